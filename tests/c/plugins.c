/* Plugins in C: they change results, are called on the thread they belong to, are released once, and may lie.
 * Usage: plugins PLUGIN_LIBRARY.so LIBRARY_WITHOUT_PLUGINS.so */
#include "host_plugin.h"

static int32_t seconds(void *context, const lc_edge_columns *edges, double *forward_s, double *backward_s,
                       lc_plugin_reply *reply)
{
    struct plugin *plugin = (struct plugin *)context;
    size_t row, last = plugin->answer == UNFILLED ? edges->count - 1 : edges->count;
    plugin->edges = edges->count;
    for (row = 0; row < last; row++) {
        forward_s[row] = backward_s[row] = edges->length_m[row] / plugin->speed;
    }
    return spoil(plugin, forward_s, edges->count, reply);
}

/* How many outlets a home reaches, by an honest or a lying counter. */
static int32_t levels(void *context, const lc_catchment_columns *c, double *number, uint8_t *level, lc_plugin_reply *reply)
{
    struct plugin *plugin = (struct plugin *)context;
    size_t home;
    for (home = 0; home < c->home_count; home++) {
        number[home] = (double)(c->home_start[home + 1] - c->home_start[home]);
        level[home] = plugin->answer == WRONG_LEVEL ? 200 : plugin->answer == UNFILLED ? 0 : LC_LEVEL_AT_LEAST;
        if (plugin->answer == HONEST && !c->attached[home]) {
            level[home] = LC_LEVEL_UNATTACHED;
        }
    }
    return plugin->answer == BEYOND ? 0 : spoil(plugin, number, c->home_count, reply);
}

static lc_walk_model_plugin walk_model(struct plugin *plugin)
{
    lc_walk_model_plugin p;
    memset(&p, 0, sizeof p);
    p.struct_size = sizeof p;
    p.context = plugin;
    p.release = release;
    p.link_seconds_per_metre = 0.8;
    p.seconds = seconds;
    return p;
}

static lc_indicator_plugin indicator(struct plugin *plugin)
{
    lc_indicator_plugin p;
    memset(&p, 0, sizeof p);
    p.struct_size = sizeof p;
    p.context = plugin;
    p.release = release;
    p.horizon_s = 600;
    p.dependency_radius = 1;
    p.levels = levels;
    return p;
}

static lc_study *study(void)
{
    static const char nodes[] = "id,lon,lat\n1,118.78,32.04\n2,118.782,32.04\n3,118.784,32.04\n";
    static const char edges[] = "from,to\n1,2\n2,3\n";
    static const char shops[] = "id,category,lon,lat\na,pharmacy,118.784,32.04\nb,pharmacy,118.783,32.04\n";
    static const char homes[] = "id,lon,lat,people\nh,118.78,32.04,3\ni,118.7815,32.04,2\nfar,119.5,32.9,1\n";
    lc_error *error = NULL;
    lc_table_options *options = NULL;
    lc_network *network = NULL;
    lc_facilities *facilities = NULL;
    lc_homes *people = NULL;
    lc_study *study = NULL;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    ok("network", lc_network_from_csv(LITERAL(nodes), LITERAL(edges), options, &network, &error), &error);
    ok("shops", lc_facilities_read(LC_FORMAT_CSV, LITERAL(shops), options, &facilities, &error), &error);
    ok("homes", lc_homes_read(LC_FORMAT_CSV, LITERAL(homes), options, &people, &error), &error);
    ok("study", lc_study_from_parts(network, facilities, people, NULL, NULL, &study, &error), &error);
    lc_homes_free(people);
    lc_facilities_free(facilities);
    lc_network_free(network);
    lc_table_options_free(options);
    return study;
}

static int32_t go_on(const char *stage, uint64_t done, uint64_t total, void *context)
{
    (void)stage, (void)done, (void)total, (void)context;
    return 0;
}

