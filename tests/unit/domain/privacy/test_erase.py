"""Erasure of loops and people: records deleted, rewritten and left."""

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
    joined,
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


def erase(events: Sequence[Event], name: str) -> tuple[ErasurePlan, list[AnyEvent]]:
    """Erase a person; return the plan and the resulting journal."""
    overview, ids = overview_on(events, 50), count()
    plan = plan_person_erasure(overview, resolve_person_key(overview, name), lambda: f"new{next(ids)}")
    return plan, without_tombstoned([*overview.events, *plan.events(day(50), "key")])


def text_of(events: list[AnyEvent]) -> str:
    return msgspec.json.encode([encode(event) for event in events]).decode()


def erase_dana(event: Event, *more: AnyEvent) -> AnyEvent:
    """Erase Dana from a loop with an event; return the resulting event."""
    events = [ACME, interviewed(ACME, 1, DANA, KIM), event, *more]
    _, after = erase(events, "dana lee")
    assert "ana" not in text_of(after)
    return next(new for new in after if (new.kind, new.recorded_at) == (event.kind, event.recorded_at))


def test_a_loop_is_deleted_with_everything_that_refers_to_it() -> None:
    point = recorded(ACME, 2)
    plan = planned(ACME, 3, point)
    undone = noted(ACME, 4)
    events = [ACME, interviewed(ACME, 1, DANA), point, plan, finished(plan, 5), set_aside(3, point), undone]
    events += [retracted(undone.id), amended(point, text="Better said"), person_amended("dana@acme.example", name="D")]
    other = applied("Globex", 0)
    others = [other, closed(other, 1), theme_renamed("a", "b")]
    erasure = plan_event_erasure(overview_on([*events, *others], 9), ACME.id)
    assert list(erasure.deleted) == sorted(events, key=lambda event: event.recorded_at)
    assert erasure.rewritten == ()


def test_corrections_of_a_person_of_another_loop_stay() -> None:
    other, correction = applied("Globex", 0), person_amended("dana@acme.example", name="D")
    events = [ACME, interviewed(ACME, 1, DANA), other, interviewed(other, 2, DANA), correction]
    assert correction not in plan_event_erasure(overview_on(events, 9), ACME.id).deleted


def test_an_action_for_another_loop_as_well_stays() -> None:
    other = applied("Globex", 0)
    point, other_point = recorded(ACME, 1), recorded(other, 1)
    across, own = planned(None, 2, point, other_point), planned(None, 2, point)
    deleted = plan_event_erasure(overview_on([ACME, other, point, other_point, across, own], 9), ACME.id).deleted
    assert (across in deleted, own in deleted) == (False, True)


def test_an_undo_of_a_command_is_deleted_with_its_last_event() -> None:
    note = noted(ACME, 1)
    undo = retracted(note.batch)
    assert undo in plan_event_erasure(overview_on([ACME, note, undo], 9), ACME.id).deleted


def test_other_loops_that_mention_the_company_are_listed() -> None:
    other, again = applied("Globex", 0, note="Like Acme, but bigger"), applied("ACME", 0, note="Acme again")
    assert list(plan_event_erasure(overview_on([ACME, other], 9), ACME.id).mentions) == [other]
    assert list(plan_event_erasure(overview_on([applied("Acme"), ACME, other, again], 9), ACME.id).mentions) == []


def test_a_single_event_is_deleted_alone() -> None:
    note, other = noted(ACME, 1), noted(ACME, 2)
    assert list(plan_event_erasure(overview_on([ACME, note, other], 9), note.id).deleted) == [note]


def test_a_person_is_removed_from_lists() -> None:
    assert people_of(erase_dana(thanked(ACME, 2, DANA, KIM))) == (KIM,)
    assert people_of(erase_dana(interviewed(ACME, 2, "Dana Lee"))) == ()


def test_an_event_with_the_person_alone_becomes_one_with_the_company() -> None:
    for event in (asked(ACME, 2), followed_up(ACME, 3), thanked(ACME, 2, DANA)):
        assert people_of(erase_dana(event)) == ()


