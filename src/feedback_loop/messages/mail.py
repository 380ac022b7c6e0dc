"""Drafts as texts and message files."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.people import Person
from feedback_loop.messages.drafts import MessageDraft
from feedback_loop.messages.kinds import MessageLength
from feedback_loop.messages.recipients import is_mailable
from feedback_loop.messages.wording import single_line

SCISSORS = "# ------------------------ >8 ------------------------"
"""Line of an edited draft from which on everything is cut off."""
_CUT_OFF = "# For you alone; this line and everything below it is cut off."

_UNFOLDED = SMTP.clone(max_line_length=None)
"""Policy with each header on one line: folding inserts spaces into long names and loses the addresses after them."""

_SPECIAL = frozenset('()<>[]:;@\\,."')
"""Characters that are valid in a name only within quotation marks."""
_FILLED_GAP = re.compile(r"^\{(.*)\}:[ \t]*(\S.*)$")
_HEAD = ("To:", "Subject:")


def as_text(draft: MessageDraft) -> str:
    """Return a draft as printed: To, Subject, an empty line, the body; only a mail has a subject."""
    subject = f"Subject: {draft.subject}\n" if draft.length is MessageLength.MAIL else ""
    return f"To: {_format_recipients(draft)}\n{subject}\n{draft.body}"


def as_editable_text(draft: MessageDraft, knowledge: Sequence[str]) -> str:
    """Return a draft for an editor: its gaps to fill in first, and what the journal knows below a cut."""
    gaps = "".join(f"{{{gap}}}: \n" for gap in draft.placeholders if gap != draft.address_gap)
    comment = "".join(f"# {single_line(line)}\n" for line in knowledge)
    return f"{gaps}{as_text(draft)}\n{SCISSORS}\n{_CUT_OFF}\n{comment}"


def _format_recipients(draft: MessageDraft) -> str:
    known = (_format_recipient(person, draft) for person in draft.to)
    return ", ".join(known) or _unknown_recipient(draft)


def _unknown_recipient(draft: MessageDraft) -> str:
    return f"{{{draft.address_gap}}}" if draft.length is MessageLength.MAIL else ""


def _format_recipient(person: Person, draft: MessageDraft) -> str:
    if draft.length is not MessageLength.MAIL and person.name:
        return _quote_name(person.name)
    if not person.email:
        return _unknown_recipient(draft)
    return f"{_quote_name(person.name)} <{person.email}>" if person.name else person.email


def _quote_name(name: str) -> str:
    if not _SPECIAL.intersection(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def from_text(text: str, original: MessageDraft) -> MessageDraft:
    """Return a draft from its edited text, with the gaps that were filled in at its top."""
    letter = text.replace("\r\n", "\n").partition(f"\n{SCISSORS}")[0].strip()
    filled, letter = _split_gaps(letter)
    for gap, value in filled:
        letter = letter.replace(f"{{{gap}}}", value)
    head, _, body = letter.partition("\n\n")
    fields = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    is_mail = original.length is MessageLength.MAIL
    subject = single_line(fields.get("Subject", "")) if is_mail else original.subject
    if not (subject and body.strip()):
        raise UsageError("The draft has no subject or no text. Keep the lines To: and Subject: at its top.")
    line = fields.get("To", "").strip()
    to = original.to if line == _format_recipients(original) else _parse_recipients(line)
    edited = replace(original, to=to, subject=subject, body=body.strip() + "\n")
    remaining = tuple(fact for fact in original.placeholders if f"{{{fact}}}" in as_text(edited))
    return replace(edited, placeholders=remaining)


def _split_gaps(text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the gaps that were filled in above the head of a draft, and the draft."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.startswith(_HEAD)), 0)
    filled = [match for line in lines[:start] if (match := _FILLED_GAP.match(line))]
    return [(match[1], match[2].strip()) for match in filled], "\n".join(lines[start:])


def _parse_recipients(line: str) -> tuple[Person, ...]:
    return tuple(Person(single_line(name), email) for name, email in getaddresses([line]) if is_mailable(email))


def as_message(draft: MessageDraft, sent_at: dt.datetime | None = None) -> bytes:
    """Return a draft as a message file that mail programs open for sending (``X-Unsent``)."""
    addresses = [Address(person.name, addr_spec=person.email) for person in draft.to if person.email]
    message = _build_message(draft, addresses, sent_at)
    if not addresses or message_from_bytes(message, policy=SMTP)["To"].addresses == tuple(addresses):
        return message
    # Some names are not read back as written; then addresses alone have to do.
    return _build_message(draft, [Address(addr_spec=address.addr_spec) for address in addresses], sent_at)


def _build_message(draft: MessageDraft, to: Sequence[Address], sent_at: dt.datetime | None) -> bytes:
    message = EmailMessage(policy=SMTP)
    if to:
        message["To"] = to
    message["Subject"] = draft.subject
    if sent_at:
        message["Date"] = format_datetime(sent_at)
    if draft.thread:
        message["Message-ID"] = draft.thread.message_id
    if draft.thread and draft.thread.references:
        if draft.thread.answers:
            message["In-Reply-To"] = draft.thread.answers
        message["References"] = " ".join(draft.thread.marked_references)
    message["Content-Language"] = draft.language
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8")
    return message.as_bytes(policy=_UNFOLDED)
