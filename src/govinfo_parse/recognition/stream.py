"""Rows from a stream of cells of which only the order is known.

``规章`` / ``0`` / ``0`` / ``0`` / ``规范性文件`` …: a label starts a row, what follows it up
to the next label are its values. Labels that were broken over lines are put together, and
labels glued into one line are taken apart, by the form's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from govinfo_parse.document import Cell, Layout, Paragraph, Spot
from govinfo_parse.recognition.labels import Grade, Matcher, vocabulary
from govinfo_parse.recognition.normalize import question_to_space
from govinfo_parse.recognition.rows import Row, Token
from govinfo_parse.recognition.rules import rule
from govinfo_parse.recognition.values import looks_like_value

_LONGEST: Final = 60
_LONGEST_LABEL: Final = 40
_LONGEST_WORD: Final = 14
_PROSE: Final = re.compile(r"[。；;！!]|[，,：:].*[，,：:].*[，,]")
_GLUED: Final = re.compile(
    r"^(?P<label>.*?[^0-9０-９.．,，\s+\-－−])\s*(?P<run>[+\-－−]?[0-9０-９](?:[0-9０-９ ]|[+\-－−](?=[0-9]))*(?:\.[0-9]+)?)$",
    re.S,
)
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
_MOST_PARTS: Final = 4
_MOST_BROKEN: Final = 2
"""Digits of one figure are broken once; more runs of digits in a line are figures."""
_ONE_CHARACTER_PARTS: Final = 40


@dataclass(slots=True)
class Stream:
    """Tokens fed in reading order; :meth:`rows` gives the rows that they make."""

    matcher: Matcher
    tokens: list[Token] = field(default_factory=list)

    def feed(self, tokens: list[Token]) -> None:
        """Append tokens."""
        self.tokens += tokens

    def rows(self, end: int = 0) -> Iterator[Row]:
        """The rows of what was fed since the last call; ``end`` is the line that follows."""
        run: list[Token] = []
        values: list[Token] = []
        spaced: list[Token] = []
        tokens = _numbering_is_label(self.tokens, self.matcher)
        before = _blanks_before([*(token.cell.line for token in tokens), end])
        for token, blanks in zip(tokens, before, strict=False):
            if values or (run and _names_row(run[-1])):
                spaced += blanks
            if token.is_value:
                if values and _on_one_line(run, values) and token.cell.line != values[0].cell.line:
                    # The row was a line of its own: a page number, or a row without a label.
                    yield self._row(run, values, spaced)
                    run, values, spaced = [], [], []
                values.append(token)
                spaced.append(token)
                continue
            if values or spaced:
                yield self._row(run, values, spaced)
                run, values, spaced = [], [], []
            run.append(token)
        if run or values:
            spaced += before[-1] if values or _names_row(run[-1]) else []
            yield self._row(run, values, spaced)
        self.tokens = []

    def rows_without_ordinals(self, end: int = 0) -> list[Row]:
        """The rows; where a column 序号 is printed, its numbers belong to the rows below them."""
        found = list(self.rows(end))
        if not any(token.names("serial") for row in found for token in row.labels):
            return found
        due = 0
        for at, row in enumerate(found):
            last = row.values[-1] if row.values else None
            if last is None or not last.text.isdigit():
                continue
            number = int(last.text)
            if number == due + 1 or (number == 1 and any(t.names("serial") for t in row.labels)):
                due = number
                found[at] = replace(row, values=row.values[:-1])
        return found

    def _row(self, run: list[Token], values: list[Token], spaced: list[Token]) -> Row:
        filled = _without_covered(values) or spaced
        labels = join_labels(run, self.matcher)
        return Row(labels, filled, Layout.CELLS, spaced=tuple(spaced))


def _numbering_is_label(tokens: list[Token], matcher: Matcher) -> list[Token]:
    """``（`` / ``二`` / ``）`` / ``部`` …: in a label set down the page its number is no figure."""
    checked = list(tokens)
    for at, token in enumerate(tokens):
        if not token.is_value or not 0 < len(token.text) <= 3:
            continue
        before = tokens[at - 1].text if at else ""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        follows = after.text if after and not after.is_value else ""
        inside = len(before) == 1 and not tokens[at - 1].is_value and 0 < len(follows) <= 2
        if (
            before in _OPENING
            or (token.text[-1] in _CLOSING and follows)
            or (follows[:1] in _CLOSING and len(follows) == 1)
            or (inside and token.text in _CN_NUMERALS)
        ):
            label, matches = matcher.match(token.text)
            checked[at] = token._replace(is_value=False, label=label, matches=matches)
    return checked


_OPENING: Final = frozenset("（([【")
_CLOSING: Final = frozenset("）)]】、.．，,")
_CN_NUMERALS: Final = frozenset("一二三四五六七八九十")


def _names_row(token: Token) -> bool:
    numbered = token.label is not None and token.label.number is not None
    return bool(token.names("row")) and (numbered or not token.names("column"))


@rule("reading", off=lambda lines: [[] for _ in lines])
def _blanks_before(lines: Sequence[int]) -> list[list[Token]]:
    """An empty cell is one more line feed where each cell ends with as many: 12, five, 12.

    For each line the empty cells before it.
    """
    gaps = [after - before for before, after in pairwise(lines)] if all(lines[:-1]) else []
    usual = Counter(gaps).most_common(1)[0][0] if gaps else 0
    found: list[list[Token]] = [[] for _ in lines]
    for at, gap in enumerate(gaps, 1):
        if usual > 1 and 0 < gap - usual <= _MOST_BLANKS:
            blank = Token("", Cell("", 0, 0, line=lines[at - 1] + usual), None, True)
            found[at] = [blank] * (gap - usual)
    return found


_MOST_BLANKS: Final = 15
"""Columns of the widest row of the form."""


def _on_one_line(run: list[Token], values: list[Token]) -> bool:
    return bool(run) and 0 < run[-1].cell.line == values[0].cell.line


def _without_covered(values: list[Token]) -> list[Token]:
    """``||`` stands for places that a span covers; alone in a row they are its empty cells."""
    kept = [t for t in values if t.cell.colspan == 1]
    if kept:
        return kept
    return [t for t in values for _ in range(t.cell.colspan)]


def tabular_tokens(block: Paragraph, matcher: Matcher) -> list[Token]:
    """The tokens of a paragraph that can be part of a table; none where it is prose."""
    text = block.text
    if (text[-1:] == "。" and len(text) > _LONGEST_WORD) or (len(text) > _LONGEST and "。" in text):
        return []
    if len(text) > 4 * _LONGEST:
        return []
    if matcher.damage.question_space:
        text = question_to_space(text).strip()
    cell = _cell_of(block, block.text)
    words = text.split()
    several = len(words) > _MOST_BROKEN and not _THOUSANDS.fullmatch(text)
    if several and all(looks_like_value(word) for word in words):
        return [Token(word, cell, None, True) for word in words]
    if not text or (len(text) <= _LONGEST and looks_like_value(text)):
        return [Token(text, cell, None, True)]
    if block.linked:
        return []
    if " " in text and looks_like_value(text.rpartition(" ")[2]):
        parts = _row_parts(text, cell, matcher)
        if parts:
            return parts
    label, matches = matcher.match(text)
    if matches and matches[0].grade is Grade.EXACT:
        return [Token(text, cell, None, False, label, matches)]
    if len(text) > _LONGEST_LABEL and _PROSE.search(text):
        return []
    parts = _row_parts(text, cell, matcher)
    if parts:
        return parts
    if (
        len(text) <= _LONGEST
        and not _PROSE.search(text)
        and (matches or len(text) <= _LONGEST_WORD)
    ):
        return [Token(text, cell, None, False, label, matches)]
    return []


def _cell_of(block: Paragraph, text: str) -> Cell:
    """A paragraph as a cell; where in its line a figure stands is not known."""
    at = block.location
    return Cell(text, 0, 0, line=block.line, spot=Spot(at.page, at.box, None, at.paragraph))


def _row_parts(text: str, cell: Cell, matcher: Matcher) -> list[Token]:
    """``规章 0 0 0``, ``规章000`` and glued headers: labels of the form and values alone."""
    words = text.split()
    if len(words) > 1:
        label_end = len(words)
        while label_end and looks_like_value(words[label_end - 1]):
            label_end -= 1
        name, figures = " ".join(words[:label_end]), words[label_end:]
        if figures and name:
            head = _known(name, cell, matcher)
            if head:
                return head + [Token(w, cell, None, True) for w in figures]
    glued = _GLUED.match(text)
    if glued:
        head = _known(glued["label"], cell, matcher)
        if head and any(t.names("row") for t in head):
            return [*head, Token(glued["run"].strip(), cell, None, True)]
    return _known(text, cell, matcher)


def _known(text: str, cell: Cell, matcher: Matcher) -> list[Token]:
    """The text as one label of the form, or as several in a row; else nothing."""
    label, matches = matcher.match(text)
    if matches and matches[0].grade is Grade.EXACT:
        return [Token(text, cell, None, False, label, matches)]
    words = text.split()
    if 1 < len(words) <= _ONE_CHARACTER_PARTS:
        tokens = [Token(w, cell, None, False, *matcher.match(w)) for w in words]
        joined = join_labels(tokens, matcher)
        if all(t.matches and t.matches[0].grade is Grade.EXACT for t in joined):
            return joined
    pieces = take_apart(matcher.mend("".join(words)))
    return [Token(piece, cell, None, False, *matcher.match(piece)) for piece in pieces]


@cache
def _words() -> re.Pattern[str]:
    keys = sorted(vocabulary().targets, key=len, reverse=True)
    own = "|".join(re.escape(k) for k in keys if len(k) >= 2)
    return re.compile(
        rf"(?P<number>[（(]?[一二三四五六七八九十0-9]{{1,2}}[）)]?[、.．]?)?(?P<word>{own})"
    )


@lru_cache(maxsize=4096)
def take_apart(text: str) -> list[str]:
    """``信息内容本年新制作数量本年新公开数量`` → its three labels; nothing where a part is none."""
    bare = _SEPARATORS.sub("", _BRACKETS.sub("", text))
    pieces = list(_words().finditer(bare))
    if len(pieces) < 2 or sum(len(p[0]) for p in pieces) != len(bare):
        return []
    return [p[0] for p in pieces]


_BRACKETS: Final = re.compile(r"[（(][^（()）]{4,}[）)]")
_SEPARATORS: Final = re.compile(r"[\s/|,，、。“”\"'：:]+(?![0-9])")


def join_labels(run: list[Token], matcher: Matcher) -> list[Token]:
    """Put labels together that were broken over lines: ``本年新`` / ``制作数量``.

    The longest join that is exactly a label of the form wins; a token that is part of none
    stays as it is.
    """
    joined: list[Token] = []
    at = 0
    while at < len(run):
        most = _ONE_CHARACTER_PARTS if len(run[at].text) <= 2 else _MOST_PARTS
        for end in range(min(len(run), at + most), at, -1):
            token = _join(run[at:end], matcher)
            if token is not None:
                joined.append(token)
                at = end
                break
        else:
            joined.append(run[at])
            at += 1
    return joined


def _join(parts: list[Token], matcher: Matcher) -> Token | None:
    if len(parts) == 1:
        token = parts[0]
        return token if token.matches and token.matches[0].grade is Grade.EXACT else None
    text = "".join(t.text for t in parts)
    if len(text) > 2 * _LONGEST:
        return None
    label, matches = matcher.match(text)
    if not matches or matches[0].grade < Grade.EXACT:
        return None
    if label.rest and parts[0].text.count("（") + parts[0].text.count("(") <= parts[0].text.count(
        "）"
    ) + parts[0].text.count(")"):
        # An explanation in brackets belongs to the label only where the label opens it.
        return None
    return parts[0]._replace(text=text, label=label, matches=matches)
