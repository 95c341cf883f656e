"""Registers that live: what residents need, what was consulted and served, and how they liked it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._inputs import TableLike, take
from lifecircle._moment import DateLike, date_text
from lifecircle._standard import Standard
from lifecircle._table import Table

if TYPE_CHECKING:
    from lifecircle._study import Study

SummaryBy = Literal["all", "list", "circle"]


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A need was raised (问需).

    Attributes
    ----------
    id
        Its identity.
    list
        The id of the list it is kept in.
    on
        When.
    text
        What people ask for.
    category
        The category that would serve it, if anybody has said which.
    circle
        The circle it comes from.
    position
        Longitude and latitude of where it arises.
    people
        How many people it concerns.
    """

    id: str
    list: str
    on: DateLike
    text: str = ""
    category: str | None = None
    circle: str | None = None
    position: tuple[float, float] | None = None
    people: float | None = None

    def _row(self) -> _native._EntryRow:
        row = _row("raised", self.id, (), self.on, self.text)
        row["list_id"], row["category"], row["circle"] = self.list, self.category, self.circle
        row["position"], row["people"] = self.position, self.people
        return row


@dataclass(frozen=True, kw_only=True)
class Consulted:
    """Residents were consulted about needs (微协商): who met, what was agreed."""

    id: str
    needs: Sequence[str]
    on: DateLike
    text: str = ""

    def _row(self) -> _native._EntryRow:
        return _row("consulted", self.id, self.needs, self.on, self.text)


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """Somebody had an idea how to meet needs (问计)."""

    id: str
    needs: Sequence[str]
    on: DateLike
    text: str = ""

    def _row(self) -> _native._EntryRow:
        return _row("proposed", self.id, self.needs, self.on, self.text)


@dataclass(frozen=True, kw_only=True)
class Served:
    """Something was done about needs (微服务), perhaps as a proposal had it."""

    id: str
    needs: Sequence[str]
    on: DateLike
    proposal: str | None = None
    text: str = ""

    def _row(self) -> _native._EntryRow:
        row = _row("served", self.id, self.needs, self.on, self.text)
        row["proposal"] = self.proposal
        return row


@dataclass(frozen=True, kw_only=True)
class Rated:
    """People were asked how they liked a service (问效), by the need it answered for them."""

    service: str
    need: str
    on: DateLike
    satisfied: int
    asked: int

    def _row(self) -> _native._EntryRow:
        row = _row("rated", self.service, (self.need,), self.on, "")
        row["satisfied"], row["asked"] = self.satisfied, self.asked
        return row


Entry = Raised | Consulted | Proposed | Served | Rated


def _row(entry: str, id: str, needs: Iterable[str], on: DateLike, text: str) -> _native._EntryRow:
    return {
        "entry": entry,
        "id": id,
        "needs": [needs] if isinstance(needs, str) else list(needs),
        "on": date_text(on),
        "text": text,
        "list_id": None,
        "category": None,
        "circle": None,
        "position": None,
        "people": None,
        "proposal": None,
        "satisfied": None,
        "asked": None,
    }


@dataclass(frozen=True)
class NeedList:
    """A list that needs are kept in, such as the red one for what is missing on the ground."""

    id: str
    zh: str = ""
    en: str = ""


class Store(Protocol):
    """Where registers are kept: streams of records that only grow.

    A stream never written to is empty; streams do not see each other; what was appended is read back byte for byte. It
    may be asked on several threads, and must not call the register it is the store of. See :func:`check_store`.
    """

    def append(self, stream: str, expected: int, records: list[bytes]) -> int:
        """Append records to a stream if it holds exactly ``expected``, all or none; return how many it held before.

        When that is not ``expected``, somebody else was first, and nothing is written.
        """
        ...

    def read(self, stream: str, start: int) -> Iterable[bytes]:
        """Return the records of a stream from number ``start`` on, counted from 0."""
        ...


