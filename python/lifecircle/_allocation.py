"""Capacity that exists only in a window, given to those who need it within a walk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lifecircle import _native
from lifecircle._table import Table

#: Rows with an id, ``from``, ``until`` and ``units``: dictionaries, a :class:`lifecircle.Table`, or a DataFrame.
Windows = Iterable[Mapping[str, Any]] | Any


class CapacityWindows:
    """What services can serve in the hours they are open."""

    def __init__(self, native: _native.CapacityWindows) -> None:
        """Wrap windows of the core; use :meth:`lifecircle.Prepared.capacity_windows`."""
        self._native = native

    @property
    def windows(self) -> Table:
        """One row for each stretch a service is open: ``facility``, ``from``, ``until``, ``units``."""
        return Table(self._native.table())

    @property
    def unknown(self) -> Table:
        """One row for each facility left out: ``facility``, ``why`` (``unknown-hours``, ``unknown-capacity``)."""
        return Table(self._native.unknown())


class Allocation:
    """Who gets what, and who does not and why: as many units as can be, with the least walking."""

    def __init__(self, native: _native.Allocation) -> None:
        """Wrap an allocation of the core; use :meth:`lifecircle.Prepared.allocate`."""
        self._native = native

    @property
    def assignments(self) -> Table:
        """One row per demand and the capacity it is given.

        ``home``, ``facility``, ``from``, ``until`` (when the demand is), ``units``, ``walk_s``.
        """
        return Table(self._native.assignments())

    @property
    def unserved(self) -> Table:
        """One row per demand that is not wholly served.

        ``home``, ``from``, ``until``, ``units``, ``why`` (``unattached``, ``nothing-within-walk``, ``none-then``,
        ``all-full``), ``data_ends`` (there may be capacity beyond the data).
        """
        return Table(self._native.unserved())

    @property
    def capacities(self) -> Table:
        """One row per capacity: ``facility``, ``from``, ``until``, ``units``, ``used``."""
        return Table(self._native.capacities())


def window_rows(windows: CapacityWindows | Windows, place: str) -> list[dict[str, Any]]:
    """Return windows as the rows of a document; what the core asks for and they do not have, it misses itself."""
    if isinstance(windows, CapacityWindows):
        windows = windows.windows
    elif not isinstance(windows, Table) and hasattr(windows, "to_dict"):
        windows = windows.to_dict("records")
    keys = (place, "from", "until", "units")
    return [{key: row[key] for key in keys if key in row} for row in windows]
