package org.lifecircle;

import java.util.List;

/**
 * Where registers are kept: streams of records that only grow. Implemented by the host, registered in a {@link Registry}.
 *
 * <p>It is called on the thread that made the call it is used by, and must not call the register it is the store of. A
 * stream never written to is empty; streams do not see each other; what was appended is read back byte for byte. What it
 * throws comes out of the call as the cause of a {@link LifeCircleException.Plugin}. {@link RegisterStore#check} holds an
 * implementation to these laws.
 */
public interface Store {
    /**
     * Appends records to a stream if it holds exactly so many: all of them or, when it fails, none.
     *
     * @param stream the name of the stream
     * @param expected how many records it is to hold before
     * @param records what is appended, in order
     * @return how many records the stream held before; when that is not {@code expected}, somebody else was first and nothing
     *     was written
     * @throws Exception whatever kept it from writing
     */
    long append(String stream, long expected, List<byte[]> records) throws Exception;

    /**
     * The records of a stream.
     *
     * @param stream the name of the stream
     * @param from the number of the first, counted from 0
     * @return the records from there on
     * @throws Exception whatever kept it from reading
     */
    List<byte[]> read(String stream, long from) throws Exception;
}
