"""Numbers that Word counts by itself instead of finding them in the text."""

from __future__ import annotations

import re

from .document import Box
from .docx_parts import HEADINGS, LABELS, numbered
from .docx_writer import Writer

_MARKS = (r"([一二三四五六七八九十]+)、", r"（([一二三四五六七八九十]+)）", r"(\d+)\.(?=\D)")
_DIGITS = "零一二三四五六七八九"


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + (_DIGITS.index(text[1]) if text[1:] else 0)
    return _DIGITS.index(text) if len(text) == 1 else 0


def counted(w: Writer, text: str, name: str) -> tuple[int, str] | None:
    """The level and the text without its number, if a list would give it that number."""
    counts = w.counts.setdefault(name, [0, 0, 0])
    for level, pattern in enumerate(_MARKS):
        match = re.match(pattern, text)
        if match and match.end() < len(text):
            number = _value(match.group(1))
            if number != counts[level] + 1 or 0 in counts[:level]:
                return None
            counts[level:] = [number, *[0] * (2 - level)]
            return level, text[match.end() :]
    return None


def numbered_label(w: Writer, box: Box) -> tuple[str, str] | None:
    """The text of a label that Word numbers and the properties that do so."""
    if box.role not in ("label", "group") or not w.has("docx_numbered_labels", "docx_numbered"):
        return None
    found = counted(w, box.text, "labels")
    return found and (found[1], numbered(LABELS, found[0]))


def numbered_heading(w: Writer, text: str) -> tuple[str, str] | None:
    """The text of a heading that Word numbers and the properties that do so."""
    if not w.has("docx_numbered_headings", "docx_numbered"):
        return None
    found = counted(w, text, "headings")
    if not found:
        return None
    by_style = found[0] == 0 and w.chance(0.5)
    return found[1], '<w:pStyle w:val="b1"/>' if by_style else numbered(HEADINGS, found[0])
