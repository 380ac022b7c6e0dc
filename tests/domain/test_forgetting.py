"""What goes with a loop or a person, and what stays without them."""

from collections.abc import Sequence
from itertools import count

import msgspec
from hypothesis import given

from domain.builders import (
    amended,
    applied,
    asked,
    closed,
    day,
    finished,
    followed_up,
    heard,
    interviewed,
    make_event,
    noted,
    overview_on,
    person_amended,
    planned,
    recorded,
    rejected,
    retracted,
    set_aside,
    thanked,
    theme_renamed,
)
from domain.strategies import UNTIMED, event_lists
from feedback_loop.domain.commands.lookup import resolve_person_key
from feedback_loop.domain.model.events import AnyEvent, Event, PersonAmended, encode
from feedback_loop.domain.model.fold import without_tombstoned
from feedback_loop.domain.model.people import people_of
from feedback_loop.domain.privacy.erase import FORGOTTEN_TEXT, ErasurePlan, plan_event_erasure, plan_person_erasure

DANA = "Dana Lee <dana@acme.example> (recruiter)"
KIM = "Kim Oh <kim@acme.example>"
ACME = applied("Acme", 0)


def kinds(events: list[AnyEvent]) -> list[str]:
    return sorted(event.kind for event in events)


def forget(events: Sequence[Event], who: str) -> tuple[ErasurePlan, list[AnyEvent]]:
    """Forget a person; return what was planned, and the journal after it."""
    seen, ids = overview_on(events, 50), count()
    plan = plan_person_erasure(seen, resolve_person_key(seen, who), lambda: f"new{next(ids)}")
    return plan, without_tombstoned([*seen.events, *plan.events(day(50))])


def text_of(events: list[AnyEvent]) -> str:
    return msgspec.json.encode([encode(event) for event in events]).decode()


def only(event: Event, *more: AnyEvent) -> AnyEvent:
    """What stays of one event of a loop in which Dana is."""
    events = [ACME, interviewed(ACME, 1, DANA, KIM), event, *more]
    _, after = forget(events, "dana lee")
    assert "ana" not in text_of(after)
    return next(one for one in after if one.kind == event.kind and one.recorded_at == event.recorded_at)


def test_a_loop_goes_with_everything_that_refers_to_it() -> None:
    point = recorded(ACME, 2)
    plan = planned(ACME, 3, point)
    undone = noted(ACME, 4)
    story = [ACME, interviewed(ACME, 1, DANA), point, plan, finished(plan, 5), set_aside(3, point), undone]
    story += [retracted(undone.id), amended(point, text="Better said"), person_amended("dana@acme.example", name="D")]
    other = applied("Globex", 0)
    stay = [other, closed(other, 1), theme_renamed("a", "b")]
    plan_of_all = plan_event_erasure(overview_on([*story, *stay], 9), ACME.id)
    assert list(plan_of_all.deleted) == sorted(story, key=lambda event: event.recorded_at)
    assert plan_of_all.rewritten == ()


def test_a_person_who_is_in_another_loop_as_well_keeps_their_corrections() -> None:
    other, correction = applied("Globex", 0), person_amended("dana@acme.example", name="D")
    events = [ACME, interviewed(ACME, 1, DANA), other, interviewed(other, 2, DANA), correction]
    assert correction not in plan_event_erasure(overview_on(events, 9), ACME.id).deleted


def test_an_action_that_answers_another_loop_as_well_stays() -> None:
    other = applied("Globex", 0)
    context, there = recorded(ACME, 1), recorded(other, 1)
    across, own = planned(None, 2, context, there), planned(None, 2, context)
    gone = plan_event_erasure(overview_on([ACME, other, context, there, across, own], 9), ACME.id).deleted
    assert (across in gone, own in gone) == (False, True)


def test_an_undo_of_a_whole_command_goes_with_its_last_event() -> None:
    note = noted(ACME, 1)
    undo = retracted(note.batch)
    assert undo in plan_event_erasure(overview_on([ACME, note, undo], 9), ACME.id).deleted


