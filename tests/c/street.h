/* A street with a side street, small enough to be worked by hand, for the tests of the doors.
 *
 *            4 (h3)
 *            | 300 m
 *  1 --------2-------- 3
 * h1  600 m  h2  600 m
 *            p1, m1    p2
 *
 * Everybody walks 1 m/s. 100 people live in h1, 50 of them old, 200 in h2, 10 old, nobody knows how many in h3. */
#ifndef STREET_H
#define STREET_H

#include "lifecircle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL(text) (text), (sizeof(text) - 1)

static int failures = 0;

static inline void check(const char *what, int holds)
{
    if (!holds) {
        fprintf(stderr, "FAILED %s\n", what);
        failures++;
    }
}

/* Stops when a call did not do what nothing can go on without. */
static inline void ok(const char *what, int status, lc_error **error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "FAILED %s: status %d: %s (%s)\n", what, status, lc_error_message(*error),
                lc_error_value(*error) ? lc_error_value(*error) : "-");
        exit(1);
    }
}

static inline void refused(const char *what, int status, int wanted, lc_error **error)
{
    if (status != wanted || lc_error_code(*error) != wanted || strlen(lc_error_message(*error)) == 0) {
        fprintf(stderr, "FAILED %s: status %d instead of %d: %s\n", what, status, wanted, lc_error_message(*error));
        failures++;
    }
    lc_error_free(*error);
    *error = NULL;
}

/* The number in a cell; NAN for null, -1 for no such cell. */
static inline double number(const lc_table *table, const char *column, size_t row)
{
    size_t index = 0;
    const uint8_t *valid = NULL;
    const double *reals = NULL;
    const int64_t *integers = NULL;
    const uint8_t *flags = NULL;
    if (lc_table_find_column(table, column, strlen(column), &index, NULL) != LC_STATUS_OK
        || row >= lc_table_row_count(table) || lc_table_valid(table, index, &valid, NULL) != LC_STATUS_OK) {
        fprintf(stderr, "no cell %s, %u\n", column, (unsigned)row);
        return -1;
    }
    if (!valid[row]) {
        return NAN;
    }
    if (lc_table_real(table, index, &reals, NULL) == LC_STATUS_OK) {
        return reals[row];
    }
    if (lc_table_integer(table, index, &integers, NULL) == LC_STATUS_OK) {
        return (double)integers[row];
    }
    return lc_table_flag(table, index, &flags, NULL) == LC_STATUS_OK ? flags[row] : -1;
}

/* Whether a cell is a text. */
static inline int text_is(const lc_table *table, const char *column, size_t row, const char *text)
{
    size_t index = 0, length;
    const uint8_t *valid = NULL;
    const char *bytes = NULL;
    const uint64_t *offsets = NULL;
    if (lc_table_find_column(table, column, strlen(column), &index, NULL) != LC_STATUS_OK
        || row >= lc_table_row_count(table) || lc_table_valid(table, index, &valid, NULL) != LC_STATUS_OK || !valid[row]
        || lc_table_text(table, index, &bytes, &offsets, NULL) != LC_STATUS_OK) {
        return 0;
    }
    length = (size_t)(offsets[row + 1] - offsets[row]);
    return length == strlen(text) && memcmp(bytes + offsets[row], text, length) == 0;
}

static inline int is_null(const lc_table *table, const char *column, size_t row)
{
    return isnan(number(table, column, row));
}

/* Cancels whatever it hears of. */
static inline int32_t cancel(const char *stage, uint64_t done, uint64_t total, void *context)
{
    (void)stage, (void)done, (void)total, (void)context;
    return 1;
}

/* A run that is cancelled at once. */
static inline lc_run *stopping(void)
{
    lc_error *error = NULL;
    lc_run *run = NULL;
    ok("run", lc_run_new(&run, &error), &error);
    ok("listener", lc_run_set_progress(run, cancel, NULL, &error), &error);
    return run;
}

/* Holds two tables to be the same text, not empty, and frees both. */
static inline void same(const char *what, lc_table *one, lc_table *other)
{
    lc_error *error = NULL;
    lc_text *a = NULL, *b = NULL;
    ok(what, lc_table_csv(one, &a, &error), &error);
    ok(what, lc_table_csv(other, &b, &error), &error);
    check(what, strcmp(lc_text_data(a), lc_text_data(b)) == 0 && lc_table_row_count(one) > 0);
    lc_text_free(a);
    lc_text_free(b);
    lc_table_free(one);
    lc_table_free(other);
}

static const char street_nodes[] = "id,lon,lat\n1,118.780,32.04\n2,118.786,32.04\n3,118.792,32.04\n4,118.786,32.0425\n";
static const char street_edges[] = "from,to,length_m\n1,2,600\n2,3,600\n2,4,300\n";
static const char street_facilities[] = "id,category,lon,lat,opening_hours,capacity\n"
                                        "p1,pharmacy,118.786,32.04,Mo-Su 08:00-20:00,10\n"
                                        "p2,pharmacy,118.792,32.04,,5\n"
                                        "m1,market,118.786,32.04,Mo-Su 05:00-10:00,\n";
static const char street_homes[] = "id,lon,lat,people,group:old\n"
                                   "h1,118.780,32.04,100,50\n"
                                   "h2,118.786,32.04,200,10\n"
                                   "h3,118.786,32.0425,,\n";

struct street {
    lc_network *network;
    lc_facilities *facilities;
    lc_homes *homes;
    lc_walker *walker;
    lc_study *study;
    lc_prepared *prepared;
};

static inline struct street street_open(void)
{
    struct street s = {NULL, NULL, NULL, NULL, NULL, NULL};
    lc_error *error = NULL;
    lc_table_options *options = NULL;
    lc_study_options *wide = NULL;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    ok("network", lc_network_from_csv(LITERAL(street_nodes), LITERAL(street_edges), options, &s.network, &error), &error);
    ok("facilities", lc_facilities_read(LC_FORMAT_CSV, LITERAL(street_facilities), options, &s.facilities, &error), &error);
    ok("homes", lc_homes_read(LC_FORMAT_CSV, LITERAL(street_homes), options, &s.homes, &error), &error);
    ok("study options", lc_study_options_new(&wide, &error), &error);
    ok("extent", lc_study_options_set_extent(wide, 118.6, 31.9, 119.0, 32.2, &error), &error);
    ok("study", lc_study_from_parts(s.network, s.facilities, s.homes, NULL, wide, &s.study, &error), &error);
    ok("walker", lc_walker_with_speed(LITERAL("stroll"), 1.0, &s.walker, &error), &error);
    ok("prepare", lc_study_prepare(s.study, s.walker, NULL, NULL, &s.prepared, &error), &error);
    lc_study_options_free(wide);
    lc_table_options_free(options);
    return s;
}

static inline void street_close(struct street s)
{
    lc_prepared_free(s.prepared);
    lc_study_free(s.study);
    lc_walker_free(s.walker);
    lc_homes_free(s.homes);
    lc_facilities_free(s.facilities);
    lc_network_free(s.network);
}

#endif
