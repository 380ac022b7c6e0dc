"""Merging is a union: commutative, associative, idempotent, for the events and for all that follows from them."""

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.journals import day
from domain.strategies import event_lists, instants
from feedback_loop.domain.commands import undo as undoing
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Document, Forgotten, encode
from feedback_loop.domain.rules.overview import build_overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.journal.format.merge import resolve_conflict
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.sync import shared_records, shared_text
from feedback_loop.views.log import log_entries, log_json
from feedback_loop.views.show import show_json
from feedback_loop.views.status import status_json
from journal.benches import MemoryBench
from journal.samples import NOW, text

UNHURRIED = settings(deadline=None, max_examples=40)
TODAY = day(60)
Records = list[Document]


def journal_of(records: Sequence[Document]) -> Journal:
    bench = MemoryBench()
    bench.put(text(*records))
    return bench.journal


def merged(*sources: Sequence[Document]) -> Records:
    """What a journal of the first source holds after it took in the others, one by one."""
    journal = journal_of(sources[0])
    for source in sources[1:]:
        journal.merge([source], NOW)
    return journal.documents()


def derived(events: list[AnyEvent]) -> object:
    """All that a user sees of these events, whatever order they are stored in."""
    overview = build_overview(events, TODAY, DEFAULT_DAYS)
    statuses = list(overview.statuses.values())
    entries = log_entries(overview, None, None)
    return (
        status_json(statuses, TODAY),
        [show_json(status, overview.history) for status in statuses],
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
"""Little but tombstones, which name each other and disagree about their ids."""


def sides(count: int = 3) -> st.SearchStrategy[list[Records]]:
    """What several machines hold."""
    return _searches(count) | st.lists(_GRAVEYARD, min_size=count, max_size=count)


@st.composite
def _searches(draw: st.DrawFn, count: int) -> list[Records]:
    """Parts of one search on several machines: each a part of it, some events edited by hand on one of them."""
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
def _renewed(draw: st.DrawFn, count: int) -> list[Records]:
    """What machines hold that forgot the same records, whole or but for a name, and merged now and then."""
    held: list[Records] = [[_applied("id00"), _applied("id01")] for _ in range(count)]
    for step in range(draw(st.integers(1, 8))):
        machine, act = draw(st.integers(0, count - 1)), draw(st.sampled_from(["renew", "renew", "forget", "merge"]))
        mine = held[machine]
        live = [document for document in mine if document["kind"] == "applied"]
        if act == "merge":
            held[machine] = merged(mine, held[draw(st.integers(0, count - 1))])
        elif live:
            old = str(draw(st.sampled_from(live))["id"])
            new = [_applied(f"{draw(st.sampled_from('xyz'))}{step:03}")] if act == "renew" else []
            anew = {old: new[0]["id"]} if new else {}
            stone: Document = {"kind": "forgotten", "id": f"stone{step}", "ids": [old], "anew": anew}
            held[machine] = merged([*mine, {**_STAMPS, **stone}, *new])
    return held


def _applied(id_: str) -> Document:
    return {**_STAMPS, "kind": "applied", "id": id_, "company": "Acme"}


@given(_renewed(3))
@UNHURRIED
def test_machines_that_renewed_the_same_records_agree_whoever_merges_first(held: list[Records]) -> None:
    one, two, three = held
    first = merged(one, two, three)
    assert same(first, merged(three, two, one))
    assert same(first, merged(one, merged(two, three)))
    assert same(first, merged(first, *held))


def test_two_tombstones_of_one_id_become_one_that_knows_what_either_knows() -> None:
    stone: Document = {**_STAMPS, "kind": "forgotten", "id": "stone", "ids": ["a"]}
    one, other = {**stone, "anew": {"a": "n2", "b": "n3"}}, {**stone, "ids": ["b", "c"], "anew": {"a": "n1"}}
    united = {**stone, "ids": ["a", "b", "c"], "anew": {"a": "n1", "b": "n3"}}
    assert resolve_conflict(one, other) == resolve_conflict(other, one) == united
    assert resolve_conflict(united, one) == resolve_conflict(stone, united) == united
    assert "anew" not in resolve_conflict({**stone, "anew": {}}, {**stone, "ids": ["b"]})


def same(one: Records, other: Records) -> bool:
    """Whether both hold the same records, with the same consequences."""
    assert shared_text(one) == shared_text(other)
    assert derived(journal_of(one).events()) == derived(journal_of(other).events())
    return True


@given(sides(2))
@UNHURRIED
def test_it_does_not_matter_which_journal_takes_in_the_other(held: list[Records]) -> None:
    one, other = held
    assert same(merged(one, other), merged(other, one))


@given(sides())
@UNHURRIED
def test_it_does_not_matter_in_which_order_several_are_merged(held: list[Records]) -> None:
    one, two, three = held
    first = merged(one, two, three)
    assert same(first, merged(one, merged(two, three)))
    assert same(first, merged(three, one, two))
    journal = journal_of(one)
    journal.merge([two, three], NOW)
    assert same(first, journal.documents())


@given(sides())
@UNHURRIED
def test_merging_again_brings_nothing_and_writes_nothing(held: list[Records]) -> None:
    bench = MemoryBench()
    bench.put(text(*held[0]))
    bench.journal.merge(held[1:], NOW)
    version = bench.place.version
    again = bench.journal.merge([*held, bench.journal.documents()], NOW)
    assert [one.changed for one in again] == [False] * 4
    assert bench.place.version == version


@given(sides())
@UNHURRIED
def test_nothing_is_lost_but_what_is_forgotten_and_that_never_comes_back(held: list[Records]) -> None:
    records = [document for one in held for document in one]
    gone = {id_ for document in records if document["kind"] == "forgotten" for id_ in document["ids"]}  # type: ignore[attr-defined]
    gone -= {document["id"] for document in records if document["kind"] == "forgotten"}
    assert {document["id"] for document in merged(*held)} == {document["id"] for document in records} - gone


@given(sides(2))
@UNHURRIED
def test_a_dry_run_says_what_a_merge_does(held: list[Records]) -> None:
    journal = journal_of(held[0])
    said = journal.merge(held[1:], NOW, dry_run=True)
    assert journal.documents() == journal_of(held[0]).documents()
    assert journal.merge(held[1:], NOW) == said


@given(sides(1))
@UNHURRIED
def test_what_machines_share_is_read_as_it_was_and_does_not_depend_on_the_order(held: list[Records]) -> None:
    records = journal_of(held[0]).documents()
    content = shared_text(records)
    assert content == shared_text(records[::-1])
    assert shared_text(shared_records(content)) == content
    assert sorted(map(str, (msgspec.json.encode(one, order="deterministic") for one in records))) == sorted(
        map(str, (msgspec.json.encode(one, order="deterministic") for one in shared_records(content)))
    )


def test_numbers_of_records_are_kept_and_never_given_again() -> None:
    bench = MemoryBench()
    bench.put(text({"kind": "applied", "id": "here", "on": "2026-03-01", "batch": "b", "company": "Here"}))
    other: Records = [
        {"kind": "applied", "id": f"new{n}", "on": "2026-03-01", "batch": "b", "company": "New"} for n in (1, 2)
    ]
    bench.journal.merge([other], dt.datetime.now(dt.UTC))
    tables = msgspec.json.decode(bench.content() or b"")
    assert {number: record["id"] for number, record in tables["events"].items()} == {
        "1": "here",
        "2": "new1",
        "3": "new2",
    }
