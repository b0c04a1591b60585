"""Reports made by hand, for tests of what comes after recognition."""

from datetime import date
from decimal import Decimal

from govinfo_parse import Entry, Location, Report, SectionText, Status
from govinfo_parse.checks import check_all
from govinfo_parse.forms import load_form


def entries(edition="2021", changes=None, *, fill=0):
    """Every field of an edition with ``fill``; ``changes`` maps keys to values or statuses."""
    changes = dict(changes or {})
    made = []
    for number, field in enumerate(load_form(edition).fields):
        change = changes.pop(field.key, fill)
        place = Location(table=0, row=number, column=1)
        if isinstance(change, Status):
            raw = None if change is Status.MISSING else "约3件" * (change is Status.UNREADABLE)
            made.append(Entry(field, change, raw=raw, location=None if raw is None else place))
        else:
            value = Decimal(change) if field.kind == "money" else change
            unit = field.unit or None
            made.append(Entry(field, Status.REPORTED, value, unit, str(change), place))
    assert not changes, f"no such fields: {sorted(changes)}"
    return tuple(made)


def table(edition, key):
    """The keys of all fields of one table."""
    return [f.key for f in load_form(edition).fields if f.table == key]


def report(edition="2021", changes=None, *, fill=0, year=2023):
    filled = entries(edition, changes, fill=fill)
    return Report(
        title="林溪镇人民政府2023年政府信息公开工作年度报告",
        agency="林溪镇人民政府",
        year=year,
        edition=edition,
        published=date(2024, 1, 22),
        period=(date(year, 1, 1), date(year, 12, 31)),
        signature="林溪镇人民政府",
        sections=(
            SectionText(
                "overview", 1, "一、总体情况", "全年公开。", "全年公開。", Location(line=3)
            ),
        ),
        entries=filled,
        findings=tuple(check_all(load_form(edition), filled, year)),
        metadata={"title": "林溪镇"},
        source="a.html",
        format="html",
        encoding="utf-8",
    )
