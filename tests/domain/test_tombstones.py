"""Records that were forgotten, and records that go on under another id: the same on every machine."""

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


def test_what_was_forgotten_is_gone_and_refers_to_nothing_new() -> None:
    said = read_tombstones([tombstone("a", "b")])
    assert said == Tombstones(frozenset({"a", "b"}), {})


def test_a_renewed_record_stands_for_the_old_one_however_often_it_was_renewed() -> None:
    said = read_tombstones([tombstone(a="b"), tombstone(b="c")])
    assert said == Tombstones(frozenset({"a", "b"}), {"a": "c", "b": "c"})


def test_of_two_renewals_on_two_machines_one_stays() -> None:
    said = read_tombstones([tombstone(a="y"), tombstone(a="x")])
    assert said == Tombstones(frozenset({"a", "y"}), {"a": "x", "y": "x"})


def test_the_record_from_which_more_was_taken_stays() -> None:
    said = read_tombstones([tombstone(a="x"), tombstone(a="y"), tombstone(y="z")])
    assert said == Tombstones(frozenset({"a", "x", "y"}), {"a": "z", "x": "z", "y": "z"})


def test_what_one_machine_forgot_whole_is_gone_in_every_form() -> None:
    said = read_tombstones([tombstone(a="x"), tombstone(a="y"), tombstone("x")])
    assert said == Tombstones(frozenset({"a", "x", "y"}), {})


def test_everything_that_names_an_old_id_means_the_new_record() -> None:
    old = applied()
    point = recorded(old, 1)
    plan = planned(old, 2, point)
    new, new_point = (msgspec.structs.replace(event, id=f"new-{event.kind}") for event in (old, point))
    stone = tombstone(**{old.id: new.id, point.id: new_point.id})
    events = [new, closed(old, 3), new_point, plan, progressed(plan, 3), amended(old, role="Clerk"), stone]
    loop = history_of(events).loops[new.id]
    assert [event.kind for event in loop.events] == ["applied", "recorded", "planned", "progressed", "closed"]
    assert loop.open_points == []
    assert loop.application.role == "Clerk"


def test_an_undo_of_an_old_id_takes_the_new_record_back() -> None:
    new = applied()
    assert history_of([new, retracted("old"), tombstone(old=new.id)]).loops == {}


NAMES = st.sampled_from("abcdefg")
TOMBSTONES = st.lists(
    st.builds(
        lambda ids, anew: make_event(Forgotten, 0, ids=(*ids, *anew), anew=anew),
        st.lists(NAMES, max_size=2),
        st.dictionaries(NAMES, NAMES, max_size=2),
    ),
    max_size=4,
)


@UNTIMED
@given(TOMBSTONES)
def test_what_is_gone_and_what_stays_depends_on_no_order_and_is_never_both(tombstones: list[Forgotten]) -> None:
    said = read_tombstones(tombstones)
    assert said.deleted.isdisjoint(said.superseded_by.values())
    assert said.deleted.issuperset(said.superseded_by)
    assert said.deleted.issuperset(id_ for each in tombstones for id_ in each.ids)
    for other in itertools.islice(itertools.permutations(tombstones), 24):
        assert read_tombstones(other) == said


def test_settling_twice_changes_nothing_more() -> None:
    events: list[AnyEvent] = [applied(), closed(applied(), 1), tombstone("gone", old="x")]
    assert without_tombstoned(without_tombstoned(events)) == without_tombstoned(events) == events
