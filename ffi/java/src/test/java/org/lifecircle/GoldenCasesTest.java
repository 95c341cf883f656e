package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every golden case through Java: same tables in, same numbers out. */
class GoldenCasesTest {
    @TestFactory
    Stream<DynamicTest> goldenCases() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Repository.root().resolve("tests/cases"))) {
            files = found.filter(p -> p.toString().endsWith(".toml")).sorted().collect(Collectors.toList());
        }
        assertFalse(files.isEmpty());
        return files.stream().map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> run(p)));
    }

    private static void run(Path file) throws IOException {
        JsonNode golden = new TomlMapper().readTree(Files.readAllBytes(file));
        JsonNode tables = golden.get("tables");
        JsonNode question = golden.get("question");
        Study.Options options = new Study.Options();
        if (golden.has("extent")) {
            JsonNode e = golden.get("extent");
            options.extent(e.get(0).asDouble(), e.get(1).asDouble(), e.get(2).asDouble(), e.get(3).asDouble());
        }
        List<String> categories = new ArrayList<>();
        question.get("categories").forEach(c -> categories.add(c.asText()));
        int[] minutes = new int[question.get("minutes").size()];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = question.get("minutes").get(i).asInt();
        }
        Query query = new Query(categories).minutes(minutes).k(question.get("k").asInt());
        if (question.has("at")) {
            query.at(LocalDateTime.parse(question.get("at").asText()));
        }
        if (question.has("sense")) {
            query.sense(Sense.valueOf(question.get("sense").asText().toUpperCase(Locale.ROOT)));
        }
        try (Study study = Study.fromTables(
                        tables.get("nodes").asText(), tables.get("edges").asText(),
                        tables.get("facilities").asText(), tables.get("homes").asText(),
                        tables.get("crs").asText(), options);
                Prepared prepared = study.prepare(question.get("walker").asText());
                Access access = prepared.access(query, null);
                Table table = access.table()) {
            List<Object> homes = table.column("home");
            for (JsonNode e : golden.get("expect")) {
                String what = e.get("home").asText() + " " + e.get("column").asText();
                int row = homes.indexOf(e.get("home").asText());
                assertTrue(row >= 0, what);
                assertEquals(wanted(e), table.column(e.get("column").asText()).get(row), what);
            }
        }
    }

    private static Object wanted(JsonNode e) {
        if (e.has("real")) {
            return e.get("real").asDouble();
        }
        if (e.has("integer")) {
            return e.get("integer").asLong();
        }
        return e.has("text") ? e.get("text").asText() : null;
    }
}
