package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;
import static org.lifecircle.NativeLibrary.size;
import static org.lifecircle.NativeLibrary.utf8;

import com.sun.jna.Pointer;
import java.nio.file.Path;

/**
 * A file that {@link TimedNetwork#save} wrote, opened to be asked: for one quick question about a city. Opening looks at
 * the header and the table of sections only; each question verifies the sections it is the first to need, and throws a
 * {@link LifeCircleException.Format} when they are not as they were written. May be shared by threads.
 */
public final class SavedNetwork extends Handle {
    private SavedNetwork(Pointer pointer) {
        super(pointer, C::lc_saved_network_free);
    }

    /**
     * Opens a file, mapped where the system maps it: microseconds, whatever its size. It may be removed or replaced by
     * another while it is open. Nobody may write into it or shorten it in place: a read beyond its new end ends the
     * process on most systems. Where that cannot be ruled out, use {@link #read}.
     *
     * @param path the file
     * @return the network in its file
     */
    public static SavedNetwork open(Path path) {
        byte[] name = utf8(path.toString());
        return new SavedNetwork(made((out, error) -> C.lc_saved_network_open(name, size(name), out, error)));
    }

    /**
     * Reads a file into memory: what becomes of it afterwards changes nothing.
     *
     * @param path the file
     * @return the network in its file
     */
    public static SavedNetwork read(Path path) {
        byte[] name = utf8(path.toString());
        return new SavedNetwork(made((out, error) -> C.lc_saved_network_read(name, size(name), out, error)));
    }

    /**
     * The walk from one place to every other within a limit: what {@link Places#row} says of the network that was saved.
     *
     * @param origins where walks begin
     * @param origin the place among them; a {@link LifeCircleException.NotFound} when it has no door
     * @param targets what is walked to
     * @param limitS the longest walk in seconds
     * @return {@code target} (its place), {@code seconds}
     */
    public Table row(Doors origins, long origin, Doors targets, double limitS) {
        return with(p -> origins.with(o -> targets.with(t -> new Table(made((out, error) ->
                C.lc_saved_network_row(p, o, origin, t, limitS, out, error))))));
    }

    /**
     * The nodes within a limit of one place, from near to far.
     *
     * @param origins where walks begin
     * @param origin the place among them; a {@link LifeCircleException.NotFound} when it has no door
     * @param limitS the limit in seconds
     * @return {@code node}, {@code seconds}; where they are is said by the whole network
     */
    public Table nodesWithin(Doors origins, long origin, double limitS) {
        return with(p -> origins.with(o -> new Table(made((out, error) ->
                C.lc_saved_network_nodes_within(p, o, origin, limitS, out, error)))));
    }

    /**
     * The whole network, for every other question. Everything in the file is verified first.
     *
     * @return the network; it does not depend on this
     */
    public TimedNetwork timed() {
        return with(p -> new TimedNetwork(made((out, error) -> C.lc_saved_network_timed(p, out, error))));
    }

    /**
     * Compares the checksum of every section with its bytes as they are now; throws a {@link LifeCircleException.Format}
     * with the first section that is not as it was written.
     */
    public void verify() {
        with(p -> {
            done(error -> C.lc_saved_network_verify(p, error));
            return null;
        });
    }
}
