"""Figures that the sums settle: all that they determine, and nothing else."""

import random
from dataclasses import replace

import pytest

from damage import WAYS, damaged
from generator.figures import FILLS, consistent
from govinfo_parse import Status, parse_html
from govinfo_parse.document import Location
from govinfo_parse.forms import load_form
from govinfo_parse.recognition.readings import OpenRow, readings
from govinfo_parse.recognition.repair import repair
from handmade import entries
from plain import page

ROW = "requests/granted/{}"
COLUMNS = [c.key for c in load_form("2021").tables[1].blocks[0].columns]


def settled(changes, rows=(), edition="2021"):
    """What is repaired in a report of zeros with some changes."""
    fixed, findings = repair(load_form(edition), entries(edition, changes), rows)
    values = {e.field.key: e.value for e in fixed if e.status is Status.REPAIRED}
    return values, [f.code for f in findings]


def open_row(*texts, row="granted"):
    return OpenRow(tuple(("requests", row, column) for column in COLUMNS), texts, Location(table=1))


def replace_raw(made, key, raw):
    return tuple(
        replace(e, status=Status.UNREADABLE, value=None, unit=None, raw=raw) if e.field.key == key else e
        for e in made
    )  # fmt: skip


def unread(row="granted"):
    """A row of the table of requests of which nothing was placed."""
    return {f"requests/{row}/{column}": Status.UNREADABLE for column in COLUMNS}


def consistent_row(**figures):
    """A report in which one row of results has figures, and all sums hold."""
    total = sum(figures.values())
    changes = {}
    for row in ("granted", "results_total", "received"):
        changes |= {f"requests/{row}/{column}": value for column, value in figures.items()}
        changes[f"requests/{row}/total"] = total
    return changes


def test_one_sum_settles_one_cell():
    changes = consistent_row(natural_person=3, commercial_enterprise=2)
    garbled = replace_raw(entries("2021", changes), ROW.format("natural_person"), "■")
    fixed, findings = repair(load_form("2021"), garbled)
    cell = next(e for e in fixed if e.field.key == ROW.format("natural_person"))
    assert (cell.status, cell.value, cell.raw, cell.unit) == (Status.REPAIRED, 3, "■", "件")
    assert [f.code for f in findings] == ["repaired_from_sums"]
    assert "follows from" in findings[0].message
    assert "■" in findings[0].message


@pytest.mark.parametrize(
    ("raw", "filled"), [("3■", True), ("约3", True), ("2■", False), ("约10", False)]
)
def test_printed_digits_must_be_in_the_figure(raw, filled):
    garbled = replace_raw(
        entries("2021", consistent_row(natural_person=3)), ROW.format("natural_person"), raw
    )
    fixed, _ = repair(load_form("2021"), garbled)
    assert any(e.status is Status.REPAIRED for e in fixed) is filled


@pytest.mark.parametrize("status", [Status.BLANK, Status.MISSING])
def test_blank_and_missing_cells_stay(status):
    changes = consistent_row(natural_person=3, commercial_enterprise=2)
    assert settled(changes | {ROW.format("natural_person"): status}) == ({}, [])


def test_a_sum_that_fails_proves_nothing():
    changes = consistent_row(natural_person=3) | {"requests/denied.state_secret/total": 1}
    changes |= {ROW.format("commercial_enterprise"): Status.UNREADABLE}
    assert settled(changes)[0] == {}


def test_two_sums_that_disagree_settle_nothing():
    changes = consistent_row(natural_person=3) | {"requests/results_total/natural_person": 4}
    assert settled(changes | {ROW.format("natural_person"): Status.UNREADABLE})[0] == {}


def test_a_dropped_cell_is_found_by_its_columns():
    changes = consistent_row(natural_person=3, other_organization=2) | unread()
    values, codes = settled(changes, [open_row("3", "0", "0", "0", "2", "5")])
    assert [values[ROW.format(c)] for c in COLUMNS] == [3, 0, 0, 0, 0, 2, 5]
    assert set(codes) == {"repaired_from_sums"}


def test_digits_in_two_cells_are_one_figure():
    changes = consistent_row(natural_person=12, other_organization=2) | unread()
    values, _ = settled(changes, [open_row("1", "2", "0", "0", "0", "0", "2", "14")])
    assert [values[ROW.format(c)] for c in COLUMNS] == [12, 0, 0, 0, 0, 2, 14]


def test_a_glued_row_is_parted_where_one_way_is_left():
    changes = consistent_row(natural_person=12, other_organization=2) | unread()
    values, _ = settled(changes, [open_row("120000214")])
    assert [values[ROW.format(c)] for c in COLUMNS] == [12, 0, 0, 0, 0, 2, 14]


def test_several_readings_leave_open_what_they_do_not_agree_on():
    changes = consistent_row(natural_person=3, other_organization=2) | unread()
    blank = {f"requests/results_total/{column}": Status.BLANK for column in COLUMNS}
    values, _ = settled(changes | blank, [open_row("1", "1", "0", "0", "0", "0", "0", "11")])
    # 11 0 0 0 0 0 11 or 1 10 0 0 0 0 11: five cells are the same in both.
    assert {key.rpartition("/")[2]: value for key, value in values.items()} == {
        **dict.fromkeys(("research_institution", "legal_service_organization"), 0),
        "social_welfare_organization": 0,
        "other_organization": 0,
        "total": 11,
    }
    assert settled(changes | blank, [open_row("3", "0", "0", "0", "2", "5")]) == ({}, [])


def test_readings_are_few_and_known():
    assert set(readings(["12", "0"], 3)) == {(None, 12, 0), (12, None, 0), (12, 0, None), (1, 2, 0)}
    assert list(readings(["", "1", "2"], 2)) == [(1, 2)]
    assert list(readings(["约3", "1"], 3)) == []
    assert list(readings(["1"] * 9, 2)) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(24))
def test_consistent_reports(way, seed):
    source, values = damaged(way, seed)
    repaired = 0
    for entry in parse_html(source).entries:
        if entry.status in (Status.REPORTED, Status.REPAIRED):
            assert entry.value == values[entry.field.key], entry
            repaired += entry.status is Status.REPAIRED
    if way == "each_row":
        # Sums determine every cell of requests and reviews; none of part two.
        rows = {key.rpartition("/")[0] for key in values if not key.startswith("proactive")}
        assert repaired == len(rows)


@pytest.mark.parametrize("seed", range(40))
def test_undamaged_reports_stay_as_they_are(seed):
    rng = random.Random(seed)
    edition = rng.choice(("2019", "2021"))
    values = consistent(rng, edition, FILLS[seed % 4])
    if seed % 2:
        for key in rng.sample(list(values), 5):
            values[key] = (values[key] or 0) + 1
    source = page(edition, values)
    assert parse_html(source).entries == parse_html(source, repair=False).entries


@pytest.mark.parametrize("seed", range(30))
def test_a_removed_cell_never_gives_another_figure(seed):
    source, values = damaged("cell_lost", seed, contradicted=seed % 2 == 1)
    report = parse_html(source)
    doubted = {(f.table, f.row) for f in report.findings}
    for entry in report.entries:
        if entry.value is not None and entry.value != values[entry.field.key]:
            assert (entry.field.table, entry.field.row) in doubted, entry


def test_repairs_can_be_switched_off():
    source, _ = damaged("each_row", 3)
    assert not any(e.status is Status.REPAIRED for e in parse_html(source, repair=False).entries)
