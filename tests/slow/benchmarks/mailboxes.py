"""Mailboxes to read: a large one with attachments, as a mail provider exports it, and one of many short mails."""

import base64
import datetime as dt
import random
import re
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Output
from benchmarks.subjects import Subject, environment, program
from simulation.journals import UNTIL

ME = "alex@alex.example"
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\.example")
_DAYS = 365
_MAIL_OF_COMPANIES = 50
"""After a mail from each address of the journal, one of so many is from one of them."""
_WORDS = (
    *("summer", "offers", "weekly", "garden", "order", "shipped", "tickets", "parcel", "invoice", "account", "photo"),
    *("newsletter", "friends", "station", "recipe", "holiday", "reading", "discount", "concert", "update", "library"),
)
_GIGABYTE = 1_000_000_000
_BOUNDARY = "=_part"


class Mailbox(NamedTuple):
    """Kind of a mailbox.

    Attributes:
        title: Name in the tables.
        part: Part of the size that ``--mailbox-bytes`` gives.
        lines: Greatest number of lines of a mail.
        attachment_bytes: Size of the largest attachment; 0 if no mail has one.
    """

    title: str
    part: float
    lines: int
    attachment_bytes: int

    def name(self, size: int) -> str:
        """Return the name of the subject."""
        return f"mail, {_format_bytes(self.bytes_of(size))} {self.title}"

    def bytes_of(self, size: int) -> int:
        """Return its size if the larger one has ``size`` bytes."""
        return round(size * self.part)


def _format_bytes(count: int) -> str:
    return f"{count / 1e9:g} GB" if count >= _GIGABYTE else f"{count / 1e6:g} MB"


LARGE = Mailbox("with attachments", 1, 200, 1_500_000)
SHORT = Mailbox("of short mails", 0.1, 20, 0)


def mail_reading(journal: Path, size: int, cache: Path, home: Path) -> list[Subject]:
    """Return the reading of each kind of mailbox.

    Args:
        journal: Journal of a search.
        size: Bytes of the larger mailbox.
        cache: Folder in which generated mailboxes are kept.
        home: Home folder.
    """
    variables = environment(home) | {"FEEDBACK_LOOP_FILE": str(journal)}
    addresses = sorted(set(_ADDRESS.findall(journal.read_text(encoding="utf-8")))) or [ME]
    subjects = []
    for kind in (LARGE, SHORT):
        path = cache / f"{kind.title.replace(' ', '-')}-{kind.bytes_of(size)}.mbox"
        if not path.exists():
            create_mailbox(kind, kind.bytes_of(size), addresses, path)
        run = program(variables, "mail", str(path), "--me", ME, "--dry-run")
        subjects.append(Subject(kind.name(size), None, run, _has_read_mails))
    return subjects


def _has_read_mails(output: Output) -> bool:
    """Return True if the mails of companies were found among the others, which are told of only then."""
    return "\nRead " in output.text and not output.errors


def create_mailbox(kind: Mailbox, size: int, addresses: list[str], path: Path) -> None:
    """Write a mailbox of at least so many bytes."""
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        for mail in _mails(kind, addresses):
            file.write(mail)
            if file.tell() >= size:
                break
    partial.rename(path)


def _mails(kind: Mailbox, addresses: list[str]) -> Iterator[bytes]:
    rng = random.Random(kind.title)
    attachment = base64.encodebytes(rng.randbytes(kind.attachment_bytes))
    start = dt.datetime.combine(UNTIL, dt.time(9), dt.UTC) - dt.timedelta(days=_DAYS)
    number = 0
    while True:
        number += 1
        sent_at = start + dt.timedelta(days=number * 7 % _DAYS, seconds=number % 3600)
        if number <= len(addresses) or number % _MAIL_OF_COMPANIES == 0:
            yield _reply_of_company(addresses[number % len(addresses)], number, sent_at)
        else:
            yield _ordinary_mail(kind, number, sent_at, rng, attachment)


def _head(sender: str, subject: str, number: int, sent_at: dt.datetime, content_type: str) -> str:
    received = "".join(
        f"Received: from relay{hop}.mail.example by mx{hop}.mail.example; {format_datetime(sent_at)}\n"
        for hop in range(4)
    )
    return (
        f"From {number}@xxx {sent_at:%a %b %d %H:%M:%S +0000 %Y}\n{received}From: {sender}\nTo: {ME}\n"
        f"Subject: {subject}\nDate: {format_datetime(sent_at)}\nMessage-ID: <{number}@mail.example>\n"
        f"MIME-Version: 1.0\nContent-Type: {content_type}\n\n"
    )


def _reply_of_company(address: str, number: int, sent_at: dt.datetime) -> bytes:
    text = (
        "Hello Alex,\n\nunfortunately we have decided to move forward with other candidates.\n"
        "We wish you all the best for your search.\n\nKind regards\n\n"
    )
    return f"{_head(address, 'Your application', number, sent_at, 'text/plain; charset=utf-8')}{text}".encode()


def _ordinary_mail(kind: Mailbox, number: int, sent_at: dt.datetime, rng: random.Random, attachment: bytes) -> bytes:
    subject = " ".join(rng.choices(_WORDS, k=5))
    sender = f"{rng.choice(_WORDS)}@{rng.choice(_WORDS)}.example"
    body = "".join(f"{' '.join(rng.choices(_WORDS, k=9))}\n" for _ in range(rng.randrange(2, 12)))
    text = f"{body * rng.randint(1, max(1, kind.lines // 10))}\n"
    if not attachment or number % 8:
        return f"{_head(sender, subject, number, sent_at, 'text/plain; charset=utf-8')}{text}".encode()
    head = _head(sender, subject, number, sent_at, f'multipart/mixed; boundary="{_BOUNDARY}"')
    part = attachment[: rng.randrange(len(attachment)) // 77 * 77]
    return (
        (
            f"{head}--{_BOUNDARY}\nContent-Type: text/plain\n\n{text}--{_BOUNDARY}\nContent-Type: application/pdf\n"
            f"Content-Transfer-Encoding: base64\n\n"
        ).encode()
        + part
        + f"\n--{_BOUNDARY}--\n\n".encode()
    )
