"""Facilities, homes and residential land from whatever the host has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Self, Unpack

from lifecircle import _native
from lifecircle._inputs import Input, TableLike, TableOptions, table_how, take
from lifecircle._plugins import FacilitySource, reader_of
from lifecircle._run import Listener, how
from lifecircle._table import Table


class _Source:
    """What the three tables of a study have in common."""

    _file: ClassVar[str]
    _fields: ClassVar[Sequence[str]]
    _class: ClassVar[Any]

    def __init__(self, native: Any, remake: tuple[Callable[..., Any], tuple[Any, ...]] | None = None) -> None:  # noqa: ANN401
        """Wrap a table of the core; use :meth:`read`."""
        self._native = native
        self._remake = remake

    @classmethod
    def read(cls, data: TableLike, *, crs: str | None = None, **options: Unpack[TableOptions]) -> Self:
        """Read a table.

        Parameters
        ----------
        data
            The path of a CSV, GeoJSON or GeoParquet file; a GeoDataFrame; a pandas data frame; anything with
            ``__arrow_c_stream__`` (pyarrow, polars, DuckDB); columns by name; or rows as dictionaries or tuples.
            Geometry may be points or outlines: WKB, EWKB, WKT, GeoArrow, or two columns of coordinates.
        crs
            The coordinate system, such as ``"WGS84"``, ``"GCJ02"``, ``"BD09"`` or ``"EPSG:4547"``. May be left out only
            for a GeoDataFrame that has one. If the data states another, that is an error.
        **options
            ``columns``: which column holds a field, such as ``{"category": "kind"}``; usual names are found without.
            ``category``: what every row is. ``category_names``: what the words of the category column stand for.
            ``crosswalk``: whose words the column of categories or codes is written in, such as ``"amap"``, or a
            :class:`lifecircle.Crosswalk`; rows it does not map are left out and reported with the nearest names.
            ``groups``: columns that count groups of people. ``estimated``: whether people are estimates. ``strict``:
            turn the first bad row into an error.

        Raises
        ------
        CrsError
            When the coordinate system is not said, or contradicts what the data states.
        ColumnError
            When a needed column is missing; it names the nearest.
        """
        given = take(data, cls._file, cls._fields)
        return cls._read(given, crs, options)

    @classmethod
    def from_postgis(
        cls,
        connection: Any,  # noqa: ANN401
        query: str,
        *,
        crs: str,
        **options: Unpack[TableOptions],
    ) -> Self:
        """Read the rows of a query to PostGIS, through any DB-API connection such as psycopg's.

        The geometry column may come as EWKB in hexadecimal, as PostGIS gives it, or as bytes; its SRID is held against
        ``crs``.
        """
        with connection.cursor() as cursor:
            cursor.execute(query)
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
        columns = {name: [row[index] for row in rows] for index, name in enumerate(names)}
        return cls.read(columns, crs=crs, **options)

    @classmethod
    def _read(cls, given: Input, crs: str | None, options: TableOptions) -> Self:
        native = cls._class.read(given.format, given.payload, table_how(given, crs, options))
        remake = (_read_again, (cls, given, crs, options)) if given.format != "arrow" else None
        return cls(native, remake)

    def report(self) -> Table:
        """Return what is wrong with the rows: one row per defect, with place, value and fix."""
        return Table(self._native.report())

    def to_table(self) -> Table:
        """Return the good rows, in WGS-84."""
        return Table(self._native.table())

    def __len__(self) -> int:
        """Return how many good rows there are."""
        count: int = self._native.row_count()
        return count

    def __repr__(self) -> str:
        """Return how many rows there are."""
        return f"<lifecircle.{type(self).__name__}: {len(self)} rows>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle what it was read from: the path of a file, or the text of its rows."""
        if self._remake is None:
            name = type(self).__name__.lower()
            raise TypeError(f"{name} read from memory cannot be pickled; write them to a file and read that")
        return self._remake


def _source_again(source: FacilitySource, options: TableOptions) -> Facilities:
    return Facilities.from_source(source, **options)


def _read_again(cls: type[_Source], given: Input, crs: str | None, options: TableOptions) -> _Source:
    return cls._read(given, crs, options)


class Facilities(_Source):
    """Shops, services, schools, parks: what a life circle is made of.

    Examples
    --------
    >>> import lifecircle as lc
    >>> shops = lc.Facilities.read([("a", "pharmacy", 118.78, 32.04), ("b", "market", 118.79, 32.05)], crs="WGS84")
    >>> len(shops)
    2
    >>> shops.to_table()["category"]
    ['pharmacy', 'market']
    """

    _file = "facilities"
    _fields = ("id", "category", "lon", "lat", "name", "opening_hours", "capacity")
    _class = _native.Facilities

    @classmethod
    def from_source(
        cls,
        source: FacilitySource,
        *,
        progress: Listener | bool | None = None,
        threads: int | None = None,
        **options: Unpack[TableOptions],
    ) -> Facilities:
        """Read the facilities of a source of your own; it is asked once for its whole table.

        Parameters
        ----------
        source
            See :class:`lifecircle.FacilitySource`.
        progress, threads
            As in :meth:`Study.from_osm`.
        **options
            As in :meth:`read`.

        Raises
        ------
        PluginError
            Naming the source, when it fails, hands in what is no table, or, with ``strict``, a bad row; what it raised
            is the cause.
        """
        native = _native.read_facility_source(source.name, reader_of(source, options), how(progress, threads))
        return cls(native, (_source_again, (source, options)))


class Homes(_Source):
    """Buildings, communities or grid cells with the people who live there.

    Examples
    --------
    >>> import lifecircle as lc
    >>> homes = lc.Homes.read({"id": ["h"], "lon": [118.78], "lat": [32.04], "people": [120]}, crs="WGS84")
    >>> homes.to_table()["people"]
    [120.0]
    """

    _file = "homes"
    _fields = ("id", "lon", "lat", "people", "households")
    _class = _native.Homes


class Land(_Source):
    """Residential land (居住用地): the official denominator of coverage."""

    _file = "land"
    _fields = ("id", "geometry")
    _class = _native.Land
