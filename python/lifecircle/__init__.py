"""Measure and improve the 15-minute convenient life circle (一刻钟便民生活圈).

Open a :class:`Study`, see what is wrong with its data, prepare it for a walker, and ask.

Examples
--------
>>> import lifecircle as lc
>>> lc.WALKERS
('adult', 'elder', 'child', 'stroller', 'wheelchair')
"""

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
from lifecircle._study import WALKERS, Assessment, Prepared, Study, __version__, categories, standards
from lifecircle._table import Table

__all__ = [
    "WALKERS",
    "ArgumentError",
    "Assessment",
    "CancelledError",
    "CategoryError",
    "ColumnError",
    "CoordinateError",
    "CrsError",
    "DuplicateError",
    "EmptyError",
    "FormatError",
    "InternalError",
    "IoError",
    "LifeCircleError",
    "LimitError",
    "NetworkError",
    "NotFoundError",
    "PluginError",
    "Prepared",
    "StandardError",
    "Study",
    "Table",
    "ValueProblem",
    "__version__",
    "categories",
    "standards",
]
