package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** A network triangulated, to draw polygons of walking time quickly. Immutable; may be shared by threads. */
public final class Contours extends Handle {
    Contours(Pointer pointer) {
        super(pointer, C::lc_contours_free);
    }

    /**
     * Polygons of walking time, nested and valid by construction.
     *
     * @param origins where the walks begin
     * @param limitsS the limits in seconds
     * @param run how the call runs; null for the defaults
     * @return a row for each origin and limit: {@code origin}, {@code limit_s}; the geometry is the polygon
     */
    public Table areas(Places origins, double[] limitsS, Run run) {
        return with(p -> origins.with(o -> new Table(Run.make(run, (r, out, error) -> C.lc_contours_areas(
                p, o, limitsS, new SizeT(limitsS.length), r, out, error)))));
    }

    /**
     * The polygons of one origin.
     *
     * @param origins places
     * @param origin the row of one of them
     * @param limitsS the limits in seconds
     * @return a row for each limit: {@code origin} (0), {@code limit_s}; the geometry is the polygon
     */
    public Table area(Places origins, long origin, double... limitsS) {
        return with(p -> origins.with(o -> new Table(made((out, error) -> C.lc_contours_area(
                p, o, new SizeT(origin), limitsS, new SizeT(limitsS.length), out, error)))));
    }
}
