package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Catchments, as {@code lifecircle.h} declares them. */
interface NativeCatchments extends Library {
    int lc_prepared_catchments(
            Pointer prepared, StringArray categories, SizeT count, int[] kindOf, int minutes, int supply, Pointer run,
            PointerByReference out, PointerByReference error);

    int lc_catchments_new(
            double[] people, SizeT homeCount, double[] escapeS, int[] kind, SizeT outletCount, double[] supply,
            double[] entryS, int[] home, SizeT count, int[] outlet, double[] seconds, double limitS,
            PointerByReference out, PointerByReference error);

    void lc_catchments_free(Pointer catchments);
}
