"""Indicators of access, and how they are distributed among people."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._run import Listener, how
from lifecircle._table import Table

Supply = Literal["each", "capacity", "area"]
LevelState = Literal["exact", "at-least", "at-most", "too-far", "beyond-data", "no-facility"]


def indicators() -> Table:
    """Return which indicators can be asked for by name, in both languages.

    Examples
    --------
    >>> import lifecircle as lc
    >>> "2sfca" in lc.indicators()["indicator"]
    True
    """
    return Table(_native.indicators())


class Catchments:
    """All walks between homes and outlets within the horizon, column by column, as an indicator of one's own sees them.

    Columns are numpy arrays where numpy is installed, and otherwise memory views. Numbers that are not known are NaN.

    Attributes
    ----------
    home, outlet, seconds
        One entry for each walk, home by home.
    people
        One entry for each home.
    kind, supply
        One entry for each outlet: a facility in one of the kinds asked for, counted from 0.
    kinds
        How many kinds there are.
    """

    home: Any
    outlet: Any
    seconds: Any
    people: Any
    kind: Any
    supply: Any
    kinds: int

    def __init__(self, columns: _native._WalkColumns, native: _native.Catchments | None = None) -> None:
        """Wrap the bytes of the core; use :meth:`lifecircle.Prepared.catchments`."""
        self._native = native
        self.home, self.outlet = _view(columns["home"], real=False), _view(columns["outlet"], real=False)
        self.seconds, self.people = _view(columns["seconds"], real=True), _view(columns["people"], real=True)
        self.kind, self.supply = _view(columns["kind"], real=False), _view(columns["supply"], real=True)
        self.kinds = columns["kinds"]

    def measure(
        self,
        indicators: Sequence[str | Indicator],
        *,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return indicators of these walks, one row per home: ``home``, and each indicator with ``<name>_state``.

        Parameters
        ----------
        indicators
            As in :meth:`lifecircle.Prepared.measure`.
        progress, threads
            As in :meth:`lifecircle.Study.from_osm`.
        """
        by_name = [asked for asked in indicators if isinstance(asked, str)]
        return Table(self._core().measure(by_name, own_rows(indicators), how(progress, threads)))

    def _core(self) -> _native.Catchments:
        if self._native is None:
            fix = "ask Prepared.catchments for some"
            raise ArgumentError("these catchments are those an indicator is being asked about", None, None, fix)
        return self._native


class Indicator(Protocol):
    """An indicator of your own: a number for every home, from all walks at once.

    Attributes
    ----------
    name
        The name of its column.
    minutes
        The longest walk that matters.
    dependency_radius
        How many such walks away something can matter to a home: 1 for what it reaches, 2 for who else reaches that.
    """

    name: str
    minutes: float
    dependency_radius: int

    def levels(self, catchments: Catchments) -> Any:  # noqa: ANN401
        """Return a number for each home, finite and not negative, or a pair: the numbers, and a state for each.

        Without states a number is exact where the data ends nowhere near, and otherwise nothing is claimed.
        """
        ...


def check_indicator(indicator: Indicator, catchments: Catchments) -> None:
    """Hold an indicator of your own to the laws every indicator keeps.

    Rows are turned round and the data is cut smaller in several ways: what is exact in less data must be the same in
    more. It is measured eight times.

    Parameters
    ----------
    indicator
        The indicator.
    catchments
        Walks to try it on, of :meth:`lifecircle.Prepared.catchments`; take a small study.

    Raises
    ------
    PluginError
        Naming the law that is broken, or whatever the indicator itself does wrong.
    """
    catchments._core().check(own_rows([indicator])[0])


@dataclass(frozen=True)
class Inequality:
    """How unevenly an indicator lies along another variable, such as income.

    Attributes
    ----------
    people
        The people whose rank and value are known.
    people_left_out
        Those whose rank or value is not.
    concentration
        The concentration index: below 0 when the low ranks have more than their share. None when nobody has anything.
    concentration_corrected
        The same with Erreygers' correction.
    palma
        The mean of the top tenth over that of the bottom four tenths, by rank.
    """

    people: float
    people_left_out: float
    concentration: float | None
    concentration_corrected: float | None
    palma: float | None


