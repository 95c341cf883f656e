"""Idle spaces, tenant mix and shared sites: every input in, and numbers that follow from it."""

import pathlib
import pickle

import geopandas as gpd
import lifecircle as lc
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import shapely
from town import HOMES, SHOPS, judged, town

#: A yard in the north, where nothing is, and a hall in the south, where a market stands.
SPACES = {
    "id": ["yard", "hall"],
    "lon": [118.788, 118.782],
    "lat": [32.042, 32.04],
    "area_m2": [120.0, None],
    "allowed": [["market", "repair"], None],
    "cost": [9000, 500],
}


@pytest.fixture(scope="module")
def assessment() -> lc.Assessment:
    """Return the town judged."""
    return judged(town().prepare("adult"))


def test_spaces_come_in_every_form(tmp_path: pathlib.Path) -> None:
    wanted = lc.IdleSpaces.read(SPACES, crs="WGS84").to_table()
    assert wanted["allowed"] == ["market;repair", None]
    frame = pd.DataFrame(SPACES)
    points = gpd.GeoDataFrame(
        frame.drop(columns=["lon", "lat"]), geometry=shapely.points(SPACES["lon"], SPACES["lat"]), crs=4326
    )
    rows = [dict(zip(SPACES, row, strict=True)) for row in zip(*SPACES.values(), strict=True)]
    path = tmp_path / "spaces.csv"
    table = "编号,经度,纬度,面积,可用业态,费用\nyard,118.788,32.042,120,market;repair,9000\nhall,118.782,32.04,,,500\n"
    path.write_text(table, "gbk")
    for given in (frame, pl.DataFrame(SPACES, strict=False), pa.table(SPACES), rows, path, path.read_bytes()):
        assert lc.IdleSpaces.read(given, crs="WGS84").to_table() == wanted
    for stated in (points, points.to_crs(32650), wanted):
        told = lc.IdleSpaces.read(stated).to_table()
        assert told["allowed"] == wanted["allowed"]
        assert told.points()[0] == pytest.approx(wanted.points()[0], abs=1e-9)
    as_tuples = lc.IdleSpaces.read([("yard", 118.788, 32.042, "院子", 120, ["market"])], crs="WGS84")
    assert as_tuples.to_table()["name"] == ["院子"]
    shifted = lc.IdleSpaces.read(SPACES, crs="GCJ02").to_table().points()[0]
    assert shifted is not None and abs(shifted[0] - 118.788) > 0.001
    copy = pickle.loads(pickle.dumps(lc.IdleSpaces.read(frame, crs="WGS84")))
    assert copy.to_table() == wanted


def test_spaces_that_are_wrong_are_reported() -> None:
    spaces = lc.IdleSpaces.read({**SPACES, "allowed": ["markte", None]}, crs="WGS84", file="spaces")
    report = spaces.report().rows()
    assert (len(spaces), len(report)) == (1, 1)
    assert "column allowed" in str(report[0]["place"]) and "market" in str(report[0]["fix"])
    with pytest.raises(lc.CrsError, match="nothing is guessed"):
        lc.IdleSpaces.read(SPACES)
    with pytest.raises(lc.ColumnError):
        lc.IdleSpaces.read({"id": ["a"], "x": [1.0]}, crs="WGS84")
    with pytest.raises(lc.LifeCircleError, match=r"idle.toml, line 4"):
        lc.IdleSpaces.from_text('[[space]]\nid = "a"\nat = [118.7, 32.0]\nhour = "08:00-09:00"\n', file="idle.toml")
    with pytest.raises(lc.ArgumentError, match="more values"):
        lc.IdleSpaces.read([tuple(range(7))], crs="WGS84")


def test_who_lacks_what_decides_what_a_space_becomes(assessment: lc.Assessment) -> None:
    spaces = lc.IdleSpaces.read(SPACES, crs="WGS84")
    ranking = assessment.idle_spaces(spaces, ["market", "pharmacy"])
    newly = {(row["space"], row["use"]): row["people_newly"] for row in ranking.uses}
    assert newly["yard", "market"] == 100.0
    assert newly["hall", "market"] == 0.0, "the market next door serves them"
    misfits = {(row["space"], row["use"]): row["misfit"] for row in ranking.uses}
    assert misfits["yard", "pharmacy"] == "not-allowed" and misfits["yard", "market"] is None
    assert ranking.combinations["uses"][0] == "market"
    only = assessment.idle_spaces(spaces, ["market"]).order
    assert (only["space"], only["cost_so_far"]) == (["yard"], [9000.0])
    # Without a market in the south the hall serves more than the yard.
    bare = judged(town(SHOPS[1:]).prepare("adult")).idle_spaces(spaces, ["market"])
    assert bare.order["space"] == ["hall", "yard"]
    # Uses of a document, and those that are given instead.
    yard = {"space": [{"id": "yard", "at": [118.788, 32.042]}], "use": [{"category": "market"}]}
    document = lc.IdleSpaces.from_dict(yard)
    assert document.uses == [lc.IdleUse(category="market", id="market")]
    assert set(assessment.idle_spaces(document).uses["use"]) == {"market"}
    wide = [lc.IdleUse(category="market", id="fair", min_area_m2=500.0, hours="06:00-10:00")]
    assert assessment.idle_spaces(spaces, wide).uses["misfit"][0] == "too-small"
    with pytest.raises(lc.EmptyError):
        assessment.idle_spaces(lc.IdleSpaces.from_dict({}))
    with pytest.raises(lc.CategoryError):
        assessment.idle_spaces(spaces, ["markte"])


