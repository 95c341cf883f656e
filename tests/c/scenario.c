/* What if through C: scenarios of the street of street.h, worked by hand, what they change and how they are undone. */
#include "street.h"

#define CITED "clause = \"3\", confidence = \"quoted\", source = \"s\" }\n"

static lc_error *error;

/* A market within ten minutes of every home, and nothing else. */
static const char market_standard[] =
    "id = \"test\"\ntitle = { zh = \"试\", en = \"test\" }\nminimum = { value = 1, " CITED
    "[source]\ns = \"a test\"\n[level.circle]\ntitle = { zh = \"圈\", en = \"circle\" }\nminutes = { value = 10, " CITED
    "[requirement.market]\ntitle = { zh = \"菜市场\", en = \"market\" }\nlevel = \"circle\"\ncategories = [\"market\"]\n"
    "obligation = { value = \"basic\", " CITED "within = { minutes = 10, " CITED;

static const char closing[] = "id = 'closing'\ntitle = '关门'\n[[change]]\ndo = 'close'\nfacility = 'm1'\n";
static const char opening[] = "{\"id\": \"opening\", \"change\": [{\"do\": \"add-facility\", \"id\": \"m2\", \"category\": "
                              "\"market\", \"at\": [118.792, 32.04]}]}";
/* Where the market was everybody has it within ten minutes, at 3 only h2 does. */
static const char things_to_do[] =
    "[[action]]\nid = 'at 3'\ncost = 5\ndepartments = ['商务局']\nchange = [{ do = 'add-facility', id = 'a', category = 'market', "
    "at = [118.792, 32.04] }]\n"
    "[[action]]\nid = 'at 2'\ncost = 9\nchange = [{ do = 'add-facility', id = 'b', category = 'market', at = [118.786, 32.04] "
    "}]\n";
static const char moving[] = "id = 'moving'\nchange = [{ do = 'move-people', from = 'h1', to = 'h2' }]\n";

static lc_scenario *scenario(const char *document)
{
    lc_scenario *made = NULL;
    ok(document, lc_scenario_read(document, strlen(document), LITERAL("s.toml"), &made, &error), &error);
    return made;
}

static lc_assessment *judged(const lc_prepared *prepared, const lc_standard *standard)
{
    lc_assess_options *options = NULL;
    lc_assessment *made = NULL;
    ok("options", lc_assess_options_new(&options, &error), &error);
    ok("enough", lc_assess_options_set_sufficiency(options, 0, 0, 0, &error), &error);
    ok("trusted", lc_assess_options_set_absence_is_trusted(options, 1, &error), &error);
    ok("assess", lc_prepared_assess(prepared, standard, options, NULL, &made, &error), &error);
    lc_assess_options_free(options);
    return made;
}

static void documents(void)
{
    static const char several[] = "[[scenario]]\nid = 'a'\n[[scenario]]\nid = 'b'\ntitle = '乙'\n"
                                  "change = [{ do = 'close', facility = 'm1' }]\n";
    static const char typo[] = "id = 's'\n[[change]]\ndo = 'close'\nfacilty = 'm1'\n";
    static const char twice[] = "scenario = [{ id = 'a' }, { id = 'a' }]\n";
    lc_scenario *one = scenario(closing), *other = scenario(opening), *both = NULL;
    lc_scenarios *list = NULL;
    check("what it says", strcmp(lc_scenario_id(one), "closing") == 0 && strcmp(lc_scenario_title(one), "关门") == 0
                              && lc_scenario_change_count(one) == 1);
    check("JSON without a title", strcmp(lc_scenario_id(other), "opening") == 0 && lc_scenario_title(other) == NULL);
    ok("then", lc_scenario_then(one, other, &both, &error), &error);
    check("one after the other", strcmp(lc_scenario_id(both), "closing") == 0 && lc_scenario_change_count(both) == 2);
    lc_scenario_free(both);
    lc_scenario_free(other);
    lc_scenario_free(one);
    ok("several", lc_scenarios_read(LITERAL(several), LITERAL("s.toml"), &list, &error), &error);
    check("two", lc_scenarios_count(list) == 2 && lc_scenarios_count(NULL) == 0);
    ok("the second", lc_scenarios_at(list, 1, &one, &error), &error);
    refused("no third", lc_scenarios_at(list, 2, &other, &error), LC_STATUS_NOT_FOUND, &error);
    lc_scenarios_free(list);
    check("it outlives the list", strcmp(lc_scenario_title(one), "乙") == 0);
    lc_scenario_free(one);
    check("a key that is none", lc_scenario_read(LITERAL(typo), LITERAL("s.toml"), &one, &error) == LC_STATUS_FORMAT);
    check("its line", strstr(lc_error_place(error), "s.toml, line 4") != NULL
                          && strstr(lc_error_fix(error), "facility") != NULL);
    lc_error_free(error);
    refused("one id twice", lc_scenarios_read(LITERAL(twice), LITERAL("s.toml"), &list, &error), LC_STATUS_DUPLICATE,
            &error);
    refused("none", lc_scenarios_read(LITERAL(""), LITERAL("s.toml"), &list, &error), LC_STATUS_EMPTY, &error);
    refused("not UTF-8", lc_scenario_read("\xff", 1, LITERAL("s.toml"), &one, &error), LC_STATUS_ARGUMENT, &error);
}

