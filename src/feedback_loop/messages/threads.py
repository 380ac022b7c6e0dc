"""Threads of drafts: each has an id that can be worked out again, so that a later one, or a reply, can refer to it."""

import re
from collections.abc import Sequence

import msgspec

from feedback_loop.domain.model import message_ids
from feedback_loop.domain.model.events import Asked, CheckedIn, Event, FollowedUp, Heard, Recorded, Thanked
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.letter import Letter, channel

_MESSAGE_ID = re.compile(r"(?<![^<>\s:@])<?([^<>\s:@]++@[^<>\s@]++)>?\Z")
_REPLIES = frozenset({MessageKind.NUDGE, MessageKind.THANKS_FOR_FEEDBACK, MessageKind.FOLLOW_UP})
_SENT = (Asked, Thanked, FollowedUp, CheckedIn)


class Thread(msgspec.Struct, frozen=True):
    """Place of a message in its thread.

    Attributes:
        references: the token of the loop, then the ids of the messages before it, oldest first; it answers the last.
    """

    message_id: str
    references: tuple[str, ...] = ()

    @property
    def marked_references(self) -> tuple[str, ...]:
        """The references, and the mark by which the sent copy is known again."""
        return (*self.references, message_ids.draft_mark(self.message_id))

    @property
    def answers(self) -> str | None:
        """The id of the message that it replies to."""
        _token, *messages = self.references or ("",)
        return messages[-1] if messages else None


def thread_of(facts: LoopFacts, letter: Letter) -> Thread:
    """Return the id of a message, and of what it replies to, where that is known.

    The first of its references is the token of the loop, which stays where a mail program changes the id.
    """
    salt = letter.salt
    earlier = [event for event in facts.loop.events_of(type(letter.event)) if letter.person in _people(event)]
    own = _draft_id(facts, salt, type(letter.event).__name__, letter.person, len(earlier))
    references = _references(facts, salt, letter.person) if letter.situation.kind in _REPLIES else []
    token = message_ids.loop_token(salt, facts.loop.id)
    return Thread(own, tuple(dict.fromkeys([token, *references])))


def _references(facts: LoopFacts, salt: str, person: PersonRef) -> list[str]:
    """Return the ids of the mails that were exchanged with a person about feedback, oldest first."""
    ids: list[str] = []
    asks = 0
    for event in facts.loop.events:
        if type(event) is Asked and event.person == person:
            draft_id = _draft_id(facts, salt, "Asked", person, asks)
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


def _draft_id(facts: LoopFacts, salt: str, kind: str, person: PersonRef, number: int) -> str:
    """Return the id of the draft of an event, from what is the same whenever it is worked out."""
    key = facts.history.people.key(person, facts.loop.application.company) if person else ""
    return message_ids.draft_id(salt, facts.loop.id, kind, key, number)


def _people(event: Event) -> Sequence[PersonRef]:
    people: Sequence[str] = getattr(event, "people", ())
    return people or (getattr(event, "person", None),)
