package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Columns of the host, as {@code lifecircle.h} declares them. */
interface NativeColumns extends Library {
    int lc_columns_new(SizeT rows, PointerByReference out, PointerByReference error);

    int lc_columns_add_real(
            Pointer columns, byte[] name, SizeT nameLength, double[] values, SizeT count, byte[] valid,
            PointerByReference error);

    int lc_columns_add_integer(
            Pointer columns, byte[] name, SizeT nameLength, long[] values, SizeT count, byte[] valid,
            PointerByReference error);

    int lc_columns_add_text(
            Pointer columns, byte[] name, SizeT nameLength, StringArray values, SizeT count, PointerByReference error);

    int lc_columns_facilities(Pointer columns, Pointer options, PointerByReference out, PointerByReference error);

    int lc_columns_homes(Pointer columns, Pointer options, PointerByReference out, PointerByReference error);

    int lc_columns_table(Pointer columns, PointerByReference out, PointerByReference error);

    void lc_columns_free(Pointer columns);

    int lc_network_from_arrays(
            long[] id, SizeT nodeCount, double[] lon, double[] lat, long[] from, SizeT edgeCount, long[] to,
            double[] lengthM, PointerByReference out, PointerByReference error);
}
