"""The kind of a mail, decided from the signals of its sentences and from how much it is about a job."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.sentences import Sentence
from feedback_loop.exchange.mail.classify.signals import (
    TIME_OF_DAY,
    Signal,
    count_job_words,
    count_other_words,
    detect_languages,
    find_appointments,
    find_aside,
    find_signals,
    find_veto,
    is_about_somebody_else,
    is_reassuring,
)

_RANK = (
    MailKind.CANCELLED,
    MailKind.REJECTION,
    MailKind.OFFER,
    MailKind.DECLINED_FEEDBACK,
    MailKind.MOVED,
    MailKind.ASSESSMENT,
    MailKind.INVITATION,
    MailKind.MORE_TIME,
    MailKind.FEEDBACK,
    MailKind.OUTREACH,
    MailKind.CONFIRMATION,
)
"""Kinds in order of precedence, where signals are equally strong: a "no" that also thanks for applying is a "no"."""

_INTERVIEW_KINDS = frozenset({MailKind.INVITATION, MailKind.MOVED, MailKind.CANCELLED})
_REPORTED = _INTERVIEW_KINDS | {MailKind.CONFIRMATION, MailKind.REJECTION, MailKind.OFFER}
_OUTCOMES = frozenset({MailKind.CONFIRMATION, MailKind.REJECTION, MailKind.OFFER})
_GREETING = re.compile(
    r" (?:thank|thanks|danke|vielen dank|merci|gracias|bedankt|dank je|obrigad[oa]|grazie|dziekuje|tack|best|viel|"
    r"bonne|mucha|veel) "
)
_CONTRAST = re.compile(r" (?:but|however|aber|jedoch|mais|pero|maar|mas|porem|ma|pero|ale|men) ")
_CITATION = re.compile(r"[\"“„«]")
"""Beginning of what somebody else said."""
_SENT_KINDS = frozenset({MailKind.SENT_ASK, MailKind.SENT_THANKS, MailKind.OUT_OF_OFFICE})
_NEEDED = {EXPLICIT: -1, SURE: 1, LIKELY: 2, HINT: 3}
"""Least score of words about a job that a signal of each weight needs."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Circumstances of a mail that its words don't tell.

    Attributes:
        is_known: True if the sender or the thread belongs to an application of the journal.
        is_service: True if a tracking service sent it.
        is_board: True if a job board sent it.
        is_recruiting: True if the sender's name or address is of people who hire.
        is_reply: True if it answers a mail.
        is_personal: True if a person wrote it, and no program.
        is_from_person: True if the sender's name is that of a person, and of no organisation.
        answers_ask: True if it quotes the user's question for feedback.
        is_bulk: True if it went to many.
    """

    is_known: bool = False
    is_service: bool = False
    is_board: bool = False
    is_recruiting: bool = False
    is_reply: bool = False
    is_personal: bool = False
    is_from_person: bool = True
    answers_ask: bool = False
    is_bulk: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The kind of a mail, the sentence that decided, and why there is none where there is none.

    Attributes:
        is_guess: True if only what the mail answers shows its kind.
    """

    kind: MailKind
    sentence: Sentence | None = None
    is_certain: bool = False
    is_unclear: bool = False
    is_guess: bool = False
    also: tuple[MailKind, ...] = ()
    why: str = ""


def decide(subject: Sentence, sentences: Sequence[Sentence], circumstances: Circumstances) -> Decision:
    """Return the kind of a mail that somebody else wrote."""
    languages = detect_languages([subject, *sentences])
    signals = [
        signal
        for signal in find_signals(subject, sentences)
        if signal.kind not in _SENT_KINDS and not _CITATION.match(signal.sentence.text)
    ]
    veto = None
    if not (circumstances.answers_ask and circumstances.is_personal):  # advice may speak of surveys and the like
        veto = find_veto([subject, *sentences], languages)
        veto = veto or find_aside([subject, *sentences[: _report_order(signals)]], languages)
    if veto:
        return Decision(MailKind.NOTHING, why=f"about applications in general: {veto.text[:60]}")
    if circumstances.is_known:
        signals += find_appointments(sentences, languages)
    signals = [s for s in signals if s.kind not in _OUTCOMES or not is_about_somebody_else(s.sentence, languages)]
    if is_reassuring(sentences, languages):
        signals = [_reweigh(signal) for signal in signals if not _is_vague_no(signal)]
    jobness = _measure_context([subject, *sentences], circumstances, languages)
    near = _measure_near(signals, subject, languages)
    accepted = [signal for signal in signals if _is_accepted(signal, jobness, near[signal.order], circumstances)]
    if not accepted:
        if circumstances.answers_ask and circumstances.is_personal:
            return Decision(MailKind.NOTHING, is_unclear=True, why="a reply to your question for feedback")
        why = "not about an application" if signals else "no sentence about an application"
        return Decision(MailKind.NOTHING, why=why)
    return _choose(accepted, circumstances, jobness)


