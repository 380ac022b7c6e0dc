"""Preparation of an interview, from everything that earlier ones left behind."""

from collections.abc import Iterator, Sequence

import msgspec

from feedback_loop.domain.insight.questions import Question, asked_questions
from feedback_loop.domain.insight.rounds import round_key
from feedback_loop.domain.insight.themes import recurring_themes
from feedback_loop.domain.model.events import Interviewed, Recorded, SetAside
from feedback_loop.domain.model.loop import Action, History, Loop, wants_decision
from feedback_loop.domain.model.people import people_of
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import casefold_key, name_key

_MAX_ELSEWHERE = 5
_MAX_GAPS = 6
_SHORTEST_WORD = 4
"""Letters of a theme's word that may tell what a question is about."""


class Gap(msgspec.Struct, frozen=True):
    """A point of feedback that asked for a change, and the actions that answer it."""

    point: Recorded
    loop: Loop
    actions: Sequence[Action]

    @property
    def is_open(self) -> bool:
        """True while no action about it is finished."""
        return not any(action.finished for action in self.actions)


class KnownPerson(msgspec.Struct, frozen=True):
    """Somebody who will be there, and what was noted about them, oldest first."""

    person: str
    notes: Sequence[str]


class Preparation(msgspec.Struct, frozen=True):
    """Material to have ready for one interview.

    Attributes:
        interview: the interview.
        themes: the recurring themes of all feedback.
        asked_here: the questions that were asked at the company before.
        asked_elsewhere: those of the same round, or about a theme that is a gap, at other companies.
        gaps: the gaps that were named, open ones first, the latest first.
        people: the people who will be there.
        next_steps: what they said last about what comes next.
    """

    interview: Interviewed
    themes: Sequence[str]
    asked_here: Sequence[Question]
    asked_elsewhere: Sequence[Question]
    gaps: Sequence[Gap]
    people: Sequence[KnownPerson]
    next_steps: str | None


def prepare(status: LoopStatus, history: History) -> Preparation | None:
    """Return what to have ready for the next interview of a loop; None if none is set."""
    interview = status.facts.next_interview
    if interview is None:
        return None
    company, gaps = name_key(status.application.company), _gaps(history)
    questions = asked_questions(history)
    asked_here = [question for question in questions if name_key(question.loop.application.company) == company]
    themes = {theme for gap in gaps if gap.is_open for theme in gap.point.themes}
    elsewhere = [
        question
        for question in questions
        if question not in asked_here and (_is_same_round(question, interview) or _is_about(question, themes))
    ]
    next_steps = [event.next_steps for event in status.facts.past_interviews if event.next_steps]
    return Preparation(
        interview=interview,
        themes=recurring_themes(history),
        asked_here=asked_here,
        asked_elsewhere=elsewhere[:_MAX_ELSEWHERE],
        gaps=gaps[:_MAX_GAPS],
        people=[KnownPerson(person, list(_notes_about(status, person, history))) for person in interview.people],
        next_steps=next_steps[-1] if next_steps else None,
    )


def _is_same_round(question: Question, interview: Interviewed) -> bool:
    rounds = question.interview.round, interview.round
    return all(rounds) and round_key(rounds[0] or "") == round_key(rounds[1] or "")


def _is_about(question: Question, themes: set[str]) -> bool:
    """Return True if a question has a word of a theme, or one that begins like it: "design", "designed"."""
    words = casefold_key(question.text).split()
    stems = [word for theme in themes for word in theme.split("-") if len(word) >= _SHORTEST_WORD]
    return any(word.startswith(stem) for stem in stems for word in words)


def _gaps(history: History) -> list[Gap]:
    gaps = [gap for loop in history.loops.values() for gap in _gaps_of(loop)]
    gaps.sort(key=lambda gap: gap.loop.date_of(gap.point), reverse=True)
    return sorted(gaps, key=lambda gap: not gap.is_open)


def _gaps_of(loop: Loop) -> Iterator[Gap]:
    set_aside = {point for event in loop.events_of(SetAside) for point in event.feedback}
    for point in filter(wants_decision, loop.points):
        actions = [action for action in loop.actions if point.id in action.planned.feedback]
        if actions or point.id not in set_aside:
            yield Gap(point, loop, actions)


def _notes_about(status: LoopStatus, person: str, history: History) -> Iterator[str]:
    """Return what was noted where a person took part: notes, subjects, and the feedback that they gave."""
    key = history.people.key(person, status.application.company)
    for loop in history.loops.values():
        for event in loop.events:
            if not any(history.people.key(text, loop.application.company) == key for text in people_of(event)):
                continue
            if isinstance(event, Recorded) and event.text:
                yield event.text
            if isinstance(event, Interviewed) and event.talked_about:
                yield event.talked_about
            if event.note:
                yield event.note
