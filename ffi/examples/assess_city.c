/* A city judged as one circle against a standard, as CSV. Usage: assess_city CITY.osm.pbf
 *
 * core/examples/assess_city.rs prints the same bytes. */
#include <lifecircle.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "status %d: %s\n", status, lc_error_message(error));
        exit(1);
    }
}

/* Prints a table as CSV, and an empty line after it. */
static void print(lc_table *table)
{
    lc_error *error = NULL;
    lc_text *csv = NULL;
    need(lc_table_csv(table, &csv, &error), error);
    fwrite(lc_text_data(csv), 1, lc_text_length(csv), stdout);
    putchar('\n');
    lc_text_free(csv);
    lc_table_free(table);
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *adult = NULL;
    lc_standard *standard = NULL;
    lc_prepared *prepared = NULL;
    lc_assessment *assessment = NULL;
    lc_table *table = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    need(lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    need(lc_walker_preset("adult", 5, &adult, &error), error);
    need(lc_study_prepare(study, adult, NULL, NULL, &prepared, &error), error);
    need(lc_standard_bundled("mofcom-2021", 11, &standard, &error), error);
    need(lc_prepared_assess(prepared, standard, NULL, NULL, &assessment, &error), error);
    need(lc_assessment_circles(assessment, &table, &error), error);
    print(table);
    need(lc_assessment_findings(assessment, &table, &error), error);
    print(table);
    need(lc_assessment_coverage(assessment, &table, &error), error);
    print(table);
    lc_assessment_free(assessment);
    lc_standard_free(standard);
    lc_prepared_free(prepared);
    lc_walker_free(adult);
    lc_study_free(study);
    return 0;
}
