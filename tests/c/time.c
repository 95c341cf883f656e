/* The calendar through C: moments, days, opening hours, events, and what is open on the street of street.h. */
#include "street.h"

static lc_error *error;

static int64_t at(const char *moment)
{
    int64_t seconds = 0;
    ok(moment, lc_moment(moment, strlen(moment), &seconds, &error), &error);
    return seconds;
}

static void moments(void)
{
    lc_text *text = NULL;
    int64_t seconds = 0;
    check("China is eight hours ahead", at("2026-02-10T09:30") == 1770687000);
    ok("text", lc_moment_text(1770687000, &text, &error), &error);
    check("and back", strcmp(lc_text_data(text), "2026-02-10T09:30:00") == 0);
    lc_text_free(text);
    refused("half past nine", lc_moment(LITERAL("half past nine"), &seconds, &error), LC_STATUS_VALUE, &error);
    refused("the year 20000", lc_moment_text(INT64_MAX, &text, &error), LC_STATUS_ARGUMENT, &error);
}

static void days(void)
{
    static const char own[] = "[[notice]]\nyear = 2030\nholidays = [\n"
                              "  { zh = \"春节\", en = \"Spring Festival\", off = [\"2030-02-02\", \"2030-02-08\"] },\n]\n";
    static const struct {
        int32_t date, kind;
    } known[] = {{20260210, LC_DAY_KIND_WORKDAY},
                 {20260214, LC_DAY_KIND_MAKE_UP_WORKDAY},
                 {20260217, LC_DAY_KIND_HOLIDAY},
                 {20260228, LC_DAY_KIND_MAKE_UP_WORKDAY},
                 {20260307, LC_DAY_KIND_WEEKEND},
                 {20990105, LC_DAY_KIND_UNKNOWN}};
    lc_work_calendar *calendar = NULL;
    lc_table *table = NULL;
    int32_t kind = -1;
    size_t i;
    for (i = 0; i < sizeof known / sizeof known[0]; i++) {
        ok("kind", lc_work_calendar_kind(NULL, known[i].date, &kind, &error), &error);
        check("kind of a day", kind == known[i].kind);
    }
    refused("30 February", lc_work_calendar_kind(NULL, 20260230, &kind, &error), LC_STATUS_ARGUMENT, &error);
    ok("days", lc_work_calendar_days(NULL, 20260214, 20260217, &table, &error), &error);
    check("four days", lc_table_row_count(table) == 4 && text_is(table, "date", 0, "2026-02-14")
                           && text_is(table, "kind", 3, "holiday") && text_is(table, "holiday_zh", 3, "春节"));
    lc_table_free(table);
    refused("notices that are none", lc_work_calendar_extended(LITERAL("year ="), LITERAL("own.toml"), &calendar, &error),
            LC_STATUS_FORMAT, &error);
    ok("own notices", lc_work_calendar_extended(LITERAL(own), LITERAL("own.toml"), &calendar, &error), &error);
    ok("kind", lc_work_calendar_kind(calendar, 20300204, &kind, &error), &error);
    check("a holiday by our own notice", kind == LC_DAY_KIND_HOLIDAY);
    lc_work_calendar_free(calendar);
}

