"""``__all__`` is what is public, and each name is what it says."""

import ast
import inspect
from pathlib import Path

import govinfo_parse
from govinfo_parse import errors

FOLDER = Path(govinfo_parse.__file__).parent


def test_all_is_sorted_and_unique():
    assert govinfo_parse.__all__ == sorted(set(govinfo_parse.__all__))


def test_all_is_what_dir_shows():
    assert dir(govinfo_parse) == govinfo_parse.__all__


def test_the_package_binds_nothing_else_in_public():
    tree = ast.parse((FOLDER / "__init__.py").read_text("utf-8"))
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("govinfo_parse.")
        for alias in node.names
    }
    assert names == set(govinfo_parse.__all__)


def test_every_name_is_there():
    for name in govinfo_parse.__all__:
        assert getattr(govinfo_parse, name) is not None


def test_every_error_is_public_and_drawn():
    own = {
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, Exception)
    }
    assert len(own) > 1
    assert own <= set(govinfo_parse.__all__)
    for name in own:
        assert name in errors.__doc__
        assert issubclass(getattr(errors, name), errors.GovinfoParseError)


def test_the_package_is_typed():
    assert (FOLDER / "py.typed").is_file()
