"""Time as people keep it: the work calendar, opening hours, schedules."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, cast

from lifecircle import _native
from lifecircle._moment import DateLike, MomentLike, date_text, moment_of, moment_text

State = Literal["open", "closed", "unknown"]
DayKind = Literal["workday", "weekend", "holiday", "make-up-workday"]


@dataclass(frozen=True)
class Span:
    """A stretch of time and what is known of it; the end is not part of it."""

    start: datetime
    end: datetime
    state: State


@dataclass(frozen=True)
class Words:
    """The same in two languages."""

    zh: str
    en: str


def spans(found: Sequence[tuple[str, str, str]]) -> list[Span]:
    """Return the spans of the core with datetimes."""
    return [Span(moment_of(start), moment_of(end), cast(State, state)) for start, end, state in found]


class WorkCalendar:
    """Which days are worked in mainland China, and which are not known.

    Examples
    --------
    >>> import lifecircle as lc
    >>> calendar = lc.WorkCalendar()
    >>> calendar.kind("2026-02-14"), calendar.kind("2026-02-17")
    ('make-up-workday', 'holiday')
    >>> calendar.holiday("2026-02-17").zh
    '春节'
    >>> calendar.kind("2040-01-01") is None
    True
    """

    def __init__(self, native: _native.WorkCalendar | None = None) -> None:
        """Take the bundled calendar."""
        self._native = _native.WorkCalendar.bundled() if native is None else native

    def extended(self, text: str, *, file: str = "workdays.toml") -> WorkCalendar:
        """Return the calendar with the notices of a host's own added.

        Raises
        ------
        LifeCircleError
            With file and line for anything that is not as the schema asks.
        """
        return WorkCalendar(self._native.extended(text, file))

    def extended_by_file(self, path: str | os.PathLike[str]) -> WorkCalendar:
        """Return the calendar with the notices in a file added."""
        return self.extended(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

    def kind(self, day: DateLike) -> DayKind | None:
        """Return what kind of day it is; None where no notice speaks of it."""
        return cast("DayKind | None", self._native.kind(date_text(day)))

    def holiday(self, day: DateLike) -> Words | None:
        """Return the holiday whose break a day belongs to, if any."""
        names = self._native.holiday(date_text(day))
        return None if names is None else Words(*names)

    @property
    def years(self) -> list[int]:
        """The years a notice speaks of."""
        return self._native.years()


class Hours:
    """What a text about opening hours says, in OpenStreetMap's syntax or in Chinese.

    Examples
    --------
    >>> import lifecircle as lc
    >>> hours = lc.Hours("周一至周五 9:00-17:00")
    >>> hours.osm
    'Mo-Fr 09:00-17:00'
    >>> hours.schedule("2026-02-01", "2026-02-28", follows_workdays=True).at("2026-02-14T09:30")
    'open'
    """

    def __init__(self, text: str) -> None:
        """Read a text.

        Raises
        ------
        ValueProblem
            When not all of it is understood; see :meth:`examine`.
        """
        self._native = _native.Hours.read(text)

    @classmethod
    def examine(cls, text: str) -> tuple[Hours | None, list[str]]:
        """Return what was understood of a text, if anything, and the parts that were not."""
        native, rest = _native.Hours.examine(text)
        if native is None:
            return None, rest
        hours = cls.__new__(cls)
        hours._native = native
        return hours, rest

    @property
    def osm(self) -> str:
        """The hours in OpenStreetMap's syntax."""
        return self._native.osm()

    @property
    def words(self) -> Words:
        """The hours in words."""
        return Words(*self._native.words())

    def usual_week(self) -> list[tuple[int, int, State]] | None:
        """Return the states of a usual week in minutes since Monday 00:00; None where weeks differ."""
        return cast("list[tuple[int, int, State]] | None", self._native.usual_week())

    def schedule(
        self,
        first: DateLike,
        last: DateLike,
        *,
        follows_workdays: bool = False,
        calendar: WorkCalendar | None = None,
    ) -> Schedule:
        """Return the hours as states of every minute of a range of dates, both included.

        Parameters
        ----------
        first, last
            The dates.
        follows_workdays
            Whether the service keeps the work calendar, as offices do: closed in breaks, open on make-up workdays.
        calendar
            The work calendar; the bundled one by default.
        """
        native = (calendar or WorkCalendar())._native
        return Schedule(self._native.schedule(native, follows_workdays, date_text(first), date_text(last)))

    def __repr__(self) -> str:
        """Return the hours."""
        return f"<lifecircle.Hours: {self.osm}>"


class Schedule:
    """Opening hours as states of a range of dates; beyond it everything is unknown."""

    def __init__(self, native: _native.Schedule) -> None:
        """Wrap a schedule of the core; use :meth:`Hours.schedule`."""
        self._native = native

    def at(self, moment: MomentLike) -> State:
        """Return the state at a moment."""
        return cast(State, self._native.at(moment_text(moment)))

    def between(self, start: MomentLike, end: MomentLike) -> list[Span]:
        """Return the states from one moment to another."""
        return spans(self._native.between(moment_text(start), moment_text(end)))

    def next_change(self, moment: MomentLike) -> datetime | None:
        """Return when the state changes next; None when it does not within the dates."""
        text = self._native.next_change(moment_text(moment))
        return None if text is None else moment_of(text)


class Timetable:
    """The opening hours of many services, each distinct text read once.

    Examples
    --------
    >>> import lifecircle as lc
    >>> table = lc.Timetable(["24/7", None, "Mo-Fr 08:00-18:00", "24/7"], "2026-02-01", "2026-02-28")
    >>> table.at("2026-02-07T12:00")
    ['open', 'unknown', 'closed', 'open']
    """

    def __init__(
        self,
        texts: Sequence[str | None],
        first: DateLike,
        last: DateLike,
        *,
        follows_workdays: bool = False,
        calendar: WorkCalendar | None = None,
    ) -> None:
        """Compile texts for a range of dates; None is a service whose hours nobody knows."""
        native = (calendar or WorkCalendar())._native
        self._native = _native.Timetable.compile(
            list(texts), native, follows_workdays, date_text(first), date_text(last)
        )

    def at(self, moment: MomentLike) -> list[State]:
        """Return the state of every service at a moment."""
        return cast("list[State]", self._native.at(moment_text(moment)))

    def between(self, row: int, start: MomentLike, end: MomentLike) -> list[Span]:
        """Return the states of one service from one moment to another."""
        return spans(self._native.between(row, moment_text(start), moment_text(end)))

    def __len__(self) -> int:
        """Return how many services."""
        return self._native.row_count()