/* What a walk model answers, and what the library makes of it. */
static void walk_models(const lc_study *s)
{
    static const char *const words[ANSWERS] = {"", "fill every row", "times >= 0", "times >= 0", "beyond the end",
                                               "\"mine\" failed: the map is out of date", "\"mine\" failed without",
                                               "\"mine\" failed: half of it", ""};
    int answer;
    for (answer = HONEST; answer < WRONG_LEVEL; answer++) {
        int threads;
        for (threads = 0; threads < 2; threads++) {
            lc_error *error = NULL;
            lc_registry *registry = NULL;
            lc_walker *walker = NULL;
            lc_run *run = NULL;
            lc_prepared *prepared = NULL;
            struct plugin plugin = fresh((enum answer)answer);
            lc_walk_model_plugin p = walk_model(&plugin);
            int status;
            ok("registry", lc_registry_new(&registry, &error), &error);
            ok("add", lc_registry_add_walk_model(registry, LITERAL("mine"), &p, &error), &error);
            ok("walker", lc_registry_walker(registry, LITERAL("mine"), &walker, &error), &error);
            lc_registry_free(registry);
            ok("run", lc_run_new(&run, &error), &error);
            ok("threads", lc_run_set_threads(run, (size_t)threads * 2, &error), &error);
            ok("listener", lc_run_set_progress(run, threads ? go_on : NULL, NULL, &error), &error);
            status = lc_study_prepare(s, walker, NULL, run, &prepared, &error);
            if (answer == HONEST) {
                ok("prepare", status, &error);
            } else {
                denied(words[answer], status, LC_STATUS_PLUGIN, words[answer], &error);
            }
            check("called once, at home", plugin.calls == 1 && plugin.elsewhere == 0 && plugin.edges > 0);
            check("not released while a walker uses it", plugin.released == 0);
            lc_walker_free(walker);
            check("released once", plugin.released == 1);
            lc_prepared_free(prepared);
            lc_run_free(run);
        }
    }
}

static size_t column_of(const lc_table *table, const char *name)
{
    size_t column = 0;
    ok(name, lc_table_find_column(table, name, strlen(name), &column, NULL), NULL);
    return column;
}

static void indicators(const lc_study *s)
{
    static const char *const names[] = {"reached"}, *const kinds[] = {"pharmacy;clinic"};
    static const char *const words[ANSWERS] = {"", "number of lc_level", "finite and not negative", "not negative", "",
                                               "\"reached\" failed: the map", "\"reached\" failed without",
                                               "\"reached\" failed: half", "number of lc_level"};
    lc_error *error = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    int answer;
    ok("walker", lc_walker_preset(LITERAL("adult"), &walker, &error), &error);
    ok("prepare", lc_study_prepare(s, walker, NULL, NULL, &prepared, &error), &error);
    for (answer = HONEST; answer < ANSWERS; answer++) {
        lc_registry *registry = NULL;
        lc_table *table = NULL;
        struct plugin plugin = fresh((enum answer)answer);
        lc_indicator_plugin p = indicator(&plugin);
        int status;
        if (answer == BEYOND) {
            continue; /* not asked for: there is nothing beyond */
        }
        ok("registry", lc_registry_new(&registry, &error), &error);
        ok("add", lc_registry_add_indicator(registry, LITERAL("reached"), &p, &error), &error);
        status = lc_prepared_measure(prepared, registry, names, 1, kinds, 1, 10, NULL, &table, &error);
        if (answer == HONEST) {
            const double *number = NULL;
            const uint8_t *valid = NULL;
            ok("measure", status, &error);
            ok("numbers", lc_table_real(table, column_of(table, "reached"), &number, &error), &error);
            ok("valid", lc_table_valid(table, column_of(table, "reached"), &valid, &error), &error);
            check("both pharmacies", lc_table_row_count(table) == 3 && valid[0] && number[0] == 2.0);
            check("nobody says anything of a home without a door", valid[2] == 0);
        } else {
            denied(words[answer], status, LC_STATUS_PLUGIN, words[answer], &error);
        }
        check("at home", plugin.elsewhere == 0);
        lc_table_free(table);
        lc_registry_free(registry);
        check("released once", plugin.released == 1);
    }
    lc_prepared_free(prepared);
    lc_walker_free(walker);
}

