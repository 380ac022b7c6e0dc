"""The parts of a mail: which of them are its text, and which are calendars, attachments or other mails."""

import datetime as dt
import email.message
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import MessageDefect

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent, newest_events, read_calendar
from feedback_loop.exchange.mail.header_text import clean_characters, decode_bytes, decode_header
from feedback_loop.exchange.mail.html_text import html_to_text

_MAX_TEXT = 200_000
_MAX_PART = 4_000_000
_MAX_QUOTED = 5
_MAX_ATTACHMENTS = 100
_MAX_DEPTH = 110

_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_REPORTS = frozenset({"message/delivery-status", "text/rfc822-headers", "message/rfc822-headers"})
_CALENDARS = frozenset(
    {"text/calendar", "application/ics", "application/x-ics", "application/calendar", "text/x-vcalendar"}
)
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_NO_NAMES = ("winmail.dat", "smime.p7s", "signature.asc")

_STUB = re.compile(
    r"(?:not|doesn['’]t|cannot|can['’]t|unable to)\s(?:\w++\s){0,3}"
    r"(?:show|display|support|view|read|render)\w*+\s(?:\w++\s){0,2}html"
    r"|html[- ](?:capable|enabled|compatible|formatted|fähig\w*+|format|version|mail|e-?mails?|messages?)\b"
    r"|(?:view|read|open|see)\s(?:this|the)\s(?:e-?mail|message|newsletter)\s(?:\w++\s){0,2}(?:browser|online|html)"
    r"|(?:unterstützt|kein|nicht)\s(?:\w++\s){0,3}html|en\s(?:formato|format|versi[oó]n)\shtml|au\sformat\shtml",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?:application|audio|font|image|message|model|multipart|text|video|x-\w++)/")
_MAX_STUB = 600
_MIN_STUB_RATIO = 6
_MIN_LETTERS = 16
_LINK = re.compile(r"(?:https?://|www\.)\S++", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PGP = "-----BEGIN PGP MESSAGE-----"
_SIGNED = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash: [^\n]*+\n)*+\n?")
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
_QUOTE_MARKS = re.compile(r">(?: ?>)*+")
_RETURNED_ID = re.compile(
    rb"^(?:X-)?(?:Original-)?Message-ID:\s{0,3}(?:\r?\n[ \t]{1,8})?(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE
)
_FAILED = re.compile(
    rb"^(?:Final|Original)-Recipient:[^;\r\n]{0,40};[ \t]{0,8}<?([^\s<>]{1,320})", re.IGNORECASE | re.MULTILINE
)
_DELIVERED = re.compile(rb"^Action:[ \t]{0,8}(?:delivered|relayed|expanded|delayed)", re.IGNORECASE | re.MULTILINE)
_BOUNCE_SENDERS = ("mailer-daemon", "postmaster", "mail delivery")


@dataclass(slots=True)
class Parts:
    """Parts of a mail.

    Attributes:
        local: the user's own zone; None for that of the system.
    """

    local: dt.tzinfo | None = None
    text: str = ""
    calendar: list[CalendarEvent] = field(default_factory=list)
    calendar_method: str = ""
    attachments: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    about_message_id: str = ""
    failed_recipients: list[str] = field(default_factory=list)
    has_no_failure: bool = False
    """True if it is a delivery report, and nothing failed."""
    problem: str = ""


def collect_parts(message: email.message.Message, local: dt.tzinfo | None = None) -> Parts:
    """Return the text of a mail and all that it carries, its times in the user's own zone.

    Raises:
        RecursionError: its parts are nested too deeply.
    """
    parts = Parts(local)
    text = _collect(message, parts, 0)
    parts.text = clean_characters(text).strip("\n")[:_MAX_TEXT]
    parts.calendar = list(newest_events(parts.calendar))
    if not parts.about_message_id and _is_bounce(message):
        match = _RETURNED_ID.search(parts.text.encode("utf-8", "ignore"))
        parts.about_message_id = match[1].decode() if match else ""
    if parts.text.strip() or parts.calendar or parts.quoted:
        parts.problem = "encrypted" if _PGP in parts.text[:2000] else ""
    elif not parts.problem and _is_truncated(message):
        parts.problem = "truncated"
    return parts


