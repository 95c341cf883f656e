package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Edits of the nearest, as {@code lifecircle.h} declares them. */
interface NativeLive extends Library {
    int lc_live_new(
            Pointer targets, Pointer groups, double limitS, Pointer run, PointerByReference out,
            PointerByReference error);

    int lc_live_copy(Pointer live, PointerByReference out, PointerByReference error);

    int lc_live_nearest(Pointer live, Pointer origins, PointerByReference out, PointerByReference error);

    int lc_live_at_node(
            Pointer live, SizeT group, int node, double[] seconds, int[] target, int[] found, PointerByReference error);

    int lc_live_add(
            Pointer live, Pointer places, SizeT place, int[] groups, SizeT count, int[] target,
            PointerByReference error);

    int lc_live_close(Pointer live, int target, PointerByReference error);

    int lc_live_move(Pointer live, int target, Pointer places, SizeT place, PointerByReference error);

    int lc_live_change_edge(Pointer live, int edge, double forwardS, double backwardS, PointerByReference error);

    void lc_live_free(Pointer live);
}
