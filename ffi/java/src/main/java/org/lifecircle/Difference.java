package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** Two assessments held against each other: what changed for whom. Immutable; may be shared by threads. */
public final class Difference extends Handle {
    Difference(Pointer pointer) {
        super(pointer, C::lc_difference_free);
    }

    /**
     * What changes from one assessment to another of the same homes, walker, standard and circles. No walk is searched
     * for.
     *
     * @param before the assessment before
     * @param after the assessment after
     * @return the difference; it does not depend on the two
     */
    public static Difference between(Assessment before, Assessment after) {
        return before.with(b -> after.with(a -> new Difference(made((out, error) ->
                C.lc_difference_between(b, a, out, error)))));
    }

    /**
     * The difference.
     *
     * @return one row for each circle and requirement: {@code circle}, {@code requirement}, {@code title_zh}, {@code
     *     title_en}, {@code obligation}; {@code outcome} ({@code closed}, {@code opened}, {@code better}, {@code worse},
     *     {@code same}, {@code unclear}); {@code status} and {@code lacking}, before and after; homes and people that
     *     gain and lose, for sure and at most; coverage, the worst group, walks and their Gini coefficient, before and
     *     after; {@code walk_saved_person_h}
     */
    public Table table() {
        return with(p -> new Table(made((out, error) -> C.lc_difference_table(p, out, error))));
    }
}