def test_their_words_are_removed_but_themes_and_type_stay() -> None:
    point = recorded(ACME, 2, text="Explain your thinking while you write", themes=("communication",))
    after = erase_dana(point)
    assert (after.text, after.themes, after.type) == (FORGOTTEN_TEXT, ("communication",), "gap")  # type: ignore[union-attr]
    assert erase_dana(heard(ACME, 2, person=DANA)).text == FORGOTTEN_TEXT  # type: ignore[union-attr]


def test_their_words_are_removed_from_quotations() -> None:
    point = recorded(ACME, 2, text="Explain your thinking while you write")
    plan = planned(ACME, 3, point, text="Explain your thinking while you write: weekly")
    _, after = erase([ACME, interviewed(ACME, 1, DANA), point, plan], "dana")
    assert [event.text for event in after if event.kind == "planned"] == [f"{FORGOTTEN_TEXT}: weekly"]  # type: ignore[union-attr]


def test_the_words_of_others_stay() -> None:
    point = recorded(ACME, 2, KIM, text="Explain your thinking")
    _, after = erase([ACME, interviewed(ACME, 1, DANA), point], "dana")
    assert point in after


def test_feedback_reassigned_to_another_person_keeps_its_words() -> None:
    point = recorded(ACME, 2, DANA, text="Explain your thinking while")
    after = erase_dana(point, amended(point, person=KIM))
    assert (after.text, people_of(after)) == ("Explain your thinking while", (KIM,))  # type: ignore[union-attr]


def test_corrections_are_applied_and_deleted() -> None:
    note = noted(ACME, 2)
    plan, after = erase([ACME, interviewed(ACME, 1, DANA), note, amended(note, text="Dana Lee was kind")], "dana")
    assert kinds(list(plan.deleted)) == ["amended"]
    assert [event.text for event in after if event.kind == "noted"] == ["somebody was kind"]  # type: ignore[union-attr]


def test_a_correction_that_had_removed_the_name_is_applied_too() -> None:
    note = make_event(type(noted(ACME, 1)), 2, application=ACME.id, text="Dana was kind")
    _, after = erase([ACME, interviewed(ACME, 1, DANA), note, amended(note, text="They were kind")], "dana")
    assert "Dana" not in text_of(after)
    assert "They were kind" in text_of(after)


def test_undone_events_that_name_them_are_deleted() -> None:
    undone = asked(ACME, 2)
    plan, after = erase([ACME, interviewed(ACME, 1, DANA), undone, retracted(undone.batch)], "dana")
    assert list(plan.deleted) == [undone]
    assert "Dana" not in text_of(after)


def test_names_in_free_text_are_replaced_in_every_loop_and_spelling() -> None:
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
    _, after = erase([ACME, interviewed(ACME, 1, DANA), other], "dana")
    assert "dana" not in text_of(after).lower()
    assert "said so" in text_of(after)


def test_a_name_that_is_a_common_word_leaves_sentences_intact() -> None:
    other = applied("Globex", 0, note="I will call; Will said so. In may.")
    _, after = erase([ACME, interviewed(ACME, 1, "Will May"), other], "will may")
    assert "I will call; somebody said so. In may." in text_of(after)


def test_another_person_of_the_same_first_name_stays() -> None:
    other = applied("Globex", 0)
    namesake = interviewed(other, 1, "Dana", "Dana Smith <dana@globex.example>")
    note = make_event(type(noted(other, 1)), 2, application=other.id, text="Dana was late; dana@globex.example")
    events = [ACME, interviewed(ACME, 1, DANA), noted(ACME, 2), other, namesake, note]
    plan, after = erase(events, "dana lee")
    assert [old.kind for old, _ in plan.rewritten] == ["interviewed"]
    assert all(event in after for event in (other, namesake, note))


def test_a_first_name_that_may_be_theirs_is_replaced() -> None:
    other, third = applied("Globex", 0), applied("Initech", 0, note="Dana knows more")
    events = [ACME, interviewed(ACME, 1, DANA), other, interviewed(other, 1, "Dana Smith"), third]
    _, after = erase(events, "dana lee")
    assert "somebody knows more" in text_of(after)


