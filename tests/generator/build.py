"""From a report to the document to print: headings, prose, tables, and what stands beside them."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping

from .decoys import (
    budget_table,
    last_year_table,
    link_list,
    metadata_table,
    site_chrome,
    towns_table,
)
from .document import Document, Item, Paragraph, Printed, Table
from .model import GeneratedReport
from .tables import Shape, proactive, requests, reviews

_TITLES = (
    ("总体情况",),
    ("主动公开政府信息情况",),
    ("收到和处理政府信息公开申请情况",),
    ("政府信息公开行政复议、行政诉讼情况",),
    ("存在的主要问题及改进情况",),
    ("其他需要报告的事项",),
)
_VARIED = (
    ("概述", "{year}年政府信息公开工作的总体情况", "政务公开情况", "总体情况"),
    ("行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开信息情况"),
    ("行政机关收到和处理政府信息公开申请情况", "依申请公开政府信息办理情况"),
    ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", "行政复议、行政诉讼情况"),
    ("存在的主要问题及整改措施", "存在问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    ("其他需要报告的事项", "需要报告的其他事项", "其他事项"),
)


def headings(rng: random.Random, year: int, kinds: Collection[str]) -> list[str]:
    """The six section headings; an empty one is left out."""
    varied = "section_titles_vary" in kinds
    mark = rng.choice(("、", "、", "，", ".", " ")) if varied else "、"
    lines = []
    for number, choices in zip("一二三四五六", _VARIED if varied else _TITLES, strict=True):
        text = rng.choice(choices).format(year=year)
        lines.append(f"{number}{mark}{text}")
    if "headings_missing" in kinds:
        lines = ["" if rng.random() < 0.6 else line for line in lines]
    if "heading_inside_table" in kinds or "one_table" in kinds:
        lines[1:4] = ["", "", ""]
    return lines


def build(
    rng: random.Random,
    report: GeneratedReport,
    cells: Mapping[str, Printed],
    shape: Shape,
    kinds: Collection[str],
) -> Document:
    """The whole document, in reading order."""
    items: list[Item] = []
    if "metadata_table" in kinds:
        items.append(metadata_table(rng, report))
    above, below = site_chrome(rng, report) if "site_chrome" in kinds else ([], [])
    items += above
    items += [Paragraph(line, "title") for line in report.title.lines]
    if rng.random() < 0.3:
        items.append(Paragraph(f"（{report.published}）", "date"))
    prose = report.prose
    items += [Paragraph(text) for text in prose.introduction]
    heads = [Paragraph(h, "heading") if h else None for h in headings(rng, report.year, kinds)]

    if "table_of_contents" in kinds:
        items.append(Paragraph("目  录", "chrome"))
        items += [Paragraph(head.text, "chrome") for head in heads if head is not None]

    def section(number: int, texts: tuple[str, ...], tables: tuple[Table, ...] = ()) -> None:
        head = heads[number]
        if head is not None:
            items.append(head)
        items.extend(Paragraph(text) for text in texts)
        if tables and "tables_as_images" in kinds:
            items.append(Paragraph("", "image"))
        else:
            items.extend(tables)

    if "numbering_restarts" in kinds:
        items += _narrative(rng, report)
    section(0, prose.overview)
    section(1, prose.disclosure, (proactive(rng, report.edition, cells, shape),))
    section(2, prose.requests, (requests(rng, report.edition, cells, shape),))
    section(3, prose.reviews, reviews(rng, report.edition, cells, shape))
    if "footnote_marks" in kinds:
        items.append(Paragraph("注：带标记的数据为全区汇总口径，详见附件1。", "note"))
    section(4, prose.problems)
    section(5, prose.others)
    if report.title.signed:
        items.append(Paragraph(report.organ.name, "signature"))
        items.append(Paragraph(report.published, "date"))
    if "last_year_table" in kinds:
        items += last_year_table(rng, report)
    if "budget_table" in kinds:
        items += budget_table(rng, report)
    if "link_list" in kinds:
        items += link_list(rng, report)
    if "towns_table" in kinds:
        items += towns_table(rng, report)
    return Document((*items, *below))


def _narrative(rng: random.Random, report: GeneratedReport) -> list[Item]:
    """A prose report with its own numbering before the statutory one."""
    year, we = report.year, report.organ.self_name
    lines = (
        f"一、组织领导情况\n{we}成立政务公开领导小组，配备专兼职人员{rng.randrange(2, 9)}名。",
        f"二、制度建设情况\n{year}年修订制度{rng.randrange(1, 6)}项。",
        f"三、主动公开工作情况\n全年主动公开信息{rng.randrange(100, 9000)}条，其中规章0件。",
        f"四、政府信息公开申请情况\n收到申请{rng.randrange(1, 60)}件，均已按期答复。",
    )
    items: list[Item] = []
    for line in lines:
        head, body = line.split("\n")
        items += [Paragraph(head, "subheading"), Paragraph(body)]
    items.append(Paragraph(f"{year}年政府信息公开情况统计如下：", "subheading"))
    return items
