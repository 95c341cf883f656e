package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Roll-ups, as {@code lifecircle.h} declares them. */
interface NativeRollUp extends Library {
    int lc_circle_records_new(PointerByReference out, PointerByReference error);

    int lc_circle_records_add_assessed(
            Pointer records, Pointer assessment, SizeT circle, byte[] division, SizeT divisionLength,
            PointerByReference error);

    int lc_circle_records_add(
            Pointer records, byte[] id, SizeT idLength, byte[] division, SizeT divisionLength, double people,
            double outlets, PointerByReference error);

    int lc_circle_records_set_entry(
            Pointer records, byte[] target, SizeT targetLength, double part, double whole, PointerByReference error);

    int lc_circle_records_read_csv(
            Pointer records, Pointer standard, byte[] csv, SizeT csvLength, byte[] file, SizeT fileLength, Pointer rows,
            PointerByReference error);

    int lc_circle_records_table(Pointer records, Pointer standard, PointerByReference out, PointerByReference error);

    int lc_circle_records_acceptance(
            Pointer records, Pointer standard, PointerByReference out, PointerByReference error);

    int lc_circle_records_read_names(
            Pointer records, byte[] csv, SizeT csvLength, byte[] file, SizeT fileLength, PointerByReference error);

    int lc_circle_records_roll_up(Pointer records, Pointer standard, PointerByReference out, PointerByReference error);

    void lc_circle_records_free(Pointer circleRecords);
}
