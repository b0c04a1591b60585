"""Tables in Word: rows, cells, merges, and what editing does to them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .document import Box, Printed, Table, cut, placed
from .docx_drawing import text_box
from .docx_grid import PORTRAIT, Line, Place, broken_spans, grid_of, lines_of, shares_of
from .docx_marks import control, custom, deletion, figure, words
from .docx_numbers import numbered_label
from .docx_parts import borders
from .docx_writer import VANISH, Writer, paragraph, rpr, run

_CENTRE = '<w:jc w:val="center"/>'
_BESIDE = ("last_year", "budget", "metadata")


def table(w: Writer, item: Table) -> str:
    """A table, or the pieces that it was cut into."""
    if w.has("docx_tab_rows") and item.columns < 13:
        return _tab_rows(w, item)
    statutory = item.name not in _BESIDE
    between = "" if w.has("docx_split_adjacent") else paragraph(w, "")
    whole = between.join(_single(w, piece) for piece in _cut(w, item))
    if statutory and w.has("docx_hidden_tables", "docx_tracked_tables") and w.chance(0.7):
        other = _single(w, false_copy(w, item), gone=True)
        whole = w.rng.choice((other + "<w:p/>" + whole, whole + "<w:p/>" + other))
    if w.has("docx_nested_layout"):
        whole = _around(w, f"<w:p/>{_around(w, whole + '<w:p/>')}<w:p/>")
    if w.has("docx_table_in_box") and statutory:
        return paragraph(w, text_box(w, whole + "<w:p/>"))
    return whole


def _cut(w: Writer, item: Table) -> list[Table]:
    """The pieces of a table that stands as several ones."""
    pieces = [item]
    if w.has("docx_split_tables", "docx_split_adjacent") and item.name not in _BESIDE:
        for _ in range(w.rng.randint(1, 3)):
            last = pieces[-1]
            if len(last.rows) > 5:
                at = w.rng.randrange(3, len(last.rows) - 1)
                pieces[-1:] = cut(last, at, repeat=w.chance(0.5))
    return pieces


def false_copy(w: Writer, item: Table) -> Table:
    """The table with other figures, none of which is the report's."""

    def other(box: Box) -> Box:
        return replace(box, text=w.wrong(box.text), key=None) if box.key is not None else box

    return replace(item, rows=tuple(tuple(other(b) for b in row) for row in item.rows))


def _around(w: Writer, inner: str) -> str:
    """A layout table of one cell."""
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/>'
        f'</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>{inner}</w:tc></w:tr></w:tbl>'
    )


def _single(w: Writer, item: Table, *, gone: bool = False) -> str:
    lines = lines_of(w, broken_spans(w, item))
    grid = grid_of(lines)
    rows: list[str] = []
    for line in lines:
        made = row(w, item, line, grid, gone=gone)
        if gone or item.name in _BESIDE:
            rows.append(made)
            continue
        rows += _row_with_ghosts(w, item, line, grid, made)
    if w.has("docx_sdt_rows") and len(rows) > 3:
        start = w.rng.randrange(len(rows) - 2)
        end = w.rng.randrange(start + 1, len(rows) + 1)
        rows[start:end] = [control(w, "".join(rows[start:end]), ("",))]
    if w.has("docx_custom_xml"):
        rows = [custom(w, r, "hang") if w.chance(0.2) else r for r in rows]
    out = f"<w:tbl>{_properties(w)}{_grid(w, grid)}{''.join(rows)}</w:tbl>"
    if w.has("docx_sdt_tables"):
        out = control(w, out, ("", "repeat"))
    return out


def _row_with_ghosts(w: Writer, item: Table, line: Line, grid: list[int], made: str) -> list[str]:
    """A row with rows beside it that no reader counts, or without itself."""
    keys = [p.box.key for p in line.places if p.box.key is not None]
    if not keys or not w.has("docx_tracked_rows", "docx_hidden_rows") or w.chance(0.75):
        return [made]
    if w.has("docx_tracked_rows"):
        if w.chance(0.15) and not any(p.down for p in line.places):
            w.changes |= {key: Printed("", None, "missing") for key in keys}
            return [row(w, item, line, grid, gone=True)]
        made = made.replace("</w:trPr>", f"<w:ins {w.mark()}/></w:trPr>", 1)
    places = tuple(
        replace(
            p,
            down="continue" if p.down else "",
            box=replace(p.box, text=w.wrong(p.box.text), key=None) if p.box.key else p.box,
        )
        for p in line.places
    )
    ghost = row(w, item, replace(line, places=places), grid, gone=True)
    starts = any(p.down == "restart" for p in line.places)
    return [made, ghost] if starts or w.chance(0.5) else [ghost, made]


