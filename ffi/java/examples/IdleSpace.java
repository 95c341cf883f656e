import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.lifecircle.AssessOptions;
import org.lifecircle.Assessment;
import org.lifecircle.IdleOptions;
import org.lifecircle.IdleRanking;
import org.lifecircle.IdleSpaces;
import org.lifecircle.Prepared;
import org.lifecircle.Standard;
import org.lifecircle.Study;
import org.lifecircle.Table;

/**
 * What idle spaces become (盘活): the bytes of core/examples/idle_space. Usage: java IdleSpace CITY.osm.pbf SPACES.toml
 * [MINUTES], where core/examples/idle_space/spaces.toml are its spaces
 *
 * <p>Spaces of a quarter, each with its area, owner, hours and conditions, and uses that could move in, each at its hours.
 * Which use of which space serves most of those who lack it; which uses share a space in time; in which order to begin, so
 * that nobody is counted twice. Between two uses of a space are 30 minutes, or so many.
 */
public final class IdleSpace {
    private static final String OURS = "clause = \"unknown\", confidence = \"ours\", source = \"example\" }";

    /** The host's own standard: the notice of 2025, with three things that it wants within five minutes. */
    private static final String STANDARD = String.join("\n",
            "id = \"our-quarter\"",
            "extends = \"mofcom-2025\"",
            "title = { zh = \"本片区标准\", en = \"Our quarter\" }",
            "[source]",
            "example = \"an example of this library; write the notice of your own city here\"",
            "[requirement.market]",
            "within = { minutes = 5, " + OURS,
            "departments = { value = [\"商务局\", \"市场监管局\"], " + OURS,
            "[requirement.classes]",
            "title = { zh = \"社区课堂\", en = \"Classes for all ages\" }",
            "categories = [\"training-centre\"]",
            "level = \"quarter-hour\"",
            "obligation = { value = \"quality\", " + OURS,
            "within = { minutes = 5, " + OURS,
            "[requirement.night-parking]",
            "title = { zh = \"夜间停车\", en = \"Parking at night\" }",
            "categories = [\"car-parking\"]",
            "level = \"quarter-hour\"",
            "obligation = { value = \"advisable\", " + OURS,
            "within = { minutes = 3, " + OURS,
            "");

    /** The quarter as an elder sees it. The host keeps a complete register: what is not in it is missing. */
    private static Assessment judge(Path city) {
        try (Study study = Study.fromOsm(city);
                Prepared prepared = study.prepare("elder");
                Standard standard = Standard.fromToml(STANDARD, "our-quarter.toml")) {
            return prepared.assess(standard, new AssessOptions().absenceIsTrusted(true), null);
        }
    }

    /** Each space by itself: what fits, whom it would serve, and what shares it best. */
    private static void printSpaces(IdleRanking ranking, PrintStream out) {
        try (Table uses = ranking.uses();
                Table combinations = ranking.combinations()) {
            for (int space = 0; space < combinations.rowCount(); space++) {
                Object owner = combinations.column("owner").get(space);
                out.print(called(combinations, space) + " (" + (owner == null ? "no owner" : owner) + "):\n");
                for (int row = 0; row < uses.rowCount(); row++) {
                    if (uses.column("space").get(row).equals(combinations.column("space").get(space))) {
                        Object rank = uses.column("rank_in_space").get(row);
                        String use = uses.column("use").get(row) + ": ";
                        out.print(rank == null
                                ? "     " + use + "does not fit (" + uses.column("misfit").get(row) + ")\n"
                                : String.format("  %2d ", rank) + use + people(uses, row) + "\n");
                    }
                }
                out.print("     together: " + names(combinations, space) + "\n");
            }
        }
    }

    private static void printOrder(IdleRanking ranking, PrintStream out) {
        out.print("in this order:\n");
        try (Table order = ranking.order()) {
            for (int row = 0; row < order.rowCount(); row++) {
                Object cost = order.column("cost_so_far").get(row);
                out.print("  " + order.column("step").get(row) + " " + called(order, row) + ": " + names(order, row) + ", "
                        + people(order, row) + " more; so far " + (cost == null ? "unknown" : whole(cost) + " yuan")
                        + "\n");
            }
        }
    }

    private static Object called(Table table, int row) {
        Object name = table.column("name").get(row);
        return name == null ? table.column("space").get(row) : name;
    }

    private static String names(Table table, int row) {
        String uses = (String) table.column("uses").get(row);
        return uses.isEmpty() ? "nothing" : uses.replace("; ", ", then ");
    }

    /** The extract ends near every home, so that many may have beyond it what they lack in it. */
    private static String people(Table table, int row) {
        return whole(table.column("people_newly").get(row)) + " people for sure, "
                + whole(table.column("people_newly_at_most").get(row)) + " at most";
    }

    private static String whole(Object number) {
        return new BigDecimal((Double) number).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        String file = new String(Files.readAllBytes(Paths.get(args[1])), StandardCharsets.UTF_8);
        int minutes = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        try (Assessment assessment = judge(Paths.get(args[0]));
                IdleSpaces spaces = IdleSpaces.fromText(file, args[1]);
                IdleRanking ranking = assessment.idleSpaces(
                        spaces, new IdleOptions().changeoverMinutes(minutes), null)) {
            printSpaces(ranking, out);
            printOrder(ranking, out);
        }
        out.flush();
    }
}
