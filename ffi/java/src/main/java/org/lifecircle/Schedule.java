package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.time.LocalDateTime;

/** Opening hours as states of time, for every day of a range; outside it everything is unknown. Immutable. */
public final class Schedule extends Handle {
    Schedule(Pointer pointer) {
        super(pointer, C::lc_schedule_free);
    }

    /**
     * The state at a moment.
     *
     * @param at on the clocks of China
     * @return the state
     */
    public State at(LocalDateTime at) {
        return with(p -> {
            int[] code = new int[1];
            done(error -> C.lc_schedule_at(p, Moments.unix(at), code, error));
            return State.of(code[0]);
        });
    }

    /**
     * Every stretch of one state between two moments, in order and without gaps.
     *
     * @param from the first moment
     * @param to the moment it ends before
     * @return {@code start}, {@code start_unix_s}, {@code end}, {@code end_unix_s}, {@code state}
     */
    public Table between(LocalDateTime from, LocalDateTime to) {
        return with(p -> new Table(made((out, error) -> C.lc_schedule_between(p, Moments.unix(from), Moments.unix(to),
                out, error))));
    }

    /**
     * The next moment the state changes.
     *
     * @param at after which moment, on the clocks of China
     * @return that moment, or null when there is none in the range
     */
    public LocalDateTime nextChange(LocalDateTime at) {
        long[] change = new long[1];
        int[] found = new int[1];
        return with(p -> {
            done(error -> C.lc_schedule_next_change(p, Moments.unix(at), change, found, error));
            return found[0] == 0 ? null : Moments.moment(change[0]);
        });
    }
}
