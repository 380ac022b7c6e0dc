"""Write drafts of messages: templates filled with facts."""

from dataclasses import dataclass, replace

from feedback_loop.domain.model.people import Person
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.messages.facts import template_facts
from feedback_loop.messages.kinds import MAX_SHORT_LENGTH, MessageKind, MessageLength
from feedback_loop.messages.letter import Letter
from feedback_loop.messages.recipients import address_gap, addressee
from feedback_loop.messages.templates import Template
from feedback_loop.messages.threads import Thread, thread_of
from feedback_loop.messages.wording import placeholders, remove_markers

_MAX_QUOTE_WORDS = (60, 50, 42, 36, 31, 27, 24, 21, 19, 17, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
"""Limits for quoted texts, tried in this order until the message is short enough."""

_SUBJECT = "Subject:"


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to review and send; its placeholders are the unknown facts, as they stand in braces.

    Attributes:
        address_gap: the placeholder for an unknown address.
    """

    kind: MessageKind
    to: tuple[Person, ...]
    subject: str
    body: str
    placeholders: tuple[str, ...]
    length: MessageLength = MessageLength.MAIL
    language: str = "en"
    address_gap: str = "their address"
    thread: Thread | None = None

    @property
    def words(self) -> int:
        """Number of words in the body."""
        return len(self.body.split())

    @property
    def is_too_long(self) -> bool:
        """True if the body is longer than suitable."""
        if self.length is MessageLength.SHORT:
            return len(self.body.strip()) > MAX_SHORT_LENGTH
        return self.length is MessageLength.MAIL and self.words > self.kind.longest

    @property
    def fits(self) -> bool:
        """True if the body has the suitable length."""
        is_long_enough = self.length is not MessageLength.MAIL or self.words >= self.kind.shortest
        return is_long_enough and not self.is_too_long


def write_draft(template: Template, facts: LoopFacts, letter: Letter) -> MessageDraft:
    """Write a message, and quote as much as its suitable length allows."""
    for max_words in _MAX_QUOTE_WORDS:
        draft = _write(template, facts, letter, max_words)
        if not draft.is_too_long:
            break
    return replace(draft, thread=thread_of(facts, letter))


def _write(template: Template, facts: LoopFacts, letter: Letter, max_words: int) -> MessageDraft:
    text = template.render(template_facts(facts, letter, max_words)).strip()
    first, _, body = text.partition("\n")
    subject = remove_markers(" ".join(first.removeprefix(_SUBJECT).split()))
    if not (first.startswith(_SUBJECT) and subject):
        raise template.error("the first line must be a subject such as “Subject: Thank you”", 1)
    to = addressee(letter.person) if letter.person else None
    gap = address_gap(to, letter.language) if template.length is MessageLength.MAIL else None
    return MessageDraft(
        kind=template.kind,
        to=(to,) if to else (),
        subject=subject,
        body=remove_markers(body.strip()) + "\n",
        placeholders=tuple(dict.fromkeys((*((gap,) if gap else ()), *placeholders(text)))),
        length=template.length,
        language=letter.language.code,
        address_gap=letter.language.gaps["their_address"],
    )
