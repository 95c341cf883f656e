package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Networks with something built, as {@code lifecircle.h} declares them. */
interface NativeStreetWork extends Library {
    int lc_street_work_open_gate(
            long gate, int passage, int through, PointerByReference out, PointerByReference error);

    int lc_street_work_add_way(
            long id, double[] lon, SizeT count, double[] lat, PointerByReference out, PointerByReference error);

    int lc_street_work_set_class(Pointer work, int wayClass, PointerByReference error);

    int lc_street_work_set_passage(Pointer work, int passage, PointerByReference error);

    int lc_street_work_set_direction(Pointer work, int direction, PointerByReference error);

    int lc_street_work_set_crossing(Pointer work, int crossing, PointerByReference error);

    int lc_street_work_set_surface(Pointer work, int surface, PointerByReference error);

    int lc_street_work_set_wheelchair(Pointer work, int wheelchair, PointerByReference error);

    int lc_street_work_set_incline(Pointer work, double incline, PointerByReference error);

    int lc_street_work_set_width_m(Pointer work, double widthM, PointerByReference error);

    int lc_street_work_set_layer(Pointer work, int layer, int gradeSeparated, PointerByReference error);

    void lc_street_work_free(Pointer work);

    int lc_network_with_work(Pointer network, Pointer work, PointerByReference out, PointerByReference error);
}
