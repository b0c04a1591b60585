"""Labels, numbers and titles, one real or invented snippet a line, with its origin."""

from decimal import Decimal
from pathlib import Path

import pytest

from govinfo_parse.recognition.labels import Grade, Matcher
from govinfo_parse.recognition.normalize import diagnose
from govinfo_parse.recognition.prose.titles import read_title
from govinfo_parse.recognition.values import heading_unit, looks_like_value, read_value

CORPORA = Path(__file__).parent / "corpora"
UNITS = {"count": "件", "change": "项", "money": ""}


def rows(name):
    lines = (CORPORA / f"{name}.tsv").read_text("utf-8").splitlines()
    found = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert len(found) > 15, "the corpus was not read"
    return found


@pytest.mark.parametrize(
    ("text", "kind", "heading", "value", "unit", "status", "doubts", "origin"), rows("numbers")
)
def test_numbers(text, kind, heading, value, unit, status, doubts, origin):
    reading = read_value(text, kind, UNITS[kind], heading_unit(heading))
    expected = None if not value else Decimal(value)
    assert (reading.value, reading.unit or "", reading.status.value) == (expected, unit, status)
    assert " ".join(reading.doubts) == doubts, origin
    assert value == "" or isinstance(reading.value, Decimal if kind == "money" else int)


@pytest.mark.parametrize(("printed", "kind", "key", "origin"), rows("labels"))
def test_labels(printed, kind, key, origin):
    printed = printed.replace("\\n", "\n")
    label, matches = Matcher(diagnose(printed + "\n?  \n? ?檔案")).match(printed)
    if kind == "none":
        assert not [m for m in matches if m.grade >= Grade.NEAR], origin
    else:
        assert key in matches.names.get((kind, None), ()), (label, matches, origin)
        assert not looks_like_value(printed)


@pytest.mark.parametrize(("line", "agency", "year", "origin"), rows("titles"))
def test_titles(line, agency, year, origin):
    title = read_title(line)
    if agency == "-":
        assert title is None, origin
    else:
        assert title is not None, origin
        assert (title.agency or "", str(title.year or "")) == (agency, year)
