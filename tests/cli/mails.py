"""Invented mails, as files."""

from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

ME = "alex@alex.example"
SENT = "Tue, 02 Jun 2026 10:00:00 +0000"


def mail(  # noqa: PLR0913  # the parts of a mail
    sender: str,
    subject: str,
    text: str,
    *,
    to: str = f"Alex Moreau <{ME}>",
    date: str | None = SENT,
    message_id: str | None = None,
    calendar: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """Return a mail; its Message-ID is derived from its subject unless one is given."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    if date:
        message["Date"] = date
    local = "".join(character for character in subject.lower() if character.isalnum())
    message["Message-ID"] = message_id or f"<{local}@mail.example>"
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    if calendar:
        message.add_attachment(calendar.encode(), "text", "calendar", params={"method": "REQUEST"})
    return bytes(message)


def event(uid: str, start: str, *, sequence: int = 0, summary: str = "Interview", method: str = "REQUEST") -> str:
    """Return a calendar with one event of Dana Lee of Acme."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"SUMMARY:{summary}",
        f"DTSTART:{start}",
        "ORGANIZER;CN=Dana Lee:mailto:dana@acme.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.example",
        f"ATTENDEE;CN=Alex Moreau:mailto:{ME}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(lines)


def write_mails(folder: Path, *mails: bytes) -> Path:
    """Write mails into a new folder, one file each, and return it."""
    folder = folder / "mail"
    folder.mkdir(exist_ok=True)
    first = len(list(folder.iterdir()))
    for number, content in enumerate(mails, first):
        (folder / f"{number:03}.eml").write_bytes(content)
    return folder


CONFIRMATION = mail(
    "Acme Careers <careers@acme.example>",
    "Thank you for applying to Acme",
    "Hello Alex,\n\nWe have received your application for the Data Analyst position. Should you not be selected, we "
    "will tell you.\n\nThe Acme hiring team\n",
    date="Mon, 01 Jun 2026 09:00:00 +0000",
)
INVITATION = mail(
    "Dana Lee <dana@acme.example>",
    "Interview for Data Analyst",
    "Hello Alex,\n\nWe would like to invite you to an interview for the Data Analyst position.\n\nKind regards\nDana\n",
    date="Wed, 03 Jun 2026 09:00:00 +0000",
    calendar=event("meet-1@acme.example", "20260617T140000Z"),
)
MOVED = mail(
    "Dana Lee <dana@acme.example>",
    "Updated: Interview for Data Analyst",
    "Hello Alex,\n\nI have moved our interview for the Data Analyst position to Thursday.\n\nDana\n",
    date="Thu, 04 Jun 2026 09:00:00 +0000",
    calendar=event("meet-1@acme.example", "20260618T150000Z", sequence=1),
)
REJECTION = mail(
    "Dana Lee <dana@acme.example>",
    "Your application at Acme",
    "Hello Alex,\n\nThank you for your time. Unfortunately, we have decided to move forward with another candidate for "
    "the Data Analyst position.\n\nKind regards\nDana Lee\n",
    date="Fri, 05 Jun 2026 09:00:00 +0000",
)
OFFER = mail(
    "Dana Lee <dana@acme.example>",
    "Your offer from Acme",
    "Hello Alex,\n\nWe are delighted to offer you the position of Data Analyst at Acme.\n\nKind regards\nDana Lee\n",
    date="Sat, 06 Jun 2026 09:00:00 +0000",
)
LIBRARY = mail(
    "City Library <desk@library.example>",
    "Your library card",
    "Unfortunately, we cannot accept your application for a library card.\n",
)
