/* The register of needs through C: raised, served, rated, summed up, weighed; in memory, in a SQLite file, and in stores of the
 * host that keep their word or lie. Usage: needs FILE.db (which must not exist) */
#include "street.h"

#include <pthread.h>

static lc_error *error;

static const char *const n1[] = {"n1"};

static lc_entries *raised(const char *id)
{
    lc_entries *entries = NULL;
    ok("entries", lc_entries_new(&entries, &error), &error);
    ok("raised", lc_entries_raised(entries, id, strlen(id), LITERAL("red"), 20260302, LITERAL("no place to have shoes mended"),
                                   &error), &error);
    return entries;
}

static lc_needs *opened(const lc_store *store)
{
    lc_needs *needs = NULL;
    ok("open", lc_needs_open(store, LITERAL("needs"), NULL, 0, NULL, NULL, &needs, &error), &error);
    return needs;
}

static size_t happened(const lc_needs *needs)
{
    lc_table *table = NULL;
    size_t count;
    ok("entries", lc_needs_entries(needs, &table, &error), &error);
    count = lc_table_row_count(table);
    lc_table_free(table);
    return count;
}

/* What the Rust documentation of `NeedsRegister` computes. */
static void from_raised_to_rated(void)
{
    lc_needs *needs = opened(NULL);
    lc_entries *entries = raised("n1"), *early = NULL, *later = NULL;
    lc_standard *standard = NULL;
    lc_table *table = NULL;
    size_t index = 0;
    ok("raised", lc_needs_enter(needs, entries, &error), &error);
    refused("twice", lc_needs_enter(needs, entries, &error), LC_STATUS_DUPLICATE, &error);
    ok("early", lc_entries_new(&early, &error), &error);
    ok("rated", lc_entries_rated(early, LITERAL("s1"), LITERAL("n1"), 20260401, 19, 20, &error), &error);
    refused("not yet served", lc_needs_enter(needs, early, &error), LC_STATUS_NOT_FOUND, &error);
    ok("later", lc_entries_new(&later, &error), &error);
    ok("consulted", lc_entries_consulted(later, LITERAL("c1"), n1, 1, 20260310, LITERAL("agreed"), &error), &error);
    ok("proposed", lc_entries_proposed(later, LITERAL("p1"), n1, 1, 20260311, LITERAL("a stall"), &error), &error);
    ok("served", lc_entries_served(later, LITERAL("s1"), n1, 1, 20260401, LITERAL("p1"), LITERAL("a stall"), &error), &error);
    refused("no such day", lc_entries_served(later, LITERAL("s2"), n1, 1, 20260431, "", 0, "", 0, &error), LC_STATUS_ARGUMENT, &error);
    ok("later", lc_needs_enter(needs, later, &error), &error);
    ok("rated", lc_needs_enter(needs, early, &error), &error);
    check("all of it is kept", happened(needs) == 5);

    ok("standard", lc_standard_bundled(LITERAL("mofcom-2025"), &standard, &error), &error);
    ok("summary", lc_needs_summary(needs, LC_SUMMARY_BY_LIST, standard, LITERAL("satisfaction"), &table, &error), &error);
    check("three lists, and the red one is well served",
          lc_table_row_count(table) == 3 && text_is(table, "key", 0, "red") && number(table, "satisfaction", 0) == 0.95
              && number(table, "median_days", 0) == 30 && number(table, "meets_target", 0) == 1 && number(table, "rated", 0) == 1
              && is_null(table, "satisfaction", 1));
    lc_table_free(table);
    refused("no such target", lc_needs_summary(needs, 0, standard, LITERAL("happiness"), &table, &error), LC_STATUS_NOT_FOUND, &error);
    refused("no such sum", lc_needs_summary(needs, 3, NULL, NULL, 0, &table, &error), LC_STATUS_ARGUMENT, &error);
    ok("summary", lc_needs_summary(needs, LC_SUMMARY_BY_ALL, NULL, NULL, 0, &table, &error), &error);
    check("no target, no verdict", lc_table_row_count(table) == 1 && number(table, "consultations", 0) == 1
                                       && lc_table_find_column(table, LITERAL("meets_target"), &index, NULL) == LC_STATUS_NOT_FOUND);
    lc_table_free(table);
    ok("needs", lc_needs_table(needs, &table, &error), &error);
    check("rated", text_is(table, "stage", 0, "rated") && number(table, "open", 0) == 0 && number(table, "asked", 0) == 20);
    lc_table_free(table);
    ok("proposals", lc_needs_proposals(needs, &table, &error), &error);
    check("carried out and liked", text_is(table, "proposal", 0, "p1") && text_is(table, "services", 0, "s1")
                                       && number(table, "satisfaction", 0) == 0.95);
    lc_table_free(table);
    lc_standard_free(standard);
    lc_entries_free(later);
    lc_entries_free(early);
    lc_entries_free(entries);
    lc_needs_free(needs);
}

