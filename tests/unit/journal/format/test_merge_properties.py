"""Merging is a union: commutative, associative and idempotent, for the events and for everything derived from them."""

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.builders import day
from domain.strategies import event_lists, instants
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.insight.preparation import prepare
from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, encode
from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.format.merge import resolve_conflict
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.sync import shared_content, shared_text
from feedback_loop.views.log import log_entries, log_json
from feedback_loop.views.show import show_json
from feedback_loop.views.status import status_json
from hypothesis_profiles import scale_examples
from journal.samples import NOW, text
from journal.stores import MemoryUnderTest

MERGE_SETTINGS = settings(deadline=None, max_examples=scale_examples(40))
TODAY = day(60)
Records = list[Document]


def journal_of(records: Sequence[Document]) -> Journal:
    store = MemoryUnderTest()
    store.put(text(*records))
    return store.journal


def merged(*sources: Sequence[Document]) -> Records:
    """The records of a journal of the first source after merging the others, one by one."""
    journal = journal_of(sources[0])
    for source in sources[1:]:
        journal.merge([source], NOW)
    return journal.documents()


def derived(events: list[AnyEvent]) -> object:
    """Everything that a user sees of these events, whatever order they are stored in."""
    overview = build_overview(events, TODAY, DEFAULT_DAYS)
    statuses = list(overview.statuses.values())
    entries = log_entries(overview, None, None)
    return (
        status_json(statuses, TODAY),
        [show_json(status, prepare(status, overview.history)) for status in statuses],
        log_json(entries),
        entries.short_ids,
        _ids_or_refusal(lambda: undoing.last_command(events)),
        _ids_or_refusal(lambda: undoing.last_undo(events)[1]),
    )


def _ids_or_refusal(chosen: Callable[[], list[AnyEvent]]) -> object:
    try:
        return sorted(event.id for event in chosen())
    except RefusedError as error:
        return error.message


_IDS = ["id00", "id01", "id02"]
_RECORDS = st.fixed_dictionaries(
    {
        "kind": st.just("forgotten"),
        "batch": st.just("b"),
        "on": st.just("2026-03-01"),
        "recorded_at": st.sampled_from(["2026-03-01T08:00:00Z", "2026-03-01T10:00:00+01:00"]),
        "ids": st.lists(st.sampled_from(_IDS), max_size=2),
    }
) | st.sampled_from([{"kind": "applied", "batch": "b", "on": "2026-03-01", "company": name} for name in ("A", "B")])
_GRAVEYARD: st.SearchStrategy[Records] = st.dictionaries(st.sampled_from(_IDS), _RECORDS).map(
    lambda by_id: [{**record, "id": id_} for id_, record in by_id.items()]
)
"""Mostly tombstones, which name each other and disagree about their ids."""


def sides(count: int = 3) -> st.SearchStrategy[list[Records]]:
    """The records of several machines."""
    return _searches(count) | st.lists(_GRAVEYARD, min_size=count, max_size=count)


@st.composite
def _searches(draw: st.DrawFn, count: int) -> list[Records]:
    """Parts of one search on several machines, with some events edited by hand on one of them."""
    events = draw(event_lists())
    held: list[Records] = []
    for _ in range(count):
        mine: list[AnyEvent] = [event for event in events if draw(st.integers(0, 3))]  # type: ignore[misc]
        held.append([_by_hand(draw, event) if not draw(st.integers(0, 7)) else encode(event) for event in mine])
    return held


def _by_hand(draw: st.DrawFn, event: AnyEvent) -> Document:
    changes: dict[str, object] = {"recorded_at": draw(st.just(event.recorded_at) | instants), "note": "by hand"}
    if isinstance(event, Forgotten):
        changes["ids"] = (*event.ids, *draw(st.sampled_from([(), ("aapp0",), ("xyzw1", "xyzw2")])))
    by_hand = encode(msgspec.structs.replace(event, **changes))
    return {**by_hand, "more": draw(st.sampled_from([1, 1.0, "1", {"b": 1, "a": [2]}, {"a": [2], "b": 1}]))}


_STAMPS: Document = {"on": "2026-03-01", "batch": "b", "recorded_at": "2026-03-01T08:00:00Z"}


@st.composite
def _with_replacements(draw: st.DrawFn, count: int) -> list[Records]:
    """Records of machines that forgot the same records, or replaced them, and merged now and then."""
    held: list[Records] = [[_applied("id00"), _applied("id01")] for _ in range(count)]
    for step in range(draw(st.integers(1, 8))):
        machine, act = draw(st.integers(0, count - 1)), draw(st.sampled_from(["replace", "replace", "forget", "merge"]))
        mine = held[machine]
        live = [document for document in mine if document["kind"] == "applied"]
        if act == "merge":
            held[machine] = merged(mine, held[draw(st.integers(0, count - 1))])
        elif live:
            old = str(draw(st.sampled_from(live))["id"])
            new = [_applied(f"{draw(st.sampled_from('xyz'))}{step:03}")] if act == "replace" else []
            anew = {old: new[0]["id"]} if new else {}
            stone: Document = {"kind": "forgotten", "id": f"stone{step}", "ids": [old], "anew": anew}
            held[machine] = merged([*mine, {**_STAMPS, **stone}, *new])
    return held


