package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.time.LocalDate;
import java.util.List;

/** Opening hours, understood. Immutable; may be shared by threads. */
public final class Hours extends Handle {
    Hours(Pointer pointer) {
        super(pointer, C::lc_hours_free);
    }

    /**
     * Reads hours in OpenStreetMap's syntax, or in Chinese as they stand on a door; a part that is not understood is
     * refused.
     *
     * @param hours such as "Mo-Fr 08:00-18:00; PH off"
     * @return the hours
     */
    public static Hours read(String hours) {
        byte[] hoursUtf8 = utf8(hours);
        return new Hours(made((out, error) -> C.lc_hours_read(hoursUtf8, size(hoursUtf8), out, error)));
    }

    /**
     * What could be made of texts about opening hours.
     *
     * @param texts the texts
     * @return {@code text}, {@code complete}, {@code osm}, {@code zh}, {@code en}, {@code not_understood}
     */
    public static Table examine(List<String> texts) {
        StringArray textsTexts = new StringArray(texts.toArray(new String[0]), "UTF-8");
        return new Table(made((out, error) -> C.lc_hours_examine(textsTexts, new SizeT(texts.size()), out, error)));
    }

    /**
     * The runs of one state of a usual week.
     *
     * @return {@code from_minute}, {@code to_minute} since Monday's midnight, {@code state}; null when no week is
     *     usual
     */
    public Table usualWeek() {
        return with(p -> {
            Pointer found = made((out, error) -> C.lc_hours_usual_week(p, out, error));
            return found == null ? null : new Table(found);
        });
    }

    /**
     * The hours as states of the days from the first to the last.
     *
     * @param calendar the work calendar; null for the bundled one
     * @param rule what happens on make-up workdays and holidays
     * @param first the first day
     * @param last the last day
     * @return the schedule
     */
    public Schedule schedule(WorkCalendar calendar, WeekRule rule, LocalDate first, LocalDate last) {
        return with(p -> Handle.orNull(calendar, calendarPointer -> new Schedule(made((out, error) ->
                C.lc_schedule_compile(p, calendarPointer, rule.code, Moments.number(first), Moments.number(last), out,
                error)))));
    }
}
