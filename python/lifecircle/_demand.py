"""Demand of homes: their people, and what the host adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lifecircle import _native
from lifecircle._table import Table

if TYPE_CHECKING:
    from lifecircle._study import Study


class HomeDemand:
    r"""How much demand each home of a study has for each category, in residents.

    Its people count 1 each, for whatever category; what is added counts for one category. What open needs add is given
    by :meth:`lifecircle.NeedsRegister.demand_weights`.

    Parameters
    ----------
    study
        Whose homes.

    Examples
    --------
    >>> import lifecircle as lc
    >>> study = lc.Study.from_tables(
    ...     nodes="id,lon,lat\n1,118.78,32.04\n2,118.79,32.04\n",
    ...     edges="from,to\n1,2\n",
    ...     facilities="",
    ...     homes="id,lon,lat,people\nh,118.781,32.04,30\n",
    ...     crs="WGS84",
    ... )
    >>> demand = lc.HomeDemand(study).add("market", 0, 20)
    >>> demand.table(["market"])["market"], demand.added()["added"]
    ([50.0], [20.0])
    """

    def __init__(self, study: Study) -> None:
        """Begin with the people of each home; a home that does not say how many live there counts none."""
        self._native = _native.HomeDemand(study._native)

    def add(self, category: str, home: int, residents: float) -> HomeDemand:
        """Add demand of the home in a row of the study for a category; return this demand.

        Raises
        ------
        NotFoundError
            When there is no such home or category.
        ArgumentError
            When ``residents`` is negative or no number.
        """
        self._native.add(category, home, residents)
        return self

    def table(self, categories: Sequence[str]) -> Table:
        """Return one row for each home: ``home`` and a column for each category, in residents, and where."""
        return Table(self._native.table(list(categories)))

    def added(self) -> Table:
        """Return what was added, all homes together, the most first: ``category``, its labels and ``added``."""
        return Table(self._native.added())

    def report(self) -> Table:
        """Return the defects: how many homes do not say how many people live there."""
        return Table(self._native.report())

    def __repr__(self) -> str:
        """Return what was added."""
        added = zip(self.added()["category"], self.added()["added"], strict=True)
        return f"<lifecircle.HomeDemand: {', '.join(f'{name} {residents:g}' for name, residents in added) or 'people'}>"


def columns_of(
    weights: Table | HomeDemand | Mapping[str, Sequence[float]] | None,
) -> list[tuple[str, list[float]]] | None:
    """Return the demand of homes as the core takes it; a table may say which home each row is."""
    if weights is None:
        return None
    if isinstance(weights, HomeDemand):
        weights = weights.table([str(name) for name in weights.added()["category"]])
    columns = weights.to_dict() if isinstance(weights, Table) else weights
    return [(name, [float(of) for of in column]) for name, column in columns.items() if name != "home"]  # type: ignore[arg-type]
