"""Several categories at shared sites: each place has room for so many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._run import Listener, how
from lifecircle._siting import SitePlan, Siting
from lifecircle._table import Table


class SharedPlan:
    """The answer to several questions about shared places; only all of its plans together are the best."""

    def __init__(self, native: _native.SharedPlan) -> None:
        """Wrap a plan of the core; use :meth:`SharedSiting.solve`."""
        self._native = native

    @property
    def plans(self) -> dict[str, SitePlan]:
        """The plan of each kind, under its name."""
        return {name: SitePlan(plan) for name, plan in self._native.plans()}

    @property
    def objective(self) -> float:
        """The sum of the objectives of all kinds."""
        return self._native.figures()[0]

    @property
    def bound(self) -> float:
        """What no plan can be better than."""
        return self._native.figures()[1]

    @property
    def gap(self) -> float:
        """How much better another plan could be at most, as a part of this one."""
        return self._native.figures()[2]

    @property
    def stopped(self) -> str:
        """What ended the search: ``optimal``, ``gap``, ``time`` or ``work``."""
        return self._native.figures()[3]

    @property
    def work(self) -> int:
        """How many cells of the costs were looked at, over and over."""
        return self._native.figures()[4]

    def summary(self) -> Table:
        """Return one row: ``kinds``, ``sites``, ``objective``, ``bound``, ``gap``, ``stopped``, ``work``."""
        return Table(self._native.summary())

    def hosts(self) -> Table:
        """Return one row for each kind at each place opened for it: ``kind``, ``site``, and how many it ``hosts``."""
        return Table(self._native.hosts())

    def __repr__(self) -> str:
        """Return what is opened for each kind, and what it is worth."""
        opened = "; ".join(f"{name}: {', '.join(plan.opened)}" for name, plan in self.plans.items())
        return f"<lifecircle.SharedPlan: {opened}; objective {self.objective}>"


class SharedSiting:
    """Several questions of location about the same places, such as one for each category, answered together.

    The objective is the sum of theirs, so that whoever finds one category more important than another scales its
    demand. What exists takes no room.

    Examples
    --------
    >>> import lifecircle as lc
    >>> def question(people):
    ...     asked = {"demand": {"h": people}, "sites": ["hall", "shed"], "costs": [[60, 90]], "number": 1}
    ...     return lc.Siting.from_costs("median", **asked)
    >>> shared = lc.SharedSiting({"market": question(3), "canteen": question(2)}, room=1)
    >>> shared.solve().hosts().to_dict()
    {'kind': ['market', 'canteen'], 'site': ['hall', 'shed'], 'hosts': [1, 1]}
    """

    def __init__(self, questions: Mapping[str, Siting], *, room: int | Sequence[int] | Mapping[str, int]) -> None:
        """Put questions together.

        Parameters
        ----------
        questions
            The question of each kind under its name. Their sites are the same places, by id and order; their models are
            max-cover, decayed and median, all made small or all made large, by number, without capacities and without
            the worst group.
        room
            For how many kinds each place has room: one number for all, one for each site, or by the ids of sites, of
            which those that are left out have none.

        Raises
        ------
        EmptyError
            Without questions.
        ArgumentError
            For sites that differ, what cannot be shared, or less room than the numbers ask for.
        """
        kinds = [(name, siting._native) for name, siting in questions.items()]
        sites = kinds[0][1].sites() if kinds else []
        self._native = _native.SharedSiting.of(kinds, _rooms(room, sites))

    def solve(
        self,
        *,
        gap: float = 0.0,
        time_s: float | None = None,
        work: int | None = 10_000_000_000,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> SharedPlan:
        """Answer all questions together, with a bound that is proven.

        Parameters
        ----------
        gap, time_s, work
            As in :meth:`Siting.solve`.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        NotFoundError
            When no choice can serve everybody that must be served.
        LimitError
            When no plan was found within the limits.
        """
        return SharedPlan(self._native.solve((time_s, work, gap), how(progress, threads)))


def _rooms(room: int | Sequence[int] | Mapping[str, int], sites: list[str]) -> list[int]:
    if isinstance(room, int):
        return [room] * len(sites)
    if not isinstance(room, Mapping):
        return [int(rooms) for rooms in room]
    strangers = [id for id in room if id not in set(sites)]
    if strangers:
        raise ArgumentError("there is no site of that id", strangers[0], "room")
    return [int(room.get(id, 0)) for id in sites]
