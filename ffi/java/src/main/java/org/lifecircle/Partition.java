package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** A city divided into circles. Immutable; may be shared by threads. */
public final class Partition extends Handle {
    Partition(Pointer pointer) {
        super(pointer, C::lc_partition_free);
    }

    /**
     * The circles.
     *
     * @return {@code circle}, {@code homes}, {@code people}, {@code fit} ...; the points are the centres
     */
    public Table circles() {
        return with(p -> new Table(made((out, error) -> C.lc_partition_circles(p, out, error))));
    }

    /**
     * Which circle each home lies in.
     *
     * @return {@code home}, {@code people}, {@code circle}
     */
    public Table homes() {
        return with(p -> new Table(made((out, error) -> C.lc_partition_homes(p, out, error))));
    }
}
