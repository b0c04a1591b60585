"""Agencies under one name: the place, the organ, and whose figures a report has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from govinfo_parse.panel.divisions import Division, find_divisions
from govinfo_parse.results.claim import ClaimVerdict
from govinfo_parse.results.report import Report

_PLACE: Final = re.compile(
    r"^(?:(?P<upper>[^省市州盟县旗区镇乡]{1,8}(?:省|自治区|自治州|市|州|盟|地区))?)"
    r"(?P<county>[^省市州盟县旗区镇乡]{1,8}(?:自治县|自治旗|县|旗|林区|新区|开发区|区|市))?"
)
_TOWN: Final = re.compile(
    r"(?P<town>[^县旗区市]{1,8}?(?:镇|乡|街道|苏木|民族乡))(?=人民政府|政府|办事处|$)"
)
_SAME: Final = (
    (re.compile(r"人民政府办公[室厅]|政府办公[室厅]|政府办$|府办$"), "政府办公室"),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"办公厅"), "办公室"),
    (re.compile(r"委员会$"), "委"),
    (re.compile(r"卫生健康委$|卫健委$|卫健局$|卫计委$|卫生和计划生育委$"), "卫生健康委"),
    (re.compile(r"卫生健康局$"), "卫生健康委"),
    (
        re.compile(r"发展和改革委$|发改委$|发展和改革局$|发改局$|发展改革局$|发展改革委$"),
        "发展改革委",
    ),
    (re.compile(r"人力资源和社会保障(?=[局厅])|人社(?=[局厅])"), "人力资源社会保障"),
    (re.compile(r"自然资源和规划(?=局)|自规(?=局)"), "自然资源规划"),
    (re.compile(r"街道办事处$|街道办$"), "街道"),
    (re.compile(r"(?<=[镇乡])政府$"), ""),
    (re.compile(r"[（(].*?[）)]|\s"), ""),
)
_WHOLE: Final = re.compile(
    r"(?:涵盖|包括|包含|汇总)[^。]{0,30}(?:各[县市区镇乡街部]|所属|全[省市县区州]|乡镇|部门)|(?:各[县市区镇乡部][^。]{0,12}|全[省市县区州][^。]{0,12})(?:汇总|合计)"
)


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as a panel knows it.

    ``key`` is the same for all ways to write its name; ``division`` is ``None`` where its name
    fits no place, or several (``candidates``). ``level`` is province, prefecture, county or
    township, or empty where nothing tells. ``organ`` is the name without its place.
    """

    name: str
    key: str
    organ: str
    division: Division | None
    candidates: tuple[Division, ...]
    level: str


def read_agency(name: str) -> Agency:
    """An agency by its printed name.

    >>> read_agency("江苏省淮安市洪泽区人民政府办公室").key == read_agency("洪泽区政府办").key
    True
    >>> read_agency("淮安市洪泽区三河镇人民政府").level
    'township'
    """
    bare = re.sub(r"\s", "", name)
    candidates, rest = find_divisions(bare)
    division = candidates[0] if len(candidates) == 1 else None
    if candidates:
        place = division.code if division else candidates[0].name
        level = candidates[0].level if len({c.level for c in candidates}) == 1 else ""
    else:
        match = _PLACE.match(bare)
        place = match[0] if match else ""
        county, upper = (match["county"], match["upper"]) if match else (None, None)
        place, rest = (county or upper or "", bare[len(place) :])
        level = "county" if county and not county.endswith("市") else ""
    town = _TOWN.match(rest)
    organ = _same(rest)
    return Agency(
        name=name,
        key=f"{place}/{organ}",
        organ=organ,
        division=division,
        candidates=candidates,
        level="township" if town else level,
    )


def _same(organ: str) -> str:
    for pattern, word in _SAME:
        organ = pattern.sub(word, organ)
    return organ


def scope_of(report: Report) -> str:
    """``own``, ``jurisdiction`` or ``unknown``: whose figures a report's tables have.

    An introduction that says what is summed up tells, and figures of 全县 in the text that agree
    with the tables; an office or a department without either reports its own.
    """
    opening = "".join(section.text for section in report.sections[:1])
    if _WHOLE.search(opening[:600]):
        return "jurisdiction"
    agreed = [c for c in report.stated if c.verdict is ClaimVerdict.AGREES and c.value]
    if sum(c.scope == "whole" for c in agreed) > sum(c.scope == "own" for c in agreed):
        return "jurisdiction"
    if report.agency is None or re.search(r"(?:人民政府|政府)$", report.agency):
        return "own" if any(c.scope in ("own", "office") for c in agreed) else "unknown"
    return "own"
