"""What if (情景): changes of a study as data, what they change, and several of them side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lifecircle import _native
from lifecircle._question import document_text
from lifecircle._table import Table

if TYPE_CHECKING:
    from lifecircle._assessment import Assessment
    from lifecircle._study import Study

Outcome = Literal["closed", "opened", "better", "worse", "same", "unclear"]


class Scenario:
    """Changes of a study, in the order they are made. Immutable; may be pickled.

    Each change is a dictionary (or a table of TOML or JSON) that says under ``do`` what happens:

    ``add-facility``
        ``id``, ``category`` (one or several), ``at``; ``name``, ``opening_hours``, ``capacity``, ``area_m2``.
    ``close``
        ``facility``.
    ``move``
        ``facility``, ``to``; it is entered at its new place.
    ``hours``
        ``facility``, ``opening_hours``; ``category`` when only one of its services changes.
    ``open-gate``
        ``gate`` (the number of its node), ``for`` (``residents``, ``visitors``, ``everyone``); ``through``.
    ``add-way``
        ``line``; ``id``, ``class``, ``crossing``, ``for_ends_only``: a crossing, a bridge or a path is built.
    ``slow``
        ``way`` (its number) or ``at``, and ``factor``: walks along a street take so many times as long.
    ``move-people``
        ``from``, ``to`` (ids of homes); ``people`` (all of them, unless said).

    Places are longitude and latitude in WGS-84.

    Examples
    --------
    >>> import lifecircle as lc
    >>> new = {"do": "add-facility", "id": "new market", "category": "market", "at": (118.778, 32.043)}
    >>> scenario = lc.Scenario("two-markets", [new, {"do": "close", "facility": "node/1"}])
    >>> scenario
    <lifecircle.Scenario: two-markets, 2 changes>
    >>> scenario.changes
    ['add-facility', 'close']
    """

    def __init__(self, id: str, changes: Iterable[Mapping[str, Any]] = (), *, title: str | None = None) -> None:
        """Put a scenario together.

        Parameters
        ----------
        id
            Its name in tables.
        changes
            What happens, as above.
        title
            What people call it.

        Raises
        ------
        FormatError
            For a key that is missing or unknown.
        ValueProblem
            For a value that is none, with the nearest valid names.
        CategoryError
            For a category that is not in the catalogue.
        """
        document: dict[str, Any] = {"id": id, "change": list(changes)}
        if title is not None:
            document["title"] = title
        self._take(document_text(document), f"scenario {id}")

    def _take(self, text: str, file: str) -> None:
        self._native = _native.Scenario.from_text(text, file)
        self._remake: tuple[Callable[..., Any], tuple[Any, ...]] = (Scenario._of_text, (text, file))

    @classmethod
    def _of_text(cls, text: str, file: str) -> Scenario:
        scenario = cls.__new__(cls)
        scenario._take(text, file)
        return scenario

    @classmethod
    def from_text(cls, text: str, *, file: str = "scenario.toml") -> Scenario:
        """Read TOML, or JSON of the same shape; ``file`` names it in errors.

        It has an ``id``, a ``title`` where wanted, and a list of ``change``.

        Raises
        ------
        LifeCircleError
            As for the constructor, with file, line and key.
        """
        return cls._of_text(text, file)

    @classmethod
    def from_dict(cls, scenario: Mapping[str, Any]) -> Scenario:
        """Return the scenario of a dictionary with the keys ``id``, ``title`` and ``change``."""
        return cls._of_text(document_text(scenario), "scenario")

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Scenario:
        """Read a TOML or JSON file."""
        return cls._of_text(Path(path).read_text(encoding="utf-8"), os.fspath(path))

    @classmethod
    def several_from_text(cls, text: str, *, file: str = "scenarios.toml") -> list[Scenario]:
        """Read several scenarios, each a table of the list ``scenario``, to be compared.

        Raises
        ------
        DuplicateError
            When two have one id.
        EmptyError
            When there is none.
        """
        found = []
        for row, native in enumerate(_native.Scenario.several_from_text(text, file)):
            scenario = cls.__new__(cls)
            scenario._native, scenario._remake = native, (_one_of, (text, file, row))
            found.append(scenario)
        return found

    @classmethod
    def several_from_dicts(cls, scenarios: Iterable[Mapping[str, Any]]) -> list[Scenario]:
        """Return several scenarios, each a dictionary as :meth:`from_dict` takes it."""
        return cls.several_from_text(document_text({"scenario": list(scenarios)}), file="scenarios")

    @classmethod
    def several_from_file(cls, path: str | os.PathLike[str]) -> list[Scenario]:
        """Read the scenarios of a TOML or JSON file."""
        return cls.several_from_text(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

    @property
    def id(self) -> str:
        """Its name in tables."""
        return self._native.id()

    @property
    def title(self) -> str | None:
        """What people call it."""
        return self._native.title()

    @property
    def changes(self) -> list[str]:
        """What each change does, in their order."""
        return self._native.changes()

    def then(self, other: Scenario) -> Scenario:
        """Return the changes of this one and then those of another, under the name of this one."""
        both = Scenario.__new__(Scenario)
        both._native, both._remake = self._native.then(other._native), (Scenario.then, (self, other))
        return both

    def __len__(self) -> int:
        """Return how many changes there are."""
        return len(self.changes)

    def __repr__(self) -> str:
        """Return name and size."""
        return f"<lifecircle.Scenario: {self.id}, {len(self)} changes>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle what it was read from."""
        return self._remake


