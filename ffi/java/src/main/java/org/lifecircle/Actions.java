package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;

/**
 * Things that could be done: scenarios with a cost and those who carry them out, both where they are known. Immutable; may be
 * shared by threads.
 */
public final class Actions extends Handle {
    private Actions(Pointer pointer) {
        super(pointer, C::lc_actions_free);
    }

    /**
     * Reads actions, each a table of the list {@code action}: the keys of a {@link Scenario}, a {@code cost} in the currency of
     * the host and a list of {@code departments}.
     *
     * @param document TOML, or JSON of the same shape
     * @param file what names the text in errors
     * @return the actions
     */
    public static Actions read(String document, String file) {
        byte[] d = utf8(document);
        byte[] f = utf8(file);
        return new Actions(made((out, error) -> C.lc_actions_read(d, size(d), f, size(f), out, error)));
    }

    /**
     * How many actions.
     *
     * @return the number of actions
     */
    public long count() {
        return with(p -> C.lc_actions_count(p).longValue());
    }
}