def _properties(w: Writer) -> str:
    style = "" if w.has("docx_bare", "docx_libreoffice") else '<w:tblStyle w:val="a3"/>'
    place = ""
    if w.has("docx_floating"):
        place = '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="center" w:tblpY="120"/><w:tblOverlap w:val="never"/>'
    heavy = '<w:tblW w:w="0" w:type="auto"/>'
    if w.has("docx_bare"):
        heavy = f"<w:tblBorders>{borders()}</w:tblBorders>"
    elif w.has("docx_wps", "docx_libreoffice"):
        heavy = (
            '<w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblInd w:w="0" w:type="dxa"/>'
            f'<w:tblBorders>{borders()}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="30" w:type="dxa"/>'
            '<w:right w:w="30" w:type="dxa"/></w:tblCellMar>'
        )
    return f"<w:tblPr>{style}{place}{heavy}</w:tblPr>"


def _grid(w: Writer, grid: list[int]) -> str:
    if w.has("docx_no_grid"):
        return w.rng.choice(("", "<w:tblGrid/>"))
    widths = [right - left for left, right in pairwise(grid)]
    if w.has("docx_grid_lies"):
        widths = [w.rng.randrange(300, 1500) for _ in range(w.rng.choice((1, 3, len(widths) + 4)))]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def row(w: Writer, item: Table, line: Line, grid: list[int], *, gone: bool = False) -> str:
    """One row; `gone` for a row that is deleted or hidden."""
    places, before, after = _trimmed(w, item, line)
    index = {edge: n for n, edge in enumerate(grid)}
    cells: list[str] = []
    for place in places:
        start, end = line.edges[place.column], _edge(line, place.end)
        over = place.end - (len(line.edges) - 1)
        span = index[end] - index[start] + max(0, over)
        made = _cells(w, place, end - start, span, gone=gone)
        if w.has("docx_sdt") and w.chance(0.2):
            made = control(w, made)
        elif w.has("docx_custom_xml") and w.chance(0.1):
            made = custom(w, made, "ge")
        cells.append(made)
        if w.has("docx_tracked_cells") and place.box.key and not gone and w.chance(0.08):
            cells.append(_deleted_cell(w))
    own = ""
    if before:
        own += f'<w:gridBefore w:val="{index[line.edges[before]]}"/><w:wBefore w:w="{line.edges[before]}" w:type="dxa"/>'
    if after:
        own += f'<w:gridAfter w:val="{len(grid) - 1 - index[_edge(line, places[-1].end)]}"/>'
    own += "<w:hidden/>" if gone and w.has("docx_hidden_rows", "docx_hidden_tables") else ""
    own += "<w:cantSplit/>" if w.has("docx_word", "docx_wps") else ""
    own += '<w:trHeight w:val="420" w:hRule="atLeast"/>' if w.has("docx_wps") else ""
    own += (
        "<w:tblHeader/>"
        if line.places and line.places[0].box.role == "header" and w.has("docx_word")
        else ""
    )
    own += '<w:jc w:val="center"/>' if w.chance(0.5) else ""
    if gone and w.has("docx_tracked_rows", "docx_tracked_tables"):
        own += f"<w:del {w.mark()}/>"
    ids = f' w14:paraId="{w.hex()}" w14:textId="77777777"' if w.has("docx_word") else ""
    return f"<w:tr{ids}{w.rsid()}><w:trPr>{own}</w:trPr>{''.join(cells)}</w:tr>"


def _edge(line: Line, column: int) -> int:
    return line.edges[min(column, len(line.edges) - 1)]


