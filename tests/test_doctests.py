"""The examples in docstrings, run on the package as it is installed."""

import doctest
import importlib
import pkgutil

import pytest

import govinfo_parse

NAMES = [
    "govinfo_parse",
    *(m.name for m in pkgutil.walk_packages(govinfo_parse.__path__, "govinfo_parse.")),
]


def examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    for name in NAMES:
        for test in finder.find(importlib.import_module(name)):
            if any(not e.options.get(doctest.SKIP) for e in test.examples):
                yield test


FOUND = list(examples())


def test_there_are_examples():
    assert len(FOUND) > 1


@pytest.mark.parametrize("test", FOUND, ids=lambda test: test.name)
def test_example(test):
    words = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=words.append)
    assert result.failed == 0, "".join(words)
