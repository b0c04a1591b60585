"""Makes one sample from a seed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import figures as drawing
from . import organs, rows, script, spoil
from .compose import compose
from .docx_file import Office, to_docx
from .form import P3, RESULTS, fields
from .html_file import Site, to_html
from .html_table import EDITORS, Editor
from .identities import failing
from .labels import Labels, explained, shorten, usual
from .model import Cell, Document, Figure, Item, Para, Printed, Sample, Table
from .plan import Plan, choose, values
from .printing import Values, print_all
from .prose import Voice
from .sheet import Sheet
from .text_file import TextStyle, to_text
from .text_tables import DIALECTS

FORMATS = {"html": "html", "docx": "docx", "text": "txt"}
_NOTICES = {"2019": "国办公开办函〔2019〕60号", "2021": "国办公开办函〔2021〕30号"}


def make(seed: int, edition: str, fmt: str) -> Sample:
    """Return one messy report with its truth."""
    rng = Random(f"{seed}/{edition}/{fmt}/independent")
    plan = choose(rng, edition, fmt, DIALECTS)
    scale = _scale(rng, plan)
    organ = organs.organ(rng, scale)
    year = _year(rng, plan, edition)
    drawn = drawing.draw(rng, edition, scale)
    for _ in range(plan.breaks):
        drawing.plant(rng, edition, drawn)
    habits = values(rng, plan, edition)
    printed = print_all(rng, edition, drawn, habits)
    voice = Voice(organ, year, _NOTICES[edition], _told(rng, printed, organ.self_name, year))
    sheet = _sheet(rng, plan, edition, year, habits, printed)
    other = _other(rng, plan, edition, scale, habits, sheet)
    title = organs.title(rng, organ.name, year)
    items, unsure = _spoil(rng, plan, compose(rng, plan, voice, title, sheet, other))
    items = _script(rng, plan, items)
    document = Document(tuple(items), title, organ.name, year)
    data, hidden = _write(rng, plan, document, fmt)
    unsure |= hidden
    truth = _truth(edition, items, printed, unsure)
    name = f"{fmt}-{edition}-{seed:05d}.{'md' if _is_markdown(plan) else FORMATS[fmt]}"
    sure = frozenset(unsure)
    broken = failing(edition, truth, sure)
    return Sample(name, data, truth, sure, broken, organ.name, year, plan.kinds)


def _is_markdown(plan: Plan) -> bool:
    return plan.dialect.startswith("markdown") or plan.dialect == "torn"


def _scale(rng: Random, plan: Plan) -> str:
    if plan.dialect == "glued":
        return rng.choice(("township", "township", "office"))
    return rng.choice(("township", "township", "office", "office", "county", "city"))


def _year(rng: Random, plan: Plan, edition: str) -> int:
    if edition == "2019":
        return rng.choice((2021, 2022, 2023)) if plan.get("old_form") else rng.choice((2019, 2020))
    return rng.randint(2021, 2025)


def _told(rng: Random, printed: dict[str, Printed], name: str, year: int) -> str:
    """Return a true sentence about the year's applications, or nothing."""
    got = printed[f"{P3}/received/total"].value
    done = printed[f"{P3}/results_total/total"].value
    if got is None or done is None or rng.random() < 0.3:
        return ""
    return rng.choice(
        (
            f"{year}年，{name}共收到政府信息公开申请{got}件。",
            f"全年新收政府信息公开申请{got}件，办结{done}件。",
        )
    )


def _sheet(
    rng: Random,
    plan: Plan,
    edition: str,
    year: int,
    habits: Values,
    printed: dict[str, Printed],
) -> Sheet:
    kind = plan.get("labels")
    names: dict[str, str] = {}
    if kind in ("short", "short_some"):
        names = shorten(rng, kind == "short_some")
    elif kind == "explained":
        names = explained(edition, year)
    elif kind == "doubled":
        names = {RESULTS: rng.choice((f"{RESULTS}{RESULTS[2:]}", f"三{RESULTS[2:]}{RESULTS[2:]}"))}
    elif kind == "usual":
        names = usual(rng, edition)
    if plan.get("damage") == "cut_heads":
        names |= {
            "本年新制作数量": "本年新",
            "本年新公开数量": "本年新",
            "社会公益组织": "社会公",
            "法律服务机构": "法律服",
        }
    labels = Labels(names, kind == "comma")
    return Sheet(edition, labels, printed, True, bool(plan.get("hybrid")), habits.money)


def _other(
    rng: Random, plan: Plan, edition: str, scale: str, habits: Values, sheet: Sheet
) -> Sheet:
    """Return a copy of the form for another year or another organ."""
    bigger = "city" if plan.get("pair") == "other_organ" and scale != "city" else scale
    drawn = drawing.draw(rng, edition, bigger)
    simple = replace(habits, oddity="")
    return replace(sheet, printed=print_all(rng, edition, drawn, simple), keyed=False)


