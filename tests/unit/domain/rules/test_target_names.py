"""Suggested names of loops and people, which always resolve to that loop or person."""

import shlex
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.builders import DANA, amended, applied, closed, interviewed, joined, overview_on
from domain.strategies import UNTIMED, event_lists, names
from feedback_loop.domain.commands.recipients import resolve_person
from feedback_loop.domain.model.events import Applied, Event
from feedback_loop.domain.model.people import person_slug
from feedback_loop.domain.rules.targets import IdPrefixes


def target_names(*events: Event) -> list[str]:
    return [status.target for status in overview_on(events, 0).statuses.values()]


def unquote(name: str) -> str:
    """Return the argument that a shell passes on for a name."""
    (word,) = shlex.split(name)
    return word


class TestNameOfALoop:
    @pytest.mark.parametrize(
        ("company", "name"),
        [
            ("Acme", "acme"),
            ("Northern Light", "northern-light"),
            ("L'Oréal", "l-oreal"),
            ("A/B Testing", "a-b-testing"),
            ("$(rm -r)", "rm-r"),
            ("株式会社", "株式会社"),
            ("★ ★", "'★ ★'"),
            ("C++ Labs", "c-labs"),
            ("...", "..."),
        ],
    )
    def test_is_the_company_as_a_shell_slug(self, company: str, name: str) -> None:
        assert unquote(target_names(applied(company))[0]) == unquote(name)

    def test_has_the_role_if_the_company_has_two_loops(self) -> None:
        assert target_names(applied(role="Data Engineer"), applied(role="Designer")) == [
            "acme/data-engineer",
            "acme/designer",
        ]

    def test_is_the_id_if_the_role_is_missing_or_has_two_loops(self) -> None:
        first, second, third = applied(id="abcd1"), applied(id="abcd2", role="Dev"), applied(id="wxyz3", role="Dev")
        assert target_names(first, second, third) == ["abcd1", "abcd2", "wxyz"]

    def test_has_the_symbols_that_tell_it_from_others(self) -> None:
        assert target_names(applied("C++"), applied("C#"), applied(".NET"), applied("NET")) == [
            "c++",
            "'c#'",
            ".net",
            "net",
        ]
        assert target_names(applied(role="..."), applied(role="???"), applied(role="!")) == [
            "acme/...",
            "acme/'???'",
            "acme/'!'",
        ]
        assert target_names(applied(role="C++ Dev"), applied(role="C# Dev")) == ["acme/c++-dev", "acme/'c#-dev'"]

    def test_ignores_a_closed_loop_of_the_same_company(self) -> None:
        loop, ended = applied(), applied()
        assert target_names(loop, ended, closed(ended, 0)) == ["acme", ended.id]

    def test_of_a_closed_loop_has_the_role_if_an_open_company_contains_its_name(self) -> None:
        ended = applied("Acme", role="Data Analyst")
        for company, role in (("Acme", "Data Engineer"), ("New Acme", None)):
            names = target_names(ended, closed(ended, 0), applied(company, role=role))
            assert names == ["acme/data-analyst", company.lower().replace(" ", "-")]

    def test_of_a_closed_loop_is_its_id_if_an_open_loop_contains_company_and_role(self) -> None:
        ended = applied("Acme", role="Analyst", id="abcd1")
        assert target_names(ended, closed(ended, 0), applied("New Acme", role="Data Analyst"))[0] == "abcd"
        assert target_names(ended, closed(ended, 0), applied("Acme Analyst"))[0] == "abcd"

    def test_of_a_closed_loop_is_its_id_if_company_and_role_were_once_those_of_an_open_loop(self) -> None:
        ended, renamed = applied("Acme", role="Analyst", id="abcd1"), applied("Acme", role="Analyst")
        correction = amended(renamed, company="Initech")
        assert target_names(ended, closed(ended, 0), renamed, correction)[0] == "abcd"

    def test_is_distinct_from_a_company_named_like_company_and_role(self) -> None:
        events = [applied(role="Engineer"), applied(role="Designer"), applied("Acme Engineer")]
        assert [overview_on(events, 0).find(name).loop.id for name in target_names(*events)] == [
            event.id for event in events
        ]

    @pytest.mark.parametrize(("whole", "company", "role"), [("李/王", "李", "王"), ("★/★", "★", "★")])
    def test_is_distinct_if_a_company_reads_as_company_and_role(self, whole: str, company: str, role: str) -> None:
        events = [applied(whole), applied(company, role=role)]
        names = map(unquote, target_names(*events))
        assert [overview_on(events, 0).find(name).loop.id for name in names] == [event.id for event in events]

    def test_is_an_id_prefix_unique_among_all_events(self) -> None:
        first, second = applied(id="abcd1111"), applied(id="wxyz1111")
        assert target_names(first, second, interviewed(second, 0, id="abcd2222"))[0] == "abcd1"

    def test_is_no_id_prefix_that_is_part_of_a_name(self) -> None:
        assert target_names(applied(id="abcd1111"), applied(id="wxyz1111"), applied("Abcd Systems"))[0] == "abcd1"


