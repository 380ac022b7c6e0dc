"""One letter to write, and how the ask went that it may answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback_loop.domain.model.events import Asked
from feedback_loop.domain.rules.facts import LoopFacts, PersonRef
from feedback_loop.domain.text import casefold_key
from feedback_loop.messages.kinds import MessageEvent
from feedback_loop.messages.language import Language
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import Situation

_CHANNELS: Mapping[str, str] = {
    **dict.fromkeys(("mail", "email", "e mail"), "mail"),
    **dict.fromkeys(("phone", "telephone", "call", "phone call", "telefon", "anruf", "telefono", "telefoon"), "phone"),
    "linkedin": "linkedin",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to write: to whom, in which situation, in which language.

    Attributes:
        asks_advice: True if thanks after an interview may also ask for advice.
        salt: the secret of the journal, from which the Message-ID is derived; blank before its first write.
    """

    event: MessageEvent
    person: PersonRef
    situation: Situation
    language: Language
    formal: bool
    sender: Sender
    asks_advice: bool = False
    salt: str = ""


def last_ask(facts: LoopFacts, person: PersonRef) -> Asked | None:
    """Return the ask without a reply, else the latest ask."""
    asks = facts.unanswered_asks(person) or [event for event in facts.loop.events_of(Asked) if event.person == person]
    return asks[-1] if asks else None


def channel(via: str | None) -> str:
    """Return the channel of a message: "mail", "phone", "linkedin" or "other"."""
    return _CHANNELS.get(casefold_key(via), "other") if via else "mail"


def is_by_mail(via: str | None) -> bool:
    """Return True if a message went by mail."""
    return channel(via) == "mail"
