"""When the services of a study are open."""

from __future__ import annotations

from typing import cast

from lifecircle import _native
from lifecircle._calendar import Span, State, spans
from lifecircle._moment import MomentLike, moment_text
from lifecircle._table import Table


class Openings:
    """When the services of a study are open over a range of dates, and by which rule. Immutable.

    Facilities are named by their rows in :attr:`lifecircle.Study.facilities`, their services by number from 0.
    """

    def __init__(self, native: _native.Openings) -> None:
        """Wrap openings of the core; use :meth:`lifecircle.Study.openings`."""
        self._native = native

    def state(self, facility: int, at: MomentLike, *, service: int = 0) -> State:
        """Return whether a service is open at a moment.

        Raises
        ------
        NotFoundError
            When there is no such service.
        """
        return cast(State, self._native.state(facility, service, moment_text(at)))

    def rules(self, facility: int, at: MomentLike, *, service: int = 0) -> list[str]:
        """Return the rules by which a service is open at a moment: hours, and the ``RRULE`` of events."""
        return self._native.rules(facility, service, moment_text(at))

    def at(self, moment: MomentLike) -> Table:
        """Return every service at a moment.

        Returns
        -------
        Table
            One row per service: ``facility``, ``category``, ``channel``, ``state``, ``rules`` (by which it is open).
        """
        return Table(self._native.at(moment_text(moment)))

    def between(self, facility: int, start: MomentLike, end: MomentLike, *, service: int = 0) -> list[Span]:
        """Return every stretch of one state of a service between two moments, in order and without gaps."""
        return spans(self._native.between(facility, service, moment_text(start), moment_text(end)))
