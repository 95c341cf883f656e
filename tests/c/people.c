/* Indicators and equity through C, worked by hand: two homes of 100 and 200 people, one clinic that serves 30. */
#include "street.h"

static lc_error *error;

static int close_to(double one, double other)
{
    return fabs(one - other) < 1e-9;
}

/* The level of both homes by an indicator, which is freed. */
static void measured(const char *what, const lc_catchments *catchments, int status, lc_indicator *indicator, double first,
                     double second)
{
    lc_levels *levels = NULL;
    lc_table *table = NULL;
    ok(what, status, &error);
    ok(what, lc_indicator_check(indicator, catchments, &error), &error);
    ok(what, lc_catchments_measure(catchments, indicator, NULL, &levels, &error), &error);
    ok(what, lc_levels_table(levels, &table, &error), &error);
    check(what, close_to(number(table, "value", 0), first) && close_to(number(table, "value", 1), second)
                    && text_is(table, "state", 0, "exact"));
    lc_table_free(table);
    lc_levels_free(levels);
    lc_indicator_free(indicator);
}

static lc_catchments *two_homes(void)
{
    static const double people[] = {100, 200}, supply[] = {30}, seconds[] = {300, 600};
    static const uint32_t kind[] = {0}, home[] = {0, 1}, outlet[] = {0, 0};
    static const uint32_t stray[] = {0, 9};
    lc_catchments *made = NULL;
    refused("a home that is not there",
            lc_catchments_new(people, 2, NULL, kind, 1, supply, NULL, stray, 2, outlet, seconds, 900, &made, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("catchments", lc_catchments_new(people, 2, NULL, kind, 1, supply, NULL, home, 2, outlet, seconds, 900, &made, &error),
       &error);
    return made;
}

static void indicators(const lc_catchments *c)
{
    static const char *const names[] = {"clinic"};
    static const double weights[] = {1};
    static const uint32_t kind[] = {0};
    lc_decay *linear = NULL, *step = NULL;
    lc_indicator *i = NULL;
    int status;
    ok("linear", lc_decay_new(LC_DECAY_SHAPE_LINEAR, 0, 0, 900, &linear, &error), &error);
    ok("step", lc_decay_new(LC_DECAY_SHAPE_STEP, 0, 0, 900, &step, &error), &error);
    status = lc_indicator_cumulative(400, LC_COUNTING_OUTLETS, &i, &error);
    measured("within 400 s", c, status, i, 1, 0);
    status = lc_indicator_cumulative(900, LC_COUNTING_SUPPLY, &i, &error);
    measured("supply", c, status, i, 30, 30);
    status = lc_indicator_gravity(linear, LC_COUNTING_OUTLETS, &i, &error);
    measured("gravity", c, status, i, 2.0 / 3, 1.0 / 3);
    status = lc_indicator_two_step(step, &i, &error);
    measured("two steps", c, status, i, 0.1, 0.1);
    status = lc_indicator_three_step(step, &i, &error);
    measured("three steps", c, status, i, 0.1, 0.1);
    status = lc_indicator_balanced(step, &i, &error);
    measured("balanced", c, status, i, 0.05, 0.05);
    status = lc_indicator_availability(step, 1, 1, &i, &error);
    measured("availability", c, status, i, 0.1, 0.1);
    status = lc_indicator_dual_access(1, LC_COUNTING_OUTLETS, 900, &i, &error);
    measured("dual access", c, status, i, 300, 600);
    status = lc_indicator_mean_nearest(1, 900, &i, &error);
    measured("mean nearest", c, status, i, 300, 600);
    status = lc_indicator_diversity(0, 900, &i, &error);
    measured("diversity", c, status, i, 1, 1);
    status = lc_indicator_basket(names, 1, weights, 1, kind, linear, &i, &error);
    measured("basket", c, status, i, 200.0 / 3, 100.0 / 3);
    ok("walk score", lc_indicator_walk_score_2011(&i, &error), &error);
    lc_indicator_free(i);
    refused("counting by feel", lc_indicator_cumulative(900, 5, &i, &error), LC_STATUS_ARGUMENT, &error);
    refused("per half a person", lc_indicator_availability(step, 1, 2, &i, &error), LC_STATUS_ARGUMENT, &error);
    refused("none nearest", lc_indicator_mean_nearest(0, 900, &i, &error), LC_STATUS_ARGUMENT, &error);
    lc_decay_free(linear);
    lc_decay_free(step);
}

static void equity(const lc_catchments *catchments)
{
    static const double people[] = {100, 200}, incomes[] = {1, 2};
    lc_indicator *walk = NULL;
    lc_levels *levels = NULL;
    lc_table *table = NULL;
    ok("walk", lc_indicator_dual_access(1, LC_COUNTING_OUTLETS, 900, &walk, &error), &error);
    ok("levels", lc_catchments_measure(catchments, walk, NULL, &levels, &error), &error);
    ok("equity", lc_levels_equity_of(levels, people, 2, &table, &error), &error);
    check("the mean walk", close_to(number(table, "mean", 0), 500) && number(table, "people", 0) == 300);
    check("Gini", close_to(number(table, "gini", 0), 2.0 / 15));
    lc_table_free(table);
    ok("lorenz", lc_levels_lorenz(levels, people, 2, &table, &error), &error);
    check("the third with the short walks walk a fifth", lc_table_row_count(table) == 3
                                                             && close_to(number(table, "people_share", 1), 1.0 / 3)
                                                             && close_to(number(table, "value_share", 1), 0.2));
    lc_table_free(table);
    ok("ranked", lc_levels_ranked(levels, incomes, 2, people, &table, &error), &error);
    check("the rich walk farther", close_to(number(table, "concentration", 0), 2.0 / 15));
    lc_table_free(table);
    refused("people for one home", lc_levels_equity_of(levels, people, 1, &table, &error), LC_STATUS_ARGUMENT, &error);
    lc_levels_free(levels);
    lc_indicator_free(walk);
}

static void of_the_street(void)
{
    static const char *const categories[] = {"pharmacy", "market"};
    static const uint32_t kind_of[] = {0, 1}, gap[] = {0, 5};
    struct street s = street_open();
    lc_catchments *catchments = NULL;
    lc_decay *step = NULL;
    lc_indicator *ratio = NULL, *count = NULL;
    lc_levels *levels = NULL;
    lc_table *table = NULL;
    refused("kinds with gaps",
            lc_prepared_catchments(s.prepared, categories, 2, gap, 20, LC_SUPPLY_EACH, NULL, &catchments, &error),
            LC_STATUS_ARGUMENT, &error);
    ok("catchments",
       lc_prepared_catchments(s.prepared, categories, 1, kind_of, 20, LC_SUPPLY_CAPACITY, NULL, &catchments, &error), &error);
    ok("step", lc_decay_new(LC_DECAY_SHAPE_STEP, 0, 0, 1200, &step, &error), &error);
    ok("ratio", lc_indicator_two_step(step, &ratio, &error), &error);
    ok("measure", lc_catchments_measure(catchments, ratio, NULL, &levels, &error), &error);
    ok("levels", lc_levels_of_study(levels, s.study, &table, &error), &error);
    check("nobody knows how many live in h3", text_is(table, "home", 0, "h1") && lc_table_row_count(table) == 3
                                                  && lc_table_column_count(table) == 4);
    lc_table_free(table);
    lc_levels_free(levels);
    ok("count", lc_indicator_cumulative(900, LC_COUNTING_OUTLETS, &count, &error), &error);
    ok("measure", lc_catchments_measure(catchments, count, NULL, &levels, &error), &error);
    ok("equity", lc_levels_equity(levels, s.study, &table, &error), &error);
    check("everybody and the old", lc_table_row_count(table) == 2 && text_is(table, "group", 1, "old")
                                       && number(table, "people", 0) == 300 && number(table, "people", 1) == 60);
    check("pharmacies within 15 minutes", close_to(number(table, "mean", 0), (100 * 1 + 200 * 2) / 300.0));
    lc_table_free(table);
    lc_levels_free(levels);
    lc_indicator_free(count);
    lc_indicator_free(ratio);
    lc_decay_free(step);
    lc_catchments_free(catchments);
    street_close(s);
}

/* Indicators asked for by name: the same street, several at once. */
static void by_name(void)
{
    static const char *const kinds[] = {"pharmacy"}, *const wrong[] = {"pharmcy"};
    static const char *const asked[] = {"cumulative minutes=15 as=near",
                                        "cumulative count=supply minutes=15 as=served"};
    static const char *const unknown[] = {"2sfac"}, *const twice[] = {"gravity", "gravity"};
    static const double incomes[] = {1, 2, NAN};
    struct street s = street_open();
    lc_measured *each = NULL, *capacity = NULL, *none = NULL;
    lc_table *table = NULL;
    ok("each", lc_measured_new(s.prepared, kinds, 1, LC_SUPPLY_EACH, asked, 2, NULL, &each, &error), &error);
    ok("capacity", lc_measured_new(s.prepared, kinds, 1, LC_SUPPLY_CAPACITY, asked, 2, NULL, &capacity, &error),
       &error);
    ok("table", lc_measured_table(each, &table, &error), &error);
    check("one pharmacy near h1, two near h2",
          number(table, "near", 0) == 1 && number(table, "near", 1) == 2 && number(table, "served", 1) == 2
              && text_is(table, "near_state", 1, "exact"));
    lc_table_free(table);
    ok("table", lc_measured_table(capacity, &table, &error), &error);
    check("which serve 15", number(table, "near", 1) == 2 && number(table, "served", 1) == 15);
    lc_table_free(table);
    ok("equity", lc_measured_equity(each, &table, &error), &error);
    check("two indicators of all and the old", lc_table_row_count(table) == 4 && text_is(table, "indicator", 0, "near")
                                                   && close_to(number(table, "mean", 0), 500.0 / 300));
    lc_table_free(table);
    ok("lorenz", lc_measured_lorenz(each, &table, &error), &error);
    check("a third has a fifth", text_is(table, "group", 1, "all") && close_to(number(table, "people", 1), 1.0 / 3)
                                     && close_to(number(table, "value", 1), 0.2));
    lc_table_free(table);
    ok("ranked", lc_measured_ranked(each, LITERAL("near"), incomes, 3, &table, &error), &error);
    check("the rich have more",
          close_to(number(table, "concentration", 0), 2.0 / 15) && number(table, "people", 0) == 300);
    lc_table_free(table);
    refused("no such column", lc_measured_ranked(each, LITERAL("neat"), incomes, 3, &table, &error),
            LC_STATUS_NOT_FOUND, &error);
    refused("a rank too few", lc_measured_ranked(each, LITERAL("near"), incomes, 2, &table, &error),
            LC_STATUS_ARGUMENT, &error);
    refused("no such kind", lc_measured_new(s.prepared, wrong, 1, LC_SUPPLY_EACH, asked, 2, NULL, &none, &error),
            LC_STATUS_CATEGORY, &error);
    refused("no such indicator",
            lc_measured_new(s.prepared, kinds, 1, LC_SUPPLY_EACH, unknown, 1, NULL, &none, &error),
            LC_STATUS_NOT_FOUND, &error);
    refused("one column twice",
            lc_measured_new(s.prepared, kinds, 1, LC_SUPPLY_EACH, twice, 2, NULL, &none, &error),
            LC_STATUS_DUPLICATE, &error);
    refused("no indicator", lc_measured_new(s.prepared, kinds, 1, LC_SUPPLY_EACH, NULL, 0, NULL, &none, &error),
            LC_STATUS_ARGUMENT, &error);
    refused("no such supply", lc_measured_new(s.prepared, kinds, 1, 9, asked, 2, NULL, &none, &error),
            LC_STATUS_ARGUMENT, &error);
    lc_measured_free(capacity);
    lc_measured_free(each);
    street_close(s);
}

int main(void)
{
    lc_catchments *catchments = two_homes();
    indicators(catchments);
    equity(catchments);
    lc_catchments_free(catchments);
    of_the_street();
    by_name();
    printf("%d indicators wrong\n", failures);
    return failures != 0;
}
