/*
 * lifecircle: measure and improve the 15-minute convenient life circle (一刻钟便民生活圈).
 *
 * Generated from the sources of the C ABI; do not edit. Licensed Apache-2.0 OR MIT.
 *
 * Rules that hold for every function
 *   - The status is returned: 0 (LC_STATUS_OK) or a number of lc_status. Results come out through the last pointers
 *     before `error`, and are untouched on failure.
 *   - `error` may be NULL. Otherwise *error becomes NULL on success and a new lc_error on failure, which you free.
 *   - Text goes in as UTF-8 with its length in bytes, and comes out NUL-terminated unless said otherwise.
 *   - lc_*_free accepts NULL. A handle must not be used after it was freed.
 *   - Nothing is guessed: a table's coordinate system is always stated; a null is never a number.
 *   - Each type says which threads may use it, how long it lives and who frees it.
 */

#ifndef LIFECIRCLE_H
#define LIFECIRCLE_H



#include <stddef.h>
#include <stdint.h>

/**
 * The number of the ABI: it changes when a released symbol changes its meaning.
 */
#define LC_ABI_VERSION 0

/**
 * The status of a call. 0 is success; a number is never reused for another meaning.
 */
enum lc_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Success.
   */
  LC_STATUS_OK = 0,
  /**
   * A file could not be read or written.
   */
  LC_STATUS_IO = 1,
  /**
   * A file is damaged or not of the format it claims.
   */
  LC_STATUS_FORMAT = 2,
  /**
   * A coordinate is not finite, out of range or swapped.
   */
  LC_STATUS_COORDINATE = 3,
  /**
   * A coordinate system is missing, unknown or does not fit the data.
   */
  LC_STATUS_CRS = 4,
  /**
   * A category is not in the catalogue.
   */
  LC_STATUS_CATEGORY = 5,
  /**
   * A column is missing, unknown or of the wrong type.
   */
  LC_STATUS_COLUMN = 6,
  /**
   * A value is out of its range or cannot be understood.
   */
  LC_STATUS_VALUE = 7,
  /**
   * Two rows claim the same identity.
   */
  LC_STATUS_DUPLICATE = 8,
  /**
   * There is nothing to work on.
   */
  LC_STATUS_EMPTY = 9,
  /**
   * A stated limit of size or memory would be passed.
   */
  LC_STATUS_LIMIT = 10,
  /**
   * A name or index does not exist.
   */
  LC_STATUS_NOT_FOUND = 11,
  /**
   * A standard's file is not valid.
   */
  LC_STATUS_STANDARD = 12,
  /**
   * A plugin failed or broke its contract.
   */
  LC_STATUS_PLUGIN = 13,
  /**
   * The caller asked to stop.
   */
  LC_STATUS_CANCELLED = 14,
  /**
   * A network cannot be walked on.
   */
  LC_STATUS_NETWORK = 15,
  /**
   * An argument is NULL, out of its range, or contradicts another.
   */
  LC_STATUS_ARGUMENT = 16,
  /**
   * A defect of this library, a panic included; the library is still usable.
   */
  LC_STATUS_INTERNAL = 99,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_status lc_status;
#else
typedef int32_t lc_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The type of a column.
 */
enum lc_type
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * `double`
   */
  LC_TYPE_REAL = 1,
  /**
   * `int64_t`
   */
  LC_TYPE_INTEGER = 2,
  /**
   * UTF-8
   */
  LC_TYPE_TEXT = 3,
  /**
   * 0 or 1
   */
  LC_TYPE_FLAG = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_type lc_type;
#else
typedef int32_t lc_type;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * A study judged against a standard.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_assessment_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_assessment lc_assessment;

/**
 * What went wrong in one call: code, message, bad value, place, fix.
 *
 * Thread rule: may be read from several threads at once. Lifetime: until `lc_error_free`; strings taken from it live
 * as long. The caller frees it.
 */
typedef struct lc_error lc_error;

/**
 * A study as one walker sees it: edges timed, doors attached.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_prepared_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_prepared lc_prepared;

/**
 * A walking network, its facilities and its homes, checked against each other.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_study_free`; what was made from
 * it stays valid afterwards. The caller frees it.
 */
typedef struct lc_study lc_study;

/**
 * What a study is to be opened with; the defaults of every option are those of a NULL options pointer.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_study_options_free`; calls copy what they need. The caller
 * frees it.
 */
typedef struct lc_study_options lc_study_options;

/**
 * A table of results: named columns of equal length.
 *
 * Thread rule: may be read from several threads at once. Lifetime: until `lc_table_free`; it does not depend on what
 * it was made from, and every pointer taken from it lives as long as it. The caller frees it.
 */