def _collect(part: email.message.Message, parts: Parts, depth: int) -> str:
    """Return the text of a part and of the parts within, and note whatever else they are."""
    if depth > _MAX_DEPTH:
        raise RecursionError
    kind = _content_type(part)
    if kind == "message/rfc822":
        _add_message(part, parts, depth)
    elif kind in _REPORTS:
        _add_report(part, kind, parts)
    elif part.is_multipart():
        return _collect_multipart(part, kind, parts, depth)
    elif kind in _CALENDARS or _file_name(part).lower().endswith(".ics"):
        _add_calendar(part, parts)
    elif kind in _ENCRYPTED:
        parts.problem = "S/MIME" if _parameter(part, "smime-type") == "signed-data" else "encrypted"
    elif kind in _TNEF or _file_name(part).lower() == "winmail.dat":
        parts.problem = "Outlook's own format (winmail.dat)"
    elif _is_text(part, kind):
        return _read_text(part, kind)
    else:
        _add_attachment(part, parts, depth)
    return ""


def _collect_multipart(part: email.message.Message, kind: str, parts: Parts, depth: int) -> str:
    children = [child for child in _children(part) if isinstance(child, email.message.Message)]
    if kind == "multipart/encrypted":
        parts.problem = "encrypted"
        return ""
    texts = [(_content_type(child), _collect(child, parts, depth + 1)) for child in children]
    if kind != "multipart/alternative":
        return "\n\n".join(text.strip("\n") for _, text in texts if text.strip())
    plain = next((text for type_, text in texts if type_ == "text/plain"), "")
    rich = next((text for type_, text in reversed(texts) if type_ != "text/plain" and text.strip()), "")
    return rich if rich and _is_stub(plain, rich) else plain


def _children(part: email.message.Message) -> Iterable[object]:
    payload = part.get_payload()
    return payload if isinstance(payload, list) else ()


def _content_type(part: email.message.Message) -> str:
    kind = "text/plain"
    with suppress(Exception):  # the standard library fails on some wild parameters
        kind = part.get_content_type()
    return kind if _KIND.match(kind) else "text/plain"


def _file_name(part: email.message.Message) -> str:
    with suppress(Exception):  # likewise
        name = part.get_filename() or ""
        return decode_header(name)[:200]
    return ""


def _is_attachment(part: email.message.Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).strip().lower()
    return disposition.startswith("attachment") or bool(_file_name(part))


def _is_text(part: email.message.Message, kind: str) -> bool:
    return kind in ("text/plain", "text/html", "text/enriched", "text/richtext", "application/xhtml+xml") and not (
        _is_attachment(part)
    )


def _is_stub(plain: str, rich: str) -> bool:
    """Return True if the plain text of a mail only says that the mail is in HTML, or less."""
    text = _LINK.sub("", plain[: _MAX_STUB * 2])
    if len(_LETTER.findall(text)) < min(_MIN_LETTERS, len(rich)):
        return True
    return (
        len(plain) < _MAX_STUB
        and len(rich) > len(text)
        and (_STUB.search(text) is not None or len(rich) > _MIN_STUB_RATIO * len(plain))
    )


def _payload(part: email.message.Message) -> bytes:
    """Return the decoded content of a part; what its encoding makes unreadable is taken as it stands."""
    payload: object = None
    with suppress(ValueError, LookupError, TypeError, AssertionError):
        payload = part.get_payload(decode=True)
    return payload[:_MAX_PART] if isinstance(payload, bytes) else b""


def _parameter(part: email.message.Message, name: str) -> str:
    with suppress(Exception):  # the standard library fails on some wild parameters
        value = part.get_param(name, "")
        return str(value[2] if isinstance(value, tuple) else value).strip(" \"'")
    return ""


