"""PDF files: objects, streams and the tables that find them, as different programs write them."""

from __future__ import annotations

import base64
import hashlib
import random
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from .pdf_crypt import Cipher

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, slots=True)
class Words:
    """A string inside an object: a text, or a name or date in ASCII."""

    text: str
    ascii: bool = False

    def raw(self) -> bytes:
        """The bytes of the string."""
        if self.ascii:
            return self.text.encode("ascii")
        return b"\xfe\xff" + self.text.encode("utf-16-be")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream with its own dictionary entries."""

    entries: str
    data: bytes
    packed: bool = True


Body = tuple[str | Words, ...] | Stream


def packed(kinds: Collection[str], item: Stream) -> tuple[str, bytes]:
    """The dictionary entries and the bytes of a stream."""
    if not item.packed:
        return item.entries, item.data
    data = zlib.compress(item.data)
    if "pdf_ascii85" in kinds:
        data = base64.a85encode(data, wrapcol=72) + b"~>"
        return item.entries + "/Filter[/ASCII85Decode/FlateDecode]", data
    return item.entries + "/Filter/FlateDecode", data


class File:
    """Objects by number; a number can be kept for an object that comes later."""

    def __init__(self, kinds: Collection[str]) -> None:
        self.kinds = kinds
        self.bodies: dict[int, Body] = {}
        self.older: dict[int, Body] = {}
        self.first_page: set[int] = set()
        self._next = 1

    def keep(self) -> int:
        """A number for later."""
        self._next += 1
        return self._next - 1

    def put(self, number: int, *parts: str | Words) -> int:
        """An object under a number that was kept."""
        self.bodies[number] = parts
        return number

    def add(self, *parts: str | Words) -> int:
        """An object under a new number."""
        return self.put(self.keep(), *parts)

    def stream(self, entries: str, data: bytes, packed: bool = True) -> int:
        """A stream under a new number."""
        number = self.keep()
        self.bodies[number] = Stream(entries, data, packed)
        return number

    def save(self, rng: random.Random, root: int, info: int) -> bytes:
        """The whole file."""
        name = hashlib.md5(rng.randbytes(16)).digest()
        ends = f"/Root {root} 0 R/Info {info} 0 R/ID[<{name.hex()}><{name.hex()}>]"
        if "pdf_object_streams" in self.kinds:
            return self._with_object_streams(rng, ends)
        cipher: Cipher | None = None
        if "pdf_rc4_40" in self.kinds or "pdf_rc4_128" in self.kinds:
            cipher = Cipher(name, 5 if "pdf_rc4_40" in self.kinds else 16)
            ends += f"/Encrypt {self.add(cipher.entries())} 0 R"
            sealed = self._next - 1
        else:
            sealed = 0

        def whole(number: int, body: Body) -> bytes:
            inner = self._body(number, body, None if number == sealed else cipher)
            return b"%d 0 obj\n%b\nendobj\n" % (number, inner)

        if "pdf_linearized" in self.kinds:
            return self._first_page_first(ends, whole)
        out = bytearray(_HEAD)
        places: dict[int, int] = {}
        for number, body in sorted((self.bodies | self.older).items()):
            places[number] = len(out)
            out += whole(number, body)
        start = _table(out, places, f"/Size {self._next}{ends}")
        if self.older:
            places = {}
            for number in sorted(self.older):
                places[number] = len(out)
                out += whole(number, self.bodies[number])
            _table(out, places, f"/Size {self._next}{ends}/Prev {start}", free=False)
        return bytes(out)

    def _body(self, number: int, body: Body, cipher: Cipher | None) -> bytes:
        if isinstance(body, Stream):
            entries, data = packed(self.kinds, body)
            if cipher is not None:
                data = cipher.seal(number, data)
            head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
            return head + data + b"\nendstream"
        out = b""
        for part in body:
            if isinstance(part, Words):
                raw = part.raw() if cipher is None else cipher.seal(number, part.raw())
                plain = part.ascii and cipher is None
                out += b"(%b)" % raw if plain else b"<%b>" % raw.hex().encode()
            else:
                out += part.encode("latin-1")
        return out

    def _first_page_first(self, ends: str, whole: Callable[[int, Body], bytes]) -> bytes:
        """The first page at the front with a table of its own, as for reading over a line.

        The file was changed since, so that the length it states no longer holds.
        """
        front = {n: b for n, b in self.bodies.items() if n in self.first_page}
        rest = {n: b for n, b in self.bodies.items() if n not in self.first_page}
        mark = self.keep()
        bodies = [
            (mark, whole(mark, ("<</Linearized 1/L 1234/H[0 0]/O 1/E 99/N 1/T 99>>",))),
            *((n, whole(n, b)) for n, b in sorted(front.items())),
        ]
        lines = 20 * (len(bodies) + 1) + 20 * len(bodies)
        trailer = f"trailer\n<</Size {self._next}{ends}/Prev %010d>>\nstartxref\n0\n%%%%EOF\n"
        out = bytearray(_HEAD) + bodies[0][1]
        at = len(out)
        room = lines + len(trailer) + 40
        places = {mark: len(_HEAD)}
        late = bytearray()
        for number, data in bodies[1:]:
            places[number] = at + room + len(late)
            late += data
        late_places: dict[int, int] = {}
        for number, body in sorted(rest.items()):
            late_places[number] = at + room + len(late)
            late += whole(number, body)
        second = at + room + len(late)
        table = bytearray()
        _rows(table, places, free=False)
        table += (trailer % second).encode()
        out += table + b" " * (room - len(table) - 1) + b"\n" + late
        out += b"xref\n"
        _rows(out, late_places, free=True, named=False)
        out += f"trailer\n<</Size {self._next}>>\nstartxref\n{at}\n%%EOF\n".encode()
        return bytes(out)

    def _with_object_streams(self, rng: random.Random, ends: str) -> bytes:
        """Objects packed in streams, found by a table that is a stream itself."""
        out = bytearray(_HEAD)
        rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        loose = [n for n, b in self.bodies.items() if not isinstance(b, Stream)]
        size = rng.choice((10, 40, 100))
        for at in range(0, len(loose), size):
            part = loose[at : at + size]
            holder = self.keep()
            index, data = "", b""
            for place, number in enumerate(part):
                rows[number] = (2, holder, place)
                index += f"{number} {len(data)} "
                data += self._body(number, self.bodies[number], None) + b"\n"
            head = index.encode()
            entries = f"/Type/ObjStm/N {len(part)}/First {len(head)}"
            self.bodies[holder] = Stream(entries, head + data)
        for number, body in sorted(self.bodies.items()):
            if isinstance(body, Stream):
                rows[number] = (1, len(out), 0)
                out += b"%d 0 obj\n%b\nendobj\n" % (number, self._body(number, body, None))
        table = self.keep()
        start = len(out)
        rows[table] = (1, start, 0)
        lines = [
            bytes((kind,)) + where.to_bytes(4, "big") + last.to_bytes(2, "big")
            for _, (kind, where, last) in sorted(rows.items())
        ]
        entries = f"/Type/XRef/Size {len(lines)}/W[1 4 2]{ends}"
        if rng.random() < 0.5:
            entries += "/DecodeParms<</Predictor 12/Columns 7>>"
            lines = _predicted(lines)
            body = Stream(entries + "/Filter/FlateDecode", zlib.compress(b"".join(lines)), False)
        else:
            body = Stream(entries, b"".join(lines), rng.random() < 0.5)
        plain, self.kinds = self.kinds, ()
        out += b"%d 0 obj\n%b\nendobj\n" % (table, self._body(table, body, None))
        self.kinds = plain
        out += f"startxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


def _predicted(lines: Sequence[bytes]) -> list[bytes]:
    out, before = [], bytes(len(lines[0]))
    for line in lines:
        out.append(b"\x02" + bytes((a - b) % 256 for a, b in zip(line, before, strict=True)))
        before = line
    return out


def _rows(out: bytearray, places: dict[int, int], *, free: bool, named: bool = True) -> None:
    """The sections of a table of places, one for every run of numbers."""
    if named:
        out += b"xref\n"
    groups: list[list[int]] = []
    for number in sorted(places):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    if free and (not groups or groups[0][0] != 1):
        out += b"0 1\n0000000000 65535 f \n"
    for group in groups:
        if free and group[0] == 1:
            out += f"0 {len(group) + 1}\n0000000000 65535 f \n".encode()
        else:
            out += f"{group[0]} {len(group)}\n".encode()
        out += b"".join(f"{places[n]:010d} 00000 n \n".encode() for n in group)


def _table(out: bytearray, places: dict[int, int], trailer: str, free: bool = True) -> int:
    start = len(out)
    _rows(out, places, free=free)
    out += f"trailer\n<<{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return start
