package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/** Groups of targets, each with the name that heads its columns. One thread at a time. */
public final class Groups extends Handle {
    /** No groups yet. */
    public Groups() {
        this(made(C::lc_groups_new));
    }

    Groups(Pointer pointer) {
        super(pointer, C::lc_groups_free);
    }

    /**
     * Adds a group.
     *
     * @param name its name
     * @param members the rows of its targets; one that does not exist is passed over
     * @return these groups
     */
    public Groups add(String name, int... members) {
        byte[] n = utf8(name);
        with(p -> {
            done(error -> C.lc_groups_add(p, n, size(n), members, new SizeT(members.length), error));
            return null;
        });
        return this;
    }
}
