"""Drafts as message files and ``mailto:`` links."""

from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses
from urllib.parse import quote

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.people import Person
from feedback_loop.messages.drafts import MessageDraft
from feedback_loop.messages.recipients import is_mailable
from feedback_loop.messages.wording import plain

LONGEST_LINK = 1900
"""Longer ``mailto:`` links are cut or refused by some mail programs and by Windows (about 2,000 characters)."""

_UNFOLDED = SMTP.clone(max_line_length=None)
"""Each header on one line: folding puts blanks into long names and loses addresses that follow them."""

_QUOTED = frozenset('()<>[]:;@\\,."')
"""What a name can only hold within quotation marks."""


def as_text(draft: MessageDraft) -> str:
    """Return a draft as it is printed: To, Subject, an empty line, the body."""
    return f"To: {_to(draft)}\nSubject: {draft.subject}\n\n{draft.body}"


def _to(draft: MessageDraft) -> str:
    many = len(draft.to) > 1
    return ", ".join(_shown(person, many=many) for person in draft.to) or "{their address}"


def _shown(person: Person, *, many: bool) -> str:
    if not person.email:
        return f"{{address of {person.name}}}" if many and person.name else "{their address}"
    return f"{_quoted(person.name)} <{person.email}>" if person.name else person.email


def _quoted(name: str) -> str:
    if not _QUOTED.intersection(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def from_text(text: str, before: MessageDraft) -> MessageDraft:
    """Return a draft as its text was edited; addresses that are no longer in the text are left out.

    Raises:
        UsageError: the line with the subject, or the text, is gone.
    """
    head, _, body = text.replace("\r\n", "\n").strip().partition("\n\n")
    fields = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    subject = plain(fields.get("Subject", ""))
    if not (subject and body.strip()):
        raise UsageError("The draft lost its line Subject: … or its text; leave To and Subject at its top.")
    line = fields.get("To", "").strip()
    to = before.to if line == _to(before) else _addressees(line)
    edited = replace(before, to=to, subject=subject, body=body.strip() + "\n")
    return replace(edited, placeholders=tuple(gap for gap in before.placeholders if f"{{{gap}}}" in as_text(edited)))


def _addressees(line: str) -> tuple[Person, ...]:
    return tuple(Person(plain(name), email) for name, email in getaddresses([line]) if is_mailable(email))


def as_message(draft: MessageDraft) -> bytes:
    """Return a draft as a message file that mail programs open for sending (``X-Unsent``)."""
    named = [Address(person.name, addr_spec=person.email) for person in draft.to if person.email]
    message = _message(draft, named)
    if not named or message_from_bytes(message, policy=SMTP)["To"].addresses == tuple(named):
        return message
    return _message(draft, [Address(addr_spec=one.addr_spec) for one in named])


def _message(draft: MessageDraft, to: Sequence[Address]) -> bytes:
    message = EmailMessage(policy=SMTP)
    if to:
        message["To"] = to
    message["Subject"] = draft.subject
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8")
    return message.as_bytes(policy=_UNFOLDED)


def as_link(draft: MessageDraft) -> str | None:
    """Return a draft as a ``mailto:`` link, or None when it is too long for one."""
    to = ",".join(quote(person.email, safe="@") for person in draft.to if person.email)
    body = quote(draft.body.replace("\n", "\r\n"), safe="")
    link = f"mailto:{to}?subject={quote(draft.subject, safe='')}&body={body}"
    return link if len(link) <= LONGEST_LINK else None
