"""One-line description of each kind of event."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from feedback_loop.domain.dates import format_date
from feedback_loop.domain.model import events as ev
from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.loop import History, Loop
from feedback_loop.domain.model.people import people_of, read_person
from feedback_loop.domain.text import capitalize, count_noun, join_words, one_line, slug_to_words


class _Context(NamedTuple):
    """The day, and the text about what the event refers to."""

    today: dt.date
    reference: str


_NUDGE = "nudge"
_NameAtCompany = tuple[str, str]


def event_sentence(event: AnyEvent, today: dt.date, references: Mapping[str, str] | None = None) -> str:
    """Return an event as one sentence, without its date and without a full stop.

    ``references`` are texts about other events, by id, see ``sentence_references``; for an undo, its whole sentence.
    """
    context = _Context(today, (references or {}).get(_reference_id(event), ""))
    return one_line(_SENTENCES[type(event)](event, context))


def sentence_references(loop: Loop) -> dict[str, str]:
    """Return what the sentences of a loop's events refer to, by id: the text of each plan, and which asks nudge."""
    references = {action.planned.id: action.planned.text for action in loop.actions} | interview_references(loop.events)
    asked: set[str | None] = set()
    for event in loop.events:
        if isinstance(event, ev.Outcome | ev.Recorded):
            asked.clear()
        elif isinstance(event, ev.Asked):
            references |= {event.id: _NUDGE} if event.person in asked else {}
            asked.add(event.person)
    return references


def interview_references(events: Iterable[AnyEvent]) -> dict[str, str]:
    """Return each interview as a sentence about it names it, by its id; also those that were cancelled."""
    return {event.id: f"the {event.round or 'interview'}" for event in events if isinstance(event, ev.Interviewed)}


def join_references(events: Iterable[AnyEvent]) -> dict[str, str]:
    """Return what each join made one, by its id, from the events as recorded."""
    events = list(events)
    labels = {event.id: event.label for event in events if type(event) is ev.Applied}
    return {
        event.id: f"{labels[event.application]} to {labels[event.into]}"
        for event in events
        if type(event) is ev.Joined and event.application in labels and event.into in labels
    }


def person_references(events: Iterable[AnyEvent], history: History) -> dict[str, str]:
    """Return the people whom each correction of a person is about, as they were called before it, by its id."""
    corrections = [event for event in events if type(event) is ev.PersonAmended]
    names = _written_names(history) if corrections else {}
    in_effect = {event.id for event in history.events if type(event) is ev.PersonAmended}
    references: dict[str, str] = {}
    for event in sorted(corrections, key=ev.recording_order):
        references[event.id] = join_words([_person_words(key, names) for key in _corrected_people(event)])
        if event.id in in_effect and event.person in names:
            name, company = names[event.person]
            names[event.person] = str(event.changes.get("name") or name), str(event.changes.get("company") or company)
    return references


def _written_names(history: History) -> dict[str, _NameAtCompany]:
    """Return the longest name of each person as written, with their company, by the person's key."""
    names: dict[str, _NameAtCompany] = {}
    for id_, events in history.events_by_loop.items():
        company = history.applications[id_].company
        for person in map(read_person, sorted({text for event in events for text in people_of(event)})):
            key = person.key(company)
            if len(person.name) > len(names.get(key, ("", ""))[0]):
                names[key] = person.name, company
    return names


def _reference_id(event: AnyEvent) -> str:
    if isinstance(event, ev.ActionEvent):
        return event.action
    if isinstance(event, ev.InterviewEvent):
        return event.interview
    return event.id


def event_date(event: AnyEvent, today: dt.date) -> str:
    """Return the date of an event as it is spoken."""
    return format_date(event.on, today) if event.on else "unknown date"


def quote_line(text: str | None) -> str:
    """Return a text in quotation marks, on one line; blank if there is none."""
    return f"“{one_line(text)}”" if text else ""


def full_sentence(event: AnyEvent, today: dt.date, references: Mapping[str, str] | None = None) -> str:
    """Return an event as one sentence with its note, if it has one."""
    return _join_details(event_sentence(event, today, references), event.note and f"note: {one_line(event.note)}")


def _join_names(people: Iterable[str]) -> str:
    return join_words([read_person(person).short for person in people])


def _name(person: str | None, company: str = "the company") -> str:
    return read_person(person).short if person else company


def _join_details(first: str, *details: str | None) -> str:
    return " · ".join([first, *filter(None, details)])


def _prefix(words: str, text: str | None) -> str:
    return f"{words} {text}" if text else ""


