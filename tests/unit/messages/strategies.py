"""Strategies for consistent job searches: one loop with any events and texts, and other loops."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Asked,
    FeedbackType,
    Finished,
    FollowedUp,
    Heard,
    Interviewed,
    Outcome,
    Planned,
    Progressed,
    Recorded,
    Reply,
    Result,
    SetAside,
    Thanked,
)

LONG = " ".join(f"word{number}" for number in range(120))
HOSTILE = [
    LONG,
    "株" * 700,
    "x" * 700,
    f"{'Short. ' * 30}{LONG}",
    "Two.\u2028Lines\x00 and\ud800\u202e more\x1b[31m",
    "A\r\nBcc: eve@evil.example\r\n\r\nGone",
    "{{ me }} {% raw %} {their name} \ue000gap\ue001\ue002.",
    "Acme, Inc.",
    '"Quoted" \\ (x) <y>;',
    "So what?",
    "Grew…",
    ".",
]
PEOPLE = [
    "Dana Lee <dana@acme.example> (recruiter)",
    "Ray Poe (hiring manager)",
    "kim@acme.example",
    "李 小龙 <li@acme.example>",
    'O"Neil, Bo <bo@acme.example>',
    f"{LONG} <long@acme.example>",
    "Zoë\r\nBcc: eve@evil.example",
    "Dr. Ann Day <ann@bücher.example>",
    "Max <a..b@x.example>",
]
TODAY = dt.date(2026, 7, 1)

texts = st.sampled_from(["Explain your thinking.", "More depth, please", *HOSTILE]) | st.text(
    st.characters(exclude_categories=[]), min_size=1, max_size=30
)
_names = st.sampled_from(["Acme", "Globex GmbH", *HOSTILE])
_people = st.sampled_from(PEOPLE)
_days = st.integers(0, 500).map(lambda days: TODAY - dt.timedelta(days=days))
_points = st.lists(st.sampled_from(["p0", "p1", "p2"]), max_size=2, unique=True).map(tuple)
_own: dict[str, Any] = {"application": st.just("a")}
_to_person = _own | {"person": st.none() | _people}
_action = {"action": st.sampled_from(["q0", "q1"])}
_themes = st.lists(st.sampled_from(["coding", "experience-gap", "-".join(["very"] * 90)]), max_size=2, unique=True)
_feedback = {
    "text": texts,
    "themes": _themes.map(tuple),
    "type": st.sampled_from(FeedbackType),
    "reply": st.sampled_from(Reply),
}
_meeting = {
    "people": st.lists(_people, max_size=6).map(tuple),
    "note": st.none() | texts,
    "talked_about": st.none() | texts,
}
_FIELDS: dict[type[Any], dict[str, Any]] = {
    Interviewed: _own | _meeting | {"rating": st.none() | st.integers(1, 5), "on": st.none() | _days},
    Heard: _to_person | {"text": texts},
    Outcome: _own | {"result": st.sampled_from(Result)},
    Asked: _to_person | {"via": st.sampled_from([None, "mail", "phone"])},
    Thanked: _own | {"people": st.lists(_people, max_size=2).map(tuple)},
    SetAside: {"feedback": _points, "reason": texts},
    FollowedUp: _to_person,
    Progressed: _action | {"text": texts},
    Finished: _action | {"evidence": st.none() | texts},
}


def _events(kind: type[Any], ids: list[str], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[AnyEvent]]:
    def event(id_: str) -> st.SearchStrategy[AnyEvent]:
        stamps = {"id": st.just(id_), "batch": st.just(f"b{id_}"), "on": _days}
        return st.builds(kind, **(stamps | fields))

    return st.integers(0, len(ids)).flatmap(lambda count: st.tuples(*map(event, ids[:count]))).map(list)


def _events_of(kind: type[Any]) -> st.SearchStrategy[list[AnyEvent]]:
    letter = kind.__name__[:4].lower()
    return _events(kind, [f"{letter}{number}" for number in range(3)], **_FIELDS[kind])


def _concatenate(parts: tuple[list[AnyEvent], ...]) -> list[AnyEvent]:
    return [event for part in parts for event in part]


_application = st.builds(Applied, id=st.just("a"), company=_names, role=st.none() | _names, on=_days).map(
    lambda application: [application]
)
_elsewhere = {"company": _names, "role": st.none() | _names}

searches: st.SearchStrategy[list[AnyEvent]] = st.tuples(
    _application,
    _events(Recorded, ["p0", "p1", "p2"], **_to_person, **_feedback),
    _events(Planned, ["q0", "q1"], text=texts, feedback=_points, application=st.none() | st.just("a")),
    *map(_events_of, _FIELDS),
    _events(Applied, ["c", "d"], **_elsewhere),
    _events(Recorded, ["r0", "r1"], application=st.sampled_from(["c", "d"]), person=st.none() | _people, **_feedback),
    _events(Outcome, ["s0"], application=st.just("c"), result=st.just(Result.ACCEPTED)),
).map(_concatenate)
"""Journals with a loop ``a`` in any state, and with others that have themes and a new job."""
