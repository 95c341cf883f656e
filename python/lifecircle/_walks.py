"""Walks from and to anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._run import Listener, how
from lifecircle._table import Table

Point = tuple[float, float]
#: ``"homes"``, ``"facilities"``, points in WGS-84 degrees, a GeoSeries or GeoDataFrame of points, or
#: :class:`lifecircle.Places` attached before.
Spots = Literal["homes", "facilities"] | Sequence[Point] | Any
IsochroneKind = Literal["polygons", "lines", "nodes", "buffers", "hulls"]
DecayName = Literal[
    "step", "linear", "gaussian", "exponential", "bell", "inverse-power", "logistic", "plateau", "steps"
]


@dataclass(frozen=True)
class Decay:
    """How the worth of a place falls with the walk to it; 0 beyond ``minutes``.

    Attributes
    ----------
    name
        ``step``, ``linear``, ``gaussian`` need no more; ``exponential`` takes a scale, ``bell`` a deviation,
        ``plateau`` up to where it is full, ``logistic`` a middle and a scale, all in minutes; ``inverse-power`` an
        exponent
        and a unit in minutes; ``steps`` its own steps.
    minutes
        The longest walk that counts.
    parameters
        In this order.
    steps
        Minutes and weight of each step: up to so many minutes, so much.
    """

    name: DecayName
    minutes: float = 15.0
    parameters: tuple[float, ...] = ()
    steps: tuple[tuple[float, float], ...] = ()

    def _row(self) -> _native._DecayRow:
        return {
            "name": self.name,
            "minutes": self.minutes,
            "parameters": list(self.parameters),
            "steps": list(self.steps),
        }


class PointQuestions:
    """What one can ask any timed network about walks; part of :class:`lifecircle.TimedNetwork`."""

    _walks: _native.Walks

    def isochrones(
        self,
        origins: Spots,
        *,
        minutes: Sequence[float] = (5, 10, 15),
        kind: IsochroneKind = "polygons",
        buffer_m: float = 25.0,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return what lies within walking time of each origin.

        Parameters
        ----------
        origins
            Points in WGS-84 degrees, ``"homes"`` or ``"facilities"``; one point will do.
        minutes
            The limits.
        kind
            ``polygons``: areas, nested and never across a barrier; drawn over a triangulation made once, so that
            many cost little each. ``lines``: the reached streets with their times, which are the truth. ``nodes``: the
            reached nodes. ``buffers``: so many metres around the lines, slow and exact; ``hulls``: cheap, and blind to
            barriers; both for the longest limit only.
        buffer_m
            How wide buffers are.
        progress, threads
            As in :meth:`lifecircle.Study.from_osm`.

        Returns
        -------
        Table
            ``origin`` is the place in the list; then ``limit_s``, or ``edge``, ``from_s``, ``to_s``, or ``node``,
            ``seconds``.
        """
        run = how(progress, threads)
        return Table(self._walks.isochrones(spots(origins), [float(m) for m in minutes], kind, buffer_m, run))

    def nodes_within(self, origin: Point, *, minutes: float = 15.0) -> Table:
        """Return the nodes within a walk of a point, from near to far, with their seconds."""
        return Table(self._walks.nodes_within(point(origin), float(minutes)))

    def node_sets(
        self,
        origins: Spots = "homes",
        *,
        minutes: float = 15.0,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return the nodes within a walk of each origin, from near to far: ``origin``, ``node``, ``seconds``.

        The cheapest form of an isochrone: the rows of ``isochrones(kind="nodes")`` in another order, no streets cut.
        """
        run = how(progress, threads)
        return Table(self._walks.node_sets(spots(origins), float(minutes), run))

    def walks_from(self, origin: Point, targets: Spots = "facilities", *, minutes: float = 15.0) -> Table:
        """Return the walks from one point to all targets within so many minutes: ``target``, ``seconds``."""
        return Table(self._walks.row(point(origin), spots(targets), float(minutes)))

    def matrix(
        self,
        origins: Spots = "homes",
        targets: Spots = "facilities",
        *,
        minutes: float = 15.0,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return the walks between origins and targets: ``origin``, ``target``, ``seconds``; none beyond the limit."""
        run = how(progress, threads)
        return Table(self._walks.matrix(spots(origins), spots(targets), float(minutes), run))

    def routes(self, origins: Sequence[Point], targets: Sequence[Point], *, minutes: float | None = None) -> Table:
        """Return the way from each origin to the target beside it: ``seconds``, ``length_m``, ``link_m``, and its line.

        A row is null where there is no way, or none within ``minutes``.
        """
        pairs = spots(origins), spots(targets)
        if len(pairs[0]) != len(pairs[1]):
            raise ArgumentError("there must be as many targets as origins", f"{len(pairs[0])}, {len(pairs[1])}")
        return Table(self._walks.routes(*pairs, minutes)[0])

    def route_edges(self, origin: Point, target: Point) -> Table | None:
        """Return the edges of the way between two points: ``edge``, ``from_m``, ``to_m``; None without a way."""
        edges = self._walks.routes([point(origin)], [point(target)], None)[1]
        return None if edges is None else Table(edges)

    def reached(
        self,
        origins: Spots | Literal["nodes"] = "homes",
        *,
        minutes: Sequence[float] = (5, 10, 15),
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return how many nodes and metres of network each origin reaches within each limit."""
        run = how(progress, threads)
        return Table(self._walks.reached(spots(origins, nodes=True), [float(m) for m in minutes], run))


class WalkQuestions(PointQuestions):
    """What one can ask a prepared study about walks; part of :class:`lifecircle.Prepared`."""

    def nearest(
        self,
        categories: Sequence[str],
        *,
        origins: Spots | Literal["nodes"] = "homes",
        minutes: float = 15.0,
        which: bool = True,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return the nearest facility of each category, from homes, points, or every node of the network.

        Parameters
        ----------
        categories
            Ids of the catalogue.
        origins
            ``"homes"``, points, or ``"nodes"``.
        minutes
            How far to look.
        which
            Whether to say which facility it is (a row of :attr:`lifecircle.Study.facilities`), or only how far.
        progress, threads
            As in :meth:`lifecircle.Study.from_osm`.

        Returns
        -------
        Table
            ``origin`` and for each category ``<id>_s`` and ``<id>_target``; null where there is none.
        """
        run = how(progress, threads)
        return Table(self._walks.nearest(list(categories), spots(origins, nodes=True), float(minutes), which, run))

    def opportunities(
        self,
        categories: Sequence[str],
        *,
        origins: Spots | Literal["nodes"] = "homes",
        minutes: Sequence[float] = (5, 10, 15),
        k: int = 0,
        decays: Sequence[Decay] = (),
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return counts within limits, the k nearest and sums with decay, all in one pass.

        Returns
        -------
        Table
            ``origin`` and for each category ``<id>_within_<seconds>``, ``<id>_1_s``, ``<id>_1_target``, ... and
            ``<id>_decay_1``, ...
        """
        rows, limits, run = [decay._row() for decay in decays], [float(m) for m in minutes], how(progress, threads)
        where = spots(origins, nodes=True)
        return Table(self._walks.opportunities(list(categories), where, limits, k, rows, run))

    def live(
        self,
        categories: Sequence[str],
        *,
        minutes: float = 15.0,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> LiveNearest:
        """Return a table of the nearest that stays exact while facilities and edges change."""
        return LiveNearest(self._walks.live(list(categories), float(minutes), how(progress, threads)))


class LiveNearest:
    """What if: the nearest of some categories, kept exact through edits that cost what lies within their horizon."""

    def __init__(self, native: _native.Live) -> None:
        """Wrap a live table of the core; use :meth:`lifecircle.Prepared.live`."""
        self._native = native

    def add(self, at: Point, categories: Sequence[str]) -> int:
        """Open a facility of some of the categories at a point, and return its number."""
        return self._native.add(point(at), list(categories))

    def close(self, facility: int) -> None:
        """Close a facility: a row of the study's facilities, or one that was added."""
        self._native.close(facility)

    def move(self, facility: int, to: Point) -> None:
        """Move a facility to another point; a closed one opens there."""
        self._native.relocate(facility, point(to))

    def change_edge(self, edge: int, seconds: float | None, against_s: float | None = None) -> None:
        """Change the seconds of an edge as drawn and against the drawing; None refuses the way.

        A gate is an edge of no length: it opens with ``0.0`` and closes with None.
        """
        self._native.change_edge(edge, seconds, against_s)

    def fork(self) -> Self:
        """Return another future of the same present."""
        return type(self)(self._native.fork())

    def table(self, origins: Spots = "homes") -> Table:
        """Return the nearest of each category as it is now: ``origin``, ``<id>_s``, ``<id>_target``."""
        return Table(self._native.table(spots(origins)))


def point(at: Any) -> Point:  # noqa: ANN401
    """Return a point as longitude and latitude; a shapely point is one."""
    if hasattr(at, "x"):
        return float(at.x), float(at.y)
    lon, lat = at
    return float(lon), float(lat)


def spots(where: Any, *, nodes: bool = False) -> Any:  # noqa: ANN401
    """Return places as the core takes them: a name, or points."""
    if isinstance(where, str):
        if where == "nodes" and not nodes:
            raise ArgumentError("walks cannot begin or end at every node here", where, None, "give points or homes")
        return where
    native = getattr(where, "_native", None)
    if isinstance(native, _native.Places):
        return native
    where = getattr(where, "geometry", where)
    if hasattr(where, "x") and hasattr(where, "to_crs"):  # a GeoSeries of points
        degrees = where if where.crs is None else where.to_crs(4326)
        return list(zip(map(float, degrees.x), map(float, degrees.y), strict=True))
    if hasattr(where, "x") or (len(where) == 2 and all(isinstance(number, (int, float)) for number in where)):
        return [point(where)]
    return [point(at) for at in where]
