import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.lifecircle.ActionOrder;
import org.lifecircle.ActionPlan;
import org.lifecircle.Actions;
import org.lifecircle.Assessment;
import org.lifecircle.Difference;
import org.lifecircle.Study;
import org.lifecircle.Table;
import org.lifecircle.Walker;

/**
 * What to do, in which order (行动清单): the bytes of core/examples/plan_of_action. Usage: java PlanOfAction ACTIONS.toml
 * [CITY.osm.pbf | FACILITIES.csv] [--out DIR], where core/examples/plan_of_action/town.toml are the actions of its town
 *
 * <p>The town of GapReport, with the facilities of a table or its own, or a city, and a few things that could be done: what each
 * adds once those before it are done, what it costs so far, who answers for it, and which gaps are closed; how people stand
 * before and after. With a folder, the map of before, after and what changes is written there.
 */
public final class PlanOfAction {
    /** How a step is told: by itself, and with all before it. */
    private static final String[] EFFECTS = {
        "findings_closed", "findings_opened", "people_gaining", "people_gaining_at_most", "people_losing",
        "people_losing_at_most", "walk_saved_person_h"
    };

    private static void printStep(Table steps, int row, PrintStream out) {
        out.print(steps.column("step").get(row) + " " + called(steps, row) + "：新增享有 "
                + people(steps, "people_gaining", "", row));
        if (!addsAll(steps, row)) {
            out.print("（单独实施 " + people(steps, "people_gaining", "_alone", row) + "）");
        }
        if ((Double) steps.column("people_losing_at_most").get(row) > 0) {
            out.print("，失去 " + people(steps, "people_losing", "", row));
        }
        Object departments = steps.column("departments").get(row);
        out.print("，累计 " + people(steps, "people_gaining", "_so_far", row) + "\n  费用 " + cost(steps, "cost", row) + "，累计 "
                + cost(steps, "cost_so_far", row) + "；关闭缺口 " + steps.column("findings_closed").get(row)
                + " 项\n  实施后：" + standing(steps, row) + "\n  责任部门："
                + (departments == null ? "标准未指明" : ((String) departments).replace("; ", "、")) + "\n");
    }

    /** Whether a step adds all that it would do by itself. */
    private static boolean addsAll(Table steps, int row) {
        for (String effect : EFFECTS) {
            if (!steps.column(effect).get(row).equals(steps.column(effect + "_alone").get(row))) {
                return false;
            }
        }
        return true;
    }

    /** People for sure, and at most where that is not the same. */
    private static String people(Table steps, String column, String suffix, int row) {
        Object sure = steps.column(column + suffix).get(row);
        Object atMost = steps.column(column + "_at_most" + suffix).get(row);
        return rounded(sure, 0) + (sure.equals(atMost) ? "" : "–" + rounded(atMost, 0)) + " 人次";
    }

    /** Gaps, coverage, and how evenly people walk. */
    private static String standing(Table table, int row) {
        return "缺口 " + table.column("findings").get(row) + " 项，平均覆盖 " + known(table, "coverage", row, 100, 1, " %")
                + "，平均步行 " + known(table, "mean_walk_s", row, 1, 0, " 秒") + "，基尼系数 "
                + known(table, "gini_walk", row, 1, 3, "");
    }

    private static String cost(Table steps, String column, int row) {
        Object yuan = steps.column(column).get(row);
        return yuan == null ? "未知" : rounded((Double) yuan / 1e4, 1) + " 万元";
    }

    private static String known(Table table, String column, int row, double times, int digits, String unit) {
        Object number = table.column(column).get(row);
        return number == null ? "未知" : rounded((Double) number * times, digits) + unit;
    }

    private static String rounded(Object number, int digits) {
        return new BigDecimal((Double) number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static Object called(Table table, int row) {
        Object title = table.column("title").get(row);
        return title == null ? table.column("action").get(row) : title;
    }

    /** The requirements that were gaps and are met. */
    private static void printClosed(ActionPlan plan, PrintStream out) {
        try (Difference difference = plan.difference();
                Table rows = difference.table()) {
            for (int row = 0; row < rows.rowCount(); row++) {
                if ("closed".equals(rows.column("outcome").get(row))) {
                    out.print("已关闭：" + rows.column("circle").get(row) + " " + rows.column("title_zh").get(row) + "\n");
                }
            }
        }
    }

    private static void printPlan(ActionPlan plan, PrintStream out) {
        try (Table steps = plan.steps();
                Table standing = plan.standing();
                Table leftOut = plan.leftOut()) {
            out.print("现状：" + standing(standing, 0) + "\n");
            for (int row = 0; row < steps.rowCount(); row++) {
                printStep(steps, row, out);
            }
            for (int row = 0; row < leftOut.rowCount(); row++) {
                out.print("不列入 " + called(leftOut, row) + "：" + leftOut.column("why").get(row) + "\n");
            }
            printClosed(plan, out);
            out.print("实施后：" + standing(standing, 1) + "\n");
        }
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        String place = null;
        Path folder = null;
        String document = null;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--out")) {
                folder = Paths.get(args[++i]);
            } else if (args[i].endsWith(".toml")) {
                document = read(args[i]);
            } else {
                place = args[i];
            }
        }
        boolean isTown = place == null || place.endsWith(".csv");
        String facilities = place == null ? GapReport.FACILITIES : isTown ? read(place) : null;
        // What does most good comes first, whatever it costs; each future is judged as the present was.
        try (Study study = isTown ? GapReport.town(facilities) : Study.fromOsm(Paths.get(place));
                Assessment now = GapReport.judge(study, isTown);
                Table grades = now.grades(null);
                Actions actions = Actions.read(document, "actions.toml");
                Walker adult = Walker.preset("adult");
                ActionPlan plan = now.planOfActions(actions, adult, ActionOrder.MOST_FIRST, null, null)) {
            out.print(grades.column("standard").get(0) + "\n");
            printPlan(plan, out);
            if (folder != null) {
                String page = plan.map("行动清单 · Plan of actions", "© OpenStreetMap contributors, ODbL");
                Files.write(folder.resolve("index.html"), page.getBytes(StandardCharsets.UTF_8));
            }
        }
        out.flush();
    }

    private static String read(String path) throws Exception {
        return new String(Files.readAllBytes(Paths.get(path)), StandardCharsets.UTF_8);
    }
}
