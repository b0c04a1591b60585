"""How reports name their organ and their days: ``prose.toml``, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from govinfo_parse.forms.loader import read_data

ENDINGS: Final = (
    "人民政府|政府|委员会|管委会|办公室|办公厅|办事处|街道办?|[镇乡]|局|厅|委|办|院|署|所|站|队|处|会|中心|集团|公司|学校|医院"
    "|法院|银行|行政公署|社区|农场|林场|开发区|新区|园区|示范区|工委|组|馆|部|分局|支队|总队|大队"
)
"""How the name of an organ ends."""


@dataclass(frozen=True, slots=True)
class OrganPattern:
    """Words around an organ's name (group ``organ``), and what they speak for."""

    kind: str
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Labels by what they name, and the patterns of sentences."""

    agency: tuple[str, ...]
    source: tuple[str, ...]
    published: tuple[str, ...]
    organs: tuple[OrganPattern, ...]


@cache
def load_prose() -> ProseWords:
    """The labels and the compiled patterns."""
    data = read_data("prose.toml")
    labels, patterns = data["labels"], data["patterns"]
    organ = rf"(?P<organ>[\u4e00-\u9fff]{{2,30}}?(?:{ENDINGS}))"
    return ProseWords(
        agency=tuple(labels["agency"]),
        source=tuple(labels["source"]),
        published=tuple(labels["published"]),
        organs=tuple(
            OrganPattern(
                one["kind"],
                one["weight"],
                re.compile(
                    one["pattern"].replace("<organ>", organ).replace("<office>", patterns["office"])
                ),
            )
            for one in patterns["organ"]
        ),
    )
