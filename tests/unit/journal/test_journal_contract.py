"""Contract of a journal over any store: each test runs on disk and in memory."""

import datetime as dt
from collections.abc import Sequence

import pytest

from feedback_loop.domain.errors import JournalError, RefusedError
from feedback_loop.domain.model.events import Amended, AnyEvent, Applied, Closed, PersonAmended, Retracted, ThemeRenamed

from .samples import DAY, NOW, adding, applied, closed, companies, raw, text
from .stores import StoreUnderTest

ON = dt.date(2026, 3, 4)
TICK = dt.timedelta(microseconds=1)
LATEST_WINS: list[AnyEvent] = [
    Retracted(on=ON, target="x"),
    Amended(on=ON, target="x", changes={"role": "Lead"}),
    PersonAmended(on=ON, person="x", changes={"name": "Dana"}),
    ThemeRenamed(on=ON, old="x", new="y"),
]


def test_missing_journal_is_new_and_empty(store: StoreUnderTest) -> None:
    assert not store.journal.exists()
    assert store.journal.events() == []
    assert store.journal.documents() == []
    assert store.content() is None


def test_events_are_read_in_order_of_recording(store: StoreUnderTest) -> None:
    first = store.journal.record(adding(applied("Zeta"), applied("Älpha")), NOW)
    second = store.journal.record(adding(closed(first.added[0].id)), NOW)
    assert store.journal.exists()
    assert store.journal.events() == [*first.added, *second.added] == second.events
    assert second.before == [*first.added]
    assert companies(first.added) == ["Zeta", "Älpha"]


def test_decide_gets_all_events_so_far(store: StoreUnderTest) -> None:
    store.journal.record(adding(applied("Acme")), NOW)

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        return [closed(before[-1].id)]

    recording = store.journal.record(decide, NOW)
    assert [event.application for event in recording.added if isinstance(event, Closed)] == [recording.before[0].id]


def test_events_get_ids_one_batch_and_rising_instants(store: StoreUnderTest) -> None:
    recording = store.journal.record(adding(applied(), applied(), closed()), NOW)
    assert len({event.id for event in recording.added} - {""}) == 3
    assert len({event.batch for event in recording.added} - {""}) == 1
    assert [event.recorded_at for event in recording.added] == [NOW, NOW + TICK, NOW + 2 * TICK]
    assert store.journal.record(adding(applied()), NOW).added[0].batch != recording.added[0].batch


def test_given_id_is_kept(store: StoreUnderTest) -> None:
    recording = store.journal.record(adding(applied(id="own", batch="other")), NOW)
    assert recording.added[0].id == "own"
    assert recording.added[0].batch != "other"


def test_instants_are_written_in_utc(store: StoreUnderTest) -> None:
    elsewhere = NOW.astimezone(dt.timezone(dt.timedelta(hours=5)))
    store.journal.record(adding(applied()), elsewhere)
    assert store.journal.documents()[0]["recorded_at"] == "2026-03-04T10:30:00Z"


@pytest.mark.parametrize("event", [applied(), *LATEST_WINS], ids=lambda event: event.kind)
def test_last_record_is_latest_even_if_clock_was_put_back(store: StoreUnderTest, event: AnyEvent) -> None:
    newest = store.journal.record(adding(applied(), applied()), NOW).added[-1]
    late = store.journal.record(adding(event, applied()), NOW - DAY)
    assert [event.recorded_at - newest.recorded_at for event in late.added] == [TICK, 2 * TICK]


@pytest.mark.parametrize("instant", ["9999-12-31T23:59:59.999999Z", "2099-01-01T00:00:00Z"])
def test_record_of_far_future_does_not_push_later_ones_there(store: StoreUnderTest, instant: str) -> None:
    store.put(text(raw(1, recorded_at=instant)))
    first, second = (store.journal.record(adding(event), NOW).added[0] for event in LATEST_WINS[:2])
    assert [first.recorded_at, second.recorded_at] == [NOW, NOW + TICK]


def test_batch_says_into_which_journal_it_was_typed(store: StoreUnderTest) -> None:
    first, second = (store.journal.record(adding(applied()), NOW).added[0] for _ in range(2))
    assert first.batch != second.batch
    assert all(event.batch.endswith(store.journal.origin) for event in (first, second))


@pytest.mark.parametrize("failure", [RefusedError("no"), KeyboardInterrupt(), ZeroDivisionError()])
def test_decide_that_raises_writes_nothing(store: StoreUnderTest, failure: BaseException) -> None:
    store.put(before := text(raw(1)))

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        raise failure

    with pytest.raises(type(failure)):
        store.journal.record(decide, NOW)
    assert store.content() == before
    assert store.backups() == []
    store.journal.record(adding(applied()), NOW)


def test_decide_without_events_writes_nothing(store: StoreUnderTest) -> None:
    store.put(before := text(raw(1)))
    recording = store.journal.record(adding(), NOW)
    assert recording.added == ()
    assert companies(recording.events) == ["Company 1"]
    assert store.content() == before
    assert store.backups() == []


def test_decide_cannot_change_events_before(store: StoreUnderTest) -> None:
    store.put(text(raw(1)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        before.clear()
        return [applied()]

    assert len(store.journal.record(decide, NOW).before) == 1


UNREADABLE: list[tuple[str, AnyEvent]] = [
    ("invalid", applied(company=None)),  # type: ignore[arg-type]  # the mistake that is tested
    ("invalid", applied("half \ud800 a character")),
    ("invalid", Applied(on=None, company="Acme")),
    ("invalid", applied(role=object())),
    ("id", applied(id="id0001")),
]


@pytest.mark.parametrize(("word", "event"), UNREADABLE)
def test_unreadable_event_is_refused(store: StoreUnderTest, word: str, event: AnyEvent) -> None:
    store.put(before := text(raw(1)))
    with pytest.raises(JournalError, match=rf"not changed: .*\b{word}\b"):
        store.journal.record(adding(applied(), event), NOW)
    assert store.content() == before


def test_duplicate_id_of_new_events_is_refused(store: StoreUnderTest) -> None:
    with pytest.raises(JournalError, match="in use"):
        store.journal.record(adding(applied(id="same"), applied(id="same")), NOW)
    assert not store.journal.exists()
