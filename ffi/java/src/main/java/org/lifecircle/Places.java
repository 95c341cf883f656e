package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;

/**
 * Places attached to a network: homes, facilities, or points of the host. A place is known by its row, counted from 0.
 * Places of one prepared study or timed network go together; others are refused. Immutable; may be shared by threads.
 */
public final class Places extends Handle {
    Places(Pointer pointer) {
        super(pointer, C::lc_places_free);
    }

    /**
     * How many places.
     *
     * @return the number of rows
     */
    public long count() {
        return with(p -> C.lc_places_count(p).longValue());
    }

    /**
     * Where they meet the network.
     *
     * @return a row for each usable door: {@code place}, {@code edge}, {@code chainage_m}, {@code link_m}
     */
    public Table doors() {
        return with(p -> new Table(made((out, error) -> C.lc_places_doors(p, out, error))));
    }

    /**
     * The nearest target of each group for each of these places.
     *
     * @param targets what is walked to
     * @param groups groups of them
     * @param limitS the longest walk in seconds
     * @param run how the call runs; null for the defaults
     * @return {@code origin} and, for each group, {@code <name>_s} and {@code <name>_target}, null where none lies within
     */
    public Table nearest(Places targets, Groups groups, double limitS, Run run) {
        return three(targets, groups, (o, t, g) -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_nearest(o, t, g, limitS, r, out, error))));
    }

    /**
     * The time to the nearest target of each group, at half the cost of {@link #nearest}.
     *
     * @param targets what is walked to
     * @param groups groups of them
     * @param limitS the longest walk in seconds
     * @param run how the call runs; null for the defaults
     * @return {@code origin} and, for each group, {@code <name>_s}, null where none lies within
     */
    public Table nearestTimes(Places targets, Groups groups, double limitS, Run run) {
        return three(targets, groups, (o, t, g) -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_nearest_times(o, t, g, limitS, r, out, error))));
    }

    /**
     * The nearest of these places, as targets, for every node of the network.
     *
     * @param groups groups of these places
     * @param limitS the longest walk in seconds
     * @param run how the call runs; null for the defaults
     * @return a row for each node, as {@link #nearest}
     */
    public Table nearestAtNodes(Groups groups, double limitS, Run run) {
        return with(t -> groups.with(g -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_nearest_at_nodes(t, g, limitS, r, out, error)))));
    }

    /**
     * The time to the nearest of these places, as targets, for every node of the network.
     *
     * @param groups groups of these places
     * @param limitS the longest walk in seconds
     * @param run how the call runs; null for the defaults
     * @return a row for each node, as {@link #nearestTimes}
     */
    public Table nearestTimesAtNodes(Groups groups, double limitS, Run run) {
        return with(t -> groups.with(g -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_nearest_times_at_nodes(t, g, limitS, r, out, error)))));
    }

    /**
     * Counts, the nearest and decay sums for each of these places, in one pass.
     *
     * @param targets what is walked to
     * @param groups groups of them
     * @param ask what is asked
     * @param run how the call runs; null for the defaults
     * @return {@code origin} and, for each group, {@code <name>_within_<seconds>}, {@code <name>_1_s},
     *     {@code <name>_1_target} ..., {@code <name>_decay_1} ...
     */
    public Table opportunities(Places targets, Groups groups, Ask ask, Run run) {
        return three(targets, groups, (o, t, g) -> Options.with(ask, a -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_opportunities(o, t, g, a, r, out, error)))));
    }

    /**
     * Counts, the nearest and decay sums of these places, as targets, for every node of the network.
     *
     * @param groups groups of these places
     * @param ask what is asked
     * @param run how the call runs; null for the defaults
     * @return a row for each node, as {@link #opportunities}
     */
    public Table opportunitiesAtNodes(Groups groups, Ask ask, Run run) {
        return with(t -> groups.with(g -> Options.with(ask, a -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_opportunities_at_nodes(t, g, a, r, out, error))))));
    }

    /**
     * How much network each of these places reaches within each limit.
     *
     * @param limitsS the limits in seconds
     * @param run how the call runs; null for the defaults
     * @return {@code origin}, {@code nodes_within_<seconds>}, {@code length_m_within_<seconds>}
     */
    public Table reachOf(double[] limitsS, Run run) {
        return with(o -> new Table(Run.make(run, (r, out, error) -> C.lc_reach_of(
                o, limitsS, new SizeT(limitsS.length), r, out, error))));
    }

    /**
     * The walk from each of these places to each target within a limit.
     *
     * @param targets what is walked to
     * @param limitS the longest walk in seconds
     * @param run how the call runs; null for the defaults
     * @return {@code origin}, {@code target}, {@code seconds}; pairs beyond the limit have no row
     */
    public Table matrix(Places targets, double limitS, Run run) {
        return with(o -> targets.with(t -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_matrix(o, t, limitS, r, out, error)))));
    }

    /**
     * The walk from one of these places to each target within a limit.
     *
     * @param origin the row of the place
     * @param targets what is walked to
     * @param limitS the longest walk in seconds
     * @return {@code target}, {@code seconds}
     */
    public Table row(long origin, Places targets, double limitS) {
        return with(o -> targets.with(t -> new Table(
                made((out, error) -> C.lc_reach_row(o, new SizeT(origin), t, limitS, out, error)))));
    }

    /**
     * A shortest walk from one of these places to a target.
     *
     * @param origin the row of the place
     * @param targets what is walked to
     * @param target its row
     * @param limitS the longest walk in seconds; infinity for any
     * @return the route, or null when there is none within the limit
     */
    public Route route(long origin, Places targets, long target, double limitS) {
        Pointer route = with(o -> targets.with(t -> made((out, error) ->
                C.lc_reach_route(o, new SizeT(origin), t, new SizeT(target), limitS, out, error))));
        return route == null ? null : Route.taken(route);
    }

    /**
     * The nodes within a limit of one of these places, from near to far.
     *
     * @param origin the row of the place
     * @param limitS the limit in seconds
     * @return {@code node}, {@code seconds}; the points are the nodes
     */
    public Table nodesWithin(long origin, double limitS) {
        return with(o -> new Table(
                made((out, error) -> C.lc_reach_nodes_within(o, new SizeT(origin), limitS, out, error))));
    }

    /**
     * The nodes within a limit of each of these places, from near to far.
     *
     * @param limitS the limit in seconds
     * @param run how the call runs; null for the defaults
     * @return {@code origin}, {@code node}, {@code seconds}; the points are the nodes
     */
    public Table nodeSets(double limitS, Run run) {
        return with(o -> new Table(Run.make(
                run, (r, out, error) -> C.lc_reach_node_sets(o, limitS, r, out, error))));
    }

    /**
     * Everything within the longest of the limits of one of these places.
     *
     * @param origin the row of the place
     * @param limitsS the limits in seconds
     * @return one isochrone
     */
    public Isochrones isochrone(long origin, double... limitsS) {
        return with(o -> new Isochrones(made((out, error) -> C.lc_reach_isochrone(
                o, new SizeT(origin), limitsS, new SizeT(limitsS.length), out, error))));
    }

    /**
     * Everything within the longest of the limits of each of these places.
     *
     * @param limitsS the limits in seconds
     * @param run how the call runs; null for the defaults
     * @return an isochrone for each place
     */
    public Isochrones isochrones(double[] limitsS, Run run) {
        return with(o -> new Isochrones(Run.make(run, (r, out, error) -> C.lc_reach_isochrones(
                o, limitsS, new SizeT(limitsS.length), r, out, error))));
    }

    private Table three(Places targets, Groups groups, Question question) {
        return with(o -> targets.with(t -> groups.with(g -> question.ask(o, t, g))));
    }

    private interface Question {
        Table ask(Pointer origins, Pointer targets, Pointer groups);
    }
}
