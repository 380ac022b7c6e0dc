"""Write a draft of a message: a template filled with facts."""

from dataclasses import dataclass

from feedback_loop.domain.model.people import Person
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.messages.facts import template_facts
from feedback_loop.messages.kinds import MessageEvent, MessageKind, recipients
from feedback_loop.messages.recipients import addressee, missing_addresses
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.templates import Template
from feedback_loop.messages.wording import placeholders, remove_markers

_MAX_QUOTE_WORDS = (60, 50, 42, 36, 31, 27, 24, 21, 19, 17, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
"""Limits for quoted texts, tried in this order until the message is short enough."""

_SUBJECT = "Subject:"


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to review and send; its placeholders are the unknown facts, as they stand in braces."""

    kind: MessageKind
    to: tuple[Person, ...]
    subject: str
    body: str
    placeholders: tuple[str, ...]

    @property
    def words(self) -> int:
        """Number of words in the body."""
        return len(self.body.split())

    @property
    def fits(self) -> bool:
        """True if the body has the suitable length."""
        return self.kind.shortest <= self.words <= self.kind.longest


def write_draft(template: Template, facts: LoopFacts, event: MessageEvent, sender: Sender) -> MessageDraft:
    """Write a message, and quote as much as its suitable length allows."""
    for max_words in _MAX_QUOTE_WORDS:
        draft = _write(template, facts, event, sender, max_words)
        if draft.words <= template.kind.longest:
            break
    return draft


def _write(template: Template, facts: LoopFacts, event: MessageEvent, sender: Sender, max_words: int) -> MessageDraft:
    text = template.render(template_facts(facts, event, sender, max_words)).strip()
    first, _, body = text.partition("\n")
    subject = remove_markers(" ".join(first.removeprefix(_SUBJECT).split()))
    if not (first.startswith(_SUBJECT) and subject):
        raise template.error("the first line must be a subject such as “Subject: Thank you”", 1)
    people = recipients(event)
    to = tuple(map(addressee, people))
    return MessageDraft(
        kind=template.kind,
        to=to,
        subject=subject,
        body=remove_markers(body.strip()) + "\n",
        placeholders=(*missing_addresses(people, to), *placeholders(text)),
    )
