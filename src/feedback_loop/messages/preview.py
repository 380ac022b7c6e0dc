"""List and check the templates against sample loops."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    Finished,
    FollowedUp,
    Interviewed,
    Outcome,
    Planned,
    Progressed,
    Recorded,
    Reply,
    Result,
    Sort,
    Thanked,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.facts import Case, Search
from feedback_loop.domain.rules.table import DEFAULTS
from feedback_loop.messages.drafts import draft
from feedback_loop.messages.sender import Me
from feedback_loop.messages.situations import ABOUT, LENGTHS, Move, Situation
from feedback_loop.messages.templates import Template, own, template

_PERSON = "Dana Lee <dana@acme.example> (recruiter)"
_TODAY = dt.date(2026, 3, 20)


@dataclass(frozen=True, slots=True)
class Sample:
    """One template, and what came of trying it.

    Attributes:
        situation: what it is for.
        path: the user's own file; None for the built-in one.
        words: how long it came out, shortest and longest; None where it was not tried or is broken.
        problem: the sentence of what is wrong with it; None when nothing is, or it was not tried.
    """

    situation: Situation
    path: Path | None
    words: tuple[int, int] | None = None
    problem: str | None = None

    @property
    def about(self) -> str:
        """What the message says."""
        return ABOUT[self.situation]


def listed(folder: Path) -> list[Sample]:
    """Return every template and which are the user's own in ``folder``."""
    return [Sample(situation, own(situation, folder)) for situation in Situation]


def checked(folder: Path) -> list[Sample]:
    """Return every template, tried out on the sample loops."""
    return [_tried(situation, folder) for situation in Situation]


def _tried(situation: Situation, folder: Path) -> Sample:
    path = own(situation, folder)
    try:
        words = [_words(template(situation, folder), case) for case in _cases()]
    except UsageError as error:
        return Sample(situation, path, problem=error.message)
    length = LENGTHS[situation]
    shortest, longest = min(words), max(words)
    suits = length.shortest <= shortest and longest <= length.longest
    problem = None if suits else f"better {length.shortest} to {length.longest} words"
    return Sample(situation, path, (shortest, longest), problem)


def _words(tried: Template, case: Case) -> int:
    return draft(tried, case, _move(tried.situation, case), Me("Alex Moreau")).words


def refuse_broken(samples: Sequence[Sample]) -> None:
    """Make an error of the first broken template.

    Raises:
        UsageError: one is broken; being too long or short is no error.
    """
    broken = [sample.problem for sample in samples if sample.problem and sample.words is None]
    if broken:
        raise UsageError(broken[0], broken[1:])


def _move(situation: Situation, case: Case) -> Move:
    person = next(iter(case.loop.people()), None)
    if situation in (Situation.ASK, Situation.NUDGE):
        return Asked(application=case.loop.id, person=person, on=case.today)
    if situation in (Situation.FOLLOW_UP, Situation.KEEP_IN_TOUCH):
        return FollowedUp(application=case.loop.id, person=person, on=case.today)
    return Thanked(application=case.loop.id, people=(person,) if person else (), on=case.today)


def _cases() -> list[Case]:
    known = _everything_known()
    nothing = Applied(id="a", company="Acme", on=_TODAY)
    refused = Recorded(id="e", application="a", person=_PERSON, sort=Sort.NONE, reply=Reply.DECLINED, on=_TODAY)
    new_job: list[AnyEvent] = [
        Applied(id="n", company="Globex", on=_TODAY),
        Outcome(id="o", application="n", result=Result.ACCEPTED, on=_TODAY),
    ]
    return [_case([nothing]), _case(known), _case(known[:2]), _case([*known[:2], refused]), _case([*known, *new_job])]


def _case(events: Sequence[AnyEvent]) -> Case:
    book = fold(events)
    return Case(next(iter(book.loops.values())), book, _TODAY, DEFAULTS, Search(book, _TODAY))


def _everything_known() -> list[AnyEvent]:
    def day(days_ago: int) -> dt.date:
        return _TODAY - dt.timedelta(days=days_ago)

    return [
        Applied(id="a", company="Acme", role="Data analyst", people=(_PERSON,), on=day(400)),
        Interviewed(
            id="b", application="a", people=(_PERSON,), rating=2, note="how the team reviews its work", on=day(390)
        ),
        Outcome(id="c", application="a", result=Result.REJECTED, on=day(380)),
        Asked(id="d", application="a", person=_PERSON, on=day(378)),
        _feedback(day(370)),
        Planned(id="f", application="a", feedback=("e",), text="Weekly mock interviews with a friend", on=day(368)),
        Progressed(id="g", action="f", text="Thought aloud in twenty of them", on=day(200)),
        Finished(id="h", action="f", evidence="My friend stopped asking what I was thinking", on=day(20)),
    ]


def _feedback(on: dt.date) -> Recorded:
    return Recorded(
        id="e",
        application="a",
        person=_PERSON,
        text="Explain your thinking while you work.",
        themes=("communication",),
        sort=Sort.GAP,
        reply=Reply.ANSWERED,
        on=on,
    )
