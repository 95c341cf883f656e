"""Walk models written in Python."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any, Protocol

from lifecircle._errors import ArgumentError


class WayClass(IntEnum):
    """What an edge is."""

    STREET = 0
    MAIN_STREET = 1
    FOOTWAY = 2
    STEPS = 3
    ELEVATOR = 4
    INDOOR = 5
    GATE = 6
    SERVICE = 7
    AREA = 8


class Edges:
    """All edges of a network, column by column, as a walk model is given them.

    Columns are numpy arrays where numpy is installed, and otherwise memory views. Numbers that are not known are NaN.

    Attributes
    ----------
    length_m
        Length in metres.
    climb_m
        Height gained from start to end, in metres; NaN where it is not known.
    incline
        Slope as mapped, rise over run; NaN where it is not known.
    width_m
        Width in metres; NaN where it is not known.
    crossing_share
        Which share of a whole crossing the edge is.
    way_class
        A :class:`WayClass` each.
    passage
        0 public, 1 for the ends of a walk only, 2 for residents.
    direction
        0 both ways, 1 as drawn, 2 against the drawing.
    crossing
        0 none, 1 with signals, 2 marked, 3 unmarked.
    surface
        0 not known, 1 paved, 2 rough, 3 unpaved.
    wheelchair
        0 not known, 1 fit, 2 not fit.
    """

    length_m: Any
    climb_m: Any
    incline: Any
    width_m: Any
    crossing_share: Any
    way_class: Any
    passage: Any
    direction: Any
    crossing: Any
    surface: Any
    wheelchair: Any

    def __init__(self, columns: Mapping[str, bytes]) -> None:
        """Wrap the bytes of the core."""
        for name, values in columns.items():
            setattr(self, name, _view(values, real=name in _REALS))

    def __len__(self) -> int:
        """Return how many edges."""
        return len(self.length_m)


_REALS = ("length_m", "climb_m", "incline", "width_m", "crossing_share")


class WalkModel(Protocol):
    """How a walker of your own moves: the seconds of every edge.

    The model is asked once per network, with all edges, without a lock of ours being held. It may be asked on another
    thread than the one that prepares the study.

    Attributes
    ----------
    name
        A name for reports.
    link_seconds_per_metre
        Seconds per metre off the network, from a door to its street.
    """

    name: str
    link_seconds_per_metre: float

    def seconds(self, edges: Edges) -> Any:  # noqa: ANN401
        """Return one column of seconds for both directions, or a pair: as drawn and against the drawing.

        Each has a number for every edge, at least 0; ``math.inf`` refuses an edge.
        """
        ...


def seconds_of(model: WalkModel) -> Callable[[Mapping[str, bytes]], tuple[Any, Any]]:
    """Return what the core calls."""

    def seconds(columns: Mapping[str, bytes]) -> tuple[Any, Any]:
        given = model.seconds(Edges(columns))
        forward, backward = given if isinstance(given, tuple) else (given, given)
        return _doubles(forward), _doubles(backward)

    return seconds


def _view(values: bytes, *, real: bool) -> Any:  # noqa: ANN401
    try:
        import numpy as np
    except ImportError:
        return memoryview(values).cast("d") if real else memoryview(values)
    return np.frombuffer(values, "float64" if real else "uint8")


def _doubles(values: Iterable[float]) -> Any:  # noqa: ANN401
    """Return the seconds behind the buffer protocol, as numbers of 8 bytes in one row."""
    if hasattr(values, "astype"):
        values = values.astype("float64", copy=True)
        if values.ndim != 1:  # type: ignore[attr-defined]
            raise ArgumentError("a walk model gives one row of seconds", str(values.shape))  # type: ignore[attr-defined]
        return values
    return array("d", values)
