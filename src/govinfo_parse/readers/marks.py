"""Raised marks: digits of a footnote mark must not become digits of the figure before it."""

from __future__ import annotations

from typing import Final

_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """The text with its digits as superscripts.

    >>> "12" + raised("3")
    '12³'
    """
    return text.translate(_SUPERSCRIPTS)
