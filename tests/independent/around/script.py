"""Traditional characters, Taiwan words and pinyin in brackets, for what is printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random

from opencc import OpenCC

from independent import script as pinyin
from independent.model import Table

from .model import Block, Piece, Rows

_FIGURE = re.compile(r"(?<=[\u4e00-\u9fff])([0-9]+)(?=[\u4e00-\u9fff])")
Change = Callable[[str], str]


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def comes_back(name: str) -> bool:
    """Tell whether a name survives every conversion character by character."""
    made = (
        _converter("t2s").convert(_converter(way).convert(name)) for way in ("s2t", "s2tw", "s2twp")
    )
    return all(str(text) == name for text in made)


def changer(rng: Random, kinds: tuple[str, ...]) -> Change:
    """Return what is done to every printed text."""
    if "script:traditional" in kinds:
        name = rng.choice(("s2t", "s2t", "s2tw"))
        return lambda text: str(_converter(name).convert(text))
    if "script:taiwan" in kinds:
        return lambda text: str(_converter("s2twp").convert(text))
    if "script:pinyin" in kinds:
        chars = pinyin.bracketed(rng)
        return lambda text: pinyin.with_pinyin(rng, text, chars)
    return lambda text: text


def all_texts(pieces: list[Piece], change: Change) -> list[Piece]:
    """Apply a change to every printed text; the truth stays."""
    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Block):
            made.append(replace(piece, text=change(piece.text)))
        elif isinstance(piece, Rows):
            made.append(Rows(tuple(replace(b, text=change(b.text)) for b in piece.blocks)))
        else:
            made.append(_table(piece, change))
    return made


def spaced(pieces: list[Piece]) -> list[Piece]:
    """Put spaces around the figures of prose, as some word processors do."""

    def change(block: Block) -> Block:
        if block.role not in ("p", "sub"):
            return block
        return replace(block, text=_FIGURE.sub(r" \1 ", block.text))

    made: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Block):
            made.append(change(piece))
        elif isinstance(piece, Rows):
            made.append(Rows(tuple(change(block) for block in piece.blocks)))
        else:
            made.append(piece)
    return made


def _table(table: Table, change: Change) -> Table:
    rows = [tuple(replace(cell, text=change(cell.text)) for cell in row) for row in table.rows]
    return table.with_rows(rows)