/* What cannot be registered, and stays with the host. */
static void registering(void)
{
    lc_error *error = NULL;
    lc_registry *registry = NULL;
    lc_walker *walker = NULL;
    lc_table *table = NULL;
    struct plugin plugin = fresh(HONEST);
    lc_walk_model_plugin good = walk_model(&plugin), bad = good;
    lc_indicator_plugin measure = indicator(&plugin);
    struct { lc_walk_model_plugin known; uint64_t unknown; } newer;
#define ADD(p) lc_registry_add_walk_model(registry, LITERAL("mine"), (p), &error)
    ok("registry", lc_registry_new(&registry, &error), &error);
    denied("NULL", ADD(NULL), LC_STATUS_ARGUMENT, "NULL", &error);
    denied("NULL registry", lc_registry_add_walk_model(NULL, LITERAL("mine"), &good, &error), LC_STATUS_ARGUMENT, "registry", &error);
    bad.struct_size = 4;
    denied("too small", ADD(&bad), LC_STATUS_PLUGIN, "struct_size", &error);
    bad.struct_size = SIZE_MAX;
    denied("no size", ADD(&bad), LC_STATUS_PLUGIN, "struct_size", &error);
    bad = good, bad.flags = 6;
    denied("flags", ADD(&bad), LC_STATUS_ARGUMENT, "flags", &error);
    bad = good, bad.seconds = NULL;
    denied("no function", ADD(&bad), LC_STATUS_PLUGIN, "seconds", &error);
    newer.known = good, newer.known.struct_size = sizeof newer, newer.unknown = 1;
    denied("asks for what is not known", ADD(&newer.known), LC_STATUS_PLUGIN, "does not know", &error);
    newer.unknown = 0;
    ok("a newer structure", ADD(&newer.known), &error);
    denied("taken", ADD(&good), LC_STATUS_DUPLICATE, "of that name", &error);
    denied("bundled", lc_registry_add_walk_model(registry, LITERAL("elder"), &good, &error), LC_STATUS_DUPLICATE, "bundled", &error);
    denied("nameless", lc_registry_add_walk_model(registry, LITERAL(" "), &good, &error), LC_STATUS_ARGUMENT, "name", &error);
    measure.horizon_s = NAN;
    denied("horizon", lc_registry_add_indicator(registry, LITERAL("m"), &measure, &error), LC_STATUS_PLUGIN, "horizon", &error);
    measure.horizon_s = 60, measure.dependency_radius = 0;
    denied("radius", lc_registry_add_indicator(registry, LITERAL("m"), &measure, &error), LC_STATUS_PLUGIN, "radius", &error);
    denied("unknown", lc_registry_walker(registry, LITERAL("mime"), &walker, &error), LC_STATUS_NOT_FOUND, "walk model", &error);
    ok("bundled", lc_registry_walker(registry, LITERAL("elder"), &walker, &error), &error);
    lc_walker_free(walker);
    ok("table", lc_registry_table(registry, &table, &error), &error);
    check("five bundled walkers and one of ours", lc_table_row_count(table) == 6);
    lc_table_free(table);
    lc_registry_free(registry);
    check("only what was registered is released", plugin.released == 1);
#undef ADD
}

static void loading(const lc_study *s, const char *plugins, const char *none)
{
    lc_error *error = NULL;
    lc_registry *registry = NULL, *other = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    ok("registry", lc_registry_new(&registry, &error), &error);
    denied("no file", lc_registry_load(registry, LITERAL("no-such-library.so"), &error), LC_STATUS_IO, "loaded", &error);
    denied("no symbol", lc_registry_load(registry, none, strlen(none), &error), LC_STATUS_PLUGIN, "lifecircle_plugin_init", &error);
    ok("load", lc_registry_load(registry, plugins, strlen(plugins), &error), &error);
    ok("walker", lc_registry_walker(registry, LITERAL("loaded"), &walker, &error), &error);
    ok("prepare", lc_study_prepare(s, walker, NULL, NULL, &prepared, &error), &error);
    lc_prepared_free(prepared);
    denied("twice", lc_registry_load(registry, plugins, strlen(plugins), &error), LC_STATUS_PLUGIN, "of that name", &error);
    ok("registry", lc_registry_new(&other, &error), &error);
    ok("load", lc_registry_load(other, plugins, strlen(plugins), &error), &error);
    lc_registry_free(registry);
    ok("prepare", lc_study_prepare(s, walker, NULL, NULL, &prepared, &error), &error);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_registry_free(other);
}

int main(int argc, char **argv)
{
    lc_study *s;
    if (argc != 3) {
        fprintf(stderr, "usage: %s PLUGIN_LIBRARY.so LIBRARY_WITHOUT_PLUGINS.so\n", argv[0]);
        return 2;
    }
    s = study();
    walk_models(s);
    indicators(s);
    registering();
    loading(s, argv[1], argv[2]);
    lc_study_free(s);
    printf("%d promises of plugins broken\n", failures);
    return failures != 0;
}