static void there_and_back(const struct street *s)
{
    lc_scenario *close_m1 = scenario(closing), *open_m2 = scenario(opening), *nowhere = NULL;
    lc_study *after = NULL, *later = NULL, *back = NULL, *none = NULL;
    lc_undo *undo = NULL, *undo_later = NULL;
    lc_table *was = NULL, *is = NULL;
    ok("apply", lc_study_apply(s->study, close_m1, &after, &undo, &error), &error);
    check("two facilities of three", lc_study_facility_count(after) == 2 && lc_study_facility_count(s->study) == 3);
    ok("apply", lc_study_apply(after, open_m2, &later, &undo_later, &error), &error);
    check("another one", lc_study_facility_count(later) == 3);
    refused("the id is taken", lc_study_apply(later, open_m2, &none, NULL, &error), LC_STATUS_DUPLICATE, &error);
    ok("undo the last", lc_undo_apply(undo_later, later, &back, &error), &error);
    ok("facilities", lc_study_facilities(after, &was, &error), &error);
    ok("facilities", lc_study_facilities(back, &is, &error), &error);
    same("as after the first", was, is);
    refused("there is nothing to take back", lc_undo_apply(undo_later, s->study, &none, &error), LC_STATUS_ARGUMENT, &error);
    lc_study_free(back);
    lc_study_free(later);
    ok("undo the first", lc_undo_apply(undo, after, &back, &error), &error);
    ok("facilities", lc_study_facilities(s->study, &was, &error), &error);
    ok("facilities", lc_study_facilities(back, &is, &error), &error);
    same("as before", was, is);
    lc_study_free(back);
    lc_study_free(after);
    ok("without what undoes it", lc_study_apply(s->study, close_m1, &after, NULL, &error), &error);
    lc_study_free(after);
    nowhere = scenario("id = 's'\nchange = [{ do = 'close', facility = 'm11' }]\n");
    check("no such facility", lc_study_apply(s->study, nowhere, &none, &undo, &error) == LC_STATUS_NOT_FOUND);
    check("the nearest name and the line", strstr(lc_error_fix(error), "m1") != NULL
                                               && strstr(lc_error_place(error), "line 2") != NULL);
    lc_error_free(error);
    lc_scenario_free(nowhere);
    lc_scenario_free(close_m1);
    lc_scenario_free(open_m2);
    lc_undo_free(undo);
    lc_undo_free(undo_later);
}

/* What a scenario changes; the caller frees it. */
static lc_difference *changed(const struct street *s, const lc_standard *standard, const lc_scenario *changes)
{
    lc_prepared *then = NULL;
    lc_assessment *before = judged(s->prepared, standard), *after = NULL;
    lc_difference *made = NULL;
    ok("apply", lc_prepared_apply(s->prepared, changes, s->walker, NULL, &then, &error), &error);
    after = judged(then, standard);
    ok("difference", lc_difference_between(before, after, &made, &error), &error);
    lc_assessment_free(before);
    lc_assessment_free(after);
    lc_prepared_free(then);
    return made;
}

