"""Imports follow the pipe: a lower stage never imports a higher one."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import govinfo_parse

FOLDER = Path(govinfo_parse.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))

# Values that every stage may speak of; they import nothing but each other.
VALUES = {
    "results.entry",
    "results.finding",
    "results.codes",
    "results.sections",
    "results.claim",
    "results.provenance",
    "results.trace",
    "results",
}
GROUND = {"_version", "document", "errors", "forms", "limits"}
MAY_IMPORT = {
    "_version": set(),
    "errors": {"document"},
    "limits": set(),
    "document": {"limits"},
    "forms": {"errors"},
    "values": {"document", "forms"},
    "readers": {"document", "errors", "limits", "values"},
    "recognition": {*GROUND, "values"},
    "results": {*GROUND, "values"},
    "checks": {*GROUND, "values", "results"},
    "parse": {*GROUND, "values", "readers", "recognition", "results", "checks"},
    "panel": {*GROUND, "values", "results"},
    "plots": {*GROUND, "values", "results", "panel"},
    "archive": {*GROUND, "values", "results", "parse", "panel"},
    "review": {*GROUND, "values", "readers", "results", "parse", "archive"},
    "cli": {*GROUND, "values", "results", "parse", "public", "archive", "review"},
    "public": {*GROUND, "values", "results", "parse", "panel"},
}
# What is asked for its page, its look in a notebook or its plot hands itself to who draws it.
HANDS_OVER = {
    ("results.report", "review"),
    ("results.report", "plots"),
    ("panel.panel", "plots"),
    ("results.entry", "results"),
    ("results.finding", "results"),
}
HEAVY = (
    "pandas",
    "numpy",
    "lxml",
    "pypdfium2",
    "pdfplumber",
    "pdfminer",
    "docx",
    "PIL",
    "opencc",
    "rapidfuzz",
    "selectolax",
    "bs4",
    "rich",
    "typer",
    "click",
    "pyarrow",
    "pebble",
    "xlsxwriter",
    "duckdb",
    "matplotlib",
)


def name_of(path):
    parts = path.relative_to(FOLDER).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def stage_of(module):
    if module == "":
        return "public"
    return "values" if module in VALUES else module.split(".")[0]


def imports(tree, *, top=False):
    """Absolute names of what a module imports; ``top``: only when it is itself imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                deeper = f"{node.module}.{alias.name}"
                inside = FOLDER.parent.joinpath(*deeper.split("."))
                is_module = inside.is_dir() or inside.with_suffix(".py").is_file()
                yield deeper if is_module else node.module
        elif not (top and (isinstance(node, ast.FunctionDef) or is_for_types(node))):
            yield from imports(node, top=top)


def is_for_types(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def parsed(path):
    return ast.parse(path.read_text("utf-8"))


def test_the_package_has_modules():
    assert len(MODULES) > 15
    assert {stage_of(name_of(path)) for path in MODULES} <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_never_point_upward(path):
    stage = stage_of(name_of(path))
    allowed = {stage, *MAY_IMPORT[stage]}
    for name in imports(parsed(path)):
        if name == "govinfo_parse" or name.startswith("govinfo_parse."):
            target = stage_of(name.removeprefix("govinfo_parse").removeprefix("."))
            handed = (name_of(path), target) in HANDS_OVER
            assert target in allowed or handed, f"{stage} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_frames_knows_pandas(path):
    found = [name for name in imports(parsed(path)) if name.split(".")[0] == "pandas"]
    assert bool(found) == (name_of(path) == "results.frames")


def test_only_the_command_line_knows_the_terminal():
    users = {
        stage_of(name_of(path))
        for path in MODULES
        for name in imports(parsed(path))
        if name.split(".")[0] in ("rich", "typer", "click")
    }
    assert users == {"cli"}


def loaded_by(statement):
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return {name for name in HEAVY if name in done.stdout.split()}


def test_a_plain_import_loads_nothing_heavy():
    assert loaded_by("import govinfo_parse") == set()


def test_the_command_line_does_not_wait_for_pandas():
    assert not {"pandas", "numpy", "pyarrow", "pebble"} & loaded_by("import govinfo_parse.cli")


def test_frames_load_pandas_when_asked():
    assert "pandas" in loaded_by("import govinfo_parse; govinfo_parse.Report().to_frame()")
