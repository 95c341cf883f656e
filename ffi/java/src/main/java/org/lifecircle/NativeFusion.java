package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Fusions, as {@code lifecircle.h} declares them. */
interface NativeFusion extends Library {
    int lc_fusion_circles_new(PointerByReference out, PointerByReference error);

    int lc_fusion_circles_add(
            Pointer circles, byte[] id, SizeT idLength, byte[] name, SizeT nameLength, Pointer prepared,
            PointerByReference error);

    int lc_fusion_circles_demand(
            Pointer circles, StringArray categories, SizeT count, int minutes, int minimum, PointerByReference error);

    void lc_fusion_circles_free(Pointer fusionCircles);

    int lc_fusion_new(Pointer circles, Pointer run, PointerByReference out, PointerByReference error);

    int lc_fusion_homes(Pointer fusion, PointerByReference out, PointerByReference error);

    int lc_fusion_tallies(Pointer fusion, PointerByReference out, PointerByReference error);

    int lc_fusion_places(Pointer fusion, SizeT atLeast, PointerByReference out, PointerByReference error);

    void lc_fusion_free(Pointer fusion);
}
