"""Walking networks from files, graphs and frames."""

from __future__ import annotations

import itertools
import math
import os
from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from lifecircle import _native
from lifecircle._errors import ColumnError, CrsError
from lifecircle._inputs import ArrowStream, Input, crs_name, table_how
from lifecircle._run import Listener, how
from lifecircle._scenario import Scenario
from lifecircle._table import Table

if TYPE_CHECKING:
    from lifecircle._native import _NetworkColumns

#: The names other tools give the columns of nodes and edges.
_NAMES = {
    "id": ("id", "osmid", "node_id", "node"),
    "x": ("x", "lon", "lng", "longitude"),
    "y": ("y", "lat", "latitude"),
    "from": ("from", "u", "source", "from_id", "from_node"),
    "to": ("to", "v", "target", "to_id", "to_node"),
    "length_m": ("length_m", "length", "distance", "weight"),
    "class": ("class",),
}

#: OpenStreetMap's highways that are not plain streets to a walker.
_CLASSES = {
    "steps": "steps",
    "elevator": "elevator",
    "corridor": "indoor",
    "service": "service",
    **dict.fromkeys(("footway", "path", "pedestrian", "cycleway", "bridleway", "track"), "footway"),
    **dict.fromkeys(("trunk", "primary", "secondary", "trunk_link", "primary_link", "secondary_link"), "main-street"),
}


