"""Mess on characters: converters between scripts, pinyin in brackets, strange spaces."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Collection
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path


@cache
def pinyin() -> dict[str, str]:
    """Readings of the Traditional characters that stand in labels and common words."""
    lines = (Path(__file__).parent / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: line.split()[1] for line in lines}


_SLIPS = str.maketrans("範於後臺採幹佈複係製徵裏", "范于后台采干布復系制征里")
_KANGXI = {
    "一": "⼀", "二": "⼆", "八": "⼋", "人": "⼈", "工": "⼯", "大": "⼤", "文": "⽂", "方": "⽅",
    "无": "⽆", "用": "⽤", "生": "⽣", "立": "⽴", "自": "⾃", "行": "⾏", "非": "⾮", "止": "⽌",
}  # fmt: skip


@cache
def _converter(config: str) -> Callable[[str], str]:
    convert = import_module("opencc").OpenCC(config).convert

    def call(text: str) -> str:
        return str(convert(text))

    return call


def convert(config: str, text: str) -> str:
    """Text through an OpenCC configuration."""
    return _converter(config)(text)


def whole(rng: random.Random, kinds: Collection[str], source: str) -> str:
    """Mess of converters that went over the whole page."""
    if "traditional" in kinds:
        source = convert("s2t", source)
    if "traditional_slips" in kinds:
        source = convert("s2t", source).translate(_SLIPS)
    if "taiwan_phrases" in kinds:
        source = convert("s2twp", source)
    mode = next((k for k in kinds if k.startswith("pinyin_")), None)
    if mode:
        source = _pinyin(rng, mode, convert("s2t", source).translate(_SLIPS))
    if "halfwidth_brackets" in kinds:
        source = source.translate(str.maketrans("（），：；“”", '(),:;""'))
    return source


def _pinyin(rng: random.Random, mode: str, source: str) -> str:
    share = 0.5 if mode == "pinyin_light" else 0.95
    noted = {c: p for c, p in pinyin().items() if rng.random() < share}
    out: list[str] = []
    for char in source:
        out.append(char)
        reading = noted.get(char)
        if reading is None:
            continue
        if mode == "pinyin_toneless":
            plain = unicodedata.normalize("NFD", reading)
            reading = "".join(c for c in plain if not unicodedata.combining(c))
        out.append(f"({reading})")
        if mode == "pinyin_doubled" and rng.random() < 0.5:
            out.append(f"({reading})")
    return "".join(out)


def piece(rng: random.Random, kinds: Collection[str], text: str, label: bool) -> str:
    """Mess inside one paragraph or one cell; `label` for the cells that hold no figure."""
    if not text.strip():
        return text
    if "zero_width" in kinds:
        return _sprinkle(rng, text, ("\u200b", "\ufeff", "\u200c", "\u2060", "\u200e"), 0.12)
    if "soft_hyphen" in kinds:
        return _sprinkle(rng, text, ("\u00ad",), 0.1)
    if "kangxi_radicals" in kinds:
        return "".join(_KANGXI.get(c, c) for c in text)
    if "nbsp_question" in kinds:
        if label:
            pad = rng.choice(("", "? ", "? ? ?"))
            return f"{pad}{text}{pad[::-1]}"
        return "? ? ? ? " + text
    if "nbsp" in kinds:
        return _sprinkle(rng, text, ("\u00a0",), 0.1) if label else "\u00a0\u00a0" + text
    if "ideographic_space" in kinds:
        return _sprinkle(rng, text, ("\u3000",), 0.15) if label else "\u3000\u3000" + text
    if "spaces_in_labels" in kinds and label:
        return _sprinkle(rng, text, (" ", " ", "  "), rng.choice((0.1, 0.6)))
    return text


def numbering(rng: random.Random, kinds: Collection[str], text: str, label: bool) -> str:
    """Mess on the marks of numbering and punctuation."""
    if "fullwidth_numbering" in kinds and label:
        return text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    if "punctuation_doubled" in kinds and not label:
        return text.replace("、", ",、").replace("，", ",，")
    if "garbled_numbering" in kinds and not label:
        return text.replace("（一）", "?。ㄒ唬").replace("（二）", "（?。?")
    return text


def _sprinkle(rng: random.Random, text: str, marks: tuple[str, ...], share: float) -> str:
    out = [text[0]]
    for before, char in pairwise(text):
        number = before.isdigit() and char.isdigit()
        if not number and rng.random() < share:
            out.append(rng.choice(marks))
        out.append(char)
    return "".join(out)


def figure(rng: random.Random, kinds: Collection[str], text: str) -> str:
    """Invisible signs and no-break spaces around a figure, invisible signs also inside it."""
    if not text.strip() or rng.random() < 0.6:
        return text
    if "zero_width" in kinds:
        spot = rng.randrange(len(text) + 1)
        return text[:spot] + rng.choice(("\u200b", "\ufeff", "\u2060")) + text[spot:]
    if "nbsp" in kinds:
        return rng.choice(("\u00a0{}", "{}\u00a0", "\u00a0{}\u00a0")).format(text)
    return f"\u3000{text}" if "ideographic_space" in kinds else text
