"""Message-IDs and threads: every draft has an id that can be worked out again, so that a later one can refer to it."""

import re
from collections.abc import Sequence
from hashlib import sha256

import msgspec

from feedback_loop.domain.model.events import Asked, CheckedIn, Event, FollowedUp, Heard, Recorded, Thanked
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef
from feedback_loop.messages.facts import Letter, channel
from feedback_loop.messages.kinds import MessageKind

_DOMAIN = "feedback-loop.invalid"
_MESSAGE_ID = re.compile(r"(?<![^<>\s:@])<?([^<>\s:@]++@[^<>\s@]++)>?\Z")
_REPLIES = frozenset({MessageKind.NUDGE, MessageKind.THANKS_FOR_FEEDBACK, MessageKind.FOLLOW_UP})
_SENT = (Asked, Thanked, FollowedUp, CheckedIn)


class Thread(msgspec.Struct, frozen=True):
    """Place of a message in its thread.

    Attributes:
        references: the ids of the messages before it, oldest first; it answers the last one.
    """

    message_id: str
    references: tuple[str, ...] = ()


def thread_of(facts: LoopFacts, letter: Letter) -> Thread:
    """Return the id of a message, and of what it replies to, where that is known."""
    earlier = [event for event in facts.loop.events_of(type(letter.event)) if letter.person in _people(event)]
    own = _draft_id(facts, type(letter.event).__name__, letter.person, len(earlier))
    references = _references(facts, letter.person) if letter.situation.kind in _REPLIES else []
    return Thread(own, tuple(dict.fromkeys(references)))


def _references(facts: LoopFacts, person: PersonRef) -> list[str]:
    """Return the ids of the mails that were exchanged with a person about feedback, oldest first."""
    ids: list[str] = []
    asks = 0
    for event in facts.loop.events:
        if type(event) is Asked and event.person == person:
            draft_id = _draft_id(facts, "Asked", person, asks)
            asks += 1
            if channel(event.via) == "mail":
                ids.append(mail_id(event) or draft_id)
        elif type(event) in (Recorded, Heard) and person in _people(event) and (received := mail_id(event)):
            ids.append(received)
    return ids


def mail_id(event: Event) -> str | None:
    """Return the Message-ID of the mail that an event was taken from, if it was."""
    match = _MESSAGE_ID.search(event.source_id or "")
    return f"<{match[1]}>" if match else None


def _draft_id(facts: LoopFacts, kind: str, person: PersonRef, number: int) -> str:
    """Return the id of the draft of an event, from what is the same whenever it is worked out."""
    key = facts.history.people.key(person, facts.loop.application.company) if person else ""
    text = "\n".join((facts.loop.id, kind, key, str(number)))
    return f"<{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@{_DOMAIN}>"


def _people(event: Event) -> Sequence[PersonRef]:
    people: Sequence[str] = getattr(event, "people", ())
    return people or (getattr(event, "person", None),)
