/* Where new facilities should stand, through C: the host's own costs, and the street of street.h. */
#include "siting_question.h"

/* Objective of the plan of a question, which is freed; the first site that is opened, in `first`. */
static double solved(lc_siting *siting, const char *first)
{
    lc_site_plan *plan = NULL;
    lc_table *table = NULL;
    double objective;
    ok("solve", lc_siting_solve(siting, NULL, NULL, &plan, &error), &error);
    ok("sites", lc_site_plan_sites(plan, &table, &error), &error);
    check(first, text_is(table, "site", 0, first));
    lc_table_free(table);
    ok("summary", lc_site_plan_summary(plan, &table, &error), &error);
    objective = number(table, "objective", 0);
    check("proven", number(table, "gap", 0) == 0 && text_is(table, "stopped", 0, "optimal")
                        && fabs(number(table, "bound", 0) - objective) <= 1e-9 * objective);
    lc_table_free(table);
    lc_site_plan_free(plan);
    lc_siting_free(siting);
    return objective;
}

/* What the Rust documentation of `Siting` computes, and what changes when the question does. */
static void own_costs(void)
{
    lc_siting *siting = question(asked(LC_SITING_MODEL_MEDIAN, 0, 1));
    lc_siting_options *options;
    lc_site_plan *plan = NULL;
    lc_table *table = NULL;
    lc_siting_limits *limits = NULL;
    lc_decay *decay = NULL;
    ok("limits", lc_siting_limits_new(&limits, &error), &error);
    ok("time", lc_siting_limits_set_time_s(limits, 60, &error), &error);
    ok("work", lc_siting_limits_set_work(limits, 1000000, &error), &error);
    ok("gap", lc_siting_limits_set_gap(limits, 0.5, &error), &error);
    ok("solve", lc_siting_solve(siting, limits, NULL, &plan, &error), &error);
    ok("assignment", lc_site_plan_assignment(plan, &table, &error), &error);
    check("both go to the shed", text_is(table, "site", 0, "shed") && text_is(table, "site", 1, "shed")
                                     && number(table, "cost", 0) == 100 && number(table, "cost", 1) == 900);
    lc_table_free(table);
    lc_site_plan_free(plan);
    plan = NULL;
    ok("gap", lc_siting_limits_set_gap(limits, 1.5, &error), &error);
    refused("a gap beyond 1", lc_siting_solve(siting, limits, NULL, &plan, &error), LC_STATUS_ARGUMENT, &error);
    lc_siting_limits_free(limits);
    ok("report", lc_siting_report(siting, &table, &error), &error);
    check("nothing to report", lc_table_row_count(table) == 0);
    lc_table_free(table);

    check("one site", solved(siting, "shed") == 120000);
    check("two sites", solved(question(asked(LC_SITING_MODEL_MEDIAN, 0, 2)), "shed") == 35000);
    check("the farthest", solved(question(asked(LC_SITING_MODEL_CENTRE, 0, 1)), "hall") == 400);
    check("everybody within 400", solved(question(asked(LC_SITING_MODEL_COVER_ALL, 400, 0)), "hall") == 1);
    check("most within 100", solved(question(asked(LC_SITING_MODEL_MAX_COVER, 100, 1)), "shed") == 300);
    check("twice within 900", solved(question(asked(LC_SITING_MODEL_COVER_TWICE, 900, 2)), "hall") == 400);
    ok("decay", lc_decay_new(LC_DECAY_SHAPE_LINEAR, 0, 0, 1000, &decay, &error), &error);
    options = NULL;
    ok("decayed", lc_siting_options_new(LC_SITING_MODEL_DECAYED, 0, decay, &options, &error), &error);
    ok("number", lc_siting_options_set_number(options, 1, &error), &error);
    lc_decay_free(decay);
    check("nine tenths and one tenth", fabs(solved(question(options), "shed") - 280) < 1e-9);
}