def _read_text(part: email.message.Message, kind: str) -> str:
    content, charset = _payload(part), _parameter(part, "charset")
    is_html = "html" in kind or content[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    if is_html:
        match = None if charset else _META_CHARSET.search(content[:5000])
        return html_to_text(decode_bytes(content, match[1].decode() if match else charset))
    text = clean_characters(decode_bytes(content, charset))
    if _parameter(part, "format").lower() == "flowed":
        text = _unwrap_flowed(text, deletes_space=_parameter(part, "delsp").lower() == "yes")
    return _strip_armour(text)


def _strip_armour(text: str) -> str:
    """Return the text of a mail that was signed in line."""
    match = _SIGNED.search(text[:5000])
    return text[: match.start()] + text[match.end() :].partition(_PGP_SIGNATURE)[0] if match else text


def _unwrap_flowed(text: str, *, deletes_space: bool) -> str:
    """Join the lines of format=flowed, where a line that ends with a space goes on in the next (RFC 3676)."""
    lines: list[str] = []
    pieces: list[str] = []
    open_depth = -1
    for raw_line in text.split("\n"):
        match = _QUOTE_MARKS.match(raw_line)
        depth = match[0].count(">") if match else 0
        line = raw_line[match.end() :] if match else raw_line
        line = line.removeprefix(" ")
        if open_depth not in (-1, depth) or line == "-- ":
            lines += ["".join(pieces)] if pieces else []
            pieces, open_depth = [], -1
        if open_depth < 0 and depth:
            pieces.append(">" * depth + " ")
        goes_on = line.endswith(" ") and line != "-- "
        pieces.append(line[:-1] if goes_on and deletes_space else line)
        open_depth = depth if goes_on else -1
        if not goes_on:
            lines.append("".join(pieces))
            pieces = []
    return "\n".join([*lines, "".join(pieces)] if pieces else lines)


def _add_message(part: email.message.Message, parts: Parts, depth: int) -> None:
    for child in _children(part):
        if isinstance(child, email.message.Message) and len(parts.quoted) < _MAX_QUOTED:
            inner = Parts()
            text = clean_characters(_collect(child, inner, depth + 1)).strip("\n")
            header = "\n".join(
                f"{name}: {decode_header(str(child[name]))}"
                for name in ("From", "Date", "To", "Subject")
                if child[name]
            )
            parts.quoted.append(f"{header}\n\n{text}"[:_MAX_TEXT].strip())
            parts.about_message_id = parts.about_message_id or str(child.get("Message-ID", "")).strip()


def _add_attachment(part: email.message.Message, parts: Parts, depth: int) -> None:
    name = _file_name(part)
    if name.lower().endswith(".eml") and len(parts.quoted) < _MAX_QUOTED:
        wrapper = email.message.Message()
        wrapper.set_payload([email.message_from_bytes(_payload(part))])
        _add_message(wrapper, parts, depth)
    if name and name.lower() not in _NO_NAMES and len(parts.attachments) < _MAX_ATTACHMENTS:
        parts.attachments.append(name)


def _add_calendar(part: email.message.Message, parts: Parts) -> None:
    text = decode_bytes(_payload(part), _parameter(part, "charset"))
    with suppress(UsageError):
        events = read_calendar(text.encode("utf-8", "replace"), parts.local)
        parts.calendar += [event for event in events if not event.is_cut_off]
    methods = (_parameter(part, "method"), *(event.method for event in parts.calendar))
    parts.calendar_method = parts.calendar_method or next((method.upper() for method in methods if method), "")


def _add_report(part: email.message.Message, kind: str, parts: Parts) -> None:
    if kind == "message/delivery-status":
        blocks = [child.as_bytes() for child in _children(part) if isinstance(child, email.message.Message)]
        for block in blocks:
            match = _FAILED.search(block)
            if match and not _DELIVERED.search(block):
                parts.failed_recipients.append(match[1].decode("ascii", "replace").lower())
        is_told = any(_DELIVERED.search(block) for block in blocks)
        parts.has_no_failure = is_told and not parts.failed_recipients
    match = _RETURNED_ID.search(_payload(part))
    if match:
        parts.about_message_id = match[1].decode("utf-8", "replace")


def _is_bounce(message: email.message.Message) -> bool:
    sender = str(message.get("From", "")).lower()
    return str(message.get("Return-Path", "")).strip() == "<>" or any(name in sender for name in _BOUNCE_SENDERS)


def _is_truncated(message: email.message.Message) -> bool:
    return any(True for _ in _defects(message))


def _defects(message: email.message.Message) -> Iterator[MessageDefect]:
    for part in message.walk():
        yield from part.defects
