package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.nio.file.Path;

/** A store that registers are kept in: in memory, in a SQLite file, or a {@link Store} of the host. */
public final class RegisterStore extends Handle {
    RegisterStore(Pointer pointer) {
        super(pointer, C::lc_store_free);
    }

    /**
     * A store in memory; what it holds ends with it and the registers on it.
     *
     * @return the store
     */
    public static RegisterStore memory() {
        return new RegisterStore(made(C::lc_store_memory));
    }

    /**
     * A SQLite file, opened or made. What was entered is on the disk when the call returns; several processes may open the
     * same file.
     *
     * @param file its path
     * @return the store
     */
    public static RegisterStore sqlite(Path file) {
        byte[] path = utf8(file.toString());
        return new RegisterStore(made((out, error) -> C.lc_store_sqlite(path, size(path), out, error)));
    }

    /**
     * Holds it to the laws every store keeps; a law broken is a {@link LifeCircleException.Plugin}.
     *
     * @param fresh streams of this name and a slash are written to, and must never have been before
     */
    public void check(String fresh) {
        byte[] name = utf8(fresh);
        with(p -> {
            done(error -> C.lc_store_check(p, name, size(name), error));
            return null;
        });
    }
}
