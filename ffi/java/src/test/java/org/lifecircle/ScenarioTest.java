package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What if through Java: scenarios of the street, worked by hand, and those of a city, which are Rust's. */
class ScenarioTest {
    private static final String CLOSING = "id = 'closing'\ntitle = '关门'\n[[change]]\ndo = 'close'\nfacility = 'm1'\n";
    private static final String OPENING = "{\"id\": \"opening\", \"change\": [{\"do\": \"add-facility\", \"id\": \"m2\", "
            + "\"category\": \"market\", \"at\": [118.792, 32.04]}]}";
    private static final String MOVING =
            "id = 'moving'\nchange = [{ do = 'move-people', from = 'h1', to = 'h2' }]\n";

    private static Scenario read(String document) {
        return Scenario.read(document, "s.toml");
    }

    /** A market within ten minutes of every home, and nothing else. */
    private static Standard standard() {
        String cited = "clause = \"3\", confidence = \"quoted\", source = \"s\" }\n";
        return Standard.fromToml("id = \"test\"\ntitle = { zh = \"试\", en = \"test\" }\nminimum = { value = 1, " + cited
                + "[source]\ns = \"a test\"\n[level.circle]\ntitle = { zh = \"圈\", en = \"circle\" }\n"
                + "minutes = { value = 10, " + cited + "[requirement.market]\n"
                + "title = { zh = \"菜市场\", en = \"market\" }\nlevel = \"circle\"\ncategories = [\"market\"]\n"
                + "obligation = { value = \"basic\", " + cited + "within = { minutes = 10, " + cited, "test.toml");
    }

    private static Assessment judged(Prepared prepared, Standard standard) {
        return prepared.assess(standard, new AssessOptions().sufficiency(0, 0, 0).absenceIsTrusted(true), null);
    }

    private static Difference changed(Street street, Standard standard, Scenario scenario) {
        try (Prepared then = street.prepared.apply(scenario, street.walker, new Run().threads(1));
                Assessment before = judged(street.prepared, standard);
                Assessment after = judged(then, standard)) {
            return Difference.between(before, after);
        }
    }

    @Test
    void whatIsWrittenDownIsReadWithItsLines() {
        try (Scenario one = read(CLOSING);
                Scenario other = read(OPENING);
                Scenario both = one.then(other)) {
            assertEquals("关门", one.title());
            assertNull(other.title());
            assertEquals("closing", both.id());
            assertEquals(2, both.changeCount());
        }
        List<Scenario> several = Scenario.readAll("[[scenario]]\nid = 'a'\n[[scenario]]\nid = 'b'\n", "s.toml");
        assertEquals(2, several.size());
        assertEquals("b", several.get(1).id());
        several.forEach(Scenario::close);
        LifeCircleException.Format typo = assertThrows(LifeCircleException.Format.class,
                () -> read("id = 's'\n[[change]]\ndo = 'close'\nfacilty = 'm1'\n"));
        assertTrue(typo.place().contains("s.toml, line 4") && typo.fix().contains("facility"), typo.getMessage());
        assertThrows(LifeCircleException.Duplicate.class,
                () -> Scenario.readAll("scenario = [{ id = 'a' }, { id = 'a' }]", "s.toml"));
        assertThrows(LifeCircleException.Empty.class, () -> Scenario.readAll("", "s.toml"));
    }

    @Test
    void aScenarioIsAppliedAndUndone() {
        try (Street street = new Street();
                Scenario closing = read(CLOSING);
                Scenario opening = read(OPENING);
                Applied first = street.study.apply(closing);
                Applied second = first.study().apply(opening);
                Study back = second.undo().apply(second.study());
                Study present = first.undo().apply(back);
                Table was = street.study.facilities();
                Table is = present.facilities()) {
            assertEquals(2, first.study().facilityCount());
            assertEquals(3, second.study().facilityCount());
            assertEquals(2, back.facilityCount());
            assertEquals(was.csv(), is.csv());
            assertThrows(LifeCircleException.Duplicate.class, () -> second.study().apply(opening));
            assertThrows(LifeCircleException.Argument.class, () -> second.undo().apply(street.study));
        }
        try (Street street = new Street();
                Scenario nowhere = read("id = 's'\nchange = [{ do = 'close', facility = 'm11' }]")) {
            LifeCircleException.NotFound missing =
                    assertThrows(LifeCircleException.NotFound.class, () -> street.study.apply(nowhere));
            assertTrue(missing.fix().contains("m1") && missing.place().contains("line 2"), missing.getMessage());
        }
    }

