package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Moments and days, as {@code lifecircle.h} declares them. */
interface NativeCalendar extends Library {
    int lc_moment(byte[] moment, SizeT momentLength, long[] unixS, PointerByReference error);

    int lc_moment_text(long unixS, PointerByReference out, PointerByReference error);

    int lc_work_calendar_extended(
            byte[] toml, SizeT tomlLength, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    int lc_work_calendar_kind(Pointer workCalendar, int day, int[] kind, PointerByReference error);

    int lc_work_calendar_days(
            Pointer workCalendar, int first, int last, PointerByReference out, PointerByReference error);

    void lc_work_calendar_free(Pointer workCalendar);
}
