"""Tables made of other elements, rewritten to table tags before the page is read.

Three kinds: ``display: table`` and ARIA roles, which tell rows and cells; CSS grids,
which tell columns and spans; and rows that are only repeated siblings (flex boxes, or
``class="row"`` without any style), whose columns are no more than an order.

Page layout is made of the same things. What sets a data table apart is several rows
of several short cells that are not links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from govinfo_parse.readers.html_boxes import Box, build_boxes, walk
from govinfo_parse.readers.html_css_grid import GridCell, arrange, count_columns
from govinfo_parse.readers.html_style import StyleSheet
from govinfo_parse.readers.html_tokens import SEPARATOR, names

_LONGEST_CELL: Final = 300
_USUAL_CELL: Final = 60

_INLINE: Final = names("span font b strong em i u a label code tt small big sub sup")
_ROW_CLASS: Final = re.compile(r"(?:.*[-_])?(?:row|tr|line)", re.IGNORECASE)
_CELL_CLASS: Final = re.compile(
    r"(?:.*[-_])?(?:cell|col|column|td|th|item)(?:[-_].*)?\d*", re.IGNORECASE
)

_TABLES: Final = ("table", "inline-table")
_TABLE_ROLES: Final = ("table", "grid", "treegrid")
_CELL_ROLES: Final = ("cell", "gridcell", "columnheader", "rowheader")

Rows = list[list[GridCell]]


def is_unusual(style: dict[str, str], attributes: dict[str, str]) -> bool:
    """Whether an element's style or role calls for a look at the whole page."""
    display = style.get("display", "")
    return (
        display.startswith(("table", "inline-table", "grid", "inline-grid", "flex", "inline-flex"))
        or "visibility" in style
        or style.get("white-space", "").startswith("pre")
        or attributes.get("role", "").lower() in (*_TABLE_ROLES, *_CELL_ROLES, "row")
        or any(map(_ROW_CLASS.fullmatch, attributes.get("class", "").split()))
    )


def rewrite(tokens: list[str], sheet: StyleSheet) -> list[str]:
    """The tokens with pseudo-tables as tables, invisible text blank, kept lines in <pre>.

    ``tokens`` hold each tag by itself, as :func:`.html_tokens.single_tags` gives them.
    """
    root = build_boxes(tokens, sheet)
    _apply_visibility(root, tokens)
    _apply_white_space(root, tokens)
    replaced: dict[int, tuple[int, list[str]]] = {}
    for box in walk(root):
        if box.has_table or box.is_table_part:
            _replace_rows(box, tokens, replaced)
            continue
        rows = _table_rows(box)
        if rows:
            replaced[box.start] = box.end, _table_tags(rows, tokens, "")
            box.children = []
        else:
            _replace_rows(box, tokens, replaced)
    return _assemble(tokens, replaced)


def _assemble(tokens: list[str], replaced: dict[int, tuple[int, list[str]]]) -> list[str]:
    assembled: list[str] = []
    position = 0
    for start in sorted(replaced):
        end, tags = replaced[start]
        assembled += tokens[position:start]
        assembled += tags
        position = end + 1
    return assembled + tokens[position:]


def _table_tags(rows: Sequence[Sequence[GridCell]], tokens: list[str], attribute: str) -> list[str]:
    """``tag, text, …, tag``: what stands in place of the element that is the table."""
    tags = ["table" + attribute, ""]
    for row in rows:
        tags += ("tr", "")
        for cell in row:
            tags.append(f'td rowspan="{cell.rowspan}" colspan="{cell.colspan}"')
            tags += [""] if cell.box is None else tokens[cell.box.start + 1 : cell.box.end]
            tags += ("/td", "")
        tags += ("/tr", "")
    tags.append("/table")
    return tags


def _table_rows(box: Box) -> Rows | None:
    """The rows of an element that is a table by style or role, if it holds data."""
    if box.is_table_part:
        return None
    if box.display in _TABLES or box.role in _TABLE_ROLES:
        rows = _rows_by_display(box)
    elif box.display in ("grid", "inline-grid"):
        columns = count_columns(box.style)
        if columns < 2:
            return None
        rows = arrange(box.shown_children(), columns)
    else:
        return None
    return rows if _is_data(rows, 1) else None


def _rows_by_display(table: Box) -> Rows:
    rows: Rows = []
    loose: list[GridCell] = []
    waiting = table.shown_children()[::-1]
    while waiting:
        box = waiting.pop()
        if _is_cell(box):
            loose.append(_grid_cell(box))
            continue
        if loose:
            rows.append(loose)
            loose = []
        if _is_row(box):
            rows.append(_cells_of_row(box))
        elif box.display != "table-caption":
            waiting += box.shown_children()[::-1]
    if loose:
        rows.append(loose)
    return rows


