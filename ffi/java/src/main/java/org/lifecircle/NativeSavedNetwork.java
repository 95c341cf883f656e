package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Prepared networks in their files, as {@code lifecircle.h} declares them. */
interface NativeSavedNetwork extends Library {
    int lc_doors_new(
            long[] place, SizeT count, long[] edge, double[] chainageM, double[] linkM, PointerByReference out,
            PointerByReference error);

    void lc_doors_free(Pointer doors);

    int lc_saved_network_open(byte[] path, SizeT pathLength, PointerByReference out, PointerByReference error);

    int lc_saved_network_read(byte[] path, SizeT pathLength, PointerByReference out, PointerByReference error);

    int lc_saved_network_row(
            Pointer saved, Pointer origins, long origin, Pointer targets, double limitS, PointerByReference out,
            PointerByReference error);

    int lc_saved_network_nodes_within(
            Pointer saved, Pointer origins, long origin, double limitS, PointerByReference out,
            PointerByReference error);

    int lc_saved_network_timed(Pointer saved, PointerByReference out, PointerByReference error);

    int lc_saved_network_verify(Pointer saved, PointerByReference error);

    void lc_saved_network_free(Pointer saved);
}
