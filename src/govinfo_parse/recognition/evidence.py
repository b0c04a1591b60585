"""What speaks for a reading, and how much: every number that decides in recognition.

Points are compared with points of the same kind only: layings of one row, arrangements of one
panel, chains of one table. Sums of the form are no evidence here; they belong to repair.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo_parse.recognition.labels import Grade

# Which row of the form a printed row is (``row_chain``): points of one row.
GRADES: Final[Mapping[Grade, float]] = MappingProxyType(
    {Grade.EXACT: 1.0, Grade.NEAR: 0.9, Grade.LIKELY: 0.7, Grade.TORN: 0.6}
)
NUMBER: Final = 0.04
"""（三）不予公开: the label is numbered as the form numbers it, or otherwise (taken off)."""
LEVEL: Final = 0.3
"""（六）其他 is the group and 3.其他 the row in it: taken off where the level tells them apart."""
OTHER_EDITION: Final = 0.15
"""Taken off a row that only the other edition prints."""
PASSED_OVER: Final = 0.3
"""Taken off for a well-labelled row between two chosen ones: tables are not mixed."""

# Which figure stands in which column (``laying``).
NAME: Final = 3.0
"""A heading names the column. Never outvoted by all that follows."""
MISNAMED: Final = 6.0
"""Taken off where a heading names another column than its place would."""
STAND: Final = 1.0
"""A figure stands under its column's heading."""
ASIDE: Final = 2.0
"""Taken off where it stands under another one."""
START: Final = 1.5
"""The figures start where those of the other rows start."""
FORM: Final = 0.5
"""The columns are in the form's own order."""
UNLAID: Final = 1.0
"""Taken off an arrangement for a row that cannot be laid under it."""
MARGIN: Final = 0.9
"""A rival within so many points that gives other figures leaves the row ambiguous."""

# How much must be there before anything is taken for a statutory table.
EVIDENCE_ROWS: Final = 4
"""Rows of part three by their labels alone; no other table prints them."""
LABELLED_ALIKE: Final = 0.9
"""Share of rows that must be equally wide before they vote where figures start."""
