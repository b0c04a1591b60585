"""What names and days are read from: the lines around the parts, labels in cells, the site."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from govinfo_parse.document import Location
from govinfo_parse.recognition.prose.lines import Line

CITED: Final = re.compile(r"《[^》]*(?:通知|意见|条例|办法|规定|格式|要点|方案|函)[^》]*》")
"""Rules that a report cites name other organs and other years."""
SIGNED: Final = 45
"""Characters: a longer line is no signature and no date."""


@dataclass(frozen=True, slots=True)
class Source:
    """The lines before the parts, at their start and at their end; ``lines`` are all.

    ``pairs`` are labels in tables and what stands beside or under them; ``site`` is what the
    page says of itself, mended.
    """

    lines: Sequence[Line]
    head: Sequence[Line]
    tail: Sequence[Line]
    opening: Sequence[Line]
    pairs: Sequence[tuple[str, str, Location]]
    site: Mapping[str, str]
