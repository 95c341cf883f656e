package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.string;

import com.sun.jna.Pointer;

/** How a call runs: on how many threads, and who hears of its progress. The answers are the same however it runs. */
public final class Run extends Options {
    /** Keeps the listener from the garbage collector as long as these options live. */
    private NativeLibrary.Listener listener;

    private RuntimeException thrown;

    /** All threads of the machine, and nobody listens. */
    public Run() {}

    /**
     * Sets how many threads a call may use.
     *
     * @param threads 1 to 1024; 0 for all of the machine
     * @return these options
     */
    public Run threads(int threads) {
        set(p -> done(error -> C.lc_run_set_threads(p, new SizeT(threads), error)));
        return this;
    }

    /**
     * Sets who hears of progress. It is called on the thread that made the call, and may cancel it; what it throws
     * cancels the call too and comes out of it.
     *
     * @param progress the listener
     * @return these options
     */
    public Run progress(Progress progress) {
        listener = (stage, done, total, context) -> {
            try {
                return progress.heard(string(stage), done, total) ? 0 : 1;
            } catch (RuntimeException e) {
                thrown = e;
                return 1;
            }
        };
        set(p -> done(error -> C.lc_run_set_progress(p, listener, null, error)));
        return this;
    }

    /** What the listener threw, once. */
    static RuntimeException thrown(Run run) {
        if (run == null) {
            return null;
        }
        RuntimeException thrown = run.thrown;
        run.thrown = null;
        return thrown;
    }

    /** Runs a call that hands something out as {@code run} says; null for the defaults. */
    static Pointer make(Run run, Call call) {
        try {
            return with(run, pointer -> made((out, error) -> call.make(pointer, out, error)));
        } catch (LifeCircleException e) {
            RuntimeException thrown = thrown(run);
            if (thrown != null) {
                thrown.addSuppressed(e);
                throw thrown;
            }
            throw e;
        }
    }

    @Override
    Pointer create() {
        return made(C::lc_run_new);
    }

    @Override
    void free(Pointer options) {
        C.lc_run_free(options);
    }

    /** A long call. */
    interface Call {
        int make(
                Pointer run,
                com.sun.jna.ptr.PointerByReference out,
                com.sun.jna.ptr.PointerByReference error);
    }

    /** Hears of long work. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Hears that so many parts of a stage are done.
         *
         * @param stage what is being done
         * @param done parts done
         * @param total parts in all
         * @return whether to go on; otherwise the call ends in a {@link LifeCircleException.Cancelled}
         */
        boolean heard(String stage, long done, long total);
    }
}
