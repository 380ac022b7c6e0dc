"""Find the mails in files, mailboxes and folders, whichever program wrote them."""

import datetime as dt
import os
import re
import stat
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import BinaryIO, Self

from feedback_loop.domain.text import count_noun
from feedback_loop.exchange.mail.content import read_sent_at
from feedback_loop.exchange.mail.mail_files import FileProblem, is_calendar, is_mail_by_name, iter_content, iter_file
from feedback_loop.exchange.mail.raw_mail import DATE_HEADER, RawMail, find_headers

STDIN = "-"
_MAX_DEPTH = 60
_MAX_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 1 << 20
_OTHER_FOLDERS = frozenset({".git", ".notmuch"})
_MAILDIR = frozenset({"cur", "new"})
_TMP = "tmp"
_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_USUAL_DATE = re.compile(
    rb"(?:[A-Z][a-z]{2}, )?(?P<day>0?[1-9]|1[0-9]|2[0-8]) (?P<month>%b) (?P<year>199[0-9]|20[0-9]{2}) "
    rb"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] [+-](?:0[0-9]|1[0-4])[0-5][0-9]" % b"|".join(_MONTHS)
)
"""A date as almost all programs write it, of a day that every month has."""
_ZONES_APART = dt.timedelta(days=2)


class Skipped(Enum):
    """Kind of a file that was left out: the noun for one, and for several."""

    UNREADABLE = ("unreadable file", "unreadable files")
    UNREADABLE_FOLDER = ("unreadable folder", "unreadable folders")
    IRREGULAR = ("pipe or device", "pipes and devices")
    OUTLOOK = ("file in Outlook's own format", "files in Outlook's own format")
    NO_SEPARATOR = ("mailbox without a From line", "mailboxes without a From line")
    NO_MAIL = ("file that is not a mail", "files that are not mails")

    def count(self, number: int) -> str:
        """Return a number with the noun."""
        one, several = self.value
        return count_noun(number, one, several)


@dataclass
class MailReader:
    """Reads mails from paths, and remembers what it could not read; as a context, it closes what was piped in.

    Attributes:
        stdin: where ``-`` is read from.
        problems: a sentence for each path that was typed and holds no mail that can be read.
        skipped: how many files in folders were left out, by what they are.
        calendars: calendar files among the paths and in the folders.
        count: how many mails were read.
    """

    stdin: BinaryIO | None = None
    problems: list[str] = field(default_factory=list)
    skipped: Counter[Skipped] = field(default_factory=Counter)
    calendars: list[Path] = field(default_factory=list)
    count: int = 0
    _resources: ExitStack = field(default_factory=ExitStack)
    _folders: set[tuple[int, int] | str] = field(default_factory=set)
    _repeated: int = 0
    """Number of times that a folder came up again after it was read."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._resources.close()

    def read(self, paths: Sequence[str | os.PathLike[str]], since: dt.date | None = None) -> Iterator[RawMail]:
        """Yield the mails in files, mailboxes and folders.

        Args:
            paths: files and folders, and ``-`` for what is piped in.
            since: the day before which mails are left out; one without a day never is.
        """
        for path in dict.fromkeys(os.fspath(path) for path in paths):
            mails = self._read_stdin() if path == STDIN else self._read_path(path)
            for mail in mails:
                if since is None or _is_since(mail, since):
                    self.count += 1
                    yield mail

    def _read_stdin(self) -> Iterator[RawMail]:
        if self.stdin is None:
            return
        # It stays open, because mails are loaded from it later.
        spool = tempfile.SpooledTemporaryFile(max_size=_MAX_IN_MEMORY)  # noqa: SIM115
        self._resources.enter_context(spool)
        while piece := self.stdin.read(_PIECE):
            spool.write(piece)
        size = spool.tell()

        def read_at(offset: int, length: int) -> bytes:
            spool.seek(offset)
            return spool.read(length)

        if (yield from iter_content(STDIN, read_at, read_at, size)):
            self.problems.append("Standard input has no mail. Pipe a message or an mbox into the command.")

    def _read_path(self, path: str) -> Iterator[RawMail]:
        if not _is_folder(path):
            if is_calendar(path):
                self.calendars.append(Path(path))
            elif problem := (yield from iter_file(path)):
                self.problems.append(problem.value.format(path=path))
            return
        count, calendars, repeated = 0, len(self.calendars), self._repeated
        for mail in self._read_folder(path, 0):
            count += 1
            yield mail
        if not count and (len(self.calendars), self._repeated) == (calendars, repeated):
            self.problems.append(f"{path} has no mail in it. Name a mail file, an mbox, or a folder with mails.")

    def _read_folder(self, path: str, depth: int) -> Iterator[RawMail]:
        try:
            names = self._enter(path)
        except (OSError, ValueError):
            self.skipped[Skipped.UNREADABLE_FOLDER] += 1
            return
        is_maildir = not _MAILDIR.isdisjoint(names)
        for name in names:
            inner = os.path.join(path, name)  # noqa: PTH118  # a mailbox may have a hundred thousand files
            if _is_folder(inner):
                if name not in _OTHER_FOLDERS and not (is_maildir and name == _TMP) and depth < _MAX_DEPTH:
                    yield from self._read_folder(inner, depth + 1)
            elif is_calendar(inner):
                self.calendars.append(Path(inner))
            elif problem := (yield from iter_file(inner, in_folder=True)):
                self._count(problem, inner)

    def _enter(self, path: str) -> Sequence[str]:
        """Return the names in a folder; none if it was read before, as links may lead back to it."""
        state = os.stat(path)  # noqa: PTH116  # likewise
        identity = (state.st_dev, state.st_ino) if state.st_ino else os.path.realpath(path)
        if identity in self._folders:
            self._repeated += 1
            return ()
        self._folders.add(identity)
        with os.scandir(path) as entries:
            return sorted(entry.name for entry in entries)

    def _count(self, problem: FileProblem, path: str) -> None:
        # Folders of mail hold much that is no mail, and says so by its name.
        if problem is FileProblem.NO_MAIL and not is_mail_by_name(path):
            return
        if problem.name in Skipped.__members__:
            self.skipped[Skipped[problem.name]] += 1


def iter_mails(paths: Sequence[str | os.PathLike[str]], since: dt.date | None = None) -> Iterator[RawMail]:
    """Yield the mails in files, mailboxes and folders; see ``MailReader``, which also remembers problems."""
    return MailReader().read(paths, since)


def _is_folder(path: str) -> bool:
    with suppress(OSError, ValueError):
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116  # likewise
    return False


def _is_since(mail: RawMail, since: dt.date) -> bool:
    if _is_plainly_older(mail.head, since):
        return False
    headers = mail.headers
    sent_at = read_sent_at(next(iter(headers.get("date", ())), ""), headers.get("received", ()))
    return sent_at is None or sent_at.astimezone().date() >= since


def _is_plainly_older(head: bytes, since: dt.date) -> bool:
    """Return True if a mail has a date of the usual form, that is before a day in every zone; this is quick to tell."""
    _, value = next(iter(find_headers(head, DATE_HEADER)), (b"", b""))
    date = _USUAL_DATE.fullmatch(value)
    if date is None:
        return False
    day = dt.date(int(date["year"]), _MONTHS.index(date["month"]) + 1, int(date["day"]))
    return day + _ZONES_APART < since