def test_open_needs_weigh_as_demand(assessment: lc.Assessment) -> None:
    spaces = lc.IdleSpaces.read(SPACES, crs="WGS84")
    register = lc.NeedsRegister()
    register.enter(
        lc.Raised(id="n", list="red", on="2026-03-02", category="market", position=(118.789, 32.042), people=40)
    )
    weights, _ = register.demand_weights(town(), ["market"])

    def demand(weights: object) -> list[object]:
        ranking = assessment.idle_spaces(spaces, ["market"], weights=weights)  # type: ignore[arg-type]
        return list(ranking.uses["demand_newly"])

    assert (demand(None)[0], demand(weights)[0], demand({"market": [300, 1000]})[0]) == (100.0, 140.0, 1000.0)
    with pytest.raises(lc.ArgumentError, match="for each home"):
        demand({"market": [1.0]})
    with pytest.raises(lc.ValueProblem, match="finite"):
        demand({"market": [300.0, float("nan")]})


def test_circles_count_by_row_and_by_id(nanjing: lc.Study) -> None:
    circles = [
        lc.WalkCircle(id="west", lon=118.772, lat=32.047, minutes=10),
        lc.WalkCircle(id="east", lon=118.785, lat=32.040, minutes=10),
    ]
    both = nanjing.prepare("elder").assess("mofcom-2025", circles=circles, absence_is_trusted=True)
    spaces = lc.IdleSpaces.read([("yard", 118.785, 32.040)], crs="WGS84")
    east = both.idle_spaces(spaces, circle="east").uses
    assert east == both.idle_spaces(spaces, circle=1).uses
    assert east != both.idle_spaces(spaces, circle="west").uses
    with pytest.raises(lc.NotFoundError, match="west, east"):
        both.idle_spaces(spaces, circle="north")
    with pytest.raises(lc.NotFoundError):
        both.idle_spaces(spaces, circle=2)


def street(vacant: int = 2, step: float = 0.0002) -> lc.Units:
    """Return eight units 19 m apart, of which the first are vacant; the others are let to what nobody asks for."""
    rows = [
        (f"u{at}", 118.786 + at * step, 32.042, None if at < vacant else "florist-gift", 8.0, 60.0) for at in range(8)
    ]
    return lc.Units.read(rows, crs="WGS84")


def test_the_form_of_commerce_follows_its_units() -> None:
    strip = lc.CommerceForm.of(street())
    assert (strip.form, strip.units, strip.in_cluster, strip.clusters) == ("strip", 8, 8, 1)
    assert strip.front_share == pytest.approx(8 * 8.0 / strip.length_m)
    assert lc.CommerceForm.of(street(step=0.001)).form == "scattered"
    assert lc.CommerceForm.of(street(), rule=lc.FormRule(gap_m=10.0)).form == "scattered"
    with pytest.raises(lc.ArgumentError):
        lc.CommerceForm.of(street(), rule=lc.FormRule(gap_m=-1.0))


def test_whom_to_recruit_follows_who_lacks_what(assessment: lc.Assessment) -> None:
    mix = assessment.tenant_mix(street())
    assert mix.form.form == "strip"
    assert set(mix.candidates["unit"]) == {"u0", "u1"}
    first = next(row for row in mix.candidates if (row["unit"], row["category"]) == ("u0", "market"))
    assert (first["people_newly"], first["competitors"]) == (100.0, 1)
    recommended = {row["category"] for row in mix.recommendations}
    assert recommended <= {"market", "pharmacy"} and recommended
    # With people who weigh more, more demand; with nobody in the north, nobody is served.
    heavy = assessment.tenant_mix(street(), weights={"market": [300, 500]}).candidates
    assert max(heavy["demand_newly"]) == 500.0  # type: ignore[type-var]
    empty = judged(town(homes=HOMES[:1]).prepare("adult")).tenant_mix(street()).candidates
    assert set(empty["people_newly"]) <= {0.0}
    with pytest.raises(lc.EmptyError):
        assessment.tenant_mix(lc.Units.from_dict({}))
    assert len(mix.report()) == 0
    far = lc.Units.from_dict({"unit": [{"id": "far", "at": [118.9, 32.2]}]})
    assert len(assessment.tenant_mix(far).report()) == 1


