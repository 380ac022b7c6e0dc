"""Fold events, in any order, into loops: first the effective events, then what each loop holds."""

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
    Changes,
    Dropped,
    Event,
    Finished,
    Forgotten,
    Interviewed,
    LoopEvent,
    PersonAmended,
    Planned,
    Progressed,
    Recorded,
    Retracted,
    SetAside,
    SortKey,
    ThemeRenamed,
    decode,
    encode,
    references,
    sort_key,
)
from feedback_loop.domain.model.lazy import LazyMapping
from feedback_loop.domain.model.loop import Action, History, Loop, inferred_date
from feedback_loop.domain.model.people import Directory, build_directory, people_of

# A struct's isinstance asks its metaclass; of all events, looking the type up is several times as fast.
_STEPS: frozenset[type[Event]] = frozenset((Progressed, Finished, Dropped))


_KINDS_WITHOUT_LOOP = frozenset({Planned, SetAside}) | _STEPS


# A point may go by the name that its theme was given.
_KINDS_NAMING_LOOP = frozenset(kind for kind in KINDS if issubclass(kind, LoopEvent)) - {Recorded}


def fold(events: Iterable[AnyEvent]) -> History:
    """Fold events, in any order, into the loops they make; what refers to nothing is left out."""
    counted = _with_theme_names(effective_events(events))
    applications = {event.id: event for event in counted if type(event) is Applied}
    return _build_history(counted, applications, _file_by_loop(counted, applications))


def fold_new(history: History, events: Sequence[AnyEvent]) -> History | None:
    """Fold further new events into a book, or return None where that takes folding everything anew.

    It does not where each names its own loop, and none says anything of other events.
    """
    applications, filed = dict(history.applications), dict(history.events_by_loop)
    for event in events:
        if type(event) is Applied:
            applications[event.id], filed[event.id] = event, [event]
        elif type(event) in _KINDS_NAMING_LOOP and (home := _application_id(event)) in filed:
            filed[home] = [*filed[home], event]
        else:
            return None
    return _build_history([*history.events, *events], applications, filed)


def _build_history(
    counted: Sequence[AnyEvent], applications: Mapping[str, Applied], filed: Mapping[str, list[AnyEvent]]
) -> History:
    people = cache(lambda: _build_directory(counted, applications))
    actions = cache(lambda: _build_actions(filed))

    def loop(id_: str) -> Loop:
        found = _with_canonical_people(_sort_loop(filed[id_]), applications[id_].company, people)
        own = [actions()[event.id] for event in found if type(event) is Planned]
        return Loop(_first_application(found), tuple(found), tuple(own))

    return History(counted, applications, filed, LazyMapping(applications, loop), people)


def _with_theme_names(events: list[AnyEvent]) -> list[AnyEvent]:
    renames = [event for event in events if type(event) is ThemeRenamed]
    renames.sort(key=lambda event: (event.recorded_at, event.id))
    if not renames:
        return events
    names: dict[str, str] = {}
    for rename in renames:
        names.pop(rename.new, None)
        names[rename.old] = rename.new
    return [_rename_themes(event, names) if type(event) in (Recorded, Planned) else event for event in events]


def _rename_themes(event: AnyEvent, names: Mapping[str, str]) -> AnyEvent:
    if isinstance(event, Recorded) and not names.keys().isdisjoint(event.themes):
        return msgspec.structs.replace(event, themes=apply_renames(event.themes, names))
    if isinstance(event, Planned) and event.theme and event.theme in names:
        return msgspec.structs.replace(event, theme=apply_renames((event.theme,), names)[0])
    return event


def _file_by_loop(events: Sequence[AnyEvent], applications: Mapping[str, Applied]) -> dict[str, list[AnyEvent]]:
    """File each event under every application that it is about."""
    filed: dict[str, list[AnyEvent]] = {id_: [applied] for id_, applied in applications.items()}
    homes = _LoopIndex(events, applications)
    for event in events:
        if type(event) in _KINDS_WITHOUT_LOOP:
            for home in homes.loops_of(event):
                filed[home].append(event)
        elif (home := _application_id(event)) in filed:
            filed[home].append(event)
    return filed


def _application_id(event: AnyEvent) -> str:
    """Return the application that an event names, if it names one."""
    return getattr(event, "application", None) or ""


