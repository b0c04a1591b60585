"""Messy annual reports written without knowledge of the library that reads them.

`make(seed, edition, fmt)` returns one file and what is true of it. A figure is None where the
document prints nothing (blank, a dash, a vague word). Keys in `unsure` accept the truth or no
value: a cell was dropped or merged, a row stands twice, or the text cannot be split for sure.
`contradictions` are worked out from the sure figures alone. The agency is given in simplified
characters, also where the document is printed in Traditional ones.
"""

from __future__ import annotations

from .build import make
from .model import Sample

__all__ = ["Sample", "make"]