static void differences(const struct street *s, const lc_standard *standard)
{
    lc_scenario *all[3] = {scenario(closing), scenario(opening), scenario(moving)}, *elsewhere = NULL;
    lc_difference *changes[3] = {NULL, NULL, NULL};
    lc_table *table = NULL;
    /* The market closes at 2 and opens at 3. */
    ok("then", lc_scenario_then(all[0], all[1], &elsewhere, &error), &error);
    changes[0] = changed(s, standard, elsewhere);
    ok("table", lc_difference_table(changes[0], &table, &error), &error);
    check("h1 and h3 have it no more", lc_table_row_count(table) == 1 && number(table, "homes_losing", 0) == 2
                                           && number(table, "homes_gaining", 0) == 0
                                           && number(table, "people_losing", 0) == 100);
    check("from 200 s to 800 s", number(table, "mean_walk_s_before", 0) == 200
                                     && number(table, "mean_walk_s_after", 0) == 800);
    check("300 people walk 600 s more", fabs(number(table, "walk_saved_person_h", 0) + 50) < 1e-9);
    lc_table_free(table);
    lc_difference_free(changes[0]);
    changes[0] = changed(s, standard, all[0]);
    changes[1] = changed(s, standard, all[1]);
    changes[2] = changed(s, standard, all[2]);
    ok("compare", lc_scenarios_compare((const lc_scenario *const *)all, (const lc_difference *const *)changes, 3, &table,
                                       &error), &error);
    check("in their order", text_is(table, "scenario", 0, "closing") && text_is(table, "title", 0, "关门")
                                && text_is(table, "scenario", 2, "moving") && number(table, "changes", 1) == 1);
    check("all lose the only market", number(table, "findings_opened", 0) == 1 && number(table, "homes_losing", 0) == 3
                                          && number(table, "people_losing", 0) == 300);
    check("nobody is nearer to one at the end", number(table, "homes_gaining", 1) == 0
                                                    && number(table, "walk_saved_person_h", 1) == 0);
    check("people move 600 s nearer", number(table, "homes_losing", 2) == 0
                                          && number(table, "mean_walk_change_s", 2) == -200);
    lc_table_free(table);
    ok("nothing", lc_scenarios_compare(NULL, NULL, 0, &table, &error), &error);
    check("no row", lc_table_row_count(table) == 0);
    lc_table_free(table);
    lc_difference_free(changes[1]);
    changes[1] = NULL;
    refused("one is missing", lc_scenarios_compare((const lc_scenario *const *)all,
                                                   (const lc_difference *const *)changes, 3, &table, &error),
            LC_STATUS_ARGUMENT, &error);
    lc_difference_free(changes[0]);
    lc_difference_free(changes[2]);
    lc_scenario_free(elsewhere);
    lc_scenario_free(all[0]);
    lc_scenario_free(all[1]);
    lc_scenario_free(all[2]);
}

static void other_walkers(const struct street *s, const lc_standard *standard)
{
    lc_scenario *close_m1 = scenario(closing);
    lc_walker *elder = NULL;
    lc_prepared *slower = NULL, *none = NULL;
    lc_assessment *one = judged(s->prepared, standard), *other = NULL;
    lc_difference *difference = NULL;
    ok("walker", lc_walker_preset(LITERAL("elder"), &elder, &error), &error);
    ok("prepare", lc_study_prepare(s->study, elder, NULL, NULL, &slower, &error), &error);
    other = judged(slower, standard);
    refused("two walkers", lc_difference_between(one, other, &difference, &error), LC_STATUS_ARGUMENT, &error);
    refused("another walker", lc_prepared_apply(s->prepared, close_m1, elder, NULL, &none, &error), LC_STATUS_ARGUMENT,
            &error);
    lc_assessment_free(one);
    lc_assessment_free(other);
    lc_prepared_free(slower);
    lc_walker_free(elder);
    lc_scenario_free(close_m1);
}

