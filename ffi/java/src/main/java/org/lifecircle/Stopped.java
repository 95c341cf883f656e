package org.lifecircle;

/** What ended the search for a better plan. */
public enum Stopped {
    /** There is none. */
    OPTIMAL(1),
    /** The gap asked for is reached. */
    GAP(2),
    /** The work allowed is done. */
    WORK(3),
    /** The time allowed is over. */
    TIME(4),
    /** The solver has nothing more to try. */
    EXHAUSTED(5);

    /** A number of {@code lc_stopped}. */
    final int code;

    Stopped(int code) {
        this.code = code;
    }
}
