/* Gaps of a city by department. Usage: gap_report [CITY.osm.pbf | FACILITIES.csv]
 *
 * A small town of its own is judged, with the facilities of a table or its own, unless a city is given. No source at
 * hand says which department answers for what, so the bundled standards name none: the departments here stand in a
 * host's own standard. core/examples/gap_report.rs prints the same bytes. */
#include "town.h"

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
    lc_assessment *assessment;
    if (argc > 2) {
        fprintf(stderr, "usage: %s [CITY.osm.pbf | FACILITIES.csv]\n", argv[0]);
        return 2;
    }
    assessment = judged_place(argc == 2 ? argv[1] : NULL);
    print_grades(assessment);
    print_gaps(assessment);
    lc_assessment_free(assessment);
    return 0;
}
