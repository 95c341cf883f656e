"""What is bundled: categories, walkers, standards."""

from __future__ import annotations

from collections.abc import Sequence

from lifecircle import _native
from lifecircle._table import Table

__version__: str = _native.__version__

#: The names of the bundled walkers.
WALKERS: tuple[str, ...] = tuple(_native.walkers())


def categories() -> Table:
    """Return the catalogue of categories (业态): id, Chinese and English label."""
    return Table(_native.categories())


def standards() -> Table:
    """Return the bundled standards: id, Chinese and English title, when issued, how many requirements."""
    return Table(_native.standards())


def from_wgs84(crs: str, places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return places in WGS-84 degrees in the coordinates of a system: longitude or easting first.

    Parameters
    ----------
    crs
        Such as ``"GCJ02"``, ``"BD09"`` or ``"EPSG:32650"``.
    places
        Longitude and latitude.

    Raises
    ------
    CoordinateError
        For a place that is not on earth, or too far from the zone of a projected system; it names the row.

    Examples
    --------
    >>> import lifecircle as lc
    >>> [(east, north)] = lc.from_wgs84("EPSG:32650", [(118.78, 32.04)])
    >>> round(east), round(north)
    (668069, 3546255)
    """
    return _native.from_wgs84(crs, list(places))


def to_wgs84(crs: str, places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return places of a coordinate system as longitude, latitude in WGS-84 degrees.

    Parameters
    ----------
    crs
        Such as ``"GCJ02"``, ``"BD09"`` or ``"EPSG:32650"``.
    places
        Longitude and latitude, or easting and northing.

    Raises
    ------
    CoordinateError
        For a place that is not on earth; it names the row.

    Examples
    --------
    >>> import lifecircle as lc
    >>> [(lon, lat)] = lc.to_wgs84("GCJ02", [(118.78, 32.04)])
    >>> round(lon, 4), round(lat, 4)
    (118.7748, 32.042)
    """
    return _native.to_wgs84(crs, list(places))