class _LoopIndex:
    """Which applications an event is about that names none itself, but points or an action."""

    def __init__(self, events: Sequence[AnyEvent], applications: Mapping[str, Applied]) -> None:
        self._applications = applications
        self._points = {event.id: event.application for event in events if type(event) is Recorded}
        self._plans = {event.id: event for event in events if type(event) is Planned}

    def loops_of(self, event: AnyEvent) -> list[str]:
        if type(event) is Planned:
            homes = self._loops_of_plan(event)
        elif isinstance(event, ActionEvent):
            plan = self._plans.get(event.action)
            homes = self._loops_of_plan(plan) if plan else []
        elif type(event) is SetAside:
            homes = self._loops_of_points(event.feedback)
        else:
            homes = []
        return [home for home in dict.fromkeys(homes) if home in self._applications]

    def _loops_of_plan(self, plan: Planned) -> list[str]:
        own = [plan.application] if plan.application else []
        return own + self._loops_of_points(plan.feedback)

    def _loops_of_points(self, points: Iterable[str]) -> list[str]:
        return [self._points[point] for point in points if point in self._points]


def _sort_loop(events: list[AnyEvent]) -> list[AnyEvent]:
    applied_on = events[0].on or dt.date.min
    interviews = [event for event in events if type(event) is Interviewed]

    def place(event: AnyEvent) -> SortKey:
        return sort_key(event, event.on or inferred_date(event, applied_on, interviews))

    # The application opens its loop even when something is dated before it.
    return [events[0], *sorted(events[1:], key=place)]


def _build_directory(events: Iterable[AnyEvent], applications: Mapping[str, Applied]) -> Directory:
    naming = [event for event in events if people_of(event)]
    meetings = [
        (text, applied.company)
        for event in sorted(naming, key=lambda event: sort_key(event, event.on or dt.date.min))
        if (applied := applications.get(event.id if type(event) is Applied else _application_id(event)))
        for text in people_of(event)
    ]
    amendments = [event for event in events if type(event) is PersonAmended]
    amendments.sort(key=lambda event: (event.recorded_at, event.id))
    return build_directory(meetings, amendments)


def _with_canonical_people(events: list[AnyEvent], company: str, people: Callable[[], Directory]) -> list[AnyEvent]:
    """Spell each person of a loop as everywhere else, so that comparing them is comparing strings."""
    texts = {text for event in events for text in people_of(event)}
    spelled = {text: people().canonical_name(text, company) for text in texts}
    others = {text: spelling for text, spelling in spelled.items() if spelling != text}
    return [_respell(event, others) for event in events] if others else events


def _respell(event: AnyEvent, spellings: Mapping[str, str]) -> AnyEvent:
    named = people_of(event)
    if spellings.keys().isdisjoint(named):
        return event
    spelled = tuple(spellings.get(text, text) for text in named)
    if hasattr(event, "people"):
        return msgspec.structs.replace(event, people=tuple(dict.fromkeys(spelled)))
    return msgspec.structs.replace(event, person=spelled[0])


def _build_actions(filed: Mapping[str, Sequence[AnyEvent]]) -> dict[str, Action]:
    """Return every action with what became of it, by the id of its plan."""
    points: dict[str, Recorded] = {}
    steps: dict[str, dict[str, AnyEvent]] = {}
    plans: dict[str, Planned] = {}
    for event in chain.from_iterable(filed.values()):
        if type(event) in _STEPS:
            steps.setdefault(event.action, {})[event.id] = event  # type: ignore[union-attr]  # what steps have
        elif type(event) is Recorded:
            points[event.id] = event
        elif type(event) is Planned:
            plans[event.id] = event
    return {
        id_: Action(plan, _home_id(plan, filed, points), tuple(_sort_by_date(steps.get(id_, {}).values())))
        for id_, plan in plans.items()
    }


def _home_id(plan: Planned, applications: Container[str], points: Mapping[str, Recorded]) -> str:
    """Return the application of the loop that shows an action: its own, else that of its latest point."""
    if plan.application and plan.application in applications:
        return plan.application
    answered = [points[point] for point in plan.feedback if point in points]
    return max(answered, key=lambda point: sort_key(point, point.on or dt.date.min)).application