def _report_order(signals: Iterable[Signal]) -> int | None:
    """Return the number of the first sentence that plainly reports something; what follows may be a footer."""
    orders = (
        signal.order
        for signal in signals
        if signal.kind in _REPORTED and signal.weight >= SURE and not signal.is_in_subject
    )
    return min(orders, default=None)


def _is_vague_no(signal: Signal) -> bool:
    return signal.kind is MailKind.REJECTION and signal.weight < SURE


def _reweigh(signal: Signal) -> Signal:
    """Return a signal of a mail by which the application goes on: what it refuses is an appointment."""
    if signal.kind is MailKind.REJECTION:
        return replace(signal, weight=LIKELY)
    return replace(signal, weight=SURE) if signal.kind is MailKind.CANCELLED and signal.weight == LIKELY else signal


def _measure_context(sentences: Sequence[Sentence], circumstances: Circumstances, languages: Sequence[Language]) -> int:
    """Return how much a mail is about a job: more than nothing if rather that than anything else."""
    jobs = count_job_words(sentences, languages)
    return (
        jobs
        - count_other_words(sentences, languages)
        + (3 if circumstances.is_from_person or jobs else 1) * circumstances.is_known
        + 3 * circumstances.is_service
        + 3 * circumstances.is_board
        + 2 * circumstances.is_recruiting
        + 3 * circumstances.answers_ask
        - 4 * circumstances.is_bulk
    )


@dataclass(frozen=True, slots=True)
class _Near:
    """Counts of words about jobs and about other things, in the subject and in the sentence of a signal."""

    jobs: int
    others: int


def _measure_near(signals: Iterable[Signal], subject: Sentence, languages: Sequence[Language]) -> dict[int, _Near]:
    """Return what is near each signal, by the number of its sentence."""
    sentences = {signal.order: [subject, signal.sentence] for signal in signals}
    return {
        order: _Near(count_job_words(near, languages), count_other_words(near, languages))
        for order, near in sentences.items()
    }


def _is_accepted(signal: Signal, jobness: int, near: _Near, circumstances: Circumstances) -> bool:
    """Return True if a signal counts in a mail that is so much about a job."""
    if signal.kind is MailKind.FEEDBACK and (signal.is_in_subject or _is_greeting(signal)):
        return False
    if signal.kind is MailKind.OUTREACH and (circumstances.is_bulk and not circumstances.is_board):
        return False
    # Words about something else weigh double there: they say what the sentence is about.
    score = jobness + near.jobs - 2 * near.others + circumstances.is_reply
    if signal.kind is MailKind.CONFIRMATION and signal.weight < SURE:
        score -= 1  # as thanks for a photo prize also begin
    if circumstances.is_known and near.others and signal.kind in _OUTCOMES:
        score -= 2  # as people of a loop also let flats and run choirs
    return score >= _NEEDED[signal.weight]


def _is_greeting(signal: Signal) -> bool:
    """Return True if a sentence only thanks or wishes."""
    return _GREETING.match(signal.sentence.words) is not None


