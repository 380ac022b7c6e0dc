"""Targets: the names, roles and ids that mean a loop, and the errors if none or several match."""

import pytest

from domain.builders import applied, asked, closed, interviewed, overview_on
from feedback_loop.domain.errors import TargetError
from feedback_loop.domain.model.events import Applied, Event
from feedback_loop.domain.rules.overview import LoopStatus


def resolve(query: str, *events: Event) -> str:
    """Return the id of the loop that a query means."""
    return overview_on(events, 0).find(query).loop.id


def resolve_error(query: str, *events: Event, today: int = 0) -> TargetError:
    with pytest.raises(TargetError) as raised:
        overview_on(events, today).find(query)
    return raised.value


def close_loop(loop: Applied) -> tuple[Applied, Event]:
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
    def test_ignore_case_accents_and_punctuation(self, query: str, company: str) -> None:
        loop = applied(company)
        assert resolve(query, loop, applied("Initech")) == loop.id

    def test_match_any_part_of_the_company(self) -> None:
        loop = applied("Northern Light Labs")
        for query in ("north", "light", "labs", "ern-li"):
            assert resolve(query, loop, applied("Initech")) == loop.id

    def test_match_nothing_if_empty(self) -> None:
        for query in ("", " ", "/", "-"):
            assert not resolve_error(query, applied("Acme")).fits

    def test_prefer_exact_over_prefix_over_part(self) -> None:
        exact, prefix, part = applied("Acme"), applied("Acme Labs"), applied("New Acme")
        assert resolve("acme", part, prefix, exact) == exact.id
        assert resolve("acme", part, prefix) == prefix.id
        assert resolve("acme", part) == part.id

    def test_prefer_open_loops_over_closed_ones_even_exact_ones(self) -> None:
        exact, part = applied("Acme"), applied("New Acme")
        assert resolve("acme", *close_loop(exact), part) == part.id
        assert resolve("acme", *close_loop(exact), *close_loop(part)) == exact.id

    def test_win_over_ids(self) -> None:
        loop, named = applied("Globex"), applied("id00 Systems")
        assert resolve("id00", loop, named) == named.id


class TestRoles:
    def test_choose_among_the_loops_of_a_company(self) -> None:
        first, second = applied(role="Data Engineer"), applied(role="Designer")
        for query in ("acme/data engineer", "acme/data", "ACME/engineer", "ac/eng", "acme/data-engineer"):
            assert resolve(query, first, second) == first.id

    def test_prefer_exact_over_prefix_over_part(self) -> None:
        exact, prefix, part = applied(role="Engineer"), applied(role="Engineer II"), applied(role="Data Engineer")
        assert resolve("acme/engineer", part, prefix, exact) == exact.id
        assert resolve("acme/engineer", part, prefix) == prefix.id

    def test_need_a_company_before_and_a_role_after_the_slash(self) -> None:
        assert not resolve_error("/engineer", applied(role="Engineer")).fits
        assert not resolve_error("acme/engineer", applied()).fits
        assert not resolve_error("acme/sales", applied(role="Engineer")).fits

    def test_can_follow_a_company_with_a_slash(self) -> None:
        loop, other = applied("A/B Testing", role="Engineer"), applied("A/B Testing", role="Designer")
        assert resolve("a/b testing/eng", loop, other) == loop.id
        assert resolve("a/b", applied("A/B Testing"), applied("Initech")).startswith("id")

    def test_can_contain_a_slash(self) -> None:
        loop, other = applied(role="UI/UX Designer"), applied(role="Engineer")
        assert resolve("acme/ui/ux", loop, other) == loop.id


class TestIds:
    def test_mean_a_loop_by_its_application_or_any_event(self) -> None:
        loop = applied(id="abcd1234")
        meeting = interviewed(loop, 0, id="wxyz5678")
        for query in ("abcd", "ABCD1234", "wxyz5"):
            assert resolve(query, loop, meeting, applied("Initech")) == loop.id

    def test_need_four_letters(self) -> None:
        assert not resolve_error("abc", applied(id="abcd1234")).fits

    def test_are_refused_if_ambiguous(self) -> None:
        assert resolve_error("abcd", applied(id="abcd1"), applied(id="abcd2")).fits


class TestNarrowing:
    def test_keeps_the_loop_of_the_person(self) -> None:
        first, second = applied(role="Engineer", people=("Dana Lee",)), applied(role="Designer", people=("Kim Oh",))
        overview = overview_on([first, second], 0)
        assert overview.find("acme", with_person="kim").loop.id == second.id

    def test_has_no_effect_if_no_loop_has_the_person(self) -> None:
        loop = applied()
        assert overview_on([loop], 0).find("acme", with_person="Somebody New").loop.id == loop.id

    def test_can_prefer_some_loops(self) -> None:
        first, second = applied(role="Engineer"), applied(role="Designer")
        overview = overview_on([first, second, asked(second, 0)], 0)

        def with_ask(status: LoopStatus) -> bool:
            return any(event.kind == "asked" for event in status.loop.events)

        assert overview.find("acme", prefer=with_ask).loop.id == second.id
        with pytest.raises(TargetError):
            overview.find("acme", prefer=lambda _status: False)


class TestErrors:
    def test_list_targets_if_several_loops_match(self) -> None:
        raised = resolve_error("acme", applied(role="Engineer"), applied(role="Designer"), today=1)
        assert raised.fits
        assert raised.message == "'acme' matches 2 loops. Type one of these instead:"
        assert raised.targets == ("acme/engineer", "acme/designer")
        assert raised.candidates[0] == "acme/engineer  (Acme (Engineer), applied Mon 2 Mar)"

    def test_list_at_most_a_dozen(self) -> None:
        loops = [applied(role=f"Engineer {number}") for number in range(20)]
        assert len(resolve_error("acme", *loops).candidates) == 12

    def test_suggest_similar_names_if_no_loop_matches(self) -> None:
        raised = resolve_error("acmee", applied("Acme"), applied("Globex"))
        assert not raised.fits
        assert raised.targets == ("acme",)
        assert resolve_error("glbex/engineer", applied("Acme"), applied("Globex")).targets == ("globex",)

    def test_suggest_every_open_loop_of_a_similar_name(self) -> None:
        roles = [applied(role=f"Engineer {number}") for number in range(20)]
        ended = applied(role="Designer")
        raised = resolve_error("acmee", *roles[:10], *close_loop(ended), *roles[10:])
        assert raised.targets == tuple(f"acme/engineer-{number}" for number in range(20))

    def test_suggest_closed_loops_of_a_similar_name_if_none_is_open(self) -> None:
        raised = resolve_error(
            "acmee", *close_loop(applied(role="Engineer")), *close_loop(applied(role="Designer")), applied("Acne")
        )
        assert raised.targets == ("acme/engineer", "acme/designer", "acne")

    def test_mention_status_if_no_name_is_similar(self) -> None:
        assert "status --all" in resolve_error("zzz", applied("Acme")).message

    def test_explain_how_to_start_an_empty_journal(self) -> None:
        assert "feedback-loop apply" in resolve_error("acme").message
