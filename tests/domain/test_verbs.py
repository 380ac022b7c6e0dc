"""The verbs: what each records, whom it means where nobody is named, and what it refuses."""

import pytest

from domain.builders import (
    DANA,
    KIM,
    RAY,
    advised_loop,
    applied,
    asked,
    closed,
    day,
    due_days_by_rule,
    finished,
    followed_up,
    interviewed,
    outcome,
    overview_on,
    planned,
    recorded,
    rejected,
    thanked,
)
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.model.events import Applied, Event, FeedbackType, Reply, Result
from feedback_loop.domain.rules.facts import LoopFacts

ACME = applied(role="Designer")
MET = interviewed(ACME, 1, DANA, RAY)
TODAY = 30


def case(*events: Event, loop: Applied = ACME) -> LoopFacts:
    seen = overview_on([loop, *events], TODAY)
    return seen.facts_of(seen.history.loops[loop.id])


class TestApply:
    @staticmethod
    def apply(again: Applied, *events: Event, insist: bool = False) -> Applied:
        return verbs.apply(again, overview_on([ACME, *events], TODAY).statuses.values(), again=insist)

    def test_refuses_the_same_company_and_role_while_it_is_open(self) -> None:
        with pytest.raises(RefusedError, match=r"Acme \(Designer\) on 2026-03-02 .* --again"):
            self.apply(applied("ACME", role="designer"))

    def test_takes_it_when_it_is_meant_or_over_or_another(self) -> None:
        same = applied("Acme", role="Designer")
        assert self.apply(same, insist=True) == same
        assert self.apply(same, closed(ACME, 2)) == same
        for other in (applied("Acme"), applied("Globex", role="Designer")):
            assert self.apply(other) == other


class TestOutcome:
    def test_takes_a_deadline_for_an_offer_only(self) -> None:
        loop = overview_on([ACME], TODAY).history.loops[ACME.id]
        offer = verbs.outcome(loop, Result.OFFER, day(3), decision_by=day(9), note="By phone")
        assert (offer.application, offer.decision_by, offer.note) == (ACME.id, day(9), "By phone")
        with pytest.raises(UsageError, match="--decision-by"):
            verbs.outcome(loop, Result.REJECTED, day(3), decision_by=day(9), note=None)


class TestWithdrawals:
    def test_are_of_every_other_open_application_without_an_answer(self) -> None:
        offered, refused, waiting, over = (applied(name) for name in ("Offered", "Refused", "Waiting", "Over"))
        said = [outcome(offered, 2, Result.OFFER), rejected(refused, 2), recorded(refused, 3), closed(over, 2)]
        seen = overview_on([ACME, offered, refused, waiting, over, *said], TODAY)
        made = verbs.withdraw_others(seen.history.loops[ACME.id], seen.statuses.values(), day(5))
        assert [event.application for event in made] == [offered.id, waiting.id]
        assert {(event.result, event.on) for event in made} == {(Result.WITHDRAWN, day(5))}


class TestAsk:
    @staticmethod
    def ask(known: LoopFacts, person: str | None = None, *, insist: bool = False) -> str | None:
        return verbs.ask(known, person, day(5), via="mail", insist=insist).person

    def test_asks_the_recruiter_first(self) -> None:
        assert self.ask(case(MET)) == RAY

    def test_asks_the_only_interviewer_where_there_is_no_recruiter(self) -> None:
        assert self.ask(case(interviewed(ACME, 1, DANA))) == DANA
        with pytest.raises(UsageError, match="--with") as raised:
            self.ask(case(interviewed(ACME, 1, DANA, KIM)))
        assert raised.value.candidates == (DANA, KIM)

    def test_asks_whoever_has_not_replied_yet(self) -> None:
        assert self.ask(case(MET, asked(ACME, 2, DANA))) == DANA

    def test_asks_the_company_where_nobody_is_known(self) -> None:
        assert self.ask(case()) is None

    def test_takes_anybody_named(self) -> None:
        assert self.ask(case(MET), "dana") == DANA
        assert self.ask(case(MET), "Somebody New") == "Somebody New"

    @pytest.mark.parametrize("name", [None, "dana", "dana@acme.example", "Dana Lee <DANA@acme.example>"])
    def test_refuses_a_third_one_however_the_person_is_named(self, name: str | None) -> None:
        twice = case(MET, asked(ACME, 2, DANA), asked(ACME, 3, DANA))
        with pytest.raises(RefusedError, match="You asked Dana Lee and nudged once"):
            self.ask(twice, name)
        assert self.ask(twice, name, insist=True)

    def test_refuses_a_third_one_to_the_company(self) -> None:
        with pytest.raises(RefusedError, match="You asked Acme"):
            self.ask(case(asked(ACME, 2, None), asked(ACME, 3, None)))

    @pytest.mark.parametrize("news", [rejected(ACME, 4), recorded(ACME, 4, DANA)])
    def test_counts_anew_after_an_outcome_and_a_reply(self, news: Event) -> None:
        assert self.ask(case(asked(ACME, 2, DANA), asked(ACME, 3, DANA), news), "dana") == DANA

    def test_leaves_asks_to_others_out(self) -> None:
        assert self.ask(case(asked(ACME, 2, DANA), asked(ACME, 3, DANA)), KIM) == KIM


