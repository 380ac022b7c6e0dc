import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from feedback_loop.domain.model.events import Applied, Noted
from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.doctor.diagnosis import diagnose
from feedback_loop.journal.journal import Journal
from feedback_loop.results import FileState
from simulation import journals
from simulation.journals import UNTIL, career, write


@pytest.mark.parametrize("events", [0, 1, 2, 50, 300])
@pytest.mark.parametrize("quiet", [False, True])
def test_a_made_journal_has_exactly_the_events_asked_for(events: int, quiet: bool) -> None:
    assert len(career(events, quiet=quiet)) == events


def test_the_same_seed_makes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write(tmp_path / name, career(200, seed=seed))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "again").read_bytes()
    assert (tmp_path / "one").read_bytes() != (tmp_path / "other").read_bytes()


def test_lives_that_are_made_side_by_side_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = career(300, quiet=True)
    monkeypatch.setattr(journals, "_WORTH_PROCESSES", 0)
    assert career(300, quiet=True) == alone


def test_a_made_journal_is_whole_and_as_the_program_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    events = career(300)
    write(path, events)
    made = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert diagnose(path).state is FileState.FINE
    assert Journal(path).events() == events
    loop = next(event.id for event in events if isinstance(event, Applied))
    Journal(path).record(lambda _: [Noted(application=loop, text="One more", on=UNTIL)], dt.datetime.now(dt.UTC))
    assert path.read_bytes().startswith(made.removesuffix(b"\n}}\n"))


def test_a_made_journal_looks_like_a_life_so_far() -> None:
    events = career(600)
    assert [event.recorded_at for event in events] == sorted({event.recorded_at for event in events})
    assert events[-1].recorded_at.date() <= UNTIL
    assert len(Counter(event.kind for event in events)) >= 15
    statuses = build_overview(events, UNTIL, DEFAULT_DAYS).statuses.values()
    assert any(one.prompt for one in statuses)
    assert sum(one.is_open for one in statuses) < len(statuses) / 2


def test_in_a_quiet_journal_nothing_is_due_and_some_loops_wait() -> None:
    statuses = build_overview(career(600, quiet=True), UNTIL, DEFAULT_DAYS).statuses.values()
    assert not any(one.prompt for one in statuses)
    assert any(one.is_open for one in statuses)
