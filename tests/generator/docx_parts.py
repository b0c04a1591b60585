"""The parts beside the text of a Word file: styles, numbering, settings, notes, headers."""

from __future__ import annotations

from .docx_marks import note_text
from .docx_package import W, namespaces
from .docx_writer import Writer, field_parts, paragraph, run

_STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/>\
<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>\
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Title"/><w:basedOn w:val="a"/>\
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="年报标题"/><w:basedOn w:val="1"/>\
<w:pPr>{numbered}</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ac"><w:name w:val="说明文字"/><w:basedOn w:val="a"/>\
<w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ad"><w:name w:val="说明文字 Char"/><w:basedOn w:val="ac"/></w:style>
<w:style w:type="character" w:styleId="ae"><w:name w:val="批注隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="af"><w:name w:val="批注隐藏2"/><w:basedOn w:val="ae"/></w:style>
<w:style w:type="character" w:styleId="a9"><w:name w:val="footnote reference"/>\
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="aa"><w:name w:val="Placeholder Text"/>\
<w:rPr><w:color w:val="808080"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr>\
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>\
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="a3"><w:name w:val="Table Grid"/><w:basedOn w:val="a1"/><w:tblPr>\
<w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"""
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
)
HEADINGS, LABELS = 1, 2


def borders() -> str:
    """The lines of a ruled table."""
    return "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in SIDES)


def numbered(number: int, level: int) -> str:
    """The properties of a paragraph that Word numbers."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _root(name: str, inner: str, w: Writer) -> str:
    return f"<w:{name}{namespaces(w.kinds)}>{inner}</w:{name}>"


def add_parts(w: Writer) -> str:
    """Everything beside the text; the references to headers and footers for its last section."""
    if w.has("docx_docm"):
        w.package.macros()
    if w.has("docx_wps"):
        w.package.data_of_editor()
    if w.has("docx_bare"):
        return ""
    plain = f'xmlns:w="{W}"'
    style = _STYLES.replace("\n", "").format(borders=borders(), numbered=numbered(HEADINGS, 0))
    w.package.add("styles.xml", "styles", f"<w:styles {plain}>{style}</w:styles>")
    w.package.add("settings.xml", "settings", f"<w:settings {plain}>{_settings(w)}</w:settings>")
    if w.has("docx_numbered_headings", "docx_numbered_labels", "docx_numbered"):
        w.package.add(
            "numbering.xml", "numbering", f"<w:numbering {plain}>{_numbering()}</w:numbering>"
        )
    for kind in ("footnote", "endnote"):
        if w.has(f"docx_{kind}s"):
            w.package.add(f"{kind}s.xml", f"{kind}s", _root(f"{kind}s", _notes(w, kind), w))
    if w.comments:
        made = "".join(
            f'<w:comment w:id="{n}" w:author="{w.author}" w:date="2022-01-19T10:00:00Z" w:initials="z">'
            f"{paragraph(w, run(w, text, 'small'))}</w:comment>"
            for n, text in enumerate(w.comments, 1)
        )
        w.package.add("comments.xml", "comments", _root("comments", made, w))
    if w.has("docx_glossary"):
        _glossary(w)
    return _margins(w)


def _glossary(w: Writer) -> None:
    """Building blocks: pieces of other documents that are kept for use, not printed."""
    body = paragraph(w, run(w, "2016年政府信息公开工作年度报告", "title")) + _header_table(w)
    part = (
        '<w:docPart><w:docPartPr><w:name w:val="规章统计"/></w:docPartPr>'
        f"<w:docPartBody>{body}</w:docPartBody></w:docPart>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"
    inner = f"<w:docParts>{part}</w:docParts>"
    w.package.add(
        "glossary/document.xml",
        "glossaryDocument",
        _root("glossaryDocument", inner, w),
        content=kind,
    )


def _settings(w: Writer) -> str:
    out = '<w:zoom w:percent="100"/>'
    if w.has("docx_tracked", "docx_tracked_rows", "docx_tracked_digits"):
        out += "<w:trackRevisions/>"
    return out + '<w:defaultTabStop w:val="420"/>'


def _numbering() -> str:
    out = ""
    for number in (HEADINGS, LABELS):
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for n, (kind, text) in enumerate(_LEVELS)
        )
        out += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    return out + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (HEADINGS, LABELS)
    )


def _notes(w: Writer, kind: str) -> str:
    out = "".join(
        f'<w:{kind} w:type="{name}" w:id="{n}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for n, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    for number, text in enumerate(w.notes, 1):
        mark = f'<w:r><w:rPr><w:rStyle w:val="a9"/></w:rPr><w:{kind}Ref/></w:r>'
        out += f'<w:{kind} w:id="{number}">{paragraph(w, mark + run(w, text, "small"))}</w:{kind}>'
    return out


def _margins(w: Writer) -> str:
    """Headers and footers: page numbers always, labels and figures where they are wanted."""
    page = field_parts(" PAGE \\* MERGEFORMAT ", run(w, str(w.rng.randrange(1, 9)), "small"))
    foot = run(w, "— ", "small") + page + run(w, " —", "small")
    out = _margin(w, "footer", "default", paragraph(w, foot, '<w:jc w:val="center"/>'))
    if w.has("docx_headers"):
        for name in w.rng.choice((("default",), ("default", "even"), ("first", "default"))):
            text = w.rng.choice(("内部资料 ", "（征求意见稿）", "填报单位（盖章） "))
            inner = paragraph(w, run(w, text + note_text(w), "small"))
            if w.chance(0.4):
                inner += _header_table(w)
            out = _margin(w, "header", name, inner) + out
        if w.chance(0.6):
            inner = paragraph(w, run(w, f"行政许可 {w.rng.randrange(900)} 行政处罚", "small"))
            out += _margin(w, "footer", "even", inner)
    return out


def _header_table(w: Writer) -> str:
    texts = ("规章", str(w.rng.randrange(99)), "0", str(w.rng.randrange(99)))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(w, run(w, t, "small"))}</w:tc>'
        for t in texts
    )
    grid = '<w:gridCol w:w="2000"/>' * 4
    return f'<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>'


def _margin(w: Writer, kind: str, name: str, inner: str) -> str:
    tag = "hdr" if kind == "header" else "ftr"
    count = sum(f"word/{kind}" in part for part in w.package.parts) + 1
    relation = w.package.add(f"{kind}{count}.xml", kind, _root(tag, inner, w))
    return f'<w:{kind}Reference w:type="{name}" r:id="{relation}"/>'
