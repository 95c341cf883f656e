"""Where new facilities should stand: the numbers of tests/c/siting.c, and solvers in Python that answer, stop and lie."""

import itertools
import math
import threading
from collections.abc import Callable

import numpy as np
import pytest

import lifecircle as lc

# The south alone gets to the yard.
COSTS = [[400, 100, None], [200, 900, 50]]
DEMAND = {"north": 300, "south": 100}
SITES = ["hall", "shed", "yard"]


@pytest.fixture(scope="module")
def street() -> lc.Prepared:
    """Return the street of tests/c/street.h, walked at 1 m/s."""
    study = lc.Study.from_tables(
        nodes="id,lon,lat\n1,118.780,32.04\n2,118.786,32.04\n3,118.792,32.04\n4,118.786,32.0425\n",
        edges="from,to,length_m\n1,2,600\n2,3,600\n2,4,300\n",
        facilities="id,category,lon,lat\np1,pharmacy,118.786,32.04\n",
        homes="id,lon,lat,people,group:old\nh1,118.780,32.04,100,50\nh2,118.786,32.04,200,10\nh3,118.786,32.0425,,\n",
        crs="WGS84",
        extent=(118.6, 31.9, 119.0, 32.2),
    )
    return study.prepare(lc.Walker("stroll", speed_m_per_s=1.0))


def question(model: str = "median", **asked: object) -> lc.Siting:
    """Return the question of two demands and three sites."""
    asked = {"demand": DEMAND, "sites": SITES, "costs": COSTS} | asked
    return lc.Siting.from_costs(model, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("model", "asked", "opened", "objective"),
    [
        ("median", {"number": 1}, ["shed"], 120_000),
        ("median", {"number": 2}, ["shed", "yard"], 35_000),
        ("centre", {"number": 1}, ["hall"], 400),
        ("cover-all", {"limit": 400}, ["hall"], 1),
        ("max-cover", {"limit": 100, "number": 1}, ["shed"], 300),
        ("cover-twice", {"limit": 900, "number": 2}, ["hall", "shed"], 400),
        ("decayed", {"decay": lc.Decay("linear", minutes=1000 / 60), "number": 1}, ["shed"], 280),
        ("dispersion", {"number": 2, "between": ([0, 0, 1], [1, 2, 2], [10, 30, 20])}, ["hall", "yard"], 30),
        ("median", {"number": 1, "groups": ["young", "old"], "worst_group": True}, ["hall"], 400),
    ],
)
def test_every_model_of_own_costs(model: str, asked: dict[str, object], opened: list[str], objective: float) -> None:
    plan = question(model, **asked).solve()
    assert (plan.opened, plan.gap) == (opened, 0.0)
    assert plan.objective == pytest.approx(objective, abs=0.1 if model == "decayed" else 1e-9)
    assert plan.summary()["stopped"] == ["optimal"]


def test_costs_come_as_a_matrix_as_arrays_and_as_cells() -> None:
    nan = np.array([[400, 100, np.nan], [200, 900, 50]])
    cells = (np.array([0, 0, 1, 1, 1]), [0, 1, 0, 1, 2], np.array([400.0, 100, 200, 900, 50]))
    expected = question(number=2).solve().assignment()
    for costs in (nan, cells, [[400.0, 100.0, math.nan], [200.0, 900.0, 50.0]]):
        assert question(number=2, costs=costs).solve().assignment() == expected
    assert expected["site"] == ["shed", "yard"]
    with pytest.raises(lc.ArgumentError, match="a cost has"):
        question(number=1, costs=([0], [0, 1], [1.0]))


def test_prices_capacities_and_what_exists() -> None:
    hall = lc.Site(id="hall", price=5, existing=True, position=(118.78, 32.0))
    shed, yard = lc.Site(id="shed", price=2, capacity=400), lc.Site(id="yard", capacity=100)
    plan = question(sites=[hall, lc.Site(id="shed", price=2), lc.Site(id="yard")], budget=2.5).solve()
    assert plan.opened == ["shed"]
    assert plan.assignment()["site"] == ["shed", "hall"]
    assert plan.sites()["existing"] == [True, False]
    assert plan.sites().to_geopandas().geometry[0].x == 118.78
    small = question(sites=["hall", shed, yard], number=2).solve()
    assert (small.opened, small.objective) == (["shed", "yard"], 35_000)
    with pytest.raises(lc.ArgumentError, match="one too many"):
        question(number=1, budget=2)


