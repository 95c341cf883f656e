/* What several threads ask of one thing at the same moment, and what each does beside the others with its own: every one
 * hears what it would hear alone. A round makes everything anew, so that all come at once to what is laid out when it is
 * first asked for. Usage: shared ROUNDS NETWORK_FILE */
#define _POSIX_C_SOURCE 200809L /* barriers */
#include "street.h"

#include <pthread.h>

#define THREADS 4

/* What one round shares; nobody writes to it before all have ended. */
static struct {
    struct street street;
    lc_places *homes, *shops;
    lc_table *table; /* of which nothing was read */
    lc_standard *standard;
    lc_assessment *assessment;
    lc_live *live;
    lc_scenario *closing;
    lc_registry *registry;
    lc_saved_network *saved;
    lc_error *refusal;
} here;

/* What a thread of a round heard. */
struct heard {
    int number, added;
    const uint8_t *valid;
    const double *lon;
};

static pthread_barrier_t together;
static pthread_mutex_t counting = PTHREAD_MUTEX_INITIALIZER;
static int released = 0;

/* As `check` of street.h, for threads: it ends the program, and counts nothing that others count. */
static void must(const char *what, int holds)
{
    if (!holds) {
        fprintf(stderr, "FAILED %s\n", what);
        exit(1);
    }
}

static void same_text(const char *what, lc_table *one, lc_table *other)
{
    lc_error *error = NULL;
    lc_text *a = NULL, *b = NULL;
    ok(what, lc_table_csv(one, &a, &error), &error);
    ok(what, lc_table_csv(other, &b, &error), &error);
    must(what, lc_table_row_count(one) > 0 && strcmp(lc_text_data(a), lc_text_data(b)) == 0);
    lc_text_free(a);
    lc_text_free(b);
}

/* The parts of a table that are laid out when they are first asked for are laid out once. */
static void read_table(struct heard *heard)
{
    lc_error *error = NULL;
    lc_table *own = NULL;
    lc_access *access = NULL;
    const char *const pharmacy = "pharmacy";
    const double *lat = NULL;
    const uint8_t *valid = NULL;
    const uint32_t minutes = 15;
    size_t column = 0;
    for (; column < lc_table_column_count(here.table); column++) {
        ok("valid", lc_table_valid(here.table, column, &valid, &error), &error);
    }
    ok("column", lc_table_find_column(here.table, LITERAL("pharmacy_s"), &column, &error), &error);
    ok("valid", lc_table_valid(here.table, column, &heard->valid, &error), &error);
    ok("points", lc_table_points(here.table, &heard->lon, &lat, &valid, &error), &error);
    must("where h1 and h3 are", heard->lon[0] == 118.780 && lat[2] == 32.0425 && valid[1] == 1);
    must("h3 has 300 s to walk", heard->valid[2] == 1 && number(here.table, "pharmacy_s", 2) == 300);
    ok("access", lc_prepared_access(here.street.prepared, &pharmacy, 1, &minutes, 1, 1, NULL, &access, &error), &error);
    ok("table", lc_access_table(access, &own, &error), &error);
    same_text("a table of one's own", here.table, own);
    lc_table_free(own);
    lc_access_free(access);
}

/* One assessment for all, and one of one's own made beside the others'. */
static void judge(void)
{
    lc_error *error = NULL;
    lc_assessment *own = NULL;
    lc_table *shared = NULL, *mine = NULL;
    ok("assess", lc_prepared_assess(here.street.prepared, here.standard, NULL, NULL, &own, &error), &error);
    ok("findings", lc_assessment_findings(here.assessment, &shared, &error), &error);
    ok("findings", lc_assessment_findings(own, &mine, &error), &error);
    same_text("the findings", shared, mine);
    lc_table_free(shared);
    lc_table_free(mine);
    ok("coverage", lc_assessment_coverage(here.assessment, &shared, &error), &error);
    ok("coverage", lc_assessment_coverage(own, &mine, &error), &error);
    same_text("the coverage", shared, mine);
    lc_table_free(shared);
    lc_table_free(mine);
    lc_assessment_free(own);
}

