"""The generator keeps its own promises; nothing here knows the parser."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import docx as python_docx
import pypdfium2
import pytest

from generator import generate
from generator.document import Table, cut, placed
from generator.figures import BLANKS, FILLS, blanked, broken_identities, consistent
from generator.form import EDITIONS, fields
from generator.kinds import choose, clash, eligible
from generator.tables import Shape, proactive, requests, reviews
from generator.values import ValueStyle, chinese, print_figure

FORMATS = ("html", "text", "docx", "pdf")
CASES = [(edition, fmt) for edition in EDITIONS for fmt in FORMATS]


@pytest.mark.parametrize(("edition", "fmt"), CASES)
def test_same_seed_same_bytes(edition: str, fmt: str) -> None:
    for seed in range(5):
        assert generate(seed, edition, fmt) == generate(seed, edition, fmt)
    assert generate(1, edition, fmt).source != generate(2, edition, fmt).source


@pytest.mark.parametrize(("edition", "fmt"), CASES)
def test_truth_holds_fields_of_the_edition_only(edition: str, fmt: str) -> None:
    keys = [f.key for f in fields(edition)]
    for seed in range(40):
        truth = generate(seed, edition, fmt).truth
        assert set(truth["cells"]) <= set(keys)
        assert set(truth["status"]) <= set(truth["cells"])
        assert truth.get("edition", edition) == edition
        assert all(truth["cells"][key] is None for key in truth["status"])


@pytest.mark.parametrize(("edition", "fmt"), CASES)
def test_every_kind_is_reachable_alone(edition: str, fmt: str) -> None:
    for kind in eligible(edition, fmt):
        sample = generate(7, edition, fmt, kinds=1, wanted=(kind.name,))
        assert kind.name in sample.kinds


@pytest.mark.parametrize(("edition", "fmt"), CASES)
def test_kinds_that_clash_never_meet(edition: str, fmt: str) -> None:
    by_name = {k.name: k for k in eligible(edition, fmt)}
    seen: set[str] = set()
    for seed in range(400):
        chosen = [by_name[n] for n in choose(random.Random(seed), edition, fmt, 8)]
        seen |= {k.name for k in chosen}
        assert not [1 for a in chosen for b in chosen if a is not b and clash(a, b)]
    assert len(seen) > len(by_name) * 0.9


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("fill", FILLS)
def test_identities_hold(edition: str, fill: str) -> None:
    for seed in range(20):
        rng = random.Random(seed)
        figures = consistent(rng, edition, fill)
        assert broken_identities(edition, figures) == ()
        for pattern in BLANKS:
            assert broken_identities(edition, blanked(rng, edition, figures, pattern)) == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_contradictions_break_an_identity(edition: str) -> None:
    sample = generate(3, edition, "html", kinds=1, wanted=("contradiction",))
    assert broken_identities(edition, sample.truth["cells"])


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (10, "十"), (12, "十二"), (105, "一百零五"), (110, "一百一十"), (20030, "二万零三十"),
     (10000, "一万"), (1000005, "一百万零五"), (3020, "三千零二十")],
)  # fmt: skip
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text


def test_pages_decode_as_they_declare() -> None:
    for seed in range(60):
        sample = generate(seed, "2021", "html")
        if not any(k.startswith(("gbk", "gb18030", "big5", "utf16")) for k in sample.kinds):
            sample.source.decode("utf-8")


@pytest.mark.parametrize("edition", EDITIONS)
def test_glued_rows_keep_only_forced_figures(edition: str) -> None:
    # 0012 is 0, 0, 12: no figure but 0 itself starts with 0. Any other figure may be parted.
    for seed in range(10):
        sample = generate(seed, edition, "text", kinds=1, wanted=("glued",))
        cells = sample.truth["cells"]
        rows: dict[str, list[str]] = {}
        for f in fields(edition):
            rows.setdefault(f"{f.table}/{f.row}", []).append(f"{f.table}/{f.row}/{f.column}")
        for keys in rows.values():
            if len(keys) > 1:
                assert not any(cells.get(key) for key in keys[:-1])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("fmt", FORMATS)
def test_images_of_tables_have_no_figures(edition: str, fmt: str) -> None:
    truth = generate(5, edition, fmt, kinds=1, wanted=("tables_as_images",)).truth
    assert set(truth["cells"].values()) == {None}
    assert set(truth["status"].values()) == {"missing"}
    assert "edition" not in truth


@pytest.mark.parametrize("edition", EDITIONS)
def test_word_files_open_whatever_is_done_to_them(edition: str) -> None:
    foreign = {"docx_strict", "docx_docm", "docx_dotx"}
    for kind in eligible(edition, "docx"):
        sample = generate(5, edition, "docx", kinds=2, wanted=(kind.name,))
        with zipfile.ZipFile(io.BytesIO(sample.source)) as archive:
            assert {info.date_time[0] for info in archive.infolist()} == {1980}
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(archive.read(name))
        if not foreign & set(sample.kinds):
            assert python_docx.Document(io.BytesIO(sample.source)).element.body is not None


@pytest.mark.parametrize("edition", EDITIONS)
def test_deleted_rows_and_cells_left_out_take_their_figures_along(edition: str) -> None:
    outcomes = set()
    for seed in range(20):
        truth = generate(seed, edition, "docx", kinds=1, wanted=("docx_tracked_rows",)).truth
        outcomes |= set(truth["status"].values())
        wanted = ("docx_rows_short", "blanks_many")
        short = generate(seed, edition, "docx", kinds=2, wanted=wanted).truth
        gone = {f.key for f in fields(edition)} - set(short["cells"])
        outcomes |= {"left out"} if gone else set()
    assert {"missing", "left out"} <= outcomes


def _shown(data: bytes) -> str:
    """All text of a PDF file without its spaces."""
    with pypdfium2.PdfDocument(data) as file:
        texts = []
        for page in file:
            assert min(page.get_size()) > 100
            texts.append(page.get_textpage().get_text_bounded())
    return "".join("".join(texts).split())


@pytest.mark.parametrize("edition", EDITIONS)
def test_pdf_files_open_whatever_is_done_to_them(edition: str, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    for kind in eligible(edition, "pdf"):
        if not kind.name.startswith("pdf_"):
            continue
        sample = generate(5, edition, "pdf", kinds=1, wanted=(kind.name,))
        assert len(_shown(sample.source)) > 500, kind.name
        if qpdf is not None:
            path = tmp_path / "source.pdf"
            path.write_bytes(sample.source)
            check = subprocess.run([qpdf, "--check", path], capture_output=True, check=False)
            assert check.returncode == 0, (kind.name, check.stderr)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_plain_pdf_file_shows_what_its_truth_says(edition: str) -> None:
    for seed in range(10):
        sample = generate(seed, edition, "pdf", kinds=0)
        shown = _shown(sample.source)
        assert sample.truth["title"] in shown
        figures = Counter(str(v) for v in sample.truth["cells"].values() if isinstance(v, int))
        assert all(shown.count(text) >= count for text, count in figures.items())


@pytest.mark.parametrize("edition", EDITIONS)
def test_figures_in_a_font_that_nobody_knows_are_unreadable(edition: str) -> None:
    truth = generate(3, edition, "pdf", kinds=1, wanted=("pdf_unknown_font",)).truth
    assert 0 < list(truth["status"].values()).count("unreadable") < 60


def test_names_in_a_plain_page_are_the_names_in_its_truth() -> None:
    for seed in range(40):
        sample = generate(seed, "2021", "html", kinds=0)
        page = sample.source.decode()
        assert sample.truth["title"] in page
        assert sample.truth["agency"] in sample.truth["title"]
        assert str(sample.truth["year"]) in sample.truth["title"]


def _holes(table: Table) -> list[tuple[int, int]]:
    covered: Counter[tuple[int, int]] = Counter()
    for y, line in enumerate(placed(table)):
        for x, box in line:
            covered.update(
                (y + dy, x + dx) for dy in range(box.rowspan) for dx in range(box.colspan)
            )
    assert max(covered.values()) == 1
    whole = {(y, x) for y in range(len(table.rows)) for x in range(table.columns)}
    return sorted(whole ^ set(covered))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "shape",
    [Shape(), Shape(total_first=True), Shape(transposed=True), Shape(serial=True),
     Shape(remark=True, repeated_header=True), Shape(undivided=True), Shape(extra_row=True, notes=True),
     Shape(heading_inside=True, serial=True, remark=True), Shape(review="rows"),
     Shape(review="tables"), Shape(dropped=frozenset({"requests/denied.state_secret",
                                                      "proactive_disclosure/rules"}))],
)  # fmt: skip
def test_tables_are_rectangles_also_when_cut(edition: str, shape: Shape) -> None:
    if shape.undivided and edition == "2019":
        pytest.skip("the 2019 form never divides this row")
    rng = random.Random(1)
    figures = consistent(rng, edition, "small")
    cells = {f.key: print_figure(rng, ValueStyle(), f, figures[f.key]) for f in fields(edition)}
    tables = (
        proactive(rng, edition, cells, shape),
        requests(rng, edition, cells, shape),
        *reviews(rng, edition, cells, shape),
    )
    for table in tables:
        assert _holes(table) == []
        for at in range(1, len(table.rows)):
            for piece in cut(table, at, repeat=True):
                assert _holes(piece) == []
    shown = {b.key for t in tables for row in t.rows for b in row if b.key}
    gone = {f.key for f in fields(edition)} - shown
    assert all(
        key.rsplit("/", 1)[0] in shape.dropped or (shape.undivided and "other_handling" in key)
        for key in gone
    )
