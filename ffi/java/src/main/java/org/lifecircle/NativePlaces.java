package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Places and groups, as {@code lifecircle.h} declares them. */
interface NativePlaces extends Library {
    int lc_prepared_homes(Pointer prepared, PointerByReference out, PointerByReference error);

    int lc_prepared_facilities(Pointer prepared, PointerByReference out, PointerByReference error);

    int lc_places_at(
            Pointer timed, double[] lon, SizeT count, double[] lat, double maxSnapM, PointerByReference out,
            PointerByReference error);

    SizeT lc_places_count(Pointer places);

    int lc_places_doors(Pointer places, PointerByReference out, PointerByReference error);

    void lc_places_free(Pointer places);

    int lc_groups_new(PointerByReference out, PointerByReference error);

    int lc_groups_add(
            Pointer groups, byte[] name, SizeT nameLength, int[] members, SizeT count, PointerByReference error);

    int lc_prepared_groups(Pointer prepared, Pointer query, PointerByReference out, PointerByReference error);

    void lc_groups_free(Pointer groups);
}
