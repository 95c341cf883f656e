"""Measure and improve the 15-minute convenient life circle (一刻钟便民生活圈).

Open a :class:`Study`, see what is wrong with its data, prepare it for a walker, and ask.

Examples
--------
>>> import lifecircle as lc
>>> lc.WALKERS
('adult', 'elder', 'child', 'stroller', 'wheelchair')
"""

from lifecircle._allocation import Allocation, CapacityWindows
from lifecircle._assessment import Assessment, Sufficiency
from lifecircle._calendar import Hours, Schedule, Span, Timetable, Words, WorkCalendar
from lifecircle._catalogue import WALKERS, __version__, categories, standards, to_wgs84
from lifecircle._circles import CircleRecords, Demand, Fusion, FusionCircle, Partition
from lifecircle._crosswalk import Crosswalk
from lifecircle._day_plans import PlannedDays, plan_days
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
from lifecircle._indicators import Catchments, Indicator, Inequality, Measured, indicators, measure_walks
from lifecircle._map import Map
from lifecircle._network import Network
from lifecircle._openings import Openings
from lifecircle._over_time import AccessOverTime
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
from lifecircle._siting import Site, SitePlan, Siting
from lifecircle._solver import Proposal, SitingQuestion, SitingSolver
from lifecircle._sources import Facilities, Homes, Land
from lifecircle._standard import PolygonCircle, RadiusCircle, Standard, WalkCircle, Walker
from lifecircle._study import Study
from lifecircle._table import Table
from lifecircle._walk_model import Edges, WalkModel, WayClass
from lifecircle._walks import Decay, LiveNearest

__all__ = [
    "WALKERS",
    "AccessOverTime",
    "Allocation",
    "ArgumentError",
    "Assessment",
    "CancelledError",
    "CapacityWindows",
    "Catchments",
    "CategoryError",
    "CircleRecords",
    "ColumnError",
    "Consulted",
    "CoordinateError",
    "Crosswalk",
    "CrsError",
    "Decay",
    "Demand",
    "DuplicateError",
    "Edges",
    "EmptyError",
    "Event",
    "Facilities",
    "FormatError",
    "Fusion",
    "FusionCircle",
    "GradeRule",
    "Homes",
    "Hours",
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
    "PlannedDays",
    "PluginError",
    "PolygonCircle",
    "Prepared",
    "Proposal",
    "Proposed",
    "RadiusCircle",
    "Raised",
    "Rated",
    "Schedule",
    "Served",
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
    "Timetable",
    "ValueProblem",
    "WalkCircle",
    "WalkModel",
    "Walker",
    "WayClass",
    "Words",
    "WorkCalendar",
    "__version__",
    "categories",
    "check_store",
    "indicators",
    "measure_walks",
    "plan_days",
    "read_ical",
    "recurrence_dates",
    "standards",
    "to_wgs84",
    "write_ical",
]
