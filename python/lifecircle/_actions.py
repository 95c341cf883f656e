"""What to do, in which order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lifecircle import _native
from lifecircle._map import Map
from lifecircle._question import document_text
from lifecircle._run import Listener, how
from lifecircle._scenario import Difference
from lifecircle._table import Table


class Actions:
    """Things that could be done: scenarios with a cost and those who carry them out. Immutable; may be pickled.

    Parameters
    ----------
    actions
        Dictionaries with the keys of :meth:`lifecircle.Scenario.from_dict`, a ``cost`` in your currency and a list of
        ``departments``, both where they are known.

    Examples
    --------
    >>> import lifecircle as lc
    >>> market = {"do": "add-facility", "id": "m", "category": "market", "at": (118.778, 32.043)}
    >>> lc.Actions([{"id": "market", "cost": 800_000, "change": [market]}])
    <lifecircle.Actions: market>
    """

    def __init__(self, actions: Iterable[Mapping[str, Any]]) -> None:
        """Put actions together."""
        self._take(document_text({"action": list(actions)}), "actions")

    def _take(self, text: str, file: str) -> None:
        self._native = _native.Actions.from_text(text, file)
        self._made = text, file

    @classmethod
    def from_text(cls, text: str, *, file: str = "actions.toml") -> Actions:
        """Read TOML, or JSON of the same shape: a list ``action``; ``file`` names it in errors.

        Raises
        ------
        LifeCircleError
            With file, line and key; DuplicateError when two have one id, EmptyError when there is none.
        """
        actions = cls.__new__(cls)
        actions._take(text, file)
        return actions

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Actions:
        """Read a TOML or JSON file."""
        return cls.from_text(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

    @property
    def ids(self) -> list[str]:
        """Their names, in the order given."""
        return self._native.ids()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    def __repr__(self) -> str:
        """Return their names."""
        return f"<lifecircle.Actions: {', '.join(self.ids)}>"

    def __reduce__(self) -> tuple[Any, tuple[str, str]]:
        """Pickle what they were read from."""
        return _again, self._made


def _again(text: str, file: str) -> Actions:
    return Actions.from_text(text, file=file)


class ActionPlan:
    """What to do, in which order; each step is tried on what those before it left, so that nobody is counted twice."""

    def __init__(self, native: _native.ActionPlan) -> None:
        """Wrap a plan of the core; use :meth:`lifecircle.Assessment.plan_of_actions`."""
        self._native = native

    @property
    def steps(self) -> Table:
        """The steps: what each costs and adds (also ``_alone`` and ``_so_far``), and how people stand after it."""
        return Table(self._native.steps())

    @property
    def standing(self) -> Table:
        """How people stand ``before`` the first step and ``after`` the last."""
        return Table(self._native.standing())

    @property
    def left_out(self) -> Table:
        """The actions that are no part of it, and ``why``."""
        return Table(self._native.left_out())

    @property
    def difference(self) -> Difference:
        """What all steps change together."""
        return Difference(self._native.difference())

    def explore(
        self,
        *,
        title: str = "行动清单 · Plan of actions",
        attribution: str = "© OpenStreetMap contributors, ODbL",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Map:
        """Return a map of before, after each step, and what changes; it opens without a network.

        The change shows the homes that gain and lose what the standard asks for, and the places that open and close.

        Parameters
        ----------
        title
            What heads it.
        attribution
            Whom the data is owed to.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        return Map(self._native.map(title, attribution, how(progress, threads)))

    def __repr__(self) -> str:
        """Return the steps."""
        return f"<lifecircle.ActionPlan: {', '.join(str(name) for name in self.steps['action'])}>"
