package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plugins in Java: they change results, are called on the caller's thread, are let go, and may lie. */
class PluginTest {
    private static final String NODES = "id,lon,lat\n1,118.78,32.04\n2,118.782,32.04\n3,118.784,32.04\n";
    private static final String EDGES = "from,to\n1,2\n2,3\n";
    private static final String SHOPS = "id,category,lon,lat\na,pharmacy,118.784,32.04\nb,pharmacy,118.783,32.04\n";
    private static final String HOMES = "id,lon,lat,people\nh,118.78,32.04,3\ni,118.7815,32.04,2\n";

    @AfterEach
    void nothingIsHeldThatIsClosed() {
        assertEquals(0, Plugins.live(), "a plugin is let go with the last that uses it");
    }

    /** A walker of so many metres per second who remembers the threads it was asked on. */
    private static final class Pace implements WalkModel {
        final List<Thread> threads = new ArrayList<>();
        final double metresPerSecond;
        EdgeColumns kept;

        Pace(double metresPerSecond) {
            this.metresPerSecond = metresPerSecond;
        }

        @Override
        public double linkSecondsPerMetre() {
            return 1 / metresPerSecond;
        }

        @Override
        public void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) {
            threads.add(Thread.currentThread());
            kept = edges;
            double[] length = edges.lengthM();
            assertEquals(edges.count(), edges.wayClass().length);
            assertEquals(edges.count(), edges.inclineKnown().length);
            for (int i = 0; i < length.length; i++) {
                forwardS[i] = backwardS[i] = length[i] / metresPerSecond;
            }
        }
    }

    /** A walk model that fills in what it is told to. */
    private static WalkModel lying(double number) {
        return new WalkModel() {
            @Override
            public double linkSecondsPerMetre() {
                return 1;
            }

            @Override
            public void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) {
                Arrays.fill(forwardS, number);
                Arrays.fill(backwardS, 1);
            }
        };
    }

    private static Study study() {
        return Study.fromTables(NODES, EDGES, SHOPS, HOMES, "WGS84", new Study.Options());
    }

    private static double firstWalk(Study study, Walker walker, Run run) {
        try (Prepared prepared = study.prepare(walker, null, run);
                Access access = prepared.access(Collections.singletonList("pharmacy"), new int[] {15}, 1);
                Table table = access.table()) {
            return (Double) table.column("pharmacy_s").get(0);
        }
    }

    @Test
    void aWalkModelChangesWalksAndIsAskedOnTheCallersThread() {
        Pace slow = new Pace(0.5);
        Pace quick = new Pace(1.0);
        try (Study study = study();
                Registry registry = new Registry().addWalkModel("slow", slow).addWalkModel("quick", quick);
                Walker slowly = registry.walker("slow");
                Walker quickly = registry.walker("quick")) {
            double walk = firstWalk(study, quickly, new Run().threads(2));
            assertEquals(2 * walk, firstWalk(study, slowly, new Run().progress((s, d, t) -> true)), 0.1);
            assertEquals(Collections.singletonList(Thread.currentThread()), slow.threads);
            assertEquals(slow.threads, quick.threads);
            assertThrows(IllegalStateException.class, () -> slow.kept.lengthM(), "columns end with the call");
        }
    }

    @Test
    void aWalkerOutlivesItsRegistry() {
        Walker walker;
        try (Registry registry = new Registry().addWalkModel("mine", new Pace(1.3))) {
            walker = registry.walker("mine");
        }
        System.gc();
        assertEquals(1, Plugins.live());
        try (Study study = study()) {
            assertTrue(firstWalk(study, walker, null) > 0);
        }
        walker.close();
    }

    @Test
    void whatAModelThrowsIsTheCauseAndWhatItLiesIsNamed() {
        IllegalArgumentException own = new IllegalArgumentException("out of date");
        WalkModel failing = new WalkModel() {
            @Override
            public double linkSecondsPerMetre() {
                return 1;
            }

            @Override
            public void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) {
                throw own;
            }
        };
        try (Study study = study();
                Registry registry = new Registry()
                        .addWalkModel("failing", failing)
                        .addWalkModel("nan", lying(Double.NaN))
                        .addWalkModel("negative", lying(-1));
                Walker fails = registry.walker("failing");
                Walker nan = registry.walker("nan");
                Walker negative = registry.walker("negative")) {
            LifeCircleException.Plugin failed =
                    assertThrows(LifeCircleException.Plugin.class, () -> study.prepare(fails, null, null));
            assertSame(own, failed.getCause());
            assertTrue(failed.getMessage().contains("\"failing\""), failed.getMessage());
            for (Walker liar : Arrays.asList(nan, negative)) {
                LifeCircleException.Plugin lied =
                        assertThrows(LifeCircleException.Plugin.class, () -> study.prepare(liar, null, null));
                assertTrue(lied.getMessage().contains(">= 0"), lied.getMessage());
                assertNull(lied.getCause());
            }
        }
    }

    @Test
    void anIndicatorMeasuresEveryHome() {
        Indicator reached = new Indicator() {
            @Override
            public double horizonSeconds() {
                return 600;
            }

            @Override
            public int dependencyRadius() {
                return 1;
            }

            @Override
            public void levels(CatchmentColumns c, double[] number, Level[] level) {
                long[] start = c.homeStart();
                for (int home = 0; home < c.homeCount(); home++) {
                    number[home] = start[home + 1] - start[home];
                    level[home] = c.escapeKnown()[home] ? Level.AT_LEAST : Level.EXACT;
                }
                assertEquals(start[c.homeCount()], c.walkS().length);
                assertEquals(2, c.outletCount());
            }
        };
        try (Study study = study();
                Prepared prepared = study.prepare("adult");
                Registry registry = new Registry().addIndicator("reached", reached);
                Table table = registry.measure(prepared, Collections.singletonList("reached"),
                        Collections.singletonList("pharmacy;clinic"), 10, null)) {
            assertEquals(Arrays.asList(2.0, 2.0), table.column("reached"));
        }
    }

    @Test
    void anIndicatorThatLeavesAHomeOutIsNamed() {
        Indicator silent = new Indicator() {
            @Override
            public double horizonSeconds() {
                return 600;
            }

            @Override
            public int dependencyRadius() {
                return 1;
            }

            @Override
            public void levels(CatchmentColumns catchments, double[] number, Level[] level) {
                level[0] = Level.TOO_FAR;
            }
        };
        try (Study study = study();
                Prepared prepared = study.prepare("adult");
                Registry registry = new Registry().addIndicator("silent", silent)) {
            LifeCircleException.Plugin lied = assertThrows(LifeCircleException.Plugin.class, () -> registry.measure(
                    prepared, Collections.singletonList("silent"), Collections.singletonList("pharmacy"), 10, null));
            assertTrue(lied.getMessage().contains("\"silent\""), lied.getMessage());
            assertTrue(lied.place().contains("row 1"), lied.place());
        }
    }

    @Test
    void sourcesHandInTablesAndAStudyIsBuiltOfThem() {
        TableOptions wgs = new TableOptions("WGS84");
        NetworkSource ways = new NetworkSource() {
            @Override
            public byte[] readNodes() {
                return NODES.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public byte[] readEdges() {
                return EDGES.getBytes(StandardCharsets.UTF_8);
            }
        };
        java.io.IOException lost = new java.io.IOException("the disk is gone");
        try (Registry registry = new Registry()
                        .addNetworkSource("ways", wgs, ways)
                        .addFacilitySource("shops", Format.CSV, wgs, () -> SHOPS.getBytes(StandardCharsets.UTF_8))
                        .addHomeSource("homes", Format.CSV, wgs, () -> HOMES.getBytes(StandardCharsets.UTF_8))
                        .addHomeSource("lost", Format.CSV, wgs, () -> {
                            throw lost;
                        });
                Network network = registry.network("ways");
                Facilities shops = registry.facilities("shops");
                Homes homes = registry.homes("homes");
                Study built = Study.fromParts(network, shops, homes, null, null);
                Table table = registry.table()) {
            assertEquals(2, built.homeCount());
            assertEquals(2, built.facilityCount());
            assertEquals(5 + 4, table.rowCount());
            LifeCircleException.Plugin failed =
                    assertThrows(LifeCircleException.Plugin.class, () -> registry.homes("lost"));
            assertSame(lost, failed.getCause());
        }
    }

    @Test
    void whatCannotBeRegisteredStaysWithTheHost() {
        try (Registry registry = new Registry().addWalkModel("mine", new Pace(1))) {
            assertThrows(LifeCircleException.Duplicate.class, () -> registry.addWalkModel("mine", new Pace(2)));
            assertThrows(LifeCircleException.Duplicate.class, () -> registry.addWalkModel("elder", new Pace(2)));
            assertThrows(LifeCircleException.NotFound.class, () -> registry.walker("mime"));
            assertThrows(LifeCircleException.Io.class, () -> registry.load(Paths.get("no-such-library.so")));
            assertEquals(1, Plugins.live());
        }
        Registry closed = new Registry();
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.walker("elder"));
    }
}
