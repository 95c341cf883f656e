import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.lifecircle.AssessOptions;
import org.lifecircle.Assessment;
import org.lifecircle.CircleRecords;
import org.lifecircle.Prepared;
import org.lifecircle.Standard;
import org.lifecircle.Study;
import org.lifecircle.Table;

/**
 * From circles to the nation: the bytes of core/examples/national_rollup. Usage: java NationalRollup DATA
 * [ENTRIES.csv], where DATA is the folder of the bundled cities
 *
 * <p>Three cities are judged by mofcom-2025, their circles added up by administrative code, and the targets of the
 * programme held against what hosts enter, in a table. What nobody reports stays no data at every level.
 */
public final class NationalRollup {
    /**
     * What sub-districts enter: satisfied residents, chain shops of all shops, square metres of community service of so
     * many households. Invented, to show the fields.
     */
    private static final String ENTRIES = "circle,division,target,part,whole,percent\n"
            + "north,320106,satisfaction,,,93\n"
            + "north,320106,chain-share,41,120,\n"
            + "north,320106,service-area,2100,6000,\n"
            + "south,320104,satisfaction,,,84\n"
            + "all,440307,chain-share,10,60,\n";

    /** Judges the circles of a city, and records each with its division. */
    private static void judge(
            Path city, AssessOptions circles, Standard standard, CircleRecords records, String... divisions) {
        try (Study study = Study.fromOsm(city);
                Prepared prepared = study.prepare("adult");
                Assessment assessment = prepared.assess(standard, circles, null)) {
            for (int circle = 0; circle < divisions.length; circle++) {
                records.add(assessment, circle, divisions[circle]);
            }
        }
    }

    private static void print(Table nation, Table acceptance, PrintStream out) {
        for (int row = 0; row < nation.rowCount(); row++) {
            Object name = nation.column("name").get(row);
            Object people = nation.column("people").get(row);
            out.print(String.format("%12s ", nation.column("code").get(row)) + (name == null ? "?" : name) + ": "
                    + nation.column("circles").get(row) + " circles, "
                    + (people == null ? "no data" : rounded(people, 0) + " people") + "\n");
            out.print("              market: " + percent(nation.column("market_served").get(row)) + ", at least "
                    + percent(nation.column("market_served_at_least").get(row)) + ", no rate for "
                    + percent(nation.column("market_no_data").get(row)) + "\n");
            printTargets(nation, row, acceptance, out);
        }
    }

    /** Every target that circles report, held against what those of a division enter. */
    private static void printTargets(Table nation, int row, Table acceptance, PrintStream out) {
        Object first = acceptance.column("circle").get(0);
        for (int i = 0; i < acceptance.rowCount() && first.equals(acceptance.column("circle").get(i)); i++) {
            Object target = acceptance.column("target").get(i);
            Object value = nation.column((String) target).get(row);
            BigDecimal atLeast = new BigDecimal((Double) acceptance.column("at_least").get(i)).stripTrailingZeros();
            out.print("              " + acceptance.column("title_zh").get(i) + ": "
                    + (value == null ? "no data" : rounded(value, 1)) + " of at least " + atLeast.toPlainString() + " ("
                    + nation.column(target + "_verdict").get(row) + ")\n");
        }
    }

    private static String percent(Object share) {
        return share == null ? "no data" : rounded((Double) share * 100, 0) + " %";
    }

    private static String rounded(Object number, int places) {
        return new BigDecimal((Double) number).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        Path data = Paths.get(args[0]);
        String entries = args.length > 1
                ? new String(Files.readAllBytes(Paths.get(args[1])), StandardCharsets.UTF_8) : ENTRIES;
        try (Standard standard = Standard.bundled("mofcom-2025");
                CircleRecords records = new CircleRecords()) {
            judge(data.resolve("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf"), new AssessOptions()
                    .walkCircle("north", 118.772, 32.047, 10)
                    .walkCircle("south", 118.785, 32.040, 10), standard, records, "320106", "320104");
            judge(data.resolve("cn_shenzhen_longgang_2019/shenzhen_longgang.osm.pbf"), null, standard, records,
                    "440307");
            judge(data.resolve("cn_guixi_2024/guixi.osm.pbf"), null, standard, records, "360681");
            records.readCsv(standard, entries, "entries.csv");
            try (Table nation = records.rollUp(standard);
                    Table acceptance = records.acceptance(standard)) {
                print(nation, acceptance, out);
            }
        }
        out.flush();
    }
}
