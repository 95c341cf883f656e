import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.lifecircle.AssessOptions;
import org.lifecircle.Assessment;
import org.lifecircle.Prepared;
import org.lifecircle.Standard;
import org.lifecircle.Study;
import org.lifecircle.Table;
import org.lifecircle.TenantOptions;
import org.lifecircle.Units;

/**
 * Whom to recruit for vacant units (业态组合): the bytes of core/examples/tenant_mix. Usage: java TenantMix CITY.osm.pbf
 * UNITS.csv, where core/examples/tenant_mix/units.csv is its street
 *
 * <p>A street of units, some of them vacant: what form its commerce has, which categories each vacant unit could be let to, by
 * whom they would newly serve, their competitors and the order of the standard, and one recommendation for the whole street
 * without duplicates.
 */
public final class TenantMix {
    private static final String WITHIN =
            "within = { minutes = 5, clause = \"unknown\", confidence = \"ours\", source = \"example\" }";

    /** The host's own standard: the notice of 2025, with what it wants within five minutes of every door. */
    private static final String STANDARD = String.join("\n",
            "id = \"our-street\"",
            "extends = \"mofcom-2025\"",
            "title = { zh = \"本街区标准\", en = \"Our street\" }",
            "[source]",
            "example = \"an example of this library; write the notice of your own city here\"",
            "[requirement.market]", WITHIN,
            "[requirement.breakfast]", WITHIN,
            "[requirement.repair]", WITHIN,
            "[requirement.pharmacy]", WITHIN,
            "[requirement.laundry]", WITHIN,
            "[requirement.bookstore]", WITHIN,
            "");

    /** The quarter within ten minutes of the middle of the street as an adult sees it. The register is complete. */
    private static Assessment judge(Path city) {
        AssessOptions options = new AssessOptions()
                .walkCircle("street", 118.7716, 32.0462, 10)
                .absenceIsTrusted(true);
        try (Study study = Study.fromOsm(city);
                Prepared prepared = study.prepare("adult");
                Standard standard = Standard.fromToml(STANDARD, "our-street.toml")) {
            return prepared.assess(standard, options, null);
        }
    }

    private static void printForm(Table form, PrintStream out) {
        Object front = form.column("front_share").get(0);
        out.print(form.column("form").get(0) + ": " + form.column("in_cluster").get(0) + " of "
                + form.column("units").get(0) + " units stand together, " + whole(form, "length_m", 0) + " m long and "
                + whole(form, "width_m", 0) + " m wide, fronts "
                + (front == null ? "not known" : whole((Double) front * 100) + " %") + "\n");
    }

    /** The first three candidates of each vacant unit. */
    private static void printCandidates(Table table, PrintStream out) {
        for (int row = 0; row < table.rowCount(); row++) {
            if ((Long) table.column("rank").get(row) <= 3) {
                out.print("  " + table.column("unit").get(row) + " " + table.column("rank").get(row) + " "
                        + table.column("category_zh").get(row) + ": " + whole(table, "people_newly", row)
                        + " people newly, " + whole(table, "people_newly_at_most", row) + " at most; "
                        + table.column("competitors").get(row) + " competitors\n");
            }
        }
    }

    private static void printRecommendations(Table table, PrintStream out) {
        out.print("for the whole street:\n");
        for (int row = 0; row < table.rowCount(); row++) {
            out.print("  " + table.column("unit").get(row) + ": " + table.column("category_zh").get(row) + "; so far "
                    + whole(table, "people_newly_so_far", row) + " people, "
                    + whole(table, "people_newly_at_most_so_far", row) + " at most\n");
        }
    }

    private static String whole(Table table, String column, int row) {
        return whole((Double) table.column(column).get(row));
    }

    private static String whole(double number) {
        return new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        try (Assessment assessment = judge(Paths.get(args[0]));
                Units units = Units.fromCsv(Files.readAllBytes(Paths.get(args[1])), args[1], "WGS84");
                org.lifecircle.TenantMix mix = assessment.tenantMix(units, new TenantOptions().circle(0), null);
                Table form = mix.form();
                Table candidates = mix.candidates();
                Table recommendations = mix.recommendations()) {
            printForm(form, out);
            printCandidates(candidates, out);
            printRecommendations(recommendations, out);
        }
        out.flush();
    }
}
