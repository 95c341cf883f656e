package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Several categories at shared sites, as {@code lifecircle.h} declares them. */
interface NativeSharedSiting extends Library {
    int lc_shared_siting_new(
            StringArray kinds, SizeT kindCount, Pointer[] sitings, int[] room, SizeT placeCount,
            PointerByReference out, PointerByReference error);

    int lc_shared_siting_solve(
            Pointer siting, Pointer limits, Pointer run, PointerByReference out, PointerByReference error);

    void lc_shared_siting_free(Pointer siting);

    int lc_shared_plan_summary(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_shared_plan_hosts(Pointer plan, PointerByReference out, PointerByReference error);

    int lc_shared_plan_of_kind(Pointer plan, SizeT kind, PointerByReference out, PointerByReference error);

    void lc_shared_plan_free(Pointer plan);
}
