"""Every kind of event has its sentence, those that no command of this version writes too."""

import datetime as dt
import json
from pathlib import Path

import pytest

from cli.harness import Document, Program
from feedback_loop.domain.model.events import KINDS, decode
from feedback_loop.views.event_sentences import event_sentence

GOLDEN = Path(__file__).parent / "golden"
TODAY = dt.date(2026, 6, 15)
DANA = "Dana Lee <dana@acme.example> (recruiter)"
COMMON: Document = {"id": "abcdef0123456", "batch": "b", "on": "2026-06-14", "recorded_at": "2026-06-14T10:00:00Z"}
OF_LOOP = {"application": "a"}
FIELDS: dict[str, Document] = {
    "applied": {"company": "Acme", "role": "Cook", "source": "a friend", "location": "Bonn", "people": [DANA]},
    "interviewed": OF_LOOP | {"round": "onsite", "at": "09:30", "people": [DANA, "Kim", "Ann"], "rating": 4},
    "heard": OF_LOOP | {"text": "Two\nweeks", "person": DANA, "decision_by": "2026-07-01"},
    "outcome": OF_LOOP | {"result": "offer", "decision_by": "2026-07-01"},
    "asked": OF_LOOP | {"via": "mail"},
    "recorded": OF_LOOP | {"text": "Learn", "person": DANA, "themes": ["level"], "type": "gap", "reply": "answered"},
    "thanked": OF_LOOP | {"people": [DANA]},
    "planned": {"text": "Learn", "theme": "level", "by": "2026-07-01", "measure": "a test"},
    "progressed": {"action": "p", "text": "Half"},
    "finished": {"action": "p", "evidence": "a test"},
    "dropped": {"action": "p", "reason": "no time"},
    "set_aside": {"feedback": ["x", "y"], "reason": "later", "until": "2026-07-01"},
    "followed_up": OF_LOOP | {"person": DANA, "via": "mail"},
    "noted": OF_LOOP | {"text": "Words"},
    "snoozed": OF_LOOP | {"rule": "ask"},
    "closed": OF_LOOP | {"reason": "enough"},
    "amended": {
        "target": "0123456789",
        "changes": {"role": None, "decision_by": "2026-07-01", "people": ["Kim", "Al"]},
    },
    "person_amended": {"person": DANA, "changes": {"name": "Dan"}},
    "theme_renamed": {"old": "sql", "new": "coding"},
    "retracted": {"target": "0123456789"},
    "forgotten": {"ids": ["x", "y"]},
}


def sentence(kind: str) -> str:
    return event_sentence(decode(COMMON | {"kind": kind} | FIELDS[kind]), TODAY, {"p": "Learn"})


def test_every_kind_is_told_as_in_the_golden_file(request: pytest.FixtureRequest) -> None:
    text = "".join(f"{kind}: {sentence(kind)}\n" for kind in FIELDS)
    if request.config.getoption("--regenerate"):
        (GOLDEN / "told.txt").write_text(text, encoding="utf-8")
    assert text == (GOLDEN / "told.txt").read_text(encoding="utf-8")


def test_every_kind_is_tested_here() -> None:
    assert list(FIELDS) == [str(kind.__struct_config__.tag) for kind in KINDS]


@pytest.mark.parametrize("kind", ["theme_renamed", "forgotten"])
def test_the_log_tells_what_a_newer_command_may_have_written(program: Program, kind: str) -> None:
    journal = json.loads(program.journal.read_text(encoding="utf-8"))
    today = dt.date(2026, 6, 15).isoformat()
    journal["events"]["900"] = COMMON | {"kind": kind, "on": today} | FIELDS[kind]
    program.journal.write_text(json.dumps(journal), encoding="utf-8")
    assert sentence(kind) in program.ok("log").out
