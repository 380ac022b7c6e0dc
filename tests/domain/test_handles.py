"""Handles: what is suggested to type for a loop or a person, which always means that loop or person."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import DANA, applied, closed, history_of, interviewed, overview_on
from domain.strategies import UNTIMED, event_lists, names
from feedback_loop.domain.commands.verbs import resolve_person
from feedback_loop.domain.model.events import Applied, Event
from feedback_loop.domain.model.people import person_slug
from feedback_loop.domain.rules.targets import IdPrefixes


def handles(*events: Event) -> list[str]:
    return [status.target for status in overview_on(events, 0).statuses.values()]


def typed(handle: str) -> str:
    """What a shell makes of a handle."""
    (word,) = shlex.split(handle)
    return word


class TestHandleOfALoop:
    @pytest.mark.parametrize(
        ("company", "handle"),
        [
            ("Acme", "acme"),
            ("Northern Light", "northern-light"),
            ("L'Oréal", "l-oreal"),
            ("A/B Testing", "a-b-testing"),
            ("$(rm -r)", "rm-r"),
            ("株式会社", "株式会社"),
            ("★ ★", "'★ ★'"),
        ],
    )
    def test_is_the_company_as_one_would_type_it(self, company: str, handle: str) -> None:
        assert typed(handles(applied(company))[0]) == typed(handle)

    def test_has_the_role_where_the_company_is_there_twice(self) -> None:
        assert handles(applied(role="Data Engineer"), applied(role="Designer")) == [
            "acme/data-engineer",
            "acme/designer",
        ]

    def test_is_the_id_where_the_role_is_there_twice_or_missing(self) -> None:
        first, second, third = applied(id="abcd1"), applied(id="abcd2", role="Dev"), applied(id="wxyz3", role="Dev")
        assert handles(first, second, third) == ["abcd1", "abcd2", "wxyz"]

    def test_does_not_mind_a_closed_loop_of_the_same_company(self) -> None:
        loop, ended = applied(), applied()
        assert handles(loop, ended, closed(ended, 0)) == ["acme", ended.id]

    def test_of_a_closed_loop_is_its_id_where_an_open_name_holds_its_own(self) -> None:
        ended = applied("Acme", role="Dev", id="abcd1")
        assert handles(ended, closed(ended, 0), applied("New Acme")) == ["abcd", "new-acme"]

    def test_is_not_taken_for_a_company_called_like_company_and_role(self) -> None:
        story = [applied(role="Engineer"), applied(role="Designer"), applied("Acme Engineer")]
        assert [overview_on(story, 0).find(handle).loop.id for handle in handles(*story)] == [one.id for one in story]

    @pytest.mark.parametrize(("whole", "company", "role"), [("李/王", "李", "王"), ("★/★", "★", "★")])
    def test_is_not_a_name_that_reads_as_company_and_role(self, whole: str, company: str, role: str) -> None:
        story = [applied(whole), applied(company, role=role)]
        assert [overview_on(story, 0).find(typed(handle)).loop.id for handle in handles(*story)] == [
            one.id for one in story
        ]

    def test_tells_its_id_from_those_of_other_events(self) -> None:
        first, second = applied(id="abcd1111"), applied(id="wxyz1111")
        story = [first, second, interviewed(second, 0, id="abcd2222")]
        assert handles(*story)[0] == "abcd1"

    def test_does_not_take_a_beginning_of_its_id_that_is_a_part_of_a_name(self) -> None:
        story = [applied(id="abcd1111"), applied(id="wxyz1111"), applied("Abcd Systems")]
        assert handles(*story)[0] == "abcd1"


@given(event_lists(), st.integers(0, 300))
@UNTIMED
def test_the_handle_of_a_loop_means_that_loop(events: list[Event], today: int) -> None:
    seen = overview_on(events, today)
    for id_, status in seen.statuses.items():
        assert seen.find(typed(status.target)).loop.id == id_


@given(st.lists(st.tuples(names, st.none() | names, st.booleans()), max_size=8))
@UNTIMED
def test_the_handle_of_a_loop_means_that_loop_among_similar_names(rows: list[tuple[str, str | None, bool]]) -> None:
    loops: list[Applied] = [applied(company, role=role) for company, role, _ in rows]
    ends = [closed(loop, 0) for loop, (_, _, over) in zip(loops, rows, strict=True) if over]
    seen = overview_on([*loops, *ends], 0)
    for id_, status in seen.statuses.items():
        assert seen.find(typed(status.target)).loop.id == id_


class TestHandleOfAPerson:
    @pytest.mark.parametrize(
        ("others", "handle"),
        [
            ([], "dana"),
            (["Dana Oh"], "dana-lee"),
            (["Dana Lee <other@acme.example>"], "dana@acme.example"),
        ],
    )
    def test_is_as_short_as_tells_them_from_the_others(self, others: list[str], handle: str) -> None:
        assert person_slug(DANA, [DANA, *others]) == handle

    @pytest.mark.parametrize("person", ["★", "Dana (Dee) Lee", "dana@acme.example", "李", "O'Neil <o@x.example>"])
    def test_means_that_person(self, person: str) -> None:
        loop = applied(people=(person, "Kim Oh"))
        assert (
            resolve_person(history_of([loop]).loops[loop.id], typed(person_slug(person, [person, "Kim Oh"]))) == person
        )


@given(event_lists())
@UNTIMED
def test_the_handle_of_a_person_means_that_person(events: list[Event]) -> None:
    folded = history_of(events)
    for loop in folded.loops.values():
        company = loop.application.company
        for person in loop.people():
            meant = resolve_person(loop, typed(person_slug(person, loop.people())))
            assert meant is not None
            assert folded.people.key(meant, company) == folded.people.key(person, company)


class TestPrefixes:
    def test_are_four_letters_or_as_many_as_tell_an_id_from_all_others(self) -> None:
        shortest = IdPrefixes(["abcd1111", "abcd1222", "wxyz1111"]).shortest
        assert [shortest(id_) for id_ in ("abcd1111", "abcd1222", "wxyz1111")] == ["abcd11", "abcd12", "wxyz"]

    def test_are_known_for_every_event_of_a_journal(self) -> None:
        loop = applied(id="abcd1111")
        assert overview_on([loop, interviewed(loop, 1, id="abcd2222")], 0).short_ids() == {
            "abcd1111": "abcd1",
            "abcd2222": "abcd2",
        }

    @given(st.sets(st.text("ab", min_size=6, max_size=6), min_size=1))
    @UNTIMED
    def test_are_unique(self, ids: set[str]) -> None:
        shortest = IdPrefixes(ids).shortest
        for id_ in ids:
            assert [other for other in ids if other.startswith(shortest(id_))] == [id_]
