package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Residents' days and allocations through Java: the golden cases, and what a hostile host hands in. */
class PlanningTest {
    private static final LocalDateTime EVENING = LocalDateTime.of(2026, 3, 10, 19, 0);
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 11, 7, 0);
    private static final String FINE = "date = \"2026-03-10\"\n[[day]]\nhome = \"h1\"\nstart = \"07:00\"\n"
            + "activity = [{category = \"market\", stay_minutes = 20}, {back_home = true}]\n";

    @TestFactory
    Stream<DynamicTest> goldenDays() throws IOException {
        return cases("days", PlanningTest::days);
    }

    @TestFactory
    Stream<DynamicTest> goldenAllocations() throws IOException {
        return cases("allocation", PlanningTest::allocation);
    }

    private interface Answer {
        Map<String, Table> of(JsonNode golden, List<Prepared> walkers);
    }

    private static Stream<DynamicTest> cases(String folder, Answer answer) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Repository.root().resolve("tests/cases").resolve(folder))) {
            files = found.sorted().collect(Collectors.toList());
        }
        assertFalse(files.isEmpty());
        return files.stream().map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p, answer)));
    }

    private static void check(Path file, Answer answer) throws IOException {
        JsonNode golden = new TomlMapper().readTree(Files.readAllBytes(file));
        JsonNode e = golden.get("extent");
        JsonNode tables = golden.get("tables");
        Study.Options options = new Study.Options()
                .extent(e.get(0).asDouble(), e.get(1).asDouble(), e.get(2).asDouble(), e.get(3).asDouble());
        List<Prepared> walkers = new ArrayList<>();
        try (Study study = Study.fromTables(
                tables.get("nodes").asText(), tables.get("edges").asText(),
                tables.get("facilities").asText(), tables.get("homes").asText(),
                tables.get("crs").asText(), options)) {
            golden.get("walkers").forEach(name -> walkers.add(study.prepare(name.asText())));
        }
        Map<String, Table> answers = answer.of(golden, walkers);
        // The tables outlive everything they were made from.
        walkers.forEach(Prepared::close);
        for (JsonNode cell : golden.get("expect")) {
            int row = cell.get("row").asInt();
            String what = cell.get("table").asText() + ", row " + row + ", " + cell.get("column").asText();
            List<Object> column = answers.get(cell.get("table").asText()).column(cell.get("column").asText());
            assertTrue(row < column.size(), what);
            assertEquals(wanted(cell), column.get(row), what);
        }
        answers.values().forEach(Table::close);
    }

    private static Object wanted(JsonNode e) {
        if (e.has("real")) {
            return e.get("real").asDouble();
        }
        if (e.has("integer")) {
            return e.get("integer").asLong();
        }
        if (e.has("flag")) {
            return e.get("flag").asBoolean();
        }
        return e.has("text") ? e.get("text").asText() : null;
    }

    private static Map<String, Table> days(JsonNode golden, List<Prepared> walkers) {
        Map<String, Table> tables = new HashMap<>();
        try (DayQuestions questions = DayQuestions.read(golden.get("document").asText(), "days");
                PlannedDays planned = questions.answer(walkers, null)) {
            tables.put("days", planned.days());
            tables.put("visits", planned.visits());
        }
        return tables;
    }

    private static Map<String, Table> allocation(JsonNode golden, List<Prepared> walkers) {
        Prepared prepared = walkers.get(0);
        JsonNode asked = golden.get("question");
        Map<String, Table> tables = new HashMap<>();
        AllocationQuestion question = new AllocationQuestion(asked.get("limit_minutes").asInt());
        for (JsonNode need : asked.get("demand")) {
            question.demand(need.get("row").asLong(), moment(need.get("from")), moment(need.get("until")),
                    need.get("units").asInt());
        }
        try (AllocationDocument document = AllocationDocument.read(golden.get("document").asText(), "allocation");
                Allocation written = document.answer(prepared, null);
                CapacityWindows windows = prepared.capacityWindows(
                        asked.get("category").asText(), moment(asked.get("from")), moment(asked.get("until")));
                Allocation other = prepared.allocate(question.capacities(windows), null);
                Table assignments = other.assignments();
                Table unserved = other.unserved();
                Table capacities = other.capacities()) {
            tables.put("assignments", written.assignments());
            tables.put("unserved", written.unserved());
            tables.put("capacities", written.capacities());
            tables.put("windows", windows.table());
            tables.put("unknown", windows.unknown());
            assertEquals(tables.get("assignments").csv(), assignments.csv());
            assertEquals(tables.get("unserved").csv(), unserved.csv());
            assertEquals(tables.get("capacities").csv(), capacities.csv());
        }
        return tables;
    }

    private static LocalDateTime moment(JsonNode text) {
        return LocalDateTime.parse(text.asText());
    }

    @Test
    void badDaysSayWhereTheyAreBad() {
        LifeCircleException mistyped = assertThrows(LifeCircleException.Format.class,
                () -> DayQuestions.read("date = \"2026-03-10\"\n\n[[day]]\nhom = \"h1\"\n", "days.toml"));
        assertEquals("days.toml, line 4, column hom", mistyped.place());
        assertEquals("did you mean home?", mistyped.fix());
        try (Street street = new Street();
                Street other = new Street();
                DayQuestions fine = DayQuestions.read(FINE, "days.toml");
                DayQuestions stranger = DayQuestions.read(FINE.replace("h1", "hh1"), "days.toml")) {
            List<Prepared> one = Collections.singletonList(street.prepared);
            LifeCircleException unknown =
                    assertThrows(LifeCircleException.NotFound.class, () -> stranger.answer(one, null));
            assertEquals("days.toml, row 0, column home", unknown.place());
            assertEquals("did you mean h1?", unknown.fix());
            assertThrows(LifeCircleException.Argument.class, () -> fine.answer(Collections.emptyList(), null));
            assertThrows(LifeCircleException.Argument.class,
                    () -> fine.answer(Arrays.asList(street.prepared, other.prepared), null));
            assertThrows(LifeCircleException.Cancelled.class,
                    () -> fine.answer(one, new Run().progress((stage, done, total) -> false)));
            try (PlannedDays planned = fine.answer(one, null);
                    Table visits = planned.visits()) {
                assertEquals(Arrays.asList(600.0, 600.0), visits.column("walk_s"));
            }
            DayQuestions closed = DayQuestions.read(FINE, "days.toml");
            closed.close();
            assertThrows(IllegalStateException.class, () -> closed.answer(one, null));
        }
    }

    @Test
    void badAllocationsSayWhereTheyAreBad() {
        LifeCircleException mistyped = assertThrows(LifeCircleException.Format.class,
                () -> AllocationDocument.read("limit_minutes = 5\n[[demands]]\nhome = \"h1\"\n", "bays.toml"));
        assertEquals("bays.toml, line 2, column demands", mistyped.place());
        assertEquals("did you mean demand?", mistyped.fix());
        AllocationQuestion question = new AllocationQuestion(15)
                .capacity(0, EVENING, MORNING, 1)
                .demands(new long[] {0, 1}, EVENING, MORNING, new int[] {1, 1});
        assertThrows(IllegalArgumentException.class,
                () -> question.demands(new long[] {0}, EVENING, MORNING, new int[0]));
        try (Street street = new Street();
                Allocation given = street.prepared.allocate(question, null);
                Table assignments = given.assignments();
                Table unserved = given.unserved()) {
            // The second home is at the pharmacy itself.
            assertEquals(Arrays.asList("h2"), assignments.column("home"));
            assertEquals(Arrays.asList("all-full"), unserved.column("why"));
            assertThrows(LifeCircleException.Category.class,
                    () -> street.prepared.capacityWindows("car-praking", EVENING, MORNING));
            assertThrows(LifeCircleException.Argument.class,
                    () -> street.prepared.capacityWindows("pharmacy", MORNING, EVENING));
            assertThrows(LifeCircleException.Cancelled.class,
                    () -> street.prepared.allocate(question, new Run().progress((stage, done, total) -> false)));
            question.demand(99, EVENING, MORNING, 1);
            LifeCircleException beyond = assertThrows(LifeCircleException.NotFound.class,
                    () -> street.prepared.allocate(question, null));
            assertEquals("demands, row 2", beyond.place());
            assertThrows(LifeCircleException.Argument.class,
                    () -> street.prepared.allocate(new AllocationQuestion(0), null));
        }
    }
}
