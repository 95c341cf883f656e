package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** The level of every home by an indicator: a value, a bound, or why there is none. Immutable. */
public final class Levels extends Handle {
    Levels(Pointer pointer) {
        super(pointer, C::lc_levels_free);
    }

    /**
     * The levels, one row for each home.
     *
     * @return {@code value} (or bound), {@code state} ({@code exact}, {@code at-least}, {@code at-most}, {@code
     *     too-far}, or why it is not known)
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_levels_table(p, out, error))));
    }

    /**
     * The levels beside the homes of their study.
     *
     * @param study the study
     * @return {@code home}, {@code people}, the number under the name of the indicator, and {@code <name>_state}
     */
    public Table of(Study study) {
        return with(p -> study.with(studyPointer -> new Table(made((out, error) -> C.lc_levels_of_study(p,
                studyPointer, out, error)))));
    }

    /**
     * How the levels are distributed over the people of a study and over each of its groups.
     *
     * @param study the study
     * @return {@code group}, {@code people}, {@code people_beyond}, {@code people_unknown}, {@code mean}, {@code
     *     p10}, {@code p50}, {@code p90}, {@code gini}, {@code palma}, {@code theil}, {@code theil_between}, {@code
     *     theil_within}
     */
    public Table equity(Study study) {
        return with(p -> study.with(studyPointer -> new Table(made((out, error) -> C.lc_levels_equity(p, studyPointer,
                out, error)))));
    }

    /**
     * How the levels are distributed over people given for each home.
     *
     * @param people a number for each home; NaN where it is not known
     * @return one row, as {@link #equity}
     */
    public Table equityOf(double[] people) {
        return with(p -> new Table(made((out, error) -> C.lc_levels_equity_of(p, people, new SizeT(people.length), out,
                error))));
    }

    /**
     * The Lorenz curve over people given for each home.
     *
     * @param people a number for each home; NaN where it is not known
     * @return {@code people_share}, {@code value_share}; no rows when there is no curve
     */
    public Table lorenz(double[] people) {
        return with(p -> new Table(made((out, error) -> C.lc_levels_lorenz(p, people, new SizeT(people.length), out,
                error))));
    }

    /**
     * Inequality along another variable, such as income.
     *
     * @param ranks the variable for each home; NaN where it is not known
     * @param people people of each home; NaN where it is not known
     * @return one row: {@code people}, {@code people_left_out}, {@code concentration}, {@code
     *     concentration_corrected}, {@code palma}
     */
    public Table ranked(double[] ranks, double[] people) {
        return with(p -> new Table(made((out, error) -> C.lc_levels_ranked(p, ranks, new SizeT(ranks.length), people,
                out, error))));
    }

    /**
     * The indicators that can be asked for by name.
     *
     * @return {@code indicator}, {@code zh}, {@code en}
     */
    public static Table indicators() {
        return new Table(made((out, error) -> C.lc_indicator_names(out, error)));
    }
}
