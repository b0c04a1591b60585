"""A short report in the form of 2021, with its three tables."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import names
from .model import Scene
from .site import paras

Cell = tuple[str, int, int]
"""Text, columns, rows."""

_DENIED = (
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
    "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
    "7.属于行政执法案卷", "8.属于行政查询事项",
)  # fmt: skip
_UNABLE = (
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
)  # fmt: skip
_REFUSED = (
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)  # fmt: skip
_OTHER = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)  # fmt: skip
_KINDS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def _table(rows: list[list[Cell]]) -> str:
    made = []
    for row in rows:
        cells = "".join(
            f"<td{f' colspan={w}' if w > 1 else ''}{f' rowspan={h}' if h > 1 else ''}>{t}</td>"
            for t, w, h in row
        )
        made.append(f"<tr>{cells}</tr>")
    return '<table border="1" cellspacing="0" width="100%">' + "\n".join(made) + "</table>"


def _one(text: object, cols: int = 1, rows: int = 1) -> Cell:
    return (str(text), cols, rows)


def _second(rng: Random) -> str:
    def block(article: str) -> list[Cell]:
        return [_one(f"第二十条第（{article}）项", 4)]

    rows = [
        block("一"),
        [_one(t) for t in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")],
        [_one("规章"), _one(0), _one(0), _one(0)],
        [_one("行政规范性文件"), *(_one(rng.randint(0, n)) for n in (4, 2, 20))],
        block("五"),
        [_one("信息内容"), _one("本年处理决定数量", 3)],
        [_one("行政许可"), _one(rng.randint(0, 500), 3)],
        block("六"),
        [_one("信息内容"), _one("本年处理决定数量", 3)],
        [_one("行政处罚"), _one(rng.randint(0, 90), 3)],
        [_one("行政强制"), _one(rng.randint(0, 9), 3)],
        block("八"),
        [_one("信息内容"), _one("本年收费金额（单位：万元）", 3)],
        [_one("行政事业性收费"), _one(rng.choice((0, 0, 3.25, 18)), 3)],
    ]
    return _table(rows)


def _third(rng: Random) -> str:
    people, firms = rng.randint(1, 30), rng.randint(0, 6)

    def line(natural: int = 0, firm: int = 0) -> list[Cell]:
        return [_one(v) for v in (natural, firm, 0, 0, 0, 0, natural + firm)]

    rows = [
        [_one("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
         _one("申请人情况", 7)],
        [_one("自然人", 1, 2), _one("法人或其他组织", 5), _one("总计", 1, 2)],
        [_one(kind) for kind in _KINDS],
        [_one("一、本年新收政府信息公开申请数量", 3), *line(people, firms)],
        [_one("二、上年结转政府信息公开申请数量", 3), *line()],
    ]  # fmt: skip
    groups = (("（三）不予公开", _DENIED), ("（四）无法提供", _UNABLE), ("（五）不予处理", _REFUSED),
              ("（六）其他处理", _OTHER))  # fmt: skip
    count = 2 + sum(len(labels) for _, labels in groups) + 1
    rows.append([_one("三、本年度办理结果", 1, count), _one("（一）予以公开", 2), *line(people, 0)])
    rows.append([
        _one("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 2), *line(),
    ])  # fmt: skip
    for group, labels in groups:
        for n, label in enumerate(labels):
            value = firms if label.startswith("1.本机关") else 0
            lead = [_one(group, 1, len(labels))] if n == 0 else []
            rows.append([*lead, _one(label), *line(0, value)])
    rows.append([_one("（七）总计", 2), *line(people, firms)])
    rows.append([_one("四、结转下年度继续办理", 3), *line()])
    return _table(rows)


def _fourth(rng: Random) -> str:
    heads = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    kept = [rng.choice((0, 0, 0, 1, 2)) for _ in range(3)]
    values = [value for n in kept for value in (n, 0, 0, 0, n)]
    rows = [
        [_one("行政复议", 5), _one("行政诉讼", 10)],
        [*(_one(head, 1, 2) for head in heads), _one("未经复议直接起诉", 5), _one("复议后起诉", 5)],
        [_one(head) for head in (*heads, *heads)],
        [_one(value) for value in values],
    ]
    return _table(rows)


def report(s: Scene, bare: bool = False) -> tuple[Scene, str, str]:
    """Return the scene with a fitting year, the report's title, and its body."""
    rng = s.rng
    s = replace(s, year=max(s.year, 2021))
    said = (
        f"{s.year}年，{s.organ}认真贯彻落实《中华人民共和国政府信息公开条例》，扎实推进政府信息公开工作。",
        f"（一）主动公开。全年通过{s.site}公开信息{rng.randint(30, 900)}条。",
        "（二）平台建设。及时更新栏目内容，做好日常维护。",
    )
    blocks = [
        paras(["一、总体情况", *said[: 1 if bare else 3]], s),
        paras(["二、主动公开政府信息情况"], s), _second(rng),
        paras(["三、收到和处理政府信息公开申请情况"], s), _third(rng),
        paras(["四、政府信息公开行政复议、行政诉讼情况"], s), _fourth(rng),
        paras(["五、存在的主要问题及改进情况", "公开的主动性有待加强，下一步将强化培训。"], s),
        paras(["六、其他需要报告的事项", "本年度未收取信息处理费，无其他需要报告的事项。"], s),
    ]  # fmt: skip
    return s, names.title(rng, s.organ, s.year), "\n".join(blocks)
