"""What if: a change applied is the change made by hand, undone it leaves no trace, and futures are compared."""

import json
import pathlib
import pickle

import lifecircle as lc
import numpy as np
import pytest
from town import BRIDGE, HOMES, SHOPS, judged, network, town, walks

NEW = {"do": "add-facility", "id": "new", "category": "market", "at": (118.789, 32.042)}
HALL = ("new", "market", 118.789, 32.042)


def moved(people: float) -> list[tuple[object, ...]]:
    """Return the homes after so many moved north."""
    (south, north) = HOMES
    return [(*south[:3], south[3] - people), (*north[:3], north[3] + people)]


@pytest.mark.parametrize(
    ("change", "by_hand"),
    [
        (NEW, town([*SHOPS, HALL])),
        ({"do": "close", "facility": "stall"}, town(SHOPS[1:])),
        (
            {"do": "move", "facility": "stall", "to": [118.785, 32.04]},
            town([("stall", "market", 118.785, 32.04), SHOPS[1]]),
        ),
        (BRIDGE, town(streets=network().with_work(BRIDGE))),
        ({"do": "move-people", "from": "south", "to": "north", "people": np.float64(50.0)}, town(homes=moved(50.0))),
    ],
    ids=["add", "close", "move", "bridge", "people"],
)
def test_a_change_is_what_one_makes_by_hand(change: dict[str, object], by_hand: lc.Study) -> None:
    before = town()
    applied = before.apply(lc.Scenario("one", [change]))
    after = applied.study
    assert walks(after) == walks(by_hand)
    assert walks(after) != walks(before), "the change changes something"
    assert after.facilities["id"] == by_hand.facilities["id"]
    assert after.homes["people"] == by_hand.homes["people"]
    # The study itself stays as it is, and so does what comes of undoing.
    undone = applied.undo.apply(after)
    for study in (before, undone):
        assert (walks(study), study.facilities, study.homes) == (walks(town()), town().facilities, town().homes)
    assert undone.network.edges() == before.network.edges()
    # As the walker sees it, it is the same.
    prepared = before.prepare("adult").apply(lc.Scenario("one", [change]))
    assert prepared.access(["market", "pharmacy"]) == walks(after)
    assert prepared.study.facilities == after.facilities


def test_hours_change_who_is_open() -> None:
    hours = lc.Scenario("late", [{"do": "hours", "facility": "stall", "opening_hours": "Mo-Su 18:00-22:00"}])
    late = town().apply(hours).study
    by_hand = town([(*SHOPS[0], None, "Mo-Su 18:00-22:00"), SHOPS[1]])
    for at in ("2026-03-02T12:00", "2026-03-02T19:00"):
        assert walks(late, at=at) == walks(by_hand, at=at)
    assert walks(late, at="2026-03-02T12:00") != walks(late, at="2026-03-02T19:00")


def test_scenarios_come_as_text_as_files_and_as_dictionaries(tmp_path: pathlib.Path) -> None:
    toml = 'id = "one"\ntitle = "开一家"\n[[change]]\ndo = "close"\nfacility = "stall"\n'
    as_dict = {"id": "one", "title": "开一家", "change": [{"do": "close", "facility": "stall"}]}
    (tmp_path / "one.toml").write_text(toml, "utf-8")
    (tmp_path / "one.json").write_text(json.dumps(as_dict), "utf-8")
    ways = [
        lc.Scenario.from_text(toml),
        lc.Scenario.from_text(json.dumps(as_dict)),
        lc.Scenario.from_dict(as_dict),
        lc.Scenario.from_file(tmp_path / "one.toml"),
        lc.Scenario.from_file(tmp_path / "one.json"),
        lc.Scenario("one", as_dict["change"], title="开一家"),  # type: ignore[arg-type]
    ]
    for scenario in ways:
        assert (scenario.id, scenario.title, scenario.changes) == ("one", "开一家", ["close"])
        assert town().apply(scenario).study.facilities["id"] == ["drugs"]
    several = lc.Scenario.several_from_dicts([as_dict, {"id": "two", "change": [NEW]}])
    (tmp_path / "both.json").write_text(json.dumps({"scenario": [as_dict, {"id": "two", "change": [NEW]}]}), "utf-8")
    assert [s.id for s in several] == [s.id for s in lc.Scenario.several_from_file(tmp_path / "both.json")]
    both = several[0].then(several[1])
    assert (len(both), both.id) == (2, "one")
    assert town().apply(both).study.facilities["id"] == ["drugs", "new"]


