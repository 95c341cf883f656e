package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** What idle spaces could become, and in which order. Immutable; may be shared by threads. */
public final class IdleRanking extends Handle {
    IdleRanking(Pointer pointer) {
        super(pointer, C::lc_idle_ranking_free);
    }

    /**
     * Every use of every space.
     *
     * @return {@code space}, {@code use}, {@code category_zh}, {@code category_en}, {@code hours}, {@code misfit} (null when it
     *     fits), {@code rank_in_space} and {@code rank_of_space} (null when it does not), {@code homes_newly}, {@code
     *     people_newly} and {@code demand_newly}, each also {@code _at_most}, {@code requirement}, {@code obligation}, {@code
     *     departments}, and where
     */
    public Table uses() {
        return with(p -> new Table(made((out, error) -> C.lc_idle_ranking_uses(p, out, error))));
    }

    /**
     * The uses that share each space in time and serve most together.
     *
     * @return one row for each space by itself: {@code space}, {@code name}, {@code owner}, {@code uses} (joined by {@code ; },
     *     empty when nothing that fits serves anybody), and who would newly have what they offer
     */
    public Table combinations() {
        return with(p -> new Table(made((out, error) -> C.lc_idle_ranking_combinations(p, out, error))));
    }

    /**
     * The spaces in the order to begin with, each with what it adds to those before it; one that adds nothing is left out.
     *
     * @return {@code step}, {@code space}, {@code name}, {@code uses}, who newly has what they offer, the same {@code _so_far},
     *     {@code cost}, {@code cost_so_far} (null when one of them is not known), {@code owner}, {@code departments}, {@code
     *     constraint}, {@code reverts_in_emergency}, and where
     */
    public Table order() {
        return with(p -> new Table(made((out, error) -> C.lc_idle_ranking_order(p, out, error))));
    }

    /**
     * Bad rows of the table of spaces, and spaces without a door on the network.
     *
     * @return one row per defect
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_idle_ranking_report(p, out, error))));
    }
}
