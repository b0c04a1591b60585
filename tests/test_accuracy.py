"""The accuracy table of the docs may only rise."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("opencc", reason="the corpus is another one without Traditional script")
sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from corpus import FORMATS, META, recorded, score
from naive import naive_report

from govinfo_parse import parse_report

ROUNDING = 0.0006


@pytest.mark.parametrize("fmt", FORMATS)
def test_accuracy_has_not_fallen(fmt):
    was = recorded()[fmt]
    now, _ = score(fmt)
    assert now.total > 30_000
    assert now.share("exact") >= was["exact"] - ROUNDING, now.wrong[:20]
    assert now.share("silent") <= was["silent"] + ROUNDING, now.wrong[:20]
    for name in META:
        assert now.meta(name) >= was[name] - 0.06, [w for w in now.wrong if w.startswith("meta")]


def test_the_script_that_stands_beside_reads_a_clean_page():
    page = Path(__file__).parent.parent / "examples" / "report.html"
    read = {e.field.key: e.value for e in naive_report(page.read_bytes(), "html").entries}
    report = parse_report(page)
    assert len(read) == len(report.entries)
    for entry in report.entries:
        assert read[entry.field.key] == (None if entry.value is None else float(entry.value))