class TestRecord:
    @staticmethod
    def record(
        known: LoopFacts, said: verbs.FeedbackInput, person: str | None = None
    ) -> tuple[str | None, FeedbackType, Reply, str]:
        event = verbs.record(known, said, person, day(5), via=None)
        return event.person, event.type, event.reply, event.text

    def test_is_a_gap_unless_said_otherwise(self) -> None:
        known = case(MET, asked(ACME, 2, DANA))
        assert self.record(known, verbs.FeedbackInput("Too junior")) == (
            DANA,
            FeedbackType.GAP,
            Reply.ANSWERED,
            "Too junior",
        )
        assert self.record(known, verbs.FeedbackInput("Great", type=FeedbackType.STRENGTH))[1] is FeedbackType.STRENGTH

    def test_works_without_an_ask(self) -> None:
        assert self.record(case(MET), verbs.FeedbackInput("Too junior"))[0] == RAY
        assert self.record(case(MET), verbs.FeedbackInput("Too junior"), "dana")[0] == DANA

    def test_takes_a_refusal_without_words(self) -> None:
        refusal = self.record(case(asked(ACME, 2, DANA)), verbs.FeedbackInput(None, declined=True))
        assert refusal == (DANA, FeedbackType.NONE, Reply.DECLINED, "")

    @pytest.mark.parametrize(
        "said",
        [
            verbs.FeedbackInput(None, declined=True, type=FeedbackType.GAP),
            verbs.FeedbackInput(None, declined=True, themes=("level",)),
        ],
    )
    def test_refuses_a_refusal_that_says_something(self, said: verbs.FeedbackInput) -> None:
        with pytest.raises(UsageError, match="--declined"):
            self.record(case(), said)

    def test_needs_words_otherwise(self) -> None:
        for text in (None, ""):
            with pytest.raises(UsageError, match="What did they say"):
                self.record(case(), verbs.FeedbackInput(text))


class TestThank:
    @staticmethod
    def thank(known: LoopFacts, *people: str) -> tuple[str, ...]:
        return verbs.thank(known, people, day(5)).people

    def test_goes_to_everybody_who_is_owed_thanks(self) -> None:
        assert self.thank(case(MET)) == (DANA, RAY)
        assert self.thank(case(MET, thanked(ACME, 2, DANA))) == (RAY,)
        assert self.thank(case(MET, thanked(ACME, 2, DANA, RAY), recorded(ACME, 3, DANA))) == (DANA,)

    def test_goes_to_all_interviewers_again_where_nobody_is_owed_any(self) -> None:
        assert self.thank(case(MET, thanked(ACME, 2, DANA, RAY))) == (DANA, RAY)

    def test_goes_to_those_named(self) -> None:
        assert self.thank(case(MET), "ray", "Max Moe") == (RAY, "Max Moe")

    def test_goes_to_the_company_where_nobody_is_known(self) -> None:
        assert self.thank(case(interviewed(ACME, 1))) == ()

    def test_needs_an_interview_or_feedback_or_a_name(self) -> None:
        for known in (case(), case(interviewed(ACME, TODAY + 1, DANA))):
            with pytest.raises(RefusedError, match="--with"):
                self.thank(known)
            assert self.thank(known, "Max Moe") == ("Max Moe",)


class TestFollowUp:
    @staticmethod
    def follow_up(known: LoopFacts, person: str | None = None) -> str | None:
        return verbs.follow_up(known, person, day(TODAY), via=None).person

    def test_goes_to_the_giver_whose_advice_was_taken(self) -> None:
        one = advised_loop()
        assert self.follow_up(case(*one.story[1:], finished(one.plan, 5), loop=one.loop)) == DANA

    def test_goes_to_the_one_who_was_not_told_yet(self) -> None:
        points = recorded(ACME, 2, DANA), recorded(ACME, 2, KIM)
        plan = planned(ACME, 3, *points)
        both = [*points, plan, finished(plan, 4)]
        with pytest.raises(UsageError, match="Several"):
            self.follow_up(case(*both))
        assert self.follow_up(case(*both, followed_up(ACME, 6, DANA))) == KIM
        assert self.follow_up(case(*both), "kim") == KIM

    def test_may_be_repeated_to_keep_in_touch(self) -> None:
        assert self.follow_up(case(followed_up(ACME, 6, DANA))) == DANA

    def test_needs_something_to_tell(self) -> None:
        point = recorded(ACME, 2)
        for known, hint in (
            (case(), "ask for feedback"),
            (case(point), "plan an action"),
            (case(point, planned(ACME, 3, point)), "finish your action"),
        ):
            with pytest.raises(RefusedError, match=hint):
                self.follow_up(known)


class TestObeying:
    """What a prompt says to do ends it."""

    def test_ends_thanks(self) -> None:
        known = case(MET)
        assert "thank" not in due_days_by_rule([ACME, MET, verbs.thank(known, (), day(2))], 2)

    def test_ends_asking(self) -> None:
        ask = verbs.ask(case(MET, rejected(ACME, 2)), None, day(4), via=None, insist=False)
        assert "ask" not in due_days_by_rule([ACME, MET, rejected(ACME, 2), ask], 4)

    def test_ends_telling_a_company_whose_people_are_known_in_part(self) -> None:
        points = recorded(ACME, 1, None), recorded(ACME, 1, DANA)
        plan = planned(ACME, 2, *points)
        story = [ACME, *points, plan, finished(plan, 3)]
        told = verbs.follow_up(case(*story[1:]), None, day(TODAY), via=None)
        assert "tell" not in due_days_by_rule([*story, told], TODAY)
