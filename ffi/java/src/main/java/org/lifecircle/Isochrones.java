package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Everything within walking time of some places. Immutable; may be shared by threads. */
public final class Isochrones extends Handle {
    Isochrones(Pointer pointer) {
        super(pointer, C::lc_isochrones_free);
    }

    /**
     * The stretches of edges reached, cut exactly where the time runs out.
     *
     * @return {@code origin} (counted from 0), {@code edge}, {@code from_m}, {@code to_m}, {@code from_s}, {@code to_s}
     */
    public Table lines() {
        return with(p -> new Table(made((out, error) -> C.lc_isochrones_lines(p, out, error))));
    }

    /**
     * The nodes reached.
     *
     * @return {@code origin} (counted from 0), {@code node}, {@code seconds}; the points are the nodes
     */
    public Table nodes() {
        return with(p -> new Table(made((out, error) -> C.lc_isochrones_nodes(p, out, error))));
    }

    /**
     * What lies near a reached line, on its side of every barrier: exact and slow; {@link Contours} are fast.
     *
     * @param limitS the limit in seconds
     * @param bufferM how far from a line, in metres; 25 suits most streets
     * @return {@code origin}, {@code limit_s}; the geometry is the polygon
     */
    public Table polygons(double limitS, double bufferM) {
        return with(p -> new Table(
                made((out, error) -> C.lc_isochrones_polygons(p, limitS, bufferM, out, error))));
    }

    /**
     * Concave hulls: cheap, without holes, blind to barriers.
     *
     * @param limitS the limit in seconds
     * @return {@code origin}, {@code limit_s}; the geometry is the hull
     */
    public Table hulls(double limitS) {
        return with(p -> new Table(made((out, error) -> C.lc_isochrones_hulls(p, limitS, out, error))));
    }
}