static void hours(void)
{
    static const char *const texts[] = {"周一至周五 8:00—18:00，节假日除外", "看心情"};
    static const char office[] = "Mo-Fr 09:00-17:00";
    lc_hours *read = NULL;
    lc_schedule *schedule = NULL, *same = NULL;
    lc_timetable *timetable = NULL;
    lc_table *table = NULL;
    int32_t state = -1, found = -1;
    uint32_t one = 9, other = 9, odd = 9;
    int64_t change = 0;
    ok("examine", lc_hours_examine(texts, 2, &table, &error), &error);
    check("understood", text_is(table, "osm", 0, "Mo-Fr 08:00-18:00; PH closed") && number(table, "complete", 1) == 0);
    lc_table_free(table);
    refused("not understood", lc_hours_read(texts[1], strlen(texts[1]), &read, &error), LC_STATUS_VALUE, &error);
    ok("read", lc_hours_read(LITERAL(office), &read, &error), &error);
    ok("week", lc_hours_usual_week(read, &table, &error), &error);
    check("eleven runs", table != NULL && lc_table_row_count(table) == 11 && number(table, "from_minute", 1) == 540);
    lc_table_free(table);
    ok("compile", lc_schedule_compile(read, NULL, LC_WEEK_RULE_FOLLOWS_WORKDAYS, 20260201, 20260228, &schedule, &error), &error);
    ok("at", lc_schedule_at(schedule, at("2026-02-14T09:30"), &state, &error), &error);
    check("open on a worked Saturday", state == LC_STATE_OPEN);
    ok("at", lc_schedule_at(schedule, at("2026-02-17T09:30"), &state, &error), &error);
    check("closed at Spring Festival", state == LC_STATE_CLOSED);
    ok("at", lc_schedule_at(schedule, at("2026-03-02T09:30"), &state, &error), &error);
    check("unknown outside", state == LC_STATE_UNKNOWN);
    ok("change", lc_schedule_next_change(schedule, at("2026-02-10T09:30"), &change, &found, &error), &error);
    check("until five", found == 1 && change == at("2026-02-10T17:00"));
    ok("between", lc_schedule_between(schedule, at("2026-02-10T00:00"), at("2026-02-11T00:00"), &table, &error), &error);
    check("closed, open, closed", lc_table_row_count(table) == 3 && text_is(table, "state", 1, "open")
                                      && text_is(table, "start", 1, "2026-02-10T09:00:00"));
    lc_table_free(table);
    ok("timetable", lc_timetable_new(NULL, 20260201, 20260228, &timetable, &error), &error);
    ok("add", lc_timetable_add(timetable, LITERAL(office), LC_WEEK_RULE_AS_WRITTEN, &one, &error), &error);
    ok("add", lc_timetable_add(timetable, LITERAL("周一至周五 9:00-17:00"), LC_WEEK_RULE_AS_WRITTEN, &other, &error), &error);
    ok("add", lc_timetable_add(timetable, LITERAL("看心情"), LC_WEEK_RULE_AS_WRITTEN, &odd, &error), &error);
    check("one schedule for one meaning", one == other && odd == 0);
    ok("schedule", lc_timetable_schedule(timetable, one, &same, &error), &error);
    ok("at", lc_schedule_at(same, at("2026-02-14T09:30"), &state, &error), &error);
    check("nobody says what a shop does", state == LC_STATE_UNKNOWN);
    lc_schedule_free(same);
    refused("no such rule", lc_timetable_add(timetable, LITERAL(office), 7, &one, &error), LC_STATUS_ARGUMENT, &error);
    refused("no such schedule", lc_timetable_schedule(timetable, 99, &same, &error), LC_STATUS_NOT_FOUND, &error);
    refused("backwards", lc_schedule_compile(read, NULL, 0, 20260228, 20260201, &same, &error), LC_STATUS_ARGUMENT, &error);
    lc_timetable_free(timetable);
    lc_schedule_free(schedule);
    lc_hours_free(read);
}

