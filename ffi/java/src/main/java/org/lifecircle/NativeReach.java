package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Questions to the engine, as {@code lifecircle.h} declares them. */
interface NativeReach extends Library {
    int lc_reach_nearest(
            Pointer origins, Pointer targets, Pointer groups, double limitS, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_nearest_times(
            Pointer origins, Pointer targets, Pointer groups, double limitS, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_nearest_at_nodes(
            Pointer targets, Pointer groups, double limitS, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_nearest_times_at_nodes(
            Pointer targets, Pointer groups, double limitS, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_ask_new(PointerByReference out, PointerByReference error);

    int lc_ask_set_within(Pointer ask, double[] limitsS, SizeT count, PointerByReference error);

    int lc_ask_set_nearest(Pointer ask, SizeT k, double limitS, PointerByReference error);

    int lc_ask_add_decay(Pointer ask, Pointer decay, PointerByReference error);

    void lc_ask_free(Pointer ask);

    int lc_reach_opportunities(
            Pointer origins, Pointer targets, Pointer groups, Pointer ask, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_opportunities_at_nodes(
            Pointer targets, Pointer groups, Pointer ask, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_of(
            Pointer origins, double[] limitsS, SizeT count, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_reach_of_nodes(
            Pointer timed, double[] limitsS, SizeT count, Pointer run, PointerByReference out,
            PointerByReference error);
}
