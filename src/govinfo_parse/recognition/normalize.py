"""Known damage of characters, and one fixer for each kind.

A fixer is a pure ``str -> str``. Which fixers fire is decided once for a document by
:func:`diagnose`, from what is seen in it: a question mark is a question mark unless the
document uses it for white space. :func:`mend` applies them in order and
:func:`explain` tells which ones changed a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Protocol

from govinfo_parse.recognition.figures import WHITE


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


Fixer = Callable[[str], str]

_SYLLABLE: Final = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ün|ia|ie|iu|ua|uo|ui|ue|üe|er|a|o|e|i|u|ü|v)"
)
_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_HAN: Final = r"[\u3400-\u9fff\uf900-\ufaff]"
_PINYIN_TONED: Final = re.compile(rf"(?:[（(]\s*(?:[a-zü]*[{_TONED}][a-zü{_TONED}]*)\s*[）)])+")
_TONE: Final = re.compile(f"[{_TONED}]")
_BRACKETED_LATIN: Final = re.compile(rf"[（(]\s*[a-zü{_TONED}]+[1-5]?\s*[）)]")
_PINYIN_PLAIN: Final = re.compile(rf"(?<={_HAN})(?:[（(]\s*{_SYLLABLE}[1-5]?\s*[）)])+")
_TRADITIONAL: Final = re.compile(
    "[開報項規總數國務會機關導實處請無時決議訴訟維結與為對電產業團體縣區鄉鎮廳檔採購徵製複屬關類內組織據條應發術審專書萬員辦動點環節農衛財統計資訊網門來過還這進運錄說東車長馬風飛龍]"
)
_TAIWAN: Final = re.compile(
    "規範性檔案|规范性档案|入口網站|[資资][訊讯]公[開开]|最佳化|程式|網際網路|公開檔案|公開資訊|軟體|硬體|影片"
)
_QUESTION_SPACE: Final = re.compile(
    r"(?m)^[ \t\u3000]*\?+[ \t]*(?=\S)|\?[ \t]+\?|\?{2,}(?=[\u4e00-\u9fff])"
)
_KEPT_ARCHIVE: Final = re.compile("檔案(?=局|館|室|管理|工作|法|資料|袋|柜|櫃|事業)")


@dataclass(frozen=True, slots=True)
class Damage:
    """Which kinds of damage a document shows."""

    traditional: bool = False
    taiwan: bool = False
    pinyin: bool = False
    plain_pinyin: bool = False
    question_space: bool = False
    radicals: bool = False
    mixed: bool = False
    """Zero-width characters, soft hyphens or compatibility forms are present."""


def diagnose(text: str) -> Damage:
    """What kinds of damage a whole document's text shows."""
    sample = text if len(text) < 400_000 else text[:400_000]
    bracketed = _BRACKETED_LATIN.findall(sample)
    toned = plain = 0
    if bracketed:
        toned = sum(1 for inner in bracketed if _TONE.search(inner))
        plain = len(_PINYIN_PLAIN.findall(sample))
    traditional = _TRADITIONAL.search(sample) is not None
    # 資訊(xùn)公開(kāi): pinyin stands between the words that tell Taiwan's.
    words = drop_toned_pinyin(sample) if traditional and toned else sample
    return Damage(
        traditional=traditional,
        taiwan=traditional and _TAIWAN.search(words) is not None,
        pinyin=toned > 0,
        # English in brackets, as in 服务平台(app), is no syllable; three that all are, are pinyin.
        plain_pinyin=plain >= 3 and plain >= 0.7 * (len(bracketed) - toned),
        radicals=_RADICAL.search(sample) is not None,
        question_space="?" in sample and len(_QUESTION_SPACE.findall(sample)) >= 2,
        mixed=_ZERO_WIDTH.search(sample) is not None,
    )


def drop_zero_width(text: str) -> str:
    """Remove characters that no reader sees: U+200B and its like, soft hyphens, BOM."""
    return _ZERO_WIDTH.sub("", text)


