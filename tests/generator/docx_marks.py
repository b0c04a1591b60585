"""What stands on and beside figures and words in Word: changes, hidden text, fields, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from .docx_writer import VANISH, Writer, field_parts, rpr, run, runs

Trouble = Callable[[Writer, str, str], str]
_HIDDEN_STYLES = ("ae", "af")
_REFERENCE = '<w:rStyle w:val="a9"/>'
_NOTES = (
    "其中行政许可{a}件、行政处罚{b}件，较上年增加{c}件。", "含上年结转{c}件，不含转送{b}件。",
    "规章以{a}件为准，规范性文件{b}件。", "单位：件；本年新收{a}件。",
)  # fmt: skip


def note_text(w: Writer) -> str:
    """A note that holds labels and figures of its own."""
    text = w.rng.choice(_NOTES)
    return text.format(a=w.rng.randrange(900), b=w.rng.randrange(99), c=w.rng.randrange(9))


def _joined(w: Writer, text: str, look: str, *extra: str) -> str:
    return "".join(runs(w, text, look, *extra))


def deletion(w: Writer, text: str, look: str) -> str:
    """Text that is struck out by a tracked change."""
    return f"<w:del {w.mark()}>{run(w, text, look, deleted=True)}</w:del>"


def insertion(w: Writer, inner: str) -> str:
    """Runs that a tracked change put in."""
    return f"<w:ins {w.mark()}>{inner}</w:ins>" if inner else ""


def false_text(w: Writer, text: str) -> str:
    """Other words or figures in place of a text."""
    if re.search(r"\d", text):
        return re.sub(r"\d+", lambda m: w.wrong(m.group()) if len(m.group()) < 4 else
                      str(int(m.group()) - w.rng.randint(1, 3)), text)  # fmt: skip
    return w.rng.choice(("统计情况", "规章", "总计", "有关事项", "其他处理"))


def _tracked(w: Writer, text: str, look: str) -> str:
    kept = _joined(w, text, look)
    gone = deletion(w, false_text(w, text), look)
    return w.rng.choice(
        (gone + insertion(w, kept), insertion(w, kept) + gone, gone + kept, insertion(w, kept))
    )


def _tracked_inside(w: Writer, text: str, look: str) -> str:
    """Some signs of the text were there before, some came in, others went out between them."""
    spot = w.rng.randrange(len(text) + 1)
    gone = deletion(w, str(w.rng.randrange(1, 99)), look)
    left, right = _joined(w, text[:spot], look), _joined(w, text[spot:], look)
    return left + gone + insertion(w, right) if w.chance(0.5) else insertion(w, left) + gone + right


def _moved(w: Writer, text: str, look: str) -> str:
    name, first, second = f"move{w.next_id()}", w.next_id(), w.next_id()
    who = f'w:author="{w.author}" w:date="2022-01-12T09:30:00Z"'
    gone, kept = run(w, false_text(w, text), look), _joined(w, text, look)
    source = (
        f'<w:moveFromRangeStart w:id="{first}" {who} w:name="{name}"/><w:moveFrom {w.mark()}>'
        f'{gone}</w:moveFrom><w:moveFromRangeEnd w:id="{first}"/>'
    )
    goal = (
        f'<w:moveToRangeStart w:id="{second}" {who} w:name="{name}"/><w:moveTo {w.mark()}>'
        f'{kept}</w:moveTo><w:moveToRangeEnd w:id="{second}"/>'
    )
    return source + goal if w.chance(0.5) else goal + source


def _reformatted(w: Writer, text: str, look: str) -> str:
    old = w.rng.choice(("<w:vanish/>", '<w:b/><w:sz w:val="21"/>', "<w:strike/>"))
    return _joined(w, text, look, f"<w:rPrChange {w.mark()}><w:rPr>{old}</w:rPr></w:rPrChange>")


def _beside(w: Writer, text: str, look: str, *extra: str) -> str:
    unseen = run(w, false_text(w, text), look, *extra)
    kept = _joined(w, text, look)
    return unseen + kept if w.chance(0.5) else kept + unseen


def _hidden(w: Writer, text: str, look: str) -> str:
    sign = w.rng.choice((VANISH, VANISH, '<w:vanish w:val="1"/>', '<w:vanish w:val="true"/>'))
    return _beside(w, text, look, sign)


def _hidden_style(w: Writer, text: str, look: str) -> str:
    return _beside(w, text, look, f'<w:rStyle w:val="{w.rng.choice(_HIDDEN_STYLES)}"/>')


def _shown(w: Writer, text: str, look: str) -> str:
    off = f'<w:vanish w:val="{w.rng.choice(("0", "false", "0"))}"/>'
    return _joined(w, text, look, *((off, '<w:rStyle w:val="ae"/>') if w.chance(0.3) else (off,)))


def _web_hidden(w: Writer, text: str, look: str) -> str:
    return _joined(w, text, look, "<w:webHidden/>")


def _struck(w: Writer, text: str, look: str) -> str:
    return _beside(w, text, look, w.rng.choice(("<w:strike/>", "<w:dstrike/>")))


def _formula(w: Writer, text: str, look: str) -> str:
    codes = (" =SUM(LEFT) ", ' =SUM(ABOVE) \\# "0" \\* MERGEFORMAT ', " =B3+B4 ", " =12+35 ")
    return field_parts(w.rng.choice(codes), _joined(w, text, look))


def _simple_field(w: Writer, text: str, look: str) -> str:
    code = w.rng.choice(
        (" =SUM(LEFT) ", " =3+5 ", " DOCPROPERTY 规章数 \\* MERGEFORMAT ", " MERGEFIELD 数量12 ")
    )
    return f'<w:fldSimple w:instr="{code}">{_joined(w, text, look)}</w:fldSimple>'


def _form_field(w: Writer, text: str, look: str) -> str:
    data = (
        f'<w:ffData><w:name w:val="Text{w.next_id()}"/><w:enabled/><w:calcOnExit w:val="0"/>'
        f'<w:textInput><w:type w:val="number"/><w:default w:val="{w.wrong(text)}"/></w:textInput></w:ffData>'
    )
    return field_parts(" FORMTEXT ", _joined(w, text, look), data)


def _nested_field(w: Writer, text: str, look: str) -> str:
    inner = field_parts(" =SUM(LEFT) ", run(w, w.wrong(text), look))
    code = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = sign.format("begin") + code.format(" IF ") + inner
    outer += code.format(f' &gt; {w.rng.randrange(99)} "{w.wrong(text)}" "" ')
    return outer + sign.format("separate") + _joined(w, text, look) + sign.format("end")


def _linked(w: Writer, text: str, look: str) -> str:
    if w.chance(0.4):
        return f'<w:hyperlink w:anchor="_Toc{w.rng.randrange(10**8)}" w:history="1">{_joined(w, text, look)}</w:hyperlink>'
    codes = [
        ' HYPERLINK "http://www.example.gov.cn/art/2020/1/31/art_12_35.html" ',
        " REF _Ref93412007 \\h ",
    ]
    if re.fullmatch(r"20\d\d", text):
        codes.append(' DATE \\@ "yyyy" ')
    return field_parts(w.rng.choice(codes), _joined(w, text, look))


def _noted(w: Writer, text: str, look: str) -> str:
    kind = "endnote" if w.has("docx_endnotes") else "footnote"
    w.notes.append(note_text(w))
    style = rpr(w, look, _REFERENCE, '<w:vertAlign w:val="superscript"/>')
    mark = f'<w:r>{style}<w:{kind}Reference w:id="{len(w.notes)}"/></w:r>'
    return _joined(w, text, look) + mark


def _commented(w: Writer, text: str, look: str) -> str:
    w.comments.append(f"应为{w.wrong(text)}？请{w.author}核对。{note_text(w)}")
    number = len(w.comments)
    return (
        f'<w:commentRangeStart w:id="{number}"/>{_joined(w, text, look)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def control(w: Writer, inner: str, kinds: tuple[str, ...] = ("text", "list", "")) -> str:
    """Something in a content control, which has a name and may have other values to offer."""
    offer = "".join(f'<w:listItem w:displayText="{n}" w:value="{n}"/>' for n in (0, 12, 350))
    own = {"text": "<w:text/>", "list": f"<w:dropDownList>{offer}</w:dropDownList>", "": "",
           "repeat": "<w:docPartObj><w:docPartGallery w:val=\"Tables\"/></w:docPartObj>"}  # fmt: skip
    number = w.rng.randrange(10**9)
    names = f'<w:alias w:val="规章{w.rng.randrange(99)}"/><w:tag w:val="f{w.rng.randrange(99)}"/><w:id w:val="{number}"/>'
    return (
        f"<w:sdt><w:sdtPr>{names}{own[w.rng.choice(kinds)]}</w:sdtPr><w:sdtEndPr/>"
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def custom(w: Writer, inner: str, element: str) -> str:
    """Something in an element of a schema of one's own."""
    extra = f'<w:customXmlPr><w:attr w:name="值" w:val="{w.rng.randrange(99)}"/></w:customXmlPr>'
    return f'<w:customXml w:uri="urn:nianbao" w:element="{element}">{extra}{inner}</w:customXml>'