/* A future of one's own, beside a present that all look at. */
static void what_if(void)
{
    lc_error *error = NULL;
    lc_live *own = NULL;
    lc_prepared *then = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    const char *const market = "market";
    const uint32_t minutes = 15;
    ok("copy", lc_live_copy(here.live, &own, &error), &error);
    ok("close", lc_live_close(own, 0, &error), &error);
    ok("nearest", lc_live_nearest(own, here.homes, &table, &error), &error);
    must("h1 walks to p2", number(table, "pharmacy_s", 0) == 1200);
    lc_table_free(table);
    ok("edge", lc_live_change_edge(own, 0, INFINITY, INFINITY, &error), &error);
    ok("edge", lc_live_change_edge(own, 1, INFINITY, INFINITY, &error), &error);
    ok("edge", lc_live_change_edge(own, 2, INFINITY, INFINITY, &error), &error);
    ok("nearest", lc_live_nearest(own, here.homes, &table, &error), &error);
    must("all streets closed", is_null(table, "pharmacy_s", 0));
    lc_table_free(table);
    ok("nearest", lc_live_nearest(here.live, here.homes, &table, &error), &error);
    must("the present knows nothing of it", number(table, "pharmacy_s", 0) == 600);
    lc_table_free(table);
    lc_live_free(own);
    ok("apply", lc_prepared_apply(here.street.prepared, here.closing, here.street.walker, NULL, &then, &error), &error);
    ok("access", lc_prepared_access(then, &market, 1, &minutes, 1, 1, NULL, &access, &error), &error);
    ok("table", lc_access_table(access, &table, &error), &error);
    must("no market is left", lc_table_row_count(table) == 3 && is_null(table, "market_s", 1));
    lc_table_free(table);
    lc_access_free(access);
    lc_prepared_free(then);
}

/* One network in its file: the whole of it is taken into memory once, and its index is made once. */
static void open_file(void)
{
    static const double lon[] = {118.780, 118.792}, lat[] = {32.04, 32.04};
    lc_error *error = NULL;
    lc_timed *timed = NULL;
    lc_places *ends = NULL;
    lc_table *table = NULL;
    ok("verify", lc_saved_network_verify(here.saved, &error), &error);
    ok("timed", lc_saved_network_timed(here.saved, &timed, &error), &error);
    ok("ends", lc_places_at(timed, lon, 2, lat, 150, &ends, &error), &error);
    ok("matrix", lc_reach_matrix(ends, ends, 3600, NULL, &table, &error), &error);
    must("1200 s from end to end", lc_table_row_count(table) == 4 && number(table, "seconds", 1) == 1200);
    lc_table_free(table);
    lc_places_free(ends);
    lc_timed_free(timed);
}

/* The error of a call is the caller's own, whatever is refused to others meanwhile; one that all hold is only read. */
static void be_refused(int number)
{
    lc_error *error = NULL, *none = NULL;
    lc_walker *walker = NULL;
    char name[32];
    int turn;
    for (turn = 0; turn < 8; turn++) {
        snprintf(name, sizeof name, "robot-%d-%d", number, turn);
        must("no robot", lc_walker_preset(name, strlen(name), &walker, &error) == LC_STATUS_NOT_FOUND);
        ok("a child", lc_walker_preset(LITERAL("child"), &walker, &none), &none);
        must("its own name", lc_error_code(error) == LC_STATUS_NOT_FOUND && strcmp(lc_error_value(error), name) == 0);
        must("that of all", strcmp(lc_error_value(here.refusal), "robot") == 0 && lc_error_message(here.refusal)[0] != 0);
        lc_walker_free(walker);
        lc_error_free(error);
        walker = NULL;
        error = NULL;
    }
}

static int32_t seconds(void *context, const lc_edge_columns *columns, double *forward_s, double *backward_s,
                       lc_plugin_reply *reply)
{
    size_t row;
    (void)context, (void)reply;
    for (row = 0; row < columns->count; row++) {
        forward_s[row] = backward_s[row] = columns->length_m[row];
    }
    return 0;
}

static void release(void *context)
{
    pthread_mutex_lock(&counting);
    ++*(int *)context;
    pthread_mutex_unlock(&counting);
}

/* Of those that want a name for themselves one gets it; a name of one's own everybody gets, and may use at once. */
static void enter(struct heard *heard)
{
    lc_error *error = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    lc_walk_model_plugin plugin;
    char name[16];
    int status;
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.flags = LC_PLUGIN_THREAD_SAFE;
    plugin.context = &released;
    plugin.release = release;
    plugin.link_seconds_per_metre = 1;
    plugin.seconds = seconds;
    status = lc_registry_add_walk_model(here.registry, LITERAL("ours"), &plugin, &error);
    must("ours or another's", status == LC_STATUS_OK || status == LC_STATUS_DUPLICATE);
    heard->added = status == LC_STATUS_OK;
    lc_error_free(error);
    snprintf(name, sizeof name, "model-%d", heard->number);
    ok("mine", lc_registry_add_walk_model(here.registry, name, strlen(name), &plugin, &error), &error);
    heard->added++;
    ok("ours", lc_registry_walker(here.registry, LITERAL("ours"), &walker, &error), &error);
    ok("prepare", lc_study_prepare(here.street.study, walker, NULL, NULL, &prepared, &error), &error);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
}

