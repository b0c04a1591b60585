"""Documents as Word files: WordprocessingML in a ZIP file, and the ways in which tools write it."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Mapping
from xml.sax.saxutils import escape

from . import html
from .document import Document, Paragraph, Printed, Table
from .docx_drawing import picture, text_box
from .docx_grid import turns
from .docx_marks import control, custom, deletion, false_text, words
from .docx_numbers import numbered_heading
from .docx_package import Package, namespaces
from .docx_parts import add_parts
from .docx_table import table
from .docx_writer import VANISH, Writer, field_parts, paragraph, run

_JUSTIFIED = {"title": "center", "signature": "right", "image": "center"}
_LOOKS = {"title": "title", "heading": "heading", "subheading": "subheading"}


def render(rng: random.Random, document: Document, kinds: Collection[str]) -> bytes:
    """The bytes of a Word file."""
    return render_with_changes(rng, document, kinds)[0]


def render_with_changes(
    rng: random.Random, document: Document, kinds: Collection[str]
) -> tuple[bytes, Mapping[str, Printed | None]]:
    """The bytes of a Word file, and what it did to the truth: other outcomes, None for none."""
    wanted = frozenset(kinds)
    package = Package(rng, wanted)
    w = Writer(rng, wanted, package)
    title = next(
        (p.text for p in document.items if isinstance(p, Paragraph) and p.role == "title"), ""
    )
    title = escape(title.replace("\n", ""))
    if w.has("docx_alt_chunk"):
        return package.save(_alternative(w, document), title), {}
    parts = list(_blocks(w, document))
    body = "".join(parts)
    if w.has("docx_layout_table"):
        body = (
            '<w:tbl><w:tblPr><w:tblW w:w="9200" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9200"/></w:tblGrid>'
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="9200" w:type="dxa"/></w:tcPr>{body}<w:p/></w:tc></w:tr></w:tbl>'
        )
    body += _section(add_parts(w), landscape=_wide(document.items[-1]))
    return package.save(_root(w, body), title), w.changes


def _root(w: Writer, body: str) -> str:
    return f"<w:document{namespaces(w.kinds)}><w:body>{body}</w:body></w:document>"


def _section(references: str = "", *, landscape: bool = False) -> str:
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    if landscape:
        size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    margins = '<w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/>'
    return f"<w:sectPr>{references}{size}{margins}</w:sectPr>"


def _wide(item: Paragraph | Table) -> bool:
    return isinstance(item, Table) and item.columns > 12


def _blocks(w: Writer, document: Document) -> list[str]:
    """The paragraphs and tables of the body; wide tables on pages of their own."""
    out: list[str] = []
    after_title = True
    items = document.items
    turned = turns(w)
    for number, item in enumerate(items):
        before = items[number - 1] if number else None
        if isinstance(item, Table):
            if turned and _wide(item) and before and not _wide(before):
                out.append(f"<w:p><w:pPr>{_section()}</w:pPr></w:p>")
            split = isinstance(before, Table) and not w.has("docx_split_adjacent")
            out.append(("<w:p/>" if split else "") + table(w, item))
            last = number + 1 == len(items)
            if turned and _wide(item) and not last and not _wide(items[number + 1]):
                out.append(f"<w:p><w:pPr>{_section(landscape=True)}</w:pPr></w:p>")
            elif last or isinstance(items[number + 1], Table) or w.chance(0.7):
                out.append("" if w.has("docx_split_adjacent") and not last else paragraph(w, ""))
        else:
            after_title = after_title and item.role in ("title", "date", "chrome")
            out.append(_around(w, item, _item(w, item, after_title)))
    return out


def _around(w: Writer, item: Paragraph, made: str) -> str:
    """A paragraph with what may stand around it or beside it."""
    if w.has("docx_sdt", "docx_sdt_paragraphs") and w.chance(0.3):
        return control(w, made)
    if w.has("docx_custom_xml") and w.chance(0.2):
        return custom(w, made, "duan")
    if w.has("docx_text_box", "docx_vml_box") and (item.role == "title" or w.chance(0.1)):
        return paragraph(w, text_box(w, made))
    if w.has("docx_images") and w.chance(0.2):
        return made + paragraph(w, picture(w))
    if item.text and item.role in ("title", "heading", "body") and w.chance(0.3):
        other = run(w, false_text(w, item.text), "body", VANISH)
        if w.has("docx_hidden_paragraphs"):
            style = f'<w:pStyle w:val="{w.rng.choice(("ac", "ad"))}"/>'
            inner = re.sub(r"<w:rPr>.*?</w:rPr>", "", other)
            return f"<w:p><w:pPr>{style}<w:rPr><w:vanish/></w:rPr></w:pPr>{inner}</w:p>{made}"
        if w.has("docx_hidden"):
            return paragraph(w, other, mark=VANISH) + made
        if w.has("docx_tracked"):
            mark = f"<w:del {w.mark()}/>"
            return paragraph(w, deletion(w, false_text(w, item.text), "body"), mark=mark) + made
    return made


def _properties(w: Writer, item: Paragraph, after_title: bool) -> str:
    out = ""
    if not w.has("docx_bare"):
        if item.role == "heading" and w.chance(0.5):
            out += '<w:pStyle w:val="1"/>'
        elif item.role == "title" and w.chance(0.5):
            out += '<w:pStyle w:val="a5"/>'
    if w.has("docx_frames") and item.role in ("title", "date", "signature"):
        out += (
            '<w:framePr w:w="8800" w:hSpace="180" w:wrap="notBeside" w:vAnchor="text" w:hAnchor="margin" '
            'w:xAlign="center" w:y="1"/>'
        )
    if w.has("docx_word", "docx_wps"):
        out += (
            '<w:widowControl/><w:snapToGrid w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/>'
        )
    if item.role == "body" and not w.has("docx_bare"):
        out += '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    side = _JUSTIFIED.get(item.role)
    if item.role == "date":
        side = "center" if after_title else "right"
    if side == "right" and w.has("docx_strict"):
        side = "end"
    return out + (f'<w:jc w:val="{side}"/>' if side else "")


def _item(w: Writer, item: Paragraph, after_title: bool) -> str:
    properties = _properties(w, item, after_title)
    if item.role == "image":
        return paragraph(w, picture(w, 4200000), properties)
    look = _LOOKS.get(item.role, "body")
    text = item.text
    if item.role == "link":
        target = f"http://www.example.gov.cn/art/2019/{w.rng.randrange(10**6)}.html"
        name = w.package.relate("hyperlink", target, "External")
        return paragraph(
            w, f'<w:hyperlink r:id="{name}">{run(w, text, look)}</w:hyperlink>', properties
        )
    if item.role == "chrome" and w.has("table_of_contents") and len(text) > 4:
        page = field_parts(
            f" PAGEREF _Toc{w.rng.randrange(10**8)} \\h ", run(w, str(w.rng.randrange(1, 9)), look)
        )
        return paragraph(w, run(w, f"{text}\t", look) + page, properties)
    own = numbered_heading(w, text) if item.role in ("heading", "subheading", "body") else None
    if own is not None:
        text = own[0]
        properties = own[1]
    joined = len(text) > 5 and "\n" not in text and item.role in ("title", "heading")
    if joined and w.has("docx_tracked_marks", "docx_style_separator") and w.chance(0.5):
        spot = w.rng.randrange(1, len(text))
        mark = (
            f"<w:del {w.mark()}/>" if w.has("docx_tracked_marks") else "<w:vanish/><w:specVanish/>"
        )
        first = paragraph(w, words(w, text[:spot], look), properties, mark)
        return first + paragraph(w, words(w, text[spot:], look), properties)
    inner = words(w, text, look)
    if w.has("docx_rendered_breaks") and w.chance(0.1):
        inner = '<w:r><w:br w:type="page"/></w:r>' + inner
    return paragraph(w, inner, properties)


def _alternative(w: Writer, document: Document) -> str:
    """A text that is nothing but a web page kept in a part of its own."""
    page = f'<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body>{html.render_body(w.rng, document, ())}</body></html>'
    if w.chance(0.5):
        w.package.parts["word/afchunk.html"] = page.encode()
        target = "word/afchunk.html"
    else:
        head = (
            'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n    type="text/html";\r\n'
            '    boundary="----=mhtDocumentPart"\r\n\r\n------=mhtDocumentPart\r\n'
            'Content-Type: text/html;\r\n    charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
            "Content-Location: file:///C:/fake/document.html\r\n\r\n"
        )
        body = page.replace("=", "=3D")
        w.package.parts["word/afchunk.mht"] = (
            f"{head}{body}\r\n\r\n------=mhtDocumentPart--\r\n".encode()
        )
        target = "word/afchunk.mht"
    name = w.package.relate("aFChunk", target)
    return _root(w, f'<w:altChunk r:id="{name}"/>{_section()}')
