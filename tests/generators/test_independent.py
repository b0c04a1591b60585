"""The generator of other hands: the same document always, and a truth that its file prints."""

from collections.abc import Iterator

import pytest

from independent import Sample, make

FORMATS = ("html", "docx", "text")
EDITIONS = ("2019", "2021")


def samples() -> Iterator[tuple[int, str, str]]:
    for seed in range(6):
        for edition in EDITIONS:
            for fmt in FORMATS:
                yield seed, edition, fmt


@pytest.mark.parametrize(("seed", "edition", "fmt"), list(samples()))
def test_a_seed_gives_one_document(seed: int, edition: str, fmt: str) -> None:
    assert make(seed, edition, fmt) == make(seed, edition, fmt)


@pytest.mark.parametrize(("seed", "edition", "fmt"), list(samples()))
def test_the_truth_has_every_field_of_the_form(seed: int, edition: str, fmt: str) -> None:
    sample: Sample = make(seed, edition, fmt)
    assert len(sample.truth) == {"2019": 198, "2021": 200}[edition]
    assert sample.unsure <= set(sample.truth)
