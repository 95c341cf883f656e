"""Residents' days on foot: in which order, where and when, with the least walking; and what breaks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lifecircle import _native
from lifecircle._question import document_text
from lifecircle._run import Listener, how
from lifecircle._table import Table

if TYPE_CHECKING:
    from lifecircle._prepared import Prepared


class PlannedDays:
    """Days with what came of them."""

    def __init__(self, native: _native.PlannedDays) -> None:
        """Wrap planned days of the core; use :func:`lifecircle.plan_days`."""
        self._native = native

    @property
    def days(self) -> Table:
        """What comes of each day.

        One row per day: ``day``, ``verdict`` (``within``, ``broken``, ``unknown-hours``, ``beyond-data``,
        ``unattached``), ``within_minutes``, ``farthest_minutes`` and ``unknown_hours`` as asked, ``walk_s`` (None when
        the day cannot be done), ``upper_bound``, ``ends``, ``broken_by`` and ``why``, ``breaks``.
        """
        return Table(self._native.days())

    @property
    def visits(self) -> Table:
        """Each leg and the stay it leads to; the geometry is the way.

        One row per leg of the days that can be done: ``day``, ``activity``, ``walker``, ``from``, ``to``, ``name``,
        ``category``, ``depart``, ``arrive``, ``begin``, ``end``, ``walk_s``, ``wait_s``, ``slack_s``, ``length_m``,
        ``on_arrival``, ``hours``, ``within``.
        """
        return Table(self._native.visits())


def plan_days(
    days: str | Mapping[str, Any],
    walkers: Prepared | Sequence[Prepared],
    *,
    file: str = "days",
    progress: Listener | bool | None = None,
    threads: int | None = None,
) -> PlannedDays:
    """Plan residents' days: for each the schedule with the least walking, and what breaks "all within N minutes".

    Parameters
    ----------
    days
        The days of one date, as a dictionary, or as TOML or JSON text. ``date``, and where the defaults do not fit
        ``within_minutes`` (15), ``farthest_minutes`` (30) and ``unknown_hours`` (``excluded``), hold for all. Each
        ``day`` has ``home`` (an id), ``start`` and its list ``activity``; it may have ``id``, ``order`` (``given``, or
        ``free`` up to ten activities) and ``walker``. Each activity has a place: ``category``, or ``facility`` with or
        without a ``category`` of the service used, or ``home``, or ``back_home``; it may have ``id``, ``from``,
        ``until``, ``stay_minutes``, ``walker`` (of the leg to it), ``audience`` (whom the service must serve), and in a
        free order ``after`` (ids) and ``directly_after`` (an id). In a dictionary times may be dates, times and
        datetimes of any usual kind.
    walkers
        One study as each of its walkers sees it; days name them by the names of their walkers, and the first walks
        where a day names none.
    file
        What names the text in errors.
    progress, threads
        As in :meth:`Study.from_osm`.

    Raises
    ------
    FormatError
        For what is no such document, with the line, the key and what a mistyped key may have meant.
    NotFoundError
        For an id or a walker that does not exist, with the row of the day, the key and the ids like it.

    Examples
    --------
    >>> import lifecircle as lc
    >>> nodes = {"id": [1, 2], "x": [118.780, 118.784], "y": [32.04, 32.04]}
    >>> network = lc.Network.from_frames(nodes, {"from": [1], "to": [2]}, crs="WGS84")
    >>> shops = {"id": ["m"], "category": ["market"], "lon": [118.784], "lat": [32.04]}
    >>> shops = lc.Facilities.read({**shops, "opening_hours": ["06:00-09:00"]}, crs="WGS84")
    >>> homes = lc.Homes.read([("h", 118.780, 32.04, 120)], crs="WGS84")
    >>> study = lc.Study.build(network, facilities=shops, homes=homes, extent=(118.7, 32.0, 118.9, 32.1))
    >>> shopping = {"category": "market", "stay_minutes": 30}
    >>> day = {"home": "h", "start": "05:50", "activity": [shopping, {"back_home": True}]}
    >>> planned = lc.plan_days({"date": "2026-03-10", "day": [day]}, study.prepare("elder"))
    >>> planned.days["verdict"], planned.visits["begin"][0], planned.visits["hours"]
    (['within'], '2026-03-10T06:00:00', ['open', None])
    """
    prepared = [walkers] if not isinstance(walkers, Sequence) else walkers
    natives = [walker._native for walker in prepared]
    return PlannedDays(_native.plan_days(document_text(days), file, natives, how(progress, threads)))