class Network:
    """A walking network. Immutable; may be shared between threads.

    Examples
    --------
    >>> import lifecircle as lc
    >>> nodes = {"id": [1, 2], "x": [118.780, 118.781], "y": [32.04, 32.04]}
    >>> network = lc.Network.from_frames(nodes, {"from": [1], "to": [2], "length": [94.5]}, crs="WGS84")
    >>> network.edge_count, round(network.length_m, 1)
    (1, 94.5)
    """

    def __init__(
        self, native: _native.Network, remake: tuple[Callable[..., Any], tuple[Any, ...]] | None = None
    ) -> None:
        """Wrap a network of the core; use one of the methods that read one."""
        self._native = native
        self._remake = remake

    @classmethod
    def from_osm(
        cls, path: str | os.PathLike[str], *, progress: Listener | bool | None = None, threads: int | None = None
    ) -> Network:
        """Read the ways one may walk from an OpenStreetMap PBF file."""
        native = _native.Network.from_osm(os.fspath(path), how(progress, threads))
        return cls(native, (Network.from_osm, (os.fspath(path),)))

    @classmethod
    def from_frames(
        cls,
        nodes: Any,  # noqa: ANN401
        edges: Any,  # noqa: ANN401
        *,
        crs: str,
        keep_nodes: bool = False,
        one_way: bool = False,
    ) -> Network:
        """Build a network from a frame of nodes and a frame of edges, as pandana takes them.

        Parameters
        ----------
        nodes
            Columns ``x``, ``y`` and ``id``, or the id as index of a pandas data frame.
        edges
            Columns ``from`` and ``to`` (or ``u`` and ``v``), and where known ``length`` in metres (or ``distance``) and
            ``class`` (``street``, ``footway``, ``steps``, ...).
        crs
            The coordinate system of the nodes.
        keep_nodes
            Keep every node as a place one can ask about, instead of merging those that only shape a street.
        one_way
            Whether edges may be walked in their own direction only.

        Raises
        ------
        ColumnError
            When a column is missing; it names the nearest.
        """
        from_nodes, from_edges = _columns(nodes, "id"), _columns(edges, None)
        ids = _find(from_nodes, "id", "nodes")
        edge_classes = _find(from_edges, "class", "edges", optional=True)
        length = _find(from_edges, "length_m", "edges", optional=True)
        columns: _NetworkColumns = {
            "id": _integers(ids),
            "x": _reals(_find(from_nodes, "x", "nodes")),
            "y": _reals(_find(from_nodes, "y", "nodes")),
            "keep": [True] * len(ids) if keep_nodes else None,
            "source": _integers(_find(from_edges, "from", "edges")),
            "target": _integers(_find(from_edges, "to", "edges")),
            "length_m": None if length is None else _reals(length),
            "classes": None if edge_classes is None else [str(name) for name in edge_classes],
            "one_way": [True] * len(_find(from_edges, "from", "edges")) if one_way else None,
            "crs": crs,
        }
        return cls(_native.Network.from_columns(columns), (Network.from_frames, (nodes, edges)))._remember(
            crs=crs, keep_nodes=keep_nodes, one_way=one_way
        )

    @classmethod
    def from_arrow(cls, nodes: ArrowStream, edges: ArrowStream, *, crs: str) -> Network:
        """Build a network from two Arrow streams, such as tables of pyarrow or polars, or queries of DuckDB.

        Bad rows are left out and named in :meth:`report`.

        Parameters
        ----------
        nodes
            Columns ``id`` (whole numbers), ``lon``, ``lat``.
        edges
            Columns ``from``, ``to`` and, where known, ``length_m``, ``class``, ``passage``, ``direction``.
        crs
            The coordinate system of the nodes.

        Raises
        ------
        ColumnError
            When a column is missing, or of a type that is not read.
        """
        how = table_how(Input("arrow", nodes, "network"), crs, {})
        return cls(_native.Network.from_arrow(nodes, edges, how))

    @classmethod
    def from_networkx(cls, graph: Any, *, crs: str | None = None, keep_nodes: bool = False) -> Network:  # noqa: ANN401
        """Build a network from a graph of networkx or OSMnx.

        Nodes need ``x`` and ``y``. Edges may have ``length`` in metres, ``highway`` as OpenStreetMap has it, and
        ``geometry``, whose length is used where ``length`` is missing. One edge each way, as OSMnx makes them, is one
        street; that cars may pass it one way only does not matter to a walker.

        Parameters
        ----------
        graph
            The graph.
        crs
            The coordinate system; without it what OSMnx noted in the graph.
        keep_nodes
            As in :meth:`from_frames`.
        """
        declared = crs or crs_name(graph.graph.get("crs"))
        if declared is None:
            raise CrsError("the graph does not say its coordinate system", None, None, "pass crs=")
        columns = _Graph(graph, keep_nodes).columns(declared)
        return cls(_native.Network.from_columns(columns), (Network.from_networkx, (graph,)))._remember(
            crs=declared, keep_nodes=keep_nodes
        )

    def _remember(self, **options: Any) -> Network:  # noqa: ANN401
        if self._remake is not None:
            self._remake = (_again, (*self._remake, options))
        return self

    def with_work(self, *works: Mapping[str, Any]) -> Network:
        """Return the network after some work on its streets, one after the other; this one stays as it is.

        Parameters
        ----------
        *works
            A gate that opens, or a way that is built, as in :class:`lifecircle.Scenario`: ``{"do": "open-gate", ...}``
            or ``{"do": "add-way", ...}``.

        Raises
        ------
        NotFoundError
            For a gate that does not exist, with the nearest numbers.
        ArgumentError
            For one that is as open already, and for a change that is no work on streets.
        NetworkError
            For a way that begins or ends too far from any street, beyond a barrier, or where it began.

        Examples
        --------
        >>> import lifecircle as lc
        >>> nodes = {"id": [1, 2, 3, 4], "x": [118.780, 118.784] * 2, "y": [32.04, 32.04, 32.0402, 32.0402]}
        >>> streets = lc.Network.from_frames(nodes, {"from": [1, 3], "to": [2, 4]}, crs="WGS84")
        >>> streets.with_work({"do": "add-way", "line": [(118.782, 32.04), (118.782, 32.0402)]}).edge_count
        5
        """
        scenario = Scenario("works", works)
        return Network(self._native.with_work(scenario._native), (_worked, (self, *works)))

    @property
    def node_count(self) -> int:
        """How many nodes."""
        return self._native.node_count()

    @property
    def edge_count(self) -> int:
        """How many edges."""
        return self._native.edge_count()

    @property
    def length_m(self) -> float:
        """How many metres of it there are."""
        return self._native.length_m()

    def nodes(self) -> Table:
        """Return the nodes: ``node``, ``source_id`` (the number they came with), how many edges touch them."""
        return Table(self._native.nodes())

    def edges(self) -> Table:
        """Return the edges: ``edge``, ``from``, ``to``, ``length_m`` and the line of each."""
        return Table(self._native.edges())

    def report(self) -> Table:
        """Return what was wrong with the source, and what was repaired."""
        return Table(self._native.report())

    def __repr__(self) -> str:
        """Return the size of the network."""
        return f"<lifecircle.Network: {self.node_count} nodes, {self.edge_count} edges, {self.length_m / 1000:.1f} km>"

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Pickle what it was made of."""
        if self._remake is None:
            raise TypeError("a network taken out of a study cannot be pickled; pickle the study")
        return self._remake


def _worked(network: Network, *works: Mapping[str, Any]) -> Network:
    return network.with_work(*works)


def _again(make: Callable[..., Network], arguments: tuple[Any, ...], options: dict[str, Any]) -> Network:
    return make(*arguments, **options)


def _columns(frame: Any, index: str | None) -> dict[str, Any]:  # noqa: ANN401
    """Return the columns of a mapping, a pandas data frame, or anything with ``__arrow_c_stream__``."""
    if isinstance(frame, Mapping):
        return dict(frame)
    if hasattr(frame, "iloc"):
        columns = {str(name): frame[name].to_numpy() for name in frame.columns if str(name) != "geometry"}
        levels = frame.index.names
        # pandana keeps the id in the index, OSMnx also u, v and key.
        for level, name in enumerate(levels):
            label = name or (index if len(levels) == 1 else None)
            if label is not None and str(label) not in columns:
                columns[str(label)] = frame.index.get_level_values(level).to_numpy()
        return columns
    if hasattr(frame, "get_column"):  # polars
        return {name: frame.get_column(name).to_numpy() for name in frame.columns}
    import pyarrow as pa

    table = pa.table(frame)
    return {name: table[name].to_numpy() for name in table.column_names}


def _find(columns: Mapping[str, Any], field: str, table: str, *, optional: bool = False) -> Any:  # noqa: ANN401
    """Return the column of a field, whatever name other tools give it."""
    for name in _NAMES[field]:
        if name in columns:
            return columns[name]
    if optional:
        return None
    near = [match for name in _NAMES[field] for match in get_close_matches(name, columns, n=1, cutoff=0.5)]
    fix = f"the nearest is {near[0]!r}; rename it to {field!r}" if near else f"name a column {field!r}"
    raise ColumnError(f"the table of {table} has no column for {field}", ", ".join(columns), table, fix)


def _integers(values: Iterable[Any]) -> Any:  # noqa: ANN401
    """Return the values as 64-bit integers behind the buffer protocol."""
    if hasattr(values, "astype"):
        return values.astype("int64", casting="safe", copy=True)
    return array("q", [int(value) for value in values])


def _reals(values: Iterable[Any]) -> Any:  # noqa: ANN401
    if hasattr(values, "astype"):
        return values.astype("float64", copy=True)
    return array("d", [float("nan") if value is None else float(value) for value in values])


class _Graph:
    """Columns from a graph; the bends of an edge become nodes of their own."""

    def __init__(self, graph: Any, keep_nodes: bool) -> None:  # noqa: ANN401
        self.keep_nodes = keep_nodes
        self.ids = array("q")
        self.keep: list[bool] = []
        self.x, self.y = array("d"), array("d")
        self.source, self.target, self.length = array("q"), array("q"), array("d")
        self.classes: list[str] = []
        self.numbers: dict[Hashable, int] = {}
        self.places: dict[int, tuple[float, float]] = {}
        whole = all(isinstance(node, int) for node in graph.nodes)
        for index, (node, data) in enumerate(graph.nodes(data=True)):
            self.numbers[node] = node if whole else index
            self.places[self.numbers[node]] = self.place(node, data)
            self.add_node(self.numbers[node], *self.places[self.numbers[node]])
        self.next = max(self.ids, default=0) + 1
        seen: set[tuple[int, int, float]] = set()
        for u, v, data in graph.edges(data=True):
            a, b = self.numbers[u], self.numbers[v]
            length = float(data.get("length", "nan"))
            pair = (min(a, b), max(a, b), round(length, 3))
            if pair not in seen:
                seen.add(pair)
                self.add_street(a, b, length, data)

    @staticmethod
    def place(node: Hashable, data: Mapping[str, Any]) -> tuple[float, float]:
        if "x" not in data or "y" not in data:
            raise ColumnError("a node has no x and y", str(node), "nodes", "set the attributes x and y of every node")
        return float(data["x"]), float(data["y"])

    def add_node(self, number: int, x: float, y: float) -> None:
        self.ids.append(number)
        self.x.append(x)
        self.y.append(y)
        self.keep.append(self.keep_nodes)

    def add_street(self, a: int, b: int, length: float, data: Mapping[str, Any]) -> None:
        highway = data.get("highway")
        highway = highway[0] if isinstance(highway, (list, tuple)) and highway else highway
        name = _CLASSES.get(str(highway), "street")
        geometry = data.get("geometry")
        bends: Sequence[tuple[float, float]] = [] if geometry is None else [xy[:2] for xy in geometry.coords]
        if len(bends) <= 2:
            self.add_edge(a, b, length, name)
            return
        if self.starts_at(b, bends) and not self.starts_at(a, bends):
            bends = bends[::-1]
        pieces = _pieces(bends)
        total, previous = sum(pieces), a
        for index, piece in enumerate(pieces):
            following = b
            if index < len(pieces) - 1:
                following, self.next = self.next, self.next + 1
                self.ids.append(following)
                self.x.append(bends[index + 1][0])
                self.y.append(bends[index + 1][1])
                self.keep.append(False)
            self.add_edge(previous, following, length * piece / total if total > 0.0 else length, name)
            previous = following

    def starts_at(self, number: int, bends: Sequence[tuple[float, float]]) -> bool:
        """Tell whether a line begins at a node; an undirected graph may have it the other way round."""
        return bends[0] == self.places[number]

    def add_edge(self, a: int, b: int, length: float, name: str) -> None:
        self.source.append(a)
        self.target.append(b)
        self.length.append(length)
        self.classes.append(name)

    def columns(self, crs: str) -> _NetworkColumns:
        return {
            "id": self.ids,
            "x": self.x,
            "y": self.y,
            "keep": list(self.keep) if self.keep_nodes else None,
            "source": self.source,
            "target": self.target,
            "length_m": self.length,
            "classes": self.classes,
            "one_way": None,
            "crs": crs,
        }


def _pieces(bends: Sequence[tuple[float, float]]) -> list[float]:
    """Return how long the pieces of a line are against each other, each its share of the length of the edge."""
    # A degree of longitude is shorter the farther from the equator; metres beyond 90 need no such care.
    narrow = math.cos(math.radians(bends[0][1])) if abs(bends[0][1]) <= 90.0 else 1.0
    return [math.hypot((b[0] - a[0]) * narrow, b[1] - a[1]) for a, b in itertools.pairwise(bends)]
