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

static void run(const struct golden_case *c)
{
    lc_error *error = NULL;
    lc_study_options *options = NULL;
    lc_study *study = NULL;
    lc_prepared *prepared = NULL;
    lc_table *table = NULL;
    size_t i;

    stop_on(lc_study_options_new(&options, &error), error, c->name);
    if (c->has_extent) {
        stop_on(lc_study_options_set_extent(options, c->extent[0], c->extent[1], c->extent[2], c->extent[3], &error),
                error, c->name);
    }
    stop_on(lc_study_from_tables(c->nodes, strlen(c->nodes), c->edges, strlen(c->edges), c->facilities,
                                 strlen(c->facilities), c->homes, strlen(c->homes), c->crs, strlen(c->crs), options,
                                 &study, &error),
            error, c->name);
    if (study) {
        stop_on(lc_study_prepare(study, c->walker, strlen(c->walker), &prepared, &error), error, c->name);
    }
    if (prepared) {
        stop_on(lc_prepared_access(prepared, c->categories, c->category_count, c->minutes, c->minute_count, c->k,
                                   &table, &error),
                error, c->name);
    }
    for (i = 0; table && i < c->expected_count; i++) {
        check_cell(c->name, table, &c->expected[i]);
    }
    lc_table_free(table);
    lc_prepared_free(prepared);
    lc_study_free(study);
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
