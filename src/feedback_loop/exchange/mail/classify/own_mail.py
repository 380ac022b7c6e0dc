"""The purpose of a mail that the user wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feedback_loop.domain.model.events import CheckedIn, Event, FollowedUp
from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.correctives import Correctives
from feedback_loop.exchange.mail.classify.own_phrases import CHECK_INS, FOLLOW_UPS, WITHDRAWALS
from feedback_loop.exchange.mail.classify.sentences import Sentence
from feedback_loop.exchange.mail.classify.signals import (
    Signal,
    count_job_words,
    count_other_words,
    detect_languages,
    find_signals,
    thanks_for_feedback,
)


@dataclass(frozen=True, slots=True)
class Purpose:
    """The purpose of a mail that the user sent.

    Attributes:
        draft: the kind of event that it stands for, where its kind leaves that open.
    """

    kind: MailKind
    sentence: Sentence
    draft: type[Event] | None = None


def find_purpose(
    subject: Sentence, sentences: Sequence[Sentence], everything: Sequence[Sentence], *, is_known: bool
) -> Purpose | None:
    """Return the purpose of a mail of the user's own; None if it is about something else.

    Args:
        subject: without marks of replies.
        sentences: what was newly written.
        everything: the same with the subject and what is quoted.
        is_known: True if the recipient or the thread belongs to an application of the journal.
    """
    languages = detect_languages(everything)
    job, other = count_job_words(everything, languages), count_other_words([subject, *sentences], languages)
    if not is_known and job <= other:
        return None
    if withdrawal := _find(WITHDRAWALS, sentences):
        return Purpose(MailKind.SENT_WITHDRAWAL, withdrawal)
    thanks = [sentence for sentence in sentences if thanks_for_feedback(sentence, languages)]
    signals = [signal for signal in find_signals(subject, sentences, is_own=True) if not signal.is_in_subject]
    return _find_question(sentences, signals, thanks) or _find_thanks(signals, thanks)


def _find_question(
    sentences: Sequence[Sentence], signals: Sequence[Signal], thanks: Sequence[Sentence]
) -> Purpose | None:
    """Return a report of what came of advice, or a question: for feedback, or where things stand."""
    # Thanks for feedback that came speak of feedback as well, but ask for none unless they are a question.
    asks = [s for s in signals if s.kind is MailKind.SENT_ASK and (s.sentence not in thanks or _is_question(s))]
    follow_up = _find(FOLLOW_UPS, sentences)
    if follow_up and not any(map(_is_question, asks)):
        return Purpose(MailKind.SENT_THANKS, follow_up, FollowedUp)
    check_in = _find(CHECK_INS, sentences)
    if any(ask.sentence is not check_in for ask in asks):
        return Purpose(MailKind.SENT_ASK, _best(asks))
    return Purpose(MailKind.SENT_ASK, check_in, CheckedIn) if check_in else None


def _find_thanks(signals: Sequence[Signal], thanks: Sequence[Sentence]) -> Purpose | None:
    thanks_signals = [signal for signal in signals if signal.kind is MailKind.SENT_THANKS]
    if thanks_signals:
        return Purpose(MailKind.SENT_THANKS, _best(thanks_signals))
    return Purpose(MailKind.SENT_THANKS, thanks[0]) if thanks else None


def _is_question(signal: Signal) -> bool:
    return signal.sentence.text.endswith("?")


def _best(signals: Iterable[Signal]) -> Sentence:
    return max(signals, key=lambda signal: (signal.weight, signal.count, -signal.order)).sentence


def _find(phrases: Correctives, sentences: Iterable[Sentence]) -> Sentence | None:
    """Return the first sentence with a phrase of any language, as such mails are short."""
    return next((s for s in sentences if any(phrases.match(code, s.words) for code in phrases.languages)), None)
