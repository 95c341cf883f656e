package org.lifecircle;

/**
 * A source of facilities or of homes. Implemented by the host, registered in a {@link Registry}.
 *
 * <p>It is called on the thread that reads from it. What it throws comes out as the cause of a
 * {@link LifeCircleException.Plugin}.
 */
public interface TableSource {
    /**
     * Hands in the table.
     *
     * @return the bytes of a file in the format it was registered with
     * @throws Exception whatever keeps it from reading
     */
    byte[] read() throws Exception;
}
