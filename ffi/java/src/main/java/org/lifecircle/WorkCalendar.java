package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.time.LocalDate;

/**
 * The work calendar of the mainland: days off and make-up workdays, as the State Council announces them. Immutable.
 */
public final class WorkCalendar extends Handle {
    WorkCalendar(Pointer pointer) {
        super(pointer, C::lc_work_calendar_free);
    }

    /**
     * The bundled calendar with the host's own notices beside it, or instead of those of the same year.
     *
     * @param toml the notices, in the form of the bundled file
     * @param file what names the text in errors
     * @return the calendar
     */
    public static WorkCalendar extended(String toml, String file) {
        byte[] tomlUtf8 = utf8(toml);
        byte[] fileUtf8 = utf8(file);
        return new WorkCalendar(made((out, error) -> C.lc_work_calendar_extended(tomlUtf8, size(tomlUtf8), fileUtf8,
                size(fileUtf8), out, error)));
    }

    /**
     * What a day is.
     *
     * @param calendar the work calendar; null for the bundled one
     * @param day the day
     * @return its kind
     */
    public static DayKind kindOf(WorkCalendar calendar, LocalDate day) {
        return Handle.orNull(calendar, calendarPointer -> {
            int[] code = new int[1];
            done(error -> C.lc_work_calendar_kind(calendarPointer, Moments.number(day), code, error));
            return DayKind.of(code[0]);
        });
    }

    /**
     * The days from the first to the last.
     *
     * @param calendar the work calendar; null for the bundled one
     * @param first the first day
     * @param last the last day
     * @return {@code date}, {@code kind} (null where no notice speaks of it), {@code holiday_zh}, {@code
     *     holiday_en}
     */
    public static Table days(WorkCalendar calendar, LocalDate first, LocalDate last) {
        return Handle.orNull(calendar, calendarPointer -> new Table(made((out, error) ->
                C.lc_work_calendar_days(calendarPointer, Moments.number(first), Moments.number(last), out, error))));
    }
}
