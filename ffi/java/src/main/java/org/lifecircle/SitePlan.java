package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * Which sites to open, who goes where, what that is worth, and how much better it could be at most. Immutable; may be
 * shared by threads.
 */
public final class SitePlan extends Handle {
    SitePlan(Pointer pointer) {
        super(pointer, C::lc_site_plan_free);
    }

    /**
     * The plan in one row.
     *
     * @return {@code model}, {@code solver}, {@code sites}, {@code objective}, {@code bound} and {@code gap} (null when
     *     nothing is proven), {@code stopped}, {@code demand}, {@code served}, {@code excluded}, {@code work}
     */
    public Table summary() {
        return with(p -> new Table(made((out, error) -> C.lc_site_plan_summary(p, out, error))));
    }

    /**
     * The open sites, existing ones too.
     *
     * @return {@code site}, {@code existing}, {@code price}, {@code demands}, {@code load}, and where
     */
    public Table sites() {
        return with(p -> new Table(made((out, error) -> C.lc_site_plan_sites(p, out, error))));
    }

    /**
     * Who goes where.
     *
     * @return one row for each demand: {@code demand}, {@code weight}, {@code site}, {@code cost}, {@code why_not}, and where
     */
    public Table assignment() {
        return with(p -> new Table(made((out, error) -> C.lc_site_plan_assignment(p, out, error))));
    }
}
