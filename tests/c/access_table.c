/* The access table of a city as tab-separated text, to be compared byte by byte with what Rust prints.
 * Usage: access_table CITY.osm.pbf */
#include "lifecircle.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const categories[] = {"convenience-store", "restaurant", "pharmacy", "primary-school", "park"};
static const uint32_t minutes[] = {5, 10, 15};

static int explain(int status, lc_error *error)
{
    fprintf(stderr, "status %d: %s\n", status, lc_error_message(error));
    lc_error_free(error);
    return 1;
}

/* One cell: nothing for null, seconds as ticks of 1/32 s so that no formatting of fractions can differ. */
static int print_cell(const lc_table *table, size_t column, size_t row)
{
    const uint8_t *valid = NULL;
    if (lc_table_valid(table, column, &valid, NULL) != LC_STATUS_OK) {
        return 1;
    }
    if (!valid[row]) {
        return 0;
    }
    switch (lc_table_column_type(table, column)) {
    case LC_TYPE_REAL: {
        const double *values = NULL;
        if (lc_table_real(table, column, &values, NULL) != LC_STATUS_OK) {
            return 1;
        }
        printf("%.0f", values[row] * 32);
        return 0;
    }
    case LC_TYPE_INTEGER: {
        const int64_t *values = NULL;
        if (lc_table_integer(table, column, &values, NULL) != LC_STATUS_OK) {
            return 1;
        }
        printf("%" PRId64, values[row]);
        return 0;
    }
    case LC_TYPE_TEXT: {
        const char *bytes = NULL;
        const uint64_t *offsets = NULL;
        if (lc_table_text(table, column, &bytes, &offsets, NULL) != LC_STATUS_OK) {
            return 1;
        }
        printf("%.*s", (int)(offsets[row + 1] - offsets[row]), bytes + offsets[row]);
        return 0;
    }
    default:
        return 1;
    }
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    size_t row, column;
    int status;

    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    if ((status = lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error)) != LC_STATUS_OK) {
        return explain(status, error);
    }
    if ((status = lc_walker_preset("adult", 5, &walker, &error)) != LC_STATUS_OK) {
        return explain(status, error);
    }
    if ((status = lc_study_prepare(study, walker, NULL, NULL, &prepared, &error)) != LC_STATUS_OK) {
        return explain(status, error);
    }
    status = lc_prepared_access(prepared, categories, sizeof categories / sizeof categories[0], minutes,
                                sizeof minutes / sizeof minutes[0], 2, NULL, &access, &error);
    if (status != LC_STATUS_OK) {
        return explain(status, error);
    }
    if ((status = lc_access_table(access, &table, &error)) != LC_STATUS_OK) {
        return explain(status, error);
    }
    for (column = 0; column < lc_table_column_count(table); column++) {
        printf("%s%s", column ? "\t" : "", lc_table_column_name(table, column));
    }
    printf("\n");
    for (row = 0; row < lc_table_row_count(table); row++) {
        for (column = 0; column < lc_table_column_count(table); column++) {
            if (column) {
                printf("\t");
            }
            if (print_cell(table, column, row) != 0) {
                fprintf(stderr, "column %zu cannot be read\n", column);
                return 1;
            }
        }
        printf("\n");
    }
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_study_free(study);
    return 0;
}
