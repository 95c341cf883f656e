package org.lifecircle;

import com.sun.jna.IntegerType;
import com.sun.jna.Native;

/** C's {@code size_t}. Public because JNA makes instances of it. */
public final class SizeT extends IntegerType {
    private static final long serialVersionUID = 1L;

    /** Zero. */
    public SizeT() {
        this(0);
    }

    /**
     * A size.
     *
     * @param value its value
     */
    public SizeT(long value) {
        super(Native.SIZE_T_SIZE, value, true);
    }
}
