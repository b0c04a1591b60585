"""A seeded generator of messy annual reports, independent of the library that reads them.

Every sample comes with the figures that a careful human reader could take from it.
`python -m generator --help` (run from `tests/`) writes samples as folders.
"""

from __future__ import annotations

from .mess import Sample, generate

__all__ = ["Sample", "generate"]
