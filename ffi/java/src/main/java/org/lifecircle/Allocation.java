package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Who gets what, and who does not and why. Immutable; may be shared by threads. */
public final class Allocation extends Handle {
    Allocation(Pointer pointer) {
        super(pointer, C::lc_allocation_free);
    }

    /**
     * Who gets what.
     *
     * @return one row for each demand and the capacity it is given: {@code home}, {@code facility}, {@code from},
     *     {@code until}, {@code units}, {@code walk_s}
     */
    public Table assignments() {
        return with(p -> new Table(made((out, error) -> C.lc_allocation_assignments(p, out, error))));
    }

    /**
     * Who gets nothing, or not all.
     *
     * @return one row for each demand that is not wholly served: {@code home}, {@code from}, {@code until},
     *     {@code units}, {@code why}, {@code data_ends}
     */
    public Table unserved() {
        return with(p -> new Table(made((out, error) -> C.lc_allocation_unserved(p, out, error))));
    }

    /**
     * How much of each capacity is used.
     *
     * @return one row for each: {@code facility}, {@code from}, {@code until}, {@code units}, {@code used}
     */
    public Table capacities() {
        return with(p -> new Table(made((out, error) -> C.lc_allocation_capacities(p, out, error))));
    }
}
