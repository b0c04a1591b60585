"""Bounds that keep a hostile document from costing more than seconds and megabytes.

The largest real report seen has 320 cells in its tables and 120 KB of text; each
bound is two orders of magnitude above that.
"""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 64 * 1024 * 1024
"""Size of an input in bytes; above it :class:`~govinfo_parse.errors.DocumentTooLarge`."""

MAX_CELLS: Final = 60_000
"""Cells kept of one document's tables; the rest is left out with a finding."""

MAX_PARAGRAPHS: Final = 60_000
"""Paragraphs kept of one document; the rest is left out with a finding."""

MAX_TEXT: Final = 4_000_000
"""Characters of text kept of one document; the rest is left out with a finding."""

MAX_CELL_TEXT: Final = 4_000
"""Characters looked at in one cell: no label or figure is longer."""

MAX_SPAN: Final = 1_000
"""A browser's own bound on ``colspan``."""

MAX_DEPTH: Final = 400
"""Nesting of elements that is followed; what lies deeper is read as text."""

MAX_XML: Final = 16 * 1024 * 1024
"""Bytes of one part of a Word file, unpacked; the largest real one seen has 1 MB."""

MAX_PARTS: Final = 5_000
"""Files inside a Word file."""

MAX_PAGES: Final = 400
"""Pages of a PDF file that are read; the rest is left out with a finding."""

MAX_INK: Final = 200_000
"""Characters, and drawn lines, of a PDF file that are looked at."""

MAX_INFLATED: Final = 256 * 1024 * 1024
"""Bytes of all streams of a PDF file, unpacked."""
