package org.lifecircle;

/**
 * A source of networks. Implemented by the host, registered in a {@link Registry}.
 *
 * <p>It is called on the thread that reads from it. What it throws comes out as the cause of a
 * {@link LifeCircleException.Plugin}.
 */
public interface NetworkSource {
    /**
     * Hands in the nodes.
     *
     * @return CSV with the columns of {@link Network#fromCsv}
     * @throws Exception whatever keeps it from reading
     */
    byte[] readNodes() throws Exception;

    /**
     * Hands in the edges.
     *
     * @return CSV with the columns of {@link Network#fromCsv}
     * @throws Exception whatever keeps it from reading
     */
    byte[] readEdges() throws Exception;
}
