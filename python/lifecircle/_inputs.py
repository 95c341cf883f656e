"""What a host has, in a form the core reads: files, data frames, Arrow streams, plain rows."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypedDict, runtime_checkable

from lifecircle._crosswalk import Crosswalk
from lifecircle._errors import ArgumentError, CrsError

if TYPE_CHECKING:
    from lifecircle._native import _TableHow


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that gives its rows through Arrow's C stream: pyarrow, polars, DuckDB, pandas, a :class:`Table`."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return a capsule with the stream."""
        ...


#: A path, an Arrow stream, a data frame, a GeoDataFrame, columns by name, rows as dictionaries or tuples.
TableLike = str | os.PathLike[str] | ArrowStream | Mapping[str, Sequence[Any]] | Iterable[Any]


class TableOptions(TypedDict, total=False):
    """How a table is read; every key may be left out."""

    columns: Mapping[str, str]
    groups: Mapping[str, str]
    category: str
    category_names: Mapping[str, str]
    crosswalk: Crosswalk | str
    estimated: bool
    strict: bool


FORMATS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".geojson": "geojson",
    ".json": "geojson",
    ".parquet": "parquet",
    ".geoparquet": "parquet",
}


@dataclass(frozen=True)
class Input:
    """What the core is given, and what is known of it."""

    format: str
    payload: Any
    file: str
    crs: str | None = None
    geometry: str | None = None
    path: str | None = None


def take(data: Any, file: str, fields: Sequence[str]) -> Input:  # noqa: ANN401
    """Return what the core reads of ``data``; tuples hold ``fields`` in this order."""
    if isinstance(data, (str, os.PathLike)):
        return _of_path(os.fspath(data))
    if is_geopandas(data):
        # Asked before Arrow: a GeoDataFrame claims to be a stream and then refuses its geometry.
        return _of_geopandas(data, file)
    if hasattr(data, "__arrow_c_stream__"):
        return _of_stream(data, file)
    if isinstance(data, Mapping):
        return Input("csv", _columns_csv(data), file)
    if isinstance(data, Iterable):
        return Input("csv", _rows_csv(list(data), fields), file)
    raise ArgumentError(
        f"{file} cannot be read from this", type(data).__name__, None, "give a path, a data frame, or rows"
    )


def table_how(given: Input, crs: str | None, options: TableOptions) -> _TableHow:
    """Return the options of the core; the coordinate system is the host's, else the one the data carries."""
    declared = crs or given.crs
    if declared is None:
        fix = "pass crs=, such as 'WGS84', 'GCJ02', 'BD09' or 'EPSG:4547'; nothing is guessed"
        raise CrsError("the coordinate system is not known", None, given.file, fix)
    crosswalk = options.get("crosswalk")
    columns = dict(options.get("columns", {}))
    if given.geometry is not None:
        columns.setdefault("geometry", given.geometry)
    return {
        "crs": declared,
        "file": given.file,
        "strict": options.get("strict", False),
        "columns": list(columns.items()),
        "groups": list(options.get("groups", {}).items()),
        "category": options.get("category"),
        "category_names": list(options.get("category_names", {}).items()),
        "crosswalk": None if crosswalk is None else Crosswalk.named(crosswalk)._native,
        "estimated": options.get("estimated", False),
    }


def csv_of(data: Any, file: str, fields: Sequence[str], crs: str | None) -> tuple[bytes, str, str]:  # noqa: ANN401
    """Return ``data`` as CSV with columns ``lon`` and ``lat``, what names it, and its coordinate system."""
    declared = crs
    if isinstance(data, (str, os.PathLike)):
        path = os.fspath(data)
        if _of_path(path).format != "csv":
            raise ArgumentError("such a table is read from CSV", path, None, "read it into a data frame first")
        content, file = Path(path).read_bytes(), os.path.basename(path)
    elif isinstance(data, bytes):
        content = data
    else:
        columns, stated = _columns_of(data, fields)
        # What is no number is not known, as pandas has it.
        nothing = {name: [None if _is_nan(value) else value for value in column] for name, column in columns.items()}
        content, declared = _columns_csv(nothing), crs or stated
    if declared is None:
        fix = "pass crs=, such as 'WGS84', 'GCJ02', 'BD09' or 'EPSG:4547'; nothing is guessed"
        raise CrsError("the coordinate system is not known", None, file, fix)
    return content, file, declared