typedef struct lc_table lc_table;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Judges a study against a bundled standard ("mofcom-2021", "mofcom-2025", "gb50180-2018") for a bundled walker, in `*out`.
 *
 * # Safety
 *
 * `study` is NULL or live; `standard` and `walker` point to their lengths of UTF-8 bytes; `out` is writable; `error` is
 * NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_assess(const lc_study *study,
                        const char *standard,
                        size_t standard_length,
                        const char *walker,
                        size_t walker_length,
                        lc_assessment **out,
                        lc_error **error);

/**
 * What is missing, short, met, saturated or no data, and why, in `*out`: one row per circle and requirement.
 *
 * # Safety
 *
 * `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_findings(const lc_assessment *assessment, lc_table **out, lc_error **error);

/**
 * The covered share by land, homes and people, with the truncated share beside it, in `*out`: one row per category and limit.
 *
 * # Safety
 *
 * As `lc_assessment_findings`.
 *
 * \since 0.1
 */
int32_t lc_assessment_coverage(const lc_assessment *assessment,
                               lc_table **out,
                               lc_error **error);

/**
 * Frees an assessment; NULL is allowed.
 *
 * # Safety
 *
 * `assessment` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_assessment_free(lc_assessment *assessment);

/**
 * The status code of the error (`lc_status`); `LC_STATUS_OK` for NULL.
 *
 * # Safety
 *
 * `error` is NULL or a live error of this library.
 *
 * \since 0.1
 */
int32_t lc_error_code(const lc_error *error);

/**
 * What went wrong, as NUL-terminated UTF-8 owned by the error; "" for NULL.
 *
 * # Safety
 *
 * As `lc_error_code`.
 *
 * \since 0.1
 */
const char *lc_error_message(const lc_error *error);

/**
 * The bad value as NUL-terminated UTF-8 owned by the error; NULL when no value is to blame.
 *
 * # Safety
 *
 * As `lc_error_code`.
 *
 * \since 0.1
 */
const char *lc_error_value(const lc_error *error);

/**
 * Where it stood (file, line, row, column, object) as NUL-terminated UTF-8 owned by the error; NULL when it has no place.
 *
 * # Safety
 *
 * As `lc_error_code`.
 *
 * \since 0.1
 */
const char *lc_error_place(const lc_error *error);

/**
 * What to do about it as NUL-terminated UTF-8 owned by the error; NULL when that is not known.
 *
 * # Safety
 *
 * As `lc_error_code`.
 *
 * \since 0.1
 */
const char *lc_error_fix(const lc_error *error);

/**
 * Frees an error; NULL is allowed.
 *
 * # Safety
 *
 * `error` is NULL or a live error, not used afterwards.
 *
 * \since 0.1
 */
void lc_error_free(lc_error *error);

/**
 * The walk from every home to the `k` nearest of each category, and how many lie within each limit, in `*out`.
 *
 * One row per home; columns `home`, `people`, `escape_s`, and for each category `<id>_state`, `<id>_s`, `<id>_facility`,
 * `<id>_within_<minutes>`.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `categories` points to `category_count` NUL-terminated ids of the catalogue; `minutes`
 * points to `minute_count` limits; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_access(const lc_prepared *prepared,
                           const char *const *categories,
                           size_t category_count,
                           const uint32_t *minutes,
                           size_t minute_count,
                           size_t k,
                           lc_table **out,
                           lc_error **error);

/**
 * Frees a prepared study; NULL is allowed.
 *
 * # Safety
 *
 * `prepared` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_prepared_free(lc_prepared *prepared);

/**
 * New options, all at their defaults, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_options_new(lc_study_options **out, lc_error **error);

/**
 * States where the data is complete, in WGS-84 degrees. Default: the file's header, else the hull of places and buildings.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_options_set_extent(lc_study_options *options,
                                    double west,
                                    double south,
                                    double east,
                                    double north,
                                    lc_error **error);

/**
 * Turns the first defect that costs a row into an error (0 or 1; default 0).
 *
 * # Safety
 *
 * As `lc_study_options_set_extent`.
 *
 * \since 0.1
 */
