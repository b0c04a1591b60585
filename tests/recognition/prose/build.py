"""Lines and parts of a few words of text, for cases that a person can read."""

from collections.abc import Sequence

from govinfo_parse.document import Block, Paragraph
from govinfo_parse.recognition.labels import Matcher
from govinfo_parse.recognition.normalize import diagnose
from govinfo_parse.recognition.prose.headings import headings_of
from govinfo_parse.recognition.prose.lines import Line, read_lines
from govinfo_parse.recognition.prose.metadata import Metadata, read_metadata
from govinfo_parse.recognition.prose.parts import Part, find_parts


def blocks_of(text: str) -> list[Block]:
    """A paragraph for each line; ``#`` marks a heading, ``@`` a link."""
    return [
        Paragraph(line.lstrip("#@ "), heading=line.startswith("#"), linked=line.startswith("@"))
        for line in text.strip().splitlines()
        if line.strip()
    ]


def matcher_of(text: str) -> Matcher:
    """A matcher that mends what the text shows."""
    return Matcher(diagnose(text))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text."""
    return read_lines(blocks_of(text), matcher_of(text))


def parts_of(text: str) -> Sequence[Part]:
    """The parts of a text."""
    blocks = blocks_of(text)
    lines = read_lines(blocks, matcher_of(text))
    return find_parts(lines, headings_of(lines), blocks)


def metadata_of(text: str, site: dict[str, str] | None = None) -> Metadata:
    """What a text says of itself, with its page's metadata."""
    blocks, matcher = blocks_of(text), matcher_of(text)
    lines = read_lines(blocks, matcher)
    parts = find_parts(lines, headings_of(lines), blocks)
    opening = min((part.start for part in parts), default=len(lines))
    return read_metadata(lines, blocks, site or {}, matcher, opening)
