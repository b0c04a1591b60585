"""The generator keeps its own promises; nothing here knows the parser."""

from __future__ import annotations

import random

import pytest

from generator import generate
from generator.figures import BLANKS, FILLS, blanked, broken_identities, consistent
from generator.form import EDITIONS, fields
from generator.kinds import choose, clash, eligible
from generator.values import chinese

FORMATS = ("html", "text")
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
