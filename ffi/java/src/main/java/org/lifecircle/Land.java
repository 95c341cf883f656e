package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;

import com.sun.jna.Pointer;

/** Residential land; without it coverage by land is no data. Immutable; may be shared by threads. */
public final class Land extends Handle {
    private Land(Pointer pointer) {
        super(pointer, C::lc_land_free);
    }

    /**
     * Reads a table.
     *
     * @param format how it is written
     * @param data its bytes; an id and a polygon per row
     * @param options how it is read
     * @return what it holds
     */
    public static Land read(Format format, byte[] data, TableOptions options) {
        return new Land(Options.with(options, o ->
                made((out, error) -> C.lc_land_read(format.code, data, size(data), o, out, error))));
    }

    /**
     * Reads an Arrow C stream of record batches. It is read before this returns, and taken whether it succeeds or not.
     *
     * @param stream the address of a {@code struct ArrowArrayStream} with the columns of {@link #read}; the position may
     *     be a geometry column
     * @param options how it is read
     * @return what it holds
     */
    public static Land fromArrow(long stream, TableOptions options) {
        return new Land(Options.with(options, o ->
                made((out, error) -> C.lc_land_from_arrow(new Pointer(stream), o, out, error))));
    }
}
