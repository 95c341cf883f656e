package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What could stand where: the numbers of tests/c/mixes.c. Everybody walks 1 m/s, so that metres are seconds: within 8 minutes
 * only h1 has neither market nor pharmacy, and nobody has a gym within 11.
 */
class MixesTest {
    private static final String CITED = ", clause = \"3\", confidence = \"quoted\", source = \"s\" }\n";

    private static final String STANDARD = "id = \"test\"\ntitle = { zh = \"试\", en = \"test\" }\nminimum = { value = 1" + CITED
            + "[source]\ns = \"a test\"\n[level.circle]\ntitle = { zh = \"圈\", en = \"circle\" }\nminutes = { value = 15" + CITED
            + requirement("market", "basic", 8) + requirement("pharmacy", "basic", 8) + requirement("gym", "quality", 11);

    private static final String SPACES = "[[space]]\nid = \"west\"\nname = \"旧锅炉房\"\nat = [118.780, 32.04]\narea_m2 = 200\n"
            + "owner = \"街道办\"\ncost = 1000\n"
            + "[[space]]\nid = \"middle\"\nat = [118.786, 32.04]\narea_m2 = 100\nreverts_in_emergency = true\n"
            + "[[use]]\nid = \"morning market\"\ncategory = \"market\"\nhours = \"06:00-10:00\"\n"
            + "[[use]]\ncategory = \"gym\"\nhours = \"11:00-21:00\"\nmin_area_m2 = 150\n"
            + "[[use]]\ncategory = \"pharmacy\"\nfixed = true\n";

    /** One vacant unit in the west; one beside four restaurants in the middle. */
    private static final String UNITS = "id,lon,lat,frontage_m,area_m2,category\nw,118.780,32.04,8,60,\nm,118.786,32.04,8,60,\n"
            + "a,118.7862,32.04,8,60,restaurant\nb,118.7864,32.04,8,60,restaurant\nc,118.7866,32.04,8,60,restaurant\n"
            + "d,118.7868,32.04,8,60,restaurant\n";

    private Street street;
    private Assessment assessment;

    private static String requirement(String category, String obligation, int minutes) {
        return "[requirement." + category + "]\ntitle = { zh = \"" + category + "\", en = \"" + category + "\" }\n"
                + "level = \"circle\"\ncategories = [\"" + category + "\"]\nobligation = { value = \"" + obligation + "\"" + CITED
                + "within = { minutes = " + minutes + CITED;
    }

    /** All homes, then those within 6 minutes of h3, which are h2 and h3. */
    @BeforeEach
    void judge() {
        street = new Street();
        AssessOptions options = new AssessOptions()
                .radiusCircle("all", 118.786, 32.04, 5000)
                .walkCircle("north", 118.786, 32.0425, 6)
                .sufficiency(0, 0, 0)
                .absenceIsTrusted(true);
        try (Standard standard = Standard.fromToml(STANDARD, "test.toml")) {
            assessment = street.prepared.assess(standard, options, null);
        }
    }

