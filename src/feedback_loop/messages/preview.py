"""List and check the templates against sample loops."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    FeedbackType,
    Finished,
    FollowedUp,
    Interviewed,
    Outcome,
    Planned,
    Progressed,
    Recorded,
    Reply,
    Result,
    Thanked,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.facts import JobSearchFacts, LoopFacts
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.messages.drafts import write_draft
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import DESCRIPTIONS, LENGTHS, MessageEvent, MessageKind
from feedback_loop.messages.templates import Template, custom_path, find_template
from feedback_loop.results import TemplateSample

_PERSON = "Dana Lee <dana@acme.example> (recruiter)"
_TODAY = dt.date(2026, 3, 20)


def list_templates(folder: Path) -> list[TemplateSample]:
    """Return every template and which are the user's own in ``folder``."""
    return [
        TemplateSample(situation, DESCRIPTIONS[situation], custom_path(situation, folder)) for situation in MessageKind
    ]


def check_templates(folder: Path) -> list[TemplateSample]:
    """Return every template, tried out on the sample loops."""
    return [_check(situation, folder) for situation in MessageKind]


def _check(situation: MessageKind, folder: Path) -> TemplateSample:
    path = custom_path(situation, folder)
    try:
        words = [_words(find_template(situation, folder), case) for case in _cases()]
    except UsageError as error:
        return TemplateSample(situation, DESCRIPTIONS[situation], path, problem=error.message)
    length = LENGTHS[situation]
    shortest, longest = min(words), max(words)
    suits = length.shortest <= shortest and longest <= length.longest
    problem = None if suits else f"better {length.shortest} to {length.longest} words"
    return TemplateSample(situation, DESCRIPTIONS[situation], path, (shortest, longest), problem)


def _words(tried: Template, facts: LoopFacts) -> int:
    return write_draft(tried, facts, _move(tried.situation, facts), Sender("Alex Moreau")).words


def raise_if_broken(samples: Sequence[TemplateSample]) -> None:
    """Make an error of the first broken template.

    Raises:
        UsageError: one is broken; being too long or short is no error.
    """
    broken = [sample.problem for sample in samples if sample.problem and sample.words is None]
    if broken:
        raise UsageError(broken[0], broken[1:])


def _move(situation: MessageKind, facts: LoopFacts) -> MessageEvent:
    person = next(iter(facts.loop.people()), None)
    if situation in (MessageKind.ASK, MessageKind.NUDGE):
        return Asked(application=facts.loop.id, person=person, on=facts.today)
    if situation in (MessageKind.FOLLOW_UP, MessageKind.KEEP_IN_TOUCH):
        return FollowedUp(application=facts.loop.id, person=person, on=facts.today)
    return Thanked(application=facts.loop.id, people=(person,) if person else (), on=facts.today)


def _cases() -> list[LoopFacts]:
    known = _everything_known()
    nothing = Applied(id="a", company="Acme", on=_TODAY)
    refused = Recorded(id="e", application="a", person=_PERSON, type=FeedbackType.NONE, reply=Reply.DECLINED, on=_TODAY)
    new_job: list[AnyEvent] = [
        Applied(id="n", company="Globex", on=_TODAY),
        Outcome(id="o", application="n", result=Result.ACCEPTED, on=_TODAY),
    ]
    return [_case([nothing]), _case(known), _case(known[:2]), _case([*known[:2], refused]), _case([*known, *new_job])]


def _case(events: Sequence[AnyEvent]) -> LoopFacts:
    book = fold(events)
    return LoopFacts(next(iter(book.loops.values())), book, _TODAY, DEFAULT_DAYS, JobSearchFacts(book, _TODAY))


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
        type=FeedbackType.GAP,
        reply=Reply.ANSWERED,
        on=on,
    )
