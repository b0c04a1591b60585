"""Tables that are drawn without table elements."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from .document import Box, Table, placed

STYLE_CLASS = (
    "<style>.t{display:table;width:100%}.r{display:table-row}.c{display:table-cell;"
    "border:1px solid #000}</style>"
)


def pseudo_table(table: Table, style: str, content: Callable[[Box], str]) -> str:
    """The table as elements that only a style sheet makes into a table."""
    if style == "css_grid":
        return _grid(table, content)
    if style == "pre_tables":
        rows = [" | ".join(b.text.replace("\n", "") if b else "" for b in line)
                for line in _rectangle(table)]  # fmt: skip
        return "<pre>\n" + escape("\n".join(f"| {row} |" for row in rows), quote=False) + "\n</pre>"
    if style == "p_cells":
        return "\n".join(f"<p>{content(b) or '&nbsp;'}</p>" for row in table.rows for b in row)
    if style == "p_rows":
        gap = "&nbsp;&nbsp;&nbsp;&nbsp; "
        return "\n".join(f"<p>{gap.join(content(b) for b in row)}</p>" for row in table.rows)
    looks = {
        "div_table_inline": ('style="display:table"', 'style="display:table-row"',
                             'style="display:table-cell"'),
        "div_table_class": ('class="t"', 'class="r"', 'class="c"'),
        "flex_rows": ('class="tb"', 'style="display:flex"', 'style="flex:1"'),
    }  # fmt: skip
    outer, line, cell = looks[style]
    out = [STYLE_CLASS] if style == "div_table_class" else []
    out.append(f"<div {outer}>")
    for boxes in _rectangle(table):
        cells = "".join(f"<div {cell}>{content(b) if b else ''}</div>" for b in boxes)
        out.append(f"<div {line}>{cells}</div>")
    out.append("</div>")
    return "\n".join(out)


def _rectangle(table: Table) -> list[list[Box | None]]:
    grid: list[list[Box | None]] = [[None] * table.columns for _ in table.rows]
    for y, line in enumerate(placed(table)):
        for x, box in line:
            grid[y][x] = box
    return grid


def _grid(table: Table, content: Callable[[Box], str]) -> str:
    out = [f'<div style="display:grid;grid-template-columns:repeat({table.columns},auto)">']
    for y, line in enumerate(placed(table)):
        for x, box in line:
            place = (
                f"grid-column:{x + 1} / span {box.colspan};grid-row:{y + 1} / span {box.rowspan}"
            )
            out.append(f'<div style="{place}">{content(box)}</div>')
    out.append("</div>")
    return "\n".join(out)
