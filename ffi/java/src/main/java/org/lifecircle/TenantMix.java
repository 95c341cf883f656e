package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * A circle's commerce: its form, whom to recruit for each vacant unit, and for all of them together. Immutable; may be shared
 * by threads.
 */
public final class TenantMix extends Handle {
    TenantMix(Pointer pointer) {
        super(pointer, C::lc_tenant_mix_free);
    }

    /**
     * The form of the commerce.
     *
     * @return the columns of {@link Units#form}, and {@code vacant}
     */
    public Table form() {
        return with(p -> new Table(made((out, error) -> C.lc_tenant_mix_form(p, out, error))));
    }

    /**
     * Every candidate of every vacant unit, unit by unit, the first rank first.
     *
     * @return {@code unit}, {@code rank}, {@code category}, {@code category_zh}, {@code category_en}, {@code homes_newly}, {@code
     *     people_newly} and {@code demand_newly}, each also {@code _at_most}, {@code competitors}, {@code nearest_competitor_m}
     *     (null when there is none), {@code people_per_place}, {@code saturated}, {@code obligation}, {@code requirement}, and
     *     where
     */
    public Table candidates() {
        return with(p -> new Table(made((out, error) -> C.lc_tenant_mix_candidates(p, out, error))));
    }

    /**
     * One category for each vacant unit, none twice and none that is there already, the best first.
     *
     * @return the columns of {@link #candidates}, counted after all rows before and ranked by step, and who newly has something
     *     {@code _so_far}
     */
    public Table recommendations() {
        return with(p -> new Table(made((out, error) -> C.lc_tenant_mix_recommendations(p, out, error))));
    }

    /**
     * Bad rows of the table of units, and vacant units without a door on the network.
     *
     * @return one row per defect
     */
    public Table report() {
        return with(p -> new Table(made((out, error) -> C.lc_tenant_mix_report(p, out, error))));
    }
}
