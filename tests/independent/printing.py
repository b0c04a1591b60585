"""How figures stand in print: zeros, blanks, units, signs, remarks, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from .form import P2, P3, P4, is_change, is_money
from .model import Printed

BLANKS = ("", "\xa0", "\u3000")
SIGNS = ("-", "/", "—", "无")
VAGUE = ("若干", "略", "详见附件", "不详", "见附表", "详见附表")
_WHOLE = ("fullwidth", "padded", "decimals")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Values:
    """The value habits of one document."""

    zero: str = "0"
    zero_scope: str = "all"
    oddity: str = ""
    money: str = "plain"
    minus: str = "-"
    plus: str = ""
    totals_blank: bool = False


def print_all(
    rng: Random, edition: str, figures: Mapping[str, int], plan: Values
) -> dict[str, Printed]:
    """Write every figure the way this document's author does."""
    part = rng.choice((P2, P3, P4)) if plan.oddity not in _WHOLE else rng.choice((P3, ""))
    odd = _odd_keys(rng, figures, plan, part)
    blank_rows = {key.rsplit("/", 1)[0] for key in figures if rng.random() < 0.4}
    printed: dict[str, Printed] = {}
    for key, figure in figures.items():
        if is_money(key):
            printed[key] = _money(rng, edition, figure, plan)
        elif is_change(key):
            printed[key] = _change(figure, plan)
        elif plan.totals_blank and key.startswith(P3) and key.endswith("/total"):
            printed[key] = Printed("", None)
        elif key in odd:
            printed[key] = _odd(rng, figure, plan.oddity)
        else:
            printed[key] = Printed(str(figure), figure)
        if figure == 0 and plan.zero != "0" and _blanked(rng, key, plan.zero_scope, blank_rows):
            printed[key] = Printed(plan.zero, None)
    return printed


def _blanked(rng: Random, key: str, scope: str, rows: set[str]) -> bool:
    if scope in (P2, P3, P4):
        return key.startswith(scope)
    if scope == "columns":
        return key.startswith(P3) and not key.endswith(("/natural_person", "/total"))
    if scope == "rows":
        return key.rsplit("/", 1)[0] in rows
    if scope == "some":
        return rng.random() < 0.3
    return True


def _odd_keys(rng: Random, figures: Mapping[str, int], plan: Values, part: str) -> set[str]:
    if not plan.oddity:
        return set()
    plain = [k for k in figures if k.startswith(part) and not is_money(k) and not is_change(k)]
    filled = [k for k in plain if figures[k]]
    if plan.oddity == "thousands":
        return {k for k in figures if figures[k] >= 1000 and not is_money(k)}
    if plan.oddity in ("fullwidth", "padded", "decimals"):
        return set(plain)
    if plan.oddity == "punctuation":
        return set(plain) if rng.random() < 0.4 else set(rng.sample(plain, min(5, len(plain))))
    if plan.oddity == "units":
        return set(plain) if rng.random() < 0.5 else set(filled)
    pool = filled if plan.oddity in ("remark", "leading_zeros", "footnote") and filled else plain
    return set(rng.sample(pool, min(rng.randint(1, 3), len(pool))))


def _odd(rng: Random, figure: int, oddity: str) -> Printed:
    text = str(figure)
    if oddity == "units":
        text = f"{figure}{rng.choice(('件', '件', ' 件'))}"
    elif oddity == "punctuation":
        text = f"{figure}{rng.choice(('。', '，', ',', '.', '；', '、'))}"
    elif oddity == "fullwidth":
        text = text.translate(_WIDE)
    elif oddity == "thousands":
        text = f"{figure:,}"
    elif oddity == "leading_zeros":
        text = text.zfill(len(text) + rng.randint(1, 2))
    elif oddity == "remark":
        some = rng.randint(1, max(figure - 1, 1))
        text = f"{figure}{rng.choice(('（其中修订{}件）', '（含上年{}件）', '（其中网上{}件）'))}".format(
            some
        )
    elif oddity == "padded":
        text = f"{rng.choice((' ', '  ', '           '))}{figure}{rng.choice(('', ' '))}"
    elif oddity == "decimals":
        text = f"{figure}.0"
    elif oddity == "footnote":
        text = f"{figure}{rng.choice(('*', '①', '[1]', '（注1）'))}"
    elif oddity == "vague":
        return Printed(rng.choice(VAGUE), None)
    return Printed(text, figure)


def _change(figure: int, plan: Values) -> Printed:
    if figure < 0:
        return Printed(f"{plan.minus}{-figure}", figure)
    if figure > 0:
        return Printed(f"{plan.plus}{figure}", figure)
    return Printed("0", 0)


def _tens(rng: Random, yuan: int) -> str:
    text = f"{yuan / 10000:.{rng.choice((2, 4, 4, 6))}f}"
    return text if rng.random() < 0.3 else text.rstrip("0").rstrip(".")


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() else value


def _money(rng: Random, edition: str, yuan: int, plan: Values) -> Printed:
    if yuan == 0:
        return Printed("0", 0)
    if plan.money in ("cell_yuan", "head_yuan"):
        value = _number(str(yuan / 10000))
        return Printed(f"{yuan}元" if plan.money == "cell_yuan" else str(yuan), value)
    if plan.money == "bare_yuan" and edition == "2019":
        return Printed(str(yuan), yuan)
    text = _tens(rng, yuan)
    if plan.money == "cell_wan":
        return Printed(f"{text}{rng.choice(('万元', ' 万元'))}", _number(text))
    return Printed(text, _number(text))