def _trimmed(w: Writer, item: Table, line: Line) -> tuple[list[Place], int, bool]:
    """The places that the row says something about, the columns left out before, after them."""
    places = list(line.places)
    before, after = 0, False
    if w.has("docx_grid_before"):
        while len(places) > 1 and places[0].down == "continue":
            before = places.pop(0).end
    if w.has("docx_grid_after", "docx_rows_short"):
        while len(places) > 1 and (
            places[-1].down == "continue"
            or (places[-1].box.role == "remark" and not places[-1].box.text)
        ):
            places.pop()
            after = w.has("docx_grid_after")
    if w.has("docx_rows_short") and item.name not in _BESIDE:
        if len(places) == 1 and places[0].box.colspan > 2 and not places[0].down:
            box = places[0].box
            places[0] = replace(
                places[0], box=replace(box, colspan=box.colspan - w.rng.choice((0, 1, 2)))
            )
        while (
            len(places) > 3
            and places[-1].box.key
            and not places[-1].box.text.strip()
            and w.chance(0.5)
        ):
            key = places.pop().box.key
            assert key is not None
            w.changes[key] = None
    return places, before, after


def _cells(w: Writer, place: Place, width: int, span: int, *, gone: bool) -> str:
    """The cell of a place; several of them where a merge is written the old way."""
    merge = ""
    if place.down and not w.has("docx_vmerge_lost", "docx_vmerge_repeated"):
        merge = '<w:vMerge w:val="restart"/>'
        if place.down == "continue":
            merge = w.rng.choice(("<w:vMerge/>", '<w:vMerge w:val="continue"/>'))
    box = place.box
    if place.down == "continue" and not (w.has("docx_vmerge_repeated") and not place.box.key):
        box = replace(box, text="", key=None, role="filler")
    turned = box.role == "group" or (box.role == "header" and place.down == "restart")
    down = '<w:textDirection w:val="tbRlV"/>' if w.has("docx_vertical") and turned else ""
    change = f"<w:cellIns {w.mark()}/>" if w.has("docx_tracked_cells") and w.chance(0.05) else ""
    look = "<w:noWrap/>" if w.has("docx_wps") else ""
    end = f'{look}{down}<w:vAlign w:val="center"/>{change}'
    inner = blocks(w, box, gone=gone)
    if w.has("docx_hmerge") and span > 1:
        part = width // span
        first = f'<w:tcW w:w="{part}" w:type="dxa"/><w:hMerge w:val="restart"/>{merge}{end}'
        rest = f'<w:tcW w:w="{part}" w:type="dxa"/><w:hMerge/>{merge}{end}'
        empty = paragraph(w, "")
        return f"<w:tc><w:tcPr>{first}</w:tcPr>{inner}</w:tc>" + (
            f"<w:tc><w:tcPr>{rest}</w:tcPr>{empty}</w:tc>" * (span - 1)
        )
    wide = f'<w:gridSpan w:val="{span}"/>' if span != 1 or w.chance(0.05) else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if w.has("docx_bare"):
        size = ""
    if w.has("docx_libreoffice", "docx_wps"):
        merge += f"<w:tcBorders>{borders().split('<w:insideH')[0]}</w:tcBorders>"
    return f"<w:tc><w:tcPr>{size}{wide}{merge}{end}</w:tcPr>{inner}</w:tc>"


def _deleted_cell(w: Writer) -> str:
    gone = paragraph(w, deletion(w, w.wrong(""), "value"), mark=f"<w:del {w.mark()}/>")
    return f'<w:tc><w:tcPr><w:tcW w:w="800" w:type="dxa"/><w:cellDel {w.mark()}/></w:tcPr>{gone}</w:tc>'