int32_t lc_study_options_set_strict(lc_study_options *options, int32_t strict, lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_study_options_free(lc_study_options *options);

/**
 * Reads a study from an OpenStreetMap PBF file, in `*out`.
 *
 * # Safety
 *
 * `path` points to `path_length` bytes of UTF-8; `options` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_from_osm(const char *path,
                          size_t path_length,
                          const lc_study_options *options,
                          lc_study **out,
                          lc_error **error);

/**
 * Builds a study from the text of four CSV tables in one coordinate system, in `*out`.
 *
 * Nodes: id, lon, lat. Edges: from, to and, where known, length_m, class, passage, direction. Facilities: id, category,
 * lon, lat and, where known, name, opening_hours, capacity. Homes: id, lon, lat and, where known, people, households.
 *
 * # Safety
 *
 * Every table points to its length of bytes; `crs` points to `crs_length` bytes of UTF-8, such as "WGS84" or "GCJ02";
 * `options` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_from_tables(const char *nodes,
                             size_t nodes_length,
                             const char *edges,
                             size_t edges_length,
                             const char *facilities,
                             size_t facilities_length,
                             const char *homes,
                             size_t homes_length,
                             const char *crs,
                             size_t crs_length,
                             const lc_study_options *options,
                             lc_study **out,
                             lc_error **error);

/**
 * How many homes; 0 for NULL.
 *
 * # Safety
 *
 * `study` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_study_home_count(const lc_study *study);

/**
 * How many facilities; 0 for NULL.
 *
 * # Safety
 *
 * `study` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_study_facility_count(const lc_study *study);

/**
 * What is wrong with the data, in `*out`: one row per defect with severity, code, message, value, place and fix.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_report(const lc_study *study, lc_table **out, lc_error **error);

/**
 * The study as a bundled walker sees it ("adult", "elder", "child", "stroller", "wheelchair"), in `*out`.
 *
 * # Safety
 *
 * `study` is NULL or live; `walker` points to `walker_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_prepare(const lc_study *study,
                         const char *walker,
                         size_t walker_length,
                         lc_prepared **out,
                         lc_error **error);

/**
 * Frees a study; NULL is allowed.
 *
 * # Safety
 *
 * `study` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_study_free(lc_study *study);

/**
 * How many rows; 0 for NULL.
 *
 * # Safety
 *
 * `table` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_table_row_count(const lc_table *table);

/**
 * How many columns; 0 for NULL.
 *
 * # Safety
 *
 * As `lc_table_row_count`.
 *
 * \since 0.1
 */
size_t lc_table_column_count(const lc_table *table);

/**
 * The name of a column as NUL-terminated UTF-8 owned by the table; NULL beyond the table.
 *
 * # Safety
 *
 * As `lc_table_row_count`.
 *
 * \since 0.1
 */
const char *lc_table_column_name(const lc_table *table, size_t column);

/**
 * The unit of a column, such as "s" or "m", owned by the table; NULL when it has none or beyond the table.
 *
 * # Safety
 *
 * As `lc_table_row_count`.
 *
 * \since 0.1
 */
const char *lc_table_column_unit(const lc_table *table, size_t column);

/**
 * The type of a column (`lc_type`); 0 beyond the table.
 *
 * # Safety
 *
 * As `lc_table_row_count`.
 *
 * \since 0.1
 */
int32_t lc_table_column_type(const lc_table *table, size_t column);

/**
 * The place of the column of that name, in `*column`.
 *
 * # Safety
 *
 * `table` is NULL or live; `name` points to `name_length` bytes of UTF-8; `column` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_find_column(const lc_table *table,
                             const char *name,
                             size_t name_length,
                             size_t *column,
                             lc_error **error);

/**
 * Which rows of a column hold a value: one byte per row, 1 for a value, 0 for null (never read what stands there).
 *
 * # Safety
 *
 * `table` is NULL or live; `valid` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_valid(const lc_table *table, size_t column, const uint8_t **valid, lc_error **error);

/**
 * The numbers of a column of type `LC_TYPE_REAL`, one per row.
 *
 * # Safety
 *
 * As `lc_table_valid`, with `values` writable.
 *
 * \since 0.1
 */
int32_t lc_table_real(const lc_table *table, size_t column, const double **values, lc_error **error);

/**
 * The numbers of a column of type `LC_TYPE_INTEGER`, one per row.
 *
 * # Safety
 *
 * As `lc_table_real`.
 *
 * \since 0.1
 */
int32_t lc_table_integer(const lc_table *table, size_t column, const int64_t **values, lc_error **error);

/**
 * The values of a column of type `LC_TYPE_FLAG`, one byte (0 or 1) per row.
 *
 * # Safety
 *
 * As `lc_table_real`.
 *
 * \since 0.1
 */
int32_t lc_table_flag(const lc_table *table, size_t column, const uint8_t **values, lc_error **error);

/**
 * The texts of a column of type `LC_TYPE_TEXT`: row `i` is the UTF-8 bytes `offsets[i]` to `offsets[i + 1]` of `bytes`
 * (not NUL-terminated).
 *
 * # Safety
 *
 * As `lc_table_real`, with `bytes` and `offsets` writable.
 *
 * \since 0.1
 */
int32_t lc_table_text(const lc_table *table,
                      size_t column,
                      const char **bytes,
                      const uint64_t **offsets,
                      lc_error **error);

/**
 * Frees a table; NULL is allowed.
 *
 * # Safety
 *
 * `table` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_table_free(lc_table *table);

/**
 * The number of the ABI of the library that is loaded; compare it with `LC_ABI_VERSION` of the header.
 *
 * \since 0.1
 */
uint32_t lc_abi_version(void);

/**
 * The version of the library that is loaded, such as "0.1.0", as a static NUL-terminated string; never free it.
 *
 * \since 0.1
 */
const char *lc_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* LIFECIRCLE_H */
