"""Index of the journal: what mails are found by, and which mails may concern it at all."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from feedback_loop.domain.model import message_ids
from feedback_loop.domain.model.events import (
    AnyEvent,
    Asked,
    CheckedIn,
    Event,
    FollowedUp,
    Recorded,
    Thanked,
)
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import people_of
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import casefold_key
from feedback_loop.exchange.mail.company_names import CompanyLabels, CompanyWords, is_label_of
from feedback_loop.exchange.mail.domains import own_label
from feedback_loop.exchange.mail.sources import event_sources, message_id_of

_SENT_KINDS: tuple[type[Event], ...] = (Asked, CheckedIn, Thanked, FollowedUp)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message that the journal may have drafted."""

    loop_id: str
    kind: type[Event] | None
    person: str | None


@dataclass(frozen=True)
class JournalIndex:
    """Keys by which mails are found: ids of messages, addresses of people, and companies.

    Attributes:
        own: the addresses of the user.
        sources: the events by the source that they were taken from.
        messages: the loop, and of drafts the kind, by Message-ID.
        people: the loops of a person and the name as the journal writes it, by address.
        names: the same by full name.
        company_words: the companies and agencies, by the words of their names.
        company_labels: the same by what their domains are called.
        people_labels: the loops of people by the owner's part of their domain.
    """

    overview: Overview
    own: frozenset[str]
    sources: Mapping[str, AnyEvent]
    messages: Mapping[str, Draft]
    people: Mapping[str, Sequence[tuple[str, str]]]
    names: Mapping[str, Sequence[tuple[str, str]]]
    loops: Mapping[str, Loop]
    company_words: CompanyWords
    company_labels: CompanyLabels
    people_labels: Mapping[str, Sequence[str]]

    def is_label(self, label: str) -> bool:
        """Return True if a domain's own part stands for a company or agency, or is where people work."""
        return bool(label) and (label in self.people_labels or bool(self.company_labels.find(label)))

    def loops_of_label(self, label: str) -> list[str]:
        """Return the ids of the loops whose company or agency a domain's own part stands for."""
        names = self.company_labels.find(label)
        return [id_ for id_, loop in self.loops.items() if names and not names.isdisjoint(employers_of(loop))]


def build_index(overview: Overview, salts: Sequence[str], own: Iterable[str]) -> JournalIndex:
    """Return the index of a journal; ``own`` are the addresses of the user."""
    loops = {id_: overview.facts[id_].loop for id_ in overview.history.applications}
    people: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, list[tuple[str, str]]] = {}
    messages: dict[str, Draft] = {}
    for loop in loops.values():
        for text in loop.people():
            person = overview.history.person(loop, text)
            if person.email:
                people.setdefault(person.email.casefold(), []).append((loop.id, text))
            if " " in (key := casefold_key(person.name)):
                names.setdefault(key, []).append((loop.id, text))
        for salt in (message_ids.UNSALTED, *salts):
            messages.update(_drafts_of(overview, loop, salt))
    sources = event_sources(overview.history.events)
    for source, event in sources.items():
        message_id = message_id_of(source)
        # Most events name their loop; to look it up takes longer.
        loop_id = (getattr(event, "application", None) or overview.loop_of(event)) if message_id else None
        if message_id and loop_id in loops:
            messages[message_id] = Draft(loop_id or "", None, next(iter(people_of(event)), None))
    employers = {name for loop in loops.values() for name in employers_of(loop)}
    return JournalIndex(
        overview,
        frozenset(map(str.casefold, own)),
        sources,
        messages,
        people,
        names,
        loops,
        CompanyWords(employers),
        CompanyLabels(employers),
        _by_label(people),
    )


def _by_label(people: Mapping[str, Sequence[tuple[str, str]]]) -> Mapping[str, Sequence[str]]:
    loops: dict[str, list[str]] = {}
    for address, known in people.items():
        if label := own_label(address):
            loops.setdefault(label, []).extend(loop_id for loop_id, _ in known)
    return loops


def employers_of(loop: Loop) -> list[str]:
    """Return the company of a loop, and its agency."""
    return [name for name in (loop.application.company, loop.application.agency) if name]


def _drafts_of(overview: Overview, loop: Loop, salt: str) -> Mapping[str, Draft]:
    """Return the ids of all messages that may have been drafted for a loop so far, and its token."""
    drafts = {message_ids.loop_token(salt, loop.id): Draft(loop.id, None, None)}
    company = loop.application.company
    for kind in _SENT_KINDS:
        for person in (None, *loop.people()):
            key = overview.history.people.key(person, company) if person else ""
            sent = [event for event in loop.events if type(event) is kind and person in (people_of(event) or (None,))]
            for number in range(len(sent) + 1):
                id_ = message_ids.draft_id(salt, loop.id, kind.__name__, key, number)
                drafts[id_] = Draft(loop.id, kind, person)
    return drafts


def is_asked(index: JournalIndex, addresses: Collection[str], on: dt.date | None) -> bool:
    """Return True if somebody of the senders' loops was asked for feedback before a day, and gave none yet."""
    ids = {loop_id for address in addresses for loop_id, _ in index.people.get(address, ())}
    labels = {label for address in addresses if (label := own_label(address))}
    return any(
        (loop.id in ids or any(is_label_of(label, name) for label in labels for name in employers_of(loop)))
        for loop in index.loops.values()
        if _awaits_answer(loop, on)
    )


def _awaits_answer(loop: Loop, on: dt.date | None) -> bool:
    asked = [event.on for event in loop.events_of(Asked) if event.on]
    return bool(asked) and not loop.events_of(Recorded) and (on is None or min(asked) <= on)
