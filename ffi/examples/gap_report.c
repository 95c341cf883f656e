/* Gaps of a city by department. Usage: gap_report [CITY.osm.pbf | FACILITIES.csv]
 *
 * A small town of its own is judged, with the facilities of a table or its own, unless a city is given. No source at
 * hand says which department answers for what, so the bundled standards name none: the departments here stand in a
 * host's own standard. core/examples/gap_report.rs prints the same bytes. */
#include "cells.h"

/* The host's own standard: the notice of 2025, with who answers for three of its businesses. */
static const char own_standard[] =
    "id = \"our-city\"\n"
    "extends = \"mofcom-2025\"\n"
    "title = { zh = \"本市标准\", en = \"Our city\" }\n"
    "[source]\n"
    "example = \"an example of this library; write the notice of your own city here\"\n"
    "[requirement.market]\n"
    "departments = { value = [\"商务局\", \"市场监管局\"], clause = \"unknown\", confidence = \"ours\", "
    "source = \"example\" }\n"
    "[requirement.breakfast]\n"
    "departments = { value = [\"商务局\"], clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n"
    "[requirement.elder-care]\n"
    "departments = { value = [\"民政局\"], clause = \"unknown\", confidence = \"ours\", source = \"example\" }\n";

/* A street with a compound at either end, and what it has. */
static const char nodes[] = "id,lon,lat\n1,118.78,32.04\n2,118.7812705,32.04\n3,118.805,32.04\n";
static const char edges[] = "from,to,length_m\n1,2,120\n2,3,2240\n";
static const char homes[] = "id,lon,lat,people\nwest,118.78,32.04,400\neast,118.805,32.04,900\n";
static const char facilities[] = "id,category,lon,lat\n"
                                 "store,convenience-store,118.7812705,32.04\n"
                                 "market,market,118.7812705,32.04\n"
                                 "mender,repair,118.7812705,32.04\n";

/* The town with the facilities of a table. */
static lc_study *town(struct text table)
{
    lc_error *error = NULL;
    lc_table_options *how = NULL;
    lc_study_options *options = NULL;
    lc_network *network = NULL;
    lc_facilities *places = NULL;
    lc_homes *people = NULL;
    lc_study *study = NULL;
    need(lc_table_options_new(LITERAL("WGS84"), &how, &error), error);
    need(lc_table_options_set_strict(how, 1, &error), error);
    need(lc_network_from_csv(LITERAL(nodes), LITERAL(edges), how, &network, &error), error);
    need(lc_facilities_read(LC_FORMAT_CSV, table.bytes, table.length, how, &places, &error), error);
    need(lc_homes_read(LC_FORMAT_CSV, LITERAL(homes), how, &people, &error), error);
    need(lc_study_options_new(&options, &error), error);
    need(lc_study_options_set_extent(options, 118.7, 31.98, 118.89, 32.1, &error), error);
    need(lc_study_options_set_strict(options, 1, &error), error);
    need(lc_study_from_parts(network, places, people, NULL, options, &study, &error), error);
    lc_study_options_free(options);
    lc_homes_free(people);
    lc_facilities_free(places);
    lc_network_free(network);
    lc_table_options_free(how);
    return study;
}

/* The study judged by the host's own standard. A complete register is trusted: what it does not list is missing. */
static lc_assessment *judge(const lc_study *study, int complete_register)
{
    lc_error *error = NULL;
    lc_walker *adult = NULL;
    lc_prepared *prepared = NULL;
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    need(lc_walker_preset(LITERAL("adult"), &adult, &error), error);
    need(lc_study_prepare(study, adult, NULL, NULL, &prepared, &error), error);
    need(lc_standard_from_toml(LITERAL(own_standard), LITERAL("our-city.toml"), &standard, &error), error);
    need(lc_assess_options_new(&options, &error), error);
    if (complete_register) {
        need(lc_assess_options_set_sufficiency(options, 0, 0, 0, &error), error);
        need(lc_assess_options_set_absence_is_trusted(options, 1, &error), error);
    }
    need(lc_prepared_assess(prepared, standard, options, NULL, &assessment, &error), error);
    lc_assess_options_free(options);
    lc_standard_free(standard);
    lc_prepared_free(prepared);
    lc_walker_free(adult);
    return assessment;
}

/* Grade and slogans of every circle. */
static void print_grades(const lc_assessment *assessment)
{
    lc_error *error = NULL;
    lc_table *grades = NULL, *groups = NULL;
    size_t row, group;
    double doubtful = 0;
    need(lc_assessment_grades(assessment, NULL, &grades, &error), error);
    need(lc_assessment_groups(assessment, &groups, &error), error);
    print_text(text_of(grades, "standard", 0), "");
    putchar('\n');
    for (row = 0; row < lc_table_row_count(grades); row++) {
        struct text circle = text_of(grades, "circle", row);
        print_text(circle, "");
        fputs(": ", stdout);
        print_text(text_of(grades, "grade_at_least_zh", row), "未达基础型");
        fputs(" – ", stdout);
        print_text(text_of(grades, "grade_at_most_zh", row), "未达基础型");
        puts(number_of(grades, "to_be_confirmed", row, &doubtful) && doubtful != 0 ? " [待确认]" : "");
        for (group = 0; group < lc_table_row_count(groups); group++) {
            if (same_text(text_of(groups, "circle", group), circle)) {
                fputs("  ", stdout);
                print_text(text_of(groups, "title_zh", group), "");
                fputs(": ", stdout);
                print_text(text_of(groups, "status", group), "");
                putchar('\n');
            }
        }
    }
    lc_table_free(groups);
    lc_table_free(grades);
}

/* Each department's own list. */
static void print_gaps(const lc_assessment *assessment)
{
    lc_error *error = NULL;
    lc_table *gaps = NULL;
    size_t row;
    double priority = 0, hours = 0, at_least = 0;
    need(lc_assessment_gaps(assessment, NULL, &gaps, &error), error);
    for (row = 0; row < lc_table_row_count(gaps); row++) {
        struct text department = text_of(gaps, "department", row);
        if (row == 0 || !same_text(department, text_of(gaps, "department", row - 1))) {
            print_text(department, "标准未指明部门");
            putchar('\n');
        }
        number_of(gaps, "priority", row, &priority);
        printf("  %.0f ", priority);
        print_text(text_of(gaps, "text_zh", row), "");
        if (number_of(gaps, "walk_saved_person_h", row, &hours)) {
            number_of(gaps, "walk_saved_at_least", row, &at_least);
            printf("；可省步行 %s%.0f 人·小时", at_least != 0 ? "至少 " : "", hours);
        }
        putchar('\n');
    }
    lc_table_free(gaps);
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_assessment *assessment = NULL;
    struct text table = {facilities, sizeof(facilities) - 1}, own;
    int is_town = argc < 2 || ends_with(argv[1], ".csv");
    if (argc > 2) {
        fprintf(stderr, "usage: %s [CITY.osm.pbf | FACILITIES.csv]\n", argv[0]);
        return 2;
    }
    if (argc == 2 && is_town) {
        own = read_file(argv[1]);
        study = town(own);
        free((void *)own.bytes);
    } else if (is_town) {
        study = town(table);
    } else {
        need(lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    }
    assessment = judge(study, is_town);
    print_grades(assessment);
    print_gaps(assessment);
    lc_assessment_free(assessment);
    lc_study_free(study);
    return 0;
}
