"""Siting solvers written in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from lifecircle import _native

StoppedBy = Literal["optimal", "gap", "work", "time", "exhausted"]


class SitingQuestion:
    """A question of location, column by column, as a solver is given it.

    Columns are numpy arrays where numpy is installed, and otherwise memory views.

    Attributes
    ----------
    model
        ``median``, ``max-cover`` and so on.
    limit
        The farthest that counts as covered; None for models without.
    number, budget
        How many new sites there may be, or what they may cost together; None where that is no end.
    weight, counts
        How much each demand needs, and whether (1) it takes part.
    group
        The group of each demand when the worst is asked for; else None.
    existing, price, capacity
        Of each site: whether (1) it is open already and must not be chosen, what opening it costs, and how much demand
        it can serve (NaN: any amount).
    cost_start, cost_site, cost
        What it costs each demand to get to each site it can get to at all, the nearest first: row ``d`` is
        ``cost_start[d]`` to ``cost_start[d + 1]``. See :meth:`row`.
    decayed
        How much of a demand counts at each cost, for the model ``decayed``; else None.
    between_start, between_site, between
        Costs from site to site, laid out likewise; else None.
    time_s, work, gap
        How long it may take, how much work it may do (None: no such end), and a gap that is good enough.
    """

    model: str
    limit: float | None
    number: int | None
    budget: float | None
    weight: Any
    counts: Any
    group: Sequence[str | None] | None
    existing: Any
    price: Any
    capacity: Any
    cost_start: Any
    cost_site: Any
    cost: Any
    decayed: Any = None
    between_start: Any = None
    between_site: Any = None
    between: Any = None
    time_s: float | None
    work: int | None
    gap: float

    def __init__(self, columns: Mapping[str, Any], watch: _native.SolverWatch) -> None:
        """Wrap the bytes of the core."""
        self._watch = watch
        for name, values in columns.items():
            setattr(self, name, _view(values, real=name in _REALS) if isinstance(values, bytes) else values)

    def go_on(self, done: int = 0, total: int = 0) -> bool:
        """Tell how far the solver is, and return whether to go on; otherwise give up and return None."""
        return self._watch.go_on(done, total)

    def row(self, demand: int) -> Iterator[tuple[int, float]]:
        """Iterate over the sites a demand can get to with their costs, the nearest first."""
        start, end = int(self.cost_start[demand]), int(self.cost_start[demand + 1])
        return zip((int(s) for s in self.cost_site[start:end]), (float(c) for c in self.cost[start:end]), strict=True)


_REALS = ("weight", "price", "capacity", "cost", "decayed", "between")


@dataclass(frozen=True)
class Proposal:
    """What a solver says; nothing of it is believed before it is checked.

    Attributes
    ----------
    sites
        The candidates to open, by rows, in any order.
    objective
        What the objective is with them.
    bound
        What no answer can be better than; None when nothing is proven.
    assignment
        The site of each demand, None for none; needed only where sites have capacities.
    stopped
        What ended the search.
    work
        In whatever the solver counts.
    """

    sites: Sequence[int]
    objective: float
    bound: float | None = None
    assignment: Sequence[int | None] | None = None
    stopped: StoppedBy = "exhausted"
    work: int = 0


class SitingSolver(Protocol):
    """Somebody of your own who answers questions of location.

    It may be asked on another thread than the one that solves. The same question must have the same answer. Whatever it
    says is checked: the library works the objective out itself and refuses sites that do not exist, are too many or
    leave somebody out, and bounds on the wrong side. See :meth:`Siting.check_solver`.

    Attributes
    ----------
    name
        A name for plans.
    """

    name: str

    def solve(self, question: SitingQuestion) -> Proposal | None:
        """Return an answer, or None when :meth:`SitingQuestion.go_on` said to stop.

        Raise :class:`lifecircle.NotFoundError` when no choice of sites serves everybody that must be served.
        """
        ...


_Answer = tuple[list[int], float, float | None, list[int | None] | None, str, int]


def solve_of(solver: SitingSolver) -> Callable[[Mapping[str, Any], _native.SolverWatch], _Answer | None]:
    """Return what the core calls."""

    def solve(columns: Mapping[str, Any], watch: _native.SolverWatch) -> _Answer | None:
        given = solver.solve(SitingQuestion(columns, watch))
        if given is None:
            return None
        to = None if given.assignment is None else [None if site is None else int(site) for site in given.assignment]
        bound = None if given.bound is None else float(given.bound)
        sites = [int(site) for site in given.sites]
        return sites, float(given.objective), bound, to, given.stopped, int(given.work)

    return solve


def _view(values: bytes, *, real: bool) -> Any:  # noqa: ANN401
    try:
        import numpy as np
    except ImportError:
        return memoryview(values).cast("d") if real else memoryview(values).cast("q")
    return np.frombuffer(values, "float64" if real else "int64")
