package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The Arrow C interfaces, as {@code lifecircle.h} declares them. */
interface NativeArrow extends Library {
    int lc_table_export_arrow(Pointer table, Pointer schema, Pointer array, PointerByReference error);

    int lc_table_export_stream(Pointer table, Pointer stream, PointerByReference error);

    int lc_network_from_arrow(
            Pointer nodes, Pointer edges, Pointer options, PointerByReference out, PointerByReference error);

    int lc_facilities_from_arrow(
            Pointer stream, Pointer options, PointerByReference out, PointerByReference error);

    int lc_homes_from_arrow(Pointer stream, Pointer options, PointerByReference out, PointerByReference error);

    int lc_land_from_arrow(Pointer stream, Pointer options, PointerByReference out, PointerByReference error);
}
