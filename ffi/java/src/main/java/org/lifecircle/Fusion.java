package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Circles laid over each other. Immutable; may be shared by threads. */
public final class Fusion extends Handle {
    Fusion(Pointer pointer) {
        super(pointer, C::lc_fusion_free);
    }

    /**
     * Where all circles hold, and which one is missing.
     *
     * @return one row for each home
     */
    public Table homes() {
        return with(p -> new Table(made((out, error) -> C.lc_fusion_homes(p, out, error))));
    }

    /**
     * How many homes and people share an overlay: where all circles hold first, then where one is missing.
     *
     * @return {@code overlay}, {@code missing} (the one circle that is missing), {@code homes}, {@code people}
     */
    public Table tallies() {
        return with(p -> new Table(made((out, error) -> C.lc_fusion_tallies(p, out, error))));
    }

    /**
     * The places that serve several circles.
     *
     * @param atLeast how many
     * @return one row for each place
     */
    public Table places(long atLeast) {
        return with(p -> new Table(made((out, error) -> C.lc_fusion_places(p, new SizeT(atLeast), out, error))));
    }
}
