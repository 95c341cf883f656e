package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The engine through Java: every answer about the street, worked by hand. */
class ReachTest {
    private static final double ANY = Double.POSITIVE_INFINITY;

    @Test
    void theNearestCountsAndSums() {
        Ask ask = new Ask().within(300, 600).nearest(2, 1200).decay(Decay.linear(1200));
        try (Street street = new Street();
                Groups groups = street.groups();
                Table nearest = street.homes.nearest(street.shops, groups, 700, null);
                Table times = street.homes.nearestTimes(street.shops, groups, 500, new Run().threads(1));
                Table nodes = street.shops.nearestAtNodes(groups, 1200, null);
                Table nodeTimes = street.shops.nearestTimesAtNodes(groups, 1200, null);
                Table found = street.homes.opportunities(street.shops, groups, ask, null);
                Table all = street.shops.opportunitiesAtNodes(groups, ask, null)) {
            assertEquals(Arrays.asList(600.0, 0.0, 300.0), nearest.column("pharmacy_s"));
            assertEquals(Arrays.asList(2L, 2L, 2L), nearest.column("market_target"));
            assertEquals(Arrays.asList(null, 0.0, 300.0), times.column("pharmacy_s"));
            assertEquals(4, nodes.rowCount());
            assertEquals(nodes.column("market_s"), nodeTimes.column("market_s"));
            assertEquals(Arrays.asList(1L, 2L, 1L), found.column("pharmacy_within_600"));
            assertEquals(Arrays.asList(1200.0, 600.0, 900.0), found.column("pharmacy_2_s"));
            assertEquals(Arrays.asList(0.5, 1.5, 1.0), found.column("pharmacy_decay_1"));
            assertEquals(4, all.rowCount());
        }
        assertEquals(0.75, Decay.linear(1200).weight(300));
        assertEquals(0.5, Decay.steps(new double[] {300, 600}, new double[] {1, 0.5}).weight(400));
        assertThrows(LifeCircleException.Argument.class, () -> Decay.exponential(0, 60));
    }

    @Test
    void theSameGroupsAsTheStudyHasThem() {
        try (Street street = new Street();
                Groups groups = street.prepared.groups(new Query(Arrays.asList("pharmacy", "market")));
                Table nearest = street.homes.nearest(street.shops, groups, 700, null)) {
            assertEquals(Arrays.asList(600.0, 0.0, 300.0), nearest.column("pharmacy_s"));
        }
    }

    @Test
    void matricesRowsAndRoutes() {
        try (Street street = new Street();
                Table matrix = street.homes.matrix(street.shops, 700, null);
                Table row = street.homes.row(0, street.shops, 1200);
                Table nodes = street.homes.nodesWithin(0, 600);
                Table sets = street.homes.nodeSets(600, null)) {
            assertEquals(7, matrix.rowCount());
            assertEquals(Arrays.asList(600.0, 1200.0, 600.0), row.column("seconds"));
            assertEquals(Arrays.asList(0.0, 600.0), nodes.column("seconds"));
            assertEquals(nodes.column("node"), sets.column("node").subList(0, 2));
            assertEquals(Arrays.asList(0L, 0L, 1L), sets.column("origin").subList(0, 3));
            Route route = street.homes.route(2, street.shops, 1, ANY);
            assertEquals(900.0, route.seconds());
            assertEquals(900.0, route.lengthM());
            assertEquals(2, route.edges().size());
            assertEquals(118.792, route.points().get(route.points().size() - 1)[0], 1e-9);
            assertNull(street.homes.route(2, street.shops, 1, 100));
            assertThrows(LifeCircleException.NotFound.class, () -> street.homes.row(9, street.shops, 60));
            assertThrows(LifeCircleException.Argument.class, () -> street.homes.row(0, street.shops, Double.NaN));
        }
    }

    @Test
    void isochronesAndTheirPolygons() {
        double[] limits = {240, 480};
        try (Street street = new Street();
                TimedNetwork network = street.prepared.network();
                Isochrones one = street.homes.isochrone(0, limits);
                Table lines = one.lines();
                Isochrones all = street.homes.isochrones(limits, null);
                Table nodes = all.nodes();
                Table polygons = all.polygons(240, 25);
                Table hulls = all.hulls(240);
                Contours contours = network.contours(null);
                Table areas = contours.areas(street.homes, limits, null);
                Table area = contours.area(street.homes, 1, limits);
                Table reached = street.homes.reachOf(new double[] {300}, null);
                Table ofNodes = network.reachOfNodes(new double[] {300}, null)) {
            assertEquals(Arrays.asList(480.0), lines.column("to_s"));
            assertTrue(nodes.column("origin").contains(2L));
            assertEquals(3, polygons.rowCount());
            assertEquals(3, hulls.rowCount());
            assertEquals(6, areas.rowCount());
            assertTrue(area.geojson().contains("MultiPolygon"));
            assertEquals(900.0, (Double) reached.column("length_m_within_300").get(1), 0.1);
            assertEquals(4, ofNodes.rowCount());
        }
    }

    @Test
    void whatIfAPharmacyMoves() {
        try (Street street = new Street();
                Groups groups = street.groups();
                TimedNetwork network = street.prepared.network();
                Places points = network.places(new double[] {118.780, 118.0}, new double[] {32.04, 31.0}, 150);
                Table doors = points.doors();
                LiveNearest live = LiveNearest.of(street.shops, groups, 1200, null);
                LiveNearest other = live.copy()) {
            assertEquals(2, points.count());
            assertEquals(Arrays.asList(0L), doors.column("place"));
            live.close(0);
            assertEquals(Arrays.asList(1200.0, 600.0, 900.0), pharmacies(live, street));
            assertEquals(3, live.add(points, 0, 0));
            live.move(1, street.homes, 2);
            assertEquals(Arrays.asList(0.0, 300.0, 0.0), pharmacies(live, street));
            assertEquals(Arrays.asList(600.0, 0.0, 300.0), pharmacies(other, street));
            for (int edge = 0; edge < 3; edge++) {
                other.changeEdge(edge, ANY, ANY);
            }
            assertEquals(Arrays.asList(null, null, null), pharmacies(other, street));
            assertTrue(live.secondsAtNode(1, 0) <= 600);
            assertThrows(LifeCircleException.NotFound.class, () -> live.close(99));
        }
    }

    private static Object pharmacies(LiveNearest live, Street street) {
        try (Table nearest = live.nearest(street.homes)) {
            return nearest.column("pharmacy_s");
        }
    }

    @Test
    void aPreparedNetworkIsKeptInAFile() throws IOException {
        Path file = Files.createTempFile("street", ".lcnet");
        try (Street street = new Street();
                TimedNetwork network = street.prepared.network()) {
            network.save(file);
            try (TimedNetwork opened = TimedNetwork.open(file);
                    Places ends = opened.places(new double[] {118.780, 118.792}, new double[] {32.04, 32.04}, 150);
                    Table matrix = ends.matrix(ends, 3600, null);
                    Table edges = opened.edges();
                    Table nodes = opened.nodes()) {
                assertEquals(Arrays.asList(0.0, 1200.0, 1200.0, 0.0), matrix.column("seconds"));
                assertEquals(3, edges.rowCount());
                assertEquals(4, nodes.rowCount());
                assertThrows(LifeCircleException.Argument.class, () -> ends.matrix(street.shops, 60, null));
            }
        } finally {
            Files.delete(file);
        }
    }
}
