package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Indicators by name, as {@code lifecircle.h} declares them. */
interface NativeMeasured extends Library {
    int lc_measured_new(
            Pointer prepared, StringArray kinds, SizeT kindCount, int supply, StringArray indicators,
            SizeT indicatorCount, Pointer run, PointerByReference out, PointerByReference error);

    int lc_measured_table(Pointer measured, PointerByReference out, PointerByReference error);

    int lc_measured_equity(Pointer measured, PointerByReference out, PointerByReference error);

    int lc_measured_lorenz(Pointer measured, PointerByReference out, PointerByReference error);

    int lc_measured_ranked(
            Pointer measured, byte[] indicator, SizeT indicatorLength, double[] ranks, SizeT count,
            PointerByReference out, PointerByReference error);

    void lc_measured_free(Pointer measured);
}
