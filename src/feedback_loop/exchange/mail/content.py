"""Read one mail: its headers, its text, its calendar parts and what it carries, whatever state it is in."""

import datetime as dt
import email.message
import email.parser
import email.policy
import email.utils
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from feedback_loop.domain.text import word_set
from feedback_loop.exchange.mail.addresses import first_address, read_addresses
from feedback_loop.exchange.mail.header_text import decode_header
from feedback_loop.exchange.mail.message import Message
from feedback_loop.exchange.mail.parts import Parts, collect_parts

_KEPT_HEADERS = word_set(
    """
    auto-submitted content-type delivered-to errors-to feedback-id importance list-id list-post list-unsubscribe
    precedence return-path sender thread-topic x-auto-response-suppress x-autoreply x-autorespond x-autoresponse
    x-failed-recipients x-gm-labels x-gmail-labels x-mailer x-mozilla-draft-info x-mozilla-status x-mozilla-status2
    x-original-to x-spam-flag
    """
)
_MESSAGE_ID = re.compile(r"<[^<>\s]++>")
_FOLD = re.compile(r"\s+")
_MAX_REFERENCES = 200
_MAX_HEADER = 100_000
_MAX_SUBJECT = 2_000
_MAX_BOUNDARIES = 120
"""Most boundaries in a mail: each line is compared with those of all parts around it."""
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_CLOCK_ERROR = dt.timedelta(days=2)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_Headers = Mapping[str, Sequence[str]]


def read_message(raw: bytes, file: str, local: dt.tzinfo | None = None) -> Message:
    """Return a mail; what cannot be read is left empty, and ``problem`` says why.

    Args:
        raw: the mail.
        file: the path that it is in.
        local: the user's own zone, for the times of its calendars; None for that of the system.
    """
    raw = raw.lstrip(b"\r\n")
    if raw.startswith(_OLE_MAGIC):
        return _build_message({}, file, Parts(problem="Outlook's own format (.msg)"))
    try:
        message = _parse(raw)
        parts = collect_parts(message, local)
    except RecursionError:
        message = email.message_from_bytes(_headers_of(raw))
        parts = Parts(problem="nested too deeply")
    return _build_message(_read_headers(message), file, parts)


def _parse(raw: bytes) -> email.message.Message:
    if len(re.findall(rb"boundary\s{0,9}=", raw, re.IGNORECASE)) > _MAX_BOUNDARIES:
        raise RecursionError
    return email.message_from_bytes(raw, policy=email.policy.compat32)


def _headers_of(raw: bytes) -> bytes:
    match = re.search(rb"\r?\n\r?\n", raw)
    return raw[: match.start()] if match else raw


def _read_headers(message: email.message.Message) -> _Headers:
    headers: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        headers.setdefault(name.lower(), []).append(str(value)[:_MAX_HEADER])
    return headers


def _build_message(headers: _Headers, file: str, parts: Parts) -> Message:
    def first(name: str) -> str:
        return next((value for value in headers.get(name, ()) if value.strip()), "")

    message_ids = find_message_ids([first("message-id")]) or find_message_ids([first("x-message-id")])
    return Message(
        file=file,
        message_id=message_ids[0] if message_ids else "",
        references=find_message_ids([*headers.get("references", ()), *headers.get("in-reply-to", ())]),
        sent_at=read_sent_at(first("date"), headers.get("received", ())),
        sender=first_address(first("from") or first("sender")),
        reply_to=read_addresses(first("reply-to")),
        to=read_addresses(",".join(headers.get("to", ()))),
        cc=read_addresses(",".join(headers.get("cc", ()))),
        subject=decode_header(first("subject"))[:_MAX_SUBJECT],
        text=parts.text,
        calendar=tuple(parts.calendar),
        calendar_method=parts.calendar_method,
        headers=tuple(
            (name, decode_header(value))
            for name, values in headers.items()
            if name in _KEPT_HEADERS
            for value in values
        ),
        attachments=tuple(parts.attachments),
        quoted=tuple(parts.quoted),
        about_message_id=parts.about_message_id,
        failed_recipients=tuple(dict.fromkeys(parts.failed_recipients))
        or _failed_recipients(first("x-failed-recipients")),
        has_no_failure=parts.has_no_failure,
        problem=parts.problem,
    )


def _failed_recipients(value: str) -> tuple[str, ...]:
    return tuple(address.address for address in read_addresses(value) if address.address)


def find_message_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return the ids in the values of headers, each once, with their angle brackets."""
    ids = (match[0] for value in values for match in _MESSAGE_ID.finditer(value))
    return tuple(dict.fromkeys(ids))[-_MAX_REFERENCES:]


def read_sent_at(date: str, received: Sequence[str]) -> dt.datetime | None:
    """Return the moment of a Date header, unless that is missing or impossible; then that of the newest Received."""
    moments = (read_date(value.rpartition(";")[2]) for value in received)
    arrived_at = next((moment for moment in moments if moment), None)
    sent_at = read_date(date)
    if sent_at and arrived_at and sent_at > arrived_at + _CLOCK_ERROR:
        return arrived_at
    return sent_at or arrived_at


def read_date(text: str) -> dt.datetime | None:
    """Return the moment of a date as mails write it, with its zone; None if it is none or wild."""
    line = _FOLD.sub(" ", text[:200]).strip()
    for parse in (email.utils.parsedate_to_datetime, dt.datetime.fromisoformat):
        with suppress(ValueError, TypeError, IndexError, OverflowError, AttributeError):
            moment = parse(line)
            if _FIRST_YEAR <= moment.year <= _LAST_YEAR:
                return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return None