def _sort_by_date(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    return sorted(events, key=lambda event: sort_key(event, event.on or dt.date.min))


def _first_application(events: Sequence[AnyEvent]) -> Applied:
    first = events[0]
    assert isinstance(first, Applied)  # noqa: S101  # filing puts it there
    return first


COMMON_FIELDS = frozenset({"id", "kind", "recorded_at", "batch"})
"""Fields that identify a record and are never corrected."""


def effective_events(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that count, each once and amended, in no particular order."""
    by_id = {event.id: event for event in events}
    kept = without_tombstoned(by_id.values())
    gone = retracted_ids(kept)
    return _apply_amendments(
        [event for event in kept if event.id not in gone and event.batch not in gone] if gone else kept
    )


def retracted_ids(events: Iterable[AnyEvent]) -> set[str]:
    """Return the ids of events and batches that are taken back now.

    A retraction that was itself taken back has no effect. Going from the newest back settles each before what it
    can be about.
    """
    gone: set[str] = set()
    retractions = [event for event in events if type(event) is Retracted]
    for event in sorted(retractions, key=lambda event: (event.recorded_at, event.id), reverse=True):
        if event.id not in gone and event.batch not in gone:
            gone.add(event.target)
    return gone


def _apply_amendments(events: list[AnyEvent]) -> list[AnyEvent]:
    changes: dict[str, Changes] = {}
    amendments = [event for event in events if type(event) is Amended]
    for event in sorted(amendments, key=lambda event: (event.recorded_at, event.id)):
        changes.setdefault(event.target, {}).update(event.changes)
    if not changes:
        return events
    return [amend(event, changes[event.id]) if event.id in changes else event for event in events]


def amend(event: AnyEvent, changes: Changes) -> AnyEvent:
    """Return the event with fields changed; changes that do not fit its kind are left out."""
    for name, value in changes.items():
        if name not in COMMON_FIELDS:
            event = _with_field(event, name, value)
    return event


def _with_field(event: AnyEvent, name: str, value: object) -> AnyEvent:
    try:
        return decode({**encode(event), name: value})
    except msgspec.ValidationError:
        return event


class Tombstones(msgspec.Struct, frozen=True):
    """What became of the records that tombstones name.

    Attributes:
        gone: the ids of records that no journal holds any more.
        now: from each id that was renewed to the id of the record that stands for it, if one is left.
    """

    deleted: frozenset[str]
    superseded_by: Mapping[str, str]


def read_tombstones(events: Iterable[AnyEvent]) -> Tombstones:
    """Return what the tombstones among ``events`` say, in whichever order they are given.

    Where two machines renewed one record, the form from which more was taken stays, else the smaller id; where one of
    them forgot it whole, it is gone.
    """
    tombstones = [event for event in events if type(event) is Forgotten]
    # A tombstone is never forgotten: else it would depend on the order of merges whether what it names comes back.
    kept = {event.id for event in tombstones}
    gone = {each for event in tombstones for each in event.ids} - kept
    pairs = sorted((new, old) for event in tombstones for old, new in event.anew.items() if new not in kept)
    before = dict(pairs)
    if not before:
        return Tombstones(frozenset(gone), {})
    families: dict[str, list[tuple[int, str]]] = {}
    for id_ in {*before, *before.values()}:
        first, steps = _oldest_version(id_, before)
        families.setdefault(first, []).append((-steps, id_))
    ended = gone - set(before.values())
    now: dict[str, str] = {}
    for family in families.values():
        ids = [id_ for _, id_ in sorted(family)]
        left = None if ended.intersection(ids) else next((id_ for id_ in ids if id_ not in gone), None)
        gone.update(id_ for id_ in ids if id_ != left)
        now |= {id_: left for id_ in ids if left and id_ != left}
    return Tombstones(frozenset(gone - kept), now)


def _oldest_version(id_: str, before: Mapping[str, str]) -> tuple[str, int]:
    """Return the first id of a record, and how often it was renewed since; a circle is as long as it gets."""
    steps = 0
    while id_ in before and steps < len(before):
        id_, steps = before[id_], steps + 1
    return id_, steps


def without_tombstoned(events: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events that are not gone, in the same order, referring to each other by the ids of today."""
    known = list(events)
    said = read_tombstones(known)
    left = [event for event in known if event.id not in said.deleted] if said.deleted else known
    return [_follow_supersedes(event, said.superseded_by) for event in left] if said.superseded_by else left


def _follow_supersedes(event: AnyEvent, superseded_by: Mapping[str, str]) -> AnyEvent:
    """Return the event with each id that it refers to replaced by the id that stands for it now."""
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


def apply_renames(themes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the themes under the names they go by now, each once."""
    return tuple(dict.fromkeys(_current_name(theme, names) for theme in themes))


def _current_name(theme: str, names: Mapping[str, str]) -> str:
    seen = {theme}
    while theme in names and names[theme] not in seen:
        theme = names[theme]
        seen.add(theme)
    return theme
