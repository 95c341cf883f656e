package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.time.LocalDateTime;

/** When the services of a study are open, over a range of dates. Immutable; may be shared by threads. */
public final class Openings extends Handle {
    Openings(Pointer pointer) {
        super(pointer, C::lc_openings_free);
    }

    /**
     * The state of a service at a moment.
     *
     * @param facility the row of the facility
     * @param service its service, counted from 0
     * @param at on the clocks of China
     * @return the state
     */
    public State state(long facility, long service, LocalDateTime at) {
        return with(p -> {
            int[] code = new int[1];
            done(error -> C.lc_openings_state(p, new SizeT(facility), new SizeT(service), Moments.unix(at), code,
                    error));
            return State.of(code[0]);
        });
    }

    /**
     * Every service at a moment.
     *
     * @param at on the clocks of China
     * @return {@code facility}, {@code category}, {@code channel}, {@code state}, {@code rules} (by which it is
     *     open)
     */
    public Table at(LocalDateTime at) {
        return with(p -> new Table(made((out, error) -> C.lc_openings_at(p, Moments.unix(at), out, error))));
    }

    /**
     * Every stretch of one state of a service between two moments.
     *
     * @param facility the row of the facility
     * @param service its service, counted from 0
     * @param from the first moment
     * @param to the moment it ends before
     * @return {@code start}, {@code start_unix_s}, {@code end}, {@code end_unix_s}, {@code state}
     */
    public Table between(long facility, long service, LocalDateTime from, LocalDateTime to) {
        return with(p -> new Table(made((out, error) -> C.lc_openings_between(p, new SizeT(facility),
                new SizeT(service), Moments.unix(from), Moments.unix(to), out, error))));
    }
}
