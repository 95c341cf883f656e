package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Access tables, as {@code lifecircle.h} declares them. */
interface NativeAccess extends Library {
    int lc_query_new(StringArray categories, SizeT count, PointerByReference out, PointerByReference error);

    int lc_query_set_minutes(Pointer query, int[] minutes, SizeT count, PointerByReference error);

    int lc_query_set_k(Pointer query, SizeT k, PointerByReference error);

    int lc_query_set_at(Pointer query, long at, PointerByReference error);

    int lc_query_set_unknown_hours(Pointer query, int choice, PointerByReference error);

    void lc_query_free(Pointer query);

    int lc_prepared_query(
            Pointer prepared, Pointer query, Pointer run, PointerByReference out, PointerByReference error);

    int lc_access_table(Pointer access, PointerByReference out, PointerByReference error);

    void lc_access_free(Pointer access);
}
