"""Walkers, standards, and the circles they are held against."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lifecircle import _native
from lifecircle._areas import rings_of
from lifecircle._table import Table
from lifecircle._walk_model import WalkModel, seconds_of


class Walker:
    """A kind of walker: how fast, over what.

    Examples
    --------
    >>> import lifecircle as lc
    >>> lc.Walker("brisk", speed_m_per_s=1.5)
    <lifecircle.Walker: brisk, 1.50 m/s>
    """

    def __init__(self, name: str, *, speed_m_per_s: float) -> None:
        """Make a walker with a speed on level ground of one's own."""
        self._native = _native.Walker.with_speed(name, speed_m_per_s)
        self._remake: tuple[Callable[..., Any], tuple[Any, ...]] = (_with_speed, (name, speed_m_per_s))

    @classmethod
    def named(cls, walker: str | Walker) -> Walker:
        """Return the bundled walker of that name; a walker is returned as it is.

        Raises
        ------
        NotFoundError
            When there is none of that name.
        """
        if isinstance(walker, Walker):
            return walker
        named = cls.__new__(cls)
        named._native = _native.Walker.preset(walker)
        named._remake = (Walker.named, (walker,))
        return named

    @classmethod
    def from_model(cls, model: WalkModel) -> Walker:
        """Return a walker that walks by a model of one's own, written in Python.

        Parameters
        ----------
        model
            See :class:`lifecircle.WalkModel`. It is asked once for all edges of a network.
        """
        walker = cls.__new__(cls)
        walker._native = _native.Walker.of_host(model.name, model.link_seconds_per_metre, seconds_of(model))
        walker._remake = (Walker.from_model, (model,))
        return walker

    @property
    def name(self) -> str:
        """Its name."""
        return self._native.name()

    @property
    def speed_m_per_s(self) -> float | None:
        """Its speed on level ground; None for a model of one's own."""
        return self._native.speed_m_per_s()

    def __repr__(self) -> str:
        """Return name and speed."""
        speed = self.speed_m_per_s
        return f"<lifecircle.Walker: {self.name}, {'own model' if speed is None else f'{speed:.2f} m/s'}>"

    def __reduce__(self) -> tuple[Callable[..., Walker], tuple[Any, ...]]:
        """Pickle how it was made."""
        return self._remake


def _with_speed(name: str, speed_m_per_s: float) -> Walker:
    return Walker(name, speed_m_per_s=speed_m_per_s)


class Standard:
    """What a circle must have, every number with its clause and how sure it is.

    Examples
    --------
    >>> import lifecircle as lc
    >>> market = next(r for r in lc.Standard.named("gb50180-2018").requirements() if r["requirement"] == "market")
    >>> market["within_m"], market["clause"], market["confidence"]
    (500.0, '表C.0.1', 'recalled')
    """

    def __init__(self, native: _native.Standard, text: tuple[str, str] | None = None) -> None:
        """Wrap a standard of the core; use :meth:`named`, :meth:`from_toml` or :meth:`from_file`."""
        self._native = native
        self._text = text

    @classmethod
    def named(cls, standard: str | Standard) -> Standard:
        """Return the bundled standard of that id; a standard is returned as it is.

        Raises
        ------
        NotFoundError
            When there is none of that id.
        """
        return standard if isinstance(standard, Standard) else cls(_native.Standard.bundled(standard))

    @classmethod
    def from_toml(cls, text: str, *, file: str = "standard.toml") -> Standard:
        """Return a standard of one's own; it may extend a bundled one. ``file`` names it in errors.

        Raises
        ------
        StandardError
            With file, line and key for anything that is not as the schema asks.
        """
        return cls(_native.Standard.from_toml(text, file), (text, file))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Standard:
        """Return the standard of one's own in a file."""
        return cls.from_toml(Path(path).read_text(encoding="utf-8"), file=os.fspath(path))

    @property
    def id(self) -> str:
        """Its id, such as ``"mofcom-2025"``."""
        return self._native.id()

    def requirements(self) -> Table:
        """Return what it asks for: one row per requirement, with clause, confidence and source."""
        return Table(self._native.requirements())

    def __repr__(self) -> str:
        """Return the id."""
        return f"<lifecircle.Standard: {self.id}>"

    def __reduce__(self) -> tuple[Callable[..., Standard], tuple[str, ...]]:
        """Pickle the id of a bundled standard, or the text of one's own."""
        return (Standard.named, (self.id,)) if self._text is None else (_from_text, self._text)


def _from_text(text: str, file: str) -> Standard:
    return Standard.from_toml(text, file=file)


@dataclass(frozen=True, kw_only=True)
class WalkCircle:
    """The homes within a walk of a centre in WGS-84 degrees."""

    id: str
    lon: float
    lat: float
    minutes: float
    name: str | None = None

    def _row(self) -> _native._Circle:
        return _circle(self.id, self.name, center=(self.lon, self.lat), minutes=self.minutes)


@dataclass(frozen=True, kw_only=True)
class RadiusCircle:
    """The homes within a distance of a centre in WGS-84 degrees, in a straight line."""

    id: str
    lon: float
    lat: float
    metres: float
    name: str | None = None

    def _row(self) -> _native._Circle:
        return _circle(self.id, self.name, center=(self.lon, self.lat), metres=self.metres)


@dataclass(frozen=True, kw_only=True)
class PolygonCircle:
    """The homes within an area in WGS-84 degrees: a shapely polygon, or anything with ``__geo_interface__``."""

    id: str
    area: Any
    name: str | None = None

    def _row(self) -> _native._Circle:
        return _circle(self.id, self.name, polygons=rings_of(self.area))


def _circle(
    id: str,
    name: str | None,
    *,
    center: tuple[float, float] | None = None,
    minutes: float | None = None,
    metres: float | None = None,
    polygons: list[list[list[tuple[float, float]]]] | None = None,
) -> _native._Circle:
    return {
        "id": id,
        "name": name,
        "center": center,
        "minutes": minutes,
        "metres": metres,
        "polygons": polygons or [],
    }