def test_other_loops_that_mention_the_company_are_named() -> None:
    other, again = applied("Globex", 0, note="Like Acme, but bigger"), applied("ACME", 0, note="Acme again")
    assert list(plan_event_erasure(overview_on([ACME, other], 9), ACME.id).mentions) == [other]
    assert list(plan_event_erasure(overview_on([applied("Acme"), ACME, other, again], 9), ACME.id).mentions) == []


def test_one_event_goes_alone() -> None:
    note, other = noted(ACME, 1), noted(ACME, 2)
    assert list(plan_event_erasure(overview_on([ACME, note, other], 9), note.id).deleted) == [note]


def test_a_person_leaves_the_lists_in_which_others_stay() -> None:
    assert people_of(only(thanked(ACME, 2, DANA, KIM))) == (KIM,)
    assert people_of(only(interviewed(ACME, 2, "Dana Lee"))) == ()


def test_what_was_done_with_them_alone_was_done_with_the_company() -> None:
    for event in (asked(ACME, 2), followed_up(ACME, 3), thanked(ACME, 2, DANA)):
        assert people_of(only(event)) == ()


def test_their_words_go_with_them_and_what_was_made_of_them_stays() -> None:
    point = recorded(ACME, 2, text="Explain your thinking while you write", themes=("communication",))
    after = only(point)
    assert (after.text, after.themes, after.type) == (FORGOTTEN_TEXT, ("communication",), "gap")  # type: ignore[union-attr]
    assert only(heard(ACME, 2, person=DANA)).text == FORGOTTEN_TEXT  # type: ignore[union-attr]


def test_their_words_go_where_they_are_quoted() -> None:
    point = recorded(ACME, 2, text="Explain your thinking while you write")
    plan = planned(ACME, 3, point, text="Explain your thinking while you write: weekly")
    _, after = forget([ACME, interviewed(ACME, 1, DANA), point, plan], "dana")
    assert [event.text for event in after if event.kind == "planned"] == [f"{FORGOTTEN_TEXT}: weekly"]  # type: ignore[union-attr]


def test_the_words_of_others_stay() -> None:
    point = recorded(ACME, 2, KIM, text="Explain your thinking")
    _, after = forget([ACME, interviewed(ACME, 1, DANA), point], "dana")
    assert point in after


def test_a_point_that_was_found_to_be_of_another_keeps_its_words() -> None:
    point = recorded(ACME, 2, DANA, text="Explain your thinking while")
    after = only(point, amended(point, person=KIM))
    assert (after.text, people_of(after)) == ("Explain your thinking while", (KIM,))  # type: ignore[union-attr]


def test_corrections_are_worked_in_and_go() -> None:
    note = noted(ACME, 2)
    plan, after = forget([ACME, interviewed(ACME, 1, DANA), note, amended(note, text="Dana Lee was kind")], "dana")
    assert kinds(list(plan.deleted)) == ["amended"]
    assert [event.text for event in after if event.kind == "noted"] == ["somebody was kind"]  # type: ignore[union-attr]


def test_a_correction_that_took_the_name_out_before_is_worked_in_too() -> None:
    note = make_event(type(noted(ACME, 1)), 2, application=ACME.id, text="Dana was kind")
    _, after = forget([ACME, interviewed(ACME, 1, DANA), note, amended(note, text="They were kind")], "dana")
    assert "Dana" not in text_of(after)
    assert "They were kind" in text_of(after)


def test_what_was_taken_back_and_names_them_goes_whole() -> None:
    undone = asked(ACME, 2)
    plan, after = forget([ACME, interviewed(ACME, 1, DANA), undone, retracted(undone.batch)], "dana")
    assert list(plan.deleted) == [undone]
    assert "Dana" not in text_of(after)


def test_names_in_free_text_give_way_in_every_loop_and_in_every_spelling() -> None:
    texts = [
        "DANA LEE said so",
        "Lee, Dana",
        "Dana's team",
        "dana@acme.example",
        "mailto:Dana@Acme.example",
        "https://linkedin.example/in/dana-lee",
        "see (dana)",
    ]
    other = applied("Globex", 0, note=" / ".join(texts), source="Dana Lee", role="Assistant of Dana")
    _, after = forget([ACME, interviewed(ACME, 1, DANA), other], "dana")
    assert "dana" not in text_of(after).lower()
    assert "said so" in text_of(after)


