"""Sums and consistency: each rule where it holds, where it breaks, where it cannot be judged."""

from collections import Counter

import pytest

from govinfo_parse import Severity, Status
from govinfo_parse.checks import (
    Verdict,
    assess,
    check_all,
    check_edition_year,
    check_identities,
    check_presence,
)
from govinfo_parse.forms import EDITIONS, load_form
from handmade import entries, table

GOOD = {
    "requests/received/natural_person": 4,
    "requests/received/other_organization": 1,
    "requests/received/total": 5,
    "requests/carried_over/natural_person": 1,
    "requests/carried_over/total": 1,
    "requests/granted/natural_person": 2,
    "requests/granted/total": 2,
    "requests/denied.registry_query/natural_person": 1,
    "requests/denied.registry_query/total": 1,
    "requests/not_processed.duplicate/other_organization": 1,
    "requests/not_processed.duplicate/total": 1,
    "requests/results_total/natural_person": 3,
    "requests/results_total/other_organization": 1,
    "requests/results_total/total": 4,
    "requests/carried_forward/natural_person": 2,
    "requests/carried_forward/total": 2,
    "reconsideration_litigation/litigation_direct/upheld": 2,
    "reconsideration_litigation/litigation_direct/pending": 1,
    "reconsideration_litigation/litigation_direct/total": 3,
}


def findings(edition, changes=None, fill=0):
    form = load_form(edition)
    return check_identities(form, entries(edition, {**GOOD, **(changes or {})}, fill=fill))


@pytest.mark.parametrize("edition", EDITIONS)
def test_sums_that_hold_say_nothing(edition):
    assert findings(edition) == []
    verdicts = assess(load_form(edition), entries(edition, GOOD))
    assert {a.verdict for a in verdicts} == {Verdict.HOLDS}
    assert all(a.holds_with_zeros for a in verdicts)


@pytest.mark.parametrize(
    ("edition", "counts"),
    [("2019", {"A": 7, "B": 7, "C": 23, "D": 3}), ("2021", {"A": 7, "B": 7, "C": 25, "D": 3})],
)
def test_number_of_sums(edition, counts):
    assert Counter(a.name for a in assess(load_form(edition), entries(edition))) == counts


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("changed", "value", "failing"),
    [
        (
            "requests/received/natural_person",
            6,
            {"A requests/None/natural_person", "C requests/received/None"},
        ),
        (
            "requests/granted/natural_person",
            3,
            {"B requests/None/natural_person", "C requests/granted/None"},
        ),
        (
            "requests/received/total",
            0,
            {"A requests/None/total", "C requests/received/None"},
        ),
        (
            "requests/results_total/total",
            5,
            {
                "A requests/None/total",
                "B requests/None/total",
                "C requests/results_total/None",
            },
        ),
        (
            "reconsideration_litigation/litigation_direct/total",
            0,
            {"D reconsideration_litigation/litigation_direct/None"},
        ),
        (
            "reconsideration_litigation/reconsideration/other",
            1,
            {"D reconsideration_litigation/reconsideration/None"},
        ),
    ],
)
def test_a_broken_sum_is_found_where_it_is(edition, changed, value, failing):
    found = findings(edition, {changed: value})
    assert {f.code for f in found} == {"identity_fails"}
    assert {f"{f.message[0]} {f.table}/{f.row}/{f.column}" for f in found} == failing
    made = {e.field.key: e for e in entries(edition)}
    for finding in found:
        assert finding.severity is Severity.ERROR
        first = {"A": "received", "B": "results_total"}.get(finding.message[0], finding.row)
        key = f"{finding.table}/{first}/{finding.column or 'total'}"
        assert finding.location == made[key].location


def test_the_message_tells_both_sides():
    (finding,) = findings("2021", {"reconsideration_litigation/litigation_direct/total": 0})
    assert finding.message == (
        "D fails for litigation_direct: printed 0 (total), "
        "expected 3 (upheld 2 + pending 1 + 2 zeros); difference -3"
    )
    a, _ = findings("2021", {"requests/received/total": 0})
    assert a.message == (
        "A fails for total: printed 1 (received 0 + carried_over 1), "
        "expected 6 (results_total 4 + carried_forward 2); difference -5"
    )