static void events(void)
{
    static const int32_t except[] = {20260310};
    lc_events *events = NULL, *back = NULL;
    lc_table *table = NULL;
    lc_text *ical = NULL, *again = NULL;
    int32_t state = -1;
    ok("events", lc_events_new(&events, &error), &error);
    ok("add", lc_events_add(events, LITERAL("counselling"), LITERAL("心理咨询"), at("2026-01-06T09:00"), at("2026-01-06T11:00"), &error), &error);
    ok("rule", lc_events_set_recurrence(events, 0, LITERAL("FREQ=WEEKLY;BYDAY=TU"), &error), &error);
    ok("holidays", lc_events_set_on_holidays(events, 0, LC_ON_HOLIDAYS_CANCELLED, &error), &error);
    ok("exceptions", lc_events_set_exceptions(events, 0, except, 1, &error), &error);
    ok("at", lc_events_at(events, 0, NULL, at("2026-02-10T09:30"), &state, &error), &error);
    check("held on a Tuesday", state == LC_STATE_OPEN);
    ok("at", lc_events_at(events, 0, NULL, at("2026-02-17T09:30"), &state, &error), &error);
    check("not at Spring Festival", state == LC_STATE_CLOSED);
    ok("at", lc_events_at(events, 0, NULL, at("2026-03-10T09:30"), &state, &error), &error);
    check("not on the day taken out", state == LC_STATE_CLOSED);
    ok("occurrences", lc_events_occurrences(events, NULL, at("2026-02-01T00:00"), at("2026-03-01T00:00"), &table, &error), &error);
    check("three Tuesdays in February", lc_table_row_count(table) == 3 && text_is(table, "start", 0, "2026-02-03T09:00:00"));
    lc_table_free(table);
    ok("ical", lc_events_ical(events, at("2026-01-01T00:00"), &ical, &error), &error);
    ok("read", lc_events_read_ical(lc_text_data(ical), lc_text_length(ical), LITERAL("own.ics"), &back, &error), &error);
    ok("ical", lc_events_ical(back, at("2026-01-01T00:00"), &again, &error), &error);
    check("the same bytes", strcmp(lc_text_data(ical), lc_text_data(again)) == 0);
    ok("report", lc_events_report(back, &table, &error), &error);
    check("nothing to report", lc_table_row_count(table) == 0);
    lc_table_free(table);
    ok("table", lc_events_table(back, &table, &error), &error);
    check("one event", lc_table_row_count(table) == 1 && text_is(table, "title", 0, "心理咨询"));
    lc_table_free(table);
    ok("dates", lc_recurrence_dates(LITERAL("FREQ=MONTHLY;BYMONTHDAY=10"), 20260110, 20260331, &table, &error), &error);
    check("each tenth", lc_table_row_count(table) == 3 && text_is(table, "date", 2, "2026-03-10"));
    lc_table_free(table);
    refused("no such rule", lc_events_set_recurrence(events, 0, LITERAL("FREQ=SOMETIMES"), &error), LC_STATUS_VALUE, &error);
    refused("no such event", lc_events_at(events, 5, NULL, 0, &state, &error), LC_STATUS_NOT_FOUND, &error);
    refused("ends before it begins", lc_events_add(events, LITERAL("x"), LITERAL("x"), 10, 5, &error), LC_STATUS_ARGUMENT, &error);
    lc_text_free(again);
    lc_text_free(ical);
    lc_events_free(back);
    lc_events_free(events);
}

static double within(const lc_prepared *prepared, const char *moment, int32_t unknown, const char *column)
{
    static const char *const categories[] = {"market", "pharmacy"};
    static const uint32_t minutes[] = {15, 20};
    lc_query *query = NULL;
    lc_access *access = NULL;
    lc_table *table = NULL;
    double count;
    ok("query", lc_query_new(categories, 2, &query, &error), &error);
    ok("minutes", lc_query_set_minutes(query, minutes, 2, &error), &error);
    ok("at", lc_query_set_at(query, at(moment), &error), &error);
    ok("unknown", lc_query_set_unknown_hours(query, unknown, &error), &error);
    ok("access", lc_prepared_query(prepared, query, NULL, &access, &error), &error);
    ok("table", lc_access_table(access, &table, &error), &error);
    count = number(table, column, 0);
    lc_table_free(table);
    lc_access_free(access);
    refused("no such choice", lc_query_set_unknown_hours(query, 9, &error), LC_STATUS_ARGUMENT, &error);
    lc_query_free(query);
    return count;
}

static void open_on_the_street(void)
{
    struct street s = street_open();
    lc_openings *openings = NULL;
    lc_table *table = NULL;
    int32_t state = -1;
    check("the market at half past nine", within(s.prepared, "2026-02-10T09:30", 0, "market_within_15") == 1);
    check("no market at three", within(s.prepared, "2026-02-10T15:00", 0, "market_within_15") == 0);
    check("p2 keeps its hours to itself", within(s.prepared, "2026-02-10T15:00", 0, "pharmacy_within_20") == 1);
    check("taken for open", within(s.prepared, "2026-02-10T15:00", 1, "pharmacy_within_20") == 2);
    ok("openings", lc_study_openings(s.study, NULL, 20260201, 20260228, &openings, &error), &error);
    ok("state", lc_openings_state(openings, 2, 0, at("2026-02-10T09:59"), &state, &error), &error);
    check("the market is open", state == LC_STATE_OPEN);
    ok("state", lc_openings_state(openings, 1, 0, at("2026-02-10T09:59"), &state, &error), &error);
    check("nobody knows", state == LC_STATE_UNKNOWN);
    ok("at", lc_openings_at(openings, at("2026-02-10T15:00"), &table, &error), &error);
    check("three services", lc_table_row_count(table) == 3 && text_is(table, "state", 2, "closed")
                                && text_is(table, "facility", 0, "p1") && text_is(table, "state", 0, "open"));
    lc_table_free(table);
    ok("between", lc_openings_between(openings, 2, 0, at("2026-02-10T00:00"), at("2026-02-11T00:00"), &table, &error), &error);
    check("closed, open, closed", lc_table_row_count(table) == 3 && text_is(table, "start", 1, "2026-02-10T05:00:00"));
    lc_table_free(table);
    refused("no such service", lc_openings_state(openings, 0, 3, 0, &state, &error), LC_STATUS_NOT_FOUND, &error);
    lc_openings_free(openings);
    street_close(s);
}

