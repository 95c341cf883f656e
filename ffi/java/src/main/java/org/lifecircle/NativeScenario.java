package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Scenarios and what they change, as {@code lifecircle.h} declares them. */
interface NativeScenario extends Library {
    int lc_scenario_read(
            byte[] document, SizeT length, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    int lc_scenario_then(Pointer scenario, Pointer other, PointerByReference out, PointerByReference error);

    Pointer lc_scenario_id(Pointer scenario);

    Pointer lc_scenario_title(Pointer scenario);

    SizeT lc_scenario_change_count(Pointer scenario);

    void lc_scenario_free(Pointer scenario);

    int lc_scenarios_read(
            byte[] document, SizeT length, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    SizeT lc_scenarios_count(Pointer scenarios);

    int lc_scenarios_at(Pointer scenarios, SizeT scenario, PointerByReference out, PointerByReference error);

    void lc_scenarios_free(Pointer scenarios);

    int lc_study_apply(
            Pointer study, Pointer scenario, PointerByReference out, PointerByReference undo,
            PointerByReference error);

    int lc_prepared_apply(
            Pointer prepared, Pointer scenario, Pointer walker, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_undo_apply(Pointer undo, Pointer study, PointerByReference out, PointerByReference error);

    void lc_undo_free(Pointer undo);

    int lc_difference_between(Pointer before, Pointer after, PointerByReference out, PointerByReference error);

    int lc_difference_table(Pointer difference, PointerByReference out, PointerByReference error);

    int lc_scenarios_compare(
            Pointer[] scenarios, Pointer[] differences, SizeT count, PointerByReference out,
            PointerByReference error);

    void lc_difference_free(Pointer difference);
}
