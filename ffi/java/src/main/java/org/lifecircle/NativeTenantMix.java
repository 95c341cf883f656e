package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Units, their form and whom to recruit for them, as {@code lifecircle.h} declares them. */
interface NativeTenantMix extends Library {
    int lc_units_from_csv(
            byte[] csv, SizeT csvLength, byte[] file, SizeT fileLength, byte[] crs, SizeT crsLength,
            PointerByReference out, PointerByReference error);

    int lc_units_from_text(
            byte[] document, SizeT documentLength, byte[] file, SizeT fileLength,
            PointerByReference out, PointerByReference error);

    SizeT lc_units_count(Pointer units);

    int lc_units_report(Pointer units, PointerByReference out, PointerByReference error);

    void lc_units_free(Pointer units);

    int lc_form_rule_new(PointerByReference out, PointerByReference error);

    int lc_form_rule_set_gap_m(Pointer rule, double gapM, PointerByReference error);

    int lc_form_rule_set_cluster(Pointer rule, SizeT minUnits, double minShare, PointerByReference error);

    int lc_form_rule_set_strip(Pointer rule, double stripWidth, double minFront, PointerByReference error);

    void lc_form_rule_free(Pointer rule);

    int lc_commerce_form_of(Pointer units, Pointer rule, PointerByReference out, PointerByReference error);

    int lc_tenant_options_new(PointerByReference out, PointerByReference error);

    int lc_tenant_options_set_demand(Pointer options, Pointer demand, PointerByReference error);

    int lc_tenant_options_set_circle(Pointer options, SizeT circle, PointerByReference error);

    int lc_tenant_options_set_form_rule(Pointer options, Pointer rule, PointerByReference error);

    void lc_tenant_options_free(Pointer options);

    int lc_assessment_tenant_mix(
            Pointer assessment, Pointer units, Pointer options, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_tenant_mix_form(Pointer mix, PointerByReference out, PointerByReference error);

    int lc_tenant_mix_candidates(Pointer mix, PointerByReference out, PointerByReference error);

    int lc_tenant_mix_recommendations(Pointer mix, PointerByReference out, PointerByReference error);

    int lc_tenant_mix_report(Pointer mix, PointerByReference out, PointerByReference error);

    void lc_tenant_mix_free(Pointer mix);
}