def _one_of(text: str, file: str, row: int) -> Scenario:
    return Scenario.several_from_text(text, file=file)[row]


class Undo:
    """What undoes a scenario; may be pickled with the study it was applied to."""

    def __init__(self, native: _native.Undo, made: tuple[Study, Scenario]) -> None:
        """Wrap what the core keeps; use :meth:`lifecircle.Study.apply`."""
        self._native = native
        self._made = made

    def apply(self, study: Study) -> Study:
        """Return the study as it was before the scenario, every row and every street as it was.

        Parameters
        ----------
        study
            The one the scenario made, or one made of it from which everything later was undone.

        Raises
        ------
        ArgumentError
            When something the scenario changed is no longer as it left it.
        """
        return study._changed(self._native.apply(study._native), Undo.apply, (self, study))

    def __reduce__(self) -> tuple[Callable[..., Undo], tuple[Any, ...]]:
        """Pickle the study and the scenario."""
        return _undo_of, self._made


def _undo_of(study: Study, scenario: Scenario) -> Undo:
    return study.apply(scenario).undo


@dataclass(frozen=True)
class Applied:
    """A study after a scenario, and what undoes it."""

    study: Study
    undo: Undo


@dataclass(frozen=True)
class Shift:
    """For how many homes or people something changes.

    Attributes
    ----------
    sure
        For sure.
    at_most
        Those of whom it cannot be ruled out as well, because the data ends near them.
    """

    sure: float
    at_most: float


class Difference:
    """What changes from one assessment to another of the same homes, walker, standard and circles."""

    def __init__(self, native: _native.Difference) -> None:
        """Wrap a difference of the core; use :meth:`between`."""
        self._native = native

    @classmethod
    def between(cls, before: Assessment, after: Assessment) -> Difference:
        """Return what changes from ``before`` to ``after``.

        Raises
        ------
        ArgumentError
            When the two are of other homes, another walker, another standard or other circles, or were made with
            another sufficiency or trust in absence.
        """
        return cls(_native.Difference.between(before._native, after._native))

    def table(self) -> Table:
        """Return one row for each circle and requirement.

        What became of the finding (``outcome``), its status before and after, who gains and who loses, coverage, the
        walk of the worst group, the mean walk and its Gini coefficient before and after, and the person-hours of
        walking that are saved, one way.
        """
        return Table(self._native.table())

    @property
    def homes_gaining(self) -> Shift:
        """Homes that gain anything, each counted once."""
        return Shift(*self._native.homes()[0])

    @property
    def homes_losing(self) -> Shift:
        """Homes that lose anything, each counted once."""
        return Shift(*self._native.homes()[1])

    @property
    def people_gaining(self) -> Shift | None:
        """The people of the homes that gain; None when no home says how many."""
        gaining = self._native.people()[0]
        return None if gaining is None else Shift(*gaining)

    @property
    def people_losing(self) -> Shift | None:
        """The people of the homes that lose; None when no home says how many."""
        losing = self._native.people()[1]
        return None if losing is None else Shift(*losing)

    def count(self, outcome: Outcome) -> int:
        """Return how many findings came out so."""
        return self._native.count(outcome)

    def __repr__(self) -> str:
        """Return what became of the findings."""
        told: Sequence[Outcome] = ("closed", "opened", "better", "worse")
        return f"<lifecircle.Difference: {', '.join(f'{self.count(outcome)} {outcome}' for outcome in told)}>"


def compare_scenarios(futures: Iterable[tuple[Scenario, Difference]]) -> Table:
    """Return several scenarios in one table, a row for each, with what it changes from the same present.

    Parameters
    ----------
    futures
        Each scenario with the difference it makes.

    Returns
    -------
    Table
        ``scenario``, ``title``, ``changes``; findings that are closed, opened, better, worse and unclear; homes and
        people that gain and lose; the mean change of coverage, of the worst group, of the mean walk and of its Gini
        coefficient; and ``walk_saved_person_h``.

    Examples
    --------
    >>> import lifecircle as lc
    >>> lc.compare_scenarios([]).columns[:3]
    ['scenario', 'title', 'changes']
    """
    return Table(_native.compare_scenarios([(scenario._native, change._native) for scenario, change in futures]))
