package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;

import com.sun.jna.Pointer;

/** A walking network. Immutable; may be shared by threads. */
public final class Network extends Handle {
    Network(Pointer pointer) {
        super(pointer, C::lc_network_free);
    }

    /**
     * A network from two CSV tables.
     *
     * @param nodes columns id, lon, lat and, where known, gate, elevation_m
     * @param edges columns from, to and, where known, length_m, class, passage, direction
     * @param options how they are read
     * @return the network
     */
    public static Network fromCsv(byte[] nodes, byte[] edges, TableOptions options) {
        return new Network(Options.with(options, o -> made((out, error) ->
                C.lc_network_from_csv(nodes, size(nodes), edges, size(edges), o, out, error))));
    }

    /**
     * A network from two Arrow C streams of record batches. Both are read before this returns, and taken whether it
     * succeeds or not.
     *
     * @param nodes the address of a {@code struct ArrowArrayStream} of nodes; columns as for {@link #fromCsv}
     * @param edges the address of another, of edges
     * @param options how they are read
     * @return the network
     */
    public static Network fromArrow(long nodes, long edges, TableOptions options) {
        return new Network(Options.with(options, o -> made((out, error) ->
                C.lc_network_from_arrow(new Pointer(nodes), new Pointer(edges), o, out, error))));
    }

    /**
     * The network after some work on its streets; edges that are not cut keep their numbers.
     *
     * @param work a gate that is opened, or a way that is built
     * @return another network; this one stays as it is
     */
    public Network withWork(StreetWork work) {
        return with(p -> Options.with(work, w -> new Network(made((out, error) ->
                C.lc_network_with_work(p, w, out, error)))));
    }

    /**
     * A network from arrays, in WGS-84 degrees.
     *
     * @param id the id of each node
     * @param lon its longitude
     * @param lat its latitude
     * @param from the id of the one end of each edge
     * @param to the id of the other
     * @param lengthM the length of each edge in metres, NaN to be measured; null to measure all
     * @return the network
     */
    public static Network fromArrays(long[] id, double[] lon, double[] lat, long[] from, long[] to, double[] lengthM) {
        boolean uneven = id.length != lon.length || id.length != lat.length || from.length != to.length;
        if (uneven || (lengthM != null && lengthM.length != from.length)) {
            throw new IllegalArgumentException("the columns of a table must be equally long");
        }
        return new Network(made((out, error) -> C.lc_network_from_arrays(
                id, new SizeT(id.length), lon, lat, from, new SizeT(from.length), to, lengthM, out, error)));
    }
}
