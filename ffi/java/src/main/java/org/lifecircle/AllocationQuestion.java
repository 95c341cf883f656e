package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.time.LocalDateTime;

/** Capacity that exists only in a window and demand for it, to be given to each other within a walk. */
public final class AllocationQuestion extends Options {
    private final int limitMinutes;

    /**
     * No capacity and no demand yet.
     *
     * @param limitMinutes the longest walk
     */
    public AllocationQuestion(int limitMinutes) {
        this.limitMinutes = limitMinutes;
    }

    /**
     * Adds capacity: a unit serves one unit of demand for the whole of its window.
     *
     * @param facility the row of the facility
     * @param from when it begins to be there, on the clocks of China
     * @param until when it is gone
     * @param units how many
     * @return this question
     */
    public AllocationQuestion capacity(long facility, LocalDateTime from, LocalDateTime until, int units) {
        set(p -> done(error -> C.lc_allocation_question_add_capacities(p, new long[] {facility},
                new long[] {Moments.unix(from)}, new long[] {Moments.unix(until)}, new int[] {units}, new SizeT(1),
                error)));
        return this;
    }

    /**
     * Adds the capacity of services in the hours they are open.
     *
     * @param windows of the study that is asked; open until the question has been
     * @return this question
     */
    public AllocationQuestion capacities(CapacityWindows windows) {
        set(p -> windows.with(w -> {
            done(error -> C.lc_allocation_question_add_windows(p, w, error));
            return null;
        }));
        return this;
    }

    /**
     * Adds demand of a home.
     *
     * @param home the row of the home
     * @param from when the need begins, on the clocks of China
     * @param until when it ends
     * @param units how many
     * @return this question
     */
    public AllocationQuestion demand(long home, LocalDateTime from, LocalDateTime until, int units) {
        return demands(new long[] {home}, from, until, new int[] {units});
    }

    /**
     * Adds the demand of many homes in one window.
     *
     * @param homes the rows of the homes
     * @param from when the need begins, on the clocks of China
     * @param until when it ends
     * @param units how many each needs
     * @return this question
     */
    public AllocationQuestion demands(long[] homes, LocalDateTime from, LocalDateTime until, int[] units) {
        if (homes.length != units.length) {
            throw new IllegalArgumentException(homes.length + " homes, but " + units.length + " numbers of units");
        }
        long[] rows = homes.clone();
        int[] needed = units.clone();
        long[] begins = new long[rows.length];
        long[] ends = new long[rows.length];
        java.util.Arrays.fill(begins, Moments.unix(from));
        java.util.Arrays.fill(ends, Moments.unix(until));
        set(p -> done(error -> C.lc_allocation_question_add_demands(p, rows, begins, ends, needed,
                new SizeT(rows.length), error)));
        return this;
    }

    @Override
    Pointer create() {
        return made((out, error) -> C.lc_allocation_question_new(limitMinutes, out, error));
    }

    @Override
    void free(Pointer options) {
        C.lc_allocation_question_free(options);
    }
}
