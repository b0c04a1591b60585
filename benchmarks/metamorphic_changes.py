"""Every change by name."""

from __future__ import annotations

import random
from collections.abc import Callable

import metamorphic_columns as columns
import metamorphic_rows as rows
import metamorphic_tables as tables
from metamorphic_form import Draft

Change = Callable[[random.Random, Draft], None]


def nothing(rng: random.Random, draft: Draft) -> None:
    """No change: what the report is read as before any."""


CHANGES: dict[str, Change] = {
    "none": nothing,
    "row_twice": rows.duplicate_same,
    "row_twice_other": rows.duplicate_other,
    "rows_swapped": rows.swap,
    "row_labels_exchanged": rows.exchange_labels,
    "row_deleted": rows.delete,
    "row_blank": rows.blank,
    "row_empty_inserted": rows.insert_empty,
    "row_shifted_right": rows.shift_right,
    "row_shifted_right_cut": rows.shift_right_cut,
    "row_shifted_left": rows.shift_left,
    "cell_deleted": rows.delete_cell,
    "cell_deleted_filled": rows.delete_cell_fill,
    "cell_twice": rows.double_cell,
    "cell_blank": rows.blank_cell,
    "row_label_blank": rows.blank_label,
    "columns_swapped": columns.swap,
    "column_figures_swapped": columns.swap_figures,
    "column_deleted": columns.delete,
    "column_figures_deleted": columns.delete_figures,
    "column_blank": columns.blank,
    "column_empty_inserted": columns.insert_empty,
    "column_numbers": tables.number_row,
    "header_deleted": tables.header_deleted,
    "header_twice": tables.header_again,
    "header_in_middle": tables.header_in_middle,
    "header_garbled": tables.garble_header,
    "row_label_garbled": tables.garble_label,
    "table_empty_before": tables.empty_before,
    "table_empty_after": tables.empty_after,
    "table_other_before": tables.other_before,
    "table_other_after": tables.other_after,
    "table_last_year": tables.last_year,
    "table_turned": tables.turn,
}
