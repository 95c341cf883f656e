package org.lifecircle;

/**
 * How somebody moves: the time every edge costs. Implemented by the host, registered in a {@link Registry}.
 *
 * <p>It is called on the thread that made the call it is used by, once for each study that is prepared. What it throws
 * comes out of that call as the cause of a {@link LifeCircleException.Plugin}.
 */
public interface WalkModel {
    /**
     * Seconds per metre off the network, on the link from a door to the nearest edge.
     *
     * @return a finite, positive number
     */
    double linkSecondsPerMetre();

    /**
     * Fills in the time of every edge.
     *
     * @param edges the edges
     * @param forwardS seconds as drawn, {@code >= 0} or infinite where one does not pass
     * @param backwardS seconds against the drawing
     * @throws Exception whatever keeps it from timing the edges
     */
    void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) throws Exception;
}