    @Test
    void whoGainsAndWhoLoses() {
        try (Street street = new Street();
                Standard standard = standard();
                Scenario closing = read(CLOSING);
                Scenario opening = read(OPENING);
                Scenario moving = read(MOVING);
                Scenario elsewhere = closing.then(opening);
                Difference moved = changed(street, standard, elsewhere);
                Table table = moved.table();
                Difference closed = changed(street, standard, closing);
                Difference opened = changed(street, standard, opening);
                Difference nearer = changed(street, standard, moving);
                Table all = Scenario.compare(
                        Arrays.asList(closing, opening, moving), Arrays.asList(closed, opened, nearer));
                Table none = Scenario.compare(Collections.emptyList(), Collections.emptyList())) {
            assertEquals(Arrays.asList(2.0), table.column("homes_losing"));
            assertEquals(Arrays.asList(100.0), table.column("people_losing"));
            assertEquals(Arrays.asList(200.0), table.column("mean_walk_s_before"));
            assertEquals(Arrays.asList(800.0), table.column("mean_walk_s_after"));
            assertEquals(-50.0, (Double) table.column("walk_saved_person_h").get(0), 1e-9);
            assertEquals(Arrays.asList("closing", "opening", "moving"), all.column("scenario"));
            assertEquals(Arrays.asList("关门", null, null), all.column("title"));
            assertEquals(Arrays.asList(3.0, 0.0, 0.0), all.column("homes_losing"));
            assertEquals(1L, all.column("findings_opened").get(0));
            assertEquals(-200.0, all.column("mean_walk_change_s").get(2));
            assertEquals(0, none.rowCount());
            assertThrows(IllegalArgumentException.class,
                    () -> Scenario.compare(Arrays.asList(closing), Collections.emptyList()));
        }
    }

    /** Where the market was everybody has it within ten minutes, at 3 only h2 does. */
    private static final String THINGS_TO_DO = "[[action]]\nid = 'at 3'\ncost = 5\ndepartments = ['商务局']\n"
            + "change = [{ do = 'add-facility', id = 'a', category = 'market', at = [118.792, 32.04] }]\n"
            + "[[action]]\nid = 'at 2'\ncost = 9\n"
            + "change = [{ do = 'add-facility', id = 'b', category = 'market', at = [118.786, 32.04] }]\n";

    @Test
    void whatToDoInWhichOrder() {
        try (Street street = new Street();
                Standard standard = standard();
                Scenario closing = read(CLOSING);
                Actions actions = Actions.read(THINGS_TO_DO, "a.toml");
                Prepared then = street.prepared.apply(closing, street.walker, null);
                Assessment now = judged(then, standard);
                ActionPlan most = now.planOfActions(actions, street.walker, ActionOrder.MOST_FIRST, null, null);
                ActionPlan given = now.planOfActions(actions, street.walker, ActionOrder.AS_GIVEN, null, null);
                ActionPlan cheap = now.planOfActions(actions, street.walker, ActionOrder.MOST_FIRST, 6.0, null);
                Table first = most.steps();
                Table standing = most.standing();
                Table steps = given.steps();
                Table paid = cheap.steps();
                Table left = cheap.leftOut()) {
            assertEquals(2, actions.count());
            assertEquals(Arrays.asList("at 2"), first.column("action"));
            assertEquals(Arrays.asList(1L, 0L), standing.column("findings"));
            assertEquals(Arrays.asList(200.0, 100.0), steps.column("people_gaining"));
            assertEquals(Arrays.asList(5.0, 14.0), steps.column("cost_so_far"));
            assertEquals(Arrays.asList("at 3"), paid.column("action"));
            assertEquals(Arrays.asList("over-budget"), left.column("why"));
            assertTrue(most.map("plan", "nobody").contains("\"futures\":"), "a page with what comes after");
            try (Difference whole = most.difference();
                    Table rows = whole.table()) {
                assertTrue(rows.column("outcome").contains("closed"), "the market is there again");
            }
            assertThrows(LifeCircleException.Argument.class,
                    () -> now.planOfActions(actions, street.walker, ActionOrder.MOST_FIRST, -1.0, null));
        }
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        try (Street street = new Street();
                Standard standard = standard();
                Scenario closing = read(CLOSING);
                Walker elder = Walker.preset("elder");
                Prepared slower = street.study.prepare(elder, null, null);
                Assessment one = judged(street.prepared, standard);
                Assessment other = judged(slower, standard)) {
            assertThrows(LifeCircleException.Argument.class, () -> Difference.between(one, other));
            assertThrows(LifeCircleException.Argument.class, () -> street.prepared.apply(closing, elder, null));
        }
    }

    /** The futures of Nanjing equal, byte for byte, those Rust printed into the file that tests/java/run names. */
    @Test
    void theFuturesOfACityEqualRusts() throws IOException {
        String expected = System.getProperty("lifecircle.what_if");
        assertNotNull(expected, "run through tests/java/run");
        Path file = Repository.root().resolve("tests/examples/what_if.toml");
        List<Scenario> scenarios =
                Scenario.readAll(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
        List<Difference> differences = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try (Study study = Study.fromOsm(Repository.nanjing());
                Walker elder = Walker.preset("elder");
                Prepared now = study.prepare(elder, null, null);
                Standard standard = Standard.bundled("mofcom-2021");
                Assessment present = now.assess(standard, null, null)) {
            for (Scenario scenario : scenarios) {
                try (Prepared then = now.apply(scenario, elder, null);
                        Assessment future = then.assess(standard, null, null)) {
                    differences.add(Difference.between(present, future));
                }
            }
        }
        try (Table all = Scenario.compare(scenarios, differences)) {
            text.append(all.csv());
        }
        for (Difference difference : differences) {
            try (Table table = difference.table()) {
                text.append(table.csv());
            }
        }
        differences.forEach(Difference::close);
        scenarios.forEach(Scenario::close);
        String rust = new String(Files.readAllBytes(Paths.get(expected)), StandardCharsets.UTF_8);
        assertTrue(rust.equals(text.toString()), "the tables differ");
    }
}
