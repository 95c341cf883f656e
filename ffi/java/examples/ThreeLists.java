import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Paths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lifecircle.Entries;
import org.lifecircle.HomeDemand;
import org.lifecircle.NeedsRegister;
import org.lifecircle.Standard;
import org.lifecircle.Study;
import org.lifecircle.SummaryBy;
import org.lifecircle.Table;

/**
 * Three lists of needs, from raised to rated: the bytes of core/examples/three_lists. Usage: java ThreeLists CITY.osm.pbf
 * [SERVICES [SATISFIED]]
 *
 * <p>Red is what is missing on the ground, yellow what services should offer, blue what property managers do. The needs arise
 * in the city; satisfaction is held against the 90 % of the programme; what is still open weighs as demand. There are 612
 * services, or so many; of ten people asked about one nine are satisfied, or so many.
 */
public final class ThreeLists {
    /** Dazha in Ningbo: three lists, 36 consultations. The figures are inputs. */
    private static final int CONSULTATIONS = 36;

    private static final String[] LISTS = {"red", "yellow", "blue"};
    private static final int[] NEEDS = {60, 90, 50};

    /** What people ask for, list by list: the category and the words. */
    private static final String[][][] ASKED_FOR = {
        {{"repair", "修鞋配钥匙无处去"}, {"elder-care", "缺一处日间照料"}},
        {{"hair-beauty", "盼每月有一次上门理发"}, {"breakfast", "早餐店开门太晚"}},
        {{"housekeeping", "楼道灯要有人修"}, {"parcel-point", "快递柜不够用"}},
    };

    private static LocalDate day(int number) {
        return LocalDate.of(2025, 1, 6).plusDays(number);
    }

    /** Needs at one home after the other, in the west or the east of the middle one. */
    private static List<String> raise(Entries entries, List<double[]> homes) {
        double sum = 0;
        for (double[] home : homes) {
            sum += home[0];
        }
        double middle = sum / homes.size();
        List<String> ids = new ArrayList<>();
        for (int list = 0; list < LISTS.length; list++) {
            for (int number = 0; number < NEEDS[list]; number++) {
                double[] home = homes.get(ids.size() * 7 % homes.size());
                String[] asked = ASKED_FOR[list][number % 2];
                String id = LISTS[list] + " " + number;
                entries.raised(id, LISTS[list], day(number / 4), asked[1]);
                entries.need(asked[0], home[0] < middle ? "west" : "east", home[0], home[1], 20);
                ids.add(id);
            }
        }
        return ids;
    }

    /** Each consultation is about the next five needs, and somebody has an idea at each. */
    private static void consult(Entries entries, List<String> ids) {
        for (int meeting = 0; meeting < CONSULTATIONS; meeting++) {
            List<String> about = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                about.add(ids.get((meeting * 5 + i) % ids.size()));
            }
            entries.consulted("meeting " + meeting, about, day(60 + meeting), "微协商");
            entries.proposed("idea " + meeting, about, day(60 + meeting), "请手艺人来摆摊");
        }
    }

    /** Each service answers one need, over and over, those of the last tenth never; of each third ten people are asked. */
    private static void serve(Entries entries, List<String> ids, int services, int satisfied) {
        int served = ids.size() - ids.size() / 10;
        for (int service = 0; service < services; service++) {
            int need = service % served;
            String id = "service " + service;
            String idea = need / 5 < CONSULTATIONS ? "idea " + need / 5 : null;
            entries.served(id, Collections.singletonList(ids.get(need)), day(100 + service / 4), idea, "微服务");
            if (service % 3 == 0) {
                entries.rated(id, ids.get(need), day(300), satisfied, 10);
            }
        }
    }

    private static NeedsRegister told(Study study, int services, int satisfied) {
        Entries entries = new Entries();
        try (Table homes = study.homes()) {
            List<String> ids = raise(entries, homes.points());
            consult(entries, ids);
            serve(entries, ids, services, satisfied);
        }
        NeedsRegister register = NeedsRegister.inMemory();
        register.enter(entries);
        return register;
    }

    private static void printSummary(NeedsRegister register, SummaryBy by, Standard standard, PrintStream out) {
        try (Table table = register.summary(by, standard, "satisfaction")) {
            BigDecimal atLeast = new BigDecimal((Double) table.column("target_at_least").get(0)).stripTrailingZeros();
            out.print("         needs  open  meetings  services  median days  satisfied (at least "
                    + atLeast.toPlainString() + " %)\n");
            for (int row = 0; row < table.rowCount(); row++) {
                Object key = table.column("key").get(row);
                Object days = table.column("median_days").get(row);
                Object share = table.column("satisfaction").get(row);
                Object met = table.column("meets_target").get(row);
                out.print(String.format("%8s %5d %5d %9d %9d %12s  ", key == null ? "-" : key,
                        table.column("needs").get(row), table.column("open").get(row),
                        table.column("consultations").get(row), table.column("services").get(row),
                        days == null ? "no data" : rounded((Double) days, 0)));
                out.print((share == null ? "no data" : rounded((Double) share * 100, 1) + " %") + " "
                        + (met == null ? "" : Boolean.TRUE.equals(met) ? "met" : "not met") + "\n");
            }
        }
    }

    private static void printWanted(NeedsRegister register, Study study, PrintStream out) {
        try (HomeDemand demand = HomeDemand.ofNeeds(register, study, null, 1, 500);
                Table added = demand.added()) {
            for (int row = 0; row < added.rowCount(); row++) {
                out.print("open needs add " + rounded((Double) added.column("added").get(row), 0)
                        + " residents to the demand for " + added.column("category_zh").get(row) + "\n");
            }
        }
    }

    private static String rounded(double number, int places) {
        return new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        int services = args.length > 1 ? Integer.parseInt(args[1]) : 612;
        int satisfied = args.length > 2 ? Integer.parseInt(args[2]) : 9;
        try (Study study = Study.fromOsm(Paths.get(args[0]));
                NeedsRegister register = told(study, services, satisfied);
                Standard standard = Standard.bundled("mofcom-2025")) {
            printSummary(register, SummaryBy.LIST, standard, out);
            printSummary(register, SummaryBy.CIRCLE, standard, out);
            printWanted(register, study, out);
        }
        out.flush();
    }
}
