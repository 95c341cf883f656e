"""Idle spaces (闲置空间): what stands empty, and what it could become."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lifecircle import _native
from lifecircle._inputs import TableLike, csv_of
from lifecircle._question import document_text
from lifecircle._table import Table


@dataclass(frozen=True, kw_only=True)
class IdleUse:
    """What could move into an idle space.

    Attributes
    ----------
    category
        What it offers, an id of the catalogue.
    id
        Its name; that of the category by default.
    hours
        When it would be there, as opening hours are written; None for always.
    min_area_m2
        The least area it needs, in square metres.
    fixed
        Whether it needs fittings that cannot be cleared at once.
    """

    category: str
    id: str | None = None
    hours: str | None = None
    min_area_m2: float | None = None
    fixed: bool = False

    def _row(self) -> _native._UseRow:
        return {
            "id": self.id,
            "category": self.category,
            "hours": self.hours,
            "min_area_m2": self.min_area_m2,
            "fixed": self.fixed,
        }


class IdleSpaces:
    """Spaces that stand empty, always or at some hours.

    Examples
    --------
    >>> import lifecircle as lc
    >>> rows = {"id": ["yard"], "lon": [118.778], "lat": [32.043], "area_m2": [120], "allowed": [["market", "repair"]]}
    >>> spaces = lc.IdleSpaces.read(rows, crs="WGS84")
    >>> spaces.to_table()["allowed"]
    ['market;repair']
    """

    def __init__(self, native: _native.IdleSpaces, remake: tuple[Callable[..., Any], tuple[Any, ...]]) -> None:
        """Wrap spaces of the core; use :meth:`read`, :meth:`from_text` or :meth:`from_file`."""
        self._native = native
        self._remake = remake

    @classmethod
    def read(cls, data: TableLike | bytes, *, crs: str | None = None, file: str | None = None) -> IdleSpaces:
        """Read a table of spaces.

        Parameters
        ----------
        data
            The path or the bytes of a CSV file in any usual encoding, a data frame, a GeoDataFrame of points, an Arrow
            stream, columns by name, or rows as dictionaries or as tuples ``(id, lon, lat, name, area_m2, allowed)``. It
            needs ``id``, ``lon`` and ``lat`` (编号, 经度, 纬度) and may have ``name``, ``area_m2``, ``allowed`` and
            ``forbidden`` (categories), ``hours``, ``constraint``, ``reverts_in_emergency``, ``owner``, ``departments``
            and ``cost``.
        crs
            The coordinate system, such as ``"WGS84"``. May be left out only for data that states one.
        file
            What names it in the report.

        Raises
        ------
        CrsError
            When the coordinate system is not said.
        ColumnError
            When a needed column is missing; it names the nearest.
        """
        fields = ("id", "lon", "lat", "name", "area_m2", "allowed")
        return cls._of_csv(*csv_of(data, file or "spaces", fields, crs))

    @classmethod
    def _of_csv(cls, csv: bytes, file: str, crs: str) -> IdleSpaces:
        return cls(_native.IdleSpaces.from_csv(csv, file, crs), (IdleSpaces._of_csv, (csv, file, crs)))

    @classmethod
    def from_text(cls, text: str, *, file: str = "spaces.toml") -> IdleSpaces:
        """Read spaces and what could move in from TOML, or JSON of the same shape.

        A list ``space`` has the columns of :meth:`read` as keys and ``at``, longitude and latitude in WGS-84; a list
        ``use`` has ``category`` and, where they matter, ``id``, ``hours``, ``min_area_m2`` and ``fixed``.

        Raises
        ------
        LifeCircleError
            The first thing that is wrong, with file, line, key and the nearest valid names.
        """
        return cls(_native.IdleSpaces.from_text(text, file), (_text_again, (text, file)))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> IdleSpaces:
        """Return the spaces and uses of a dictionary with the lists ``space`` and ``use``."""
        return cls.from_text(document_text(document), file="spaces")

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> IdleSpaces:
        """Read a TOML or JSON file."""
        return cls.from_text(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

    @property
    def uses(self) -> list[IdleUse]:
        """The uses that stand beside the spaces in their document."""
        return [
            IdleUse(category=category, id=id, hours=hours, min_area_m2=area, fixed=fixed)
            for id, category, hours, area, fixed in self._native.uses()
        ]

    def report(self) -> Table:
        """Return what is wrong with the rows: one row per defect, with place, value and fix."""
        return Table(self._native.report())

    def to_table(self) -> Table:
        """Return the good rows, in WGS-84."""
        return Table(self._native.table())

    def __len__(self) -> int:
        """Return how many good rows there are."""
        return self._native.row_count()

    def __repr__(self) -> str:
        """Return how many spaces and uses there are."""
        return f"<lifecircle.IdleSpaces: {len(self)} spaces, {len(self.uses)} uses>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle what they were read from."""
        return self._remake


def _text_again(text: str, file: str) -> IdleSpaces:
    return IdleSpaces.from_text(text, file=file)


def use_rows(uses: Sequence[IdleUse | str] | None) -> list[_native._UseRow] | None:
    """Return uses as the core takes them; a name is a category at any hour."""
    if uses is None:
        return None
    return [(IdleUse(category=use) if isinstance(use, str) else use)._row() for use in uses]


class IdleRanking:
    """What idle spaces could become, and in which order to begin."""

    def __init__(self, native: _native.IdleRanking) -> None:
        """Wrap a ranking of the core; use :meth:`lifecircle.Assessment.idle_spaces`."""
        self._native = native

    @property
    def uses(self) -> Table:
        """Every use of every space: whether it fits, who would newly have it, and its ranks."""
        return Table(self._native.uses())

    @property
    def combinations(self) -> Table:
        """The uses that share each space in time and serve most together, each space by itself."""
        return Table(self._native.combinations())

    @property
    def order(self) -> Table:
        """The spaces in the order to begin with, each with what it adds to those before it, and what that costs."""
        return Table(self._native.order())

    def report(self) -> Table:
        """Return bad rows of the table of spaces, and spaces without a door on the network."""
        return Table(self._native.report())

    def __repr__(self) -> str:
        """Return the order."""
        names = ", ".join(str(name) for name in self.order["space"])
        return f"<lifecircle.IdleRanking: {names or 'nothing to gain'}>"
