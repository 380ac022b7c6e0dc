"""Targets: what a person may type for a loop, and what they are told when it means none or several."""

import pytest

from domain.builders import applied, asked, closed, interviewed, overview_on
from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import Applied, Event
from feedback_loop.domain.model.loop import Loop


def found(query: str, *events: Event) -> str:
    """The id of the loop that a query means."""
    return overview_on(events, 0).find(query).loop.id


def error(query: str, *events: Event) -> TargetError:
    with pytest.raises(TargetError) as raised:
        overview_on(events, 0).find(query)
    return raised.value


def ended(loop: Applied) -> tuple[Applied, Event]:
    return loop, closed(loop, 0)


class TestNames:
    @pytest.mark.parametrize(
        ("query", "company"),
        [
            ("ACME", "Acme"),
            ("  acme ", "Acme"),
            ("l-oreal", "L'Oréal"),
            ("L Oréal", "L'Oréal"),
            ("strasse", "Straße AG"),
            ("at-t", "AT&T"),
            ("cme co", "Acme  (Co.)"),
            ("株式", "株式会社"),
            ("★", "★"),
            ("istanbul", "İstanbul"),
        ],
    )
    def test_do_not_mind_case_accents_and_punctuation(self, query: str, company: str) -> None:
        loop = applied(company)
        assert found(query, loop, applied("Initech")) == loop.id

    def test_may_be_any_part_of_the_companys_name(self) -> None:
        loop = applied("Northern Light Labs")
        for query in ("north", "light", "labs", "ern-li"):
            assert found(query, loop, applied("Initech")) == loop.id

    def test_are_never_empty(self) -> None:
        for query in ("", " ", "/", "-"):
            assert not error(query, applied("Acme")).fits

    def test_prefer_exact_over_prefix_over_part(self) -> None:
        exact, prefix, part = applied("Acme"), applied("Acme Labs"), applied("New Acme")
        assert found("acme", part, prefix, exact) == exact.id
        assert found("acme", part, prefix) == prefix.id
        assert found("acme", part) == part.id

    def test_prefer_open_loops_over_closed_ones_even_exact_ones(self) -> None:
        exact, part = applied("Acme"), applied("New Acme")
        assert found("acme", *ended(exact), part) == part.id
        assert found("acme", *ended(exact), *ended(part)) == exact.id

    def test_win_over_ids(self) -> None:
        loop, named = applied("Globex"), applied("id00 Systems")
        assert found("id00", loop, named) == named.id


class TestRoles:
    def test_narrow_a_company_down(self) -> None:
        first, second = applied(role="Data Engineer"), applied(role="Designer")
        for query in ("acme/data engineer", "acme/data", "ACME/engineer", "ac/eng", "acme/data-engineer"):
            assert found(query, first, second) == first.id

    def test_prefer_exact_over_prefix_over_part(self) -> None:
        exact, prefix, part = applied(role="Engineer"), applied(role="Engineer II"), applied(role="Data Engineer")
        assert found("acme/engineer", part, prefix, exact) == exact.id
        assert found("acme/engineer", part, prefix) == prefix.id

    def test_need_a_company_before_the_slash_and_a_role_behind_it(self) -> None:
        assert not error("/engineer", applied(role="Engineer")).fits
        assert not error("acme/engineer", applied()).fits
        assert not error("acme/sales", applied(role="Engineer")).fits

    def test_may_follow_a_company_that_holds_a_slash(self) -> None:
        loop, other = applied("A/B Testing", role="Engineer"), applied("A/B Testing", role="Designer")
        assert found("a/b testing/eng", loop, other) == loop.id
        assert found("a/b", applied("A/B Testing"), applied("Initech")).startswith("id")

    def test_may_hold_a_slash(self) -> None:
        loop, other = applied(role="UI/UX Designer"), applied(role="Engineer")
        assert found("acme/ui/ux", loop, other) == loop.id


class TestIds:
    def test_mean_a_loop_by_its_application_or_any_event(self) -> None:
        loop = applied(id="abcd1234")
        meeting = interviewed(loop, 0, id="wxyz5678")
        for query in ("abcd", "ABCD1234", "wxyz5"):
            assert found(query, loop, meeting, applied("Initech")) == loop.id

    def test_need_four_letters(self) -> None:
        assert not error("abc", applied(id="abcd1234")).fits

    def test_are_refused_where_several_begin_so(self) -> None:
        assert error("abcd", applied(id="abcd1"), applied(id="abcd2")).fits


class TestNarrowing:
    def test_takes_the_loop_that_the_person_is_in(self) -> None:
        first, second = applied(role="Engineer", people=("Dana Lee",)), applied(role="Designer", people=("Kim Oh",))
        seen = overview_on([first, second], 0)
        assert seen.find("acme", with_person="kim").loop.id == second.id

    def test_is_left_out_where_nobody_knows_the_person(self) -> None:
        loop = applied()
        assert overview_on([loop], 0).find("acme", with_person="Somebody New").loop.id == loop.id

    def test_may_prefer_some_loops(self) -> None:
        first, second = applied(role="Engineer"), applied(role="Designer")
        seen = overview_on([first, second, asked(second, 0)], 0)

        def with_ask(loop: Loop) -> bool:
            return any(event.kind == "asked" for event in loop.events)

        assert seen.find("acme", prefer=with_ask).loop.id == second.id
        with pytest.raises(TargetError):
            seen.find("acme", prefer=lambda _loop: False)


class TestErrors:
    def test_list_what_to_type_where_several_fit(self) -> None:
        raised = error("acme", applied(role="Engineer"), applied(role="Designer"))
        assert raised.fits
        assert raised.message == "'acme' matches 2 loops. Type one of these instead:"
        assert raised.targets == ("acme/engineer", "acme/designer")
        assert raised.candidates[0] == "acme/engineer  (Acme (Engineer), applied today)"

    def test_name_at_most_a_dozen(self) -> None:
        loops = [applied(role=f"Engineer {number}") for number in range(20)]
        assert len(error("acme", *loops).candidates) == 12

    def test_suggest_the_nearest_names_where_none_fits(self) -> None:
        raised = error("acmee", applied("Acme"), applied("Globex"))
        assert not raised.fits
        assert raised.targets == ("acme",)
        assert error("glbex/engineer", applied("Acme"), applied("Globex")).targets == ("globex",)

    def test_point_to_the_list_where_nothing_is_near(self) -> None:
        assert "status --all" in error("zzz", applied("Acme")).message

    def test_say_how_to_begin_on_an_empty_journal(self) -> None:
        assert "feedback-loop apply" in error("acme").message
