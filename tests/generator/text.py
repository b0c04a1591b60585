"""Documents as text, in the dialects of html-to-text converters, crawlers and clerks."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .document import Document, Printed, Row, Table

Outcome = Printed | None


@dataclass(frozen=True, slots=True)
class Rendering:
    """Text and what the dialect did to the truth: other outcomes, None for no fair truth."""

    text: str
    changes: Mapping[str, Outcome] = field(default_factory=dict)


def render(rng: random.Random, document: Document, kinds: Collection[str]) -> Rendering:
    """The document in the dialect that the kinds name."""
    lines: list[str] = []
    for item in document.items:
        if isinstance(item, Table):
            lines += [_pipe_row(row) for row in item.rows]
        else:
            lines += [item.text, ""]
    return Rendering("\n".join(lines) + "\n")


def _pipe_row(row: Row) -> str:
    spans = sum(box.colspan - 1 for box in row)
    line = " | ".join(box.text.replace("\n", "") for box in row)
    return line + (" | " + "|" * (spans - 1) if spans else "")