static void tables_in(void)
{
    static const char csv[] = "编号,日期,清单,业态,内容\nn1,2026-03-02,mine,repair,修鞋无处去\nn2,2026-02-30,mine,,\n";
    static const char *const ids[] = {"mine"}, *const zh[] = {"本社区清单"}, *const en[] = {"ours"};
    static const char *const twice[] = {"mine", "mine"};
    static const char *const id[] = {"n3", "n4"}, *const on[] = {"2026-04-01", "2026-04-02"}, *const list[] = {"mine", "red"};
    lc_needs *needs = NULL;
    lc_columns *columns = NULL;
    lc_table *table = NULL, *report = NULL;
    ok("open", lc_needs_open(NULL, LITERAL("needs"), ids, 1, zh, en, &needs, &error), &error);
    ok("csv", lc_needs_import_csv(needs, LITERAL(csv), LITERAL("needs.csv"), &report, &error), &error);
    check("the bad row is told, the good one kept", lc_table_row_count(report) == 1 && happened(needs) == 1);
    lc_table_free(report);
    ok("columns", lc_columns_new(2, &columns, &error), &error);
    ok("id", lc_columns_add_text(columns, LITERAL("id"), id, 2, &error), &error);
    ok("on", lc_columns_add_text(columns, LITERAL("on"), on, 2, &error), &error);
    ok("table", lc_columns_table(columns, &table, &error), &error);
    ok("no list", lc_needs_import_table(needs, table, LITERAL("ours"), &report, &error), &error);
    check("a need is on a list", lc_table_row_count(report) == 2 && happened(needs) == 1);
    lc_table_free(report);
    lc_table_free(table);
    ok("list", lc_columns_add_text(columns, LITERAL("list"), list, 2, &error), &error);
    ok("table", lc_columns_table(columns, &table, &error), &error);
    ok("one list", lc_needs_import_table(needs, table, LITERAL("ours"), &report, &error), &error);
    check("there is no red list here", lc_table_row_count(report) == 1 && happened(needs) == 2);
    lc_table_free(report);
    lc_table_free(table);
    lc_columns_free(columns);
    refused("no header", lc_needs_import_csv(needs, "", 0, LITERAL("x"), &report, &error), LC_STATUS_EMPTY, &error);
    lc_needs_free(needs);
    needs = NULL;
    refused("a list twice", lc_needs_open(NULL, LITERAL("needs"), twice, 2, twice, twice, &needs, &error), LC_STATUS_VALUE, &error);
    check("no register of it", needs == NULL);
}

/* An open need of 20 people at the first home adds 40 at an emphasis of 2; one of a circle is spread by people. */
static void weights(const struct street *s)
{
    static const char *const categories[] = {"repair", "pharmacy"}, *const unknown[] = {"rocket"};
    static const uint32_t members[] = {0, 1};
    lc_needs *needs = opened(NULL);
    lc_entries *entries = raised("n1");
    lc_groups *circles = NULL;
    lc_table *table = NULL, *report = NULL;
    ok("more", lc_entries_set_need(entries, LITERAL("repair"), "", 0, 118.780, 32.04, 20, &error), &error);
    ok("raised", lc_entries_raised(entries, LITERAL("n2"), LITERAL("blue"), 20260303, LITERAL("lamps"), &error), &error);
    ok("more", lc_entries_set_need(entries, LITERAL("pharmacy"), LITERAL("middle"), NAN, NAN, 30, &error), &error);
    ok("raised", lc_entries_raised(entries, LITERAL("n3"), LITERAL("blue"), 20260303, LITERAL("far away"), &error), &error);
    ok("more", lc_entries_set_need(entries, LITERAL("repair"), "", 0, 119.5, 32.04, NAN, &error), &error);
    refused("no such category", lc_entries_set_need(entries, LITERAL("rocket"), "", 0, NAN, NAN, NAN, &error),
            LC_STATUS_CATEGORY, &error);
    ok("enter", lc_needs_enter(needs, entries, &error), &error);
    ok("circles", lc_groups_new(&circles, &error), &error);
    ok("middle", lc_groups_add(circles, LITERAL("middle"), members, 2, &error), &error);
    ok("weights", lc_needs_demand_weights(needs, s->study, circles, categories, 2, 2, 500, &table, &report, &error), &error);
    check("100 people and 40 more", text_is(table, "home", 0, "h1") && number(table, "repair", 0) == 140
                                        && number(table, "repair", 1) == 200 && number(table, "repair", 2) == 0);
    check("60 spread by 100 to 200", number(table, "pharmacy", 0) == 120 && number(table, "pharmacy", 1) == 240);
    check("people not known, and a need nowhere", lc_table_row_count(report) == 2);
    lc_table_free(table);
    lc_table_free(report);
    refused("a rule of nothing", lc_needs_demand_weights(needs, s->study, NULL, categories, 2, -1, 500, &table, NULL, &error),
            LC_STATUS_ARGUMENT, &error);
    refused("rockets", lc_needs_demand_weights(needs, s->study, NULL, unknown, 1, 1, 500, &table, NULL, &error),
            LC_STATUS_CATEGORY, &error);
    lc_groups_free(circles);
    lc_entries_free(entries);
    lc_needs_free(needs);
}

