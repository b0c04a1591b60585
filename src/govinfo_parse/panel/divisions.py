"""Administrative divisions (GB/T 2260): from a name to a code, where it fits only one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

_SUFFIX: Final = re.compile(
    "(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|自治州|地区|盟|市|自治县|自治旗|县|旗|林区|特区|区)$"
)
_LONGEST: Final = 15


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county: its six-digit code, its name, and its level."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """``province``, ``prefecture`` or ``county``.

        Municipalities (北京市) are provinces; counties under a province alone are counties.
        """
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    def holds(self, other: Division) -> bool:
        """Whether another division lies in this one."""
        own = self.code.rstrip("0")
        own += "0" * (len(own) % 2)
        return self.code != other.code and other.code.startswith(own)


@cache
def load_divisions() -> Mapping[str, tuple[Division, ...]]:
    """All divisions by their full names (洪泽区), and provinces and prefectures by short ones."""
    from importlib import resources

    text = resources.files("govinfo_parse.panel").joinpath("divisions.tsv").read_text("utf-8")
    found: dict[str, list[Division]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, name = line.split("\t")
        division = Division(code, name)
        found.setdefault(name, []).append(division)
        short = _SUFFIX.sub("", name)
        if division.level != "county" and len(short) > 1 and short != name:
            found.setdefault(short, []).append(division)
    return {name: tuple(divisions) for name, divisions in found.items()}


def find_divisions(name: str) -> tuple[tuple[Division, ...], str]:
    """The divisions that an organ's name may start with, and what follows their names.

    Names stand from the largest to the smallest: 江苏省淮安市洪泽区, 淮安市洪泽区, 洪泽区. Of a
    name that fits several places all are given.

    >>> [d.code for d in find_divisions("淮安市洪泽区人民政府")[0]]
    ['320813']
    >>> len(find_divisions("鼓楼区人民政府")[0]) > 1, find_divisions("我局")
    (True, ((), '我局'))
    """
    known = load_divisions()
    candidates: tuple[Division, ...] = ()
    rest = name
    while rest:
        length = next((n for n in range(min(_LONGEST, len(rest)), 1, -1) if rest[:n] in known), 0)
        if not length:
            break
        inside = known[rest[:length]]
        if candidates:
            inside = tuple(d for d in inside if any(c.holds(d) for c in candidates))
            if not inside:
                break
        elif _is_word(rest, length):
            break
        candidates, rest = inside, rest[length:]
    return candidates, rest


def _is_word(text: str, length: int) -> bool:
    """Short names that open other words (海南 in 海南铁路) stand before an organ's own words."""
    name, after = text[:length], text[length:]
    return _SUFFIX.search(name) is None and not after.startswith(
        ("省", "市", "州", "区", "人民政府", "政府", "盟")
    )
