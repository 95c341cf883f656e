package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.nio.file.Path;

/** A network with one walker's times: what is searched. Immutable; may be shared by threads. */
public final class TimedNetwork extends Handle {
    TimedNetwork(Pointer pointer) {
        super(pointer, C::lc_timed_free);
    }

    /**
     * A network with a walker's times, without a study around it.
     *
     * @param network the network
     * @param walker who walks
     * @return the timed network; it does not depend on the two
     */
    public static TimedNetwork of(Network network, Walker walker) {
        return network.with(n -> walker.with(w -> new TimedNetwork(
                made((out, error) -> C.lc_timed_new(n, w, out, error)))));
    }

    /**
     * Opens a file that {@link #save} wrote. Nothing in it is believed unchecked.
     *
     * @param path the file
     * @return the timed network
     */
    public static TimedNetwork open(Path path) {
        byte[] name = utf8(path.toString());
        return new TimedNetwork(made((out, error) -> C.lc_timed_open(name, size(name), out, error)));
    }

    /**
     * Keeps it in a file, to be opened again without preparing.
     *
     * @param path the file; it takes its name only when it is complete
     */
    public void save(Path path) {
        byte[] name = utf8(path.toString());
        with(p -> {
            done(error -> C.lc_timed_save(p, name, size(name), error));
            return null;
        });
    }

    /**
     * The nodes by number.
     *
     * @return {@code node}, {@code source_id}, {@code edges}; the points are where they are
     */
    public Table nodes() {
        return with(p -> new Table(made((out, error) -> C.lc_timed_nodes(p, out, error))));
    }

    /**
     * The edges by number.
     *
     * @return {@code edge}, {@code from}, {@code to}, {@code length_m}, {@code passage}, {@code direction},
     *     {@code source_id}; the geometry is the line
     */
    public Table edges() {
        return with(p -> new Table(made((out, error) -> C.lc_timed_edges(p, out, error))));
    }

    /**
     * Points as places. One that cannot be attached stays, without a door, and is reached by no walk.
     *
     * @param lon longitudes in WGS-84 degrees
     * @param lat latitudes, as many
     * @param maxSnapM the longest link to the network in metres; 150 suits most cities
     * @return the places, in the order given
     */
    public Places places(double[] lon, double[] lat, double maxSnapM) {
        if (lon.length != lat.length) {
            throw new IllegalArgumentException(lon.length + " lon for " + lat.length + " lat");
        }
        return with(p -> new Places(made((out, error) -> C.lc_places_at(
                p, lon, new SizeT(lon.length), lat, maxSnapM, out, error))));
    }

    /**
     * Triangulates the network, to draw polygons of walking time quickly.
     *
     * @param run how the call runs; null for the defaults
     * @return what draws them; it does not depend on this network
     */
    public Contours contours(Run run) {
        return with(p -> new Contours(Run.make(run, (r, out, error) -> C.lc_contours_new(p, r, out, error))));
    }

    /**
     * How much network each node reaches within each limit.
     *
     * @param limitsS the limits in seconds
     * @param run how the call runs; null for the defaults
     * @return a row for each node: {@code origin}, {@code nodes_within_<seconds>}, {@code length_m_within_<seconds>}
     */
    public Table reachOfNodes(double[] limitsS, Run run) {
        return with(p -> new Table(Run.make(run, (r, out, error) -> C.lc_reach_of_nodes(
                p, limitsS, new SizeT(limitsS.length), r, out, error))));
    }
}
