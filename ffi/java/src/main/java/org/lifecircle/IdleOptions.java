package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** What is known beside idle spaces and their uses. */
public final class IdleOptions extends Options {
    /** Each of the people counts 1, all homes count, and one use may follow another at once. */
    public IdleOptions() {}

    /**
     * Sets the demand of the homes, with what open needs add.
     *
     * @param demand that of the study that was assessed; it stays open until the call
     * @return these options
     */
    public IdleOptions demand(HomeDemand demand) {
        set(p -> demand.with(d -> {
            done(error -> C.lc_idle_options_set_demand(p, d, error));
            return null;
        }));
        return this;
    }

    /**
     * Sets the circle whose homes count.
     *
     * @param circle a row of {@link Assessment#circles}
     * @return these options
     */
    public IdleOptions circle(long circle) {
        set(p -> done(error -> C.lc_idle_options_set_circle(p, new SizeT(circle), error)));
        return this;
    }

    /**
     * Sets the minutes needed between two uses of a space.
     *
     * @param minutes how many (default 0)
     * @return these options
     */
    public IdleOptions changeoverMinutes(int minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException(minutes + " minutes are less than none");
        }
        set(p -> done(error -> C.lc_idle_options_set_changeover_minutes(p, minutes, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_idle_options_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_idle_options_free(options);
    }
}
