package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Partitions, as {@code lifecircle.h} declares them. */
interface NativePartition extends Library {
    int lc_prepared_partition(
            Pointer prepared, double targetPeople, double atLeast, double atMost, int maxMinutes, int acrossBridges,
            Pointer run, PointerByReference out, PointerByReference error);

    int lc_partition_circles(Pointer partition, PointerByReference out, PointerByReference error);

    int lc_partition_homes(Pointer partition, PointerByReference out, PointerByReference error);

    void lc_partition_free(Pointer partition);
}
