"""Studies: a network, facilities and homes, checked against each other."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

from lifecircle import _native
from lifecircle._areas import extent_of
from lifecircle._assessment import Assessment
from lifecircle._calendar import WorkCalendar
from lifecircle._moment import DateLike, date_text
from lifecircle._network import Network
from lifecircle._openings import Openings
from lifecircle._plugins import FacilitySource
from lifecircle._prepared import Prepared
from lifecircle._run import Listener, how
from lifecircle._scenario import Applied, Scenario, Undo
from lifecircle._sources import Facilities, Homes, Land
from lifecircle._standard import Standard, Walker
from lifecircle._table import Table

#: How a study is made again in another process: what to call, with what.
_Remake = tuple[Callable[..., "Study"], tuple[Any, ...], dict[str, Any]]


class Study:
    """A walking network, its facilities and its homes, checked against each other.

    Immutable; may be shared between threads, and pickled: another process reads the same file again, once.
    """

    def __init__(self, native: _native.Study, remake: _Remake | None = None) -> None:
        """Wrap a study of the core; use :meth:`from_osm`, :meth:`build` or :meth:`from_tables`."""
        self._native = native
        self._remake = remake

    @classmethod
    def from_osm(
        cls,
        path: str | os.PathLike[str],
        *,
        facilities: Facilities | FacilitySource | None = None,
        homes: Homes | None = None,
        land: Land | None = None,
        extent: Any = None,  # noqa: ANN401
        strict: bool = False,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Study:
        """Read a study from an OpenStreetMap PBF file.

        Parameters
        ----------
        path
            The file.
        facilities, homes, land
            Tables of your own that take the place of what the file says; facilities may be a source of your own, see
            :class:`lifecircle.FacilitySource`.
        extent
            Where the data is complete: west, south, east, north in degrees, or a polygon. Without it the file's header
            says, or the hull of its places and buildings.
        strict
            Turn the first defect that costs a row into an error.
        progress
            True for a bar; or called with the stage, the parts done and the parts in all, and False cancels. Ctrl-C
            does without.
        threads
            How many threads to use; all by default. The answers are the same.

        Raises
        ------
        IoError
            When the file cannot be read.
        FormatError
            When it is damaged or not a PBF file.
        """
        facilities = _facilities(facilities)
        own = _own(facilities, homes, land)
        native = _native.Study.from_osm(os.fspath(path), own, extent_of(extent), strict, how(progress, threads))
        options = {"facilities": facilities, "homes": homes, "land": land, "extent": extent, "strict": strict}
        return cls(native, (cls.from_osm, (os.fspath(path),), options))

    @classmethod
    def build(
        cls,
        network: Network,
        *,
        facilities: Facilities | FacilitySource | None = None,
        homes: Homes | None = None,
        land: Land | None = None,
        extent: Any = None,  # noqa: ANN401
        strict: bool = False,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Study:
        """Build a study of your own network and tables.

        Parameters
        ----------
        network
            The network.
        facilities, homes, land
            The tables, or a source of facilities; without homes one can still ask for nodes and places of one's own.
        extent, strict, progress, threads
            As in :meth:`from_osm`.

        Examples
        --------
        >>> import lifecircle as lc
        >>> nodes = {"id": [1, 2], "x": [118.780, 118.784], "y": [32.04, 32.04]}
        >>> network = lc.Network.from_frames(nodes, {"from": [1], "to": [2]}, crs="WGS84")
        >>> shops = lc.Facilities.read([("a", "pharmacy", 118.784, 32.04)], crs="WGS84")
        >>> homes = lc.Homes.read([("h", 118.780, 32.04, 120)], crs="WGS84")
        >>> study = lc.Study.build(network, facilities=shops, homes=homes)
        >>> study.prepare().access(["pharmacy"])["pharmacy_facility"]
        ['a']
        """
        facilities = _facilities(facilities)
        own = _own(facilities, homes, land)
        native = _native.Study.build(network._native, own, extent_of(extent), strict, how(progress, threads))
        options = {"facilities": facilities, "homes": homes, "land": land, "extent": extent, "strict": strict}
        return cls(native, (cls.build, (network,), options))

    @classmethod
    def from_tables(
        cls,
        *,
        nodes: str | bytes,
        edges: str | bytes,
        facilities: str | bytes,
        homes: str | bytes,
        crs: str,
        extent: Any = None,  # noqa: ANN401
        strict: bool = False,
    ) -> Study:
        """Build a study from the text of CSV tables.

        Parameters
        ----------
        nodes
            Columns id, lon, lat: the nodes of the network.
        edges
            Columns from, to and, where known, length_m, class, passage, direction.
        facilities
            Columns id, category, lon, lat and, where known, name, opening_hours, capacity.
        homes
            Columns id, lon, lat and, where known, people, households.
        crs
            The coordinate system of all four, such as ``"WGS84"`` or ``"GCJ02"``. Never guessed.
        extent
            Where the data is complete: west, south, east, north in WGS-84 degrees, or a polygon.
        strict
            Turn the first defect that costs a row into an error.
        """
        given = {"nodes": nodes, "edges": edges, "facilities": facilities, "homes": homes}
        texts = {name: text.encode() if isinstance(text, str) else text for name, text in given.items()}
        native = _native.Study.from_tables(**texts, crs=crs, area=extent_of(extent), strict=strict)
        return cls(native, (cls.from_tables, (), {**texts, "crs": crs, "extent": extent, "strict": strict}))

    @property
    def home_count(self) -> int:
        """How many homes."""
        return self._native.home_count()

    @property
    def facility_count(self) -> int:
        """How many facilities."""
        return self._native.facility_count()

    @property
    def network(self) -> Network:
        """The walking network."""
        return Network(self._native.network())

    @property
    def facilities(self) -> Table:
        """The facilities, in WGS-84; a row number of other results is a row of this table."""
        return Table(self._native.facilities())

    @property
    def homes(self) -> Table:
        """The homes with their people, in WGS-84."""
        return Table(self._native.homes())

    @property
    def land(self) -> Table | None:
        """The residential land, if there is any."""
        native = self._native.land()
        return None if native is None else Table(native)

    @property
    def extent(self) -> tuple[tuple[float, float, float, float], str] | None:
        """West, south, east, north of where the data is complete, and who says so: host, header, or inferred."""
        return self._native.extent()

    def report(self) -> Table:
        """Return what is wrong with the data: one row per defect, with place, value and fix."""
        return Table(self._native.report())

    def crs_check(self) -> Table:
        """Return whether the tables are in the coordinate system they were declared in, with the figures.

        One row for each table and each system its numbers could be in. ``beats_declared`` says how much better the
        places fit the streets and buildings than as declared; ``verdict`` is ``confirmed``, ``suspected-other``,
        ``suspected-twice`` or ``not-enough-evidence``.
        """
        return Table(self._native.crs_check())

    def openings(self, first: DateLike, last: DateLike, *, calendar: WorkCalendar | None = None) -> Openings:
        """Return when the services of the facilities are open on the days from ``first`` to ``last``, both included.

        Parameters
        ----------
        first, last
            The days.
        calendar
            The work calendar; the bundled one by default. Which services keep it is a matter of their category.
        """
        native = (calendar or WorkCalendar())._native
        return Openings(self._native.openings(native, date_text(first), date_text(last)))

    def prepare(
        self,
        walker: str | Walker = "adult",
        *,
        max_snap_m: float | None = None,
        max_minutes: int | None = None,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Prepared:
        """Return the study as one walker sees it.

        Parameters
        ----------
        walker
            One of :data:`lifecircle.WALKERS`, or a :class:`Walker`.
        max_snap_m
            The longest link between a door and the network, in metres; 150 by default.
        max_minutes
            The longest walk any later question may ask about; 60 by default.
        progress, threads
            As in :meth:`from_osm`.

        Raises
        ------
        PluginError
            When a walk model of your own breaks its laws; what it raised is the cause.
        """
        walker = Walker.named(walker)
        native = self._native.prepare(walker._native, max_snap_m, max_minutes, how(progress, threads))
        return Prepared(native, self, (walker, max_snap_m, max_minutes))

    def apply(self, scenario: Scenario) -> Applied:
        """Return the study after the changes of a scenario, made one after the other, and what undoes them.

        The study itself stays as it is. Where the data ends, the residential land and the report of defects are those
        of the study.

        Parameters
        ----------
        scenario
            The changes; see :class:`lifecircle.Scenario`.

        Raises
        ------
        NotFoundError
            For a facility, home, gate or street that does not exist, with the nearest names.
        DuplicateError
            For a new facility whose id is taken.
        ArgumentError
            For a change that changes nothing.
        ValueProblem
            For people who are not there.
        NetworkError
            For a way too far from any street.
        """
        study, undo = self._native.apply(scenario._native)
        return Applied(self._after(study, scenario), Undo(undo, (self, scenario)))

    def _after(self, native: _native.Study, scenario: Scenario) -> Study:
        return self._changed(native, _applied, (self, scenario))

    def _changed(self, native: _native.Study, make: Callable[..., Study], arguments: tuple[Any, ...]) -> Study:
        """Return a study that was made of this one, and how it is made again in another process."""
        remake: _Remake | None = None if self._remake is None else (make, arguments, {})
        return type(self)(native, remake)

    def assess(self, standard: str | Standard, *, walker: str | Walker = "adult") -> Assessment:
        """Judge all homes as one circle against a standard, such as ``"mofcom-2021"``."""
        return self.prepare(walker).assess(standard)

    def __repr__(self) -> str:
        """Return the size of the study."""
        return f"<lifecircle.Study: {self.home_count} homes, {self.facility_count} facilities>"

    def __reduce__(self) -> tuple[Callable[..., Study], tuple[Any, ...]]:
        """Pickle how it was made: the path of a file, or the tables."""
        if self._remake is None:
            raise TypeError("this study cannot be pickled")
        return _reopen, self._remake


#: The studies of this process that came out of a pickle, so that a worker reads each file once.
_reopened: WeakValueDictionary[bytes, Study] = WeakValueDictionary()


def _applied(study: Study, scenario: Scenario) -> Study:
    return study.apply(scenario).study


def _reopen(make: Callable[..., Study], arguments: tuple[Any, ...], options: dict[str, Any]) -> Study:
    stamps = [os.stat(path).st_mtime_ns for path in arguments if isinstance(path, str)]
    key = pickle.dumps((make.__name__, arguments, options, stamps))
    study = _reopened.get(key)
    if study is None:
        study = _reopened[key] = make(*arguments, **options)
    return study


def _facilities(given: Facilities | FacilitySource | None) -> Facilities | None:
    return given if given is None or isinstance(given, Facilities) else Facilities.from_source(given)


def _own(facilities: Facilities | None, homes: Homes | None, land: Land | None) -> _native._Own:
    return {
        "facilities": None if facilities is None else facilities._native,
        "homes": None if homes is None else homes._native,
        "land": None if land is None else land._native,
    }
