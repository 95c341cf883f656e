package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Indicators, equity, judgement and sources through Java, worked by hand. */
class JudgementTest {
    /** Two homes of 100 and 200 people, one clinic that serves 30, walks of 300 s and 600 s. */
    private static Catchments twoHomes() {
        return new Catchments.Builder(2, 0)
                .people(100, 200)
                .supply(30)
                .walks(new int[] {0, 1}, new int[] {0, 0}, new double[] {300, 600}, 900);
    }

    private static void levels(Catchments catchments, Measure indicator, double first, double second) {
        indicator.check(catchments);
        try (Levels levels = catchments.measure(indicator, null);
                Table table = levels.table()) {
            assertEquals(first, (Double) table.column("value").get(0), 1e-9);
            assertEquals(second, (Double) table.column("value").get(1), 1e-9);
            assertEquals(Arrays.asList("exact", "exact"), table.column("state"));
        }
    }

    @Test
    void indicatorsOfTheHostsOwnTravelTimes() {
        Decay linear = Decay.linear(900);
        Decay step = Decay.step(900);
        try (Catchments catchments = twoHomes()) {
            levels(catchments, Measure.cumulative(400, Counting.OUTLETS), 1, 0);
            levels(catchments, Measure.gravity(linear, Counting.OUTLETS), 2.0 / 3, 1.0 / 3);
            levels(catchments, Measure.twoStep(step), 0.1, 0.1);
            levels(catchments, Measure.threeStep(step), 0.1, 0.1);
            levels(catchments, Measure.balanced(step), 0.05, 0.05);
            levels(catchments, Measure.availability(step, 1, true), 0.1, 0.1);
            levels(catchments, Measure.dualAccess(1, Counting.OUTLETS, 900), 300, 600);
            levels(catchments, Measure.meanNearest(1, 900), 300, 600);
            levels(catchments, Measure.diversity(0, 900), 1, 1);
            levels(catchments, Measure.basket(
                    Collections.singletonList("clinic"), Collections.singletonList(new double[] {1}), linear),
                    200.0 / 3, 100.0 / 3);
        }
        Measure.walkScore2011();
        assertThrows(LifeCircleException.Argument.class, () -> Measure.meanNearest(0, 900));
        assertThrows(LifeCircleException.Argument.class, () -> new Catchments.Builder(1, 0)
                .walks(new int[] {7}, new int[] {0}, new double[] {1}, 900));
    }

    @Test
    void equityOverPeopleAndGroups() {
        double[] people = {100, 200};
        try (Catchments catchments = twoHomes();
                Levels walks = catchments.measure(Measure.dualAccess(1, Counting.OUTLETS, 900), null);
                Table equity = walks.equityOf(people);
                Table lorenz = walks.lorenz(people);
                Table ranked = walks.ranked(new double[] {1, 2}, people)) {
            assertEquals(500.0, (Double) equity.column("mean").get(0), 1e-9);
            assertEquals(2.0 / 15, (Double) equity.column("gini").get(0), 1e-9);
            assertEquals(0.2, (Double) lorenz.column("value_share").get(1), 1e-9);
            assertEquals(2.0 / 15, (Double) ranked.column("concentration").get(0), 1e-9);
        }
        try (Street street = new Street();
                Catchments catchments = street.prepared.catchments(
                        Collections.singletonList(Collections.singletonList("pharmacy")), 20, Supply.CAPACITY, null);
                Levels counts = catchments.measure(Measure.cumulative(900, Counting.OUTLETS), null);
                Table homes = counts.of(street.study);
                Table equity = counts.equity(street.study)) {
            assertEquals(Arrays.asList("h1", "h2", "h3"), homes.column("home"));
            assertEquals(Arrays.asList("all", "old"), equity.column("group"));
            assertEquals(500.0 / 300, (Double) equity.column("mean").get(0), 1e-9);
        }
    }

