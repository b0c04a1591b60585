"""What a cell's text means in a field: a status, an exact value, its unit, its doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from govinfo_parse.recognition.figures import WHITE, Figure, read_figure, tidy
from govinfo_parse.results.entry import Status


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell's text, read. ``doubts`` are finding codes that its entry must carry."""

    status: Status
    value: int | Decimal | None = None
    unit: str | None = None
    doubts: tuple[str, ...] = ()


BLANK: Final = Reading(Status.BLANK)
MAX_COUNT: Final = 999_999_999
"""Counts of eight digits are seen (11398889) and may be summed; longer ones are glued cells."""

_NOTHING_SIGN: Final = re.compile(r"[-－—–―‐‑−﹣﹘─━_＿/／\\＼]+(?: [-－—–―‐‑−﹣─_/／\\]+)*")
_NOTHING_WORD: Final = frozenset(
    {
        "无",
        "無",
        "没有",
        "沒有",
        "暂无",
        "空",
        "空白",
        "不涉及",
        "不适用",
        "未发生",
        "无此项",
        "N/A",
        "n/a",
        "NA",
        "无。",
        "（无）",
        "(无)",
        "null",
        "NULL",
        "None",
        "NaN",
        "nan",
        "<NA>",
    }
)
_VAGUE: Final = re.compile(
    r"(?:若干|少量|多数|大量|不少|许多|部分|全部|数|几|十几|几十|数十|不详|待定|待统计|待核实|待补充|持平|不变|无变化|正在统计|统计中|未统计|保密|见附件|详见附件)"
    r"(?:件|项|条|个|次|份|宗|元|万元)?"
    r"|(?:大?约|大概|近|超过?|逾|不足|不到|至少|最多|不低于|不少于)?\s*[0-9０-９.,零一二三四五六七八九十百千万两]+\s*[余多几]?\s*"
    r"(?:件|项|条|个|次|份|宗|元|万元|%|％)?\s*[余多]?(?:左右|上下|以上|以下|不等)?"
    r"|#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)[!?]?|#+|[?？]+|[0-9]+(?:\s*[-—~～至/、,，]\s*[0-9]+)+(?:件|项|条)?"
)
_LETTER_ONLY: Final = re.compile(r"[OoＯlI|○]{1,3}")
_MASK: Final = re.compile(r"[*＊xX×#…\.]{1,6}")
_PER_WAN: Final = {
    "元": -4,
    "元整": -4,
    "千元": -1,
    "万元": 0,
    "万": 0,
    "百万元": 2,
    "千万元": 3,
    "亿元": 4,
    "亿": 4,
}
_QUESTION_SPACE: Final = re.compile(r"^[?\s]+|[?\s]+$")


def is_blank(text: str) -> bool:
    """Whether a cell prints nothing, or a sign or word for nothing.

    >>> [is_blank(t) for t in ("", "\\u3000", "—", "/", "无", "0", "- 4 -")]
    [True, True, True, True, True, False, False]
    """
    text = tidy(text)
    return not text or text in _NOTHING_WORD or _NOTHING_SIGN.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def looks_like_value(text: str) -> bool:
    """Whether a cell's text can only be a value (or blank), never a label or prose.

    >>> [looks_like_value(t) for t in ("0", " ", "约10", "12①", "251000元", "规章", "（七）", "1.属于国家秘密")]
    [True, True, True, True, True, False, False, False]
    """
    stripped = text.strip(" \t\r\n\xa0\u3000?" + WHITE)
    if not stripped or (stripped.isascii() and stripped.isdigit()):
        return True
    if len(stripped) > 40:
        return False
    if is_blank(stripped) or read_figure(stripped) is not None:
        return True
    if _LETTER_ONLY.fullmatch(stripped) or _MASK.fullmatch(stripped):
        return True
    return len(stripped) <= 12 and _VAGUE.fullmatch(stripped) is not None