@pytest.mark.parametrize("status", [Status.BLANK, Status.MISSING, Status.UNREADABLE])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_cell_without_value_never_makes_a_sum_fail(edition, status):
    for field in load_form(edition).fields:
        found = findings(edition, {field.key: status})
        assert {f.code for f in found} <= {"identity_not_assessable"}
        assert bool(found) == (field.table != "proactive_disclosure")


def test_not_assessable_is_one_finding_per_identity():
    blanks = {
        "requests/received/legal_service_organization": Status.BLANK,
        "requests/received/total": Status.BLANK,
        "requests/granted/total": Status.MISSING,
    }
    found = {f.message[0]: f for f in findings("2021", blanks)}
    assert set(found) == {"A", "B", "C"}
    assert {f.severity for f in found.values()} == {Severity.INFO}
    assert found["A"].message == (
        "A could not be checked for 2 of 7 columns (would hold with blanks as zero: "
        "legal_service_organization; would fail with blanks as zero: total)"
    )
    assert found["B"].message == (
        "B could not be checked for 1 of 7 columns (cells missing or unreadable: total)"
    )
    assert found["C"].message == (
        "C could not be checked for 2 of 25 rows (would fail with blanks as zero: received; "
        "cells missing or unreadable: granted)"
    )


@pytest.mark.parametrize("status", [Status.BLANK, Status.MISSING])
def test_an_empty_table_is_not_the_matter_of_sums(status):
    gone = dict.fromkeys(table("2019", "requests"), status)
    form = load_form("2019")
    assert check_identities(form, entries("2019", gone)) == []
    verdicts = [a for a in assess(form, entries("2019", gone)) if a.table == "requests"]
    assert {a.verdict for a in verdicts} == {Verdict.NOT_ASSESSABLE}


def test_entries_that_are_not_given_count_as_missing():
    form = load_form("2021")
    assert {a.verdict for a in assess(form, ())} == {Verdict.NOT_ASSESSABLE}
    assert {a.holds_with_zeros for a in assess(form, ())} == {None}
    assert check_identities(form, ()) == []


@pytest.mark.parametrize(
    ("edition", "year", "mismatch"),
    [
        ("2019", 2019, False),
        ("2019", 2020, False),
        ("2019", 2021, True),
        ("2019", 2023, True),
        ("2021", 2020, True),
        ("2021", 2021, False),
        ("2021", 2025, False),
        ("2021", 2018, True),
        (None, 2018, False),
        ("2021", None, False),
    ],
)
def test_edition_against_year(edition, year, mismatch):
    found = check_edition_year(edition, year)
    assert [f.code for f in found] == ["edition_year_mismatch"] * mismatch


def test_no_statutory_tables():
    form = load_form("2021")
    gone = entries("2021", fill=Status.MISSING)
    assert [f.code for f in check_presence(form, gone)] == ["no_statutory_tables"]
    assert [f.code for f in check_presence(None, ())] == ["no_statutory_tables"]


def test_a_table_missing():
    gone = dict.fromkeys(table("2021", "requests"), Status.MISSING)
    found = check_presence(load_form("2021"), entries("2021", gone))
    assert [(f.code, f.table) for f in found] == [("table_missing", "requests")]


def test_rows_missing_are_one_finding_per_table():
    lost = ("granted", "denied.state_secret")
    gone = {key: Status.MISSING for key in table("2021", "requests") if key.split("/")[1] in lost}
    gone["proactive_disclosure/administrative_fees/amount"] = Status.MISSING
    gone["reconsideration_litigation/reconsideration/total"] = Status.MISSING
    found = check_presence(load_form("2021"), entries("2021", gone))
    assert [(f.code, f.table) for f in found] == [
        ("rows_missing", "proactive_disclosure"),
        ("rows_missing", "requests"),
    ]
    assert found[1].message == "2 of 25 rows were not found: granted, denied.state_secret"


@pytest.mark.parametrize("status", [Status.BLANK, Status.UNREADABLE])
def test_a_row_of_other_statuses_is_there(status):
    assert check_presence(load_form("2021"), entries("2021", fill=status)) == []


def test_all_checks_together():
    changes = {
        "requests/granted/total": 1,
        **dict.fromkeys(table("2019", "reconsideration_litigation"), Status.MISSING),
    }
    found = check_all(load_form("2019"), entries("2019", changes), 2022)
    assert [f.code for f in found] == [
        "table_missing",
        "edition_year_mismatch",
        "identity_fails",
        "identity_fails",
    ]
    assert [f.code for f in check_all(None, (), 2018)] == ["no_statutory_tables"]
