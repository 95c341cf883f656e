package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** What a circle must have, every number with its clause and how sure it is. Immutable; may be shared by threads. */
public final class Standard extends Handle {
    private Standard(Pointer pointer) {
        super(pointer, C::lc_standard_free);
    }

    /**
     * A bundled standard.
     *
     * @param id its id, such as {@code "mofcom-2025"}
     * @return the standard
     */
    public static Standard bundled(String id) {
        byte[] i = utf8(id);
        return new Standard(made((out, error) -> C.lc_standard_bundled(i, size(i), out, error)));
    }

    /**
     * A standard of one's own; it may extend a bundled one.
     *
     * @param toml its text
     * @param file what names it in errors
     * @return the standard
     */
    public static Standard fromToml(String toml, String file) {
        byte[] t = utf8(toml);
        byte[] f = utf8(file);
        return new Standard(made((out, error) -> C.lc_standard_from_toml(t, size(t), f, size(f), out, error)));
    }

    /**
     * The bundled standards.
     *
     * @return {@code standard}, {@code zh}, {@code en}, {@code issued}, {@code requirements}
     */
    public static Table all() {
        return new Table(made(C::lc_standards));
    }

    /**
     * What it asks for.
     *
     * @return one row per requirement, with clause and confidence
     */
    public Table requirements() {
        return with(p -> new Table(made((out, error) -> C.lc_standard_requirements(p, out, error))));
    }
}