static void *work(void *given)
{
    struct heard *heard = (struct heard *)given;
    pthread_barrier_wait(&together);
    read_table(heard);
    pthread_barrier_wait(&together);
    open_file();
    pthread_barrier_wait(&together);
    judge();
    what_if();
    be_refused(heard->number);
    enter(heard);
    return NULL;
}

/* Everything the threads of a round share, new. */
static void make(const char *path)
{
    static const char closing[] = "id = 'closing'\n[[change]]\ndo = 'close'\nfacility = 'm1'\n";
    static const uint32_t pharmacies[] = {0, 1};
    const char *const pharmacy = "pharmacy";
    const uint32_t minutes = 15;
    lc_error *error = NULL;
    lc_access *access = NULL;
    lc_groups *groups = NULL;
    lc_timed *timed = NULL;
    lc_walker *robot = NULL;
    here.street = street_open();
    ok("homes", lc_prepared_homes(here.street.prepared, &here.homes, &error), &error);
    ok("shops", lc_prepared_facilities(here.street.prepared, &here.shops, &error), &error);
    ok("access", lc_prepared_access(here.street.prepared, &pharmacy, 1, &minutes, 1, 1, NULL, &access, &error), &error);
    ok("table", lc_access_table(access, &here.table, &error), &error);
    lc_access_free(access);
    ok("standard", lc_standard_bundled(LITERAL("mofcom-2021"), &here.standard, &error), &error);
    ok("assess", lc_prepared_assess(here.street.prepared, here.standard, NULL, NULL, &here.assessment, &error), &error);
    ok("groups", lc_groups_new(&groups, &error), &error);
    ok("group", lc_groups_add(groups, LITERAL("pharmacy"), pharmacies, 2, &error), &error);
    ok("live", lc_live_new(here.shops, groups, 1200, NULL, &here.live, &error), &error);
    lc_groups_free(groups);
    ok("scenario", lc_scenario_read(LITERAL(closing), LITERAL("s.toml"), &here.closing, &error), &error);
    ok("registry", lc_registry_new(&here.registry, &error), &error);
    ok("network", lc_prepared_timed(here.street.prepared, &timed, &error), &error);
    ok("save", lc_timed_save(timed, path, strlen(path), &error), &error);
    ok("open", lc_saved_network_open(path, strlen(path), &here.saved, &error), &error);
    lc_timed_free(timed);
    must("no robot", lc_walker_preset(LITERAL("robot"), &robot, &here.refusal) == LC_STATUS_NOT_FOUND);
}

static void let_go(const char *path)
{
    lc_error_free(here.refusal);
    lc_saved_network_free(here.saved);
    remove(path);
    lc_registry_free(here.registry);
    lc_scenario_free(here.closing);
    lc_live_free(here.live);
    lc_assessment_free(here.assessment);
    lc_standard_free(here.standard);
    lc_table_free(here.table);
    lc_places_free(here.shops);
    lc_places_free(here.homes);
    street_close(here.street);
}

static void play(const char *path)
{
    struct heard heard[THREADS];
    pthread_t threads[THREADS];
    lc_error *error = NULL;
    lc_table *before = NULL, *after = NULL;
    int i, added = 0;
    make(path);
    released = 0;
    ok("registered", lc_registry_table(here.registry, &before, &error), &error);
    for (i = 0; i < THREADS; i++) {
        heard[i].number = i;
        must("a thread", pthread_create(&threads[i], NULL, work, &heard[i]) == 0);
    }
    for (i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        added += heard[i].added;
        check("what is laid out once lies where all find it", heard[i].valid == heard[0].valid && heard[i].lon == heard[0].lon);
    }
    ok("registered", lc_registry_table(here.registry, &after, &error), &error);
    check("one of them took the name, each its own", added == THREADS + 1);
    check("all are registered", lc_table_row_count(after) == lc_table_row_count(before) + THREADS + 1);
    check("nothing is given back before", released == 0);
    lc_table_free(before);
    lc_table_free(after);
    let_go(path);
    check("and all of it after", released == added);
}

int main(int argc, char **argv)
{
    int round, rounds;
    if (argc != 3) {
        fprintf(stderr, "usage: %s ROUNDS NETWORK_FILE\n", argv[0]);
        return 2;
    }
    rounds = atoi(argv[1]);
    pthread_barrier_init(&together, NULL, THREADS);
    for (round = 0; round < rounds; round++) {
        play(argv[2]);
    }
    pthread_barrier_destroy(&together);
    printf("%d rounds of %d threads: %d things heard otherwise\n", rounds, THREADS, failures);
    return failures != 0;
}
