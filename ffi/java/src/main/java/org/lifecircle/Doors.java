package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * Where some places meet a network, as {@link Places#doors} told: to be kept by the host, and to ask a {@link
 * SavedNetwork}. Immutable; may be shared by threads.
 */
public final class Doors extends Handle {
    /**
     * Doors, one for each row; a place may have several, in any rows. One on an edge that does not exist or that the
     * walker does not pass is passed over when walks are asked for.
     *
     * @param place the place each belongs to, counted from 0
     * @param edge its edge
     * @param chainageM the metres along the edge as drawn
     * @param linkM the length of its link in metres
     */
    public Doors(long[] place, long[] edge, double[] chainageM, double[] linkM) {
        super(of(place, edge, chainageM, linkM), C::lc_doors_free);
    }

    private static Pointer of(long[] place, long[] edge, double[] chainageM, double[] linkM) {
        boolean even = place.length == edge.length && place.length == chainageM.length && place.length == linkM.length;
        if (!even) {
            throw new IllegalArgumentException("the columns of a table must be equally long");
        }
        return made((out, error) -> C.lc_doors_new(
                place, new SizeT(place.length), edge, chainageM, linkM, out, error));
    }

    /**
     * Doors of a table.
     *
     * @param doors the table of {@link Places#doors}
     * @return its doors; they do not depend on it
     */
    public static Doors of(Table doors) {
        return new Doors(
                longs(doors, "place"), longs(doors, "edge"), reals(doors, "chainage_m"), reals(doors, "link_m"));
    }

    private static long[] longs(Table table, String column) {
        long[] values = new long[table.rowCount()];
        table.readIntegers(column, (from, known) -> from.get(values));
        return values;
    }

    private static double[] reals(Table table, String column) {
        double[] values = new double[table.rowCount()];
        table.readReals(column, (from, known) -> from.get(values));
        return values;
    }
}
