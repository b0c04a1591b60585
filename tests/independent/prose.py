"""Builds the prose parts of a report from the pools."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import prose_long as long
from . import prose_pool as pool
from .model import Para
from .organs import Organ


@dataclass(frozen=True, slots=True)
class Voice:
    """Who writes, about which year, in which form."""

    organ: Organ
    year: int
    notice: str
    told: str


def say(rng: Random, voice: Voice, pattern: str) -> str:
    """Fill a pattern's holes."""
    year = voice.year
    return pattern.format(
        y=year, p=year - 1, p2=year - 2, n=year + 1, agency=voice.organ.name,
        self=voice.organ.self_name, area=voice.organ.area, place=voice.organ.place,
        notice=voice.notice, d=rng.randint(1, 9), d2=rng.randint(1, 9), i=rng.randint(10, 60),
        i2=rng.randint(10, 99), j=rng.randint(70, 900), j2=rng.randint(20, 900),
        j3=rng.randint(10, 300), k=rng.randint(1000, 60000), k2=rng.randint(1000, 9000),
        k3=rng.randint(9001, 90000), z=rng.randint(300000, 700000), t=rng.randint(2000000, 8999999),
    )  # fmt: skip


def _some(
    rng: Random, voice: Voice, sentences: tuple[str, ...], least: int, most: int
) -> list[str]:
    count = min(rng.randint(least, most), len(sentences))
    chosen = sorted(rng.sample(range(len(sentences)), count))
    return [say(rng, voice, sentences[n]) for n in chosen]


def intro(rng: Random, voice: Voice) -> list[Para]:
    """Return the paragraphs before part one."""
    return [Para("".join(_some(rng, voice, pool.INTRO, 2, 5)))]


def part_one(rng: Random, voice: Voice, like_parts: bool) -> list[Para]:
    """Return part one with its sub-headings."""
    made = [Para(say(rng, voice, rng.choice(pool.OPENING)))]
    heads: tuple[tuple[str, str], ...] = pool.HEADS_LIKE_PARTS if like_parts else pool.HEADS
    if not like_parts and rng.random() < 0.25:
        heads = ()
    topics = {
        "disclosure": pool.DISCLOSURE, "requests": pool.REQUESTS, "review": pool.REVIEW,
        "management": pool.MANAGEMENT, "platform": pool.PLATFORM, "supervision": pool.SUPERVISION,
    }  # fmt: skip
    inline = rng.random() < 0.3
    for head, topic in heads or tuple(("", topic) for topic in topics):
        sentences = _some(rng, voice, topics[topic], 1, 5)
        if topic == "requests" and voice.told:
            sentences.insert(rng.randint(0, 1), voice.told)
        if head and inline:
            sentences[0] = f"{head}。{sentences[0]}"
        elif head:
            made.append(Para(head, rng.choice(("h2", "p"))))
        if rng.random() < 0.5:
            made.extend(Para(sentence) for sentence in sentences)
        else:
            made.append(Para("".join(sentences)))
        if rng.random() < 0.3:
            made.append(Para(say(rng, voice, rng.choice(long.LONG_ONE))))
    return made


def part_five(rng: Random, voice: Voice) -> list[Para]:
    """Return the paragraphs of part five."""
    made = _paragraphs(rng, _some(rng, voice, pool.PROBLEMS, 5, 14))
    return [*_long(rng, voice, long.LONG_FIVE), *made]


def part_six(rng: Random, voice: Voice) -> list[Para]:
    """Return the paragraphs of part six."""
    made = _paragraphs(rng, _some(rng, voice, pool.OTHERS, 2, 8))
    return made if rng.random() < 0.15 else [*_long(rng, voice, long.LONG_SIX), *made]


def _long(rng: Random, voice: Voice, texts: tuple[str, ...]) -> list[Para]:
    return [Para(text) for text in _some(rng, voice, texts, 1, len(texts))]


def before_table(rng: Random, voice: Voice) -> Para:
    """Return a sentence that stands before a table."""
    return Para(say(rng, voice, rng.choice(pool.BEFORE_TABLE)))


def note(rng: Random, voice: Voice) -> Para:
    """Return a note that stands below a table."""
    return Para(say(rng, voice, rng.choice(pool.NOTES)), "note")


def _paragraphs(rng: Random, sentences: list[str]) -> list[Para]:
    made: list[Para] = []
    for sentence in sentences:
        joined = made and rng.random() < 0.3 and not sentence.startswith("（")
        if joined:
            made[-1] = Para(made[-1].text + sentence)
        else:
            made.append(Para(sentence))
    return made
