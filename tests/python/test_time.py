"""Time through Python: access at a moment, the work calendar, opening hours, events, iCalendar."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest

import lifecircle as lc

LON, LAT = 118.78, 32.04


@pytest.fixture(scope="module")
def market() -> lc.Prepared:
    """Return a street with a market open in the morning and one whose hours nobody knows."""
    nodes = {"id": [1, 2], "x": [LON, LON + 0.002], "y": [LAT, LAT]}
    network = lc.Network.from_frames(nodes, {"u": [1], "v": [2]}, crs="WGS84")
    shops = lc.Facilities.read(
        {
            "id": ["morning", "unsaid"],
            "category": ["market", "market"],
            "lon": [LON + 0.001, LON + 0.002],
            "lat": [LAT, LAT],
            "opening_hours": ["06:00-11:00", None],
        },
        crs="WGS84",
    )
    homes = lc.Homes.read([("h", LON, LAT)], crs="WGS84")
    return lc.Study.build(network, facilities=shops, homes=homes, extent=(118.7, 32.0, 118.9, 32.1)).prepare()


CHINA = timezone(timedelta(hours=8))
SEVEN = [
    "2026-02-10T07:00",
    datetime(2026, 2, 10, 7),
    datetime(2026, 2, 10, 7, tzinfo=CHINA),
    datetime(2026, 2, 9, 23, tzinfo=UTC),
    pd.Timestamp("2026-02-10 07:00"),
    pd.Timestamp("2026-02-10 07:00", tz="Asia/Shanghai"),
    np.datetime64("2026-02-10T07:00"),
]


@pytest.mark.parametrize("moment", SEVEN, ids=repr)
def test_a_moment_may_be_written_in_every_usual_way(market: lc.Prepared, moment: object) -> None:
    assert market.access(["market"], at=moment)["market_facility"] == ["morning"]


def test_a_closed_market_is_left_out_and_an_unknown_one_is_neither(market: lc.Prepared) -> None:
    noon = "2026-02-10T12:00"
    assert market.access(["market"], at=noon)["market_state"] == ["beyond-data"]
    assert market.access(["market"], at=noon, unknown_hours="closed")["market_facility"] == [None]
    assert market.access(["market"], at=noon, unknown_hours="open")["market_facility"] == ["unsaid"]
    assert market.access(["market"])["market_facility"] == ["morning"]
    with pytest.raises(lc.ArgumentError, match="excluded"):
        market.access(["market"], at=noon, unknown_hours="maybe")  # type: ignore[arg-type]
    with pytest.raises(lc.ValueProblem, match="half past nine"):
        market.access(["market"], at="half past nine")


def test_the_work_calendar_knows_what_it_does_not_know() -> None:
    calendar = lc.WorkCalendar()
    assert calendar.kind(date(2026, 2, 14)) == "make-up-workday"
    assert calendar.kind("2026-02-17") == "holiday"
    assert calendar.kind("2045-06-01") is None
    assert calendar.holiday(date(2026, 2, 17)) == lc.Words("春节", "Spring Festival")
    assert 2026 in calendar.years
    with pytest.raises(lc.LifeCircleError, match="own.toml"):
        calendar.extended("nonsense", file="own.toml")


def test_hours_are_read_in_both_languages_and_their_rest_is_named() -> None:
    hours = lc.Hours("周一至周五 9:00-17:00")
    assert hours.osm == "Mo-Fr 09:00-17:00"
    assert hours == hours and repr(hours).endswith("17:00>")
    understood, rest = lc.Hours.examine("Mo-Fr 09:00-17:00; when the owner feels like it")
    assert rest
    assert understood is None or understood.osm
    with pytest.raises(lc.LifeCircleError):
        lc.Hours("when the owner feels like it")
    week = lc.Hours("Mo 08:00-12:00").usual_week()
    assert week is not None
    assert (480, 720, "open") in week


def test_a_schedule_is_open_closed_or_unknown_at_every_minute() -> None:
    schedule = lc.Hours("Mo-Fr 09:00-17:00").schedule("2026-02-01", date(2026, 2, 28), follows_workdays=True)
    assert schedule.at("2026-02-14T10:00") == "open"
    assert schedule.at(datetime(2026, 2, 17, 10)) == "closed"
    assert schedule.at("2026-03-01T10:00") == "unknown"
    spans = schedule.between("2026-02-09T00:00", "2026-02-10T00:00")
    assert spans[1] == lc.Span(datetime(2026, 2, 9, 9), datetime(2026, 2, 9, 17), "open")
    assert schedule.next_change("2026-02-09T10:00") == datetime(2026, 2, 9, 17)


def test_a_timetable_reads_each_text_once() -> None:
    texts = ["24/7", "Mo-Fr 08:00-18:00", None, "24/7"] * 100
    table = lc.Timetable(texts, "2026-02-01", "2026-02-28")
    assert len(table) == 400
    assert table.at("2026-02-07T12:00")[:4] == ["open", "closed", "unknown", "open"]
    assert table.between(1, "2026-02-09T00:00", "2026-02-09T12:00")[-1].state == "open"


def test_events_come_again_and_travel_as_icalendar() -> None:
    day = lc.Event(
        id="day",
        title="便民服务日",
        start="2026-01-10T09:00",
        end=datetime(2026, 1, 10, 12),
        rule="FREQ=MONTHLY;BYMONTHDAY=10",
        except_dates=(date(2026, 3, 10),),
        on_holidays="cancelled",
    )
    assert day.at("2026-02-10T10:00") == "open"
    assert day.at("2026-03-10T10:00") == "closed"
    held = day.occurrences("2026-01-01T00:00", "2026-05-01T00:00")
    assert [span.start.month for span in held] == [1, 2, 4]
    text = lc.write_ical([day], stamp="2026-01-01T00:00")
    [copy], report = lc.read_ical(text)
    assert len(report) == 0
    assert (copy.rule, copy.except_dates, copy.on_holidays) == (day.rule, day.except_dates, day.on_holidays)
    assert copy.occurrences("2026-01-01T00:00", "2026-05-01T00:00") == held
    _, report = lc.read_ical("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n", file="bad.ics")
    assert len(report) > 0


def test_a_part_of_a_rule_that_is_not_understood_is_named() -> None:
    assert lc.recurrence_dates("FREQ=MONTHLY;BYDAY=2TU", "2026-01-13", "2026-03-31") == [
        date(2026, 1, 13),
        date(2026, 2, 10),
        date(2026, 3, 10),
    ]
    with pytest.raises(lc.LifeCircleError, match="BYSETPOS"):
        lc.recurrence_dates("FREQ=MONTHLY;BYSETPOS=1", "2026-01-01", "2026-12-31")
