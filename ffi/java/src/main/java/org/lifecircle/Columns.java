package org.lifecircle;

import com.sun.jna.Pointer;

/** A structure of columns in native memory that lives as long as a plugin is called. */
abstract class Columns {
    private Pointer structure;

    Columns(Pointer structure) {
        this.structure = structure;
    }

    /** The call is over: from here on every question throws. */
    final void end() {
        structure = null;
    }

    private Pointer structure() {
        if (structure == null) {
            throw new IllegalStateException("columns may be read only while the plugin is called");
        }
        return structure;
    }

    final int number(long offset) {
        return Math.toIntExact(structure().getLong(offset));
    }

    final long whole(long offset) {
        return structure().getLong(offset);
    }

    final Pointer pointer(long offset) {
        return structure().getPointer(offset);
    }

    final double real(long offset) {
        return structure().getDouble(offset);
    }

    final double[] reals(long offset, int count) {
        return count == 0 ? new double[0] : structure().getPointer(offset).getDoubleArray(0, count);
    }

    final float[] floats(long offset, int count) {
        return count == 0 ? new float[0] : structure().getPointer(offset).getFloatArray(0, count);
    }

    final long[] longs(long offset, int count) {
        return count == 0 ? new long[0] : structure().getPointer(offset).getLongArray(0, count);
    }

    final int[] ints(long offset, int count) {
        return count == 0 ? new int[0] : structure().getPointer(offset).getIntArray(0, count);
    }

    final byte[] bytes(long offset, int count) {
        return count == 0 ? new byte[0] : structure().getPointer(offset).getByteArray(0, count);
    }

    final boolean[] flags(long offset, int count) {
        byte[] bytes = bytes(offset, count);
        boolean[] flags = new boolean[count];
        for (int i = 0; i < count; i++) {
            flags[i] = bytes[i] != 0;
        }
        return flags;
    }
}
