"""The standard lock of PDF files with an empty password, as files have that forbid changes only."""

from __future__ import annotations

import hashlib

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_RIGHTS = -1340


def rc4(key: bytes, data: bytes) -> bytes:
    """Data under the stream cipher RC4."""
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) & 255
        box[i], box[j] = box[j], box[i]
    out = bytearray(len(data))
    i = j = 0
    for place, byte in enumerate(data):
        i = (i + 1) & 255
        a = box[i]
        j = (j + a) & 255
        b = box[i] = box[j]
        box[j] = a
        out[place] = byte ^ box[(a + b) & 255]
    return bytes(out)


class Cipher:
    """The key of a file and what its dictionary says of it; `size` is the key's length."""

    def __init__(self, name: bytes, size: int) -> None:
        self.size = size
        owner = hashlib.md5(b"owner".ljust(32, _PAD[:1])).digest()
        if size > 5:
            for _ in range(50):
                owner = hashlib.md5(owner).digest()
        self.owner = rc4(owner[:size], _PAD)
        if size > 5:
            for turn in range(1, 20):
                self.owner = rc4(bytes(b ^ turn for b in owner[:size]), self.owner)
        rights = (_RIGHTS & 0xFFFFFFFF).to_bytes(4, "little")
        key = hashlib.md5(_PAD + self.owner + rights + name).digest()
        if size > 5:
            for _ in range(50):
                key = hashlib.md5(key[:size]).digest()
        self.key = key[:size]
        if size == 5:
            self.user = rc4(self.key, _PAD)
        else:
            self.user = rc4(self.key, hashlib.md5(_PAD + name).digest())
            for turn in range(1, 20):
                self.user = rc4(bytes(b ^ turn for b in self.key), self.user)
            self.user = self.user.ljust(32, b"\0")

    def entries(self) -> str:
        """The dictionary of the lock."""
        kind = "/V 1/R 2" if self.size == 5 else "/V 2/R 3/Length 128"
        codes = f"/O<{self.owner.hex()}>/U<{self.user.hex()}>"
        return f"<</Filter/Standard{kind}/P {_RIGHTS}{codes}>>"

    def seal(self, number: int, data: bytes) -> bytes:
        """Data of the object with this number."""
        key = hashlib.md5(self.key + number.to_bytes(3, "little") + b"\0\0").digest()
        return rc4(key[: min(self.size + 5, 16)], data)
