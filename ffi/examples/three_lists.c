/* Three lists of needs, from raised to rated. Usage: three_lists CITY.osm.pbf [SERVICES [SATISFIED]]
 *
 * Red is what is missing on the ground, yellow what services should offer, blue what property managers do. The needs arise in
 * the city; satisfaction is held against the 90 % of the programme; what is still open weighs as demand. There are 612 services,
 * or so many; of ten people asked about one nine are satisfied, or so many. core/examples/three_lists prints the same bytes. */
#include "cells.h"

/* Dazha in Ningbo: three lists, 36 consultations. The figures are inputs. */
enum { LISTS = 3, NEEDS = 200, CONSULTATIONS = 36 };
static const int needs_of_list[LISTS] = {60, 90, 50};
static const char *const lists[LISTS] = {"red", "yellow", "blue"};

/* What people ask for, list by list: the category and the words. */
static const struct {
    const char *category, *words;
} asked_for[LISTS][2] = {
    {{"repair", "修鞋配钥匙无处去"}, {"elder-care", "缺一处日间照料"}},
    {{"hair-beauty", "盼每月有一次上门理发"}, {"breakfast", "早餐店开门太晚"}},
    {{"housekeeping", "楼道灯要有人修"}, {"parcel-point", "快递柜不够用"}},
};

/* The ids of the needs, in the order they were raised. */
static char ids[NEEDS][24];

/* So many days after 2025-01-06, as a number such as 20250106. */
static int32_t day(int number)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 2025, month = 0, date = 6 + number;
    for (;;) {
        int length = lengths[month] + (month == 1 && year % 4 == 0);
        if (date <= length) {
            return year * 10000 + (month + 1) * 100 + date;
        }
        date -= length;
        year += month == 11;
        month = (month + 1) % 12;
    }
}

/* Needs at one home after the other, in the west or the east of the middle one. */
static void raise_needs(lc_entries *entries, const lc_study *study)
{
    lc_error *error = NULL;
    lc_table *homes = NULL;
    const double *lon = NULL, *lat = NULL;
    const uint8_t *valid = NULL;
    double middle = 0;
    size_t count, home, raised = 0;
    int list, number;
    need(lc_study_homes(study, &homes, &error), error);
    need(lc_table_points(homes, &lon, &lat, &valid, &error), error);
    count = lc_table_row_count(homes);
    for (home = 0; home < count; home++) {
        middle += lon[home];
    }
    middle /= (double)count;
    for (list = 0; list < LISTS; list++) {
        for (number = 0; number < needs_of_list[list]; number++, raised++) {
            const char *category = asked_for[list][number % 2].category, *words = asked_for[list][number % 2].words;
            const char *circle;
            home = raised * 7 % count;
            circle = lon[home] < middle ? "west" : "east";
            snprintf(ids[raised], sizeof(ids[raised]), "%s %d", lists[list], number);
            need(lc_entries_raised(entries, ids[raised], strlen(ids[raised]), lists[list], strlen(lists[list]), day(number / 4),
                                   words, strlen(words), &error),
                 error);
            need(lc_entries_set_need(entries, category, strlen(category), circle, strlen(circle), lon[home], lat[home], 20, &error),
                 error);
        }
    }
    lc_table_free(homes);
}

/* Each consultation is about the next five needs, and somebody has an idea at each. */
static void consult(lc_entries *entries)
{
    lc_error *error = NULL;
    char id[24];
    const char *about[5];
    int meeting, i;
    for (meeting = 0; meeting < CONSULTATIONS; meeting++) {
        for (i = 0; i < 5; i++) {
            about[i] = ids[(meeting * 5 + i) % NEEDS];
        }
        snprintf(id, sizeof(id), "meeting %d", meeting);
        need(lc_entries_consulted(entries, id, strlen(id), about, 5, day(60 + meeting), LITERAL("微协商"), &error), error);
        snprintf(id, sizeof(id), "idea %d", meeting);
        need(lc_entries_proposed(entries, id, strlen(id), about, 5, day(60 + meeting), LITERAL("请手艺人来摆摊"), &error), error);
    }
}