/* What is entered is there for others, and after everybody has gone. */
static void on_disk(const char *path)
{
    lc_store *store = NULL;
    lc_needs *first, *second;
    lc_entries *entries = raised("n1"), *more = raised("n2");
    ok("file", lc_store_sqlite(path, strlen(path), &store, &error), &error);
    ok("laws", lc_store_check(store, LITERAL("trial"), &error), &error);
    first = opened(store);
    second = opened(store);
    lc_store_free(store);
    ok("first", lc_needs_enter(first, entries, &error), &error);
    check("not yet read", happened(second) == 0);
    ok("refresh", lc_needs_refresh(second, &error), &error);
    check("read", happened(second) == 1);
    ok("more", lc_needs_enter(first, more, &error), &error);
    refused("the second writer reads first", lc_needs_enter(second, more, &error), LC_STATUS_DUPLICATE, &error);
    lc_needs_free(first);
    lc_needs_free(second);
    store = NULL;
    ok("again", lc_store_sqlite(path, strlen(path), &store, &error), &error);
    first = opened(store);
    check("it is still there", happened(first) == 2);
    lc_needs_free(first);
    lc_store_free(store);
    store = NULL;
    refused("no such folder", lc_store_sqlite(LITERAL("/no/such/folder/needs.db"), &store, &error), LC_STATUS_IO, &error);
    lc_entries_free(more);
    lc_entries_free(entries);
}

/* A store of the host: some streams of records in arrays, behind a lock of its own. */
enum answer { HONEST, SILENT, MESSAGE, CODE, FORGETFUL, CARELESS, GARBLED, DEAF, REENTRANT, ANSWERS };

struct record {
    char stream[32];
    size_t length;
    char *bytes;
};

struct store {
    enum answer answer;
    pthread_t home;
    int elsewhere, released;
    size_t count;
    struct record records[128];
    pthread_mutex_t lock;
    lc_needs *needs;
    int reentered;
};

static int is_of(const struct record *record, const char *stream, size_t length)
{
    return strlen(record->stream) == length && memcmp(record->stream, stream, length) == 0;
}

static int32_t append(void *context, const char *stream, size_t stream_length, uint64_t expected, const uint8_t *bytes,
                      const size_t *starts, size_t count, uint64_t *held, lc_plugin_reply *reply)
{
    struct store *store = (struct store *)context;
    uint64_t length = 0;
    size_t i;
    switch (store->answer) {
    case SILENT: return 0;
    case MESSAGE: return lc_plugin_reply_fail(reply, LITERAL("the disk is full"));
    case CODE: return 77;
    case REENTRANT: store->reentered = lc_needs_refresh(store->needs, NULL); break;
    default: break;
    }
    pthread_mutex_lock(&store->lock);
    store->elsewhere += !pthread_equal(store->home, pthread_self());
    for (i = 0; i < store->count; i++) {
        length += (uint64_t)is_of(&store->records[i], stream, stream_length);
    }
    *held = store->answer == DEAF ? expected : length;
    if (length == expected || store->answer == CARELESS) {
        for (i = 0; i < count && store->answer != FORGETFUL && store->count < 128; i++) {
            struct record *record = &store->records[store->count++];
            memcpy(record->stream, stream, stream_length);
            record->length = starts[i + 1] - starts[i];
            record->bytes = (char *)malloc(record->length + 1);
            memcpy(record->bytes, bytes + starts[i], record->length);
        }
    }
    pthread_mutex_unlock(&store->lock);
    return 0;
}

static int32_t read_back(void *context, const char *stream, size_t stream_length, uint64_t from, lc_plugin_reply *reply)
{
    struct store *store = (struct store *)context;
    uint64_t number = 0;
    size_t i;
    pthread_mutex_lock(&store->lock);
    store->elsewhere += !pthread_equal(store->home, pthread_self());
    for (i = 0; i < store->count; i++) {
        const struct record *record = &store->records[i];
        if (is_of(record, stream, stream_length) && number++ >= from) {
            lc_plugin_reply_record(reply, store->answer == GARBLED ? "nonsense" : record->bytes,
                                   store->answer == GARBLED ? 8 : record->length);
        }
    }
    pthread_mutex_unlock(&store->lock);
    return 0;
}

