"""Spellings of numbers: from printed text to an exact number and its unit.

Nothing here knows fields; :mod:`govinfo_parse.recognition.values` decides what a figure
means in a count, a change or an amount of money.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed: ``sign`` is ``+``, ``-`` or empty; ``unit`` as printed or empty.

    ``remark`` holds what stands beside the number in the cell (``（其中修订16件）``);
    ``joined`` says that white space stood between its digits; ``letters`` that letters
    stood for digits.
    """

    number: Decimal
    sign: str = ""
    unit: str = ""
    remark: str = ""
    joined: bool = False
    letters: bool = False
    padded: bool = False


_SIMPLIFIED: Final = str.maketrans("萬億項條個計減總貳陸增", "万亿项条个计减总贰陆增")

WHITE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u2061\u180e"
_ZERO_WIDTH: Final = re.compile(f"[{WHITE}]+")

_FOOTNOTE: Final = re.compile(
    r"(?:[⁰¹²³⁴-⁹①-⑳⓪❶-❿㊀-㊉*＊※†‡#＃]|[\[［【][0-9０-９注a-z]{1,3}[\]］】]|注[0-9０-９]{0,2})+$"
)
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED: Final = re.compile(r"(?:0+[0-9]{1,3}|[0-9]{1,3})(?:[,'’ ][0-9]{3})+(?:\.[0-9]+)?")
_SPACED: Final = re.compile(r"[0-9][0-9 ]*(?: ?\. ?[0-9 ]*[0-9])?")
_UNITS: Final = (
    r"件次|人次|万元|亿元|千元|百万元|千万元|美元|元整|元|万件|万项|万条|万宗|万人次|万|亿"
    r"|件|项|条|个|次|份|宗|人|例|起|户|部|篇|本|类"
)
_SIGN_WORDS: Final = r"(?:新?增加?了?|减少?了?|上升|下降|负)"
_DASHES: Final = "-－‐‑‒–—―−﹣﹘"
"""Every hyphen, dash and minus sign: any of them is printed for -."""
_DASH: Final = re.escape(_DASHES)
_SHAPE: Final = re.compile(
    r"(?P<pre>共计?|总计|合计|计|人民币|RMB|¥|￥)?"
    rf"(?P<sign>{_SIGN_WORDS}|\({_SIGN_WORDS}\)|[+＋﹢]|[{_DASH}]|↑|↓|▲|▼|±)?[:：]?"
    r"(?P<body>[0-9][0-9,.'’ ]*|[0-9OoＯIl|〇○. ]+|[零〇一二三四五六七八九十百千万亿两廿壹贰叁肆伍陆柒捌玖拾佰仟萬]+)"
    rf"(?P<unit>{_UNITS})?(?P<arrow>↑|↓)?"
)
_PLUS: Final = frozenset("+＋﹢↑▲增上新")
_MINUS: Final = frozenset(_DASHES + "↓▼减下负")
_BRACKET: Final = re.compile(r"[（(【\[](?P<inner>[^）)】\]]*)[）)】\]]?$")
_CLOSING: Final = re.compile(r"(?<=[0-9０-９件项万元]) ?[。．.,，、;；]$")
"""One mark behind a figure, typed as behind a sentence: ``5。``, ``12.``"""
_UNIT_ONLY: Final = re.compile(r"(?:单位[:：]?)?(?:人民币)?(件|项|万元|元|亿元|千元)")

