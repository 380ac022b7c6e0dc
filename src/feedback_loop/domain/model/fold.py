"""Fold events, in any order, into loops: find the events in effect, then collect those of each loop."""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

import msgspec

from feedback_loop.domain.model.events import (
    KINDS,
    ActionEvent,
    Amended,
    AnyEvent,
    Applied,
    Cancelled,
    Changes,
    Dismissed,
    Document,
    Dropped,
    Event,
    Finished,
    Forgotten,
    Interviewed,
    InterviewEvent,
    Joined,
    LoopEvent,
    PersonAmended,
    Planned,
    Progressed,
    Recorded,
    Rescheduled,
    Retracted,
    SetAside,
    SortKey,
    ThemeRenamed,
    decode,
    encode,
    recording_order,
    references,
    sort_key,
)
from feedback_loop.domain.model.lazy import LazyMapping
from feedback_loop.domain.model.loop import Action, History, Loop, inferred_date
from feedback_loop.domain.model.people import Directory, build_directory, people_of

_SOURCE = "source_id"
COMMON_FIELDS = frozenset({"id", "kind", "recorded_at", "batch", _SOURCE})
"""Fields that identify a record and are never corrected; but a source may be found for an event recorded by hand."""

# isinstance() on a struct goes through its metaclass; over all events, looking up the type is several times as fast.
_STEP_KINDS: frozenset[type[Event]] = frozenset((Progressed, Finished, Dropped))
_KINDS_WITHOUT_LOOP = frozenset({Planned, SetAside}) | _STEP_KINDS
_INTERVIEW_EVENT_KINDS: frozenset[type[Event]] = frozenset(kind for kind in KINDS if issubclass(kind, InterviewEvent))
# Without feedback points, whose themes may have been renamed, and without joins, which concern two loops.
_KINDS_NAMING_LOOP = frozenset(kind for kind in KINDS if issubclass(kind, LoopEvent)) - {Recorded, Joined}


def fold(events: Iterable[AnyEvent]) -> History:
    """Fold events, in any order, into their loops. Events that refer to nothing are left out."""
    effective, joined = _join_loops(_with_current_themes(effective_events(events)))
    applications = {event.id: event for event in effective if type(event) is Applied}
    events_by_loop = _group_by_loop(effective, applications)
    return _build_history(effective, applications, events_by_loop, _directory_loader(effective, applications), joined)


def fold_new(history: History, events: Sequence[AnyEvent]) -> History | None:
    """Add newly recorded events to a history, or return None where everything has to be folded again.

    It can add events that open a loop, or name their loop and do not change the meaning of other events.
    """
    applications, events_by_loop = dict(history.applications), dict(history.events_by_loop)
    for event in events:
        if type(event) is Applied:
            applications[event.id], events_by_loop[event.id] = event, [event]
        elif type(event) in _KINDS_NAMING_LOOP and (loop_id := _application_id(event)) in events_by_loop:
            events_by_loop[loop_id] = [*events_by_loop[loop_id], event]
        else:
            return None
    all_events = [*history.events, *events]
    # Telling people apart takes everybody whom the journal names.
    names_people = any(map(people_of, events))
    load_directory = _directory_loader(all_events, applications) if names_people else history.load_directory
    return _build_history(all_events, applications, events_by_loop, load_directory, history.joined)


