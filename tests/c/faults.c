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
    lc_table_options *format = NULL;
    lc_network *network = NULL;
    lc_facilities *facilities = NULL;
    lc_walker *walker = NULL;
    lc_standard *standard = NULL;
    lc_run *run = NULL;
    double far_away[1] = {1e9}, here[1] = {0.0};
    static const char bad_utf8[] = "\xff\xfe";
    int status;

    status = lc_study_from_osm(NULL, 3, NULL, NULL, &study, &error);
    expect("NULL path", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_from_osm("no-such-file", 12, NULL, NULL, &study, &error);
    expect("missing file", status, LC_STATUS_IO, error);
    status = lc_study_from_osm(bad_utf8, 2, NULL, NULL, &study, &error);
    expect("path that is not UTF-8", status, LC_STATUS_ARGUMENT, error);
    status = lc_table_options_new("moon", 4, &format, &error);
    expect("unknown system", status, LC_STATUS_CRS, error);
    lc_table_options_new("WGS84", 5, &format, NULL);
    status = lc_network_from_csv("id,lon,lat\n", 11, "from,to\n", 8, format, &network, &error);
    expect("network without a row", status, LC_STATUS_EMPTY, error);
    status = lc_facilities_read(9, "id", 2, format, &facilities, &error);
    expect("format that does not exist", status, LC_STATUS_ARGUMENT, error);
    status = lc_facilities_read(LC_FORMAT_CSV, NULL, 2, format, &facilities, &error);
    expect("NULL table", status, LC_STATUS_ARGUMENT, error);
    status = lc_table_options_set_column(format, "latitued", 8, "y", 1, &error);
    expect("field that does not exist", status, LC_STATUS_COLUMN, error);
    status = lc_study_from_parts(NULL, NULL, NULL, NULL, NULL, &study, &error);
    expect("study without a network", status, LC_STATUS_ARGUMENT, error);
    lc_table_options_free(format);
    status = lc_walker_preset("robot", 5, &walker, &error);
    expect("unknown walker", status, LC_STATUS_NOT_FOUND, error);
    status = lc_walker_with_speed("x", 1, -1.0, &walker, &error);
    expect("negative speed", status, LC_STATUS_ARGUMENT, error);
    status = lc_standard_bundled("mofcom-2012", 11, &standard, &error);
    expect("unknown standard", status, LC_STATUS_NOT_FOUND, error);
    status = lc_standard_from_toml("id = ", 5, "mine.toml", 9, &standard, &error);
    expect("standard that is no TOML", status, LC_STATUS_STANDARD, error);
    status = lc_crs_to_wgs84("GCJ02", 5, far_away, far_away, 1, here, here, &error);
    expect("coordinate off the earth", status, LC_STATUS_COORDINATE, error);
    lc_run_new(&run, NULL);
    status = lc_run_set_threads(run, 100000, &error);
    expect("a hundred thousand threads", status, LC_STATUS_ARGUMENT, error);
    lc_run_free(run);
    status = lc_study_report(NULL, &table, &error);
    expect("NULL study", status, LC_STATUS_ARGUMENT, error);
    status = lc_study_prepare(NULL, NULL, NULL, NULL, &prepared, &error);
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
    lc_access_free(NULL);
    lc_network_free(NULL);
    lc_facilities_free(NULL);
    lc_homes_free(NULL);
    lc_land_free(NULL);
    lc_walker_free(NULL);
    lc_standard_free(NULL);
    lc_run_free(NULL);
    lc_text_free(NULL);
    lc_table_options_free(NULL);
    lc_prepare_options_free(NULL);
    lc_assess_options_free(NULL);
    if (lc_table_row_count(NULL) != 0 || lc_table_column_name(NULL, 0) != NULL || lc_study_home_count(NULL) != 0) {
        fprintf(stderr, "FAILED questions to NULL\n");
        failures++;
    }
    if (study != NULL || table != NULL || prepared != NULL || network != NULL || facilities != NULL || walker != NULL
        || standard != NULL || here[0] != 0.0) {
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
