"""Draft a message: a template filled with facts."""

from dataclasses import dataclass

from feedback_loop.domain.model.people import Person
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.messages.facts import build_facts
from feedback_loop.messages.recipients import addressee, missing_addresses
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import LENGTHS, Length, MessageEvent, MessageKind, recipients
from feedback_loop.messages.templates import Template
from feedback_loop.messages.wording import placeholders, remove_markers

_LIMITS = (60, 50, 42, 36, 31, 27, 24, 21, 19, 17, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
"""How many words of a text are quoted, from the most on, until the whole is short enough."""

_SUBJECT = "Subject:"


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to look over and send.

    Attributes:
        situation: what it is for.
        to: whom it is for; the address is None where it is not known.
        subject: one line.
        body: the text, without the subject.
        gaps: what the journal did not know, as it stands in braces.
    """

    situation: MessageKind
    to: tuple[Person, ...]
    subject: str
    body: str
    placeholders: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words the body has."""
        return len(self.body.split())

    @property
    def length(self) -> Length:
        """The range that suits its situation."""
        return LENGTHS[self.situation]

    @property
    def fits(self) -> bool:
        """Whether the body is within that range."""
        return self.length.shortest <= self.words <= self.length.longest


def write_draft(template: Template, facts: LoopFacts, move: MessageEvent, me: Sender) -> MessageDraft:
    """Write a message, quoting as much as its length leaves room for.

    Raises:
        UsageError: the template is broken or has no subject.
    """
    longest = LENGTHS[template.situation].longest
    written = _written(template, facts, move, me, _LIMITS[0])
    for words in _LIMITS[1:]:
        if written.words <= longest:
            break
        written = _written(template, facts, move, me, words)
    return written


def _written(template: Template, facts: LoopFacts, move: MessageEvent, me: Sender, words: int) -> MessageDraft:
    text = template.render(build_facts(facts, move, me, words)).strip()
    first, _, body = text.partition("\n")
    subject = remove_markers(" ".join(first.removeprefix(_SUBJECT).split()))
    if not (first.startswith(_SUBJECT) and subject):
        raise template.error("it must begin with a line such as “Subject: Thank you”", 1)
    people = recipients(move)
    to = tuple(map(addressee, people))
    return MessageDraft(
        situation=template.situation,
        to=to,
        subject=subject,
        body=remove_markers(body.strip()) + "\n",
        placeholders=(*missing_addresses(people, to), *placeholders(text)),
    )
