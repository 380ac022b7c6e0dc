"""Questions that interviewers asked."""

from collections.abc import Iterator

import msgspec

from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.text import casefold_key


class Question(msgspec.Struct, frozen=True):
    """One question, with the interview in which it was asked."""

    text: str
    interview: Interviewed
    loop: Loop


def asked_questions(history: History, text: str | None = None) -> list[Question]:
    """Return every question, or those that mention a text, the latest first."""
    key = casefold_key(text or "")
    questions = [question for question in _questions(history) if key in casefold_key(_searched(question))]
    return sorted(questions, key=lambda question: question.loop.date_of(question.interview), reverse=True)


def _questions(history: History) -> Iterator[Question]:
    for loop in history.loops.values():
        for interview in loop.events_of(Interviewed):
            for text in interview.questions:
                yield Question(text, interview, loop)


def _searched(question: Question) -> str:
    return f"{question.text} {question.loop.label} {question.interview.round or ''}"
