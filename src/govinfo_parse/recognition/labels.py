"""Labels: from the text of a cell to the places of the form that it may name.

A label is compared by its key: Simplified, without white space, punctuation, numbering
and explanations in brackets. One key may name several places (``总计`` is a row and three
columns); which one is meant is settled by where it stands, in ``row_chain.py`` and
``arrangements.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from govinfo_parse.forms import load_forms, load_furniture
from govinfo_parse.recognition.normalize import Damage, Fixer, fixers


class Target(NamedTuple):
    """A place in the form that a label names.

    ``kind`` is ``row``, ``column``, ``group`` (an outer label of rows or columns),
    ``caption``, ``corner``, ``serial``, ``unit`` or ``remark``; ``key`` a row's or column's key, and
    ``table`` the key of its statutory table.
    """

    kind: str
    table: str
    key: str


class Grade(IntEnum):
    """How surely a printed text is a label of the form."""

    TORN = 1
    """A piece of one: ``行政机关不再处理其政府信息公``."""
    LIKELY = 2
    """A slip in a short one, or one with more around it: ``三本年度办理结果本年度办理结果``."""
    NEAR = 3
    """One slip in a long one: ``补正后申请内容扔不明确``."""
    EXACT = 4


class Match(NamedTuple):
    """A target and how surely the label names it."""

    target: Target
    grade: Grade


class Matches(tuple[Match, ...]):
    """The places that a label may name, best first, with their keys by kind and table."""

    names: dict[tuple[str, str | None], tuple[str, ...]]

    def __new__(cls, matches: Iterable[Match] = ()) -> Matches:
        """Matches of an iterable; the index is built once."""
        made = super().__new__(cls, matches)
        names: dict[tuple[str, str | None], tuple[str, ...]] = {}
        for match in made:
            target = match.target
            for table in (target.table, None):
                place = (target.kind, table)
                names[place] = (*names.get(place, ()), target.key)
        made.names = names
        return made


NO_MATCHES: Final = Matches()


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label, taken apart. ``number`` is what numbers it: ``3`` of 3.其他."""

    key: str
    number: int | None = None
    level: str = ""
    """How it is numbered: ``cn`` 一、 ``paren`` （一） ``digit`` 1. or nothing."""
    rest: str = ""
    """What stood in brackets."""


