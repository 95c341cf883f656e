package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** What is asked of every origin and group of targets: counts, the nearest, decay sums. */
public final class Ask extends Options {
    /** Asks for nothing yet. */
    public Ask() {}

    /**
     * Asks how many targets lie within each limit.
     *
     * @param limitsS the limits in seconds
     * @return this question
     */
    public Ask within(double... limitsS) {
        double[] limits = limitsS.clone();
        set(p -> done(error -> C.lc_ask_set_within(p, limits, new SizeT(limits.length), error)));
        return this;
    }

    /**
     * Asks for the nearest.
     *
     * @param k how many of them
     * @param limitS the longest walk in seconds
     * @return this question
     */
    public Ask nearest(int k, double limitS) {
        set(p -> done(error -> C.lc_ask_set_nearest(p, new SizeT(k), limitS, error)));
        return this;
    }

    /**
     * Asks for the sum over the targets of what a decay makes of the walk to each.
     *
     * @param decay the decay
     * @return this question
     */
    public Ask decay(Decay decay) {
        set(p -> decay.with(d -> {
            done(error -> C.lc_ask_add_decay(p, d, error));
            return null;
        }));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_ask_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_ask_free(options);
    }
}
