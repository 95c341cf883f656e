package org.lifecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The calendar through Java: days, opening hours, events, and what is open on the street. */
class CalendarTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 2, 28);
    private static final LocalDateTime TUESDAY = LocalDateTime.of(2026, 2, 10, 9, 30);
    private static final LocalDateTime FESTIVAL = LocalDateTime.of(2026, 2, 17, 9, 30);

    @Test
    void daysOffAndDaysWorked() {
        assertEquals(DayKind.WORKDAY, WorkCalendar.kindOf(null, LocalDate.of(2026, 2, 10)));
        assertEquals(DayKind.MAKE_UP_WORKDAY, WorkCalendar.kindOf(null, LocalDate.of(2026, 2, 14)));
        assertEquals(DayKind.HOLIDAY, WorkCalendar.kindOf(null, LocalDate.of(2026, 2, 17)));
        assertEquals(DayKind.UNKNOWN, WorkCalendar.kindOf(null, LocalDate.of(2099, 1, 5)));
        try (Table days = WorkCalendar.days(null, LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 17))) {
            assertEquals("春节", days.column("holiday_zh").get(3));
        }
        assertThrows(LifeCircleException.class, () -> WorkCalendar.extended("year =", "own.toml"));
    }

    @Test
    void openingHoursAndTheirSchedules() {
        try (Hours office = Hours.read("Mo-Fr 09:00-17:00");
                Table week = office.usualWeek();
                Schedule schedule = office.schedule(null, WeekRule.FOLLOWS_WORKDAYS, FIRST, LAST);
                Table day = schedule.between(TUESDAY.toLocalDate().atStartOfDay(), TUESDAY.plusHours(14));
                Timetable timetable = Timetable.of(null, FIRST, LAST);
                Table examined = Hours.examine(Arrays.asList("周一至周五 8:00—18:00，节假日除外", "看心情"))) {
            assertEquals(11, week.rowCount());
            assertEquals(State.OPEN, schedule.at(LocalDateTime.of(2026, 2, 14, 9, 30)));
            assertEquals(State.CLOSED, schedule.at(FESTIVAL));
            assertEquals(State.UNKNOWN, schedule.at(LocalDateTime.of(2026, 3, 2, 9, 30)));
            assertEquals(LocalDateTime.of(2026, 2, 10, 17, 0), schedule.nextChange(TUESDAY));
            assertEquals(Arrays.asList("closed", "open", "closed"), day.column("state"));
            int one = timetable.add("Mo-Fr 09:00-17:00", WeekRule.AS_WRITTEN);
            assertEquals(one, timetable.add("周一至周五 9:00-17:00", WeekRule.AS_WRITTEN));
            assertEquals(0, timetable.add("看心情", WeekRule.AS_WRITTEN));
            try (Schedule shop = timetable.schedule(one)) {
                assertEquals(State.UNKNOWN, shop.at(LocalDateTime.of(2026, 2, 14, 9, 30)));
            }
            assertEquals(Arrays.asList("Mo-Fr 08:00-18:00; PH closed", null), examined.column("osm"));
        }
        assertThrows(LifeCircleException.Value.class, () -> Hours.read("看心情"));
    }

    @Test
    void eventsAndTheirCalendarFile() {
        LocalDateTime stamp = LocalDateTime.of(2026, 1, 1, 0, 0);
        try (Events events = new Events()
                        .add("counselling", "心理咨询", LocalDateTime.of(2026, 1, 6, 9, 0), LocalDateTime.of(2026, 1, 6, 11, 0))
                        .recurrence(0, "FREQ=WEEKLY;BYDAY=TU")
                        .onHolidays(0, OnHolidays.CANCELLED)
                        .except(0, LocalDate.of(2026, 3, 10));
                Table february = events.occurrences(null, FIRST.atStartOfDay(), LAST.atStartOfDay());
                Events back = Events.readIcal(events.ical(stamp), "own.ics");
                Table report = back.report();
                Table listed = back.table();
                Table tenths = Events.recurrenceDates("FREQ=MONTHLY;BYMONTHDAY=10", LocalDate.of(2026, 1, 10), LAST)) {
            assertEquals(State.OPEN, events.at(0, null, TUESDAY));
            assertEquals(State.CLOSED, events.at(0, null, FESTIVAL));
            assertEquals(State.CLOSED, events.at(0, null, LocalDateTime.of(2026, 3, 10, 9, 30)));
            assertEquals(3, february.rowCount());
            assertEquals(events.ical(stamp), back.ical(stamp));
            assertEquals(0, report.rowCount());
            assertEquals(Arrays.asList("心理咨询"), listed.column("title"));
            assertEquals(Arrays.asList("2026-01-10", "2026-02-10"), tenths.column("date"));
            assertThrows(LifeCircleException.NotFound.class, () -> events.at(5, null, TUESDAY));
        }
    }

    @Test
    void whatIsOpenOnTheStreet() {
        Query morning = new Query(Arrays.asList("market", "pharmacy")).minutes(15, 20).at(TUESDAY);
        Query afternoon = new Query(Arrays.asList("market", "pharmacy")).minutes(15, 20).at(TUESDAY.withHour(15));
        try (Street street = new Street();
                Access early = street.prepared.access(morning, null);
                Table open = early.table();
                Access late = street.prepared.access(afternoon, null);
                Table shut = late.table();
                Access hopeful = street.prepared.access(afternoon.unknownHours(UnknownHours.OPEN), null);
                Table taken = hopeful.table();
                Openings openings = street.study.openings(null, FIRST, LAST);
                Table services = openings.at(TUESDAY.withHour(15))) {
            assertEquals(1L, open.column("market_within_15").get(0));
            assertEquals(0L, shut.column("market_within_15").get(0));
            assertEquals(1L, shut.column("pharmacy_within_20").get(0));
            assertEquals(2L, taken.column("pharmacy_within_20").get(0));
            assertEquals(State.OPEN, openings.state(2, 0, TUESDAY));
            assertEquals(State.UNKNOWN, openings.state(1, 0, TUESDAY));
            assertEquals(Arrays.asList("open", "unknown", "closed"), services.column("state"));
            assertTrue(services.column("rules").get(0).toString().contains("08:00"));
        }
    }

    /** The market opens from five to ten: three of the fifteen hours people are awake. */
    @Test
    void overTheDay() {
        Query market = new Query(Arrays.asList("market")).minutes(15).channels("counter");
        LocalDateTime midnight = LocalDate.of(2026, 2, 10).atStartOfDay();
        try (Street street = new Street();
                OverTime day = street.prepared.accessOver(market, midnight, midnight.plusDays(1), null);
                Table shares = day.shares(0, 7 * 60, 22 * 60, null);
                Table doors = day.doorTimes(0, midnight.toLocalDate());
                Table intervals = day.intervals(new long[] {0});
                Table counts = day.counts(new long[] {0}, 0);
                Table choices = day.choices(0, 1440, null);
                Openings openings = street.study.openings(null, FIRST, LAST);
                Table open = openings.between(2, 0, midnight, midnight.plusDays(1));
                Table there = street.prepared.servicesReached(0, market.at(TUESDAY.withMinute(55)));
                Table late = street.prepared.servicesReached(0, market.sense(Sense.DEPART).stay(60))) {
            assertEquals(0.2, (Double) shares.column("market_share").get(0), 1e-9);
            assertEquals("2026-02-10T05:00:00", doors.column("market_first").get(0));
            assertEquals(600.0, intervals.column("walk_s").get(1));
            assertEquals(3, counts.rowCount());
            assertEquals(3, choices.rowCount());
            assertEquals(Arrays.asList("closed", "open", "closed"), open.column("state"));
            assertEquals(1, there.rowCount());
            assertEquals(0, late.rowCount());
        }
    }
}
