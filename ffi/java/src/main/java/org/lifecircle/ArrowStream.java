package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A table as the structure of the Arrow C stream interface, in batches of at most 65,536 rows, for everything that takes
 * its address, such as {@code Data.importArrayStream(allocator, ArrowArrayStream.wrap(stream.address()))} of Arrow Java.
 *
 * <p>Whoever imports the stream takes it, as the interface says; closing this releases what nobody has taken. What was
 * taken outlives this and the table.
 */
public final class ArrowStream extends Handle {
    private ArrowStream(Memory room) {
        super(room, ArrowStream::release);
    }

    /** The table behind a pointer. */
    static ArrowStream of(Pointer table) {
        Memory room = ArrowStructure.room(ArrowStructure.STREAM);
        done(error -> C.lc_table_export_stream(table, room, error));
        return new ArrowStream(room);
    }

    private static void release(Pointer room) {
        ArrowStructure.STREAM.release(room);
        ((Memory) room).close();
    }

    /**
     * Where the {@code struct ArrowArrayStream} lies.
     *
     * @return its address, valid until this is closed
     */
    public long address() {
        return with(Pointer::nativeValue);
    }
}
