package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** A kind of walker: how fast, over what. Immutable; may be shared by threads. */
public final class Walker extends Handle {
    Walker(Pointer pointer) {
        super(pointer, C::lc_walker_free);
    }

    /**
     * A bundled walker.
     *
     * @param name adult, elder, child, stroller or wheelchair
     * @return the walker
     */
    public static Walker preset(String name) {
        byte[] n = utf8(name);
        return new Walker(made((out, error) -> C.lc_walker_preset(n, size(n), out, error)));
    }

    /**
     * A walker with a speed on level ground of one's own.
     *
     * @param name its name
     * @param metresPerSecond the speed
     * @return the walker
     */
    public static Walker withSpeed(String name, double metresPerSecond) {
        byte[] n = utf8(name);
        return new Walker(made((out, error) -> C.lc_walker_with_speed(n, size(n), metresPerSecond, out, error)));
    }
}