static void release(void *context)
{
    struct store *store = (struct store *)context;
    while (store->count > 0) {
        free(store->records[--store->count].bytes);
    }
    store->released++;
}

static lc_store *registered(struct store *store, enum answer answer, uint64_t flags)
{
    lc_registry *registry = NULL;
    lc_store *taken = NULL;
    lc_store_plugin plugin;
    memset(store, 0, sizeof *store);
    store->answer = answer;
    store->home = pthread_self();
    pthread_mutex_init(&store->lock, NULL);
    memset(&plugin, 0, sizeof plugin);
    plugin.struct_size = sizeof plugin;
    plugin.flags = flags;
    plugin.context = store;
    plugin.release = release;
    plugin.append = append;
    plugin.read = read_back;
    ok("registry", lc_registry_new(&registry, &error), &error);
    ok("add", lc_registry_add_store(registry, LITERAL("ours"), &plugin, &error), &error);
    plugin.read = NULL;
    refused("nothing to read by", lc_registry_add_store(registry, LITERAL("none"), &plugin, &error), LC_STATUS_PLUGIN, &error);
    refused("no such store", lc_registry_store(registry, LITERAL("hours"), &taken, &error), LC_STATUS_NOT_FOUND, &error);
    ok("take", lc_registry_store(registry, LITERAL("ours"), &taken, &error), &error);
    lc_registry_free(registry);
    return taken;
}

static void own_store(void)
{
    struct store store;
    lc_entries *entries = raised("n1");
    int flags;
    for (flags = 0; flags <= (int)LC_PLUGIN_THREAD_SAFE; flags++) {
        lc_store *taken = registered(&store, HONEST, (uint64_t)flags);
        lc_needs *needs = opened(taken), *again;
        ok("laws", lc_store_check(taken, LITERAL("trial"), &error), &error);
        check("called at home unless it may be called anywhere", (store.elsewhere > 0) == (flags != 0));
        ok("enter", lc_needs_enter(needs, entries, &error), &error);
        again = opened(taken);
        check("kept", happened(again) == 1);
        lc_store_free(taken);
        lc_needs_free(again);
        check("held by the register", store.released == 0);
        lc_needs_free(needs);
        check("released once", store.released == 1);
    }
    lc_entries_free(entries);
}

/* A store that fails leaves the register as it was; one that breaks a law is found out. */
static void liars(void)
{
    lc_entries *entries = raised("n1");
    int answer;
    for (answer = SILENT; answer < ANSWERS; answer++) {
        struct store store;
        char what[32];
        lc_store *taken = registered(&store, (enum answer)answer, 0);
        lc_needs *needs = opened(taken);
        snprintf(what, sizeof what, "lie %d", answer);
        store.needs = needs;
        if (answer == SILENT || answer == MESSAGE || answer == CODE) {
            refused(what, lc_needs_enter(needs, entries, &error), LC_STATUS_PLUGIN, &error);
            check("nothing was entered", happened(needs) == 0);
        }
        if (answer == REENTRANT) {
            ok("entered", lc_needs_enter(needs, entries, &error), &error);
            check("a store that comes back is refused", store.reentered == LC_STATUS_ARGUMENT);
        } else {
            refused(what, lc_store_check(taken, LITERAL("trial"), &error), LC_STATUS_PLUGIN, &error);
        }
        if (answer == GARBLED) {
            lc_needs *other = NULL;
            ok("entered", lc_needs_enter(needs, entries, &error), &error);
            refused("no entry", lc_needs_open(taken, LITERAL("needs"), NULL, 0, NULL, NULL, &other, &error),
                    LC_STATUS_FORMAT, &error);
        }
        lc_needs_free(needs);
        lc_store_free(taken);
        check("released once", store.released == 1);
    }
    lc_entries_free(entries);
}

int main(int argc, char **argv)
{
    struct street s = street_open();
    lc_store *memory = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: %s FILE.db\n", argv[0]);
        return 2;
    }
    from_raised_to_rated();
    tables_in();
    weights(&s);
    ok("memory", lc_store_memory(&memory, &error), &error);
    ok("laws", lc_store_check(memory, LITERAL("trial"), &error), &error);
    lc_store_free(memory);
    on_disk(argv[1]);
    own_store();
    liars();
    street_close(s);
    printf("%d promises of the register broken\n", failures);
    return failures != 0;
}
