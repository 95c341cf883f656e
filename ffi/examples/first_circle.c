/* How far is the nearest pharmacy? Usage: first_circle CITY.osm.pbf */
#include <lifecircle.h>

#include <stdio.h>
#include <string.h>

/* Says what went wrong, with everything the library knows of it. */
static int complain(const char *doing, lc_error *error)
{
    const char *fix = lc_error_fix(error);
    fprintf(stderr, "%s: %s%s%s\n", doing, lc_error_message(error), fix != NULL ? "; " : "", fix != NULL ? fix : "");
    lc_error_free(error);
    return 1;
}

static int count(const lc_table *table)
{
    static const char name[] = "pharmacy_within_15";
    lc_error *error = NULL;
    const int64_t *within = NULL;
    const uint8_t *valid = NULL;
    size_t column = 0, row, served = 0, rows = lc_table_row_count(table);
    if (lc_table_find_column(table, name, strlen(name), &column, &error) != LC_STATUS_OK
        || lc_table_integer(table, column, &within, &error) != LC_STATUS_OK
        || lc_table_valid(table, column, &valid, &error) != LC_STATUS_OK) {
        return complain("reading the table", error);
    }
    for (row = 0; row < rows; row++) {
        served += valid[row] && within[row] > 0;
    }
    printf("%zu of %zu homes reach a pharmacy within 15 minutes at an older person's pace\n", served, rows);
    return 0;
}

int main(int argc, char **argv)
{
    static const char *const categories[] = {"pharmacy"};
    static const uint32_t minutes[] = {5, 10, 15};
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *elder = NULL;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    int failed = 1;

    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    if (lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error) != LC_STATUS_OK) {
        complain("reading the city", error);
    } else if (lc_walker_preset("elder", 5, &elder, &error) != LC_STATUS_OK) {
        complain("choosing who walks", error);
    } else if (lc_study_prepare(study, elder, NULL, NULL, &prepared, &error) != LC_STATUS_OK) {
        complain("preparing", error);
    } else if (lc_prepared_access(prepared, categories, 1, minutes, 3, 1, NULL, &access, &error) != LC_STATUS_OK) {
        complain("walking", error);
    } else if (lc_access_table(access, &table, &error) != LC_STATUS_OK) {
        complain("making the table", error);
    } else {
        failed = count(table);
    }
    /* Freeing NULL is allowed, and nothing depends on the order. */
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(elder);
    lc_study_free(study);
    return failed;
}
