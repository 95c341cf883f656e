package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;

/** Opening hours, as {@code lifecircle.h} declares them. */
interface NativeHours extends Library {
    int lc_hours_read(byte[] hours, SizeT hoursLength, PointerByReference out, PointerByReference error);

    int lc_hours_examine(StringArray hours, SizeT count, PointerByReference out, PointerByReference error);

    int lc_hours_usual_week(Pointer hours, PointerByReference out, PointerByReference error);

    void lc_hours_free(Pointer hours);

    int lc_schedule_compile(
            Pointer hours, Pointer workCalendar, int rule, int first, int last, PointerByReference out,
            PointerByReference error);

    int lc_schedule_at(Pointer schedule, long at, int[] state, PointerByReference error);

    int lc_schedule_between(Pointer schedule, long from, long to, PointerByReference out, PointerByReference error);

    int lc_schedule_next_change(Pointer schedule, long at, long[] change, int[] found, PointerByReference error);

    void lc_schedule_free(Pointer schedule);

    int lc_timetable_new(Pointer workCalendar, int first, int last, PointerByReference out, PointerByReference error);

    int lc_timetable_add(
            Pointer timetable, byte[] hours, SizeT hoursLength, int rule, int[] schedule, PointerByReference error);

    int lc_timetable_schedule(Pointer timetable, int schedule, PointerByReference out, PointerByReference error);

    void lc_timetable_free(Pointer timetable);
}
