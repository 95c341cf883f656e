"""Where new facilities should stand: questions of location, and plans with a proven bound."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._run import Listener, how
from lifecircle._solver import SitingSolver, solve_of
from lifecircle._table import Table
from lifecircle._walks import Decay

SitingModel = Literal["cover-all", "cover-twice", "max-cover", "decayed", "median", "centre", "dispersion"]

#: A matrix of costs (rows of numpy, or lists), or three columns: row, column, cost.
CostsLike = Any


@dataclass(frozen=True, kw_only=True)
class Site:
    """A place where something stands or could be opened.

    Attributes
    ----------
    id
        Its identity.
    position
        Longitude and latitude in WGS-84; a candidate of a study needs it.
    price
        What opening it costs.
    capacity
        How much demand it can serve; None for any amount.
    existing
        Whether it is open already: it serves, costs nothing, and is never closed.
    """

    id: str
    position: tuple[float, float] | None = None
    price: float = 1.0
    capacity: float | None = None
    existing: bool = False

    def _row(self) -> _native._SiteRow:
        return {
            "id": self.id,
            "position": self.position,
            "price": self.price,
            "capacity": self.capacity,
            "existing": self.existing,
        }


class SitePlan:
    """Which sites to open, who goes where, what that is worth, and how much better it could be at most."""

    def __init__(self, native: _native.SitePlan) -> None:
        """Wrap a plan of the core; use :meth:`Siting.solve`."""
        self._native = native

    def summary(self) -> Table:
        """Return one row: model, solver, sites, ``objective``, ``bound``, ``gap``, ``stopped``, demand, served, ..."""
        return Table(self._native.summary())

    def sites(self) -> Table:
        """Return one row for each open site, existing ones too: who goes there, and how much demand that is."""
        return Table(self._native.sites())

    def assignment(self) -> Table:
        """Return one row for each demand: the site it goes to, at what cost, or why it goes nowhere."""
        return Table(self._native.assignment())

    @property
    def objective(self) -> float:
        """What the plan is worth, by the model: worked out by the library, never taken from a solver."""
        return float(self.summary()["objective"][0])  # type: ignore[arg-type]

    @property
    def bound(self) -> float | None:
        """What no plan can be better than; None when the solver proves nothing."""
        return self.summary()["bound"][0]  # type: ignore[return-value]

    @property
    def gap(self) -> float | None:
        """How much better another plan could be at most, as a part of this one; None without a bound."""
        return self.summary()["gap"][0]  # type: ignore[return-value]

    @property
    def opened(self) -> list[str]:
        """The ids of the sites to open."""
        return [str(row["site"]) for row in self.sites() if not row["existing"]]

    def __repr__(self) -> str:
        """Return what is opened, and what it is worth."""
        row = self.summary().rows()[0]
        return f"<lifecircle.SitePlan: {row['model']}, {', '.join(self.opened)}, objective {row['objective']}>"


class Siting:
    """A question of location, checked: who needs, what could be opened, what it costs to get there, and what is asked.

    Examples
    --------
    >>> import lifecircle as lc
    >>> question = lc.Siting.from_costs("median", demand={"north": 300, "south": 100}, sites=["hall", "shed"],
    ...                                 costs=[[400, 100], [200, 900]], number=1)
    >>> plan = question.solve()
    >>> plan.opened, plan.objective, plan.gap
    (['shed'], 120000.0, 0.0)
    """

    def __init__(self, native: _native.Siting) -> None:
        """Wrap a question of the core; use :meth:`from_costs` or :meth:`lifecircle.Prepared.siting`."""
        self._native = native

    @classmethod
    def from_costs(
        cls,
        model: SitingModel,
        *,
        demand: Mapping[str, float] | Sequence[float],
        sites: Sequence[Site | str],
        costs: CostsLike,
        number: int | None = None,
        budget: float | None = None,
        limit: float | None = None,
        decay: Decay | None = None,
        groups: Sequence[str | None] | None = None,
        worst_group: bool = False,
        positions: Sequence[tuple[float, float] | None] | None = None,
        between: CostsLike | None = None,
    ) -> Siting:
        """Return a question about costs of your own.

        Parameters
        ----------
        model
            ``cover-all`` (LSCP), ``cover-twice`` (LSCP-B), ``max-cover`` (MCLP), ``decayed``, ``median``, ``centre`` or
            ``dispersion``.
        demand
            How much each demand needs, under its id.
        sites
            Candidates and what exists; a name is a candidate of price 1.
        costs
            A matrix with a row for each demand and a column for each site, NaN or None where one cannot get; or three
            columns: demand, site, cost, by rows counted from 0.
        number, budget
            How many new sites there may be, or what they may cost together. Every model but the two of covering all
            needs one of them.
        limit
            The farthest that counts as covered, in the unit of the costs.
        decay
            How much of a demand counts, for ``decayed``; costs are seconds.
        groups
            The group of each demand.
        worst_group
            Not the sum over all is made best but the mean of the group that fares worst.
        positions
            Longitude and latitude of each demand, for drawing.
        between
            Costs from site to site, for ``dispersion``; like ``costs``.

        Raises
        ------
        ArgumentError
            For what contradicts itself, such as more sites than there are candidates.
        ValueProblem
            For a cost, weight or price that is negative or no number.
        EmptyError
            When nobody needs anything.
        NotFoundError
            When everybody must be covered and somebody cannot be; it is named.
        """
        weights = demand if isinstance(demand, Mapping) else {str(row): weight for row, weight in enumerate(demand)}
        if len(weights) != len(groups or weights) or len(weights) != len(positions or weights):
            raise ArgumentError("groups and positions have one value for each demand", str(len(weights)))
        rows: list[_native._DemandRow] = [
            {
                "id": str(id),
                "weight": float(weight),
                "group": groups[row] if groups else None,
                "position": positions[row] if positions else None,
            }
            for row, (id, weight) in enumerate(weights.items())
        ]
        asked = siting_how(model, number, budget, limit, decay, worst_group)
        own = [site._row() if isinstance(site, Site) else Site(id=str(site))._row() for site in sites]
        return cls(_native.Siting.of_costs(asked, rows, own, cells(costs), None if between is None else cells(between)))

    def solve(
        self,
        *,
        solver: SitingSolver | Literal["mixed-integer"] | None = None,
        gap: float = 0.0,
        time_s: float | None = None,
        work: int | None = 10_000_000_000,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> SitePlan:
        """Return a plan, with a bound that is proven when the solver is the library's own.

        Parameters
        ----------
        solver
            One of your own, see :class:`lifecircle.SitingSolver`; what it says is checked. Or ``"mixed-integer"``:
            exact answers to small questions by an integer program, for every model but dispersion.
        gap
            A gap that is good enough: 0.01 stops once no plan can be better by more than 1 %.
        time_s
            The longest time in seconds; another run may get further.
        work
            The most cells of the costs to look at, over and over; the same work gives the same plan everywhere.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        NotFoundError
            When no choice of sites serves everybody that must be served; it names one who is left.
        PluginError
            When a solver of your own lies.
        """
        own: tuple[str, Any] | None = None
        if isinstance(solver, str):
            own = (solver, None)
        elif solver is not None:
            own = (solver.name, solve_of(solver))
        return SitePlan(self._native.solve((time_s, work, gap), own, how(progress, threads)))

    def check_solver(self, solver: SitingSolver) -> None:
        """Hold a solver of your own to the laws every solver keeps, on this question; take a small one.

        Raises
        ------
        PluginError
            Naming the law that is broken.
        """
        self._native.check(solver.name, solve_of(solver))

    def report(self) -> Table:
        """Return which sites of a study have no door on the network."""
        return Table(self._native.report())


def siting_how(
    model: str,
    number: int | None,
    budget: float | None,
    limit: float | None,
    decay: Decay | None,
    worst_group: bool,
) -> _native._SitingHow:
    """Return what the core is asked."""
    return {
        "model": model,
        "limit": limit,
        "decay": None if decay is None else decay._row(),
        "number": number,
        "budget": budget,
        "worst_group": worst_group,
    }


def cells(costs: CostsLike) -> tuple[Any, Any, Any]:
    """Return costs as three columns of the machine's own numbers."""
    if isinstance(costs, tuple) and len(costs) == 3:
        rows, columns, values = (_column(costs[0], "q"), _column(costs[1], "q"), _column(costs[2], "d"))
        if not len(rows) == len(columns) == len(values):
            raise ArgumentError(
                "a cost has a demand, a site and a number", f"{len(rows)}, {len(columns)}, {len(values)}"
            )
        return rows, columns, values
    if hasattr(costs, "astype"):
        import numpy as np

        matrix = np.asarray(costs, "float64")
        rows, columns = np.nonzero(~np.isnan(matrix))
        return _column(rows, "q"), _column(columns, "q"), matrix[rows, columns].copy()
    found = [
        (row, column, float(cost))
        for row, line in enumerate(costs)
        for column, cost in enumerate(line)
        if cost is not None and cost == cost  # NaN is no cost, as None is not
    ]
    return tuple(array(kind, [cell[part] for cell in found]) for part, kind in enumerate("qqd"))  # type: ignore[return-value]


def _column(values: Any, kind: str) -> Any:  # noqa: ANN401
    if hasattr(values, "astype"):
        return values.astype("int64" if kind == "q" else "float64", copy=True)
    return array(kind, values)
