"""Strategies for arbitrary journals: every kind of event, dangling references, hostile texts and unknown dates.

There are separate ids for applications, interviews, points and plans, so that most references resolve. The last id of
each group is never given to an event.
"""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from feedback_loop.domain.model.events import (
    KINDS,
    AnyEvent,
    Applied,
    Event,
    FeedbackType,
    Interviewed,
    Outcome,
    PersonAmended,
    Planned,
    Recorded,
    Reply,
    Result,
    Retracted,
)

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Settings that do not depend on the speed of the machine."""

APPLICATIONS = [f"aapp{number}" for number in range(4)]
POINTS = [f"ppnt{number}" for number in range(5)]
PLANS = [f"plan{number}" for number in range(4)]
INTERVIEWS = [f"intv{number}" for number in range(4)]
OTHERS = [f"xyzw{number}" for number in range(9)]
_BATCHES = [f"batch{number}" for number in range(6)]
_FIRST_DAY = dt.date(2026, 3, 2)
_MORNING = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)

_COMPANIES = (
    "Acme|ACME |New Acme|Acme Engineer|Acmé/Engineer|A/B|a-b|李|李/王|王|★|★/★|/|--|{target}|O'Neil & Co|aapp|ppnt|"
    "C|C++|C#|.NET|NET|R&D|R D|...|???|\U0001f680|C & C"
)
_ROLES = "C|C++|C# Engineer|C++ Engineer|.NET|...|\U0001f680|Engineer|engineer|Data Engineer|王|★|UI/UX|/|Acme"
_PEOPLE = (
    "Dana Lee|Dana Lee <dana@acme.example>|dana@acme.example|Dana <DANA@acme.example> (recruiter)|Dana Lee (talent)|"
    "dana@acme.example (recruiter)|Dana Lee <other@acme.example>|Dana (Dee)|Dana (Dee) (cto)|<a(b@x.example>|★|李|D|<|"
    "Kim Oh <kim@globex.example>|Kim Oh|kim@globex.example|[bold]x[/foo]"
)
_PERSON_KEYS = "dana lee @ acme|dana@acme.example|kim oh @ acme|kim@globex.example|kim oh @ globex|nobody @ acme"
_HOSTILE = [
    "",
    " ",
    "[bold]x[/foo]",
    "\x1b[31m",
    "a\nb\r\nc",
    "x" * 300,
    "株式会社",
    "👩‍💻",
    "\u202eabc",
    "{who}",
    "%s",
    "'\"`$(x)",
]

texts = st.sampled_from(_HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
"""Texts as any program may have written them to a journal."""

names = st.sampled_from(_COMPANIES.split("|") + _ROLES.split("|")) | (
    st.text("aAé/ -★李'{", min_size=1, max_size=6).map(lambda text: " ".join(text.split())).filter(bool)
)
"""Names as commands record them: a single line, never empty."""

people = st.sampled_from(_PEOPLE.split("|"))
days = st.integers(0, 150).map(lambda number: _FIRST_DAY + dt.timedelta(days=number))
far_days = days | st.sampled_from([dt.date.min, dt.date.max])
instants = st.integers(0, 40).map(lambda minutes: _MORNING + dt.timedelta(minutes=minutes))
_themes = st.sampled_from(["level", "coding", "process", "logistics"])
_changes = st.fixed_dictionaries(
    {},
    optional={
        "company": names,
        "role": st.none() | names,
        "on": days.map(str) | st.none(),
        "person": people | st.none(),
        "people": st.lists(people, max_size=2),
        "themes": st.lists(_themes) | texts,
        "application": st.sampled_from(APPLICATIONS),
        "rating": st.integers(0, 6),
        "held": st.booleans(),
        "result": st.sampled_from(Result).map(str) | texts,
        "id": texts,
        "bogus": texts | st.none(),
    },
)
_person_changes = st.fixed_dictionaries(
    {},
    optional={
        "name": people,
        "email": st.sampled_from(["dana@acme.example", "new@acme.example", "KIM@globex.example"]),
        "role": st.none() | st.sampled_from(["recruiter", "cto"]),
        "company": names,
        "same_as": st.sampled_from(_PERSON_KEYS.split("|")),
    },
)

_FIELDS: Mapping[str, st.SearchStrategy[Any]] = {
    "application": st.sampled_from(APPLICATIONS),
    "into": st.sampled_from(APPLICATIONS),
    "interview": st.sampled_from(INTERVIEWS),
    "action": st.sampled_from(PLANS),
    "feedback": st.lists(st.sampled_from(POINTS), max_size=3, unique=True).map(tuple),
    "company": names,
    "role": st.none() | names,
    "people": st.lists(people, max_size=3).map(tuple),
    "person": st.none() | people,
    "text": texts,
    "reason": texts,
    "themes": st.lists(_themes, max_size=2, unique=True).map(tuple),
    "theme": st.none() | _themes,
    "old": _themes,
    "new": _themes,
    "to": far_days,
    "by": st.none() | far_days,
    "until": st.none() | far_days,
    "decision_by": st.none() | far_days,
    "rule": st.none()
    | st.sampled_from(["ask", "thank", "tell", "decide", "keep-in-touch", "check-in", "interview", "debrief"]),
    "round": st.none() | names,
    "at": st.none() | st.just("14:00"),
    "rating": st.none() | st.integers(1, 5),
    "questions": st.lists(texts, max_size=2).map(tuple),
    "went_well": st.none() | texts,
    "talked_about": st.none() | texts,
    "set": st.booleans(),
    "held": st.booleans(),
    "agency": st.none() | names,
    "source_id": st.none() | texts,
    "source_ids": st.lists(texts, max_size=2).map(tuple),
    "summary": st.none() | texts,
    "changes": _changes,
    "target": st.sampled_from([*APPLICATIONS, *INTERVIEWS, *POINTS, *PLANS, *OTHERS, *_BATCHES]),
    "ids": st.lists(st.sampled_from([*POINTS, *OTHERS]), max_size=2).map(tuple),
    "note": st.none() | texts,
}
_ENUMS = {"result": Result, "type": FeedbackType, "reply": Reply}


def _of_kind(kind: type[AnyEvent], id_: str, on: st.SearchStrategy[dt.date]) -> st.SearchStrategy[AnyEvent]:
    dates = on | st.none() if kind in (Interviewed, Outcome) else on
    fields = {name: _field(kind, name) for name in kind.__struct_fields__ if name in _FIELDS or name in _ENUMS}
    return st.builds(kind, id=st.just(id_), on=dates, recorded_at=instants, batch=_batches_of(kind, id_), **fields)


def _field(kind: type[AnyEvent], name: str) -> st.SearchStrategy[Any]:
    if name in _ENUMS:
        return st.sampled_from(_ENUMS[name])
    if kind is PersonAmended:
        return {"changes": _person_changes, "person": st.sampled_from(_PERSON_KEYS.split("|"))}.get(name, _FIELDS[name])
    if kind is Planned and name == "application":
        return st.none() | _FIELDS[name]
    return _FIELDS[name]


def _batches_of(kind: type[AnyEvent], id_: str) -> st.SearchStrategy[str]:
    """Return its own batch or one of several events; a retraction is always alone in its batch."""
    own = st.just(f"b{id_}")
    return own if kind is Retracted else own | st.sampled_from(_BATCHES)


def _lists_of_kind(
    kind: type[AnyEvent], ids: Sequence[str], on: st.SearchStrategy[dt.date]
) -> st.SearchStrategy[list[AnyEvent]]:
    """Return lists of events of a kind. The last id stays free, so that references to it dangle."""
    counts = st.integers(0, len(ids) - 1)
    return counts.flatmap(lambda count: st.tuples(*(_of_kind(kind, id_, on) for id_ in ids[:count])).map(list))


def _lists_of_other_kinds(on: st.SearchStrategy[dt.date]) -> st.SearchStrategy[list[AnyEvent]]:
    kinds = st.lists(st.sampled_from(KINDS[1:]), max_size=len(OTHERS) - 1)
    return kinds.flatmap(lambda chosen: st.tuples(*map(_of_kind, chosen, OTHERS, itertools.repeat(on))).map(list))


def event_lists(on: st.SearchStrategy[dt.date] = days) -> st.SearchStrategy[list[Event]]:
    """Return lists of events of every kind in any order."""
    lists = st.tuples(
        _lists_of_kind(Applied, APPLICATIONS, on),
        _lists_of_kind(Interviewed, INTERVIEWS, on),
        _lists_of_kind(Recorded, POINTS, on),
        _lists_of_kind(Planned, PLANS, on),
        _lists_of_other_kinds(on),
    )
    return lists.map(lambda parts: list(itertools.chain.from_iterable(parts)))


def events_of(kind: type[AnyEvent]) -> st.SearchStrategy[AnyEvent]:
    """Return single events of one kind, with dates of any year."""
    return _of_kind(kind, OTHERS[0], far_days)
