"""The accuracy table of the docs may only rise."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("opencc", reason="the corpus is another one without Traditional script")
sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from corpus import FORMATS, META, recorded, score

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
