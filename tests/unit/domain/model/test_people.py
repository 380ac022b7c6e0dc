"""People: parsing, identity and corrections."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.builders import (
    DANA,
    KIM,
    applied,
    asked,
    followed_up,
    heard,
    history_of,
    interviewed,
    person_amended,
    recorded,
    status_on,
    thanked,
)
from domain.strategies import UNTIMED, event_lists, people, texts
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Event
from feedback_loop.domain.model.people import Person, matches, parse_person, people_of, read_person

ACME, GLOBEX = applied("Acme"), applied("Globex")


class TestParsing:
    @pytest.mark.parametrize(
        ("text", "person"),
        [
            ("Dana Lee <dana@acme.example> (recruiter)", Person("Dana Lee", "dana@acme.example", "recruiter")),
            ("Dana Lee <dana@acme.example>", Person("Dana Lee", "dana@acme.example")),
            ("Dana Lee (hiring manager)", Person("Dana Lee", None, "hiring manager")),
            ("  Dana   Lee ", Person("Dana Lee")),
            ("dana@acme.example", Person("", "dana@acme.example")),
            ("<dana@acme.example>", Person("", "dana@acme.example")),
            ("dana@acme.example (recruiter)", Person("", "dana@acme.example", "recruiter")),
            ("Dana (Dee) Lee (cto)", Person("Dana (Dee) Lee", None, "cto")),
            ("Dana<dana@acme.example>(cto)", Person("Dana", "dana@acme.example", "cto")),
            ("李 (人事)", Person("李", None, "人事")),
        ],
    )
    def test_reads_name_address_and_role(self, text: str, person: Person) -> None:
        assert parse_person(text) == person
        assert parse_person(str(person)) == person

    @pytest.mark.parametrize("text", ["", " ", "<", "Dana <", "Dana <dana>", "(cto)", "a <b@c> d <e@f>", "D <a(b@c.d>"])
    def test_rejects_any_other_form(self, text: str) -> None:
        with pytest.raises(UsageError):
            parse_person(text)

    def test_takes_any_other_form_in_the_journal_as_a_name(self) -> None:
        assert read_person("Dana <") == Person("Dana <")

    @pytest.mark.parametrize("filling", [" ", "<", "(", ")", "@", "a@", "a <", "a (", "<a@b> ", ". "])
    def test_reads_very_long_text(self, filling: str) -> None:
        # A pattern that backtracks would not come to an end within the run of all tests.
        name = f"a{filling * (100_000 // len(filling))}a"
        assert read_person(f"{name} (cto)").role in ("cto", None)
        assert name.strip() in str(read_person(name))

    @given(texts | people | st.text("Da <>()@.", max_size=20))
    @example("D(a) ")
    @UNTIMED
    def test_round_trips(self, text: str) -> None:
        person = read_person(text)
        assert read_person(str(person)) == person

    def test_short_form_is_the_name_or_else_the_address(self) -> None:
        assert [read_person(text).short for text in (DANA, "dana@acme.example", "")] == [
            "Dana Lee",
            "dana@acme.example",
            "",
        ]

    @pytest.mark.parametrize(("role", "recruits"), [("Recruiter", True), ("Talent Partner", True), ("cto", False)])
    def test_recognises_recruiters_by_their_role(self, role: str, recruits: bool) -> None:
        assert Person("Dana", role=role).is_recruiter is recruits
        assert not Person("Dana").is_recruiter

    def test_matches_any_part_of_name_or_address(self) -> None:
        dana = Person("Dáná Lee", "d.lee@acme.example")
        assert all(matches(dana, query) for query in ("dana", "LEE", "na le", "acme", "d.lee@acme.example"))
        assert not any(matches(dana, query) for query in ("", "-", "kim"))


class TestPeopleOf:
    def test_returns_the_people_that_an_event_names(self) -> None:
        assert people_of(interviewed(ACME, 1, DANA, KIM)) == (DANA, KIM)
        assert people_of(asked(ACME, 1, DANA)) == (DANA,)
        assert people_of(asked(ACME, 1, None)) == ()
        assert people_of(person_amended("dana lee @ acme", role="cto")) == ()


def spellings(*events: Event) -> list[list[str]]:
    """Everybody in each loop, as canonically written."""
    return [loop.people() for loop in history_of([ACME, GLOBEX, *events]).loops.values()]


class TestIdentity:
    def test_is_the_address_at_any_company_under_any_name(self) -> None:
        events = [asked(ACME, 1, "D. Lee <DANA@acme.example>"), asked(GLOBEX, 2, "Dana Lee <dana@acme.example> (cto)")]
        assert spellings(*events) == [["Dana Lee <dana@acme.example> (cto)"]] * 2

    def test_is_the_name_within_the_company(self) -> None:
        events = [asked(ACME, 1, "dana lee"), asked(ACME, 2, "Dana Lee (cto)"), asked(GLOBEX, 1, "Dana Lee")]
        assert spellings(*events) == [["Dana Lee (cto)"], ["Dana Lee"]]

    def test_joins_a_name_to_its_only_address_at_the_company(self) -> None:
        assert spellings(asked(ACME, 1, "Dana Lee"), thanked(ACME, 2, DANA)) == [[DANA], []]
        assert spellings(asked(ACME, 1, "Dana Lee"), asked(GLOBEX, 2, DANA)) == [["Dana Lee"], [DANA]]

    def test_does_not_guess_between_two_addresses(self) -> None:
        events = [asked(ACME, 1, "Dana Lee"), asked(ACME, 2, DANA), asked(ACME, 3, "Dana Lee <other@acme.example>")]
        assert spellings(*events)[0] == ["Dana Lee", DANA, "Dana Lee <other@acme.example>"]

    def test_spells_a_person_once_in_an_event(self) -> None:
        meeting = interviewed(ACME, 1, "Dana Lee", DANA)
        assert people_of(history_of([ACME, meeting]).loops[ACME.id].events[1]) == (DANA,)

    def test_keeps_the_latest_role_and_the_longest_name(self) -> None:
        events = [asked(ACME, 1, "Dana Lee <d@x.example> (cto)"), asked(ACME, 2, "Dana <d@x.example> (ceo)")]
        assert spellings(*events)[0] == ["Dana Lee <d@x.example> (ceo)"]

    def test_lists_each_person_once_with_their_latest_company(self) -> None:
        people = history_of(
            [ACME, GLOBEX, asked(ACME, 1, "Dana Lee"), asked(ACME, 1, DANA), asked(GLOBEX, 2, DANA)]
        ).people
        assert people.person_keys() == ["dana@acme.example"]
        assert people.company("dana@acme.example") == "Globex"


class TestAmendments:
    def test_rename_a_person_everywhere(self) -> None:
        events = [
            asked(ACME, 1, DANA),
            heard(GLOBEX, 2, person=DANA),
            person_amended("dana@acme.example", name="Dana Levy"),
        ]
        assert spellings(*events) == [["Dana Levy <dana@acme.example>"]] * 2

    def test_rename_a_person_without_an_address(self) -> None:
        events = [
            asked(ACME, 1, "Dana Lee"),
            asked(ACME, 5, "Dana Levy"),
            person_amended("dana lee @ acme", name="Dana Levy"),
        ]
        assert spellings(*events)[0] == ["Dana Levy"]

    def test_add_an_address(self) -> None:
        address = person_amended("dana lee @ acme", email="dana@acme.example")
        assert spellings(asked(ACME, 1, "Dana Lee"), asked(ACME, 2, "dana@acme.example"), address)[0] == [DANA]

    def test_change_an_address_and_keep_the_old_one_as_an_alias(self) -> None:
        moved = person_amended("dana@acme.example", email="dana@globex.example")
        assert (
            spellings(asked(ACME, 1, DANA), asked(GLOBEX, 2, "dana@globex.example"), moved)
            == [["Dana Lee <dana@globex.example>"]] * 2
        )

    def test_change_the_company_and_remove_a_role(self) -> None:
        changed = person_amended("dana@acme.example", company="Globex", role=None)
        people = history_of([ACME, asked(ACME, 1, "Dana Lee <dana@acme.example> (cto)"), changed]).people
        assert people.company("dana@acme.example") == "Globex"
        assert people.person("dana@acme.example") == read_person(DANA)

    def test_merge_two_people(self) -> None:
        same = person_amended("dana lee @ acme", same_as="kim@globex.example")
        assert (
            spellings(asked(ACME, 1, "Dana Lee"), asked(GLOBEX, 2, KIM), same)
            == [["Dana Lee <kim@globex.example>"]] * 2
        )

    def test_merge_two_people_without_an_address(self) -> None:
        same = person_amended("dana lee @ acme", same_as="d lee smith @ globex")
        events = [ACME, GLOBEX, asked(ACME, 1, "Dana Lee"), asked(GLOBEX, 2, "D. Lee-Smith"), same]
        folded = history_of(events)
        assert [loop.people() for loop in folded.loops.values()] == [["D. Lee-Smith"]] * 2
        assert [folded.person(loop, "D. Lee-Smith").name for loop in folded.loops.values()] == ["D. Lee-Smith"] * 2

    def test_rename_a_person_who_changed_companies(self) -> None:
        moved = person_amended("dana lee @ acme", name="Dana Levy", company="Globex")
        folded = history_of([ACME, asked(ACME, 1, "Dana Lee"), moved])
        assert folded.person(folded.loops[ACME.id], "Dana Levy") == Person("Dana Levy")

    def test_can_be_chained_in_a_circle(self) -> None:
        chain = [("a @ acme", "b @ acme"), ("b @ acme", "c @ acme"), ("c @ acme", "a @ acme")]
        events = [asked(ACME, number, name) for number, name in enumerate(("A", "B", "C"), start=1)]
        assert len(spellings(*events, *(person_amended(key, same_as=other) for key, other in chain))[0]) == 1

    def test_of_an_unknown_person_have_no_effect(self) -> None:
        assert spellings(asked(ACME, 1, DANA), person_amended("nobody @ acme", name="X"))[0] == [DANA]

    def test_apply_the_latest_name(self) -> None:
        names = [person_amended("dana@acme.example", name=name) for name in ("One", "Two")]
        assert spellings(asked(ACME, 1, DANA), *reversed(names))[0] == ["Two <dana@acme.example>"]

    def test_apply_to_earlier_and_later_events(self) -> None:
        renamed = person_amended("dana lee @ acme", name="Dana Levy", company="Initech")
        story = [
            ACME,
            recorded(ACME, 1, "Dana Lee"),
            thanked(ACME, 2, "dana lee"),
            renamed,
            followed_up(ACME, 3, "Dana Levy"),
        ]
        assert "thank-giver" not in [step.rule for step in status_on(story, 4).next_steps]


@given(event_lists())
@UNTIMED
def test_directory_lists_everybody_in_a_loop_by_their_canonical_name(events: list[Event]) -> None:
    folded = history_of(events)
    for loop in folded.loops.values():
        for person in loop.people():
            key = folded.people.key(person, loop.application.company)
            assert str(folded.people.person(key)) == person
            assert folded.people.canonical_name(person, loop.application.company) == person
            assert key in folded.people.person_keys()
