/* A producer of Arrow streams in plain C: three columns (id as text, x, y as numbers) of a few rows, which can be spoiled. */
#ifndef ARROW_ROWS_H
#define ARROW_ROWS_H

#include "lifecircle.h"

#include <stdlib.h>
#include <string.h>

#define ROWS 3

struct rows {
    int32_t offsets[ROWS + 1];
    char text[16];
    double x[ROWS], y[ROWS];
    const void *buffers[3][3];
    const void *none[1];
    struct ArrowSchema fields[3], *field_pointers[3];
    struct ArrowArray columns[3], *column_pointers[3];
    const char *names[3];
    int batches;          /* how many are still to come */
    int fails;            /* what get_next answers instead, if not 0 */
    struct ArrowArray root; /* the batch, as it is handed out */
    int refs;             /* structures that need these rows: arrays outlive their stream */
    int *live;            /* how many structures are not released */
};

static void rows_let_go(struct rows *rows)
{
    --*rows->live;
    if (--rows->refs == 0) {
        free(rows);
    }
}

static void rows_hold(struct rows *rows)
{
    ++*rows->live;
    ++rows->refs;
}

static void rows_release_child_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void rows_release_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
    rows_let_go((struct rows *)schema->private_data);
}

static void rows_release_child(struct ArrowArray *array)
{
    array->release = NULL;
}

static void rows_release_array(struct ArrowArray *array)
{
    array->release = NULL;
    rows_let_go((struct rows *)array->private_data);
}

static int rows_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    struct rows *rows = (struct rows *)stream->private_data;
    int i;
    for (i = 0; i < 3; i++) {
        memset(&rows->fields[i], 0, sizeof rows->fields[i]);
        rows->fields[i].format = i == 0 ? "u" : "g";
        rows->fields[i].name = rows->names[i];
        rows->fields[i].flags = ARROW_FLAG_NULLABLE;
        rows->fields[i].release = rows_release_child_schema;
        rows->field_pointers[i] = &rows->fields[i];
    }
    memset(out, 0, sizeof *out);
    out->format = "+s";
    out->name = "";
    out->n_children = 3;
    out->children = rows->field_pointers;
    out->release = rows_release_schema;
    out->private_data = rows;
    rows_hold(rows);
    return 0;
}

static int rows_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    struct rows *rows = (struct rows *)stream->private_data;
    if (rows->fails != 0) {
        return rows->fails;
    }
    memset(out, 0, sizeof *out);
    if (rows->batches == 0) {
        return 0;
    }
    rows->batches--;
    *out = rows->root;
    out->release = rows_release_array;
    out->private_data = rows;
    rows_hold(rows);
    return 0;
}

static const char *rows_error(struct ArrowArrayStream *stream)
{
    (void)stream;
    return "the producer has lost its rows";
}

static void rows_release_stream(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
    rows_let_go((struct rows *)stream->private_data);
}

/* A stream of one batch; `*live` counts what is not yet released. What it is made of may be spoiled before it is used. */
static struct rows *rows_stream(struct ArrowArrayStream *stream, const char *x, const char *y, int *live)
{
    struct rows *rows = (struct rows *)calloc(1, sizeof *rows);
    int i;
    if (rows == NULL) {
        abort();
    }
    for (i = 0; i < ROWS; i++) {
        rows->offsets[i + 1] = i + 1;
        rows->x[i] = 118.78 + 0.001 * i;
        rows->y[i] = 32.04;
    }
    memcpy(rows->text, "abc", 4);
    rows->names[0] = "id";
    rows->names[1] = x;
    rows->names[2] = y;
    rows->buffers[0][1] = rows->offsets;
    rows->buffers[0][2] = rows->text;
    rows->buffers[1][1] = rows->x;
    rows->buffers[2][1] = rows->y;
    for (i = 0; i < 3; i++) {
        rows->columns[i].length = ROWS;
        rows->columns[i].n_buffers = i == 0 ? 3 : 2;
        rows->columns[i].buffers = rows->buffers[i];
        rows->columns[i].release = rows_release_child;
        rows->column_pointers[i] = &rows->columns[i];
    }
    rows->root.length = ROWS;
    rows->root.n_buffers = 1;
    rows->root.buffers = rows->none;
    rows->root.n_children = 3;
    rows->root.children = rows->column_pointers;
    rows->batches = 1;
    rows->live = live;
    rows_hold(rows);
    stream->get_schema = rows_schema;
    stream->get_next = rows_next;
    stream->get_last_error = rows_error;
    stream->release = rows_release_stream;
    stream->private_data = rows;
    return rows;
}

#endif
