"""Mess on the labels of the tables: slips, numbering, breaks, explanations."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import replace

from .document import Box, Document, Item, Table

_SLIPS = {
    "（三）不予公开": "（三）不子公开", "（五）不予处理": "（五）不子处理",
    "3.补正后申请内容仍不明确": "3.补正启申请内容仍不明确",
    "2.没有现成信息需要另行制作": "2.没有现成信息需要另外制作",
    "行政事业性收费": "行政事业型收费",
    "2.其他法律行政法规禁止公开": "2.其他法律行政止公开",
    "本年制发件数": "本年制作数量", "其他对外管理服务事项": "其它对外管理服务事项",
    "4.保护第三方合法权益": "4.保护第三方合法权利", "未经复议直接起诉": "末经复议直接起诉",
    "6.属于四类过程性信息": "6.属于四类过程信息", "一、本年新收政府信息公开申请数量":
    "一、本年新收政府信息公开申请数", "结果纠正": "结果纠错", "社会公益组织": "社会公益组识",
}  # fmt: skip
_LOOKALIKES = dict(zip(
    "予信政结纠维诉未已复转办类密案查项章罚购机第属掌握仍确举投组织尚审",
    "子倍改给纪雏拆末己夏专为娄蜜安杳顶意罸构几弟厲撑掘乃硕誉没织组尙宙",
    strict=True,
))  # fmt: skip
_LOST = {
    "本年制发件数": "本年发件", "现行有效件数": "现行有效件", "本年增/减": "本年增/",
    "第二十条第（一）项": "第二十条第", "本年收费金额（单位：万元）": "本年收费金额单位:万元",
    "本年新制作数量": "本年新作数量", "对外公开总数量": "对外公开数量", "处理决定数量": "处理决定数",
    "第二十条第（五）项": "第二十条（五）项", "本年废止件数": "本年废件数",
}  # fmt: skip
_ANNOTATED = {
    "本年增/减": "本年增/减（指{y}年增加或减少的事项数，减用负值表示，如-8）",
    "上一年项目数量": "上一年项目数量（指{last}年事项数）",
    "其他对外管理服务事项": "其他对外管理服务事项（指行政许可证以外的公共服务，"
    "不含行政处罚、行政强制等）",
    "规范性文件": "规范性文件（行政机关制定发布的决定、命令等，一般情况下属于规范性文件）",
    "行政规范性文件": "行政规范性文件（不含转发的2件以上文件）",
    "处理决定数量": "处理决定数量（单位：件）",
    "现行有效件数": "现行有效件数（截至{y}年12月31日）",
    "本年处理决定数量": "本年处理决定数量（含简易程序1、2类）",
    "（七）总计": "（七）总计（等于（一）至（六）之和）",
    "总计": "总计（合计）",
    "规章": "规章（区县不填）",
}
_BREAKS = {
    "本年新制作数量": "本年新\n制作数量", "本年新公开数量": "本年新\n公开数量", "结果维持": "结果\n维持",
    "商业企业": "商业\n企业", "科研机构": "科研\n机构", "社会公益组织": "社会公益\n组织",
    "法律服务机构": "法律服务\n机构", "结果纠正": "结果\n纠正", "其他结果": "其他\n结果",
    "尚未审结": "尚未审\n结", "（三）不予公开": "（三）不\n予公开", "本年制发件数": "本年制\n发件数",
    "三、本年度办理结果": "三、本年度\n办理结果", "对外公开总数量": "对外公开\n总数量",
}  # fmt: skip
_HALVED = {
    "本年新制作数量": "本年新", "本年新公开数量": "本年新", "本年制发件数": "本年制",
    "本年废止件数": "本年废", "现行有效件数": "现行有",
}  # fmt: skip
LABEL_ROLES = ("label", "group", "header", "caption")


def relabel(rng: random.Random, document: Document, kinds: Collection[str], year: int) -> Document:
    """The document with its table labels in the wanted mess."""
    table = _substitutions(rng, document, kinds, year)
    style = next((k for k in kinds if k.startswith("numbering_")), "")
    extra = rng.randrange(1, 9)

    def one(box: Box) -> Box:
        if box.role not in LABEL_ROLES:
            return box
        text = table.get(box.text, box.text)
        text = _numbered(style, extra, text)
        if "labels_one_char_per_line" in kinds and box.role == "group":
            text = "\n".join(text)
        elif "labels_broken" in kinds:
            text = _BREAKS.get(text, text)
        return replace(box, text=text)

    return document.map(lambda p: p, one)


def _substitutions(
    rng: random.Random, document: Document, kinds: Collection[str], year: int
) -> dict[str, str]:
    present = {
        box.text
        for item in document.items
        if isinstance(item, Table) and item.name not in ("metadata", "budget")
        for row in item.rows
        for box in row
        if box.role in LABEL_ROLES
    }
    result: dict[str, str] = {}

    def take(source: dict[str, str], most: int) -> None:
        keys = sorted(k for k in source if k in present and k not in result)
        for key in rng.sample(keys, min(most, len(keys))):
            result[key] = source[key].format(y=year, last=year - 1)

    if "label_slips" in kinds:
        take(_SLIPS, rng.randint(1, 3))
    if "lost_characters" in kinds:
        take(_LOST, 3)
    if "label_slips_invented" in kinds:
        long = sorted(t for t in present if len(t) >= 4 and any(c in _LOOKALIKES for c in t))
        for label in rng.sample(long, min(rng.randint(1, 2), len(long))):
            spot = rng.choice([i for i, c in enumerate(label) if c in _LOOKALIKES])
            result[label] = label[:spot] + _LOOKALIKES[label[spot]] + label[spot + 1 :]
    if "labels_annotated" in kinds:
        take(_ANNOTATED, 5)
    if "header_line_lost" in kinds:
        take(_HALVED, 5)
    if "label_doubled" in kinds:
        result["三、本年度办理结果"] = "三本年度办理结果本年度办理结果"
    if "group_label_changed" in kinds:
        result |= {"（六）其他处理": "（六）其他", "第二十条第（五）项": "第二十条（五）项"}
    if "old_label" in kinds:
        result["行政规范性文件"] = "规范性文件"
    return result


def _numbered(style: str, extra: int, text: str) -> str:
    match = re.match(r"(\d)\.(?=\D)", text)
    if style == "numbering_halfwidth":
        return text.replace("（", "(").replace("）", ") " if text.startswith("（") else ")")
    if match is None:
        return text
    digit, rest = int(match.group(1)), text[2:]
    if style == "numbering_dun":
        return f"{digit}、{rest}"
    if style == "numbering_stop":
        return f"{digit}．{rest}" if extra % 2 else f"{digit}. {rest}"
    if style == "numbering_circled":
        return f"{'①②③④⑤⑥⑦⑧⑨'[digit - 1]}{rest}" if extra % 2 else f"（{digit}）{rest}"
    if style == "numbering_lost":
        return rest
    if style == "numbering_extra_digit" and digit == extra:
        return f"1{text}"
    return text


def repeat_neighbour(document: Document) -> Document:
    """The first header of three figures printed twice, in place of its neighbour."""
    items: list[Item] = []
    for item in document.items:
        if isinstance(item, Table) and item.name == "proactive_disclosure":
            rows = list(item.rows)
            for y, row in enumerate(rows):
                if sum(b.role == "header" for b in row) >= 4 and "信息内容" in row[0].text:
                    rows[y] = (*row[:2], replace(row[2], text=row[1].text), *row[3:])
                    break
            item = replace(item, rows=tuple(rows))
        items.append(item)
    return Document(tuple(items))
