"""Drafts as texts and message files."""

from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.people import Person
from feedback_loop.messages.drafts import MessageDraft
from feedback_loop.messages.recipients import is_mailable
from feedback_loop.messages.wording import single_line

_UNFOLDED = SMTP.clone(max_line_length=None)
"""Policy with each header on one line: folding inserts spaces into long names and loses the addresses after them."""

_SPECIAL = frozenset('()<>[]:;@\\,."')
"""Characters that are valid in a name only within quotation marks."""


def as_text(draft: MessageDraft) -> str:
    """Return a draft as printed: To, Subject, an empty line, the body."""
    return f"To: {_format_recipients(draft)}\nSubject: {draft.subject}\n\n{draft.body}"


def _format_recipients(draft: MessageDraft) -> str:
    several = len(draft.to) > 1
    return ", ".join(_format_recipient(person, several=several) for person in draft.to) or "{their address}"


def _format_recipient(person: Person, *, several: bool) -> str:
    if not person.email:
        return f"{{address of {person.name}}}" if several and person.name else "{their address}"
    return f"{_quote_name(person.name)} <{person.email}>" if person.name else person.email


def _quote_name(name: str) -> str:
    if not _SPECIAL.intersection(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def from_text(text: str, original: MessageDraft) -> MessageDraft:
    """Return a draft from its edited text."""
    head, _, body = text.replace("\r\n", "\n").strip().partition("\n\n")
    fields = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    subject = single_line(fields.get("Subject", ""))
    if not (subject and body.strip()):
        raise UsageError("The draft has no subject or no text. Keep the lines To: and Subject: at its top.")
    line = fields.get("To", "").strip()
    to = original.to if line == _format_recipients(original) else _parse_recipients(line)
    edited = replace(original, to=to, subject=subject, body=body.strip() + "\n")
    remaining = tuple(fact for fact in original.placeholders if f"{{{fact}}}" in as_text(edited))
    return replace(edited, placeholders=remaining)


def _parse_recipients(line: str) -> tuple[Person, ...]:
    return tuple(Person(single_line(name), email) for name, email in getaddresses([line]) if is_mailable(email))


def as_message(draft: MessageDraft) -> bytes:
    """Return a draft as a message file that mail programs open for sending (``X-Unsent``)."""
    addresses = [Address(person.name, addr_spec=person.email) for person in draft.to if person.email]
    message = _build_message(draft, addresses)
    if not addresses or message_from_bytes(message, policy=SMTP)["To"].addresses == tuple(addresses):
        return message
    # Some names are not read back as written; then addresses alone have to do.
    return _build_message(draft, [Address(addr_spec=address.addr_spec) for address in addresses])


def _build_message(draft: MessageDraft, to: Sequence[Address]) -> bytes:
    message = EmailMessage(policy=SMTP)
    if to:
        message["To"] = to
    message["Subject"] = draft.subject
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8")
    return message.as_bytes(policy=_UNFOLDED)
