"""A whole sample: which kinds of mess, the bytes, and the truth."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import characters, docx, html, pdf, text
from .build import build
from .document import Box, Document, Paragraph, Printed, Table, cut
from .encoding import charset_of, encode
from .figures import consistent
from .form import TABLES, fields, rows
from .kinds import NOT_SEEN, SPACE_DIALECTS, choose
from .labels import relabel, repeat_neighbour
from .model import GeneratedReport, make_report
from .page import entities, hidden_copy, wrap_page
from .tables import Shape
from .values import ValueStyle, print_figure

_BLANKS = {
    "blanks_many": "many", "only_total": "only_total", "natural_and_total": "natural_and_total",
    "totals_blank": "totals", "zeros_blank": "zeros", "all_blank": "all",
    "blocks_blank": "blocks", "first_only": "first_only",
}  # fmt: skip
_FILLS = {"all_zero": "zero", "small_figures": "small", "large_figures": "large"}
_NUMBERS = {
    "fullwidth_digits": "fullwidth", "thousands": "thousands",
    "thousands_fullwidth": "thousands_fullwidth", "thousands_apostrophe": "thousands_apostrophe",
    "thousands_space": "thousands_space", "counter_words": "counter", "padded": "padded",
    "chinese_numerals": "chinese", "decimal_zeros": "decimal_zero", "unreadable": "unreadable",
    "leading_zeros": "leading_zero", "signs": "signs", "change_words": "change_words",
    "arrows": "arrows", "unicode_minus": "unicode_minus", "footnote_marks": "footnote",
    "remarks_in_cells": "remark",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A generated source with its truth and the kinds of mess in it."""

    source: bytes
    suffix: str
    truth: dict[str, Any]
    kinds: tuple[str, ...]


def generate(
    seed: int, edition: str, fmt: str, kinds: int | None = None, wanted: Sequence[str] = ()
) -> Sample:
    """The sample of a seed: always the same bytes for the same arguments.

    `kinds` says how many kinds of mess to mix, 2 to 8 when it is not said; `wanted` kinds come
    first, as far as they suit each other.
    """
    rng = random.Random(f"{seed}/{edition}/{fmt}/{kinds}/{'+'.join(wanted)}")
    count = rng.randint(2, 8) if kinds is None else kinds
    chosen = choose(rng, edition, fmt, count, wanted)
    report = _report(rng, edition, chosen)
    style = _value_style(rng, chosen)
    cells = {f.key: print_figure(rng, style, f, report.figures[f.key]) for f in fields(edition)}
    shape = _shape(rng, edition, chosen)
    document = _document(rng, report, cells, shape, chosen)
    outcomes: dict[str, Printed | None] = {**printed_outcomes(edition, document, cells)}
    codec, declared = charset_of(chosen)

    def convert(source: str) -> str:
        return characters.whole(rng, chosen, source)

    if fmt in ("docx", "pdf"):
        document = convert_document(document, chosen, rng)
        if fmt == "docx":
            data, changes = docx.render_with_changes(rng, document, chosen)
        else:
            data, changes = pdf.render(rng, document, chosen)
        outcomes |= changes
        return Sample(data, fmt, make_truth(report, outcomes, chosen), chosen)
    if fmt == "html":
        body = html.render_body(rng, document, chosen)
        body = _with_hidden(rng, report, shape, chosen, body)
        source = wrap_page(rng, report, body, chosen, declared, convert)
        source = entities(rng, source) if "entities" in chosen else source
    else:
        rendering = text.render(rng, document, chosen)
        source = convert(rendering.text)
        outcomes |= rendering.changes
        if "crlf" in chosen or "cr_only" in chosen:
            source = source.replace("\n", "\r\n" if "crlf" in chosen else "\r")
    truth = make_truth(report, outcomes, chosen)
    data = encode(source, codec, markup=fmt == "html")
    return Sample(data, "html" if fmt == "html" else "txt", truth, chosen)


def convert_document(document: Document, kinds: Collection[str], rng: random.Random) -> Document:
    """What happens to the characters of a whole source, done text by text."""

    def convert(source: str) -> str:
        return characters.whole(rng, kinds, source)

    return document.map(
        lambda item: replace(item, text=convert(item.text)),
        lambda box: replace(box, text=convert(box.text)),
    )


def _report(rng: random.Random, edition: str, kinds: Collection[str]) -> GeneratedReport:
    blanks = next((v for k, v in _BLANKS.items() if k in kinds), "none")
    if blanks == "none" and any(k.startswith("blank_") for k in kinds):
        blanks = rng.choice(("many", "zeros", "only_total", "natural_and_total", "blocks"))
    fill = next((v for k, v in _FILLS.items() if k in kinds), "sparse")
    if any(k.startswith("thousands") for k in kinds):
        fill = "large"
    elif fill == "sparse" and any(k in _NUMBERS for k in kinds):
        fill = "small"
    title = next((k[len("title_") :] for k in kinds if k.startswith("title_")), "usual")
    return make_report(
        rng,
        edition,
        fill=fill,
        blanks=blanks,
        mismatch="year_form_mismatch" in kinds,
        contradiction="contradiction" in kinds,
        title=title,
        repeats="prose_repeats_labels" in kinds,
        long="prose_long" in kinds,
    )


def _value_style(rng: random.Random, kinds: Collection[str]) -> ValueStyle:
    blank = next((k[len("blank_") :] for k in kinds if k.startswith("blank_")), "")
    if not blank:
        spaced = any(k in SPACE_DIALECTS for k in kinds)
        blank = rng.choice(("dash", "slash", "em_dash")) if spaced else "empty"
    return ValueStyle(
        number=next((v for k, v in _NUMBERS.items() if k in kinds), "plain"),
        money=next((k[len("money_") :] for k in kinds
                    if k.startswith("money_") and k != "money_unit_lost"), "plain"),
        blank=blank,
        share=rng.choice((0.5, 1.0)),
    )  # fmt: skip


