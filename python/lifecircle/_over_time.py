"""Access over a day, a week or any period."""

from __future__ import annotations

from collections.abc import Sequence

from lifecircle import _native
from lifecircle._moment import DateLike, date_text
from lifecircle._run import Listener, how
from lifecircle._table import Table

#: The hours of a day that count, as minutes since midnight: from, and up to.
WAKING_MINUTES = (6 * 60, 22 * 60)


class AccessOverTime:
    """Access at every moment of a period: exact between its changes, never sampled."""

    def __init__(self, native: _native.AccessOverTime, minutes: Sequence[int]) -> None:
        """Wrap a result of the core; use :meth:`lifecircle.Prepared.access_over`."""
        self._native = native
        self._minutes = sorted(set(minutes))

    def shares(
        self,
        minutes: int,
        *,
        waking_minutes: tuple[int, int] = WAKING_MINUTES,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return for every home and category the share of waking time in which it is reached within so many minutes.

        Parameters
        ----------
        minutes
            One of the limits asked for.
        waking_minutes
            Which minutes of a day count, since midnight; 06:00 to 22:00 by default.
        progress, threads
            As in :meth:`lifecircle.Study.from_osm`.
        """
        return Table(self._native.shares(self._limit(minutes), waking_minutes, how(progress, threads)))

    def choices(
        self,
        *,
        waking_minutes: tuple[int, int] = WAKING_MINUTES,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return how many choices every home has over waking time: the least, the most, the mean."""
        return Table(self._native.choices(waking_minutes, how(progress, threads)))

    def door_times(self, minutes: int, day: DateLike) -> Table:
        """Return when on a day every home can first and last reach each category within so many minutes."""
        return Table(self._native.door_times(self._limit(minutes), date_text(day)))

    def intervals(self, homes: Sequence[int]) -> Table:
        """Return the nearest of each category for some homes, from change to change."""
        return Table(self._native.intervals(list(homes)))

    def counts(self, homes: Sequence[int], minutes: int) -> Table:
        """Return how many some homes reach within so many minutes, from change to change."""
        return Table(self._native.counts(list(homes), self._limit(minutes)))

    def _limit(self, minutes: int) -> int:
        if minutes not in self._minutes:
            from lifecircle._errors import ArgumentError

            known = ", ".join(map(str, self._minutes))
            raise ArgumentError("this limit was not asked for", str(minutes), None, f"use one of {known}")
        return self._minutes.index(minutes)
