"""What the parts of a Word file share while it is written, and texts as runs."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from .document import Printed
from .docx_package import Package

# Fonts and sizes in half points by what the text is.
_LOOKS = {
    "title": ("方正小标宋简体", 44), "heading": ("黑体", 32), "subheading": ("楷体_GB2312", 32),
    "body": ("仿宋_GB2312", 32), "cell": ("宋体", 18), "value": ("宋体", 18), "small": ("宋体", 18),
}  # fmt: skip
_RPR_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "strike", "dstrike", "vanish", "webHidden", "color", "spacing",
    "kern", "sz", "szCs", "highlight", "vertAlign", "lang", "specVanish", "ins", "del", "rPrChange",
)  # fmt: skip
_AUTHORS = ("办公室", "Administrator", "lenovo", "微软用户", "政务公开科")
VANISH = "<w:vanish/>"


@dataclass(slots=True)
class Writer:
    """One Word file on its way: its choices, its parts, and what became of the truth."""

    rng: random.Random
    kinds: frozenset[str]
    package: Package
    changes: dict[str, Printed | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    counts: dict[str, list[int]] = field(default_factory=dict)
    lines_as_paragraphs: bool = False
    ids: int = 0
    author: str = ""

    def __post_init__(self) -> None:
        self.author = self.rng.choice(_AUTHORS)
        self.lines_as_paragraphs = self.rng.random() < 0.5

    def has(self, *names: str) -> bool:
        """Whether any of the kinds is wanted."""
        return any(name in self.kinds for name in names)

    def chance(self, share: float) -> bool:
        """A random yes or no."""
        return self.rng.random() < share

    def next_id(self) -> int:
        """A number that no other mark of the document has."""
        self.ids += 1
        return self.ids

    def mark(self) -> str:
        """The attributes of a tracked change."""
        return f'w:id="{self.next_id()}" w:author="{self.author}" w:date="2022-01-1{self.rng.randrange(10)}T09:30:00Z"'

    def hex(self) -> str:
        """Eight hexadecimal digits below 0x80000000."""
        return f"{self.rng.randrange(2**31):08X}"

    def rsid(self, name: str = "R") -> str:
        """The mark of an editing session that Word writes on runs and paragraphs."""
        if "docx_word" not in self.kinds or self.chance(0.3):
            return ""
        return f' w:rsid{name}="00{self.rng.randrange(2**24):06X}"'

    def wrong(self, right: str) -> str:
        """A figure that is not the right one."""
        while True:
            made = str(self.rng.randrange(2, 900))
            if made not in right:
                return made


def rpr(w: Writer, look: str, *extra: str) -> str:
    """Run properties in the order of the schema."""
    font, size = _LOOKS[look]
    bold = look in ("heading", "title")
    if w.has("docx_bare"):
        elements = []
    elif w.has("docx_word", "docx_wps"):
        hint = "" if look == "value" else ' w:hint="eastAsia"'
        elements = [
            f'<w:rFonts{hint} w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:cs="宋体"/>',
            '<w:color w:val="000000"/>' if w.has("docx_word") else '<w:color w:val="auto"/>',
            '<w:kern w:val="0"/>', f'<w:sz w:val="{size}"/>', f'<w:szCs w:val="{size}"/>',
        ]  # fmt: skip
        if w.has("docx_wps"):
            elements.append('<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>')
    else:
        elements = [f'<w:rFonts w:eastAsia="{font}"/>', f'<w:sz w:val="{size}"/>']
    if bold and not w.has("docx_bare"):
        elements.append("<w:b/>")
    made = [*elements, *extra]
    made.sort(key=lambda e: _RPR_ORDER.index(e[3 : re.search(r"[ />]", e[3:]).end() + 2]))  # type: ignore[union-attr]
    return f"<w:rPr>{''.join(made)}</w:rPr>" if made else ""


def content(w: Writer, text: str, *, deleted: bool = False) -> str:
    """What stands in a run: text, breaks, tabs, hyphens, symbols."""
    tag = "w:delText" if deleted else "w:t"
    out: list[str] = []
    for part in re.split("([\n\t\u00ad\\-－−])", text):
        if part == "\n":
            out.append("<w:cr/>" if w.has("docx_returns") and w.chance(0.6) else "<w:br/>")
        elif part == "\t":
            out.append("<w:tab/>")
        elif part == "\u00ad" and w.has("docx_hyphens"):
            out.append("<w:softHyphen/>")
        elif part == "-" and w.has("docx_hyphens") and not deleted:
            out.append("<w:noBreakHyphen/>")
        elif part and part in "-－−" and w.has("docx_symbols") and not deleted:
            out.append('<w:sym w:font="Symbol" w:char="F02D"/>')
        elif part:
            space = ' xml:space="preserve"' if part != part.strip() or w.chance(0.1) else ""
            out.append(f"<{tag}{space}>{escape(part)}</{tag}>")
    return "".join(out)


def run(w: Writer, text: str, look: str, *extra: str, deleted: bool = False) -> str:
    """One run."""
    return f"<w:r{w.rsid()}>{rpr(w, look, *extra)}{content(w, text, deleted=deleted)}</w:r>"


def pieces(w: Writer, text: str) -> list[str]:
    """The texts of the runs that a text falls into."""
    if w.has("docx_split_runs"):
        size = w.rng.choice((1, 1, 2, 3))
        return [text[i : i + size] for i in range(0, len(text), size)]
    if w.has("docx_proof_errors") and len(text) > 1:
        count = min(len(text) - 1, w.rng.randint(1, 3))
        spots = sorted(w.rng.sample(range(1, len(text)), count))
        return [text[a:b] for a, b in zip((0, *spots), (*spots, len(text)), strict=True)]
    if w.has("docx_word"):
        return re.findall(r"[0-9A-Za-z]+|[^0-9A-Za-z]+", text)
    return [text]


def runs(w: Writer, text: str, look: str, *extra: str) -> list[str]:
    """A text as runs, with the marks of editing between them."""
    if not text:
        return []
    out: list[str] = []
    for number, piece in enumerate(pieces(w, text)):
        if number and w.has("docx_proof_errors"):
            out.append(_between(w))
        made = run(w, piece, look, *extra)
        if w.has("docx_rendered_breaks") and len(piece) > 3 and w.chance(0.25):
            spot = w.rng.randrange(1, len(piece))
            inner = (
                content(w, piece[:spot]) + "<w:lastRenderedPageBreak/>" + content(w, piece[spot:])
            )
            made = f"<w:r>{rpr(w, look, *extra)}{inner}</w:r>"
        out.append(made)
    return out


def _between(w: Writer) -> str:
    number = w.next_id()
    return w.rng.choice(
        ('<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="gramEnd"/>', "",
         f'<w:bookmarkStart w:id="{number}" w:name="OLE_LINK{number}"/><w:bookmarkEnd w:id="{number}"/>',
         f'<w:permStart w:id="{number}" w:edGrp="everyone"/><w:permEnd w:id="{number}"/>',
         '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:r>')
    )  # fmt: skip


def paragraph(w: Writer, inner: str, properties: str = "", mark: str = "") -> str:
    """A paragraph; `mark` holds the properties of its mark."""
    ids = f' w14:paraId="{w.hex()}" w14:textId="77777777"' if w.has("docx_word") else ""
    if mark or w.has("docx_word", "docx_wps"):
        properties += f"<w:rPr>{mark}</w:rPr>" if mark else rpr(w, "small")
    made = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p{ids}{w.rsid()}{w.rsid('RDefault')}>{made}{inner}</w:p>"


def field_parts(code: str, result: str, data: str = "") -> str:
    """A complex field around its result."""
    start = '<w:fldChar w:fldCharType="begin"/>'
    if data:
        start = f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'
    return (
        f'<w:r>{start}</w:r><w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
