/* What to do, in which order (行动清单). Usage: plan_of_action ACTIONS.toml [CITY.osm.pbf | FACILITIES.csv] [--out DIR]
 *
 * A small town of its own, with the facilities of a table or its own, or a city, and a few things that could be done: what each
 * adds once those before it are done, what it costs so far, who answers for it, and which gaps are closed; how people stand
 * before and after. With a folder, the map of before, after and what changes is written there. core/examples/plan_of_action
 * prints the same bytes, and core/examples/plan_of_action/town.toml are the actions of its town. */
#include "town.h"

/* How a step is told: by itself, and with all before it. */
static const char *const effects[] = {"findings_closed", "findings_opened",       "people_gaining",     "people_gaining_at_most",
                                      "people_losing",   "people_losing_at_most", "walk_saved_person_h"};

static double value(const lc_table *table, const char *column, size_t row)
{
    double number = 0;
    number_of(table, column, row, &number);
    return number;
}

/* People for sure, and at most where that is not the same: `column`, `column`_at_most, each with a suffix. */
static void print_people(const lc_table *steps, const char *column, const char *suffix, size_t row)
{
    char name[64];
    double sure, at_most;
    snprintf(name, sizeof name, "%s%s", column, suffix);
    sure = value(steps, name, row);
    snprintf(name, sizeof name, "%s_at_most%s", column, suffix);
    at_most = value(steps, name, row);
    if (sure == at_most) {
        printf("%.0f 人次", sure);
    } else {
        printf("%.0f–%.0f 人次", sure, at_most);
    }
}

/* Whether a step adds all that it would do by itself. */
static int adds_all(const lc_table *steps, size_t row)
{
    char alone[64];
    size_t effect;
    for (effect = 0; effect < sizeof effects / sizeof effects[0]; effect++) {
        snprintf(alone, sizeof alone, "%s_alone", effects[effect]);
        if (value(steps, effects[effect], row) != value(steps, alone, row)) {
            return 0;
        }
    }
    return 1;
}

/* Gaps, coverage, and how evenly people walk. */
static void print_standing(const lc_table *table, size_t row)
{
    double number;
    printf("缺口 %.0f 项，平均覆盖 ", value(table, "findings", row));
    if (number_of(table, "coverage", row, &number)) {
        printf("%.1f %%", 100 * number);
    } else {
        fputs("未知", stdout);
    }
    fputs("，平均步行 ", stdout);
    if (number_of(table, "mean_walk_s", row, &number)) {
        printf("%.0f 秒", number);
    } else {
        fputs("未知", stdout);
    }
    fputs("，基尼系数 ", stdout);
    if (number_of(table, "gini_walk", row, &number)) {
        printf("%.3f", number);
    } else {
        fputs("未知", stdout);
    }
    putchar('\n');
}

static void print_cost(const lc_table *steps, const char *column, size_t row)
{
    double cost;
    if (number_of(steps, column, row, &cost)) {
        printf("%.1f 万元", cost / 1e4);
    } else {
        fputs("未知", stdout);
    }
}

static void print_title(const lc_table *table, size_t row)
{
    struct text title = text_of(table, "title", row);
    print_text(title.bytes != NULL ? title : text_of(table, "action", row), "");
}

/* Those who answer for a step; a list of names with "; " between them. */
static void print_departments(const lc_table *steps, size_t row)
{
    struct text names = text_of(steps, "departments", row);
    size_t byte;
    fputs(names.bytes == NULL ? "标准未指明" : "", stdout);
    for (byte = 0; byte < names.length; byte++) {
        if (names.bytes[byte] == ';') {
            fputs("、", stdout);
            byte++;
        } else {
            putchar(names.bytes[byte]);
        }
    }
    putchar('\n');
}

static void print_step(const lc_table *steps, size_t row)
{
    printf("%.0f ", value(steps, "step", row));
    print_title(steps, row);
    fputs("：新增享有 ", stdout);
    print_people(steps, "people_gaining", "", row);
    if (!adds_all(steps, row)) {
        fputs("（单独实施 ", stdout);
        print_people(steps, "people_gaining", "_alone", row);
        fputs("）", stdout);
    }
    if (value(steps, "people_losing_at_most", row) > 0) {
        fputs("，失去 ", stdout);
        print_people(steps, "people_losing", "", row);
    }
    fputs("，累计 ", stdout);
    print_people(steps, "people_gaining", "_so_far", row);
    fputs("\n  费用 ", stdout);
    print_cost(steps, "cost", row);
    fputs("，累计 ", stdout);
    print_cost(steps, "cost_so_far", row);
    printf("；关闭缺口 %.0f 项\n  实施后：", value(steps, "findings_closed", row));
    print_standing(steps, row);
    fputs("  责任部门：", stdout);
    print_departments(steps, row);
}