def blocks(w: Writer, box: Box, *, gone: bool = False) -> str:
    """The paragraphs of a cell."""
    if gone:
        if w.has("docx_hidden_rows", "docx_hidden_tables"):
            inner = run(w, box.text, "value", VANISH) if box.text else ""
            return paragraph(w, inner, mark=VANISH)
        inner = deletion(w, box.text, "value") if box.text else ""
        return paragraph(w, inner, mark=f"<w:del {w.mark()}/>")
    if box.role == "value":
        return _figure_blocks(w, box)
    rest = numbered_label(w, box)
    text, properties = rest or (box.text, "")
    properties += _CENTRE if box.role != "note" else ""
    lines = [text]
    if w.has("docx_one_char_paragraphs") and box.role in ("group", "header") and len(text) < 12:
        lines = list(text.replace("\n", ""))
    elif w.lines_as_paragraphs or w.has("docx_paragraphs"):
        lines = text.split("\n")
    made = [
        paragraph(w, words(w, line, "cell"), properties if n == 0 else _CENTRE)
        for n, line in enumerate(lines)
    ]
    if len(lines) == 1 and len(text) > 5 and "\n" not in text:
        made = _joined_marks(w, text, properties) or made
    if not made or (w.has("docx_paragraphs") and w.chance(0.3)):
        made.insert(w.rng.randrange(len(made) + 1), paragraph(w, ""))
    out = "".join(made)
    if w.has("docx_sdt_paragraphs") and w.chance(0.2):
        out = control(w, out)
    return out


def _joined_marks(w: Writer, text: str, properties: str) -> list[str]:
    """Two paragraphs that a deleted or hidden mark makes one."""
    if not w.has("docx_tracked_marks", "docx_style_separator") or w.chance(0.7):
        return []
    spot = w.rng.randrange(1, len(text))
    mark = f"<w:del {w.mark()}/>" if w.has("docx_tracked_marks") else "<w:vanish/><w:specVanish/>"
    return [
        paragraph(w, words(w, text[:spot], "cell"), properties, mark),
        paragraph(w, words(w, text[spot:], "cell"), properties),
    ]


def _figure_blocks(w: Writer, box: Box) -> str:
    text = box.text
    if w.has("docx_nested_cells") and w.chance(0.3):
        inner = paragraph(w, figure(w, text), _CENTRE)
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="600"/></w:tblGrid>'
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="600" w:type="dxa"/></w:tcPr>{inner}</w:tc></w:tr></w:tbl>{paragraph(w, "")}'
        )
    if w.has("docx_tracked_marks") and len(text) > 1 and text.isdigit() and w.chance(0.2):
        spot = w.rng.randrange(1, len(text))
        mark = f"<w:del {w.mark()}/>"
        return paragraph(w, run(w, text[:spot], "value"), _CENTRE, mark) + paragraph(
            w, run(w, text[spot:], "value"), _CENTRE
        )
    if w.has("docx_hidden_paragraphs") and w.chance(0.3):
        style = f'<w:pStyle w:val="{w.rng.choice(("ac", "ad"))}"/>'
        unseen = f"<w:p><w:pPr>{style}<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>{w.wrong(text)}</w:t></w:r></w:p>"
        shown = paragraph(w, figure(w, text), _CENTRE)
        return unseen + shown if w.chance(0.5) else shown + unseen
    tab = w.has("docx_tabs") and text.strip() and w.chance(0.2)
    made = paragraph(w, ("<w:r><w:tab/></w:r>" if tab else "") + figure(w, text), _CENTRE)
    if w.has("docx_paragraphs") and w.chance(0.2):
        made += paragraph(w, "")
    return made


def _tab_rows(w: Writer, item: Table) -> str:
    """The table as lines, with tabs to the places where its columns begin."""
    shares = shares_of(w, item)
    starts = [PORTRAIT * sum(shares[:n]) // sum(shares) for n in range(item.columns + 1)]
    tab = f"<w:r>{rpr(w, 'cell')}<w:tab/></w:r>"
    out: list[str] = []
    for line in placed(item):
        inner, stops, end = "", "", -1
        for x, box in line:
            text = re.sub(r"[\n\t]", "", box.text)
            if end >= 0 or x:
                end = max(starts[min(x, item.columns)], end + 100)
                stops += f'<w:tab w:val="left" w:pos="{end}"/>'
                inner += tab
            inner += figure(w, text) if box.role == "value" else words(w, text, "cell")
            end = max(end, 0) + sum(90 if c.isascii() else 180 for c in text)
        out.append(paragraph(w, inner, f"<w:tabs>{stops}</w:tabs>" if stops else ""))
    return "".join(out)
