"""HTML tables in the habits of different editors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from random import Random

from .model import Cell, Table, spread

EDITORS = ("clean", "word", "ueditor", "old", "wps", "divs", "nested")


@dataclass(frozen=True, slots=True)
class Editor:
    """One web editor's way to write a table."""

    kind: str = "clean"
    th: bool = False
    split: str = ""
    thead: bool = False
    caption_inside: bool = False
    strike: str = ""
    filled: bool = False


def write_table(rng: Random, table: Table, editor: Editor) -> str:
    """Return a table as HTML."""
    if editor.kind == "divs":
        return _divs(rng, table, editor)
    tag = str.upper if editor.kind == "old" else str
    made = [_open(editor.kind)]
    if editor.caption_inside and table.caption:
        made.append(f"<caption>{escape(table.caption)}</caption>")
    if editor.kind == "ueditor":
        made.append(
            "<colgroup>" + "<col width='72'/>" * min(len(table.rows[-1]), 20) + "</colgroup>"
        )
    reach = max(
        (y + c.rows for y, row in enumerate(table.rows[: table.heads]) for c in row), default=0
    )
    body = not editor.thead or table.heads == 0 or reach > table.heads
    made.append(f"<{tag('tbody')}>" if body else "<thead>")
    for y, row in enumerate(table.rows):
        if not body and y == table.heads:
            made.append("</thead><tbody>")
        cells = "".join(_cell(rng, cell, editor) for cell in row)
        made.append(f"<{tag('tr')}{_row_style(editor.kind)}>{cells}</{tag('tr')}>")
    made.append(f"</{tag('tbody')}></{tag('table')}>")
    return "\n".join(made)


def _open(kind: str) -> str:
    return {
        "word": '<table class="MsoNormalTable" border="1" cellspacing="0" style="border-collapse:collapse;mso-table-layout-alt:fixed;border:none">',
        "ueditor": '<table interlaced="enabled" align="center" width="638" class="ue-table noBorderTable">',
        "old": "<TABLE borderColor=#000000 cellSpacing=0 cellPadding=0 width='100%' border=1>",
        "wps": '<table border="1" cellspacing="0" style="width:427.0000pt;mso-padding-alt:0 5.4pt">',
    }.get(kind, '<table border="1">')


def _row_style(kind: str) -> str:
    return {"word": ' style="height:19.85pt"', "ueditor": ' class="firstRow"'}.get(kind, "")


def _cell(rng: Random, cell: Cell, editor: Editor) -> str:
    name = "th" if editor.th and cell.role == "head" else "td"
    spans = ""
    if cell.cols > 1:
        spans += f' colspan="{cell.cols}"'
    if cell.rows > 1:
        spans += f' rowspan="{cell.rows}"'
    text = _content(rng, cell, editor)
    kind = editor.kind
    if kind == "word":
        inner = f'<p class="MsoNormal" align="center"><span lang="EN-US" style="font-size:10.5pt;font-family:宋体">{text or "&nbsp;"}<o:p></o:p></span></p>'
        return f'<{name} width="59"{spans} style="border:solid windowtext 1.0pt;padding:0cm 5.4pt">{inner}</{name}>'
    if kind == "wps":
        half = len(text) // 2 if not set("<&") & set(text) else 0
        inner = f"<span style='font-size:9pt'>{text[:half]}</span><span style='font-size:9pt'>{text[half:]}</span>"
        return f'<{name} valign="center"{spans}><p style="text-align:center">{inner}</p></{name}>'
    if kind == "old":
        return f"<{name.upper()} align=middle{spans.upper()}><FONT size=2>{text}</FONT></{name.upper()}>"
    if kind == "ueditor":
        return (
            f'<{name}{spans} style="word-break: break-all;" valign="top">{text or "<br/>"}</{name}>'
        )
    if kind == "nested" and cell.role == "value" and rng.random() < 0.15:
        return f"<{name}{spans}><table><tr><td>{text}</td></tr></table></{name}>"
    return f"<{name}{spans}>{text}</{name}>"


def _content(rng: Random, cell: Cell, editor: Editor) -> str:
    text = cell.text
    if text == "\xa0":
        return "&nbsp;"
    if editor.strike and cell.key and text.isdigit() and rng.random() < 0.04:
        old = rng.randint(1, 99)
        marked = {
            "struck": f'<span style="text-decoration:line-through">{old}</span>',
            "deleted": rng.choice((f"<del>{old}</del>", f"<s>{old}</s>")),
            "hidden": f'<span style="display:none">{old}</span>',
        }
        return marked[editor.strike] + text
    if editor.split and cell.role in ("head", "label") and len(text) > 3 and rng.random() < 0.4:
        middle = len(text) // 2
        parts = [escape(text[:middle], False), escape(text[middle:], False)]
        if editor.split == "p" and editor.kind not in ("word", "wps"):
            return "".join(f"<p>{part}</p>" for part in parts)
        return "<br/>".join(parts)
    made = escape(text, False).replace("\n", "<br/>")
    if cell.role == "value" and editor.kind == "clean" and rng.random() < 0.05:
        return f"\n      {made}\n    "
    return made


def _divs(rng: Random, table: Table, editor: Editor) -> str:
    """Write a table of divs; spans become filler cells or are lost."""
    made = ['<div style="display:table;border-collapse:collapse">']
    plain = replace(editor, kind="clean")
    if editor.filled:
        empty = Cell("")
        rows = [[c if c and first else empty for c, first in row] for row in spread(table)]
    else:
        rows = [list(row) for row in table.rows]
    for cells in rows:
        made.append('<div style="display:table-row">')
        made.extend(
            f'<div style="display:table-cell">{_content(rng, c, plain)}</div>' for c in cells
        )
        made.append("</div>")
    made.append("</div>")
    return "".join(made)
