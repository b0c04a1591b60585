"""Numbers that Word prints before the items of a list (一、 and （一） set automatically)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from govinfo_parse.readers.docx_styles import NumberPlace

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS: Final = "〇一二三四五六七八九"
_PLACE: Final = re.compile(r"%([1-9])")
_CIRCLED: Final = 0x2460
_MOST: Final = 99
_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, how it counts, what is printed around the number."""

    start: int = 1
    format: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: Mapping[str, Mapping[int, Level]]
    _counted: dict[str, list[int]] = field(default_factory=dict)

    def next(self, place: NumberPlace) -> str:
        """The number of the next item of a list, as printed; nothing for bullets."""
        name, depth = place
        levels = self.lists.get(name)
        if levels is None or depth not in levels:
            return ""
        counted = self._counted.setdefault(name, [0] * _LEVELS)
        level = levels[depth]
        counted[depth] = counted[depth] + 1 if counted[depth] else level.start
        counted[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        if level.format in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = levels.get(other, level)
            return written(counted[other] or shown.start, shown.format)

        return _PLACE.sub(number, level.text)


def read_numbering(root: _Element | None, ns: str) -> Numbering:
    """The lists of ``word/numbering.xml``."""
    if root is None:
        return Numbering({})
    abstract = {
        item.get(f"{ns}abstractNumId", ""): _levels(item, ns)
        for item in root.iterfind(f"{ns}abstractNum")
    }
    lists: dict[str, Mapping[int, Level]] = {}
    for item in root.iterfind(f"{ns}num"):
        kind = item.find(f"{ns}abstractNumId")
        if kind is not None:
            lists[item.get(f"{ns}numId", "")] = abstract.get(kind.get(f"{ns}val", ""), {})
    return Numbering(lists)


def _levels(item: _Element, ns: str) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in item.iterfind(f"{ns}lvl"):
        depth = element.get(f"{ns}ilvl", "")
        if len(depth) != 1 or not depth.isdigit() or int(depth) >= _LEVELS:
            continue

        def said(name: str, default: str, element: _Element = element) -> str:
            found = element.find(f"{ns}{name}")
            return default if found is None else found.get(f"{ns}val", default)

        start = said("start", "1")
        levels[int(depth)] = Level(
            int(start) if start.isdigit() and len(start) < 4 else 1,
            said("numFmt", "decimal"),
            said("lvlText", ""),
        )
    return levels


def written(number: int, style: str) -> str:
    """A number in one of Word's formats; in digits where the format is another.

    >>> written(12, "chineseCountingThousand"), written(3, "decimalEnclosedCircle")
    ('十二', '③')
    """
    if style in _CHINESE and 0 < number <= _MOST:
        tens, ones = divmod(number, 10)
        front = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return front + (_DIGITS[ones] if ones else "")
    if style.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(_CIRCLED + number - 1)
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr((97 if style == "lowerLetter" else 65) + number - 1)
    return str(number)


_CHINESE: Final = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
     "taiwaneseCountingThousand", "ideographDigital", "koreanCounting", "japaneseDigitalTenThousand")
)  # fmt: skip
