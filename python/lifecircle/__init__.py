"""Measure and improve the 15-minute convenient life circle (一刻钟便民生活圈).

Open a :class:`Study`, see what is wrong with its data, prepare it for a walker, and ask.

Examples
--------
>>> import lifecircle as lc
>>> lc.WALKERS
('adult', 'elder', 'child', 'stroller', 'wheelchair')
"""

from lifecircle._actions import ActionPlan, Actions
from lifecircle._allocation import Allocation, CapacityWindows
from lifecircle._assessment import Assessment, Sufficiency
from lifecircle._calendar import Hours, Schedule, Span, Timetable, Words, WorkCalendar
from lifecircle._catalogue import WALKERS, __version__, categories, from_wgs84, standards, to_wgs84
from lifecircle._circles import CircleRecords, Demand, Fusion, FusionCircle, Partition
from lifecircle._crosswalk import Crosswalk
from lifecircle._day_plans import PlannedDays, plan_days
from lifecircle._demand import HomeDemand
from lifecircle._errors import (
    ArgumentError,
    CancelledError,
    CategoryError,
    ColumnError,
    CoordinateError,
    CrsError,
    DuplicateError,
    EmptyError,
    FormatError,
    InternalError,
    IoError,
    LifeCircleError,
    LimitError,
    NetworkError,
    NotFoundError,
    PluginError,
    StandardError,
    ValueProblem,
)
from lifecircle._events import Event, read_ical, recurrence_dates, write_ical
from lifecircle._grade import GradeRule
from lifecircle._idle import IdleRanking, IdleSpaces, IdleUse
from lifecircle._indicators import (
    Catchments,
    Indicator,
    Inequality,
    Measured,
    check_indicator,
    indicators,
    measure_walks,
)
from lifecircle._map import Map
from lifecircle._network import Network
from lifecircle._openings import Openings
from lifecircle._over_time import AccessOverTime
from lifecircle._plugins import FacilitySource, Registry
from lifecircle._prepared import Prepared
from lifecircle._register import (
    Consulted,
    MemoryStore,
    NeedList,
    NeedsRegister,
    Proposed,
    Raised,
    Rated,
    Served,
    SqliteStore,
    Store,
    check_store,
)
from lifecircle._scenario import Applied, Difference, Scenario, Shift, Undo, compare_scenarios
from lifecircle._shared_siting import SharedPlan, SharedSiting
from lifecircle._siting import Site, SitePlan, Siting
from lifecircle._solver import Proposal, SitingQuestion, SitingSolver
from lifecircle._sources import Facilities, Homes, Land
from lifecircle._standard import PolygonCircle, RadiusCircle, Standard, WalkCircle, Walker
from lifecircle._study import Study
from lifecircle._table import Table
from lifecircle._tenant_mix import CommerceForm, FormRule, TenantMix, Units
from lifecircle._timed import Door, Places, SavedNetwork, TimedNetwork
from lifecircle._walk_model import Edges, WalkModel, WayClass
from lifecircle._walks import Decay, LiveNearest

__all__ = [
    "WALKERS",
    "AccessOverTime",
    "ActionPlan",
    "Actions",
    "Allocation",
    "Applied",
    "ArgumentError",
    "Assessment",
    "CancelledError",
    "CapacityWindows",
    "Catchments",
    "CategoryError",
    "CircleRecords",
    "ColumnError",
    "CommerceForm",
    "Consulted",
    "CoordinateError",
    "Crosswalk",
    "CrsError",
    "Decay",
    "Demand",
    "Difference",
    "Door",
    "DuplicateError",
    "Edges",
    "EmptyError",
    "Event",
    "Facilities",
    "FacilitySource",
    "FormRule",
    "FormatError",
    "Fusion",
    "FusionCircle",
    "GradeRule",
    "HomeDemand",
    "Homes",
    "Hours",
    "IdleRanking",
    "IdleSpaces",
    "IdleUse",
    "Indicator",
    "Inequality",
    "InternalError",
    "IoError",
    "Land",
    "LifeCircleError",
    "LimitError",
    "LiveNearest",
    "Map",
    "Measured",
    "MemoryStore",
    "NeedList",
    "NeedsRegister",
    "Network",
    "NetworkError",
    "NotFoundError",
    "Openings",
    "Partition",
    "Places",
    "PlannedDays",
    "PluginError",
    "PolygonCircle",
    "Prepared",
    "Proposal",
    "Proposed",
    "RadiusCircle",
    "Raised",
    "Rated",
    "Registry",
    "SavedNetwork",
    "Scenario",
    "Schedule",
    "Served",
    "SharedPlan",
    "SharedSiting",
    "Shift",
    "Site",
    "SitePlan",
    "Siting",
    "SitingQuestion",
    "SitingSolver",
    "Span",
    "SqliteStore",
    "Standard",
    "StandardError",
    "Store",
    "Study",
    "Sufficiency",
    "Table",
    "TenantMix",
    "TimedNetwork",
    "Timetable",
    "Undo",
    "Units",
    "ValueProblem",
    "WalkCircle",
    "WalkModel",
    "Walker",
    "WayClass",
    "Words",
    "WorkCalendar",
    "__version__",
    "categories",
    "check_indicator",
    "check_store",
    "compare_scenarios",
    "from_wgs84",
    "indicators",
    "measure_walks",
    "plan_days",
    "read_ical",
    "recurrence_dates",
    "standards",
    "to_wgs84",
    "write_ical",
]
