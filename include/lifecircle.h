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

#ifdef __cplusplus
extern "C" {
#endif

/* The Arrow C data and stream interfaces, as their specification asks every project to declare them. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

#ifdef __cplusplus
}
#endif

/**
 * A plugin's flag: it may be called on any thread, by several at once. Without it a plugin is called only on the thread
 * that made the call it is used by, while that call runs.
 */
#define LC_PLUGIN_THREAD_SAFE 1

/**
 * The number of the ABI: it changes when a released symbol changes its meaning.
 */
#define LC_ABI_VERSION 0

/**
 * In which order actions are taken.
 */
enum lc_action_order
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * What does most good comes first: what gives most people more than it takes from others for sure, use by use; of
   * equal ones what closes more findings, then what may give more at most, then the cheaper, then the first.
   */
  LC_ACTION_ORDER_MOST_FIRST = 0,
  /**
   * As they are given; none is left out but for the budget.
   */
  LC_ACTION_ORDER_AS_GIVEN = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_action_order lc_action_order;
#else
typedef int32_t lc_action_order;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What an indicator counts.
 */
enum lc_counting
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Outlets.
   */
  LC_COUNTING_OUTLETS = 0,
  /**
   * Their supply.
   */
  LC_COUNTING_SUPPLY = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_counting lc_counting;
#else
typedef int32_t lc_counting;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a day is by the work calendar.
 */
enum lc_day_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * No notice speaks of it.
   */
  LC_DAY_KIND_UNKNOWN = 0,
  /**
   * Monday to Friday.
   */
  LC_DAY_KIND_WORKDAY = 1,
  /**
   * Saturday and Sunday.
   */
  LC_DAY_KIND_WEEKEND = 2,
  /**
   * A day of a break of the State Council.
   */
  LC_DAY_KIND_HOLIDAY = 3,
  /**
   * A Saturday or Sunday that is worked.
   */
  LC_DAY_KIND_MAKE_UP_WORKDAY = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_day_kind lc_day_kind;
#else
typedef int32_t lc_day_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The shape of a decay: a weight between 0 and 1 by the walk `t`, 0 beyond its limit `d`. Its parameters `p` and `q` are
 * in seconds unless said otherwise.
 */
enum lc_decay_shape
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * 1 up to the limit.
   */
  LC_DECAY_SHAPE_STEP = 1,
  /**
   * 1 at the door, falling evenly to 0 at the limit.
   */
  LC_DECAY_SHAPE_LINEAR = 2,
  /**
   * Along a bell curve from 1 at the door to 0 at the limit.
   */
  LC_DECAY_SHAPE_GAUSSIAN = 3,
  /**
   * `e^(-t / p)`
   */
  LC_DECAY_SHAPE_EXPONENTIAL = 4,
  /**
   * The bell curve `e^(-(t/p)^2 / 2)` of a standard deviation `p`.
   */
  LC_DECAY_SHAPE_BELL = 5,
  /**
   * `(t / p)^-q`, and 1 up to `p`; `q` is a number.
   */
  LC_DECAY_SHAPE_INVERSE_POWER = 6,
  /**
   * `1 / (1 + e^((t - p) / q))`
   */
  LC_DECAY_SHAPE_LOGISTIC = 7,
  /**
   * 1 up to `p`, then falling evenly to 0 at the limit.
   */
  LC_DECAY_SHAPE_PLATEAU = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_decay_shape lc_decay_shape;
#else
typedef int32_t lc_decay_shape;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What becomes of an event on a day of a State Council break.
 */
enum lc_on_holidays
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nobody said; on a holiday the event is unknown.
   */
  LC_ON_HOLIDAYS_UNKNOWN = 0,
  /**
   * It is held all the same.
   */
  LC_ON_HOLIDAYS_HELD = 1,
  /**
   * It is not held.
   */
  LC_ON_HOLIDAYS_CANCELLED = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_on_holidays lc_on_holidays;
#else
typedef int32_t lc_on_holidays;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the moment of a question is.
 */
enum lc_sense
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * One stands at the door then, however long the walk was.
   */
  LC_SENSE_ARRIVE = 0,
  /**
   * One leaves home then: the door must be open when the walk is over.
   */
  LC_SENSE_DEPART = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_sense lc_sense;
#else
typedef int32_t lc_sense;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether a service is open at some minute.
 */
enum lc_state
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Closed.
   */
  LC_STATE_CLOSED = 0,
  /**
   * Open.
   */
  LC_STATE_OPEN = 1,
  /**
   * Nobody can say from what is written.
   */
  LC_STATE_UNKNOWN = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_state lc_state;
#else
typedef int32_t lc_state;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the supply of a facility is measured by.
 */
enum lc_supply
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Every facility is one.
   */
  LC_SUPPLY_EACH = 0,
  /**
   * What its services of the kind can serve together.
   */
  LC_SUPPLY_CAPACITY = 1,
  /**
   * Its area in square metres.
   */
  LC_SUPPLY_AREA = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_supply lc_supply;
#else
typedef int32_t lc_supply;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What facilities whose hours nobody knows are taken for.
 */
enum lc_unknown_hours
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Left out and counted apart; a home that reaches none but them is not missing them.
   */
  LC_UNKNOWN_HOURS_EXCLUDED = 0,
  /**
   * Open.
   */
  LC_UNKNOWN_HOURS_OPEN = 1,
  /**
   * Closed.
   */
  LC_UNKNOWN_HOURS_CLOSED = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_unknown_hours lc_unknown_hours;
#else
typedef int32_t lc_unknown_hours;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a service does with its hours on make-up workdays and on holidays.
 */
enum lc_week_rule
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nobody knows: where weekday and weekend hours differ, such a day is unknown. Shops.
   */
  LC_WEEK_RULE_AS_WRITTEN = 0,
  /**
   * It works when offices do. Offices, schools, clinics.
   */
  LC_WEEK_RULE_FOLLOWS_WORKDAYS = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_week_rule lc_week_rule;
#else
typedef int32_t lc_week_rule;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What good sites are: the models of the literature, each with what it makes least or most. A limit is in the unit of the
 * costs, which is seconds for the walks of a study.
 */
enum lc_siting_model
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * LSCP: everybody within the limit of a site, with the fewest (or the cheapest) new sites.
   */
  LC_SITING_MODEL_COVER_ALL = 1,
  /**
   * LSCP-B: everybody within the limit of a site, and as much demand as possible within that of a second.
   */
  LC_SITING_MODEL_COVER_TWICE = 2,
  /**
   * MCLP: as much demand as possible within the limit of a site.
   */
  LC_SITING_MODEL_MAX_COVER = 3,
  /**
   * As much demand as possible, each counted by the decay of its walk to the nearest site. Costs are seconds.
   */
  LC_SITING_MODEL_DECAYED = 4,
  /**
   * p-median: the least sum of demand times cost to the nearest site.
   */
  LC_SITING_MODEL_MEDIAN = 5,
  /**
   * p-centre: the least longest cost to the nearest site, whatever the demand.
   */
  LC_SITING_MODEL_CENTRE = 6,
  /**
   * p-dispersion: the largest least cost between two sites.
   */
  LC_SITING_MODEL_DISPERSION = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_siting_model lc_siting_model;
#else
typedef int32_t lc_siting_model;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How many new sites there may be.
 */
enum lc_siting_selection
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * As few as the model needs.
   */
  LC_SITING_SELECTION_FEWEST = 0,
  /**
   * At most so many.
   */
  LC_SITING_SELECTION_NUMBER = 1,
  /**
   * Those whose prices add up to no more than this.
   */
  LC_SITING_SELECTION_BUDGET = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_siting_selection lc_siting_selection;
#else
typedef int32_t lc_siting_selection;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What ended the search for a better plan.
 */
enum lc_stopped
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * There is none.
   */
  LC_STOPPED_OPTIMAL = 1,
  /**
   * The gap asked for is reached.
   */
  LC_STOPPED_GAP = 2,
  /**
   * The work allowed is done.
   */
  LC_STOPPED_WORK = 3,
  /**
   * The time allowed is over.
   */
  LC_STOPPED_TIME = 4,
  /**
   * The solver has nothing more to try.
   */
  LC_STOPPED_EXHAUSTED = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_stopped lc_stopped;
#else
typedef int32_t lc_stopped;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What needs are summed up by.
 */
enum lc_summary_by
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * All as one.
   */
  LC_SUMMARY_BY_ALL = 0,
  /**
   * By list; a list without needs has a row too.
   */
  LC_SUMMARY_BY_LIST = 1,
  /**
   * By circle; needs of no circle are a row without a key.
   */
  LC_SUMMARY_BY_CIRCLE = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_summary_by lc_summary_by;
#else
typedef int32_t lc_summary_by;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a home of a study counts for as demand.
 */
enum lc_weighing
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Its people; a home that does not say how many is listed and left out.
   */
  LC_WEIGHING_PEOPLE = 0,
  /**
   * Each home counts 1.
   */
  LC_WEIGHING_HOMES = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_weighing lc_weighing;
#else
typedef int32_t lc_weighing;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

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
 * The format a table is written in.
 */
enum lc_format
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Comma-separated values with a header; UTF-8 or GBK.
   */
  LC_FORMAT_CSV = 1,
  /**
   * GeoJSON: a FeatureCollection.
   */
  LC_FORMAT_GEOJSON = 2,
  /**
   * GeoParquet.
   */
  LC_FORMAT_PARQUET = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_format lc_format;
#else
typedef int32_t lc_format;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What is known of an indicator at one home.
 */
enum lc_level
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The number is the value.
   */
  LC_LEVEL_EXACT = 1,
  /**
   * The value is at least the number: the data ends within the horizon.
   */
  LC_LEVEL_AT_LEAST = 2,
  /**
   * The value is at most the number.
   */
  LC_LEVEL_AT_MOST = 3,
  /**
   * The value lies beyond the horizon; there is no number.
   */
  LC_LEVEL_TOO_FAR = 4,
  /**
   * Not known: the data ends within the reach of the indicator.
   */
  LC_LEVEL_BEYOND_DATA = 5,
  /**
   * Not known: the home has no door on the network.
   */
  LC_LEVEL_UNATTACHED = 6,
  /**
   * Not known: nobody says how many people live in a home that matters.
   */
  LC_LEVEL_PEOPLE = 7,
  /**
   * Not known: nobody says how much a facility that matters can serve.
   */
  LC_LEVEL_SUPPLY = 8,
  /**
   * Not known: nobody lives where an outlet that matters can be reached from.
   */
  LC_LEVEL_NO_DEMAND = 9,
  /**
   * Not known: the study has nothing of what is asked for.
   */
  LC_LEVEL_NO_FACILITY = 10,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_level lc_level;
#else
typedef uint8_t lc_level;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What kind of way an edge is.
 */
enum lc_way_class
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * A street shared with or beside cars.
   */
  LC_WAY_CLASS_STREET = 0,
  /**
   * A street with heavy traffic that may be walked along.
   */
  LC_WAY_CLASS_MAIN_STREET = 1,
  /**
   * A way for walkers.
   */
  LC_WAY_CLASS_FOOTWAY = 2,
  /**
   * A flight of steps.
   */
  LC_WAY_CLASS_STEPS = 3,
  /**
   * A lift.
   */
  LC_WAY_CLASS_ELEVATOR = 4,
  /**
   * Inside a building.
   */
  LC_WAY_CLASS_INDOOR = 5,
  /**
   * Half of the passage through a gate; it has no length.
   */
  LC_WAY_CLASS_GATE = 6,
  /**
   * A service way, driveway or track.
   */
  LC_WAY_CLASS_SERVICE = 7,
  /**
   * The edge of a square that may be crossed.
   */
  LC_WAY_CLASS_AREA = 8,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_way_class lc_way_class;
#else
typedef uint8_t lc_way_class;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Who may pass an edge, and in which part of a walk.
 */
enum lc_passage
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Everyone, anywhere.
   */
  LC_PASSAGE_PUBLIC = 0,
  /**
   * Only at the start or the end of a walk.
   */
  LC_PASSAGE_END_ONLY = 1,
  /**
   * Only at the start of a walk, for those who live inside.
   */
  LC_PASSAGE_RESIDENTS = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_passage lc_passage;
#else
typedef uint8_t lc_passage;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * In which direction an edge may be walked.
 */
enum lc_direction
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Both ways.
   */
  LC_DIRECTION_BOTH = 0,
  /**
   * Only as drawn.
   */
  LC_DIRECTION_FORWARD = 1,
  /**
   * Only against the drawing.
   */
  LC_DIRECTION_BACKWARD = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_direction lc_direction;
#else
typedef uint8_t lc_direction;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * A crossing of a street with cars.
 */
enum lc_crossing
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Not a crossing.
   */
  LC_CROSSING_NONE = 0,
  /**
   * With signals.
   */
  LC_CROSSING_SIGNALS = 1,
  /**
   * Marked, without signals.
   */
  LC_CROSSING_MARKED = 2,
  /**
   * Neither marked nor signalled.
   */
  LC_CROSSING_UNMARKED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_crossing lc_crossing;
#else
typedef uint8_t lc_crossing;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What the ground is like.
 */
enum lc_surface
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Not known.
   */
  LC_SURFACE_UNKNOWN = 0,
  /**
   * Asphalt, concrete, paving stones.
   */
  LC_SURFACE_PAVED = 1,
  /**
   * Cobbles, setts, compacted gravel.
   */
  LC_SURFACE_ROUGH = 2,
  /**
   * Earth, grass, sand, mud.
   */
  LC_SURFACE_UNPAVED = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_surface lc_surface;
#else
typedef uint8_t lc_surface;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Whether an edge is fit for wheelchairs.
 */
enum lc_wheelchair
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint8_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Not known.
   */
  LC_WHEELCHAIR_UNKNOWN = 0,
  /**
   * Fit.
   */
  LC_WHEELCHAIR_FIT = 1,
  /**
   * Not fit.
   */
  LC_WHEELCHAIR_UNFIT = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum lc_wheelchair lc_wheelchair;
#else
typedef uint8_t lc_wheelchair;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The walk from every home to every category asked for.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_access_free`; it does not depend
 * on what it was made from. The caller frees it.
 */
typedef struct lc_access lc_access;

/**
 * What to do, in which order (一张行动清单).
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_action_plan_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_action_plan lc_action_plan;

/**
 * Things that could be done: scenarios with a cost and those who carry them out, both where they are known.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_actions_free`; calls copy what they
 * need. The caller frees it.
 */
typedef struct lc_actions lc_actions;

/**
 * Who gets what, and who does not and why.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_allocation_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_allocation lc_allocation;

/**
 * Capacity and demand written down, by the ids of facilities and homes.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_allocation_document_free`. The
 * caller frees it.
 */
typedef struct lc_allocation_document lc_allocation_document;

/**
 * Capacity that exists only in a window and demand for it, to be given to each other within a walk.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_allocation_question_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_allocation_question lc_allocation_question;

/**
 * What is asked of every origin and group of targets: counts, the nearest, decay sums.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_ask_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_ask lc_ask;

/**
 * What is judged, and how; the defaults of every option are those of a NULL options pointer.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_assess_options_free`; calls copy what they need. The caller
 * frees it.
 */
typedef struct lc_assess_options lc_assess_options;

/**
 * A study judged against a standard.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_assessment_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_assessment lc_assessment;

/**
 * What services can serve between two moments, as far as the data says: one window for each stretch one is open.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_capacity_windows_free`; it does
 * not depend on what it was made from. The caller frees it.
 */
typedef struct lc_capacity_windows lc_capacity_windows;

/**
 * Homes, outlets and the walks between them, from which indicators are computed. A facility of several kinds is as
 * many outlets.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_catchments_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_catchments lc_catchments;

/**
 * What is reported of circles, each with its administrative code, to be added up.
 *
 * Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_circle_records_free`;
 * calls copy what they need. The caller frees it.
 */
typedef struct lc_circle_records lc_circle_records;

/**
 * Columns of the host, of equal length, to be read as facilities or homes. `valid` says of each row whether it has a value
 * (1) or not (0); NULL when all have one.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_columns_free`; the arrays given are copied, and calls copy what they need. The caller frees it.
 */
typedef struct lc_columns lc_columns;

/**
 * A network triangulated, to draw polygons of walking time quickly.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_contours_free`; it does not
 * depend on its network. The caller frees it.
 */
typedef struct lc_contours lc_contours;

/**
 * The way from one vendor's categories to those of the catalogue, with the host's own words over it. Nothing is
 * guessed: what no rule, label or word speaks of stays unmapped.
 *
 * Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_crosswalk_free`; calls
 * copy what they need. The caller frees it.
 */
typedef struct lc_crosswalk lc_crosswalk;

/**
 * Some residents' days of one date, as they were written down.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_day_questions_free`. The caller
 * frees it.
 */
typedef struct lc_day_questions lc_day_questions;

/**
 * How much a target counts, by the walk to it.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_decay_free`; calls copy what they
 * need. The caller frees it.
 */
typedef struct lc_decay lc_decay;

/**
 * Who needs something: homes, blocks, groups of people. A demand is known by its row, counted from 0.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_demand_free`; the arrays given are copied, and calls copy what they need. The caller frees it.
 */
typedef struct lc_demand lc_demand;

/**
 * Two assessments held against each other: what changed for whom.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_difference_free`; it does not
 * depend on the assessments. The caller frees it.
 */
typedef struct lc_difference lc_difference;

/**
 * Where some places meet a network, as `lc_places_doors` told: to be kept by the host, and to ask a network in its file
 * (`lc_saved_network`).
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_doors_free`; the arrays given are
 * copied. The caller frees it.
 */
typedef struct lc_doors lc_doors;

/**
 * What happened to needs, to be entered in a register together. Dates are numbers such as 20260302.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_entries_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_entries lc_entries;

/**
 * What went wrong in one call: code, message, bad value, place, fix.
 *
 * Thread rule: may be read from several threads at once. Lifetime: until `lc_error_free`; strings taken from it live
 * as long. The caller frees it.
 */
typedef struct lc_error lc_error;

/**
 * A list of events: services between two moments, once or again and again. An event is known by its place in the list,
 * counted from 0.
 *
 * Thread rule: reads from several threads at once; adding and setting need it alone. Lifetime: until `lc_events_free`;
 * calls copy what they need. The caller frees it.
 */
typedef struct lc_events lc_events;

/**
 * Facilities: places with services.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_facilities_free`; studies copy
 * what they need. The caller frees it.
 */
typedef struct lc_facilities lc_facilities;

/**
 * How the forms of commerce are told apart; the defaults, which are ours, are those of a NULL pointer.
 *
 * Units no farther than the gap from each other belong together. Commerce is scattered when there are fewer than the least
 * units, or the largest such cluster holds less than the least share of them. A cluster whose width is at most a share of its
 * length is a strip when its fronts, where all are known, fill the least part of the length, and else scattered; one that is
 * wider is a centre.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_form_rule_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_form_rule lc_form_rule;

/**
 * Circles laid over each other.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_fusion_free`; it does not depend
 * on its circles. The caller frees it.
 */
typedef struct lc_fusion lc_fusion;

/**
 * Circles as departments define them, to be laid over each other.
 *
 * Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_fusion_circles_free`; calls
 * copy what they need. The caller frees it.
 */
typedef struct lc_fusion_circles lc_fusion_circles;

/**
 * By which shares of requirements met a circle is graded.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_grade_rule_free`; calls copy
 * what they need. The caller frees it.
 */
typedef struct lc_grade_rule lc_grade_rule;

/**
 * Groups of targets, each with the name that heads its columns.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_groups_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_groups lc_groups;

/**
 * How much demand each home of a study has for each category, in residents: its people, and what needs or the host add.
 *
 * Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_home_demand_free`; it does
 * not depend on its study, and calls copy what they need. The caller frees it.
 */
typedef struct lc_home_demand lc_home_demand;

/**
 * Homes: where people live, and how many.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_homes_free`; studies copy what
 * they need. The caller frees it.
 */
typedef struct lc_homes lc_homes;

/**
 * Opening hours, understood.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_hours_free`; calls copy what
 * they need. The caller frees it.
 */
typedef struct lc_hours lc_hours;

/**
 * What is known beside idle spaces and their uses; the defaults of every option are those of a NULL options pointer.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_idle_options_free`; calls copy what they need. The caller frees
 * it.
 */
typedef struct lc_idle_options lc_idle_options;

/**
 * What idle spaces could become, and in which order.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_idle_ranking_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_idle_ranking lc_idle_ranking;

/**
 * Idle spaces (闲置空间), and the uses that could move in. Without uses every category that the standard asks for and that
 * is walked to is one, at any hour.
 *
 * Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_idle_spaces_free`; calls
 * copy what they need. The caller frees it.
 */
typedef struct lc_idle_spaces lc_idle_spaces;

/**
 * What the access of a home amounts to, in one number.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_indicator_free`; calls copy what
 * they need. The caller frees it.
 */
typedef struct lc_indicator lc_indicator;

/**
 * Everything within walking time of some places. `origin` in its tables counts them from 0.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_isochrones_free`; it does not
 * depend on its places. The caller frees it.
 */
typedef struct lc_isochrones lc_isochrones;

/**
 * Residential land; without it coverage by land is no data.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_land_free`; studies copy what
 * they need. The caller frees it.
 */
typedef struct lc_land lc_land;

/**
 * The level of every home by an indicator: a value, a bound, or why there is none.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_levels_free`. The caller frees it.
 */
typedef struct lc_levels lc_levels;

/**
 * The nearest target of each group from everywhere, kept exact through edits: after each it tells what
 * `lc_reach_nearest` would if everything were made anew. A target keeps its row; one that is added gets the next.
 *
 * Thread rule: reads from several threads at once; an edit needs it alone. Lifetime: until `lc_live_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_live lc_live;

/**
 * The levels of some indicators at every home of a study.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_measured_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_measured lc_measured;

/**
 * The register of what residents need and what became of it: raised, consulted about, served, rated.
 *
 * An entry is checked against all that happened before, and then kept; nothing is ever overwritten.
 *
 * Thread rule: reads from several threads at once; entering needs it alone, and so does its store, which must not call it.
 * A call that meets another ends in `LC_STATUS_ARGUMENT`. Lifetime: until `lc_needs_free`. The caller frees it.
 */
typedef struct lc_needs lc_needs;

/**
 * A walking network.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_network_free`; studies share what
 * they need. The caller frees it.
 */
typedef struct lc_network lc_network;

/**
 * When the services of a study are open, over a range of dates.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_openings_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_openings lc_openings;

/**
 * Access at every moment of a period, exact at every change.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_over_time_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_over_time lc_over_time;

/**
 * A city divided into circles.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_partition_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_partition lc_partition;

/**
 * Places attached to a network: homes, facilities, or points of the host. A place is known by its row, counted from 0.
 *
 * Places of one prepared study or timed network go together; with those of another, calls end in
 * `LC_STATUS_ARGUMENT`.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_places_free`; it does not depend
 * on what it was made from. The caller frees it.
 */
typedef struct lc_places lc_places;

/**
 * Days with what came of them: schedules with the least walking, verdicts, and what breaks them.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_planned_days_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_planned_days lc_planned_days;

/**
 * Where a plugin puts what it has to say while it is called.
 *
 * Thread rule: any thread of the plugin. Lifetime: until the function it was handed to returns. The library frees it.
 */
typedef struct lc_plugin_reply lc_plugin_reply;

/**
 * How a study is prepared; the defaults of every option are those of a NULL options pointer.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_prepare_options_free`; calls copy what they need. The caller
 * frees it.
 */
typedef struct lc_prepare_options lc_prepare_options;

/**
 * A study as one walker sees it: edges timed, doors attached.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_prepared_free`; it does not
 * depend on its study. The caller frees it.
 */
typedef struct lc_prepared lc_prepared;

/**
 * What is asked of a prepared study: which categories, within how many minutes, how many of the nearest, open when.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_query_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_query lc_query;

/**
 * Walk models, sources and indicators of the host by name, beside the bundled walkers.
 *
 * Two registries know nothing of each other. Thread rule: may be used from several threads at once. Lifetime: until
 * `lc_registry_free`; what was taken from it stays valid afterwards, and so do the plugins that needs. The caller frees it.
 */
typedef struct lc_registry lc_registry;

/**
 * A shortest walk from one place to another.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_route_free`. The caller frees it.
 */
typedef struct lc_route lc_route;

/**
 * How calls run; a NULL pointer means every default.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once if its listener
 * allows it. Lifetime: until `lc_run_free`. The caller frees it.
 */
typedef struct lc_run lc_run;

/**
 * A file that `lc_timed_save` wrote, opened to be asked: for one quick question about a city.
 *
 * Opening looks at the header and the table of sections only. Each question verifies the sections it is the first to
 * need before it uses them; what is not as it was written is `LC_STATUS_FORMAT`, and so is a file that has become
 * shorter meanwhile.
 *
 * Thread rule: may be asked from several threads at once. Lifetime: until `lc_saved_network_free`; what is made from it
 * stays valid afterwards. The caller frees it.
 */
typedef struct lc_saved_network lc_saved_network;

/**
 * Changes of a study as data, in the order they are made.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_scenario_free`; strings taken
 * from it live as long, and calls copy what they need. The caller frees it.
 */
typedef struct lc_scenario lc_scenario;

/**
 * Scenarios in the order they were written. A scenario is known by its place in the list, counted from 0.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_scenarios_free`; what is taken
 * from it stays valid afterwards. The caller frees it.
 */
typedef struct lc_scenarios lc_scenarios;

/**
 * Opening hours as states of time, for every day of a range; outside it everything is unknown.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_schedule_free`. The caller frees
 * it.
 */
typedef struct lc_schedule lc_schedule;

/**
 * The answer to several questions about shared places.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_shared_plan_free`; it does not
 * depend on its question. The caller frees it.
 */
typedef struct lc_shared_plan lc_shared_plan;

/**
 * Several questions of location about the same places, such as one for each category, to be answered together.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_shared_siting_free`; it does not
 * depend on its questions. The caller frees it.
 */
typedef struct lc_shared_siting lc_shared_siting;

/**
 * Which sites to open, who goes where, what that is worth, and how much better it could be at most.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_site_plan_free`; it does not
 * depend on its question. The caller frees it.
 */
typedef struct lc_site_plan lc_site_plan;

/**
 * Places where something stands or could be opened. A site is known by its row, counted from 0.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_sites_free`; the arrays given are copied, and calls copy what they need. The caller frees it.
 */
typedef struct lc_sites lc_sites;

/**
 * A question of location, checked: who needs, what could be opened, what it costs to get there, and what is asked.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_siting_free`; it does not depend
 * on what it was made from. The caller frees it.
 */
typedef struct lc_siting lc_siting;

/**
 * How much work a plan may cost. Whichever end comes first is named in the summary of the plan.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_siting_limits_free`; calls copy what they need. The caller frees
 * it.
 */
typedef struct lc_siting_limits lc_siting_limits;

/**
 * What is asked of sites: the model, how many there may be, what stands already.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_siting_options_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_siting_options lc_siting_options;

/**
 * A siting solver of the host, taken from a registry, or the library's second one.
 *
 * Thread rule: may be used from several threads at once if the plugin is thread-safe, else from one at a time. Lifetime:
 * until `lc_siting_solver_free`; it outlives its registry. The caller frees it.
 */
typedef struct lc_siting_solver lc_siting_solver;

/**
 * What a circle must have, every number with its clause and how sure it is.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_standard_free`; calls copy
 * what they need. The caller frees it.
 */
typedef struct lc_standard lc_standard;

/**
 * Where registers are kept: streams of records that only grow.
 *
 * Thread rule: may be used from several threads at once; one of the host without `LC_PLUGIN_THREAD_SAFE` from one at a
 * time. Lifetime: until `lc_store_free`; registers on it stay valid afterwards. The caller frees it.
 */
typedef struct lc_store lc_store;

/**
 * Something built that changes who may walk where.
 *
 * Thread rule: one thread at a time; one that nobody changes may be used by several calls at once. Lifetime: until
 * `lc_street_work_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_street_work lc_street_work;

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

/**
 * How a table is read. Its coordinate system is always stated.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_table_options_free`; calls copy what they need. The caller
 * frees it.
 */
typedef struct lc_table_options lc_table_options;

/**
 * A circle's commerce: its form, whom to recruit for each vacant unit, and for all of them together.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_tenant_mix_free`; it does not
 * depend on what it was made from. The caller frees it.
 */
typedef struct lc_tenant_mix lc_tenant_mix;

/**
 * What is known beside the units; the defaults of every option are those of a NULL options pointer.
 *
 * Thread rule: one thread at a time. Lifetime: until `lc_tenant_options_free`; calls copy what they need. The caller frees
 * it.
 */
typedef struct lc_tenant_options lc_tenant_options;

/**
 * A text the library wrote, in UTF-8.
 *
 * Thread rule: may be read from several threads at once. Lifetime: until `lc_text_free`; the pointer taken from it lives
 * as long. The caller frees it.
 */
typedef struct lc_text lc_text;

/**
 * A network with one walker's times.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_timed_free`; it does not depend
 * on what it was made from, and what is made from it stays valid afterwards. The caller frees it.
 */
typedef struct lc_timed lc_timed;

/**
 * Opening hours of many services over a range of dates; a text that occurs a thousand times is compiled once.
 *
 * Thread rule: reads from several threads at once; `lc_timetable_add` needs it alone. Lifetime: until
 * `lc_timetable_free`. The caller frees it.
 */
typedef struct lc_timetable lc_timetable;

/**
 * What undoes a scenario.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_undo_free`; it does not depend
 * on the study or the scenario. The caller frees it.
 */
typedef struct lc_undo lc_undo;

/**
 * Units of a shopping street or centre (商铺), let or vacant.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_units_free`; calls copy what they
 * need. The caller frees it.
 */
typedef struct lc_units lc_units;

/**
 * A kind of walker: how fast, over what; bundled, or a plugin from a registry.
 *
 * Thread rule: immutable; may be used from several threads at once, unless it is a plugin that is not thread-safe.
 * Lifetime: until `lc_walker_free`; calls copy what they need. The caller frees it.
 */
typedef struct lc_walker lc_walker;

/**
 * The work calendar of the mainland: days off and make-up workdays, as the State Council announces them. NULL is the
 * bundled one wherever a function says so.
 *
 * Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_work_calendar_free`; calls copy
 * what they need. The caller frees it.
 */
typedef struct lc_work_calendar lc_work_calendar;

/**
 * The edges of a network, column by column, each of `count` rows. All pointers are valid during the call only.
 *
 * Numbers that may be absent have a column of their own that says where they are known (1) and where not (0); what
 * stands under a 0 is never to be read.
 */
typedef struct {
  /**
   * The size of this structure; one of a later version may be larger.
   */
  size_t struct_size;
  /**
   * How many edges.
   */
  size_t count;
  /**
   * Length in metres.
   */
  const double *length_m;
  /**
   * The source's number of the way, or of a gate's node.
   */
  const int64_t *source_id;
  /**
   * What kind of way it is: `lc_way_class`.
   */
  const uint8_t *way_class;
  /**
   * Who may pass: `lc_passage`. The library enforces it; a model need not.
   */
  const uint8_t *passage;
  /**
   * In which direction: `lc_direction`. The library enforces it; a model need not.
   */
  const uint8_t *direction;
  /**
   * Whether it crosses a street with cars: `lc_crossing`.
   */
  const uint8_t *crossing;
  /**
   * What the ground is like: `lc_surface`.
   */
  const uint8_t *surface;
  /**
   * Whether it is fit for wheelchairs: `lc_wheelchair`. On steps: whether there is a ramp.
   */
  const uint8_t *wheelchair;
  /**
   * Slope as drawn, rise over run (0.05 is 5 %).
   */
  const float *incline;
  /**
   * Where `incline` is known.
   */
  const uint8_t *incline_known;
  /**
   * Usable width in metres.
   */
  const float *width_m;
  /**
   * Where `width_m` is known.
   */
  const uint8_t *width_known;
  /**
   * Height gained as drawn in metres, negative downhill.
   */
  const float *climb_m;
  /**
   * Where `climb_m` is known.
   */
  const uint8_t *climb_known;
  /**
   * Which share (0 to 1) of a whole crossing the edge is, so that one drawn in pieces is waited for once.
   */
  const float *crossing_share;
  /**
   * Storey or layer: 0 on the ground.
   */
  const int8_t *layer;
  /**
   * 1 on a bridge or in a tunnel.
   */
  const uint8_t *grade_separated;
} lc_edge_columns;

/**
 * The time of every edge: fills `forward_s` (as drawn) and `backward_s`, `edges->count` seconds each, `>= 0` or INFINITY
 * where the walker does not pass. Returns 0, or anything else after `lc_plugin_reply_fail`.
 *
 * Called once for each network that is prepared. The same edges must give the same times. It must not unwind (no C++
 * exception, no longjmp) and may call this library.
 */
typedef int32_t (*lc_walk_model_seconds)(void *context,
                                         const lc_edge_columns *edges,
                                         double *forward_s,
                                         double *backward_s,
                                         lc_plugin_reply *reply);

/**
 * A walk model of the host: from the attributes of edges to seconds. Set every field that is not used to 0.
 *
 * Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
 * happens once, when the registry and every walker taken from it are freed; not at all when registering fails.
 */
typedef struct {
  /**
   * `sizeof(lc_walk_model_plugin)`.
   */
  size_t struct_size;
  /**
   * 0 or `LC_PLUGIN_THREAD_SAFE`.
   */
  uint64_t flags;
  /**
   * Handed to every function.
   */
  void *context;
  /**
   * Gives the context back; may be NULL.
   */
  void (*release)(void *context);
  /**
   * Seconds per metre off the network, on the link from a door to the nearest edge; finite and positive.
   */
  double link_seconds_per_metre;
  /**
   * The times of edges.
   */
  lc_walk_model_seconds seconds;
} lc_walk_model_plugin;

/**
 * Homes, outlets and the walks between them up to a horizon, in columns. All pointers are valid during the call only.
 *
 * Numbers that may be absent have a column of their own that says where they are known (1) and where not (0); what
 * stands under a 0 is never to be read.
 */
typedef struct {
  /**
   * The size of this structure; one of a later version may be larger.
   */
  size_t struct_size;
  /**
   * The longest walk there may be, in seconds.
   */
  double horizon_s;
  /**
   * How many kinds of outlets.
   */
  size_t kind_count;
  /**
   * How many homes.
   */
  size_t home_count;
  /**
   * How many people live in each home.
   */
  const double *people;
  /**
   * Where `people` is known.
   */
  const uint8_t *people_known;
  /**
   * 1 for a home with a door on the network.
   */
  const uint8_t *attached;
  /**
   * The shortest walk from each home to where the data ends, in seconds.
   */
  const double *escape_s;
  /**
   * 0 where no walk within any horizon leads to where the data ends.
   */
  const uint8_t *escape_known;
  /**
   * How many outlets.
   */
  size_t outlet_count;
  /**
   * The facility of each outlet, as a row of the study's facilities.
   */
  const uint32_t *facility;
  /**
   * The kind of each outlet, counted from 0 in the order of the question.
   */
  const uint32_t *kind;
  /**
   * How much each outlet can serve.
   */
  const double *supply;
  /**
   * Where `supply` is known.
   */
  const uint8_t *supply_known;
  /**
   * The shortest walk to each outlet from where the data begins, in seconds.
   */
  const double *entry_s;
  /**
   * 0 where no walk within any horizon leads there from where the data begins.
   */
  const uint8_t *entry_known;
  /**
   * How many walks; they are in the order of homes, then of outlets.
   */
  size_t walk_count;
  /**
   * Where the walks of each home start; `home_count + 1` places.
   */
  const size_t *home_start;
  /**
   * The outlet of each walk.
   */
  const uint32_t *walk_outlet;
  /**
   * How long each walk takes, in seconds.
   */
  const double *walk_s;
} lc_catchment_columns;

/**
 * The level of every home: fills `level` (`lc_level`) and, where that has one, `number` (finite, `>= 0`), each with
 * `catchments->home_count` rows. Returns 0, or anything else after `lc_plugin_reply_fail`.
 *
 * An exact level is a promise: whatever lies beyond the data, it stays. It must not unwind (no C++ exception, no
 * longjmp) and may call this library.
 */
typedef int32_t (*lc_indicator_levels)(void *context,
                                       const lc_catchment_columns *catchments,
                                       double *number,
                                       uint8_t *level,
                                       lc_plugin_reply *reply);

/**
 * An indicator of the host: from the walks between homes and outlets to a number for each home. Set every field that is
 * not used to 0.
 *
 * Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
 * happens once, when the registry and everything taken from it are freed; not at all when registering fails.
 */
typedef struct {
  /**
   * `sizeof(lc_indicator_plugin)`.
   */
  size_t struct_size;
  /**
   * 0 or `LC_PLUGIN_THREAD_SAFE`.
   */
  uint64_t flags;
  /**
   * Handed to every function.
   */
  void *context;
  /**
   * Gives the context back; may be NULL.
   */
  void (*release)(void *context);
  /**
   * The longest walk that matters, in seconds; finite and positive.
   */
  double horizon_s;
  /**
   * How many horizons away something can matter to a home: 1 for what it reaches, 2 for who else reaches that, 3 for
   * what else these reach.
   */
  uint64_t dependency_radius;
  /**
   * The levels of homes.
   */
  lc_indicator_levels levels;
} lc_indicator_plugin;

/**
 * A question of location in columns. All pointers are valid during the call only.
 *
 * A row of costs is what it costs a demand to get to each site it can get to at all, the nearest first; a pair that is not
 * there is impossible. Row `d` is the cells `cost_start[d]` to `cost_start[d + 1]`.
 */
typedef struct {
  /**
   * The size of this structure; one of a later version may be larger.
   */
  size_t struct_size;
  /**
   * A number of `lc_siting_model`.
   */
  uint64_t model;
  /**
   * The farthest that counts as covered; to be read only for the models of coverage.
   */
  double limit;
  /**
   * How much of a demand counts, by `lc_decay_weight`; NULL for all models but `LC_SITING_MODEL_DECAYED`.
   */
  const lc_decay *decay;
  /**
   * A number of `lc_siting_selection`.
   */
  uint64_t selection;
  /**
   * How many sites may be chosen; to be read only for `LC_SITING_SELECTION_NUMBER`.
   */
  size_t number;
  /**
   * What the sites chosen may cost together; to be read only for `LC_SITING_SELECTION_BUDGET`.
   */
  double budget;
  /**
   * How many groups are compared; 0 when the worst group is not asked for.
   */
  size_t group_count;
  /**
   * How many demands.
   */
  size_t demand_count;
  /**
   * How much each demand needs.
   */
  const double *weight;
  /**
   * 1 for a demand that takes part, 0 for one that is left out.
   */
  const uint8_t *counts;
  /**
   * The group of each demand that takes part, counted from 0; NULL when none are compared.
   */
  const uint32_t *group;
  /**
   * How many sites.
   */
  size_t site_count;
  /**
   * 1 for a site that is open already: it serves, costs nothing and must not be chosen.
   */
  const uint8_t *existing;
  /**
   * What opening each site costs.
   */
  const double *price;
  /**
   * How much demand each site can serve.
   */
  const double *capacity;
  /**
   * 0 for a site that can serve any amount.
   */
  const uint8_t *capacity_known;
  /**
   * How many cells of costs.
   */
  size_t cost_count;
  /**
   * Where the row of each demand starts; `demand_count + 1` places.
   */
  const size_t *cost_start;
  /**
   * The site of each cell.
   */
  const uint32_t *cost_site;
  /**
   * The cost of each cell.
   */
  const double *cost;
  /**
   * Where the row of each site starts among the costs from site to site; `site_count + 1` places, or NULL without such.
   */
  const size_t *between_start;
  /**
   * The site each of these cells leads to; NULL without such.
   */
  const uint32_t *between_site;
  /**
   * The cost of each of these cells; NULL without such.
   */
  const double *between;
  /**
   * The longest time to take, in seconds; INFINITY for no such end.
   */
  double time_s;
  /**
   * The most work to do, in whatever the solver counts; UINT64_MAX for no such end.
   */
  uint64_t work;
  /**
   * A gap that is good enough, from 0 to 1.
   */
  double gap;
} lc_siting_question;

/**
 * Where a solver puts its answer. The pointers are the library's and must not be changed.
 */
typedef struct {
  /**
   * The size of this structure; one of a later version may be larger.
   */
  size_t struct_size;
  /**
   * Room for the candidates to open, `question->site_count` of them, in any order.
   */
  uint32_t *sites;
  /**
   * How many are to be opened; 0 at first.
   */
  size_t site_count;
  /**
   * 1 when the answer says who goes where, which it must where sites have capacities; 0 at first.
   */
  uint64_t assigns;
  /**
   * The site of each demand, `question->demand_count` rows.
   */
  uint32_t *assignment;
  /**
   * 1 for each demand that has a site; 0 at first.
   */
  uint8_t *assigned;
  /**
   * What the objective is; to be filled in.
   */
  double objective;
  /**
   * 1 when the solver has proven a bound; 0 at first.
   */
  uint64_t bound_known;
  /**
   * What no answer can be better than.
   */
  double bound;
  /**
   * What ended the search, a number of `lc_stopped`; `LC_STOPPED_EXHAUSTED` at first.
   */
  uint64_t stopped;
  /**
   * The work that was done, if the solver counts it.
   */
  uint64_t work;
} lc_siting_answer;

/**
 * Answers a question of location: fills `answer`. Returns 0, or anything else after `lc_plugin_reply_fail`:
 * `LC_STATUS_NOT_FOUND` when no choice of sites serves everybody that must be served, `LC_STATUS_CANCELLED` when
 * `lc_plugin_reply_tick` said so.
 *
 * Whatever it says is checked: the library works the objective out itself and refuses sites that do not exist, are too
 * many or leave somebody out, and bounds on the wrong side. The same question must have the same answer. It must not
 * unwind (no C++ exception, no longjmp) and may call this library.
 */
typedef int32_t (*lc_siting_solver_solve)(void *context,
                                          const lc_siting_question *question,
                                          lc_siting_answer *answer,
                                          lc_plugin_reply *reply);

/**
 * A siting solver of the host. Set every field that is not used to 0.
 *
 * Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
 * happens once, when the registry and every solver taken from it are freed; not at all when registering fails.
 */
typedef struct {
  /**
   * `sizeof(lc_siting_solver_plugin)`.
   */
  size_t struct_size;
  /**
   * 0 or `LC_PLUGIN_THREAD_SAFE`.
   */
  uint64_t flags;
  /**
   * Handed to every function.
   */
  void *context;
  /**
   * Gives the context back; may be NULL.
   */
  void (*release)(void *context);
  /**
   * Answers a question.
   */
  lc_siting_solver_solve solve;
} lc_siting_solver_plugin;

/**
 * Hands in a table: makes an Arrow stream of record batches in `*stream`, which the library takes over and reads at once,
 * or gives `lc_plugin_reply_table` the bytes of a file and leaves `*stream` alone. Returns 0, or anything else after `lc_plugin_reply_fail`.
 *
 * It must not unwind (no C++ exception, no longjmp), nor may the stream's own functions; it may call this library.
 */
typedef int32_t (*lc_table_source_read)(void *context, struct ArrowArrayStream *stream, lc_plugin_reply *reply);

/**
 * A source of facilities or of homes of the host. Set every field that is not used to 0.
 *
 * Thread rule: as `flags` say, the functions of its streams included. Lifetime: the structure and its options are copied;
 * `context` must live until `release` is called, which happens once, when the registry is freed; not at all when
 * registering fails.
 */
typedef struct {
  /**
   * `sizeof(lc_table_source_plugin)`.
   */
  size_t struct_size;
  /**
   * 0 or `LC_PLUGIN_THREAD_SAFE`.
   */
  uint64_t flags;
  /**
   * Handed to every function.
   */
  void *context;
  /**
   * Gives the context back; may be NULL.
   */
  void (*release)(void *context);
  /**
   * How its tables are read: their coordinate system above all. For the columns see `lc_facilities_read`, `lc_homes_read`.
   */
  const lc_table_options *options;
  /**
   * Hands in the table.
   */
  lc_table_source_read read;
} lc_table_source_plugin;

/**
 * Hands in a network: makes an Arrow stream of nodes and one of edges, as `lc_table_source_read` makes one.
 */
typedef int32_t (*lc_network_source_read)(void *context,
                                          struct ArrowArrayStream *nodes,
                                          struct ArrowArrayStream *edges,
                                          lc_plugin_reply *reply);

/**
 * A source of networks of the host. Set every field that is not used to 0.
 *
 * Thread rule and lifetime: as `lc_table_source_plugin`.
 */
typedef struct {
  /**
   * `sizeof(lc_network_source_plugin)`.
   */
  size_t struct_size;
  /**
   * 0 or `LC_PLUGIN_THREAD_SAFE`.
   */
  uint64_t flags;
  /**
   * Handed to every function.
   */
  void *context;
  /**
   * Gives the context back; may be NULL.
   */
  void (*release)(void *context);
  /**
   * How its tables are read: their coordinate system above all. For the columns see `lc_network_from_csv`.
   */
  const lc_table_options *options;
  /**
   * Hands in nodes and edges.
   */
  lc_network_source_read read;
} lc_network_source_plugin;

/**
 * Appends records to a stream if it holds exactly `expected`: all of them or, when it fails, none. Record `i` is the
 * bytes `starts[i]` to `starts[i + 1]` of `bytes`, `starts` has `count + 1` places. Returns 0, or anything else after
 * `lc_plugin_reply_fail`.
 *
 * Writes to `*held` how many records the stream held before this call. When that is not `expected`, somebody else was
 * first: nothing is written, and 0 is returned. `stream` is UTF-8, not NUL-terminated. A stream never written to holds
 * nothing. It must not unwind (no C++ exception, no longjmp), nor call the register it is the store of.
 */
typedef int32_t (*lc_store_append)(void *context,
                                   const char *stream,
                                   size_t stream_length,
                                   uint64_t expected,
                                   const uint8_t *bytes,
                                   const size_t *starts,
                                   size_t count,
                                   uint64_t *held,
                                   lc_plugin_reply *reply);

/**
 * Hands in the records of a stream from number `from` on, counted from 0, each by `lc_plugin_reply_record`: byte for byte
 * what was appended, in order. Returns 0, or anything else after `lc_plugin_reply_fail`. The rules are those of
 * `lc_store_append`.
 */
typedef int32_t (*lc_store_read)(void *context,
                                 const char *stream,
                                 size_t stream_length,
                                 uint64_t from,
                                 lc_plugin_reply *reply);

/**
 * A store of the host: streams of records that only grow. Set every field that is not used to 0.
 *
 * Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
 * happens once, when the registry and every store and register on it are freed; not at all when registering fails.
 */
typedef struct {
  /**
   * `sizeof(lc_store_plugin)`.
   */
  size_t struct_size;
  /**
   * 0 or `LC_PLUGIN_THREAD_SAFE`.
   */
  uint64_t flags;
  /**
   * Handed to every function.
   */
  void *context;
  /**
   * Gives the context back; may be NULL.
   */
  void (*release)(void *context);
  /**
   * Appends.
   */
  lc_store_append append;
  /**
   * Reads.
   */
  lc_store_read read;
} lc_store_plugin;

/**
 * Hears that `done` of `total` parts of `stage` (NUL-terminated, valid during the call) are done; `context` is what
 * was given with it. Returns 0 to go on and anything else to cancel the call, which then ends in
 * `LC_STATUS_CANCELLED`.
 *
 * Called on the thread that made the call, while it runs: when there is news, and every 0.1 s when there is none. It
 * must not unwind (no C++ exception, no longjmp) and may call this library.
 */
typedef int32_t (*lc_progress)(const char*, uint64_t, uint64_t, void*);

/**
 * What a library of plugins is given to register them with, so that it need not be linked to this one.
 *
 * Later versions add fields at the end: look at `struct_size` before using one that is not in the first.
 */
typedef struct {
  /**
   * The size of this structure.
   */
  size_t struct_size;
  /**
   * `lc_abi_version()` of the library that loads; refuse to be loaded by one you were not made for.
   */
  uint64_t abi_version;
  /**
   * Where to register.
   */
  lc_registry *registry;
  /**
   * `lc_registry_add_walk_model`.
   */
  int32_t (*add_walk_model)(lc_registry *registry,
                            const char *name,
                            size_t name_length,
                            const lc_walk_model_plugin *plugin,
                            lc_error **error);
  /**
   * `lc_registry_add_indicator`.
   */
  int32_t (*add_indicator)(lc_registry *registry,
                           const char *name,
                           size_t name_length,
                           const lc_indicator_plugin *plugin,
                           lc_error **error);
  /**
   * `lc_registry_add_facility_source`.
   */
  int32_t (*add_facility_source)(lc_registry *registry,
                                 const char *name,
                                 size_t name_length,
                                 const lc_table_source_plugin *plugin,
                                 lc_error **error);
  /**
   * `lc_registry_add_home_source`.
   */
  int32_t (*add_home_source)(lc_registry *registry,
                             const char *name,
                             size_t name_length,
                             const lc_table_source_plugin *plugin,
                             lc_error **error);
  /**
   * `lc_registry_add_network_source`.
   */
  int32_t (*add_network_source)(lc_registry *registry,
                                const char *name,
                                size_t name_length,
                                const lc_network_source_plugin *plugin,
                                lc_error **error);
  /**
   * `lc_plugin_reply_fail`.
   */
  int32_t (*reply_fail)(lc_plugin_reply *reply, const char *message, size_t length);
  /**
   * `lc_plugin_reply_table`.
   */
  int32_t (*reply_table)(lc_plugin_reply *reply, int32_t format, const char *data, size_t length);
  /**
   * `lc_registry_add_siting_solver`.
   */
  int32_t (*add_siting_solver)(lc_registry *registry,
                               const char *name,
                               size_t name_length,
                               const lc_siting_solver_plugin *plugin,
                               lc_error **error);
  /**
   * `lc_registry_add_store`.
   */
  int32_t (*add_store)(lc_registry *registry,
                       const char *name,
                       size_t name_length,
                       const lc_store_plugin *plugin,
                       lc_error **error);
  /**
   * `lc_plugin_reply_tick`.
   */
  int32_t (*reply_tick)(lc_plugin_reply *reply, uint64_t done, uint64_t total);
  /**
   * `lc_plugin_reply_record`.
   */
  int32_t (*reply_record)(lc_plugin_reply *reply, const char *data, size_t length);
} lc_plugin_host;

/**
 * The one symbol a library of plugins exports, under the name `lifecircle_plugin_init`: registers what it has and
 * returns 0, or a number of `lc_status`, with what the host's functions said in `*error`.
 *
 * It must not unwind. The library stays loaded until the process ends.
 */
typedef int32_t (*lc_plugin_init)(const lc_plugin_host *host, lc_error **error);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Asks for the nearest of each category of the catalogue, and how many there are within 5, 10 and 15 minutes, in
 * `*out`.
 *
 * # Safety
 *
 * `categories` points to `count` NUL-terminated texts; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_new(const char *const *categories, size_t count, lc_query **out, lc_error **error);

/**
 * Counts within these minutes instead. The largest is the horizon.
 *
 * # Safety
 *
 * `query` is NULL or live; `minutes` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_minutes(lc_query *query, const uint32_t *minutes, size_t count, lc_error **error);

/**
 * Asks for the `k` nearest of each category, 1 to 100 (default 1).
 *
 * # Safety
 *
 * `query` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_k(lc_query *query, size_t k, lc_error **error);

/**
 * Asks for what is open at a moment of arrival (`lc_moment`): one stands at the door then, however long the walk was.
 * Without a moment, opening hours play no part.
 *
 * # Safety
 *
 * `query` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_at(lc_query *query, int64_t at, lc_error **error);

/**
 * Says what facilities with unknown hours are taken for (`lc_unknown_hours`; default `LC_UNKNOWN_HOURS_EXCLUDED`).
 *
 * # Safety
 *
 * `query` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_unknown_hours(lc_query *query, int32_t choice, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `query` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_query_free(lc_query *query);

/**
 * The walk from every home to the `k` nearest of each category, and how many lie within each limit, in `*out`: `lc_prepared_query`
 * for those who ask for nothing else.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `categories` points to `category_count` NUL-terminated ids of the catalogue; `minutes`
 * points to `minute_count` limits; `run` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_access(const lc_prepared *prepared,
                           const char *const *categories,
                           size_t category_count,
                           const uint32_t *minutes,
                           size_t minute_count,
                           size_t k,
                           const lc_run *run,
                           lc_access **out,
                           lc_error **error);

/**
 * The walk from every home to the nearest of each category of a query, and how many lie within each limit, in `*out`.
 *
 * # Safety
 *
 * `prepared`, `query` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_query(const lc_prepared *prepared,
                          const lc_query *query,
                          const lc_run *run,
                          lc_access **out,
                          lc_error **error);

/**
 * The access table in columns, in `*out`: one row per home; `home`, `people`, `escape_s`, and for each category
 * `<id>_state`, `<id>_s`, `<id>_facility`, `<id>_2_s` ... up to `k`, `<id>_within_<minutes>`.
 *
 * # Safety
 *
 * `access` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_access_table(const lc_access *access, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `access` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_access_free(lc_access *access);

/**
 * Reads actions from TOML or JSON, each a table of the list `action`, in `*out`: the keys of `lc_scenario_read`, a `cost` in
 * the currency of the host and a list of `departments`. `file` names the text in errors. Two of one id are
 * `LC_STATUS_DUPLICATE`, none at all is `LC_STATUS_EMPTY`.
 *
 * # Safety
 *
 * `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_actions_read(const char *document,
                        size_t length,
                        const char *file,
                        size_t file_length,
                        lc_actions **out,
                        lc_error **error);

/**
 * How many actions; 0 for NULL.
 *
 * # Safety
 *
 * `actions` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_actions_count(const lc_actions *actions);

/**
 * Frees actions; NULL is allowed.
 *
 * # Safety
 *
 * `actions` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_actions_free(lc_actions *actions);

/**
 * What to do, in which order, and what each step adds to those before it, in `*out`.
 *
 * `walker` must be the one the assessment was made for: one of another name is `LC_STATUS_ARGUMENT`. Each future is judged as
 * the assessment was made.
 * `order` is a number of `lc_action_order`. `budget` points to what all steps may cost together, NULL for whatever they do.
 * With the most first it takes half as many assessments as there are pairs of actions.
 *
 * # Safety
 *
 * `assessment`, `actions`, `walker` and `run` are NULL or live; `budget` is NULL or readable;
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_plan_of_actions(const lc_assessment *assessment,
                                      const lc_actions *actions,
                                      const lc_walker *walker,
                                      int32_t order,
                                      const double *budget,
                                      const lc_run *run,
                                      lc_action_plan **out,
                                      lc_error **error);

/**
 * The steps, in `*out`: `step`, `action`, `title`, `cost`, `cost_so_far` (null when one of them is not known), what it adds
 * (`findings_closed`, `findings_opened`, people gaining and losing for sure and `_at_most`, `walk_saved_person_h`; each also
 * `_alone` and `_so_far`), how people stand after it (`findings`, `coverage`, `worst_group`, `mean_walk_s`, `gini_walk`) and
 * `departments`.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_action_plan_steps(const lc_action_plan *plan,
                             lc_table **out,
                             lc_error **error);

/**
 * How people stand before the first step and after the last, in `*out`: `when` ("before", "after"), `findings`, `coverage`,
 * `worst_group`, `mean_walk_s`, `gini_walk`.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_action_plan_standing(const lc_action_plan *plan,
                                lc_table **out,
                                lc_error **error);

/**
 * The actions that are no part of the plan, in `*out`: `action`, `why` ("no-gain", "over-budget", "cost-unknown", "conflict")
 * and `title`.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_action_plan_left_out(const lc_action_plan *plan,
                                lc_table **out,
                                lc_error **error);

/**
 * What all steps change together, in `*out`.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_action_plan_difference(const lc_action_plan *plan, lc_difference **out, lc_error **error);

/**
 * Frees a plan; NULL is allowed.
 *
 * # Safety
 *
 * `plan` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_action_plan_free(lc_action_plan *plan);

/**
 * Gives the demand of a question to its capacity, in `*out`: the greatest number of units that can be served, and of all
 * ways to serve so many the one with the least walking in all. Exact, and the same for any order of the rows and any
 * number of threads.
 *
 * # Safety
 *
 * `prepared`, `question` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_allocate(const lc_prepared *prepared,
                             const lc_allocation_question *question,
                             const lc_run *run,
                             lc_allocation **out,
                             lc_error **error);

/**
 * The allocation of a document in a study, in `*out`: `lc_prepared_allocate` for what is written down. An id that does not
 * exist is refused with its row, its key and the ids like it.
 *
 * # Safety
 *
 * `document`, `prepared` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_document_answer(const lc_allocation_document *document,
                                      const lc_prepared *prepared,
                                      const lc_run *run,
                                      lc_allocation **out,
                                      lc_error **error);

/**
 * One row for each demand and the capacity it is given, in `*out`: `home`, `facility`, `from`, `until` (when the demand
 * is), `units`, `walk_s`. The geometry is the home.
 *
 * # Safety
 *
 * `allocation` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_assignments(const lc_allocation *allocation, lc_table **out, lc_error **error);

/**
 * One row for each demand that is not served, or not wholly, in `*out`: `home`, `from`, `until`, `units`, `why`
 * ("unattached", "nothing-within-walk", "none-then", "all-full"), `data_ends` (there may be capacity beyond the data). The
 * geometry is the home.
 *
 * # Safety
 *
 * `allocation` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_unserved(const lc_allocation *allocation,
                               lc_table **out,
                               lc_error **error);

/**
 * One row for each capacity, in `*out`: `facility`, `from`, `until`, `units`, `used`. The geometry is the facility.
 *
 * # Safety
 *
 * `allocation` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_capacities(const lc_allocation *allocation, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `allocation` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_allocation_free(lc_allocation *allocation);

/**
 * A question without capacity and demand in `*out`; `limit_minutes` is the longest walk.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_question_new(uint32_t limit_minutes, lc_allocation_question **out, lc_error **error);

/**
 * Adds capacity: units of facilities, by their rows, that are there from a moment up to another (`lc_moment`). A unit
 * serves one unit of demand for the whole of its window.
 *
 * # Safety
 *
 * `question` is NULL or live; `facilities`, `from`, `until` and `units` point to `count` numbers each; `error` is NULL
 * or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_question_add_capacities(lc_allocation_question *question,
                                              const uint64_t *facilities,
                                              const int64_t *from,
                                              const int64_t *until,
                                              const uint32_t *units,
                                              size_t count,
                                              lc_error **error);

/**
 * Adds the capacity of services in the hours they are open. The windows must be of the study that is asked.
 *
 * # Safety
 *
 * `question` and `windows` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_question_add_windows(lc_allocation_question *question,
                                           const lc_capacity_windows *windows,
                                           lc_error **error);

/**
 * Adds demand: units that homes, by their rows, need from a moment up to another (`lc_moment`).
 *
 * # Safety
 *
 * `question` is NULL or live; `homes`, `from`, `until` and `units` point to `count` numbers each; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_question_add_demands(lc_allocation_question *question,
                                           const uint64_t *homes,
                                           const int64_t *from,
                                           const int64_t *until,
                                           const uint32_t *units,
                                           size_t count,
                                           lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `question` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_allocation_question_free(lc_allocation_question *question);

/**
 * Reads an allocation from TOML, or from JSON of the same shape when the text begins with a brace, in `*out`; `file` names
 * the text in errors.
 *
 * `limit_minutes` is the longest walk. Each `capacity` has `facility` (an id), `from`, `until` ("2026-03-10T19:00", on
 * the clocks of China) and `units`; each `demand` has `home` (an id), `from`, `until` and `units`. An error says the line,
 * the key, and what a mistyped key may have meant.
 *
 * # Safety
 *
 * `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_allocation_document_read(const char *document,
                                    size_t length,
                                    const char *file,
                                    size_t file_length,
                                    lc_allocation_document **out,
                                    lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `document` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_allocation_document_free(lc_allocation_document *document);

/**
 * The table as one Arrow array of structures, in `*schema` and `*array`: one child for each column, and where the rows
 * are in the child `geometry` as `geoarrow.wkb`. A unit stands in the metadata of a field under `unit`.
 *
 * What is handed out outlives the table; the caller frees each by its `release`. What was in the structures before is
 * overwritten, not released.
 *
 * # Safety
 *
 * `table` is NULL or live; `schema` and `array` are writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_export_arrow(const lc_table *table,
                              struct ArrowSchema *schema,
                              struct ArrowArray *array,
                              lc_error **error);

/**
 * The table as an Arrow stream in `*stream`, in batches of at most 65,536 rows; for the columns see
 * `lc_table_export_arrow`.
 *
 * The stream outlives the table; the caller frees it by its `release`. It may be read on one thread at a time.
 *
 * # Safety
 *
 * `table` is NULL or live; `stream` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_export_stream(const lc_table *table, struct ArrowArrayStream *stream, lc_error **error);

/**
 * Facilities in `*out` from an Arrow stream of record batches; the columns are those of `lc_facilities_read`, and the
 * position may be a geometry column (`geoarrow.wkb`, `geoarrow.wkt`, `geoarrow.point`).
 *
 * The stream is moved: its `release` becomes NULL, also on failure. It is read before this call returns.
 *
 * # Safety
 *
 * `stream` is NULL or points to a stream that keeps the rules of the Arrow C stream interface; `options` is NULL or live;
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_facilities_from_arrow(struct ArrowArrayStream *stream,
                                 const lc_table_options *options,
                                 lc_facilities **out,
                                 lc_error **error);

/**
 * Homes in `*out` from an Arrow stream of record batches; the columns are those of `lc_homes_read`.
 *
 * The stream is moved: its `release` becomes NULL, also on failure. It is read before this call returns.
 *
 * # Safety
 *
 * As `lc_facilities_from_arrow`.
 *
 * \since 0.1
 */
int32_t lc_homes_from_arrow(struct ArrowArrayStream *stream,
                            const lc_table_options *options,
                            lc_homes **out,
                            lc_error **error);

/**
 * Residential land in `*out` from an Arrow stream of record batches; the columns are those of `lc_land_read`.
 *
 * The stream is moved: its `release` becomes NULL, also on failure. It is read before this call returns.
 *
 * # Safety
 *
 * As `lc_facilities_from_arrow`.
 *
 * \since 0.1
 */
int32_t lc_land_from_arrow(struct ArrowArrayStream *stream,
                           const lc_table_options *options,
                           lc_land **out,
                           lc_error **error);

/**
 * A network in `*out` from two Arrow streams of record batches, nodes and edges; the columns are those of
 * `lc_network_from_csv`.
 *
 * Both streams are moved: their `release` becomes NULL, also on failure. They are read before this call returns.
 *
 * # Safety
 *
 * As `lc_facilities_from_arrow`, for both streams, which are not the same.
 *
 * \since 0.1
 */
int32_t lc_network_from_arrow(struct ArrowArrayStream *nodes,
                              struct ArrowArrayStream *edges,
                              const lc_table_options *options,
                              lc_network **out,
                              lc_error **error);

/**
 * New options, all at their defaults, in `*out`: all homes as one circle.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_new(lc_assess_options **out, lc_error **error);

/**
 * Adds a circle: the homes within `minutes` of walking to a centre in WGS-84 degrees. `id` names it in every result.
 *
 * # Safety
 *
 * `options` is NULL or live; `id` points to `id_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_add_walk_circle(lc_assess_options *options,
                                          const char *id,
                                          size_t id_length,
                                          double lon,
                                          double lat,
                                          double minutes,
                                          lc_error **error);

/**
 * Adds a circle: the homes within `metres` of a centre in WGS-84 degrees, in a straight line.
 *
 * # Safety
 *
 * As `lc_assess_options_add_walk_circle`.
 *
 * \since 0.1
 */
int32_t lc_assess_options_add_radius_circle(lc_assess_options *options,
                                            const char *id,
                                            size_t id_length,
                                            double lon,
                                            double lat,
                                            double metres,
                                            lc_error **error);

/**
 * Adds a circle for each polygon of a table that `lc_land_read` read, whatever it is of: communities, sub-districts. The
 * circle has the id of its row.
 *
 * # Safety
 *
 * `options` and `polygons` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_add_polygon_circles(lc_assess_options *options,
                                              const lc_land *polygons,
                                              lc_error **error);

/**
 * Adds every circle of a partition of the same study; a circle's id is its number.
 *
 * # Safety
 *
 * `options` and `partition` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_add_partition(lc_assess_options *options, const lc_partition *partition, lc_error **error);

/**
 * Says when the data is too sparse to call anything missing: with fewer than so many facilities, of fewer categories, or
 * fewer for each kilometre of network (default 100, 15, 1; ours).
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_set_sufficiency(lc_assess_options *options,
                                          size_t min_places,
                                          size_t min_categories,
                                          double min_places_per_km,
                                          lc_error **error);

/**
 * Sets the side of the grid that residential land is sampled with, in metres (default 25; ours).
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_set_land_step_m(lc_assess_options *options, double land_step_m, lc_error **error);

/**
 * Says that a category which the data has nowhere is missing even where sources hardly know it (0 or 1; default 0):
 * for facilities from a complete register.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assess_options_set_absence_is_trusted(lc_assess_options *options, int32_t trusted, lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_assess_options_free(lc_assess_options *options);

/**
 * Judges circles of a study against a standard, in `*out`.
 *
 * # Safety
 *
 * `prepared`, `standard`, `options` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_assess(const lc_prepared *prepared,
                           const lc_standard *standard,
                           const lc_assess_options *options,
                           const lc_run *run,
                           lc_assessment **out,
                           lc_error **error);

/**
 * The circles judged, in `*out`: `circle`, `name`, `homes`, `facilities`, `people`.
 *
 * # Safety
 *
 * As `lc_assessment_findings`.
 *
 * \since 0.1
 */
int32_t lc_assessment_circles(const lc_assessment *assessment, lc_table **out, lc_error **error);

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
 * The covered share by land, homes and people, with the truncated share beside it, in `*out`: one row per circle,
 * requirement and denominator.
 *
 * # Safety
 *
 * As `lc_assessment_findings`.
 *
 * \since 0.1
 */
int32_t lc_assessment_coverage(const lc_assessment *assessment, lc_table **out, lc_error **error);

/**
 * Why a home (a row of the study's homes) has, or has not, what each requirement asks for, in `*out`: verdict, nearest
 * place, walk, limit, clause, and all of it in words.
 *
 * # Safety
 *
 * As `lc_assessment_findings`.
 *
 * \since 0.1
 */
int32_t lc_assessment_explain(const lc_assessment *assessment, size_t home, lc_table **out, lc_error **error);

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
 * Reads a date and time such as "2026-02-10T09:30" on the clocks of China, in `*unix_s`: seconds since
 * 1970-01-01T00:00Z, the form every function takes a moment in. China has one zone, eight hours ahead of UTC
 * (Asia/Shanghai), all the year; years 1900 to 2199.
 *
 * # Safety
 *
 * `moment` points to `moment_length` bytes of UTF-8; `unix_s` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_moment(const char *moment, size_t moment_length, int64_t *unix_s, lc_error **error);

/**
 * A moment as "2026-02-10T09:30:00" on the clocks of China, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_moment_text(int64_t unix_s, lc_text **out, lc_error **error);

/**
 * The bundled calendar with the host's own notices beside it, or instead of those of the same year, in `*out`; `file`
 * names the text in errors. The form is that of `workdays.toml`.
 *
 * # Safety
 *
 * `toml` points to `toml_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_work_calendar_extended(const char *toml,
                                  size_t toml_length,
                                  const char *file,
                                  size_t file_length,
                                  lc_work_calendar **out,
                                  lc_error **error);

/**
 * What a day is (`lc_day_kind`), in `*kind`; a NULL calendar is the bundled one. A date is one number: 20260210.
 *
 * # Safety
 *
 * `work_calendar` is NULL or live; `kind` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_work_calendar_kind(const lc_work_calendar *work_calendar, int32_t day, int32_t *kind, lc_error **error);

/**
 * The days from `first` to `last`, in `*out`: `date`, `kind` (null where no notice speaks of it), `holiday_zh`,
 * `holiday_en`; a NULL calendar is the bundled one.
 *
 * # Safety
 *
 * `work_calendar` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_work_calendar_days(const lc_work_calendar *work_calendar,
                              int32_t first,
                              int32_t last,
                              lc_table **out,
                              lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `work_calendar` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_work_calendar_free(lc_work_calendar *work_calendar);

/**
 * The capacity of the services of a category that the walker can walk to, from `from` up to `to` (`lc_moment`), in
 * `*out`. What is unknown is left out and listed apart: `lc_capacity_windows_unknown`.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `category` points to `length` bytes of UTF-8; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_capacity_windows(const lc_prepared *prepared,
                                     const char *category,
                                     size_t length,
                                     int64_t from,
                                     int64_t to,
                                     lc_capacity_windows **out,
                                     lc_error **error);

/**
 * One row for each window, in `*out`: `facility`, `from`, `until`, `units`. The geometry is the facility.
 *
 * # Safety
 *
 * `windows` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_capacity_windows_table(const lc_capacity_windows *windows, lc_table **out, lc_error **error);

/**
 * One row for each facility that is left out, for some of the time or for all of it, in `*out`: `facility`, `why`
 * ("unknown-hours", "unknown-capacity").
 *
 * # Safety
 *
 * `windows` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_capacity_windows_unknown(const lc_capacity_windows *windows, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `windows` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_capacity_windows_free(lc_capacity_windows *windows);

/**
 * The catalogue of categories in `*out`: `category`, `zh`, `en`, `group`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_categories(lc_table **out, lc_error **error);

/**
 * Converts `count` coordinates of a system ("GCJ02", "BD09", "EPSG:4547" ...) to WGS-84 degrees. `x` is longitude or
 * easting, `y` latitude or northing. On failure nothing is written, and the error names the row.
 *
 * # Safety
 *
 * `crs` points to `crs_length` bytes of UTF-8; `x` and `y` point to `count` numbers, `lon` and `lat` to as many writable
 * ones (they may be `x` and `y` themselves); `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crs_to_wgs84(const char *crs,
                        size_t crs_length,
                        const double *x,
                        const double *y,
                        size_t count,
                        double *lon,
                        double *lat,
                        lc_error **error);

/**
 * The walks from every home to every facility of some kinds within `minutes`, in `*out`. `categories` are the ids of
 * all kinds one after the other, and `kind_of` the kind of each, counted from 0; `supply` is of `lc_supply`.
 *
 * # Safety
 *
 * `prepared` and `run` are NULL or live; `categories` points to `count` NUL-terminated texts; `kind_of` points to
 * `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_catchments(const lc_prepared *prepared,
                               const char *const *categories,
                               size_t count,
                               const uint32_t *kind_of,
                               uint32_t minutes,
                               int32_t supply,
                               const lc_run *run,
                               lc_catchments **out,
                               lc_error **error);

/**
 * Catchments from the host's own travel times, in `*out`. For each home: its people, and the walk from it to where the
 * data ends. For each outlet: its kind, counted from 0, its supply, and the walk to it from where the data begins. For
 * each walk: home, outlet, seconds. `people`, `escape_s`, `supply` and `entry_s` may be NULL, and NaN in them is "not
 * known", or beyond every horizon. A home all of whose walks are missing is one that reaches nothing. Of two walks
 * between one pair the shorter counts; walks beyond `limit_s` are left out.
 *
 * # Safety
 *
 * `people` is NULL or points to `home_count` numbers; `escape_s` is NULL or points to `home_count` numbers; `kind`
 * points to `outlet_count` numbers; `supply` is NULL or points to `outlet_count` numbers; `entry_s` is NULL or points
 * to `outlet_count` numbers; `home` points to `count` numbers; `outlet` points to `count` numbers; `seconds` points to
 * `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_catchments_new(const double *people,
                          size_t home_count,
                          const double *escape_s,
                          const uint32_t *kind,
                          size_t outlet_count,
                          const double *supply,
                          const double *entry_s,
                          const uint32_t *home,
                          size_t count,
                          const uint32_t *outlet,
                          const double *seconds,
                          double limit_s,
                          lc_catchments **out,
                          lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `catchments` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_catchments_free(lc_catchments *catchments);

/**
 * No columns yet, of `rows` rows each, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_new(size_t rows, lc_columns **out, lc_error **error);

/**
 * Adds a column of numbers, one for each row.
 *
 * # Safety
 *
 * `columns` is NULL or live; `name` points to `name_length` bytes of UTF-8; `values` points to `count` numbers;
 * `valid` is NULL or points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_add_real(lc_columns *columns,
                            const char *name,
                            size_t name_length,
                            const double *values,
                            size_t count,
                            const uint8_t *valid,
                            lc_error **error);

/**
 * Adds a column of whole numbers, one for each row.
 *
 * # Safety
 *
 * `columns` is NULL or live; `name` points to `name_length` bytes of UTF-8; `values` points to `count` numbers;
 * `valid` is NULL or points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_add_integer(lc_columns *columns,
                               const char *name,
                               size_t name_length,
                               const int64_t *values,
                               size_t count,
                               const uint8_t *valid,
                               lc_error **error);

/**
 * Adds a column of NUL-terminated UTF-8 texts, one for each row; NULL where there is none.
 *
 * # Safety
 *
 * `columns` is NULL or live; `name` points to `name_length` bytes of UTF-8; `values` points to `count` NUL-terminated
 * texts, or NULL; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_add_text(lc_columns *columns,
                            const char *name,
                            size_t name_length,
                            const char *const *values,
                            size_t count,
                            lc_error **error);

/**
 * The columns read as facilities, in `*out`, as `lc_facilities_read` reads a file: `id`, `category`, `lon`, `lat` and,
 * where known, `name`, `opening_hours`, `capacity` ...
 *
 * # Safety
 *
 * `columns` and `options` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_facilities(const lc_columns *columns,
                              const lc_table_options *options,
                              lc_facilities **out,
                              lc_error **error);

/**
 * The columns read as homes, in `*out`, as `lc_homes_read` reads a file: `id`, `lon`, `lat` and, where known,
 * `people`, `households` and columns named `group:...`.
 *
 * # Safety
 *
 * `columns` and `options` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_homes(const lc_columns *columns, const lc_table_options *options, lc_homes **out, lc_error **error);

/**
 * The columns as a table, in `*out`, to be written like any other.
 *
 * # Safety
 *
 * `columns` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_columns_table(const lc_columns *columns, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `columns` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_columns_free(lc_columns *columns);

/**
 * A network in `*out` from arrays: for each node an id and its place in WGS-84 degrees (`lc_crs_to_wgs84` converts),
 * for each edge the ids of its ends and its length in metres; `length_m` may be NULL, or NaN in places, to be
 * measured.
 *
 * # Safety
 *
 * `id` points to `node_count` numbers; `lon` points to `node_count` numbers; `lat` points to `node_count` numbers;
 * `from` points to `edge_count` numbers; `to` points to `edge_count` numbers; `length_m` is NULL or points to
 * `edge_count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_network_from_arrays(const int64_t *id,
                               size_t node_count,
                               const double *lon,
                               const double *lat,
                               const int64_t *from,
                               size_t edge_count,
                               const int64_t *to,
                               const double *length_m,
                               lc_network **out,
                               lc_error **error);

/**
 * The facilities of a study, in `*out`, as its readers read them back; the geometry is the position.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_facilities(const lc_study *study, lc_table **out, lc_error **error);

/**
 * The homes of a study, in `*out`, as its readers read them back; the geometry is the position.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_homes(const lc_study *study, lc_table **out, lc_error **error);

/**
 * The residential land of a study, in `*out`; NULL when nobody gave any. The geometry is the outline.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_land(const lc_study *study, lc_table **out, lc_error **error);

/**
 * Whether the facilities are in the system their table declared, in `*out`, NULL without facilities: one row for each
 * reading of the coordinates, the declared first: `reading`, `inside_share`, `near_way_share`, `in_building_share`,
 * `stands_out`, `beats_declared`, and beside it `declared`, `verdict`, `places`.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_facilities_crs(const lc_study *study, lc_table **out, lc_error **error);

/**
 * As `lc_study_facilities_crs`, of the homes.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_homes_crs(const lc_study *study, lc_table **out, lc_error **error);

/**
 * Converts `count` places in WGS-84 degrees to coordinates of a system ("GCJ02", "BD09", "EPSG:4547" ...): `x` is longitude or
 * easting, `y` latitude or northing. On failure nothing is written, and the error names the row.
 *
 * # Safety
 *
 * `crs` points to `crs_length` bytes of UTF-8; `lon` and `lat` point to `count` numbers, `x` and `y` to as many writable
 * ones (they may be `lon` and `lat` themselves); `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crs_from_wgs84(const char *crs,
                          size_t crs_length,
                          const double *lon,
                          const double *lat,
                          size_t count,
                          double *x,
                          double *y,
                          lc_error **error);

/**
 * The table as GeoParquet, or Parquet when it has no geometry, in `*out`: bytes (`lc_text_length`), not text.
 *
 * # Safety
 *
 * `table` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_parquet(const lc_table *table, lc_text **out, lc_error **error);

/**
 * The crosswalk of a vendor, in `*out`: "osm" (`shop=convenience`, several joined by `&`), "amap" (codes joined by
 * `|`, or names of levels joined by `;`), "tencent" (a code, or levels joined by `:`), "baidu" (levels joined by `;`),
 * "own" (the host's own words, ids and labels of the catalogue).
 *
 * # Safety
 *
 * `scheme` points to `scheme_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crosswalk_new(const char *scheme, size_t scheme_length, lc_crosswalk **out, lc_error **error);

/**
 * Says what a word is: the ids of its categories ("market|fresh-food-store"), or nothing at all for what does not
 * belong to a life circle. It goes before the vendor's own meaning, and a later one before an earlier.
 *
 * # Safety
 *
 * `crosswalk` is NULL or live; `word` points to `word_length` bytes of UTF-8; `categories` points to
 * `categories_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crosswalk_add(lc_crosswalk *crosswalk,
                         const char *word,
                         size_t word_length,
                         const char *categories,
                         size_t categories_length,
                         lc_error **error);

/**
 * Adds the words of a CSV text with the columns `word` and `category`; `file` names it in errors. How many rows there
 * were comes out in `*rows`, which may be NULL. Rows before a bad one are kept.
 *
 * # Safety
 *
 * `crosswalk` is NULL or live; `csv` points to `csv_length` bytes of UTF-8; `file` points to `file_length` bytes of
 * UTF-8; `rows` is NULL or writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crosswalk_read_csv(lc_crosswalk *crosswalk,
                              const char *csv,
                              size_t csv_length,
                              const char *file,
                              size_t file_length,
                              size_t *rows,
                              lc_error **error);

/**
 * What each of `count` rows is, given as its value and the name of its place, each NULL where there is none (`names`
 * may be NULL as a whole), in `*out`: `value`, `name`, `categories` (their ids, joined by `;`), `by` (what decided:
 * "own-table", "code", "tag", "label", "class", "words", "place-name", or "outside", "nothing", "unreadable",
 * "absent"), `confidence`.
 *
 * # Safety
 *
 * `crosswalk` is NULL or live; `values` points to `count` texts, each NULL or NUL-terminated; `names` is NULL or
 * points to as many; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crosswalk_map(const lc_crosswalk *crosswalk,
                         const char *const *values,
                         const char *const *names,
                         size_t count,
                         lc_table **out,
                         lc_error **error);

/**
 * How much of `count` rows is mapped, given as for `lc_crosswalk_map`, in `*out`: one row for each distinct value,
 * those with most unmapped rows first: `value`, `rows`, `mapped`, `unmapped`, `categories`, `by`, `confidence`,
 * `nearest`. Rows neither mapped nor unmapped are known to be nothing of a life circle.
 *
 * # Safety
 *
 * As `lc_crosswalk_map`.
 *
 * \since 0.1
 */
int32_t lc_crosswalk_coverage(const lc_crosswalk *crosswalk,
                              const char *const *values,
                              const char *const *names,
                              size_t count,
                              lc_table **out,
                              lc_error **error);

/**
 * What is known of a vendor's list, in `*out`: `name`, `code`, `gives`, `outside`, `confidence`, `source`. The schemes
 * are those of `lc_crosswalk_new`; "osm" and "own" have no list.
 *
 * # Safety
 *
 * `scheme` points to `scheme_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_crosswalk_classes(const char *scheme, size_t scheme_length, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `crosswalk` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_crosswalk_free(lc_crosswalk *crosswalk);

/**
 * Reads days from TOML, or from JSON of the same shape when the text begins with a brace, in `*out`; `file` names the
 * text in errors.
 *
 * `date` ("2026-03-10"), and where the defaults do not fit `within_minutes` (15: the claim that every leg is within so
 * many), `farthest_minutes` (30: longer legs are shown up to so many) and `unknown_hours` ("excluded", "open", "closed"),
 * hold for all days. Each `day` has `home` (an id), `start` ("06:30") and its list `activity`; it may have `id`, `order`
 * ("given", "free" up to ten activities) and `walker` (by name; the first one by default). Each `activity` has a place:
 * `category`, or `facility` (an id) with or without a `category` of the service used, or `home`, or `back_home = true`. It
 * may have `id`, `from`, `until`, `stay_minutes`, `walker` (of the leg to it), `audience` (whom the service must serve),
 * and in a free order `after` (ids of activities) and `directly_after` (an id).
 *
 * An error says the line, the key, and what a mistyped key may have meant.
 *
 * # Safety
 *
 * `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_day_questions_read(const char *document,
                              size_t length,
                              const char *file,
                              size_t file_length,
                              lc_day_questions **out,
                              lc_error **error);

/**
 * Plans the days for a study as its walkers see it, all of one study, in `*out`: for each the schedule with the least
 * walking, with every leg within the minutes asked where that is possible, else within the farthest. Exact, and the same
 * for any number of threads.
 *
 * Walkers are found by their names; the first walks where a day names none. An id that does not exist is refused with the
 * row of its day, the key and the ids like it.
 *
 * # Safety
 *
 * `questions` and `run` are NULL or live; `walkers` points to `walker_count` prepared studies, each live; `out` is
 * writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_day_questions_answer(const lc_day_questions *questions,
                                const lc_prepared *const *walkers,
                                size_t walker_count,
                                const lc_run *run,
                                lc_planned_days **out,
                                lc_error **error);

/**
 * Frees days as they were written down; NULL is allowed.
 *
 * # Safety
 *
 * `questions` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_day_questions_free(lc_day_questions *questions);

/**
 * One row for each day, in `*out`: `day`, `verdict` ("within", "broken", "unknown-hours", "beyond-data", "unattached"),
 * the limits and what unknown hours were taken for, `walk_s` (null when the day cannot be done), `upper_bound`, `ends`,
 * `broken_by` and `why` (the first activity that breaks it), `breaks` (all of them). The geometry is the home.
 *
 * # Safety
 *
 * `planned` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_planned_days_days(const lc_planned_days *planned, lc_table **out, lc_error **error);

/**
 * One row for each leg and the stay it leads to, in `*out`: `day`, `activity`, `walker`, `from`, `to`, `name`,
 * `category`, `depart`, `arrive`, `begin`, `end`, `walk_s`, `wait_s`, `slack_s` (how much later one could arrive and still
 * do the rest), `length_m`, `on_arrival`, `hours`, `within`. The geometry is the way, null where one is there already.
 *
 * # Safety
 *
 * `planned` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_planned_days_visits(const lc_planned_days *planned,
                               lc_table **out,
                               lc_error **error);

/**
 * Frees planned days; NULL is allowed.
 *
 * # Safety
 *
 * `planned` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_planned_days_free(lc_planned_days *planned);

/**
 * A decay of a shape (`lc_decay_shape`) with its parameters and limit, in `*out`; parameters that the shape does not
 * have are not looked at.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_decay_new(int32_t shape, double p, double q, double limit_s, lc_decay **out, lc_error **error);

/**
 * A decay in steps, in `*out`: each weight holds up to its walk, in seconds. Walks ascend, weights do not rise.
 *
 * # Safety
 *
 * `walks_s` points to `count` numbers; `weights` points to `count` numbers; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_decay_steps(const double *walks_s, size_t count, const double *weights, lc_decay **out, lc_error **error);

/**
 * What a target at the end of a walk of `walk_s` seconds counts, in `*weight`.
 *
 * # Safety
 *
 * `decay` is NULL or live; `weight` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_decay_weight(const lc_decay *decay, double walk_s, double *weight, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `decay` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_decay_free(lc_decay *decay);

/**
 * Doors in `*out`, one for each row of the table of `lc_places_doors`, whose columns may be handed in as they are: the
 * place it belongs to, its edge, the metres along the edge as drawn, and the length of its link in metres. A place may
 * have several doors, in any rows. A door on an edge that does not exist or that the walker does not pass is passed over
 * when walks are asked for.
 *
 * # Safety
 *
 * `place` points to `count` numbers; `edge` points to `count` numbers; `chainage_m` points to `count` numbers; `link_m`
 * points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_doors_new(const int64_t *place,
                     size_t count,
                     const int64_t *edge,
                     const double *chainage_m,
                     const double *link_m,
                     lc_doors **out,
                     lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `doors` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_doors_free(lc_doors *doors);

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
 * No events yet, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_new(lc_events **out, lc_error **error);

/**
 * Adds an event that is held once, from `start` to `end` (`lc_moment`).
 *
 * # Safety
 *
 * `events` is NULL or live; `id` points to `id_length` bytes of UTF-8; `title` points to `title_length` bytes of
 * UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_add(lc_events *events,
                      const char *id,
                      size_t id_length,
                      const char *title,
                      size_t title_length,
                      int64_t start,
                      int64_t end,
                      lc_error **error);

/**
 * Says that an event is held again and again, by a rule of iCalendar such as "FREQ=WEEKLY;BYDAY=TU".
 *
 * # Safety
 *
 * `events` is NULL or live; `rule` points to `rule_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_set_recurrence(lc_events *events,
                                 size_t event,
                                 const char *rule,
                                 size_t rule_length,
                                 lc_error **error);

/**
 * Says that an event is not held on these dates, each one number such as 20260210.
 *
 * # Safety
 *
 * `events` is NULL or live; `dates` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_set_exceptions(lc_events *events, size_t event, const int32_t *dates, size_t count, lc_error **error);

/**
 * Says what becomes of an event on holidays (`lc_on_holidays`).
 *
 * # Safety
 *
 * `events` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_set_on_holidays(lc_events *events, size_t event, int32_t choice, lc_error **error);

/**
 * Whether an event is held at a moment (`lc_state`), in `*state`; a NULL calendar is the bundled one.
 *
 * # Safety
 *
 * `events` and `work_calendar` are NULL or live; `state` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_at(const lc_events *events,
                     size_t event,
                     const lc_work_calendar *work_calendar,
                     int64_t at,
                     int32_t *state,
                     lc_error **error);

/**
 * Every time the events are held, or may be, between two moments, in `*out`: `event`, `title`, `start`,
 * `start_unix_s`, `end`, `end_unix_s`, `state`; a NULL calendar is the bundled one.
 *
 * # Safety
 *
 * `events` and `work_calendar` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_occurrences(const lc_events *events,
                              const lc_work_calendar *work_calendar,
                              int64_t from,
                              int64_t to,
                              lc_table **out,
                              lc_error **error);

/**
 * The events, in `*out`: `event`, `title`, `start`, `start_unix_s`, `end`, `end_unix_s` (of the first time), `rule`,
 * `on_holidays`.
 *
 * # Safety
 *
 * `events` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_table(const lc_events *events, lc_table **out, lc_error **error);

/**
 * The events of an iCalendar text, in `*out`; what could not be read is in `lc_events_report`, and the rest is kept.
 * `file` names the text there.
 *
 * # Safety
 *
 * `ical` points to `ical_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_read_ical(const char *ical,
                            size_t ical_length,
                            const char *file,
                            size_t file_length,
                            lc_events **out,
                            lc_error **error);

/**
 * What of an iCalendar text was left out or is doubtful, in `*out`: one row per defect.
 *
 * # Safety
 *
 * `events` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_report(const lc_events *events, lc_table **out, lc_error **error);

/**
 * The events as an iCalendar text (RFC 5545), in `*out`; `stamp` is when it is made: the same events at the same stamp
 * are the same bytes.
 *
 * # Safety
 *
 * `events` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_events_ical(const lc_events *events, int64_t stamp, lc_text **out, lc_error **error);

/**
 * The dates of a rule of iCalendar that starts on `first`, up to `last`, in `*out`: `date`.
 *
 * # Safety
 *
 * `rule` points to `rule_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_recurrence_dates(const char *rule,
                            size_t rule_length,
                            int32_t first,
                            int32_t last,
                            lc_table **out,
                            lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `events` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_events_free(lc_events *events);

/**
 * No circles yet, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_circles_new(lc_fusion_circles **out, lc_error **error);

/**
 * Adds a circle without demands: its id, its name (may be empty), and the study as its walker sees it. All are of one
 * study.
 *
 * # Safety
 *
 * `circles` and `prepared` are NULL or live; `id` points to `id_length` bytes of UTF-8; `name` points to `name_length`
 * bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_circles_add(lc_fusion_circles *circles,
                              const char *id,
                              size_t id_length,
                              const char *name,
                              size_t name_length,
                              const lc_prepared *prepared,
                              lc_error **error);

/**
 * Says what the circle added last asks for: at least `minimum` facilities of any of these categories within `minutes`.
 *
 * # Safety
 *
 * `circles` is NULL or live; `categories` points to `count` NUL-terminated texts; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_circles_demand(lc_fusion_circles *circles,
                                 const char *const *categories,
                                 size_t count,
                                 uint32_t minutes,
                                 uint32_t minimum,
                                 lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `fusion_circles` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_fusion_circles_free(lc_fusion_circles *fusion_circles);

/**
 * Lays circles over each other (圈圈融合), in `*out`.
 *
 * # Safety
 *
 * `circles` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_new(const lc_fusion_circles *circles, const lc_run *run, lc_fusion **out, lc_error **error);

/**
 * Where all circles hold and which one is missing, in `*out`: one row for each home.
 *
 * # Safety
 *
 * `fusion` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_homes(const lc_fusion *fusion, lc_table **out, lc_error **error);

/**
 * How many homes and people share an overlay, in `*out`: `overlay`, `missing` (the one circle that is missing),
 * `homes`, `people`. First where all circles hold, then where one is missing, circle by circle.
 *
 * # Safety
 *
 * `fusion` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_tallies(const lc_fusion *fusion, lc_table **out, lc_error **error);

/**
 * The places that serve at least so many of the circles (一圈多能), in `*out`.
 *
 * # Safety
 *
 * `fusion` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_fusion_places(const lc_fusion *fusion, size_t at_least, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `fusion` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_fusion_free(lc_fusion *fusion);

/**
 * Opening hours in `*out`, from OpenStreetMap's syntax ("Mo-Fr 08:00-18:00; PH off") or from Chinese as it stands on a
 * door. A part that is not understood is `LC_STATUS_VALUE`, for hours of which a part is missing are not those hours;
 * `lc_hours_examine` says what was.
 *
 * # Safety
 *
 * `hours` points to `hours_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_hours_read(const char *hours, size_t hours_length, lc_hours **out, lc_error **error);

/**
 * What could be made of texts about opening hours, in `*out`: `text`, `complete`, `osm`, `zh`, `en`, `not_understood`.
 *
 * # Safety
 *
 * `hours` points to `count` NUL-terminated texts; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_hours_examine(const char *const *hours, size_t count, lc_table **out, lc_error **error);

/**
 * The runs of one state of a usual week, in `*out`: `from_minute`, `to_minute` since Monday's midnight, `state`; NULL
 * when the hours depend on the date or the moon, so that no week is usual.
 *
 * # Safety
 *
 * `hours` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_hours_usual_week(const lc_hours *hours, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `hours` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_hours_free(lc_hours *hours);

/**
 * Opening hours as states of the days from `first` to `last`, in `*out`; a NULL calendar is the bundled one; `rule` is
 * of `lc_week_rule`.
 *
 * # Safety
 *
 * `hours` and `work_calendar` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_schedule_compile(const lc_hours *hours,
                            const lc_work_calendar *work_calendar,
                            int32_t rule,
                            int32_t first,
                            int32_t last,
                            lc_schedule **out,
                            lc_error **error);

/**
 * The state (`lc_state`) at a moment, in `*state`.
 *
 * # Safety
 *
 * `schedule` is NULL or live; `state` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_schedule_at(const lc_schedule *schedule, int64_t at, int32_t *state, lc_error **error);

/**
 * Every stretch of one state between two moments, in order and without gaps, in `*out`: `start`, `start_unix_s`,
 * `end`, `end_unix_s`, `state`. Nothing is sampled.
 *
 * # Safety
 *
 * `schedule` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_schedule_between(const lc_schedule *schedule, int64_t from, int64_t to, lc_table **out, lc_error **error);

/**
 * The next moment the state changes after `at`, in `*change`; `*found` is 0, and `*change` as well, when there is none
 * in the range.
 *
 * # Safety
 *
 * `schedule` is NULL or live; `change` and `found` are writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_schedule_next_change(const lc_schedule *schedule,
                                int64_t at,
                                int64_t *change,
                                int32_t *found,
                                lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `schedule` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_schedule_free(lc_schedule *schedule);

/**
 * An empty timetable for the days from `first` to `last`, in `*out`; a NULL calendar is the bundled one.
 *
 * # Safety
 *
 * `work_calendar` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timetable_new(const lc_work_calendar *work_calendar,
                         int32_t first,
                         int32_t last,
                         lc_timetable **out,
                         lc_error **error);

/**
 * The number of the schedule of a text, in `*schedule`; 0, of which nothing is known, when a part was not understood.
 * `rule` is of `lc_week_rule`.
 *
 * # Safety
 *
 * `timetable` is NULL or live; `hours` points to `hours_length` bytes of UTF-8; `schedule` is writable; `error` is
 * NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timetable_add(lc_timetable *timetable,
                         const char *hours,
                         size_t hours_length,
                         int32_t rule,
                         uint32_t *schedule,
                         lc_error **error);

/**
 * A schedule of a timetable by its number, in `*out`; it does not depend on the timetable.
 *
 * # Safety
 *
 * `timetable` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timetable_schedule(const lc_timetable *timetable, uint32_t schedule, lc_schedule **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `timetable` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_timetable_free(lc_timetable *timetable);

/**
 * Idle spaces in `*out` from a CSV file in a coordinate system ("WGS84", "GCJ02" ...); `file` names it in the report.
 *
 * Needs the columns `id`, `lon` and `lat` (编号, 经度, 纬度) and takes `name`, `area_m2`, `allowed` and `forbidden` (categories,
 * separated by `;`), `hours`, `constraint`, `reverts_in_emergency`, `owner`, `departments` (separated by `;`) and `cost`, by
 * these or their Chinese names. A bad row is left out and reported.
 *
 * # Safety
 *
 * `csv` points to `csv_length` bytes; `file` and `crs` point to their lengths of UTF-8 bytes; `out` is writable; `error` is
 * NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_spaces_from_csv(const char *csv,
                                size_t csv_length,
                                const char *file,
                                size_t file_length,
                                const char *crs,
                                size_t crs_length,
                                lc_idle_spaces **out,
                                lc_error **error);

/**
 * Idle spaces and their uses in `*out` from TOML, or JSON of the same shape; `file` names it in errors, which say line and
 * key.
 *
 * A list `space` has the columns of `lc_idle_spaces_from_csv` as keys and `at = [longitude, latitude]` in WGS-84; a list
 * `use` has `category` and, where they matter, `id`, `hours`, `min_area_m2` and `fixed`.
 *
 * # Safety
 *
 * `document` points to `document_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_spaces_from_text(const char *document,
                                 size_t document_length,
                                 const char *file,
                                 size_t file_length,
                                 lc_idle_spaces **out,
                                 lc_error **error);

/**
 * Adds a use: its id (of length 0: that of its category), what it offers, when it would be there as opening hours are
 * written (of length 0: always), the least area it needs (NaN: any), and whether it needs fittings that cannot be cleared at
 * once (1).
 *
 * # Safety
 *
 * `spaces` is NULL or live; `id`, `category` and `hours` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_spaces_add_use(lc_idle_spaces *spaces,
                               const char *id,
                               size_t id_length,
                               const char *category,
                               size_t category_length,
                               const char *hours,
                               size_t hours_length,
                               double min_area_m2,
                               int32_t fixed,
                               lc_error **error);

/**
 * How many spaces there are; 0 for NULL.
 *
 * # Safety
 *
 * `spaces` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_idle_spaces_count(const lc_idle_spaces *spaces);

/**
 * The spaces as a table in `*out`, in WGS-84: the columns of `lc_idle_spaces_from_csv`, what was understood of each.
 *
 * # Safety
 *
 * `spaces` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_spaces_table(const lc_idle_spaces *spaces, lc_table **out, lc_error **error);

/**
 * The rows of a table of spaces that were left out, in `*out`.
 *
 * # Safety
 *
 * `spaces` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_spaces_report(const lc_idle_spaces *spaces, lc_table **out, lc_error **error);

/**
 * Frees spaces; NULL is allowed.
 *
 * # Safety
 *
 * `spaces` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_idle_spaces_free(lc_idle_spaces *spaces);

/**
 * New options, all at their defaults, in `*out`: each of the people counts 1, all homes count, and one use may follow
 * another at once.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_options_new(lc_idle_options **out, lc_error **error);

/**
 * Sets the demand of the homes, with what open needs add; it must be that of the study that was assessed.
 *
 * # Safety
 *
 * `options` and `demand` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_options_set_demand(lc_idle_options *options, const lc_home_demand *demand, lc_error **error);

/**
 * Sets the circle whose homes count, a row of `lc_assessment_circles`.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_options_set_circle(lc_idle_options *options, size_t circle, lc_error **error);

/**
 * Sets the minutes needed between two uses of a space (default 0).
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_options_set_changeover_minutes(lc_idle_options *options, uint32_t changeover_minutes, lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_idle_options_free(lc_idle_options *options);

/**
 * What idle spaces could become (盘活), in `*out`.
 *
 * A use fits a space that allows it, is large enough, is free at its hours, and need not be cleared of its fittings. It
 * serves the people who lack what its category fulfils and have it then, within the walk of the standard: for sure, and at
 * most, since homes at the end of the data may have it beyond. Uses share a space in time when their hours do not clash. In
 * the order to begin with nobody is counted twice. There may be at most 64 uses.
 *
 * # Safety
 *
 * `assessment` and `spaces` are NULL or live; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_idle_spaces(const lc_assessment *assessment,
                                  const lc_idle_spaces *spaces,
                                  const lc_idle_options *options,
                                  const lc_run *run,
                                  lc_idle_ranking **out,
                                  lc_error **error);

/**
 * Every use of every space, in `*out`: `space`, `use`, `category_zh`, `category_en`, `hours`, `misfit` ("forbidden",
 * "not-allowed", "too-small", "outside-hours", "fixed"; null when it fits), `rank_in_space` and `rank_of_space` (null when it
 * does not fit), `homes_newly`, `people_newly` and `demand_newly`, each also `_at_most`, `requirement`, `obligation`,
 * `departments`; the geometry is the space.
 *
 * # Safety
 *
 * `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_ranking_uses(const lc_idle_ranking *ranking,
                             lc_table **out,
                             lc_error **error);

/**
 * The uses that share each space in time and serve most together, in `*out`, one row for each space by itself: `space`,
 * `name`, `owner`, `uses` (joined by `; `, empty when nothing that fits serves anybody), and who would newly have what they
 * offer, use by use.
 *
 * # Safety
 *
 * `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_ranking_combinations(const lc_idle_ranking *ranking,
                                     lc_table **out,
                                     lc_error **error);

/**
 * The spaces in the order to begin with, in `*out`, each with what it adds to those before it; one that adds nothing is left
 * out: `step`, `space`, `name`, `uses`, who newly has what they offer, the same `_so_far`, `cost`, `cost_so_far` (null when one
 * of them is not known), `owner`, `departments`, `constraint`, `reverts_in_emergency`; the geometry is the space.
 *
 * # Safety
 *
 * `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_ranking_order(const lc_idle_ranking *ranking,
                              lc_table **out,
                              lc_error **error);

/**
 * Bad rows of the table of spaces, and spaces without a door on the network, in `*out`.
 *
 * # Safety
 *
 * `ranking` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_idle_ranking_report(const lc_idle_ranking *ranking, lc_table **out, lc_error **error);

/**
 * Frees a ranking; NULL is allowed.
 *
 * # Safety
 *
 * `ranking` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_idle_ranking_free(lc_idle_ranking *ranking);

/**
 * How many outlets, or how much supply (`lc_counting`), lie within a walk, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_cumulative(double within_s, int32_t count_by, lc_indicator **out, lc_error **error);

/**
 * Outlets or supply (`lc_counting`), each by its decay, in `*out`.
 *
 * # Safety
 *
 * `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_gravity(const lc_decay *decay, int32_t count_by, lc_indicator **out, lc_error **error);

/**
 * The two-step floating catchment area, in `*out`: supply per person, as first published with a step, enhanced with
 * steps, Gaussian with that decay.
 *
 * # Safety
 *
 * `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_two_step(const lc_decay *decay, lc_indicator **out, lc_error **error);

/**
 * The three-step floating catchment area, in `*out`: people choose among the outlets they reach.
 *
 * # Safety
 *
 * `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_three_step(const lc_decay *decay, lc_indicator **out, lc_error **error);

/**
 * The balanced floating catchment area, in `*out`: nobody is counted twice, nothing is handed out twice.
 *
 * # Safety
 *
 * `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_balanced(const lc_decay *decay, lc_indicator **out, lc_error **error);

/**
 * Spatial availability, in `*out`: supply shared by proportion of demand, which is people to the power of `alpha` (1
 * as published), per person (1) or as a whole for each home (0).
 *
 * # Safety
 *
 * `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_availability(const lc_decay *decay,
                                  double alpha,
                                  int32_t per_person,
                                  lc_indicator **out,
                                  lc_error **error);

/**
 * Dual access, in `*out`: the walk in seconds within which a home has reached `wanted` outlets or supply
 * (`lc_counting`), up to `within_s`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_dual_access(double wanted,
                                 int32_t count_by,
                                 double within_s,
                                 lc_indicator **out,
                                 lc_error **error);

/**
 * The mean walk in seconds to the `k` nearest outlets, up to `within_s`, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_mean_nearest(size_t k, double within_s, lc_indicator **out, lc_error **error);

/**
 * The Hill number of an order of the kinds within a walk, in `*out`: how many equally common kinds would be as
 * diverse.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_diversity(double order, double within_s, lc_indicator **out, lc_error **error);

/**
 * A basket in the manner of Walk Score, 0 to 100, in `*out`. Kind `k` is named `names[k]`; what its nearest, second
 * nearest ... outlet counts is in `weights`, kind after kind, with `kind_of` for each weight.
 *
 * # Safety
 *
 * `decay` is NULL or live; `names` points to `kind_count` NUL-terminated texts; `weights` points to `count` numbers;
 * `kind_of` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_basket(const char *const *names,
                            size_t kind_count,
                            const double *weights,
                            size_t count,
                            const uint32_t *kind_of,
                            const lc_decay *decay,
                            lc_indicator **out,
                            lc_error **error);

/**
 * The basket of the Walk Score white paper of 2011, in `*out`; its nine kinds are to be asked for in its order:
 * grocery, restaurants, shopping, coffee, banks, parks, schools, books, entertainment.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_walk_score_2011(lc_indicator **out, lc_error **error);

/**
 * Holds an indicator to the laws every indicator keeps, on some catchments; a law broken is `LC_STATUS_PLUGIN`.
 *
 * # Safety
 *
 * `indicator` and `catchments` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_check(const lc_indicator *indicator, const lc_catchments *catchments, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `indicator` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_indicator_free(lc_indicator *indicator);

/**
 * Everything within the longest of the limits, in seconds, of one origin, in `*out`.
 *
 * # Safety
 *
 * `origins` is NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_isochrone(const lc_places *origins,
                           size_t origin,
                           const double *limits_s,
                           size_t count,
                           lc_isochrones **out,
                           lc_error **error);

/**
 * Everything within the longest of the limits, in seconds, of each origin, in `*out`.
 *
 * # Safety
 *
 * `origins` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_reach_isochrones(const lc_places *origins,
                            const double *limits_s,
                            size_t count,
                            const lc_run *run,
                            lc_isochrones **out,
                            lc_error **error);

/**
 * The stretches of edges reached, cut exactly where the time runs out, in `*out`: `origin`, `edge`, `from_m`, `to_m`
 * (metres along the edge as drawn, in the direction walked), `from_s`, `to_s`; the geometry is the line.
 *
 * # Safety
 *
 * `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_isochrones_lines(const lc_isochrones *isochrones, lc_table **out, lc_error **error);

/**
 * The nodes reached, in `*out`: `origin`, `node`, `seconds`; the geometry is the node.
 *
 * # Safety
 *
 * `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_isochrones_nodes(const lc_isochrones *isochrones, lc_table **out, lc_error **error);

/**
 * What lies within `limit_s` seconds and `buffer_m` metres of a reached line, on its side of every barrier of the
 * network, in `*out`: `origin`, `limit_s`; the geometry is the polygon, holes kept. Exact and slow;
 * `lc_contours_areas` is fast.
 *
 * # Safety
 *
 * `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_isochrones_polygons(const lc_isochrones *isochrones,
                               double limit_s,
                               double buffer_m,
                               lc_table **out,
                               lc_error **error);

/**
 * A concave hull around what is reached within `limit_s` seconds, in `*out`, as `lc_isochrones_polygons`: cheap,
 * without holes, blind to barriers.
 *
 * # Safety
 *
 * `isochrones` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_isochrones_hulls(const lc_isochrones *isochrones, double limit_s, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `isochrones` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_isochrones_free(lc_isochrones *isochrones);

/**
 * Triangulates a network, in `*out`.
 *
 * # Safety
 *
 * `timed` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_contours_new(const lc_timed *timed, const lc_run *run, lc_contours **out, lc_error **error);

/**
 * Polygons of walking time, nested and valid by construction, one for each origin and limit, in `*out`: `origin`,
 * `limit_s`; the geometry is the polygon, holes kept. A walk of less than 20 m from its door may have an empty one.
 *
 * # Safety
 *
 * `contours`, `origins` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error`
 * is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_contours_areas(const lc_contours *contours,
                          const lc_places *origins,
                          const double *limits_s,
                          size_t count,
                          const lc_run *run,
                          lc_table **out,
                          lc_error **error);

/**
 * As `lc_contours_areas`, of one origin; `origin` is 0.
 *
 * # Safety
 *
 * `contours` and `origins` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL
 * or writable.
 *
 * \since 0.1
 */
int32_t lc_contours_area(const lc_contours *contours,
                         const lc_places *origins,
                         size_t origin,
                         const double *limits_s,
                         size_t count,
                         lc_table **out,
                         lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `contours` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_contours_free(lc_contours *contours);

/**
 * The level of every home by an indicator, in `*out`.
 *
 * # Safety
 *
 * `catchments`, `indicator` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_catchments_measure(const lc_catchments *catchments,
                              const lc_indicator *indicator,
                              const lc_run *run,
                              lc_levels **out,
                              lc_error **error);

/**
 * Levels as they are, in `*out`, one row for each home: `value` (or bound), `state` (`exact`, `at-least`, `at-most`,
 * `too-far`, or why it is not known).
 *
 * # Safety
 *
 * `levels` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_levels_table(const lc_levels *levels, lc_table **out, lc_error **error);

/**
 * The levels of homes of a study beside the homes, in `*out`: `home`, `people`, and the name of the indicator with the
 * number or bound, and `<name>_state`; the geometry is the home.
 *
 * # Safety
 *
 * `levels` and `study` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_levels_of_study(const lc_levels *levels, const lc_study *study, lc_table **out, lc_error **error);

/**
 * How levels are distributed over the people of a study and over each of its groups, in `*out`: `group`, `people`,
 * `people_beyond`, `people_unknown`, `mean`, `p10`, `p50`, `p90`, `gini`, `palma`, `theil`, `theil_between`,
 * `theil_within`.
 *
 * # Safety
 *
 * `levels` and `study` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_levels_equity(const lc_levels *levels, const lc_study *study, lc_table **out, lc_error **error);

/**
 * As `lc_levels_equity`, of people given for each home (NaN: not known), in one row named `all`.
 *
 * # Safety
 *
 * `levels` is NULL or live; `people` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_levels_equity_of(const lc_levels *levels,
                            const double *people,
                            size_t count,
                            lc_table **out,
                            lc_error **error);

/**
 * The Lorenz curve over people given for each home (NaN: not known), in `*out`: `people_share`, `value_share`,
 * ascending from 0 to 1; no rows when values are missing or all are 0.
 *
 * # Safety
 *
 * `levels` is NULL or live; `people` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_levels_lorenz(const lc_levels *levels, const double *people, size_t count, lc_table **out, lc_error **error);

/**
 * Inequality along another variable, such as income: each home has a rank and people (NaN: not known). In `*out`, one
 * row: `people`, `people_left_out`, `concentration`, `concentration_corrected`, `palma`.
 *
 * # Safety
 *
 * `levels` is NULL or live; `ranks` points to `count` numbers; `people` points to `count` numbers; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_levels_ranked(const lc_levels *levels,
                         const double *ranks,
                         size_t count,
                         const double *people,
                         lc_table **out,
                         lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `levels` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_levels_free(lc_levels *levels);

/**
 * The indicators that can be asked for by name, in `*out`: `indicator`, `zh`, `en`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_indicator_names(lc_table **out, lc_error **error);

/**
 * The table before any edit, within `limit_s` seconds, in `*out`.
 *
 * # Safety
 *
 * `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_new(const lc_places *targets,
                    const lc_groups *groups,
                    double limit_s,
                    const lc_run *run,
                    lc_live **out,
                    lc_error **error);

/**
 * Another one that goes its own way from here, in `*out`: to try several futures of one present.
 *
 * # Safety
 *
 * `live` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_copy(const lc_live *live, lc_live **out, lc_error **error);

/**
 * What `lc_reach_nearest` would say of these origins now, in `*out`.
 *
 * # Safety
 *
 * `live` and `origins` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_nearest(const lc_live *live, const lc_places *origins, lc_table **out, lc_error **error);

/**
 * The time from a node to the nearest target of a group (counted from 0) and that target's row; `*found` is 0, and the
 * two others 0 as well, when none lies within the limit.
 *
 * # Safety
 *
 * `live` is NULL or live; `seconds`, `target` and `found` are writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_at_node(const lc_live *live,
                        size_t group,
                        uint32_t node,
                        double *seconds,
                        uint32_t *target,
                        int32_t *found,
                        lc_error **error);

/**
 * Opens a new target at a place, in some groups (counted from 0); its row in `*target`.
 *
 * # Safety
 *
 * `live` and `places` are NULL or live; `groups` points to `count` numbers; `target` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_live_add(lc_live *live,
                    const lc_places *places,
                    size_t place,
                    const uint32_t *groups,
                    size_t count,
                    uint32_t *target,
                    lc_error **error);

/**
 * Closes a target, by its row. To open it again, move it.
 *
 * # Safety
 *
 * `live` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_close(lc_live *live, uint32_t target, lc_error **error);

/**
 * Moves a target, by its row, to a place.
 *
 * # Safety
 *
 * `live` and `places` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_move(lc_live *live, uint32_t target, const lc_places *places, size_t place, lc_error **error);

/**
 * Changes the seconds of a whole edge as drawn and against the drawing; INFINITY refuses that direction. A gate is an
 * edge without length: 0 opens it, INFINITY closes it. Where the network says one way, the other stays refused.
 *
 * # Safety
 *
 * `live` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_live_change_edge(lc_live *live, uint32_t edge, double forward_s, double backward_s, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `live` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_live_free(lc_live *live);

/**
 * A map as one HTML page that opens without a network, in `*out`: homes by their walks, facilities, the findings of
 * `assessment_count` assessments. `title` heads it; `attribution` says whom the data is owed to.
 *
 * # Safety
 *
 * `access` is NULL or live; `assessments` points to `assessment_count` live assessments; `title` and `attribution` point
 * to their lengths of UTF-8 bytes; `run` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_access_map(const lc_access *access,
                      const lc_assessment *const *assessments,
                      size_t assessment_count,
                      const char *title,
                      size_t title_length,
                      const char *attribution,
                      size_t attribution_length,
                      const lc_run *run,
                      lc_text **out,
                      lc_error **error);

/**
 * A map of a plan of actions as one HTML page that opens without a network, in `*out`: the reader switches between before,
 * after each step, and what changes, which shows the homes that gain and lose and the places that open and close. `title` heads
 * it; `attribution` says whom the data is owed to. It shows the categories of the standard, within 5, 10 and 15 minutes.
 *
 * # Safety
 *
 * `plan` is NULL or live; `title` and `attribution` point to their lengths of UTF-8 bytes; `run` is NULL or live; `out` is
 * writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_action_plan_map(const lc_action_plan *plan,
                           const char *title,
                           size_t title_length,
                           const char *attribution,
                           size_t attribution_length,
                           const lc_run *run,
                           lc_text **out,
                           lc_error **error);

/**
 * Indicators by name for the kinds of facilities of one question, in `*out`. Each kind is written as the ids of its
 * categories ("clinic|community-health-station"), each indicator as its name and parameters ("2sfca decay=gaussian
 * minutes=15 as=clinics"): `lc_indicator_names` lists the names, `as` is the name of its column. `supply` is of
 * `lc_supply`. Walks are as long as the longest an indicator asks for. Indicators of the host's own are measured by
 * `lc_prepared_measure`.
 *
 * # Safety
 *
 * `prepared` and `run` are NULL or live; `kinds` points to `kind_count` NUL-terminated texts, `indicators` to
 * `indicator_count`; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_measured_new(const lc_prepared *prepared,
                        const char *const *kinds,
                        size_t kind_count,
                        int32_t supply,
                        const char *const *indicators,
                        size_t indicator_count,
                        const lc_run *run,
                        lc_measured **out,
                        lc_error **error);

/**
 * The levels, in `*out`, one row for each home: `home`, `people`, and for each indicator its number or bound and
 * `<name>_state`; the geometry is the home.
 *
 * # Safety
 *
 * `measured` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_measured_table(const lc_measured *measured, lc_table **out, lc_error **error);

/**
 * How each indicator is distributed over all people and over each group of them, in `*out`: `indicator`, and the
 * columns of `lc_levels_equity`.
 *
 * # Safety
 *
 * `measured` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_measured_equity(const lc_measured *measured, lc_table **out, lc_error **error);

/**
 * The Lorenz curves, in `*out`: `indicator`, `group`, `people` and `value`, both shares from 0 to 1. There is none
 * where somebody's value lies beyond the horizon, or nobody has anything.
 *
 * # Safety
 *
 * `measured` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_measured_lorenz(const lc_measured *measured, lc_table **out, lc_error **error);

/**
 * How unevenly one indicator lies along another variable, such as income, with a rank for each home (NaN: not known),
 * in `*out`: the row of `lc_levels_ranked`, of the people of the study.
 *
 * # Safety
 *
 * `measured` is NULL or live; `indicator` points to `indicator_length` bytes of UTF-8; `ranks` points to `count`
 * numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_measured_ranked(const lc_measured *measured,
                           const char *indicator,
                           size_t indicator_length,
                           const double *ranks,
                           size_t count,
                           lc_table **out,
                           lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `measured` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_measured_free(lc_measured *measured);

/**
 * The network of a prepared study with its walker's times, in `*out`.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_timed(const lc_prepared *prepared, lc_timed **out, lc_error **error);

/**
 * A network with a walker's times, without a study around it, in `*out`.
 *
 * # Safety
 *
 * `network` and `walker` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timed_new(const lc_network *network, const lc_walker *walker, lc_timed **out, lc_error **error);

/**
 * Keeps it in a file, to be opened again by `lc_timed_open` without preparing. The file takes its name only when it is
 * complete.
 *
 * # Safety
 *
 * `timed` is NULL or live; `path` points to `path_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timed_save(const lc_timed *timed, const char *path, size_t path_length, lc_error **error);

/**
 * A file that `lc_timed_save` wrote, in `*out`. Nothing in it is believed unchecked: a damaged or shortened file, or
 * one of another version, is `LC_STATUS_FORMAT`.
 *
 * # Safety
 *
 * `path` points to `path_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timed_open(const char *path, size_t path_length, lc_timed **out, lc_error **error);

/**
 * The nodes by number, in `*out`: `node`, `source_id`, `edges` (how many touch it); the geometry is where it is.
 *
 * # Safety
 *
 * `timed` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timed_nodes(const lc_timed *timed, lc_table **out, lc_error **error);

/**
 * The edges by number, in `*out`: `edge`, `from`, `to` (nodes), `length_m`, `passage`, `direction`, `source_id`; the
 * geometry is its line.
 *
 * # Safety
 *
 * `timed` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_timed_edges(const lc_timed *timed, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `timed` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_timed_free(lc_timed *timed);

/**
 * When the services of a study are open on the days from `first` to `last`, in `*out`; a NULL calendar is the bundled
 * one. Which services keep the work calendar is a matter of their category.
 *
 * # Safety
 *
 * `study` and `work_calendar` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_openings(const lc_study *study,
                          const lc_work_calendar *work_calendar,
                          int32_t first,
                          int32_t last,
                          lc_openings **out,
                          lc_error **error);

/**
 * The state (`lc_state`) of a service of a facility, both counted from 0, at a moment, in `*state`.
 *
 * # Safety
 *
 * `openings` is NULL or live; `state` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_openings_state(const lc_openings *openings,
                          size_t facility,
                          size_t service,
                          int64_t at,
                          int32_t *state,
                          lc_error **error);

/**
 * Every service at a moment, in `*out`: `facility`, `category`, `channel`, `state`, `rules` (by which it is open).
 *
 * # Safety
 *
 * `openings` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_openings_at(const lc_openings *openings, int64_t at, lc_table **out, lc_error **error);

/**
 * Every stretch of one state of a service of a facility, both counted from 0, between two moments, in `*out`: `start`,
 * `start_unix_s`, `end`, `end_unix_s`, `state`.
 *
 * # Safety
 *
 * `openings` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_openings_between(const lc_openings *openings,
                            size_t facility,
                            size_t service,
                            int64_t from,
                            int64_t to,
                            lc_table **out,
                            lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `openings` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_openings_free(lc_openings *openings);

/**
 * Says what the moment asked for is (`lc_sense`; default `LC_SENSE_ARRIVE`).
 *
 * # Safety
 *
 * `query` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_sense(lc_query *query, int32_t sense, lc_error **error);

/**
 * Asks for a stay of so many seconds, through which the door must stay open (default 0).
 *
 * # Safety
 *
 * `query` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_stay_s(lc_query *query, uint32_t stay_s, lc_error **error);

/**
 * Asks for services of these channels only: "counter", "pick-up", "locker", "vending", "delivery", "home-visit".
 *
 * # Safety
 *
 * `query` is NULL or live; `channels` points to `count` NUL-terminated texts; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_query_set_channels(lc_query *query, const char *const *channels, size_t count, lc_error **error);

/**
 * Access at every moment from `from` up to `to` (`lc_moment`), at most 366 days, in `*out`; the query's own moment
 * plays no part.
 *
 * # Safety
 *
 * `prepared`, `query` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_access_over(const lc_prepared *prepared,
                                const lc_query *query,
                                int64_t from,
                                int64_t to,
                                const lc_run *run,
                                lc_over_time **out,
                                lc_error **error);

/**
 * For some homes, by their rows, every stretch in which nothing changes, in `*out`: which category is within reach
 * when, and how far.
 *
 * # Safety
 *
 * `over_time` is NULL or live; `homes` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_over_time_intervals(const lc_over_time *over_time,
                               const uint64_t *homes,
                               size_t count,
                               lc_table **out,
                               lc_error **error);

/**
 * For some homes, by their rows, how many are open within a limit of the query (by its index) in every stretch in
 * which nothing changes, in `*out`.
 *
 * # Safety
 *
 * `over_time` is NULL or live; `homes` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_over_time_counts(const lc_over_time *over_time,
                            const uint64_t *homes,
                            size_t count,
                            size_t limit,
                            lc_table **out,
                            lc_error **error);

/**
 * For each home, the share of waking hours with an open facility within a limit of the query (by its index), in
 * `*out`. Waking hours go from one minute of the day up to another, at most 1440.
 *
 * # Safety
 *
 * `over_time` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_over_time_shares(const lc_over_time *over_time,
                            size_t limit,
                            uint32_t from_minute,
                            uint32_t to_minute,
                            const lc_run *run,
                            lc_table **out,
                            lc_error **error);

/**
 * For each home, the first and the last moment of a day (20260210) at which it is possible within a limit of the query
 * (by its index), in `*out`.
 *
 * # Safety
 *
 * `over_time` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_over_time_door_times(const lc_over_time *over_time,
                                size_t limit,
                                int32_t day,
                                lc_table **out,
                                lc_error **error);

/**
 * For each home, how many choices there are over the waking hours, the fewest among them, in `*out`.
 *
 * # Safety
 *
 * `over_time` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_over_time_choices(const lc_over_time *over_time,
                             uint32_t from_minute,
                             uint32_t to_minute,
                             const lc_run *run,
                             lc_table **out,
                             lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `over_time` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_over_time_free(lc_over_time *over_time);

/**
 * Which services a home, by its row, can reach by a query, each with the rule by which it is open, in `*out`.
 *
 * # Safety
 *
 * `prepared` and `query` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_services_reached(const lc_prepared *prepared,
                                     size_t home,
                                     const lc_query *query,
                                     lc_table **out,
                                     lc_error **error);

/**
 * Divides the study into circles of about `target_people`, in `*out`: fewer than `at_least` or more than `at_most` are
 * reported, walks to the centre last at most `max_minutes`, and `across_bridges` (0 or 1) says whether a circle may
 * reach over a bridge.
 *
 * # Safety
 *
 * `prepared` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_partition(const lc_prepared *prepared,
                              double target_people,
                              double at_least,
                              double at_most,
                              uint32_t max_minutes,
                              int32_t across_bridges,
                              const lc_run *run,
                              lc_partition **out,
                              lc_error **error);

/**
 * The circles, in `*out`: `circle`, `homes`, `people`, `fit` and the longest walk; the geometry is the centre.
 *
 * # Safety
 *
 * `partition` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_partition_circles(const lc_partition *partition, lc_table **out, lc_error **error);

/**
 * Which circle each home lies in, in `*out`: `home`, `people`, `circle`.
 *
 * # Safety
 *
 * `partition` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_partition_homes(const lc_partition *partition, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `partition` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_partition_free(lc_partition *partition);

/**
 * The homes of a prepared study as places, by their rows, in `*out`.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_homes(const lc_prepared *prepared, lc_places **out, lc_error **error);

/**
 * The facilities of a prepared study as places, by their rows, in `*out`.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_facilities(const lc_prepared *prepared, lc_places **out, lc_error **error);

/**
 * Points in WGS-84 degrees as places, in `*out`, each attached to the network by a link of at most `max_snap_m` metres
 * (150 suits most cities). A point that cannot be attached stays, without a door, and is reached by no walk;
 * `lc_places_doors` says which.
 *
 * # Safety
 *
 * `timed` is NULL or live; `lon` points to `count` numbers; `lat` points to `count` numbers; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_places_at(const lc_timed *timed,
                     const double *lon,
                     size_t count,
                     const double *lat,
                     double max_snap_m,
                     lc_places **out,
                     lc_error **error);

/**
 * How many places; 0 for NULL.
 *
 * # Safety
 *
 * `places` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_places_count(const lc_places *places);

/**
 * Where places meet the network, in `*out`, one row for each usable door: `place`, `edge`, `chainage_m`, `link_m`; the
 * geometry is where the link meets its edge.
 *
 * # Safety
 *
 * `places` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_places_doors(const lc_places *places, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `places` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_places_free(lc_places *places);

/**
 * No groups yet, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_groups_new(lc_groups **out, lc_error **error);

/**
 * Adds a group: its name, and the rows of its targets. A row that does not exist is passed over.
 *
 * # Safety
 *
 * `groups` is NULL or live; `name` points to `name_length` bytes of UTF-8; `members` points to `count` numbers;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_groups_add(lc_groups *groups,
                      const char *name,
                      size_t name_length,
                      const uint32_t *members,
                      size_t count,
                      lc_error **error);

/**
 * The facilities that a query counts, in `*out`: a group for each of its categories, named by its id, of rows of
 * `lc_prepared_facilities`; walked to, for this walker, attached and, when the query states a moment, open then.
 *
 * # Safety
 *
 * `prepared` and `query` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_groups(const lc_prepared *prepared, const lc_query *query, lc_groups **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `groups` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_groups_free(lc_groups *groups);

/**
 * A grade rule of one's own, in `*out`; `file` names the text in errors. Where a rule may be NULL it is the bundled
 * one, whose thresholds are ours.
 *
 * # Safety
 *
 * `toml` points to `toml_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_grade_rule_from_toml(const char *toml,
                                size_t toml_length,
                                const char *file,
                                size_t file_length,
                                lc_grade_rule **out,
                                lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `grade_rule` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_grade_rule_free(lc_grade_rule *grade_rule);

/**
 * The rates that the standard defines, such as the walking coverage of the territorial plans, in `*out`: one row for
 * each circle, indicator and denominator.
 *
 * # Safety
 *
 * `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_indicators(const lc_assessment *assessment, lc_table **out, lc_error **error);

/**
 * One plan for each circle (一圈一策), in `*out`: one row for each thing to do, the most urgent first, with the grade of
 * the circle by a rule (NULL: ours).
 *
 * # Safety
 *
 * `assessment` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_plan(const lc_assessment *assessment,
                           const lc_grade_rule *rule,
                           lc_table **out,
                           lc_error **error);

/**
 * The gaps of each department, in `*out`: one row for each department and gap.
 *
 * # Safety
 *
 * `assessment` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_gaps(const lc_assessment *assessment,
                           const lc_grade_rule *rule,
                           lc_table **out,
                           lc_error **error);

/**
 * The figures that the standard gives, such as floor area per thousand people, each with what the data says, in
 * `*out`.
 *
 * # Safety
 *
 * `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_figures(const lc_assessment *assessment, lc_table **out, lc_error **error);

/**
 * The grade of each circle by a rule (NULL: ours), in `*out`.
 *
 * # Safety
 *
 * `assessment` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_grades(const lc_assessment *assessment,
                             const lc_grade_rule *rule,
                             lc_table **out,
                             lc_error **error);

/**
 * Each level of the standard taken as a whole, in `*out`: one row for each circle and level.
 *
 * # Safety
 *
 * `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_levels(const lc_assessment *assessment, lc_table **out, lc_error **error);

/**
 * Each named group of requirements taken as a whole, in `*out`: one row for each circle and group.
 *
 * # Safety
 *
 * `assessment` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_groups(const lc_assessment *assessment, lc_table **out, lc_error **error);

/**
 * Loads a shared library of plugins and lets it register them: all of them, or on failure none.
 *
 * Loading runs the library's code with all the rights of this process: load only what you trust.
 *
 * # Safety
 *
 * `registry` is NULL or live; `path` points to `path_length` bytes of UTF-8; the library keeps the rules of
 * `lc_plugin_init`; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_load(lc_registry *registry, const char *path, size_t path_length, lc_error **error);

/**
 * Measures a prepared study by registered indicators, in `*out`: one row for each home; `home`, `people`, and for each
 * indicator its name with the number or bound, and `<name>_state` which says what it is.
 *
 * Each of `kinds` is one or more ids of the catalogue, separated by `;`: the kinds of facilities that matter, each
 * facility supplying one. `minutes` is how long walks are at most.
 *
 * # Safety
 *
 * `prepared` and `registry` are NULL or live; `names` points to `name_count` and `kinds` to `kind_count` NUL-terminated texts;
 * `run` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_measure(const lc_prepared *prepared,
                            const lc_registry *registry,
                            const char *const *names,
                            size_t name_count,
                            const char *const *kinds,
                            size_t kind_count,
                            uint32_t minutes,
                            const lc_run *run,
                            lc_table **out,
                            lc_error **error);

/**
 * A new registry in `*out`, with the bundled walkers and nothing else.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_new(lc_registry **out, lc_error **error);

/**
 * Registers a walk model under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `plugin` is NULL or points to as many bytes as
 * its `struct_size` says, and its functions keep the rules of their types; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_add_walk_model(lc_registry *registry,
                                   const char *name,
                                   size_t name_length,
                                   const lc_walk_model_plugin *plugin,
                                   lc_error **error);

/**
 * Registers an indicator under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * As `lc_registry_add_walk_model`.
 *
 * \since 0.1
 */
int32_t lc_registry_add_indicator(lc_registry *registry,
                                  const char *name,
                                  size_t name_length,
                                  const lc_indicator_plugin *plugin,
                                  lc_error **error);

/**
 * The walker of that name in `*out`, registered or bundled. It stays valid when the registry is freed.
 *
 * # Safety
 *
 * `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_walker(const lc_registry *registry,
                           const char *name,
                           size_t name_length,
                           lc_walker **out,
                           lc_error **error);

/**
 * What is registered, in `*out`: one row for each plugin with `kind` (`walk-model`, `indicator`, ...) and `name`.
 *
 * # Safety
 *
 * `registry` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_table(const lc_registry *registry, lc_table **out, lc_error **error);

/**
 * Frees a registry; NULL is allowed. A plugin is released with the last of the registry and what was taken from it.
 *
 * # Safety
 *
 * `registry` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_registry_free(lc_registry *registry);

/**
 * Says why a plugin fails, as UTF-8, and answers `LC_STATUS_PLUGIN`, so that a plugin can end with
 * `return lc_plugin_reply_fail(reply, text, length);`. The first reason given counts.
 *
 * # Safety
 *
 * `reply` is NULL or what this call of the plugin was handed; `message` points to `length` bytes.
 *
 * \since 0.1
 */
int32_t lc_plugin_reply_fail(lc_plugin_reply *reply, const char *message, size_t length);

/**
 * Hands in the table of a source as a file of a format (`lc_format`) instead of an Arrow stream; the bytes are copied. A
 * source of networks hands in its nodes and then its edges, both as CSV. Returns 0.
 *
 * # Safety
 *
 * `reply` is NULL or what this call of the plugin was handed; `data` points to `length` bytes.
 *
 * \since 0.1
 */
int32_t lc_plugin_reply_table(lc_plugin_reply *reply,
                              int32_t format,
                              const char *data,
                              size_t length);

/**
 * Hands in one record of a store, any bytes; they are copied. Records come in the order of the stream. Returns 0.
 *
 * # Safety
 *
 * `reply` is NULL or what this call of the plugin was handed; `data` points to `length` bytes.
 *
 * \since 0.1
 */
int32_t lc_plugin_reply_record(lc_plugin_reply *reply, const char *data, size_t length);

/**
 * Says that `done` of `total` parts of a plugin's work are done. Returns 0 to go on; otherwise the host of the call wants
 * it to end, and the plugin gives up with `return LC_STATUS_CANCELLED;`.
 *
 * # Safety
 *
 * `reply` is NULL or what this call of the plugin was handed.
 *
 * \since 0.1
 */
int32_t lc_plugin_reply_tick(lc_plugin_reply *reply,
                             uint64_t done,
                             uint64_t total);

/**
 * Registers a siting solver under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * As `lc_registry_add_walk_model`.
 *
 * \since 0.1
 */
int32_t lc_registry_add_siting_solver(lc_registry *registry,
                                      const char *name,
                                      size_t name_length,
                                      const lc_siting_solver_plugin *plugin,
                                      lc_error **error);

/**
 * Registers a source of facilities under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * As `lc_registry_add_walk_model`; the options of the structure are NULL or live.
 *
 * \since 0.1
 */
int32_t lc_registry_add_facility_source(lc_registry *registry,
                                        const char *name,
                                        size_t name_length,
                                        const lc_table_source_plugin *plugin,
                                        lc_error **error);

/**
 * Registers a source of homes under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * As `lc_registry_add_facility_source`.
 *
 * \since 0.1
 */
int32_t lc_registry_add_home_source(lc_registry *registry,
                                    const char *name,
                                    size_t name_length,
                                    const lc_table_source_plugin *plugin,
                                    lc_error **error);

/**
 * Registers a source of networks under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * As `lc_registry_add_facility_source`.
 *
 * \since 0.1
 */
int32_t lc_registry_add_network_source(lc_registry *registry,
                                       const char *name,
                                       size_t name_length,
                                       const lc_network_source_plugin *plugin,
                                       lc_error **error);

/**
 * The facilities of a registered source, in `*out`.
 *
 * # Safety
 *
 * `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `run` is NULL or live; `out` is writable; `error`
 * is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_facilities(const lc_registry *registry,
                               const char *name,
                               size_t name_length,
                               const lc_run *run,
                               lc_facilities **out,
                               lc_error **error);

/**
 * The homes of a registered source, in `*out`.
 *
 * # Safety
 *
 * As `lc_registry_facilities`.
 *
 * \since 0.1
 */
int32_t lc_registry_homes(const lc_registry *registry,
                          const char *name,
                          size_t name_length,
                          const lc_run *run,
                          lc_homes **out,
                          lc_error **error);

/**
 * The network of a registered source, in `*out`.
 *
 * # Safety
 *
 * As `lc_registry_facilities`.
 *
 * \since 0.1
 */
int32_t lc_registry_network(const lc_registry *registry,
                            const char *name,
                            size_t name_length,
                            const lc_run *run,
                            lc_network **out,
                            lc_error **error);

/**
 * Registers a store under a name of its own; on success the registry owns its context.
 *
 * # Safety
 *
 * As `lc_registry_add_walk_model`.
 *
 * \since 0.1
 */
int32_t lc_registry_add_store(lc_registry *registry,
                              const char *name,
                              size_t name_length,
                              const lc_store_plugin *plugin,
                              lc_error **error);

/**
 * New options, all at their defaults, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepare_options_new(lc_prepare_options **out, lc_error **error);

/**
 * Sets the longest link between a door and the network, in metres (default 150).
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepare_options_set_max_snap_m(lc_prepare_options *options, double max_snap_m, lc_error **error);

/**
 * Sets the longest walk any later question may ask about, in minutes, 1 to 240 (default 60).
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepare_options_set_max_minutes(lc_prepare_options *options, uint32_t max_minutes, lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_prepare_options_free(lc_prepare_options *options);

/**
 * The study as a walker sees it, in `*out`.
 *
 * # Safety
 *
 * `study` and `walker` are NULL or live; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_study_prepare(const lc_study *study,
                         const lc_walker *walker,
                         const lc_prepare_options *options,
                         const lc_run *run,
                         lc_prepared **out,
                         lc_error **error);

/**
 * The doors that could not be attached, and those whose nearest edge had to be avoided, in `*out`.
 *
 * # Safety
 *
 * `prepared` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_report(const lc_prepared *prepared, lc_table **out, lc_error **error);

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
 * The nearest target of each group for every origin within `limit_s` seconds, in `*out`: `origin` and, for each group,
 * `<name>_s` and `<name>_target`, null where none lies within. Ties go to the lowest row.
 *
 * # Safety
 *
 * `origins`, `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_nearest(const lc_places *origins,
                         const lc_places *targets,
                         const lc_groups *groups,
                         double limit_s,
                         const lc_run *run,
                         lc_table **out,
                         lc_error **error);

/**
 * As `lc_reach_nearest` without the targets, at half the cost: `origin` and `<name>_s`.
 *
 * # Safety
 *
 * `origins`, `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_nearest_times(const lc_places *origins,
                               const lc_places *targets,
                               const lc_groups *groups,
                               double limit_s,
                               const lc_run *run,
                               lc_table **out,
                               lc_error **error);

/**
 * As `lc_reach_nearest`, with every node of the targets' network as an origin; the geometry is the node.
 *
 * # Safety
 *
 * `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_nearest_at_nodes(const lc_places *targets,
                                  const lc_groups *groups,
                                  double limit_s,
                                  const lc_run *run,
                                  lc_table **out,
                                  lc_error **error);

/**
 * As `lc_reach_nearest_times`, with every node of the targets' network as an origin; the geometry is the node.
 *
 * # Safety
 *
 * `targets`, `groups` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_nearest_times_at_nodes(const lc_places *targets,
                                        const lc_groups *groups,
                                        double limit_s,
                                        const lc_run *run,
                                        lc_table **out,
                                        lc_error **error);

/**
 * A question that asks for nothing yet, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_ask_new(lc_ask **out, lc_error **error);

/**
 * Asks how many targets lie within each limit, in seconds.
 *
 * # Safety
 *
 * `ask` is NULL or live; `limits_s` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_ask_set_within(lc_ask *ask, const double *limits_s, size_t count, lc_error **error);

/**
 * Asks for the `k` nearest within `limit_s` seconds.
 *
 * # Safety
 *
 * `ask` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_ask_set_nearest(lc_ask *ask, size_t k, double limit_s, lc_error **error);

/**
 * Asks for the sum over the targets of what a decay makes of the walk to each.
 *
 * # Safety
 *
 * `ask` and `decay` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_ask_add_decay(lc_ask *ask, const lc_decay *decay, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `ask` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_ask_free(lc_ask *ask);

/**
 * Whatever `ask` asks of every origin and group, in one pass, in `*out`: `origin` and, for each group,
 * `<name>_within_<seconds>`, `<name>_1_s`, `<name>_1_target` ... up to `k`, and `<name>_decay_1` ... A target counts
 * once, however many doors lead to it.
 *
 * # Safety
 *
 * `origins`, `targets`, `groups`, `ask` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_opportunities(const lc_places *origins,
                               const lc_places *targets,
                               const lc_groups *groups,
                               const lc_ask *ask,
                               const lc_run *run,
                               lc_table **out,
                               lc_error **error);

/**
 * As `lc_reach_opportunities`, with every node of the targets' network as an origin; the geometry is the node.
 *
 * # Safety
 *
 * `targets`, `groups`, `ask` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_opportunities_at_nodes(const lc_places *targets,
                                        const lc_groups *groups,
                                        const lc_ask *ask,
                                        const lc_run *run,
                                        lc_table **out,
                                        lc_error **error);

/**
 * How much network each origin reaches within each limit, in `*out`: `origin` and, for each limit,
 * `nodes_within_<seconds>` and `length_m_within_<seconds>`.
 *
 * # Safety
 *
 * `origins` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_reach_of(const lc_places *origins,
                    const double *limits_s,
                    size_t count,
                    const lc_run *run,
                    lc_table **out,
                    lc_error **error);

/**
 * As `lc_reach_of`, with every node of the network as an origin; the geometry is the node.
 *
 * # Safety
 *
 * `timed` and `run` are NULL or live; `limits_s` points to `count` numbers; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_reach_of_nodes(const lc_timed *timed,
                          const double *limits_s,
                          size_t count,
                          const lc_run *run,
                          lc_table **out,
                          lc_error **error);

/**
 * No entries yet, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_entries_new(lc_entries **out, lc_error **error);

/**
 * A need was raised (问需): its id, the id of its list, when, and what people ask for. `lc_entries_set_need` says more.
 *
 * # Safety
 *
 * `entries` is NULL or live; `id`, `list` and `words` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_entries_raised(lc_entries *entries,
                          const char *id,
                          size_t id_length,
                          const char *list,
                          size_t list_length,
                          int32_t on,
                          const char *words,
                          size_t words_length,
                          lc_error **error);

/**
 * Says more of the need that was raised last: the category that would serve it and the circle it comes from (of length 0:
 * not known), where it arises in WGS-84 degrees and how many people it concerns (NaN: not known).
 *
 * # Safety
 *
 * `entries` is NULL or live; `category` and `circle` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_entries_set_need(lc_entries *entries,
                            const char *category,
                            size_t category_length,
                            const char *circle,
                            size_t circle_length,
                            double lon,
                            double lat,
                            double people,
                            lc_error **error);

/**
 * Residents were consulted about needs (微协商): the id of the consultation, the ids of the needs, when, what was agreed.
 *
 * # Safety
 *
 * `entries` is NULL or live; `id` and `words` point to their lengths of UTF-8 bytes; `needs` points to `need_count`
 * NUL-terminated texts; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_entries_consulted(lc_entries *entries,
                             const char *id,
                             size_t id_length,
                             const char *const *needs,
                             size_t need_count,
                             int32_t on,
                             const char *words,
                             size_t words_length,
                             lc_error **error);

/**
 * Somebody had an idea how to meet needs (问计): the id of the proposal, the ids of the needs, when, the idea in words.
 *
 * # Safety
 *
 * As `lc_entries_consulted`.
 *
 * \since 0.1
 */
int32_t lc_entries_proposed(lc_entries *entries,
                            const char *id,
                            size_t id_length,
                            const char *const *needs,
                            size_t need_count,
                            int32_t on,
                            const char *words,
                            size_t words_length,
                            lc_error **error);

/**
 * Something was done about needs (微服务): the id of the service, the ids of the needs, when, the proposal it carries out
 * (of length 0: none), what was done.
 *
 * # Safety
 *
 * `entries` is NULL or live; `id`, `proposal` and `words` point to their lengths of UTF-8 bytes; `needs` points to
 * `need_count` NUL-terminated texts; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_entries_served(lc_entries *entries,
                          const char *id,
                          size_t id_length,
                          const char *const *needs,
                          size_t need_count,
                          int32_t on,
                          const char *proposal,
                          size_t proposal_length,
                          const char *words,
                          size_t words_length,
                          lc_error **error);

/**
 * People were asked how they liked a service (问效): the ids of the service and of the need it answered for them, when,
 * how many of those asked were satisfied.
 *
 * # Safety
 *
 * `entries` is NULL or live; `service` and `need` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_entries_rated(lc_entries *entries,
                         const char *service,
                         size_t service_length,
                         const char *need,
                         size_t need_length,
                         int32_t on,
                         uint32_t satisfied,
                         uint32_t asked,
                         lc_error **error);

/**
 * Frees entries; NULL is allowed.
 *
 * # Safety
 *
 * `entries` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_entries_free(lc_entries *entries);

/**
 * The demand of the homes of a study, in `*out`: each of their people counts 1, for whatever category; a home that does
 * not say how many live there counts none.
 *
 * # Safety
 *
 * `study` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_home_demand_new(const lc_study *study, lc_home_demand **out, lc_error **error);

/**
 * The demand of the homes of a study with what open needs add, in `*out`, by the rule of `lc_needs_demand_weights`;
 * `circles` says which rows of homes each circle has, NULL for none.
 *
 * # Safety
 *
 * `needs` and `study` are NULL or live; `circles` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_home_demand_of_needs(const lc_needs *needs,
                                const lc_study *study,
                                const lc_groups *circles,
                                double emphasis,
                                double within_m,
                                lc_home_demand **out,
                                lc_error **error);

/**
 * Adds demand of a home, a row of the study's homes, for a category, in residents.
 *
 * # Safety
 *
 * `demand` is NULL or live; `category` points to `category_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_home_demand_add(lc_home_demand *demand,
                           const char *category,
                           size_t category_length,
                           size_t home,
                           double residents,
                           lc_error **error);

/**
 * The demand beside the homes of its study, in `*out`: `home` and, for each of `categories`, a column of its id, in
 * residents; the geometry is the home.
 *
 * # Safety
 *
 * `demand` and `study` are NULL or live; `categories` points to `category_count` NUL-terminated texts; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_home_demand_table(const lc_home_demand *demand,
                             const lc_study *study,
                             const char *const *categories,
                             size_t category_count,
                             lc_table **out,
                             lc_error **error);

/**
 * What was added to the demand for each category, all homes together, the most first, in `*out`: `category`, `category_zh`,
 * `category_en`, `added`, in residents; a category to which nothing was added has no row.
 *
 * # Safety
 *
 * `demand` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_home_demand_added(const lc_home_demand *demand,
                             lc_table **out,
                             lc_error **error);

/**
 * Needs that could not be laid on any home, and that homes do not say how many people live there, in `*out`, one row per
 * defect.
 *
 * # Safety
 *
 * `demand` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_home_demand_report(const lc_home_demand *demand,
                              lc_table **out,
                              lc_error **error);

/**
 * Frees demand; NULL is allowed.
 *
 * # Safety
 *
 * `demand` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_home_demand_free(lc_home_demand *demand);

/**
 * The register that `stream` of a store holds, in `*out`, empty when it holds nothing yet; one in memory for a NULL store.
 *
 * The lists it keeps needs in have an id and a title in Chinese and English each; `list_count` 0 for the usual three: red
 * (设施布局清单), yellow (服务内容清单), blue (嵌入式物业服务清单).
 *
 * # Safety
 *
 * `store` is NULL or live; `stream` points to `stream_length` bytes of UTF-8; `list_ids`, `list_zh` and `list_en` point to
 * `list_count` NUL-terminated texts each; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_open(const lc_store *store,
                      const char *stream,
                      size_t stream_length,
                      const char *const *list_ids,
                      size_t list_count,
                      const char *const *list_zh,
                      const char *const *list_en,
                      lc_needs **out,
                      lc_error **error);

/**
 * Enters what happened, all of it or nothing; returns when the store has kept it.
 *
 * Refused are an id that is taken, a list, need, proposal or service that does not exist, a date before what it follows,
 * numbers that contradict, and what cannot happen yet.
 *
 * # Safety
 *
 * `needs` and `entries` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_enter(lc_needs *needs,
                       const lc_entries *entries,
                       lc_error **error);

/**
 * Reads what others have entered since, through the same store.
 *
 * # Safety
 *
 * `needs` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_refresh(lc_needs *needs, lc_error **error);

/**
 * Enters the rows of a CSV file, whatever their order and encoding, and hands out what was wrong in `*report`, one row per
 * defect; the good rows are entered together.
 *
 * Needs the columns `id` and `on` (编号, 日期) and takes those of `lc_needs_entries`, by their English or Chinese names; without
 * `entry` every row raises a need. Positions are `lon` and `lat` in WGS-84. `file` names it in the report.
 *
 * # Safety
 *
 * `needs` is NULL or live; `csv` points to `csv_length` bytes; `file` points to `file_length` bytes of UTF-8; `report` is
 * writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_import_csv(lc_needs *needs,
                            const char *csv,
                            size_t csv_length,
                            const char *file,
                            size_t file_length,
                            lc_table **report,
                            lc_error **error);

/**
 * Enters the rows of a table, as `lc_needs_import_csv` does; `lc_columns_table` makes one of the host's arrays. `name` names
 * it in the report.
 *
 * # Safety
 *
 * `needs` and `table` are NULL or live; `name` points to `name_length` bytes of UTF-8; `report` is writable; `error` is NULL
 * or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_import_table(lc_needs *needs,
                              const lc_table *table,
                              const char *name,
                              size_t name_length,
                              lc_table **report,
                              lc_error **error);

/**
 * Frees a register; NULL is allowed.
 *
 * # Safety
 *
 * `needs` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_needs_free(lc_needs *needs);

/**
 * A store in memory in `*out`; what it holds ends with it and the registers on it.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_store_memory(lc_store **out, lc_error **error);

/**
 * The SQLite file at `path`, opened or made, in `*out`. What was entered is on the disk when the call returns; several
 * processes may open the same file.
 *
 * # Safety
 *
 * `path` points to `path_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_store_sqlite(const char *path, size_t path_length, lc_store **out, lc_error **error);

/**
 * The store of that name in `*out`. It stays valid when the registry is freed.
 *
 * # Safety
 *
 * `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_store(const lc_registry *registry,
                          const char *name,
                          size_t name_length,
                          lc_store **out,
                          lc_error **error);

/**
 * Holds a store to the laws every store keeps; a law broken is `LC_STATUS_PLUGIN`. It writes to the streams `fresh/a`,
 * `fresh/b` and `fresh/race`, which must never have been written to, the last from four threads at once; a store that is
 * not thread-safe is called on this thread.
 *
 * # Safety
 *
 * `store` is NULL or live; `fresh` points to `fresh_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_store_check(const lc_store *store,
                       const char *fresh,
                       size_t fresh_length,
                       lc_error **error);

/**
 * Frees one; NULL is allowed. A plugin is released with the last of the registry and what was taken from it.
 *
 * # Safety
 *
 * `store` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_store_free(lc_store *store);

/**
 * The needs summed up (`lc_summary_by`), in `*out`: `key`, `needs`, `open`, how many are `raised`, `consulted`, `served`, `rated`,
 * `consultations`, `proposals`, `services`, `people`, `median_days`, `satisfied`, `asked`, `satisfaction` (0 to 1).
 *
 * With a standard also `meets_target`: whether the satisfaction reaches its target of that id, such as "satisfaction", and
 * `target_at_least`, the target in percent.
 *
 * # Safety
 *
 * `needs` is NULL or live; `standard` is NULL or live; `target` points to `target_length` bytes of UTF-8; `out` is
 * writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_summary(const lc_needs *needs,
                         int32_t summary_by,
                         const lc_standard *standard,
                         const char *target,
                         size_t target_length,
                         lc_table **out,
                         lc_error **error);

/**
 * Everything that happened, in `*out`, one row each, in the columns `lc_needs_import_csv` reads: `entry`, `id`, `needs` (ids with
 * `|` between), `on`, `text`, `list`, `category`, `circle`, `people`, `proposal`, `satisfied`, `asked`, and where.
 *
 * # Safety
 *
 * `needs` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_entries(const lc_needs *needs,
                         lc_table **out,
                         lc_error **error);

/**
 * How far each need has come, in `*out`, one row each by id: `need`, `list`, `stage`, `open`, `raised`, `served`, `category`,
 * `circle`, `people`, `satisfied`, `asked`, `text`, and where.
 *
 * # Safety
 *
 * `needs` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_table(const lc_needs *needs,
                       lc_table **out,
                       lc_error **error);

/**
 * What became of each proposal, in `*out`, one row each by id: `proposal`, `needs`, `services`, `satisfied`, `asked`,
 * `satisfaction`.
 *
 * # Safety
 *
 * `needs` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_proposals(const lc_needs *needs, lc_table **out, lc_error **error);

/**
 * The demand of each home of a study with what open needs add, in `*out`: `home` and, for each of `categories`, a column
 * of its id, in residents; what could not be laid on any home is in `*report`, which may be NULL.
 *
 * A need counts while nobody has served it, if it names a category. It adds the people it concerns (one, where that is not
 * known) times `emphasis` (1 is usual) at the home nearest to where it arises, at most `within_m` metres away (500 is
 * usual), or spread over the homes of its circle by their people: `circles` says which rows of homes each has; NULL for
 * none.
 *
 * # Safety
 *
 * `needs` and `study` are NULL or live; `circles` is NULL or live; `categories` points to `category_count` NUL-terminated
 * texts; `out` is writable; `report` is NULL or writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_needs_demand_weights(const lc_needs *needs,
                                const lc_study *study,
                                const lc_groups *circles,
                                const char *const *categories,
                                size_t category_count,
                                double emphasis,
                                double within_m,
                                lc_table **out,
                                lc_table **report,
                                lc_error **error);

/**
 * No circles yet, in `*out`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_new(lc_circle_records **out, lc_error **error);

/**
 * Adds a circle of an assessment, counted from 0, that lies in a division: an administrative code of 2, 4, 6, 9 or 12
 * digits.
 *
 * # Safety
 *
 * `records` and `assessment` are NULL or live; `division` points to `division_length` bytes of UTF-8; `error` is NULL
 * or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_add_assessed(lc_circle_records *records,
                                       const lc_assessment *assessment,
                                       size_t circle,
                                       const char *division,
                                       size_t division_length,
                                       lc_error **error);

/**
 * Adds a circle that was judged elsewhere: its id, its division, its people and outlets (NaN: not known).
 *
 * # Safety
 *
 * `records` is NULL or live; `id` points to `id_length` bytes of UTF-8; `division` points to `division_length` bytes
 * of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_add(lc_circle_records *records,
                              const char *id,
                              size_t id_length,
                              const char *division,
                              size_t division_length,
                              double people,
                              double outlets,
                              lc_error **error);

/**
 * Says of the circle added last what was surveyed for a target of the standard, such as "satisfaction": a part of a
 * whole.
 *
 * # Safety
 *
 * `records` is NULL or live; `target` points to `target_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_set_entry(lc_circle_records *records,
                                    const char *target,
                                    size_t target_length,
                                    double part,
                                    double whole,
                                    lc_error **error);

/**
 * Adds the rows of a CSV text: what hosts enter, or the `lc_circle_records_table` of another run. `circle` and
 * `division` must be there; `people` and `outlets` state the circle; `target` with `part` and `whole`, or with
 * `percent` (of `whole`, or of the circle's people), enters a value for a target of the standard; a row of a circle
 * that is there already adds to it. `file` names the text in errors. How many rows there were comes out in `*rows`,
 * which may be NULL. Rows before a bad one are kept.
 *
 * # Safety
 *
 * `records` and `standard` are NULL or live; `csv` points to `csv_length` bytes of UTF-8; `file` points to
 * `file_length` bytes of UTF-8; `rows` is NULL or writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_read_csv(lc_circle_records *records,
                                   const lc_standard *standard,
                                   const char *csv,
                                   size_t csv_length,
                                   const char *file,
                                   size_t file_length,
                                   size_t *rows,
                                   lc_error **error);

/**
 * All records, in `*out`, for `lc_circle_records_read_csv` of another run: cities may be judged apart and added up at
 * the end. One row for each circle, followed by one for each entry (`target`, `part`, `whole`) and for each
 * requirement that its people are served or not.
 *
 * # Safety
 *
 * `records` and `standard` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_table(const lc_circle_records *records,
                                const lc_standard *standard,
                                lc_table **out,
                                lc_error **error);

/**
 * Whether each circle meets each target of the standard that circles report, in `*out`: `circle`, `division`,
 * `people`, `target`, `title_zh`, `title_en`, `value` (for each hundred of the whole), `at_least`, `unit`, `verdict`
 * ("pass", "fail", "no-data"), `part`, `whole`, `clause`. A value nobody entered is no data, never nought.
 *
 * # Safety
 *
 * `records` and `standard` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_acceptance(const lc_circle_records *records,
                                     const lc_standard *standard,
                                     lc_table **out,
                                     lc_error **error);

/**
 * Reads names of divisions from a CSV text (`code`, `name`) beside the bundled ones, for `lc_circle_records_roll_up`;
 * `file` names it in errors.
 *
 * # Safety
 *
 * `records` is NULL or live; `csv` points to `csv_length` bytes of UTF-8; `file` points to `file_length` bytes of
 * UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_read_names(lc_circle_records *records,
                                     const char *csv,
                                     size_t csv_length,
                                     const char *file,
                                     size_t file_length,
                                     lc_error **error);

/**
 * Adds the circles up, in `*out`: one row for each community, sub-district, district, city, province and the nation,
 * weighted by people, with how much is no data; targets are those of the standard.
 *
 * # Safety
 *
 * `records` and `standard` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_circle_records_roll_up(const lc_circle_records *records,
                                  const lc_standard *standard,
                                  lc_table **out,
                                  lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `circle_records` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_circle_records_free(lc_circle_records *circle_records);

/**
 * A new one in `*out`: all threads of the machine, and nobody listens.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_run_new(lc_run **out, lc_error **error);

/**
 * Sets how many threads a call may use, 1 to 1024; 0 for all of the machine. The answers are the same for any number.
 *
 * # Safety
 *
 * `run` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_run_set_threads(lc_run *run, size_t threads, lc_error **error);

/**
 * Sets who hears of progress and may cancel; a NULL listener for nobody.
 *
 * # Safety
 *
 * `run` is NULL or live; `listener` is NULL or keeps the rules of `lc_progress` with this `context` during every call
 * that takes `run`; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_run_set_progress(lc_run *run, lc_progress listener, void *context, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `run` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_run_free(lc_run *run);

/**
 * A file that `lc_timed_save` wrote, mapped where the system maps it, in `*out`; microseconds, whatever its size.
 *
 * The file may be removed or replaced by another (as `lc_timed_save` does) while it is open. Nobody may write into it or
 * shorten it in place: a read beyond its new end ends the process on most systems. Where that cannot be ruled out,
 * `lc_saved_network_read` takes it into memory first.
 *
 * # Safety
 *
 * `path` points to `path_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_saved_network_open(const char *path,
                              size_t path_length,
                              lc_saved_network **out,
                              lc_error **error);

/**
 * As `lc_saved_network_open`, read into memory: what becomes of the file afterwards changes nothing.
 *
 * # Safety
 *
 * As `lc_saved_network_open`.
 *
 * \since 0.1
 */
int32_t lc_saved_network_read(const char *path, size_t path_length, lc_saved_network **out, lc_error **error);

/**
 * The walk from one place to every other within `limit_s` seconds, in `*out`: `target` (its place in `targets`),
 * `seconds`; what `lc_reach_row` says of the network that was saved. A place without a door is reached by no walk; asked
 * from, it is `LC_STATUS_NOT_FOUND`.
 *
 * # Safety
 *
 * `saved`, `origins` and `targets` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_saved_network_row(const lc_saved_network *saved,
                             const lc_doors *origins,
                             uint64_t origin,
                             const lc_doors *targets,
                             double limit_s,
                             lc_table **out,
                             lc_error **error);

/**
 * The nodes within `limit_s` seconds of one place, from near to far, in `*out`: `node`, `seconds`. Where they are is said
 * by the whole network (`lc_saved_network_timed`, `lc_timed_nodes`).
 *
 * # Safety
 *
 * `saved` and `origins` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_saved_network_nodes_within(const lc_saved_network *saved,
                                      const lc_doors *origins,
                                      uint64_t origin,
                                      double limit_s,
                                      lc_table **out,
                                      lc_error **error);

/**
 * The whole network, for every other question, in `*out`. Everything in the file is verified first; its columns stay
 * where they lie.
 *
 * # Safety
 *
 * `saved` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_saved_network_timed(const lc_saved_network *saved, lc_timed **out, lc_error **error);

/**
 * Compares the checksum of every section with its bytes as they are now, whether they were read before or not;
 * `LC_STATUS_FORMAT` with the first section that is not as it was written.
 *
 * # Safety
 *
 * `saved` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_saved_network_verify(const lc_saved_network *saved, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `saved` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_saved_network_free(lc_saved_network *saved);

/**
 * A study after the changes of a scenario, made one after the other, in `*out`, and what undoes them in `*undo`, which
 * may be NULL. The study itself stays as it is; where the data ends, the residential land and the report of defects are
 * those of the study.
 *
 * `LC_STATUS_NOT_FOUND` for a facility, home, gate or street that does not exist, with the nearest names;
 * `LC_STATUS_DUPLICATE` for a new facility whose id is taken; `LC_STATUS_ARGUMENT` for a change that changes nothing;
 * `LC_STATUS_VALUE` for people who are not there; `LC_STATUS_NETWORK` for a way too far from any street. Each names the
 * place of the change in its file.
 *
 * # Safety
 *
 * `study` and `scenario` are NULL or live; `out` is writable; `undo` is NULL or writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_apply(const lc_study *study,
                       const lc_scenario *scenario,
                       lc_study **out,
                       lc_undo **undo,
                       lc_error **error);

/**
 * A prepared study after a scenario as its walker sees it, in `*out`: what preparing the changed study anew would give,
 * in less time. `walker` is the one it was prepared for; one of another name is `LC_STATUS_ARGUMENT`, and a change that
 * cannot be made is what `lc_study_apply` says.
 *
 * # Safety
 *
 * `prepared`, `scenario`, `walker` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_apply(const lc_prepared *prepared,
                          const lc_scenario *scenario,
                          const lc_walker *walker,
                          const lc_run *run,
                          lc_prepared **out,
                          lc_error **error);

/**
 * A study as it was before the scenario, every row and every street as it was, in `*out`. `study` is the one that the
 * scenario made, or one made of it from which everything later was undone; when something is no longer as the scenario
 * left it, the call ends in `LC_STATUS_ARGUMENT`.
 *
 * # Safety
 *
 * `undo` and `study` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_undo_apply(const lc_undo *undo, const lc_study *study, lc_study **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `undo` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_undo_free(lc_undo *undo);

/**
 * What changes from one assessment to another, in `*out`. Both are of the same homes, walker, standard and circles, made with
 * the same options; otherwise the call ends in `LC_STATUS_ARGUMENT`. No walk is searched for.
 *
 * # Safety
 *
 * `before` and `after` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_difference_between(const lc_assessment *before,
                              const lc_assessment *after,
                              lc_difference **out,
                              lc_error **error);

/**
 * The difference, in `*out`, one row for each circle and requirement: `circle`, `requirement`, `title_zh`, `title_en`,
 * `obligation`; `outcome` ("closed", "opened", "better", "worse", "same", "unclear"); `status` and `lacking`, each
 * `_before` and `_after`; `homes_gaining`, `homes_losing`, `people_gaining`, `people_losing`, each for sure and
 * `_at_most`, where the data does not know what was or is; `coverage_at_least`, `worst_group` (the share of the group of
 * people that has least), `mean_walk_s`, `p95_walk_s`, `gini_walk`, each `_before` and `_after`; `walk_saved_person_h`
 * (people times hours, one way). People are null where no home says how many.
 *
 * # Safety
 *
 * `difference` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_difference_table(const lc_difference *difference,
                            lc_table **out,
                            lc_error **error);

/**
 * Several scenarios in one table, in `*out`, one row for each in the order given, with what it changes from the same
 * present: `scenario`, `title`, `changes`; how many findings are `findings_closed`, `_opened`, `_better`, `_worse`,
 * `_unclear`; homes and people that gain or lose anything, each counted once, as in `lc_difference_table`; the means of
 * `coverage_change`, `worst_group_change`, `mean_walk_change_s` and `gini_walk_change` over all circles and requirements
 * where both are known, null where none is; `walk_saved_person_h`.
 *
 * # Safety
 *
 * `scenarios` and `differences` point to `count` live scenarios and differences; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_scenarios_compare(const lc_scenario *const *scenarios,
                             const lc_difference *const *differences,
                             size_t count,
                             lc_table **out,
                             lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `difference` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_difference_free(lc_difference *difference);

/**
 * Reads several scenarios from TOML or JSON, each a table of the list `scenario` with the keys of `lc_scenario_read`, in
 * `*out`; `file` names the text in errors. Two of one id are `LC_STATUS_DUPLICATE`, none at all is `LC_STATUS_EMPTY`.
 *
 * # Safety
 *
 * `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_scenarios_read(const char *document,
                          size_t length,
                          const char *file,
                          size_t file_length,
                          lc_scenarios **out,
                          lc_error **error);

/**
 * How many scenarios; 0 for NULL.
 *
 * # Safety
 *
 * `scenarios` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_scenarios_count(const lc_scenarios *scenarios);

/**
 * One of the scenarios, in `*out`; it does not depend on the list.
 *
 * # Safety
 *
 * `scenarios` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_scenarios_at(const lc_scenarios *scenarios, size_t scenario, lc_scenario **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `scenarios` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_scenarios_free(lc_scenarios *scenarios);

/**
 * Says what kind of way it is (`lc_way_class`); gates are opened, not built.
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_class(lc_street_work *work, int32_t way_class, lc_error **error);

/**
 * Says who may pass (`lc_passage`): everyone, or only whoever begins or ends a walk there. Only a gate can be for
 * residents alone.
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_passage(lc_street_work *work, int32_t passage, lc_error **error);

/**
 * Says in which direction it may be walked (`lc_direction`), as its places are given or against them.
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_direction(lc_street_work *work, int32_t direction, lc_error **error);

/**
 * Says whether it crosses a street with cars (`lc_crossing`).
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_crossing(lc_street_work *work, int32_t crossing, lc_error **error);

/**
 * Says what the ground is like (`lc_surface`).
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_surface(lc_street_work *work, int32_t surface, lc_error **error);

/**
 * Says whether it is fit for wheelchairs (`lc_wheelchair`); on steps, whether there is a ramp.
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_wheelchair(lc_street_work *work, int32_t wheelchair, lc_error **error);

/**
 * Sets the slope as its places are given, rise over run, from -1 to 1 (0.05 is 5 %).
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_incline(lc_street_work *work, double incline, lc_error **error);

/**
 * Sets the usable width in metres, 0.01 to 1,000.
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_width_m(lc_street_work *work, double width_m, lc_error **error);

/**
 * Sets the storey or layer, 0 on the ground, from -128 to 127, and whether it is on a bridge or in a tunnel (0 or 1), so
 * that it may pass over or under a barrier.
 *
 * # Safety
 *
 * `work` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_set_layer(lc_street_work *work,
                                 int32_t layer,
                                 int32_t grade_separated,
                                 lc_error **error);

/**
 * Reads a scenario from TOML, or from JSON of the same shape when the text begins with a brace, in `*out`; `file` names
 * the text in errors.
 *
 * It has an `id`, a `title` where wanted, and a list of `change`. What each does stands under `do`:
 *
 * - `add-facility` opens a facility: `id`, `category` (one or several), `at`; where known `name`, `opening_hours`,
 *   `capacity`, `area_m2`
 * - `close` closes one: `facility`
 * - `move` moves one: `facility`, `to`
 * - `hours` changes its hours, of all services or of one: `facility`, `opening_hours`; `category`
 * - `open-gate` opens a gate: `gate` (the number of its node), `for` ("residents", "visitors", "everyone"); `through`
 * - `add-way` builds a crossing, a bridge or a path: `line`; `id`, `class`, `crossing`, `for_ends_only`
 * - `slow` lets walks along a street take so many times as long: `way` (its number) or `at`, and `factor`
 * - `move-people` lets people move house: `from`, `to` (ids of homes); `people` (all of them, unless said)
 *
 * Places are `[longitude, latitude]` in WGS-84. An error says the line, the key, and what a mistyped name may have
 * meant; whether facilities, homes, gates and streets exist is seen when a study is at hand.
 *
 * # Safety
 *
 * `document` points to `length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_scenario_read(const char *document,
                         size_t length,
                         const char *file,
                         size_t file_length,
                         lc_scenario **out,
                         lc_error **error);

/**
 * The changes of a scenario and then those of another as one scenario, in `*out`; its id and title are those of the
 * first.
 *
 * # Safety
 *
 * `scenario` and `other` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_scenario_then(const lc_scenario *scenario, const lc_scenario *other, lc_scenario **out, lc_error **error);

/**
 * The name of a scenario in tables, as NUL-terminated UTF-8 owned by it; NULL for NULL.
 *
 * # Safety
 *
 * `scenario` is NULL or live.
 *
 * \since 0.1
 */
const char *lc_scenario_id(const lc_scenario *scenario);

/**
 * What people call a scenario, as NUL-terminated UTF-8 owned by it; NULL when it has no title, and for NULL.
 *
 * # Safety
 *
 * As `lc_scenario_id`.
 *
 * \since 0.1
 */
const char *lc_scenario_title(const lc_scenario *scenario);

/**
 * How many changes a scenario has; 0 for NULL.
 *
 * # Safety
 *
 * As `lc_scenario_id`.
 *
 * \since 0.1
 */
size_t lc_scenario_change_count(const lc_scenario *scenario);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `scenario` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_scenario_free(lc_scenario *scenario);

/**
 * A gate to be opened, in `*out`: the number of its node in the source, who may pass from now on (`lc_passage`:
 * `LC_PASSAGE_RESIDENTS` those who live inside, on their way out; `LC_PASSAGE_END_ONLY` visitors as well;
 * `LC_PASSAGE_PUBLIC` everyone), and whether the ways behind it may be walked through from now on (0 or 1). Opening
 * never shuts anybody out.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_open_gate(int64_t gate,
                                 int32_t passage,
                                 int32_t through,
                                 lc_street_work **out,
                                 lc_error **error);

/**
 * A way to be built, in `*out`: its number, for reports (negative numbers are nobody else's), and where it leads, in
 * WGS-84 degrees. It joins the nearest street, which is cut there, at both ends; it is a footway for everyone of which
 * nothing else is known, until `lc_street_work_set_...` says more.
 *
 * # Safety
 *
 * `lon` points to `count` numbers; `lat` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_street_work_add_way(int64_t id,
                               const double *lon,
                               size_t count,
                               const double *lat,
                               lc_street_work **out,
                               lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `work` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_street_work_free(lc_street_work *work);

/**
 * A network after some work on its streets, in `*out`; the network itself stays as it is. Edges that are not cut keep
 * their numbers.
 *
 * `LC_STATUS_NOT_FOUND` for a gate that does not exist, with the nearest numbers; `LC_STATUS_ARGUMENT` for one that is as
 * open already; `LC_STATUS_NETWORK` for a way that begins or ends more than 50 m from any street, beyond a barrier, or
 * where it began.
 *
 * # Safety
 *
 * `network` and `work` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_network_with_work(const lc_network *network,
                             const lc_street_work *work,
                             lc_network **out,
                             lc_error **error);

/**
 * Demand in `*out`: an id of its own and how much it needs, for each; whoever needs 0 is left out.
 *
 * # Safety
 *
 * `ids` points to `count` NUL-terminated texts; `weights` points to `count` numbers; `out` is writable; `error` is NULL
 * or writable.
 *
 * \since 0.1
 */
int32_t lc_demand_new(const char *const *ids, size_t count, const double *weights, lc_demand **out, lc_error **error);

/**
 * Says where each demand is, in WGS-84 degrees; NaN for one that is nowhere.
 *
 * # Safety
 *
 * `demand` is NULL or live; `lon` points to `count` numbers; `lat` points to `count` numbers; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_demand_set_positions(lc_demand *demand,
                                const double *lon,
                                size_t count,
                                const double *lat,
                                lc_error **error);

/**
 * Says which group each demand belongs to, for `lc_siting_options_set_worst_group`; NULL for none.
 *
 * # Safety
 *
 * `demand` is NULL or live; `groups` points to `count` NUL-terminated texts, or NULL; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_demand_set_groups(lc_demand *demand, const char *const *groups, size_t count, lc_error **error);

/**
 * Frees demand; NULL is allowed.
 *
 * # Safety
 *
 * `demand` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_demand_free(lc_demand *demand);

/**
 * New limits in `*out`, those of a NULL pointer: until a plan is proven best, but no more than 10,000 million cells of
 * costs looked at.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_limits_new(lc_siting_limits **out, lc_error **error);

/**
 * Sets the longest time, in seconds; INFINITY for no such end, which is the default. Another run may get further.
 *
 * # Safety
 *
 * `limits` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_limits_set_time_s(lc_siting_limits *limits, double time_s, lc_error **error);

/**
 * Sets the most cells of the costs to look at, over and over; UINT64_MAX for no such end. The same work gives the same
 * plan on every machine.
 *
 * # Safety
 *
 * `limits` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_limits_set_work(lc_siting_limits *limits, uint64_t work, lc_error **error);

/**
 * Sets a gap that is good enough: 0.01 stops once no plan can be better by more than 1 % (default 0).
 *
 * # Safety
 *
 * `limits` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_limits_set_gap(lc_siting_limits *limits, double gap, lc_error **error);

/**
 * Frees limits; NULL is allowed.
 *
 * # Safety
 *
 * `limits` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_siting_limits_free(lc_siting_limits *limits);

/**
 * Options in `*out` for a model (`lc_siting_model`). `limit` is looked at by the models of coverage and is in the unit of
 * the costs (seconds for a study); `decay` by `LC_SITING_MODEL_DECAYED`, and may else be NULL.
 *
 * # Safety
 *
 * `decay` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_new(int32_t model,
                              double limit,
                              const lc_decay *decay,
                              lc_siting_options **out,
                              lc_error **error);

/**
 * Asks for at most `number` new sites. Every model but `LC_SITING_MODEL_COVER_ALL` and `LC_SITING_MODEL_COVER_TWICE` needs
 * a number or a budget.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_number(lc_siting_options *options,
                                     size_t number,
                                     lc_error **error);

/**
 * Asks for new sites whose prices add up to no more than `budget`, instead of a number of them.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_budget(lc_siting_options *options, double budget, lc_error **error);

/**
 * Keeps equity (1): not the sum over all is made best but the mean of the group that fares worst; for the models median,
 * max-cover and decayed. Every demand then needs a group: `lc_demand_set_groups`, or for the homes of a study
 * `lc_siting_options_set_home_groups` or `lc_siting_options_set_people_groups`.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_worst_group(lc_siting_options *options,
                                          int32_t worst_group,
                                          lc_error **error);

/**
 * Sets the costs from site to site for `LC_SITING_MODEL_DISPERSION`, cell by cell; of the two ways the cheaper counts.
 * A pair that is not there is impossible.
 *
 * # Safety
 *
 * `options` is NULL or live; `from` points to `count` numbers; `to` points to `count` numbers; `cost` points to `count`
 * numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_between(lc_siting_options *options,
                                      const uint32_t *from,
                                      size_t count,
                                      const uint32_t *to,
                                      const double *cost,
                                      lc_error **error);

/**
 * Sets what a home of a study counts for (`lc_weighing`); its people unless said otherwise.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_weighing(lc_siting_options *options, int32_t weighing, lc_error **error);

/**
 * Sets how much each home of a study counts for, by its row, instead of `lc_siting_options_set_weighing`: one of NaN is not
 * known, listed and left out. A column of `lc_needs_demand_weights` weighs homes by their people and what open needs add.
 *
 * # Safety
 *
 * `options` is NULL or live; `weights` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_home_weights(lc_siting_options *options,
                                           const double *weights,
                                           size_t count,
                                           lc_error **error);

/**
 * Says which group each home of a study belongs to, by its row, such as its district or circle, for
 * `lc_siting_options_set_worst_group`; NULL for none.
 *
 * # Safety
 *
 * `options` is NULL or live; `groups` points to `count` NUL-terminated texts, or NULL; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_home_groups(lc_siting_options *options,
                                          const char *const *groups,
                                          size_t count,
                                          lc_error **error);

/**
 * Compares the groups of people that the homes of a study count (1), such as age groups: each home is then as many demands,
 * called `home#group`, home by home. Or compares none (0), which is the default.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_people_groups(lc_siting_options *options,
                                            int32_t people_groups,
                                            lc_error **error);

/**
 * Says which facilities of a study serve already, by their rows.
 *
 * # Safety
 *
 * `options` is NULL or live; `rows` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_options_set_existing(lc_siting_options *options,
                                       const uint32_t *rows,
                                       size_t count,
                                       lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_siting_options_free(lc_siting_options *options);

/**
 * A plan in one row, in `*out`: `model`, `solver`, `sites` (how many are opened), `objective`, `bound` (null when nothing is
 * proven), `gap`, `stopped`, `demand`, `served`, `excluded` (how many demands take no part), `work`.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_site_plan_summary(const lc_site_plan *plan,
                             lc_table **out,
                             lc_error **error);

/**
 * The open sites, in `*out`, one row each, existing ones too: `site`, `existing`, `price` (null for one that exists),
 * `demands` and `load` (how many go there, and how much demand that is); the geometry is the site.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_site_plan_sites(const lc_site_plan *plan, lc_table **out, lc_error **error);

/**
 * Who goes where, in `*out`, one row for each demand: `demand`, `weight`, `site` and `cost` (null when not served),
 * `why_not` (null when served); the geometry is the demand.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_site_plan_assignment(const lc_site_plan *plan, lc_table **out, lc_error **error);

/**
 * Frees a plan; NULL is allowed.
 *
 * # Safety
 *
 * `plan` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_site_plan_free(lc_site_plan *plan);

/**
 * A question about the host's own costs, in `*out`: cell `i` says what it costs `demand_row[i]` to get to `site_row[i]`. A
 * pair that is not there is impossible, at any cost.
 *
 * Refused are more sites than there are candidates, negative numbers and NaN, an id given twice, demand of nobody, and
 * demand that must be covered and cannot be; the error names it.
 *
 * # Safety
 *
 * `options`, `demand` and `sites` are NULL or live; `demand_row` points to `count` numbers; `site_row` points to `count`
 * numbers; `cost` points to `count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_new(const lc_siting_options *options,
                      const lc_demand *demand,
                      const lc_sites *sites,
                      const uint32_t *demand_row,
                      size_t count,
                      const uint32_t *site_row,
                      const double *cost,
                      lc_siting **out,
                      lc_error **error);

/**
 * A question about a study, in `*out`: its homes as demand, the walks from them to the candidates and to what exists, in
 * seconds, as costs. Candidates need positions; existing facilities come after them, in the order given.
 *
 * Coverage looks as far as its limit, at most 240 minutes; median and centre at walks of any length. A home without a door
 * takes no part; nor does one from which no site can be walked to, for median and centre.
 *
 * # Safety
 *
 * `prepared`, `options` and `candidates` are NULL or live; `run` is NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_prepared_siting(const lc_prepared *prepared,
                           const lc_siting_options *options,
                           const lc_sites *candidates,
                           const lc_run *run,
                           lc_siting **out,
                           lc_error **error);

/**
 * Which sites of a study have no door on the network, in `*out`, one row per defect; none for the host's own costs.
 *
 * # Safety
 *
 * `siting` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_report(const lc_siting *siting, lc_table **out, lc_error **error);

/**
 * Frees a question; NULL is allowed.
 *
 * # Safety
 *
 * `siting` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_siting_free(lc_siting *siting);

/**
 * Questions by the names of their kinds, in `*out`, and for how many kinds each place has room.
 *
 * The sites of all are the same places, by id and order. Each has its own demand, costs and number of sites; what exists may
 * differ as well, and takes no room. Models are `LC_SITING_MODEL_MAX_COVER`, `_DECAYED` and `_MEDIAN`, all made small or all
 * made large, by number, without capacities and without the worst group. The objective is the sum of theirs, so that whoever
 * finds one kind more important than another scales its demand.
 *
 * # Safety
 *
 * `kinds` points to `kind_count` NUL-terminated texts; `sitings` points to as many live questions; `room` points to
 * `place_count` numbers; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_shared_siting_new(const char *const *kinds,
                             size_t kind_count,
                             const lc_siting *const *sitings,
                             const uint32_t *room,
                             size_t place_count,
                             lc_shared_siting **out,
                             lc_error **error);

/**
 * Answers all of them together, in `*out`, with a bound that is proven.
 *
 * `LC_STATUS_NOT_FOUND` when no choice can serve everybody that a median must serve; `LC_STATUS_LIMIT` when none was found
 * within the limits.
 *
 * # Safety
 *
 * `siting` is NULL or live; `limits` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_shared_siting_solve(const lc_shared_siting *siting,
                               const lc_siting_limits *limits,
                               const lc_run *run,
                               lc_shared_plan **out,
                               lc_error **error);

/**
 * Frees questions; NULL is allowed.
 *
 * # Safety
 *
 * `siting` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_shared_siting_free(lc_shared_siting *siting);

/**
 * A plan in one row, in `*out`: `kinds`, `sites` (how many are opened, one at the same place for each kind), `objective` (the sum
 * of those of all kinds), `bound`, `gap`, `stopped`, `work`.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_shared_plan_summary(const lc_shared_plan *plan,
                               lc_table **out,
                               lc_error **error);

/**
 * Which place hosts which kinds, in `*out`, one row for each kind at each place that is opened for it: `kind`, `site`, `hosts`
 * (how many kinds are opened there); the geometry is the place.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_shared_plan_hosts(const lc_shared_plan *plan,
                             lc_table **out,
                             lc_error **error);

/**
 * The plan of one kind, counted from 0 in the order of the questions, in `*out`; it proves nothing by itself, since only all
 * of them together are the best.
 *
 * # Safety
 *
 * `plan` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_shared_plan_of_kind(const lc_shared_plan *plan,
                               size_t kind,
                               lc_site_plan **out,
                               lc_error **error);

/**
 * Frees a plan; NULL is allowed.
 *
 * # Safety
 *
 * `plan` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_shared_plan_free(lc_shared_plan *plan);

/**
 * Candidates in `*out`, each known by an id of its own: of price 1, without a position, able to serve everybody.
 *
 * # Safety
 *
 * `ids` points to `count` NUL-terminated texts; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_sites_new(const char *const *ids, size_t count, lc_sites **out, lc_error **error);

/**
 * Says where the sites are, in WGS-84 degrees; NaN for one that is nowhere.
 *
 * # Safety
 *
 * `sites` is NULL or live; `lon` points to `count` numbers; `lat` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_sites_set_positions(lc_sites *sites,
                               const double *lon,
                               size_t count,
                               const double *lat,
                               lc_error **error);

/**
 * Says what opening each site costs; 1 unless said otherwise.
 *
 * # Safety
 *
 * `sites` is NULL or live; `prices` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_sites_set_prices(lc_sites *sites, const double *prices, size_t count, lc_error **error);

/**
 * Says how much demand each site can serve; NaN for any amount, which is the default.
 *
 * # Safety
 *
 * `sites` is NULL or live; `capacities` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_sites_set_capacities(lc_sites *sites, const double *capacities, size_t count, lc_error **error);

/**
 * Says which sites are open already (1): they serve, cost nothing and are never closed. For the host's own costs; the
 * facilities of a study are named by `lc_siting_options_set_existing`.
 *
 * # Safety
 *
 * `sites` is NULL or live; `existing` points to `count` numbers; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_sites_set_existing(lc_sites *sites, const uint8_t *existing, size_t count, lc_error **error);

/**
 * Frees sites; NULL is allowed.
 *
 * # Safety
 *
 * `sites` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_sites_free(lc_sites *sites);

/**
 * The siting solver of that name in `*out`. It stays valid when the registry is freed.
 *
 * # Safety
 *
 * `registry` is NULL or live; `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_registry_siting_solver(const lc_registry *registry,
                                  const char *name,
                                  size_t name_length,
                                  lc_siting_solver **out,
                                  lc_error **error);

/**
 * The library's second siting solver in `*out`: exact answers to small questions by an integer program, for every model but
 * dispersion. It looks at the limit of time alone, and its listener is asked between programs only.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_solver_mixed_integer(lc_siting_solver **out,
                                       lc_error **error);

/**
 * Answers a question with the solver of the library, in `*out`: for every model and any size, with a bound that is proven.
 *
 * `LC_STATUS_NOT_FOUND` when no choice of sites serves everybody that must be served; the error names one who is left.
 *
 * # Safety
 *
 * `siting` is NULL or live; `limits` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_solve(const lc_siting *siting,
                        const lc_siting_limits *limits,
                        const lc_run *run,
                        lc_site_plan **out,
                        lc_error **error);

/**
 * Answers a question with a solver of the host, in `*out`, and checks what it says: a lie is `LC_STATUS_PLUGIN`.
 *
 * A solver that is not thread-safe is called on this thread, and the listener of `run` hears what it says by
 * `lc_plugin_reply_tick`, and nothing in between.
 *
 * # Safety
 *
 * `siting` and `solver` are NULL or live; `limits` and `run` are NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_siting_solve_with(const lc_siting *siting,
                             const lc_siting_solver *solver,
                             const lc_siting_limits *limits,
                             const lc_run *run,
                             lc_site_plan **out,
                             lc_error **error);

/**
 * Holds a solver to the laws every siting solver keeps, on a small question; a law broken is `LC_STATUS_PLUGIN`.
 *
 * It is asked twice, with the demands in the opposite order, and told to stop; and no answer may be better than a bound.
 *
 * # Safety
 *
 * `solver` and `siting` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_siting_solver_check(const lc_siting_solver *solver,
                               const lc_siting *siting,
                               lc_error **error);

/**
 * Frees one; NULL is allowed. A plugin is released with the last of the registry and what was taken from it.
 *
 * # Safety
 *
 * `solver` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_siting_solver_free(lc_siting_solver *solver);

/**
 * A network in `*out` from two CSV tables. Nodes: id, lon, lat and, where known, gate, elevation_m. Edges: from, to and,
 * where known, length_m, class, passage, direction.
 *
 * # Safety
 *
 * `nodes` and `edges` point to their lengths of bytes; `options` is NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_network_from_csv(const char *nodes,
                            size_t nodes_length,
                            const char *edges,
                            size_t edges_length,
                            const lc_table_options *options,
                            lc_network **out,
                            lc_error **error);

/**
 * Frees a network; NULL is allowed.
 *
 * # Safety
 *
 * `network` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_network_free(lc_network *network);

/**
 * Facilities in `*out` from a table of a format (`lc_format`). CSV: id, category, lon, lat and, where known, name,
 * opening_hours, capacity.
 *
 * # Safety
 *
 * `data` points to `length` bytes; `options` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_facilities_read(int32_t format,
                           const char *data,
                           size_t length,
                           const lc_table_options *options,
                           lc_facilities **out,
                           lc_error **error);

/**
 * The rows of a table of facilities that are doubtful or were left out, in `*out`.
 *
 * # Safety
 *
 * `facilities` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_facilities_report(const lc_facilities *facilities, lc_table **out, lc_error **error);

/**
 * Frees facilities; NULL is allowed.
 *
 * # Safety
 *
 * `facilities` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_facilities_free(lc_facilities *facilities);

/**
 * Homes in `*out` from a table of a format (`lc_format`). CSV: id, lon, lat and, where known, people, households and
 * columns named `group:...`.
 *
 * # Safety
 *
 * As `lc_facilities_read`.
 *
 * \since 0.1
 */
int32_t lc_homes_read(int32_t format,
                      const char *data,
                      size_t length,
                      const lc_table_options *options,
                      lc_homes **out,
                      lc_error **error);

/**
 * The rows of a table of homes that are doubtful or were left out, in `*out`.
 *
 * # Safety
 *
 * `homes` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_homes_report(const lc_homes *homes, lc_table **out, lc_error **error);

/**
 * Frees homes; NULL is allowed.
 *
 * # Safety
 *
 * `homes` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_homes_free(lc_homes *homes);

/**
 * Residential land in `*out` from a table of a format (`lc_format`): an id and a polygon per row.
 *
 * # Safety
 *
 * As `lc_facilities_read`.
 *
 * \since 0.1
 */
int32_t lc_land_read(int32_t format,
                     const char *data,
                     size_t length,
                     const lc_table_options *options,
                     lc_land **out,
                     lc_error **error);

/**
 * Frees land; NULL is allowed.
 *
 * # Safety
 *
 * `land` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_land_free(lc_land *land);

/**
 * The bundled standards in `*out`: `standard`, `zh`, `en`, `issued`, `requirements`.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_standards(lc_table **out, lc_error **error);

/**
 * The bundled standard of that id, such as "mofcom-2025", in `*out`.
 *
 * # Safety
 *
 * `id` points to `id_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_standard_bundled(const char *id, size_t id_length, lc_standard **out, lc_error **error);

/**
 * A standard of one's own from TOML, in `*out`; it may extend a bundled one. `file` names it in errors.
 *
 * # Safety
 *
 * `toml` and `file` point to their lengths of UTF-8 bytes; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_standard_from_toml(const char *toml,
                              size_t toml_length,
                              const char *file,
                              size_t file_length,
                              lc_standard **out,
                              lc_error **error);

/**
 * What a standard asks for, in `*out`: one row per requirement, with clause and confidence.
 *
 * # Safety
 *
 * `standard` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_standard_requirements(const lc_standard *standard, lc_table **out, lc_error **error);

/**
 * Frees a standard; NULL is allowed.
 *
 * # Safety
 *
 * `standard` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_standard_free(lc_standard *standard);

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
 * `path` points to `path_length` bytes of UTF-8; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_study_from_osm(const char *path,
                          size_t path_length,
                          const lc_study_options *options,
                          const lc_run *run,
                          lc_study **out,
                          lc_error **error);

/**
 * Builds a study from a network and the host's own tables, in `*out`; `facilities`, `homes` and `land` may be NULL.
 *
 * # Safety
 *
 * `network`, `facilities`, `homes`, `land` and `options` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_study_from_parts(const lc_network *network,
                            const lc_facilities *facilities,
                            const lc_homes *homes,
                            const lc_land *land,
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
 * Where each row is, in WGS-84 degrees, for tables whose rows are points; `valid` as in `lc_table_valid`.
 *
 * # Safety
 *
 * As `lc_table_real`, with `lon`, `lat` and `valid` writable.
 *
 * \since 0.1
 */
int32_t lc_table_points(const lc_table *table,
                        const double **lon,
                        const double **lat,
                        const uint8_t **valid,
                        lc_error **error);

/**
 * The table as CSV, in `*out`: nulls are empty, points are columns `lon` and `lat`, other shapes well-known text.
 *
 * # Safety
 *
 * `table` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_csv(const lc_table *table, lc_text **out, lc_error **error);

/**
 * The table as GeoJSON (RFC 7946, WGS-84), in `*out`.
 *
 * # Safety
 *
 * As `lc_table_csv`.
 *
 * \since 0.1
 */
int32_t lc_table_geojson(const lc_table *table, lc_text **out, lc_error **error);

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
 * New options in `*out` for tables in a coordinate system: "WGS84", "CGCS2000", "GCJ02", "BD09", "EPSG:32650" ...
 *
 * # Safety
 *
 * `crs` points to `crs_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_new(const char *crs, size_t crs_length, lc_table_options **out, lc_error **error);

/**
 * Sets the name of the table or file, for the places of defects (default "table").
 *
 * # Safety
 *
 * `options` is NULL or live; `name` points to `name_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_set_file(lc_table_options *options, const char *name, size_t name_length, lc_error **error);

/**
 * Turns the first bad row into an error (0 or 1; default 0: it is left out and reported).
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_set_strict(lc_table_options *options, int32_t strict, lc_error **error);

/**
 * Says which column holds a field ("id", "lon", "lat", "name", "category", "people" ...), whatever its name.
 *
 * # Safety
 *
 * `options` is NULL or live; `field` and `column` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_set_column(lc_table_options *options,
                                    const char *field,
                                    size_t field_length,
                                    const char *column,
                                    size_t column_length,
                                    lc_error **error);

/**
 * Says that every row is of one category of the catalogue, for tables such as a list of schools.
 *
 * # Safety
 *
 * `options` is NULL or live; `category` points to `category_length` bytes of UTF-8; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_set_category(lc_table_options *options,
                                      const char *category,
                                      size_t category_length,
                                      lc_error **error);

/**
 * Translates a word of the host's category column into a category of the catalogue; may be called for many words.
 *
 * # Safety
 *
 * `options` is NULL or live; `word` and `category` point to their lengths of UTF-8 bytes; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_add_category_name(lc_table_options *options,
                                           const char *word,
                                           size_t word_length,
                                           const char *category,
                                           size_t category_length,
                                           lc_error **error);

/**
 * Reads the column of categories or of codes as the words of a vendor; rows that the crosswalk does not map are left
 * out and reported with the nearest names.
 *
 * # Safety
 *
 * `options` and `crosswalk` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_table_options_set_crosswalk(lc_table_options *options, const lc_crosswalk *crosswalk, lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_table_options_free(lc_table_options *options);

/**
 * New options, all at their defaults, in `*out`: each of the people counts 1, the units belong to the whole study, and
 * forms are told apart by our rule.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_options_new(lc_tenant_options **out, lc_error **error);

/**
 * Sets the demand of the homes, with what open needs add; it must be that of the study that was assessed.
 *
 * # Safety
 *
 * `options` and `demand` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_options_set_demand(lc_tenant_options *options, const lc_home_demand *demand, lc_error **error);

/**
 * Sets the circle the units belong to, a row of `lc_assessment_circles`: its homes are served, its facilities compete.
 *
 * # Safety
 *
 * `options` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_options_set_circle(lc_tenant_options *options, size_t circle, lc_error **error);

/**
 * Sets how the forms of commerce are told apart.
 *
 * # Safety
 *
 * `options` and `rule` are NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_options_set_form_rule(lc_tenant_options *options, const lc_form_rule *rule, lc_error **error);

/**
 * Frees options; NULL is allowed.
 *
 * # Safety
 *
 * `options` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_tenant_options_free(lc_tenant_options *options);

/**
 * Whom to recruit for the vacant units of a circle (业态组合), in `*out`.
 *
 * Candidates are the categories that the standard asks for and that are walked to, without those that need more room than a
 * unit is known to have. What newly serves anybody comes before what serves nobody, and what would only divide the trade
 * last; what must be there or is basic before what raises quality; then what serves most people newly, then what has fewest
 * competitors. A unit that is let and is no facility of the study competes, and does not serve.
 *
 * # Safety
 *
 * `assessment` and `units` are NULL or live; `options` and `run` are NULL or live; `out` is writable; `error` is NULL or
 * writable.
 *
 * \since 0.1
 */
int32_t lc_assessment_tenant_mix(const lc_assessment *assessment,
                                 const lc_units *units,
                                 const lc_tenant_options *options,
                                 const lc_run *run,
                                 lc_tenant_mix **out,
                                 lc_error **error);

/**
 * The form of the commerce, in `*out`: the columns of `lc_commerce_form_of`, and `vacant`.
 *
 * # Safety
 *
 * `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_mix_form(const lc_tenant_mix *mix, lc_table **out, lc_error **error);

/**
 * Every candidate of every vacant unit, in `*out`, unit by unit, the first rank first: `unit`, `rank`, `category`,
 * `category_zh`, `category_en`, `homes_newly`, `people_newly` and `demand_newly`, each also `_at_most`, `competitors`,
 * `nearest_competitor_m` (null when there is none), `people_per_place`, `saturated`, `obligation`, `requirement`; the geometry is
 * the unit.
 *
 * # Safety
 *
 * `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_mix_candidates(const lc_tenant_mix *mix,
                                 lc_table **out,
                                 lc_error **error);

/**
 * One category for each vacant unit, none twice and none that is there already, the best first, in `*out`: the columns of
 * `lc_tenant_mix_candidates`, counted after all rows before and ranked by step, and who newly has something `_so_far`.
 *
 * # Safety
 *
 * `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_mix_recommendations(const lc_tenant_mix *mix,
                                      lc_table **out,
                                      lc_error **error);

/**
 * Bad rows of the table of units, and vacant units without a door on the network, in `*out`.
 *
 * # Safety
 *
 * `mix` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_tenant_mix_report(const lc_tenant_mix *mix, lc_table **out, lc_error **error);

/**
 * Frees a mix; NULL is allowed.
 *
 * # Safety
 *
 * `mix` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_tenant_mix_free(lc_tenant_mix *mix);

/**
 * The bytes of a text, NUL-terminated and owned by it; NULL for NULL.
 *
 * # Safety
 *
 * `text` is NULL or live.
 *
 * \since 0.1
 */
const char *lc_text_data(const lc_text *text);

/**
 * How many bytes a text has, without the NUL; 0 for NULL.
 *
 * # Safety
 *
 * As `lc_text_data`.
 *
 * \since 0.1
 */
size_t lc_text_length(const lc_text *text);

/**
 * Frees a text; NULL is allowed.
 *
 * # Safety
 *
 * `text` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_text_free(lc_text *text);

/**
 * Units in `*out` from a CSV file in a coordinate system ("WGS84", "GCJ02" ...); `file` names it in the report.
 *
 * Needs the columns `id`, `lon` and `lat` (编号, 经度, 纬度) and takes `name`, `frontage_m`, `area_m2` and `category`, by these or
 * their Chinese names; a unit without a category is vacant, one that is a facility of the study has that one's id. A bad row
 * is left out and reported.
 *
 * # Safety
 *
 * `csv` points to `csv_length` bytes; `file` and `crs` point to their lengths of UTF-8 bytes; `out` is writable; `error` is
 * NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_units_from_csv(const char *csv,
                          size_t csv_length,
                          const char *file,
                          size_t file_length,
                          const char *crs,
                          size_t crs_length,
                          lc_units **out,
                          lc_error **error);

/**
 * Units in `*out` from TOML, or JSON of the same shape: a list `unit` with the columns of `lc_units_from_csv` as keys and
 * `at = [longitude, latitude]` in WGS-84; `file` names it in errors, which say line and key.
 *
 * # Safety
 *
 * `document` points to `document_length` bytes of UTF-8; `file` points to `file_length` bytes of UTF-8; `out` is writable;
 * `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_units_from_text(const char *document,
                           size_t document_length,
                           const char *file,
                           size_t file_length,
                           lc_units **out,
                           lc_error **error);

/**
 * How many units there are, let and vacant; 0 for NULL.
 *
 * # Safety
 *
 * `units` is NULL or live.
 *
 * \since 0.1
 */
size_t lc_units_count(const lc_units *units);

/**
 * The rows of a table of units that were left out, in `*out`.
 *
 * # Safety
 *
 * `units` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_units_report(const lc_units *units, lc_table **out, lc_error **error);

/**
 * Frees units; NULL is allowed.
 *
 * # Safety
 *
 * `units` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_units_free(lc_units *units);

/**
 * The rule of the library, in `*out`, to be changed.
 *
 * # Safety
 *
 * `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_form_rule_new(lc_form_rule **out, lc_error **error);

/**
 * Sets the farthest that two units that belong together are apart, in metres (default 40).
 *
 * # Safety
 *
 * `rule` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_form_rule_set_gap_m(lc_form_rule *rule, double gap_m, lc_error **error);

/**
 * Sets what the largest cluster needs to have a form: the fewest units of all (default 5), and the least share of them in
 * the cluster (default 0.5).
 *
 * # Safety
 *
 * `rule` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_form_rule_set_cluster(lc_form_rule *rule,
                                 size_t min_units,
                                 double min_share,
                                 lc_error **error);

/**
 * Sets what a strip is: its greatest width as a share of its length (default 0.25), and the least share of the length that
 * fronts fill, those of both sides added up (default 0.4).
 *
 * # Safety
 *
 * `rule` is NULL or live; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_form_rule_set_strip(lc_form_rule *rule,
                               double strip_width,
                               double min_front,
                               lc_error **error);

/**
 * Frees a rule; NULL is allowed.
 *
 * # Safety
 *
 * `rule` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_form_rule_free(lc_form_rule *rule);

/**
 * The form of the commerce of units by a rule (NULL: ours), in `*out`, in one row: `form` ("scattered", "strip", "centre"),
 * `units`, `clusters`, `in_cluster`, `length_m`, `width_m`, `front_share` (null where a front is not known).
 *
 * # Safety
 *
 * `units` and `rule` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_commerce_form_of(const lc_units *units,
                            const lc_form_rule *rule,
                            lc_table **out,
                            lc_error **error);

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

/**
 * A bundled walker in `*out`: "adult", "elder", "child", "stroller" or "wheelchair".
 *
 * # Safety
 *
 * `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_walker_preset(const char *name, size_t name_length, lc_walker **out, lc_error **error);

/**
 * A walker with a name and a speed on level ground of one's own, in metres per second, in `*out`.
 *
 * # Safety
 *
 * As `lc_walker_preset`.
 *
 * \since 0.1
 */
int32_t lc_walker_with_speed(const char *name,
                             size_t name_length,
                             double speed_m_per_s,
                             lc_walker **out,
                             lc_error **error);

/**
 * Frees a walker; NULL is allowed.
 *
 * # Safety
 *
 * `walker` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_walker_free(lc_walker *walker);

/**
 * The walk from every origin to every target within `limit_s` seconds, in `*out`: `origin`, `target`, `seconds`; pairs
 * beyond have no row.
 *
 * # Safety
 *
 * `origins`, `targets` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_matrix(const lc_places *origins,
                        const lc_places *targets,
                        double limit_s,
                        const lc_run *run,
                        lc_table **out,
                        lc_error **error);

/**
 * The walk from one origin to every target within `limit_s` seconds, in `*out`: `target`, `seconds`.
 *
 * # Safety
 *
 * `origins` and `targets` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_row(const lc_places *origins,
                     size_t origin,
                     const lc_places *targets,
                     double limit_s,
                     lc_table **out,
                     lc_error **error);

/**
 * The nodes within `limit_s` seconds of one origin, from near to far, in `*out`: `node`, `seconds`; the geometry is
 * the node.
 *
 * # Safety
 *
 * `origins` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_nodes_within(const lc_places *origins,
                              size_t origin,
                              double limit_s,
                              lc_table **out,
                              lc_error **error);

/**
 * The nodes within `limit_s` seconds of each origin, from near to far, in `*out`: `origin`, `node`, `seconds`; the geometry
 * is the node.
 *
 * # Safety
 *
 * `origins` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_node_sets(const lc_places *origins,
                           double limit_s,
                           const lc_run *run,
                           lc_table **out,
                           lc_error **error);

/**
 * A shortest walk from an origin to a target, in `*out`; NULL when there is none within `limit_s` seconds (INFINITY:
 * none at all).
 *
 * # Safety
 *
 * `origins` and `targets` are NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_reach_route(const lc_places *origins,
                       size_t origin,
                       const lc_places *targets,
                       size_t target,
                       double limit_s,
                       lc_route **out,
                       lc_error **error);

/**
 * The time of a route from door to door in seconds, both links included; NaN for NULL.
 *
 * # Safety
 *
 * `route` is NULL or live.
 *
 * \since 0.1
 */
double lc_route_seconds(const lc_route *route);

/**
 * The length of a route along the network in metres; NaN for NULL.
 *
 * # Safety
 *
 * As `lc_route_seconds`.
 *
 * \since 0.1
 */
double lc_route_length_m(const lc_route *route);

/**
 * The length of the two links between the doors and the network in metres; NaN for NULL.
 *
 * # Safety
 *
 * As `lc_route_seconds`.
 *
 * \since 0.1
 */
double lc_route_link_m(const lc_route *route);

/**
 * The way along the network, in `*out`: a table without columns whose rows are the points in order
 * (`lc_table_points`).
 *
 * # Safety
 *
 * `route` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_route_points(const lc_route *route, lc_table **out, lc_error **error);

/**
 * The edges walked, in order, in `*out`: `edge`, `from_m`, `to_m`, metres along the edge as drawn.
 *
 * # Safety
 *
 * `route` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_route_edges(const lc_route *route, lc_table **out, lc_error **error);

/**
 * The route as one row, in `*out`: `seconds`, `length_m`, `link_m`; the geometry is its line.
 *
 * # Safety
 *
 * `route` is NULL or live; `out` is writable; `error` is NULL or writable.
 *
 * \since 0.1
 */
int32_t lc_route_table(const lc_route *route, lc_table **out, lc_error **error);

/**
 * Frees one; NULL is allowed.
 *
 * # Safety
 *
 * `route` is NULL or live, not used afterwards.
 *
 * \since 0.1
 */
void lc_route_free(lc_route *route);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* LIFECIRCLE_H */
