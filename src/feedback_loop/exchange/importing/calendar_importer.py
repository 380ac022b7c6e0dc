"""Plan the import of a calendar: its interviews with the companies and people of the journal."""

import datetime as dt
from collections.abc import Mapping, Sequence

from feedback_loop.domain.model.events import AnyEvent, Interviewed
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.importing.calendar_reader import CalendarEvent
from feedback_loop.exchange.importing.headings import is_round
from feedback_loop.exchange.importing.importer import ImportPlan
from feedback_loop.exchange.importing.status_words import STATUSES, StatusMeaning
from feedback_loop.exchange.importing.words import word_key, words_of
from feedback_loop.results import ImportSummary, RowProblem

_SOURCE = "ics"
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


def plan_calendar(events: Sequence[CalendarEvent], journal: Sequence[AnyEvent], today: dt.date) -> ImportPlan:
    """Return the interviews of a calendar that the journal lacks; what is not certain is left out and listed."""
    loops = fold(journal).loops
    known = {event.source_id for event in journal if isinstance(event, Interviewed) and event.source_id}
    held = {(event.application, event.on) for event in journal if isinstance(event, Interviewed)}
    held |= {(loop.id, event.on) for loop in loops.values() for event in loop.events_of(Interviewed)}  # where it moved
    new: list[AnyEvent] = []
    left_out: list[RowProblem] = []
    same = 0
    for event in events:
        source_id = f"{_SOURCE}:{event.uid or f'{event.on}T{event.at} {event.summary}'}"
        if source_id in known:
            same += 1
            continue
        interview = _read_interview(event, loops, today)
        if isinstance(interview, RowProblem):
            left_out.append(interview)
        elif (interview.application, interview.on) in held:
            same += 1
        else:
            new.append(interview)
            known.add(source_id)
            held.add((interview.application, interview.on))
    return ImportPlan(tuple(new), _summarize(events, new, same, left_out))


def _read_interview(event: CalendarEvent, loops: Mapping[str, Loop], today: dt.date) -> Interviewed | RowProblem:
    def leave_out(reason: str) -> RowProblem:
        return RowProblem(event.number, "SUMMARY", event.summary, reason)

    if event.is_cancelled:
        return leave_out("cancelled")
    if event.on is None:
        return leave_out("no day that can be read")
    if not _is_interview(event.summary):
        return leave_out("nothing in its title says that it is an interview")
    candidates = [loop for loop in loops.values() if _names(event, loop) and loop.applied_on <= event.on]
    if not candidates:
        return leave_out("names no company or person of the journal that you had applied to by then")
    if len(candidates) > 1:
        return leave_out(f"may be of {' or '.join(loop.label for loop in candidates[:3])}")
    loop = candidates[0]
    return Interviewed(
        on=event.on,
        application=loop.id,
        at=event.at,
        people=_known_people(event, loop),
        set=event.on >= today,
        note=event.summary,
        source_id=f"{_SOURCE}:{event.uid or f'{event.on}T{event.at} {event.summary}'}",
    )


def _is_interview(summary: str) -> bool:
    return any(word_key(word) in _WORDS or is_round(word) for word in words_of(summary)) or is_round(summary)


def _names(event: CalendarEvent, loop: Loop) -> bool:
    """Return True if the title names the company or a person of the loop, or one of them organizes or attends."""
    title = f" {casefold_key(event.summary)} "
    company = casefold_key(loop.application.company)
    if company and f" {company} " in title:
        return True
    return bool(_known_people(event, loop)) or any(
        f" {casefold_key(person.name)} " in title
        for person in map(read_person, loop.people())
        if " " in casefold_key(person.name)
    )


def _known_people(event: CalendarEvent, loop: Loop) -> tuple[str, ...]:
    addresses = {address.casefold() for _, address in event.people}
    names = {casefold_key(name) for name, _ in event.people} - {""}
    return tuple(
        text
        for text in loop.people()
        for person in [read_person(text)]
        if (person.email or "").casefold() in addresses - {""} or casefold_key(person.name) in names
    )


def _summarize(
    events: Sequence[CalendarEvent], new: Sequence[AnyEvent], same: int, left_out: Sequence[RowProblem]
) -> ImportSummary:
    return ImportSummary(
        source="calendar",
        sheet=None,
        rows=len(events),
        added=0,
        updated=len(new),
        same=same,
        interviews=len(new),
        outcomes=0,
        day_order=None,
        private=(),
        left_out=tuple(left_out),
        not_understood=(),
    )
