"""What each tag does to the flow of text, as data."""

from __future__ import annotations

from typing import Final

from govinfo_parse.readers.html_tokens import names

# What a tag does to the flow of text. Inline tags do nothing: `1<b>2</b>` is 12.
INLINE: Final = 0
BLOCK: Final = 1
CELL: Final = 2
CELL_END: Final = 3
ROW: Final = 4
SKIP: Final = 5
BREAK: Final = 6
LINK: Final = 7
LINK_END: Final = 8
HEADING: Final = 9
HEADING_END: Final = 10
TABLE: Final = 11
TABLE_END: Final = 12
GROUP: Final = 13
CAPTION: Final = 14
SUP: Final = 15
SUP_END: Final = 16
PRE: Final = 17
PRE_END: Final = 18
INPUT: Final = 19
# What runs of tags do: the two frequent ones at once, the others tag by tag.
NEXT_CELL: Final = 20
NEXT_ROW: Final = 21
SEQUENCE: Final = 22

BLOCKS: Final = names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li main menu nav ol p "
    "search section summary ul"
)

# Not shown, or shown as a control whose content is no text of the page; struck-out
# figures are not figures; <rt> holds the pinyin of a <ruby>.
SKIPPED: Final = names(
    "script style template noscript head title select option datalist button textarea iframe "
    "frameset noframes noembed object applet svg math canvas audio video map meter progress "
    "rt rp rtc del s strike"
)

ACTIONS: Final = {
    **dict.fromkeys(BLOCKS, BLOCK),
    **dict.fromkeys(("/" + name for name in BLOCKS), BLOCK),
    **dict.fromkeys(SKIPPED, SKIP),
    **dict.fromkeys(("td", "th"), CELL),
    **dict.fromkeys(("/td", "/th", "/caption"), CELL_END),
    **dict.fromkeys(("thead", "tbody", "tfoot"), GROUP),
    **{f"h{level}": HEADING for level in range(1, 7)},
    **{f"/h{level}": HEADING_END for level in range(1, 7)},
    **dict.fromkeys(("pre", "listing"), PRE),
    **dict.fromkeys(("/pre", "/listing"), PRE_END),
    "br": BREAK,
    "tr": ROW,
    "table": TABLE,
    "/table": TABLE_END,
    "caption": CAPTION,
    "/a": LINK_END,
    "sup": SUP,
    "/sup": SUP_END,
    "input": INPUT,
}

RUNS: Final = {
    (): INLINE,
    (BLOCK,): BLOCK,
    (CELL_END, CELL): NEXT_CELL,
    (CELL_END, ROW, CELL): NEXT_ROW,
}
