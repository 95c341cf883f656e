/* The shape of a golden day or allocation as flatten_planning.py writes it. */
#ifndef PLANNING_H
#define PLANNING_H

#include "golden.h"

struct need {
    uint64_t row;
    const char *from;
    const char *until;
    uint32_t units;
};

struct cell {
    const char *table;
    size_t row;
    const char *column;
    enum expected_kind kind;
    double number;
    const char *text;
};

struct planning_case {
    const char *name;
    const char *nodes;
    const char *edges;
    const char *facilities;
    const char *homes;
    const char *crs;
    const char *document;
    double extent[4];
    const char *const *walkers;
    size_t walker_count;
    const char *category; /* NULL: days, not an allocation */
    const char *from;
    const char *until;
    uint32_t limit_minutes;
    const struct need *needs;
    size_t need_count;
    const struct cell *cells;
    size_t cell_count;
};

#endif
