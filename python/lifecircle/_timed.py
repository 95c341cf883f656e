"""Networks with one walker's times: by themselves, on disk, and asked where they lie."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from lifecircle import _native
from lifecircle._network import Network
from lifecircle._standard import Walker
from lifecircle._table import Table
from lifecircle._walks import PointQuestions, spots

if TYPE_CHECKING:
    from lifecircle._prepared import Prepared


class TimedNetwork(PointQuestions):
    """A network with one walker's times, without a study around it. Immutable; may be shared between threads.

    It answers every question about walks between points; ``"homes"`` and ``"facilities"`` need a study.

    Examples
    --------
    >>> import lifecircle as lc
    >>> nodes = {"id": [1, 2], "x": [118.780, 118.784], "y": [32.04, 32.04]}
    >>> network = lc.Network.from_frames(nodes, {"from": [1], "to": [2], "length": [378.0]}, crs="WGS84")
    >>> timed = lc.TimedNetwork(network, "adult")
    >>> timed.walks_from((118.780, 32.04), [(118.784, 32.04)]).to_dict()["target"]
    [0]
    """

    def __init__(self, network: Network, walker: str | Walker = "adult") -> None:
        """Time a network for a walker.

        Parameters
        ----------
        network
            The network.
        walker
            One of :data:`lifecircle.WALKERS`, or a :class:`Walker`.

        Raises
        ------
        PluginError
            When a walk model of your own breaks its laws.
        """
        self._walks = _native.Walks.of_network(network._native, Walker.named(walker)._native)

    @classmethod
    def _of(cls, walks: _native.Walks) -> TimedNetwork:
        timed = cls.__new__(cls)
        timed._walks = walks
        return timed

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> TimedNetwork:
        """Open a file that :meth:`save` wrote. Everything in it is checked before anything is used.

        The file is mapped. It may be replaced while it is open, but nobody may write into it or shorten it; where that
        cannot be ruled out, use :class:`SavedNetwork` with ``in_memory=True``.

        Raises
        ------
        FormatError
            When it is no such file, of another version, cut off or damaged.
        """
        return cls._of(_native.Walks.open(os.fspath(path)))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Keep it in a file, to be opened without preparing; the file takes its name only when it is complete."""
        self._walks.save(os.fspath(path))

    @property
    def walker(self) -> str:
        """Whose times they are."""
        return self._walks.walker()

    @property
    def network(self) -> Network:
        """The network."""
        return Network(self._walks.network())

    def __repr__(self) -> str:
        """Return walker and network."""
        return f"<lifecircle.TimedNetwork: {self.walker}, {self.network!r}>"


@dataclass(frozen=True)
class Door:
    """Where a place meets the network.

    Attributes
    ----------
    edge
        The edge it meets.
    chainage_m
        Metres from the start of the edge, as drawn.
    link_m
        Metres from the door to that point, in a straight line.
    lon, lat
        That point, in WGS-84 degrees.
    """

    edge: int
    chainage_m: float
    link_m: float
    lon: float
    lat: float


class Places:
    """Points of your own attached to a network once, to be asked about many times.

    Wherever a question takes points it takes places. A point that cannot be attached stays, without a door, and is
    reached by no walk.
    """

    def __init__(self, native: _native.Places) -> None:
        """Wrap places of the core; use :meth:`at`."""
        self._native = native

    @classmethod
    def at(cls, network: TimedNetwork | Prepared, points: Any, *, max_snap_m: float | None = None) -> Places:  # noqa: ANN401
        """Attach points to a network.

        Parameters
        ----------
        network
            A timed network, or a prepared study.
        points
            Longitude and latitude in WGS-84 degrees, or a GeoSeries or GeoDataFrame of points.
        max_snap_m
            The longest link to the network, in metres; that of the study by default, or 150.

        Raises
        ------
        ArgumentError
            When that is no length.
        """
        return cls(_native.Places.at(network._walks, spots(points), max_snap_m))

    def doors(self, place: int) -> list[Door]:
        """Return where a place meets the network; nothing when it does not."""
        return [Door(*door) for door in self._native.doors(place)]

    def table(self) -> Table:
        """Return one row for each door: ``place``, ``edge``, ``chainage_m``, ``link_m``, and where the two meet."""
        return Table(self._native.table())

    def __len__(self) -> int:
        """Return how many places there are."""
        return self._native.count()

    def __repr__(self) -> str:
        """Return how many places there are."""
        return f"<lifecircle.Places: {len(self)}>"


class SavedNetwork:
    """A file that :meth:`TimedNetwork.save` wrote, opened in an instant and asked where it lies.

    Opening looks at the header only; each question verifies the part of the file it is the first to need. Origins and
    targets are doors, as :meth:`Places.doors` gave them.
    """

    def __init__(self, path: str | os.PathLike[str], *, in_memory: bool = False) -> None:
        """Open a file.

        Parameters
        ----------
        path
            The file.
        in_memory
            Read all of it first, so that what becomes of the file afterwards changes nothing.

        Raises
        ------
        FormatError
            When it is no such file, or damaged in its header.
        """
        self._native = _native.SavedNetwork.open(os.fspath(path), in_memory)

    def nodes_within(self, doors: Sequence[Door], *, minutes: float = 15.0) -> Table:
        """Return the nodes within a walk of a place, from near to far: ``node``, ``seconds``.

        Raises
        ------
        FormatError
            When the part of the file it needs is not as it was written; so do all questions.
        """
        return Table(self._native.nodes_within(_rows(doors), float(minutes)))

    def walks_from(self, doors: Sequence[Door], targets: Sequence[Sequence[Door]], *, minutes: float = 15.0) -> Table:
        """Return the walks from a place to all targets within so many minutes: ``target``, ``seconds``."""
        return Table(self._native.row(_rows(doors), [_rows(target) for target in targets], float(minutes)))

    def timed(self) -> TimedNetwork:
        """Return the whole network, for every other question."""
        return TimedNetwork._of(self._native.walks())

    def verify(self) -> None:
        """Compare every part of the file with its checksum."""
        self._native.verify()


def _rows(doors: Sequence[Door]) -> list[tuple[int, float, float, float, float]]:
    return [astuple(door) for door in doors]
