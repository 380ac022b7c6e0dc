"""What a journal does, wherever its text lives: each test runs on disk and in memory."""

import datetime as dt
from collections.abc import Sequence

import pytest

from feedback_loop.domain.errors import JournalError, RefusedError
from feedback_loop.domain.model.events import Amended, AnyEvent, Applied, Closed, PersonAmended, Retracted, ThemeRenamed

from .benches import Bench
from .samples import DAY, NOW, adding, applied, closed, companies, raw, text

ON = dt.date(2026, 3, 4)
TICK = dt.timedelta(microseconds=1)
LATEST_WINS: list[AnyEvent] = [
    Retracted(on=ON, target="x"),
    Amended(on=ON, target="x", changes={"role": "Lead"}),
    PersonAmended(on=ON, person="x", changes={"name": "Dana"}),
    ThemeRenamed(on=ON, old="x", new="y"),
]


def test_a_journal_that_is_not_there_is_new_and_empty(bench: Bench) -> None:
    assert not bench.journal.exists()
    assert bench.journal.events() == []
    assert bench.journal.documents() == []
    assert bench.content() is None


def test_what_was_recorded_is_read_back_in_the_order_of_recording(bench: Bench) -> None:
    first = bench.journal.record(adding(applied("Zeta"), applied("Älpha")), NOW)
    second = bench.journal.record(adding(closed(first.added[0].id)), NOW)
    assert bench.journal.exists()
    assert bench.journal.events() == [*first.added, *second.added] == second.events
    assert second.before == [*first.added]
    assert companies(first.added) == ["Zeta", "Älpha"]


def test_the_decision_is_made_on_all_events_so_far(bench: Bench) -> None:
    bench.journal.record(adding(applied("Acme")), NOW)

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        return [closed(before[-1].id)]

    entry = bench.journal.record(decide, NOW)
    assert [each.application for each in entry.added if isinstance(each, Closed)] == [entry.before[0].id]


def test_events_get_an_id_each_one_batch_and_rising_instants(bench: Bench) -> None:
    entry = bench.journal.record(adding(applied(), applied(), closed()), NOW)
    assert len({event.id for event in entry.added} - {""}) == 3
    assert len({event.batch for event in entry.added} - {""}) == 1
    assert [event.recorded_at for event in entry.added] == [NOW, NOW + TICK, NOW + 2 * TICK]
    assert bench.journal.record(adding(applied()), NOW).added[0].batch != entry.added[0].batch


def test_an_id_that_is_given_is_kept(bench: Bench) -> None:
    entry = bench.journal.record(adding(applied(id="own", batch="other")), NOW)
    assert entry.added[0].id == "own"
    assert entry.added[0].batch != "other"


def test_instants_are_written_in_utc(bench: Bench) -> None:
    elsewhere = NOW.astimezone(dt.timezone(dt.timedelta(hours=5)))
    bench.journal.record(adding(applied()), elsewhere)
    assert bench.journal.documents()[0]["recorded_at"] == "2026-03-04T10:30:00Z"


@pytest.mark.parametrize("event", [applied(), *LATEST_WINS], ids=lambda event: event.kind)
def test_what_is_recorded_last_is_the_latest_even_when_the_clock_was_put_back(bench: Bench, event: AnyEvent) -> None:
    newest = bench.journal.record(adding(applied(), applied()), NOW).added[-1]
    late = bench.journal.record(adding(event, applied()), NOW - DAY)
    assert [each.recorded_at - newest.recorded_at for each in late.added] == [TICK, 2 * TICK]


def test_a_correction_after_the_last_instant_there_is_is_refused(bench: Bench) -> None:
    bench.put(before := text(raw(1, recorded_at="9999-12-31T23:59:59.999999Z")))
    with pytest.raises(JournalError, match="recorded_at"):
        bench.journal.record(adding(LATEST_WINS[0]), NOW)
    assert bench.content() == before


@pytest.mark.parametrize("failure", [RefusedError("no"), KeyboardInterrupt(), ZeroDivisionError()])
def test_a_decision_that_raises_writes_nothing(bench: Bench, failure: BaseException) -> None:
    bench.put(before := text(raw(1)))

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        raise failure

    with pytest.raises(type(failure)):
        bench.journal.record(decide, NOW)
    assert bench.content() == before
    assert bench.backups() == []
    bench.journal.record(adding(applied()), NOW)


def test_a_decision_for_nothing_writes_nothing(bench: Bench) -> None:
    bench.put(before := text(raw(1)))
    entry = bench.journal.record(adding(), NOW)
    assert entry.added == ()
    assert companies(entry.events) == ["Company 1"]
    assert bench.content() == before
    assert bench.backups() == []


def test_a_decision_cannot_change_what_was_before(bench: Bench) -> None:
    bench.put(text(raw(1)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        before.clear()
        return [applied()]

    assert len(bench.journal.record(decide, NOW).before) == 1


UNREADABLE: list[tuple[str, AnyEvent]] = [
    ("kind", applied(company=None)),  # type: ignore[arg-type]  # the mistake that is tested
    ("kind", applied("half \ud800 a character")),
    ("kind", Applied(on=None, company="Acme")),
    ("kind", applied(role=object())),
    ("id", applied(id="id0001")),
]


@pytest.mark.parametrize(("word", "event"), UNREADABLE)
def test_an_event_that_could_not_be_read_again_is_refused(bench: Bench, word: str, event: AnyEvent) -> None:
    bench.put(before := text(raw(1)))
    with pytest.raises(JournalError, match=rf"not changed: .*\b{word}\b"):
        bench.journal.record(adding(applied(), event), NOW)
    assert bench.content() == before


def test_one_id_for_two_new_events_is_refused(bench: Bench) -> None:
    with pytest.raises(JournalError, match="in use"):
        bench.journal.record(adding(applied(id="same"), applied(id="same")), NOW)
    assert not bench.journal.exists()
