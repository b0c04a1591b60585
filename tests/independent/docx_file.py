"""Writes a whole document as a Word file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from html import escape
from random import Random

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .model import Cell, Document, Para, Table, spread

_STAMP = (2024, 1, 31, 9, 0, 0)


@dataclass(frozen=True, slots=True)
class Office:
    """Habits of one office suite."""

    styles: bool = True
    runs: bool = False
    nested: bool = False
    head_rows: bool = False
    split: str = ""
    strike: str = ""
    boxed: bool = False
    tabbed: bool = False


def to_docx(rng: Random, document: Document, office: Office) -> bytes:
    """Return the file's bytes, the same for the same seed."""
    made = docx.Document()
    body = made.element.body
    end = body.sectPr
    for item in document.items:
        if isinstance(item, Para):
            for text in item.text.split("\n") if item.kind == "links" else [item.text]:
                end.addprevious(parse_xml(_paragraph(rng, text, item.kind, office)))
            continue
        if item.caption:
            end.addprevious(parse_xml(_paragraph(rng, item.caption, "caption", office)))
        if office.tabbed and item.part:
            for text in _tabbed(item):
                end.addprevious(parse_xml(text))
            continue
        xml = _table(rng, item, office)
        if office.nested and item.part in (3, 4):
            xml = (
                f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
                f"<w:p><w:r><w:t>附表</w:t></w:r></w:p>{xml}<w:p/></w:tc></w:tr></w:tbl>"
            )
        end.addprevious(parse_xml(xml))
        if rng.random() < 0.8 or item.look != "continued":
            end.addprevious(parse_xml(f"<w:p {nsdecls('w')}/>"))
    return _fixed(made)


def _fixed(made: docx.document.Document) -> bytes:
    raw, clean = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return clean.getvalue()


def _run(text: str, properties: str = "") -> str:
    inner = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(t, False)}</w:t>' for t in text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def _runs(rng: Random, text: str, office: Office) -> str:
    if not office.runs or len(text) < 2 or rng.random() < 0.4:
        return _run(text) if text else ""
    places = sorted(rng.sample(range(1, len(text)), min(rng.randint(1, 2), len(text) - 1)))
    parts = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    return "".join(_run(part, rng.choice(("", "<w:b/>", "<w:sz w:val='21'/>"))) for part in parts)


def _paragraph(rng: Random, text: str, kind: str, office: Office) -> str:
    style = {"title": "Title", "h1": "Heading1", "h2": "Heading2"}.get(kind, "")
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style and office.styles else ""
    if kind == "h1" and not office.styles:
        return f"<w:p {nsdecls('w')}>{_run(text, '<w:b/>')}</w:p>"
    if kind == "meta" and office.boxed:
        return (
            f"<w:p {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:pict><v:shape style='width:200pt;height:30pt'>"
            f"<v:textbox><w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
    return f"<w:p {nsdecls('w')}>{properties}{_runs(rng, text, office)}</w:p>"


def _table(rng: Random, table: Table, office: Office) -> str:
    grid = spread(table)
    width = len(grid[0])
    made = [
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val='TableGrid'/><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
    ]
    made.append("<w:tblGrid>" + f"<w:gridCol w:w='{9000 // width}'/>" * width + "</w:tblGrid>")
    for y, row in enumerate(grid):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if office.head_rows and y < table.heads else ""
        made.append(f"<w:tr>{head}{_row(rng, row, office)}</w:tr>")
    made.append("</w:tbl>")
    return "".join(made)


def _row(rng: Random, row: list[tuple[Cell | None, bool]], office: Office) -> str:
    made: list[str] = []
    before: Cell | None = None
    for x, (cell, first) in enumerate(row):
        if cell is None:
            made.append("<w:tc><w:tcPr/><w:p/></w:tc>")
        elif first or cell is not before:
            count = 0
            while x + count < len(row) and row[x + count][0] is cell:
                count += 1
            made.append(_cell(rng, cell, first, count, office))
        before = cell
    return "".join(made)


def _cell(rng: Random, cell: Cell, first: bool, count: int, office: Office) -> str:
    properties = f'<w:gridSpan w:val="{count}"/>' if count > 1 else ""
    if cell.rows > 1:
        properties += '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    text = cell.text if first else ""
    paragraphs = [text]
    if office.split and cell.role in ("head", "label") and len(text) > 3 and rng.random() < 0.4:
        middle = len(text) // 2
        paragraphs = [text[:middle], text[middle:]]
        if office.split == "br":
            paragraphs = ["\n".join(paragraphs)]
    struck = ""
    if office.strike and cell.key and cell.text.isdigit() and rng.random() < 0.04:
        struck = _struck(rng, office.strike)
    inner = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{struck}{_runs(rng, part, office)}</w:p>'
        for part in paragraphs
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _struck(rng: Random, kind: str) -> str:
    """Return an old figure that is no longer valid."""
    old = str(rng.randint(1, 99))
    if kind == "deleted":
        return (
            "<w:del w:id='7' w:author='a' w:date='2024-01-20T09:00:00Z'>"
            f"<w:r><w:delText>{old}</w:delText></w:r></w:del>"
        )
    return _run(old, "<w:strike/>" if kind == "struck" else "<w:vanish/>")


def _tabbed(table: Table) -> list[str]:
    """Write a table's rows as paragraphs with tabs."""
    made = []
    for row in spread(table):
        texts = [c.text if c and first else "" for c, first in row]
        inner = "<w:tab/>".join(
            f"<w:t xml:space='preserve'>{escape(t, False)}</w:t>" for t in texts
        )
        made.append(f"<w:p {nsdecls('w')}><w:r>{inner}</w:r></w:p>")
    return made
