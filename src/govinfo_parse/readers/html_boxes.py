"""A light tree of a page's elements, built only for pages that style their own tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from govinfo_parse.readers.html_style import StyleSheet, is_hidden
from govinfo_parse.readers.html_tokens import VOID, attributes, name_of, names

_TABLE_PARTS: Final = names("table caption colgroup col thead tbody tfoot tr td th")
_UNSEEN: Final = names("head script style template noscript select textarea button title option")


@dataclass(slots=True)
class Box:
    """An element: where its tags stand in the tokens, what it holds, how it is styled."""

    name: str
    start: int
    attributes: dict[str, str] = field(default_factory=dict)
    style: dict[str, str] = field(default_factory=dict)
    parent: Box | None = None
    end: int = 0
    children: list[Box] = field(default_factory=list)
    hidden: bool = False
    own_text: int = 0
    text: int = 0
    linked: int = 0
    has_table: bool = False

    @property
    def is_table_part(self) -> bool:
        """Whether it is an element of a real table, which styles do not remake."""
        return self.name in _TABLE_PARTS

    @property
    def display(self) -> str:
        """The declared ``display``, or an empty string."""
        return self.style.get("display", "")

    @property
    def role(self) -> str:
        """The declared ARIA role, or an empty string."""
        return self.attributes.get("role", "").strip().lower()

    def shown_children(self) -> list[Box]:
        """The child elements that make boxes; ``display: contents`` makes none of its own."""
        shown: list[Box] = []
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if child.hidden or child.name in VOID:
                continue
            if child.display == "contents":
                waiting += child.children[::-1]
            else:
                shown.append(child)
        return shown


def build_boxes(tokens: list[str], sheet: StyleSheet) -> Box:
    """The tree of a page whose tokens hold each tag by itself."""
    root = Box("", -1, end=len(tokens))
    current = root
    known: dict[str, tuple[dict[str, str], dict[str, str], bool]] = {}
    for index in range(1, len(tokens) - 1, 2):
        tag = tokens[index]
        if tag[0] == "/":
            if current.parent is not None and tag[1:] == current.name:
                current = _close(current, index)
        elif tag[0] != "!":
            name = name_of(tag)
            if tag not in known:
                given = attributes(tag) if " " in tag else {}
                style = sheet.style_of(name, given)
                known[tag] = given, style, name in _UNSEEN or is_hidden(style, given)
            given, style, hidden = known[tag]
            box = Box(name, index, given, style, current, index, hidden=hidden)
            current.children.append(box)
            if name not in VOID:
                current = box
        text = tokens[index + 1]
        if text and not text.isspace():
            current.own_text += len(text.strip())
    while current.parent is not None:
        current = _close(current, len(tokens) - 2)
    return root


def _close(box: Box, end: int) -> Box:
    box.end = end
    box.text += box.own_text
    if box.name == "a":
        box.linked = box.text
    parent = box.parent
    assert parent is not None
    if not box.hidden:
        parent.text += box.text
        parent.linked += box.linked
        parent.has_table |= box.has_table or box.name == "table"
    return parent


def walk(root: Box) -> Iterator[Box]:
    """All shown boxes in document order; a caller may empty ``children`` to stay above."""
    waiting = [root]
    while waiting:
        box = waiting.pop()
        if not box.hidden:
            yield box
            waiting += box.children[::-1]