def _shape(rng: random.Random, edition: str, kinds: Collection[str]) -> Shape:
    review = "rows" if "review_as_rows" in kinds else "wide"
    dropped: frozenset[str] = frozenset()
    if "missing_rows" in kinds:
        names = [
            r.name
            for t in ("proactive_disclosure", "requests")
            for r in rows(edition, t)
            if not r.row.startswith(("other_handling", "received", "results_total"))
        ]
        dropped = frozenset(rng.sample(names, rng.randint(1, 4)))
    return Shape(
        total_first="total_first" in kinds,
        transposed="transposed_requests" in kinds,
        serial="serial_column" in kinds,
        remark="remark_column" in kinds,
        undivided="undivided_other_handling" in kinds,
        extra_row="extra_row" in kinds,
        notes="note_rows" in kinds,
        repeated_header="header_repeated" in kinds,
        heading_inside="heading_inside_table" in kinds or "one_table" in kinds,
        unit_lost="money_unit_lost" in kinds,
        review="tables" if "review_as_three_tables" in kinds else review,
        dropped=dropped,
    )


def _document(
    rng: random.Random,
    report: GeneratedReport,
    cells: Mapping[str, Printed],
    shape: Shape,
    kinds: Collection[str],
) -> Document:
    document = build(rng, report, cells, shape, kinds)
    if "header_neighbour" in kinds:
        document = repeat_neighbour(document)
    document = relabel(rng, document, kinds, report.year)
    document = one_table(document) if "one_table" in kinds else seams(rng, document, kinds)

    unseen = any(k in kinds for k in ("zero_width", "soft_hyphen", "kangxi_radicals"))

    def paragraph(item: Paragraph) -> Paragraph:
        if item.role == "link":
            return item
        if item.role in ("title", "signature"):
            text = characters.piece(rng, kinds, item.text, label=False) if unseen else item.text
            return replace(item, text=text)
        made = characters.numbering(rng, kinds, item.text, label=False)
        return replace(item, text=characters.piece(rng, kinds, made, label=False))

    def box(item: Box) -> Box:
        if item.role == "value":
            return replace(item, text=characters.figure(rng, kinds, item.text))
        if item.role not in ("label", "group", "header", "caption"):
            return item
        made = characters.numbering(rng, kinds, item.text, label=True)
        return replace(item, text=characters.piece(rng, kinds, made, label=True))

    return document.map(paragraph, box)


def one_table(document: Document) -> Document:
    """The three tables as one, under their headings."""
    tables = [i for i in document.items if isinstance(i, Table) and i.name in TABLES]
    joined = Table(
        "one_table",
        tuple(row for table in tables for row in table.rows),
        max(table.columns for table in tables),
    )
    items = [joined if item is tables[0] else item for item in document.items]
    return Document(tuple(item for item in items if item not in tables[1:]))


def seams(rng: random.Random, document: Document, kinds: Collection[str]) -> Document:
    """Tables cut in pieces by pages, or printed one block per table."""
    items: list[Paragraph | Table] = []
    for item in document.items:
        if not isinstance(item, Table) or item.name in ("metadata", "budget", "last_year"):
            items.append(item)
        elif "block_per_table" in kinds and item.name == "proactive_disclosure":
            pieces: list[Table] = []
            rest = item
            for start in sorted((b for b in item.blocks if b), reverse=True):
                rest, piece = cut(rest, start, repeat=False)
                pieces.insert(0, piece)
            items += [rest, *pieces]
        elif any(k.startswith("page_cut") for k in kinds) and len(item.rows) > 8:
            head = 3 if item.name == "requests" else 0
            at = rng.randrange(head + 2, len(item.rows) - 1)
            upper, lower = cut(item, at, repeat=rng.random() < 0.5)
            if "page_cut_header_repeated" in kinds and head and item.rows[0][0].role == "header":
                lower = replace(lower, rows=item.rows[:head] + lower.rows)
            items += [upper, lower]
        else:
            items.append(item)
    return Document(tuple(items))


def _with_hidden(
    rng: random.Random,
    report: GeneratedReport,
    shape: Shape,
    kinds: Collection[str],
    body: str,
) -> str:
    if not any(k.startswith("hidden_") and k != "hidden_spans" for k in kinds):
        return body
    other = replace(report, figures=consistent(rng, report.edition, "small"))
    cells = {
        f.key: print_figure(rng, ValueStyle(), f, other.figures[f.key])
        for f in fields(report.edition)
    }
    whole = build(rng, other, cells, replace(shape, transposed=False), ())
    tables = Document(tuple(item for item in whole.items if isinstance(item, Table)))
    copy = hidden_copy(kinds, html.render_body(rng, tables, ()))
    return f"{copy}\n{body}" if rng.random() < 0.5 else f"{body}\n{copy}"


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
    truth |= {"agency": report.organ.name, "year": report.year}
    if "tables_as_images" not in kinds:
        truth["edition"] = report.edition
    if "taiwan_phrases" in kinds:
        for key in ("title", "agency"):
            printed = truth.get(key)
            if printed and characters.convert("s2twp", printed) != characters.convert(
                "s2t", printed
            ):
                del truth[key]
    known = {key: outcome for key, outcome in outcomes.items() if outcome is not None}
    truth["cells"] = {key: outcome.value for key, outcome in known.items()}
    truth["status"] = {key: o.status for key, o in known.items() if o.status is not None}
    notes = [f"not seen in real reports: {kind}" for kind in kinds if kind in NOT_SEEN]
    return truth | {"notes": notes, "kinds": list(kinds)}
