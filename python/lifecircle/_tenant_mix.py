"""Tenant mix (业态组合): the form of a circle's commerce, and whom to recruit for vacant units."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from lifecircle import _native
from lifecircle._inputs import TableLike, csv_of
from lifecircle._question import document_text
from lifecircle._table import Table


class Units:
    """Units of a shopping street or centre (商铺), let or vacant.

    Examples
    --------
    >>> import lifecircle as lc
    >>> units = lc.Units.read([("1", 118.778, 32.043, "market"), ("2", 118.779, 32.043, None)], crs="WGS84")
    >>> units.to_table()["category"]
    ['market', None]
    """

    def __init__(self, native: _native.Units, remake: tuple[Callable[..., Any], tuple[Any, ...]]) -> None:
        """Wrap units of the core; use :meth:`read`, :meth:`from_text` or :meth:`from_file`."""
        self._native = native
        self._remake = remake

    @classmethod
    def read(cls, data: TableLike | bytes, *, crs: str | None = None, file: str | None = None) -> Units:
        """Read a table of units.

        Parameters
        ----------
        data
            As in :meth:`lifecircle.IdleSpaces.read`. It needs ``id``, ``lon`` and ``lat`` (编号, 经度, 纬度) and may
            have ``category``, ``frontage_m``, ``area_m2`` and ``name``; tuples hold the fields in this order. A unit
            without a category is vacant; one that is a facility of the study has that one's id.
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
        fields = ("id", "lon", "lat", "category", "frontage_m", "area_m2", "name")
        return cls._of_csv(*csv_of(data, file or "units", fields, crs))

    @classmethod
    def _of_csv(cls, csv: bytes, file: str, crs: str) -> Units:
        return cls(_native.Units.from_csv(csv, file, crs), (Units._of_csv, (csv, file, crs)))

    @classmethod
    def from_text(cls, text: str, *, file: str = "units.toml") -> Units:
        """Read units from TOML, or JSON of the same shape.

        A list ``unit`` has the columns of :meth:`read` as keys and ``at``, longitude and latitude in WGS-84.

        Raises
        ------
        LifeCircleError
            The first thing that is wrong, with file, line, key and the nearest valid names.
        """
        return cls(_native.Units.from_text(text, file), (_text_again, (text, file)))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Units:
        """Return the units of a dictionary with the list ``unit``."""
        return cls.from_text(document_text(document), file="units")

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Units:
        """Read a TOML or JSON file."""
        return cls.from_text(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

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
        """Return how many units there are."""
        return f"<lifecircle.Units: {len(self)} rows>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle what they were read from."""
        return self._remake


def _text_again(text: str, file: str) -> Units:
    return Units.from_text(text, file=file)


@dataclass(frozen=True, kw_only=True)
class FormRule:
    """How the forms of commerce are told apart; the numbers are ours.

    Attributes
    ----------
    gap_m
        The farthest that two units that belong together are apart, in metres.
    min_units
        The fewest units that have a form.
    min_share
        The least share of all units that the largest cluster holds.
    strip_width
        The widest a strip is, as a share of its length.
    min_front
        The least share of the length that fronts fill; both sides of a street count.
    """

    gap_m: float = 40.0
    min_units: int = 5
    min_share: float = 0.5
    strip_width: float = 0.25
    min_front: float = 0.4

    def _row(self) -> tuple[float, int, float, float, float]:
        widths = float(self.strip_width), float(self.min_front)
        return float(self.gap_m), self.min_units, float(self.min_share), *widths


@dataclass(frozen=True)
class CommerceForm:
    """The form of a circle's commerce, with the figures it was told by.

    Attributes
    ----------
    form
        ``strip``, ``centre`` or ``scattered``.
    units
        How many units there are.
    clusters
        How many clusters they stand in.
    in_cluster
        How many units the largest cluster holds.
    length_m
        The length of the largest cluster in metres.
    width_m
        Its width across in metres.
    front_share
        The share of its length that fronts fill; None where a front is not known, or it has no length.

    Examples
    --------
    >>> import lifecircle as lc
    >>> row = [(str(step), 118.778 + 0.0002 * step, 32.043) for step in range(8)]  # 19 m apart
    >>> lc.CommerceForm.of(lc.Units.read(row, crs="WGS84")).form
    'strip'
    """

    form: Literal["strip", "centre", "scattered"]
    units: int
    clusters: int
    in_cluster: int
    length_m: float
    width_m: float
    front_share: float | None

    @classmethod
    def of(cls, units: Units, *, rule: FormRule | None = None) -> CommerceForm:
        """Return the form of some units, let or vacant.

        Raises
        ------
        ArgumentError
            When a number of the rule is negative or not finite.
        """
        return cls(*units._native.form((rule or FormRule())._row()))


class TenantMix:
    """A circle's commerce: its form, whom to recruit for each vacant unit, and for all of them together."""

    def __init__(self, native: _native.TenantMix) -> None:
        """Wrap a mix of the core; use :meth:`lifecircle.Assessment.tenant_mix`."""
        self._native = native

    @property
    def form(self) -> CommerceForm:
        """The form of the commerce, with the figures it was told by."""
        return CommerceForm(*self._native.form())

    @property
    def candidates(self) -> Table:
        """Every category that each vacant unit could be let to, the first rank first."""
        return Table(self._native.candidates())

    @property
    def recommendations(self) -> Table:
        """One category for each vacant unit, none twice and none that is there already, the best first."""
        return Table(self._native.recommendations())

    def report(self) -> Table:
        """Return bad rows of the table of units, and vacant units without a door on the network."""
        return Table(self._native.report())

    def __repr__(self) -> str:
        """Return the form and the recommendation."""
        rows = self.recommendations.rows()
        named = ", ".join(f"{row['unit']}: {row['category']}" for row in rows)
        return f"<lifecircle.TenantMix: {self.form.form}; {named or 'nobody to recruit'}>"