def _controlled(w: Writer, text: str, look: str) -> str:
    return control(w, _joined(w, text, look))


def _customised(w: Writer, text: str, look: str) -> str:
    return custom(w, _joined(w, text, look), "shuju")


def _smart(w: Writer, text: str, look: str) -> str:
    value = re.sub(r"\D", "", text) or "0"
    name, pairs = w.rng.choice(
        (("chmetcnv", (("UnitName", "件"), ("SourceValue", value), ("HasSpace", "False"))),
         ("chsdate", (("Year", "1899"), ("Month", "12"), ("Day", "30"))), ("PersonName", ()))
    )  # fmt: skip
    attributes = "".join(f'<w:attr w:name="{a}" w:val="{b}"/>' for a, b in pairs)
    own = f"<w:smartTagPr>{attributes}</w:smartTagPr>" if attributes else ""
    uri = "urn:schemas-microsoft-com:office:smarttags"
    return (
        f'<w:smartTag w:uri="{uri}" w:element="{name}">{own}{_joined(w, text, look)}</w:smartTag>'
    )


def _math(w: Writer, text: str, look: str) -> str:
    if not text.isascii() or not text.strip():
        return _joined(w, text, look)
    return f"<m:oMath><m:r>{rpr(w, look)}<m:t>{escape(text)}</m:t></m:r></m:oMath>"