def test_every_former_name_is_erased() -> None:
    events = [
        ACME,
        interviewed(ACME, 1, DANA),
        person_amended("dana@acme.example", name="Dana Miller", email="d@x.example"),
    ]
    other = applied("Globex", 0, note="Miller, d@x.example and Lee")
    plan, after = erase([*events, other], "miller")
    assert isinstance(plan.deleted[0], PersonAmended)
    assert "somebody, somebody and somebody" in text_of(after)
    assert sorted(plan.names) == ["Dana Lee", "Dana Miller", "d@x.example", "dana@acme.example"]


def test_an_event_that_does_not_name_them_keeps_its_id() -> None:
    outcome = rejected(ACME, 3)
    plan, after = erase([ACME, interviewed(ACME, 1, DANA), outcome], "dana")
    assert outcome in after
    assert [old.kind for old, _ in plan.rewritten] == ["interviewed"]


def test_a_rewritten_record_keeps_its_place_and_batch() -> None:
    interview = interviewed(ACME, 1, DANA)
    plan, _ = erase([ACME, interview], "dana")
    old, new = plan.rewritten[0]
    assert (new.on, new.batch, new.recorded_at) == (old.on, old.batch, old.recorded_at)


def test_a_long_chain_of_undos_is_deleted() -> None:
    # Looking at every event again for each link would not come to an end within the run of all tests.
    chain: list[Event] = [noted(ACME, 1)]
    for _ in range(20_000):
        chain.append(retracted(chain[-1].id))
    events = [ACME, *chain, applied("Globex", 0)]
    assert len(plan_event_erasure(overview_on(events, 9), ACME.id).deleted) == len(events) - 1


def test_many_words_of_a_person_are_found_in_many_records() -> None:
    points = [recorded(ACME, 2, text=f"Explain your thinking, number {number}.") for number in range(5_000)]
    plans = [planned(ACME, 3, point, text=f"As they said: {point.text}") for point in points]
    _, after = erase([ACME, interviewed(ACME, 1, DANA), *points, *plans], "dana")
    assert text_of(after).count("Explain your thinking") == 0
    assert text_of(after).count(f"As they said: {FORGOTTEN_TEXT}") == len(plans)


def test_a_full_name_in_the_name_of_a_company_is_removed_but_a_shared_name_stays() -> None:
    firm, namesake = applied("Dana Lee Consulting", 2), applied("Lee & Sons", 3)
    _, after = erase([ACME, interviewed(ACME, 1, DANA), firm, namesake], "dana")
    companies = {event.company for event in after if event.kind == "applied"}  # type: ignore[union-attr]
    assert companies == {"Acme", "somebody Consulting", "Lee & Sons"}


def test_a_person_of_an_application_that_was_joined_to_another_is_removed() -> None:
    other = applied("Globex", 1)
    old = msgspec.structs.replace(ACME, people=("Dana Lee",))
    _, after = erase([old, other, joined(old, other, 2)], "dana")
    assert [people_of(event) for event in after if event.kind == "applied"] == [(), ()]


@UNTIMED
@given(event_lists())
def test_anybody_can_be_erased_completely(events: list[AnyEvent]) -> None:
    overview = overview_on(events, 50)
    for key in overview.history.people.person_keys():
        ids = count()
        plan = plan_person_erasure(overview, key, lambda ids=ids: f"new{next(ids)}")  # type: ignore[misc]  # mypy infers no default
        after = overview_on(without_tombstoned([*events, *plan.events(day(50), "key")]), 50)
        assert key not in after.history.people.person_keys()
        assert len(after.history.loops) == len(overview.history.loops)
        assert {event.id for event in plan.deleted}.isdisjoint(old.id for old, _ in plan.rewritten)


@UNTIMED
@given(event_lists())
def test_any_loop_can_be_erased_completely(events: list[AnyEvent]) -> None:
    overview = overview_on(events, 50)
    for loop in overview.history.loops.values():
        plan = plan_event_erasure(overview, loop.id)
        after = without_tombstoned([*events, *plan.events(day(50), "key")])
        assert loop.id not in text_of(
            [event for event in after if event.kind not in ("forgotten", "planned", "amended")]
        )
        others = overview_on(after, 50).history.loops
        assert set(others) == set(overview.history.loops) - {loop.id}
