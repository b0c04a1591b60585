"""The mark of a rule: it changes nothing of the function, and can be found."""

import pkgutil
from importlib import import_module

import pytest

from govinfo_parse import recognition
from govinfo_parse.recognition.rules import Rule, first, rule
from recognition.build import case


def marked() -> dict[str, Rule]:
    """Every rule of the package by its module and name."""
    found = {}
    for module in pkgutil.iter_modules(recognition.__path__):
        loaded = import_module(f"{recognition.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            own = getattr(value, "__module__", "") == loaded.__name__
            if own and isinstance(getattr(value, "rule", None), Rule):
                found[f"{module.name}.{name}"] = value.rule
    return found


def double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize(
    ("kind", "off"),
    [
        case("a guard", "guard", False),
        case("a reading", "reading", first),
        case("evidence", "evidence", 0.0),
        case("nothing instead", "reading", None),
    ],
)
def test_a_rule_is_its_function(kind: str, off: object) -> None:
    def own(number: int) -> int:
        return 2 * number

    made = rule(kind, off)(own)
    assert made is own
    assert made(4) == 8
    assert vars(made)["rule"] == Rule(kind, off)


def test_without_the_mark_there_is_none() -> None:
    assert not hasattr(double, "rule")


@pytest.mark.parametrize(
    ("arguments", "given"),
    [case("one", (1,), 1), case("of several", ("a", "b", "c"), "a"), case("none", (None,), None)],
)
def test_first(arguments: tuple[object, ...], given: object) -> None:
    assert first(*arguments) == given


@pytest.mark.parametrize("kind", ["evidence", "guard", "reading"])
def test_every_kind_has_rules(kind: str) -> None:
    assert sum(one.kind == kind for one in marked().values()) > 1


def test_there_are_no_other_kinds() -> None:
    assert {one.kind for one in marked().values()} == {"evidence", "guard", "reading"}