def _ruby(w: Writer, text: str, look: str) -> str:
    """Words with their readings above them, as a phonetic guide sets them."""
    size = (
        '<w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
        '<w:hpsBaseText w:val="18"/><w:lid w:val="zh-CN"/>'
    )
    out = ""
    for char in text:
        if "\u4e00" <= char <= "\u9fff":
            above = run(w, w.rng.choice(("xìn", "gōng", "zhèng", "shù")), look)
            base = run(w, char, look)
            out += (
                f"<w:r><w:ruby><w:rubyPr>{size}</w:rubyPr><w:rt>{above}</w:rt>"
                f"<w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
            )
        else:
            out += _joined(w, char, look)
    return out


# What may befall a figure; those of `_WORDS` also words.
_FIGURES: dict[str, Trouble] = {
    "docx_tracked": _tracked, "docx_tracked_digits": _tracked_inside, "docx_moves": _moved,
    "docx_tracked_formats": _reformatted, "docx_hidden": _hidden, "docx_hidden_style": _hidden_style,
    "docx_not_hidden": _shown, "docx_web_hidden": _web_hidden, "docx_struck": _struck,
    "docx_fields": _formula, "docx_simple_fields": _simple_field, "docx_form_fields": _form_field,
    "docx_nested_fields": _nested_field, "docx_links": _linked, "docx_footnotes": _noted,
    "docx_endnotes": _noted, "docx_comments": _commented, "docx_sdt_in_cells": _controlled,
    "docx_custom_xml": _customised, "docx_smart_tags": _smart, "docx_math": _math,
}  # fmt: skip
_ONLY_WORDS: dict[str, Trouble] = {"docx_ruby": _ruby}
_WORDS = (
    "docx_tracked", "docx_moves", "docx_tracked_formats", "docx_hidden", "docx_hidden_style",
    "docx_not_hidden", "docx_web_hidden", "docx_links", "docx_comments", "docx_custom_xml",
    "docx_smart_tags", "docx_ruby",
)  # fmt: skip


