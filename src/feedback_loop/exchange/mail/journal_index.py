"""Index of the journal: what mails are found by, and which mails may concern it at all."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
from feedback_loop.exchange.mail.company_names import CompanyWords, is_label_of, label_needles
from feedback_loop.exchange.mail.domains import own_label, tenant_of
from feedback_loop.exchange.mail.sources import event_sources, message_id_of

_SENT_KINDS: tuple[type[Event], ...] = (Asked, CheckedIn, Thanked, FollowedUp)
_ID = re.compile(r"<[^<>\s]++>")
_BOUNCE_SENDERS = ("mailer-daemon@", "postmaster@")


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
        needles: texts of which one is in the headers of every mail that concerns the journal, in lower case.
    """

    overview: Overview
    own: frozenset[str]
    sources: Mapping[str, AnyEvent]
    messages: Mapping[str, Draft]
    people: Mapping[str, Sequence[tuple[str, str]]]
    names: Mapping[str, Sequence[tuple[str, str]]]
    loops: Mapping[str, Loop]
    company_words: CompanyWords
    needles: tuple[str, ...]
    _labels: dict[str, bool] = field(default_factory=dict)

    def is_label(self, label: str) -> bool:
        """Return True if a domain's own part stands for a company or agency, or is where people work."""
        if label not in self._labels:
            names = (name for loop in self.loops.values() for name in employers_of(loop))
            is_company = bool(label) and any(is_label_of(label, name) for name in names)
            self._labels[label] = is_company or (
                bool(label) and any(own_label(known) == label for known in self.people)
            )
        return self._labels[label]


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
    own = frozenset(map(str.casefold, own))
    words = CompanyWords(name for loop in loops.values() for name in employers_of(loop))
    needles = {*_BOUNCE_SENDERS, *people, *map(own_label, people), *words.first_words}
    needles |= {name.partition(" ")[0] for name in names}
    needles |= {label for loop in loops.values() for name in employers_of(loop) for label in label_needles(name)}
    return JournalIndex(
        overview, own, sources, messages, people, names, loops, words, tuple(sorted(needles - {""}, key=len))
    )


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


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a mail by which it is tied to the journal, before it is read whole.

    Attributes:
        ids: its own id, and those that it refers to.
        senders: the addresses of From, Sender and Reply-To, in lower case.
        recipients: those of To and Cc, which count for mail that the user sent.
        texts: the display name of the sender, and the subject.
    """

    ids: Sequence[str]
    senders: Sequence[str]
    recipients: Sequence[str]
    texts: Sequence[str]


def may_concern(index: JournalIndex, ids: str, names: str, recipients: str) -> bool:
    """Return False if the headers of a mail, as they stand, hold nothing of the journal; this is quick to tell.

    Args:
        index: the index of the journal.
        ids: the headers with ids of messages.
        names: those that name the sender, and the subject.
        recipients: those with the addresses of others.
    """
    if not names.isascii() or "=?" in names or "@" not in names:  # still to be decoded, or without an address
        return True
    text = f"{names} {recipients}".lower()
    return any(needle in text for needle in index.needles) or not index.messages.keys().isdisjoint(_ID.findall(ids))


def is_known(index: JournalIndex, envelope: Envelope) -> bool:
    """Return True if a mail answers one of the journal, or is from or to a person or company of it."""
    is_own = not index.own.isdisjoint(envelope.senders)
    addresses = envelope.recipients if is_own else envelope.senders
    if any(id_ in index.messages for id_ in envelope.ids) or any(address in index.people for address in addresses):
        return True
    return any(index.is_label(label) for address in addresses for label in (own_label(address), tenant_of(address)))


def is_asked(index: JournalIndex, envelope: Envelope, on: dt.date | None) -> bool:
    """Return True if somebody of the sender's loops was asked for feedback before a day, and gave none yet."""
    ids = {loop_id for address in envelope.senders for loop_id, _ in index.people.get(address, ())}
    labels = {label for address in envelope.senders if (label := own_label(address))}
    return any(
        (loop.id in ids or any(is_label_of(label, name) for label in labels for name in employers_of(loop)))
        for loop in index.loops.values()
        if _awaits_answer(loop, on)
    )


def _awaits_answer(loop: Loop, on: dt.date | None) -> bool:
    asked = [event.on for event in loop.events_of(Asked) if event.on]
    return bool(asked) and not loop.events_of(Recorded) and (on is None or min(asked) <= on)


def is_candidate(index: JournalIndex, envelope: Envelope) -> bool:
    """Return True if a mail may concern the journal: a known one, a bounce, or one that names a company or person."""
    if is_known(index, envelope) or any(address.startswith(_BOUNCE_SENDERS) for address in envelope.senders):
        return True
    if not any(envelope.senders):
        return True  # a broken header, of which only a name is left
    for text in envelope.texts:
        words = casefold_key.__wrapped__(text).split()  # uncached: a mailbox has more subjects than memory should hold
        if " ".join(words) in index.names or index.company_words.are_in(words):
            return True
    return False
