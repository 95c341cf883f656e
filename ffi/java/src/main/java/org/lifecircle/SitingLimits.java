package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** How much work a plan may cost; by default until it is proven best, but no more than 10,000 million cells of costs. */
public final class SitingLimits extends Options {
    /** The defaults. */
    public SitingLimits() {}

    /**
     * Sets the longest time; another run may get further.
     *
     * @param seconds how long
     * @return these limits
     */
    public SitingLimits timeS(double seconds) {
        set(p -> done(error -> C.lc_siting_limits_set_time_s(p, seconds, error)));
        return this;
    }

    /**
     * Sets the most cells of the costs to look at, over and over; the same work gives the same plan on every machine.
     *
     * @param cells how many
     * @return these limits
     */
    public SitingLimits work(long cells) {
        set(p -> done(error -> C.lc_siting_limits_set_work(p, cells, error)));
        return this;
    }

    /**
     * Sets a gap that is good enough.
     *
     * @param gap 0.01 stops once no plan can be better by more than 1 %
     * @return these limits
     */
    public SitingLimits gap(double gap) {
        set(p -> done(error -> C.lc_siting_limits_set_gap(p, gap, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_siting_limits_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_siting_limits_free(options);
    }
}
