package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Days with what came of them. Immutable; may be shared by threads. */
public final class PlannedDays extends Handle {
    PlannedDays(Pointer pointer) {
        super(pointer, C::lc_planned_days_free);
    }

    /**
     * What comes of each day.
     *
     * @return one row for each day: its verdict, all its walking, when it ends, and what breaks it
     */
    public Table days() {
        return with(p -> new Table(made((out, error) -> C.lc_planned_days_days(p, out, error))));
    }

    /**
     * Each leg and the stay it leads to, with times, waiting and slack; the geometry is the way.
     *
     * @return one row for each leg of the days that can be done
     */
    public Table visits() {
        return with(p -> new Table(made((out, error) -> C.lc_planned_days_visits(p, out, error))));
    }
}
