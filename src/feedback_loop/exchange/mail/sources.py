"""Sources of events: the mail or calendar entry that each was taken from, by which none is taken twice."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from feedback_loop.domain.model.events import Amended, AnyEvent, Dismissed
from feedback_loop.domain.model.message_ids import MAIL_SOURCE
from feedback_loop.exchange.mail.message import Message

_MAIL = MAIL_SOURCE
_CALENDAR = "ics:"
_DIGEST_BYTES = 12


def mail_source(message: Message) -> str:
    """Return the source of what a mail says: its Message-ID, else a digest of its headers."""
    if message.message_id:
        return f"{_MAIL}{message.message_id}"
    recipients = (address.address for address in message.to)
    parts = (message.sender.address, str(message.sent_at), message.subject, *recipients)
    return f"{_MAIL}{_digest(chr(0).join(parts))}"


def calendar_source(uid: str) -> str:
    """Return the source of an interview that a calendar's event announced."""
    return f"{_CALENDAR}{uid}"


def is_calendar_source(source: str) -> bool:
    """Return True if a source is a calendar's event."""
    return source.startswith(_CALENDAR)


def version_source(uid: str, sequence: int) -> str:
    """Return the source of a change to an interview that a later version of a calendar's event announced."""
    return f"{_CALENDAR}{uid}#{sequence}"


def feedback_source(source: str) -> str:
    """Return the source of the feedback in a mail that says something else first."""
    return f"{_MAIL}feedback:{source.removeprefix(_MAIL)}"


def is_mail_source(source: str) -> bool:
    """Return True if a source is a mail, and no entry of a calendar, which may have later versions."""
    return source.startswith(_MAIL)


def message_id_of(source: str) -> str | None:
    """Return the Message-ID in the source of a mail."""
    _, bracket, id_ = source.partition("<")
    return f"<{id_}" if source.startswith(_MAIL) and bracket else None


def dismissal(source: str) -> str:
    """Return the digest by which a proposal that was declined for good is known again."""
    return _digest(source)


def dismissals(events: Iterable[AnyEvent]) -> frozenset[str]:
    """Return the digests of all proposals that were declined for good."""
    return frozenset(digest for event in events if isinstance(event, Dismissed) for digest in event.source_ids)


def event_sources(events: Iterable[AnyEvent]) -> Mapping[str, AnyEvent]:
    """Return the events in effect by their sources; a correction counts for the event that it corrects."""
    by_source: dict[str, AnyEvent] = {}
    by_id: dict[str, AnyEvent] = {}
    for event in events:
        by_id[event.id] = event
    for event in by_id.values():
        if event.source_id:
            target = by_id.get(event.target, event) if isinstance(event, Amended) else event
            by_source.setdefault(event.source_id, target)
    return by_source


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
