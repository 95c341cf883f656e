"""The offline map."""

from __future__ import annotations

import html
import os
from pathlib import Path


class Map:
    """A map as one HTML page that opens without a network."""

    def __init__(self, page: str) -> None:
        """Wrap a page; use :meth:`Prepared.map` or :meth:`Assessment.explore`."""
        self._page = page

    @property
    def html(self) -> str:
        """The page."""
        return self._page

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the page to a file."""
        Path(path).write_text(self._page, encoding="utf-8")

    def _repr_html_(self) -> str:
        """Show the page inside a notebook, apart from its other cells."""
        return f'<iframe srcdoc="{html.escape(self._page)}" title="map" width="100%" height="640"></iframe>'

    def __repr__(self) -> str:
        """Return the size of the page."""
        return f"<lifecircle.Map: {len(self._page) / 1e6:.1f} MB; .save('map.html') opens offline>"