def _date_detail(preposition: str, day: dt.date | None, context: _Context) -> str:
    return _prefix(preposition, format_date(day, context.today) if day else None)


def _applied(event: ev.Applied, _: _Context) -> str:
    role = f" as {event.role}" if event.role else ""
    agency, cv = _prefix("through", event.agency), _prefix("CV:", event.cv)
    details = _prefix("via", event.source), agency, event.location, event.url, cv, _join_names(event.people)
    return _join_details(f"Applied to {event.company}{role}", *details)


def _interviewed(event: ev.Interviewed, context: _Context) -> str:
    people = f" with {_join_names(event.people)}" if event.people else ""
    details = (
        event.round,
        _prefix("at", event.at),
        f"rated {event.rating} of 5" if event.rating else None,
        _prefix("they asked:", " ".join(map(quote_line, event.questions))),
        _prefix("went well:", quote_line(event.went_well)),
        _prefix("next time:", quote_line(event.differently)),
        _prefix("next steps:", quote_line(event.next_steps)),
        _prefix("talked about:", quote_line(event.talked_about)),
        _date_detail("decision by", event.decision_by, context),
    )
    return _join_details(f"Interview{people}", *details)


def _rescheduled(event: ev.Rescheduled, context: _Context) -> str:
    day = format_date(event.to, context.today)
    return _join_details(f"Moved {context.reference or 'an interview'} to {day}", _prefix("at", event.at))


def _cancelled(event: ev.Cancelled, context: _Context) -> str:
    return _join_details(f"Cancelled {context.reference or 'an interview'}", quote_line(event.reason))


def _checked_in(event: ev.CheckedIn, _: _Context) -> str:
    return _join_details(f"Checked in with {_name(event.person)}", _prefix("via", event.via))


def _joined(_: ev.Joined, context: _Context) -> str:
    return f"Joined {context.reference or 'another application'}"


def _dismissed(event: ev.Dismissed, _: _Context) -> str:
    return f"Declined {count_noun(len(event.source_ids), 'proposal')}"


def _heard(event: ev.Heard, context: _Context) -> str:
    giver = f" from {_name(event.person)}" if event.person else ""
    decision = _date_detail("decision by", event.decision_by, context)
    return _join_details(f"Heard{giver}: {quote_line(event.text)}", decision)


def _outcome(event: ev.Outcome, context: _Context) -> str:
    result = slug_to_words(event.result)
    return _join_details(f"Outcome: {result}", _date_detail("answer by", event.decision_by, context))


def _asked(event: ev.Asked, context: _Context) -> str:
    name = _name(event.person)
    action = f"Nudged {name}" if context.reference == _NUDGE else f"Asked {name} for feedback"
    return _join_details(action, _prefix("via", event.via))


def _recorded(event: ev.Recorded, _: _Context) -> str:
    giver, via = _name(event.person, "The company"), _prefix("via", event.via)
    if event.reply is ev.Reply.DECLINED:
        return _join_details(f"{giver} declined to give feedback", quote_line(event.text), via)
    return _join_details(f"{giver}: {quote_line(event.text)}", type_words(event.type), ", ".join(event.themes), via)


def type_words(type_: ev.FeedbackType) -> str:
    """Return a type of feedback in words."""
    return "nothing usable" if type_ is ev.FeedbackType.NONE else str(type_)


def _thanked(event: ev.Thanked, _: _Context) -> str:
    return f"Thanked {_join_names(event.people) or 'the company'}"


def _planned(event: ev.Planned, context: _Context) -> str:
    due, theme = _date_detail("by", event.by, context), _prefix("theme:", event.theme)
    return _join_details(f"Planned: {quote_line(event.text)}", due, theme, _prefix("measured by:", event.measure))


def _progressed(event: ev.Progressed, context: _Context) -> str:
    return _join_details(f"Progress: {quote_line(event.text)}", _prefix("on", quote_line(context.reference)))


def _finished(event: ev.Finished, context: _Context) -> str:
    evidence = _prefix("evidence:", quote_line(event.evidence))
    summary = _prefix("summary:", quote_line(event.summary))
    return _join_details(f"Finished {quote_line(context.reference) or 'the action'}", evidence, summary)


def _dropped(event: ev.Dropped, context: _Context) -> str:
    return f"Dropped {quote_line(context.reference) or 'the action'}: {quote_line(event.reason)}"


def _set_aside(event: ev.SetAside, context: _Context) -> str:
    points = count_noun(len(event.feedback), "point")
    return _join_details(f"Set aside {points}: {quote_line(event.reason)}", _date_detail("until", event.until, context))


