/* A table as Arrow, for any library that speaks the Arrow C data interface. Usage: arrow_out CITY.osm.pbf */
#include <lifecircle.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        fprintf(stderr, "status %d: %s\n", status, lc_error_message(error));
        exit(1);
    }
}

/* How far every home is from a pharmacy. */
static lc_table *walks(const char *path)
{
    static const char *const categories[] = {"pharmacy"};
    static const uint32_t minutes[] = {15};
    lc_error *error = NULL;
    lc_study *study = NULL;
    lc_walker *adult = NULL;
    lc_prepared *prepared = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    need(lc_study_from_osm(path, strlen(path), NULL, NULL, &study, &error), error);
    need(lc_walker_preset("adult", 5, &adult, &error), error);
    need(lc_study_prepare(study, adult, NULL, NULL, &prepared, &error), error);
    need(lc_prepared_access(prepared, categories, 1, minutes, 1, 1, NULL, &access, &error), error);
    need(lc_access_table(access, &table, &error), error);
    lc_access_free(access);
    lc_prepared_free(prepared);
    lc_walker_free(adult);
    lc_study_free(study);
    return table;
}

int main(int argc, char **argv)
{
    lc_error *error = NULL;
    lc_table *table;
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    struct ArrowArray batch;
    int64_t column, rows = 0;
    if (argc != 2) {
        fprintf(stderr, "usage: %s CITY.osm.pbf\n", argv[0]);
        return 2;
    }
    table = walks(argv[1]);
    need(lc_table_export_stream(table, &stream, &error), error);
    lc_table_free(table); /* the stream owns what it needs */
    if (stream.get_schema(&stream, &schema) != 0) {
        fprintf(stderr, "%s\n", stream.get_last_error(&stream));
        return 1;
    }
    for (column = 0; column < schema.n_children; column++) {
        printf("%s: format %s\n", schema.children[column]->name, schema.children[column]->format);
    }
    /* From here a program would hand the stream on; this one reads it itself, to the batch that is released. */
    for (;;) {
        if (stream.get_next(&stream, &batch) != 0) {
            fprintf(stderr, "%s\n", stream.get_last_error(&stream));
            return 1;
        }
        if (batch.release == NULL) {
            break;
        }
        rows += batch.length;
        batch.release(&batch);
    }
    printf("%lld rows\n", (long long)rows);
    schema.release(&schema);
    stream.release(&stream);
    return 0;
}
