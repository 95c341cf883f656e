"""Studies, as they are and as one walker sees them."""

from __future__ import annotations

import os
from collections.abc import Sequence

from lifecircle import _native
from lifecircle._table import Table

__version__: str = _native.__version__

#: The names of the bundled walkers.
WALKERS: tuple[str, ...] = tuple(_native.walkers())

Box = tuple[float, float, float, float]


def categories() -> Table:
    """Return the catalogue of categories (业态): id, Chinese and English label."""
    return Table(_native.categories())


def standards() -> list[str]:
    """Return the ids of the bundled standards."""
    return _native.standards()


class Study:
    """A walking network, its facilities and its homes, checked against each other.

    Immutable; may be shared between threads.
    """

    def __init__(self, native: _native.Study) -> None:
        """Wrap a study of the core; use :meth:`from_osm` or :meth:`from_tables`."""
        self._native = native

    @classmethod
    def from_osm(cls, path: str | os.PathLike[str], *, extent: Box | None = None, strict: bool = False) -> Study:
        """Read a study from an OpenStreetMap PBF file.

        Parameters
        ----------
        path
            The file.
        extent
            West, south, east, north in degrees: where the data is complete. Without it the file's header says, or
            the hull of its places and buildings.
        strict
            Turn the first defect that costs a row into an error.

        Raises
        ------
        IoError
            When the file cannot be read.
        FormatError
            When it is damaged or not a PBF file.
        """
        return cls(_native.Study.from_osm(os.fspath(path), extent, strict))

    @classmethod
    def from_tables(
        cls,
        *,
        nodes: str | bytes,
        edges: str | bytes,
        facilities: str | bytes,
        homes: str | bytes,
        crs: str,
        extent: Box | None = None,
        strict: bool = False,
    ) -> Study:
        """Build a study from the text of CSV tables.

        Parameters
        ----------
        nodes
            Columns id, lon, lat: the nodes of the network.
        edges
            Columns from, to and, where known, length_m, class, passage, direction.
        facilities
            Columns id, category, lon, lat and, where known, name, opening_hours, capacity.
        homes
            Columns id, lon, lat and, where known, people, households.
        crs
            The coordinate system of all four, such as ``"WGS84"`` or ``"GCJ02"``. Never guessed.
        extent
            West, south, east, north in WGS-84 degrees: where the data is complete.
        strict
            Turn the first defect that costs a row into an error.
        """
        nodes, edges, facilities, homes = (
            t.encode() if isinstance(t, str) else t for t in (nodes, edges, facilities, homes)
        )
        return cls(_native.Study.from_tables(nodes, edges, facilities, homes, crs, extent, strict))

    @property
    def home_count(self) -> int:
        """How many homes."""
        return self._native.home_count()

    @property
    def facility_count(self) -> int:
        """How many facilities."""
        return self._native.facility_count()

    def report(self) -> Table:
        """Return what is wrong with the data: one row per defect, with place, value and fix."""
        return Table(self._native.report())

    def prepare(self, walker: str = "adult", *, max_snap_m: float | None = None) -> Prepared:
        """Return the study as one walker sees it.

        Parameters
        ----------
        walker
            One of :data:`lifecircle.WALKERS`.
        max_snap_m
            The longest link between a door and the network, in metres.
        """
        return Prepared(self._native.prepare(walker, max_snap_m))

    def assess(self, standard: str, *, walker: str = "adult") -> Assessment:
        """Judge the study against a bundled standard, such as ``"mofcom-2021"``."""
        return Assessment(self._native.assess(standard, walker))

    def __repr__(self) -> str:
        """Return the size of the study."""
        return f"<lifecircle.Study: {self.home_count} homes, {self.facility_count} facilities>"


class Prepared:
    """A study as one walker sees it. Immutable; may be shared between threads."""

    def __init__(self, native: _native.Prepared) -> None:
        """Wrap a prepared study of the core; use :meth:`Study.prepare`."""
        self._native = native

    @property
    def walker(self) -> str:
        """The name of the walker."""
        return self._native.walker()

    def access(self, categories: Sequence[str], *, minutes: Sequence[int] = (5, 10, 15), k: int = 1) -> Table:
        """Return the walk from every home to the nearest of each category, and how many lie within each limit.

        Parameters
        ----------
        categories
            Ids of the catalogue, such as ``"pharmacy"``; see :func:`lifecircle.categories`.
        minutes
            The limits; the largest is the horizon.
        k
            How many of the nearest.

        Returns
        -------
        Table
            One row per home: ``home``, ``people``, ``escape_s``, and for each category ``<id>_state``, ``<id>_s``
            (seconds), ``<id>_facility``, ``<id>_within_<minutes>``.
        """
        return Table(self._native.access(list(categories), list(minutes), k))

    def report(self) -> Table:
        """Return the doors that could not be attached to the network, and those that had to go round something."""
        return Table(self._native.report())


class Assessment:
    """A study judged against a standard."""

    def __init__(self, native: _native.Assessment) -> None:
        """Wrap an assessment of the core; use :meth:`Study.assess`."""
        self._native = native

    @property
    def findings(self) -> Table:
        """One row per circle and requirement: what is missing, short, met, saturated or no data, and why."""
        return Table(self._native.findings())

    @property
    def coverage(self) -> Table:
        """One row per category and limit: the covered share by land, homes and people, with the truncated share."""
        return Table(self._native.coverage())
