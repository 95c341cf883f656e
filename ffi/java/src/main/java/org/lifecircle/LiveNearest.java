package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.done;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * What if: the nearest target of each group, kept exact while targets open, close and move and edges change. A target
 * keeps its row; one that is added gets the next. Edits from one thread at a time.
 */
public final class LiveNearest extends Handle {
    private LiveNearest(Pointer pointer) {
        super(pointer, C::lc_live_free);
    }

    /**
     * The table before any edit.
     *
     * @param targets what is walked to
     * @param groups groups of them
     * @param limitS the longest walk in seconds
     * @param run how the call runs; null for the defaults
     * @return the table; it does not depend on the targets
     */
    public static LiveNearest of(Places targets, Groups groups, double limitS, Run run) {
        return targets.with(t -> groups.with(g -> new LiveNearest(Run.make(
                run, (r, out, error) -> C.lc_live_new(t, g, limitS, r, out, error)))));
    }

    /**
     * Another one that goes its own way from here: to try several futures of one present.
     *
     * @return the copy
     */
    public LiveNearest copy() {
        return with(p -> new LiveNearest(made((out, error) -> C.lc_live_copy(p, out, error))));
    }

    /**
     * What {@link Places#nearest} would say of these origins now.
     *
     * @param origins where the walks begin
     * @return {@code origin} and, for each group, {@code <name>_s} and {@code <name>_target}
     */
    public Table nearest(Places origins) {
        return with(p -> origins.with(o -> new Table(made((out, error) -> C.lc_live_nearest(p, o, out, error)))));
    }

    /**
     * The time from a node to the nearest target of a group.
     *
     * @param group the group, counted from 0
     * @param node the node
     * @return seconds, or null when none lies within the limit
     */
    public Double secondsAtNode(int group, int node) {
        double[] seconds = new double[1];
        int[] target = new int[1];
        int[] found = new int[1];
        return with(p -> {
            done(error -> C.lc_live_at_node(p, new SizeT(group), node, seconds, target, found, error));
            return found[0] == 0 ? null : seconds[0];
        });
    }

    /**
     * Opens a new target.
     *
     * @param places places
     * @param place the row of the one where it opens
     * @param groups the groups it belongs to, counted from 0
     * @return its row
     */
    public int add(Places places, long place, int... groups) {
        int[] target = new int[1];
        return with(p -> places.with(at -> {
            done(error -> C.lc_live_add(
                    p, at, new SizeT(place), groups, new SizeT(groups.length), target, error));
            return target[0];
        }));
    }

    /**
     * Closes a target. To open it again, move it.
     *
     * @param target its row
     */
    public void close(int target) {
        with(p -> {
            done(error -> C.lc_live_close(p, target, error));
            return null;
        });
    }

    /**
     * Moves a target.
     *
     * @param target its row
     * @param places places
     * @param place the row of the one where it goes
     */
    public void move(int target, Places places, long place) {
        with(p -> places.with(at -> {
            done(error -> C.lc_live_move(p, target, at, new SizeT(place), error));
            return null;
        }));
    }

    /**
     * Changes the seconds of a whole edge; infinity refuses a direction. A gate is an edge without length: 0 opens it.
     *
     * @param edge its number
     * @param forwardS as drawn
     * @param backwardS against the drawing
     */
    public void changeEdge(int edge, double forwardS, double backwardS) {
        with(p -> {
            done(error -> C.lc_live_change_edge(p, edge, forwardS, backwardS, error));
            return null;
        });
    }
}
