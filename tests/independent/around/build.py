"""Makes one document from a seed."""

from __future__ import annotations

import re
from random import Random
from typing import TypeVar

from . import organs, plan, script, write_html, write_other
from .compose import compose, settle
from .model import FURNITURE, Around, Block, Draft, Piece, Rows
from .tables import tables

T = TypeVar("T")
FORMATS = {"html": "html", "docx": "docx", "text": "txt"}
_YEARS = {"2019": (2019, 2020), "2021": (2021, 2022, 2023, 2024, 2025)}


def make(seed: int, edition: str, fmt: str) -> Around:
    """Return one document with the truth of what stands around its tables."""
    rng = Random(f"{seed}/{edition}/{fmt}/around")
    organ = organs.organ(rng)
    kinds = plan.choose(rng, fmt, organ)
    draft = Draft(rng, organ, rng.choice(_YEARS[edition]), edition, fmt, kinds)
    settle(draft)
    pieces = compose(draft, tables(rng, edition, organ))
    change = script.changer(rng, kinds)
    printed = script.all_texts(pieces, change)
    if draft.has("lines:spaced_digits"):
        printed = script.spaced(printed)
    if fmt == "html":
        data = write_html.to_html(draft, printed, change)
    else:
        data = (
            write_other.docx(draft, printed) if fmt == "docx" else write_other.text(draft, printed)
        )
    return Around(
        name=f"{fmt}-{edition}-{seed:05d}.{FORMATS[fmt]}",
        data=data,
        title=draft.title,
        title_accept=_unique(draft.title_accept),
        agency=organ.name,
        agency_accept=_unique(draft.agency_accept),
        year=draft.year,
        edition=edition,
        published=draft.published,
        published_accept=_unique(draft.published_accept or [None]),
        period=draft.period,
        paragraphs=_paragraphs(pieces),
        parts=tuple(sorted(draft.parts)),
        unheaded=tuple(sorted(draft.unheaded)),
        kinds=kinds,
    )


def _unique(values: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _paragraphs(pieces: list[Piece]) -> tuple[tuple[str, int], ...]:
    """Return prose, and the furniture that cannot be mistaken for a piece of prose."""
    blocks = list(_blocks(pieces))
    own = [b for b in blocks if b.part != FURNITURE]
    text = "\n".join([re.sub(r"\s", "", b.text) for b in own])
    return tuple(
        (block.truth, block.part)
        for block in blocks
        if block.truth and (block.part != FURNITURE or re.sub(r"\s", "", block.truth) not in text)
    )


def _blocks(pieces: list[Piece]) -> list[Block]:
    made: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Block):
            made.append(piece)
        elif isinstance(piece, Rows):
            made.extend(piece.blocks)
    return made
