package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What hosts enter of circles against the targets, overlays counted, and indicators by name, through Java. */
class RecordsTest {
    private static final String ENTERED = "circle,division,people,target,part,whole,percent\n"
            + "b,320104,100,satisfaction,,,50\na,320106,,chain-share,1,4,\n";

    private static String verdict(CircleRecords records, Standard standard, String circle, String target) {
        try (Table table = records.acceptance(standard)) {
            for (int row = 0; row < table.rowCount(); row++) {
                if (circle.equals(table.column("circle").get(row)) && target.equals(table.column("target").get(row))) {
                    return table.column("value").get(row) + " " + table.column("verdict").get(row);
                }
            }
            return null;
        }
    }

    @Test
    void recordsAreHeldAgainstTargetsAndCarriedToAnotherRun() {
        try (Standard standard = Standard.bundled("mofcom-2025");
                CircleRecords records = new CircleRecords().add("a", "320106", 200, 5).entry("satisfaction", 180, 200);
                CircleRecords copy = new CircleRecords()) {
            records.readCsv(standard, ENTERED, "entered.csv");
            assertEquals("90.0 pass", verdict(records, standard, "a", "satisfaction"));
            assertEquals("25.0 fail", verdict(records, standard, "a", "chain-share"));
            assertEquals("null no-data", verdict(records, standard, "a", "service-area"));
            assertEquals("50.0 fail", verdict(records, standard, "b", "satisfaction"));
            assertNull(verdict(records, standard, "c", "satisfaction"));
            try (Table table = records.table(standard)) {
                assertEquals(5, table.rowCount());
                copy.readCsv(standard, table.csv(), "table.csv");
            }
            assertEquals("50.0 fail", verdict(copy, standard, "b", "satisfaction"));
            String halfBad = "circle,division,target,percent\na,320106,satisfaction,80\na,320106,satisfation,80\n";
            assertThrows(LifeCircleException.NotFound.class, () -> copy.readCsv(standard, halfBad, "bad.csv"));
            assertEquals("80.0 fail", verdict(copy, standard, "a", "satisfaction"));
            assertEquals("90.0 pass", verdict(records, standard, "a", "satisfaction"));
        }
    }

    @Test
    void homesAndPeopleThatShareAnOverlayAreCounted() {
        try (Street street = new Street();
                FusionCircles circles = new FusionCircles()
                        .add("health", "", street.prepared)
                        .demand(Collections.singletonList("pharmacy"), 10, 1)
                        .add("food", "食", street.prepared)
                        .demand(Collections.singletonList("market"), 5, 1);
                Fusion fusion = circles.fuse(null);
                Table tallies = fusion.tallies()) {
            assertEquals(Arrays.asList("all", "all-but-one"), tallies.column("overlay"));
            assertEquals(Arrays.asList(null, "food"), tallies.column("missing"));
            assertEquals(Arrays.asList(2L, 1L), tallies.column("homes"));
            assertEquals(Arrays.asList(200.0, 100.0), tallies.column("people"));
        }
    }

    @Test
    void indicatorsAreAskedForByNameWithTheirEquity() {
        try (Street street = new Street();
                Measured each = street.prepared.measure(Collections.singletonList("pharmacy"), Supply.EACH,
                        Arrays.asList("cumulative minutes=15 as=near", "cumulative count=supply minutes=15"), null);
                Measured capacity = street.prepared.measure(Collections.singletonList("pharmacy"), Supply.CAPACITY,
                        Collections.singletonList("cumulative count=supply minutes=15"), null);
                Table table = each.table();
                Table served = capacity.table();
                Table equity = each.equity();
                Table lorenz = each.lorenz();
                Table ranked = each.ranked("near", new double[] {1, 2, Double.NaN})) {
            assertEquals(Arrays.asList(1.0, 2.0), table.column("near").subList(0, 2));
            assertEquals(2.0, table.column("cumulative").get(1));
            assertEquals(15.0, served.column("cumulative").get(1));
            assertEquals(500.0 / 300, (Double) equity.column("mean").get(0), 1e-9);
            assertEquals(0.2, (Double) lorenz.column("value").get(1), 1e-9);
            assertEquals(2.0 / 15, (Double) ranked.column("concentration").get(0), 1e-9);
            assertThrows(LifeCircleException.NotFound.class, () -> each.ranked("neat", new double[3]));
            assertThrows(LifeCircleException.NotFound.class, () -> street.prepared.measure(
                    Collections.singletonList("pharmacy"), Supply.EACH, Collections.singletonList("2sfac"), null));
        }
    }
}
