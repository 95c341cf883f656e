package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.text;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

/**
 * A list of events: services between two moments, once or again and again. One is known by its place, counted from 0.
 */
public final class Events extends Handle {
    /** No events yet. */
    public Events() {
        this(made(C::lc_events_new));
    }

    Events(Pointer pointer) {
        super(pointer, C::lc_events_free);
    }

    /**
     * The events of an iCalendar text; what could not be read is in the report, and the rest is kept.
     *
     * @param ical the text
     * @param file what names it in the report
     * @return the events
     */
    public static Events readIcal(String ical, String file) {
        byte[] icalUtf8 = utf8(ical);
        byte[] fileUtf8 = utf8(file);
        return new Events(made((out, error) -> C.lc_events_read_ical(icalUtf8, size(icalUtf8), fileUtf8,
                size(fileUtf8), out, error)));
    }

    /**
     * The dates of a rule of iCalendar.
     *
     * @param rule such as "FREQ=WEEKLY;BYDAY=TU"
     * @param first the date it starts on
     * @param last the last day
     * @return {@code date}
     */
    public static Table recurrenceDates(String rule, LocalDate first, LocalDate last) {
        byte[] ruleUtf8 = utf8(rule);
        return new Table(made((out, error) -> C.lc_recurrence_dates(ruleUtf8, size(ruleUtf8), Moments.number(first),
                Moments.number(last), out, error)));
    }

    /**
     * Adds an event that is held once.
     *
     * @param id its identity
     * @param title its name
     * @param start when it begins, on the clocks of China
     * @param end when it is over
     * @return these events
     */
    public Events add(String id, String title, LocalDateTime start, LocalDateTime end) {
        byte[] idUtf8 = utf8(id);
        byte[] titleUtf8 = utf8(title);
        with(p -> {
            done(error -> C.lc_events_add(p, idUtf8, size(idUtf8), titleUtf8, size(titleUtf8), Moments.unix(start),
                    Moments.unix(end), error));
            return null;
        });
        return this;
    }

    /**
     * Says that an event is held again and again.
     *
     * @param event which
     * @param rule such as "FREQ=WEEKLY;BYDAY=TU"
     * @return these events
     */
    public Events recurrence(long event, String rule) {
        byte[] ruleUtf8 = utf8(rule);
        with(p -> {
            done(error -> C.lc_events_set_recurrence(p, new SizeT(event), ruleUtf8, size(ruleUtf8), error));
            return null;
        });
        return this;
    }

    /**
     * Says what becomes of an event on holidays.
     *
     * @param event which
     * @param choice by default unknown
     * @return these events
     */
    public Events onHolidays(long event, OnHolidays choice) {
        with(p -> {
            done(error -> C.lc_events_set_on_holidays(p, new SizeT(event), choice.code, error));
            return null;
        });
        return this;
    }

    /**
     * Whether an event is held at a moment.
     *
     * @param event which
     * @param calendar the work calendar; null for the bundled one
     * @param at on the clocks of China
     * @return the state
     */
    public State at(long event, WorkCalendar calendar, LocalDateTime at) {
        return with(p -> Handle.orNull(calendar, calendarPointer -> {
            int[] code = new int[1];
            done(error -> C.lc_events_at(p, new SizeT(event), calendarPointer, Moments.unix(at), code, error));
            return State.of(code[0]);
        }));
    }

    /**
     * Every time the events are held, or may be.
     *
     * @param calendar the work calendar; null for the bundled one
     * @param from the first moment
     * @param to the moment it ends before
     * @return {@code event}, {@code title}, {@code start}, {@code start_unix_s}, {@code end}, {@code end_unix_s},
     *     {@code state}
     */
    public Table occurrences(WorkCalendar calendar, LocalDateTime from, LocalDateTime to) {
        return with(p -> Handle.orNull(calendar, calendarPointer -> new Table(made((out, error) ->
                C.lc_events_occurrences(p, calendarPointer, Moments.unix(from), Moments.unix(to), out, error)))));
    }

    /**
     * The events.
     *
     * @return {@code event}, {@code title}, {@code start}, {@code start_unix_s}, {@code end}, {@code end_unix_s},
     *     {@code rule}, {@code on_holidays}
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_events_table(p, out, error))));
    }

    /**
     * What of an iCalendar text was left out or is doubtful.
     *
     * @return one row per defect
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_events_report(p, out, error))));
    }

    /**
     * The events as iCalendar (RFC 5545).
     *
     * @param stamp when the text is made; the same events at the same stamp are the same text
     * @return the text
     */
    public String ical(LocalDateTime stamp) {
        return with(p -> text((out, error) -> C.lc_events_ical(p, Moments.unix(stamp), out, error)));
    }

    /**
     * Says that an event is not held on some dates.
     *
     * @param event which
     * @param dates the dates
     * @return these events
     */
    public Events except(long event, LocalDate... dates) {
        int[] days = Arrays.stream(dates).mapToInt(Moments::number).toArray();
        with(p -> {
            done(error -> C.lc_events_set_exceptions(p, new SizeT(event), days, new SizeT(days.length), error));
            return null;
        });
        return this;
    }
}
