"""A mail as it was read: what its headers, its text and its calendar parts hold, and nothing concluded from it."""

import datetime as dt
from dataclasses import dataclass

from feedback_loop.exchange.importing.calendar_reader import CalendarEvent


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of an address header: its display name, decoded ("" without one), and its address in lower case."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Message:
    """One mail.

    Attributes:
        file: the path that it was read from, or "-".
        message_id: with its angle brackets; "" without one.
        references: the ids of References, then of In-Reply-To, oldest first.
        sent_at: the moment of the Date header, or else of the newest Received header, in the zone that it names; None
            where neither can be read.
        text: the whole body as plain text, paragraphs parted by an empty line: history, signature and all.
        calendar: the events of its calendar parts, each once.
        calendar_method: REQUEST, CANCEL, REPLY, COUNTER, PUBLISH or "".
        headers: the values of the other headers that classification may need, by lower-case name (auto-submitted,
            precedence, list-id, list-unsubscribe, return-path, x-autoreply, x-failed-recipients, content-type …).
        attachments: the file names of what is attached.
        quoted: the texts of messages that it carries as attachments (a forwarded mail, the mail that a bounce returns).
        about_message_id: the id of the mail that a delivery report returns; "" where it is no report.
        failed_recipients: the addresses to which a delivery report says that nothing could be delivered.
        has_no_failure: True if it is a delivery report that tells of no failure, but of a delay or a delivery.
        problem: why its content could not be read ("encrypted", "truncated" …); "" where it could.
    """

    file: str
    message_id: str
    references: tuple[str, ...]
    sent_at: dt.datetime | None
    sender: Address
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    text: str
    calendar: tuple[CalendarEvent, ...] = ()
    calendar_method: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    about_message_id: str = ""
    failed_recipients: tuple[str, ...] = ()
    has_no_failure: bool = False
    problem: str = ""

    @property
    def on(self) -> dt.date | None:
        """The day of the mail in the zone of its Date header."""
        return self.sent_at.date() if self.sent_at else None

    def header(self, name: str) -> str:
        """Return the first value of a header of ``headers``, or ""."""
        return next((value for key, value in self.headers if key == name), "")
