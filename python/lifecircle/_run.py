"""How a long call runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

#: Hears the stage, the parts done and the parts in all; False cancels the call.
Listener = Callable[[str, int, int], object]

logger = logging.getLogger("lifecircle")
logger.addHandler(logging.NullHandler())


def how(progress: Listener | bool | None, threads: int | None) -> tuple[Listener | None, int]:
    """Return what the core wants to know; 0 threads are all of the machine.

    ``progress=True`` shows a bar where tqdm is installed, and otherwise tells the logger ``lifecircle``.
    """
    listener = _bar() if progress is True else progress or None
    return listener, 0 if threads is None else threads


def _bar() -> Listener:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return lambda stage, done, total: logger.info("%s: %d of %d", stage, done, total)
    return _Bar(tqdm)


class _Bar:
    """One bar for each stage."""

    def __init__(self, tqdm: Callable[..., Any]) -> None:
        self.tqdm = tqdm
        self.stage: str | None = None
        self.bar: Any = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage != self.stage:
            self.close()
            self.stage, self.bar = stage, self.tqdm(total=total, desc=stage, leave=False)
        self.bar.total = total
        self.bar.update(done - self.bar.n)
        if done >= total:
            self.close()

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
        self.stage, self.bar = None, None
