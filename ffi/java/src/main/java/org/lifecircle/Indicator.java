package org.lifecircle;

/**
 * What the access of a home amounts to. Implemented by the host, registered in a {@link Registry}.
 *
 * <p>It is called on the thread that made the call it is used by. What it throws comes out of that call as the cause of a
 * {@link LifeCircleException.Plugin}.
 */
public interface Indicator {
    /**
     * The longest walk that matters.
     *
     * @return seconds, finite and positive
     */
    double horizonSeconds();

    /**
     * How many horizons away something can matter to a home.
     *
     * @return 1 for what it reaches, 2 for who else reaches that, 3 for what else these reach
     */
    int dependencyRadius();

    /**
     * Fills in the level of every home. An exact level is a promise: whatever lies beyond the data, it stays.
     *
     * @param catchments homes, outlets and walks
     * @param number the number or bound of each home whose level has one; finite, {@code >= 0}
     * @param level what is known of each home
     * @throws Exception whatever keeps it from answering
     */
    void levels(CatchmentColumns catchments, double[] number, Level[] level) throws Exception;
}
