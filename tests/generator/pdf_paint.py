"""Content streams: texts, lines and shades of a sheet as operators."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence

from .pdf_fonts import Face, Fonts
from .pdf_rules import clips, rules, shades
from .pdf_sheet import Run, Sheet
from .pdf_space import Space, number

_WORDY = ("title", "heading", "body", "label", "group", "header", "caption")
Glyph = tuple[str, Face, str, float, float]


class Painter:
    """Paints the sheets of one file."""

    def __init__(self, rng: random.Random, kinds: Collection[str], fonts: Fonts) -> None:
        self.rng, self.kinds, self.fonts = rng, kinds, fonts
        self.by_matrix = rng.random() < 0.5
        self.one_object = rng.random() < 0.5
        self.text_first = rng.random() < 0.2
        self.rule_seed = rng.random()

    def content(self, sheet: Sheet, space: Space, lines: list[str]) -> list[str]:
        """All operators of a sheet, in the units of a space; `lines` draw what is ruled."""
        out: list[str] = []
        below = self.rng.random() < 0.5
        marks = [op for run in sheet.marks for op in self.text(run, space)]
        if below:
            out += marks
        elif marks:
            marks = ["q /G1 gs", *marks, "Q"]
        for ghost in sheet.ghosts:
            out += self.text(ghost, space)
        out += [f"q 1 g {space.area(*area)} re f Q" for area in sheet.covers]
        for x0, y0, x1, y1 in sheet.images:
            a, b = space.xy(x0, y0 if space.flip else y1)
            high = -(y1 - y0) if space.flip else y1 - y0
            if space.flip:
                b += (y1 - y0) * space.scale
            out.append(
                f"q {space.long(x1 - x0)} 0 0 {space.long(high)} {number(a)} {number(b)} cm /I2 Do Q"
            )
        texts = self._texts(sheet, space)
        out += texts if self.text_first else []
        out += lines
        out += [] if self.text_first else texts
        return out if below else [*out, *marks]

    def shaded(self, sheet: Sheet, space: Space) -> list[str]:
        """What is behind everything."""
        rng = random.Random(self.rule_seed)
        return [op for grid in sheet.grids for op in shades(space, rng, grid, self.kinds)]

    def lines(self, sheet: Sheet, space: Space) -> list[str]:
        """Lines of tables, frames of paragraphs and pages."""
        rng = random.Random(self.rule_seed)
        out: list[str] = []
        for grid in sheet.grids:
            if "pdf_clips" in self.kinds:
                out += clips(space, grid)
            out += rules(space, rng, grid, self.kinds)
        out += [f"q {space.long(0.75)} w {space.area(*area)} re S Q" for area in sheet.frames]
        for x0, y0, x1, y1 in sheet.lines:
            line = f"{space.at(x0, y0)} m {space.at(x1, y1)} l S"
            out.append(f"q {space.long(0.5)} w {line} Q")
        return out

    def _texts(self, sheet: Sheet, space: Space) -> list[str]:
        runs = list(sheet.runs)
        if "pdf_by_column" in self.kinds:
            loose = [run for run in runs if run.place is None]
            cells = [run for run in runs if run.place is not None]
            runs = loose + sorted(cells, key=lambda r: (*(r.place or (0.0, 0.0)), r.y))
        elif "pdf_shuffled" in self.kinds:
            self.rng.shuffle(runs)
        elif "pdf_row_runs" in self.kinds:
            return [op for line in _on_one_line(runs) for op in self._row(line, space)]
        return [op for run in runs for op in self.text(run, space)]

    def _row(self, runs: list[Run], space: Space) -> list[str]:
        """Cells side by side as one string with wide steps in it."""
        if len(runs) == 1:
            return self.text(runs[0], space)
        out: list[str] = []
        parts: list[str] = []
        face: Face | None = None
        at = 0.0
        for run in runs:
            for _, own, code, along, step in self._glyphs(run):
                if own is not face:
                    if face is not None:
                        out.append(f"[{' '.join(parts)}] TJ ET")
                    where = self._start(space, run, along)
                    out.append(f"BT /{own.name} {space.long(run.size)} Tf {where}")
                    parts, face, at = [], own, run.x + along
                if abs(run.x + along - at) > 0.01:
                    parts.append(number((at - run.x - along) / run.size * 1000))
                parts.append(f"<{code}>")
                at = run.x + along + step
        return [*out, f"[{' '.join(parts)}] TJ ET"]

    def _glyphs(self, run: Run) -> list[Glyph]:
        out: list[Glyph] = []
        at = 0.0
        for char in run.text:
            face, code = self.fonts.code(run.font, char)
            step = self.fonts.advance(char) * run.size if run.font != "secret" else (
                0.5 * run.size if char < "\u0250" else run.size)  # fmt: skip
            out.append((char, face, code, at, step))
            at += step + run.gap
        return out

    def text(self, run: Run, space: Space) -> list[str]:
        """The operators of one run."""
        glyphs = self._glyphs(run)
        if not glyphs:
            return []
        kinds = self.kinds
        body = self._shown(run, space, glyphs)
        state = ""
        if run.grey:
            state += f"{number(run.grey)} g "
        if run.mode:
            state += f"{run.mode} Tr "
        bold = run.role in ("title", "heading", "caption", "header", "value") and not run.mode
        if bold and "pdf_bold_twice" in kinds:
            body += self._shown(
                Run(run.text, run.x + 0.3, run.y, run.size, run.role, run.font, run.gap), space,
                glyphs,
            )  # fmt: skip
        if bold and "pdf_bold_stroked" in kinds:
            state += f"2 Tr {space.long(run.size * 0.015)} w "
        if "pdf_marked" in kinds:
            tag = (
                "/Artifact <</Type/Pagination>> BDC" if run.role == "foot" else "/P <</MCID 0>> BDC"
            )
            body = [tag, *body, "EMC"]
        return [f"q {state}", *body, "Q"] if state else body

    def _start(self, space: Space, run: Run, along: float, first: bool = True) -> str:
        x = run.x + along * math.cos(run.turn)
        y = run.y - along * math.sin(run.turn)
        if run.turn or space.flip or self.by_matrix:
            a, b = math.cos(run.turn), math.sin(run.turn)
            if space.flip:
                c, d, b2 = b, -a, -b
                matrix = f"{number(a)} {number(b2)} {number(-c)} {number(d)}"
            else:
                matrix = f"{number(a)} {number(b)} {number(-b)} {number(a)}"
            return f"{matrix} {space.at(x, y)} Tm"
        return f"{space.at(x, y)} Td"

    def _shown(self, run: Run, space: Space, glyphs: Sequence[Glyph]) -> list[str]:
        kinds, size = self.kinds, space.long(run.size)

        def piece(part: Sequence[Glyph]) -> list[str]:
            """Glyphs that follow one another, by the fonts they are of."""
            out: list[str] = []
            while part:
                face = part[0][1]
                count = next((i for i, g in enumerate(part) if g[1] is not face), len(part))
                here, part = part[:count], part[count:]
                shown = self._string(run, space, here)
                out.append(f"BT /{face.name} {size} Tf {self._start(space, run, here[0][3])} "
                           f"{shown} ET")  # fmt: skip
            return out

        if "pdf_each_character" in kinds and run.role != "mark":
            solid = [g for g in glyphs if g[0] not in " \u3000"] or list(glyphs)
            if self.one_object and not run.turn and not space.flip:
                return self._steps(run, space, solid)
            return [op for g in solid for op in piece([g])]
        if "pdf_disorder" in kinds and run.role != "mark":
            parts = [[g] for g in glyphs if g[0] not in " \u3000"]
            self.rng.shuffle(parts)
            return [op for part in parts for op in piece(part)]
        if "pdf_words" in kinds:
            parts, at = [], 0
            while at < len(glyphs):
                width = self.rng.choice((1, 2, 2, 3, 4))
                while at + width < len(glyphs) and _digits(glyphs[at + width - 1 : at + width + 1]):
                    width += 1
                parts.append(list(glyphs[at : at + width]))
                at += width
            return [op for part in parts for op in piece(part)]
        return piece(glyphs)

    def _steps(self, run: Run, space: Space, glyphs: Sequence[Glyph]) -> list[str]:
        """One text object in which every character moves on from the last."""
        x, y = space.xy(run.x + glyphs[0][3], run.y)
        out = [f"BT {number(x)} {number(y)} Td"]
        face: Face | None = None
        before = glyphs[0][3]
        for _, own, code, at, _ in glyphs:
            if own is not face:
                out.append(f"/{own.name} {space.long(run.size)} Tf")
                face = own
            move = f"{space.long(at - before)} 0 Td " if at != before else ""
            out.append(f"{move}<{code}> Tj")
            before = at
        return [*out, "ET"]

    def _string(self, run: Run, space: Space, glyphs: Sequence[Glyph]) -> str:
        kinds, gap = self.kinds, run.gap
        if "pdf_spaced_words" in kinds and run.role in _WORDY:
            parts = []
            for number_, (char, face, code, _, _) in enumerate(glyphs):
                parts.append(f"<{code}>")
                goes_on = number_ + 1 < len(glyphs)
                if goes_on and char > "\u2e80" and glyphs[number_ + 1][0] > "\u2e80":
                    space_code = face.code(self.fonts.rng, " ")
                    back = (self.fonts.advance(" ") - gap / run.size) * 1000
                    if space_code is not None:
                        parts.append(f"<{space_code}> {number(back)}")
                        continue
                if goes_on and gap:
                    parts.append(number(-gap / run.size * 1000))
            return "[" + " ".join(parts) + "] TJ"
        if "pdf_kerned" in kinds:
            parts, drift = [], 0.0
            for number_, glyph in enumerate(glyphs):
                parts.append(f"<{glyph[2]}>")
                if number_ + 1 < len(glyphs):
                    step = -drift if drift else self.rng.uniform(-18, 18)
                    drift = 0.0 if drift else step
                    parts.append(number(step - gap / run.size * 1000))
            return "[" + " ".join(parts) + "] TJ"
        codes = "".join(glyph[2] for glyph in glyphs)
        if "pdf_trailing_spaces" in kinds and run.role not in ("mark", "ghost"):
            codes += glyphs[-1][1].code(self.fonts.rng, " ") or ""
        spacing = f"{space.long(gap)} Tc " if gap else ""
        after = " 0 Tc" if gap else ""
        return f"{spacing}<{codes}> Tj{after}"


def _on_one_line(runs: list[Run]) -> list[list[Run]]:
    """Runs of cells grouped where they share a base line."""
    out: list[list[Run]] = []
    cells: dict[tuple[float, float], list[Run]] = {}
    for run in runs:
        if run.place is None or run.turn or run.font == "secret":
            out.append([run])
            continue
        key = (round(run.y, 1), run.size)
        if key not in cells:
            cells[key] = []
            out.append(cells[key])
        cells[key].append(run)
    return [sorted(line, key=lambda run: run.x) for line in out]


def _digits(pair: Sequence[Glyph]) -> bool:
    return len(pair) == 2 and all(glyph[0] in "0123456789.,-" for glyph in pair)
