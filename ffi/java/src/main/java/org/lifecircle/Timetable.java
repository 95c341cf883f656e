package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.time.LocalDate;

/** Opening hours of many services over a range of dates; a text that occurs a thousand times is compiled once. */
public final class Timetable extends Handle {
    Timetable(Pointer pointer) {
        super(pointer, C::lc_timetable_free);
    }

    /**
     * An empty timetable for the days from the first to the last.
     *
     * @param calendar the work calendar; null for the bundled one
     * @param first the first day
     * @param last the last day
     * @return the timetable
     */
    public static Timetable of(WorkCalendar calendar, LocalDate first, LocalDate last) {
        return Handle.orNull(calendar, calendarPointer -> new Timetable(made((out, error) ->
                C.lc_timetable_new(calendarPointer, Moments.number(first), Moments.number(last), out, error))));
    }

    /**
     * The number of the schedule of a text; 0, of which nothing is known, when a part was not understood.
     *
     * @param hours the text
     * @param rule what happens on make-up workdays and holidays
     * @return the number
     */
    public int add(String hours, WeekRule rule) {
        byte[] hoursUtf8 = utf8(hours);
        return with(p -> {
            int[] code = new int[1];
            done(error -> C.lc_timetable_add(p, hoursUtf8, size(hoursUtf8), rule.code, code, error));
            return code[0];
        });
    }

    /**
     * A schedule by its number.
     *
     * @param number the number
     * @return the schedule; it does not depend on this timetable
     */
    public Schedule schedule(int number) {
        return with(p -> new Schedule(made((out, error) -> C.lc_timetable_schedule(p, number, out, error))));
    }
}
