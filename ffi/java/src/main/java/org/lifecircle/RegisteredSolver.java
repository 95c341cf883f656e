package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** A siting solver of the host, taken from a {@link Registry}, which it outlives, or the library's second one. */
public final class RegisteredSolver extends Handle {
    RegisteredSolver(Pointer pointer) {
        super(pointer, C::lc_siting_solver_free);
    }

    /**
     * The library's second siting solver: exact answers to small questions by an integer program, for every model but
     * dispersion. It looks at the limit of time alone, and its listener is asked between programs only.
     *
     * @return the solver; may be shared by threads
     */
    public static RegisteredSolver mixedInteger() {
        return new RegisteredSolver(made(C::lc_siting_solver_mixed_integer));
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
