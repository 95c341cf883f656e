package org.lifecircle;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** The structures of the Arrow C interfaces: how large they are, and where they keep what releases them. */
enum ArrowStructure {
    SCHEMA(72, 56),
    ARRAY(80, 64),
    STREAM(40, 24);

    final int bytes;
    private final int release;

    ArrowStructure(int bytes, int release) {
        this.bytes = bytes;
        this.release = release;
    }

    /** Room for some structures, one after the other, none of which holds anything yet. */
    static Memory room(ArrowStructure... structures) {
        int bytes = 0;
        for (ArrowStructure structure : structures) {
            bytes += structure.bytes;
        }
        Memory room = new Memory(bytes);
        room.clear();
        return room;
    }

    /** Releases what a structure holds, unless somebody has taken it: then there is nothing left to release. */
    void release(Pointer structure) {
        Pointer function = structure.getPointer(release);
        if (function != null) {
            Function.getFunction(function).invokeVoid(new Object[] {structure});
        }
    }
}
