"""What one can ask a prepared study about time: what is open, and who gets what exists only for a while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lifecircle._allocation import Allocation, CapacityWindows, Windows, window_rows
from lifecircle._moment import MomentLike, moment_text
from lifecircle._native import Prepared as NativePrepared
from lifecircle._over_time import AccessOverTime
from lifecircle._question import Channel, Sense, UnknownHours, access_how, document_text
from lifecircle._run import Listener, how
from lifecircle._table import Table


class TimeQuestions:
    """What one can ask a prepared study about time; part of :class:`lifecircle.Prepared`."""

    _native: NativePrepared

    def access_over(
        self,
        categories: Sequence[str],
        start: MomentLike,
        end: MomentLike,
        *,
        minutes: Sequence[int] = (5, 10, 15),
        sense: Sense = "arrive",
        stay_minutes: int = 0,
        channels: Sequence[Channel] | None = None,
        unknown_hours: UnknownHours = "excluded",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> AccessOverTime:
        """Return access at every moment from ``start`` to ``end``, such as a week.

        Parameters
        ----------
        categories, minutes, sense, stay_minutes, channels, unknown_hours
            As in :meth:`Prepared.access`.
        start, end
            The period.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        what = access_how(categories, minutes, 1, None, unknown_hours, sense, stay_minutes, channels)
        native = self._native.access_over(what, moment_text(start), moment_text(end), how(progress, threads))
        return AccessOverTime(native, minutes)

    def services_reached(
        self,
        home: int,
        categories: Sequence[str],
        *,
        minutes: Sequence[int] = (15,),
        at: MomentLike | None = None,
        sense: Sense = "arrive",
        stay_minutes: int = 0,
        channels: Sequence[Channel] | None = None,
        unknown_hours: UnknownHours = "excluded",
    ) -> Table:
        """Return every service a home reaches within the longest limit, from near to far, with the rule it is open by.

        Parameters
        ----------
        home
            The row of the home in :attr:`Study.homes`.
        categories, minutes, at, sense, stay_minutes, channels, unknown_hours
            As in :meth:`Prepared.access`.

        Returns
        -------
        Table
            One row per service: ``facility``, ``name``, ``category``, ``channel``, ``walk_s``, ``state`` and ``rules``,
            which are None without a moment.
        """
        what = access_how(categories, minutes, 1, at, unknown_hours, sense, stay_minutes, channels)
        return Table(self._native.services_reached(home, what))

    def capacity_windows(self, category: str, start: MomentLike, end: MomentLike) -> CapacityWindows:
        """Return the capacity of the services of a category that one can walk to, in the stretches they are open.

        What nobody knows, hours or capacity, is left out and listed apart.
        """
        return CapacityWindows(self._native.capacity_windows(category, moment_text(start), moment_text(end)))

    def allocate(
        self,
        capacities: CapacityWindows | Windows,
        demands: Windows,
        *,
        limit_minutes: int,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Allocation:
        """Give demand to capacity within a walk: as many units as can be, and of all ways to do so the least walking.

        Parameters
        ----------
        capacities
            Rows of ``facility`` (an id), ``from``, ``until`` and ``units``, or the windows of :meth:`capacity_windows`.
        demands
            Rows of ``home`` (an id), ``from``, ``until`` and ``units``. A unit of capacity serves one unit of demand
            whose window lies within its own.
        limit_minutes
            The longest walk.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        NotFoundError
            For an id that does not exist, with its row and the ids like it.

        Examples
        --------
        >>> import lifecircle as lc
        >>> nodes = {"id": [1, 2], "x": [118.780, 118.782], "y": [32.04, 32.04]}
        >>> network = lc.Network.from_frames(nodes, {"from": [1], "to": [2]}, crs="WGS84")
        >>> bays = lc.Facilities.read([("bays", "car-parking", 118.782, 32.04)], crs="WGS84")
        >>> homes = lc.Homes.read([("h", 118.780, 32.04, 120)], crs="WGS84")
        >>> study = lc.Study.build(network, facilities=bays, homes=homes, extent=(118.7, 32.0, 118.9, 32.1))
        >>> night = {"from": "2026-03-10T19:00", "until": "2026-03-11T07:00"}
        >>> found = study.prepare().allocate([{"facility": "bays", "units": 2, **night}],
        ...                                  [{"home": "h", "units": 3, **night}], limit_minutes=5)
        >>> found.assignments["units"], found.unserved["units"], found.unserved["why"]
        ([2], [1], ['all-full'])
        """
        document = {
            "limit_minutes": limit_minutes,
            "capacity": window_rows(capacities, "facility"),
            "demand": window_rows(demands, "home"),
        }
        return self.allocate_document(document, progress=progress, threads=threads)

    def allocate_document(
        self,
        document: str | Mapping[str, Any],
        *,
        file: str = "allocation",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Allocation:
        """Give demand to capacity as written down: TOML or JSON text, or a dictionary of the same shape.

        Parameters
        ----------
        document
            ``limit_minutes``, and the lists ``capacity`` and ``demand`` with rows as in :meth:`allocate`.
        file
            What names the text in errors.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        FormatError
            For what is no such document, with the line, the key and what a mistyped key may have meant.
        """
        return Allocation(self._native.allocate(document_text(document), file, how(progress, threads)))
