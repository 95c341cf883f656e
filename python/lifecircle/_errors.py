"""One base error, and one class for each kind of mistake; each is also the builtin error Python users expect."""

from __future__ import annotations


class LifeCircleError(Exception):
    """Anything the library refuses.

    Attributes
    ----------
    message : str
        What went wrong, in one sentence.
    value : str or None
        The bad value, if one is to blame.
    place : str or None
        Where it stood: file, line, row, column, object.
    fix : str or None
        What to do about it, if known.
    """

    def __init__(
        self, message: str, value: str | None = None, place: str | None = None, fix: str | None = None
    ) -> None:
        """Keep the parts and compose the sentence."""
        self.message = message
        self.value = value
        self.place = place
        self.fix = fix
        text = message
        if value is not None:
            text += f": {value!r}"
        if place is not None:
            text += f" ({place})"
        if fix is not None:
            text += f"; {fix}"
        super().__init__(text)

    def __reduce__(self) -> tuple[type[LifeCircleError], tuple[str, str | None, str | None, str | None]]:
        """Pickle by the parts, so that an error survives the way back from a worker process."""
        return (type(self), (self.message, self.value, self.place, self.fix))


class IoError(LifeCircleError, OSError):
    """A file could not be read or written."""


class FormatError(LifeCircleError, ValueError):
    """A file is damaged or not of the format it claims."""


class CoordinateError(LifeCircleError, ValueError):
    """A coordinate is not finite, out of range or swapped."""


class CrsError(LifeCircleError, ValueError):
    """A coordinate system is missing, unknown or does not fit the data."""


class CategoryError(LifeCircleError, LookupError):
    """A category is not in the catalogue."""


class ColumnError(LifeCircleError, LookupError):
    """A column is missing, unknown or of the wrong type."""


class ValueProblem(LifeCircleError, ValueError):
    """A value is out of its range or cannot be understood."""


class DuplicateError(LifeCircleError, ValueError):
    """Two rows claim the same identity."""


class EmptyError(LifeCircleError, ValueError):
    """There is nothing to work on."""


class LimitError(LifeCircleError, MemoryError):
    """A stated limit of size or memory would be passed."""


class NotFoundError(LifeCircleError, LookupError):
    """A name or index does not exist."""


class StandardError(LifeCircleError, ValueError):
    """A standard's file is not valid."""


class PluginError(LifeCircleError, RuntimeError):
    """A plugin failed or broke its contract."""


class CancelledError(LifeCircleError, RuntimeError):
    """The caller asked to stop."""


class NetworkError(LifeCircleError, ValueError):
    """A network cannot be walked on."""


class ArgumentError(LifeCircleError, ValueError):
    """An argument is out of its range, or contradicts another."""


class InternalError(LifeCircleError, RuntimeError):
    """A defect of the library itself."""


#: The class of each kind, by the kind's name in the core. A test holds it against the core's own list.
BY_KIND: dict[str, type[LifeCircleError]] = {
    "io": IoError,
    "format": FormatError,
    "coordinate": CoordinateError,
    "crs": CrsError,
    "category": CategoryError,
    "column": ColumnError,
    "value": ValueProblem,
    "duplicate": DuplicateError,
    "empty": EmptyError,
    "limit": LimitError,
    "not-found": NotFoundError,
    "standard": StandardError,
    "plugin": PluginError,
    "cancelled": CancelledError,
    "network": NetworkError,
    "argument": ArgumentError,
    "internal": InternalError,
}
