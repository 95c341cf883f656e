package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Timed networks, as {@code lifecircle.h} declares them. */
interface NativeNetwork extends Library {
    int lc_prepared_timed(Pointer prepared, PointerByReference out, PointerByReference error);

    int lc_timed_new(Pointer network, Pointer walker, PointerByReference out, PointerByReference error);

    int lc_timed_save(Pointer timed, byte[] path, SizeT pathLength, PointerByReference error);

    int lc_timed_open(byte[] path, SizeT pathLength, PointerByReference out, PointerByReference error);

    int lc_timed_nodes(Pointer timed, PointerByReference out, PointerByReference error);

    int lc_timed_edges(Pointer timed, PointerByReference out, PointerByReference error);

    void lc_timed_free(Pointer timed);
}
