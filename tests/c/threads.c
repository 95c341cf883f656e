/* One study, one registry, one table, asked by many threads at once: every one hears the same. Usage: threads CITY.osm.pbf */
#include "lifecircle.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL(text) (text), (sizeof(text) - 1)
#define THREADS 6

static lc_study *study = NULL;
static lc_prepared *prepared = NULL;
static lc_table *shared = NULL;
static lc_registry *registry = NULL;
static size_t edges[THREADS];

struct job {
    int number;
    int failures;
    uint64_t sum;
};

static void need(struct job *job, int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "thread %d: %s\n", job->number, lc_error_message(error));
        job->failures++;
        lc_error_free(error);
    }
}

static int32_t seconds(void *context, const lc_edge_columns *columns, double *forward_s, double *backward_s,
                       lc_plugin_reply *reply)
{
    size_t row;
    (void)reply;
    *(size_t *)context = columns->count;
    for (row = 0; row < columns->count; row++) {
        forward_s[row] = backward_s[row] = columns->length_m[row];
    }
    return 0;
}

static int32_t listen(const char *stage, uint64_t done, uint64_t total, void *context)
{
    (void)stage, (void)done, (void)total;
    return ++*(int *)context < 0;
}

/* Adds up the walks of a table; a null counts as one. */
static uint64_t sum_of(const lc_table *table)
{
    const double *s = NULL;
    const uint8_t *valid = NULL;
    size_t column = 0, row, rows = lc_table_row_count(table);
    uint64_t sum = 0;
    lc_table_find_column(table, LITERAL("pharmacy_s"), &column, NULL);
    if (lc_table_real(table, column, &s, NULL) == LC_STATUS_OK && lc_table_valid(table, column, &valid, NULL) == LC_STATUS_OK) {
        for (row = 0; row < rows; row++) {
            sum = sum * 31 + (valid[row] ? (uint64_t)(s[row] * 32.0) : 1);
        }
    }
    return sum;
}

/* Asks for walks on its own, prepares with a plugin of its own, and reads the table that all share. */
static void *work(void *given)
{
    static const char *const categories[] = {"pharmacy"};
    static const uint32_t minutes[] = {15};
    struct job *job = (struct job *)given;
    lc_error *error = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    lc_run *run = NULL;
    lc_walker *walker = NULL;
    lc_prepared *own = NULL;
    lc_walk_model_plugin plugin;
    char name[16];
    int heard = 0;
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.context = &edges[job->number];
    plugin.link_seconds_per_metre = 1;
    plugin.seconds = seconds;
    snprintf(name, sizeof name, "model-%d", job->number);
    need(job, lc_registry_add_walk_model(registry, name, strlen(name), &plugin, &error), error);
    need(job, lc_registry_walker(registry, name, strlen(name), &walker, &error), error);
    need(job, lc_run_new(&run, &error), error);
    need(job, lc_run_set_threads(run, (size_t)(job->number % 3), &error), error);
    need(job, lc_run_set_progress(run, listen, &heard, &error), error);
    need(job, lc_study_prepare(study, walker, NULL, run, &own, &error), error);
    need(job, lc_prepared_access(prepared, categories, 1, minutes, 1, 1, run, &access, &error), error);
    need(job, lc_access_table(access, &table, &error), error);
    job->sum = sum_of(table);
    if (job->sum != sum_of(shared) || heard == 0 || edges[job->number] == 0) {
        fprintf(stderr, "thread %d hears otherwise\n", job->number);
        job->failures++;
    }
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(own);
    lc_walker_free(walker);
    lc_run_free(run);
    return NULL;
}

int main(int argc, char **argv)
{
    static const char *const categories[] = {"pharmacy"};
    static const uint32_t minutes[] = {15};
    struct job main_job = {-1, 0, 0}, jobs[THREADS];
    pthread_t threads[THREADS];
    lc_error *error = NULL;
    lc_walker *walker = NULL;
    lc_access *access = NULL;
    int i, failures;
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    need(&main_job, lc_study_from_osm(argv[1], strlen(argv[1]), NULL, NULL, &study, &error), error);
    need(&main_job, lc_walker_preset(LITERAL("adult"), &walker, &error), error);
    need(&main_job, lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), error);
    need(&main_job, lc_prepared_access(prepared, categories, 1, minutes, 1, 1, NULL, &access, &error), error);
    need(&main_job, lc_access_table(access, &shared, &error), error);
    need(&main_job, lc_registry_new(&registry, &error), error);
    for (i = 0; i < THREADS; i++) {
        jobs[i] = main_job;
        jobs[i].number = i;
        if (pthread_create(&threads[i], NULL, work, &jobs[i]) != 0) {
            return 1;
        }
    }
    failures = main_job.failures;
    for (i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        failures += jobs[i].failures;
    }
    lc_registry_free(registry);
    lc_table_free(shared);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_study_free(study);
    printf("%d threads at once: %d failures\n", THREADS, failures);
    return failures != 0;
}