def test_a_name_that_is_an_ordinary_word_leaves_sentences_alone() -> None:
    other = applied("Globex", 0, note="I will call; Will said so. In may.")
    _, after = forget([ACME, interviewed(ACME, 1, "Will May"), other], "will may")
    assert "I will call; somebody said so. In may." in text_of(after)


def test_another_person_of_the_same_first_name_stays() -> None:
    other = applied("Globex", 0)
    same = interviewed(other, 1, "Dana", "Dana Smith <dana@globex.example>")
    note = make_event(type(noted(other, 1)), 2, application=other.id, text="Dana was late; dana@globex.example")
    events = [ACME, interviewed(ACME, 1, DANA), noted(ACME, 2), other, same, note]
    plan, after = forget(events, "dana lee")
    assert [old.kind for old, _ in plan.rewritten] == ["interviewed"]
    assert all(event in after for event in (other, same, note))


def test_a_first_name_that_may_be_theirs_gives_way() -> None:
    other, third = applied("Globex", 0), applied("Initech", 0, note="Dana knows more")
    events = [ACME, interviewed(ACME, 1, DANA), other, interviewed(other, 1, "Dana Smith"), third]
    _, after = forget(events, "dana lee")
    assert "somebody knows more" in text_of(after)


def test_a_person_goes_by_every_name_they_had() -> None:
    events = [
        ACME,
        interviewed(ACME, 1, DANA),
        person_amended("dana@acme.example", name="Dana Miller", email="d@x.example"),
    ]
    other = applied("Globex", 0, note="Miller, d@x.example and Lee")
    plan, after = forget([*events, other], "miller")
    assert isinstance(plan.deleted[0], PersonAmended)
    assert "somebody, somebody and somebody" in text_of(after)
    assert sorted(plan.names) == ["Dana Lee", "Dana Miller", "d@x.example", "dana@acme.example"]


def test_what_names_nobody_keeps_its_id() -> None:
    outcome = rejected(ACME, 3)
    plan, after = forget([ACME, interviewed(ACME, 1, DANA), outcome], "dana")
    assert outcome in after
    assert [old.kind for old, _ in plan.rewritten] == ["interviewed"]


def test_a_record_made_anew_keeps_its_place_and_its_command() -> None:
    interview = interviewed(ACME, 1, DANA)
    plan, _ = forget([ACME, interview], "dana")
    old, new = plan.rewritten[0]
    assert (new.on, new.batch, new.recorded_at) == (old.on, old.batch, old.recorded_at)


@UNTIMED
@given(event_lists())
def test_nobody_is_left_whom_the_journal_was_told_to_forget(events: list[AnyEvent]) -> None:
    seen = overview_on(events, 50)
    for key in seen.history.people.person_keys():
        ids = count()
        plan = plan_person_erasure(seen, key, lambda ids=ids: f"new{next(ids)}")  # type: ignore[misc]  # mypy infers no default
        after = overview_on(without_tombstoned([*events, *plan.events(day(50))]), 50)
        assert key not in after.history.people.person_keys()
        assert len(after.history.loops) == len(seen.history.loops)
        assert {event.id for event in plan.deleted}.isdisjoint(old.id for old, _ in plan.rewritten)


@UNTIMED
@given(event_lists())
def test_nothing_is_left_that_refers_to_a_loop_that_was_forgotten(events: list[AnyEvent]) -> None:
    seen = overview_on(events, 50)
    for loop in seen.history.loops.values():
        plan = plan_event_erasure(seen, loop.id)
        after = without_tombstoned([*events, *plan.events(day(50))])
        assert loop.id not in text_of(
            [event for event in after if event.kind not in ("forgotten", "planned", "amended")]
        )
        others = overview_on(after, 50).history.loops
        assert set(others) == set(seen.history.loops) - {loop.id}
