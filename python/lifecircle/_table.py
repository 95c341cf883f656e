"""Results as columns."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lifecircle import _html, _native
from lifecircle._errors import ColumnError

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Value = float | int | str | bool | None


class Table:
    """A result: named columns of equal length, and where each row is. A null is ``None``, never a number.

    A table is an Arrow stream: pyarrow, polars, DuckDB and pandas take it as it is, and DuckDB can query it by the name
    of the variable that holds it.

    Examples
    --------
    >>> import lifecircle as lc
    >>> table = lc.categories()
    >>> table.columns[:3]
    ['category', 'zh', 'en']
    >>> len(table) >= 45
    True
    >>> table["category"].index("pharmacy") >= 0
    True
    """

    def __init__(self, native: _native.Table) -> None:
        """Wrap a table of the core."""
        self._native = native

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order, without the geometry."""
        return self._native.column_names()

    @property
    def has_geometry(self) -> bool:
        """Whether it says where each row is."""
        return self._native.has_geometry()

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

    def __contains__(self, column: object) -> bool:
        """Tell whether there is a column of that name."""
        return column in self.columns

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Iterate over the rows as dictionaries."""
        return iter(self.rows())

    def rows(self, limit: int | None = None) -> list[dict[str, Value]]:
        """Return the rows as dictionaries; only the first ``limit`` of them when it is given."""
        names = self.columns
        columns = [self._native.head(name, limit) for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

    def to_dict(self) -> dict[str, list[Value]]:
        """Return every column under its name."""
        return {name: self[name] for name in self.columns}

    def points(self) -> list[tuple[float, float] | None]:
        """Return longitude and latitude of each row, None where it is not known.

        Raises
        ------
        ColumnError
            When the rows are no points.
        """
        return self._native.points()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the table as an Arrow stream; the geometry is ``geoarrow.wkb`` in WGS-84. No package is needed."""
        return self._native.arrow_stream()

    def __arrow_c_schema__(self) -> object:
        """Return the names and types of the columns as an Arrow schema."""
        return self._native.arrow_schema()

    def to_arrow(self) -> pa.Table:
        """Return a pyarrow Table; pyarrow must be installed."""
        import pyarrow as pa

        return pa.table(self)

    def to_polars(self) -> pl.DataFrame:
        """Return a polars DataFrame; polars must be installed. The geometry is well-known binary."""
        import polars as pl

        return pl.DataFrame(self)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas DataFrame without the geometry; pandas must be installed.

        Whole numbers and flags with nulls are of pandas' own nullable types, so that nothing turns into another type.
        """
        import pandas as pd

        try:
            return _through_arrow(self)
        except ImportError:
            return pd.DataFrame({name: _series(self._native, name) for name in self.columns})

    def to_geopandas(self) -> gpd.GeoDataFrame:
        """Return a GeoDataFrame in WGS-84 (EPSG:4326); geopandas must be installed.

        Raises
        ------
        ColumnError
            When the table has no geometry.
        """
        import geopandas as gpd

        if not self.has_geometry:
            raise ColumnError("the table does not say where its rows are", None, None, "use to_pandas()")
        shapes = gpd.GeoSeries.from_wkb(self._native.wkb(), crs="EPSG:4326")
        return gpd.GeoDataFrame(self.to_pandas(), geometry=shapes)

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str:
        """Return the table as CSV; write it as well when a path is given."""
        text = self._native.to_csv()
        if path is not None:
            Path(path).write_text(text, encoding="utf-8-sig", newline="")
        return text

    def to_geojson(self, path: str | os.PathLike[str] | None = None) -> str:
        """Return the table as GeoJSON in WGS-84; write it as well when a path is given."""
        text = self._native.to_geojson()
        if path is not None:
            Path(path).write_text(text, encoding="utf-8")
        return text

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Write the table as GeoParquet, or as plain Parquet when it has no geometry."""
        Path(path).write_bytes(self._native.to_parquet())

    def to_postgis(self, connection: Any, name: str) -> None:  # noqa: ANN401
        """Write the table to a new table of PostGIS, through a psycopg connection. The caller commits."""
        from lifecircle._postgis import write

        write(self, connection, name)

    def plot(self, column: str | None = None, *, ax: Any = None, **style: Any) -> Any:  # noqa: ANN401
        """Draw where the rows are, coloured by a column; matplotlib must be installed.

        Parameters
        ----------
        column
            A column of numbers, or of words of which each gets a colour. Rows without a value are grey.
        ax
            The matplotlib axes to draw on.
        **style
            Passed on to matplotlib; ``vmin`` and ``vmax`` are the numbers at the ends of the colours, so that two maps
            can be compared.

        Returns
        -------
        matplotlib.axes.Axes
            What was drawn on.
        """
        from lifecircle._plot import plot

        return plot(self, column, ax, style)

    def __repr__(self) -> str:
        """Return the size and the names of the columns."""
        names = ", ".join(self.columns[:8]) + (", ..." if len(self.columns) > 8 else "")
        return f"<lifecircle.Table: {len(self)} rows: {names}>"

    def __str__(self) -> str:
        """Return the first rows as text."""
        names, rows, left_out = self._top()
        return _html.text_table(names, rows, left_out)

    def _repr_html_(self) -> str:
        names, rows, left_out = self._top()
        return _html.html_table(f"{len(self)} rows", names, [self.unit(name) for name in names], rows, left_out)

    def _top(self) -> tuple[list[str], list[list[Value]], str]:
        names = self.columns[: _html.COLUMNS]
        columns = [self._native.head(name, _html.ROWS) for name in names]
        more = [
            f"{count - most} more {what}"
            for count, most, what in ((len(self), _html.ROWS, "rows"), (len(self.columns), _html.COLUMNS, "columns"))
            if count > most
        ]
        return names, [list(row) for row in zip(*columns, strict=True)], ", ".join(more)

    def __eq__(self, other: object) -> bool:
        """Tell whether two tables hold the same columns with the same values, at the same places."""
        return isinstance(other, Table) and self._native.equals(other._native)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Callable[..., Table], tuple[Any, ...]]:
        """Pickle by value."""
        return _from_parts, (self._native.parts(),)


