"""The statutory form as data: editions, tables, blocks, rows, columns, identities."""

from govinfo_parse.forms.loader import (
    EDITIONS,
    Column,
    Field,
    Form,
    FormBlock,
    FormTable,
    Furniture,
    Identity,
    Row,
    Section,
    edition_of_year,
    load_form,
    load_forms,
    load_furniture,
)
from govinfo_parse.forms.sums import Sum, parts_of_total, sums_of

__all__ = [
    "EDITIONS",
    "Column",
    "Field",
    "Form",
    "FormBlock",
    "FormTable",
    "Furniture",
    "Identity",
    "Row",
    "Section",
    "Sum",
    "edition_of_year",
    "load_form",
    "load_forms",
    "load_furniture",
    "parts_of_total",
    "sums_of",
]
