"""Read the mails in one file: a message, an mbox, or a message as Apple Mail keeps it."""

import codecs
import os
import re
from collections.abc import Generator
from enum import Enum
from functools import partial

from feedback_loop.exchange.mail.mbox import MboxScanner
from feedback_loop.exchange.mail.raw_mail import (
    MAX_HEADER,
    RawMail,
    ReadAt,
    end_of_head,
    load_mail,
    read_file_at,
)
from feedback_loop.files import IrregularFileError, open_regular

_SNIFFED = 4096
_HEAD = 16 * 1024
_OUTLOOK_MAGICS = (b"\xd0\xcf\x11\xe0", b"!BDN")
_OUTLOOK_NAMES = (".msg", ".pst", ".ost", ".olm")
_MBOX_NAMES = (".mbox", ".mbx")
_MAIL_NAMES = (".eml", ".emlx")
_CALENDAR_NAMES = (".ics", ".ical")
_OTHER_NAMES = (".msf", ".sqlite", ".dat", ".json", ".html", ".plist", ".lock", ".log", ".xml", ".csv", ".pdf", ".zip")
"""Names of files in mail folders that programs keep for themselves, or that cannot be mails."""
_MBOX_START = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]{0,20}From [^\n]{0,1000}\n")
_MAIL_START = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]{0,20}[!-9;-~]{1,80}[ \t]{0,3}:")
_MAIL_HEADER = re.compile(
    rb"^(?:from|date|subject|received|return-path|message-id|delivered-to|mime-version|to)[ \t]{0,3}:",
    re.IGNORECASE | re.MULTILINE,
)
_BYTE_COUNT = re.compile(rb"[ \t]{0,20}([0-9]{1,12})[ \t]{0,20}\r?\n")


class FileProblem(Enum):
    """Why a file has no mail that can be read, as a sentence about ``path``."""

    MISSING = "There is no file or folder {path}. Check its name."
    UNREADABLE = "{path} cannot be read. Check who may read it."
    IRREGULAR = "{path} is a pipe or device, not a file. Pipe mails in with - instead."
    OUTLOOK = "{path} is in Outlook's own format. Save the message as .eml, or export the folder as mbox."
    NO_SEPARATOR = (
        "{path} has no From line at its beginning, so it is no mbox. Export it again, or name a single message .eml."
    )
    NO_MAIL = "{path} is not a mail. Name a mail file, an mbox, or a folder with mails."


_MailGenerator = Generator[RawMail, None, FileProblem | None]


def is_calendar(path: str) -> bool:
    """Return True if a file is a calendar by its name."""
    return path.lower().endswith(_CALENDAR_NAMES)


def is_mail_by_name(path: str) -> bool:
    """Return True if a file says by its name that it is one mail."""
    return path.lower().endswith(_MAIL_NAMES)


def iter_file(path: str, *, in_folder: bool = False) -> _MailGenerator:
    """Yield the mails in a file, and return why there is none."""
    name = path.lower()
    if in_folder and name.endswith(_OTHER_NAMES):
        return None
    if name.endswith(_OUTLOOK_NAMES):
        return FileProblem.OUTLOOK
    try:
        descriptor, state = open_regular(path)
    except (OSError, ValueError) as error:
        return _problem_of(error)

    def read_at(offset: int, size: int) -> bytes:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, size)

    try:
        return (yield from iter_content(path, read_at, read_file_at(path), state.st_size))
    except OSError:
        return FileProblem.UNREADABLE
    finally:
        os.close(descriptor)


def _problem_of(error: Exception) -> FileProblem:
    if isinstance(error, IrregularFileError):
        return FileProblem.IRREGULAR
    return FileProblem.MISSING if isinstance(error, FileNotFoundError) else FileProblem.UNREADABLE


def iter_content(path: str, read_at: ReadAt, read_later: ReadAt, size: int) -> _MailGenerator:
    """Yield the mails in what a file holds, and return why there is none.

    Args:
        path: what the file is called.
        read_at: reads from the file now.
        read_later: reads from the file when a mail is loaded.
        size: bytes that are read at most, so that a file may grow meanwhile.
    """
    start = read_at(0, min(_SNIFFED, size))
    if start.startswith(_OUTLOOK_MAGICS):
        return FileProblem.OUTLOOK
    if _MBOX_START.match(start):
        for position in MboxScanner(read_at, size).scan():
            load = partial(load_mail, read_later, position.start, position.end, unquotes_from=True)
            yield RawMail(path, position.head, load)
        return None
    count = _BYTE_COUNT.match(start) if path.lower().endswith(".emlx") else None
    first, end = (count.end(), min(size, count.end() + int(count[1]))) if count else (0, size)
    first += len(codecs.BOM_UTF8) if start.startswith(codecs.BOM_UTF8, first) else 0
    if path.lower().endswith(_MBOX_NAMES) and size:
        return FileProblem.NO_SEPARATOR
    if not (_MAIL_START.match(start, first) and _MAIL_HEADER.search(start, first)):
        return FileProblem.NO_MAIL
    head = _read_head(read_at, first, end)
    yield RawMail(path, head, partial(load_mail, read_later, first, end))
    return None


def _read_head(read_at: ReadAt, start: int, end: int) -> bytes:
    """Return the headers of a mail by itself, of which a small piece is read first."""
    for size in (_HEAD, MAX_HEADER):
        head = read_at(start, min(size, end - start))
        stop = end_of_head(head)
        if stop >= 0:
            return head[: stop + 1]
    return head
