/* Every golden case through C: same tables in, same numbers out. */
#include "cases.h"
#include "lifecircle.h"

#include <stdio.h>
#include <string.h>

static int failures = 0;

static void fail(const char *test, const char *home, const char *column, const char *what)
{
    fprintf(stderr, "FAILED %s: home %s, column %s: %s\n", test, home, column, what);
    failures++;
}

static void stop_on(int status, lc_error *error, const char *test)
{
    if (status == LC_STATUS_OK) {
        return;
    }
    fprintf(stderr, "FAILED %s: status %d: %s (value %s, place %s, fix %s)\n", test, status, lc_error_message(error),
            lc_error_value(error) ? lc_error_value(error) : "-", lc_error_place(error) ? lc_error_place(error) : "-",
            lc_error_fix(error) ? lc_error_fix(error) : "-");
    lc_error_free(error);
    failures++;
}

/* Whether row `row` of text column `column` is `text`. */
static int text_is(const lc_table *table, size_t column, size_t row, const char *text)
{
    const char *bytes = NULL;
    const uint64_t *offsets = NULL;
    size_t length;
    if (lc_table_text(table, column, &bytes, &offsets, NULL) != LC_STATUS_OK) {
        return 0;
    }
    length = (size_t)(offsets[row + 1] - offsets[row]);
    return length == strlen(text) && memcmp(bytes + offsets[row], text, length) == 0;
}

static void check_cell(const char *test, const lc_table *table, const struct expectation *e)
{
    size_t column = 0, home = 0, row;
    const uint8_t *valid = NULL;
    if (lc_table_find_column(table, "home", 4, &home, NULL) != LC_STATUS_OK
        || lc_table_find_column(table, e->column, strlen(e->column), &column, NULL) != LC_STATUS_OK) {
        fail(test, e->home, e->column, "no such column");
        return;
    }
    for (row = 0; row < lc_table_row_count(table) && !text_is(table, home, row, e->home); row++) {
    }
    if (row == lc_table_row_count(table) || lc_table_valid(table, column, &valid, NULL) != LC_STATUS_OK) {
        fail(test, e->home, e->column, "no such row");
        return;
    }
    if (valid[row] != (e->kind != EXPECT_NULL)) {
        fail(test, e->home, e->column, e->kind == EXPECT_NULL ? "expected null" : "is null");
        return;
    }
    if (e->kind == EXPECT_REAL) {
        const double *values = NULL;
        if (lc_table_real(table, column, &values, NULL) != LC_STATUS_OK || values[row] != e->number) {
            fail(test, e->home, e->column, "another number");
        }
    } else if (e->kind == EXPECT_INTEGER) {
        const int64_t *values = NULL;
        if (lc_table_integer(table, column, &values, NULL) != LC_STATUS_OK || values[row] != (int64_t)e->number) {
            fail(test, e->home, e->column, "another number");
        }
    } else if (e->kind == EXPECT_TEXT && !text_is(table, column, row, e->text)) {
        fail(test, e->home, e->column, "another text");
    }
}

/* The access table of a case, at its moment where it has one. */
static lc_access *ask(const struct golden_case *c, const lc_prepared *prepared)
{
    lc_error *error = NULL;
    lc_query *query = NULL;
    lc_access *access = NULL;
    int64_t at = 0;

    if (!c->at) {
        stop_on(lc_prepared_access(prepared, c->categories, c->category_count, c->minutes, c->minute_count, c->k, NULL,
                                   &access, &error),
                error, c->name);
        return access;
    }
    stop_on(lc_moment(c->at, strlen(c->at), &at, &error), error, c->name);
    stop_on(lc_query_new(c->categories, c->category_count, &query, &error), error, c->name);
    stop_on(lc_query_set_minutes(query, c->minutes, c->minute_count, &error), error, c->name);
    stop_on(lc_query_set_k(query, c->k, &error), error, c->name);
    stop_on(lc_query_set_at(query, at, &error), error, c->name);
    stop_on(lc_query_set_sense(query, c->sense, &error), error, c->name);
    stop_on(lc_prepared_query(prepared, query, NULL, &access, &error), error, c->name);
    lc_query_free(query);
    return access;
}

static void run(const struct golden_case *c)
{
    lc_error *error = NULL;
    lc_study_options *options = NULL;
    lc_table_options *format = NULL;
    lc_network *network = NULL;
    lc_facilities *facilities = NULL;
    lc_homes *homes = NULL;
    lc_walker *walker = NULL;
    lc_study *study = NULL;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    size_t i;

    stop_on(lc_study_options_new(&options, &error), error, c->name);
    if (c->has_extent) {
        stop_on(lc_study_options_set_extent(options, c->extent[0], c->extent[1], c->extent[2], c->extent[3], &error),
                error, c->name);
    }
    stop_on(lc_table_options_new(c->crs, strlen(c->crs), &format, &error), error, c->name);
    stop_on(lc_network_from_csv(c->nodes, strlen(c->nodes), c->edges, strlen(c->edges), format, &network, &error),
            error, c->name);
    if (strlen(c->facilities) > 0) {
        stop_on(lc_facilities_read(LC_FORMAT_CSV, c->facilities, strlen(c->facilities), format, &facilities, &error),
                error, c->name);
    }
    if (strlen(c->homes) > 0) {
        stop_on(lc_homes_read(LC_FORMAT_CSV, c->homes, strlen(c->homes), format, &homes, &error), error, c->name);
    }
    stop_on(lc_walker_preset(c->walker, strlen(c->walker), &walker, &error), error, c->name);
    if (network) {
        stop_on(lc_study_from_parts(network, facilities, homes, NULL, options, &study, &error), error, c->name);
    }
    if (study) {
        stop_on(lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), error, c->name);
    }
    if (prepared) {
        access = ask(c, prepared);
    }
    if (access) {
        stop_on(lc_access_table(access, &table, &error), error, c->name);
    }
    for (i = 0; table && i < c->expected_count; i++) {
        check_cell(c->name, table, &c->expected[i]);
    }
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_study_free(study);
    lc_walker_free(walker);
    lc_homes_free(homes);
    lc_facilities_free(facilities);
    lc_network_free(network);
    lc_table_options_free(format);
    lc_study_options_free(options);
}

int main(void)
{
    size_t count = sizeof golden_cases / sizeof golden_cases[0], i;
    for (i = 0; i < count; i++) {
        run(&golden_cases[i]);
    }
    printf("%zu golden cases, %d failed expectations\n", count, failures);
    return failures != 0 || count == 0;
}