def figure(w: Writer, text: str) -> str:
    """The runs of a cell that holds a figure, or none."""
    active = sorted(k for k in _FIGURES if k in w.kinds)
    if not active or w.chance(0.5):
        return _joined(w, text, "value")
    kind = w.rng.choice(active)
    if text.strip():
        return _FIGURES[kind](w, text, "value")
    blank = _joined(w, text, "value")
    if kind in ("docx_tracked", "docx_tracked_digits"):
        return deletion(w, w.wrong(""), "value") + blank
    if kind in ("docx_hidden", "docx_hidden_style"):
        return run(w, w.wrong(""), "value", VANISH) + blank
    if kind == "docx_sdt_in_cells" and not text:
        hint = run(w, "单击此处输入文字。", "value", '<w:rStyle w:val="aa"/>')
        return re.sub(r'(<w:id w:val="\d+"/>)', r"\1<w:showingPlcHdr/>", control(w, hint))
    return blank


def words(w: Writer, text: str, look: str) -> str:
    """The runs of a label, a title or a paragraph."""
    text = _with_own_marks(w, text, look)
    front = ""
    if w.has("docx_symbols") and look in ("heading", "cell") and w.chance(0.2):
        sign = w.rng.choice(("F0FE", "F06C", "F0D8", "F0A8"))
        front = f'<w:r>{rpr(w, look)}<w:sym w:font="Wingdings" w:char="{sign}"/></w:r>'
    elif w.has("docx_tabs") and look in ("heading", "cell", "title") and w.chance(0.3):
        tab = '<w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/>'
        front = f"<w:r>{tab if look == 'title' else '<w:tab/>'}</w:r>"
    active = [k for k in _WORDS if k in w.kinds]
    if not active or not text.strip() or w.chance(0.4 if look in ("title", "heading") else 0.7):
        return front + _joined(w, text, look)
    spots = [m.span() for m in re.finditer(r"\d+", text)]
    if not spots or w.chance(0.3):
        start = w.rng.randrange(len(text))
        spots = [(start, min(len(text), start + w.rng.randint(1, 4)))]
    start, end = w.rng.choice(spots)
    trouble = (_FIGURES | _ONLY_WORDS)[w.rng.choice(active)]
    middle = trouble(w, text[start:end], look)
    return front + _joined(w, text[:start], look) + middle + _joined(w, text[end:], look)


def _with_own_marks(w: Writer, text: str, look: str) -> str:
    """Breaks, tabs and soft hyphens that editors type into labels."""
    if look != "cell" or len(text) < 4 or "\n" in text:
        return text
    if w.has("docx_returns") and w.chance(0.4):
        spot = w.rng.randrange(2, len(text) - 1)
        return text if text[spot - 1].isdigit() else f"{text[:spot]}\n{text[spot:]}"
    if w.has("docx_tabs") and w.chance(0.3):
        return re.sub(r"^(（.）|\d\.|.、)", "\\1\t", text)
    if w.has("docx_hyphens") and w.chance(0.4):
        spot = w.rng.randrange(2, len(text))
        return text if text[spot - 1].isdigit() else f"{text[:spot]}\u00ad{text[spot:]}"
    return text
