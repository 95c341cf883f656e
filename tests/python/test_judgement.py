"""Indicators, equity, circles of a city, and access over a week, through Python."""

import numpy as np
import pytest

import lifecircle as lc


@pytest.fixture(scope="module")
def adult(nanjing: lc.Study) -> lc.Prepared:
    """Return central Nanjing as an adult sees it."""
    return nanjing.prepare("adult")


def test_indicators_by_name_and_their_equity(adult: lc.Prepared) -> None:
    result = adult.measure(["restaurant", ["pharmacy", "clinic"]], ["cumulative minutes=10", "2sfca as=ratio"])
    table = result.table()
    assert len(table) == adult.study.home_count
    exact = [s == "exact" for s in table["cumulative_state"]]
    assert any(exact)
    equity = result.equity()
    assert equity["indicator"][0] == "cumulative"
    gini = [g for g in equity["gini"] if g is not None]
    assert gini and all(0.0 <= g <= 1.0 for g in gini)
    curve = [row for row in result.lorenz() if row["indicator"] == "cumulative" and row["group"] == "all"]
    assert curve[0]["value"] == 0.0 or curve[0]["people"] == 0.0
    assert curve[-1]["people"] == pytest.approx(1.0)
    ranks = [float(i % 7) for i in range(len(table))]
    along = result.ranked("cumulative", ranks)
    assert along.people > 0.0
    assert along.concentration is not None and -1.0 < along.concentration < 1.0
    with pytest.raises(lc.NotFoundError, match="cumulative"):
        result.ranked("gini", ranks)
    with pytest.raises(lc.NotFoundError, match="2sfca"):
        adult.measure(["restaurant"], ["2sfac"])


class Counted:
    """How many outlets lie within the walk, written in numpy."""

    name = "counted"
    minutes = 10.0
    dependency_radius = 1

    def levels(self, walks: lc.Catchments) -> object:
        near = walks.seconds <= 600.0
        return np.bincount(walks.home[near], minlength=len(walks.people)).astype(float)


def test_an_indicator_in_python_equals_ours(adult: lc.Prepared) -> None:
    table = adult.measure(["restaurant"], ["cumulative minutes=10", Counted()]).table()
    for row in table:
        if row["counted_state"] == "exact":
            assert row["counted"] == row["cumulative"]
            assert row["cumulative_state"] == "exact"
        else:
            assert row["counted"] is None, "without a state nothing is claimed where the data ends"
    assert "exact" in table["counted_state"]


class Stated(Counted):
    """The same with a state for each home."""

    def levels(self, walks: lc.Catchments) -> object:
        return super().levels(walks), ["at-least"] * len(walks.people)


def test_states_of_an_indicator_are_kept(adult: lc.Prepared) -> None:
    table = adult.measure(["restaurant"], [Stated()]).table()
    assert set(table["counted_state"]) <= {"at-least", "unattached"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (lambda n: np.zeros(n + 1), "one number for each home"),
        (lambda n: np.full(n, np.nan), "finite"),
        (lambda n: np.full(n, -1.0), "not negative"),
        (lambda n: (np.zeros(n), ["sure"] * n), "sure"),
    ],
)
def test_an_indicator_that_lies_is_named(adult: lc.Prepared, given: object, said: str) -> None:
    class Liar(Counted):
        name = "liar"
        minutes = 1.0  # so short that the data ends nowhere near most homes

        def levels(self, walks: lc.Catchments) -> object:
            return given(len(walks.people))  # type: ignore[operator]

    with pytest.raises(lc.PluginError, match=said):
        adult.measure(["restaurant"], [Liar()])