def unfold_radicals(text: str) -> str:
    """Kangxi radicals and compatibility ideographs (``⼈民政府``) to the characters they draw."""
    return _RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def drop_toned_pinyin(text: str) -> str:
    """``總計(jì)`` → ``總計``; only brackets that hold a toned syllable and nothing else.

    Must not fire on ``(A)``, ``(APP)``: they carry no tone.
    """
    return _PINYIN_TONED.sub("", text)


def drop_plain_pinyin(text: str) -> str:
    """``總計(ji)`` → ``總計``; only where the document shows the habit (see :func:`diagnose`)."""
    return _PINYIN_PLAIN.sub("", text)


def question_to_space(text: str) -> str:
    """``?第二十條第(一)項?`` → white space; NBSP was written as ``?`` by a lossy conversion.

    Must not fire on a question: only marks at the start or end of a text, beside white
    space or doubled are taken for white space.
    """
    text = re.sub(r"(?:^|(?<=\s))\?+|\?+(?=\s|$)|\?{2,}", " ", text)
    return re.sub(r"(?<=\s)\?(?=\S)", " ", text)


def to_simplified(text: str) -> str:
    """Traditional characters to Simplified (OpenCC ``t2s``), words left alone."""
    return _converter("t2s").convert(text)


def to_mainland(text: str) -> str:
    """Taiwan wording back to the mainland's (OpenCC ``tw2sp``): 資訊 → 信息, 檔案 → 文件.

    Must not fire without Taiwan wording in the document; 檔案局 and 檔案館 keep 档案.
    """
    kept = _KEPT_ARCHIVE.sub("\ue000", text)
    return _converter("tw2sp").convert(kept).replace("\ue000", "档案")


def _ordered(damage: Damage) -> Iterator[tuple[str, Fixer]]:
    if damage.mixed:
        yield "drop_zero_width", drop_zero_width
    if damage.radicals:
        yield "unfold_radicals", unfold_radicals
    if damage.pinyin:
        yield "drop_toned_pinyin", drop_toned_pinyin
    if damage.plain_pinyin:
        yield "drop_plain_pinyin", drop_plain_pinyin
    if damage.question_space:
        yield "question_to_space", question_to_space
    if damage.taiwan:
        yield "to_mainland", to_mainland
    elif damage.traditional:
        yield "to_simplified", to_simplified


def fixers(damage: Damage) -> tuple[tuple[str, Fixer], ...]:
    """The fixers that a document's damage calls for, named, in order."""
    return tuple(_ordered(damage))


def mend(text: str, damage: Damage) -> str:
    """Apply every fixer that the document's damage calls for."""
    for _, fix in _ordered(damage):
        text = fix(text)
    return text


def explain(text: str, damage: Damage) -> tuple[str, tuple[str, ...]]:
    """The mended text and the names of the fixers that changed it, in order.

    >>> explain("總計(jì)", diagnose("總計(jì)"))
    ('总计', ('drop_toned_pinyin', 'to_simplified'))
    """
    steps = []
    for name, fix in _ordered(damage):
        fixed = fix(text)
        if fixed != text:
            steps.append(name)
            text = fixed
    return text, tuple(steps)


def replay(printed: str, steps: Iterable[str]) -> str:
    """The readable text that named steps make of a printed one (``SectionText.steps``).

    >>> replay("總計(jì)  為0", ("drop_toned_pinyin", "to_simplified"))
    '总计 为0'

    Raises ``KeyError`` for a step that there is not.
    """
    for step in steps:
        printed = FIXERS[step](printed)
    lines = (" ".join(line.split()) for line in printed.split("\n"))
    return "\n".join(line for line in lines if line)


FIXERS: Final[Mapping[str, Fixer]] = MappingProxyType(
    {
        fix.__name__: fix
        for fix in (
            drop_zero_width,
            unfold_radicals,
            drop_toned_pinyin,
            drop_plain_pinyin,
            question_to_space,
            to_simplified,
            to_mainland,
        )
    }
)
"""Every fixer by its name."""

_RADICAL: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_ZERO_WIDTH: Final = re.compile(f"[{WHITE}]+")


@cache
def _converter(name: str) -> _Converter:
    """OpenCC's tables are read once, and only where a document is in Traditional script."""
    import opencc

    converter: _Converter = opencc.OpenCC(name)
    return converter
