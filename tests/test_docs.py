"""The documentation is complete and current."""

import importlib.util
import re
from pathlib import Path

import pytest

from govinfo_parse import cli
from govinfo_parse.results.codes import CODES

ROOT = Path(__file__).parent.parent


def read(name):
    return (ROOT / name).read_text("utf-8")


def test_every_finding_code_is_documented_once_and_no_other():
    documented = re.findall(r"^### (\w+)$", read("docs/findings.md"), flags=re.M)
    assert sorted(documented) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_has_its_severity_meaning_and_an_example(code):
    severity, meaning = CODES[code]
    text = read("docs/findings.md").partition(f"### {code}\n")[2].partition("\n### ")[0]
    assert text.startswith(f"\n*{severity}*. {meaning}")
    assert len(text.partition("\nExample: ")[2].strip()) > 10


def test_fields_page_is_current():
    spec = importlib.util.spec_from_file_location("make_fields", ROOT / "docs/make_fields.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert read("docs/fields.md") == module.page()


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", read(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_readme_names_every_format_and_exit_code_of_the_command_line():
    readme = read("README.md")
    for name in set(cli.Format) - {cli.Format.TABLE}:
        assert f"--format {name}" in readme
    assert f"{cli.SOME_FAILED} some file could not be parsed" in readme
