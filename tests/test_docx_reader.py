"""Word files: merges, runs, tracked changes, hidden text, fields, wrappers, damaged packages."""

from __future__ import annotations

import io
import zipfile

import pytest

from govinfo_parse import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    UnsupportedFormat,
    parse_report,
)
from govinfo_parse.document import Paragraph, Table
from govinfo_parse.readers.docx import read_docx
from govinfo_parse.readers.docx_numbering import written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def package(
    body: str, parts: dict[str, str] | None = None, part: str = "word/document.xml"
) -> bytes:
    data = io.BytesIO()
    link = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{part}"/>'
    kinds = "".join(
        f'<Relationship Id="s{n}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "numbering"))
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{kinds}</Relationships>',
        part: f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        **(parts or {}),
    }
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraphs(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return [b.text for b in read_docx(package(body, parts)).blocks if isinstance(b, Paragraph)]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text)) if text else '<w:p/>'}</w:tc>"


def table(*rows: str) -> Table:
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    found = [b for b in read_docx(package(body)).blocks if isinstance(b, Table)]
    assert len(found) == 1
    return found[0]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(LEFT) 99</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("1") + '<w:proofErr w:type="spellStart"/>' + r("2"), "12"),
        (f"<w:ins>{r('12')}</w:ins><w:del><w:r><w:delText>34</w:delText></w:r></w:del>", "12"),
        (f"<w:moveTo>{r('12')}</w:moveTo><w:moveFrom>{r('34')}</w:moveFrom>", "12"),
        (r("12") + r("34", "<w:vanish/>"), "12"),
        (r("12", '<w:vanish w:val="0"/>'), "12"),
        (r("12", "<w:webHidden/>"), "12"),
        (r("69", "<w:strike/>") + r("19"), "19"),
        (r("69", "<w:dstrike/>") + r("19"), "19"),
        (r("12", '<w:strike w:val="0"/>'), "12"),
        (r("12") + r("34", '<w:rStyle w:val="hid"/>'), "12"),
        (FIELD, "12"),
        (f'<w:fldSimple w:instr="=A1">{r("12")}</w:fldSimple>', "12"),
        (r("12") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "12"),
        (r("12") + r("3", '<w:vertAlign w:val="superscript"/>'), "12³"),
        (f"<w:sdt><w:sdtContent>{r('12')}</w:sdtContent></w:sdt>", "12"),
        (f"<w:smartTag>{r('12')}</w:smartTag>", "12"),
        (f"<w:hyperlink>{r('12')}</w:hyperlink>", "12"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
        ("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>", "1\t2"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Symbol" w:char="F02D"/><w:t>8</w:t></w:r>', "-8"),
        ("<w:r><w:ruby><w:rt>" + r("guī") + "</w:rt><w:rubyBase>" + r("规") + "</w:rubyBase></w:ruby></w:r>", "规"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(inner: str, text: str) -> None:
    styles = f'<w:styles xmlns:w="{W}"><w:style w:styleId="hid"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    assert paragraphs(p(inner), {"word/styles.xml": styles}) == [text]


def test_white_space_counts_only_where_it_is_kept() -> None:
    kept = '<w:r><w:t xml:space="preserve"> 1 </w:t></w:r>'
    assert paragraphs(p("<w:r><w:t> 1 </w:t></w:r>") + p(kept)) == ["1", " 1 "]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('1')}</w:p>"
    assert paragraphs(first + p(r("2"))) == ["12"]


def test_alternate_content_counts_once_and_text_boxes_follow_their_paragraph() -> None:
    box = f"<w:pict><w:txbxContent>{p(r('标题'))}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert paragraphs(p(r("前") + f"<w:r>{both}</w:r>")) == ["前", "标题"]


def test_automatic_numbers_are_printed() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>{}</w:p>'
    body = item.format(r("总体情况")) + item.format(r("主动公开政府信息情况"))
    assert paragraphs(body, {"word/numbering.xml": numbering}) == [
        "一、总体情况",
        "二、主动公开政府信息情况",
    ]
    assert [written(n, "chineseCounting") for n in (1, 10, 11, 20, 35)] == [
        "一", "十", "十一", "二十", "三十五",
    ]  # fmt: skip


def test_merges() -> None:
    wide, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    made = table(
        cell("甲", start) + cell("乙", wide),
        cell("看不见", on) + cell("1") + cell("2"),
        cell("丙") + cell("3") + cell(""),
    )
    found = [[(c.text, c.column, c.colspan, c.rowspan) for c in row] for row in made.rows]
    assert found == [
        [("甲", 0, 1, 2), ("乙", 1, 2, 1)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("丙", 0, 1, 1), ("3", 1, 1, 1), ("", 2, 1, 1)],
    ]


def test_old_horizontal_merges_deleted_rows_and_wrapped_cells() -> None:
    made = table(
        cell("甲", '<w:hMerge w:val="restart"/>') + cell("", '<w:hMerge w:val="continue"/>') + cell("1"),
        "<w:trPr><w:del/></w:trPr>" + cell("9") + cell("9") + cell("9"),
        f"<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>" + cell("2") + cell("3"),
    )  # fmt: skip
    assert [[c.text for c in row] for row in made.rows] == [["甲", "1"], ["乙", "2", "3"]]
    assert made.rows[0][0].colspan == 2


def test_rows_that_begin_late_keep_their_place() -> None:
    made = table(
        cell("甲") + cell("1") + cell("2"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("3") + cell("4"),
    )
    assert [(c.text, c.column) for c in made.rows[1]] == [("", 0), ("3", 1), ("4", 2)]


def test_a_continued_merge_without_a_start_is_a_cell() -> None:
    made = table(cell("甲") + cell("1"), cell("乙", "<w:vMerge/>") + cell("2"))
    assert [[c.text for c in row] for row in made.rows] == [["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (package("")[:-30], DamagedDocument),
        (package("").replace(b"word/document.xml", b"word/documont.xml"), DamagedDocument),
        (package("<w:p>"), DamagedDocument),
        (package("<w:p/>" * 3_000_000), DocumentTooLarge),
        (package("", part="xl/workbook.xml"), UnsupportedFormat),
        (package("<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200), DamagedDocument),
    ],
    ids=["cut", "no part", "no XML", "too large", "Excel", "too deep"],
)
def test_broken_packages(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_report(data)


def test_entities_are_refused() -> None:
    body = '<!DOCTYPE w [<!ENTITY a "12">]><w:document/>'
    with pytest.raises(DamagedDocument, match="document type"):
        parse_report(package("", {"word/document.xml": body}))


def test_an_encrypted_entry_is_said() -> None:
    data = bytearray(package(p(r("1"))))
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            data[at + place] |= 1
    with pytest.raises(EncryptedDocument):
        parse_report(bytes(data))
