"""A page by pdfplumber, in the same terms; for pages that PDFium cannot load."""

from __future__ import annotations

import io

from govinfo_parse.readers.pdf_ink import UNKNOWN, Char, Drawn, Ink, without_doubles


def read_slowly(data: bytes, index: int) -> Ink | None:
    """What is drawn on a page, or ``None`` where pdfplumber cannot read it either."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if index >= len(document.pages):
                return None
            page = document.pages[index]
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
                if c["text"].strip() and c.get("upright", True)
            ]
            return Ink(
                index + 1,
                right - left,
                bottom - top,
                tuple(without_doubles(chars)),
                tuple(drawn.across),
                tuple(drawn.down),
            )
    except Exception:
        # pdfminer raises errors of every kind for damaged files; all mean the same here.
        return None
