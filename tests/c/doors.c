/* What a host asks for in one sitting: its own standard, a circle, findings, reasons, a map, a call that is stopped.
 * Usage: doors CITY.osm.pbf */
#include "lifecircle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL(text) (text), (sizeof(text) - 1)

static int failures = 0;

static void check(const char *what, int holds)
{
    if (!holds) {
        fprintf(stderr, "FAILED %s\n", what);
        failures++;
    }
}

static void ok(const char *what, int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "FAILED %s: status %d: %s\n", what, status, lc_error_message(error));
        exit(1);
    }
}

struct listener {
    uint64_t heard;
    uint64_t patience;
    int backwards;
    uint64_t last;
    char stage[64];
};

static int32_t hear(const char *stage, uint64_t done, uint64_t total, void *context)
{
    struct listener *l = (struct listener *)context;
    if (strncmp(stage, l->stage, sizeof l->stage - 1) == 0 && done != 0 && done < l->last) {
        l->backwards = 1;
    }
    strncpy(l->stage, stage, sizeof l->stage - 1);
    l->last = done;
    l->backwards |= done > total;
    return ++l->heard > l->patience;
}

static const char own_standard[] = "id = \"our-city\"\n"
                                   "extends = \"mofcom-2021\"\n"
                                   "title = { zh = \"本市标准\", en = \"Our city\" }\n"
                                   "[source]\n"
                                   "notice = \"city notice 12 of 2026\"\n"
                                   "[requirement.market]\n"
                                   "within = { minutes = 10, clause = \"3.1\", confidence = \"quoted\", source = "
                                   "\"notice\" }\n";

static size_t rows(int status, lc_table *table, lc_error *error, const char *what)
{
    size_t count;
    ok(what, status, error);
    count = lc_table_row_count(table);
    check(what, count > 0);
    lc_table_free(table);
    return count;
}

static void bundled(void)
{
    lc_error *error = NULL;
    lc_table *table = NULL;
    const double gcj[2] = {118.78, 32.04};
    double lon, lat;
    int status = lc_categories(&table, &error);
    check("more than 45 categories", rows(status, table, error, "categories") > 45);
    status = lc_standards(&table, &error);
    check("three standards and more", rows(status, table, error, "standards") >= 3);
    ok("conversion", lc_crs_to_wgs84(LITERAL("GCJ02"), &gcj[0], &gcj[1], 1, &lon, &lat, &error), error);
    check("GCJ-02 lies some hundred metres off", lon < 118.7795 && lon > 118.77 && lat < 32.043 && lat > 32.04);
}

/* The map of one assessment, as text. */
static void map(const lc_access *access, const lc_assessment *assessment)
{
    lc_error *error = NULL;
    lc_text *page = NULL;
    const lc_assessment *list[1];
    list[0] = assessment;
    ok("map", lc_access_map(access, list, 1, LITERAL("Nanjing"), LITERAL("(c) OpenStreetMap contributors"), NULL, &page, &error),
       error);
    check("the page is a page", lc_text_length(page) > 100000 && strlen(lc_text_data(page)) == lc_text_length(page)
                                    && strstr(lc_text_data(page), "<title>Nanjing</title>") != NULL);
    lc_text_free(page);
}

static void judge(const lc_prepared *prepared, const lc_access *access)
{
    lc_error *error = NULL;
    lc_standard *standard = NULL;
    lc_assess_options *options = NULL;
    lc_assessment *assessment = NULL;
    lc_table *table = NULL;
    lc_text *csv = NULL;
    size_t requirements;
    int status;
    ok("own standard", lc_standard_from_toml(LITERAL(own_standard), LITERAL("our-city.toml"), &standard, &error), error);
    status = lc_standard_requirements(standard, &table, &error);
    requirements = rows(status, table, error, "requirements");
    ok("options", lc_assess_options_new(&options, &error), error);
    ok("circle", lc_assess_options_add_walk_circle(options, LITERAL("xinjiekou"), 118.778, 32.043, 15.0, &error), error);
    ok("circle", lc_assess_options_add_radius_circle(options, LITERAL("beside"), 118.782, 32.045, 500.0, &error), error);
    ok("assess", lc_prepared_assess(prepared, standard, options, NULL, &assessment, &error), error);
    status = lc_assessment_circles(assessment, &table, &error);
    check("two circles", rows(status, table, error, "circles") == 2);
    status = lc_assessment_findings(assessment, &table, &error);
    check("each circle is held against each requirement", rows(status, table, error, "findings") == 2 * requirements);
    status = lc_assessment_explain(assessment, 0, &table, &error);
    check("a reason for each requirement", rows(status, table, error, "reasons") == requirements);
    status = lc_assessment_explain(assessment, 1000000, &table, &error);
    check("no reason for a home that is not there", status == LC_STATUS_NOT_FOUND);
    lc_error_free(error);
    ok("coverage", lc_assessment_coverage(assessment, &table, &error), error);
    ok("csv", lc_table_csv(table, &csv, &error), error);
    check("coverage as CSV", strstr(lc_text_data(csv), "walk_share") != NULL);
    lc_text_free(csv);
    lc_table_free(table);
    map(access, assessment);
    lc_assessment_free(assessment);
    lc_assess_options_free(options);
    lc_standard_free(standard);
}

/* A call that is stopped ends as cancelled, wherever it is stopped, and what it was asked of is still usable. */
static void stop(const char *path)
{
    struct listener patient = {0, UINT64_MAX, 0, 0, ""}, hasty = {0, 0, 0, 0, ""};
    lc_error *error = NULL;
    lc_run *run = NULL;
    lc_study *study = NULL;
    int status;
    ok("run", lc_run_new(&run, &error), error);
    ok("threads", lc_run_set_threads(run, 2, &error), error);
    ok("listener", lc_run_set_progress(run, hear, &patient, &error), error);
    ok("watched study", lc_study_from_osm(path, strlen(path), NULL, run, &study, &error), error);
    check("the listener heard, and never backwards", patient.heard > 0 && !patient.backwards);
    lc_study_free(study);
    study = NULL;
    ok("listener", lc_run_set_progress(run, hear, &hasty, &error), error);
    status = lc_study_from_osm(path, strlen(path), NULL, run, &study, &error);
    check("a hasty listener stops the reading", status == LC_STATUS_CANCELLED && study == NULL);
    lc_error_free(error);
    lc_run_free(run);
}

int main(int argc, char **argv)
{
    static const char *const categories[] = {"convenience-store", "pharmacy"};
    static const uint32_t minutes[] = {5, 15};
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    lc_text *geojson = NULL;
    const double *lon = NULL, *lat = NULL;
    const uint8_t *valid = NULL;

    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    bundled();
    ok("study", lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    ok("walker", lc_walker_with_speed(LITERAL("brisk"), 1.5, &walker, &error), error);
    ok("prepare", lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), error);
    ok("access", lc_prepared_access(prepared, categories, 2, minutes, 2, 1, NULL, &access, &error), error);
    ok("table", lc_access_table(access, &table, &error), error);
    ok("points", lc_table_points(table, &lon, &lat, &valid, &error), error);
    check("homes lie in Nanjing", valid[0] && lon[0] > 118.7 && lon[0] < 118.9 && lat[0] > 32.0 && lat[0] < 32.1);
    ok("geojson", lc_table_geojson(table, &geojson, &error), error);
    check("GeoJSON", strstr(lc_text_data(geojson), "FeatureCollection") != NULL);
    judge(prepared, access);
    stop(argv[1]);
    lc_text_free(geojson);
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_study_free(study);
    printf("%d promises of the doors broken\n", failures);
    return failures != 0;
}
