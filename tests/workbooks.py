"""Workbooks read back."""

import openpyxl

from govinfo_parse.results.layout import laid_out


def workbook(made, path):
    made.to_excel(path)
    return openpyxl.load_workbook(path)


def figures(book, made):
    """The cell that each field should have, by its key."""
    found = {}
    for sheet, view in zip(book.worksheets, made.tables.values(), strict=False):
        own = iter(view.entries)
        heads = 0
        for block in laid_out(view.entries):
            for row in block.rows:
                for cell in row:
                    if not isinstance(cell.content, str):
                        place = sheet.cell(cell.row + heads + 2, cell.column + 1)
                        found[next(own).field.key] = place
            heads += len(block.rows)
    return found