_CN: Final = "一二三四五六七八九十"
_NUMBERING: Final = re.compile(
    rf"^(?:[（(\[【﹙](?P<paren>[{_CN}]{{1,2}}|[0-9]{{1,2}})[）)\]】﹚][、.．,，]*"
    rf"|(?P<cn>[{_CN}]{{1,2}})[、.．,，:：]+|(?P<digit>[0-9]{{1,2}})[、.．,，:：)）]*(?![0-9])|(?P<circle>[①-⑳]))"
)
_CN_LEADING: Final = re.compile(
    rf"^[{_CN}](?=本年|上年|结转|总体|主动|收到|政府信息|存在|其他需|其它需)"
)
_CAPTION: Final = re.compile(r"第?二十条第?[（(]?([一二三四五六七八九])[）)]?项?$")
_BRACKETED: Final = re.compile(r"[（(\[【﹙〔][^（(\[【）)\]】﹚〕]*[）)\]】﹚〕]")
_OPEN: Final = re.compile(r"[（(\[【﹙〔].*$", re.S)
_NOT_WORD: Final = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_MEANING_PREFIX: Final = ("其他", "其它", "其中", "非", "除", "不含")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every label of every edition by its key."""

    targets: dict[str, tuple[Target, ...]]
    keys: tuple[str, ...] = field(default=())
    """Keys of three characters and more, for close matches."""


@cache
def vocabulary() -> Vocabulary:
    """The labels of both editions and their furniture; built once."""
    found: dict[str, list[Target]] = {}

    def add(text: str, target: Target) -> None:
        key = label_key(text).key
        known = found.setdefault(key, [])
        if target not in known:
            known.append(target)

    for form in load_forms():
        for table in form.tables:
            for block in table.blocks:
                for kind, lines in (("row", block.rows), ("column", block.columns)):
                    for line in lines:
                        for text in (line.leaf, *line.aliases):
                            add(text, Target(kind, table.key, line.key))
                        for group in line.groups:
                            if not group.startswith("第二十条"):
                                add(
                                    group,
                                    Target(
                                        "group",
                                        table.key,
                                        line.key.partition(".")[0] if "." in line.key else group,
                                    ),
                                )
    furniture = load_furniture()
    for name in ("corner", "serial", "remark", "unit"):
        for text in getattr(furniture, name):
            add(text, Target(name, "", text))
    for text, number in furniture.captions.items():
        found.setdefault(f"第二十条{number}", []).append(
            Target("caption", "proactive_disclosure", text)
        )
    # The group 其他处理 of 2021 is a row in 2019; both stand under one key.
    targets = {key: tuple(items) for key, items in found.items()}
    return Vocabulary(
        targets, tuple(k for k in targets if len(k) >= 3 and not k.startswith("第二十条"))
    )


def label_key(text: str) -> Label:
    """Take a label apart. The text must be mended (Simplified) already.

    >>> label_key("（二）部分公开（区分处理的，只计这一情形，不计其他情形）").key
    '部分公开'
    >>> label_key("8、属于行政 查询事项")
    Label(key='属于行政查询事项', number=8, level='digit', rest='')
    >>> label_key("第二十条第（五）项").key
    '第二十条5'
    """
    text = unicodedata.normalize("NFKC", "".join(text.replace("?", "").split()))
    caption = _CAPTION.match(text)
    if caption:
        return Label(f"第二十条{_CN.index(caption[1]) + 1}")
    number, level, rest = None, "", text
    match = _NUMBERING.match(text)
    if match:
        level = match.lastgroup or ""
        number = _ordinal(match[level])
        rest = text[match.end() :]
    elif _CN_LEADING.match(text):
        number, level, rest = _CN.index(text[0]) + 1, "cn", text[1:]
    core = rest
    while _BRACKETED.search(core):
        core = _BRACKETED.sub("", core)
    core = _OPEN.sub("", core)
    key = _NOT_WORD.sub("", core)
    if not key:
        key = _NOT_WORD.sub("", rest)
    return Label(key, number, level, _NOT_WORD.sub("", rest)[len(key) :])


def _ordinal(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in _CN:
        return _CN.index(text) + 1
    return {"十一": 11, "十二": 12}.get(text, 10)


@dataclass(slots=True)
class Matcher:
    """Matches labels of one document; remembers what it has matched."""

    damage: Damage
    _fixers: tuple[Fixer, ...] = field(init=False)
    _seen: dict[str, tuple[Label, Matches]] = field(default_factory=dict)
    _keys: dict[str, Label] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._fixers = tuple(fix for _, fix in fixers(self.damage))

    def mend(self, text: str) -> str:
        """The text with the document's damage mended."""
        for fix in self._fixers:
            text = fix(text)
        return text

    def match(self, text: str) -> tuple[Label, Matches]:
        """The label and the places that it may name, best first; none where it names none."""
        known = self._seen.get(text)
        if known is None:
            known = self._seen[text] = read_label(self.mend(text[:_LONGEST]))
        return known

    def label(self, text: str) -> Label:
        """The label alone, without a search for what it may name."""
        known = self._keys.get(text)
        if known is None:
            known = self._keys[text] = label_key(self.mend(text[:_LONGEST]))
        return known


_LONGEST: Final = 400


@lru_cache(maxsize=8192)
def read_label(text: str) -> tuple[Label, Matches]:
    """A mended label, taken apart and matched. Labels of the form are the same in all reports."""
    label = label_key(text)
    return label, match_key(label)


