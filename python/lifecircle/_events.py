"""Services held now and then, and iCalendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from lifecircle import _native
from lifecircle._calendar import Span, State, WorkCalendar, spans
from lifecircle._moment import DateLike, MomentLike, date_text, moment_of, moment_text
from lifecircle._table import Table

OnHolidays = Literal["unknown", "held", "cancelled"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """A service held once, or again and again: a service day, a course, a fair.

    Attributes
    ----------
    id, title
        What it is.
    start, end
        The first time it is held.
    rule
        A recurrence rule of iCalendar, such as ``"FREQ=MONTHLY;BYMONTHDAY=10"``; None when it is held once.
    except_dates
        Dates on which it is not held.
    on_holidays
        Whether it is held in a public holiday's break: ``held``, ``cancelled``, or ``unknown``.

    Examples
    --------
    >>> import lifecircle as lc
    >>> day = lc.Event(id="1", title="便民服务日", start="2026-01-10T09:00", end="2026-01-10T12:00",
    ...                rule="FREQ=MONTHLY;BYMONTHDAY=10")
    >>> day.at("2026-02-10T10:00"), day.at("2026-02-11T10:00")
    ('open', 'closed')
    """

    id: str
    title: str
    start: MomentLike
    end: MomentLike
    rule: str | None = None
    except_dates: tuple[DateLike, ...] = ()
    on_holidays: OnHolidays = "unknown"

    def _made(self) -> _native.Event:
        row: _native._EventRow = {
            "id": self.id,
            "title": self.title,
            "start": moment_text(self.start),
            "end": moment_text(self.end),
            "rule": self.rule,
            "left_out": [date_text(day) for day in self.except_dates],
            "on_holidays": self.on_holidays,
        }
        return _native.Event.new(row)

    @classmethod
    def _of(cls, native: _native.Event) -> Event:
        id, title, start, end, rule, left_out, holidays = native.parts()
        return cls(
            id=id,
            title=title,
            start=moment_of(start),
            end=moment_of(end),
            rule=rule,
            except_dates=tuple(date.fromisoformat(day) for day in left_out),
            on_holidays=cast(OnHolidays, holidays),
        )

    def at(self, moment: MomentLike, *, calendar: WorkCalendar | None = None) -> State:
        """Return whether it is held at a moment."""
        native = (calendar or WorkCalendar())._native
        return cast(State, self._made().at(moment_text(moment), native))

    def occurrences(self, start: MomentLike, end: MomentLike, *, calendar: WorkCalendar | None = None) -> list[Span]:
        """Return the times it is held, or may be, between two moments."""
        native = (calendar or WorkCalendar())._native
        return spans(self._made().occurrences(moment_text(start), moment_text(end), native))


def recurrence_dates(rule: str, first: DateLike, last: DateLike) -> list[date]:
    """Return the dates of a recurrence rule, from its first date on.

    Raises
    ------
    ValueProblem
        For a part of the rule that is not understood; it is named.

    Examples
    --------
    >>> import lifecircle as lc
    >>> [day.isoformat() for day in lc.recurrence_dates("FREQ=WEEKLY;BYDAY=TU", "2026-02-03", "2026-02-17")]
    ['2026-02-03', '2026-02-10', '2026-02-17']
    """
    return [date.fromisoformat(day) for day in _native.recurrence_dates(rule, date_text(first), date_text(last))]


def read_ical(text: str, *, file: str = "events.ics") -> tuple[list[Event], Table]:
    """Return the events of an iCalendar text, and a report of what was wrong with it."""
    events, report = _native.events_from_ical(text, file)
    return [Event._of(event) for event in events], Table(report)


def write_ical(events: Iterable[Event], *, stamp: MomentLike | None = None) -> str:
    """Return events as iCalendar.

    Parameters
    ----------
    events
        The events.
    stamp
        When the file was written; now by default.
    """
    now = datetime.now().astimezone() if stamp is None else stamp
    return _native.events_to_ical([event._made() for event in events], moment_text(now))
