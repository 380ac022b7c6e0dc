"""What was typed for the user alone reaches no letter: the code does not read it, and no draft holds it."""

import ast
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_loop import messages
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import (
    KINDS,
    AnyEvent,
    Applied,
    Finished,
    Interviewed,
    Planned,
    Recorded,
)
from feedback_loop.messages.kinds import MessageLength
from feedback_loop.messages.language import language_codes
from feedback_loop.messages.sender import Sender
from hypothesis_profiles import scale_examples

from .builders import drafts_of
from .strategies import searches
from .test_drafts_properties import loops, message_events

PUBLIC: dict[type[Any], set[str]] = {
    Applied: {"company", "role"},
    Interviewed: {"talked_about"},
    Recorded: {"text"},
    Planned: {"text"},
    Finished: {"evidence", "summary"},
}
"""Texts of an event that a letter may hold; every other one is private."""

PRIVATE_NAMES = {
    "note",
    "rating",
    "questions",
    "went_well",
    "differently",
    "next_steps",
    "reason",
    "measure",
    "posting",
}
MODULES = sorted(
    path for path in Path(messages.__path__[0]).glob("*.py") if path.stem not in ("hints", "preview", "__init__")
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_reads_what_is_private(path: Path) -> None:
    names = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    assert not names & PRIVATE_NAMES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_of_letters_knows_the_hints(path: Path) -> None:
    module = import_module(f"feedback_loop.messages.{path.stem}")
    assert not {"hints_for", "everything_about"} & set(vars(module))


def mark(events: Sequence[AnyEvent]) -> list[AnyEvent]:
    """Return the events with a marker in every private text, and in every text of another application."""
    return [_mark_event(event, number) for number, event in enumerate(events)]


def _mark_event(event: AnyEvent, number: int) -> AnyEvent:
    is_elsewhere = "application" in event.__struct_fields__ and getattr(event, "application", None) not in ("a", None)
    is_other = isinstance(event, Applied) and event.id != "a"
    public = set[str]() if is_elsewhere or is_other else PUBLIC.get(type(event), set())
    changes: dict[str, Any] = {}
    for field in msgspec.structs.fields(type(event)):
        if field.name in public | _STRUCTURE:
            continue
        if _is_text(field.type):
            changes[field.name] = f"marker{number}{field.name.replace('_', '')}"
        elif field.name in ("questions", "themes"):
            changes[field.name] = (f"marker{number}{field.name}",)
    return msgspec.structs.replace(event, **changes)


_STRUCTURE = {
    "id", "batch", "application", "action", "interview", "into", "target", "feedback", "person", "people", "via", "at",
    "language", "key",
}  # fmt: skip
"""Fields that name an event, a person, a channel or a language rather than hold a text."""


def _is_text(type_: object) -> bool:
    return str in (type_, *getattr(type_, "__args__", ()))


def test_markers_reach_every_private_text() -> None:
    events = [kind(id="x", on=None, **_required(kind)) for kind in KINDS]
    marked = {(type(event), name) for event in mark(events) for name in event.__struct_fields__
              if "marker" in str(getattr(event, name))}  # fmt: skip
    for name in ("note", "went_well", "differently", "next_steps"):
        assert (Interviewed, name) in marked
    assert {kind for kind, _ in marked} == set(KINDS)


def _required(kind: type[Any]) -> dict[str, Any]:
    samples: dict[str, Any] = {
        "type": "gap", "reply": "answered", "result": "offer", "feedback": (), "to": None, "ids": (), "changes": {},
        "source_ids": (),
    }  # fmt: skip
    fields = (field for field in msgspec.structs.fields(kind) if field.required and field.name != "on")
    return {field.name: samples.get(field.name, "a") for field in fields}


def drafts(events: Sequence[AnyEvent], language: str, length: MessageLength) -> Iterator[str]:
    for facts in loops(events):
        if facts.loop.id != "a":
            continue
        for decide in message_events(facts):
            with suppress(RefusedError, UsageError):
                for draft in drafts_of(facts, decide(), Sender("Alex Moreau"), language, length):
                    yield f"{draft.subject}\n{draft.body}"


@settings(deadline=None, max_examples=scale_examples(60))
@given(searches, st.sampled_from(language_codes()), st.sampled_from(MessageLength))
def test_nothing_private_reaches_any_draft(events: list[AnyEvent], language: str, length: MessageLength) -> None:
    for text in drafts(mark(events), language, length):
        assert "marker" not in text, text
