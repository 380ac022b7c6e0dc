"""List and check the templates against sample loops."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import cycle, product

from msgspec.structs import replace

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
from feedback_loop.messages.kinds import MAX_SHORT_LENGTH, MessageEvent, MessageKind, MessageLength
from feedback_loop.messages.language import load_language
from feedback_loop.messages.letter import Letter
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import CASES, Relation, Situation
from feedback_loop.messages.templates import SUFFIX, TemplateFolder, file_name
from feedback_loop.results import TemplateSample

_PERSON = "Dana Lee <dana@acme.example> (recruiter)"
_TODAY = dt.date(2026, 3, 20)
_ABOUT = {MessageLength.SHORT: f"in {MAX_SHORT_LENGTH} characters", MessageLength.PHONE: "to say on the phone"}
_LENGTHS = {
    MessageLength.MAIL: "should have {kind.shortest} to {kind.longest} words",
    MessageLength.SHORT: f"should have up to {MAX_SHORT_LENGTH} characters",
    MessageLength.PHONE: "",
}


def list_templates(folder: TemplateFolder, language: str) -> list[TemplateSample]:
    """Return every template of a language, with the path of the user's own."""
    return [_sample(folder, language, *choice) for choice in _choices()]


def check_templates(folder: TemplateFolder, language: str) -> list[TemplateSample]:
    """Return every template of a language, tried in each of its situations."""
    samples = _sample_loops()
    return [_check_template(folder, language, kind, length, samples) for kind, length in _choices()]


def _choices() -> list[tuple[MessageKind, MessageLength]]:
    return [(kind, length) for length in MessageLength for kind in MessageKind]


def _sample(folder: TemplateFolder, language: str, kind: MessageKind, length: MessageLength) -> TemplateSample:
    name = file_name(kind, length).removesuffix(SUFFIX)
    about = kind.description if length is MessageLength.MAIL else f"the same, {_ABOUT[length]}"
    return TemplateSample(name, about, folder.find_path(kind, language, length))


def _check_template(
    folder: TemplateFolder, language: str, kind: MessageKind, length: MessageLength, samples: Sequence[LoopFacts]
) -> TemplateSample:
    sample = _sample(folder, language, kind, length)
    try:
        template = folder.find(kind, language, length)
        letters = [(facts, letter) for facts in samples for letter in _letters(kind, language, facts)]
        drafts = [write_draft(template, facts, letter) for facts, letter in letters]
    except UsageError as error:
        return replace(sample, problem=error.message)
    words = [draft.words for draft in drafts]
    problem = None if all(draft.fits for draft in drafts) else _LENGTHS[length].format(kind=kind)
    return replace(sample, words=(min(words), max(words)), problem=problem)


def _letters(kind: MessageKind, language: str, facts: LoopFacts) -> Iterator[Letter]:
    """Yield a letter for each case and relation, in turn with each outcome and form of address."""
    person = next(iter(facts.loop.people()), None)
    event = _event(kind, facts)
    outcomes = cycle((None, *Result))
    for number, (case, relation) in enumerate(product(CASES[kind], Relation)):
        outcome = Result(case) if case in list(Result) else next(outcomes)
        situation = Situation(kind, relation, case, outcome)
        formal = number % 2 == 0
        yield Letter(event, person, situation, load_language(language), formal=formal, sender=Sender("Alex Moreau"))


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
    if kind in (MessageKind.WITHDRAWAL, MessageKind.TURN_DOWN):
        return Outcome(application=facts.loop.id, result=Result.WITHDRAWN, on=facts.today)
    if kind in (MessageKind.FOLLOW_UP, MessageKind.KEEP_IN_TOUCH, MessageKind.GOOD_NEWS):
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
            id="b", application="a", people=(_PERSON,), talked_about="How the team reviews its work", on=day(390)
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
