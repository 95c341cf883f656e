"""Tables to PostGIS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lifecircle._errors import ArgumentError

if TYPE_CHECKING:
    from lifecircle._table import Table

_TYPES = {"real": "double precision", "integer": "bigint", "text": "text", "flag": "boolean"}


def write(table: Table, connection: Any, name: str) -> None:  # noqa: ANN401
    """Create a table and copy the rows into it; the geometry goes as WKB with SRID 4326."""
    if not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)?", name):
        raise ArgumentError("a table's name has letters, digits and underscores", name, None, "rename the table")
    native = table._native
    columns = [(column, _TYPES[native.buffers(column)[0]]) for column in table.columns]
    values: list[list[Any]] = [table[column] for column, _ in columns]
    places = ["%s"] * len(columns)
    if table.has_geometry:
        columns.append(("geometry", "geometry(Geometry, 4326)"))
        places.append("ST_GeomFromWKB(%s, 4326)")
        values.append(native.wkb())
    whole = ".".join(_quoted(part) for part in name.split("."))
    defined = ", ".join(f"{_quoted(column)} {kind}" for column, kind in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {whole} ({defined})")
        rows = zip(*values, strict=True)
        cursor.executemany(f"INSERT INTO {whole} VALUES ({', '.join(places)})", list(rows))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
