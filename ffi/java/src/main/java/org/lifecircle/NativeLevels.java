package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Levels and equity, as {@code lifecircle.h} declares them. */
interface NativeLevels extends Library {
    int lc_catchments_measure(
            Pointer catchments, Pointer indicator, Pointer run, PointerByReference out, PointerByReference error);

    int lc_levels_table(Pointer levels, PointerByReference out, PointerByReference error);

    int lc_levels_of_study(Pointer levels, Pointer study, PointerByReference out, PointerByReference error);

    int lc_levels_equity(Pointer levels, Pointer study, PointerByReference out, PointerByReference error);

    int lc_levels_equity_of(
            Pointer levels, double[] people, SizeT count, PointerByReference out, PointerByReference error);

    int lc_levels_lorenz(
            Pointer levels, double[] people, SizeT count, PointerByReference out, PointerByReference error);

    int lc_levels_ranked(
            Pointer levels, double[] ranks, SizeT count, double[] people, PointerByReference out,
            PointerByReference error);

    void lc_levels_free(Pointer levels);

    int lc_indicator_names(PointerByReference out, PointerByReference error);
}
