/* Arrow in and out: what goes out comes back the same, outlives its table, and what comes in is not believed.
 * Usage: arrow CITY.osm.pbf */
#include "arrow_rows.h"

#include <stdio.h>

#define LITERAL(text) (text), (sizeof(text) - 1)

static int failures = 0;

static void check(const char *what, int holds)
{
    if (!holds) {
        fprintf(stderr, "FAILED %s\n", what);
        failures++;
    }
}

static void ok(const char *what, int status, lc_error **said)
{
    lc_error *error = said != NULL ? *said : NULL; /* read here: the call that wrote it was another argument */
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "FAILED %s: status %d: %s\n", what, status, lc_error_message(error));
        exit(1);
    }
}

/* The access table of a city, one row for each home. */
static lc_table *access_table(const char *path)
{
    static const char *const categories[] = {"pharmacy"};
    static const uint32_t minutes[] = {15};
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *walker = NULL;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    ok("study", lc_study_from_osm(path, strlen(path), NULL, NULL, &study, &error), &error);
    ok("walker", lc_walker_preset(LITERAL("adult"), &walker, &error), &error);
    ok("prepare", lc_study_prepare(study, walker, NULL, NULL, &prepared, &error), &error);
    ok("access", lc_prepared_access(prepared, categories, 1, minutes, 1, 1, NULL, &access, &error), &error);
    ok("table", lc_access_table(access, &table, &error), &error);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(walker);
    lc_study_free(study);
    return table;
}

/* One array, read after its table is gone. */
static void out_as_an_array(const char *path)
{
    lc_error *error = NULL;
    struct ArrowSchema schema;
    struct ArrowArray array;
    lc_table *table = access_table(path);
    size_t rows = lc_table_row_count(table), columns = lc_table_column_count(table), column = 0, row;
    const double *before = NULL;
    const uint8_t *valid = NULL;
    double *copy;
    uint8_t *known;
    int same = 1;
    ok("column", lc_table_find_column(table, LITERAL("pharmacy_s"), &column, &error), &error);
    ok("real", lc_table_real(table, column, &before, &error), &error);
    ok("valid", lc_table_valid(table, column, &valid, &error), &error);
    copy = (double *)malloc(rows * sizeof *copy);
    known = (uint8_t *)malloc(rows);
    if (copy == NULL || known == NULL) {
        exit(1);
    }
    memcpy(copy, before, rows * sizeof *copy);
    memcpy(known, valid, rows);
    ok("export", lc_table_export_arrow(table, &schema, &array, &error), &error);
    lc_table_free(table);
    check("a structure of all columns and the geometry", strcmp(schema.format, "+s") == 0
              && schema.n_children == (int64_t)columns + 1 && array.n_children == schema.n_children);
    check("every row", array.length == (int64_t)rows);
    check("a name", strcmp(schema.children[column]->name, "pharmacy_s") == 0);
    check("real numbers", strcmp(schema.children[column]->format, "g") == 0);
    check("geometry last", strcmp(schema.children[columns]->name, "geometry") == 0);
    for (row = 0; row < rows; row++) {
        const struct ArrowArray *a = array.children[column];
        const uint8_t *bits = (const uint8_t *)a->buffers[0];
        const double *values = (const double *)a->buffers[1];
        size_t at = row + (size_t)a->offset;
        int here = bits == NULL || (bits[at / 8] >> (at % 8) & 1) != 0;
        same = same && here == known[row] && (!here || values[at] == copy[row]);
    }
    check("the numbers of the table, after it was freed", same);
    array.release(&array);
    schema.release(&schema);
    free(copy);
    free(known);
}

/* Out as a stream and in again as homes: the same homes. */
static void out_and_in(const char *path)
{
    lc_error *error = NULL;
    struct ArrowArrayStream stream;
    lc_table_options *options = NULL;
    lc_homes *homes = NULL;
    lc_network *network = NULL;
    lc_study *study = NULL;
    lc_table *table = access_table(path);
    size_t rows = lc_table_row_count(table);
    static const char nodes[] = "id,lon,lat\n1,118.77,32.04\n2,118.79,32.04\n", edges[] = "from,to\n1,2\n";
    ok("export", lc_table_export_stream(table, &stream, &error), &error);
    lc_table_free(table);
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    ok("id", lc_table_options_set_column(options, LITERAL("id"), LITERAL("home"), &error), &error);
    ok("import", lc_homes_from_arrow(&stream, options, &homes, &error), &error);
    check("the stream was moved", stream.release == NULL);
    ok("network", lc_network_from_csv(LITERAL(nodes), LITERAL(edges), options, &network, &error), &error);
    ok("study", lc_study_from_parts(network, NULL, homes, NULL, NULL, &study, &error), &error);
    check("as many homes as rows", lc_study_home_count(study) == rows);
    check("a moved stream is refused", lc_homes_from_arrow(&stream, options, &homes, &error) == LC_STATUS_ARGUMENT);
    lc_error_free(error);
    lc_study_free(study);
    lc_network_free(network);
    lc_homes_free(homes);
    lc_table_options_free(options);
}

enum spoil {
    SOUND, NEGATIVE_LENGTH, NEGATIVE_OFFSET, HUGE_LENGTH, TOO_MANY_NULLS, NO_BUFFERS, TOO_FEW_BUFFERS, NULL_BUFFER,
    FALLING_OFFSETS, NEGATIVE_OFFSETS, NO_BYTES, BAD_UTF8, NO_CHILDREN, NULL_CHILD, SHORT_CHILD, NULLS_NOWHERE,
    FAILING, NO_NEXT, NO_FORMAT, BAD_FORMAT, BAD_NAME, SPOILS
};