def test_what_is_wrong_is_named() -> None:
    text = 'id = "one"\n[[change]]\ndo = "closs"\nfacility = "stall"\n'
    with pytest.raises(lc.ValueProblem, match=r"plan.toml, line 3.*did you mean close") as caught:
        lc.Scenario.from_text(text, file="plan.toml")
    assert caught.value.value == "closs"
    with pytest.raises(lc.FormatError):
        lc.Scenario("one", [{"do": "close", "shop": "stall"}])
    with pytest.raises(lc.CategoryError, match="market"):
        lc.Scenario("one", [NEW | {"category": "maket"}])
    with pytest.raises(lc.DuplicateError):
        lc.Scenario.several_from_dicts([{"id": "one"}, {"id": "one"}])
    with pytest.raises(lc.EmptyError):
        lc.Scenario.several_from_dicts([])
    with pytest.raises(lc.NotFoundError, match="did you mean stall"):
        town().apply(lc.Scenario("one", [{"do": "close", "facility": "stal"}]))
    with pytest.raises(lc.DuplicateError, match="stall"):
        town().apply(lc.Scenario("one", [NEW | {"id": "stall"}]))
    with pytest.raises(lc.ValueProblem, match="leave a home"):
        town().apply(lc.Scenario("one", [{"do": "move-people", "from": "south", "to": "north", "people": 301}]))


def test_undo_refuses_what_is_no_longer_as_it_was_left() -> None:
    first = town().apply(lc.Scenario("one", [NEW]))
    second = first.study.apply(lc.Scenario("two", [{"do": "close", "facility": "new"}]))
    with pytest.raises(lc.ArgumentError, match="later first"):
        first.undo.apply(second.study)
    again = second.undo.apply(second.study)
    assert first.undo.apply(again).facilities == town().facilities


def test_scenarios_studies_and_undo_go_to_other_processes() -> None:
    scenario = lc.Scenario("one", [NEW, BRIDGE])
    applied = town().apply(scenario)
    assert pickle.loads(pickle.dumps(scenario)).changes == scenario.changes
    assert walks(pickle.loads(pickle.dumps(applied.study))) == walks(applied.study)
    undone = pickle.loads(pickle.dumps(applied)).undo.apply(applied.study)
    assert walks(undone) == walks(town())
    assert walks(pickle.loads(pickle.dumps(undone))) == walks(town())
    prepared = town().prepare("adult").apply(scenario)
    assert pickle.loads(pickle.dumps(prepared)).access(["market"]) == prepared.access(["market"])
    one = pickle.loads(pickle.dumps(lc.Scenario.several_from_dicts([{"id": "a"}, {"id": "b", "change": [NEW]}])[1]))
    assert (one.id, one.changes) == ("b", ["add-facility"])


def test_difference_says_who_gains_and_who_loses() -> None:
    now = town().prepare("adult")
    before = judged(now)
    new, none = lc.Scenario("new", [NEW]), lc.Scenario("none", [{"do": "close", "facility": "stall"}])
    gain = lc.Difference.between(before, judged(now.apply(new)))
    assert (gain.homes_gaining, gain.homes_losing) == (lc.Shift(1.0, 1.0), lc.Shift(0.0, 0.0))
    assert gain.people_gaining == lc.Shift(100.0, 100.0)
    loss = lc.Difference.between(before, judged(now.apply(none)))
    assert (loss.people_gaining, loss.people_losing) == (lc.Shift(0.0, 0.0), lc.Shift(300.0, 300.0))
    market = next(row for row in gain.table() if row["requirement"] == "market")
    assert (market["people_gaining"], market["coverage_at_least_before"], market["coverage_at_least_after"]) == (
        100.0,
        0.75,
        1.0,
    )
    assert sum(gain.count(outcome) for outcome in ("closed", "opened", "better", "worse", "same", "unclear")) == 2
    assert gain.count("same") == 1, "nothing becomes of pharmacies"
    with pytest.raises(lc.ArgumentError, match="closed"):
        gain.count("gone")  # type: ignore[arg-type]
    with pytest.raises(lc.ArgumentError, match="cannot be compared"):
        lc.Difference.between(before, judged(town(homes=HOMES[:1]).prepare("adult")))
    enough = lc.Sufficiency(min_places=0, min_categories=0, min_places_per_km=0.0)
    doubted = now.assess(before.standard, absence_is_trusted=False, sufficiency=enough)
    with pytest.raises(lc.ArgumentError, match="different trust in absence cannot be compared"):
        lc.Difference.between(before, doubted)
    table = lc.compare_scenarios([(new, gain), (none, loss)])
    assert table["scenario"] == ["new", "none"]
    assert (table["people_gaining"], table["people_losing"]) == ([100.0, 0.0], [0.0, 300.0])
    assert table["changes"] == [1, 1]