/* The plan after the market has closed: its steps, how people stand, and what is left out. */
static void planned(const struct street *s, const lc_standard *standard, int32_t order, const double *budget,
                    lc_table *tables[3])
{
    lc_scenario *close_m1 = scenario(closing);
    lc_prepared *then = NULL;
    lc_assessment *now = NULL;
    lc_actions *actions = NULL;
    lc_action_plan *plan = NULL;
    lc_difference *difference = NULL;
    lc_text *page = NULL;
    ok("apply", lc_prepared_apply(s->prepared, close_m1, s->walker, NULL, &then, &error), &error);
    now = judged(then, standard);
    ok("read", lc_actions_read(LITERAL(things_to_do), LITERAL("a.toml"), &actions, &error), &error);
    check("two actions", lc_actions_count(actions) == 2 && lc_actions_count(NULL) == 0);
    refused("no such order", lc_assessment_plan_of_actions(now, actions, s->walker, 7, NULL, NULL, &plan, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("plan", lc_assessment_plan_of_actions(now, actions, s->walker, order, budget, NULL, &plan, &error), &error);
    ok("steps", lc_action_plan_steps(plan, &tables[0], &error), &error);
    ok("standing", lc_action_plan_standing(plan, &tables[1], &error), &error);
    ok("left out", lc_action_plan_left_out(plan, &tables[2], &error), &error);
    ok("difference", lc_action_plan_difference(plan, &difference, &error), &error);
    ok("map", lc_action_plan_map(plan, LITERAL("plan"), LITERAL("nobody"), NULL, &page, &error), &error);
    check("a page with what comes after", strstr(lc_text_data(page), "\"futures\":") != NULL);
    refused("no plan", lc_action_plan_map(NULL, LITERAL("plan"), LITERAL("nobody"), NULL, &page, &error), LC_STATUS_ARGUMENT,
            &error);
    lc_text_free(page);
    lc_difference_free(difference);
    lc_action_plan_free(plan);
    lc_actions_free(actions);
    lc_assessment_free(now);
    lc_prepared_free(then);
    lc_scenario_free(close_m1);
}

static void plans(const struct street *s, const lc_standard *standard)
{
    const double little = 6;
    lc_table *t[3] = {NULL, NULL, NULL};
    int i;
    planned(s, standard, LC_ACTION_ORDER_MOST_FIRST, NULL, t);
    check("the one that serves all comes first, and alone", lc_table_row_count(t[0]) == 1 && text_is(t[0], "action", 0, "at 2")
                                                                && number(t[0], "people_gaining", 0) == 300);
    check("nobody lacks it then", number(t[1], "findings", 0) == 1 && number(t[1], "findings", 1) == 0);
    check("the other adds nothing", lc_table_row_count(t[2]) == 1 && text_is(t[2], "why", 0, "no-gain"));
    for (i = 0; i < 3; i++) {
        lc_table_free(t[i]);
    }
    planned(s, standard, LC_ACTION_ORDER_AS_GIVEN, NULL, t);
    check("each adds to those before it", lc_table_row_count(t[0]) == 2 && number(t[0], "people_gaining", 0) == 200
                                              && number(t[0], "people_gaining", 1) == 100
                                              && number(t[0], "people_gaining_alone", 1) == 300
                                              && number(t[0], "cost_so_far", 1) == 14);
    for (i = 0; i < 3; i++) {
        lc_table_free(t[i]);
    }
    planned(s, standard, LC_ACTION_ORDER_MOST_FIRST, &little, t);
    check("what the budget pays for", lc_table_row_count(t[0]) == 1 && text_is(t[0], "action", 0, "at 3")
                                          && text_is(t[2], "why", 0, "over-budget"));
    for (i = 0; i < 3; i++) {
        lc_table_free(t[i]);
    }
}

int main(void)
{
    struct street s = street_open();
    lc_standard *standard = NULL;
    ok("standard", lc_standard_from_toml(LITERAL(market_standard), LITERAL("test.toml"), &standard, &error), &error);
    documents();
    there_and_back(&s);
    differences(&s, standard);
    other_walkers(&s, standard);
    plans(&s, standard);
    lc_standard_free(standard);
    street_close(s);
    printf("%d scenarios wrong\n", failures);
    return failures != 0;
}
