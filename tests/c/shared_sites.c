/* Several categories at shared sites, through C. */
#include "street.h"

static lc_error *error;

/* Everybody needs one kind: 60 to the hall and 90 to the shed for each of `weight`. */
static lc_siting *question(double weight, int32_t model)
{
    static const char *const home[] = {"h"}, *const places[] = {"hall", "shed"};
    static const uint32_t rows[] = {0, 0}, columns[] = {0, 1};
    static const double costs[] = {60, 90}, lon[] = {118.78, 118.79}, lat[] = {32.04, 32.04};
    lc_siting_options *options = NULL;
    lc_demand *demand = NULL;
    lc_sites *sites = NULL;
    lc_siting *siting = NULL;
    ok("options", lc_siting_options_new(model, 0, NULL, &options, &error), &error);
    ok("number", lc_siting_options_set_number(options, 1, &error), &error);
    ok("demand", lc_demand_new(home, 1, &weight, &demand, &error), &error);
    ok("sites", lc_sites_new(places, 2, &sites, &error), &error);
    ok("positions", lc_sites_set_positions(sites, lon, 2, lat, &error), &error);
    ok("question", lc_siting_new(options, demand, sites, rows, 2, columns, costs, &siting, &error), &error);
    lc_sites_free(sites);
    lc_demand_free(demand);
    lc_siting_options_free(options);
    return siting;
}

static void shared(const lc_siting *const *kinds, const uint32_t *room, double objective, const char *second, double hosts)
{
    static const char *const names[] = {"market", "canteen"};
    lc_shared_siting *siting = NULL;
    lc_shared_plan *plan = NULL;
    lc_site_plan *one = NULL;
    lc_table *table = NULL;
    ok("shared", lc_shared_siting_new(names, 2, kinds, room, 2, &siting, &error), &error);
    ok("solve", lc_shared_siting_solve(siting, NULL, NULL, &plan, &error), &error);
    lc_shared_siting_free(siting);
    ok("summary", lc_shared_plan_summary(plan, &table, &error), &error);
    check(second, number(table, "objective", 0) == objective && fabs(number(table, "bound", 0) - objective) < 1e-6
                      && number(table, "gap", 0) == 0 && text_is(table, "stopped", 0, "optimal")
                      && number(table, "kinds", 0) == 2 && number(table, "sites", 0) == 2);
    lc_table_free(table);
    ok("hosts", lc_shared_plan_hosts(plan, &table, &error), &error);
    check("the market is in the hall", text_is(table, "kind", 0, "market") && text_is(table, "site", 0, "hall"));
    check(second, text_is(table, "kind", 1, "canteen") && text_is(table, "site", 1, second) && number(table, "hosts", 1) == hosts);
    lc_table_free(table);
    ok("the second", lc_shared_plan_of_kind(plan, 1, &one, &error), &error);
    ok("its sites", lc_site_plan_sites(one, &table, &error), &error);
    check(second, lc_table_row_count(table) == 1 && text_is(table, "site", 0, second) && number(table, "load", 0) == 2);
    lc_table_free(table);
    lc_site_plan_free(one);
    one = NULL;
    refused("no third", lc_shared_plan_of_kind(plan, 2, &one, &error), LC_STATUS_NOT_FOUND, &error);
    lc_shared_plan_free(plan);
}

static void shared_places(void)
{
    static const char *const names[] = {"market", "canteen"}, *const same[] = {"market", "market"};
    static const uint32_t one_each[] = {1, 1}, two_each[] = {2, 2}, too_few[] = {1, 0};
    lc_siting *market = question(3, LC_SITING_MODEL_MEDIAN), *canteen = question(2, LC_SITING_MODEL_MEDIAN),
              *far = question(2, LC_SITING_MODEL_CENTRE);
    const lc_siting *kinds[2], *unlike[2], *missing[2];
    lc_shared_siting *siting = NULL;
    lc_shared_plan *plan = NULL;
    lc_run *run = stopping();
    kinds[0] = unlike[0] = missing[0] = market;
    kinds[1] = canteen;
    unlike[1] = far;
    missing[1] = NULL;
    shared(kinds, one_each, 360, "shed", 1);
    shared(kinds, two_each, 300, "hall", 2);
    refused("no question", lc_shared_siting_new(names, 0, kinds, one_each, 2, &siting, &error), LC_STATUS_EMPTY, &error);
    refused("one name", lc_shared_siting_new(same, 2, kinds, one_each, 2, &siting, &error), LC_STATUS_DUPLICATE, &error);
    refused("no room", lc_shared_siting_new(names, 2, kinds, too_few, 2, &siting, &error), LC_STATUS_ARGUMENT, &error);
    refused("one room", lc_shared_siting_new(names, 2, kinds, one_each, 1, &siting, &error), LC_STATUS_ARGUMENT, &error);
    refused("a centre", lc_shared_siting_new(names, 2, unlike, one_each, 2, &siting, &error), LC_STATUS_ARGUMENT, &error);
    refused("no second", lc_shared_siting_new(names, 2, missing, one_each, 2, &siting, &error), LC_STATUS_ARGUMENT, &error);
    check("nothing was handed out", siting == NULL);
    ok("shared", lc_shared_siting_new(names, 2, kinds, one_each, 2, &siting, &error), &error);
    refused("stopped", lc_shared_siting_solve(siting, NULL, run, &plan, &error), LC_STATUS_CANCELLED, &error);
    lc_run_free(run);
    lc_shared_siting_free(siting);
    lc_siting_free(far);
    lc_siting_free(canteen);
    lc_siting_free(market);
}

int main(void)
{
    shared_places();
    printf("%d promises of shared sites broken\n", failures);
    return failures != 0;
}
