"""Sources of facilities written in Python, and a registry that keeps plugins by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, Protocol

from lifecircle import _native
from lifecircle._errors import ArgumentError
from lifecircle._indicators import Indicator, levels_of
from lifecircle._inputs import TableLike, TableOptions, table_how, take
from lifecircle._register import Store, store_of
from lifecircle._solver import SitingSolver, solve_of
from lifecircle._standard import Walker
from lifecircle._table import Table
from lifecircle._walk_model import WalkModel

if TYPE_CHECKING:
    from lifecircle._sources import Facilities

Kind = Literal["walk-model", "facility-source", "indicator", "siting-solver", "store"]

_FIELDS = ("id", "category", "lon", "lat", "name", "opening_hours", "capacity")


class FacilitySource(Protocol):
    """A source of facilities of your own, such as a register behind a web service.

    It is asked once for its whole table, on the thread that reads it, without a lock of ours being held. The same
    source gives the same table. A bad row never ends the reading: it is left out and named in the report, under the
    name of the source.

    Attributes
    ----------
    name
        A name for reports and errors.
    crs
        The coordinate system of its tables, such as ``"WGS84"``; None only when they state one themselves.

    Examples
    --------
    >>> import lifecircle as lc
    >>> class Register:
    ...     name, crs = "register", "WGS84"
    ...     def read(self):
    ...         return [("a", "market", 118.78, 32.04), ("b", "park", 118.79, 32.05)]
    >>> len(lc.Facilities.from_source(Register()))
    2
    """

    name: str
    crs: str | None

    def read(self) -> TableLike:
        """Return all facilities: a data frame, an Arrow stream, columns by name, rows, or the path of a file."""
        ...


def reader_of(source: FacilitySource, options: TableOptions) -> Callable[[], tuple[str, Any, _native._TableHow]]:
    """Return what the core calls."""

    def read() -> tuple[str, Any, _native._TableHow]:
        data: Any = source.read()
        if isinstance(data, bytes):
            fix = "return a data frame, columns, rows, or the path of a file"
            raise ArgumentError("bytes do not say their format", None, None, fix)
        given = take(data, source.name, _FIELDS)
        how = table_how(given, source.crs, options)
        how["file"] = source.name
        return given.format, given.payload, how

    return read


class Registry:
    """Plugins of your own by name: walk models, facility sources, indicators, siting solvers, stores.

    A registry is a value: two of them know nothing of each other. The bundled walkers are in every one.

    Examples
    --------
    >>> import lifecircle as lc
    >>> registry = lc.Registry()
    >>> registry.add_walk_model("brisk", lc.Walker("brisk", speed_m_per_s=1.6))
    >>> registry.walker("brisk")
    <lifecircle.Walker: brisk, 1.60 m/s>
    >>> registry.table().rows()[-1]
    {'kind': 'walk-model', 'name': 'brisk'}
    """

    def __init__(self) -> None:
        """Make a registry of the bundled walkers and nothing else."""
        self._native = _native.Registry.empty()
        self._kept: dict[tuple[Kind, str], Any] = {}

    def add_walk_model(self, name: str, model: WalkModel | Walker) -> None:
        """Put a walk model of your own, or a walker, in under a name.

        Raises
        ------
        DuplicateError
            When the name is taken, by a bundled walker too.
        ArgumentError
            For an empty name; both hold for every kind of plugin.
        """
        walker = model if isinstance(model, Walker) else Walker.from_model(model)
        self._native.add_walk_model(name, walker._native)
        self._kept["walk-model", name] = walker

    def walker(self, name: str) -> Walker:
        """Return the walker of that name, registered or bundled.

        Raises
        ------
        NotFoundError
            When there is none, with the nearest name; that holds for every kind of plugin.
        """
        self._native.find("walk-model", name)
        found: Walker = self._kept.get(("walk-model", name)) or Walker.named(name)
        return found

    def add_facility_source(self, name: str, source: FacilitySource) -> None:
        """Put a source of facilities in under a name."""
        self._native.add_facility_source(name, reader_of(source, {}))
        self._kept["facility-source", name] = source

    def facility_source(self, name: str) -> FacilitySource:
        """Return the source of that name, as it was put in."""
        found: FacilitySource = self._find("facility-source", name)
        return found

    def facilities(self, name: str) -> Facilities:
        """Read the facilities of the source of that name.

        Raises
        ------
        PluginError
            Naming the source, when it fails or hands in what is no table; what it raised is the cause.
        """
        from lifecircle._sources import Facilities

        return Facilities.from_source(self.facility_source(name))

    def add_indicator(self, name: str, indicator: Indicator) -> None:
        """Put an indicator in under a name."""
        radius, levels = indicator.dependency_radius, levels_of(indicator)
        self._native.add_indicator(name, float(indicator.minutes), radius, levels)
        self._kept["indicator", name] = indicator

    def indicator(self, name: str) -> Indicator:
        """Return the indicator of that name, to be measured."""
        found: Indicator = self._find("indicator", name)
        return found

    def add_siting_solver(self, name: str, solver: SitingSolver) -> None:
        """Put a siting solver in under a name."""
        self._native.add_siting_solver(name, solve_of(solver))
        self._kept["siting-solver", name] = solver

    def siting_solver(self, name: str) -> SitingSolver:
        """Return the siting solver of that name, to solve with."""
        found: SitingSolver = self._find("siting-solver", name)
        return found

    def add_store(self, name: str, store: Store) -> None:
        """Put a store of registers in under a name."""
        self._native.add_store(name, store_of(store))
        self._kept["store", name] = store

    def store(self, name: str) -> Store:
        """Return the store of that name, to keep registers in."""
        found: Store = self._find("store", name)
        return found

    def table(self) -> Table:
        """Return what is registered, the bundled walkers first: ``kind`` and ``name``."""
        return Table(self._native.table())

    def _find(self, kind: Kind, name: str) -> Any:  # noqa: ANN401
        self._native.find(kind, name)
        return self._kept[kind, name]

    def __repr__(self) -> str:
        """Return how many plugins there are beside the bundled walkers."""
        return f"<lifecircle.Registry: {len(self._kept)} plugins>"
