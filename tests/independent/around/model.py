"""What a document is made of before it is written down, and the sample with its truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from independent.model import Table

from .organs import Organ

FURNITURE = -1


@dataclass(frozen=True, slots=True)
class Around:
    """One generated file and what is true of what stands around its tables.

    Paragraphs carry the part they belong to: 1 to 6, 0 before part one, -1 for page furniture.
    The paragraphs of a part in `unheaded` stand under no heading of their own, so a reader may
    leave them with what stands above. The `_accept` fields hold every answer that is right.
    """

    name: str
    data: bytes
    title: str | None
    title_accept: tuple[str | None, ...]
    agency: str
    agency_accept: tuple[str | None, ...]
    year: int
    edition: str
    published: date | None
    published_accept: tuple[date | None, ...]
    period: tuple[date, date] | None
    paragraphs: tuple[tuple[str, int], ...]
    parts: tuple[int, ...]
    unheaded: tuple[int, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a document: role is title, head, sub, p, meta, sign or page (furniture).

    `truth` is what of it counts as prose; None where it does not count.
    """

    text: str
    role: str = "p"
    part: int = 0
    truth: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines that stand in the rows of a table with one column."""

    blocks: tuple[Block, ...]


Piece = Block | Table | Rows


@dataclass(slots=True)
class Draft:
    """A document that is being put together."""

    rng: Random
    organ: Organ
    year: int
    edition: str
    fmt: str
    kinds: tuple[str, ...]
    title: str | None = None
    title_accept: list[str | None] = field(default_factory=list)
    agency_accept: list[str | None] = field(default_factory=list)
    published: date | None = None
    published_accept: list[date | None] = field(default_factory=list)
    period: tuple[date, date] | None = None
    notes: dict[str, str] = field(default_factory=dict)
    unheaded: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)

    def has(self, kind: str) -> bool:
        """Tell whether the document has this kind of trouble."""
        return kind in self.kinds


def prose(text: str, part: int, role: str = "p") -> Block:
    """Return a paragraph that counts as prose."""
    return Block(text, role, part, text)


def furniture(text: str) -> Block:
    """Return a line that belongs to no part."""
    return Block(text, "page", FURNITURE, text)
