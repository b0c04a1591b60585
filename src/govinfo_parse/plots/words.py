"""What plots say beside figures, in two languages."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final, Literal

from govinfo_parse.forms import EDITIONS, Field, load_form
from govinfo_parse.results.entry import Status

Labels = Literal["zh", "en"]

STATUS_WORDS: Final = MappingProxyType(
    {
        "zh": {Status.BLANK: "空白", Status.MISSING: "缺失", Status.UNREADABLE: "无法识别"},
        "en": {s: s.value for s in (Status.BLANK, Status.MISSING, Status.UNREADABLE)},
    }
)
SCOPE_WORDS: Final = MappingProxyType(
    {
        "zh": {"own": "本机关", "jurisdiction": "全辖区", "unknown": "口径不明"},
        "en": {s: s for s in ("own", "jurisdiction", "unknown")},
    }
)
WORDS: Final = MappingProxyType(
    {
        "zh": {
            "outcomes": "政府信息公开申请办理结果（总计：{total}）",
            "unknown": "机关不详",
            "repaired": "* 为按勾稽关系推出的数字",
            "gaps": "断开处无数字",
            "undrawn": "画出 {drawn} 个机关，另有 {left} 个未画",
            "no_report": "无年报",
            "on": "{year}年",
            "件": "件",
            "项": "项",
            "万元": "万元",
        },
        "en": {
            "outcomes": "Requests by outcome (total: {total})",
            "unknown": "agency unknown",
            "repaired": "* inferred from the printed sums",
            "gaps": "no figure where a line breaks",
            "undrawn": "{drawn} agencies drawn, {left} not drawn",
            "no_report": "no report",
            "on": "{year}",
            "件": "number",
            "项": "items",
            "万元": "10,000 yuan",
        },
    }
)
_NUMBER: Final = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.、])"
)
_ASIDE: Final = re.compile(r"（区分处理.*?）|、行政机关不再处理.*$")


def row_words(row: str, row_label: str, labels: Labels) -> tuple[str | None, str]:
    """The group of a row, if it has one, and its own short label."""
    if labels == "en":
        group, _, own = row.rpartition(".")
        return (_english(group) if group else None), _english(own)
    *above, own = (_short(part) for part in row_label.split(" / "))
    return (above[-1] if "." in row and above else None), own


def field_words(key: str, labels: Labels) -> str:
    """A field in a few words: ``不予公开：属于国家秘密，总计``."""
    field = find_field(key)
    if field is None:
        return key
    group, own = row_words(field.row, field.row_label, labels)
    column = _short(field.column_label) if labels == "zh" else _english(field.column)
    if labels == "zh":
        return (f"{group}：" if group else "") + f"{own}，{column}"
    words = (f"{group}: " if group else "") + f"{own}, {column}"
    return words[0].upper() + words[1:]


def find_field(key: str) -> Field | None:
    """A field by key, of the newest edition that has it."""
    for edition in sorted(EDITIONS, reverse=True):
        for field in load_form(edition).fields:
            if field.key == key:
                return field
    return None


def _short(label: str) -> str:
    return _ASIDE.sub("", _NUMBER.sub("", label.strip()))


def _english(key: str) -> str:
    return key.replace("_", " ")
