"""Ways to print a figure, each with the figure that a careful reader takes back from it.

Counts are read as integers. Money is read as a float: in 万元 where the cell states a unit, or
where it is bare under a heading that states 万元; else as printed. Blanks and unreadable texts
read as None.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from .document import Printed
from .figures import Figure
from .form import Field

NUMBERS = (
    "plain",
    "fullwidth",
    "thousands",
    "thousands_fullwidth",
    "thousands_apostrophe",
    "thousands_space",
    "counter",
    "chinese",
    "decimal_zero",
    "footnote",
    "remark",
    "padded",
    "leading_zero",
    "unreadable",
    "signs",
    "change_words",
    "arrows",
    "unicode_minus",
)
MONEY = ("plain", "wan", "wan_spaced", "yuan", "yi", "padded", "trailing_zeros")
BLANK_SIGNS = {
    "empty": ("",),
    "dash": ("-",),
    "slash": ("/",),
    "em_dash": ("—", "——"),
    "wu": ("无",),
    "nbsp": ("\u00a0",),
    "ideographic": ("\u3000", "\u3000\u3000"),
    "mixed": ("", "-", "/", "—", "\u00a0", "\u3000", " "),
}
_UNREADABLE = ("若干", "约10", "数十", "见附件", "#REF!", "###", "***", "10余件", "3-5", "待统计")
_MARKS = ("①", "②", "*", "※", "[1]", "（注1）", "¹")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class ValueStyle:
    """How the figures of one report are printed; `share` of the cells in the unusual way."""

    number: str = "plain"
    money: str = "plain"
    blank: str = "empty"
    share: float = 1.0
    unit_in_heading: bool = True


def chinese(number: int) -> str:
    """A count in Chinese numerals: 0 零, 12 十二, 105 一百零五, 20030 二万零三十."""
    if number == 0:
        return "零"
    text = ""
    gap = False
    for power, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, power)
        if not group:
            gap = gap or bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + unit
        gap = False
    return text[1:] if text.startswith("一十") else text


def _group(number: int) -> str:
    text = ""
    gap = False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return text


def fullwidth(text: str) -> str:
    """ASCII signs as full-width signs."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _count(rng: random.Random, style: str, value: int, unit: str) -> str:
    separators = {
        "thousands": ",",
        "thousands_fullwidth": "，",
        "thousands_apostrophe": "'",
        "thousands_space": " ",
    }
    if style in separators:
        return f"{value:,}".replace(",", separators[style])
    if style == "fullwidth":
        return fullwidth(str(value))
    if style == "counter":
        return f"{value}{rng.choice(('', ' '))}{unit}"
    if style == "chinese" and 0 <= value < 10**8:
        return chinese(value)
    if style == "decimal_zero":
        return f"{value}.{rng.choice(('0', '00'))}"
    if style == "footnote":
        return f"{value}{rng.choice(_MARKS)}"
    if style == "remark" and value > 0:
        part = rng.randrange(value + 1)
        return value_with_remark(rng, value, part)
    if style == "padded":
        return f"{' ' * rng.randrange(1, 9)}{value}{' ' * rng.randrange(3)}"
    if style == "leading_zero" and 0 < value < 10:
        return f"0{value}"
    return str(value)


def value_with_remark(rng: random.Random, value: int, part: int) -> str:
    """A count with an explanation behind it."""
    return rng.choice(
        (
            f"{value}（其中修订{part}件）",
            f"{value}（含自然失效{part}件）",
            f"{value}(其中网上{part}件)",
            f"{value}（较上年增加{part}）",
        )
    )


def _change(rng: random.Random, style: str, value: int) -> str:
    if style == "signs" and value > 0:
        return f"+{value}" if rng.random() < 0.7 else f"＋{value}"
    if style == "change_words" and value:
        words = ("增", "增加", "新增") if value > 0 else ("减", "减少")
        return f"{rng.choice(words)}{abs(value)}"
    if style == "arrows" and value:
        return f"{'↑' if value > 0 else '↓'}{abs(value)}"
    if style == "unicode_minus" and value < 0:
        return f"{rng.choice(('－', '−', '–'))}{abs(value)}"
    if style == "fullwidth":
        return fullwidth(str(value))
    if style == "counter":
        return f"{value}项"
    return str(value)


def plain(number: Decimal) -> str:
    """A decimal without exponent or superfluous zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _money(rng: random.Random, style: str, amount: Decimal) -> tuple[str, Decimal]:
    if style == "wan":
        return f"{plain(amount)}万元", amount
    if style == "wan_spaced":
        return f"{plain(amount)} 万 元", amount
    if style == "yuan":
        return f"{plain(amount * 10_000)}元", amount
    if style == "yi":
        whole = amount.quantize(Decimal(1))
        return f"{plain(whole / 10_000)}亿元", whole
    if style == "padded":
        return f"  {plain(amount)} ", amount
    if style == "trailing_zeros":
        return f"{amount:.{rng.choice((4, 6))}f}", amount
    return plain(amount), amount


def print_figure(rng: random.Random, style: ValueStyle, field: Field, figure: Figure) -> Printed:
    """One cell."""
    if figure is None:
        return Printed(rng.choice(BLANK_SIGNS[style.blank]), None)
    usual = rng.random() >= style.share
    if field.kind == "money":
        text, value = _money(rng, "plain" if usual else style.money, Decimal(figure))
        return Printed(text, float(value))
    value_int = int(figure)
    if usual:
        return Printed(str(value_int), value_int)
    if style.number == "unreadable":
        if rng.random() < 0.08:
            return Printed(rng.choice(_UNREADABLE), None, "unreadable")
        return Printed(str(value_int), value_int)
    if style.number in ("footnote", "remark") and rng.random() < 0.8:
        return Printed(str(value_int), value_int)
    if field.kind == "change":
        return Printed(_change(rng, style.number, value_int), value_int)
    return Printed(_count(rng, style.number, value_int, field.unit or "件"), value_int)
