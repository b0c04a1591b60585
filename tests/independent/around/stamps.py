"""What tells when and by whom a report was published: labels, tables of data, signatures."""

from __future__ import annotations

from datetime import date

from independent.model import Cell, Table, fill

from . import dates
from .model import Block, Draft, Piece, furniture

_SOURCES = (
    "来源",
    "信息来源",
    "发布机构",
    "发布单位",
    "公开主体",
    "文章来源",
    "责任单位",
    "来源单位",
)
_TITLED = ("title", "label")


def stamp(draft: Draft) -> list[Piece]:
    """Return the line or table under the title, and note what it tells."""
    rng = draft.rng
    how = draft.notes["stamp"]
    named = draft.notes["agency"] == "label"
    if how == "none" and not named:
        return []
    day = _day(draft)
    draft.published, draft.published_accept = day, [day]
    text = _written(draft, day)
    if how == "table":
        return [_table(draft, text, day)]
    if how == "bare":
        return [Block(rng.choice((text, f"（{text}）")), "meta")]
    if draft.has("agency:under_title"):
        draft.agency_accept = [draft.organ.name]
        return [Block(draft.organ.name, "meta"), Block(f"（{text}）", "meta")]
    label = rng.choice(dates.LABELS)
    teller = rng.choice(_SOURCES if draft.notes["agency"] in _TITLED else _SOURCES[:2])
    source = f"{teller}：{_source(draft, teller)}"
    if draft.has("date:label_above"):
        lines = [f"{label}：", text]
        return [
            Block(line, "meta")
            for line in (lines if not named else [*lines, *source.split("：", 1)])
        ]
    if draft.has("agency:label_above"):
        first, second = source.split("：", 1)
        return [Block(line, "meta") for line in (f"{first}：", second, f"{label}：{text}")]
    bits = [f"{label}：{text}"]
    if named or rng.random() < 0.6:
        bits.insert(rng.randint(0, 1), source)
    if rng.random() < 0.5:
        bits.append(
            rng.choice(
                (
                    f"浏览次数：{rng.randint(8, 2400)}",
                    f"点击数：{rng.randint(8, 900)}次",
                    "字号：[大][中][小]",
                    f"阅读：{rng.randint(8, 2400)}",
                )
            )
        )
    gap = rng.choice(("　", "  ", " | ", "    "))
    return [Block(gap.join(bits), "meta")]


def _day(draft: Draft) -> date:
    return dates.day_after(draft.rng, draft.year)


def _written(draft: Draft, day: date) -> str:
    if draft.has("date:odd"):
        form, text = dates.odd(draft.rng, day)
        draft.notes["date_form"] = form
        return text
    return dates.plain(draft.rng, day)


def _source(draft: Draft, label: str) -> str:
    """Return who stands behind a label; only a source may be another organ than the author."""
    rng, organ = draft.rng, draft.organ
    where = draft.notes["agency"]
    if where == "label":
        draft.agency_accept = [organ.name]
        return organ.name
    strangers = ["本站", organ.site, draft.notes["other"], organ.site]
    if where in ("intro", "contact", "part_one", "signature", "meta"):
        return rng.choice(strangers)
    return rng.choice([organ.name, organ.name, *strangers]) if "来源" in label else organ.name


def _table(draft: Draft, text: str, day: date) -> Table:
    """Return the table of a document's data that open government sites show."""
    rng, year = draft.rng, draft.year
    tellers = ("发布机构", "公开机构", "发文机关", "信息来源", "发布单位")
    by = rng.choice(tellers) if draft.notes["agency"] in _TITLED else "信息来源"
    when = rng.choice(("公开日期", "发布日期", "成文日期", "发布时间"))
    rows = [
        fill(
            [
                "索引号",
                f"{rng.randint(10**8, 10**9)}/{year + 1}-{rng.randint(1000, 9999):05d}",
                "主题分类",
                "政务公开",
            ],
            "plain",
        ),
        fill([by, _source(draft, by), when, text], "plain"),
    ]
    if rng.random() < 0.5:
        signed = date.fromordinal(day.toordinal() - rng.randint(1, 12))
        second = "成文日期" if when != "成文日期" else "公开日期"
        if second == "成文日期":
            draft.published_accept.append(signed)
            extra, value = second, signed
        else:
            later = date.fromordinal(day.toordinal() + rng.randint(1, 12))
            draft.published = later
            draft.published_accept.append(later)
            extra, value = second, later
        rows.append(
            fill(["文号", rng.choice(("无", "", "—")), extra, f"{value:%Y-%m-%d}"], "plain")
        )
    if draft.title and rng.random() < 0.6:
        rows.insert(1, (Cell("名称", "plain"), Cell(draft.title, "plain", None, 3)))
    if rng.random() < 0.5:
        rows.append(fill(["有效性", "有效", "公开方式", "主动公开"], "plain"))
    return Table(tuple(rows), 0, 0)


def signature(draft: Draft) -> list[Block]:
    """Return the organ and the day at the foot, and note what they tell."""
    rng, organ = draft.rng, draft.organ
    named = draft.notes["agency"] == "signature"
    short = draft.has("agency:short_in_title")
    if not (named or short) and rng.random() > (0.45 if draft.notes["agency"] == "title" else 0.2):
        return []
    day = draft.published or _day(draft)
    if draft.published is None:
        draft.published_accept = [None, day]
    if named:
        draft.agency_accept = [organ.name]
    form = dates.signed(rng, day)
    note = [furniture("（此件公开发布）")] if rng.random() < 0.12 else []
    if rng.random() < 0.12:
        return [Block(f"{organ.name}　　{form}", "sign"), *note]
    return [Block(organ.name, "sign"), Block(form, "sign"), *note]
