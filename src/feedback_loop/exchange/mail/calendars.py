"""Entries of a calendar file, read as if each were a mail that announces it."""

from collections.abc import Sequence

from feedback_loop.exchange.importing.calendar_reader import CalendarEvent, newest_events
from feedback_loop.exchange.importing.headings import is_round
from feedback_loop.exchange.importing.status_words import STATUSES, StatusMeaning
from feedback_loop.exchange.importing.words import word_key, words_of
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.screening import Reading

_OWN_UIDS = "feedback-loop-"
_MORE_WORDS = (
    "interviewing, call, chat, screening, gespräch, gespräche, kennenlernen, talk, meeting, intro, onsite, panel"
)
_WORDS = {
    word_key(word)
    for words in (
        *STATUSES[StatusMeaning.INTERVIEWED].values(),
        *STATUSES[StatusMeaning.AT_A_ROUND].values(),
        _MORE_WORDS,
    )
    for word in words.split(",")
} - {""}


def read_entries(events: Sequence[CalendarEvent], file: str) -> list[Reading]:
    """Return what the newest version of each entry says."""
    return [_read_entry(event, file) for event in newest_events(events)]


def _read_entry(event: CalendarEvent, file: str) -> Reading:
    organizer = event.organizer
    message = Message(
        file=file,
        message_id="",
        references=(),
        sent_at=event.stamp,
        sender=Address(organizer.name, organizer.address.casefold()) if organizer else Address("", ""),
        reply_to=(),
        to=(),
        cc=(),
        subject=event.summary,
        text="",
        calendar=(event,),
        calendar_method=event.method,
    )
    return Reading(message, _classify(event))


def _classify(event: CalendarEvent) -> Classification:
    if why := _find_problem(event):
        return Classification(MailKind.NOTHING, why=why)
    kind = MailKind.CANCELLED if event.is_cancelled else MailKind.INVITATION
    return Classification(kind, sentence=event.summary, is_certain=True, on=event.on, at=event.at)


def _find_problem(event: CalendarEvent) -> str:
    """Return why an entry is left out, or a blank."""
    if event.uid.startswith(_OWN_UIDS):
        return "feedback-loop wrote it itself"
    if event.on is None:
        return "no day that can be read"
    if event.repeats:
        return "a series; record its interviews one by one"
    if event.has_unknown_zone:
        return f"its time zone, {event.zone}, is unknown"
    if not _is_interview(event.summary):
        return "nothing in its title says that it is an interview"
    return ""


def _is_interview(summary: str) -> bool:
    return any(word_key(word) in _WORDS or is_round(word) for word in words_of(summary)) or is_round(summary)