/* Groups, budgets, capacities, what exists, and distances between sites. */
static void more_of_it(void)
{
    static const char *const groups[] = {"young", "old"};
    static const double prices[] = {5, 2, 1}, room[] = {300, NAN, 100}, lon[] = {118.78, NAN, 118.79}, lat[] = {32, NAN, 32};
    static const uint8_t existing[] = {1, 0, 0};
    static const uint32_t from[] = {0, 0, 1}, to[] = {1, 2, 2};
    static const double between[] = {10, 30, 20};
    lc_demand *demand = people();
    lc_sites *sites = places();
    lc_siting *siting = NULL;
    lc_site_plan *plan = NULL;
    lc_table *table = NULL;
    const double *x = NULL, *y = NULL;
    const uint8_t *valid = NULL;
    lc_siting_options *options = asked(LC_SITING_MODEL_MEDIAN, 0, 1);
    ok("groups", lc_demand_set_groups(demand, groups, 2, &error), &error);
    ok("positions", lc_demand_set_positions(demand, lon, 2, lat, &error), &error);
    ok("equity", lc_siting_options_set_worst_group(options, 1, &error), &error);
    ok("fair", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
    check("the worst mean", solved(siting, "hall") == 400);
    lc_siting_options_free(options);

    options = asked(LC_SITING_MODEL_MEDIAN, 0, 0);
    ok("budget", lc_siting_options_set_budget(options, 3, &error), &error);
    ok("prices", lc_sites_set_prices(sites, prices, 3, &error), &error);
    ok("cheap", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
    check("shed and yard", solved(siting, "shed") == 35000);
    ok("existing", lc_sites_set_existing(sites, existing, 3, &error), &error);
    ok("positions", lc_sites_set_positions(sites, lon, 3, lat, &error), &error);
    ok("open", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
    ok("solve", lc_siting_solve(siting, NULL, NULL, &plan, &error), &error);
    ok("sites", lc_site_plan_sites(plan, &table, &error), &error);
    check("the hall is there already", text_is(table, "site", 0, "hall") && number(table, "existing", 0) == 1
                                           && is_null(table, "price", 0) && number(table, "load", 1) == 300);
    ok("points", lc_table_points(table, &x, &y, &valid, &error), &error);
    check("some are somewhere", valid[0] && x[0] == 118.78 && !valid[1]);
    lc_table_free(table);
    lc_site_plan_free(plan);
    lc_siting_free(siting);
    lc_siting_options_free(options);

    options = asked(LC_SITING_MODEL_MEDIAN, 0, 2);
    lc_sites_free(sites);
    sites = places();
    ok("capacities", lc_sites_set_capacities(sites, room, 3, &error), &error);
    ok("room", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
    check("kept", solved(siting, "shed") == 35000);
    lc_siting_options_free(options);

    options = asked(LC_SITING_MODEL_DISPERSION, 0, 2);
    lc_sites_free(sites);
    sites = places();
    ok("between", lc_siting_options_set_between(options, from, 3, to, between, &error), &error);
    ok("far", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
    check("far from each other", solved(siting, "hall") == 30);
    lc_siting_options_free(options);
    lc_sites_free(sites);
    lc_demand_free(demand);
}

/* Homes of the street at 1, 2 and 4; candidates beside each. */
static void of_a_study(const struct street *s)
{
    static const char *const ids[] = {"west", "middle", "north", "sea"};
    static const double lon[] = {118.780, 118.786, 118.786, 118.9}, lat[] = {32.04, 32.04, 32.0425, 32.1};
    static const uint32_t pharmacy = 0, nowhere = 7;
    lc_sites *sites = NULL;
    lc_siting *siting = NULL;
    lc_table *table = NULL;
    lc_siting_options *options = asked(LC_SITING_MODEL_MEDIAN, 0, 1);
    ok("sites", lc_sites_new(ids, 4, &sites, &error), &error);
    refused("nowhere", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), LC_STATUS_ARGUMENT, &error);
    ok("positions", lc_sites_set_positions(sites, lon, 4, lat, &error), &error);
    ok("people", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), &error);
    ok("report", lc_siting_report(siting, &table, &error), &error);
    check("the sea has no door", lc_table_row_count(table) == 1);
    lc_table_free(table);
    check("100 people walk 600 s", solved(siting, "middle") == 60000);
    ok("homes", lc_siting_options_set_weighing(options, LC_WEIGHING_HOMES, &error), &error);
    ok("homes", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), &error);
    check("600 s and 300 s", solved(siting, "middle") == 900);
    ok("existing", lc_siting_options_set_existing(options, &pharmacy, 1, &error), &error);
    ok("beside", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), &error);
    check("beside the pharmacy in the middle", solved(siting, "west") == 300);
    ok("existing", lc_siting_options_set_existing(options, &nowhere, 1, &error), &error);
    refused("no such facility", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error),
            LC_STATUS_NOT_FOUND, &error);
    refused("no such weighing", lc_siting_options_set_weighing(options, 9, &error), LC_STATUS_ARGUMENT, &error);
    lc_siting_options_free(options);
    lc_sites_free(sites);
}