def _followed_up(event: ev.FollowedUp, _: _Context) -> str:
    return _join_details(f"Followed up with {_name(event.person)}", _prefix("via", event.via))


def _noted(event: ev.Noted, _: _Context) -> str:
    return f"Note: {quote_line(event.text)}"


def _snoozed(event: ev.Snoozed, context: _Context) -> str:
    prompts = f"the {event.rule} prompt" if event.rule else "every prompt"
    return f"Snoozed {prompts} {_date_detail('until', event.until, context) or 'for good'}"


def _closed(event: ev.Closed, _: _Context) -> str:
    return f"Closed by hand{f': {quote_line(event.reason)}' if event.reason else ''}"


_FIELD_NAMES = {
    "on": "date",
    "to": "new date",
    "at": "time",
    "decision_by": "decision date",
    "by": "due date",
    "until": "end date",
    "url": "URL",
    "via": "channel",
    "result": "outcome",
    "type": "type of feedback",
    "measure": "measure of success",
    "source_id": "source ID",
    "email": "email address",
    "cv": "CV",
    "went_well": "part that went well",
    "differently": "part to do differently",
    "talked_about": "subject you talked about",
}
_DATE_FIELDS = frozenset({"on", "to", "by", "until", "decision_by"})


def _amended(event: ev.Amended, context: _Context) -> str:
    known = {name: value for name, value in event.changes.items() if name not in ("held", "set")}
    if known.keys() == {"source_id"}:
        return "Linked with the mail or calendar that it came from"
    if event.changes.get("held"):
        return _join_details("The interview took place", _list_changes(known, context) if known else None)
    return capitalize(_list_changes(known, context))


def _person_amended(event: ev.PersonAmended, context: _Context) -> str:
    people = context.reference or join_words([_person_words(key, {}) for key in _corrected_people(event)])
    changes = {field: value for field, value in event.changes.items() if field != "same_as"}
    listed = _list_changes(changes, context)
    if len(changes) == len(event.changes):
        return f"{people}: {capitalize(listed)}"
    return f"{people} are the same person{f'; {listed}' if changes else ''}"


def _corrected_people(event: ev.PersonAmended) -> list[str]:
    """Return the key of the person who is corrected and, if there is one, of whoever is the same person."""
    return [event.person, *map(str, filter(None, [event.changes.get("same_as")]))]


def _person_words(key: str, names: Mapping[str, _NameAtCompany]) -> str:
    """Return a person as "Dana Lee (Acme)"; without a name the address, and for a forgotten one the key in words."""
    if key not in names:
        return key.replace(" @ ", " at ")
    name, company = names[key]
    return f"{name} ({company})"


def _list_changes(changes: ev.Changes, context: _Context) -> str:
    """Return the changes in words, such as "changed the date to Mon 16 Feb; removed the role"."""
    names = {field: f"the {_FIELD_NAMES.get(field, slug_to_words(field))}" for field in changes}
    changed = [f"{names[field]} to {_field_value(field, value, context)}" for field, value in changes.items() if value]
    removed = [names[field] for field, value in changes.items() if not value]
    parts = [f"changed {join_words(changed)}"] if changed else []
    parts += [f"removed {join_words(removed)}"] if removed else []
    return "; ".join(parts) or "corrected nothing"


def _field_value(field: str, value: str | int | bool | list[str], context: _Context) -> str:
    if isinstance(value, list):
        return join_words(value)
    if field in _DATE_FIELDS:
        return _format_iso_date(str(value), context)
    if field in ev.TEXT_FIELDS:
        return quote_line(str(value))
    if field == "rating":
        return f"{value} of 5"
    return slug_to_words(str(value)) if field == "result" else str(value)


def _format_iso_date(text: str, context: _Context) -> str:
    try:
        return format_date(dt.date.fromisoformat(text), context.today)
    except ValueError:  # a correction that does not fit its event stays in the journal, without effect
        return text


def _theme_renamed(event: ev.ThemeRenamed, _: _Context) -> str:
    return f"Renamed the theme {event.old} to {event.new}"


def _retracted(event: ev.Retracted, context: _Context) -> str:
    return context.reference or f"Undid: {event.target}"


def _forgotten(event: ev.Forgotten, _: _Context) -> str:
    return f"Permanently deleted {count_noun(len(event.ids), 'event')}"


_SENTENCES: Mapping[type, Callable[..., str]] = {
    ev.Applied: _applied,
    ev.Interviewed: _interviewed,
    ev.Rescheduled: _rescheduled,
    ev.Cancelled: _cancelled,
    ev.CheckedIn: _checked_in,
    ev.Joined: _joined,
    ev.Dismissed: _dismissed,
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