/* The market opens from five to ten: three of the fifteen hours people are awake. */
static void over_the_day(void)
{
    static const char *const categories[] = {"market"}, *const counter[] = {"counter"}, *const odd[] = {"pigeon"};
    static const uint32_t minutes[] = {15};
    static const uint64_t homes[] = {0};
    struct street s = street_open();
    lc_query *query = NULL;
    lc_over_time *day = NULL;
    lc_table *table = NULL;
    ok("query", lc_query_new(categories, 1, &query, &error), &error);
    ok("minutes", lc_query_set_minutes(query, minutes, 1, &error), &error);
    ok("channels", lc_query_set_channels(query, counter, 1, &error), &error);
    refused("no such channel", lc_query_set_channels(query, odd, 1, &error), LC_STATUS_ARGUMENT, &error);
    refused("no such sense", lc_query_set_sense(query, 2, &error), LC_STATUS_ARGUMENT, &error);
    ok("over", lc_prepared_access_over(s.prepared, query, at("2026-02-10T00:00"), at("2026-02-11T00:00"), NULL, &day, &error), &error);
    ok("shares", lc_over_time_shares(day, 0, 7 * 60, 22 * 60, NULL, &table, &error), &error);
    check("a fifth of the waking hours", fabs(number(table, "market_share", 0) - 0.2) < 1e-9);
    lc_table_free(table);
    ok("doors", lc_over_time_door_times(day, 0, 20260210, &table, &error), &error);
    check("from five", text_is(table, "market_first", 0, "2026-02-10T05:00:00"));
    lc_table_free(table);
    ok("intervals", lc_over_time_intervals(day, homes, 1, &table, &error), &error);
    check("closed, open, closed", lc_table_row_count(table) == 3 && number(table, "walk_s", 1) == 600);
    lc_table_free(table);
    ok("counts", lc_over_time_counts(day, homes, 1, 0, &table, &error), &error);
    check("some stretches", lc_table_row_count(table) == 3);
    lc_table_free(table);
    ok("choices", lc_over_time_choices(day, 0, 1440, NULL, &table, &error), &error);
    check("three homes", lc_table_row_count(table) == 3 && number(table, "market_most_15", 0) == 1);
    lc_table_free(table);
    lc_over_time_free(day);
    /* Who leaves at 09:55 for a walk of ten minutes finds it closed. */
    ok("at", lc_query_set_at(query, at("2026-02-10T09:55"), &error), &error);
    ok("services", lc_prepared_services_reached(s.prepared, 0, query, &table, &error), &error);
    check("standing there at 09:55", lc_table_row_count(table) == 1 && text_is(table, "facility", 0, "m1"));
    lc_table_free(table);
    ok("sense", lc_query_set_sense(query, LC_SENSE_DEPART, &error), &error);
    ok("stay", lc_query_set_stay_s(query, 60, &error), &error);
    ok("services", lc_prepared_services_reached(s.prepared, 0, query, &table, &error), &error);
    check("leaving at 09:55", lc_table_row_count(table) == 0);
    lc_table_free(table);
    lc_query_free(query);
    street_close(s);
}

int main(void)
{
    moments();
    days();
    hours();
    events();
    open_on_the_street();
    over_the_day();
    printf("%d answers of the calendar wrong\n", failures);
    return failures != 0;
}
