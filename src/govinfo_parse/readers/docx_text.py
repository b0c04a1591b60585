"""The text of a Word paragraph as it is printed: runs, fields, tracked changes, hidden text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govinfo_parse.readers.docx_styles import HIDING, Style, child_of, is_on, style_of
from govinfo_parse.readers.marks import raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_STRICT_MATH: Final = "{http://purl.oclc.org/ooxml/officeDocument/math}t"
COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

WRAPPERS: Final = frozenset(
    ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "ins", "moveTo", "fldSimple",
     "dir", "bdo", "rubyBase")
)  # fmt: skip
"""Elements whose content counts as if they were not there; ``ins`` is an accepted change."""

_SIGNS: Final[Mapping[str, str]] = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "sym": "□",
}


_IN_SYMBOL: Final = frozenset("0123456789+-=,./()%")


@dataclass(slots=True)
class Inline:
    """Reads the text of paragraphs; knows which fields are open (they may span paragraphs)."""

    ns: str
    styles: Mapping[str, Style]
    on_box: Callable[[_Element], None]
    """Called with each element that may hold a text box, in reading order."""
    may_hide: bool = True
    """Whether any text of the document may be hidden; else runs need not be looked into."""
    may_raise: bool = True
    """Whether any text may be set as superscript."""
    _fields: list[bool] = field(default_factory=list)
    _kinds: dict[str, str] = field(init=False)
    _align: str = field(init=False)

    def __post_init__(self) -> None:
        self._align = f"{self.ns}vertAlign"
        names = (
            *WRAPPERS, *_SIGNS, "r", "t", "rPr", "fldChar", "drawing", "pict", "object", "ruby",
        )  # fmt: skip
        self._kinds = {f"{self.ns}{name}": name for name in names}
        self._kinds |= {
            _MATH: "t",
            _STRICT_MATH: "t",
            f"{_MATH[:-1]}oMath": "sdt",
            f"{_MATH[:-1]}oMathPara": "sdt",
            f"{_MATH[:-1]}r": "sdt",
            f"{COMPATIBILITY}AlternateContent": "alternate",
        }

    def text(self, paragraph: _Element, style: Style) -> str:
        """The visible text of a paragraph; ``\\n`` where it breaks the line."""
        parts: list[str] = []
        self._children(paragraph, bool(style.hidden), parts)
        return parts[0] if len(parts) == 1 else "".join(parts)

    def _children(self, parent: _Element, hidden: bool, parts: list[str]) -> None:
        kinds = self._kinds
        for child in parent:
            kind = kinds.get(child.tag)
            if kind == "r":
                self._run(child, hidden, parts)
            elif kind is not None:
                self._inner(child, kind, hidden, parts)

    def _run(self, run: _Element, hidden: bool, parts: list[str]) -> None:
        kinds = self._kinds
        start = len(parts)
        is_raised = False
        for child in run:
            kind = kinds.get(child.tag)
            if kind is None:
                continue
            if kind == "rPr":
                if len(child):
                    if self.may_hide:
                        hidden = self._is_hidden(child, hidden)
                    align = child_of(child, self._align) if self.may_raise else None
                    is_raised = align is not None and align.get(f"{self.ns}val") == "superscript"
            else:
                self._inner(child, kind, hidden, parts)
        if is_raised:
            # 12 with a raised mark 3 is no 123.
            parts[start:] = map(raised, parts[start:])

    def _inner(self, child: _Element, kind: str, hidden: bool, parts: list[str]) -> None:
        """A piece of a run, or what stands between runs; of a ruby only its base has a kind."""
        if kind == "t":
            if not hidden and all(self._fields) and child.text:
                parts.append(_kept(child, child.text))
        elif kind == "fldChar":
            self._field(child.get(f"{self.ns}fldCharType"))
        elif kind in _SIGNS:
            if not hidden and all(self._fields):
                parts.append(self._symbol(child) if kind == "sym" else _SIGNS[kind])
        elif kind == "alternate":
            self._children(chosen(child), hidden, parts)
        elif kind in ("drawing", "pict", "object"):
            if not hidden:
                self.on_box(child)
        elif kind in WRAPPERS or kind in ("r", "ruby"):
            self._children(child, hidden, parts)

    def _symbol(self, child: _Element) -> str:
        """A character of a symbol font: Symbol has digits and signs where ASCII has them.

        Anything else is a picture: no text, but no empty cell either.
        """
        code = child.get(f"{self.ns}char", "")[-2:]
        try:
            char = chr(int(code, 16))
        except ValueError:
            return _SIGNS["sym"]
        is_symbol = child.get(f"{self.ns}font", "").lower() == "symbol"
        return char if is_symbol and char in _IN_SYMBOL else _SIGNS["sym"]

    def _field(self, kind: str | None) -> None:
        """A field prints its result, not its instruction: ``{ =SUM(LEFT) | 12 }``."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_hidden(self, properties: _Element, inherited: bool) -> bool:
        """Hidden text, and text that is struck through: a figure corrected by hand."""
        own = [child_of(properties, f"{self.ns}{switch}") for switch in HIDING]
        if any(switch is not None and is_on(switch, self.ns) for switch in own):
            return True
        if any(switch is not None for switch in own):
            return False
        name = child_of(properties, f"{self.ns}rStyle")
        if name is None:
            return inherited
        of_style = style_of(self.styles, name.get(f"{self.ns}val")).hidden
        return inherited if of_style is None else of_style


def _kept(element: _Element, text: str) -> str:
    """White space at the ends of a text counts only where it is told to be kept."""
    if text[0].isspace() or text[-1].isspace():
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            return text.strip(" \t\r\n")
        return text.replace("\n", " ")
    return text


def chosen(alternate: _Element) -> _Element:
    """The one branch of an ``mc:AlternateContent`` that counts: the first choice with text."""
    branches = list(alternate)
    for branch in branches:
        if any(text.strip() for text in branch.itertext()):
            return branch
    return branches[0] if branches else alternate