    @Test
    void plansGapsAndRollUp() {
        String west = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"west\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[118.779,32.039],[118.781,32.039],[118.781,32.041],"
                + "[118.779,32.041],[118.779,32.039]]]}}]}";
        try (Street street = new Street();
                Land polygons = Land.read(Format.GEOJSON, Street.utf8(west), new TableOptions("WGS84"));
                Standard standard = Standard.bundled("mofcom-2021");
                Assessment assessment = street.prepared.assess(standard, new AssessOptions()
                        .polygonCircles(polygons)
                        .walkCircle("middle", 118.786, 32.04, 10)
                        .sufficiency(1, 1, 0.1)
                        .landStepM(50)
                        .absenceIsTrusted(true), null);
                Table circles = assessment.circles();
                Table plan = assessment.plan(null);
                Table gaps = assessment.gaps(null);
                Table indicators = assessment.indicators();
                Table grades = assessment.grades(null);
                Table figures = assessment.figures();
                Table levels = assessment.levels();
                Table groups = assessment.groups();
                CircleRecords records = new CircleRecords()
                        .add(assessment, 0, "320104001")
                        .add("other", "3301", 900, Double.NaN)
                        .entry("satisfaction", 810, 900)
                        .readNames("code,name\n320104001,五老村街道\n", "own.csv");
                Table nation = records.rollUp(standard)) {
            assertEquals(Arrays.asList(1L, 3L), circles.column("homes"));
            assertTrue(plan.rowCount() > 2);
            assertTrue(gaps.rowCount() >= plan.rowCount());
            assertTrue(indicators.columns().contains("indicator"));
            assertEquals(2, grades.rowCount());
            assertTrue(figures.columns().contains("circle") && levels.columns().contains("circle"));
            assertTrue(groups.columns().contains("circle"));
            assertEquals(7, nation.rowCount());
            assertEquals(1000.0, nation.column("people").get(0));
            assertThrows(LifeCircleException.Standard.class, () -> GradeRule.fromToml("id = \"mine\"\n", "own.toml"));
        }
    }

    @Test
    void fusionAndPartition() {
        try (Street street = new Street();
                FusionCircles circles = new FusionCircles()
                        .add("health", "", street.prepared)
                        .demand(Collections.singletonList("pharmacy"), 10, 1)
                        .add("food", "食", street.prepared)
                        .demand(Collections.singletonList("market"), 5, 1);
                Fusion fusion = circles.fuse(null);
                Table homes = fusion.homes();
                Table places = fusion.places(1);
                Partition partition = street.prepared.partition(150, 50, 400, 15, false, null);
                Table divided = partition.circles();
                Table members = partition.homes()) {
            assertEquals(Arrays.asList("all-but-one", "all", "all"), homes.column("overlay"));
            assertEquals("food", homes.column("missing").get(0));
            assertEquals(3, places.rowCount());
            assertTrue(divided.rowCount() >= 1);
            assertEquals(3, members.rowCount());
        }
    }

    @Test
    void arraysAndFilesAreTheSameSources() {
        TableOptions wgs = new TableOptions("WGS84");
        double[] lon = {118.780, 118.786, 118.792};
        double[] lat = {32.04, 32.04, 32.04};
        try (Network network = Network.fromArrays(
                        new long[] {1, 2, 3}, lon, lat, new long[] {1, 2}, new long[] {2, 3}, new double[] {600, 600});
                HostColumns shops = new HostColumns(2)
                        .text("id", "p1", "p2")
                        .text("category", "pharmacy", "pharmacy")
                        .text("name", null, "二号")
                        .real("lon", 118.786, 118.792)
                        .real("lat", 32.04, 32.04)
                        .real("capacity", Arrays.asList(10.0, null));
                Facilities facilities = shops.facilities(wgs);
                HostColumns rows = new HostColumns(1)
                        .text("id", "h1")
                        .integer("people", Collections.singletonList(100L))
                        .real("lon", 118.780)
                        .real("lat", 32.04);
                Homes residents = rows.homes(wgs);
                Study study = Study.fromParts(network, facilities, residents, null, null);
                Walker walker = Walker.withSpeed("stroll", 1.0);
                Prepared prepared = study.prepare(walker, null, null);
                Places homes = prepared.homes();
                Places targets = prepared.facilities();
                Table row = homes.row(0, targets, 3600);
                Table held = study.facilities();
                Table people = study.homes();
                Facilities again = Facilities.read(Format.PARQUET, held.parquet(), wgs);
                Table report = again.report()) {
            assertEquals(Arrays.asList(600.0, 1200.0), row.column("seconds"));
            assertEquals(Arrays.asList(10.0, null), held.column("capacity"));
            assertEquals(1, people.rowCount());
            assertEquals(0, report.rowCount());
            assertNull(study.land());
            assertThrows(LifeCircleException.Column.class, () -> shops.real("lon", 1, 2));
        }
    }

    @Test
    void coordinatesThereAndBack() {
        double[] lon = {118.78};
        double[] lat = {32.04};
        double[][] gcj = Catalogue.fromWgs84("GCJ02", lon, lat);
        double[][] back = Catalogue.toWgs84("GCJ02", gcj[0], gcj[1]);
        assertArrayEquals(lon, back[0], 1e-8);
        assertArrayEquals(lat, back[1], 1e-8);
        try (Study study = Study.fromOsm(Repository.nanjing());
                Table check = study.facilitiesCrs();
                Table homes = study.homesCrs()) {
            assertEquals("confirmed", check.column("verdict").get(0));
            assertTrue(homes.rowCount() > 1);
        }
    }
}
