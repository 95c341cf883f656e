package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.check;

import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;

/** A study as one walker sees it. Immutable; may be shared by threads. */
public final class Prepared extends Handle {
    Prepared(Pointer pointer) {
        super(pointer, C::lc_prepared_free);
    }

    /**
     * The walk from every home to the nearest of each category, and how many lie within each limit.
     *
     * @param categories ids of the catalogue, such as {@code "pharmacy"}
     * @param minutes the limits; the largest is the horizon
     * @param k how many of the nearest
     * @return one row per home: {@code home}, {@code people}, {@code escape_s}, and for each category
     *     {@code <id>_state}, {@code <id>_s}, {@code <id>_facility}, {@code <id>_within_<minutes>}
     */
    public Table access(List<String> categories, int[] minutes, int k) {
        StringArray names = new StringArray(categories.toArray(new String[0]), "UTF-8");
        return with(p -> {
            PointerByReference out = new PointerByReference();
            PointerByReference error = new PointerByReference();
            check(C.lc_prepared_access(
                    p, names, new SizeT(categories.size()), minutes, new SizeT(minutes.length), new SizeT(k),
                    out, error), error);
            return new Table(out.getValue());
        });
    }
}
