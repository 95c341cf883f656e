"""Circles judged against a standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from lifecircle import _native
from lifecircle._actions import ActionPlan, Actions
from lifecircle._demand import HomeDemand, columns_of
from lifecircle._errors import NotFoundError
from lifecircle._grade import GradeRule
from lifecircle._idle import IdleRanking, IdleSpaces, IdleUse, use_rows
from lifecircle._map import Map
from lifecircle._run import Listener, how
from lifecircle._table import Table
from lifecircle._tenant_mix import FormRule, TenantMix, Units

if TYPE_CHECKING:
    from lifecircle._prepared import Prepared
    from lifecircle._standard import Standard


@dataclass(frozen=True, kw_only=True)
class Sufficiency:
    """When the data is too sparse to call anything missing; the defaults are ours. All at 0: never.

    Attributes
    ----------
    min_places
        With fewer facilities.
    min_categories
        With facilities of fewer categories.
    min_places_per_km
        With fewer facilities for each kilometre of network.
    """

    min_places: int = 100
    min_categories: int = 15
    min_places_per_km: float = 1.0

    def _row(self) -> tuple[int, int, float]:
        return self.min_places, self.min_categories, float(self.min_places_per_km)


class Assessment:
    """A study judged against a standard."""

    def __init__(self, native: _native.Assessment, prepared: Prepared, standard: Standard) -> None:
        """Wrap an assessment of the core; use :meth:`Prepared.assess`."""
        self._native = native
        self._prepared = prepared
        self._standard = standard

    @property
    def standard(self) -> Standard:
        """What it was judged against."""
        return self._standard

    @property
    def walker(self) -> str:
        """Whose walks were judged."""
        return self._native.walker()

    @property
    def circles(self) -> Table:
        """The circles judged: id, name, homes, facilities, people."""
        return Table(self._native.circles())

    @property
    def findings(self) -> Table:
        """One row per circle and requirement: what is missing, short, met, saturated or no data, and why."""
        return Table(self._native.findings())

    @property
    def coverage(self) -> Table:
        """One row per category and limit: the covered share by land, homes and people, with the truncated share."""
        return Table(self._native.coverage())

    @property
    def indicators(self) -> Table:
        """The rates the standard itself defines, by walk and by straight line; no rows when it defines none."""
        return Table(self._native.indicators())

    @property
    def figures(self) -> Table:
        """The figures of the standard, such as green space per person, as measured here."""
        return Table(self._native.figures())

    @property
    def levels(self) -> Table:
        """One row per circle and level of the standard, such as 5, 10 and 15 minutes: met, short or unknown."""
        return Table(self._native.levels())

    @property
    def groups(self) -> Table:
        """One row per circle and named group of the standard, such as 一店一早: met, short or unknown."""
        return Table(self._native.groups())

    def grades(self, rule: GradeRule | None = None) -> Table:
        """Return the grades of all circles, with what they rest on."""
        return Table(self._native.grades(GradeRule.or_ours(rule)._native))

    def plans(self, rule: GradeRule | None = None) -> Table:
        """Return one plan for each circle (一圈一策): what to do, the most urgent first.

        Parameters
        ----------
        rule
            How circles are graded; the bundled rule by default.
        """
        return Table(self._native.plans(GradeRule.or_ours(rule)._native))

    def gaps(self, rule: GradeRule | None = None) -> Table:
        """Return the gaps of each department: what it answers for, in every circle."""
        return Table(self._native.gaps(GradeRule.or_ours(rule)._native))

    def grade(self, circle: int = 0, rule: GradeRule | None = None) -> tuple[str | None, str | None]:
        """Return the grade a circle has for certain, and the best it may have for all that is not known.

        None means below the lowest grade.
        """
        return self._native.grade(circle, GradeRule.or_ours(rule)._native)

    def explain(self, home: int) -> Table:
        """Return why a home (a row of the study) has, or has not, what each requirement asks for.

        Raises
        ------
        NotFoundError
            When there is no such home.
        """
        return Table(self._native.explain(home))

    def explore(self, categories: Sequence[str] | None = None, *, title: str = "") -> Map:
        """Return a map of the findings that opens without a network.

        Parameters
        ----------
        categories
            Which categories it shows; all of the standard that the study has any facility of, by default.
        title
            What heads it.
        """
        if categories is None:
            categories = self._categories()
        return self._prepared.map(categories, assessments=[self], title=title or self._standard.id)

    def plan_of_actions(
        self,
        actions: Actions | Iterable[Mapping[str, Any]],
        *,
        order: Literal["most-first", "as-given"] = "most-first",
        budget: float | None = None,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> ActionPlan:
        """Return what to do, in which order, and what each step adds to those before it.

        First comes what gives most people more than it takes from others for sure; of equal actions what closes more
        findings, then what may give more at most, then the cheaper, then the first.

        Parameters
        ----------
        actions
            What could be done; see :class:`lifecircle.Actions`.
        order
            ``"as-given"`` keeps the order given and leaves nothing out but for the budget.
        budget
            What all steps may cost together.
        progress, threads
            As in :meth:`Study.from_osm`.
        """
        given = actions if isinstance(actions, Actions) else Actions(actions)
        walker, run = self._prepared._made[0], how(progress, threads)
        return ActionPlan(given._native.plan(self._native, walker._native, order, budget, run))

    def idle_spaces(
        self,
        spaces: IdleSpaces,
        uses: Sequence[IdleUse | str] | None = None,
        *,
        weights: Table | HomeDemand | Mapping[str, Sequence[float]] | None = None,
        circle: int | str | None = None,
        changeover_minutes: int = 0,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> IdleRanking:
        """Return what idle spaces could become: which use serves whom, which share a space, and where to begin.

        Parameters
        ----------
        spaces
            What stands empty.
        uses
            What could move in; those of the document of the spaces by default, and without any every category that the
            standard asks for, at any hour.
        weights
            The demand of each home for some categories, in residents: a :class:`lifecircle.HomeDemand`, or such as
            :meth:`lifecircle.NeedsRegister.demand_weights` returns; its people by default.
        circle
            The circle whose homes count, by its row or its id; all homes by default.
        changeover_minutes
            The minutes needed between two uses of a space.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        EmptyError
            Without spaces.
        DuplicateError
            For two spaces or uses of one id.
        ValueProblem
            For hours without a usual week.
        NotFoundError
            For a circle that does not exist.
        """
        rows, demand, run = use_rows(uses), columns_of(weights), how(progress, threads)
        native = self._native.idle_spaces(spaces._native, rows, demand, self._circle(circle), changeover_minutes, run)
        return IdleRanking(native)

    def tenant_mix(
        self,
        units: Units,
        *,
        weights: Table | HomeDemand | Mapping[str, Sequence[float]] | None = None,
        circle: int | str | None = None,
        rule: FormRule | None = None,
        progress: Listener | bool | None = None,
        threads: int | None = None,
    ) -> TenantMix:
        """Return whom to recruit for the vacant units of a circle, one by one and for all of them together.

        Parameters
        ----------
        units
            The units, let and vacant.
        weights
            As in :meth:`idle_spaces`.
        circle
            The circle the units belong to, by its row or its id: its homes are served, its facilities compete. The
            whole study by default.
        rule
            How the form of the commerce is told.
        progress, threads
            As in :meth:`Study.from_osm`.

        Raises
        ------
        EmptyError
            Without units.
        DuplicateError
            For two units of one id.
        NotFoundError
            For a circle that does not exist.
        """
        run = how(progress, threads)
        row = (rule or FormRule())._row()
        return TenantMix(self._native.tenant_mix(units._native, columns_of(weights), self._circle(circle), row, run))

    def _circle(self, circle: int | str | None) -> int | None:
        if not isinstance(circle, str):
            return circle
        ids = [str(id) for id in self.circles["circle"]]
        if circle not in ids:
            raise NotFoundError("there is no circle of that id", circle, None, f"use one of {', '.join(ids)}")
        return ids.index(circle)

    def _categories(self) -> list[str]:
        known = {name for names in self._prepared.study.facilities["category"] for name in str(names).split(";")}
        asked = (
            name for names in self._standard.requirements()["categories"] if names for name in str(names).split(";")
        )
        found = list(dict.fromkeys(asked))
        return [name for name in found if name in known] or found

    def __repr__(self) -> str:
        """Return standard, walker and how many circles."""
        return f"<lifecircle.Assessment: {self._standard.id}, {self.walker}, {len(self.circles)} circles>"