def test_homes_of_a_study_walk_to_candidates(nanjing: lc.Study) -> None:
    prepared = nanjing.prepare("elder")
    rows = [row for row in nanjing.homes.to_geopandas().itertuples()][::50]
    candidates = [lc.Site(id=row.id, position=(row.geometry.x, row.geometry.y)) for row in rows]
    asked = prepared.siting("max-cover", candidates, number=3, minutes=5, weigh="homes")
    assert asked.report()["code"] == ["off-network"], "one house stands 170 m from where an elder may walk"
    three, four = asked.solve(), prepared.siting("max-cover", candidates, number=4, minutes=5, weigh="homes").solve()
    assert (len(three.opened), three.gap) == (3, 0.0)
    assert three.objective < four.objective
    # Whoever is served is within five minutes of what the matrix says, to the second.
    opened = [site.position for site in candidates if site.id in three.opened]
    walks = prepared.matrix("homes", opened, minutes=5)
    covered = {row["origin"] for row in walks}
    assert len(covered) == three.objective
    facility = prepared.siting("median", candidates, number=1, existing=[0], weigh="homes").solve()
    assert facility.sites()["existing"].count(True) == 1
    with pytest.raises(lc.ArgumentError, match="position"):
        prepared.siting("median", [lc.Site(id="x")], number=1)
    with pytest.raises(lc.CancelledError):
        prepared.siting("median", candidates, number=1, progress=lambda *_: False)


