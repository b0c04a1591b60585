"""The two shipped reports, read whole; every figure below was read by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from govinfo_parse import Status, parse_report
from govinfo_parse.forms import load_form

EXAMPLES = Path(__file__).parent.parent / "examples"

# Row of requests: natural person, enterprise, research, welfare, legal services, other, total.
REQUESTS_2021 = {
    "received": (12, 2, 0, 0, 1, 0, 15),
    "carried_over": (1, 0, 0, 0, 0, 0, 1),
    "granted": (6, 1, 0, 0, 1, 0, 8),
    "partially_granted": (2, 0, 0, 0, 0, 0, 2),
    "denied.third_party_rights": (1, 0, 0, 0, 0, 0, 1),
    "unavailable.not_held": (2, 1, 0, 0, 0, 0, 3),
    "not_processed.duplicate": (1, 0, 0, 0, 0, 0, 1),
    "other_handling.overdue_fee": (0, None, None, None, None, None, 0),
    "results_total": (12, 2, 0, 0, 1, 0, 15),
    "carried_forward": (1, 0, 0, 0, 0, 0, 1),
}
OTHERS_2021 = {
    "proactive_disclosure/normative_documents/issued": 2,
    "proactive_disclosure/normative_documents/repealed": 1,
    "proactive_disclosure/normative_documents/in_force": 9,
    "proactive_disclosure/administrative_licensing/decisions": 36,
    "proactive_disclosure/administrative_penalties/decisions": 4,
    "proactive_disclosure/administrative_compulsion/decisions": None,
    "proactive_disclosure/administrative_fees/amount": Decimal("0.85"),
    "reconsideration_litigation/reconsideration/upheld": 1,
}
REQUESTS_2019 = {
    "received": (2, 1, 0, 0, 0, 0, 3),
    "granted": (1, 1, 0, 0, 0, 0, 2),
    "denied.internal_affairs": (1, 0, 0, 0, 0, 0, 1),
    "results_total": (2, 1, 0, 0, 0, 0, 3),
}
OTHERS_2019 = {
    "proactive_disclosure/normative_documents/produced": 1,
    "proactive_disclosure/normative_documents/newly_disclosed": 1,
    "proactive_disclosure/normative_documents/total_disclosed": 6,
    "proactive_disclosure/administrative_licensing/previous_year_items": 12,
    "proactive_disclosure/administrative_licensing/change": -1,
    "proactive_disclosure/administrative_licensing/decisions": 20,
    "proactive_disclosure/other_services/previous_year_items": 8,
    "proactive_disclosure/other_services/change": 2,
    "proactive_disclosure/other_services/decisions": 31,
    "proactive_disclosure/administrative_penalties/previous_year_items": 5,
    "proactive_disclosure/administrative_penalties/decisions": 2,
    "proactive_disclosure/administrative_compulsion/previous_year_items": 1,
    "proactive_disclosure/administrative_compulsion/decisions": None,
    "proactive_disclosure/centralized_procurement/items": 2,
    "proactive_disclosure/centralized_procurement/amount": Decimal("38.6"),
    "reconsideration_litigation/litigation_direct/upheld": 1,
    "reconsideration_litigation/litigation_direct/total": 1,
}


def truth(edition, requests, others):
    """Every field of the edition: what is not listed is printed as 0."""
    fields = load_form(edition).fields
    columns = list(dict.fromkeys(f.column for f in fields if f.table == "requests"))
    listed = dict(others)
    for row, figures in requests.items():
        listed |= {
            f"requests/{row}/{column}": figure
            for column, figure in zip(columns, figures, strict=True)
        }
    assert set(listed) <= {f.key for f in fields}
    return {f.key: listed.get(f.key, 0) for f in fields}


TRUTHS = {
    "report.html": truth("2021", REQUESTS_2021, OTHERS_2021),
    "report.txt": truth("2019", REQUESTS_2019, OTHERS_2019),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_every_field(name):
    report = parse_report(EXAMPLES / name)
    assert {entry.field.key: entry.value for entry in report.entries} == TRUTHS[name]
    for entry in report.entries:
        expected = Status.BLANK if entry.value is None else Status.REPORTED
        assert entry.status is expected, entry.field.key
        assert entry.location is not None


@pytest.mark.parametrize(
    ("name", "agency", "year", "edition", "published"),
    [
        ("report.html", "青石县林溪镇人民政府", 2023, "2021", date(2024, 1, 22)),
        ("report.txt", "青石县桐岭乡人民政府", 2019, "2019", date(2020, 1, 16)),
    ],
)
def test_what_it_is(name, agency, year, edition, published):
    report = parse_report(EXAMPLES / name)
    assert (report.agency, report.year, report.edition) == (agency, year, edition)
    assert report.published == published
    assert report.period == (date(year, 1, 1), date(year, 12, 31))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


def test_the_printed_contradiction_is_told():
    report = parse_report(EXAMPLES / "report.html")
    failing = [f for f in report.findings if f.code == "identity_fails"]
    assert [(f.table, f.row, f.column) for f in failing] == [
        ("reconsideration_litigation", "reconsideration", None)
    ]


def test_the_other_report_has_no_contradiction():
    report = parse_report(EXAMPLES / "report.txt")
    assert [f for f in report.findings if f.severity == "error"] == []
