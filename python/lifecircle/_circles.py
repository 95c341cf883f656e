"""Many circles: a city divided, circles laid over each other, circles added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lifecircle import _native
from lifecircle._run import Listener, how
from lifecircle._standard import Standard
from lifecircle._table import Table

if TYPE_CHECKING:
    from lifecircle._assessment import Assessment
    from lifecircle._prepared import Prepared


class Partition:
    """A city divided into circles: every home that has a door on the network is in exactly one of them."""

    def __init__(self, native: _native.Partition) -> None:
        """Wrap a partition of the core; use :meth:`lifecircle.Prepared.partition`."""
        self._native = native

    @property
    def circles(self) -> Table:
        """One row per circle: homes, people, whether it fits, the longest walk to its centre."""
        return Table(self._native.circles())

    @property
    def homes(self) -> Table:
        """One row per home: the circle it is in."""
        return Table(self._native.homes())


@dataclass(frozen=True)
class Demand:
    """What a circle asks for: so many of some categories within so many minutes.

    Attributes
    ----------
    categories
        One category, or several of which any will do.
    minutes
        Within so many minutes.
    minimum
        At least so many.
    """

    categories: str | Sequence[str]
    minutes: int = 15
    minimum: int = 1

    def _row(self) -> tuple[str, int, int]:
        names = self.categories if isinstance(self.categories, str) else "|".join(self.categories)
        return names, self.minutes, self.minimum


@dataclass(frozen=True, kw_only=True)
class FusionCircle:
    """A circle to be laid over others: its demands, as its walker sees the study."""

    id: str
    prepared: Prepared
    demands: Sequence[Demand]
    name: str | None = None


class Fusion:
    """Several circles laid over each other (圈圈融合), for every home of their study."""

    def __init__(
        self,
        circles: Sequence[FusionCircle],
        *,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> None:
        """Lay circles over each other; all must be of one study.

        Raises
        ------
        ArgumentError
            For circles of different studies, or without demands.
        """
        rows = [(c.id, c.name, c.prepared._native, [demand._row() for demand in c.demands]) for c in circles]
        self._native = _native.Fusion.lay(rows, how(progress, threads))

    @property
    def homes(self) -> Table:
        """One row per home: whether all circles hold, all but one, which is missing, or what is not known."""
        return Table(self._native.homes())

    @property
    def tallies(self) -> Table:
        """How many homes and people share an overlay."""
        return Table(self._native.tallies())

    def places(self, at_least: int = 2) -> Table:
        """Return the places that serve at least so many circles (一圈多能), with how many people can walk there."""
        return Table(self._native.places(at_least))


class CircleRecords:
    """What is reported of circles, to be added up by administrative code from sub-district to nation.

    Examples
    --------
    >>> import lifecircle as lc
    >>> records = lc.CircleRecords("mofcom-2025")
    >>> records.state("320106002", "华侨路", people=9000)
    >>> records.enter("320106002", "华侨路", "chain-share", part=41, whole=120)
    >>> nation = records.roll_up().rows(1)[0]
    >>> nation["name"], nation["people"], round(nation["chain-share"], 1)
    ('全国', 9000.0, 34.2)
    """

    def __init__(self, standard: str | Standard) -> None:
        """Collect records under a standard, whose targets they can report."""
        self._native = _native.CircleRecords.new(Standard.named(standard)._native)

    def add_assessment(self, assessment: Assessment, divisions: Mapping[str, str]) -> None:
        """Add the circles of an assessment; ``divisions`` gives the code of each circle's division by its id."""
        self._native.add_assessment(assessment._native, list(divisions.items()))

    def enter(self, division: str, circle: str, target: str, *, part: float, whole: float) -> None:
        """Enter what a circle reports for a target of the standard: a part of a whole."""
        self._native.enter(division, circle, target, part, whole)

    def state(self, division: str, circle: str, *, people: float | None = None, outlets: float | None = None) -> None:
        """State how many people and outlets a circle has."""
        self._native.state(division, circle, people, outlets)

    def read_csv(self, text: str, *, file: str = "entries.csv") -> int:
        """Add the rows of a CSV text, as :meth:`to_table` writes them, and return how many."""
        return self._native.read_csv(text, file)

    def to_table(self) -> Table:
        """Return the records: what :meth:`read_csv` reads."""
        return Table(self._native.table())

    def acceptance(self) -> Table:
        """Return each circle's own values against the targets of the standard."""
        return Table(self._native.acceptance())

    def roll_up(self, *, names: Mapping[str, str] | None = None) -> Table:
        """Return what the circles of every division add up to, the nation first.

        Parameters
        ----------
        names
            Names of divisions below districts by their code; those above are known.
        """
        rows = None if names is None else "code,name\n" + "".join(f"{code},{name}\n" for code, name in names.items())
        return Table(self._native.roll_up(rows))
