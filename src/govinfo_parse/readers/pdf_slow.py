"""A page by pdfplumber, in the same terms; for pages that PDFium cannot load."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from govinfo_parse.readers.pdf_ink import UNKNOWN, Bounds, Char, Drawn, Ink, without_doubles

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF


class SlowPages:
    """The pages of a file by pdfplumber, which is opened once, with the first page asked for."""

    def __init__(self, data: bytes) -> None:
        """Nothing is read yet."""
        self._data = data
        self._document: PDF | None = None

    def ink(self, index: int, unseen: Sequence[Bounds] = ()) -> Ink | None:
        """What is drawn on a page, or ``None`` where pdfplumber cannot read it either.

        ``unseen`` are boxes of characters that are known to be invisible, which pdfplumber
        does not tell.
        """
        try:
            if self._document is None:
                import pdfplumber

                self._document = pdfplumber.open(io.BytesIO(self._data))
            pages = self._document.pages
            return _ink(pages[index], index, unseen) if index < len(pages) else None
        except Exception:
            # pdfminer raises errors of every kind for damaged files; all mean the same here.
            return None


def _ink(page: Page, index: int, unseen: Sequence[Bounds]) -> Ink:
    left, top, right, bottom = page.bbox
    drawn = Drawn()
    for thing in (*page.lines, *page.rects):
        drawn.box(
            thing["x0"] - left,
            thing["top"] - top,
            thing["x1"] - left,
            thing["bottom"] - top,
            outlined=bool(thing.get("stroke")),
        )
    chars = [
        Char(
            UNKNOWN if c["text"].startswith("(cid:") else c["text"],
            c["x0"] - left,
            c["top"] - top,
            c["x1"] - left,
            c["bottom"] - top,
        )
        for c in page.chars
        if c["text"].strip() and _is_read(c) and not _is_unseen(c, left, top, unseen)
    ]
    page.close()  # what it holds in memory
    return Ink(
        index + 1,
        right - left,
        bottom - top,
        tuple(without_doubles(chars)),
        tuple(drawn.across),
        tuple(drawn.down),
    )


def _is_read(char: dict[str, Any]) -> bool:
    """Upright and not white; what lies oblique is a watermark or a stamp."""
    a, b, c, d = char["matrix"][:4]
    color = char.get("non_stroking_color")
    parts = color if isinstance(color, tuple | list) else (color,)
    white = len(parts) in (1, 3) and all(isinstance(p, int | float) and p > 0.98 for p in parts)
    upright = abs(b) + abs(c) < 0.05 * (abs(a) + abs(d))
    return upright and not white


def _is_unseen(
    char: dict[str, Any],
    left: float,
    top: float,
    unseen: Sequence[Bounds],
) -> bool:
    start, end = char["x0"] - left, char["x1"] - left
    level = (char["top"] + char["bottom"]) / 2 - top
    return any(
        abs(x0 - start) < 0.6 and abs(x1 - end) < 1 and abs((y0 + y1) / 2 - level) < 2
        for x0, y0, x1, y1 in unseen
    )
