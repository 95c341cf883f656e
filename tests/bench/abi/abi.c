/* What core/benches/abi does, through C: abi CITY, a PBF file or a folder of four CSV tables */
#include "lifecircle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RUNS 20
#define WARM 3

static void need(int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "status %d: %s\n", status, lc_error_message(error));
        exit(1);
    }
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double sum_of(const lc_table *table)
{
    size_t column, row, rows = lc_table_row_count(table);
    double sum = 0;
    for (column = 0; column < lc_table_column_count(table); column++) {
        const uint8_t *valid = NULL, *flag = NULL;
        const double *real = NULL;
        const int64_t *integer = NULL;
        const char *bytes = NULL;
        const uint64_t *offsets = NULL;
        double part = 0;
        need(lc_table_valid(table, column, &valid, NULL), NULL);
        switch (lc_table_column_type(table, column)) {
        case LC_TYPE_REAL:
            need(lc_table_real(table, column, &real, NULL), NULL);
            for (row = 0; row < rows; row++) {
                part += valid[row] ? real[row] : 0;
            }
            break;
        case LC_TYPE_INTEGER:
            need(lc_table_integer(table, column, &integer, NULL), NULL);
            for (row = 0; row < rows; row++) {
                part += valid[row] ? (double)integer[row] : 0;
            }
            break;
        case LC_TYPE_FLAG:
            need(lc_table_flag(table, column, &flag, NULL), NULL);
            for (row = 0; row < rows; row++) {
                part += valid[row] && flag[row];
            }
            break;
        default:
            need(lc_table_text(table, column, &bytes, &offsets, NULL), NULL);
            for (row = 0; row < rows; row++) {
                part += (double)(offsets[row + 1] - offsets[row]);
            }
        }
        sum += part;
    }
    return sum;
}

/* The ids of all categories, from the table that describes them; they live as long as the table. */
static const char **categories(const lc_table *table, size_t *count)
{
    const char *bytes = NULL, **ids;
    const uint64_t *ends = NULL;
    size_t column = 0, row;
    need(lc_table_find_column(table, "category", 8, &column, NULL), NULL);
    need(lc_table_text(table, column, &bytes, &ends, NULL), NULL);
    *count = lc_table_row_count(table);
    ids = (const char **)malloc(*count * sizeof *ids);
    for (row = 0; ids != NULL && row < *count; row++) {
        size_t length = (size_t)(ends[row + 1] - ends[row]);
        char *id = (char *)malloc(length + 1);
        if (id != NULL) {
            memcpy(id, bytes + ends[row], length);
            id[length] = '\0';
        }
        ids[row] = id;
    }
    return ids;
}

/* 1.25 m/s everywhere. */
static int32_t even(void *context, const lc_edge_columns *edges, double *forward_s, double *backward_s, lc_plugin_reply *reply)
{
    size_t row;
    (void)context, (void)reply;
    for (row = 0; row < edges->count; row++) {
        forward_s[row] = backward_s[row] = edges->length_m[row] / 1.25;
    }
    return 0;
}

static lc_walker *even_walker(void)
{
    lc_walk_model_plugin plugin;
    lc_registry *registry = NULL;
    lc_walker *walker = NULL;
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.link_seconds_per_metre = 0.8;
    plugin.seconds = even;
    need(lc_registry_new(&registry, NULL), NULL);
    need(lc_registry_add_walk_model(registry, "even", 4, &plugin, NULL), NULL);
    need(lc_registry_walker(registry, "even", 4, &walker, NULL), NULL);
    lc_registry_free(registry);
    return walker;
}

/* The bytes of FOLDER/NAME.csv, or NULL. */
static char *text_of(const char *folder, const char *name, size_t *length)
{
    char path[4096];
    FILE *file;
    char *bytes = NULL;
    long size = 0;
    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0 && fseek(file, 0, SEEK_SET) == 0) {
        bytes = (char *)malloc((size_t)size);
    }
    *length = bytes == NULL ? 0 : fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return bytes;
}

static lc_study *study_of(const char *city)
{
    size_t lengths[4] = {0, 0, 0, 0};
    char *nodes = text_of(city, "nodes", &lengths[0]), *edges = text_of(city, "edges", &lengths[1]);
    char *places = text_of(city, "facilities", &lengths[2]), *people = text_of(city, "homes", &lengths[3]);
    lc_error *error = NULL;
    lc_study *study = NULL;
    if (nodes == NULL) {
        need(lc_study_from_osm(city, strlen(city), NULL, NULL, &study, &error), error);
    } else {
        lc_table_options *options = NULL;
        lc_network *network = NULL;
        lc_facilities *facilities = NULL;
        lc_homes *homes = NULL;
        need(lc_table_options_new("WGS84", 5, &options, &error), error);
        need(lc_network_from_csv(nodes, lengths[0], edges, lengths[1], options, &network, &error), error);
        need(lc_facilities_read(LC_FORMAT_CSV, places, lengths[2], options, &facilities, &error), error);
        need(lc_homes_read(LC_FORMAT_CSV, people, lengths[3], options, &homes, &error), error);
        need(lc_study_from_parts(network, facilities, homes, NULL, NULL, &study, &error), error);
        lc_homes_free(homes);
        lc_facilities_free(facilities);
        lc_network_free(network);
        lc_table_options_free(options);
    }
    free(nodes);
    free(edges);
    free(places);
    free(people);
    return study;
}

static void tell(const char *name, double *times)
{
    qsort(times, RUNS, sizeof *times, compare);
    printf("c       %s %.3f ms\n", name, times[RUNS / 2]);
}

int main(int argc, char **argv)
{
    static const uint32_t minutes[] = {5, 10, 15};
    double times[RUNS], sum = 0;
    lc_error *error = NULL;
    lc_study *study;
    lc_walker *walker;
    lc_prepared *prepared = NULL;
    lc_table *all = NULL;
    const char **ids;
    size_t count = 0;
    int run;
    if (argc != 2) {
        return 2;
    }
    study = study_of(argv[1]);
    walker = even_walker();
    need(lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), error);
    for (run = 0; run < RUNS + WARM; run++) {
        double started = now_ms();
        lc_prepared_free(prepared);
        need(lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), error);
        if (run >= WARM) {
            times[run - WARM] = now_ms() - started;
        }
    }
    tell("prepare", times);
    need(lc_categories(&all, &error), error);
    ids = categories(all, &count);
    for (run = 0; run < RUNS + WARM; run++) {
        double started = now_ms();
        lc_access *access = NULL;
        lc_table *table = NULL;
        need(lc_prepared_access(prepared, ids, count, minutes, 3, 1, NULL, &access, &error), error);
        need(lc_access_table(access, &table, &error), error);
        sum = sum_of(table);
        lc_table_free(table);
        lc_access_free(access);
        if (run >= WARM) {
            times[run - WARM] = now_ms() - started;
        }
    }
    tell("cells", times);
    printf("c       cells add up to %.17g\n", sum);
    return 0;
}
