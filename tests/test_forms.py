"""The editions of the form expand to their golden lists of fields."""

import csv
from pathlib import Path

import pytest

from govinfo_parse.forms import EDITIONS, load_form, load_furniture

GOLDEN = Path(__file__).parent / "fixtures" / "statutory_fields.csv"


def golden(edition):
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return [line for line in csv.DictReader(file) if line["edition"] == edition]


@pytest.mark.parametrize(("edition", "count"), [("2019", 198), ("2021", 200)])
def test_expands_to_golden_fields(edition, count):
    expanded = [
        {
            "edition": edition,
            "table": field.table,
            "row": field.row,
            "column": field.column,
            "row_label": field.row_label,
            "column_label": field.column_label,
            "kind": field.kind,
            "unit": field.unit,
        }
        for field in load_form(edition).fields
    ]
    assert len(expanded) == count
    assert expanded == golden(edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_keys_are_unique(edition):
    keys = [field.key for field in load_form(edition).fields]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("edition", EDITIONS)
def test_identities_name_rows_and_columns_of_their_table(edition):
    form = load_form(edition)
    assert [identity.name for identity in form.identities] == ["A", "B", "C", "D"]
    for identity in form.identities:
        named = {*identity.left, *identity.right}
        along = "row" if identity.along == "columns" else "column"
        known = {getattr(f, along) for f in form.fields if f.table == identity.table}
        assert named <= known
        assert not set(identity.left) & set(identity.right)


@pytest.mark.parametrize("edition", EDITIONS)
def test_b_sums_every_outcome_of_a_request(edition):
    form = load_form(edition)
    rows = dict.fromkeys(f.row for f in form.fields if f.table == "requests")
    outside = {"received", "carried_over", "results_total", "carried_forward"}
    (b,) = (identity for identity in form.identities if identity.name == "B")
    assert list(b.right) == [row for row in rows if row not in outside]


@pytest.mark.parametrize("edition", EDITIONS)
def test_labels_and_aliases_of_a_block_lead_to_one_field(edition):
    for table in load_form(edition).tables:
        for block in table.blocks:
            for places in (block.rows, block.columns):
                names = [(p.groups, name) for p in places for name in {p.leaf, *p.aliases}]
                assert len(set(names)) == len(names), names


def test_unknown_edition():
    with pytest.raises(ValueError, match="no such edition"):
        load_form("2020")


def test_furniture_has_the_six_parts():
    sections = load_furniture().sections
    assert [section.number for section in sections] == [1, 2, 3, 4, 5, 6]
    names = [name for s in sections for name in (s.title, *s.aliases)]
    assert len(set(names)) == len(names)
