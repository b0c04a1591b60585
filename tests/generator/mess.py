"""A whole sample: which kinds of mess, the bytes, and the truth."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import html, text
from .build import build
from .document import Document, Printed, Table
from .form import fields
from .model import GeneratedReport, make_report
from .tables import Shape
from .values import ValueStyle, print_figure


@dataclass(frozen=True, slots=True)
class Sample:
    """A generated source with its truth and the kinds of mess in it."""

    source: bytes
    suffix: str
    truth: dict[str, Any]
    kinds: tuple[str, ...]


def generate(seed: int, edition: str, fmt: str, kinds: int | None = None) -> Sample:
    """The sample of a seed: always the same bytes for the same arguments."""
    rng = random.Random(f"{seed}/{edition}/{fmt}/{kinds}")
    chosen: tuple[str, ...] = ()
    report = make_report(rng, edition)
    cells = {
        f.key: print_figure(rng, ValueStyle(), f, report.figures[f.key]) for f in fields(edition)
    }
    document = build(rng, report, cells, Shape(), chosen)
    outcomes: dict[str, Printed | None] = {**printed_outcomes(edition, document, cells)}
    if fmt == "html":
        source = html.render_body(rng, document, chosen)
    else:
        rendering = text.render(rng, document, chosen)
        source = rendering.text
        outcomes |= rendering.changes
    truth = make_truth(report, outcomes, chosen)
    return Sample(source.encode("utf-8"), "html" if fmt == "html" else "txt", truth, chosen)


def printed_outcomes(
    edition: str, document: Document, cells: Mapping[str, Printed]
) -> dict[str, Printed]:
    """What is printed for every field; a field without a box is missing."""
    shown = {
        box.key
        for item in document.items
        if isinstance(item, Table)
        for row in item.rows
        for box in row
        if box.key is not None
    }
    missing = Printed("", None, "missing")
    return {f.key: cells[f.key] if f.key in shown else missing for f in fields(edition)}


def make_truth(
    report: GeneratedReport, outcomes: Mapping[str, Printed | None], kinds: tuple[str, ...]
) -> dict[str, Any]:
    """The truth in the shape that scorers read."""
    truth: dict[str, Any] = {}
    if report.title.has_truth:
        truth["title"] = report.title.truth
    truth |= {"agency": report.organ.name, "year": report.year, "edition": report.edition}
    known = {key: outcome for key, outcome in outcomes.items() if outcome is not None}
    truth["cells"] = {key: outcome.value for key, outcome in known.items()}
    truth["status"] = {key: o.status for key, o in known.items() if o.status is not None}
    return truth | {"notes": [], "kinds": list(kinds)}
