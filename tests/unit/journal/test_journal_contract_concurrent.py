"""Contract of a journal that others write too, and of forgetting: each test runs on disk and in memory."""

import datetime as dt
import json
from collections.abc import Sequence

import msgspec
import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Forgotten
from feedback_loop.journal.format.errors import DamagedJournalError

from .samples import NOW, adding, applied, companies, raw, text
from .stores import StoreUnderTest

ON = dt.date(2026, 3, 4)


def test_file_replaced_during_transaction_is_merged_and_decided_again(store: StoreUnderTest) -> None:
    store.put(text(raw(1), raw(2, colour="green")))
    companies_seen: list[list[str]] = []

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        companies_seen.append(companies(before))
        if len(companies_seen) == 1:
            store.put(text(raw(1), raw(3), plugins={}))
        return [applied("Mine")]

    recording = store.journal.record(decide, NOW)
    assert companies_seen == [["Company 1", "Company 2"], ["Company 1", "Company 3", "Company 2"]]
    assert companies(recording.events) == ["Company 1", "Company 3", "Company 2", "Mine"]
    assert store.journal.events() == recording.events
    assert store.journal.documents()[2]["colour"] == "green"
    assert "plugins" in json.loads(store.content() or b"")


def test_records_of_every_replacement_are_kept(store: StoreUnderTest) -> None:
    store.put(text(raw(1)))
    swaps = [text(raw(2)), text(raw(3)), text(raw(4))]

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if swaps:
            store.put(swaps.pop(0))
        return [applied("Mine")]

    store.journal.record(decide, NOW)
    assert sorted(companies(store.journal.events())) == [*(f"Company {n}" for n in (1, 2, 3, 4)), "Mine"]


def test_damaged_replacement_is_not_overwritten(store: StoreUnderTest) -> None:
    store.put(text(raw(1)))

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        store.put(b"[]")
        return [applied()]

    with pytest.raises(DamagedJournalError):
        store.journal.record(decide, NOW)
    assert store.content() == b"[]"


def test_file_created_during_transaction_is_merged(store: StoreUnderTest) -> None:
    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if not before:
            store.put(text(raw(1)))
        return [applied("Mine")]

    store.journal.record(decide, NOW)
    assert companies(store.journal.events()) == ["Company 1", "Mine"]


def test_transaction_gives_up_if_file_is_replaced_every_time(store: StoreUnderTest) -> None:
    count = 0

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        nonlocal count
        count += 1
        store.put(text(raw(count)))
        return [applied("Mine")]

    with pytest.raises(JournalError, match="Another program"):
        store.journal.record(decide, NOW)
    assert 2 < count < 100
    assert store.content() == text(raw(count))


def test_forgotten_record_is_removed_from_text(store: StoreUnderTest) -> None:
    store.put(text(raw(1, company="Secret"), raw(2)))
    recording = store.journal.record(adding(Forgotten(on=ON, ids=("id0001",))), NOW)
    assert companies(recording.before) == ["Secret", "Company 2"]
    assert companies(recording.events) == ["Company 2"]
    assert b"Secret" not in (store.content() or b"")
    assert store.journal.events() == recording.events
    assert list(json.loads(store.content() or b"")["events"]) == ["2", "3"]


def test_forgotten_record_does_not_return_with_replaced_file(store: StoreUnderTest) -> None:
    tombstone = msgspec.to_builtins(Forgotten(id="t", batch="t", on=ON, ids=("id0001", "id0003")))
    store.put(text(raw(1), raw(2)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if "Company 1" in companies(before):
            store.put(text(raw(2), tombstone, raw(3)))
        return [applied("Mine")]

    recording = store.journal.record(decide, NOW)
    assert companies(recording.events) == ["Company 2", "Mine"]
    assert store.journal.events() == recording.events
    assert b"Company 3" not in (store.content() or b"")


def test_tombstone_read_before_replacement_is_kept(store: StoreUnderTest) -> None:
    tombstone = msgspec.to_builtins(Forgotten(id="t", batch="t", on=ON, ids=("id0001",)))
    store.put(text(tombstone))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if len(before) == 1 and not companies(before):
            store.put(text(raw(1), raw(2)))
        return [applied("Mine")]

    store.journal.record(decide, NOW)
    assert companies(store.journal.events()) == ["Company 2", "Mine"]
    assert b"Company 1" not in (store.content() or b"")


def test_forget_while_file_is_replaced(store: StoreUnderTest) -> None:
    store.put(text(raw(1), raw(2)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if len(before) == 2:
            store.put(text(raw(1), raw(2), raw(3)))
        return [Forgotten(on=ON, ids=("id0001",))]

    recording = store.journal.record(decide, NOW)
    assert companies(recording.before) == ["Company 1", "Company 2", "Company 3"]
    assert store.journal.events() == recording.events
    assert [event.kind for event in recording.events] == ["applied", "applied", "forgotten"]


def test_second_writer_is_locked_out(store: StoreUnderTest) -> None:
    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        with pytest.raises(JournalError, match="Another feedback-loop"):
            store.journal.record(adding(applied("Second")), NOW)
        return [applied("First")]

    store.journal.record(decide, NOW)
    assert companies(store.journal.events()) == ["First"]


def test_reader_does_not_wait_for_writer(store: StoreUnderTest) -> None:
    store.put(text(raw(1)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        assert store.journal.events() == before
        return [applied()]

    store.journal.record(decide, NOW)
