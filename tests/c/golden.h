/* The shape of a golden case as flatten.py writes it. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "lifecircle.h"

enum expected_kind { EXPECT_NULL, EXPECT_REAL, EXPECT_INTEGER, EXPECT_TEXT };

struct expectation {
    const char *home;
    const char *column;
    enum expected_kind kind;
    double number;
    const char *text;
};

struct golden_case {
    const char *name;
    const char *nodes;
    const char *edges;
    const char *facilities;
    const char *homes;
    const char *crs;
    int has_extent;
    double extent[4];
    const char *walker;
    const char *const *categories;
    size_t category_count;
    const uint32_t *minutes;
    size_t minute_count;
    size_t k;
    const char *at; /* NULL: opening hours play no part */
    int32_t sense;
    const struct expectation *expected;
    size_t expected_count;
};

#endif
