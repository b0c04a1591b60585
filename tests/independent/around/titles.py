"""Titles of reports: wording, and how they are broken over lines."""

from __future__ import annotations

from random import Random

from .model import Block, Draft

_NAMES = (
    "政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告", "政府信息公开年报",
    "信息公开工作年度报告", "政府信息公开工作年度报告", "政府信息公开工作年度报告",
)  # fmt: skip


def title(draft: Draft) -> list[Block]:
    """Return the lines of the title and note the truth; none where the document prints none."""
    rng, year = draft.rng, draft.year
    if draft.has("title:none"):
        draft.title_accept = [None]
        if "column" in draft.notes:
            draft.title_accept.append(draft.notes["column"])
        return []
    who = _who(draft)
    name = rng.choice(_NAMES)
    if draft.has("title:year_apart"):
        return _year_apart(draft, who, name)
    no_year = draft.has("title:no_year")
    text = f"{who}{name}" if no_year else _worded(rng, who, year, name)
    draft.title, draft.title_accept = text, [text]
    return [Block(line, "title") for line in _broken(draft, text, who)]


def _who(draft: Draft) -> str:
    organ = draft.organ
    if draft.notes["agency"] != "title":
        return ""
    if draft.has("agency:short_in_title") and organ.short != organ.name:
        draft.agency_accept = [organ.name, organ.short]
        return organ.short
    draft.agency_accept = [organ.name]
    return organ.name


def _worded(rng: Random, who: str, year: int, name: str) -> str:
    forms = [
        f"{who}{year}年{name}",
        f"{who}{year}年度{name}",
        f"{year}年{who}{name}",
        f"{who}{year}年{name}",
    ]
    if who:
        forms += [
            f"{who}关于{year}年度政府信息公开工作情况的报告", f"{who}{year}年度{name}",
            f"关于{who}{year}年{name}", f"{who}关于{year}年{name}",
        ]  # fmt: skip
    else:
        forms += [
            f"{name}（{year}年）",
            f"{name}（{year}年度）",
            f"关于{year}年度政府信息公开工作情况的报告",
        ]
    return rng.choice(forms)


def _year_apart(draft: Draft, who: str, name: str) -> list[Block]:
    rng, year = draft.rng, draft.year
    text = f"{who}{name}"
    style = rng.choice(("above", "below", "below"))
    if style == "above":
        apart = rng.choice((f"{year}年", f"{year}年度", f"{year} 年"))
        full = f"{apart.replace(' ', '')}{text}"
        lines = [apart, text]
    else:
        apart = rng.choice((f"（{year}年）", f"（{year}年度）", f"（{year}）", f"{year}年度"))
        full = f"{text}{apart}"
        lines = [text, apart]
    draft.title = full
    draft.title_accept = [full, text]
    return [Block(line, "title") for line in lines]


def _broken(draft: Draft, text: str, who: str) -> list[str]:
    rng = draft.rng
    if draft.has("title:spaced"):
        return [text.replace(str(draft.year), f" {draft.year} ", 1).strip()]
    if draft.has("title:letters_spaced"):
        return ["　".join(text)] if len(text) < 16 else [" ".join(text)]
    if draft.has("title:last_char"):
        cut = text.index("（") - 1 if text.endswith("）") else len(text) - 1
        return [text[:cut], text[cut:]]
    if draft.has("title:two_lines"):
        at = text.find("政府信息公开")
        at = len(who) if who and text.startswith(who) else at if at > 0 else text.find("信息公开")
        return [text[:at], text[at:]]
    if draft.has("title:three_lines"):
        third = max(len(text) // 3, 4)
        cuts = [third, min(2 * third + rng.randint(-2, 2), len(text) - 2)]
        return [text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :]]
    if draft.has("title:page_number"):
        number = rng.randint(2, 12)
        mark = rng.choice(
            (
                f"Page {number} - ",
                f"第{number}页 ",
                f"第{number}页",
                f"P.{number} ",
                f"- {number} - ",
            )
        )
        return [f"{mark}{text}"]
    return [text]
