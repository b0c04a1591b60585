"""Headings of the six parts, and sub-headings of part one."""

from __future__ import annotations

from .model import Block, Draft

NAMES = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
_WORDS = {
    1: ("总体情况", "概述", "政府信息公开总体情况", "{y}年政府信息公开工作总体情况", "基本情况", "政府信息公开工作总体情况"),
    2: ("主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开政府信息的情况"),
    3: ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况", "依申请公开政府信息情况"),
    4: (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
    ),
    5: (
        "存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题及改进措施", "存在问题及改进情况", "存在的主要问题和改进情况",
    ),
    6: ("其他需要报告的事项", "其他需要报告事项", "需要报告的其他事项"),
}  # fmt: skip
CHINESE = "一二三四五六"
_STYLES = {
    "arabic_dot": "{n}.{t}", "arabic_comma": "{n}、{t}", "dot": "{c}．{t}", "small_dot": "{c}.{t}",
    "bracket": "（{c}）{t}", "part": "第{c}部分　{t}", "part_close": "第{c}部分 {t}",
    "space": "{c} {t}", "half": "({c}){t}",
}  # fmt: skip
_LIKE_PARTS = (
    (
        ("主动公开政府信息情况", "disclosure"), ("依申请公开办理情况", "requests"),
        ("政府信息管理情况", "management"), ("政府信息公开平台建设情况", "platform"),
        ("监督保障情况", "supervision"),
    ),
    (
        ("主动公开", "disclosure"), ("依申请公开", "requests"), ("政府信息管理", "management"),
        ("平台建设", "platform"), ("监督保障", "supervision"),
    ),
    (
        ("主动公开政府信息情况", "disclosure"), ("收到和处理政府信息公开申请情况", "requests"),
        ("行政复议、行政诉讼情况", "review"), ("监督保障及教育培训情况", "supervision"),
    ),
    (
        ("主动公开情况", "disclosure"), ("依申请公开情况", "requests"),
        ("政府信息公开行政复议、行政诉讼情况", "review"), ("存在问题及改进情况", "management"),
        ("其他需要报告的事项", "platform"),
    ),
)  # fmt: skip
_USUAL = (
    (("拓展公开内容", "disclosure"), ("严格办理程序", "requests"), ("夯实管理基础", "management"), ("优化平台功能", "platform"), ("强化督促检查", "supervision")),
    (("抓重点，让公开更有温度", "disclosure"), ("抓规范，让答复更有质量", "requests"), ("抓载体，让查阅更加方便", "platform"), ("抓考核，让责任更加清晰", "supervision")),
)  # fmt: skip
_SUB_NUMBERS = ("（{c}）", "（{c}）", "（{c}）", "{n}.", "({c})", "{c}是", "{n}、")


def subs(draft: Draft) -> list[tuple[str, str]]:
    """Return part one's sub-headings with their topics; none where it has none."""
    rng = draft.rng
    if draft.has("subs:like_parts"):
        chosen = rng.choice(_LIKE_PARTS)
    elif rng.random() < 0.5:
        chosen = rng.choice((*_USUAL, _LIKE_PARTS[0])) if rng.random() < 0.4 else rng.choice(_USUAL)
    else:
        return []
    draft.notes["sub_style"] = rng.choice(("own_line", "own_line", "inline"))
    style = draft.notes["numbers"]
    barred = ("（", "(") if style.startswith(("（", "(")) else ("{n}",) if "{n}" in style else ()
    plain = [number for number in _SUB_NUMBERS if not number.startswith(barred)]
    if style.startswith("第") and rng.random() < 0.5:
        plain = ["{c}、"]
    number = rng.choice(plain)
    end = rng.choice(("", "", "。"))
    return [
        (f"{number.format(c=CHINESE[n], n=n + 1)}{name}{end}", topic)
        for n, (name, topic) in enumerate(chosen)
    ]


def head(draft: Draft, part: int, place: int) -> str:
    """Return the printed heading of a part; place counts the headings printed."""
    rng = draft.rng
    words = NAMES[part]
    if rng.random() < (0.85 if draft.has("heads:reworded") else 0.1):
        words = rng.choice(_WORDS[part]).format(y=draft.year)
    if draft.has("heads:spaced") and len(words) < 14:
        gap = rng.choice((" ", " ", "　"))
        return f"{CHINESE[place]}、{gap}{gap.join(words)}"
    if draft.has("heads:unnumbered"):
        return words
    return draft.notes["numbers"].format(c=CHINESE[place], n=place + 1, t=words)


def numbers(draft: Draft) -> str:
    """Choose how this document numbers its parts."""
    if draft.has("heads:renumbered"):
        return draft.rng.choice(list(_STYLES.values()))
    return "{c}、{t}"


def opened(draft: Draft, part: int, heading: str, body: list[Block]) -> list[Block]:
    """Put a heading above its text, or run it into the first sentence."""
    rng = draft.rng
    first = body[0] if body else None
    if draft.has("heads:run_in") and first and first.role == "p" and part in (1, 5, 6):
        gap = rng.choice(("。", "　", " ", "：", ""))
        if gap == "" and not first.text.startswith(("20", "一年来", "过去")):
            gap = "。"
        return [Block(f"{heading}{gap}{first.text}", "p", part, first.text), *body[1:]]
    if draft.has("heads:broken") and len(heading) > 11:
        at = rng.randint(len(heading) // 2, len(heading) - 2)
        return [Block(heading[:at], "head", part), Block(heading[at:], "head", part), *body]
    return [Block(heading, "head", part), *body]
