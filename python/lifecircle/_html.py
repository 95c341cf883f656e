"""Tables as text and as HTML: the one place where either is written, with everything escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lifecircle._table import Table

#: How many rows and columns are shown.
ROWS, COLUMNS = 10, 12
_WIDEST = 40

Cells = Sequence[Sequence[object]]


def cell(value: object) -> str:
    """Return one value as people read it; a null is a dash, never a number."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.1f}" if abs(value) >= 10 else f"{value:.4g}"
    return str(value)


def html_table(title: str, names: Sequence[str], units: Sequence[str | None], rows: Cells, left_out: str) -> str:
    """Return a table as HTML that shows in light and dark notebooks and reads well aloud."""
    head = "".join(f'<th scope="col">{_label(name, unit)}</th>' for name, unit in zip(names, units, strict=True))
    body = "".join(f"<tr>{''.join(_td(value) for value in row)}</tr>" for row in rows)
    note = f'<p style="opacity:.7;margin:.2em 0">{html.escape(left_out)}</p>' if left_out else ""
    return (
        f'<div class="lifecircle-table" style="overflow-x:auto"><table><caption style="text-align:left">'
        f"{html.escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}</div>"
    )


def text_table(names: Sequence[str], rows: Cells, left_out: str) -> str:
    """Return a table as plain text."""
    shown = [[_clip(cell(value)) for value in row] for row in rows]
    widths = [max(len(name), *(len(row[i]) for row in shown), 0) for i, name in enumerate(names)]
    lines = [_line(names, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in shown]
    return "\n".join([*lines, left_out] if left_out else lines)


def _label(name: str, unit: str | None) -> str:
    # The unit stands in the name already where it ends in it.
    said = unit is None or name.endswith(f"_{unit}")
    return html.escape(name) if said else f"{html.escape(name)} <small>({html.escape(str(unit))})</small>"


def _td(value: object) -> str:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    side = "right" if number else "left"
    missing = ' aria-label="no value"' if value is None else ""
    return f'<td style="text-align:{side}"{missing}>{html.escape(cell(value))}</td>'


def _clip(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(cells, widths, strict=True)).rstrip()


def page(title: str, tables: Mapping[str, Table], map_file: str) -> str:
    """Return tables as one page to read, with a link to the map."""
    sections = "".join(
        f'<section id="{html.escape(name)}"><h2>{html.escape(name)}</h2>{_whole(table)}</section>'
        for name, table in tables.items()
    )
    links = "".join(f'<li><a href="#{html.escape(name)}">{html.escape(name)}</a></li>' for name in tables)
    return (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body><h1>{html.escape(title)}</h1>"
        f'<nav><ul><li><a href="{html.escape(map_file)}">map</a></li>{links}</ul></nav>{sections}</body></html>'
    )


def _whole(table: Table) -> str:
    names = table.columns
    rows = [list(row.values()) for row in table.rows(500)]
    left_out = f"{len(table) - 500} more rows are in the file" if len(table) > 500 else ""
    return html_table(f"{len(table)} rows", names, [table.unit(name) for name in names], rows, left_out)


_STYLE = (
    "body{font:15px/1.5 system-ui,'Noto Sans CJK SC',sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{padding:.2em .6em;border-bottom:1px solid #ccc;vertical-align:top}"
    "nav ul{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0}caption{color:#666}"
)