/* Each service answers one need, over and over, those of the last tenth never; of each third of them ten people are asked. */
static void serve(lc_entries *entries, int services, uint32_t satisfied)
{
    lc_error *error = NULL;
    const int served = NEEDS - NEEDS / 10;
    char id[24], idea[24];
    int service;
    for (service = 0; service < services; service++) {
        const int number = service % served;
        const char *about[1];
        about[0] = ids[number];
        idea[0] = '\0';
        if (number / 5 < CONSULTATIONS) {
            snprintf(idea, sizeof(idea), "idea %d", number / 5);
        }
        snprintf(id, sizeof(id), "service %d", service);
        need(lc_entries_served(entries, id, strlen(id), about, 1, day(100 + service / 4), idea, strlen(idea), LITERAL("微服务"),
                               &error),
             error);
        if (service % 3 == 0) {
            need(lc_entries_rated(entries, id, strlen(id), ids[number], strlen(ids[number]), day(300), satisfied, 10, &error),
                 error);
        }
    }
}

static lc_needs *told(const lc_study *study, int services, uint32_t satisfied)
{
    lc_error *error = NULL;
    lc_entries *entries = NULL;
    lc_needs *needs = NULL;
    need(lc_entries_new(&entries, &error), error);
    raise_needs(entries, study);
    consult(entries);
    serve(entries, services, satisfied);
    need(lc_needs_open(NULL, LITERAL("needs"), NULL, 0, NULL, NULL, &needs, &error), error);
    need(lc_needs_enter(needs, entries, &error), error);
    lc_entries_free(entries);
    return needs;
}

static void print_summary(const lc_needs *needs, int32_t by, const lc_standard *standard)
{
    lc_error *error = NULL;
    lc_table *table = NULL;
    size_t row;
    double at_least = 0, count[4] = {0, 0, 0, 0}, number = 0;
    static const char *const counts[4] = {"needs", "open", "consultations", "services"};
    need(lc_needs_summary(needs, by, standard, LITERAL("satisfaction"), &table, &error), error);
    number_of(table, "target_at_least", 0, &at_least);
    printf("%8s needs  open  meetings  services  median days  satisfied (at least %g %%)\n", "", at_least);
    for (row = 0; row < lc_table_row_count(table); row++) {
        struct text key = text_of(table, "key", row);
        size_t i;
        for (i = 0; i < 4; i++) {
            number_of(table, counts[i], row, &count[i]);
        }
        printf("%8.*s %5.0f %5.0f %9.0f %9.0f ", key.bytes != NULL ? (int)key.length : 1, key.bytes != NULL ? key.bytes : "-",
               count[0], count[1], count[2], count[3]);
        if (number_of(table, "median_days", row, &number)) {
            printf("%12.0f  ", number);
        } else {
            printf("%12s  ", "no data");
        }
        if (number_of(table, "satisfaction", row, &number)) {
            printf("%.1f %% ", number * 100);
        } else {
            fputs("no data ", stdout);
        }
        puts(!number_of(table, "meets_target", row, &number) ? "" : number != 0 ? "met" : "not met");
    }
    lc_table_free(table);
}

static void print_wanted(const lc_needs *needs, const lc_study *study)
{
    lc_error *error = NULL;
    lc_home_demand *demand = NULL;
    lc_table *table = NULL;
    size_t row;
    double added = 0;
    need(lc_home_demand_of_needs(needs, study, NULL, 1, 500, &demand, &error), error);
    need(lc_home_demand_added(demand, &table, &error), error);
    for (row = 0; row < lc_table_row_count(table); row++) {
        number_of(table, "added", row, &added);
        printf("open needs add %.0f residents to the demand for ", added);
        print_text(text_of(table, "category_zh", row), "");
        putchar('\n');
    }
    lc_table_free(table);
    lc_home_demand_free(demand);
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_standard *standard = NULL;
    lc_needs *needs;
    if (argc < 2 || argc > 4) {
        fprintf(stderr, "usage: %s CITY.osm.pbf [SERVICES [SATISFIED]]\n", argv[0]);
        return 2;
    }
    need(lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    needs = told(study, argc > 2 ? atoi(argv[2]) : 612, argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 9);
    need(lc_standard_bundled(LITERAL("mofcom-2025"), &standard, &error), error);
    print_summary(needs, LC_SUMMARY_BY_LIST, standard);
    print_summary(needs, LC_SUMMARY_BY_CIRCLE, standard);
    print_wanted(needs, study);
    lc_standard_free(standard);
    lc_needs_free(needs);
    lc_study_free(study);
    return 0;
}