def test_walks_of_ones_own_are_measured() -> None:
    table = lc.measure_walks(
        ["2sfca minutes=10", "mean-nearest minutes=10"],
        people=[100, 50],
        kinds=[0, 0],
        supply=[3.0, None],
        home=np.array([0, 1, 1]),
        outlet=np.array([0, 0, 1]),
        seconds=np.array([60.0, 300.0, 30.0]),
        minutes=10,
    )
    assert table["mean-nearest"] == [60.0, 30.0]
    assert table["2sfca"][0] == pytest.approx(3.0 / 150.0)
    with pytest.raises(lc.LifeCircleError):
        lc.measure_walks(
            ["2sfca"], people=[1], kinds=[0], supply=[1], home=[0], outlet=[7], seconds=[1.0], minutes=15
        )
    with pytest.raises(lc.ArgumentError):
        lc.measure_walks(
            ["2sfca"], people=[1], kinds=[0], supply=[1], home=[0], outlet=[0], seconds=[-1.0], minutes=15
        )


def test_a_city_is_divided_and_its_circles_judged(adult: lc.Prepared) -> None:
    city = adult.partition(5000)
    circles = city.circles
    assert len(circles) > 1
    of_home = [c for c in city.homes["circle"] if c is not None]
    assert sum(circles["homes"]) == len(of_home)
    result = adult.assess("mofcom-2021", circles=city)
    assert len(result.circles) == len(circles)
    assert len(result.grades()) == len(circles)
    assert len(result.levels) >= 0
    with pytest.raises(lc.ArgumentError):
        adult.partition(-1)


def test_circles_are_laid_over_each_other(nanjing: lc.Study) -> None:
    shops = lc.FusionCircle(id="life", prepared=nanjing.prepare("elder"), demands=[lc.Demand("convenience-store", 10)])
    sport = lc.FusionCircle(
        id="fit", name="健身圈", prepared=nanjing.prepare("adult"), demands=[lc.Demand(["park", "gym"], 15)]
    )
    fusion = lc.Fusion([shops, sport])
    homes = fusion.homes
    assert set(homes["overlay"]) <= {"all", "all-but-one", "several-missing", "not-known"}
    assert sum(fusion.tallies["homes"]) == len(homes)
    assert all(n >= 1 for n in fusion.places(1)["circles"])
    with pytest.raises(lc.ArgumentError):
        lc.Fusion([])


def test_circles_add_up_to_the_nation(adult: lc.Prepared) -> None:
    circle = lc.WalkCircle(id="xinjiekou", lon=118.778, lat=32.043, minutes=15)
    records = lc.CircleRecords("mofcom-2025")
    records.add_assessment(adult.assess("mofcom-2025", circles=[circle]), {"xinjiekou": "320106002"})
    records.state("440307001", "longgang", people=5000.0)
    records.enter("440307001", "longgang", "chain-share", part=1, whole=4)
    table = records.roll_up(names={"320106002": "华侨路街道"})
    by_code = {row["code"]: row for row in table}
    assert by_code["320106002"]["name"] == "华侨路街道"
    nation = table.rows(1)[0]
    assert nation["circles"] == 2
    assert nation["chain-share"] == 25.0
    copy = lc.CircleRecords("mofcom-2025")
    assert copy.read_csv(records.to_table().to_csv()) >= 2
    assert len(records.acceptance()) > 0
    with pytest.raises(lc.LifeCircleError, match="chain-share"):
        records.enter("440307001", "longgang", "chain-shre", part=1, whole=4)


def test_a_week_is_exact_between_its_changes(adult: lc.Prepared) -> None:
    week = adult.access_over(["convenience-store", "bank"], "2026-03-02T00:00", "2026-03-09T00:00", minutes=[10, 15])
    shares = week.shares(15)
    assert len(shares) == adult.study.home_count * (len(shares) // adult.study.home_count)
    changes = week.intervals([0, 1])
    assert len(changes) >= 2
    assert len(week.choices()) > 0
    assert len(week.door_times(15, "2026-03-03")) > 0
    assert len(week.counts([0], 15)) >= 1
    with pytest.raises(lc.ArgumentError, match="10, 15"):
        week.shares(5)
    with pytest.raises(lc.LifeCircleError):
        adult.access_over(["bank"], "2026-03-09T00:00", "2026-03-02T00:00")
