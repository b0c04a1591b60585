"""Every named rule of recognition has its row in the ledger, and no row is idle."""

import importlib
import pkgutil
import re
from pathlib import Path
from types import FunctionType

from govinfo_parse import recognition
from govinfo_parse.recognition.rules import Rule

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
ROW = re.compile(r"^\| `([\w.]+)` \| (\w+) \| .* \| (\d+) \| (\d+) \| (\d+) \|$", re.M)


def marked() -> dict[str, Rule]:
    """Every function that is marked as a rule, by module and name."""
    found: dict[str, Rule] = {}
    for info in pkgutil.iter_modules(recognition.__path__):
        module = importlib.import_module(f"{recognition.__name__}.{info.name}")
        for name, value in vars(module).items():
            own = isinstance(value, FunctionType) and value.__module__ == module.__name__
            if own and "rule" in value.__dict__:
                found[f"{info.name}.{name}"] = value.__dict__["rule"]
    return found


def test_every_rule_has_its_row_in_the_ledger() -> None:
    rows = {name: kind for name, kind, *_ in ROW.findall(PAGE.read_text("utf-8"))}
    assert rows == {name: rule.kind for name, rule in marked().items()}
    assert set(rows.values()) == {"evidence", "guard", "reading"}


def test_no_rule_is_idle() -> None:
    rows = ROW.findall(PAGE.read_text("utf-8"))
    assert not [name for name, _, documents, *_ in rows if not int(documents)]
    assert len(rows) > 20
