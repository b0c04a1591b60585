"""How far a long run is: a bar on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from govinfo_parse.cli.said import say

if TYPE_CHECKING:
    from rich.progress import Progress

    from govinfo_parse.archive import Counts

_BETWEEN_LINES: Final = 5.0
_BETWEEN_MARKS: Final = 0.5
_LOOKED_BACK: Final = 30.0


class Pace:
    """The rate of the last half minute: what an earlier run did passes quickly at first."""

    def __init__(self, total: int | None, now: float) -> None:
        self._total = total
        self._marks: deque[tuple[float, int]] = deque([(now, 0)])

    def words(self, counts: Counts, now: float) -> str:
        """How many inputs, at which rate, how long still, how many failures."""
        if now - self._marks[-1][0] >= _BETWEEN_MARKS:
            self._marks.append((now, counts.inputs))
            while now - self._marks[1][0] > _LOOKED_BACK:
                self._marks.popleft()
        start, before = self._marks[0]
        rate = (counts.inputs - before) / max(now - start, 0.001)
        words = f"{counts.inputs}{'' if self._total is None else f' of {self._total}'} inputs"
        words += f", {rate:.0f} a second"
        if self._total is not None and rate > 0:
            words += f", {_clock((self._total - counts.inputs) / rate)} left"
        return f"{words}, {counts.failed} without a report"


def _clock(seconds: float) -> str:
    """``0:05``, ``12:34`` or ``1:02:03``.

    >>> _clock(3723)
    '1:02:03'
    """
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def show_progress(total: int | None, *, quiet: bool) -> Iterator[Callable[[Counts], None]]:
    """What to call with the counts as they grow; ``total`` inputs, if that is known."""
    pace = Pace(total, time.monotonic())
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as bar:
            task = bar.add_task("", total=total, words="")

            def show(counts: Counts) -> None:
                words = pace.words(counts, time.monotonic())
                bar.update(task, completed=counts.inputs, words=words)

            yield show
    else:
        yield _lines(pace)


def _lines(pace: Pace) -> Callable[[Counts], None]:
    last = time.monotonic()

    def show(counts: Counts) -> None:
        nonlocal last
        now = time.monotonic()
        words = pace.words(counts, now)
        if now - last >= _BETWEEN_LINES:
            last = now
            say(words)

    return show


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.fields[words]}", markup=False))
    return Progress(*columns, console=Console(stderr=True))