def _from_parts(parts: Any) -> Table:  # noqa: ANN401
    return Table(_native.Table.from_parts(parts))


def _through_arrow(table: Table) -> pd.DataFrame:
    """Return the columns by way of Arrow, all that are of one type at once."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    arrow = pa.table(table).select(table.columns)
    types = {pa.string(): pd.StringDtype("pyarrow", na_value=np.nan)}
    nullable = types | {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    # Only those with nulls are of pandas' own types; a null of a real is none of its numbers as it is.
    with_nulls = [f.name for f in arrow.schema if f.type in (pa.int64(), pa.bool_()) and arrow[f.name].null_count]
    frame = arrow.drop_columns(with_nulls).to_pandas(types_mapper=types.get)
    if with_nulls:
        frame = pd.concat([frame, arrow.select(with_nulls).to_pandas(types_mapper=nullable.get)], axis=1)[table.columns]
    # Arrow's memory is nobody's to write to.
    return frame.copy()


def _series(native: _native.Table, name: str) -> pd.Series:
    """Return a column for pandas, without going through a Python object for each number."""
    import numpy as np
    import pandas as pd

    kind, numbers, nulls = native.buffers(name)
    if kind == "real":
        return pd.Series(np.frombuffer(numbers, "float64"), copy=True)
    if kind == "text":
        return pd.Series(native.column(name), dtype="str")
    values = np.frombuffer(numbers, "int64" if kind == "integer" else "bool")
    if nulls is None:
        return pd.Series(values, copy=True)
    mask = np.frombuffer(nulls, "bool").copy()
    array = pd.arrays.IntegerArray if kind == "integer" else pd.arrays.BooleanArray
    return pd.Series(array(values.copy(), mask))