def match_key(label: Label) -> Matches:
    """The places that a label's key may name: exact, else close, else torn.

    >>> [m.target.key for m in match_key(label_key("（三）不子公开"))]
    ['denied']
    >>> match_key(label_key("其他主动公开文件"))
    ()
    """
    words = vocabulary()
    exact = words.targets.get(label.key)
    if label.rest and (exact is None or exact[0].kind == "group"):
        inner = label.rest if exact else label.key + label.rest
        exact = words.targets.get(inner) or exact
    if exact is not None:
        return Matches(Match(target, Grade.EXACT) for target in exact)
    key = label.key
    if not 2 <= len(key) <= _LONGEST_KEY:
        return NO_MATCHES
    return Matches(_close(key, words) or _contained(key, words))


_NEAR: Final = 8
"""Characters of a label for each slip that leaves no doubt of it."""
_LONGEST_KEY: Final = 60
"""The longest label of the form has 33 characters; twice that, doubled, is still one."""


def _close(key: str, words: Vocabulary) -> tuple[Match, ...]:
    """One slip in four characters is allowed (2.其他法律行政止公开); equally near ones all count."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    if len(key) < 4:
        return ()
    hits = extract(key, words.keys, scorer=Levenshtein.distance, score_cutoff=3, limit=6)
    hits = [
        h
        for h in hits
        if h[1] <= max(1, max(len(key), len(h[0])) // 4) and not _prefix_differs(key, h[0])
    ]
    if not hits:
        return ()
    best = min(h[1] for h in hits)
    return tuple(
        Match(target, Grade.NEAR if _NEAR * h[1] <= len(key) else Grade.LIKELY)
        for h in hits
        if h[1] == best
        for target in words.targets[h[0]]
    )


def _prefix_differs(key: str, known: str) -> bool:
    """其他规范性文件 is not 规范性文件: these prefixes change what a label means."""
    return any(key.startswith(p) != known.startswith(p) for p in _MEANING_PREFIX)


def _contained(key: str, words: Vocabulary) -> tuple[Match, ...]:
    """A torn label (行政机关不再处理其政府信息公) or one with more around it (三本年度办理结果本年度办理结果)."""
    if len(key) < 3:
        return ()
    around = [k for k in words.keys if len(k) >= 4 and k in key and not _prefix_differs(key, k)]
    if around:
        longest = max(around, key=len)
        rest = key.replace(longest, "")
        if any(k in rest and words.targets[k][0].kind in ("column", "corner") for k in around):
            # 信息内容本年新对外公开总数量: several labels of a header in one cell name none.
            return ()
        if len(longest) >= 0.4 * len(key) or key.startswith(longest):
            return tuple(Match(t, Grade.LIKELY) for t in words.targets[longest])
        return ()
    torn = [k for k in words.keys if k.startswith(key)] or [
        k for k in words.keys if key in k and len(key) >= max(4, 0.3 * len(k))
    ]
    if torn:
        return tuple(Match(t, Grade.TORN) for k in torn for t in words.targets[k])
    return ()


@cache
def _sections() -> dict[str, int]:
    return {
        _NOT_WORD.sub("", text): section.number
        for section in load_furniture().sections
        for text in (section.title, *section.aliases)
    }


def find_section(text: str, matcher: Matcher) -> int | None:
    """The number (1 to 6) of the part that a heading opens, or ``None``.

    ``三、本年度办理结果`` is a row of a table and no heading.
    """
    if not 4 <= len(text) <= 60:
        return None
    return section_of_key(matcher.label(text).key)


@lru_cache(maxsize=4096)
def section_of_key(key: str) -> int | None:
    """The part whose title (or a known variant of it) has this key; one slip in six is allowed."""
    known = _sections()
    number = known.get(key)
    if number is not None or not 6 <= len(key) <= 40:
        return number
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extractOne

    hit = extractOne(key, list(known), scorer=Levenshtein.distance, score_cutoff=len(key) // 6)
    return known[hit[0]] if hit else None


def section_of_table(heading: str, matcher: Matcher) -> str | None:
    """The key of the part that a heading opens (parts two to four have their tables' keys)."""
    number = find_section(heading, matcher)
    return next((s.key for s in load_furniture().sections if s.number == number), None)
