/* Whom to recruit for vacant units (业态组合). Usage: tenant_mix CITY.osm.pbf UNITS.csv
 *
 * A street of units, some of them vacant: what form its commerce has, which categories each vacant unit could be let to, by whom
 * they would newly serve, their competitors and the order of the standard, and one recommendation for the whole street without
 * duplicates. core/examples/tenant_mix prints the same bytes, and core/examples/tenant_mix/units.csv is its street. */
#include "cells.h"

/* The host's own standard: the notice of 2025, with what it wants within five minutes of every door. */
#define WITHIN_FIVE_MINUTES "within = { minutes = 5, clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
static const char own_standard[] =
    "id = \"our-street\"\n"
    "extends = \"mofcom-2025\"\n"
    "title = { zh = \"本街区标准\", en = \"Our street\" }\n"
    "[source]\n"
    "example = \"an example of this library; write the notice of your own city here\"\n"
    "[requirement.market]\n" WITHIN_FIVE_MINUTES
    "[requirement.breakfast]\n" WITHIN_FIVE_MINUTES
    "[requirement.repair]\n" WITHIN_FIVE_MINUTES
    "[requirement.pharmacy]\n" WITHIN_FIVE_MINUTES
    "[requirement.laundry]\n" WITHIN_FIVE_MINUTES
    "[requirement.bookstore]\n" WITHIN_FIVE_MINUTES;

/* The quarter within ten minutes of the middle of the street as an adult sees it. The host keeps a complete register. */
static lc_assessment *judged(const char *city)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *adult = NULL;
    lc_prepared *prepared = NULL;
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    need(lc_study_from_osm(city, strlen(city), NULL, NULL, &study, &error), error);
    need(lc_walker_preset(LITERAL("adult"), &adult, &error), error);
    need(lc_study_prepare(study, adult, NULL, NULL, &prepared, &error), error);
    need(lc_standard_from_toml(LITERAL(own_standard), LITERAL("our-street.toml"), &standard, &error), error);
    need(lc_assess_options_new(&options, &error), error);
    need(lc_assess_options_add_walk_circle(options, LITERAL("street"), 118.7716, 32.0462, 10, &error), error);
    need(lc_assess_options_set_absence_is_trusted(options, 1, &error), error);
    need(lc_prepared_assess(prepared, standard, options, NULL, &assessment, &error), error);
    lc_assess_options_free(options);
    lc_standard_free(standard);
    lc_prepared_free(prepared);
    lc_walker_free(adult);
    lc_study_free(study);
    return assessment;
}

static lc_tenant_mix *mixed(const lc_assessment *assessment, const char *path)
{
    lc_error *error = NULL;
    lc_units *units = NULL;
    lc_tenant_options *options = NULL;
    lc_tenant_mix *mix = NULL;
    struct text file = read_file(path);
    need(lc_units_from_csv(file.bytes, file.length, path, strlen(path), LITERAL("WGS84"), &units, &error), error);
    need(lc_tenant_options_new(&options, &error), error);
    need(lc_tenant_options_set_circle(options, 0, &error), error);
    need(lc_assessment_tenant_mix(assessment, units, options, NULL, &mix, &error), error);
    lc_tenant_options_free(options);
    lc_units_free(units);
    free((void *)file.bytes);
    return mix;
}

static double cell(const lc_table *table, const char *column, size_t row)
{
    double number = 0;
    number_of(table, column, row, &number);
    return number;
}

static void print_form(const lc_tenant_mix *mix)
{
    lc_error *error = NULL;
    lc_table *form = NULL;
    double front = 0;
    need(lc_tenant_mix_form(mix, &form, &error), error);
    print_text(text_of(form, "form", 0), "");
    printf(": %.0f of %.0f units stand together, %.0f m long and %.0f m wide, fronts ", cell(form, "in_cluster", 0),
           cell(form, "units", 0), cell(form, "length_m", 0), cell(form, "width_m", 0));
    if (number_of(form, "front_share", 0, &front)) {
        printf("%.0f %%\n", front * 100);
    } else {
        puts("not known");
    }
    lc_table_free(form);
}

/* The first three candidates of each vacant unit. */
static void print_candidates(const lc_tenant_mix *mix)
{
    lc_error *error = NULL;
    lc_table *table = NULL;
    size_t row;
    need(lc_tenant_mix_candidates(mix, &table, &error), error);
    for (row = 0; row < lc_table_row_count(table); row++) {
        if (cell(table, "rank", row) <= 3) {
            fputs("  ", stdout);
            print_text(text_of(table, "unit", row), "");
            printf(" %.0f ", cell(table, "rank", row));
            print_text(text_of(table, "category_zh", row), "");
            printf(": %.0f people newly, %.0f at most; %.0f competitors\n", cell(table, "people_newly", row),
                   cell(table, "people_newly_at_most", row), cell(table, "competitors", row));
        }
    }
    lc_table_free(table);
}

static void print_recommendations(const lc_tenant_mix *mix)
{
    lc_error *error = NULL;
    lc_table *table = NULL;
    size_t row;
    need(lc_tenant_mix_recommendations(mix, &table, &error), error);
    puts("for the whole street:");
    for (row = 0; row < lc_table_row_count(table); row++) {
        fputs("  ", stdout);
        print_text(text_of(table, "unit", row), "");
        fputs(": ", stdout);
        print_text(text_of(table, "category_zh", row), "");
        printf("; so far %.0f people, %.0f at most\n", cell(table, "people_newly_so_far", row),
               cell(table, "people_newly_at_most_so_far", row));
    }
    lc_table_free(table);
}

int main(int argc, char **argv)
{
    lc_assessment *assessment;
    lc_tenant_mix *mix;
    if (argc != 3) {
        fprintf(stderr, "usage: %s CITY.osm.pbf UNITS.csv\n", argv[0]);
        return 2;
    }
    assessment = judged(argv[1]);
    mix = mixed(assessment, argv[2]);
    print_form(mix);
    print_candidates(mix);
    print_recommendations(mix);
    lc_tenant_mix_free(mix);
    lc_assessment_free(assessment);
    return 0;
}
