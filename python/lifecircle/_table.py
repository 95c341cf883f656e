"""Results as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lifecircle import _native

if TYPE_CHECKING:
    import pandas as pd

Value = float | int | str | bool | None


class Table:
    """A result: named columns of equal length. A null is ``None``, never a number.

    Examples
    --------
    >>> import lifecircle as lc
    >>> table = lc.categories()
    >>> table.columns[:3]
    ['category', 'zh', 'en']
    >>> len(table) >= 45
    True
    """

    def __init__(self, native: _native.Table) -> None:
        """Wrap a table of the core."""
        self._native = native

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return self._native.column_names()

    def unit(self, column: str) -> str | None:
        """Return the unit of a column, such as ``"s"`` or ``"m"``; None when it has none.

        Raises
        ------
        NotFoundError
            When there is no such column.
        """
        return self._native.unit(column)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._native.row_count()

    def __getitem__(self, column: str) -> list[Value]:
        """Return the values of a column, one per row, with None for null.

        Raises
        ------
        NotFoundError
            When there is no such column.
        """
        return self._native.column(column)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Iterate over the rows as dictionaries."""
        columns = {name: self[name] for name in self.columns}
        return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))

    def to_dict(self) -> dict[str, list[Value]]:
        """Return every column under its name."""
        return {name: self[name] for name in self.columns}

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas DataFrame; pandas must be installed."""
        import pandas as pd

        return pd.DataFrame(self.to_dict())

    def to_csv(self) -> str:
        """Return the table as CSV."""
        return self._native.to_csv()

    def to_geojson(self) -> str:
        """Return the table as GeoJSON in WGS-84."""
        return self._native.to_geojson()

    def __repr__(self) -> str:
        """Return the size and the names of the columns."""
        names = ", ".join(self.columns[:8]) + (", ..." if len(self.columns) > 8 else "")
        return f"<lifecircle.Table: {len(self)} rows: {names}>"

    def __eq__(self, other: object) -> bool:
        """Tell whether two tables hold the same columns with the same values."""
        return isinstance(other, Table) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]
