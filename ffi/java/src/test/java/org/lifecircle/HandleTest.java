package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a host can do wrong with a handle costs an exception and never the JVM; what is closed is gone from memory. */
class HandleTest {
    /** {@code -Dlifecircle.cycles=1000000} for the long run. */
    private static final int CYCLES = Integer.getInteger("lifecircle.cycles", 100_000);

    private static final byte[] NODES = utf8("id,lon,lat\n1,118.78,32.04\n2,118.782,32.04\n");
    private static final byte[] EDGES = utf8("from,to\n1,2\n");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long residentKiB() throws IOException {
        for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no VmRSS");
    }

    private static void cycles(int count) {
        TableOptions wgs = new TableOptions("WGS84");
        Registry registry = new Registry();
        for (int i = 0; i < count; i++) {
            switch (i % 4) {
                case 0:
                    Walker.preset("elder").close();
                    break;
                case 1:
                    registry.close();
                    registry = new Registry().addWalkModel("mine", new Still());
                    break;
                case 2:
                    registry.walker("mine").close();
                    break;
                default:
                    Network.fromCsv(NODES, EDGES, wgs).close();
            }
        }
        registry.close();
    }

    private static final class Still implements WalkModel {
        /** Enough that a plugin that is not let go is seen. */
        private final byte[] ballast = new byte[1024];

        @Override
        public double linkSecondsPerMetre() {
            return ballast.length;
        }

        @Override
        public void seconds(EdgeColumns edges, double[] forwardS, double[] backwardS) {}
    }

    @Test
    void memoryStaysFlatOverManyHandles() throws IOException {
        cycles(CYCLES / 5);
        System.gc();
        long before = residentKiB();
        cycles(CYCLES);
        System.gc();
        long grown = residentKiB() - before;
        System.out.println(CYCLES + " handles made and closed, resident memory grew by " + grown + " KiB");
        assertTrue(grown < 48 * 1024, "grew by " + grown + " KiB");
        assertEquals(0, Plugins.live());
    }

    @Test
    void closingTwiceIsHarmlessAndUseAfterwardsIsRefused() {
        Walker walker = Walker.preset("adult");
        walker.close();
        walker.close();
        Study study = Study.fromTables(new String(NODES), new String(EDGES), "", "", "WGS84", new Study.Options());
        assertThrows(IllegalStateException.class, () -> study.prepare(walker, null, null));
        Table report = study.report();
        study.close();
        study.close();
        assertThrows(IllegalStateException.class, study::homeCount);
        assertTrue(report.rowCount() > 0, "what was made from a study does not depend on it");
        report.close();
        assertThrows(IllegalStateException.class, () -> report.column("severity"));
        assertThrows(IllegalStateException.class, report::csv);
    }

    @Test
    void closingWhileOthersAskLetsEachOfThemEndOrRefusesIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 50; round++) {
                Study study = Study.fromTables(
                        new String(NODES), new String(EDGES), "", "", "WGS84", new Study.Options());
                AtomicInteger refused = new AtomicInteger();
                List<Callable<Void>> jobs = new ArrayList<>();
                for (int job = 0; job < 8; job++) {
                    boolean closes = job == 3;
                    jobs.add(() -> {
                        if (closes) {
                            study.close();
                            return null;
                        }
                        try (Table report = study.report()) {
                            assertTrue(report.rowCount() > 0);
                        } catch (IllegalStateException closed) {
                            refused.incrementAndGet();
                        }
                        return null;
                    });
                }
                for (Future<Void> done : threads.invokeAll(jobs)) {
                    done.get();
                }
                assertThrows(IllegalStateException.class, study::report);
                assertTrue(refused.get() < 8);
            }
        } finally {
            threads.shutdown();
        }
    }
}
