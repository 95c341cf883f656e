"""How circles are graded."""

from __future__ import annotations

import os
from pathlib import Path

from lifecircle import _native


class GradeRule:
    """The rule circles are graded by, as data one may edit.

    Examples
    --------
    >>> import lifecircle as lc
    >>> lc.GradeRule.ours()
    <lifecircle.GradeRule: ours>
    """

    def __init__(self, native: _native.GradeRule) -> None:
        """Wrap a rule of the core; use :meth:`ours`, :meth:`from_toml` or :meth:`from_file`."""
        self._native = native

    @classmethod
    def ours(cls) -> GradeRule:
        """Return the bundled rule; its thresholds are ours, to be confirmed."""
        return cls(_native.GradeRule.ours())

    @classmethod
    def from_toml(cls, text: str, *, file: str = "grades.toml") -> GradeRule:
        """Return a rule of one's own.

        Raises
        ------
        StandardError
            With file, line and key for anything that is not as the schema asks.
        """
        return cls(_native.GradeRule.from_toml(text, file))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> GradeRule:
        """Return the rule of one's own in a file."""
        return cls.from_toml(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

    @classmethod
    def or_ours(cls, rule: GradeRule | None) -> GradeRule:
        """Return the rule, or the bundled one instead of none."""
        return cls.ours() if rule is None else rule

    @property
    def id(self) -> str:
        """Its id."""
        return self._native.id()

    def __repr__(self) -> str:
        """Return the id."""
        return f"<lifecircle.GradeRule: {self.id}>"
