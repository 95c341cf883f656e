import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Objects;
import org.lifecircle.AssessOptions;
import org.lifecircle.Assessment;
import org.lifecircle.Prepared;
import org.lifecircle.Standard;
import org.lifecircle.Study;
import org.lifecircle.Table;

/**
 * Gaps of a city by department: the bytes of core/examples/gap_report.rs. Usage: java GapReport [CITY.osm.pbf |
 * FACILITIES.csv]
 *
 * <p>A small town of its own is judged, with the facilities of a table or its own, unless a city is given. No source at
 * hand says which department answers for what, so the bundled standards name none: the departments here stand in a
 * host's own standard.
 */
public final class GapReport {
    /** The host's own standard: the notice of 2025, with who answers for three of its businesses. */
    private static final String STANDARD = String.join("\n",
            "id = \"our-city\"",
            "extends = \"mofcom-2025\"",
            "title = { zh = \"本市标准\", en = \"Our city\" }",
            "[source]",
            "example = \"an example of this library; write the notice of your own city here\"",
            "[requirement.market]",
            departments("\"商务局\", \"市场监管局\""),
            "[requirement.breakfast]",
            departments("\"商务局\""),
            "[requirement.elder-care]",
            departments("\"民政局\""),
            "");

    /** A street with a compound at either end, and what it has. */
    private static final String NODES = "id,lon,lat\n1,118.78,32.04\n2,118.7812705,32.04\n3,118.805,32.04\n";

    private static final String EDGES = "from,to,length_m\n1,2,120\n2,3,2240\n";
    private static final String HOMES = "id,lon,lat,people\nwest,118.78,32.04,400\neast,118.805,32.04,900\n";
    static final String FACILITIES = "id,category,lon,lat\nstore,convenience-store,118.7812705,32.04\n"
            + "market,market,118.7812705,32.04\nmender,repair,118.7812705,32.04\n";

    private static String departments(String names) {
        return "departments = { value = [" + names
                + "], clause = \"unknown\", confidence = \"ours\", source = \"example\" }";
    }

    static Study town(String facilities) {
        Study.Options options = new Study.Options().extent(118.7, 31.98, 118.89, 32.1).strict(true);
        return Study.fromTables(NODES, EDGES, facilities, HOMES, "WGS84", options);
    }

    /** The study judged by the host's own standard. A complete register is trusted: what is not in it is missing. */
    static Assessment judge(Study study, boolean completeRegister) {
        AssessOptions options = new AssessOptions();
        if (completeRegister) {
            options.sufficiency(0, 0, 0).absenceIsTrusted(true);
        }
        try (Prepared prepared = study.prepare("adult");
                Standard standard = Standard.fromToml(STANDARD, "our-city.toml")) {
            return prepared.assess(standard, options, null);
        }
    }

    /** Grade and slogans of every circle. */
    private static void printGrades(Assessment assessment, PrintStream out) {
        try (Table grades = assessment.grades(null);
                Table groups = assessment.groups()) {
            out.print(grades.column("standard").get(0) + "\n");
            for (int row = 0; row < grades.rowCount(); row++) {
                Object circle = grades.column("circle").get(row);
                Object confirm = grades.column("to_be_confirmed").get(row);
                out.print(circle + ": " + or(grades.column("grade_at_least_zh").get(row), "未达基础型") + " – "
                        + or(grades.column("grade_at_most_zh").get(row), "未达基础型")
                        + (Boolean.TRUE.equals(confirm) ? " [待确认]" : "") + "\n");
                for (int group = 0; group < groups.rowCount(); group++) {
                    if (circle.equals(groups.column("circle").get(group))) {
                        out.print("  " + groups.column("title_zh").get(group) + ": "
                                + groups.column("status").get(group) + "\n");
                    }
                }
            }
        }
    }

    /** Each department's own list. */
    private static void printGaps(Assessment assessment, PrintStream out) {
        try (Table gaps = assessment.gaps(null)) {
            Object before = null;
            for (int row = 0; row < gaps.rowCount(); row++) {
                Object department = gaps.column("department").get(row);
                if (row == 0 || !Objects.equals(department, before)) {
                    out.print(or(department, "标准未指明部门") + "\n");
                }
                before = department;
                out.print("  " + gaps.column("priority").get(row) + " " + gaps.column("text_zh").get(row));
                Double hours = (Double) gaps.column("walk_saved_person_h").get(row);
                if (hours != null) {
                    boolean atLeast = Boolean.TRUE.equals(gaps.column("walk_saved_at_least").get(row));
                    BigDecimal whole = new BigDecimal(hours).setScale(0, RoundingMode.HALF_EVEN);
                    out.print("；可省步行 " + (atLeast ? "至少 " : "") + whole.toPlainString() + " 人·小时");
                }
                out.print("\n");
            }
        }
    }

    private static Object or(Object value, String otherwise) {
        return value == null ? otherwise : value;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        boolean isTown = args.length == 0 || args[0].endsWith(".csv");
        String facilities = args.length > 0 && isTown
                ? new String(Files.readAllBytes(Paths.get(args[0])), StandardCharsets.UTF_8) : FACILITIES;
        try (Study study = isTown ? town(facilities) : Study.fromOsm(Paths.get(args[0]));
                Assessment assessment = judge(study, isTown)) {
            printGrades(assessment, out);
            printGaps(assessment, out);
        }
        out.flush();
    }
}