class _Ours:
    """A store of the library; a :class:`Store` like any other."""

    _native: _native.Store

    def append(self, stream: str, expected: int, records: list[bytes]) -> int:
        """Append records to a stream if it holds exactly ``expected``; return how many it held before."""
        return self._native.append(stream, expected, records)

    def read(self, stream: str, start: int) -> list[bytes]:
        """Return the records of a stream from number ``start`` on, counted from 0."""
        return self._native.read(stream, start)


class MemoryStore(_Ours):
    """Streams in memory: for tests, notebooks and what-if."""

    def __init__(self) -> None:
        """Make an empty one."""
        self._native = _native.Store.memory()


class SqliteStore(_Ours):
    """Streams in a SQLite file: on the disk when a call returns, and shared by several processes."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open the file, or make it.

        Raises
        ------
        IoError
            When it cannot be opened or made.
        FormatError
            When it is no register, or one of a later version.
        """
        self._native = _native.Store.sqlite(os.fspath(path))


def store_of(store: Store) -> _native.Store:
    """Return the store as the core takes it."""
    return store._native if isinstance(store, _Ours) else _native.Store.of_host(store)


def check_store(store: Store, fresh: str) -> None:
    """Hold a store to the laws every store keeps.

    Parameters
    ----------
    store
        The store.
    fresh
        Streams of this name and a slash are written to, from several threads at once, and must never have been before.

    Raises
    ------
    PluginError
        Naming the law that is broken.

    Examples
    --------
    >>> import lifecircle as lc
    >>> lc.check_store(lc.MemoryStore(), "trial")
    """
    store_of(store).check(fresh)