/* Exact answers to small questions, by the library's second solver. */
static void by_an_integer_program(void)
{
    lc_siting_solver *solver = NULL;
    lc_siting *siting = question(asked(LC_SITING_MODEL_MEDIAN, 0, 2));
    lc_site_plan *plan = NULL;
    lc_table *table = NULL;
    ok("solver", lc_siting_solver_mixed_integer(&solver, &error), &error);
    ok("solve", lc_siting_solve_with(siting, solver, NULL, NULL, &plan, &error), &error);
    ok("summary", lc_site_plan_summary(plan, &table, &error), &error);
    check("exact", number(table, "objective", 0) == 35000 && number(table, "gap", 0) == 0
                       && text_is(table, "solver", 0, "mixed-integer"));
    ok("laws", lc_siting_solver_check(solver, siting, &error), &error);
    lc_table_free(table);
    lc_site_plan_free(plan);
    lc_siting_free(siting);
    lc_siting_solver_free(solver);
}

/* What open needs add to the homes of a study, and the groups of them that are compared. */
static void weighed_and_compared(const struct street *s)
{
    static const char *const ids[] = {"west", "middle", "north"}, *const some[] = {"west", "east", NULL},
                        *const sides[] = {"west", "east", "east"};
    static const double lon[] = {118.780, 118.786, 118.786}, lat[] = {32.04, 32.04, 32.0425};
    static const double needed[] = {100, NAN, 500}, each[] = {100, 20, 50};
    lc_sites *sites = NULL;
    lc_siting *siting = NULL;
    lc_siting_options *options = asked(LC_SITING_MODEL_MEDIAN, 0, 1);
    ok("sites", lc_sites_new(ids, 3, &sites, &error), &error);
    ok("positions", lc_sites_set_positions(sites, lon, 3, lat, &error), &error);
    ok("needs", lc_siting_options_set_home_weights(options, needed, 3, &error), &error);
    ok("needs", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), &error);
    check("100 people walk 900 s", solved(siting, "north") == 90000);
    siting = NULL;
    ok("short", lc_siting_options_set_home_weights(options, needed, 2, &error), &error);
    refused("two of three homes", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("people", lc_siting_options_set_weighing(options, LC_WEIGHING_PEOPLE, &error), &error);
    ok("groups", lc_siting_options_set_people_groups(options, 1, &error), &error);
    ok("equity", lc_siting_options_set_worst_group(options, 1, &error), &error);
    ok("the old", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), &error);
    check("of 60 old people 10 walk 600 s", fabs(solved(siting, "west") - 100) < 1e-9);
    siting = NULL;
    ok("homes", lc_siting_options_set_weighing(options, LC_WEIGHING_HOMES, &error), &error);
    refused("homes count no people", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("some", lc_siting_options_set_home_groups(options, some, 3, &error), &error);
    refused("a home of no side", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error),
            LC_STATUS_ARGUMENT, &error);
    /* In the west 20 of 70 walk 600 s and 50 walk 900 s, though that is least in all; in the middle the west walks 600 s. */
    ok("each", lc_siting_options_set_home_weights(options, each, 3, &error), &error);
    ok("sides", lc_siting_options_set_home_groups(options, sides, 3, &error), &error);
    ok("sides", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error), &error);
    check("the west walks 600 s", fabs(solved(siting, "middle") - 600) < 1e-9);
    siting = NULL;
    ok("short", lc_siting_options_set_home_groups(options, sides, 2, &error), &error);
    refused("a home is missing", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("none", lc_siting_options_set_people_groups(options, 0, &error), &error);
    refused("nothing is compared", lc_prepared_siting(s->prepared, options, sites, NULL, &siting, &error),
            LC_STATUS_ARGUMENT, &error);
    refused("neither yes nor no", lc_siting_options_set_people_groups(options, 2, &error), LC_STATUS_ARGUMENT, &error);
    lc_siting_options_free(options);
    lc_sites_free(sites);
}

