package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.text;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** What to do, in which order (一张行动清单). Immutable; may be shared by threads. */
public final class ActionPlan extends Handle {
    ActionPlan(Pointer pointer) {
        super(pointer, C::lc_action_plan_free);
    }

    /**
     * The steps, each with what it adds to those before it.
     *
     * @return {@code step}, {@code action}, {@code title}, {@code cost}, {@code cost_so_far} (null when one of them is not
     *     known), {@code findings_closed}, {@code findings_opened}, people gaining and losing for sure and {@code _at_most},
     *     {@code walk_saved_person_h}, each also {@code _alone} and {@code _so_far}; how people stand after it; {@code
     *     departments}
     */
    public Table steps() {
        return with(p -> new Table(made((out, error) -> C.lc_action_plan_steps(p, out, error))));
    }

    /**
     * How people stand before the first step and after the last.
     *
     * @return {@code when}, {@code findings}, {@code coverage}, {@code worst_group}, {@code mean_walk_s}, {@code gini_walk}
     */
    public Table standing() {
        return with(p -> new Table(made((out, error) -> C.lc_action_plan_standing(p, out, error))));
    }

    /**
     * The actions that are no part of the plan.
     *
     * @return {@code action}, {@code why} and {@code title}
     */
    public Table leftOut() {
        return with(p -> new Table(made((out, error) -> C.lc_action_plan_left_out(p, out, error))));
    }

    /**
     * What all steps change together.
     *
     * @return the difference; it does not depend on this plan
     */
    public Difference difference() {
        return with(p -> new Difference(made((out, error) -> C.lc_action_plan_difference(p, out, error))));
    }

    /**
     * A map as one HTML page that opens without a network: before, after each step, and what changes, which shows the homes that
     * gain and lose what the standard asks for and the places that open and close.
     *
     * @param title what heads it
     * @param attribution whom the data is owed to
     * @return the page
     */
    public String map(String title, String attribution) {
        byte[] t = utf8(title);
        byte[] a = utf8(attribution);
        return with(p -> text((out, error) ->
                C.lc_action_plan_map(p, t, size(t), a, size(a), null, out, error)));
    }
}
