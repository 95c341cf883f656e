/* What the longer examples share: to stop at an error, to read a file, and to read a cell of a table. */
#ifndef CELLS_H
#define CELLS_H

#include <lifecircle.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL(text) (text), (sizeof(text) - 1)

/* Stops with everything the library knows of what went wrong. */
static inline void need(int status, lc_error *error)
{
    if (status != LC_STATUS_OK) {
        const char *place = lc_error_place(error), *value = lc_error_value(error);
        fprintf(stderr, "status %d: %s (%s, %s)\n", status, lc_error_message(error), value != NULL ? value : "-",
                place != NULL ? place : "-");
        exit(1);
    }
}

/* A text that need not end in a NUL; no bytes at all where a cell is null. */
struct text {
    const char *bytes;
    size_t length;
};

/* Prints a text, or what stands for none. */
static inline void print_text(struct text text, const char *otherwise)
{
    if (text.bytes == NULL) {
        fputs(otherwise, stdout);
    } else {
        fwrite(text.bytes, 1, text.length, stdout);
    }
}

static inline int same_text(struct text one, struct text other)
{
    return (one.bytes == NULL) == (other.bytes == NULL) && one.length == other.length
           && (one.length == 0 || memcmp(one.bytes, other.bytes, one.length) == 0);
}

/* Whether a cell has a value; its column comes out in *index. */
static inline int known(const lc_table *table, const char *column, size_t row, size_t *index)
{
    lc_error *error = NULL;
    const uint8_t *valid = NULL;
    need(lc_table_find_column(table, column, strlen(column), index, &error), error);
    need(lc_table_valid(table, *index, &valid, &error), error);
    return valid[row];
}

/* The text of a cell; it lives as long as the table. */
static inline struct text text_of(const lc_table *table, const char *column, size_t row)
{
    struct text text = {NULL, 0};
    lc_error *error = NULL;
    const char *bytes = NULL;
    const uint64_t *offsets = NULL;
    size_t index = 0;
    if (known(table, column, row, &index)) {
        need(lc_table_text(table, index, &bytes, &offsets, &error), error);
        text.bytes = bytes + offsets[row];
        text.length = (size_t)(offsets[row + 1] - offsets[row]);
    }
    return text;
}

/* The number of a cell, in *number; 0 where the cell is null. */
static inline int number_of(const lc_table *table, const char *column, size_t row, double *number)
{
    lc_error *error = NULL;
    const double *reals = NULL;
    const int64_t *integers = NULL;
    const uint8_t *flags = NULL;
    size_t index = 0;
    if (!known(table, column, row, &index)) {
        return 0;
    }
    switch (lc_table_column_type(table, index)) {
    case LC_TYPE_REAL:
        need(lc_table_real(table, index, &reals, &error), error);
        *number = reals[row];
        break;
    case LC_TYPE_INTEGER:
        need(lc_table_integer(table, index, &integers, &error), error);
        *number = (double)integers[row];
        break;
    default:
        need(lc_table_flag(table, index, &flags, &error), error);
        *number = flags[row];
    }
    return 1;
}

/* The bytes of a file, to be freed; what cannot be read ends the program. */
static inline struct text read_file(const char *path)
{
    struct text text = {NULL, 0};
    FILE *file = fopen(path, "rb");
    long size = -1;
    char *bytes = NULL;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 && fseek(file, 0, SEEK_SET) == 0) {
        bytes = (char *)malloc((size_t)size + 1);
    }
    if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    fclose(file);
    text.bytes = bytes;
    text.length = (size_t)size;
    return text;
}

static inline int ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

#endif
