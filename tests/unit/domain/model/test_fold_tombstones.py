"""Tombstones: deleted and rewritten records, the same on every machine."""

import itertools

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import amended, applied, closed, history_of, make_event, planned, progressed, recorded, retracted
from domain.strategies import UNTIMED
from feedback_loop.domain.model.events import AnyEvent, Forgotten
from feedback_loop.domain.model.fold import Tombstones, read_tombstones, without_tombstoned


def tombstone(*ids: str, **anew: str) -> Forgotten:
    return make_event(Forgotten, 0, ids=(*ids, *anew), anew=anew)


def test_deleted_records_have_no_current_version() -> None:
    effect = read_tombstones([tombstone("a", "b")])
    assert effect == Tombstones(frozenset({"a", "b"}), {})


def test_rewrites_can_be_chained() -> None:
    effect = read_tombstones([tombstone(a="b"), tombstone(b="c")])
    assert effect == Tombstones(frozenset({"a", "b"}), {"a": "c", "b": "c"})


def test_one_of_two_rewrites_on_two_machines_stays() -> None:
    effect = read_tombstones([tombstone(a="y"), tombstone(a="x")])
    assert effect == Tombstones(frozenset({"a", "y"}), {"a": "x", "y": "x"})


def test_the_version_with_more_rewrites_stays() -> None:
    effect = read_tombstones([tombstone(a="x"), tombstone(a="y"), tombstone(y="z")])
    assert effect == Tombstones(frozenset({"a", "x", "y"}), {"a": "z", "x": "z", "y": "z"})


def test_deletion_on_one_machine_deletes_every_version() -> None:
    effect = read_tombstones([tombstone(a="x"), tombstone(a="y"), tombstone("x")])
    assert effect == Tombstones(frozenset({"a", "x", "y"}), {})


def test_references_follow_rewrites() -> None:
    old = applied()
    point = recorded(old, 1)
    plan = planned(old, 2, point)
    new, new_point = (msgspec.structs.replace(event, id=f"new-{event.kind}") for event in (old, point))
    rewrites = tombstone(**{old.id: new.id, point.id: new_point.id})
    events = [new, closed(old, 3), new_point, plan, progressed(plan, 3), amended(old, role="Clerk"), rewrites]
    loop = history_of(events).loops[new.id]
    assert [event.kind for event in loop.events] == ["applied", "recorded", "planned", "progressed", "closed"]
    assert loop.open_points == []
    assert loop.application.role == "Clerk"


def test_retraction_of_an_old_id_retracts_the_current_version() -> None:
    new = applied()
    assert history_of([new, retracted("old"), tombstone(old=new.id)]).loops == {}


IDS = st.sampled_from("abcdefg")
TOMBSTONES = st.lists(
    st.builds(
        lambda ids, anew: make_event(Forgotten, 0, ids=(*ids, *anew), anew=anew),
        st.lists(IDS, max_size=2),
        st.dictionaries(IDS, IDS, max_size=2),
    ),
    max_size=4,
)


@UNTIMED
@given(TOMBSTONES)
def test_tombstones_are_consistent_in_any_order(tombstones: list[Forgotten]) -> None:
    effect = read_tombstones(tombstones)
    assert effect.deleted.isdisjoint(effect.superseded_by.values())
    assert effect.deleted.issuperset(effect.superseded_by)
    assert effect.deleted.issuperset(id_ for event in tombstones for id_ in event.ids)
    for other in itertools.islice(itertools.permutations(tombstones), 24):
        assert read_tombstones(other) == effect


def test_removal_is_idempotent() -> None:
    events: list[AnyEvent] = [applied(), closed(applied(), 1), tombstone("gone", old="x")]
    assert without_tombstoned(without_tombstoned(events)) == without_tombstoned(events) == events
