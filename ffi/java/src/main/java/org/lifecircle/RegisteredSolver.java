package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;

import com.sun.jna.Pointer;

/** A siting solver of the host, taken from a {@link Registry}, which it outlives. */
public final class RegisteredSolver extends Handle {
    RegisteredSolver(Pointer pointer) {
        super(pointer, C::lc_siting_solver_free);
    }

    /**
     * Holds it to the laws every siting solver keeps, on a small question; a law broken is a
     * {@link LifeCircleException.Plugin}. It is asked twice, with the demands in the opposite order, and told to stop; and no
     * answer may be better than a bound.
     *
     * @param siting the question
     */
    public void check(Siting siting) {
        with(p -> siting.with(s -> {
            done(error -> C.lc_siting_solver_check(p, s, error));
            return null;
        }));
    }
}
