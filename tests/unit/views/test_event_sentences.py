"""Sentences of every kind of event, also of kinds that no command of this version records."""

import datetime as dt
import json
from pathlib import Path

import pytest

from cli.harness import Document, Program
from feedback_loop.domain.model.events import KINDS, Changes, decode
from feedback_loop.views.event_sentences import event_sentence

GOLDEN = Path(__file__).parents[2] / "golden" / "views" / "event-sentences.txt"
TODAY = dt.date(2026, 6, 15)
DANA = "Dana Lee <dana@acme.example> (recruiter)"
COMMON: Document = {"id": "abcdef0123456", "batch": "b", "on": "2026-06-14", "recorded_at": "2026-06-14T10:00:00Z"}
IN_LOOP = {"application": "a"}
FIELDS: dict[str, Document] = {
    "applied": {"company": "Acme", "role": "Cook", "source": "a friend", "location": "Bonn", "people": [DANA]},
    "interviewed": IN_LOOP | {"round": "onsite", "at": "09:30", "people": [DANA, "Kim", "Ann"], "rating": 4},
    "rescheduled": {"interview": "i", "to": "2026-07-01", "at": "10:00"},
    "cancelled": {"interview": "i", "reason": "they froze the role"},
    "checked_in": IN_LOOP | {"person": DANA, "via": "mail"},
    "joined": IN_LOOP | {"into": "b"},
    "dismissed": {"source_ids": ["x"]},
    "heard": IN_LOOP | {"text": "Two\nweeks", "person": DANA, "decision_by": "2026-07-01"},
    "outcome": IN_LOOP | {"result": "offer", "decision_by": "2026-07-01"},
    "asked": IN_LOOP | {"via": "mail"},
    "recorded": IN_LOOP | {"text": "Learn", "person": DANA, "themes": ["level"], "type": "gap", "reply": "answered"},
    "thanked": IN_LOOP | {"people": [DANA]},
    "planned": {"text": "Learn", "theme": "level", "by": "2026-07-01", "measure": "a test"},
    "progressed": {"action": "p", "text": "Half"},
    "finished": {"action": "p", "evidence": "a test"},
    "dropped": {"action": "p", "reason": "no time"},
    "set_aside": {"feedback": ["x", "y"], "reason": "later", "until": "2026-07-01"},
    "followed_up": IN_LOOP | {"person": DANA, "via": "mail"},
    "noted": IN_LOOP | {"text": "Words"},
    "snoozed": IN_LOOP | {"rule": "ask"},
    "closed": IN_LOOP | {"reason": "enough"},
    "amended": {
        "target": "0123456789",
        "changes": {"role": None, "decision_by": "2026-07-01", "people": ["Kim", "Al"]},
    },
    "person_amended": {"person": "dana@acme.example", "changes": {"name": "Dan"}},
    "theme_renamed": {"old": "sql", "new": "coding"},
    "retracted": {"target": "0123456789"},
    "forgotten": {"ids": ["x", "y"]},
}


def sentence(kind: str, **fields: object) -> str:
    event = decode(COMMON | {"kind": kind} | FIELDS[kind] | fields)
    return event_sentence(event, TODAY, {"p": "Learn"})


def test_every_kind_matches_the_golden_file(request: pytest.FixtureRequest) -> None:
    text = "".join(f"{kind}: {sentence(kind)}\n" for kind in FIELDS)
    if request.config.getoption("--regenerate"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_kind_has_a_sentence() -> None:
    assert list(FIELDS) == [str(kind.__struct_config__.tag) for kind in KINDS]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"on": "2026-02-16"}, "Changed the date to Mon 16 Feb"),
        ({"on": "2025-02-16", "at": "09:30"}, "Changed the date to Sun 16 Feb 2025 and the time to 09:30"),
        ({"result": "turned-down", "rating": 4}, "Changed the outcome to turned down and the rating to 4 of 5"),
        ({"note": "two\nlines", "url": None}, "Changed the note to “two lines”; removed the URL"),
        ({"people": [], "themes": None}, "Removed the people and the themes"),
        ({"by": "soon", "not_a_field": "x"}, "Changed the due date to soon and the not a field to x"),
        ({}, "Corrected nothing"),
    ],
)
def test_a_correction_names_each_field_in_words(changes: Changes, expected: str) -> None:
    assert sentence("amended", changes=changes) == expected


@pytest.mark.parametrize(
    ("person", "changes", "expected"),
    [
        (
            "dana lee @ acme",
            {"email": "dl@acme.example"},
            "dana lee at acme: Changed the email address to dl@acme.example",
        ),
        ("d@acme.example", {"same_as": "dana lee @ acme"}, "d@acme.example and dana lee at acme are the same person"),
        ("d@acme.example", {"role": None}, "d@acme.example: Removed the role"),
    ],
)
def test_a_correction_of_somebody_unknown_names_them_by_their_key(person: str, changes: Changes, expected: str) -> None:
    assert sentence("person_amended", person=person, changes=changes) == expected


def test_counts_agree_with_their_nouns() -> None:
    assert sentence("set_aside", feedback=["x"], until=None) == "Set aside 1 point: “later”"
    assert sentence("forgotten", ids=["x"]) == "Permanently deleted 1 event"


def test_slugs_are_in_words() -> None:
    assert sentence("outcome", result="turned-down", decision_by=None) == "Outcome: turned down"
    assert sentence("recorded", type="none") == "Dana Lee: “Learn” · nothing usable · level"


@pytest.mark.parametrize("kind", ["theme_renamed", "forgotten"])
def test_the_log_shows_kinds_of_other_commands(full_journal: Program, kind: str) -> None:
    journal = json.loads(full_journal.journal.read_text(encoding="utf-8"))
    journal["events"]["900"] = COMMON | {"kind": kind, "on": TODAY.isoformat()} | FIELDS[kind]
    full_journal.journal.write_text(json.dumps(journal), encoding="utf-8")
    assert sentence(kind) in full_journal.ok("log").out
