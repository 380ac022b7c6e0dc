"""Draft a message: a template filled with facts."""

from dataclasses import dataclass

from feedback_loop.domain.model.people import Person
from feedback_loop.domain.rules.facts import Case
from feedback_loop.messages.facts import facts
from feedback_loop.messages.recipients import addressee, missing_addresses
from feedback_loop.messages.sender import Me
from feedback_loop.messages.situations import LENGTHS, Length, Move, Situation, recipients
from feedback_loop.messages.templates import Template
from feedback_loop.messages.wording import gaps, without_marks

_LIMITS = (60, 50, 42, 36, 31, 27, 24, 21, 19, 17, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
"""How many words of a text are quoted, from the most on, until the whole is short enough."""

_SUBJECT = "Subject:"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to look over and send.

    Attributes:
        situation: what it is for.
        to: whom it is for; the address is None where it is not known.
        subject: one line.
        body: the text, without the subject.
        gaps: what the journal did not know, as it stands in braces.
    """

    situation: Situation
    to: tuple[Person, ...]
    subject: str
    body: str
    gaps: tuple[str, ...]

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


def draft(template: Template, case: Case, move: Move, me: Me) -> Draft:
    """Write a message, quoting as much as its length leaves room for.

    Raises:
        UsageError: the template is broken or has no subject.
    """
    longest = LENGTHS[template.situation].longest
    written = _written(template, case, move, me, _LIMITS[0])
    for words in _LIMITS[1:]:
        if written.words <= longest:
            break
        written = _written(template, case, move, me, words)
    return written


def _written(template: Template, case: Case, move: Move, me: Me, words: int) -> Draft:
    text = template.render(facts(case, move, me, words)).strip()
    first, _, body = text.partition("\n")
    subject = without_marks(" ".join(first.removeprefix(_SUBJECT).split()))
    if not (first.startswith(_SUBJECT) and subject):
        raise template.broken("it must begin with a line such as “Subject: Thank you”", 1)
    people = recipients(move)
    to = tuple(map(addressee, people))
    return Draft(
        situation=template.situation,
        to=to,
        subject=subject,
        body=without_marks(body.strip()) + "\n",
        gaps=(*missing_addresses(people, to), *gaps(text)),
    )