class NeedsRegister:
    """What residents need and what became of it: raised, consulted about, served, rated.

    An entry is checked against all that happened before, and then kept; nothing is ever overwritten. May be shared
    between threads, of which each waits for the one before.

    Examples
    --------
    >>> import lifecircle as lc
    >>> register = lc.NeedsRegister()
    >>> register.enter(lc.Raised(id="n1", list="red", on="2026-03-02", text="no place to have shoes mended"))
    >>> register.enter(lc.Served(id="s1", needs=["n1"], on="2026-04-01", text="a stall"),
    ...                lc.Rated(service="s1", need="n1", on="2026-04-01", satisfied=19, asked=20))
    >>> red = register.summary("list").rows()[0]
    >>> red["satisfaction"], red["median_days"]
    (0.95, 30.0)
    """

    def __init__(self, store: Store | None = None, *, stream: str = "needs", lists: Sequence[NeedList] = ()) -> None:
        """Open the register that a stream of a store holds, empty when it holds nothing yet.

        Parameters
        ----------
        store
            Where it is kept; in memory by default.
        stream
            The name of the stream.
        lists
            The lists needs are kept in; red, yellow and blue by default.
        """
        rows = [(own.id, own.zh, own.en) for own in lists]
        # Taken again by whoever holds it, so that a store that comes back is refused instead of waiting for itself.
        self._lock = threading.RLock()
        self._native = _native.NeedsRegister.open(store_of(MemoryStore() if store is None else store), stream, rows)

    def enter(self, *entries: Entry) -> None:
        """Enter what happened, all of it or nothing; return when the store has kept it.

        Raises
        ------
        DuplicateError
            For an id that is taken.
        NotFoundError
            For a list, need, proposal or service that does not exist.
        ValueProblem
            For a date before what it follows, and numbers that contradict.
        ArgumentError
            For what cannot happen in this order.
        PluginError
            When a store of your own fails; what it raised is the cause.
        """
        with self._lock:
            self._native.enter([entry._row() for entry in entries])

    def refresh(self) -> None:
        """Read what others have entered since, through the same store."""
        with self._lock:
            self._native.refresh()

    def import_csv(self, csv: str | os.PathLike[str] | bytes, *, file: str | None = None) -> Table:
        """Enter the rows of a CSV file, whatever their order and encoding; return what was wrong, a row per defect.

        Parameters
        ----------
        csv
            A path, or the bytes of a file. It needs the columns ``id`` and ``on`` (编号, 日期) and may have those of
            :meth:`entries`, by their English or Chinese names; without ``entry`` every row raises a need. Positions are
            ``lon`` and ``lat`` in WGS-84.
        file
            What names it in the report; the name of the file by default.
        """
        if not isinstance(csv, bytes):
            file = os.path.basename(os.fspath(csv)) if file is None else file
            csv = Path(csv).read_bytes()
        with self._lock:
            return Table(self._native.import_csv(csv, file or "needs.csv"))

    def import_table(self, data: Table | TableLike, *, name: str = "needs") -> Table:
        """Enter the rows of a table, a data frame, columns or dictionaries, as :meth:`import_csv` does.

        Parameters
        ----------
        data
            A :class:`Table`, a pandas or polars data frame, columns by name, or rows as dictionaries.
        name
            What names it in the report.
        """
        if isinstance(data, Table):
            with self._lock:
                return Table(self._native.import_table(data._native, name))
        return self.import_csv(_csv(data, name), file=name)

    def summary(
        self, by: SummaryBy = "list", *, standard: str | Standard | None = None, target: str = "satisfaction"
    ) -> Table:
        """Return the needs summed up: how many at each stage, consultations, services, median days, satisfaction.

        Parameters
        ----------
        by
            ``list``, ``circle``, or ``all`` as one.
        standard
            Against whose target the satisfaction is held, in the column ``meets_target``.
        target
            The id of that target.
        """
        native = None if standard is None else Standard.named(standard)._native
        with self._lock:
            return Table(self._native.summary(by, native, target))

    def entries(self) -> Table:
        """Return everything that happened, one row each, in the columns :meth:`import_csv` reads."""
        with self._lock:
            return Table(self._native.entries())

    def needs(self) -> Table:
        """Return how far each need has come, one row each by id."""
        with self._lock:
            return Table(self._native.needs())

    def proposals(self) -> Table:
        """Return what became of each proposal: needs, services, and how these were liked."""
        with self._lock:
            return Table(self._native.proposals())

    def demand_weights(
        self,
        study: Study,
        categories: Sequence[str],
        *,
        circles: Mapping[str, Sequence[int]] | None = None,
        emphasis: float = 1.0,
        within_m: float = 500.0,
    ) -> tuple[Table, Table]:
        """Return the demand of each home of a study with what open needs add, and a report.

        A need counts while nobody has served it, if it names a category: the people it concerns (one, where that is not
        known) times the emphasis, at the home nearest to where it arises, or spread over the homes of its circle.

        Parameters
        ----------
        study
            Whose homes.
        categories
            The categories wanted, a column each, in residents.
        circles
            Which rows of homes each circle has.
        emphasis
            What one person of a need adds, in residents.
        within_m
            How far the home may be from where a need arises, in metres.
        """
        members = {name: [int(home) for home in homes] for name, homes in (circles or {}).items()}
        with self._lock:
            native = self._native.demand_weights(study._native, list(categories), members, emphasis, within_m)
        weights, report = native
        return Table(weights), Table(report)


def _csv(data: Any, name: str) -> bytes:  # noqa: ANN401
    if hasattr(data, "write_csv"):  # polars
        return str(data.write_csv()).encode()
    if hasattr(data, "to_csv"):  # pandas
        return str(data.to_csv(index=False)).encode()
    given = take(data, name, ("id", "on", "list", "text"))
    if given.path is not None and given.format == "csv":
        return Path(given.path).read_bytes()
    if given.format != "csv" or not isinstance(given.payload, bytes):
        fix = "give a CSV file, a data frame, columns or rows"
        raise ArgumentError("needs cannot be read from this", type(data).__name__, None, fix)
    return given.payload
