package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/** What undoes a scenario. Immutable; may be shared by threads. */
public final class Undo extends Handle {
    Undo(Pointer pointer) {
        super(pointer, C::lc_undo_free);
    }

    /**
     * The study as it was before the scenario, every row and every street as it was.
     *
     * @param study the one that the scenario made, or one made of it from which everything later was undone; a {@link
     *     LifeCircleException.Argument} otherwise
     * @return the study before; it does not depend on the one after
     */
    public Study apply(Study study) {
        return with(p -> study.with(s -> new Study(made((out, error) -> C.lc_undo_apply(p, s, out, error)))));
    }
}
