package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a host asks for in one sitting: its own standard, circles, findings, reasons, a map, a call that is stopped. */
class SittingTest {
    private static final List<String> CATEGORIES = Arrays.asList("convenience-store", "pharmacy");
    private static final int[] MINUTES = {5, 15};
    private static final String OWN = "id = \"our-city\"\n"
            + "extends = \"mofcom-2021\"\n"
            + "title = { zh = \"本市标准\", en = \"Our city\" }\n"
            + "[source]\nnotice = \"city notice 12 of 2026\"\n"
            + "[requirement.market]\n"
            + "within = { minutes = 10, clause = \"3.1\", confidence = \"quoted\", source = \"notice\" }\n";

    @Test
    void ownStandardCirclesFindingsReasonsAndMap() {
        AssessOptions circles = new AssessOptions()
                .walkCircle("xinjiekou", 118.778, 32.043, 15.0)
                .radiusCircle("beside", 118.782, 32.045, 500.0);
        try (Study study = Study.fromOsm(Repository.nanjing());
                Walker brisk = Walker.withSpeed("brisk", 1.5);
                Prepared prepared = study.prepare(brisk, new PrepareOptions().maxMinutes(30), new Run().threads(2));
                Standard standard = Standard.fromToml(OWN, "our-city.toml");
                Table wanted = standard.requirements();
                Assessment assessment = prepared.assess(standard, circles, null);
                Table judged = assessment.circles();
                Table findings = assessment.findings();
                Table reasons = assessment.explain(0);
                Access access = prepared.access(CATEGORIES, MINUTES, 1);
                Table walks = access.table()) {
            int market = wanted.column("requirement").indexOf("market");
            assertEquals(600.0, wanted.column("within_s").get(market));
            assertEquals("3.1", wanted.column("clause").get(market));
            assertEquals(Arrays.asList("xinjiekou", "beside"), judged.column("circle"));
            assertEquals(2 * wanted.rowCount(), findings.rowCount());
            assertEquals(wanted.rowCount(), reasons.rowCount());
            assertThrows(LifeCircleException.NotFound.class, () -> assessment.explain(1_000_000));
            double[] home = walks.points().get(0);
            assertTrue(home[0] > 118.7 && home[0] < 118.9 && home[1] > 32.0 && home[1] < 32.1);
            assertTrue(walks.geojson().contains("FeatureCollection"));
            assertTrue(walks.csv().contains("pharmacy_within_15"));
            String page = access.map(Collections.singletonList(assessment), "南京", "© OpenStreetMap contributors");
            assertTrue(page.contains("<title>南京</title>") && page.contains("our-city"));
        }
    }

    @Test
    void whatIsBundledAndSingleCoordinates() {
        try (Table categories = Catalogue.categories();
                Table standards = Standard.all()) {
            assertTrue(categories.rowCount() > 45);
            assertTrue(standards.column("standard").contains("gb50180-2018"));
        }
        double[][] wgs = Catalogue.toWgs84("GCJ02", new double[] {118.78}, new double[] {32.04});
        assertTrue(wgs[0][0] < 118.7795 && wgs[1][0] > 32.04, "GCJ-02 lies some hundred metres off");
        LifeCircleException off = assertThrows(
                LifeCircleException.Coordinate.class,
                () -> Catalogue.toWgs84("GCJ02", new double[] {0, 1e9}, new double[] {0, 0}));
        assertTrue(off.place().contains("row"), off.getMessage());
    }

    @Test
    void facilitiesOfEveryFormatAreTheSame() {
        String csv = "id,category,lon,lat\na,pharmacy,118.78,32.04\n";
        String geojson = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                + "{\"id\":\"a\",\"category\":\"pharmacy\"},\"geometry\":{\"type\":\"Point\","
                + "\"coordinates\":[118.78,32.04]}}]}";
        TableOptions wgs = new TableOptions("WGS84").file("shops").strict(true);
        try (Facilities one = Facilities.read(Format.CSV, csv.getBytes(StandardCharsets.UTF_8), wgs);
                Facilities two = Facilities.read(Format.GEOJSON, geojson.getBytes(StandardCharsets.UTF_8), wgs);
                Table first = one.report();
                Table second = two.report()) {
            assertEquals(first.rowCount(), second.rowCount());
        }
        String odd = "店名,经度,纬度,业态\n苏果,118.78,32.04,便利\n";
        TableOptions own = new TableOptions("GCJ02").column("name", "店名").categoryName("便利", "convenience-store");
        try (Facilities shops = Facilities.read(Format.CSV, odd.getBytes(StandardCharsets.UTF_8), own);
                Table report = shops.report()) {
            assertFalse(report.column("severity").contains("error"), report.csv());
        }
    }

    @Test
    void aListenerHearsOnItsOwnThreadAndMayCancel() {
        Set<String> stages = new HashSet<>();
        Thread here = Thread.currentThread();
        Run patient = new Run().progress((stage, done, total) -> {
            assertSame(here, Thread.currentThread());
            assertTrue(done <= total);
            stages.add(stage);
            return true;
        });
        try (Study study = Study.fromOsm(Repository.nanjing(), null, patient)) {
            assertTrue(study.homeCount() > 0);
        }
        assertFalse(stages.isEmpty());
        assertThrows(
                LifeCircleException.Cancelled.class,
                () -> Study.fromOsm(Repository.nanjing(), null, new Run().progress((s, d, t) -> false)));
        IllegalStateException own = new IllegalStateException("mine");
        Run failing = new Run().progress((s, d, t) -> {
            throw own;
        });
        assertSame(own, assertThrows(
                IllegalStateException.class, () -> Study.fromOsm(Repository.nanjing(), null, failing)));
        assertNull(Run.thrown(failing), "what was thrown is thrown once");
    }
}
