/* What C can do wrong: every mistake is a status and a message, never a crash. */
#include "lifecircle.h"

#include <stdio.h>
#include <string.h>

static int failures = 0;

static void expect(const char *what, int status, int wanted, lc_error *error)
{
    int said = error != NULL && lc_error_code(error) == wanted && strlen(lc_error_message(error)) > 0;
    if (status != wanted || !said) {
        fprintf(stderr, "FAILED %s: status %d instead of %d: %s\n", what, status, wanted, lc_error_message(error));
        failures++;
    }
    lc_error_free(error);
}

int main(void)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_table *table = NULL;
    lc_prepared *prepared = NULL;
    lc_study_options *options = NULL;
    static const char bad_utf8[] = "\xff\xfe";
    int status;

    status = lc_study_from_osm(NULL, 3, NULL, &study, &error);
    expect("NULL path", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_from_osm("no-such-file", 12, NULL, &study, &error);
    expect("missing file", status, LC_STATUS_IO, error);
    status = lc_study_from_osm(bad_utf8, 2, NULL, &study, &error);
    expect("path that is not UTF-8", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_from_tables("id,lon,lat\n", 11, "from,to\n", 8, "", 0, "", 0, "moon", 4, NULL, &study, &error);
    expect("unknown system", status, LC_STATUS_CRS, error);
    status = lc_study_report(NULL, &table, &error);
    expect("NULL study", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_prepare(NULL, "adult", 5, &prepared, &error);
    expect("NULL study to prepare", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_options_new(NULL, &error);
    expect("NULL out", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_options_new(&options, &error);
    if (status != LC_STATUS_OK || error != NULL) {
        fprintf(stderr, "FAILED options\n");
        return 1;
    }
    status = lc_study_options_set_extent(options, 200, 0, 1, 1, &error);
    expect("extent off the earth", status, LC_STATUS_COORDINATE, error);
    status = lc_study_options_set_strict(options, 7, &error);
    expect("strict that is neither 0 nor 1", status, LC_STATUS_ARGUMENT, error);
    lc_study_options_free(options);

    /* Freeing nothing is allowed, and asking nothing answers nothing. */
    lc_study_free(NULL);
    lc_prepared_free(NULL);
    lc_table_free(NULL);
    lc_assessment_free(NULL);
    lc_study_options_free(NULL);
    lc_error_free(NULL);
    if (lc_table_row_count(NULL) != 0 || lc_table_column_name(NULL, 0) != NULL || lc_study_home_count(NULL) != 0) {
        fprintf(stderr, "FAILED questions to NULL\n");
        failures++;
    }
    if (study != NULL || table != NULL || prepared != NULL) {
        fprintf(stderr, "FAILED a failing call wrote its result\n");
        failures++;
    }
    if (lc_abi_version() != LC_ABI_VERSION) {
        fprintf(stderr, "FAILED header and library differ in their ABI\n");
        failures++;
    }
    printf("%d faults handled wrongly\n", failures);
    return failures != 0;
}
