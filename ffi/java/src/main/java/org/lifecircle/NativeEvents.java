package org.lifecircle;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Events and iCalendar, as {@code lifecircle.h} declares them. */
interface NativeEvents extends Library {
    int lc_events_new(PointerByReference out, PointerByReference error);

    int lc_events_add(
            Pointer events, byte[] id, SizeT idLength, byte[] title, SizeT titleLength, long start, long end,
            PointerByReference error);

    int lc_events_set_recurrence(Pointer events, SizeT event, byte[] rule, SizeT ruleLength, PointerByReference error);

    int lc_events_set_exceptions(Pointer events, SizeT event, int[] dates, SizeT count, PointerByReference error);

    int lc_events_set_on_holidays(Pointer events, SizeT event, int choice, PointerByReference error);

    int lc_events_at(Pointer events, SizeT event, Pointer workCalendar, long at, int[] state, PointerByReference error);

    int lc_events_occurrences(
            Pointer events, Pointer workCalendar, long from, long to, PointerByReference out, PointerByReference error);

    int lc_events_table(Pointer events, PointerByReference out, PointerByReference error);

    int lc_events_read_ical(
            byte[] ical, SizeT icalLength, byte[] file, SizeT fileLength, PointerByReference out,
            PointerByReference error);

    int lc_events_report(Pointer events, PointerByReference out, PointerByReference error);

    int lc_events_ical(Pointer events, long stamp, PointerByReference out, PointerByReference error);

    int lc_recurrence_dates(
            byte[] rule, SizeT ruleLength, int first, int last, PointerByReference out, PointerByReference error);

    void lc_events_free(Pointer events);
}
