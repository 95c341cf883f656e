"""Days, allocations and openings through Python: the golden cases, every way to write a day, and hostile input."""

import json
import pathlib
import tomllib
from datetime import date, datetime, time

import numpy as np
import pandas as pd
import pytest

import lifecircle as lc

CASES = pathlib.Path(__file__).parents[1] / "cases"
LON, LAT = 118.78, 32.04


def walkers_of(case: dict) -> list[lc.Prepared]:
    """Return the study of a case as each of its walkers sees it."""
    study = lc.Study.from_tables(**case["tables"], extent=tuple(case["extent"]))
    return [study.prepare(name) for name in case["walkers"]]


def check(case: dict, tables: dict[str, lc.Table]) -> None:
    """Hold the cells of a case against the tables that came of it."""
    for e in case["expect"]:
        wanted = e.get("real", e.get("integer", e.get("flag", e.get("text"))))
        assert tables[e["table"]][e["column"]][e["row"]] == wanted, e


def files(folder: str) -> list[pathlib.Path]:
    """Return the golden cases of a folder, of which there are some."""
    found = sorted((CASES / folder).glob("*.toml"))
    assert found
    return found


@pytest.mark.parametrize("path", files("days"), ids=lambda p: p.stem)
def test_golden_days(path: pathlib.Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    walkers = walkers_of(case)
    planned = lc.plan_days(case["document"], walkers)
    check(case, {"days": planned.days, "visits": planned.visits})
    # The same as a dictionary, and as JSON.
    document = tomllib.loads(case["document"])
    for same in (document, json.dumps(document)):
        assert lc.plan_days(same, walkers).visits.to_csv() == planned.visits.to_csv()


@pytest.mark.parametrize("path", files("allocation"), ids=lambda p: p.stem)
def test_golden_allocations_are_the_same_written_down_and_asked(path: pathlib.Path) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    [prepared] = walkers_of(case)
    written = prepared.allocate_document(case["document"])
    asked = case["question"]
    windows = prepared.capacity_windows(asked["category"], asked["from"], asked["until"])
    tables = {"assignments": written.assignments, "unserved": written.unserved, "capacities": written.capacities}
    check(case, {**tables, "windows": windows.windows, "unknown": windows.unknown})
    demands = asked["demand"]
    for capacities, needs in ((windows, demands), (windows.windows.to_pandas(), pd.DataFrame(demands))):
        other = prepared.allocate(capacities, needs, limit_minutes=asked["limit_minutes"])
        assert other.assignments.to_csv() == tables["assignments"].to_csv()
        assert other.unserved.to_csv() == tables["unserved"].to_csv()


@pytest.fixture(scope="module")
def street() -> lc.Study:
    """Return a street of 378 m with a market in the morning at its end, a locker beside it, and a home at its beginning."""
    nodes = {"id": [1, 2], "x": [LON, LON + 0.004], "y": [LAT, LAT]}
    network = lc.Network.from_frames(nodes, {"u": [1], "v": [2]}, crs="WGS84")
    shops = lc.Facilities.read(
        {
            "id": ["market", "locker", "unsaid"],
            "category": ["market", "parcel-point", "market"],
            "lon": [LON + 0.004] * 3,
            "lat": [LAT] * 3,
            "channel": ["counter", "locker", "counter"],
            "opening_hours": ["06:00-09:35", "24/7", None],
        },
        crs="WGS84",
    )
    homes = lc.Homes.read([("home", LON, LAT)], crs="WGS84")
    return lc.Study.build(network, facilities=shops, homes=homes, extent=(118.7, 32.0, 118.9, 32.1))


TEN_TO_NINE = ["08:50", time(8, 50), datetime(2026, 3, 10, 8, 50), pd.Timestamp("2026-03-10 08:50")]


@pytest.mark.parametrize("start", [*TEN_TO_NINE, np.datetime64("2026-03-10T08:50")], ids=repr)
def test_a_day_takes_times_of_every_usual_kind(street: lc.Study, start: object) -> None:
    shopping = {"category": "market", "stay_minutes": np.int64(30)}
    day = {"home": "home", "start": start, "activity": [shopping]}
    planned = lc.plan_days({"date": date(2026, 3, 10), "day": [day]}, street.prepare())
    assert planned.days["verdict"] == ["within"]
    assert planned.visits["depart"] == ["2026-03-10T08:50:00"]
    assert planned.visits.has_geometry
    with pytest.raises(TypeError):
        lc.plan_days({"date": object()}, street.prepare())


def test_bad_days_say_where_they_are_bad(street: lc.Study) -> None:
    prepared = street.prepare()
    with pytest.raises(lc.FormatError, match="did you mean home") as mistyped:
        lc.plan_days('date = "2026-03-10"\n\n[[day]]\nhom = "h"\n', prepared, file="days.toml")
    assert mistyped.value.place == "days.toml, line 4, column hom"
    day = {"home": "hme", "start": "07:00", "activity": [{"back_home": True}]}
    document = {"date": "2026-03-10", "day": [day]}
    with pytest.raises(lc.NotFoundError, match="did you mean home") as stranger:
        lc.plan_days(document, prepared)
    assert stranger.value.place == "days, row 0, column home"
    day["home"] = "home"
    with pytest.raises(lc.ArgumentError):
        lc.plan_days(document, [])
    with pytest.raises(lc.ArgumentError, match="one study"):
        lc.plan_days(document, [prepared, lc.Study.build(street.network).prepare()])
    with pytest.raises(lc.CancelledError):
        lc.plan_days(document, prepared, progress=lambda *_: False)
    assert lc.plan_days(document, prepared).days["walk_s"] == [0.0]


def test_bad_allocations_say_where_they_are_bad(street: lc.Study) -> None:
    prepared = street.prepare()
    night = {"from": "2026-03-10T19:00", "until": "2026-03-11T07:00", "units": 1}
    bays, needs = [{"facility": "market", **night}], [{"home": "home", **night}]
    assert prepared.allocate(bays, needs, limit_minutes=10).assignments["facility"] == ["market"]
    with pytest.raises(lc.FormatError, match="did you mean demand") as mistyped:
        prepared.allocate_document("limit_minutes = 5\ndemands = []\n", file="bays.toml")
    assert mistyped.value.place == "bays.toml, line 2, column demands"
    with pytest.raises(lc.NotFoundError, match="did you mean market") as stranger:
        prepared.allocate([{**bays[0], "facility": "markte"}], needs, limit_minutes=10)
    assert stranger.value.place == "allocation, row 0, column facility, capacity"
    with pytest.raises(lc.FormatError, match="units"):
        prepared.allocate(bays, [{"home": "home", "from": night["from"], "until": night["until"]}], limit_minutes=10)
    with pytest.raises(lc.FormatError):
        prepared.allocate(bays, [{**needs[0], "units": -1}], limit_minutes=10)
    with pytest.raises(lc.ArgumentError):
        prepared.allocate(bays, [{**needs[0], "until": night["from"]}], limit_minutes=10)
    with pytest.raises(lc.ArgumentError):
        prepared.allocate(bays, needs, limit_minutes=0)
    with pytest.raises(lc.CancelledError):
        prepared.allocate(bays, needs, limit_minutes=10, progress=lambda *_: False)
    with pytest.raises(lc.CategoryError):
        prepared.capacity_windows("markte", night["from"], night["until"])


def test_what_is_open_is_told_with_its_rule(street: lc.Study) -> None:
    openings = street.openings(date(2026, 3, 1), "2026-03-31")
    assert openings.state(0, "2026-03-10T09:34") == "open"
    assert openings.state(0, datetime(2026, 3, 10, 9, 35)) == "closed"
    assert openings.state(2, "2026-03-10T09:34") == "unknown"
    assert openings.state(1, "2026-04-10T09:34") == "unknown"
    assert openings.rules(0, "2026-03-10T09:34") == ["06:00-09:35"]
    assert openings.at("2026-03-10T12:00")["state"] == ["closed", "open", "unknown"]
    spans = openings.between(0, "2026-03-10T00:00", "2026-03-11T00:00")
    assert [span.state for span in spans] == ["closed", "open", "closed"]
    assert (spans[1].start, spans[1].end) == (datetime(2026, 3, 10, 6), datetime(2026, 3, 10, 9, 35))
    for ask in (openings.state, openings.rules):
        with pytest.raises(lc.NotFoundError):
            ask(0, "2026-03-10T09:34", service=1)
    with pytest.raises(lc.ArgumentError):
        street.openings("2026-03-31", "2026-03-01")


def test_what_one_reaches_leaving_is_not_what_is_open_then(street: lc.Study) -> None:
    prepared = street.prepare()
    both = ["market", "parcel-point"]

    def reached(**how: object) -> list[object]:
        return prepared.services_reached(0, both, at="2026-03-10T09:30", **how)["facility"]

    assert sorted(map(str, reached())) == ["locker", "market", "unsaid"]
    assert sorted(map(str, reached(sense="depart"))) == ["locker", "unsaid"]
    assert reached(sense="depart", unknown_hours="closed") == ["locker"]
    assert reached(channels=["locker"]) == ["locker"]
    assert sorted(map(str, reached(stay_minutes=10))) == ["locker", "unsaid"]
    table = prepared.services_reached(0, ["parcel-point"], at="2026-03-10T09:30")
    assert (table["state"], table["rules"]) == (["open"], ["24/7"])
    with pytest.raises(lc.ArgumentError):
        prepared.services_reached(1, both)


def test_access_may_ask_for_channels(street: lc.Study) -> None:
    prepared = street.prepare()
    both = ["market", "parcel-point"]
    table = prepared.access(both, channels=["locker"])
    assert (table["market_facility"], table["parcel-point_facility"]) == ([None], ["locker"])
    week = prepared.access_over(both, "2026-03-10T00:00", "2026-03-11T00:00", channels="locker", minutes=[10])
    assert week.shares(10)["parcel-point_share"] == [1.0]
    assert week.shares(10)["market_share"] == [0.0]
    with pytest.raises(lc.ArgumentError, match="locker"):
        prepared.access(both, channels=["pigeon"])  # type: ignore[list-item]


def test_a_day_as_a_function_of_time(street: lc.Study) -> None:
    prepared = street.prepare()
    day = ("2026-03-10T00:00", "2026-03-11T00:00")
    arrive = prepared.access_over(["market"], *day, minutes=[10], unknown_hours="closed")
    depart = prepared.access_over(["market"], *day, minutes=[10], unknown_hours="closed", sense="depart")
    intervals = arrive.intervals([0])
    assert intervals["from"] == ["2026-03-10T00:00:00", "2026-03-10T06:00:00", "2026-03-10T09:35:00"]
    assert intervals["facility"] == [None, "market", None]
    [walk] = {walk for walk in intervals["walk_s"] if walk is not None}
    # To leave is to arrive one walk later.
    [leave] = [row for row in depart.intervals([0]) if row["facility"] == "market"]
    earlier = datetime(2026, 3, 10, 6) - datetime.fromisoformat(str(leave["from"]))
    assert earlier.total_seconds() == pytest.approx(walk, abs=1)
    assert arrive.counts([0], 10)["open"] == [0, 1, 0]
    assert arrive.door_times(10, "2026-03-10")["market_first"] == ["2026-03-10T06:00:00"]
    waking = arrive.shares(10, waking_minutes=(360, 1320))["market_share"][0]
    assert waking == pytest.approx(215 / 960)
    assert arrive.choices(waking_minutes=(360, 1320))["market_most_10"] == [1]


def test_days_in_a_city_walk_as_its_routes_do(nanjing: lc.Study) -> None:
    walkers = [nanjing.prepare("elder"), nanjing.prepare("child")]
    homes = nanjing.homes["id"][:5]
    activity = [
        {"category": "convenience-store", "stay_minutes": 10},
        {"category": "park", "stay_minutes": 60, "walker": "child"},
        {"back_home": True},
    ]
    days = [{"home": home, "start": "09:00", "activity": activity} for home in homes]
    document = {"date": "2026-03-10", "unknown_hours": "open", "within_minutes": 15, "day": days}
    planned = lc.plan_days(document, walkers)
    assert len(planned.days) == len(homes)
    visits = planned.visits
    assert {"elder", "child"} <= set(visits["walker"])
    walked: dict[object, float] = {}
    for row in visits:
        walked[row["day"]] = walked.get(row["day"], 0.0) + float(str(row["walk_s"]))
    for row in planned.days:
        assert row["walk_s"] is None or walked[row["day"]] == row["walk_s"]
    one_thread = lc.plan_days(document, walkers, threads=1)
    assert one_thread.visits.to_csv() == visits.to_csv()
    stricter = lc.plan_days({**document, "within_minutes": 1}, walkers)
    assert stricter.days["verdict"] != planned.days["verdict"]
