package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * How the forms of commerce are told apart; the numbers are ours. Units no farther than the gap from each other belong
 * together. Commerce is scattered when there are fewer than the least units, or the largest such cluster holds less than the
 * least share of them. A cluster whose width is at most a share of its length is a strip when its fronts, where all are known,
 * fill the least part of the length, and else scattered; one that is wider is a centre.
 */
public final class FormRule extends Options {
    /** The rule of the library. */
    public FormRule() {}

    /**
     * Sets the farthest that two units that belong together are apart.
     *
     * @param metres how far (default 40)
     * @return this rule
     */
    public FormRule gapM(double metres) {
        set(p -> done(error -> C.lc_form_rule_set_gap_m(p, metres, error)));
        return this;
    }

    /**
     * Sets what the largest cluster needs to have a form.
     *
     * @param minUnits the fewest units of all (default 5)
     * @param minShare the least share of them in the cluster (default 0.5)
     * @return this rule
     */
    public FormRule cluster(long minUnits, double minShare) {
        set(p -> done(error -> C.lc_form_rule_set_cluster(p, new SizeT(minUnits), minShare, error)));
        return this;
    }

    /**
     * Sets what a strip is.
     *
     * @param width its greatest width as a share of its length (default 0.25)
     * @param minFront the least share of the length that fronts fill, those of both sides added up (default 0.4)
     * @return this rule
     */
    public FormRule strip(double width, double minFront) {
        set(p -> done(error -> C.lc_form_rule_set_strip(p, width, minFront, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_form_rule_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_form_rule_free(options);
    }
}
