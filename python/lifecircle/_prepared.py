"""A study as one walker sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from lifecircle import _native
from lifecircle._assessment import Assessment, Sufficiency
from lifecircle._circles import Partition
from lifecircle._indicators import Catchments, Indicator, Measured, Supply, own_rows
from lifecircle._map import Map
from lifecircle._moment import MomentLike
from lifecircle._question import Channel, Sense, UnknownHours, access_how
from lifecircle._run import Listener, how
from lifecircle._scenario import Scenario
from lifecircle._siting import CostsLike, Site, Siting, SitingModel, cells, siting_how
from lifecircle._standard import PolygonCircle, RadiusCircle, Standard, WalkCircle, Walker
from lifecircle._table import Table
from lifecircle._time_questions import TimeQuestions
from lifecircle._timed import TimedNetwork
from lifecircle._walks import Decay, WalkQuestions

if TYPE_CHECKING:
    from lifecircle._study import Study

Circle = WalkCircle | RadiusCircle | PolygonCircle


class Prepared(TimeQuestions, WalkQuestions):
    """A study as one walker sees it. Immutable; may be shared between threads, and pickled like its study."""

    def __init__(self, native: _native.Prepared, study: Study, made: tuple[Walker, float | None, int | None]) -> None:
        """Wrap a prepared study of the core; use :meth:`Study.prepare`."""
        self._native = native
        self._study = study
        self._made = made
        self._walks = native.walks()

    @property
    def study(self) -> Study:
        """The study itself."""
        return self._study

    @property
    def walker(self) -> str:
        """The name of the walker."""
        return self._native.walker()

    def access(
        self,
        categories: Sequence[str],
        *,
        minutes: Sequence[int] = (5, 10, 15),
        k: int = 1,
        at: MomentLike | None = None,
        sense: Sense = "arrive",
        stay_minutes: int = 0,
        channels: Sequence[Channel] | None = None,
        unknown_hours: UnknownHours = "excluded",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Table:
        """Return the walk from every home to the nearest of each category, and how many lie within each limit.

        Parameters
        ----------
        categories
            Ids of the catalogue, such as ``"pharmacy"``; see :func:`lifecircle.categories`.
        minutes
            The limits; the largest is the horizon.
        k
            How many of the nearest.
        at
            Only what is open when one arrives at this moment: ISO 8601 text, a datetime, a pandas Timestamp; on the
            clocks of China unless it says another zone. Without it opening hours play no part.
        sense
            Whether ``at`` is when one stands at the door (``arrive``) or leaves home (``depart``).
        stay_minutes
            How long it must stay open.
        channels
            Only services by these channels; all that are walked to by default.
        unknown_hours
            What places are taken for whose hours nobody knows.
        progress, threads
            As in :meth:`Study.from_osm`.

        Returns
        -------
        Table
            One row per home: ``home``, ``people``, ``escape_s``, and for each category ``<id>_state``, ``<id>_s``
            (seconds), ``<id>_facility``, ``<id>_within_<minutes>``.
        """
        what = access_how(categories, minutes, k, at, unknown_hours, sense, stay_minutes, channels)
        return Table(self._native.access(what, how(progress, threads)))

    def measure(
        self,
        kinds: Sequence[str | Sequence[str]],
        indicators: Sequence[str | Indicator],
        *,
        supply: Supply = "each",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Measured:
        """Return indicators of access at every home.

        Parameters
        ----------
        kinds
            The kinds of facilities: a category each, or several that count as one kind.
        indicators
            Names with their parameters, such as ``"2sfca decay=gaussian minutes=15"`` or ``"mean-nearest k=3"``, see
            :func:`lifecircle.indicators`; or indicators of your own, see :class:`lifecircle.Indicator`.
        supply
            How much a facility can serve: ``each`` counts as 1, or its ``capacity`` or ``area``.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        PluginError
            When an indicator of your own breaks its laws; what it raised is the cause.
        """
        names = [kind if isinstance(kind, str) else "|".join(kind) for kind in kinds]
        by_name = [asked for asked in indicators if isinstance(asked, str)]
        own = own_rows(indicators)
        return Measured(self._native.measure(names, supply, by_name, own, how(progress, threads)))

    def catchments(
        self,
        kinds: Sequence[str | Sequence[str]],
        *,
        minutes: int = 15,
        supply: Supply = "each",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Catchments:
        """Return the walks from every home to every facility of some kinds, for indicators to be computed from.

        Parameters
        ----------
        kinds, supply
            As in :meth:`measure`.
        minutes
            The longest walk.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        names = [kind if isinstance(kind, str) else "|".join(kind) for kind in kinds]
        native = self._native.catchments(names, minutes, supply, how(progress, threads))
        return Catchments(native.columns(), native)

    def facilities_for(
        self,
        categories: Sequence[str],
        *,
        at: MomentLike | None = None,
        channels: Sequence[Channel] | None = None,
        unknown_hours: UnknownHours = "excluded",
    ) -> dict[str, list[int]]:
        """Return the facilities that a question counts, as rows of :attr:`Study.facilities`, for each category.

        They are walked to, for this walker, attached and, when a moment of arrival is stated, open then.

        Parameters
        ----------
        categories, at, channels, unknown_hours
            As in :meth:`access`.
        """
        what = access_how(categories, (15,), 1, at, unknown_hours, channels=channels)
        return dict(zip(what["categories"], self._native.facilities_for(what), strict=True))

    def apply(
        self, scenario: Scenario, *, progress: Listener | bool | None = None, threads: int | None = None
    ) -> Prepared:
        """Return the study after a scenario as the same walker sees it.

        It is what preparing the changed study anew would give. Where streets stay as they are, their times, the doors
        of the homes and the escape times are kept.

        Parameters
        ----------
        scenario
            The changes; see :class:`lifecircle.Scenario`.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        LifeCircleError
            As :meth:`Study.apply` and :meth:`Study.prepare`.
        """
        native = self._native.apply(scenario._native, self._made[0]._native, how(progress, threads))
        return Prepared(native, self._study._after(native.study(), scenario), self._made)

    @property
    def timed(self) -> TimedNetwork:
        """The network with this walker's times: to be saved, or asked without the study."""
        return TimedNetwork._of(self._walks)

    def partition(
        self,
        target_people: float,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
        max_minutes: int = 15,
        across_bridges: bool = False,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Partition:
        """Divide the city into circles of about so many people, within a walk of their centre.

        Parameters
        ----------
        target_people
            How many people a circle should have.
        at_least, at_most
            Fewer and more are reported; half and twice the target by default.
        max_minutes
            The longest walk to the centre.
        across_bridges
            Whether a circle may reach over a bridge or through a tunnel.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        run = how(progress, threads)
        native = self._native.partition(target_people, at_least, at_most, max_minutes, across_bridges, run)
        return Partition(native)

    def assess(
        self,
        standard: str | Standard,
        *,
        circles: Sequence[Circle] | Partition = (),
        absence_is_trusted: bool = False,
        sufficiency: Sufficiency | None = None,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Assessment:
        """Judge circles against a standard.

        Parameters
        ----------
        standard
            The id of a bundled standard, or a :class:`Standard`.
        circles
            Which circles, or those of a divided city; none means all homes as one.
        absence_is_trusted
            Whether what the data has nowhere is missing even where sources hardly know it: for a complete register.
        sufficiency
            When the data is too sparse to call anything missing; see :class:`lifecircle.Sufficiency`.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        standard = Standard.named(standard)
        run = how(progress, threads)
        enough = None if sufficiency is None else sufficiency._row()
        if isinstance(circles, Partition):
            native = self._native.assess_partition(standard._native, circles._native, absence_is_trusted, enough, run)
        else:
            rows = [circle._row() for circle in circles]
            native = self._native.assess(standard._native, rows, absence_is_trusted, enough, run)
        return Assessment(native, self, standard)

    def siting(
        self,
        model: SitingModel,
        candidates: Sequence[Site],
        *,
        number: int | None = None,
        budget: float | None = None,
        minutes: float | None = None,
        decay: Decay | None = None,
        existing: Sequence[int] = (),
        weigh: Literal["people", "homes"] | Sequence[float | None] = "people",
        groups: Literal["people"] | Sequence[str | None] | None = None,
        worst_group: bool = False,
        between: CostsLike | None = None,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Siting:
        """Return a question of location: homes as demand, walks to the candidates and to what exists as costs.

        Parameters
        ----------
        model
            As in :meth:`Siting.from_costs`.
        candidates
            What could be opened; each needs a position.
        number, budget, decay, worst_group, between
            As in :meth:`Siting.from_costs`; costs are seconds, and sites are the candidates and then what exists.
        minutes
            The longest walk that counts as covered, at most 240.
        existing
            Which facilities of the study serve already, by their rows.
        weigh
            Whether a home counts its people or 1, or how much each counts, by row: a column of
            :meth:`NeedsRegister.demand_weights` weighs homes by their people and what open needs add. One of which that
            is not known (None, NaN) is listed and left out.
        groups
            For ``worst_group``: ``"people"`` compares the groups of people that homes count, such as age groups (each
            home is then as many demands, called ``home#group``); or the group of each home, by row: its district, its
            circle.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        limit = None if minutes is None else minutes * 60.0
        asked = siting_how(model, number, budget, limit, decay, worst_group)
        rows, costs = [site._row() for site in candidates], None if between is None else cells(between)
        run = how(progress, threads)
        weights = weigh if isinstance(weigh, str) else list(weigh)
        compared = groups if groups is None or isinstance(groups, str) else list(groups)
        taken = [int(row) for row in existing]
        return Siting(self._native.siting(asked, rows, taken, weights, compared, costs, run))

    def map(
        self,
        categories: Sequence[str],
        *,
        minutes: Sequence[int] = (5, 10, 15),
        at: MomentLike | None = None,
        assessments: Sequence[Assessment] = (),
        title: str = "",
        attribution: str = "© OpenStreetMap contributors, ODbL",
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> Map:
        """Return a map that opens without a network: homes by their walks, facilities, findings.

        Parameters
        ----------
        categories, minutes, at
            As in :meth:`access`.
        assessments
            Whose findings it shows.
        title
            What heads it.
        attribution
            Whom the data is owed to.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        natives = [assessment._native for assessment in assessments]
        what = access_how(categories, minutes, 1, at)
        return Map(self._native.map(what, natives, title, attribution, how(progress, threads)))

    def explore(self, categories: Sequence[str], *, title: str = "") -> Map:
        """Return the map of some categories, to look at in a notebook; ``.save("x.html")`` keeps it."""
        return self.map(categories, title=title)

    def report(self) -> Table:
        """Return the doors that could not be attached to the network, and those that had to go round something."""
        return Table(self._native.report())

    def __repr__(self) -> str:
        """Return walker and study."""
        return f"<lifecircle.Prepared: {self.walker}, {self._study!r}>"

    def __reduce__(self) -> tuple[Callable[..., Prepared], tuple[Any, ...]]:
        """Pickle the study and how it was prepared."""
        return _prepare_again, (self._study, *self._made)


def _prepare_again(study: Study, walker: Walker, max_snap_m: float | None, max_minutes: int | None) -> Prepared:
    return study.prepare(walker, max_snap_m=max_snap_m, max_minutes=max_minutes)