class Measured:
    """The levels of some indicators at every home of a study."""

    def __init__(self, native: _native.Measured) -> None:
        """Wrap measures of the core; use :meth:`lifecircle.Prepared.measure`."""
        self._native = native

    def table(self) -> Table:
        """Return one row per home: ``home``, ``people``, and each indicator with ``<name>_state``."""
        return Table(self._native.table())

    def equity(self) -> Table:
        """Return how each indicator is distributed over all people and each group: percentiles, Gini, Palma, Theil."""
        return Table(self._native.equity())

    def lorenz(self) -> Table:
        """Return the Lorenz curves: ``indicator``, ``group``, ``people`` and ``value`` as shares from 0 to 1."""
        return Table(self._native.lorenz())

    def ranked(self, indicator: str, ranks: Sequence[float | None]) -> Inequality:
        """Return how unevenly an indicator lies along another variable with one value for each home."""
        row: dict[str, Any] = dict(Table(self._native.ranked(indicator, list(ranks))).rows()[0])
        return Inequality(**row)


def measure_walks(
    indicators: Sequence[str],
    *,
    people: Sequence[float | None],
    kinds: Sequence[int],
    supply: Sequence[float | None],
    home: Sequence[int],
    outlet: Sequence[int],
    seconds: Sequence[float],
    minutes: float,
    attached: Sequence[bool] | None = None,
) -> Table:
    """Return indicators of travel times of your own, whatever they were measured with.

    Parameters
    ----------
    indicators
        As in :meth:`lifecircle.Prepared.measure`.
    people
        The people of each home.
    kinds, supply
        The kind of each outlet, counted from 0, and how much it can serve.
    home, outlet, seconds
        The walks: which home, which outlet, how long.
    minutes
        Up to which walk the times are complete.
    attached
        Which homes can be left at all; all by default.

    Examples
    --------
    >>> import lifecircle as lc
    >>> table = lc.measure_walks(["2sfca minutes=10"], people=[100, 100], kinds=[0], supply=[4],
    ...                          home=[0, 1], outlet=[0, 0], seconds=[60, 300], minutes=10)
    >>> table["2sfca"]
    [0.02, 0.02]
    """
    if not len(home) == len(outlet) == len(seconds):
        raise ArgumentError(
            "a walk has a home, an outlet and seconds", f"{len(home)}, {len(outlet)} and {len(seconds)} of them"
        )
    reach = [True] * len(people) if attached is None else list(attached)
    walks = (_integers(home), _integers(outlet), _reals(seconds))
    homes = list(zip(people, reach, strict=True))
    return Table(
        _native.measure_walks(homes, list(zip(kinds, supply, strict=True)), walks, float(minutes), list(indicators))
    )


def levels_of(indicator: Indicator) -> Callable[[_native._WalkColumns], tuple[Any, list[str] | None]]:
    """Return what the core calls."""

    def levels(columns: _native._WalkColumns) -> tuple[Any, list[str] | None]:
        given = indicator.levels(Catchments(columns))
        numbers, states = given if isinstance(given, tuple) else (given, None)
        return _reals(numbers), None if states is None else [str(state) for state in states]

    return levels


def own_rows(indicators: Sequence[str | Indicator]) -> list[_native._OwnIndicator]:
    """Return the indicators of the host among some, as the core takes them."""
    return [
        (asked.name, float(asked.minutes), asked.dependency_radius, levels_of(asked))
        for asked in indicators
        if not isinstance(asked, str)
    ]


def _view(values: bytes, *, real: bool) -> Any:  # noqa: ANN401
    try:
        import numpy as np
    except ImportError:
        return memoryview(values).cast("d") if real else memoryview(values).cast("q")
    return np.frombuffer(values, "float64" if real else "int64")


def _integers(values: Any) -> Any:  # noqa: ANN401
    return values.astype("int64", casting="safe", copy=True) if hasattr(values, "astype") else array("q", values)


def _reals(values: Any) -> Any:  # noqa: ANN401
    return values.astype("float64", copy=True) if hasattr(values, "astype") else array("d", values)