def test_homes_of_a_study_are_weighed_and_compared(street: lc.Prepared) -> None:
    places = {"west": (118.780, 32.04), "middle": (118.786, 32.04), "north": (118.786, 32.0425)}
    candidates = [lc.Site(id=id, position=position) for id, position in places.items()]

    def best(**asked: object) -> tuple[list[str], float]:
        plan = street.siting("median", candidates, number=1, **asked).solve()  # type: ignore[arg-type]
        return plan.opened, plan.objective

    # What needs add: 500 in the north; nobody knows of the second home, in either way of saying so.
    assert best() == (["middle"], 60_000)
    assert best(weigh=[100, None, 500]) == (["north"], 90_000)
    assert best(weigh=np.array([100, np.nan, 500])) == (["north"], 90_000)
    # 50 old people in the west and 10 in the middle; only they are a group, and there is no other.
    assert best(groups="people", worst_group=True) == (["west"], pytest.approx(100))
    # In the west the east walks 814 s on average, though that is least in all; in the middle the west walks 600 s.
    sides = {"weigh": [100, 20, 50], "groups": ["west", "east", "east"]}
    assert best(**sides)[0] == ["west"]
    assert best(**sides, worst_group=True) == (["middle"], pytest.approx(600))
    bad: list[dict[str, object]] = [
        {"weigh": [1, 2]},
        {"weigh": "floors"},
        {"groups": ["west"]},
        {"groups": "districts"},
        {"weigh": "homes", "groups": "people"},
        {"weigh": "homes", "groups": ["west", "east", None], "worst_group": True},
    ]
    for asked in bad:
        with pytest.raises(lc.ArgumentError):
            best(**asked)


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"number": 4}, lc.ArgumentError, "3 candidates"),
        ({}, lc.ArgumentError, "how many"),
        ({"number": 1, "costs": [[-1, 1, 1], [1, 1, 1]]}, lc.ValueProblem, "not negative"),
        ({"number": 1, "demand": {"north": -1, "south": 1}}, lc.ValueProblem, "demand north"),
        ({"number": 1, "demand": [0, 0]}, lc.EmptyError, "no demand"),
        ({"model": "cover-all", "limit": 99}, lc.NotFoundError, "demand north"),
        ({"model": "cover-all"}, lc.ArgumentError, "limit"),
        ({"model": "best"}, lc.ArgumentError, "cover-all"),
    ],
)
def test_what_contradicts_itself_is_refused(asked: dict[str, object], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        question(**asked)  # type: ignore[arg-type]


class TryAll:
    """Tries every choice of sites for the p-median."""

    name = "try-all"

    def __init__(self) -> None:
        self.asked: list[lc.SitingQuestion] = []

    def solve(self, question: lc.SitingQuestion) -> lc.Proposal | None:
        self.asked.append(question)
        if not question.go_on(0, 1):
            return None
        assert (question.model, question.decayed, question.between) == ("median", None, None)
        there = {site for site, existing in enumerate(question.existing) if existing}
        free = [site for site in range(len(question.price)) if site not in there]

        def worth(sites: tuple[int, ...]) -> float:
            reached = [
                next((cost for site, cost in question.row(row) if site in there.union(sites)), math.inf)
                for row in range(len(question.weight))
            ]
            return math.fsum(
                w * c for w, c, counts in zip(question.weight, reached, question.counts, strict=True) if counts
            )

        choices = (c for n in range(1, (question.number or 0) + 1) for c in itertools.combinations(free, n))
        best = min(choices, key=worth)
        if math.isinf(worth(best)):
            raise lc.NotFoundError("nobody can")
        return lc.Proposal(best, worth(best), bound=worth(best), stopped="optimal", work=len(free))


def test_an_integer_program_answers_as_the_library_does() -> None:
    for model, asked in (("median", {"number": 1}), ("cover-all", {"limit": 400}), ("centre", {"number": 1})):
        plan = question(model, **asked).solve(solver="mixed-integer")
        assert (plan.opened, plan.objective, plan.gap) == (question(model, **asked).solve().opened, plan.objective, 0.0)
        assert plan.objective == question(model, **asked).solve().objective
        assert plan.summary()["solver"] == ["mixed-integer"]
    with pytest.raises(lc.ArgumentError, match="no siting solver"):
        question(number=1).solve(solver="simplex")  # type: ignore[arg-type]


def test_a_solver_in_python_answers_and_keeps_the_laws() -> None:
    solver = TryAll()
    asked = question(number=2)
    plan = asked.solve(solver=solver, gap=0.25)
    assert (plan.opened, plan.objective, plan.gap) == (["shed", "yard"], 35_000, 0.0)
    assert plan.summary()["solver"] == ["try-all"]
    assert (solver.asked[0].gap, solver.asked[0].number) == (0.25, 2)
    asked.check_solver(solver)
    assert len(solver.asked) == 4, "twice, turned round, and not at all when told to stop at once"
    with pytest.raises(lc.CancelledError):
        asked.solve(solver=solver, progress=lambda *_: False)
    apart = question(number=1, costs=([0, 1], [0, 1], [1, 1]))
    for own in (None, solver):
        with pytest.raises(lc.NotFoundError):
            apart.solve(solver=own)


def test_a_solver_at_work_is_stopped() -> None:
    class Patient(TryAll):
        def solve(self, question: lc.SitingQuestion) -> lc.Proposal | None:
            while question.go_on():
                threading.Event().wait(0.005)
            return None

    heard = itertools.count()
    with pytest.raises(lc.CancelledError):
        question(number=1).solve(solver=Patient(), progress=lambda *_: next(heard) < 3)


@pytest.mark.parametrize(
    ("lie", "said"),
    [
        (lambda: lc.Proposal([2], 5_000), "without a site"),
        (lambda: lc.Proposal([1, 1], 120_000), "twice"),
        (lambda: lc.Proposal([0, 1, 2], 35_000), "instead of 1"),
        (lambda: lc.Proposal([7], 120_000), "does not exist"),
        (lambda: lc.Proposal([-1], 120_000), "failed"),
        (lambda: lc.Proposal([1], 119_000), "objective"),
        (lambda: lc.Proposal([1], math.nan), "NaN"),
        (lambda: lc.Proposal([1], 120_000, bound=math.nan), "bound"),
        (lambda: lc.Proposal([1], 120_000, bound=130_000), "bound"),
        (lambda: lc.Proposal([1], 120_000, assignment=[1]), "assigns 1 demands of 2"),
        (lambda: lc.Proposal([1], 120_000, assignment=[1, 2]), "not open"),
        (lambda: lc.Proposal([1], 120_000, stopped="tired"), "tired"),  # type: ignore[arg-type]
        (lambda: None, "no answer"),
    ],
)
def test_nothing_a_solver_says_is_believed(lie: Callable[[], lc.Proposal | None], said: str) -> None:
    class Liar:
        name = "liar"

        def solve(self, question: lc.SitingQuestion) -> lc.Proposal | None:
            return lie()

    with pytest.raises(lc.PluginError, match=said) as caught:
        question(number=1).solve(solver=Liar())
    assert "liar" in str(caught.value)
    with pytest.raises(lc.PluginError):
        question(number=1).check_solver(Liar())


def test_what_a_solver_raises_is_the_cause() -> None:
    class Broken:
        name = "broken"

        def solve(self, question: lc.SitingQuestion) -> lc.Proposal | None:
            raise ZeroDivisionError("mine")

    with pytest.raises(lc.PluginError, match="mine") as caught:
        question(number=1).solve(solver=Broken())
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
