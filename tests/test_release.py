"""What is released: one version, all its files, and the licences of what comes with it."""

import importlib.util
import re
import tomllib
from importlib.metadata import metadata, version
from importlib.resources import files
from pathlib import Path

import pytest

import govinfo_parse

ROOT = Path(__file__).parent.parent


def test_the_version_stands_in_one_place():
    assert version("govinfo-parse") == govinfo_parse.__version__
    written = [
        path
        for path in [*(ROOT / "src").rglob("*.py"), ROOT / "pyproject.toml"]
        if f'"{govinfo_parse.__version__}"' in path.read_text("utf-8")
    ]
    assert [path.name for path in written] == ["_version.py"]
    assert f"## {govinfo_parse.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_what_is_installed_has_all_files_of_the_source():
    installed = files("govinfo_parse")
    source = ROOT / "src" / "govinfo_parse"
    names = [
        path.relative_to(source)
        for path in source.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    assert Path("py.typed") in names
    assert [name for name in names if not installed.joinpath(str(name)).is_file()] == []


def test_the_supported_pythons_are_those_that_are_named():
    named = re.findall(
        r"Python :: (3\.\d+)", "\n".join(metadata("govinfo-parse").get_all("Classifier"))
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={named[0]}"


def test_every_licence_is_listed_and_none_forbids_free_use():
    pytest.importorskip("packaging", reason="packaging is not installed")
    spec = importlib.util.spec_from_file_location("licenses", ROOT / "docs/make_licenses.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.licences()
    assert len(found) > 20
    listed = (ROOT / "docs" / "licenses.md").read_text("utf-8")
    assert [name for name in found if f"| {name} |" not in listed] == []
    forbidden = re.compile(r"\b(?:A?GPL|Affero|GNU General)|not said", re.IGNORECASE)
    assert {name: told for name, (told, _) in found.items() if forbidden.search(told)} == {}
