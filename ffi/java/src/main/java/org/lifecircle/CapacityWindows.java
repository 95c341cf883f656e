package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** What services can serve in the hours they are open. Immutable; may be shared by threads. */
public final class CapacityWindows extends Handle {
    CapacityWindows(Pointer pointer) {
        super(pointer, C::lc_capacity_windows_free);
    }

    /**
     * The windows.
     *
     * @return one row for each stretch a service is open: {@code facility}, {@code from}, {@code until}, {@code units}
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_capacity_windows_table(p, out, error))));
    }

    /**
     * What is left out because nobody knows.
     *
     * @return one row for each facility: {@code facility}, {@code why} ({@code "unknown-hours"},
     *     {@code "unknown-capacity"})
     */
    public Table unknown() {
        return with(p -> new Table(made((out, error) -> C.lc_capacity_windows_unknown(p, out, error))));
    }
}
