"""A report without any mess: who, when, which figures, which words."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from .figures import Figure, blanked, consistent, contradicted
from .organs import Organ, make_organ
from .prose import Prose, make_prose
from .titles import Title, make_title


@dataclass(frozen=True, slots=True)
class GeneratedReport:
    """Everything that a rendering prints."""

    edition: str
    year: int
    organ: Organ
    title: Title
    figures: Mapping[str, Figure]
    prose: Prose
    published: str


def make_year(rng: random.Random, edition: str, mismatch: bool) -> int:
    """A year of the edition, or one that real reports print on the wrong form."""
    if edition == "2019":
        return rng.choice((2021, 2022, 2023)) if mismatch else rng.choice((2019, 2020))
    return 2020 if mismatch else rng.randrange(2021, 2026)


def make_report(
    rng: random.Random,
    edition: str,
    *,
    fill: str = "sparse",
    blanks: str = "none",
    mismatch: bool = False,
    contradiction: bool = False,
    title: str = "usual",
    repeats: bool = False,
    long: bool = False,
) -> GeneratedReport:
    """One report. Its figures keep every identity unless a contradiction is asked for."""
    organ = make_organ(rng)
    year = make_year(rng, edition, mismatch)
    figures: Mapping[str, Figure] = blanked(rng, edition, consistent(rng, edition, fill), blanks)
    if contradiction:
        figures = contradicted(rng, figures)
    heading = make_title(rng, organ, year, title)
    intro = heading.intro or rng.choice(("plain", "titled"))
    prose = make_prose(rng, organ, year, intro, heading.name, repeats, long)
    published = f"{year + 1}年{rng.randrange(1, 4)}月{rng.randrange(1, 29)}日"
    return GeneratedReport(edition, year, organ, heading, figures, prose, published)
