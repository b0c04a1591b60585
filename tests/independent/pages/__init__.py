"""Pages that are a report, hold one elsewhere, list many, or are none at all.

Written without knowledge of the library that tells them apart. `make(seed, kind)` returns one
page and the answers that are acceptable for it. Titles are as printed, so compare them without
spaces; the agency is in simplified characters also where the page is in Traditional ones.
"""

from __future__ import annotations

from .build import KINDS, REPORT_KINDS, make
from .model import Page

__all__ = ["KINDS", "REPORT_KINDS", "Page", "make"]
