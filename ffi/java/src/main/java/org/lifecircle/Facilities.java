package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;

import com.sun.jna.Pointer;

/** Places with services. Immutable; may be shared by threads. */
public final class Facilities extends Handle {
    Facilities(Pointer pointer) {
        super(pointer, C::lc_facilities_free);
    }

    /**
     * Reads a table.
     *
     * @param format how it is written
     * @param data its bytes; columns id, category, lon, lat and, where known, name, opening_hours, capacity
     * @param options how it is read
     * @return what it holds
     */
    public static Facilities read(Format format, byte[] data, TableOptions options) {
        return new Facilities(Options.with(options, o ->
                made((out, error) -> C.lc_facilities_read(format.code, data, size(data), o, out, error))));
    }

    /**
     * Reads an Arrow C stream of record batches. It is read before this returns, and taken whether it succeeds or not.
     *
     * @param stream the address of a {@code struct ArrowArrayStream} with the columns of {@link #read}; the position may
     *     be a geometry column
     * @param options how it is read
     * @return what it holds
     */
    public static Facilities fromArrow(long stream, TableOptions options) {
        return new Facilities(Options.with(options, o ->
                made((out, error) -> C.lc_facilities_from_arrow(new Pointer(stream), o, out, error))));
    }

    /**
     * The rows that are doubtful or were left out.
     *
     * @return one row per defect
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_facilities_report(p, out, error))));
    }
}
