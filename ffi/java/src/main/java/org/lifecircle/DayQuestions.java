package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.util.List;

/** Some residents' days of one date, as they were written down. Immutable; may be shared by threads. */
public final class DayQuestions extends Handle {
    DayQuestions(Pointer pointer) {
        super(pointer, C::lc_day_questions_free);
    }

    /**
     * Reads days from TOML, or from JSON of the same shape when the text begins with a brace.
     *
     * <p>{@code date}, and where the defaults do not fit {@code within_minutes} (15), {@code farthest_minutes} (30) and
     * {@code unknown_hours} ({@code "excluded"}), hold for all days. Each {@code day} has {@code home}, {@code start} and
     * its list {@code activity}; it may have {@code id}, {@code order} ({@code "given"}, {@code "free"}) and
     * {@code walker}. Each {@code activity} has a place: {@code category}, or {@code facility} with or without a
     * {@code category}, or {@code home}, or {@code back_home = true}; it may have {@code id}, {@code from},
     * {@code until}, {@code stay_minutes}, {@code walker}, {@code audience}, {@code after} and {@code directly_after}.
     *
     * @param document the days
     * @param file what names the text in errors
     * @return the days
     * @throws LifeCircleException.Format for a text that is no such document, with the line, the key and what a mistyped
     *     key may have meant
     */
    public static DayQuestions read(String document, String file) {
        byte[] documentUtf8 = utf8(document);
        byte[] fileUtf8 = utf8(file);
        return new DayQuestions(made((out, error) -> C.lc_day_questions_read(documentUtf8, size(documentUtf8), fileUtf8,
                size(fileUtf8), out, error)));
    }

    /**
     * Plans the days: for each the schedule with the least walking, with every leg within the minutes asked where that is
     * possible, else within the farthest.
     *
     * @param walkers one study as each of its walkers sees it; the first walks where a day names none
     * @param run how the call runs; null for the defaults
     * @return the days with what came of them; they do not depend on this
     */
    public PlannedDays answer(List<Prepared> walkers, Run run) {
        return with(p -> withAll(walkers, all -> new PlannedDays(Run.make(run, (r, out, error) ->
                C.lc_day_questions_answer(p, all, new SizeT(all.length), r, out, error)))));
    }
}
