package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** How doors are attached, and how far any later question may reach. */
public final class PrepareOptions extends Options {
    /** Links up to 150 m, walks up to 60 minutes. */
    public PrepareOptions() {}

    /**
     * Sets the longest link between a door and the network.
     *
     * @param metres the length
     * @return these options
     */
    public PrepareOptions maxSnapM(double metres) {
        set(p -> done(error -> C.lc_prepare_options_set_max_snap_m(p, metres, error)));
        return this;
    }

    /**
     * Sets the longest walk any later question may ask about.
     *
     * @param minutes 1 to 240
     * @return these options
     */
    public PrepareOptions maxMinutes(int minutes) {
        set(p -> done(error -> C.lc_prepare_options_set_max_minutes(p, minutes, error)));
        return this;
    }

    @Override
    Pointer create() {
        return made(C::lc_prepare_options_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_prepare_options_free(options);
    }
}