def test_units_come_in_every_form() -> None:
    columns = {"编号": ["1", "2"], "经度": [118.78, 118.79], "纬度": [32.04, 32.04], "业态": ["market", None]}
    wanted = lc.Units.read(columns, crs="WGS84").to_table()
    assert wanted["category"] == ["market", None]
    for given in (pd.DataFrame(columns), pl.DataFrame(columns), pa.table(columns)):
        assert lc.Units.read(given, crs="WGS84").to_table() == wanted
    document = {"unit": [{"id": "1", "at": [118.78, 32.04], "category": "market"}, {"id": "2", "at": [118.79, 32.04]}]}
    assert lc.Units.from_dict(document).to_table() == wanted
    assert pickle.loads(pickle.dumps(lc.Units.from_dict(document))).to_table() == wanted
    bad = lc.Units.read({**columns, "门面宽": [-4, 5]}, crs="WGS84")
    assert (len(bad), len(bad.report())) == (1, 1)


def question(people: float, number: int = 1) -> lc.Siting:
    """Return a question about a hall and a shed."""
    costs = [[60, 90]]
    return lc.Siting.from_costs("median", demand={"h": people}, sites=["hall", "shed"], costs=costs, number=number)


def test_places_with_room_for_one_host_one() -> None:
    kinds = {"market": question(3), "canteen": question(2)}
    plan = lc.SharedSiting(kinds, room=1).solve()
    assert {name: one.opened for name, one in plan.plans.items()} == {"market": ["hall"], "canteen": ["shed"]}
    assert (plan.objective, plan.bound, plan.gap, plan.stopped) == (3 * 60 + 2 * 90, 3 * 60 + 2 * 90, 0.0, "optimal")
    row = plan.summary().rows()[0]
    assert (row["objective"], row["stopped"], row["sites"]) == (plan.objective, "optimal", len(plan.hosts()))
    # Whoever counts more gets the better place; where there is room both do.
    heavier = lc.SharedSiting({"market": question(3), "canteen": question(4)}, room=[1, 1]).solve()
    assert heavier.plans["canteen"].opened == ["hall"]
    roomy = lc.SharedSiting(kinds, room={"hall": 2}).solve()
    assert roomy.hosts().to_dict() == {"kind": ["market", "canteen"], "site": ["hall", "hall"], "hosts": [2, 2]}
    assert roomy.objective == 5 * 60
    assert plan.work > 0
    with pytest.raises(lc.ArgumentError, match="room for 1"):
        lc.SharedSiting(kinds, room={"hall": 1})
    with pytest.raises(lc.ArgumentError, match="no site"):
        lc.SharedSiting(kinds, room={"barn": 1})
    with pytest.raises(lc.EmptyError):
        lc.SharedSiting({}, room=1)
    with pytest.raises(lc.CancelledError):
        lc.SharedSiting(kinds, room=1).solve(progress=lambda *_: False)


def test_one_kind_alone_is_the_plain_question(nanjing: lc.Study) -> None:
    elder = nanjing.prepare("elder")
    homes = [place for place in nanjing.homes.points() if place is not None][::60]
    sites = [lc.Site(id=str(row), position=place) for row, place in enumerate(homes)]
    plain = elder.siting("max-cover", sites, number=2, minutes=5, weigh="homes")
    alone = lc.SharedSiting({"one": plain}, room=1).solve()
    assert alone.objective == plain.solve().objective
    both = lc.SharedSiting({"one": plain, "two": plain}, room=1).solve()
    opened = [site for plan in both.plans.values() for site in plan.opened]
    assert len(set(opened)) == 4, "each place hosts one"
    assert both.objective < 2 * alone.objective


def test_what_the_host_adds_to_demand_is_weighed(assessment: lc.Assessment) -> None:
    study = town()
    people = study.homes["people"]
    demand = lc.HomeDemand(study).add("market", 0, 20).add("market", 0, 5).add("repair", 1, 40)
    assert demand.added().rows()[0]["category"] == "repair"
    assert demand.added()["added"] == [40.0, 25.0]
    assert demand.table(["market"])["market"] == [people[0] + 25.0, *people[1:]]
    with pytest.raises(lc.NotFoundError, match="homes"):
        demand.add("market", len(people), 1)
    with pytest.raises(lc.CategoryError, match="market"):
        demand.add("markte", 0, 1)
    with pytest.raises(lc.ArgumentError, match="negative"):
        demand.add("market", 0, -1)
    by_hand = {"market": demand.table(["market"])["market"], "repair": demand.table(["repair"])["repair"]}
    spaces = lc.IdleSpaces.read(SPACES, crs="WGS84")
    assert list(assessment.idle_spaces(spaces, weights=demand).uses["demand_newly"]) == list(
        assessment.idle_spaces(spaces, weights=by_hand).uses["demand_newly"]
    )