@given(event_lists(), st.integers(0, 300))
@UNTIMED
def test_the_name_of_a_loop_resolves_to_it(events: list[Event], today: int) -> None:
    overview = overview_on(events, today)
    for id_, status in overview.statuses.items():
        assert overview.find(unquote(status.target)).loop.id == id_


@given(st.lists(st.tuples(names, st.none() | names, st.booleans()), max_size=8))
@UNTIMED
def test_the_name_of_a_loop_resolves_to_it_among_similar_names(rows: list[tuple[str, str | None, bool]]) -> None:
    loops: list[Applied] = [applied(company, role=role) for company, role, _ in rows]
    closings = [closed(loop, 0) for loop, (_, _, is_closed) in zip(loops, rows, strict=True) if is_closed]
    overview = overview_on([*loops, *closings], 0)
    for id_, status in overview.statuses.items():
        assert overview.find(unquote(status.target)).loop.id == id_


@given(st.lists(st.tuples(names, st.none() | names, st.booleans(), names), min_size=2, max_size=6), st.integers(0, 3))
@UNTIMED
def test_the_name_of_a_loop_resolves_to_it_after_corrections_and_joins(
    rows: list[tuple[str, str | None, bool, str]], joins: int
) -> None:
    loops: list[Applied] = [applied(company, role=role) for company, role, _, _ in rows]
    events: list[Event] = [closed(loop, 0) for loop, row in zip(loops, rows, strict=True) if row[2]]
    events += [amended(loop, company=row[3]) for loop, row in zip(loops, rows, strict=True) if row[3] != "C"]
    events += [joined(loop, into) for loop, into in list(pairwise(loops))[:joins]]
    overview = overview_on([*loops, *events], 0)
    for id_, status in overview.statuses.items():
        assert overview.find(unquote(status.target)).loop.id == id_


class TestNameOfAPerson:
    @pytest.mark.parametrize(
        ("others", "name"),
        [
            ([], "dana"),
            (["Dana Oh"], "dana-lee"),
            (["Dana Lee <other@acme.example>"], "dana@acme.example"),
        ],
    )
    def test_is_the_shortest_unique_one(self, others: list[str], name: str) -> None:
        assert person_slug(DANA, [DANA, *others]) == name

    @pytest.mark.parametrize("person", ["★", "Dana (Dee) Lee", "dana@acme.example", "李", "O'Neil <o@x.example>"])
    def test_resolves_to_the_person(self, person: str) -> None:
        loop = applied(people=(person, "Kim Oh"))
        assert (
            resolve_person(overview_on([loop], 0).facts[loop.id], unquote(person_slug(person, [person, "Kim Oh"])))
            == person
        )


@given(event_lists())
@UNTIMED
def test_the_name_of_a_person_resolves_to_them(events: list[Event]) -> None:
    overview = overview_on(events, 0)
    history = overview.history
    for loop in history.loops.values():
        company = loop.application.company
        for person in loop.people():
            resolved = resolve_person(overview.facts_of(loop), unquote(person_slug(person, loop.people())))
            assert resolved is not None
            assert history.people.key(resolved, company) == history.people.key(person, company)


class TestIdPrefixes:
    def test_have_four_letters_or_as_many_as_needed(self) -> None:
        shortest = IdPrefixes(["abcd1111", "abcd1222", "wxyz1111"]).shortest
        assert [shortest(id_) for id_ in ("abcd1111", "abcd1222", "wxyz1111")] == ["abcd11", "abcd12", "wxyz"]

    def test_exist_for_every_event_of_a_journal(self) -> None:
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
