"""What must not change an entry: spaces, invisible characters, script, pinyin, markup, spans."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govinfo_parse import GovinfoParseError, Status, parse_report
from plain import page, values_of

opencc = pytest.importorskip("opencc")

EDITIONS = st.sampled_from(["2019", "2021"])
SEEDS = st.integers(0, 10_000)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PINYIN = {
    "总": "zǒng",
    "计": "jì",
    "项": "xiàng",
    "数": "shù",
    "规": "guī",
    "请": "qǐng",
    "處": "chù",
}


def figures(html):
    report = parse_report(html.encode())
    return report.edition, {
        entry.field.key: entry.value for entry in report.entries if entry.status is Status.REPORTED
    }


def expected(edition, seed):
    return edition, values_of(edition, seed)


def check(edition, seed, **how):
    assert figures(page(edition, values_of(edition, seed), **how)) == expected(edition, seed)


@QUICK
@given(EDITIONS, SEEDS)
def test_the_plain_page(edition, seed):
    check(edition, seed)


@QUICK
@given(
    EDITIONS,
    SEEDS,
    st.sampled_from([" ", "\u3000", "&nbsp;", "\n", "&#8203;", "&shy;", "<br>"]),
    st.data(),
)
def test_white_space_and_invisible_characters_in_labels(edition, seed, gap, data):
    every = data.draw(st.integers(1, 5))

    def spaced(text):
        return re.sub(rf"(.{{{every}}})(?=.)", lambda m: m[1] + gap, text)

    check(edition, seed, label=spaced)


@QUICK
@given(EDITIONS, SEEDS, st.sampled_from(["&nbsp;", " ", "\u3000", "&#8203;", "\n"]))
def test_white_space_around_figures(edition, seed, gap):
    check(edition, seed, figure=lambda value: f"{gap}{value}{gap}{gap}")


@QUICK
@given(EDITIONS, SEEDS)
def test_digits_parted_by_tags(edition, seed):
    check(edition, seed, figure=lambda v: "".join(f"<span>{d}</span>" for d in str(v)))


@QUICK
@given(EDITIONS, SEEDS)
def test_full_width_digits(edition, seed):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    check(edition, seed, figure=lambda value: str(value).translate(wide))


@QUICK
@given(EDITIONS, SEEDS, st.sampled_from(["s2t", "s2tw", "s2hk"]))
def test_traditional_script(edition, seed, config):
    convert = opencc.OpenCC(config).convert
    check(edition, seed, label=convert)


@QUICK
@given(EDITIONS, SEEDS, st.booleans())
def test_pinyin_in_brackets(edition, seed, doubled):
    def with_pinyin(text):
        return "".join(c + f"({PINYIN[c]})" * (1 + doubled) if c in PINYIN else c for c in text)

    check(edition, seed, label=with_pinyin)


@QUICK
@given(
    EDITIONS,
    SEEDS,
    st.sampled_from(
        [
            "<td{span}><p>{text}</p></td>",
            "<td{span}>{text}",
            "<th{span}><div><b>{text}</b></div></th>",
            "<TD{span}><font><span>{text}</span></font></TD>",
        ]
    ),
)
def test_markup_of_cells(edition, seed, cell):
    check(edition, seed, cell=cell)


@QUICK
@given(EDITIONS, SEEDS, st.data())
def test_one_cell_removed_never_gives_another_figure(edition, seed, data):
    """Whatever is lost, every figure that is still given is the printed one, or doubted."""
    html = page(edition, values_of(edition, seed))
    cells = [m.span() for m in re.finditer(r"<td>\d+</td>", html)]
    start, end = cells[data.draw(st.integers(0, len(cells) - 1))]
    report = parse_report((html[:start] + html[end:]).encode())
    truth = values_of(edition, seed)
    doubted = {(f.table, f.row) for f in report.findings if f.row}
    for entry in report.entries:
        if entry.value is not None and (entry.field.table, entry.field.row) not in doubted:
            assert entry.value == truth[entry.field.key]


@QUICK
@given(EDITIONS, SEEDS, st.data())
def test_one_row_removed_takes_only_its_own_figures(edition, seed, data):
    html = page(edition, values_of(edition, seed))
    rows = [m.span() for m in re.finditer(r"<tr>(?:(?!</tr>).)*<td>\d+</td></tr>", html)]
    start, end = rows[data.draw(st.integers(0, len(rows) - 1))]
    report = parse_report((html[:start] + html[end:]).encode())
    truth = values_of(edition, seed)
    assert all(e.value is None or e.value == truth[e.field.key] for e in report.entries)


@QUICK
@given(EDITIONS, SEEDS)
def test_a_clean_page_raises_no_doubts(edition, seed):
    """Random figures break sums, a town counts rules, part one is empty and the year may not fit
    the form; nothing else may be said."""
    report = parse_report(page(edition, values_of(edition, seed)).encode())
    expected_codes = {
        "identity_fails", "section_missing", "edition_year_mismatch", "unit_unknown",
        "part_empty", "rules_below_city",
    }  # fmt: skip
    assert {finding.code for finding in report.findings} <= expected_codes


@QUICK
@given(
    EDITIONS,
    SEEDS,
    st.sampled_from(
        ["<br<br>", "a<b", "<o:p</o:p>", "<font<span>", "<p</p>", "<td 规章", "</", "<"]
    ),
    st.data(),
)
def test_a_broken_tag_anywhere_crashes_nothing(edition, seed, broken, data):
    html = page(edition, values_of(edition, seed))
    at = data.draw(st.integers(0, len(html)))
    try:
        report = parse_report((html[:at] + broken + html[at:]).encode())
    except GovinfoParseError:
        return
    assert len(report.entries) in {0, 198, 200}