def _columns_of(data: Any, fields: Sequence[str]) -> tuple[dict[str, Any], str | None]:  # noqa: ANN401
    """Return the columns of any table, points as ``lon`` and ``lat``, and the coordinate system it states."""
    from lifecircle._table import Table

    if isinstance(data, Table):
        if not data.has_geometry:
            return data.to_dict(), None
        places = [place or (None, None) for place in data.points()]
        return data.to_dict() | {"lon": [lon for lon, _ in places], "lat": [lat for _, lat in places]}, "WGS84"
    if is_geopandas(data):
        degrees = data if data.crs is None else data.to_crs(4326)
        points = degrees.geometry
        columns = {str(name): _known(data[name]) for name in data.columns if name != data.geometry.name}
        stated = None if data.crs is None else "WGS84"
        return columns | {"lon": points.x.tolist(), "lat": points.y.tolist()}, stated
    if hasattr(data, "iloc"):  # pandas
        return {str(name): _known(data[name]) for name in data.columns}, None
    if hasattr(data, "get_columns"):  # polars
        return data.to_dict(as_series=False), None
    if hasattr(data, "__arrow_c_stream__"):
        import pyarrow as pa

        return pa.table(data).to_pydict(), None
    if isinstance(data, Mapping):
        return dict(data), None
    rows = list(data)
    if rows and all(isinstance(row, Mapping) for row in rows):
        names = list(dict.fromkeys(name for row in rows for name in row))
        return {name: [row.get(name) for row in rows] for name in names}, None
    longest = max((len(row) for row in rows), default=len(fields))
    if longest > len(fields):
        fix = f"give ({', '.join(fields)}), or dictionaries"
        raise ArgumentError("a row has more values than there are fields", str(longest), None, fix)
    cell = [[row[at] if at < len(row) else None for row in rows] for at in range(longest)]
    return dict(zip(fields, cell, strict=False)), None


def _is_nan(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, float) and value != value


def _known(column: Any) -> list[Any]:  # noqa: ANN401
    """Return the values of a pandas column, with None for what is missing."""
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def is_geopandas(data: object) -> bool:
    """Tell whether this is a GeoDataFrame, without importing GeoPandas."""
    return hasattr(data, "to_wkb") and hasattr(data, "to_crs") and hasattr(data, "columns")


def crs_name(crs: Any) -> str | None:  # noqa: ANN401
    """Return the name of a pyproj or osmnx coordinate system, such as ``EPSG:4326``."""
    if crs is None:
        return None
    authority = crs.to_authority() if hasattr(crs, "to_authority") else None
    return ":".join(authority) if authority else str(crs).upper()


def _of_path(path: str) -> Input:
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise ArgumentError("the name of the file does not say its format", path, None, f"use one of {known}")
    return Input(FORMATS[suffix], path, os.path.basename(path), path=path)


def _of_geopandas(data: Any, file: str) -> Input:  # noqa: ANN401
    from lifecircle import _native

    name = crs_name(data.crs)
    if name is not None and not _native.knows_crs(name):
        # GeoPandas knows more systems than we do.
        data, name = data.to_crs(4326), "EPSG:4326"
    geometry = str(data.geometry.name)
    try:
        return Input("arrow", data.to_arrow(index=False, geometry_encoding="WKB"), file, name, geometry)
    except ImportError:  # GeoPandas without pyarrow
        return Input("geojson", data.to_json().encode(), file, name)


def _of_stream(data: Any, file: str) -> Input:  # noqa: ANN401
    from lifecircle._table import Table

    if isinstance(data, Table) and data.has_geometry:
        return Input("arrow", data, file, "WGS84")
    if hasattr(data, "to_csv") and hasattr(data, "iloc"):
        try:
            import pyarrow  # noqa: F401
        except ImportError:  # pandas gives a stream only beside pyarrow
            return Input("csv", data.to_csv(index=False).encode(), file)
    return Input("arrow", data, file)


def _columns_csv(columns: Mapping[str, Sequence[Any]]) -> bytes:
    lengths = {name: len(values) for name, values in columns.items()}
    if len(set(lengths.values())) > 1:
        raise ArgumentError("columns must have one length", str(lengths))
    return _csv(list(columns), zip(*columns.values(), strict=True))


def _rows_csv(rows: list[Any], fields: Sequence[str]) -> bytes:
    if rows and all(isinstance(row, Mapping) for row in rows):
        names = list(dict.fromkeys(name for row in rows for name in row))
        return _csv(names, ([row.get(name) for name in names] for row in rows))
    longest = max((len(row) for row in rows), default=len(fields))
    if longest > len(fields):
        fix = f"give ({', '.join(fields)}), or dictionaries"
        raise ArgumentError("a row has more values than there are fields", str(longest), None, fix)
    return _csv(fields[:longest], rows)


def _csv(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:  # noqa: ANN401
    """Return well-known binary as the hexadecimal digits databases write, lists as names; all else as it is."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    value = value.tolist() if hasattr(value, "tolist") else value
    return ";".join(map(str, value)) if isinstance(value, (list, tuple)) else value
