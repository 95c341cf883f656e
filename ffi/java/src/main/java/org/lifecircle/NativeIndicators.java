package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Indicators, as {@code lifecircle.h} declares them. */
interface NativeIndicators extends Library {
    int lc_indicator_cumulative(double withinS, int countBy, PointerByReference out, PointerByReference error);

    int lc_indicator_gravity(Pointer decay, int countBy, PointerByReference out, PointerByReference error);

    int lc_indicator_two_step(Pointer decay, PointerByReference out, PointerByReference error);

    int lc_indicator_three_step(Pointer decay, PointerByReference out, PointerByReference error);

    int lc_indicator_balanced(Pointer decay, PointerByReference out, PointerByReference error);

    int lc_indicator_availability(
            Pointer decay, double alpha, int perPerson, PointerByReference out, PointerByReference error);

    int lc_indicator_dual_access(
            double wanted, int countBy, double withinS, PointerByReference out, PointerByReference error);

    int lc_indicator_mean_nearest(SizeT k, double withinS, PointerByReference out, PointerByReference error);

    int lc_indicator_diversity(double order, double withinS, PointerByReference out, PointerByReference error);

    int lc_indicator_basket(
            StringArray names, SizeT kindCount, double[] weights, SizeT count, int[] kindOf, Pointer decay,
            PointerByReference out, PointerByReference error);

    int lc_indicator_walk_score_2011(PointerByReference out, PointerByReference error);

    int lc_indicator_check(Pointer indicator, Pointer catchments, PointerByReference error);

    void lc_indicator_free(Pointer indicator);
}
