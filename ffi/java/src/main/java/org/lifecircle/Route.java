package org.lifecircle;

import static org.lifecircle.NativeLibrary.C;
import static org.lifecircle.NativeLibrary.made;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A shortest walk from one place to another. A value; nothing to close. */
public final class Route {
    private final double seconds;
    private final double lengthM;
    private final double linkM;
    private final List<double[]> points;
    private final List<Edge> edges;

    private Route(Pointer route) {
        seconds = C.lc_route_seconds(route);
        lengthM = C.lc_route_length_m(route);
        linkM = C.lc_route_link_m(route);
        try (Table line = new Table(made((out, error) -> C.lc_route_points(route, out, error)));
                Table walked = new Table(made((out, error) -> C.lc_route_edges(route, out, error)))) {
            points = Collections.unmodifiableList(line.points());
            List<Object> edge = walked.column("edge");
            List<Object> from = walked.column("from_m");
            List<Object> to = walked.column("to_m");
            List<Edge> all = new ArrayList<>(edge.size());
            for (int i = 0; i < edge.size(); i++) {
                all.add(new Edge((Long) edge.get(i), (Double) from.get(i), (Double) to.get(i)));
            }
            edges = Collections.unmodifiableList(all);
        }
    }

    /** Takes what a native route says, and frees it. */
    static Route taken(Pointer route) {
        try {
            return new Route(route);
        } finally {
            C.lc_route_free(route);
        }
    }

    /**
     * The time from door to door, both links included.
     *
     * @return seconds
     */
    public double seconds() {
        return seconds;
    }

    /**
     * The length along the network.
     *
     * @return metres
     */
    public double lengthM() {
        return lengthM;
    }

    /**
     * The length of the two links between the doors and the network.
     *
     * @return metres
     */
    public double linkM() {
        return linkM;
    }

    /**
     * The way along the network.
     *
     * @return at least two points, each a longitude and a latitude in WGS-84 degrees
     */
    public List<double[]> points() {
        return points;
    }

    /**
     * The edges walked, or parts of them, in order.
     *
     * @return the edges
     */
    public List<Edge> edges() {
        return edges;
    }

    @Override
    public String toString() {
        return "Route of " + seconds + " s, " + lengthM + " m";
    }

    /** An edge, or a part of it, as a route walks it. */
    public static final class Edge {
        private final long edge;
        private final double fromM;
        private final double toM;

        private Edge(long edge, double fromM, double toM) {
            this.edge = edge;
            this.fromM = fromM;
            this.toM = toM;
        }

        /**
         * The number of the edge.
         *
         * @return a row of {@link TimedNetwork#edges}
         */
        public long edge() {
            return edge;
        }

        /**
         * Where the route comes onto it.
         *
         * @return metres along the edge as drawn
         */
        public double fromM() {
            return fromM;
        }

        /**
         * Where the route leaves it.
         *
         * @return metres along the edge as drawn; less than {@link #fromM} when walked backward
         */
        public double toM() {
            return toM;
        }
    }
}
