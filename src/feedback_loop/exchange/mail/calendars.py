"""Entries of a calendar file, read as if each were a mail that announces it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from feedback_loop.domain.text import count_noun
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent, newest_events
from feedback_loop.exchange.importing.headings import is_round
from feedback_loop.exchange.importing.status_words import STATUSES, StatusMeaning
from feedback_loop.exchange.importing.words import word_key, words_of
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.message import Address, Message
from feedback_loop.exchange.mail.screening import Reading

_OWN_UIDS = "feedback-loop-"
_OWN = "feedback-loop wrote it itself"
_NO_INTERVIEW = "nothing in its title says that it is an interview"
_QUIET_REASONS = frozenset({_OWN, _NO_INTERVIEW})
"""Reasons to leave an entry out that nobody has to hear of."""
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


def describe_left_out(entries: Iterable[Reading]) -> str:
    """Return a sentence about entries that look like interviews and cannot be read as such; "" without any."""
    reasons = [reading.classification.why for reading in entries]
    counts = Counter(why.partition(";")[0] for why in reasons if why and why not in _QUIET_REASONS)
    if not counts:
        return ""
    listed = [f"{why} ({count})" if count > 1 else why for why, count in counts.items()]
    number = count_noun(counts.total(), "calendar entry", "calendar entries")
    return f"Left out {number}: {'; '.join(listed)}. To list all: feedback-loop mail --explain."


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
    problems = (
        (event.uid.startswith(_OWN_UIDS), _OWN),
        (event.is_cut_off, "its file ends within it; export the calendar again"),
        (not _is_interview(event.summary), _NO_INTERVIEW),
        (event.on is None, "no day that can be read"),
        (event.repeats, "a series; record its interviews one by one"),
        (event.has_unknown_zone, f"its time zone, {event.zone}, is unknown"),
    )
    return next((why for is_so, why in problems if is_so), "")


def _is_interview(summary: str) -> bool:
    return any(word_key(word) in _WORDS or is_round(word) for word in words_of(summary)) or is_round(summary)
