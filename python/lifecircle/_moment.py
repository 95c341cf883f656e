"""Moments as a host writes them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

#: The clocks of China; no summer time since 1992.
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")

#: ISO 8601 text, a datetime (a pandas Timestamp is one), or a numpy datetime64; on the clocks of China unless it says.
MomentLike = str | datetime | Any
DateLike = str | date


def moment_text(moment: MomentLike) -> str:
    """Return the moment on the clocks of China, as the core reads it."""
    if not isinstance(moment, (str, datetime)) and hasattr(moment, "astype"):
        moment = moment.astype("datetime64[s]").item()
    if not isinstance(moment, datetime):
        return str(moment)
    if moment.tzinfo is not None:
        moment = moment.astimezone(CHINA).replace(tzinfo=None)
    return moment.replace(microsecond=0).isoformat()


def moment_of(text: str) -> datetime:
    """Return a moment of the core as a datetime on the clocks of China, without a time zone."""
    return datetime.fromisoformat(text)


def date_text(day: DateLike) -> str:
    """Return a date as the core reads it."""
    if isinstance(day, datetime):
        day = day.date()
    return day if isinstance(day, str) else day.isoformat()