def _applied(id_: str) -> Document:
    return {**_STAMPS, "kind": "applied", "id": id_, "company": "Acme"}


@given(_with_replacements(3))
@MERGE_SETTINGS
def test_replacements_of_same_record_merge_in_any_order(held: list[Records]) -> None:
    first, second, third = held
    joined = merged(first, second, third)
    assert_same(joined, merged(third, second, first))
    assert_same(joined, merged(first, merged(second, third)))
    assert_same(joined, merged(joined, *held))


def test_two_tombstones_with_one_id_are_united() -> None:
    stone: Document = {**_STAMPS, "kind": "forgotten", "id": "stone", "ids": ["a"]}
    first, second = {**stone, "anew": {"a": "n2", "b": "n3"}}, {**stone, "ids": ["b", "c"], "anew": {"a": "n1"}}
    united = {**stone, "ids": ["a", "b", "c"], "anew": {"a": "n1", "b": "n3"}}
    assert resolve_conflict(first, second) == resolve_conflict(second, first) == united
    assert resolve_conflict(united, first) == resolve_conflict(stone, united) == united
    assert "anew" not in resolve_conflict({**stone, "anew": {}}, {**stone, "ids": ["b"]})


def assert_same(first: Records, second: Records) -> None:
    """Both have the same records, with the same consequences."""
    assert shared_text(first) == shared_text(second)
    assert derived(journal_of(first).events()) == derived(journal_of(second).events())


@given(sides(2))
@MERGE_SETTINGS
def test_merge_is_commutative(held: list[Records]) -> None:
    first, second = held
    assert_same(merged(first, second), merged(second, first))


@given(sides())
@MERGE_SETTINGS
def test_merge_is_associative(held: list[Records]) -> None:
    first, second, third = held
    joined = merged(first, second, third)
    assert_same(joined, merged(first, merged(second, third)))
    assert_same(joined, merged(third, first, second))
    journal = journal_of(first)
    journal.merge([second, third], NOW)
    assert_same(joined, journal.documents())


@given(sides())
@MERGE_SETTINGS
def test_merge_is_idempotent(held: list[Records]) -> None:
    store = MemoryUnderTest()
    store.put(text(*held[0]))
    store.journal.merge(held[1:], NOW)
    version = store.memory.version
    again = store.journal.merge([*held, store.journal.documents()], NOW)
    assert [result.changed for result in again] == [False] * 4
    assert store.memory.version == version


@given(sides())
@MERGE_SETTINGS
def test_merge_loses_only_forgotten_records(held: list[Records]) -> None:
    known = {document["id"] for records in held for document in records}
    result = merged(*held)
    stones = [document for document in result if document["kind"] == "forgotten"]
    gone = {id_ for stone in stones for id_ in stone["ids"]} - {stone["id"] for stone in stones}  # type: ignore[attr-defined]
    new = {stone["id"] for stone in stones} - known
    assert {document["id"] for document in result} - new == known - gone


@given(sides(2))
@MERGE_SETTINGS
def test_dry_run_returns_result_of_merge(held: list[Records]) -> None:
    journal = journal_of(held[0])
    results = journal.merge(held[1:], NOW, dry_run=True)
    assert journal.documents() == journal_of(held[0]).documents()
    assert journal.merge(held[1:], NOW) == results


@given(sides(1))
@MERGE_SETTINGS
def test_shared_text_round_trips_in_any_order(held: list[Records]) -> None:
    records = journal_of(held[0]).documents()
    content = shared_text(records)
    assert content == shared_text(records[::-1])
    assert shared_text(shared_content(content).documents) == content
    assert sorted(map(str, (msgspec.json.encode(record, order="deterministic") for record in records))) == sorted(
        map(str, (msgspec.json.encode(record, order="deterministic") for record in shared_content(content).documents))
    )


def test_document_numbers_are_kept_and_not_reused() -> None:
    store = MemoryUnderTest()
    store.put(text({"kind": "applied", "id": "first", "on": "2026-03-01", "batch": "b", "company": "First"}))
    added: Records = [
        {"kind": "applied", "id": f"new{n}", "on": "2026-03-01", "batch": "b", "company": "New"} for n in (1, 2)
    ]
    store.journal.merge([added], dt.datetime.now(dt.UTC))
    tables = msgspec.json.decode(store.content() or b"")
    assert {number: record["id"] for number, record in tables["events"].items()} == {
        "1": "first",
        "2": "new1",
        "3": "new2",
    }