def test_what_to_do_in_which_order() -> None:
    now = judged(town().prepare("adult"))
    twice = {"do": "add-facility", "id": "again", "category": "market", "at": (118.7891, 32.042)}
    things = [
        {"id": "again", "cost": 5, "change": [twice]},
        {"id": "first", "cost": 3, "departments": ["商务局"], "change": [NEW]},
    ]
    plan = now.plan_of_actions(things)
    assert plan.steps["action"] == ["first"], "of two that do the same the cheaper"
    assert (plan.steps["people_gaining"], plan.steps["departments"]) == ([100.0], ["商务局"])
    assert plan.left_out.rows() == [{"action": "again", "why": "no-gain", "title": None}]
    assert plan.difference.count("better") + plan.difference.count("closed") == 1
    page = plan.explore(title="<b>").html
    assert '"futures":' in page and "<b>" not in page.split('id="data"')[0].split("<title>")[1]
    before, after = plan.standing["findings"]
    assert before - after == 1, "the market of the north is found no more"
    given = now.plan_of_actions(lc.Actions(things), order="as-given")
    assert given.steps["action"] == ["again", "first"]
    assert given.steps["people_gaining"] == [100.0, 0.0]
    assert given.steps["people_gaining_alone"] == [100.0, 100.0]
    assert now.plan_of_actions(things, budget=2.0).left_out["why"] == ["over-budget"] * 2
    copy = pickle.loads(pickle.dumps(lc.Actions(things)))
    assert (copy.ids, len(copy)) == (["again", "first"], 2)
    with pytest.raises(lc.ArgumentError, match="most-first"):
        now.plan_of_actions(things, order="best")  # type: ignore[arg-type]
    with pytest.raises(lc.DuplicateError):
        lc.Actions([things[0], things[0]])
    with pytest.raises(lc.EmptyError):
        lc.Actions.from_text("")


def test_a_network_with_work_is_another_network() -> None:
    streets = network()
    joined = streets.with_work(BRIDGE)
    assert (streets.edge_count, joined.edge_count) == (2, 5)
    assert walks(town(streets=joined)) != walks(town())
    assert pickle.loads(pickle.dumps(joined)).edges() == joined.edges()
    with pytest.raises(lc.ArgumentError, match="open-gate or add-way"):
        streets.with_work({"do": "close", "facility": "stall"})
    with pytest.raises(lc.NotFoundError):
        streets.with_work({"do": "open-gate", "gate": 7, "for": "everyone"})
    with pytest.raises(lc.NetworkError):
        streets.with_work({"do": "add-way", "line": [(118.9, 32.04), (118.785, 32.042)]})


def test_a_scenario_in_a_real_city(nanjing: lc.Study) -> None:
    elder = nanjing.prepare("elder")
    market = lc.Scenario("market", [NEW | {"at": (118.778, 32.043)}])
    after = elder.apply(market)
    assert after.walker == "elder"
    change = lc.Difference.between(elder.assess("mofcom-2021"), after.assess("mofcom-2021"))
    assert change.homes_gaining.at_most > 0.0
    assert change.homes_losing.at_most == 0.0, "a new market takes nothing from anybody"
    shorter = [
        (a, b)
        for a, b in zip(elder.access(["market"])["market_s"], after.access(["market"])["market_s"], strict=True)
        if b is not None and (a is None or b < a)
    ]
    assert shorter
    with pytest.raises(lc.CancelledError):
        slow = lc.Scenario("slow", [{"do": "slow", "at": (118.778, 32.043), "factor": 2.0}])
        elder.apply(market.then(slow), progress=lambda *_: False)