_CN_DIGITS: Final = dict(
    zip(
        "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖",
        (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
_CN_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LETTERS: Final = str.maketrans(
    {"O": "0", "o": "0", "Ｏ": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"}
)


def tidy(text: str) -> str:
    """Zero-width characters out, every kind of white space one space, ends trimmed.

    >>> tidy("\\u3000 1\\u200b2\\xa0")
    '12'
    """
    return " ".join(_ZERO_WIDTH.sub("", text).split())


def read_figure(text: str) -> Figure | None:
    """The one number that a text prints, or ``None`` where it prints none or several.

    >>> read_figure("1，234件").number, read_figure("十二").number, read_figure("减2").sign
    (Decimal('1234'), Decimal('12'), '-')
    >>> read_figure("22（其中修订16件）").remark
    '其中修订16件'
    >>> read_figure("约10") is read_figure("3/5") is read_figure("12-15") is None
    True
    """
    body, remark = _split_remark(tidy(text))
    body = _CLOSING.sub("", _FOOTNOTE.sub("", body).strip())
    body = unicodedata.normalize("NFKC", body).strip().translate(_SIMPLIFIED)
    body = re.sub(rf"^([+{_DASH}↑↓]) +", r"\1", body)
    body = re.sub(rf"(?<=[0-9]) +(?=(?:{_UNITS})$)", "", body)
    body = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", body)
    match = _SHAPE.fullmatch(body)
    if match is None:
        return None
    sign = _sign(match["sign"] or "", match["arrow"] or "")
    number, joined, letters = _number(match["body"].strip())
    if number is None or sign is None:
        return None
    unit = match["unit"] or ""
    if not unit and match["pre"] in {"¥", "￥", "RMB", "人民币"}:
        unit = "元"
    stated = _UNIT_ONLY.fullmatch(remark)
    if stated and not unit:
        unit, remark = stated[1], ""
    padded = re.match("[0０]+[0-9]", match["body"]) is not None
    return Figure(number, sign, unit, remark, joined, letters, padded)


def _split_remark(text: str) -> tuple[str, str]:
    """``22（其中修订16件）`` → ``22`` and the remark; also ``22其中…`` without brackets."""
    match = _BRACKET.search(text)
    if match and match.start():
        return text[: match.start()].strip(), match["inner"].strip()
    head, found, tail = text.partition("其中")
    if found and head.strip(" ,，;；:："):
        return head.strip(" ,，;；:："), found + tail
    return text, ""


def _sign(word: str, arrow: str) -> str | None:
    """``+``, ``-`` or nothing; ``None`` where word and arrow disagree."""
    first = word.lstrip("(")[:1]
    marks = {("+" if m in _PLUS else "-" if m in _MINUS else "") for m in (first, arrow) if m}
    if len(marks) > 1:
        return None
    return marks.pop() if marks else ""


def _number(body: str) -> tuple[Decimal | None, bool, bool]:
    """The number of a body of digits, and whether digits were joined or letters replaced."""
    if _NUMBER.fullmatch(body):
        return _plain(body), False, False
    if body[0] in _CN_DIGITS or body[0] in _CN_UNITS:
        number = chinese_number(body)
        if number is not None:
            return Decimal(number), False, False
    if _GROUPED.fullmatch(body):
        return _plain(re.sub(r"[,'’ ]", "", body)), " " in body, False
    if body.count(" ") <= _MOST_BREAKS and _SPACED.fullmatch(body):
        return _plain(body.replace(" ", "")), True, False
    digits = body.translate(_LETTERS).replace(" ", "")
    if digits != body and _NUMBER.fullmatch(digits):
        return _plain(digits), False, True
    return None, False, False


def _plain(digits: str) -> Decimal | None:
    return Decimal(digits) if len(digits) <= _LONGEST else None


_MOST_BREAKS: Final = 2
_LONGEST: Final = 16


def chinese_number(text: str) -> int | None:
    """A Chinese numeral, or ``None`` where the text is no well-formed one.

    >>> chinese_number("一百零五"), chinese_number("十二"), chinese_number("三万二千"), chinese_number("一二")
    (105, 12, 32000, None)
    """
    total = section = 0
    digit: int | None = None
    last_unit = 10**12
    for char in text:
        if char in _CN_DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _CN_DIGITS[char]
        elif char == "廿":
            section, digit = section + 20, None
        elif char in _CN_UNITS:
            unit = _CN_UNITS[char]
            if unit >= last_unit or (digit == 0 and section == 0):
                return None
            section += (digit if digit else 1) * unit
            digit, last_unit = None, unit
        else:
            scale = 10_000 if char in "万萬" else 100_000_000
            section += digit or 0
            if not section:
                return None
            total, section, digit, last_unit = total + section * scale, 0, None, 10**12
    return total + section + (digit or 0)
