"""Invented mails of tables, with what should be concluded from each."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from feedback_loop.exchange.mail.classification import Classification
from feedback_loop.exchange.mail.classify.classifier import classify
from feedback_loop.exchange.mail.content import read_message

OWN = "sam.archer@postbox.example"
FOLDER = Path(__file__).parent / "cases"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
NOTHING = "nothing"
SENT_AT = dt.datetime(2026, 3, 2, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@dataclass(frozen=True)
class InventedMail:
    """One mail of a table; ``fields`` are as the table has them."""

    name: str
    language: str
    fields: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """The kind that it should be taken for; "nothing" for a look-alike."""
        return str(self.fields.get("kind", NOTHING))

    def classify(self) -> Classification:
        """Read and classify the mail."""
        message = read_message(self.as_bytes(), "-")
        return classify(message, frozenset({OWN}), is_known=bool(self.fields.get("known")))

    def as_bytes(self) -> bytes:
        """Return the mail as a mail program would store it."""
        fields, mail = self.fields, EmailMessage()
        mail["From"], mail["Subject"] = fields["from"], fields["subject"]
        mail["To"] = fields.get("to", f"Sam Archer <{OWN}>")
        mail["Date"], mail["Message-ID"] = SENT_AT, "<1@sender.example>"
        for field, header, value in _HEADERS:
            if fields.get(field):
                mail[header] = value
        ask = (
            f"\nOn Fri, 27 Feb 2026 at 09:00, Sam Archer <{OWN}> wrote:\n> {fields['ask']}\n" if "ask" in fields else ""
        )
        mail.set_content(f"{fields['text'].strip()}\n{ask}")
        if "calendar" in fields:
            calendar = _format_calendar(fields["calendar"])
            mail.add_attachment(calendar, subtype="calendar", params={"method": "REQUEST"})
        return mail.as_bytes()


_HEADERS = (
    ("reply", "In-Reply-To", "<0@postbox.example>"),
    ("unsubscribe", "List-Unsubscribe", "<https://letters.example/leave>"),
    ("list", "List-Id", "<list.example>"),
    ("auto", "Auto-Submitted", "auto-replied"),
)


def _format_calendar(entry: Mapping[str, Any]) -> str:
    name, address = str(entry["organizer"]).rstrip(">").split(" <")
    return "\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:1@sender.example",
            f"SEQUENCE:{entry.get('sequence', 0)}",
            f"SUMMARY:{entry['summary']}",
            f"DTSTART:{entry['on']:%Y%m%d}T{entry['at'].replace(':', '')}00",
            f"ORGANIZER;CN={name}:mailto:{address}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


@cache
def read_mails(language: str) -> tuple[InventedMail, ...]:
    """Return the mails of one language."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return tuple(
        InventedMail(f"{language}-{number:03}-{fields.get('kind', NOTHING)}", language, fields)
        for number, fields in enumerate(table["mail"], 1)
    )


def all_mails() -> tuple[InventedMail, ...]:
    """Return the mails of all languages."""
    return tuple(mail for language in LANGUAGES for mail in read_mails(language))
