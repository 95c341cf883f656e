package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** The levels of some indicators at every home of a study. Immutable; may be shared by threads. */
public final class Measured extends Handle {
    Measured(Pointer pointer) {
        super(pointer, C::lc_measured_free);
    }

    /**
     * The levels.
     *
     * @return one row for each home: {@code home}, {@code people}, and for each indicator its number or bound and
     *     {@code <name>_state}
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_measured_table(p, out, error))));
    }

    /**
     * How each indicator is distributed over all people and over each group of them.
     *
     * @return {@code indicator}, and the columns of {@link Levels#equity}
     */
    public Table equity() {
        return with(p -> new Table(made((out, error) -> C.lc_measured_equity(p, out, error))));
    }

    /**
     * The Lorenz curves; there is none where somebody's value lies beyond the horizon, or nobody has anything.
     *
     * @return {@code indicator}, {@code group}, {@code people} and {@code value}, both shares from 0 to 1
     */
    public Table lorenz() {
        return with(p -> new Table(made((out, error) -> C.lc_measured_lorenz(p, out, error))));
    }

    /**
     * How unevenly one indicator lies along another variable, such as income.
     *
     * @param indicator the name of its column
     * @param ranks the variable for each home; NaN where it is not known
     * @return the row of {@link Levels#ranked}
     */
    public Table ranked(String indicator, double[] ranks) {
        byte[] name = utf8(indicator);
        return with(p -> new Table(made((out, error) -> C.lc_measured_ranked(p, name, size(name), ranks,
                new SizeT(ranks.length), out, error))));
    }
}
