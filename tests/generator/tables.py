"""The three statutory tables as boxes, in the shapes that editors give them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from .document import Box, Printed, Row, Table
from .form import OUTCOMES, REVIEWS, FormRow, rows

IDENTITY = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
OUTCOME_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@dataclass(frozen=True, slots=True)
class Shape:
    """How the tables are drawn."""

    total_first: bool = False
    transposed: bool = False
    serial: bool = False
    remark: bool = False
    undivided: bool = False
    extra_row: bool = False
    notes: bool = False
    repeated_header: bool = False
    heading_inside: bool = False
    unit_lost: bool = False
    review: str = "wide"
    dropped: frozenset[str] = frozenset()


def _value(field_key: str, cells: Mapping[str, Printed], colspan: int = 1) -> Box:
    return Box(cells[field_key].text, colspan=colspan, key=field_key, role="value")


def proactive(
    rng: random.Random, edition: str, cells: Mapping[str, Printed], shape: Shape
) -> Table:
    """第二部分: blocks with their own captions and headers."""
    front = 1 if shape.serial else 0
    back = 1 if shape.remark else 0
    width = front + 4 + back
    blocks: dict[str, list[FormRow]] = {}
    for row in rows(edition, "proactive_disclosure"):
        if row.name not in shape.dropped:
            blocks.setdefault(row.path[0], []).append(row)
    out: list[Row] = []
    starts: list[int] = []
    if shape.heading_inside:
        out.append((Box("二、主动公开政府信息情况", width, role="caption"),))
    for caption, members in blocks.items():
        starts.append(len(out))
        out.append((Box(caption, width, role="caption"),))
        fields = members[0].fields
        spans = [1] * len(fields)
        spans[-1] += 3 - len(fields)
        labels = [f.column_path[0] for f in fields]
        if shape.unit_lost:
            labels = [label.replace("（单位：万元）", "") for label in labels]
        header = [Box("信息内容", role="header")]
        header += [Box(text, n, role="header") for text, n in zip(labels, spans, strict=True)]
        if front:
            header.insert(0, Box("序号", role="header"))
        if back:
            header.append(Box("备注", role="header"))
        out.append(tuple(header))
        for number, row in enumerate(members, 1):
            line = [Box(row.path[-1])]
            line += [_value(f.key, cells, n) for f, n in zip(row.fields, spans, strict=True)]
            if front:
                line.insert(0, Box(str(number), role="serial"))
            if back:
                line.append(Box(rng.choice(("", "", "以公告为准")), role="remark"))
            out.append(tuple(line))
        if shape.extra_row and "（一）" in caption:
            extra = [Box("其他主动公开文件（除规范性文件以外的文件）", role="label")]
            extra += [Box(str(rng.randrange(300)), n, role="extra") for n in spans]
            if front:
                extra.insert(0, Box(str(len(members) + 1), role="serial"))
            if back:
                extra.append(Box("", role="remark"))
            out.append(tuple(extra))
    if shape.notes:
        note = "注：规章、规范性文件数量以2017年以来本机关制定的为准，不含2016年前的18件。"
        out.append((Box(note, width, role="note"),))
    return Table("proactive_disclosure", tuple(out), width, tuple(starts))


def _applicant_header(shape: Shape) -> list[list[Box]]:
    kinds = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    first = [
        Box("自然人", rowspan=2, role="header"),
        Box("法人或其他组织", 5, role="header"),
    ]
    total = Box("总计", rowspan=2, role="header")
    middle = [total, *first] if shape.total_first else [*first, total]
    top = [Box(IDENTITY, 3, 3, role="header"), Box("申请人情况", 7, role="header")]
    if shape.serial:
        top.insert(0, Box("序号", 1, 3, role="header"))
    if shape.remark:
        top.append(Box("备注", 1, 3, role="header"))
    return [top, middle, [Box(kind, role="header") for kind in kinds]]


def _request_rows(edition: str, shape: Shape) -> list[FormRow]:
    found = [r for r in rows(edition, "requests") if r.name not in shape.dropped]
    if not shape.undivided:
        return found
    whole = [r for r in found if r.row.startswith("other_handling")]
    kept: list[FormRow] = []
    for row in found:
        if row is whole[0]:
            kept.append(FormRow(row.table, "other_handling", row.path[:-1], row.fields))
        elif row not in whole:
            kept.append(row)
    return kept


def requests(rng: random.Random, edition: str, cells: Mapping[str, Printed], shape: Shape) -> Table:
    """第三部分: three label columns and seven applicants."""
    members = _request_rows(edition, shape)
    if shape.transposed:
        return _transposed(members, cells)
    front = 1 if shape.serial else 0
    width = front + 10 + (1 if shape.remark else 0)
    out: list[Row] = []
    if shape.heading_inside:
        out.append((Box("三、收到和处理政府信息公开申请情况", width, role="caption"),))
    header = [tuple(line) for line in _applicant_header(shape)]
    out += header
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(members, 1):
        if shape.repeated_header and row.row == "carried_forward":
            out += header
        line: list[Box] = []
        if front:
            line.append(Box(str(number), role="serial"))
        for depth in range(len(row.path) - 1):
            prefix = row.path[: depth + 1]
            if prefix not in seen:
                seen.add(prefix)
                height = sum(
                    r.path[: depth + 1] == prefix and len(r.path) > depth + 1 for r in members
                )
                line.append(Box(prefix[-1], rowspan=height, role="group"))
        line.append(Box(row.path[-1], colspan=4 - len(row.path)))
        order = row.fields[-1:] + row.fields[:-1] if shape.total_first else row.fields
        if row.row == "other_handling" and edition == "2021":
            whole = [r for r in rows(edition, "requests") if r.row.startswith("other_handling.")]
            for field in order:
                parts = [cells[f"requests/{r.row}/{field.column}"].value for r in whole]
                line.append(Box(str(sum(int(p or 0) for p in parts)), role="extra"))
        else:
            line += [_value(f.key, cells) for f in order]
        if shape.remark:
            line.append(Box(rng.choice(("", "", "", "含上年")), role="remark"))
        out.append(tuple(line))
    if shape.notes:
        note = "注：1.本表统计口径为2008年以来的全部7类申请；2.第（三）项含部分公开以外的情形。"
        out.append((Box(note, width, role="note"),))
    return Table("requests", tuple(out), width)


def _transposed(members: list[FormRow], cells: Mapping[str, Printed]) -> Table:
    header: list[list[Box]] = [[Box("申请人情况", 2, 3, role="header")], [], []]
    seen: set[tuple[str, ...]] = set()
    for row in members:
        for depth in range(len(row.path)):
            prefix = row.path[: depth + 1]
            if prefix in seen:
                continue
            seen.add(prefix)
            leaf = depth == len(row.path) - 1
            below = sum(r.path[: depth + 1] == prefix for r in members)
            header[depth].append(
                Box(prefix[-1], 1 if leaf else below, 3 - depth if leaf else 1, role="header")
            )
    out: list[Row] = [tuple(line) for line in header]
    for index, field in enumerate(members[0].fields):
        line: list[Box] = []
        if len(field.column_path) == 1:
            line.append(Box(field.column_path[0], 2))
        else:
            if index == 1:
                line.append(Box(field.column_path[0], rowspan=5, role="group"))
            line.append(Box(field.column_path[1]))
        line += [_value(row.fields[index].key, cells) for row in members]
        out.append(tuple(line))
    return Table("requests", tuple(out), 2 + len(members))


def reviews(
    rng: random.Random, edition: str, cells: Mapping[str, Printed], shape: Shape
) -> tuple[Table, ...]:
    """第四部分: fifteen values in a row, or the same as rows, or as three tables."""
    name = "reconsideration_litigation"
    head = {r.row: r.path for r in rows(edition, name)}
    labels = tuple(Box(text, role="header") for text in OUTCOME_LABELS)

    def values(block: str) -> tuple[Box, ...]:
        return tuple(_value(f"{name}/{block}/{outcome}", cells) for outcome in OUTCOMES)

    if shape.review == "tables":
        return tuple(
            Table(name, ((Box("：".join(head[b]), 5, role="caption"),), labels, values(b)), 5)
            for b in REVIEWS
        )
    if shape.review == "rows":
        lines: list[Row] = [(Box("类别", 2, role="header"), *labels)]
        lines.append((Box("行政复议", 2), *values(REVIEWS[0])))
        lines.append(
            (
                Box("行政诉讼", rowspan=2, role="group"),
                Box(head[REVIEWS[1]][1]),
                *values(REVIEWS[1]),
            )
        )
        lines.append((Box(head[REVIEWS[2]][1]), *values(REVIEWS[2])))
        return (Table(name, tuple(lines), 7),)
    top: list[Row] = []
    if shape.heading_inside:
        top.append((Box("四、政府信息公开行政复议、行政诉讼情况", 15, role="caption"),))
    top.append((Box("行政复议", 5, role="header"), Box("行政诉讼", 10, role="header")))
    tall = tuple(Box(text, rowspan=2, role="header") for text in OUTCOME_LABELS)
    top.append(
        (*tall, Box("未经复议直接起诉", 5, role="header"), Box("复议后起诉", 5, role="header"))
    )
    top.append(labels + labels)
    top.append(values(REVIEWS[0]) + values(REVIEWS[1]) + values(REVIEWS[2]))
    if shape.notes:
        top.append((Box("注：行政复议、行政诉讼数量含上年度结转数量。", 15, role="note"),))
    return (Table(name, tuple(top), 15),)
