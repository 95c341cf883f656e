package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A table as the two structures of the Arrow C data interface, for Arrow Java and everything else that takes their
 * addresses. This package needs no Arrow library; with one it is
 *
 * <pre>{@code
 * try (ArrowTable arrow = table.toArrow();
 *         VectorSchemaRoot root = Data.importVectorSchemaRoot(allocator,
 *                 ArrowArray.wrap(arrow.arrayAddress()), ArrowSchema.wrap(arrow.schemaAddress()), null)) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Whoever imports the structures takes what they hold, as the interface says; closing this releases what nobody has
 * taken. What was taken outlives this and the table.
 */
public final class ArrowTable extends Handle {
    private ArrowTable(Memory room) {
        super(room, ArrowTable::release);
    }

    /** The table behind a pointer. */
    static ArrowTable of(Pointer table) {
        Memory room = ArrowStructure.room(ArrowStructure.SCHEMA, ArrowStructure.ARRAY);
        done(error -> C.lc_table_export_arrow(table, room, array(room), error));
        return new ArrowTable(room);
    }

    private static Pointer array(Pointer room) {
        return room.share(ArrowStructure.SCHEMA.bytes);
    }

    private static void release(Pointer room) {
        ArrowStructure.ARRAY.release(array(room));
        ArrowStructure.SCHEMA.release(room);
        ((Memory) room).close();
    }

    /**
     * Where the {@code struct ArrowSchema} lies: a field for each column, and {@code geometry} as {@code geoarrow.wkb}
     * where rows have one. A unit stands in the metadata of its field under {@code unit}.
     *
     * @return its address, valid until this is closed
     */
    public long schemaAddress() {
        return with(Pointer::nativeValue);
    }

    /**
     * Where the {@code struct ArrowArray} lies: one array of structures.
     *
     * @return its address, valid until this is closed
     */
    public long arrayAddress() {
        return with(room -> Pointer.nativeValue(array(room)));
    }
}
