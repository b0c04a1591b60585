"""What styles say that reading needs: hidden text, heading levels, automatic numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OFF: Final = frozenset(("0", "false", "off"))
_MOST_LINKS: Final = 12
_HEADINGS: Final = 6

NumberPlace = tuple[str, int]
"""The list that a paragraph is an item of (``numId``), and its level."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style settles for its text; ``None`` is left to the style that it is based on."""

    hidden: bool | None = None
    heading: int | None = None
    numbering: NumberPlace | None = None


_PLAIN: Final = Style()
HIDING: Final = ("vanish", "strike", "dstrike")
"""Switches of a run whose text nobody is to read."""


def child_of(parent: _Element, tag: str) -> _Element | None:
    """The first child with a tag; several times as fast as ``find``."""
    for found in parent.iterchildren(tag):
        return found
    return None


def is_on(element: _Element, ns: str) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is on: it is unless its value says no."""
    return element.get(f"{ns}val", "1").lower() not in _OFF


def read_styles(root: _Element | None, ns: str) -> Mapping[str, Style]:
    """The styles of ``word/styles.xml`` by name, what they inherit worked in."""
    raw: dict[str, tuple[str, Style]] = {}
    for element in root.iterfind(f"{ns}style") if root is not None else ():
        name = element.get(f"{ns}styleId", "")
        parent = element.find(f"{ns}basedOn")
        raw[name] = (parent.get(f"{ns}val", "") if parent is not None else "", _own(element, ns))
    return {name: _inherited(name, raw) for name in raw}


def _inherited(name: str, raw: Mapping[str, tuple[str, Style]]) -> Style:
    hidden = heading = numbering = None
    for _ in range(_MOST_LINKS):
        if name not in raw:
            break
        name, own = raw[name]
        hidden = own.hidden if hidden is None else hidden
        heading = own.heading if heading is None else heading
        numbering = own.numbering if numbering is None else numbering
    return Style(hidden, heading, numbering)


def _own(element: _Element, ns: str) -> Style:
    found = (element.find(f"{ns}rPr/{ns}{switch}") for switch in HIDING)
    switches = [switch for switch in found if switch is not None]
    properties = element.find(f"{ns}pPr")
    name = element.find(f"{ns}name")
    heading = heading_level(properties, ns) if properties is not None else None
    if heading is None and name is not None:
        words = name.get(f"{ns}val", "").lower().split()
        if words[:1] == ["heading"] and words[-1].isdigit():
            heading = min(int(words[-1]), _HEADINGS)
        elif words == ["title"]:
            heading = 1
    return Style(
        hidden=any(is_on(switch, ns) for switch in switches) if switches else None,
        heading=heading,
        numbering=number_place(properties, ns) if properties is not None else None,
    )


def heading_level(properties: _Element, ns: str) -> int | None:
    """The heading level (1 to 6) of a paragraph's outline level; 0 for body text."""
    outline = child_of(properties, f"{ns}outlineLvl")
    if outline is None:
        return None
    level = _integer(outline.get(f"{ns}val"), 9)
    return level + 1 if level < _HEADINGS else 0


def number_place(properties: _Element, ns: str) -> NumberPlace | None:
    """Where in which list a paragraph stands; list ``0`` takes a style's number away."""
    number = child_of(properties, f"{ns}numPr")
    if number is None:
        return None
    name, level = number.find(f"{ns}numId"), number.find(f"{ns}ilvl")
    return (
        name.get(f"{ns}val", "") if name is not None else "",
        _integer(level.get(f"{ns}val"), 0) if level is not None else 0,
    )


def style_of(styles: Mapping[str, Style], name: str | None) -> Style:
    """A style by its name; an unknown one says nothing."""
    return styles.get(name, _PLAIN) if name else _PLAIN


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
