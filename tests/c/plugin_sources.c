/* Sources of the host, in C: they hand in Arrow streams and files, and may lie. */
#include "arrow_rows.h"
#include "host_plugin.h"

static int live_streams = 0;

static int32_t read_places(void *context, struct ArrowArrayStream *stream, lc_plugin_reply *reply)
{
    struct plugin *plugin = (struct plugin *)context;
    struct rows *rows;
    double ignored[2];
    if (plugin->answer == UNFILLED) {
        return 0;
    }
    if (plugin->answer == BEYOND) {
        lc_plugin_reply_table(reply, LC_FORMAT_CSV, LITERAL("id,lon,lat\na,118.78,32.04\n"));
        return lc_plugin_reply_table(reply, LC_FORMAT_CSV, LITERAL("id,lon,lat\n"));
    }
    if (plugin->answer == NOT_A_NUMBER) {
        return lc_plugin_reply_table(reply, 77, LITERAL("id,lon,lat\na,118.78,32.04\n"));
    }
    if (plugin->answer == WRONG_LEVEL) { /* honest, by a file */
        plugin->calls++;
        return lc_plugin_reply_table(reply, LC_FORMAT_CSV, LITERAL("id,lon,lat\na,118.78,32.04\n"));
    }
    rows = rows_stream(stream, "lon", "lat", &live_streams);
    if (plugin->answer == NEGATIVE) {
        rows->offsets[1] = -1;
    }
    return plugin->answer < MESSAGE ? (plugin->calls++, 0) : spoil(plugin, ignored, 1, reply);
}

static int32_t read_network(void *context, struct ArrowArrayStream *nodes, struct ArrowArrayStream *edges,
                            lc_plugin_reply *reply)
{
    struct plugin *plugin = (struct plugin *)context;
    struct rows *rows = rows_stream(nodes, "lon", "lat", &live_streams);
    double ignored[2];
    memcpy(rows->text, "123", 4);
    rows = rows_stream(edges, "from", "to", &live_streams);
    rows->x[0] = 1, rows->y[0] = 2, rows->x[1] = 2, rows->y[1] = 3, rows->x[2] = 3, rows->y[2] = 1;
    return plugin->answer < MESSAGE ? 0 : spoil(plugin, ignored, 1, reply);
}

static void sources(void)
{
    static const enum answer answers[] = {HONEST, WRONG_LEVEL, UNFILLED, NEGATIVE, MESSAGE, CODE, BEYOND, NOT_A_NUMBER};
    static const char *const words[] = {"", "", "must hand in 1 table", "that cannot be read", "the map is out of date",
                                        "without", "must hand in 1 table", "lc_format"};
    size_t i;
    for (i = 0; i < sizeof answers / sizeof *answers; i++) {
        lc_error *error = NULL;
        lc_registry *registry = NULL;
        lc_table_options *options = NULL;
        lc_facilities *shops = NULL;
        lc_homes *homes = NULL;
        struct plugin plugin = fresh(answers[i]);
        lc_table_source_plugin p;
        int status;
        memset(&p, 0, sizeof p);
        p.struct_size = sizeof p;
        p.context = &plugin;
        p.release = release;
        p.read = read_places;
        ok("registry", lc_registry_new(&registry, &error), &error);
        denied("no options", lc_registry_add_facility_source(registry, LITERAL("shops"), &p, &error), LC_STATUS_ARGUMENT,
                "options", &error);
        ok("options", lc_table_options_new(LITERAL("GCJ02"), &options, &error), &error);
        ok("category", lc_table_options_set_category(options, LITERAL("pharmacy"), &error), &error);
        p.options = options;
        ok("add", lc_registry_add_facility_source(registry, LITERAL("shops"), &p, &error), &error);
        ok("add", lc_registry_add_home_source(registry, LITERAL("homes"), &p, &error), &error);
        lc_table_options_free(options);
        status = lc_registry_facilities(registry, LITERAL("shops"), NULL, &shops, &error);
        if (answers[i] == HONEST || answers[i] == WRONG_LEVEL) {
            ok("read", status, &error);
            ok("read", lc_registry_homes(registry, LITERAL("homes"), NULL, &homes, &error), &error);
            check("read once each", plugin.calls == 2);
        } else {
            denied(words[i], status, LC_STATUS_PLUGIN, words[i], &error);
            status = lc_registry_homes(registry, LITERAL("homes"), NULL, &homes, &error);
            denied(words[i], status, LC_STATUS_PLUGIN, "\"homes\"", &error);
        }
        check("every stream was released", live_streams == 0);
        lc_facilities_free(shops);
        lc_homes_free(homes);
        lc_registry_free(registry);
        check("released once for each name", plugin.released == 2);
    }
}

static void networks(void)
{
    static const enum answer answers[] = {HONEST, MESSAGE, CODE};
    size_t i;
    for (i = 0; i < sizeof answers / sizeof *answers; i++) {
        lc_error *error = NULL;
        lc_registry *registry = NULL;
        lc_table_options *options = NULL;
        lc_network *network = NULL;
        struct plugin plugin = fresh(answers[i]);
        lc_network_source_plugin p;
        int status;
        memset(&p, 0, sizeof p);
        p.struct_size = sizeof p;
        p.flags = LC_PLUGIN_THREAD_SAFE;
        p.context = &plugin;
        p.read = read_network;
        ok("registry", lc_registry_new(&registry, &error), &error);
        ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
        p.options = options;
        ok("add", lc_registry_add_network_source(registry, LITERAL("ways"), &p, &error), &error);
        lc_table_options_free(options);
        status = lc_registry_network(registry, LITERAL("ways"), NULL, &network, &error);
        if (answers[i] == HONEST) {
            ok("read", status, &error);
        } else {
            denied("network", status, LC_STATUS_PLUGIN, "network source \"ways\" failed", &error);
        }
        check("every stream was released", live_streams == 0);
        lc_network_free(network);
        lc_registry_free(registry);
    }
}

int main(void)
{
    sources();
    networks();
    printf("%d promises of sources broken\n", failures);
    return failures != 0;
}
