/* Random sequences of calls against a model of what each must answer: right handles, NULLs, and handles of freed parents.
 * Usage: sequences CALLS SEED [EACH]. The same seed makes the same calls; after EACH of them, or none, all handles are freed
 * and a new sequence begins with nothing. */
#include "lifecircle.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL(text) (text), (sizeof(text) - 1)
#define SLOTS 3
#define KINDS 14 /* of handles */

static const char NODES[] = "id,lon,lat\n1,118.78,32.04\n2,118.782,32.04\n3,118.784,32.041\n";
static const char EDGES[] = "from,to\n1,2\n2,3\n";
static const char SHOPS[] = "id,category,lon,lat\na,pharmacy,118.784,32.041\nb,market,118.78,32.04\n";
static const char HOMES[] = "id,lon,lat,people\nh,118.78,32.04,3\n";

/* Every handle a program may hold, some of each. A slot is NULL or live. */
static struct {
    lc_table_options *table_options[SLOTS];
    lc_network *network[SLOTS];
    lc_facilities *facilities[SLOTS];
    lc_homes *homes[SLOTS];
    lc_study *study[SLOTS];
    lc_walker *walker[SLOTS];
    lc_prepared *prepared[SLOTS];
    lc_access *access[SLOTS];
    lc_standard *standard[SLOTS];
    lc_assessment *assessment[SLOTS];
    lc_table *table[SLOTS];
    lc_text *text[SLOTS];
    lc_run *run[SLOTS];
    lc_registry *registry[SLOTS];
    int models[SLOTS]; /* how many walk models the registry holds */
    int tables;        /* how often a table was read */
} have;

static uint64_t state;
static int failures = 0, heard = 0, live_plugins = 0;

/* xorshift64* (Vigna 2016): the same on every machine. */
static uint32_t pick(uint32_t below)
{
    state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
    return (uint32_t)((state * UINT64_C(2685821657736338717)) >> 33) % below;
}

/* What a call must be: a status, an error that goes with it, and results only on success. */
static void must(const char *what, int status, int wanted, const void *slot, lc_error **said)
{
    lc_error *error = *said; /* read here: the call that wrote it was another argument */
    const void *result = NULL;
    int right = status == wanted && (status == LC_STATUS_OK) == (error == NULL);
    if (slot != NULL) {
        memcpy(&result, slot, sizeof result);
    }
    right = right && (status == LC_STATUS_OK ? slot == NULL || result != NULL
                                             : result == NULL && lc_error_code(error) == status
                                                   && lc_error_message(error)[0] != '\0');
    if (!right) {
        fprintf(stderr, "FAILED %s: status %d instead of %d: %s\n", what, status, wanted, lc_error_message(error));
        failures++;
    }
    lc_error_free(error);
}

/* Puts a new handle into a slot; what stood there is freed. */
#define KEEP(kind, slot, made)              \
    do {                                    \
        lc_##kind##_free(have.kind[slot]);  \
        have.kind[slot] = (made);           \
    } while (0)

#define OK_IF(condition) ((condition) ? LC_STATUS_OK : LC_STATUS_ARGUMENT)

static int32_t listen(const char *stage, uint64_t done, uint64_t total, void *context)
{
    (void)context;
    heard += stage != NULL && done <= total;
    return 0;
}

static int32_t seconds(void *context, const lc_edge_columns *edges, double *forward_s, double *backward_s,
                       lc_plugin_reply *reply)
{
    size_t row;
    if (*(int *)context == 1) {
        return lc_plugin_reply_fail(reply, LITERAL("not today"));
    }
    for (row = 0; row < edges->count; row++) {
        forward_s[row] = backward_s[row] = edges->length_m[row];
    }
    return 0;
}

static void release(void *context)
{
    live_plugins--;
    free(context);
}

