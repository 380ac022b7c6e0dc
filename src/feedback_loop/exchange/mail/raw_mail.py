"""A mail in a file: the headers that tell whether it matters, and the rest of it on demand."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from feedback_loop.files import open_regular

MAX_HEADER = 256 * 1024
"""Most bytes of the headers of a mail that are looked at."""
_MAX_WHOLE = 4 * 1024 * 1024
"""Most bytes of a mail that is read as it stands; from larger ones, attachments are left out."""
_MAX_PART = 1024 * 1024
_MAX_KEPT = 8 * 1024 * 1024
_PIECE = 1 << 20
_BOUNDARY = b"\n--"

_SCREENED = "message-id|references|in-reply-to|from|sender|reply-to|to|cc|subject"


def _compile_headers(names: str) -> re.Pattern[bytes]:
    # A line break at the beginning is found several times as fast as the start of a line.
    pattern = rf"\n({names})[ \t]{{0,8}}:[ \t]{{0,8}}([^\n]*+(?:\n[ \t][^\n]*+)*+)"
    return re.compile(pattern.encode(), re.IGNORECASE)


_SCREENED_HEADER = _compile_headers(_SCREENED)
DATE_HEADER = _compile_headers("date")
_HEADER = _compile_headers(f"{_SCREENED}|date|received")
_QUOTED_FROM = re.compile(rb"^>(>*+From )", re.MULTILINE)
_MAX_VALUE = 20_000

ReadAt = Callable[[int, int], bytes]
"""Returns up to some bytes from an offset on."""


class RawMail(NamedTuple):
    """A mail that was not read yet.

    Attributes:
        file: the path that it is in, or "-".
        head: its headers as they stand, up to the blank line.
        load: reads it; attachments of large ones are left out.
    """

    file: str
    head: bytes
    load: Callable[[], bytes]

    @property
    def headers(self) -> Mapping[str, tuple[str, ...]]:
        """The values of its headers by lower-case name, in their order."""
        return parse_headers(self.head)

    def header(self, name: str) -> str:
        """Return the first value of a header as it stands, or ""."""
        return next(iter(self.headers.get(name, ())), "")


def find_headers(head: bytes, pattern: re.Pattern[bytes] = _SCREENED_HEADER) -> list[tuple[bytes, bytes]]:
    """Return the names and values, as they stand, of the headers that tie a mail to others and to people."""
    return pattern.findall(b"\n" + head.replace(b"\r", b""))


def header_text(value: bytes) -> str:
    """Return the value of a header as text, in which bytes above ASCII that are no UTF-8 are surrogates."""
    return value[:_MAX_VALUE].decode("utf-8", "surrogateescape")


def parse_headers(head: bytes) -> dict[str, tuple[str, ...]]:
    """Return the same headers and those of the day, as text, by lower-case name."""
    headers: dict[str, tuple[str, ...]] = {}
    for raw_name, value in find_headers(head, _HEADER):
        name = raw_name.lower().decode("ascii")
        if name == "received" and name in headers:
            continue  # only the newest is needed, and there are many
        headers[name] = (*headers.get(name, ()), header_text(value))
    return headers


def end_of_head(content: bytes) -> int:
    """Return where the blank line after the headers begins; -1 if there is none."""
    end = content.find(b"\n\n")
    # The other kind of line break is looked for only before it: most mails have just one kind.
    other = content.find(b"\n\r\n", 0, end + 1 if end >= 0 else len(content))
    return other if other >= 0 else end


def load_mail(read_at: ReadAt, start: int, end: int, *, unquotes_from: bool = False) -> bytes:
    """Return the mail between two offsets, without what large attachments hold."""
    if end - start <= _MAX_WHOLE:
        content = b"".join(_pieces(read_at, start, end))
    else:
        content = _skip_attachments(_pieces(read_at, start, end))
    return _QUOTED_FROM.sub(rb"\1", content) if unquotes_from else content


def read_file_at(path: str) -> ReadAt:
    """Return a function that opens a file for each time it reads from it."""

    def read_at(offset: int, size: int) -> bytes:
        descriptor, _ = open_regular(path)
        try:
            os.lseek(descriptor, offset, os.SEEK_SET)
            return os.read(descriptor, size)
        finally:
            os.close(descriptor)

    return read_at


def _pieces(read_at: ReadAt, start: int, end: int) -> Iterator[bytes]:
    while start < end and (piece := read_at(start, min(_PIECE, end - start))):
        yield piece
        start += len(piece)


def _skip_attachments(pieces: Iterator[bytes]) -> bytes:
    """Return a mail in which each part is cut to a length that no text has."""
    kept: list[bytes] = []
    total, room, carried = 0, _MAX_PART, b""
    for piece in pieces:
        content = carried + piece
        # A boundary may begin at the end of a piece.
        carried = next((end for end in (b"\n-", b"\n") if content.endswith(end)), b"")
        for number, segment in enumerate(content[: len(content) - len(carried)].split(_BOUNDARY)):
            if number:
                kept.append(_BOUNDARY)
                room = _MAX_PART
            kept.append(segment[:room])
            room -= len(kept[-1])
            total += len(kept[-1])
        if total > _MAX_KEPT:
            break
    return b"".join(kept)
