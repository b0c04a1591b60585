"""Documents as Word files: WordprocessingML in a ZIP file, and the ways in which tools write it."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Collection
from xml.sax.saxutils import escape

from .document import Box, Document, Paragraph, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DATE = (2022, 1, 18, 9, 30, 0)
_PROPERTIES = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
    '<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="21"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
)
_ROOM = 8_600
_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
_CHANGE = 'w:id="7" w:author="办公室" w:date="2022-01-18T09:30:00Z"'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = {
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
}


def render(rng: random.Random, document: Document, kinds: Collection[str]) -> bytes:
    """The bytes of a Word file."""
    parts = [
        _table(rng, item, kinds) if isinstance(item, Table) else _item(rng, item, kinds)
        for item in document.items
    ]
    body = "".join(parts)
    if "docx_layout_table" in kinds:
        body = f"<w:tbl><w:tr><w:tc><w:tcPr/>{body}<w:p/></w:tc></w:tr></w:tbl>"
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    names = f'xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:v="urn:schemas-microsoft-com:vml"'
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {names}><w:body>{body}{end}</w:body></w:document>'
    return _package(text, kinds)


def _package(document: str, kinds: Collection[str]) -> bytes:
    name = "word/document2.xml" if "docx_other_part" in kinds else "word/document.xml"
    office = _STRICT_OFFICE if "docx_strict" in kinds else _OFFICE
    if "docx_strict" in kinds:
        document = document.replace(_W, _STRICT)
    kind = next((v for k, v in _TYPES.items() if f"docx_{k}" in kinds), _MAIN)
    relation = '<Relationship Id="rId{n}" Type="{type}" Target="{target}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{name}" ContentType="{kind}"/></Types>',
        "_rels/.rels": relations.format(
            relation.format(n=1, type=f"{office}/officeDocument", target=name)
        ),
        name.replace("word/", "word/_rels/") + ".rels": relations.format(
            relation.format(n=1, type=f"{office}/styles", target="styles.xml")
            + relation.format(n=2, type=f"{office}/footer", target="footer1.xml")
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{_STRICT if "docx_strict" in kinds else _W}">'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="a9"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{_W}"><w:p><w:r><w:t>规章 77 77 77</w:t></w:r></w:p></w:ftr>',
        name: document,
    }
    order = list(files)
    if "docx_order" in kinds:
        order.reverse()
    packed = zipfile.ZIP_STORED if "docx_stored" in kinds else zipfile.ZIP_DEFLATED
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packed) as archive:
        for part in order:
            archive.writestr(zipfile.ZipInfo(part, _DATE), files[part], packed)
    return data.getvalue()


def _run(text: str, properties: str = "") -> str:
    lines = escape(text).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{properties}{inner}</w:r>"


def _runs(rng: random.Random, text: str, kinds: Collection[str], *, figure: bool) -> str:
    """A text as runs, with what editing leaves between and beside them."""
    style = _PROPERTIES if "docx_word" in kinds else ""
    if not text:
        return ""
    if "docx_split_runs" in kinds:
        size = rng.choice((1, 2, 3))
        pieces = [text[i : i + size] for i in range(0, len(text), size)]
        runs = '<w:proofErr w:type="spellStart"/>'.join(_run(p, style) for p in pieces)
    else:
        runs = _run(text, style)
    if not figure or rng.random() > 0.5:
        return runs
    wrong = str(rng.randrange(2, 900))
    if "docx_tracked" in kinds:
        gone = f"<w:del {_CHANGE}><w:r><w:delText>{wrong}</w:delText></w:r></w:del>"
        return f"{gone}<w:ins {_CHANGE}>{runs}</w:ins>"
    if "docx_hidden" in kinds:
        hidden = rng.choice((_HIDDEN, '<w:rPr><w:rStyle w:val="a9"/></w:rPr>'))
        return runs + _run(wrong, hidden)
    if "docx_fields" in kinds:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = "<w:r><w:instrText> =SUM(LEFT) 12 </w:instrText></w:r>"
        return mark.format("begin") + code + mark.format("separate") + runs + mark.format("end")
    if "docx_footnotes" in kinds:
        mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'{runs}<w:r>{mark}<w:footnoteReference w:id="2"/></w:r>'
    return runs


def _paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>" if properties else f"<w:p>{inner}</w:p>"


def _item(rng: random.Random, item: Paragraph, kinds: Collection[str]) -> str:
    properties = '<w:pStyle w:val="1"/>' if item.role == "heading" and rng.random() < 0.5 else ""
    made = _paragraph(_runs(rng, item.text, kinds, figure=False), properties)
    if "docx_sdt" in kinds and rng.random() < 0.3:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>"
    if "docx_text_box" in kinds and item.role == "title":
        box = f"<w:txbxContent>{made}</w:txbxContent>"
        shape = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        both = f'<mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback>'
        return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    return made


def _cell(rng: random.Random, box: Box, down: str, kinds: Collection[str], width: int) -> str:
    span = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
    merge = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[down]
    if "docx_vmerge_lost" in kinds:
        merge = ""
    text = "" if down == "continue" else box.text
    figure = box.key is not None
    if "docx_paragraphs" in kinds and not figure:
        inner = "".join(
            _paragraph(_runs(rng, line, kinds, figure=False)) for line in text.split("\n")
        )
    else:
        inner = _paragraph(_runs(rng, text, kinds, figure=figure))
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width * box.colspan}" w:type="dxa"/>{span}{merge}</w:tcPr>{inner}</w:tc>'
    if "docx_sdt" in kinds and figure and rng.random() < 0.2:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
    return cell


def _table(rng: random.Random, table: Table, kinds: Collection[str]) -> str:
    rows: list[str] = []
    width = _ROOM // table.columns
    hanging: dict[int, tuple[Box, int]] = {}
    for row in table.rows:
        cells: list[str] = []
        column = 0
        queue = list(row)
        below: dict[int, tuple[Box, int]] = {}
        while queue or column in hanging:
            if column in hanging:
                box, left = hanging.pop(column)
                cells.append(_cell(rng, box, "continue", kinds, width))
            else:
                box = queue.pop(0)
                left = box.rowspan
                cells.append(_cell(rng, box, "restart" if left > 1 else "", kinds, width))
            if left > 1:
                below[column] = (box, left - 1)
            column += box.colspan
        hanging = below
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
        if "docx_tracked" in kinds and rng.random() < 0.1:
            gone = re.sub(r"<w:vMerge[^>]*/>", "", rows[-1])
            rows.append(gone.replace("<w:cantSplit/>", f"<w:del {_CHANGE}/>"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(table.columns))
    head = f"<w:tbl><w:tblPr>{_BORDERS}</w:tblPr><w:tblGrid>{'' if 'docx_no_grid' in kinds else grid}</w:tblGrid>"
    if (
        "docx_split_tables" in kinds
        and len(rows) > 12
        and not any(b.rowspan > 1 for r in table.rows for b in r)
    ):
        return f"{head}{''.join(rows[:6])}</w:tbl><w:p/>{head}{''.join(rows[6:])}</w:tbl>"
    return f"{head}{''.join(rows)}</w:tbl><w:p/>"