static const char *broken_format(struct rows *rows, struct ArrowArrayStream *stream, enum spoil how);

static const char *spoiled(struct rows *rows, struct ArrowArrayStream *stream, enum spoil how)
{
    switch (how) {
    case SOUND: return "sound";
    case NEGATIVE_LENGTH: rows->columns[1].length = -3; return "negative length";
    case NEGATIVE_OFFSET: rows->columns[1].offset = -1; return "negative offset";
    case HUGE_LENGTH: rows->root.length = rows->columns[0].length = INT64_MAX; return "huge length";
    case TOO_MANY_NULLS: rows->columns[1].null_count = 4; return "more nulls than rows";
    case NO_BUFFERS: rows->columns[2].buffers = NULL; return "no buffers";
    case TOO_FEW_BUFFERS: rows->columns[0].n_buffers = 2; return "too few buffers";
    case NULL_BUFFER: rows->buffers[1][1] = NULL; return "a NULL buffer";
    case FALLING_OFFSETS: rows->offsets[1] = 3; rows->offsets[2] = 1; return "falling offsets";
    case NEGATIVE_OFFSETS: rows->offsets[0] = -2; return "negative offsets";
    case NO_BYTES: rows->buffers[0][2] = NULL; return "text without bytes";
    case BAD_UTF8: rows->text[1] = (char)0xff; return "text that is not UTF-8";
    case NO_CHILDREN: rows->root.children = NULL; return "no children";
    case NULL_CHILD: rows->column_pointers[2] = NULL; return "a NULL child";
    case SHORT_CHILD: rows->columns[2].length = 1; return "a child that is too short";
    case NULLS_NOWHERE: rows->columns[1].null_count = 1; return "nulls nowhere";
    default: return broken_format(rows, stream, how);
    }
}

static int no_format(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct rows *rows = (struct rows *)stream->private_data;
    rows_schema(stream, out);
    rows->fields[1].format = NULL;
    return 0;
}

static int bad_format(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct rows *rows = (struct rows *)stream->private_data;
    rows_schema(stream, out);
    rows->fields[1].format = "what is this";
    return 0;
}

static const char *broken_format(struct rows *rows, struct ArrowArrayStream *stream, enum spoil how)
{
    switch (how) {
    case FAILING: rows->fails = 5; return "a producer that fails";
    case NO_NEXT: stream->get_next = NULL; return "no get_next";
    case NO_FORMAT: stream->get_schema = no_format; return "a field without a format";
    case BAD_FORMAT: stream->get_schema = bad_format; return "a format nobody knows";
    default: rows->names[1] = "lon\xff"; return "a name that is not UTF-8";
    }
}

static void in(void)
{
    lc_error *error = NULL;
    lc_table_options *options = NULL;
    int how, live = 0;
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    for (how = SOUND; how < SPOILS; how++) {
        struct ArrowArrayStream stream;
        lc_homes *homes = NULL;
        struct rows *rows = rows_stream(&stream, "lon", "lat", &live);
        const char *what = spoiled(rows, &stream, (enum spoil)how);
        int status = lc_homes_from_arrow(&stream, options, &homes, &error);
        if (how == SOUND) {
            ok(what, status, &error);
        } else {
            check(what, status == LC_STATUS_FORMAT && homes == NULL && strlen(lc_error_message(error)) > 0);
            lc_error_free(error);
        }
        check("moved", stream.release == NULL);
        check("released", live == 0);
        lc_homes_free(homes);
    }
    lc_table_options_free(options);
}

/* A network from two streams, and what is wrong with the arguments: whatever happens, both are taken. */
static void two_streams(void)
{
    lc_error *error = NULL;
    lc_table_options *options = NULL;
    lc_network *network = NULL;
    struct ArrowArrayStream nodes, edges;
    int live = 0;
    struct rows *rows = rows_stream(&nodes, "lon", "lat", &live);
    memcpy(rows->text, "123", 4);
    rows = rows_stream(&edges, "from", "to", &live);
    rows->x[0] = 1, rows->y[0] = 2, rows->x[1] = 2, rows->y[1] = 3, rows->x[2] = 3, rows->y[2] = 1;
    check("no options", lc_network_from_arrow(&nodes, &edges, NULL, &network, &error) == LC_STATUS_ARGUMENT);
    lc_error_free(error);
    check("both were taken", nodes.release == NULL && edges.release == NULL && live == 0);
    ok("options", lc_table_options_new(LITERAL("WGS84"), &options, &error), &error);
    rows = rows_stream(&nodes, "lon", "lat", &live);
    memcpy(rows->text, "123", 4);
    rows = rows_stream(&edges, "from", "to", &live);
    rows->x[0] = 1, rows->y[0] = 2, rows->x[1] = 2, rows->y[1] = 3, rows->x[2] = 3, rows->y[2] = 1;
    ok("network", lc_network_from_arrow(&nodes, &edges, options, &network, &error), &error);
    check("released", live == 0);
    check("NULL streams", lc_network_from_arrow(NULL, NULL, options, &network, &error) == LC_STATUS_ARGUMENT);
    lc_error_free(error);
    lc_network_free(network);
    lc_table_options_free(options);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    out_as_an_array(argv[1]);
    out_and_in(argv[1]);
    in();
    two_streams();
    printf("%d promises of the Arrow interface broken\n", failures);
    return failures != 0;
}