def _spoil(rng: Random, plan: Plan, items: list[Item]) -> tuple[list[Item], set[str]]:
    unsure: set[str] = set()
    places = [
        n for n, item in enumerate(items) if isinstance(item, Table) and item.part and _keyed(item)
    ]
    damage = plan.get("damage")
    if plan.get("pair") == "double_row":
        damage = "double_row"
    single = damage in ("drop_cell", "merged_zeros", "double_row")
    rng.shuffle(places)
    for place in places:
        table = items[place]
        if isinstance(table, Table):
            items[place], lost = _damaged(rng, damage, table, plan)
            unsure.update(lost)
            if single and lost:
                break
    count = {"one": 1, "few": 4}.get(plan.get("slips"), 0)
    items = spoil.slip(rng, items, count)
    filler = {
        "space": " ",
        "wide": "\u3000",
        "nbsp": "\xa0",
        "zero_width": rng.choice("\u200b\ufeff\u200d"),
    }
    if plan.get("space"):
        items = spoil.each_cell(
            items, spoil.widen(rng, filler[plan.get("space")], rng.choice((0.15, 0.6)))
        )
    return items, unsure


def _keyed(table: Table) -> bool:
    return any(cell.key for row in table.rows for cell in row)


def _damaged(rng: Random, damage: str, table: Table, plan: Plan) -> tuple[Table, list[str]]:
    standard = not plan.get("three") if table.part == 3 else not plan.get("four")
    if damage == "lose_head" and table.part > 2 and standard:
        return spoil.lose_head(table), []
    if damage == "phantom":
        return spoil.phantom(rng, table), []
    if damage == "wrong_spans":
        return spoil.wrong_spans(rng, table), []
    if damage == "tall_spans":
        return spoil.tall_spans(table), []
    if damage == "drop_cell":
        return spoil.drop_cell(rng, table)
    if damage == "merged_zeros":
        return spoil.merge_zeros(rng, table)
    if damage == "double_row":
        return spoil.double_row(rng, table)
    if damage == "extra_row":
        return rows.extra_row(rng, table), []
    if damage in ("numbers", "units"):
        return rows.number_row(table, damage), []
    if damage == "spare_rows":
        return rows.spare_rows(rng, table), []
    return table, []


def _script(rng: Random, plan: Plan, items: list[Item]) -> list[Item]:
    kind = plan.get("script")
    if plan.get("half"):
        folded = str.maketrans("（）：，；“”", '():,;""')
        items = spoil.each_text(items, lambda text: text.translate(folded))
    if kind in ("traditional", "traditional_slips"):
        items = spoil.each_text(
            items, lambda text: script.traditional(text, kind == "traditional_slips")
        )
    elif kind == "pinyin":
        chars = script.bracketed(rng)
        items = spoil.each_text(items, lambda text: script.with_pinyin(rng, text, chars))
    elif kind == "question":
        items = _questions(rng, items)
    return items


def _questions(rng: Random, items: list[Item]) -> list[Item]:
    made: list[Item] = []
    for item in items:
        if isinstance(item, Para) and item.kind == "p":
            made.append(
                replace(item, text=f"?{item.text}" if rng.random() < 0.5 else f"? ? ? ?{item.text}")
            )
        else:
            made.append(item)

    def change(text: str) -> str:
        return text.replace("\xa0", "?")

    def pad(cell: Cell) -> Cell:
        if cell.role in ("head", "label") and cell.text and rng.random() < 0.3:
            return replace(cell, text=f"? ?{cell.text}? ?")
        return cell

    return spoil.each_text(spoil.each_cell(made, pad), change)


def _truth(
    edition: str, items: list[Item], printed: dict[str, Printed], unsure: set[str]
) -> dict[str, Figure]:
    shown = {
        cell.key
        for item in items
        if isinstance(item, Table)
        for row in item.rows
        for cell in row
        if cell.key
    }
    return {
        key: printed[key].value if key in shown or key in unsure else None
        for key in fields(edition)
    }


def _write(rng: Random, plan: Plan, document: Document, fmt: str) -> tuple[bytes, frozenset[str]]:
    split = plan.get("split")
    if fmt == "text":
        style = TextStyle(
            plan.dialect,
            rng.random() < 0.5,
            rng.choice(("", "　　", "    ", "")),
            rng.choice(("\n", "\n", "\r\n")),
            plan.get("encoding") or "utf-8",
            rng.random() < 0.7 and _is_markdown(plan),
            bool(split),
            bool(plan.get("page_marks")),
        )
        return to_text(rng, document, style)
    if fmt == "docx":
        office = Office(
            rng.random() < 0.6, rng.random() < 0.5, plan.get("wrapping") == "nested_table",
            rng.random() < 0.3, split, plan.get("strike"), rng.random() < 0.15,
            plan.get("wrapping") == "tabbed",
        )  # fmt: skip
        return to_docx(rng, document, office), frozenset()
    kind = "nested" if plan.get("wrapping") == "nested_table" else rng.choice(EDITORS[:-1])
    editor = Editor(
        kind, rng.random() < 0.3, split, rng.random() < 0.3, rng.random() < 0.3,
        plan.get("strike"), rng.random() < 0.6,
    )  # fmt: skip
    site = Site(
        editor,
        "related" if plan.get("related") else rng.choice(("portal", "none")),
        rng.choice(("p", "h")),
        rng.choice(("div", "ucap", "article")),
        plan.get("encoding") or "utf-8",
        plan.get("wrapping") == "layout_table",
    )
    return to_html(rng, document, site), frozenset()