@lru_cache(maxsize=8192)
def read_value(text: str, kind: str, unit: str = "", heading_unit: str = "") -> Reading:
    """Read a cell's text as the value of a field of ``kind`` (count, change, money).

    ``unit`` is the field's own unit for counts; ``heading_unit`` is the unit that the
    heading of the printed column states, used where the cell states none.

    >>> read_value("251000元", "money")
    Reading(status=<Status.REPORTED: 'reported'>, value=Decimal('25.1'), unit='万元', doubts=())
    >>> read_value("8040", "money").doubts
    ('unit_unknown',)
    >>> read_value("减3", "change").value, read_value("约10", "count").status.value
    (-3, 'unreadable')
    """
    if kind != "money" and _is_plain(text):
        return Reading(Status.REPORTED, int(text), unit or None)
    text = _QUESTION_SPACE.sub("", text)
    if is_blank(text):
        return BLANK
    figure = read_figure(text)
    if figure is None:
        glued = re.fullmatch(r"[0 ]{2,}|0[0-9 ]+", tidy(text)) is not None
        return Reading(Status.UNREADABLE, doubts=("glued_cells" if glued else "value_unreadable",))
    if kind == "money":
        if text.rstrip()[-1] in ".．":
            # 18. | 25: what follows the point may stand on the next page.
            return Reading(Status.UNREADABLE, doubts=("value_unreadable",))
        return _money(figure, heading_unit)
    return _count(figure, kind, unit)


def _is_plain(text: str) -> bool:
    return (
        text.isascii() and text.isdigit() and len(text) <= 8 and (text[0] != "0" or len(text) == 1)
    )


def _doubts(figure: Figure) -> tuple[str, ...]:
    pairs = (
        (figure.letters, "letters_for_digits"),
        (bool(figure.remark), "value_remark"),
        (figure.joined, "digits_joined"),
        (figure.padded, "leading_zeros"),
    )
    return tuple(code for seen, code in pairs if seen)


def _signed(figure: Figure) -> Figure | None:
    """``3（减）`` is -3; ``5（增7减2）`` is no one change."""
    if not any(mark in figure.remark for mark in "增减升降"):
        return figure
    sign = _SIGN_BEHIND.get(figure.remark)
    return replace(figure, sign=sign, remark="") if sign and not figure.sign else None


_SIGN_BEHIND: Final = {
    **dict.fromkeys(("减", "减少", "下降", "减了", "减少了"), "-"),
    **dict.fromkeys(("增", "增加", "上升", "新增", "增加了"), "+"),
}


def _count(printed: Figure, kind: str, unit: str) -> Reading:
    figure = _signed(printed) if kind == "change" else printed
    if figure is None:
        return Reading(Status.UNREADABLE, doubts=("value_unreadable",))
    number, doubts = figure.number, _doubts(figure)
    if figure.unit.startswith("万"):
        number *= 10_000
    if number != number.to_integral_value():
        return Reading(Status.UNREADABLE, doubts=("fractional_count",))
    if number > MAX_COUNT or "元" in figure.unit:
        return Reading(Status.UNREADABLE, doubts=("value_unreadable",))
    value = int(number)
    if figure.sign == "-" and value:
        value = -value
        if kind == "count":
            doubts += ("negative_count",)
    status = Status.REPAIRED if figure.letters else Status.REPORTED
    return Reading(status, value, unit or None, doubts)


def _money(figure: Figure, heading_unit: str) -> Reading:
    doubts = _doubts(figure)
    printed = figure.unit or heading_unit
    if printed and printed not in _PER_WAN:
        return Reading(Status.UNREADABLE, doubts=("value_unreadable",))
    amount = figure.number
    if figure.sign == "-" and amount:
        amount, doubts = -amount, (*doubts, "negative_count")
    status = Status.REPAIRED if figure.letters else Status.REPORTED
    if not printed:
        return Reading(status, amount, None, doubts if not amount else (*doubts, "unit_unknown"))
    return Reading(status, _scaled(amount, _PER_WAN[printed]), "万元", doubts)


def _scaled(amount: Decimal, power: int) -> Decimal:
    """Multiply by a power of ten exactly, without an exponent in what is shown."""
    if not power:
        return amount
    value = amount.scaleb(power).normalize()
    return value if value.as_tuple().exponent not in range(1, 30) else value.quantize(Decimal(1))


def heading_unit(header: str) -> str:
    """The unit that a heading states: ``（单位：万元）`` → ``万元``.

    >>> heading_unit("本年收费金额（单位：万元）"), heading_unit("采购总金额(元)"), heading_unit("采购总金额")
    ('万元', '元', '')
    """
    match = _HEADING_UNIT.search("".join(header.split()).replace("萬", "万"))
    return match[1] if match else ""


_HEADING_UNIT: Final = re.compile(r"(?:^|[位额为:：（(【\[、，,])((?:亿|千万|百万|万|千)?元)")