def effective_events(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events in effect, each once and amended, in no particular order."""
    by_id = {event.id: event for event in events}
    effective = without_tombstoned(by_id.values())
    if retracted := retracted_ids(effective):
        effective = [event for event in effective if not is_retracted(event, retracted)]
    return _apply_amendments(effective)


def retracted_ids(events: Iterable[AnyEvent]) -> set[str]:
    """Return the ids of the events and batches that are currently retracted.

    A retraction that was itself retracted has no effect. Each is older than what retracts it, so the newest come first.
    """
    retracted: set[str] = set()
    retractions = [event for event in events if type(event) is Retracted]
    for event in sorted(retractions, key=recording_order, reverse=True):
        if not is_retracted(event, retracted):
            retracted.add(event.target)
    return retracted


def is_retracted(event: AnyEvent, retracted: set[str]) -> bool:
    """Return True if the event or its batch is among the ``retracted_ids``."""
    return event.id in retracted or event.batch in retracted


def amend(event: AnyEvent, changes: Changes) -> AnyEvent:
    """Return the event with fields changed, without changes that are not valid for its kind."""
    allowed = {
        name: value
        for name, value in changes.items()
        if name not in COMMON_FIELDS or (name == _SOURCE and not event.source_id)
    }
    document = encode(event)
    try:
        return decode(document | allowed)
    except msgspec.ValidationError:
        valid = {name: value for name, value in allowed.items() if _is_valid(document | {name: value})}
        return decode(document | valid)


def _is_valid(document: Document) -> bool:
    try:
        decode(document)
    except msgspec.ValidationError:
        return False
    return True


class Tombstones(msgspec.Struct, frozen=True):
    """Effect of all tombstones in a journal.

    Attributes:
        deleted: the ids of records that no journal keeps.
        superseded_by: for records that were rewritten, the id of the current version by the ids of earlier ones.
    """

    deleted: frozenset[str]
    superseded_by: Mapping[str, str]


def read_tombstones(events: Iterable[AnyEvent]) -> Tombstones:
    """Return the effect of the tombstones among ``events``, whatever their order.

    If two machines rewrote one record, the version that was rewritten most often stays, else the one with the smaller
    id. If either machine deleted the record, it is deleted.
    """
    tombstones = [event for event in events if type(event) is Forgotten]
    # Tombstones are never deleted: else the order of merges would decide whether the records they name come back.
    permanent = {event.id for event in tombstones}
    deleted = {id_ for event in tombstones for id_ in event.ids} - permanent
    rewritten = ((new, old) for event in tombstones for old, new in event.anew.items() if new not in permanent)
    previous = dict(sorted(rewritten))
    deleted_whole = deleted - set(previous.values())
    superseded_by: dict[str, str] = {}
    for versions in _group_versions(previous):
        is_deleted = not deleted_whole.isdisjoint(versions)
        current = None if is_deleted else next((id_ for id_ in versions if id_ not in deleted), None)
        deleted.update(id_ for id_ in versions if id_ != current)
        superseded_by |= {id_: current for id_ in versions if current and id_ != current}
    return Tombstones(frozenset(deleted - permanent), superseded_by)


def without_tombstoned(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that are not deleted, in the same order, with references to current versions."""
    remaining = list(events)
    tombstones = read_tombstones(remaining)
    if tombstones.deleted:
        remaining = [event for event in remaining if event.id not in tombstones.deleted]
    if tombstones.superseded_by:
        remaining = [_follow_supersedes(event, tombstones.superseded_by) for event in remaining]
    return remaining


def _group_versions(previous: Mapping[str, str]) -> list[list[str]]:
    """Return the ids of each record that was rewritten, those that were rewritten most often first."""
    versions: dict[str, list[tuple[int, str]]] = {}
    for id_ in {*previous, *previous.values()}:
        original, rewrites = _trace_original(id_, previous)
        versions.setdefault(original, []).append((-rewrites, id_))
    return [[id_ for _, id_ in sorted(ranked)] for ranked in versions.values()]


def _trace_original(id_: str, previous: Mapping[str, str]) -> tuple[str, int]:
    """Return the original id of a record and the number of rewrites since; a cycle is cut off."""
    rewrites = 0
    while id_ in previous and rewrites < len(previous):
        id_, rewrites = previous[id_], rewrites + 1
    return id_, rewrites


def _follow_supersedes(event: AnyEvent, superseded_by: Mapping[str, str]) -> AnyEvent:
    """Return the event with every reference replaced by the id of the current version."""
    if superseded_by.keys().isdisjoint(references(event)):
        return event
    changes: dict[str, object] = {}
    for name in event.reference_fields:
        value = getattr(event, name)
        if isinstance(value, tuple):
            changes[name] = tuple(dict.fromkeys(superseded_by.get(id_, id_) for id_ in value))
        elif value:
            changes[name] = superseded_by.get(value, value)
    return msgspec.structs.replace(event, **changes)


def _apply_amendments(events: list[AnyEvent]) -> list[AnyEvent]:
    """Return the events with every correction and new day of an interview; the latest counts, field by field."""
    amendments = sorted((event for event in events if type(event) is Amended), key=recording_order)
    changes: dict[str, Changes] = {}
    for event in sorted((*amendments, *_amend_moves(events, amendments)), key=recording_order):
        if type(event) is Rescheduled:
            moved: Changes = {"on": event.to.isoformat(), "at": event.at, "set": True}
            changes.setdefault(event.interview, {}).update(moved)
        elif type(event) is Amended:
            changes.setdefault(event.target, {}).update(event.changes)
    if not changes:
        return events
    return [amend(event, changes[event.id]) if event.id in changes else event for event in events]


def _amend_moves(events: Iterable[AnyEvent], amendments: Iterable[Amended]) -> Iterable[AnyEvent]:
    """Return the new days of interviews, each with its own corrections."""
    moves: dict[str, AnyEvent] = {event.id: event for event in events if type(event) is Rescheduled}
    for amendment in amendments if moves else ():
        if amendment.target in moves:
            moves[amendment.target] = amend(moves[amendment.target], amendment.changes)
    return moves.values()


def _join_loops(events: list[AnyEvent]) -> tuple[list[AnyEvent], Mapping[str, str]]:
    """Return the events with those of joined applications under one, and the id of that one by those of the others."""
    joins = [event for event in events if type(event) is Joined]
    if not joins:
        return events, {}
    applications = {event.id: event for event in events if type(event) is Applied}
    joined = _resolve_joins(joins, applications)
    merged = dict(applications)
    for old, new in joined.items():
        merged[new] = _with_missing_fields(merged[new], applications[old])
    kept = [merged[event.id] if type(event) is Applied else event for event in events if event.id not in joined]
    return [_move_to_loop(event, joined) if _application_id(event) in joined else event for event in kept], joined


def _resolve_joins(joins: Sequence[Joined], applications: Mapping[str, Applied]) -> dict[str, str]:
    """Return the application that stays for each that does not: ``into``, and the oldest of a chain or circle."""
    groups: dict[str, set[str]] = {}
    into: dict[str, set[str]] = {}
    for join in joins:
        if join.application in applications and join.into in applications and join.application != join.into:
            group = groups.get(join.application, {join.application}) | groups.get(join.into, {join.into})
            groups.update(dict.fromkeys(group, group))
            into.setdefault(join.application, set()).add(join.into)
    joined: dict[str, str] = {}
    for group in groups.values():
        oldest = min(group, key=lambda id_: _date_order(applications[id_]))
        targets = {target for id_ in group for target in into.get(id_, ())}
        kept = next(iter(targets)) if len(group) == len({*targets}) + 1 == 2 else oldest  # noqa: PLR2004  # a pair
        joined.update(dict.fromkeys(group - {kept}, kept))
    return joined


def _with_missing_fields(application: Applied, other: Applied) -> Applied:
    """Return an application with what only the other one says; people of both are its people."""
    changes: dict[str, object] = {
        name: getattr(other, name)
        for name in application.__struct_fields__
        if not getattr(application, name) and getattr(other, name)
    }
    people = tuple(dict.fromkeys((*application.people, *other.people)))
    return msgspec.structs.replace(application, **changes | {"people": people})


def _move_to_loop(event: AnyEvent, joined: Mapping[str, str]) -> AnyEvent:
    return msgspec.structs.replace(event, application=joined[_application_id(event)])


def _with_current_themes(events: list[AnyEvent]) -> list[AnyEvent]:
    renames = [event for event in events if type(event) is ThemeRenamed]
    if not renames:
        return events
    new_names: dict[str, str] = {}
    for rename in sorted(renames, key=recording_order):
        new_names.pop(rename.new, None)
        new_names[rename.old] = rename.new
    return [_rename_themes(event, new_names) if type(event) in (Recorded, Planned) else event for event in events]


def _rename_themes(event: AnyEvent, new_names: Mapping[str, str]) -> AnyEvent:
    if isinstance(event, Recorded) and not new_names.keys().isdisjoint(event.themes):
        themes = dict.fromkeys(_current_theme(theme, new_names) for theme in event.themes)
        return msgspec.structs.replace(event, themes=tuple(themes))
    if isinstance(event, Planned) and event.theme and event.theme in new_names:
        return msgspec.structs.replace(event, theme=_current_theme(event.theme, new_names))
    return event


def _current_theme(theme: str, new_names: Mapping[str, str]) -> str:
    visited = {theme}
    while theme in new_names and new_names[theme] not in visited:
        theme = new_names[theme]
        visited.add(theme)
    return theme


def _group_by_loop(events: Sequence[AnyEvent], applications: Mapping[str, Applied]) -> dict[str, list[AnyEvent]]:
    """Return the events of each loop by the id of its application, which comes first."""
    events_by_loop: dict[str, list[AnyEvent]] = {id_: [applied] for id_, applied in applications.items()}
    loop_of_point = {event.id: event.application for event in events if type(event) is Recorded}
    loop_of_interview = {event.id: event.application for event in events if type(event) is Interviewed}
    cancelled = {event.interview for event in events if type(event) is Cancelled}
    plans = {event.id: event for event in events if type(event) is Planned}
    for event in events:
        if type(event) is Dismissed or (event.id in cancelled and type(event) is Interviewed and not event.held):
            continue
        if type(event) in _INTERVIEW_EVENT_KINDS:
            loop_id = loop_of_interview.get(event.interview, "")  # type: ignore[union-attr]  # these kinds have it
            if loop_id in events_by_loop:
                events_by_loop[loop_id].append(event)
        elif type(event) in _KINDS_WITHOUT_LOOP:
            source = plans.get(event.action) if isinstance(event, ActionEvent) else event
            for loop_id in _loops_of(source, loop_of_point):
                if loop_id in events_by_loop:
                    events_by_loop[loop_id].append(event)
        elif (loop_id := _application_id(event)) in events_by_loop:
            events_by_loop[loop_id].append(event)
    return events_by_loop


def _application_id(event: AnyEvent) -> str:
    """Return the id of the application that an event names, or an empty string."""
    return getattr(event, "application", None) or ""


def _loops_of(source: AnyEvent | None, loop_of_point: Mapping[str, str]) -> Iterable[str]:
    """Return the ids of the loops that a plan or a set-aside belongs to: its own, and those of its points."""
    if not isinstance(source, Planned | SetAside):
        return ()
    return dict.fromkeys((_application_id(source), *(loop_of_point.get(point, "") for point in source.feedback)))


def _build_history(
    events: Sequence[AnyEvent],
    applications: Mapping[str, Applied],
    events_by_loop: Mapping[str, list[AnyEvent]],
    load_directory: Callable[[], Directory],
    joined: Mapping[str, str],
) -> History:
    load_actions = cache(lambda: _build_actions(events_by_loop))

    def build_loop(id_: str) -> Loop:
        company = applications[id_].company
        in_order = _with_canonical_people(_sort_loop(events_by_loop[id_]), company, load_directory)
        application = in_order[0]
        assert isinstance(application, Applied)  # noqa: S101  # see _group_by_loop
        actions = (load_actions()[event.id] for event in in_order if type(event) is Planned)
        return Loop(application, tuple(in_order), tuple(actions))

    loops = LazyMapping(applications, build_loop)
    return History(events, applications, events_by_loop, loops, load_directory, joined)


def _sort_loop(events: list[AnyEvent]) -> list[AnyEvent]:
    """Return the events of a loop in order; the application stays first even if another event has an earlier date."""
    application, *others = events
    applied_on = application.on or dt.date.min
    interviews = [event for event in others if type(event) is Interviewed]

    def order(event: AnyEvent) -> SortKey:
        return sort_key(event, event.on or inferred_date(event, applied_on, interviews))

    return [application, *sorted(others, key=order)]


def _directory_loader(events: Sequence[AnyEvent], applications: Mapping[str, Applied]) -> Callable[[], Directory]:
    return cache(lambda: _build_directory(events, applications))


def _build_directory(events: Iterable[AnyEvent], applications: Mapping[str, Applied]) -> Directory:
    events_with_people = [event for event in events if people_of(event)]
    meetings = [
        (text, applied.company)
        for event in sorted(events_with_people, key=_date_order)
        if (applied := applications.get(event.id if type(event) is Applied else _application_id(event)))
        for text in people_of(event)
    ]
    amendments = [event for event in events if type(event) is PersonAmended]
    return build_directory(meetings, sorted(amendments, key=recording_order))


def _with_canonical_people(
    events: list[AnyEvent], company: str, load_directory: Callable[[], Directory]
) -> list[AnyEvent]:
    """Return the events of a loop with canonical names of people, which can be compared as strings."""
    texts = {text for event in events for text in people_of(event)}
    names = {text: load_directory().canonical_name(text, company) for text in texts}
    corrections = {text: name for text, name in names.items() if name != text}
    return [_respell_people(event, corrections) for event in events] if corrections else events


def _respell_people(event: AnyEvent, corrections: Mapping[str, str]) -> AnyEvent:
    people = people_of(event)
    if corrections.keys().isdisjoint(people):
        return event
    people = tuple(corrections.get(text, text) for text in people)
    if hasattr(event, "people"):
        return msgspec.structs.replace(event, people=tuple(dict.fromkeys(people)))
    return msgspec.structs.replace(event, person=people[0])


def _build_actions(events_by_loop: Mapping[str, Sequence[AnyEvent]]) -> dict[str, Action]:
    """Return every action with its steps, by the id of its plan."""
    points: dict[str, Recorded] = {}
    steps: dict[str, dict[str, AnyEvent]] = {}
    plans: dict[str, Planned] = {}
    for event in chain.from_iterable(events_by_loop.values()):
        if type(event) in _STEP_KINDS:
            steps.setdefault(event.action, {})[event.id] = event  # type: ignore[union-attr]  # all steps have it
        elif type(event) is Recorded:
            points[event.id] = event
        elif type(event) is Planned:
            plans[event.id] = event
    steps_in_order = {id_: tuple(sorted(by_id.values(), key=_date_order)) for id_, by_id in steps.items()}
    return {
        id_: Action(plan, _home_id(plan, events_by_loop, points), steps_in_order.get(id_, ()))
        for id_, plan in plans.items()
    }


def _home_id(plan: Planned, applications: Container[str], points: Mapping[str, Recorded]) -> str:
    """Return the application of the loop that shows an action: its own, else that of its latest point."""
    if plan.application and plan.application in applications:
        return plan.application
    return max((points[id_] for id_ in plan.feedback if id_ in points), key=_date_order).application


def _date_order(event: AnyEvent) -> SortKey:
    return sort_key(event, event.on or dt.date.min)
