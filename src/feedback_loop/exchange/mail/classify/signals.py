"""Signals of a mail: which kinds its sentences speak of, and how much it is about a job."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import Language
from feedback_loop.exchange.mail.classify.languages import LANGUAGES
from feedback_loop.exchange.mail.classify.phrases import Phrase, any_matches, first_match
from feedback_loop.exchange.mail.classify.sentences import Sentence

_MAX_COUNT = 3
"""Different words of a topic from which on more of them say no more."""
_NEVER = 1_000_000
_MAX_DETECTED = 60
_MAX_LANGUAGES = 3
_MIN_SHARE = 3
"""A language counts with a third of the common words of the likeliest one: names and footers mix languages."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Phrases of one kind in one sentence.

    Attributes:
        weight: the weight of the strongest of them.
        count: how many of them there are.
        order: the number of the sentence; -1 for the subject.
    """

    kind: MailKind
    weight: int
    count: int
    sentence: Sentence
    order: int

    @property
    def is_in_subject(self) -> bool:
        """True if the sentence is the subject."""
        return self.order < 0


def detect_languages(sentences: Sequence[Sentence]) -> tuple[Language, ...]:
    """Return the languages that a mail may be in, the likeliest first."""
    words = Counter(" ".join(sentence.words for sentence in sentences[:_MAX_DETECTED]).split())
    counts = {language.code: sum(words[word] for word in language.common_words) for language in LANGUAGES}
    most = max(counts.values())
    ranked = sorted(LANGUAGES, key=lambda language: -counts[language.code])
    return tuple(language for language in ranked if counts[language.code] * _MIN_SHARE >= most)[:_MAX_LANGUAGES]


def find_signals(subject: Sentence, sentences: Sequence[Sentence], *, is_own: bool = False) -> list[Signal]:
    """Return the signals of a mail, but none of a clause about what might be.

    Args:
        subject: the subject.
        sentences: what was newly written.
        is_own: True if the user wrote it, who also asks in such clauses.
    """
    everything = "".join(sentence.words for sentence in (subject, *sentences))
    signals: list[Signal] = []
    for language in detect_languages([subject, *sentences]):
        phrases = [entry for entry in language.kind_phrases if entry[2].may_match(everything)]
        for order, sentence in enumerate((subject, *sentences), -1):
            signals.extend(_signals_of(sentence, order, phrases, () if is_own else language.conditional_phrases))
    return signals


def _signals_of(
    sentence: Sentence,
    order: int,
    phrases: Iterable[tuple[MailKind, int, Phrase]],
    conditional_phrases: Iterable[Phrase],
) -> Iterable[Signal]:
    weights: dict[MailKind, list[int]] = {}
    limit = None
    only_feedback = sentence.is_item
    for kind, weight, phrase in phrases:
        match = None if only_feedback and kind is not MailKind.FEEDBACK else phrase.search(sentence.words)
        if match is None:
            continue
        if limit is None:
            is_question = sentence.text.endswith("?")
            clauses = (clause for clause in conditional_phrases if not (is_question and clause.is_anchored))
            conditional = first_match(clauses, sentence.words)
            limit = conditional.start() if conditional else _NEVER
        if match.end() <= limit:
            weights.setdefault(kind, []).append(weight)
    return [Signal(kind, max(matched), len(matched), sentence, order) for kind, matched in weights.items()]


def count_job_words(sentences: Sequence[Sentence], languages: Sequence[Language]) -> int:
    """Return how many phrases about jobs there are in the language that has most of them, up to a few."""
    return _count(sentences, [language.job_phrases for language in languages])


def count_other_words(sentences: Sequence[Sentence], languages: Sequence[Language]) -> int:
    """Return the same for phrases about the other things that one applies for or makes appointments for."""
    return _count(sentences, [language.other_phrases for language in languages])


def find_veto(sentences: Sequence[Sentence], languages: Sequence[Language]) -> Sentence | None:
    """Return a sentence that shows that the mail reports nothing, though it is about jobs."""
    for sentence in sentences:
        if any(any_matches(language.veto_phrases, sentence.words) for language in languages):
            return sentence
    return None


def _count(sentences: Sequence[Sentence], tables: Sequence[Sequence[Phrase]]) -> int:
    words = "".join(sentence.words for sentence in sentences)
    return min(_MAX_COUNT, max(sum(phrase.search(words) is not None for phrase in table) for table in tables))