/* The requirements that were gaps and are met. */
static void print_closed(const lc_action_plan *plan)
{
    static const struct text closed = {"closed", 6};
    lc_error *error = NULL;
    lc_difference *difference = NULL;
    lc_table *rows = NULL;
    size_t row;
    need(lc_action_plan_difference(plan, &difference, &error), error);
    need(lc_difference_table(difference, &rows, &error), error);
    for (row = 0; row < lc_table_row_count(rows); row++) {
        if (same_text(text_of(rows, "outcome", row), closed)) {
            fputs("已关闭：", stdout);
            print_text(text_of(rows, "circle", row), "");
            putchar(' ');
            print_text(text_of(rows, "title_zh", row), "");
            putchar('\n');
        }
    }
    lc_table_free(rows);
    lc_difference_free(difference);
}

static void print_plan(const lc_action_plan *plan)
{
    lc_error *error = NULL;
    lc_table *steps = NULL, *standing = NULL, *left_out = NULL;
    size_t row;
    need(lc_action_plan_steps(plan, &steps, &error), error);
    need(lc_action_plan_standing(plan, &standing, &error), error);
    need(lc_action_plan_left_out(plan, &left_out, &error), error);
    fputs("现状：", stdout);
    print_standing(standing, 0);
    for (row = 0; row < lc_table_row_count(steps); row++) {
        print_step(steps, row);
    }
    for (row = 0; row < lc_table_row_count(left_out); row++) {
        fputs("不列入 ", stdout);
        print_title(left_out, row);
        fputs("：", stdout);
        print_text(text_of(left_out, "why", row), "");
        putchar('\n');
    }
    print_closed(plan);
    fputs("实施后：", stdout);
    print_standing(standing, 1);
    lc_table_free(left_out);
    lc_table_free(standing);
    lc_table_free(steps);
}

/* The map of before, after and what changes, as DIR/index.html. */
static void write_map(const lc_action_plan *plan, const char *folder)
{
    static const char title[] = "行动清单 · Plan of actions", owed[] = "© OpenStreetMap contributors, ODbL";
    char path[1024];
    lc_error *error = NULL;
    lc_text *page = NULL;
    FILE *file;
    need(lc_action_plan_map(plan, LITERAL(title), LITERAL(owed), NULL, &page, &error), error);
    snprintf(path, sizeof path, "%s/index.html", folder);
    file = fopen(path, "wb");
    if (file == NULL || fwrite(lc_text_data(page), 1, lc_text_length(page), file) != lc_text_length(page)) {
        fprintf(stderr, "%s cannot be written\n", path);
        exit(1);
    }
    fclose(file);
    lc_text_free(page);
}

/* What does most good comes first, whatever it costs; each future is judged as the present was. */
static lc_action_plan *planned(const lc_assessment *now, const char *path)
{
    lc_error *error = NULL;
    lc_walker *adult = NULL;
    lc_actions *actions = NULL;
    lc_action_plan *plan = NULL;
    struct text file = read_file(path);
    need(lc_actions_read(file.bytes, file.length, path, strlen(path), &actions, &error), error);
    need(lc_walker_preset(LITERAL("adult"), &adult, &error), error);
    need(lc_assessment_plan_of_actions(now, actions, adult, LC_ACTION_ORDER_MOST_FIRST, NULL, NULL, &plan, &error), error);
    lc_walker_free(adult);
    lc_actions_free(actions);
    free((void *)file.bytes);
    return plan;
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_table *grades = NULL;
    lc_assessment *now;
    lc_action_plan *plan;
    const char *actions = NULL, *place = NULL, *out = NULL;
    int i;
    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--out") == 0 && i + 1 < argc) {
            out = argv[++i];
        } else if (ends_with(argv[i], ".toml")) {
            actions = argv[i];
        } else {
            place = argv[i];
        }
    }
    if (actions == NULL) {
        fprintf(stderr, "usage: %s ACTIONS.toml [CITY.osm.pbf | FACILITIES.csv] [--out DIR]\n", argv[0]);
        return 2;
    }
    now = judged_place(place);
    plan = planned(now, actions);
    need(lc_assessment_grades(now, NULL, &grades, &error), error);
    print_text(text_of(grades, "standard", 0), "");
    putchar('\n');
    print_plan(plan);
    if (out != NULL) {
        write_map(plan, out);
    }
    lc_table_free(grades);
    lc_action_plan_free(plan);
    lc_assessment_free(now);
    return 0;
}
