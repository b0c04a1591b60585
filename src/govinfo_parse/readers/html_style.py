"""What of a page a browser would not show: inline styles, style sheets, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR: Final = re.compile(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w\-]+)*)", re.IGNORECASE)
_SELECTOR_PART: Final = re.compile(r"[.#][\w\-]+")

# Properties that decide whether and in what order text is seen; no other is kept.
_KEPT: Final = re.compile(
    r"display|visibility|white-space|opacity|mso-hide|text-decoration(?:-line)?"
    r"|grid-(?:template-columns|template|column|row|area|auto-flow)(?:-start|-end)?|grid"
    r"|flex-(?:direction|flow)"
)

_MAX_RULES: Final = 2_000

Declarations = dict[str, tuple[str, bool]]
"""Property -> value in lower case, and whether it is ``!important``."""


def parse_declarations(text: str) -> Declarations:
    """The declarations that matter here.

    >>> parse_declarations("color:red; DISPLAY : None !important")
    {'display': ('none', True)}
    """
    kept: Declarations = {}
    if "/*" in text:
        text = _COMMENT.sub("", text)
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip().lower()
        if not _KEPT.fullmatch(name):
            continue
        value = value.strip().lower()
        important = value.endswith("important")
        if important:
            value = value.removesuffix("important").rstrip(" !\t\n")
        if important or not kept.get(name, ("", False))[1]:
            kept[name] = (value, important)
    return kept


@dataclass(frozen=True, slots=True)
class Rule:
    """``tag.class#id { … }``: a selector of one element, and what it declares."""

    tag: str
    classes: frozenset[str]
    id: str
    declarations: Declarations

    @property
    def specificity(self) -> tuple[int, int, int]:
        """The cascade's order between rules that contradict each other."""
        return bool(self.id), len(self.classes), bool(self.tag)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of a page that declare anything of interest.

    ``rules`` are filed under one thing that an element must have: ``#id``, ``.class`` or
    a tag name (an empty one for ``*``). Each comes with its rank, the weakest first.
    """

    rules: Mapping[str, Sequence[tuple[int, Rule]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rules)

    def style_of(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """The declared properties of an element, inline style included."""
        result: Declarations = {}
        if self.rules:
            for rule in self._rules_for(name, attributes):
                _cascade(result, rule.declarations)
        if "style" in attributes:
            _cascade(result, parse_declarations(attributes["style"]))
        return {name: value for name, (value, _) in result.items()}

    def _rules_for(self, name: str, attributes: Mapping[str, str]) -> list[Rule]:
        classes = attributes.get("class", "").split()
        identity = attributes.get("id", "").strip()
        keys = {"", name, "#" + identity, *("." + each for each in classes)}
        ranked = [
            (rank, rule)
            for key in keys
            for rank, rule in self.rules.get(key, ())
            if rule.classes.issubset(classes)
            and rule.tag in ("", name)
            and rule.id in ("", identity)
        ]
        ranked.sort(key=itemgetter(0))
        return [rule for _, rule in ranked]


def _cascade(result: Declarations, stronger: Declarations) -> None:
    for name, declared in stronger.items():
        if declared[1] or not result.get(name, ("", False))[1]:
            result[name] = declared


def parse_style_sheets(texts: Sequence[str]) -> StyleSheet:
    """The rules for the screen; of ``@media print`` and narrow screens nothing is seen."""
    rules = list(islice((rule for text in texts for rule in _rules(text)), _MAX_RULES))
    rules.sort(key=lambda rule: rule.specificity)
    filed: dict[str, list[tuple[int, Rule]]] = {}
    for rank, rule in enumerate(rules):
        key = "#" + rule.id if rule.id else next(("." + name for name in rule.classes), rule.tag)
        filed.setdefault(key, []).append((rank, rule))
    return StyleSheet(filed)


def _rules(text: str) -> Iterator[Rule]:
    text = _COMMENT.sub("", text.replace("<!--", "").replace("-->", ""))
    for selectors, body in _style_blocks(text):
        declarations = parse_declarations(body)
        if not declarations:
            continue
        for selector in selectors.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if found is None or not found[0]:
                continue
            parts = _SELECTOR_PART.findall(found[2])
            yield Rule(
                (found[1] or "").lower().replace("*", ""),
                frozenset(part[1:] for part in parts if part[0] == "."),
                next((part[1:] for part in parts if part[0] == "#"), ""),
                declarations,
            )


def _style_blocks(text: str) -> Iterator[tuple[str, str]]:
    """``(selectors, body)`` of the rules that hold on a screen, nested blocks opened."""
    position = 0
    while (brace := text.find("{", position)) >= 0:
        prelude = text[position:brace].rpartition(";")[2].rpartition("}")[2].strip()
        if prelude.startswith("@"):
            shown = _holds_on_screen(prelude.lower())
            position = brace + 1 if shown else _block_end(text, brace)
            continue
        close = text.find("}", brace)
        if close < 0:
            close = len(text)
        yield prelude, text[brace + 1 : close]
        position = close + 1


def _holds_on_screen(prelude: str) -> bool:
    if prelude.startswith(("@supports", "@layer")):
        return True
    if not prelude.startswith("@media"):
        return False
    queries = prelude.removeprefix("@media").split(",")
    return any(_query_holds(query.strip()) for query in queries)


def _query_holds(query: str) -> bool:
    if query.startswith("not"):
        return "print" in query
    return "print" not in query and "max-width" not in query and "max-device" not in query


def _block_end(text: str, brace: int) -> int:
    depth = 0
    for found in re.finditer(r"[{}]", text[brace:]):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return brace + found.end()
    return len(text)


def is_hidden(style: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    """Whether an element is left out: not displayed, or struck out (deleted figures)."""
    display = style.get("display", "")
    if display == "none" or style.get("mso-hide") == "all":
        return True
    if style.get("opacity", "1").rstrip("%") in ("0", "0.0", ".0"):
        return True
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        return True
    # As a browser's own sheet has it: [hidden] { display: none }, which any other beats.
    return "hidden" in attributes and not display
