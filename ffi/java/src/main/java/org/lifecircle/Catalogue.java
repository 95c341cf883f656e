package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

/** The bundled categories, and single coordinates. */
public final class Catalogue {
    private Catalogue() {}

    /**
     * The categories.
     *
     * @return {@code category}, {@code zh}, {@code en}, {@code group}
     */
    public static Table categories() {
        return new Table(made(C::lc_categories));
    }

    /**
     * Converts coordinates to WGS-84 degrees.
     *
     * @param crs the system they are in, such as {@code "GCJ02"}
     * @param x longitudes or eastings
     * @param y latitudes or northings, as many
     * @return longitudes and latitudes
     */
    public static double[][] toWgs84(String crs, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
        byte[] c = utf8(crs);
        double[][] places = new double[2][x.length];
        done(error -> C.lc_crs_to_wgs84(c, size(c), x, y, new SizeT(x.length), places[0], places[1], error));
        return places;
    }

    /**
     * Converts WGS-84 degrees to coordinates of a system.
     *
     * @param crs the system, such as {@code "GCJ02"}
     * @param lon longitudes
     * @param lat latitudes, as many
     * @return longitudes or eastings, and latitudes or northings
     */
    public static double[][] fromWgs84(String crs, double[] lon, double[] lat) {
        if (lon.length != lat.length) {
            throw new IllegalArgumentException(lon.length + " lon for " + lat.length + " lat");
        }
        byte[] c = utf8(crs);
        double[][] places = new double[2][lon.length];
        done(error -> C.lc_crs_from_wgs84(c, size(c), lon, lat, new SizeT(lon.length), places[0], places[1], error));
        return places;
    }
}
