package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Idle spaces and what they could become, as {@code lifecircle.h} declares them. */
interface NativeIdle extends Library {
    int lc_idle_spaces_from_csv(
            byte[] csv, SizeT csvLength, byte[] file, SizeT fileLength, byte[] crs, SizeT crsLength,
            PointerByReference out, PointerByReference error);

    int lc_idle_spaces_from_text(
            byte[] document, SizeT documentLength, byte[] file, SizeT fileLength,
            PointerByReference out, PointerByReference error);

    int lc_idle_spaces_add_use(
            Pointer spaces, byte[] id, SizeT idLength, byte[] category, SizeT categoryLength, byte[] hours,
            SizeT hoursLength, double minAreaM2, int fixed, PointerByReference error);

    SizeT lc_idle_spaces_count(Pointer spaces);

    int lc_idle_spaces_table(Pointer spaces, PointerByReference out, PointerByReference error);

    int lc_idle_spaces_report(Pointer spaces, PointerByReference out, PointerByReference error);

    void lc_idle_spaces_free(Pointer spaces);

    int lc_idle_options_new(PointerByReference out, PointerByReference error);

    int lc_idle_options_set_demand(Pointer options, Pointer demand, PointerByReference error);

    int lc_idle_options_set_circle(Pointer options, SizeT circle, PointerByReference error);

    int lc_idle_options_set_changeover_minutes(Pointer options, int changeoverMinutes, PointerByReference error);

    void lc_idle_options_free(Pointer options);

    int lc_assessment_idle_spaces(
            Pointer assessment, Pointer spaces, Pointer options, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_idle_ranking_uses(Pointer ranking, PointerByReference out, PointerByReference error);

    int lc_idle_ranking_combinations(Pointer ranking, PointerByReference out, PointerByReference error);

    int lc_idle_ranking_order(Pointer ranking, PointerByReference out, PointerByReference error);

    int lc_idle_ranking_report(Pointer ranking, PointerByReference out, PointerByReference error);

    void lc_idle_ranking_free(Pointer ranking);
}
