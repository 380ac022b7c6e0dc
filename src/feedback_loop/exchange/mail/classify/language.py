"""Language of mails: the phrases by which classification recognises kinds and contexts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.phrases import Phrase, parse_phrases

EXPLICIT = 4
"""Weight of a phrase that names the job or the hiring itself, so that words about other things don't outweigh it."""

SURE = 3
"""Weight of a phrase that only a mail about an application holds."""
LIKELY = 2
"""Weight of a phrase that also occurs elsewhere, so that the mail has to be about a job in other ways as well."""
HINT = 1
"""Weight of a phrase that counts only where the sender is known, or a tracking service."""


@dataclass(frozen=True)
class Language:
    """Tables of one language; each is a text of phrases, one a line.

    Attributes:
        common: words that nearly every text of the language holds, and that tell it from the others.
        kinds: phrases of each kind, by weight.
        any_order: more of them, whose parts stand in any order.
        conditional: beginnings of clauses about what might be.
        negative: words that turn an offer or an invitation into a rejection.
        job: words that only occur around jobs.
        other: words of the other things that one applies for, or makes appointments for.
        veto: phrases of mails that are about an application and still report nothing.
    """

    code: str
    common: str
    kinds: Mapping[MailKind, Mapping[int, str]]
    any_order: Mapping[MailKind, Mapping[int, str]]
    conditional: str
    negative: str
    job: str
    other: str
    veto: str

    @cached_property
    def kind_phrases(self) -> tuple[tuple[MailKind, int, Phrase], ...]:
        """Phrases of all kinds, with kind and weight."""
        return tuple(
            (kind, weight, phrase)
            for kind, tables in (*self.kinds.items(), *self.any_order.items())
            for weight, table in tables.items()
            for phrase in parse_phrases(table)
        )

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words of ``common``."""
        return frozenset(self.common.split())

    @cached_property
    def conditional_phrases(self) -> tuple[Phrase, ...]:
        """Phrases of ``conditional``."""
        return parse_phrases(self.conditional)

    @cached_property
    def negative_phrases(self) -> tuple[Phrase, ...]:
        """Phrases of ``negative``."""
        return parse_phrases(self.negative)

    @cached_property
    def job_phrases(self) -> tuple[Phrase, ...]:
        """Phrases of ``job``."""
        return parse_phrases(self.job)

    @cached_property
    def other_phrases(self) -> tuple[Phrase, ...]:
        """Phrases of ``other``."""
        return parse_phrases(self.other)

    @cached_property
    def veto_phrases(self) -> tuple[Phrase, ...]:
        """Phrases of ``veto``."""
        return parse_phrases(self.veto)
