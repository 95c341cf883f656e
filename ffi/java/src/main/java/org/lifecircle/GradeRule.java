package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** By which shares of requirements met a circle is graded. Immutable. */
public final class GradeRule extends Handle {
    GradeRule(Pointer pointer) {
        super(pointer, C::lc_grade_rule_free);
    }

    /**
     * A rule of one's own.
     *
     * @param toml the rule
     * @param file what names the text in errors
     * @return the rule
     */
    public static GradeRule fromToml(String toml, String file) {
        byte[] tomlUtf8 = utf8(toml);
        byte[] fileUtf8 = utf8(file);
        return new GradeRule(made((out, error) -> C.lc_grade_rule_from_toml(tomlUtf8, size(tomlUtf8), fileUtf8,
                size(fileUtf8), out, error)));
    }
}
