/* A small question of siting, for the programs that ask it. */
#ifndef SITING_QUESTION_H
#define SITING_QUESTION_H

#include "street.h"

static lc_error *error;

static inline lc_siting_options *asked(int32_t model, double limit, size_t number)
{
    lc_siting_options *options = NULL;
    ok("options", lc_siting_options_new(model, limit, NULL, &options, &error), &error);
    if (number > 0) {
        ok("number", lc_siting_options_set_number(options, number, &error), &error);
    }
    return options;
}

/* Demand of 300 in the north and 100 in the south; a hall, a shed and a yard. All can get to the hall and the shed, the
 * south alone to the yard. */
static const char *const demand_ids[] = {"north", "south"};
static const char *const site_ids[] = {"hall", "shed", "yard"};
static const uint32_t rows[] = {0, 0, 1, 1, 1}, columns[] = {0, 1, 0, 1, 2};
static const double costs[] = {400, 100, 200, 900, 50};

static inline lc_demand *people(void)
{
    static const double weights[] = {300, 100};
    lc_demand *demand = NULL;
    ok("demand", lc_demand_new(demand_ids, 2, weights, &demand, &error), &error);
    return demand;
}

static inline lc_sites *places(void)
{
    lc_sites *sites = NULL;
    ok("sites", lc_sites_new(site_ids, 3, &sites, &error), &error);
    return sites;
}

/* The question with these options, which are freed. */
static inline lc_siting *question(lc_siting_options *options)
{
    lc_siting *siting = NULL;
    lc_demand *demand = people();
    lc_sites *sites = places();
    ok("question", lc_siting_new(options, demand, sites, rows, 5, columns, costs, &siting, &error), &error);
    lc_sites_free(sites);
    lc_demand_free(demand);
    lc_siting_options_free(options);
    return siting;
}

#endif
