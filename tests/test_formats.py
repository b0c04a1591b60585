"""The same report in every format gives the same entries; real printers' files give theirs."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

from generator import docx, html, pdf, text
from generator.build import build
from generator.document import Document
from generator.form import EDITIONS, fields
from generator.kinds import eligible
from generator.model import make_report
from generator.tables import Shape
from generator.values import ValueStyle, print_figure
from govinfo_parse import Report, parse_report
from printers import CHROMIUM, OFFICE, convert_by_office, print_by_browser

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from accuracy import score_report

PRINTED = sorted((Path(__file__).parent / "fixtures" / "printed").iterdir())
SEEDS = range(6)
STYLE = (
    "<style>table{border-collapse:collapse;width:100%;font-size:9pt}"
    "td{border:1px solid #000;padding:2px;text-align:center}</style>"
)


def plain(seed: int, edition: str) -> Document:
    rng = random.Random(seed)
    report = make_report(rng, edition, fill="small")
    cells = {
        f.key: print_figure(rng, ValueStyle(), f, report.figures[f.key]) for f in fields(edition)
    }
    return build(rng, report, cells, Shape(), ())


def page(document: Document, style: str = STYLE) -> bytes:
    body = html.render_body(random.Random(0), document, ())
    return f'<html><head><meta charset="utf-8">{style}</head><body>{body}</body></html>'.encode()


def sources(document: Document) -> dict[str, bytes]:
    rng = random.Random(0)
    return {
        "html": page(document),
        "text": text.render(rng, document, ("pipe_full_grid",)).text.encode(),
        "docx": docx.render(rng, document, ()),
        "pdf": pdf.render(rng, document, ())[0],
    }


def entries(report: Report) -> list[tuple[str, str, object]]:
    return [(e.field.key, e.status.value, e.value) for e in report.entries]


def about(report: Report) -> tuple[object, ...]:
    return report.title, report.agency, report.year, report.edition


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_format_gives_the_same(seed: int, edition: str) -> None:
    reports = {name: parse_report(data) for name, data in sources(plain(seed, edition)).items()}
    expected = reports["html"]
    assert len(expected.entries) == len(fields(edition))
    assert all(status == "reported" for _, status, _ in entries(expected))
    for name, report in reports.items():
        assert report.format == name
        assert entries(report) == entries(expected), name
        assert about(report) == about(expected), name
        assert [s.key for s in report.sections] == [s.key for s in expected.sections], name


WRITTEN = sorted(
    {
        (k.name, fmt)
        for fmt in ("docx", "pdf")
        for k in eligible("2021", fmt)
        if k.name.startswith(fmt)
    }
)
LOSES = {"pdf_unknown_font", "docx_tracked_rows", "docx_rows_short"}


@pytest.mark.parametrize(("kind", "fmt"), WRITTEN)
@pytest.mark.parametrize("edition", EDITIONS)
def test_how_a_tool_writes_it_changes_nothing(kind: str, fmt: str, edition: str) -> None:
    document = plain(7, edition)
    expected = entries(parse_report(page(document)))
    rng = random.Random(1)
    render = docx.render_with_changes if fmt == "docx" else pdf.render
    data, changes = render(rng, document, (kind,))
    assert not changes or kind in LOSES
    lost = [key for key, outcome in changes.items() if outcome is None or outcome.value is None]
    found = entries(parse_report(data, repair=False))
    assert [e for e in found if e[0] not in lost] == [e for e in expected if e[0] not in lost]
    assert all(value is None for key, _, value in found if key in lost)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; ready-made pages serve")
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_browser_prints_the_same(edition: str) -> None:
    document = plain(3, edition)
    expected = parse_report(page(document))
    printed = parse_report(print_by_browser(page(document), header=edition == "2019"))
    assert entries(printed) == entries(expected)
    assert about(printed) == about(expected)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; ready-made files serve")
def test_an_office_suite_saves_the_same() -> None:
    written = {f"r{edition}.docx": plain(4, edition) for edition in EDITIONS}
    files = {
        name: docx.render(random.Random(0), document, ()) for name, document in written.items()
    }
    for target in ("pdf", "odt"):
        made = convert_by_office(files, target)
        assert set(made) == set(files)
        if target == "odt":
            again = convert_by_office(
                {n.replace("docx", "odt"): d for n, d in made.items()}, "docx"
            )
            made = {n.replace("odt", "docx"): d for n, d in again.items()}
        for name, data in made.items():
            expected = parse_report(files[name])
            assert entries(parse_report(data)) == entries(expected), (target, name)


@pytest.mark.parametrize("folder", PRINTED, ids=lambda folder: folder.name)
def test_ready_made_files(folder: Path) -> None:
    (source,) = folder.glob("source.*")
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    score = score_report(parse_report(source), truth, folder.name)
    assert score.total > 190
    assert score.cells == {"exact": score.total}, score.wrong
    assert score.meta_right == score.meta_known, score.wrong