def _choose(signals: Sequence[Signal], circumstances: Circumstances, jobness: int) -> Decision:
    scores = {kind: _score(kind, signals, circumstances) for kind in _RANK}
    judging = sum(signal.kind is MailKind.FEEDBACK and not signal.is_in_subject for signal in signals)
    may_be_feedback = circumstances.answers_ask or circumstances.is_reply or (circumstances.is_known and judging > 1)
    kinds = [kind for kind in _RANK if scores[kind] > 0 and (kind is not MailKind.FEEDBACK or may_be_feedback)]
    if not kinds:
        return Decision(MailKind.NOTHING, why="only in the subject")
    kind = max(kinds, key=lambda kind: (scores[kind], -_RANK.index(kind)))
    if kind is MailKind.FEEDBACK and not (circumstances.is_personal or circumstances.answers_ask):
        return Decision(MailKind.NOTHING, why="no person wrote it")
    best = _deciding(kind, signals)
    if kind is MailKind.INVITATION and circumstances.is_reply and scores[MailKind.MOVED] > 0:
        kind = MailKind.MOVED  # "I can't on Thursday. Does Friday suit you?"
    if best.weight == HINT and not (circumstances.is_service or circumstances.is_board or circumstances.is_recruiting):
        return Decision(
            MailKind.NOTHING, is_unclear=kind is MailKind.REJECTION, why=f"may be a {kind}: {best.sentence.text[:60]}"
        )
    clear = any(_is_clear_feedback(signal) for signal in signals)
    also = tuple(other for other in _RANK if other is not kind and _is_also(kind, other, scores, is_clear=clear))
    is_certain = best.weight >= SURE and not best.is_in_subject and jobness > 1
    return Decision(kind, best.sentence, is_certain, also=also)


def _is_clear_feedback(signal: Signal) -> bool:
    """Return True if a sentence judges in several ways: by several phrases, or by setting one thing against another."""
    is_feedback = signal.kind is MailKind.FEEDBACK and not signal.is_in_subject
    return is_feedback and (signal.count > 1 or _CONTRAST.search(signal.sentence.words) is not None)


def _score(kind: MailKind, signals: Sequence[Signal], circumstances: Circumstances) -> int:
    """Return how strongly a mail speaks of a kind."""
    own = [signal for signal in signals if signal.kind is kind]
    if not own:
        return 0
    body = [signal for signal in own if not signal.is_in_subject]
    in_subject = len(body) < len(own) and not circumstances.is_reply
    if not body and kind not in (MailKind.CONFIRMATION, MailKind.INVITATION, MailKind.OFFER):
        return 0
    score = 10 * max(signal.weight for signal in body or own) + min(4, len(body)) + 3 * in_subject
    score += _PRECEDENCE.get(kind, 0)
    if kind is MailKind.FEEDBACK:
        if not circumstances.answers_ask and any(s.kind is MailKind.OUTREACH and s.weight >= SURE for s in signals):
            return 0  # praise of a profile that was found
        score += 12 * circumstances.answers_ask + 2 * len(body)
    if kind is MailKind.MORE_TIME and any(s.kind is MailKind.CONFIRMATION and s.weight >= SURE for s in signals):
        score -= 15 * (not circumstances.is_reply)
    if kind is MailKind.REJECTION and circumstances.answers_ask:
        score -= 15  # as it came before the question
    if kind is MailKind.DECLINED_FEEDBACK:
        score += 15 * circumstances.answers_ask
    if kind is MailKind.OUTREACH and (circumstances.is_reply or circumstances.is_known):
        score -= 15  # as those who know of the application make no first contact
    if not body:
        score -= 12
    return max(score, 0)


_PRECEDENCE = {
    MailKind.CANCELLED: 9,
    MailKind.REJECTION: 8,
    MailKind.OFFER: 8,
    MailKind.MOVED: 7,
    MailKind.ASSESSMENT: 6,
    MailKind.DECLINED_FEEDBACK: 5,
    MailKind.MORE_TIME: 4,
    MailKind.INVITATION: 5,
    MailKind.OUTREACH: 4,
    MailKind.CONFIRMATION: -6,
    MailKind.FEEDBACK: 0,
}


def _deciding(kind: MailKind, signals: Sequence[Signal]) -> Signal:
    own = [signal for signal in signals if signal.kind is kind]
    body = [signal for signal in own if not signal.is_in_subject]
    if kind in _INTERVIEW_KINDS:
        dated = [signal for signal in body if signal.weight > HINT and TIME_OF_DAY.search(signal.sentence.text)]
        body = dated or body
    if kind is MailKind.FEEDBACK:
        return body[0]
    return max(body or own, key=lambda signal: (signal.weight, signal.count, -signal.order))


def _is_also(kind: MailKind, other: MailKind, scores: dict[MailKind, int], *, is_clear: bool) -> bool:
    """Return True if a mail says a second thing: feedback in several sentences, or in one that is clear."""
    if kind is not MailKind.REJECTION:
        return False
    return (other is MailKind.FEEDBACK and scores[other] > 10 * LIKELY + (0 if is_clear else 4)) or (
        other is MailKind.DECLINED_FEEDBACK and scores[other] > 0
    )
