"""Every finding code: its severity and what it means. Codes are stable once released."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo_parse.document import Location
from govinfo_parse.results.finding import Finding, Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[Mapping[str, tuple[Severity, str]]] = MappingProxyType(
    {
        # what the source contradicts or lacks
        "identity_fails": (_E, "A printed sum does not agree with its parts (勾稽关系)."),
        "sum_exceeded": (
            _W,
            "The printed parts of a sum are more than its total; others are blank.",
        ),
        "identity_not_assessable": (_I, "A sum could not be checked: cells are blank or missing."),
        "table_missing": (_E, "A statutory table was not found in the document."),
        "rows_missing": (_W, "Rows of a statutory table were not found."),
        "no_statutory_tables": (_E, "None of the three statutory tables was found."),
        # figures read with an inference or not at all
        "row_ambiguous": (_W, "A row has another number of cells than the form has columns."),
        "label_inferred": (_W, "A row's label is not readable; its place in the form settles it."),
        "label_unrecognized": (_I, "A row with figures has a label that is not of the form."),
        "repaired_from_sums": (
            _W,
            "No figure can be read in the cell; the printed sums leave only one.",
        ),
        "repair_ambiguous": (
            _I,
            "The sums leave more than one reading of a row; only what they share is filled.",
        ),
        "letters_for_digits": (_W, "Letters stand for digits (O for 0, l for 1)."),
        "glued_cells_split": (
            _W,
            "Figures printed without separators; only one split is possible.",
        ),
        "glued_cells": (_W, "Figures printed without separators; they cannot be told apart."),
        "merged_value": (_W, "One printed figure spans several fields; none was filled."),
        "value_unreadable": (_W, "The cell's text is no figure."),
        "digits_joined": (_I, "White space stands between the digits of a figure."),
        "digits_cut": (_W, "A page break stands between the digits of a figure; they were joined."),
        "leading_zeros": (_I, "A figure is printed with zeros before it (07)."),
        "value_remark": (_I, "A remark stands beside the figure in its cell."),
        "negative_count": (_W, "A count is printed with a minus sign."),
        "fractional_count": (_W, "A count is printed with decimals."),
        "unit_unknown": (_W, "Money is printed without a unit; the value stays as printed."),
        "header_ignored": (_W, "A header names other columns than the form; order was used."),
        "columns_reordered": (_I, "Columns are printed in another order than the form's."),
        "duplicate_row": (_W, "A row of the form is printed more than once with other figures."),
        "rows_out_of_order": (_W, "Rows are printed in another order than the form's."),
        "deduplicated_text": (_W, "Equal lines were dropped from the text; figures are lost."),
        "table_joined": (_I, "A table goes on over a page break; its pieces were joined."),
        "row_joined": (_I, "A row that a page break cut was put together."),
        "row_cut": (_W, "The document ends inside this row."),
        # the report as a whole
        "edition_year_mismatch": (_W, "The printed form is of another edition than the year's."),
        "edition_from_year": (_I, "No table tells the edition; the year does."),
        "hybrid_form": (_W, "Rows of the other edition stand in the form."),
        "year_conflict": (_W, "The document names different report years."),
        "agency_unknown": (_I, "No agency is named in the document."),
        "year_unknown": (_W, "No report year is named in the document."),
        "other_report": (_W, "Another report stands in the same document; it was left out."),
        "other_table": (_I, "A table like a statutory one was left out (another year or kind)."),
        "section_missing": (_I, "A part of the report has no heading in the document."),
        "report_paged": (
            _W,
            "The report goes on over several pages of the site, and this is one of them.",
        ),
        "pages_joined": (_I, "The report was put together from several pages that were given."),
        # what the text says of the figures
        "claim_contradicts": (_W, "The text states another figure than the tables print."),
        "claim_other_scope": (
            _I,
            "The text states a figure of another office, area or time than the tables'.",
        ),
        # what the parts say, and do not
        "parts_out_of_order": (_I, "The parts of the report are printed in another order."),
        "part_empty": (
            _W,
            "A part has no text, though figures are reported that it is to explain.",
        ),
        "fee_unstated": (_I, "Part six does not say what information handling fees were taken."),
        "rules_below_city": (
            _W,
            "Rules (规章) are counted by an organ that cannot make any; a row may be mistaken.",
        ),
        # from readers
        "article_unescaped": (
            _I,
            "The page holds its article as escaped or hidden HTML, which was read as HTML.",
        ),
        "encoding_mismatch": (_I, "The declared character encoding is not the real one."),
        "encoding_damaged": (_W, "Some bytes are no text in the document's encoding."),
        "page_unreadable": (_E, "A page of the file cannot be read; what it holds is missing."),
        "document_truncated": (_E, "The document is over a limit; the rest was not read."),
    }
)


def make_finding(
    code: str,
    message: str,
    *,
    table: str | None = None,
    row: str | None = None,
    column: str | None = None,
    location: Location | None = None,
) -> Finding:
    """A finding with the severity of its code; ``KeyError`` for a code that is not listed."""
    return Finding(code, CODES[code][0], message, table, row, column, location)