def _is_row(box: Box) -> bool:
    return box.display == "table-row" or box.role == "row"


def _is_cell(box: Box) -> bool:
    return box.display == "table-cell" or box.role in _CELL_ROLES


def _cells_of_row(row: Box) -> list[GridCell]:
    return [_grid_cell(box) for box in row.shown_children()]


def _grid_cell(box: Box) -> GridCell:
    def number(name: str) -> int:
        text = box.attributes.get("aria-" + name) or box.attributes.get(name) or ""
        return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 4 else 1

    return GridCell(box, number("rowspan"), number("colspan"))


def _is_data(rows: Sequence[Sequence[GridCell]], at_least: int = 2) -> bool:
    """Whether rows hold data: short cells, no links, so many rows of more than one cell."""
    cells = [cell.box for row in rows for cell in row if cell.box is not None]
    several = sum(len(row) > 1 for row in rows)
    if len(rows) < 2 or several < at_least or len(cells) < 4:
        return False
    total = sum(cell.text for cell in cells)
    return (
        not any(cell.has_table or cell.text > _LONGEST_CELL for cell in cells)
        and total <= _USUAL_CELL * len(cells)
        and 2 * sum(cell.linked for cell in cells) <= total
    )


def _replace_rows(box: Box, tokens: list[str], replaced: dict[int, tuple[int, list[str]]]) -> None:
    """Runs of row-like siblings become tables of which only rows are known."""
    if box.is_table_part and box.name not in ("td", "th"):
        return
    run: list[Box] = []
    for child in [*box.shown_children(), None]:
        if child is not None and _is_row_like(child):
            run.append(child)
            continue
        rows = [_cells_of_row(_row_of(row)) for row in run]
        if _is_data(rows):
            replaced[run[0].start] = run[-1].end, _table_tags(rows, tokens, ' data-layout="rows"')
            for row in run:
                row.children = []
        run = []


def _row_of(box: Box) -> Box:
    """The row of a row-like box: itself, or the only row of a table of its own."""
    children = box.shown_children()
    return children[0] if len(children) == 1 and _is_row(children[0]) else box


def _is_row_like(box: Box) -> bool:
    if box.is_table_part or box.has_table:
        return False
    row = _row_of(box)
    children = row.shown_children()
    if not children or row.own_text:
        return False
    if any(child.text > _LONGEST_CELL for child in children):
        return False
    classes = box.attributes.get("class", "").split()
    by_style = (
        (box.display in ("flex", "inline-flex") and not _is_column(box))
        or (box.display in _TABLES and (row is not box or all(map(_is_cell, children))))
        or _is_row(row)
    )
    return by_style or (
        any(map(_ROW_CLASS.fullmatch, classes)) and all(map(_is_leaf_cell, children))
    )


def _is_column(box: Box) -> bool:
    direction = box.style.get("flex-direction", "") + box.style.get("flex-flow", "")
    return "column" in direction


def _is_leaf_cell(box: Box) -> bool:
    classes = box.attributes.get("class", "").split()
    return any(map(_CELL_CLASS.fullmatch, classes)) or not box.children


def _apply_visibility(root: Box, tokens: list[str]) -> None:
    """Blank invisible text; visible children of an invisible element stay."""
    waiting = [(root, True)]
    while waiting:
        box, visible = waiting.pop()
        declared = box.style.get("visibility", "")
        if declared in ("hidden", "collapse", "visible", "initial"):
            visible = declared in ("visible", "initial")
        if declared == "collapse" and box.name == "tr":
            tokens[box.start] = 'tr hidden=""'
        if not visible:
            if box.start >= 0:
                tokens[box.start + 1] = ""
            for child in box.children:
                tokens[child.end + 1] = ""
        waiting += [(child, visible) for child in box.children]


def _apply_white_space(root: Box, tokens: list[str]) -> None:
    """Elements that keep their lines get <pre> tags around what they hold.

    Not inline ones: ``<span style="white-space:pre">\\t</span>`` is how editors write a tab.
    """
    for box in walk(root):
        if not box.style.get("white-space", "").startswith("pre") or box.name in _INLINE:
            continue
        if box.start < 0 or box.has_table or box.end == box.start:
            continue
        if box.name in ("td", "th") or not box.is_table_part:
            tokens[box.start] += SEPARATOR + "pre"
            tokens[box.end] = "/pre" + SEPARATOR + tokens[box.end]
