"""How Sphinx builds the site: ``make docs``."""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from govinfo_parse import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "govinfo_parse"
author = "govinfo_parse maintainers"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["__pycache__"]

html_theme = "furo"
html_title = f"govinfo_parse {release}"
html_show_copyright = False
html_copy_source = False

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
toc_object_entries_show_parents = "hide"

# Pages that stand outside docs/, and what the site has for each.
OUTSIDE = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md"}
OUTSIDE |= {"CHANGELOG.md": "changelog.md", "README.zh.md": "quickstart.zh.md"}


# What users make themselves; of other value classes the members say all.
MADE = ("Limits",)


def show_fields(_app: Sphinx, what: str, _name: str, value: object, *_: object) -> object:
    """No signature for classes that only the library makes."""
    hidden = is_dataclass(value) or (isinstance(value, type) and issubclass(value, Enum))
    made = getattr(value, "__name__", "") in MADE
    return ("", None) if what == "class" and hidden and not made else None


def lead_inside(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Links that leave docs/ lead to the same text in the site; doctests end without a blank."""
    source[0] = source[0].replace("\n\n```\n", "\n```\n")
    source[0] = re.sub(
        r"\]\(\.\./([\w.]+\.md)", lambda m: f"]({OUTSIDE.get(m[1], f'../{m[1]}')}", source[0]
    )


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", lead_inside)
    app.connect("autodoc-process-signature", show_fields)
