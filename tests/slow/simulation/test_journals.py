"""Generated journals are reproducible, valid and realistic."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import Applied, Noted, encode
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.privacy.redact import redact_events
from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.domain.text import casefold_key
from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.journal import Journal
from feedback_loop.results import FileState
from simulation import journals
from simulation.journals import UNTIL, generate, write


@pytest.mark.parametrize("events", [0, 1, 2, 50, 300])
@pytest.mark.parametrize("quiet", [False, True])
def test_a_generated_journal_has_the_requested_number_of_events(events: int, quiet: bool) -> None:
    assert len(generate(events, quiet=quiet)) == events


def test_a_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        write(tmp_path / name, generate(200, seed=seed))
    assert (tmp_path / "first").read_bytes() == (tmp_path / "again").read_bytes()
    assert (tmp_path / "first").read_bytes() != (tmp_path / "other").read_bytes()


def test_parallel_generation_gives_the_same_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    sequential = generate(300, quiet=True)
    monkeypatch.setattr(journals, "_MIN_EVENTS_FOR_PROCESSES", 0)
    assert generate(300, quiet=True) == sequential


def test_a_generated_journal_is_valid_and_written_like_the_program_does(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    events = generate(300)
    write(path, events)
    generated = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert diagnose(path).state is FileState.FINE
    assert Journal(path).events() == events
    loop = next(event.id for event in events if isinstance(event, Applied))
    Journal(path).record(lambda _: [Noted(application=loop, text="One more", on=UNTIL)], dt.datetime.now(dt.UTC))
    assert path.read_bytes().startswith(generated.removesuffix(b"\n}}\n"))


def test_a_redacted_journal_names_nobody() -> None:
    events = generate(600)
    redacted = casefold_key(" ".join(str(encode(event)) for event in redact_events(events)))
    history = fold(events)
    full_names = {casefold_key(history.people.person(key).name) for key in history.people.person_keys()}
    companies = {casefold_key(application.company) for application in history.applications.values()}
    assert [name for name in full_names | companies if " " in name and f" {name} " in redacted] == []


def test_a_generated_journal_is_realistic() -> None:
    events = generate(600)
    assert [event.recorded_at for event in events] == sorted({event.recorded_at for event in events})
    assert events[-1].recorded_at.date() <= UNTIL
    assert len(Counter(event.kind for event in events)) >= 15
    statuses = build_overview(events, UNTIL, DEFAULT_DAYS).statuses.values()
    assert any(status.prompt for status in statuses)
    assert sum(status.is_open for status in statuses) < len(statuses) / 2


def test_a_quiet_journal_has_open_loops_but_nothing_due() -> None:
    statuses = build_overview(generate(600, quiet=True), UNTIL, DEFAULT_DAYS).statuses.values()
    assert not any(status.prompt for status in statuses)
    assert any(status.is_open for status in statuses)
