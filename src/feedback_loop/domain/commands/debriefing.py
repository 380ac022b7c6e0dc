"""A debrief in steps: each answer is an event of its own, and answers that are taken back leave no trace."""

import datetime as dt
import re

import msgspec

from feedback_loop.domain.commands.interviews import InterviewInput, changes_of, new_interview
from feedback_loop.domain.dates import DateReader
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import Amended, Changes, Interviewed, encode
from feedback_loop.domain.model.fold import amend
from feedback_loop.domain.rules.facts import LoopFacts

_FIELDS = (
    "rating", "round", "people", "questions", "went_well", "differently", "next_steps", "decision_by", "talked_about",
)  # fmt: skip


class Debriefing(msgspec.Struct, frozen=True):
    """The interview of a debrief, and the answers so far.

    Attributes:
        before: the interview as it was before the first answer; None if the first answer records it.
        id: its id, which a new one gets from the start.
        on: the day of a new one.
        typed: the answers.
    """

    before: Interviewed | None
    id: str
    on: dt.date
    typed: InterviewInput = InterviewInput()

    @property
    def day(self) -> dt.date:
        """The day of the interview."""
        return (self.before.on if self.before else None) or self.on


def answer(facts: LoopFacts, debriefing: Debriefing, dates: DateReader) -> list[Amended | Interviewed]:
    """Return the event that brings the journal up to the answers so far; none if it has them.

    Raises:
        RefusedError: the interview was undone meanwhile.
    """
    typed, before = debriefing.typed, debriefing.before
    current = next((event for event in facts.loop.events_of(Interviewed) if event.id == debriefing.id), None)
    if current is None and before:
        raise RefusedError("The interview was undone meanwhile, so nothing more is noted about it.")
    if current is None:
        interview = new_interview(facts, typed, debriefing.on, dates)
        return [msgspec.structs.replace(interview, id=debriefing.id)]
    # What was blank in a new interview is blank again where its answer was taken back.
    start = before or Interviewed(id=current.id, application=current.application, on=current.on)
    wanted = amend(start, changes_of(facts, start, typed, dates.decision_date(typed.decision_by, debriefing.day)))
    new, written = encode(wanted), encode(current)
    changes: Changes = {name: new.get(name) for name in _FIELDS if new.get(name) != written.get(name)}  # type: ignore[misc]  # their values are plain
    if not changes:
        return []
    held: Changes = {} if current.held or not before else {"held": True}
    return [Amended(target=current.id, changes=held | changes, on=facts.today)]


def decision_day(next_steps: str, dates: DateReader, spoken_on: dt.date) -> dt.date | None:
    """Return the only day that a sentence about next steps names, if it has not passed."""
    from feedback_loop.domain.mentioned_dates import days_in  # noqa: PLC0415 - its patterns take long to compile

    days = days_in(next_steps, dates, spoken_on)
    return days[0] if len(days) == 1 and days[0] >= dates.today else None


def questions_in(notes: str) -> list[str]:
    """Return the questions in a transcript or notes, without the name of who asked; if there are none, each line."""
    sentences = [sentence for line in notes.splitlines() for sentence in _SENTENCE_END.split(line)]
    questions = [_SPEAKER.sub("", sentence.strip()) for sentence in sentences if sentence.rstrip().endswith("?")]
    return list(dict.fromkeys(questions or filter(None, map(str.strip, notes.splitlines()))))


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SPEAKER = re.compile(r"^(?:[-*•] *+)?+(?:[^\W\d_][^:?]{0,40}: *+)?+")
"""A bullet, and a name with a colon, at the beginning of a sentence."""
