"""Every entry, part and finding leads to its place in the source."""

import re

import pytest

from generator import generate
from govinfo_parse import Location, Status, parse_html, parse_report, replay
from plain import page, values_of

FORMATS = ("html", "text", "docx", "pdf")


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_that_is_printed_has_a_place(fmt, seed):
    report = parse_report(generate(seed, "2021", fmt, 0).source)
    for entry in report.entries:
        assert (entry.location is None) == (entry.status is Status.MISSING)
        assert report.locate(entry) == report.locate(entry.field.key) == entry.location
    for section in report.sections:
        assert report.locate(section) != Location()
    for finding in report.findings:
        assert report.locate(finding) == finding.location


def test_html_leads_to_table_row_and_cell():
    values = values_of("2021", 1)
    report = parse_html(page("2021", values))
    place = report.locate("requests/granted/total")
    table = re.findall(r"<table.*?</table>", page("2021", values))[place.table]
    row = re.findall(r"<tr>.*?</tr>", table)[place.row]
    assert f"<td>{values['requests/granted/total']}</td>" in row
    assert place.column == 9
    assert report.sections[0].location.paragraph == 1
    with pytest.raises(KeyError):
        report.locate("requests/granted/nobody")


def test_text_leads_to_line_and_character():
    source = generate(4, "2021", "text", 0).source
    report = parse_report(source)
    lines = source.decode().splitlines()
    for entry in report.entries:
        place = entry.location
        if entry.raw and place.offset:
            assert lines[place.line - 1][place.offset - 1 :].startswith(entry.raw), entry
    assert any(e.location.offset for e in report.entries)
    heading = report.sections[0].location
    assert report.sections[0].heading[:1] in lines[heading.line - 1]


@pytest.mark.parametrize("seed", [5, 6])
def test_pdf_leads_to_page_and_box(seed):
    pdfplumber = pytest.importorskip("pdfplumber")
    import io

    source = generate(seed, "2021", "pdf", 0).source
    report = parse_report(source)
    with pdfplumber.open(io.BytesIO(source)) as document:
        for entry in report.entries:
            place = entry.location
            text = document.pages[place.page - 1].crop(place.box, strict=False).extract_text()
            assert entry.raw.replace("\n", "") in "".join(text.split()), entry
        section = report.sections[0]
        shown = document.pages[section.location.page - 1].crop(section.location.box, strict=False)
        assert section.heading in "".join(shown.extract_text().split())


def test_locations_are_words_and_columns():
    assert str(Location(page=2, table=1, row=3, column=4)) == "page 2, table 1, row 3, column 4"
    assert str(Location()) == "unknown place"
    frame = parse_html(page("2019", values_of("2019", 2))).to_frame()
    assert set(frame["at_table"]) == {0, 1, 2}
    assert frame["at_box"].isna().all()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["traditional", "pinyin_toned", "nbsp_question", "zero_width"])
def test_readable_text_is_made_again_by_its_steps(kind, seed):
    report = parse_report(generate(seed, "2021", "html", 0, (kind,)).source)
    for section in report.sections:
        assert replay(section.printed, section.steps) == section.text
    if kind == "traditional":
        assert any("to_simplified" in s.steps or "to_mainland" in s.steps for s in report.sections)