static void make_tables(uint32_t a, uint32_t b)
{
    lc_error *error = NULL;
    lc_network *network = NULL;
    lc_facilities *facilities = NULL;
    lc_homes *homes = NULL;
    lc_table_options *options = NULL;
    const lc_table_options *o = have.table_options[b];
    switch (pick(5)) {
    case 0:
        must("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), LC_STATUS_OK, NULL, &error);
        KEEP(table_options, a, options);
        break;
    case 1:
        must("network", lc_network_from_csv(LITERAL(NODES), LITERAL(EDGES), o, &network, &error), OK_IF(o), &network, &error);
        KEEP(network, a, network);
        break;
    case 2:
        must("shops", lc_facilities_read(LC_FORMAT_CSV, LITERAL(SHOPS), o, &facilities, &error), OK_IF(o), &facilities, &error);
        KEEP(facilities, a, facilities);
        break;
    case 3:
        must("homes", lc_homes_read(LC_FORMAT_CSV, LITERAL(HOMES), o, &homes, &error), OK_IF(o), &homes, &error);
        KEEP(homes, a, homes);
        break;
    default:
        must("format", lc_homes_read(99, LITERAL(HOMES), o, &homes, &error), LC_STATUS_ARGUMENT, &homes, &error);
    }
}

static void make_studies(uint32_t a, uint32_t b)
{
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    lc_table *table = NULL;
    int status;
    switch (pick(5)) {
    case 0:
        status = lc_study_from_parts(have.network[b], have.facilities[a], have.homes[a], NULL, NULL, &study, &error);
        must("study", status, OK_IF(have.network[b]), &study, &error);
        KEEP(study, a, study);
        break;
    case 1:
        status = lc_walker_preset(LITERAL("child"), &walker, &error);
        must("walker", status, LC_STATUS_OK, &walker, &error);
        KEEP(walker, a, walker);
        break;
    case 2:
        must("robot", lc_walker_preset(LITERAL("robot"), &walker, &error), LC_STATUS_NOT_FOUND, &walker, &error);
        break;
    case 3:
        status = lc_study_report(have.study[b], &table, &error);
        must("report", status, OK_IF(have.study[b]), &table, &error);
        KEEP(table, a, table);
        break;
    default: {
        int fails = have.study[b] != NULL && have.walker[a] != NULL;
        status = lc_study_prepare(have.study[b], have.walker[a], NULL, have.run[b], &prepared, &error);
        /* A plugin may fail on purpose: then the status says so. */
        must("prepare", status, fails && status == LC_STATUS_PLUGIN ? LC_STATUS_PLUGIN : OK_IF(fails), &prepared, &error);
        KEEP(prepared, a, prepared);
    }
    }
}

static void ask(uint32_t a, uint32_t b)
{
    static const char *const categories[] = {"pharmacy", "market"}, *const unknown[] = {"phaarmacy"};
    static const uint32_t minutes[] = {5, 15};
    lc_error *error = NULL;
    lc_access *access = NULL;
    lc_standard *standard = NULL;
    lc_assessment *assessment = NULL;
    lc_table *table = NULL;
    int status;
    switch (pick(6)) {
    case 0:
        status = lc_prepared_access(have.prepared[b], categories, 2, minutes, 2, 1, have.run[a], &access, &error);
        must("access", status, OK_IF(have.prepared[b]), &access, &error);
        KEEP(access, a, access);
        break;
    case 1:
        status = lc_prepared_access(have.prepared[b], unknown, 1, minutes, 2, 1, NULL, &access, &error);
        must("category", status, have.prepared[b] ? LC_STATUS_CATEGORY : LC_STATUS_ARGUMENT, &access, &error);
        break;
    case 2:
        must("standard", lc_standard_bundled(LITERAL("mofcom-2021"), &standard, &error), LC_STATUS_OK, NULL, &error);
        KEEP(standard, a, standard);
        break;
    case 3:
        status = lc_prepared_assess(have.prepared[b], have.standard[a], NULL, have.run[a], &assessment, &error);
        must("assess", status, OK_IF(have.prepared[b] && have.standard[a]), &assessment, &error);
        KEEP(assessment, a, assessment);
        break;
    case 4:
        status = lc_assessment_findings(have.assessment[b], &table, &error);
        must("findings", status, OK_IF(have.assessment[b]), &table, &error);
        KEEP(table, a, table);
        break;
    default:
        status = lc_access_table(have.access[b], &table, &error);
        must("table", status, OK_IF(have.access[b]), &table, &error);
        KEEP(table, a, table);
    }
}

static void read(uint32_t a, uint32_t b)
{
    lc_error *error = NULL;
    lc_text *text = NULL;
    lc_table *table = have.table[b];
    const uint8_t *valid = NULL;
    struct ArrowArrayStream stream;
    struct ArrowArray array;
    size_t columns = lc_table_column_count(table), column = pick(40);
    int status, here = column < columns;
    stream.release = NULL, array.release = NULL;
    have.tables++;
    switch (pick(4)) {
    case 0:
        status = lc_table_valid(table, column, &valid, &error);
        must("valid", status, !table ? LC_STATUS_ARGUMENT : here ? LC_STATUS_OK : LC_STATUS_NOT_FOUND, &valid, &error);
        break;
    case 1:
        status = lc_table_csv(table, &text, &error);
        must("csv", status, OK_IF(table), &text, &error);
        KEEP(text, a, text);
        break;
    case 2:
        status = lc_table_export_stream(table, &stream, &error);
        must("stream", status, OK_IF(table), NULL, &error);
        while (stream.release != NULL && stream.get_next(&stream, &array) == 0 && array.release != NULL) {
            array.release(&array);
        }
        if (stream.release != NULL) {
            stream.release(&stream);
        }
        break;
    default:
        if (have.text[b] != NULL && strlen(lc_text_data(have.text[b])) != lc_text_length(have.text[b])) {
            failures++;
        }
    }
}

static void plug(uint32_t a, uint32_t b)
{
    lc_error *error = NULL;
    lc_registry *registry = NULL;
    lc_walker *walker = NULL;
    lc_walk_model_plugin plugin;
    char name[8];
    int status, *context;
    switch (pick(4)) {
    case 0:
        must("registry", lc_registry_new(&registry, &error), LC_STATUS_OK, NULL, &error);
        KEEP(registry, a, registry);
        have.models[a] = 0;
        break;
    case 1:
        context = (int *)malloc(sizeof *context);
        if (context == NULL) {
            abort();
        }
        *context = (int)pick(3);
        memset(&plugin, 0, sizeof plugin);
        plugin.struct_size = sizeof plugin;
        plugin.flags = pick(2);
        plugin.context = context;
        plugin.release = release;
        plugin.link_seconds_per_metre = 1;
        plugin.seconds = seconds;
        snprintf(name, sizeof name, "m%d", have.models[b]);
        status = lc_registry_add_walk_model(have.registry[b], name, strlen(name), &plugin, &error);
        must("add", status, OK_IF(have.registry[b]), NULL, &error);
        if (status == LC_STATUS_OK) {
            have.models[b]++;
            live_plugins++;
        } else {
            free(context);
        }
        break;
    default:
        snprintf(name, sizeof name, "m%d", (int)pick(3));
        status = lc_registry_walker(have.registry[b], name, strlen(name), &walker, &error);
        must("walker", status, !have.registry[b] ? LC_STATUS_ARGUMENT
                                                 : atoi(name + 1) < have.models[b] ? LC_STATUS_OK : LC_STATUS_NOT_FOUND, &walker, &error);
        KEEP(walker, a, walker);
    }
}

static void run(uint32_t a, uint32_t b)
{
    lc_error *error = NULL;
    lc_run *run = NULL;
    switch (pick(3)) {
    case 0:
        must("run", lc_run_new(&run, &error), LC_STATUS_OK, NULL, &error);
        KEEP(run, a, run);
        break;
    case 1:
        must("threads", lc_run_set_threads(have.run[b], pick(3), &error), OK_IF(have.run[b]), NULL, &error);
        break;
    default:
        must("listener", lc_run_set_progress(have.run[b], pick(2) ? listen : NULL, NULL, &error), OK_IF(have.run[b]), NULL, &error);
    }
}

/* Frees something, which nothing that was made from it may notice. */
static void let_go(uint32_t kind, uint32_t slot)
{
    switch (kind) {
    case 0: KEEP(table_options, slot, NULL); break;
    case 1: KEEP(network, slot, NULL); break;
    case 2: KEEP(facilities, slot, NULL); break;
    case 3: KEEP(homes, slot, NULL); break;
    case 4: KEEP(study, slot, NULL); break;
    case 5: KEEP(walker, slot, NULL); break;
    case 6: KEEP(prepared, slot, NULL); break;
    case 7: KEEP(access, slot, NULL); break;
    case 8: KEEP(standard, slot, NULL); break;
    case 9: KEEP(assessment, slot, NULL); break;
    case 10: KEEP(table, slot, NULL); break;
    case 11: KEEP(text, slot, NULL); break;
    case 12: KEEP(run, slot, NULL); break;
    default: KEEP(registry, slot, NULL); have.models[slot] = 0; break;
    }
}

/* Ends a sequence: every plugin is released once, with the last that needed it. */
static void let_go_of_all(void)
{
    uint32_t slot, kind;
    for (slot = 0; slot < SLOTS; slot++) {
        for (kind = 0; kind < KINDS; kind++) {
            let_go(kind, slot);
        }
    }
    if (live_plugins != 0) {
        fprintf(stderr, "FAILED %d plugins were not released, or twice\n", live_plugins);
        failures++;
    }
}

int main(int argc, char **argv)
{
    long calls, call, each, sequences = 0;
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: %s CALLS SEED [EACH]\n", argv[0]);
        return 2;
    }
    calls = atol(argv[1]);
    state = strtoull(argv[2], NULL, 10) | 1;
    each = argc == 4 ? atol(argv[3]) : calls;
    each = each < 1 ? 1 : each;
    for (call = 0; call < calls && failures < 10; call++) {
        uint32_t a = pick(SLOTS), b = pick(SLOTS);
        switch (pick(7)) {
        case 0: make_tables(a, b); break;
        case 1: make_studies(a, b); break;
        case 2: ask(a, b); break;
        case 3: read(a, b); break;
        case 4: plug(a, b); break;
        case 5: run(a, b); break;
        default: let_go(pick(KINDS), a); break;
        }
        if (call + 1 == calls || (call + 1) % each == 0) {
            let_go_of_all();
            sequences++;
        }
    }
    printf("%ld calls in %ld sequences, %d tables read, %d words heard: %d answers that the model does not give\n", call,
           sequences, have.tables, heard, failures);
    return failures != 0;
}
