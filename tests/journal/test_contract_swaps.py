"""What a journal does when others write, too, and what is forgotten: each test runs on disk and in memory."""

import datetime as dt
import json
from collections.abc import Sequence

import msgspec
import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import AnyEvent, Forgotten
from feedback_loop.journal.format.errors import DamagedJournalError

from .benches import Bench
from .samples import NOW, adding, applied, companies, raw, text

ON = dt.date(2026, 3, 4)


def test_a_text_swapped_in_meanwhile_is_merged_and_decided_upon_again(bench: Bench) -> None:
    bench.put(text(raw(1), raw(2, colour="green")))
    seen: list[list[str]] = []

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        seen.append(companies(before))
        if len(seen) == 1:
            bench.put(text(raw(1), raw(3), plugins={}))
        return [applied("Mine")]

    entry = bench.journal.record(decide, NOW)
    assert seen == [["Company 1", "Company 2"], ["Company 1", "Company 3", "Company 2"]]
    assert companies(entry.events) == ["Company 1", "Company 3", "Company 2", "Mine"]
    assert bench.journal.events() == entry.events
    assert bench.journal.documents()[2]["colour"] == "green"
    assert "plugins" in json.loads(bench.content() or b"")


def test_records_of_every_swapped_text_are_kept(bench: Bench) -> None:
    bench.put(text(raw(1)))
    swaps = [text(raw(2)), text(raw(3)), text(raw(4))]

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if swaps:
            bench.put(swaps.pop(0))
        return [applied("Mine")]

    bench.journal.record(decide, NOW)
    assert sorted(companies(bench.journal.events())) == [*(f"Company {n}" for n in (1, 2, 3, 4)), "Mine"]


def test_a_damaged_text_swapped_in_meanwhile_is_left_alone(bench: Bench) -> None:
    bench.put(text(raw(1)))

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        bench.put(b"[]")
        return [applied()]

    with pytest.raises(DamagedJournalError):
        bench.journal.record(decide, NOW)
    assert bench.content() == b"[]"


def test_a_journal_that_appears_meanwhile_is_merged(bench: Bench) -> None:
    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if not before:
            bench.put(text(raw(1)))
        return [applied("Mine")]

    bench.journal.record(decide, NOW)
    assert companies(bench.journal.events()) == ["Company 1", "Mine"]


def test_a_text_that_is_swapped_each_time_is_given_up_and_left_alone(bench: Bench) -> None:
    count = 0

    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        nonlocal count
        count += 1
        bench.put(text(raw(count)))
        return [applied("Mine")]

    with pytest.raises(JournalError, match="another program"):
        bench.journal.record(decide, NOW)
    assert 2 < count < 100
    assert bench.content() == text(raw(count))


def test_what_is_forgotten_leaves_the_text(bench: Bench) -> None:
    bench.put(text(raw(1, company="Secret"), raw(2)))
    entry = bench.journal.record(adding(Forgotten(on=ON, ids=("id0001",))), NOW)
    assert companies(entry.before) == ["Secret", "Company 2"]
    assert companies(entry.events) == ["Company 2"]
    assert b"Secret" not in (bench.content() or b"")
    assert bench.journal.events() == entry.events
    assert list(json.loads(bench.content() or b"")["events"]) == ["2", "3"]


def test_what_is_forgotten_does_not_come_back_by_a_swap(bench: Bench) -> None:
    tombstone = msgspec.to_builtins(Forgotten(id="t", batch="t", on=ON, ids=("id0001", "id0003")))
    bench.put(text(raw(1), raw(2)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if "Company 1" in companies(before):
            bench.put(text(raw(2), tombstone, raw(3)))
        return [applied("Mine")]

    entry = bench.journal.record(decide, NOW)
    assert companies(entry.events) == ["Company 2", "Mine"]
    assert bench.journal.events() == entry.events
    assert b"Company 3" not in (bench.content() or b"")


def test_a_tombstone_read_before_a_swap_is_carried_over(bench: Bench) -> None:
    tombstone = msgspec.to_builtins(Forgotten(id="t", batch="t", on=ON, ids=("id0001",)))
    bench.put(text(tombstone))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if len(before) == 1 and not companies(before):
            bench.put(text(raw(1), raw(2)))
        return [applied("Mine")]

    bench.journal.record(decide, NOW)
    assert companies(bench.journal.events()) == ["Company 2", "Mine"]
    assert b"Company 1" not in (bench.content() or b"")


def test_forgetting_meets_a_swap(bench: Bench) -> None:
    bench.put(text(raw(1), raw(2)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        if len(before) == 2:
            bench.put(text(raw(1), raw(2), raw(3)))
        return [Forgotten(on=ON, ids=("id0001",))]

    entry = bench.journal.record(decide, NOW)
    assert companies(entry.before) == ["Company 1", "Company 2", "Company 3"]
    assert bench.journal.events() == entry.events
    assert [event.kind for event in entry.events] == ["applied", "applied", "forgotten"]


def test_two_writers_do_not_enter_at_once(bench: Bench) -> None:
    def decide(_before: list[AnyEvent]) -> Sequence[AnyEvent]:
        with pytest.raises(JournalError, match="Another feedback-loop"):
            bench.journal.record(adding(applied("Second")), NOW)
        return [applied("First")]

    bench.journal.record(decide, NOW)
    assert companies(bench.journal.events()) == ["First"]


def test_a_reader_is_not_held_up_by_a_writer(bench: Bench) -> None:
    bench.put(text(raw(1)))

    def decide(before: list[AnyEvent]) -> Sequence[AnyEvent]:
        assert bench.journal.events() == before
        return [applied()]

    bench.journal.record(decide, NOW)
