"""Write ``docs/fields.md`` from the forms: every field with its key, label, kind and unit."""

from pathlib import Path

from govinfo_parse.forms import Form, FormTable, load_forms

PAGE = Path(__file__).with_name("fields.md")

INTRODUCTION = """\
# Fields

Written by `docs/make_fields.py` from the forms; do not edit.

A field is `table/row/column`. The same key is an attribute path: `requests/denied.state_secret/total`
is `report.requests.denied.state_secret.total`. A count is a whole number, a change a signed whole
number, money a decimal number.
"""


def page() -> str:
    """The text of the page."""
    return INTRODUCTION + "".join(map(_edition, load_forms()))


def _edition(form: Form) -> str:
    head = f"\n## Edition {form.edition}\n\n{form.notice}: {len(form.fields)} fields.\n"
    return head + "".join(map(_table, form.tables))


def _table(table: FormTable) -> str:
    lines = [f"\n### {table.key}\n\n{table.title}\n"]
    for block in table.blocks:
        if block.caption:
            lines.append(f"\n{block.caption}\n")
        lines.append("\n| column | label | kind | unit |\n|---|---|---|---|\n")
        lines += [
            f"| `{c.key}` | {c.label} | {c.kind} | {c.unit or '–'} |\n" for c in block.columns
        ]
        lines.append("\n| row | label |\n|---|---|\n")
        lines += [f"| `{r.key}` | {r.label} |\n" for r in block.rows]
    return "".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
