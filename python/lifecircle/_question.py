"""What is asked about access: which categories, how far, open when, for what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Literal

from lifecircle import _native
from lifecircle._moment import MomentLike, date_text, moment_text

Sense = Literal["arrive", "depart"]
UnknownHours = Literal["excluded", "open", "closed"]
Channel = Literal["counter", "pick-up", "locker", "vending", "delivery", "home-visit"]


def access_how(
    categories: Sequence[str],
    minutes: Sequence[int],
    k: int = 1,
    at: MomentLike | None = None,
    unknown_hours: str = "excluded",
    sense: str = "arrive",
    stay_minutes: int = 0,
    channels: Sequence[str] | None = None,
) -> _native._AccessHow:
    """Return a question about access as the core takes it."""
    return {
        "categories": _names(categories),
        "minutes": list(minutes),
        "k": k,
        "at": None if at is None else moment_text(at),
        "unknown_hours": unknown_hours,
        "sense": sense,
        "stay_s": stay_minutes * 60,
        "channels": None if channels is None else _names(channels),
    }


def _names(names: Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def document_text(document: str | Mapping[str, Any]) -> str:
    """Return a document as text: TOML and JSON as they are, anything else as JSON."""
    return document if isinstance(document, str) else json.dumps(document, default=_written, ensure_ascii=False)


def _written(value: object) -> object:
    # A scalar of numpy: a moment, or a number that json does not know.
    numpy_kind = getattr(getattr(value, "dtype", None), "kind", None)
    if isinstance(value, datetime) or numpy_kind == "M":
        return moment_text(value)
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, time):
        return value.isoformat()
    if numpy_kind is not None:
        return value.item()  # type: ignore[attr-defined]
    raise TypeError(f"a document cannot hold {value!r}")
