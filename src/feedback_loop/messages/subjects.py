"""Subjects and wordings of letters, such that two letters to one company, or to one person, differ."""

import zlib
from collections.abc import Sequence

from feedback_loop.domain.model.events import Asked, CheckedIn, Event, FollowedUp, Thanked
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef
from feedback_loop.domain.text import casefold_key
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.language import choose_form, company_name, role_title
from feedback_loop.messages.letter import Letter, is_by_mail, last_ask
from feedback_loop.messages.wording import short_name


def subject(facts: LoopFacts, letter: Letter, number: int, max_words: int) -> str:
    """Return the subject: an answer to the ask's where that began the thread, else one of its own."""
    application = facts.loop.application
    name = role_title(application.role) if application.role else company_name(application.company)
    topic = short_name(name, max_words)
    ask = last_ask(facts, letter.person)
    if ask and letter.situation.kind in (MessageKind.NUDGE, MessageKind.THANKS_FOR_FEEDBACK) and is_by_mail(ask.via):
        own = {event.id for event in facts.loop.events_of(Asked)}
        earlier = [event for event in _letters(facts, letter.person, Asked) if event.id not in own]
        return f"Re: {_subject(letter, MessageKind.ASK, _base(facts, letter.person) + len(earlier), topic)}"
    return _subject(letter, letter.situation.kind, number, topic)


def _subject(letter: Letter, kind: MessageKind, number: int, topic: str) -> str:
    subjects = letter.language.subjects
    choices = subjects.get(f"{kind} {letter.situation.case}", subjects[kind])
    return choose_form(choices[number % len(choices)], formal=letter.formal).replace("{topic}", topic)


def wording_number(facts: LoopFacts, letter: Letter) -> int:
    """Return the number of a wording, which no earlier letter of this kind to this person had."""
    return _base(facts, letter.person) + len(_letters(facts, letter.person, type(letter.event)))


def _base(facts: LoopFacts, person: PersonRef) -> int:
    """Return a number that differs between companies, and between the people of one."""
    company = facts.loop.application.company
    directory = facts.history.people
    if person is None:
        return zlib.crc32(casefold_key(company).encode())
    keys = directory.person_keys()
    key = directory.key(person, company)
    of_company = directory.company(key) if key in keys else company
    colleagues = [other for other in keys if directory.company(other) == of_company]
    position = colleagues.index(key) if key in colleagues else len(colleagues)
    return zlib.crc32(casefold_key(of_company).encode()) + position


def wording_slots(number: int) -> tuple[int, int]:
    """Return what chooses each second sentence, so that nine letters differ and neighbours share no sentence."""
    return number % 3, (number + number // 3) % 3


def _letters(facts: LoopFacts, person: PersonRef, kind: type[Event]) -> list[Event]:
    """Return the letters of one kind to a person in all loops, or to the company in this one."""
    if person is None:
        return [event for event in facts.loop.events_of(kind) if not _recipients(event)]
    directory = facts.history.people
    key = directory.key(person, facts.loop.application.company)
    return [
        event
        for loop in facts.history.loops.values()
        for event in loop.events_of(kind)
        if any(directory.key(other, loop.application.company) == key for other in _recipients(event))
    ]


def _recipients(event: Event) -> Sequence[str]:
    if isinstance(event, Thanked):
        return event.people
    return (event.person,) if isinstance(event, Asked | CheckedIn | FollowedUp) and event.person else ()
