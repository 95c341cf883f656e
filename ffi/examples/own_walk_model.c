/* A walk model of one's own, as a plugin. Usage: own_walk_model CITY.osm.pbf
 *
 * core/examples/own_walk_model.rs holds the same model in Rust and prints the same lines. */
#include <lifecircle.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const CATEGORIES[] = {"pharmacy", "primary-school", "park"};

/* What the plugin keeps between calls: here the speed, and how often it was asked. */
struct trolley {
    double m_per_s;
    int asked;
};

/* Somebody with a trolley: no steps, no slope over 8 %, 25 s at a crossing with signals. Called once, with all edges. */
static int32_t seconds(void *context, const lc_edge_columns *edges, double *forward_s, double *backward_s,
                       lc_plugin_reply *reply)
{
    struct trolley *trolley = (struct trolley *)context;
    size_t row;
    if (edges->count == 0) {
        static const char why[] = "there is nothing to walk on";
        return lc_plugin_reply_fail(reply, why, strlen(why));
    }
    trolley->asked++;
    for (row = 0; row < edges->count; row++) {
        int steep = edges->incline_known[row] && fabsf(edges->incline[row]) > 0.08f;
        if (edges->way_class[row] == LC_WAY_CLASS_STEPS || steep) {
            forward_s[row] = backward_s[row] = INFINITY;
        } else {
            double waits = edges->crossing[row] == LC_CROSSING_SIGNALS ? 25.0 : 0.0;
            forward_s[row] = backward_s[row] =
                edges->length_m[row] / trolley->m_per_s + waits * (double)edges->crossing_share[row];
        }
    }
    return 0;
}

static void release(void *context)
{
    struct trolley *trolley = (struct trolley *)context;
    fprintf(stderr, "the model was asked %d time(s)\n", trolley->asked);
    free(trolley);
}

static void need(int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "status %d: %s\n", status, lc_error_message(error));
        exit(1);
    }
}

static void print(const lc_table *table, const char *category)
{
    lc_error *error = NULL;
    char name[64];
    size_t column = 0, row, known = 0, rows = lc_table_row_count(table);
    const double *s = NULL;
    const uint8_t *valid = NULL;
    uint64_t checksum = 0;
    snprintf(name, sizeof name, "%s_s", category);
    need(lc_table_find_column(table, name, strlen(name), &column, &error), error);
    need(lc_table_real(table, column, &s, &error), error);
    need(lc_table_valid(table, column, &valid, &error), error);
    for (row = 0; row < rows; row++) {
        /* Times are whole numbers of 1/32 s; a home that reaches none counts as 2^32 - 1 here. */
        uint64_t ticks = valid[row] ? (uint64_t)(s[row] * 32.0) : UINT32_MAX;
        known += valid[row];
        checksum = checksum * UINT64_C(1099511628211) + ticks;
    }
    printf("%s: %zu of %zu homes, checksum %llu\n", category, known, rows, (unsigned long long)checksum);
}

/* The registry and the walker share the plugin; `release` is called when both are freed. */
static lc_walker *walker_with_a_trolley(void)
{
    lc_error *error = NULL;
    lc_registry *registry = NULL;
    lc_walker *walker = NULL;
    lc_walk_model_plugin plugin;
    struct trolley *trolley = (struct trolley *)malloc(sizeof *trolley);
    if (trolley == NULL) {
        exit(1);
    }
    trolley->m_per_s = 1.1;
    trolley->asked = 0;
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.context = trolley;
    plugin.release = release;
    plugin.link_seconds_per_metre = 1.0;
    plugin.seconds = seconds;
    need(lc_registry_new(&registry, &error), error);
    need(lc_registry_add_walk_model(registry, "trolley", 7, &plugin, &error), error);
    need(lc_registry_walker(registry, "trolley", 7, &walker, &error), error);
    lc_registry_free(registry);
    return walker;
}

int main(int argc, char **argv)
{
    static const uint32_t minutes[] = {15};
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *walker;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    size_t i;
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    need(lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    walker = walker_with_a_trolley();
    need(lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), error);
    need(lc_prepared_access(prepared, CATEGORIES, 3, minutes, 1, 1, NULL, &access, &error), error);
    need(lc_access_table(access, &table, &error), error);
    for (i = 0; i < 3; i++) {
        print(table, CATEGORIES[i]);
    }
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_study_free(study);
    return 0;
}
