"""All that the prose of some blocks says: its lines, its parts, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govinfo_parse.document import Block
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.prose.headings import headings_of
from govinfo_parse.recognition.prose.lines import Line, read_lines
from govinfo_parse.recognition.prose.metadata import Metadata, read_metadata
from govinfo_parse.recognition.prose.parts import Part, find_parts


@dataclass(frozen=True, slots=True)
class Prose:
    """Blocks that are read as one report's, and what was read."""

    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    metadata: Metadata


def read_prose(blocks: Sequence[Block], site: Mapping[str, str], matcher: Matcher) -> Prose:
    """Read blocks; ``site`` is what the page's head says of it."""
    lines = read_lines(blocks, matcher)
    parts = find_parts(lines, headings_of(lines), blocks)
    opening = min((part.start for part in parts), default=len(lines))
    metadata = read_metadata(lines, blocks, site, matcher, opening)
    return Prose(tuple(blocks), lines, tuple(parts), metadata)
