"""List and check the templates against sample loops."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    CheckedIn,
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
from feedback_loop.messages.kinds import MessageEvent, MessageKind
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.templates import Template, custom_path, find_template
from feedback_loop.results import TemplateSample

_PERSON = "Dana Lee <dana@acme.example> (recruiter)"
_TODAY = dt.date(2026, 3, 20)


def list_templates(folder: Path) -> list[TemplateSample]:
    """Return every template, with the path of the user's own in ``folder``."""
    return [TemplateSample(kind, kind.description, custom_path(kind, folder)) for kind in MessageKind]


def check_templates(folder: Path) -> list[TemplateSample]:
    """Return every template, checked against the sample loops."""
    return [_check_template(kind, folder) for kind in MessageKind]


def _check_template(kind: MessageKind, folder: Path) -> TemplateSample:
    path = custom_path(kind, folder)
    try:
        template = find_template(kind, folder)
        words = [_count_words(template, facts) for facts in _sample_loops()]
    except UsageError as error:
        return TemplateSample(kind, kind.description, path, problem=error.message)
    fits = kind.shortest <= min(words) and max(words) <= kind.longest
    problem = None if fits else f"should have {kind.shortest} to {kind.longest} words"
    return TemplateSample(kind, kind.description, path, (min(words), max(words)), problem)


def _count_words(template: Template, facts: LoopFacts) -> int:
    return write_draft(template, facts, _event(template.kind, facts), Sender("Alex Moreau")).words


def raise_if_broken(samples: Sequence[TemplateSample]) -> None:
    """Raise the error of the first broken template, with the others' as candidates; a wrong length is none."""
    errors = [sample.problem for sample in samples if sample.problem and sample.words is None]
    if errors:
        raise UsageError(errors[0], errors[1:])


def _event(kind: MessageKind, facts: LoopFacts) -> MessageEvent:
    person = next(iter(facts.loop.people()), None)
    if kind in (MessageKind.ASK, MessageKind.NUDGE):
        return Asked(application=facts.loop.id, person=person, on=facts.today)
    if kind is MessageKind.CHECK_IN:
        return CheckedIn(application=facts.loop.id, person=person, on=facts.today)
    if kind in (MessageKind.FOLLOW_UP, MessageKind.KEEP_IN_TOUCH):
        return FollowedUp(application=facts.loop.id, person=person, on=facts.today)
    return Thanked(application=facts.loop.id, people=(person,) if person else (), on=facts.today)


def _sample_loops() -> list[LoopFacts]:
    complete = _complete_loop()
    application = Applied(id="a", company="Acme", on=_TODAY)
    refusal = Recorded(id="e", application="a", person=_PERSON, type=FeedbackType.NONE, reply=Reply.DECLINED, on=_TODAY)
    new_job: list[AnyEvent] = [
        Applied(id="n", company="Globex", on=_TODAY),
        Outcome(id="o", application="n", result=Result.ACCEPTED, on=_TODAY),
    ]
    loops: list[list[AnyEvent]] = [
        [application],
        complete,
        complete[:2],
        [*complete[:2], refusal],
        [*complete, *new_job],
    ]
    return [_first_loop(events) for events in loops]


def _first_loop(events: Sequence[AnyEvent]) -> LoopFacts:
    history = fold(events)
    loop = next(iter(history.loops.values()))
    return LoopFacts(loop, history, _TODAY, DEFAULT_DAYS, JobSearchFacts(history, _TODAY))


def _complete_loop() -> list[AnyEvent]:
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
