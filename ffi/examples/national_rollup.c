/* From circles to the nation. Usage: national_rollup DATA [ENTRIES.csv]; DATA is the folder of the bundled cities.
 *
 * Three cities are judged by mofcom-2025, their circles added up by administrative code, and the targets of the
 * programme held against what hosts enter, in a table. What nobody reports stays no data at every level.
 * core/examples/national_rollup prints the same bytes. */
#include "cells.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* A circle around a place of a city; one without a name is all homes of its city. */
struct circle {
    const char *file;
    const char *id;
    const char *division;
    double lon, lat;
};

static const char nanjing[] = "cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf";
static const struct circle circles[] = {
    {nanjing, "north", "320106", 118.772, 32.047},
    {nanjing, "south", "320104", 118.785, 32.040},
    {"cn_shenzhen_longgang_2019/shenzhen_longgang.osm.pbf", NULL, "440307", 0, 0},
    {"cn_guixi_2024/guixi.osm.pbf", NULL, "360681", 0, 0},
};

/* What sub-districts enter: satisfied residents, chain shops of all shops, square metres of community service of so
 * many households. Invented, to show the fields. */
static const char entries[] = "circle,division,target,part,whole,percent\n"
                              "north,320106,satisfaction,,,93\n"
                              "north,320106,chain-share,41,120,\n"
                              "north,320106,service-area,2100,6000,\n"
                              "south,320104,satisfaction,,,84\n"
                              "all,440307,chain-share,10,60,\n";

static lc_study *city(const char *data, const char *file)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    char path[4096];
    int length = snprintf(path, sizeof(path), "%s/%s", data, file);
    need(lc_study_from_osm(path, (size_t)length, NULL, NULL, &study, &error), error);
    return study;
}

/* Judges `count` circles of one city, and records them. */
static void judge(const char *data, const struct circle *of, size_t count, const lc_standard *standard,
                  lc_circle_records *records)
{
    lc_error *error = NULL;
    lc_study *study = city(data, of[0].file);
    lc_walker *adult = NULL;
    lc_prepared *prepared = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    size_t i;
    need(lc_walker_preset(LITERAL("adult"), &adult, &error), error);
    need(lc_study_prepare(study, adult, NULL, NULL, &prepared, &error), error);
    need(lc_assess_options_new(&options, &error), error);
    for (i = 0; i < count && of[i].id != NULL; i++) {
        need(lc_assess_options_add_walk_circle(options, of[i].id, strlen(of[i].id), of[i].lon, of[i].lat, 10, &error),
             error);
    }
    need(lc_prepared_assess(prepared, standard, options, NULL, &assessment, &error), error);
    for (i = 0; i < count; i++) {
        need(lc_circle_records_add_assessed(records, assessment, i, of[i].division, strlen(of[i].division), &error),
             error);
    }
    lc_assessment_free(assessment);
    lc_assess_options_free(options);
    lc_prepared_free(prepared);
    lc_walker_free(adult);
    lc_study_free(study);
}

/* A share as a percentage. */
static void print_percent(const char *before, const lc_table *table, const char *column, size_t row)
{
    double share = 0;
    fputs(before, stdout);
    if (number_of(table, column, row, &share)) {
        printf("%.0f %%", share * 100);
    } else {
        fputs("no data", stdout);
    }
}

/* Every target that circles report, held against what those of a division enter. */
static void print_targets(const lc_table *nation, size_t row, const lc_table *acceptance)
{
    char column[256];
    size_t i;
    double value = 0, at_least = 0;
    struct text first = text_of(acceptance, "circle", 0);
    for (i = 0; i < lc_table_row_count(acceptance) && same_text(text_of(acceptance, "circle", i), first); i++) {
        struct text id = text_of(acceptance, "target", i);
        printf("%14s", "");
        print_text(text_of(acceptance, "title_zh", i), "");
        snprintf(column, sizeof(column), "%.*s", (int)id.length, id.bytes);
        if (number_of(nation, column, row, &value)) {
            printf(": %.1f", value);
        } else {
            fputs(": no data", stdout);
        }
        number_of(acceptance, "at_least", i, &at_least);
        printf(" of at least %g (", at_least);
        snprintf(column, sizeof(column), "%.*s_verdict", (int)id.length, id.bytes);
        print_text(text_of(nation, column, row), "");
        puts(")");
    }
}

static void print(const lc_table *nation, const lc_table *acceptance)
{
    size_t row;
    double number = 0;
    for (row = 0; row < lc_table_row_count(nation); row++) {
        struct text code = text_of(nation, "code", row);
        printf("%12.*s ", (int)code.length, code.bytes);
        print_text(text_of(nation, "name", row), "?");
        number_of(nation, "circles", row, &number);
        printf(": %.0f circles, ", number);
        if (number_of(nation, "people", row, &number)) {
            printf("%.0f people\n", number);
        } else {
            puts("no data");
        }
        print_percent("              market: ", nation, "market_served", row);
        print_percent(", at least ", nation, "market_served_at_least", row);
        print_percent(", no rate for ", nation, "market_no_data", row);
        putchar('\n');
        print_targets(nation, row, acceptance);
    }
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_standard *standard = NULL;
    lc_circle_records *records = NULL;
    lc_table *nation = NULL, *acceptance = NULL;
    struct text entered = {entries, sizeof(entries) - 1}, own = {NULL, 0};
    size_t from = 0, to;
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: %s DATA [ENTRIES.csv]\n", argv[0]);
        return 2;
    }
    need(lc_standard_bundled(LITERAL("mofcom-2025"), &standard, &error), error);
    need(lc_circle_records_new(&records, &error), error);
    for (; from < COUNT(circles); from = to) {
        for (to = from; to < COUNT(circles) && strcmp(circles[to].file, circles[from].file) == 0; to++) {
        }
        judge(argv[1], circles + from, to - from, standard, records);
    }
    if (argc == 3) {
        entered = own = read_file(argv[2]);
    }
    need(lc_circle_records_read_csv(records, standard, entered.bytes, entered.length, LITERAL("entries.csv"), NULL,
                                    &error),
         error);
    free((void *)own.bytes);
    need(lc_circle_records_roll_up(records, standard, &nation, &error), error);
    need(lc_circle_records_acceptance(records, standard, &acceptance, &error), error);
    print(nation, acceptance);
    lc_table_free(acceptance);
    lc_table_free(nation);
    lc_circle_records_free(records);
    lc_standard_free(standard);
    return 0;
}
