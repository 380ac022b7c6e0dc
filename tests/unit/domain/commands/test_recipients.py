"""People whom a command means: by name, known from elsewhere, new, or left out."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    RAY,
    applied,
    asked,
    declined,
    interviewed,
    overview_on,
    recorded,
)
from feedback_loop.domain.commands.recipients import default_person, resolve_people, resolve_person
from feedback_loop.domain.errors import PersonError, UsageError
from feedback_loop.domain.model.events import Applied, Event
from feedback_loop.domain.rules.facts import LoopFacts

FRIEND = "Tom Roe (friend who referred me)"
AGENT = "Ann Day <ann@agency.example> (agency recruiter)"


def facts_of(loop: Applied, *events: Event, today: int = 5) -> LoopFacts:
    overview = overview_on([loop, *events], today)
    return overview.facts[loop.id]


class TestResolvePerson:
    def test_matches_any_part_of_a_person_else_is_somebody_new(self) -> None:
        facts = facts_of(applied(people=(DANA, KIM)))
        assert [resolve_person(facts, query) for query in ("dana", "globex", "ana l", DANA)] == [DANA, KIM, DANA, DANA]
        assert resolve_person(facts, "Max Moe") == "Max Moe"

    def test_takes_a_whole_address_as_that_address_alone(self) -> None:
        facts = facts_of(applied(people=("Joann Day <joann@acme.example>",)))
        assert resolve_person(facts, "ann@acme.example") == "ann@acme.example"
        assert resolve_person(facts, "ann@") == "Joann Day <joann@acme.example>"

    def test_adds_a_role_to_a_known_person(self) -> None:
        facts = facts_of(applied(people=(DANA, "Sam Poe (recruiter)")))
        assert resolve_person(facts, "dana (cto)") == f"{DANA} (cto)"
        assert resolve_person(facts, "Sam Poe (cto)") == "Sam Poe (cto)"
        with pytest.raises(PersonError, match="might be Sam Poe"):
            resolve_person(facts, "Sam (engineer)")

    @pytest.mark.parametrize(
        ("people", "query", "meant"),
        [
            (("Dana", "Dana Lee"), "dana", "Dana"),
            (("Joakim Ek", "Kim Oh"), "kim", "Kim Oh"),
            (("Jordan Moe", "Dana Lee"), "dan", "Dana Lee"),
            (("Max Moe <dana.fan@acme.example>", "Dana Lee"), "dana", "Dana Lee"),
        ],
    )
    def test_prefers_whole_names_to_words_to_beginnings_to_parts_to_addresses(
        self, people: tuple[str, ...], query: str, meant: str
    ) -> None:
        assert resolve_person(facts_of(applied(people=people)), query) == meant

    def test_refuses_an_ambiguous_name(self) -> None:
        with pytest.raises(PersonError, match="matches several people") as raised:
            resolve_person(facts_of(applied(people=("Dana Lee", "Dana Oh"))), "dana")
        assert (raised.value.candidates, raised.value.typed) == (("Dana Lee", "Dana Oh"), "dana")

    @pytest.mark.parametrize(
        ("company", "query"), [("Acme & Söhne", "acme-sohne"), ("★", "★"), ("Acme", " ACME "), ("C++", "c")]
    )
    def test_takes_the_name_of_the_company_as_nobody(self, company: str, query: str) -> None:
        assert resolve_person(facts_of(applied(company, people=(DANA, KIM))), query) is None

    def test_prefers_a_person_who_has_the_name_of_the_company(self) -> None:
        assert resolve_person(facts_of(applied("Lee", people=(DANA, KIM))), "lee") == DANA

    def test_knows_people_of_other_loops_of_the_company_or_agency(self) -> None:
        earlier = applied("ACME", people=(DANA,))
        placed = applied("Globex", people=(AGENT, KIM), agency="Agency")
        loop = applied("Acme", agency="agency")
        facts = facts_of(loop, earlier, placed)
        assert [resolve_person(facts, query) for query in ("dana", "Ann", "kim")] == [DANA, AGENT, "kim"]
        assert resolve_person(facts, "Ana Poe") == "Ana Poe"

    @pytest.mark.parametrize("query", ["danna", "Dnaa", "Dana Lea", "adna", "Danae"])
    def test_refuses_a_near_miss_with_the_name_that_may_be_meant(self, query: str) -> None:
        facts = facts_of(applied(people=(DANA, KIM)))
        with pytest.raises(PersonError, match="Did you mean Dana Lee") as raised:
            resolve_person(facts, query)
        assert raised.value.candidates == (DANA,)
        for new in (f"{query} (interviewer)", f"{query} <new@acme.example>"):
            assert resolve_person(facts, new) == new

    def test_notices_two_letters_in_the_wrong_order_in_short_names(self) -> None:
        with pytest.raises(PersonError, match="Did you mean Rae Poe"):
            resolve_person(facts_of(applied(people=("Rae Poe",))), "rea")
        assert resolve_person(facts_of(applied(people=("Rae Poe",))), "Ray") == "Ray"

    @pytest.mark.parametrize("query", ["Rana", "Dan Moe", "Kip", "Diana Ross", "Hannah"])
    def test_takes_other_names_as_new(self, query: str) -> None:
        assert resolve_person(facts_of(applied(people=(DANA, KIM))), query) == query

    @pytest.mark.parametrize(
        "query",
        [
            "123",
            "???",
            "\U0001f680",
            "recruiter",
            "the hiring manager",
            "HR",
            "them",
            "https://x.example",
            "word " * 11,
        ],
    )
    def test_needs_a_name_for_somebody_new(self, query: str) -> None:
        with pytest.raises(UsageError, match="not a name"):
            resolve_person(facts_of(applied(people=(DANA,))), query)

    def test_offers_the_person_of_a_role_that_was_typed(self) -> None:
        with pytest.raises(PersonError, match="is a role") as raised:
            resolve_person(facts_of(applied(people=(DANA, RAY))), "recruiter")
        assert raised.value.candidates == (RAY,)


class TestResolvePeople:
    def test_names_each_once(self) -> None:
        facts = facts_of(applied(people=(DANA, KIM)))
        assert resolve_people(facts, ("dana", "Dana Lee", "kim", "acme corp", "ACME")) == (DANA, KIM, "acme corp")

    @pytest.mark.parametrize(
        "people",
        [
            ("Sam Poe (recruiter)", "Sam Poe (engineer)"),
            ("Sam Poe", "sam poe"),
            ("Sam Poe", "Sam Poe"),
            ("Sam Poe <sam@acme.example>", "Sam Poe (engineer)"),
        ],
    )
    def test_refuses_two_new_people_of_one_name(self, people: tuple[str, ...]) -> None:
        with pytest.raises(PersonError, match="Two people are called") as raised:
            resolve_people(facts_of(applied()), people)
        assert raised.value.candidates == people

    def test_tells_two_people_of_one_name_apart_by_their_addresses(self) -> None:
        people = ("Sam Poe <sam@acme.example>", "Sam Poe <s.poe@acme.example>")
        assert resolve_people(facts_of(applied()), people) == people


class TestDefaultPerson:
    LOOP = applied()
    INTERVIEW = interviewed(LOOP, 1, DANA, KIM)

    def default(self, *events: Event, first: tuple[str | None, ...] = (), today: int = 5) -> str | None:
        return default_person(facts_of(self.LOOP, *events, today=today), first)

    def test_is_the_giver_then_the_one_asked_then_the_recruiter_then_an_interviewer_then_anybody(self) -> None:
        recruiter, mentioned = interviewed(self.LOOP, 1, RAY), applied(people=(KIM,))
        assert self.default(self.INTERVIEW, recruiter, asked(self.LOOP, 2, KIM), recorded(self.LOOP, 3, DANA)) == DANA
        assert self.default(self.INTERVIEW, recruiter, asked(self.LOOP, 2, KIM)) == KIM
        assert self.default(self.INTERVIEW, recruiter) == RAY
        assert self.default(interviewed(self.LOOP, 1, DANA)) == DANA
        assert default_person(facts_of(mentioned)) == KIM
        assert self.default() is None

    def test_prefers_the_people_that_the_command_puts_first(self) -> None:
        assert self.default(self.INTERVIEW, recorded(self.LOOP, 3, DANA), first=(KIM, None)) == KIM
        assert self.default(self.INTERVIEW, recorded(self.LOOP, 3, DANA), first=(None,)) is None

    def test_is_refused_if_several_people_qualify(self) -> None:
        with pytest.raises(PersonError, match="--with") as raised:
            self.default(self.INTERVIEW)
        assert (raised.value.candidates, raised.value.typed) == ((DANA, KIM), None)

    def test_is_never_who_referred_the_user_or_is_of_an_agency(self) -> None:
        assert self.default(interviewed(self.LOOP, 1, FRIEND, AGENT)) is None
        assert self.default(interviewed(self.LOOP, 1, FRIEND, AGENT, DANA)) == DANA
        placed = applied(agency="Agency", people=("Ann Day (recruiter)",))
        assert default_person(facts_of(placed)) is None

    def test_is_never_who_declined_or_is_past_answering(self) -> None:
        refusal = (asked(self.LOOP, 2, DANA), declined(self.LOOP, 3, DANA))
        assert self.default(self.INTERVIEW, *refusal) == KIM
        assert self.default(self.INTERVIEW, asked(self.LOOP, 2, DANA), today=60) == KIM
        with pytest.raises(PersonError, match="Which person"):
            self.default(interviewed(self.LOOP, 1, DANA), *refusal)
