"""Annual reports in which what stands around the tables is hard to read, with its truth.

`make(seed, edition, fmt)` returns one file. Its tables are plain ones from the package above;
titles, organs, dates, prose, headings and page furniture are written here, without knowledge of
the library that reads them. Truth is in Simplified characters.
"""

from __future__ import annotations

from .build import FORMATS, make
from .model import Around

__all__ = ["FORMATS", "Around", "make"]
