"""Find the mails in an mbox of any dialect and size, in pieces, without reading what lies between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from feedback_loop.exchange.mail.raw_mail import MAX_HEADER, ReadAt, end_of_head

_WINDOW = 1 << 20
_MAX_FROM_LINE = 1000
_HEAD = 8 * 1024
_SEPARATOR = b"\nFrom "
_FROM_LINE = re.compile(
    rb"From (?:-? ?\r?\n|- [^\n]{0,80}\n"
    rb"|[^\n]{0,500}?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[^\n]{0,40}?(?:19|20)[0-9]{2}[^\n]{0,60}\n"
    rb"|[^\s\n]{1,300}[ \t]{1,4}[A-Z][a-z]{2},? [^\n]{0,60}[0-9]{2}:[0-9]{2}[^\n]{0,40}\n)"
)
"""A line that parts mails has a time and a year, or nothing, as some programs write it."""
_HEADER_LINE = re.compile(rb"(?:>?From [^\n]*+\n)?[!-9;-~]{1,80}[ \t]?:")
_STATE_HEADER = re.compile(rb"\n(content-length|x-mozilla-status)[ \t]{0,8}:([^\n]{0,80})", re.IGNORECASE)
_EXPUNGED = 0x0008


class MailPosition(NamedTuple):
    """Place of a mail in an mbox, without the line that parts it from the one before, and its headers as they stand."""

    start: int
    end: int
    head: bytes


@dataclass
class MboxScanner:
    """Steps through an mbox; its size is fixed when it is opened, so that a file may grow meanwhile."""

    read_at: ReadAt
    size: int
    _window_start: int = 0
    _window: bytes = b""

    def scan(self) -> Iterator[MailPosition]:
        """Yield where each mail is; mails that Thunderbird has deleted but not yet removed are left out."""
        separator = self._first_separator()
        while separator < self.size:
            start = separator + self._line_length(separator)
            head = self._head_at(start)
            states = _STATE_HEADER.findall(b"\n" + head)
            length, status = _first(states, b"content-length"), _first(states, b"x-mozilla-status")
            separator = self._end_by_length(start + len(head), length) if length else 0
            separator = separator or self._find_separator(start + max(len(head) - 2, 0))
            if not (status and _is_expunged(status)):
                yield MailPosition(start, min(separator, self.size), head)

    def _first_separator(self) -> int:
        head = self._bytes_at(0, _HEAD)
        return len(head) - len(head.lstrip(b"\xef\xbb\xbf\r\n"))

    def _line_length(self, offset: int) -> int:
        line, newline, _ = self._bytes_at(offset, _MAX_FROM_LINE).partition(b"\n")
        return len(line) + len(newline)

    def _head_at(self, start: int) -> bytes:
        """Return the headers of a mail, with their last line break."""
        size = _HEAD
        while True:
            content = self._bytes_at(start, size)
            if content.startswith((b"\n", b"\r\n")):
                return b""
            end = end_of_head(content)
            if end >= 0:
                return content[: end + 1]
            if len(content) < size or size >= MAX_HEADER:
                return content
            size *= 4

    def _end_by_length(self, body: int, value: bytes) -> int:
        """Return where the next mail begins if a header gives the length of the body, and rightly so; else 0."""
        if not value.isdigit() or len(value) > 12:  # noqa: PLR2004  # digits of a terabyte
            return 0
        body += len(self._bytes_at(body, 2).partition(b"\n")[0]) + 1
        end = body + int(value)
        if end > self.size:
            return 0
        after = self._bytes_at(end, _MAX_FROM_LINE)
        blank = len(after) - len(after.lstrip(b"\r\n"))
        if not after.strip():
            return self.size if end + len(after) >= self.size else 0
        return end + blank if _FROM_LINE.match(after, blank) else 0

    def _find_separator(self, offset: int) -> int:
        """Return where the next line begins that parts mails; the size of the file if none does."""
        while offset < self.size:
            window = self._window_at(offset)
            if not window:
                break  # the file was cut meanwhile
            index = window.find(_SEPARATOR, offset - self._window_start)
            if index < 0:
                offset = self._window_start + len(window) - len(_SEPARATOR) + 1
                if offset + len(_SEPARATOR) > self.size:
                    break
                self._window = b""
                continue
            position = self._window_start + index + 1
            if self._is_separator(position):
                return position
            offset = position
        return self.size

    def _is_separator(self, position: int) -> bool:
        line = self._bytes_at(position, _MAX_FROM_LINE)
        match = _FROM_LINE.match(line)
        return match is not None and _HEADER_LINE.match(line, match.end()) is not None

    def _window_at(self, offset: int) -> bytes:
        if not self._window_start <= offset < self._window_start + len(self._window) - len(_SEPARATOR):
            self._window_start = offset
            self._window = self.read_at(offset, min(_WINDOW, self.size - offset))
        return self._window

    def _bytes_at(self, offset: int, size: int) -> bytes:
        start = offset - self._window_start
        if start >= 0 and start + size <= len(self._window):
            return self._window[start : start + size]
        return self.read_at(offset, max(0, min(size, self.size - offset)))


def _first(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value.strip() for other, value in headers if other.lower() == name), b"")


def _is_expunged(status: bytes) -> bool:
    try:
        return bool(int(status, 16) & _EXPUNGED)
    except ValueError:
        return False
