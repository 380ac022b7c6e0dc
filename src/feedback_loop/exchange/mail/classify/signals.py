"""Signals of a mail: which kinds its sentences speak of, and how much it is about a job."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.correctives import (
    APPOINTMENTS,
    ASIDES,
    FEEDBACK_THANKS,
    OTHER_PEOPLE,
    REASSURANCES,
    REFUSALS,
    Correctives,
)
from feedback_loop.exchange.mail.classify.language import LIKELY, Language
from feedback_loop.exchange.mail.classify.languages import LANGUAGES
from feedback_loop.exchange.mail.classify.phrases import Phrase, Span, any_matches, first_match
from feedback_loop.exchange.mail.classify.sentences import Sentence
from feedback_loop.exchange.mail.classify.spelling import has_title

TIME_OF_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}(?:[:.h][0-9]{2}| ?[ap]\.?m\b| ?uhr\b| ?h\b| ?uur\b)", re.IGNORECASE)
"""A time of day as most mails write one."""
_MAX_COUNT = 3
"""Different words of a topic from which on more of them say no more."""
_NEVER = 1_000_000
_MAX_DETECTED = 60
_MAX_LANGUAGES = 3
_FEW, _MAX_OF_FEW = 5, 5
"""With so few common words, so many languages are tried."""
_MAX_OTHER_LANGUAGES = 2
"""Languages in which words about other things count: "a lot of" is no flight, as in Polish."""
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
    limit = _MAX_LANGUAGES if most > _FEW else _MAX_OF_FEW
    return tuple(language for language in ranked if counts[language.code] * _MIN_SHARE >= most)[:limit]


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
            signals.extend(_signals_of(sentence, order, phrases, _Clauses(sentence, language, is_own=is_own)))
    return signals


class _Clauses:
    """Clauses of one sentence about what might be, and what is not."""

    def __init__(self, sentence: Sentence, language: Language, *, is_own: bool) -> None:
        self._words = sentence.words
        self._is_question = sentence.text.endswith("?")
        self._conditional = () if is_own else language.conditional_phrases
        self._negative = language.negative_phrases
        self._code = language.code

    @cached_property
    def limit(self) -> int:
        """Position of the first clause about what might be; a question that begins with its verb is none."""
        clauses = (clause for clause in self._conditional if not (self._is_question and clause.is_anchored))
        match = first_match(clauses, self._words)
        return match.start if match else _NEVER

    @property
    def refuses_person(self) -> bool:
        """True if a verb that may cancel an appointment has a person as its object."""
        return REFUSALS.match(self._code, self._words)

    def is_negated(self, match: Span) -> bool:
        """Return True if a match holds a negation, or follows one within its clause."""
        clause = self._words.rfind(", ", 0, match.start)
        return any_matches(self._negative, f" {self._words[max(clause, 0) : match.end]}")


def _signals_of(
    sentence: Sentence, order: int, phrases: Iterable[tuple[MailKind, int, Phrase]], clauses: _Clauses
) -> Iterable[Signal]:
    weights: dict[MailKind, list[int]] = {}
    for kind, weight, phrase in phrases:
        if sentence.is_item and kind is not MailKind.FEEDBACK:
            continue
        match = phrase.search(sentence.words)
        if match is None or match.end > clauses.limit:
            continue
        if kind in _NEGATABLE and clauses.is_negated(match):
            weights.setdefault(MailKind.REJECTION, []).append(weight)
        elif not (kind is MailKind.CONFIRMATION and clauses.is_negated(match)):
            weights.setdefault(kind, []).append(weight)
    if MailKind.CANCELLED in weights and clauses.refuses_person:
        weights.setdefault(MailKind.REJECTION, []).extend(weights.pop(MailKind.CANCELLED))
    return [Signal(kind, max(matched), len(matched), sentence, order) for kind, matched in weights.items()]


_NEGATABLE = frozenset({MailKind.OFFER, MailKind.INVITATION, MailKind.OUTREACH})
"""Kinds whose opposite is a rejection."""


def count_job_words(sentences: Sequence[Sentence], languages: Sequence[Language]) -> int:
    """Return how many phrases about jobs there are in the language that has most of them, up to a few."""
    words = _join(sentences)
    counts = (sum(phrase.search(words) is not None for phrase in language.job_phrases) for language in languages)
    return min(_MAX_COUNT, max(counts))


def count_other_words(sentences: Sequence[Sentence], languages: Sequence[Language]) -> int:
    """Return the same for phrases about the other things that one applies for or makes appointments for."""
    words = _join(sentences)
    likely = languages[:_MAX_OTHER_LANGUAGES]
    counts = (sum(_is_about_other(phrase, words) for phrase in language.other_phrases) for language in likely)
    return min(_MAX_COUNT, max(counts))


def _is_about_other(phrase: Phrase, words: str) -> bool:
    """Return True if a phrase is among words, but for a role such as loan officer or library assistant."""
    match = phrase.search(words)
    if match is None:
        return False
    around = (*words[: match.start].split()[-2:], *words[match.end :].split(None, 2)[:2])
    return not has_title(" ".join(around))


def _join(sentences: Sequence[Sentence]) -> str:
    return "".join(sentence.words for sentence in sentences)


def is_reassuring(sentences: Iterable[Sentence], languages: Sequence[Language]) -> bool:
    """Return True if a mail says that the application goes on, whatever else it refuses."""
    return any(_holds(REASSURANCES, sentence, languages) for sentence in sentences)


def find_appointments(sentences: Sequence[Sentence], languages: Sequence[Language]) -> list[Signal]:
    """Return the sentences that make an appointment for a time of day, as signals of an invitation."""
    return [
        Signal(MailKind.INVITATION, LIKELY, 1, sentence, order)
        for order, sentence in enumerate(sentences)
        if TIME_OF_DAY.search(sentence.text) and _holds(APPOINTMENTS, sentence, languages)
    ]


def _holds(correctives: Correctives, sentence: Sentence, languages: Sequence[Language]) -> bool:
    """Return True if a sentence holds a phrase, and neither negates it nor says only what might be."""
    for language in languages:
        clauses = _Clauses(sentence, language, is_own=False)
        for phrase in correctives.of(language.code):
            match = phrase.search(sentence.words)
            if match and match.end <= clauses.limit and not clauses.is_negated(match):
                return True
    return False


def is_about_somebody_else(sentence: Sentence, languages: Sequence[Language]) -> bool:
    """Return True if a sentence speaks of somebody whom the user knows or has recommended."""
    return any(OTHER_PEOPLE.match(language.code, sentence.words) for language in languages)


def thanks_for_feedback(sentence: Sentence, languages: Sequence[Language]) -> bool:
    """Return True if a sentence thanks for feedback that came."""
    return any(FEEDBACK_THANKS.match(language.code, sentence.words) for language in languages)


def find_aside(sentences: Iterable[Sentence], languages: Sequence[Language]) -> Sentence | None:
    """Return a sentence about jobs or opinions in general, which may be all that a mail is about, or its footer."""
    for sentence in sentences:
        if any(ASIDES.match(language.code, sentence.words) for language in languages):
            return sentence
    return None


def find_veto(sentences: Sequence[Sentence], languages: Sequence[Language]) -> Sentence | None:
    """Return a sentence that shows that the mail reports nothing, though it is about jobs."""
    for sentence in sentences:
        if any(any_matches(language.veto_phrases, sentence.words) for language in languages):
            return sentence
    return None
