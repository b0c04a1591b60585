"""Prints drafts as HTML, text in five dialects, Word and PDF files."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from metamorphic_form import TABLES, Draft
from metamorphic_grid import Grid, Placed, Row, placed

from generator import pdf
from generator.document import Box, Document, Paragraph, Table

_PARTS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and what it is: title, heading, body, signature."""

    text: str
    role: str = "body"


Item = Line | Grid


def items(draft: Draft) -> list[Item]:
    """The report in reading order."""
    year, agency = draft.year, draft.agency
    out: list[Item] = [
        Line(f"{agency}{year}年政府信息公开工作年度报告", "title"),
        Line(
            f"本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至"
            f"{year}年12月31日止。"
        ),
        Line("一、总体情况", "heading"),
        Line("本机关认真贯彻落实上级部署，依法做好政府信息公开各项工作。"),
    ]
    for name, heading in zip(TABLES, _PARTS, strict=True):
        out.append(Line(heading, "heading"))
        whole = [*draft.before.get(name, ()), draft.grids[name], *draft.after.get(name, ())]
        out += [Line(item) if isinstance(item, str) else item for item in whole]
    return [
        *out,
        Line("五、存在的主要问题及改进情况", "heading"),
        Line("公开内容不够丰富，下一步将加强培训，提高公开质量。"),
        Line("六、其他需要报告的事项", "heading"),
        Line("本年度未收取信息处理费。"),
        Line(agency, "signature"),
    ]


def as_html(rng: random.Random, draft: Draft) -> bytes:
    """A web page."""
    paragraphs, heads = rng.random() < 0.3, rng.random() < 0.3
    blank = rng.choice(("", "&nbsp;", "<br>"))

    def cell(found: Placed) -> str:
        text = escape(found.cell.text).replace("\n", "<br>") or blank
        inner = f"<p>{text}</p>" if paragraphs else text
        tag = "th" if heads and found.cell.role == "header" else "td"
        spans = f' colspan="{found.width}"' * (found.width > 1)
        spans += f' rowspan="{found.height}"' * (found.height > 1)
        return f"<{tag}{spans}>{inner}</{tag}>"

    def block(item: Item) -> str:
        if isinstance(item, Line):
            tag = {"title": "h1", "heading": "h2"}.get(item.role, "p")
            return f"<{tag}>{escape(item.text)}</{tag}>"
        lines = ["".join(map(cell, line)) for line in placed(item.rows)]
        return '<table border="1">\n' + "".join(f"<tr>{x}</tr>\n" for x in lines) + "</table>"

    body = "\n".join(map(block, items(draft)))
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>'.encode()


def _flat(text: str) -> str:
    return text.replace("\n", "")


def _own(rows: list[Row]) -> list[list[str]]:
    """The texts of each row's own cells; nothing tells of spans."""
    return [[_flat(found.cell.text) for found in line] for line in placed(rows)]


def _squared(rows: list[Row]) -> list[list[str]]:
    """The texts of each row at their places; the other places of a span are empty."""
    out = [[""] * len(row) for row in rows]
    for line in placed(rows):
        for found in line:
            out[found.y][found.x] = _flat(found.cell.text)
    return out


def _pipes(rows: list[Row]) -> list[str]:
    return [" | ".join(texts) for texts in _own(rows)]


def _boxed(rows: list[Row]) -> list[str]:
    return [f"| {' | '.join(texts)} |" for texts in _squared(rows)]


def _tabs(rows: list[Row]) -> list[str]:
    return ["\t".join(texts) for texts in _squared(rows)]


def _markdown(rows: list[Row]) -> list[str]:
    lines = _boxed(rows)
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def _lone(rows: list[Row]) -> list[str]:
    return [text for texts in _own(rows) for text in texts]


def _as_text(dialect: Callable[[list[Row]], list[str]]) -> Callable[[random.Random, Draft], bytes]:
    def render(rng: random.Random, draft: Draft) -> bytes:
        gap = [] if dialect is _lone or rng.random() < 0.5 else [""]
        marks = {"title": "# ", "heading": "## "} if dialect is _markdown else {}
        if dialect is _markdown:
            gap = [""]
        out: list[str] = []
        for item in items(draft):
            lines = dialect(item.rows) if isinstance(item, Grid) else [_marked(item, marks)]
            out += [*lines, *gap]
        return ("\n".join(out) + "\n").encode()

    return render


def _marked(line: Line, marks: dict[str, str]) -> str:
    return marks.get(line.role, "") + line.text


def as_docx(rng: random.Random, draft: Draft) -> bytes:
    """A Word file."""
    made = docx.Document()
    for item in items(draft):
        if isinstance(item, Line):
            made.add_paragraph(item.text)
        else:
            end = made.add_paragraph("")
            end._p.addprevious(parse_xml(_word_table(item)))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _word_table(grid: Grid) -> str:
    places = placed(grid.rows)
    covering = {
        (found.y + dy, found.x): found
        for line in places
        for found in line
        for dy in range(found.height)
    }
    columns = max(map(len, grid.rows))
    rows = []
    for y, row in enumerate(grid.rows):
        found = [covering[y, x] for x in range(len(row)) if (y, x) in covering]
        rows.append(f"<w:tr>{''.join(_word_cell(place, y) for place in found)}</w:tr>")
    widths = '<w:gridCol w:w="800"/>' * columns
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _word_cell(found: Placed, y: int) -> str:
    span = f'<w:gridSpan w:val="{found.width}"/>' * (found.width > 1)
    if found.height > 1:
        span += '<w:vMerge w:val="restart"/>' if found.y == y else "<w:vMerge/>"
    text = escape(found.cell.text, quote=False) if found.y == y else ""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\n"))
    width = f'<w:tcW w:w="{800 * found.width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{span}</w:tcPr><w:p><w:r>{runs}</w:r></w:p></w:tc>"


def as_pdf(rng: random.Random, draft: Draft) -> bytes:
    """A printed page, by the printer of the test corpus."""
    printed = [
        Paragraph(item.text, item.role)
        if isinstance(item, Line)
        else Table(item.name, _boxes(item), max(map(len, item.rows)))
        for item in items(draft)
    ]
    return pdf.render(rng, Document(tuple(printed)), ())[0]


def _boxes(grid: Grid) -> tuple[tuple[Box, ...], ...]:
    def box(found: Placed) -> Box:
        cell = found.cell
        role = "extra" if cell.role == "value" and cell.key is None else cell.role
        return Box(cell.text, found.width, found.height, cell.key, role)

    return tuple(tuple(map(box, line)) for line in placed(grid.rows))


@dataclass(frozen=True, slots=True)
class Format:
    """A way to print: what it keeps of a table's places, and how often it is drawn."""

    print: Callable[[random.Random, Draft], bytes]
    places: str
    suffix: str
    weight: float


FORMATS = {
    "html": Format(as_html, "grid", "html", 35),
    "pipes": Format(_as_text(_pipes), "rows", "txt", 12),
    "boxed": Format(_as_text(_boxed), "grid", "txt", 8),
    "tabs": Format(_as_text(_tabs), "grid", "txt", 8),
    "markdown": Format(_as_text(_markdown), "grid", "md", 8),
    "lines": Format(_as_text(_lone), "cells", "txt", 8),
    "docx": Format(as_docx, "grid", "docx", 16),
    "pdf": Format(as_pdf, "grid", "pdf", 5),
}