    @AfterEach
    void close() {
        assessment.close();
        street.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The uses that share the west best, and whom they serve. */
    private List<Object> west(IdleSpaces spaces, IdleOptions options) {
        try (IdleRanking ranking = assessment.idleSpaces(spaces, options, null);
                Table best = ranking.combinations()) {
            return Arrays.asList(best.column("uses").get(0), best.column("people_newly").get(0),
                    best.column("demand_newly").get(0));
        }
    }

    @Test
    void whatFitsASpaceAndWhomItServes() {
        try (IdleSpaces spaces = IdleSpaces.fromText(SPACES, "spaces.toml");
                IdleRanking ranking = assessment.idleSpaces(spaces, null, null);
                Table uses = ranking.uses();
                Table best = ranking.combinations();
                Table order = ranking.order();
                Table report = ranking.report()) {
            assertEquals(2, spaces.count());
            assertEquals(Arrays.asList(100.0, 300.0, 100.0, 0.0, 300.0, 0.0), uses.column("people_newly"));
            assertEquals(Arrays.asList(2L, 1L, 3L, 1L, null, null), uses.column("rank_in_space"));
            assertEquals(Arrays.asList(null, null, null, null, "too-small", "fixed"), uses.column("misfit"));
            assertEquals(118.786, uses.points().get(3)[0]);
            assertEquals(Arrays.asList("morning market; gym", ""), best.column("uses"));
            assertEquals(Arrays.asList("街道办", null), best.column("owner"));
            assertEquals(Collections.singletonList("旧锅炉房"), order.column("name"));
            assertEquals(Collections.singletonList(400.0), order.column("people_newly_so_far"));
            assertEquals(Collections.singletonList(1000.0), order.column("cost_so_far"));
            assertEquals(0, report.rowCount());
        }
    }

    @Test
    void aSpaceBecomesSomethingElseWithOtherHoursCirclesAndDemand() {
        try (IdleSpaces spaces = IdleSpaces.fromText(SPACES, "spaces.toml");
                HomeDemand demand = HomeDemand.of(street.study).add("pharmacy", 0, 1000)) {
            assertEquals(Arrays.asList("morning market; gym", 400.0, 400.0),
                    west(spaces, new IdleOptions().changeoverMinutes(60)));
            assertEquals(Arrays.asList("gym", 300.0, 300.0), west(spaces, new IdleOptions().changeoverMinutes(61)));
            assertEquals(Arrays.asList("pharmacy", 100.0, 1100.0), west(spaces, new IdleOptions().demand(demand)));
            assertEquals(Arrays.asList("gym", 200.0, 200.0), west(spaces, new IdleOptions().circle(1)));
            assertThrows(LifeCircleException.NotFound.class, () -> west(spaces, new IdleOptions().circle(7)));
            assertThrows(IllegalArgumentException.class, () -> new IdleOptions().changeoverMinutes(-1));
            Run stop = new Run().progress((stage, done, total) -> false);
            assertThrows(LifeCircleException.Cancelled.class, () -> assessment.idleSpaces(spaces, null, stop));
        }
    }

    @Test
    void spacesOfATable() {
        String csv = "编号,经度,纬度,面积,可用业态\nwest,118.780,32.04,200,gym\nmiddle,118.786,32.04,,markte\n";
        try (IdleSpaces spaces = IdleSpaces.fromCsv(utf8(csv), "spaces.csv", "WGS84");
                Table table = spaces.table();
                Table report = spaces.report()) {
            assertEquals(1, spaces.count());
            assertEquals(Arrays.asList(1, "west", "gym", 200.0), Arrays.asList(
                    table.rowCount(), table.column("id").get(0), table.column("allowed").get(0), table.column("area_m2").get(0)));
            LifeCircleException slip = assertThrows(LifeCircleException.NotFound.class, () -> table.column("alowed"));
            assertEquals("did you mean allowed?", slip.fix());
            assertEquals(Collections.singletonList("spaces.csv, line 3, column allowed"), report.column("place"));
            assertEquals(Arrays.asList("gym", 300.0, 300.0), west(spaces, null));
            spaces.use("arena", "gym", "10:00-22:00", 300, false);
            assertEquals(Arrays.asList("", 0.0, 0.0), west(spaces, null));
            spaces.use(null, "gym", null, Double.NaN, true);
            assertEquals(Arrays.asList("gym", 300.0, 300.0), west(spaces, null));
            assertThrows(LifeCircleException.Category.class, () -> spaces.use(null, "gmy", null, Double.NaN, true));
            spaces.use(null, "gym", null, Double.NaN, false);
            assertThrows(LifeCircleException.Duplicate.class, () -> west(spaces, null));
        }
        assertThrows(LifeCircleException.Column.class, () -> IdleSpaces.fromCsv(utf8("id,lon\na,1\n"), "s.csv", "WGS84"));
        LifeCircleException hour = assertThrows(LifeCircleException.Format.class, () -> IdleSpaces.fromText(
                "[[space]]\nid = \"a\"\nat = [118.78, 32.04]\nhour = \"\"\n", "s.toml"));
        assertEquals("did you mean hours?", hour.fix());
    }

    @Test
    void whatHomesAskForByHandAndByNeeds() {
        List<String> asked = Arrays.asList("gym", "pharmacy");
        try (HomeDemand demand = HomeDemand.of(street.study).add("gym", 2, 42.5).add("pharmacy", 1, 50);
                Table table = demand.table(street.study, asked);
                Table added = demand.added();
                Table report = demand.report()) {
            assertEquals(Arrays.asList(100.0, 200.0, 42.5), table.column("gym"));
            assertEquals(Arrays.asList(100.0, 250.0, 0.0), table.column("pharmacy"));
            assertEquals(Arrays.asList("pharmacy", "gym"), added.column("category"));
            assertEquals(Arrays.asList(50.0, 42.5), added.column("added"));
            assertEquals(1, report.rowCount(), "nobody knows how many live in h3");
            assertThrows(LifeCircleException.NotFound.class, () -> demand.add("gym", 3, 1));
            assertThrows(LifeCircleException.Argument.class, () -> demand.add("gym", 0, -1));
        }
        Entries need = new Entries().raised("n1", "red", java.time.LocalDate.of(2026, 3, 2), "药店")
                .need("pharmacy", null, 118.780, 32.04, 40);
        try (NeedsRegister register = NeedsRegister.inMemory()) {
            register.enter(need);
            try (HomeDemand demand = HomeDemand.ofNeeds(register, street.study, null, 2, 500);
                    Table table = demand.table(street.study, asked)) {
                assertEquals(Arrays.asList(180.0, 200.0, 0.0), table.column("pharmacy"));
            }
        }
    }

    private static void form(Units units, FormRule rule, String form, long clusters) {
        try (Table table = units.form(rule)) {
            assertEquals(Collections.singletonList(form), table.column("form"));
            assertEquals(Collections.singletonList(clusters), table.column("clusters"));
            assertEquals(Collections.singletonList(6L), table.column("units"));
        }
    }

    @Test
    void formsOfCommerce() {
        try (Units units = Units.fromCsv(utf8(UNITS), "units.csv", "WGS84");
                Table report = units.report()) {
            assertEquals(6, units.count());
            assertEquals(0, report.rowCount());
            form(units, null, "strip", 2);
            form(units, new FormRule().strip(0.25, 0.6), "scattered", 2);
            form(units, new FormRule().cluster(5, 0.9), "scattered", 2);
            form(units, new FormRule().cluster(7, 0.5), "scattered", 2);
            form(units, new FormRule().gapM(1000).strip(0.25, 0), "strip", 1);
            assertThrows(LifeCircleException.Argument.class, () -> units.form(new FormRule().gapM(-1)));
        }
    }

    @Test
    void whomToRecruitForVacantUnits() {
        try (Units units = Units.fromCsv(utf8(UNITS), "units.csv", "WGS84");
                TenantMix mix = assessment.tenantMix(units, null, null);
                Table form = mix.form();
                Table candidates = mix.candidates();
                Table recommended = mix.recommendations();
                Table report = mix.report()) {
            assertEquals(Collections.singletonList(2L), form.column("vacant"));
            assertEquals(Arrays.asList("market", "pharmacy", "gym"), candidates.column("category").subList(0, 3));
            assertEquals(Arrays.asList(1L, 2L, 0L), candidates.column("competitors").subList(0, 3));
            assertEquals(Arrays.asList(100.0, 100.0, 300.0), candidates.column("people_newly").subList(0, 3));
            assertEquals("gym", candidates.column("category").get(3));
            assertEquals(Arrays.asList("w", "m"), recommended.column("unit"));
            assertEquals(Arrays.asList("market", "gym"), recommended.column("category"));
            assertEquals(Arrays.asList(100.0, 400.0), recommended.column("people_newly_so_far"));
            assertEquals(0, report.rowCount());
        }
        try (Units units = Units.fromCsv(utf8(UNITS.replace("60,\na", "60,gym\na")), "units.csv", "WGS84");
                TenantMix mix = assessment.tenantMix(units, null, null);
                Table candidates = mix.candidates();
                Table recommended = mix.recommendations()) {
            assertEquals(Collections.singletonList("market"), recommended.column("category"));
            assertEquals(566.5, (Double) candidates.column("nearest_competitor_m").get(2), 1);
        }
    }

    @Test
    void aMixOfOtherDemandAndAnotherCircle() {
        try (Units units = Units.fromCsv(utf8(UNITS), "units.csv", "WGS84");
                HomeDemand demand = HomeDemand.of(street.study).add("pharmacy", 0, 1000)) {
            TenantOptions wanted = new TenantOptions().demand(demand).formRule(new FormRule().gapM(1));
            try (TenantMix mix = assessment.tenantMix(units, wanted, null);
                    Table form = mix.form();
                    Table candidates = mix.candidates()) {
                assertEquals("scattered", form.column("form").get(0));
                assertEquals("pharmacy", candidates.column("category").get(0));
                assertEquals(1100.0, candidates.column("demand_newly").get(0));
            }
            try (TenantMix mix = assessment.tenantMix(units, new TenantOptions().circle(1), null);
                    Table recommended = mix.recommendations()) {
                assertEquals(Collections.singletonList("gym"), recommended.column("category"));
                assertEquals(Collections.singletonList(200.0), recommended.column("people_newly"));
            }
        }
        String twice = "[[unit]]\nid = \"x\"\nat = [118.780, 32.04]\n[[unit]]\nid = \"x\"\nat = [118.780, 32.04]\n";
        try (Units units = Units.fromText(twice, "units.toml")) {
            assertThrows(LifeCircleException.Duplicate.class, () -> assessment.tenantMix(units, null, null));
        }
    }

    /** Everybody needs one kind: 60 to the hall and 90 to the shed for each of a weight. */
    private static Siting question(double weight, SitingModel model) {
        Sites places = new Sites("hall", "shed").positions(new double[] {118.78, 118.79}, new double[] {32.04, 32.04});
        return Siting.ofCosts(new SitingOptions(model).number(1), new SitingDemand(new String[] {"h"}, new double[] {weight}),
                places, new int[] {0, 0}, new int[] {0, 1}, new double[] {60, 90});
    }

    private static void shared(Map<String, Siting> kinds, int room, double objective, String second, long hosts) {
        try (SharedSiting siting = SharedSiting.of(kinds, room, room);
                SharedPlan plan = siting.solve(null, null);
                Table summary = plan.summary();
                Table places = plan.hosts();
                SitePlan canteen = plan.ofKind(1);
                Table sites = canteen.sites()) {
            assertEquals(Collections.singletonList(objective), summary.column("objective"));
            assertEquals(Collections.singletonList(0.0), summary.column("gap"));
            assertEquals(Arrays.asList("market", "canteen"), places.column("kind"));
            assertEquals(Arrays.asList("hall", second), places.column("site"));
            assertEquals(Arrays.asList(hosts, hosts), places.column("hosts"));
            assertEquals(Collections.singletonList(second), sites.column("site"));
            assertThrows(LifeCircleException.NotFound.class, () -> plan.ofKind(2));
        }
    }

    @Test
    void severalKindsAtSharedPlaces() {
        try (Siting market = question(3, SitingModel.median());
                Siting canteen = question(2, SitingModel.median());
                Siting far = question(2, SitingModel.centre())) {
            Map<String, Siting> kinds = new LinkedHashMap<>();
            kinds.put("market", market);
            kinds.put("canteen", canteen);
            shared(kinds, 1, 360, "shed", 1);
            shared(kinds, 2, 300, "hall", 2);
            assertThrows(LifeCircleException.Argument.class, () -> SharedSiting.of(kinds, 1, 0));
            assertThrows(LifeCircleException.Argument.class, () -> SharedSiting.of(kinds, 1));
            assertThrows(IllegalArgumentException.class, () -> SharedSiting.of(kinds, 1, -1));
            assertThrows(LifeCircleException.Empty.class, () -> SharedSiting.of(new TreeMap<>(), 1, 1));
            kinds.put("far", far);
            LifeCircleException centre =
                    assertThrows(LifeCircleException.Argument.class, () -> SharedSiting.of(kinds, 3, 3));
            assertTrue(centre.getMessage().contains("far"), centre.getMessage());
        }
    }
}