/* What contradicts itself is refused, and the error says what. */
static void bad(const char *what, lc_siting_options *options, const double *weights, const double *cost, int wanted)
{
    lc_siting *siting = NULL;
    lc_demand *demand = NULL;
    lc_sites *sites = places();
    ok("demand", lc_demand_new(demand_ids, 2, weights, &demand, &error), &error);
    refused(what, lc_siting_new(options, demand, sites, rows, 5, columns, cost, &siting, &error), wanted, &error);
    check("nothing was handed out", siting == NULL);
    lc_demand_free(demand);
    lc_sites_free(sites);
    lc_siting_options_free(options);
}

static void contradictions(void)
{
    static const double some[] = {300, 100}, none[] = {0, 0}, negative[] = {-1, 3}, nan_cost[] = {400, 100, 200, NAN, 50},
                        below[] = {400, 100, 200, -900, 50};
    lc_siting *siting = NULL;
    lc_siting_options *options = NULL;
    lc_demand *demand = people();
    lc_sites *sites = places();
    bad("more sites than candidates", asked(LC_SITING_MODEL_MEDIAN, 0, 4), some, costs, LC_STATUS_ARGUMENT);
    bad("no number", asked(LC_SITING_MODEL_MEDIAN, 0, 0), some, costs, LC_STATUS_ARGUMENT);
    bad("a negative cost", asked(LC_SITING_MODEL_MEDIAN, 0, 1), some, below, LC_STATUS_VALUE);
    bad("a cost that is none", asked(LC_SITING_MODEL_MEDIAN, 0, 1), some, nan_cost, LC_STATUS_VALUE);
    bad("a negative weight", asked(LC_SITING_MODEL_MEDIAN, 0, 1), negative, costs, LC_STATUS_VALUE);
    bad("nobody", asked(LC_SITING_MODEL_MEDIAN, 0, 1), none, costs, LC_STATUS_EMPTY);
    options = asked(LC_SITING_MODEL_COVER_ALL, 99, 0);
    check("who cannot be covered is named",
          lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error) == LC_STATUS_NOT_FOUND
              && strstr(lc_error_place(error), "demand north") != NULL);
    lc_error_free(error);
    error = NULL;
    lc_siting_options_free(options);
    refused("no such model", lc_siting_options_new(8, 0, NULL, &options, &error), LC_STATUS_ARGUMENT, &error);
    refused("no decay", lc_siting_options_new(LC_SITING_MODEL_DECAYED, 0, NULL, &options, &error), LC_STATUS_ARGUMENT, &error);
    refused("two prices for three", lc_sites_set_prices(sites, some, 2, &error), LC_STATUS_ARGUMENT, &error);
    refused("three groups for two", lc_demand_set_groups(demand, site_ids, 3, &error), LC_STATUS_ARGUMENT, &error);
    lc_sites_free(sites);
    lc_demand_free(demand);
}

int main(void)
{
    struct street s = street_open();
    own_costs();
    more_of_it();
    of_a_study(&s);
    weighed_and_compared(&s);
    by_an_integer_program();
    contradictions();
    street_close(s);
    printf("%d promises of siting broken\n", failures);
    return failures != 0;
}
