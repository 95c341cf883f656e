package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** The answer to several questions about shared places. Immutable; may be shared by threads. */
public final class SharedPlan extends Handle {
    SharedPlan(Pointer pointer) {
        super(pointer, C::lc_shared_plan_free);
    }

    /**
     * The plan in one row.
     *
     * @return {@code kinds}, {@code sites} (how many are opened, one at the same place for each kind), {@code objective} (the sum
     *     of those of all kinds), {@code bound}, {@code gap}, {@code stopped}, {@code work}
     */
    public Table summary() {
        return with(p -> new Table(made((out, error) -> C.lc_shared_plan_summary(p, out, error))));
    }

    /**
     * Which place hosts which kinds.
     *
     * @return one row for each kind at each place that is opened for it: {@code kind}, {@code site}, {@code hosts} (how many
     *     kinds are opened there), and where
     */
    public Table hosts() {
        return with(p -> new Table(made((out, error) -> C.lc_shared_plan_hosts(p, out, error))));
    }

    /**
     * The plan of one kind; it proves nothing by itself, since only all of them together are the best.
     *
     * @param kind which, counted from 0 in the order of the questions
     * @return the plan; it does not depend on this one
     */
    public SitePlan ofKind(long kind) {
        return with(p -> new SitePlan(made((out, error) ->
                C.lc_shared_plan_of_kind(p, new SizeT(kind), out, error))));
    }
}
