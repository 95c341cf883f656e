package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.text;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.util.List;

/** The walk from every home to every category asked for. Immutable; may be shared by threads. */
public final class Access extends Handle {
    Access(Pointer pointer) {
        super(pointer, C::lc_access_free);
    }

    /**
     * The walks in columns.
     *
     * @return one row per home: {@code home}, {@code people}, {@code escape_s}, and for each category
     *     {@code <id>_state}, {@code <id>_s}, {@code <id>_facility}, {@code <id>_within_<minutes>}
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_access_table(p, out, error))));
    }

    /**
     * A map as one HTML page that opens without a network.
     *
     * @param assessments whose findings it shows; may be empty
     * @param title what heads it
     * @param attribution whom the data is owed to
     * @return the page
     */
    public String map(List<Assessment> assessments, String title, String attribution) {
        return with(p -> withAll(assessments, list -> {
            byte[] t = utf8(title);
            byte[] a = utf8(attribution);
            return text((out, error) -> C.lc_access_map(
                    p, list, new SizeT(list.length), t, size(t), a, size(a), null, out, error));
        }));
    }
}
