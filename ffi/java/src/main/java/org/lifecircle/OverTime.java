package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.time.LocalDate;

/** Access at every moment of a period, exact at every change. Immutable; may be shared by threads. */
public final class OverTime extends Handle {
    OverTime(Pointer pointer) {
        super(pointer, C::lc_over_time_free);
    }

    /**
     * Every stretch in which nothing changes, for some homes.
     *
     * @param homes their rows
     * @return one row for each home, category and stretch
     */
    public Table intervals(long[] homes) {
        return with(p -> new Table(made((out, error) -> C.lc_over_time_intervals(p, homes, new SizeT(homes.length),
                out, error))));
    }

    /**
     * How many are open in every stretch in which nothing changes, for some homes.
     *
     * @param homes their rows
     * @param limit which of the minutes of the query, counted from 0
     * @return one row for each home, category and stretch
     */
    public Table counts(long[] homes, long limit) {
        return with(p -> new Table(made((out, error) -> C.lc_over_time_counts(p, homes, new SizeT(homes.length),
                new SizeT(limit), out, error))));
    }

    /**
     * The share of waking hours with an open facility.
     *
     * @param limit which of the minutes of the query, counted from 0
     * @param fromMinute waking hours begin at this minute of the day
     * @param toMinute and end at this one, at most 1440
     * @param run how the call runs; null for the defaults
     * @return one row for each home
     */
    public Table shares(long limit, int fromMinute, int toMinute, Run run) {
        return with(p -> new Table(Run.make(run, (r, out, error) -> C.lc_over_time_shares(p, new SizeT(limit),
                fromMinute, toMinute, r, out, error))));
    }

    /**
     * The first and the last moment of a day at which it is possible.
     *
     * @param limit which of the minutes of the query, counted from 0
     * @param day the day
     * @return one row for each home
     */
    public Table doorTimes(long limit, LocalDate day) {
        return with(p -> new Table(made((out, error) -> C.lc_over_time_door_times(p, new SizeT(limit),
                Moments.number(day), out, error))));
    }

    /**
     * How many choices there are over the waking hours.
     *
     * @param fromMinute waking hours begin at this minute of the day
     * @param toMinute and end at this one, at most 1440
     * @param run how the call runs; null for the defaults
     * @return one row for each home
     */
    public Table choices(int fromMinute, int toMinute, Run run) {
        return with(p -> new Table(Run.make(run, (r, out, error) -> C.lc_over_time_choices(p, fromMinute, toMinute, r,
                out, error))));
    }
}
