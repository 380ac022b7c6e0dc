"""One-line description of each kind of event."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model import events as ev
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.model.people import read_person

_Formatter = Callable[..., str]


def event_sentence(event: AnyEvent, texts: Mapping[str, str] | None = None) -> str:
    """Return what happened, as one sentence without its full stop and without its day.

    Args:
        event: what happened.
        texts: by id, what there is to know beyond the event, see ``background``; and what each undo took back.
    """
    return _SENTENCES[type(event)](event, (texts or {}).get(_about(event), ""))


def sentence_context(loop: Loop) -> dict[str, str]:
    """Return what the events of a loop need to be told: by id, the text of each plan, and which asks are nudges."""
    texts = {action.planned.id: action.planned.text for action in loop.actions}
    asked: set[str | None] = set()
    for event in loop.events:
        if isinstance(event, ev.Outcome | ev.Recorded):
            asked.clear()
        elif isinstance(event, ev.Asked):
            texts |= {event.id: _NUDGE} if event.person in asked else {}
            asked.add(event.person)
    return texts


_NUDGE = "nudge"


def _about(event: AnyEvent) -> str:
    if isinstance(event, ev.ActionEvent):
        return event.action
    return event.target if isinstance(event, ev.Retracted) else event.id


def _names(people: Iterable[str]) -> str:
    names = [read_person(person).short for person in people]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _joined(first: str, *more: str | None) -> str:
    return " · ".join([first, *(part for part in more if part)])


def _said(text: str | None) -> str:
    return f"“{' '.join(text.split())}”" if text else ""


def _by(day: dt.date | None, before: str) -> str | None:
    return f"{before} {_dated(day)}" if day else None


def _dated(day: dt.date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _applied(event: ev.Applied, _: str) -> str:
    role = f" as {event.role}" if event.role else ""
    source = f"via {event.source}" if event.source else None
    return _joined(f"Applied to {event.company}{role}", source, event.location, event.url, _names(event.people))


def _interviewed(event: ev.Interviewed, _: str) -> str:
    people = f" with {_names(event.people)}" if event.people else ""
    at = f"at {event.at}" if event.at else None
    rating = f"rated {event.rating} of 5" if event.rating else None
    return _joined(f"Interview{people}", event.round, at, rating, _by(event.decision_by, "decision by"))


def _heard(event: ev.Heard, _: str) -> str:
    who = f" from {_names([event.person])}" if event.person else ""
    return _joined(f"Heard{who}: {_said(event.text)}", _by(event.decision_by, "decision by"))


def _outcome(event: ev.Outcome, _: str) -> str:
    return _joined(f"Outcome: {event.result}", _by(event.decision_by, "answer by"))


def _asked(event: ev.Asked, ask: str) -> str:
    who = _names([event.person]) if event.person else "the company"
    return _joined(f"Nudged {who}" if ask == _NUDGE else f"Asked {who} for feedback", _via(event.via))


def _via(via: str | None) -> str | None:
    return f"via {via}" if via else None


def _recorded(event: ev.Recorded, _: str) -> str:
    who = _names([event.person]) if event.person else "The company"
    if event.reply is ev.Reply.DECLINED:
        return _joined(f"{who} declined to give feedback", _said(event.text), _via(event.via))
    return _joined(f"{who}: {_said(event.text)}", f"{event.type}", ", ".join(event.themes), _via(event.via))


def _thanked(event: ev.Thanked, _: str) -> str:
    return f"Thanked {_names(event.people) or 'the company'}"


def _planned(event: ev.Planned, _: str) -> str:
    theme = f"theme {event.theme}" if event.theme else None
    measure = f"measured by: {event.measure}" if event.measure else None
    return _joined(f"Planned: {_said(event.text)}", _by(event.by, "by"), theme, measure)


def _progressed(event: ev.Progressed, plan: str) -> str:
    return _joined(f"Progress: {_said(event.text)}", plan and f"on {_said(plan)}")


def _finished(event: ev.Finished, plan: str) -> str:
    return _joined(f"Finished {_said(plan) or 'the action'}", event.evidence and f"evidence: {_said(event.evidence)}")


def _dropped(event: ev.Dropped, plan: str) -> str:
    return f"Dropped {_said(plan) or 'the action'}: {_said(event.reason)}"


def _set_aside(event: ev.SetAside, _: str) -> str:
    count = "1 point" if len(event.feedback) == 1 else f"{len(event.feedback)} points"
    return _joined(f"Set {count} aside: {_said(event.reason)}", _by(event.until, "until"))


def _followed_up(event: ev.FollowedUp, _: str) -> str:
    return _joined(f"Followed up with {_names([event.person]) if event.person else 'the company'}", _via(event.via))


def _noted(event: ev.Noted, _: str) -> str:
    return f"Note: {_said(event.text)}"


def _snoozed(event: ev.Snoozed, _: str) -> str:
    until = f"until {_dated(event.until)}" if event.until else "for good"
    return f"Snoozed {f'the rule {event.rule}' if event.rule else 'every prompt'} {until}"


def _closed(event: ev.Closed, _: str) -> str:
    return f"Closed by hand{f': {_said(event.reason)}' if event.reason else ''}"


def _changes(changes: ev.Changes) -> str:
    def written(value: object) -> str:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value) if value is not None else "nothing"

    return ", ".join(f"{name.replace('_', '-')} is {written(value)}" for name, value in changes.items())


def _amended(event: ev.Amended, _: str) -> str:
    return f"Corrected: {_changes(event.changes)}"


def _person_amended(event: ev.PersonAmended, _: str) -> str:
    return f"Corrected {event.person}: {_changes(event.changes)}"


def _theme_renamed(event: ev.ThemeRenamed, _: str) -> str:
    return f"Renamed the theme {event.old} to {event.new}"


def _retracted(event: ev.Retracted, what: str) -> str:
    return f"Took back: {what or event.target}"


def _forgotten(event: ev.Forgotten, _: str) -> str:
    return f"Forgot {len(event.ids)} events for good"


_SENTENCES: Mapping[type, _Formatter] = {
    ev.Applied: _applied,
    ev.Interviewed: _interviewed,
    ev.Heard: _heard,
    ev.Outcome: _outcome,
    ev.Asked: _asked,
    ev.Recorded: _recorded,
    ev.Thanked: _thanked,
    ev.Planned: _planned,
    ev.Progressed: _progressed,
    ev.Finished: _finished,
    ev.Dropped: _dropped,
    ev.SetAside: _set_aside,
    ev.FollowedUp: _followed_up,
    ev.Noted: _noted,
    ev.Snoozed: _snoozed,
    ev.Closed: _closed,
    ev.Amended: _amended,
    ev.PersonAmended: _person_amended,
    ev.ThemeRenamed: _theme_renamed,
    ev.Retracted: _retracted,
    ev.Forgotten: _forgotten,
}


def day(event: AnyEvent, today: dt.date) -> str:
    """Return when an event happened, as a person says it."""
    return format_date(event.on, today) if event.on else "unknown day"
