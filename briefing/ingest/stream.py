"""The bytes of a file or pipe, whose beginning was looked at already to see what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD: Final = 65_536
"""How many bytes are looked at to see what a file is."""


class Rejoined:
    """A stream whose first bytes were read already; a pipe cannot be wound back."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        head, self._head = self._head[:size], self._head[size:]
        return head + read_up_to(self._stream, size - len(head))

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Line after line; None in place of one over `limit` bytes, which is passed over in pieces."""
        parts: list[bytes] = []
        length = 0
        while piece := self.read(HEAD):
            *ended, rest = piece.split(b"\n")
            for part in ended:
                yield None if length + len(part) > limit else b"".join((*parts, part))
                parts.clear()
                length = 0
            length += len(rest)
            if length <= limit:
                parts.append(rest)
            else:
                parts.clear()
        if length:
            yield None if length > limit else b"".join(parts)


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes of a stream that may give fewer at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
