package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A real city through Java, and what a Java programmer may do wrong. */
class StudyTest {
    private static final List<String> CATEGORIES =
            Arrays.asList("convenience-store", "restaurant", "pharmacy", "primary-school", "park");
    private static final int[] MINUTES = {5, 10, 15};

    /** The table of Nanjing equals, byte for byte, the one Rust printed into the file that tests/java/run names. */
    @Test
    void accessTableEqualsRusts() throws IOException {
        String expected = System.getProperty("lifecircle.expected");
        assertNotNull(expected, "run through tests/java/run");
        StringBuilder text = new StringBuilder();
        try (Study study = Study.fromOsm(Repository.nanjing());
                Prepared prepared = study.prepare("adult");
                Access access = prepared.access(CATEGORIES, MINUTES, 2);
                Table table = access.table()) {
            List<String> names = table.columns();
            text.append(String.join("\t", names)).append('\n');
            List<List<Object>> columns = new ArrayList<>();
            names.forEach(n -> columns.add(table.column(n)));
            for (int row = 0; row < table.rowCount(); row++) {
                for (int c = 0; c < columns.size(); c++) {
                    text.append(c == 0 ? "" : "\t").append(cell(columns.get(c).get(row)));
                }
                text.append('\n');
            }
        }
        String rust = new String(Files.readAllBytes(Paths.get(expected)), StandardCharsets.UTF_8);
        assertTrue(rust.equals(text.toString()), "the tables differ");
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        // Seconds as ticks of 1/32 s, so that no formatting of fractions can differ.
        return value instanceof Double ? String.valueOf(Math.round((Double) value * 32)) : value.toString();
    }

    @Test
    void assessmentGivesFindingsAndCoverage() {
        try (Study study = Study.fromOsm(Repository.nanjing());
                Assessment assessment = study.assess("mofcom-2021", "adult");
                Table findings = assessment.findings();
                Table coverage = assessment.coverage()) {
            assertTrue(findings.rowCount() >= 14, "one per basic business at least");
            assertTrue(coverage.rowCount() > 0);
            assertTrue(findings.columns().contains("status"));
        }
    }

    @Test
    void everyMistakeIsAnExceptionOfItsKind() {
        LifeCircleException.Io missing =
                assertThrows(LifeCircleException.Io.class, () -> Study.fromOsm(Paths.get("no-such-file")));
        assertEquals(1, missing.code());
        try (Study study = Study.fromOsm(Repository.nanjing())) {
            LifeCircleException.NotFound eagle =
                    assertThrows(LifeCircleException.NotFound.class, () -> study.prepare("eagle"));
            assertEquals("eagle", eagle.value());
            assertTrue(eagle.fix().contains("adult"));
            try (Prepared prepared = study.prepare("adult")) {
                LifeCircleException.Category typo = assertThrows(
                        LifeCircleException.Category.class,
                        () -> prepared.access(Arrays.asList("pharmcy"), MINUTES, 1));
                assertTrue(typo.fix().contains("pharmacy"), typo.getMessage());
            }
        }
    }

    @Test
    void closingTwiceIsHarmlessAndUseAfterCloseIsAnException() {
        Study study = Study.fromOsm(Repository.nanjing());
        Prepared prepared = study.prepare("adult");
        study.close();
        study.close();
        assertThrows(IllegalStateException.class, study::homeCount);
        try (Access access = prepared.access(CATEGORIES, MINUTES, 1);
                Table table = access.table()) {
            assertTrue(table.rowCount() > 0, "a prepared study outlives its study");
        }
        prepared.close();
    }

    @Test
    void manyThreadsMayAskOneStudy() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (Study study = Study.fromOsm(Repository.nanjing());
                Prepared prepared = study.prepare("elder")) {
            List<Future<List<Object>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(pool.submit(() -> {
                    try (Access access = prepared.access(CATEGORIES, MINUTES, 1);
                Table table = access.table()) {
                        return table.column("pharmacy_s");
                    }
                }));
            }
            List<Object> first = answers.get(0).get();
            for (Future<List<Object>> answer : answers) {
                assertEquals(first, answer.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
