"""The commands that record events: the event, the default person and what is refused."""

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
    declined,
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


def facts_with(*events: Event, loop: Applied = ACME) -> LoopFacts:
    overview = overview_on([loop, *events], TODAY)
    return overview.facts_of(overview.history.loops[loop.id])


class TestApply:
    @staticmethod
    def apply(again: Applied, *events: Event, insist: bool = False) -> Applied:
        return verbs.apply(again, overview_on([ACME, *events], TODAY), again=insist)

    def test_refuses_the_same_company_and_role_while_it_is_open(self) -> None:
        with pytest.raises(RefusedError, match=r"Acme \(Designer\) from Mon 2 Mar .* --again"):
            self.apply(applied("ACME", role="designer"))

    def test_tells_roles_apart_by_their_symbols(self) -> None:
        roles = ("C Engineer", "C++ Engineer", "C# Engineer", "R&D", ".NET", "\U0001f680", "...", "???")
        for number, role in enumerate(roles):
            others = [applied("Acme", role=other) for other in roles[number + 1 :]]
            assert self.apply(applied("Acme", role=role), *others).role == role
            with pytest.raises(RefusedError, match="still open"):
                self.apply(applied("ACME", role=role.lower()), *others, applied("Acme", role=role))

    def test_knows_the_people_of_earlier_applications_to_the_company(self) -> None:
        earlier = applied("ACME", role="Analyst", people=(DANA,))
        assert self.apply(applied("Acme", people=("dana", "Sam Poe")), earlier).people == (DANA, "Sam Poe")
        assert self.apply(applied("Globex", people=("Dana",)), earlier).people == ("Dana",)

    def test_accepts_a_repetition_on_request_or_after_the_end(self) -> None:
        same = applied("Acme", role="Designer")
        assert self.apply(same, insist=True) == same
        assert self.apply(same, closed(ACME, 2)) == same
        for other in (applied("Acme"), applied("Globex", role="Designer")):
            assert self.apply(other) == other


class TestOutcome:
    def test_accepts_a_deadline_only_for_an_offer(self) -> None:
        loop = overview_on([ACME], TODAY).history.loops[ACME.id]
        offer = verbs.outcome(loop, Result.OFFER, day(3), decision_by=day(9), note="By phone")
        assert (offer.application, offer.decision_by, offer.note) == (ACME.id, day(9), "By phone")
        with pytest.raises(UsageError, match="--decision-by"):
            verbs.outcome(loop, Result.REJECTED, day(3), decision_by=day(9), note=None)


class TestWithdrawOthers:
    def test_withdraws_every_other_open_application(self) -> None:
        offered, refused, waiting, over = (applied(name) for name in ("Offered", "Refused", "Waiting", "Over"))
        events = [outcome(offered, 2, Result.OFFER), rejected(refused, 2), recorded(refused, 3), closed(over, 2)]
        overview = overview_on([ACME, offered, refused, waiting, over, *events], TODAY)
        withdrawals = verbs.withdraw_others(overview.history.loops[ACME.id], overview.statuses.values(), day(5))
        assert [event.application for event in withdrawals] == [offered.id, waiting.id]
        assert {(event.result, event.on) for event in withdrawals} == {(Result.WITHDRAWN, day(5))}


class TestAsk:
    @staticmethod
    def ask(facts: LoopFacts, person: str | None = None, *, insist: bool = False) -> str | None:
        return verbs.ask(facts, person, day(5), via="mail", insist=insist).person

    def test_asks_the_recruiter_first(self) -> None:
        assert self.ask(facts_with(MET)) == RAY

    def test_asks_the_only_interviewer_if_there_is_no_recruiter(self) -> None:
        assert self.ask(facts_with(interviewed(ACME, 1, DANA))) == DANA
        with pytest.raises(UsageError, match="--with") as raised:
            self.ask(facts_with(interviewed(ACME, 1, DANA, KIM)))
        assert raised.value.candidates == (DANA, KIM)

    def test_asks_the_person_who_has_not_replied(self) -> None:
        assert self.ask(facts_with(MET, asked(ACME, TODAY - 8, DANA))) == DANA

    def test_asks_the_company_if_no_person_is_known(self) -> None:
        assert self.ask(facts_with()) is None

    def test_asks_anybody_who_is_named(self) -> None:
        assert self.ask(facts_with(MET), "dana") == DANA
        assert self.ask(facts_with(MET), "Somebody New") == "Somebody New"

    @pytest.mark.parametrize("story", [[asked(ACME, 2, RAY)], [asked(ACME, 20, RAY), declined(ACME, 21, RAY)]])
    def test_asks_the_next_interviewer_after_a_refusal_or_no_reply(self, story: list[Event]) -> None:
        met_others = interviewed(ACME, 2, KIM)
        assert self.ask(facts_with(MET, met_others, *story)) == KIM
        assert self.ask(facts_with(MET, met_others, *story, asked(ACME, 2, KIM))) == DANA

    def test_asks_nobody_by_default_who_declined(self) -> None:
        with pytest.raises(UsageError, match="--with") as raised:
            self.ask(facts_with(interviewed(ACME, 1, DANA), asked(ACME, 2, DANA), declined(ACME, 3, DANA)))
        assert raised.value.candidates == (DANA,)

    def test_asks_several_people_once_each(self) -> None:
        asks = verbs.ask_people(
            facts_with(MET),
            ("dana@acme.example", "ray", "Dana Lee <DANA@acme.example>"),
            day(5),
            via=None,
            insist=False,
        )
        assert [ask.person for ask in asks] == ["Dana Lee <DANA@acme.example>", RAY]

    @pytest.mark.parametrize("name", ["dana", "dana@acme.example", "Dana Lee <DANA@acme.example>"])
    def test_refuses_a_third_ask_however_the_person_is_named(self, name: str | None) -> None:
        twice = facts_with(MET, asked(ACME, 2, DANA), asked(ACME, 3, DANA))
        with pytest.raises(RefusedError, match="You have asked Dana Lee twice"):
            self.ask(twice, name)
        assert self.ask(twice, name, insist=True)

    def test_refuses_a_third_ask_to_the_only_person(self) -> None:
        twice = facts_with(interviewed(ACME, 1, DANA), asked(ACME, 2, DANA), asked(ACME, 3, DANA))
        with pytest.raises(RefusedError, match="You have asked Dana Lee twice"):
            self.ask(twice)
        assert self.ask(twice, insist=True) == DANA

    def test_refuses_a_third_ask_to_the_company(self) -> None:
        with pytest.raises(RefusedError, match="You have asked Acme"):
            self.ask(facts_with(asked(ACME, 2, None), asked(ACME, 3, None)))

    def test_starts_over_after_a_reply_of_the_person_alone(self) -> None:
        twice = [asked(ACME, 2, DANA), asked(ACME, 3, DANA)]
        assert self.ask(facts_with(*twice, recorded(ACME, 4, DANA)), "dana") == DANA
        for news in (rejected(ACME, 4), recorded(ACME, 4, KIM), interviewed(ACME, 4, KIM)):
            with pytest.raises(RefusedError, match="twice"):
                self.ask(facts_with(*twice, news), "dana")

    def test_ignores_asks_to_others(self) -> None:
        assert self.ask(facts_with(asked(ACME, 2, DANA), asked(ACME, 3, DANA)), KIM) == KIM


class TestRecord:
    @staticmethod
    def record(
        facts: LoopFacts, feedback: verbs.FeedbackInput, person: str | None = None
    ) -> tuple[str | None, FeedbackType, Reply, str]:
        event = verbs.record(facts, feedback, person, day(5), via=None)
        return event.person, event.type, event.reply, event.text

    def test_is_a_gap_by_default(self) -> None:
        facts = facts_with(MET, asked(ACME, 2, DANA))
        assert self.record(facts, verbs.FeedbackInput("Too junior")) == (
            DANA,
            FeedbackType.GAP,
            Reply.ANSWERED,
            "Too junior",
        )
        assert self.record(facts, verbs.FeedbackInput("Great", type=FeedbackType.STRENGTH))[1] is FeedbackType.STRENGTH

    def test_works_without_an_ask(self) -> None:
        assert self.record(facts_with(MET), verbs.FeedbackInput("Too junior"))[0] == RAY
        assert self.record(facts_with(MET), verbs.FeedbackInput("Too junior"), "dana")[0] == DANA

    def test_accepts_a_refusal_without_text(self) -> None:
        refusal = self.record(facts_with(asked(ACME, 2, DANA)), verbs.FeedbackInput(None, declined=True))
        assert refusal == (DANA, FeedbackType.NONE, Reply.DECLINED, "")

    @pytest.mark.parametrize(
        "feedback",
        [
            verbs.FeedbackInput(None, declined=True, type=FeedbackType.GAP),
            verbs.FeedbackInput(None, declined=True, themes=("level",)),
        ],
    )
    def test_refuses_a_refusal_with_type_or_themes(self, feedback: verbs.FeedbackInput) -> None:
        with pytest.raises(UsageError, match="--declined"):
            self.record(facts_with(), feedback)

    def test_needs_text_for_anything_else(self) -> None:
        for text in (None, ""):
            with pytest.raises(UsageError, match="What did they say"):
                self.record(facts_with(), verbs.FeedbackInput(text))


class TestThank:
    @staticmethod
    def thank(facts: LoopFacts, *people: str) -> tuple[str, ...]:
        return verbs.thank(facts, people, day(5)).people

    def test_goes_to_everybody_not_thanked_yet(self) -> None:
        assert self.thank(facts_with(MET)) == (DANA, RAY)
        assert self.thank(facts_with(MET, thanked(ACME, 2, DANA))) == (RAY,)
        assert self.thank(facts_with(MET, thanked(ACME, 2, DANA, RAY), recorded(ACME, 3, DANA))) == (DANA,)

    def test_goes_to_all_interviewers_if_everybody_was_thanked(self) -> None:
        assert self.thank(facts_with(MET, thanked(ACME, 2, DANA, RAY))) == (DANA, RAY)

    def test_goes_to_the_people_named(self) -> None:
        assert self.thank(facts_with(MET), "ray", "Max Moe") == (RAY, "Max Moe")

    def test_goes_to_the_company_if_no_person_is_known(self) -> None:
        assert self.thank(facts_with(interviewed(ACME, 1))) == ()

    def test_leaves_out_who_referred_the_user_or_is_of_an_agency(self) -> None:
        friend, agent = "Tom Roe (friend who referred me)", "Ann Day (agency recruiter)"
        assert self.thank(facts_with(interviewed(ACME, 1, DANA, friend, agent))) == (DANA,)

    def test_needs_an_interview_or_feedback_or_a_name(self) -> None:
        for facts in (facts_with(), facts_with(interviewed(ACME, TODAY + 1, DANA))):
            with pytest.raises(RefusedError, match="--with"):
                self.thank(facts)
            assert self.thank(facts, "Max Moe") == ("Max Moe",)


class TestFollowUp:
    @staticmethod
    def follow_up(facts: LoopFacts, person: str | None = None) -> str | None:
        return verbs.follow_up(facts, person, day(TODAY), via=None).person

    def test_goes_to_the_giver_of_the_advice(self) -> None:
        advised = advised_loop()
        assert self.follow_up(facts_with(*advised.story[1:], finished(advised.plan, 5), loop=advised.loop)) == DANA

    def test_goes_to_the_giver_who_was_not_told_yet(self) -> None:
        points = recorded(ACME, 2, DANA), recorded(ACME, 2, KIM)
        plan = planned(ACME, 3, *points)
        both = [*points, plan, finished(plan, 4)]
        with pytest.raises(UsageError, match="Which person"):
            self.follow_up(facts_with(*both))
        assert self.follow_up(facts_with(*both, followed_up(ACME, 6, DANA))) == KIM
        assert self.follow_up(facts_with(*both), "kim") == KIM

    def test_can_be_repeated_to_keep_in_touch(self) -> None:
        assert self.follow_up(facts_with(followed_up(ACME, 6, DANA))) == DANA

    def test_keeps_in_touch_with_a_giver_who_was_thanked(self) -> None:
        praise = recorded(ACME, 2, type=FeedbackType.STRENGTH)
        assert self.follow_up(facts_with(praise, thanked(ACME, 3, DANA))) == DANA

    def test_needs_something_to_tell(self) -> None:
        point = recorded(ACME, 2)
        for facts, hint in (
            (facts_with(), "feedback-loop ask-feedback acme"),
            (facts_with(point), "feedback-loop act acme TEXT"),
            (facts_with(point, planned(ACME, 3, point)), "feedback-loop act acme --done"),
        ):
            with pytest.raises(RefusedError, match=hint):
                self.follow_up(facts)


class TestCommandsOfPrompts:
    """The command that a prompt suggests ends the prompt."""

    def test_end_thank(self) -> None:
        facts = facts_with(MET)
        assert "thank" not in due_days_by_rule([ACME, MET, verbs.thank(facts, (), day(2))], 2)

    def test_end_ask(self) -> None:
        ask = verbs.ask(facts_with(MET, rejected(ACME, 2)), None, day(4), via=None, insist=False)
        assert "ask" not in due_days_by_rule([ACME, MET, rejected(ACME, 2), ask], 4)

    def test_end_tell_if_only_some_givers_are_known(self) -> None:
        points = recorded(ACME, 1, None), recorded(ACME, 1, DANA)
        plan = planned(ACME, 2, *points)
        story = [ACME, *points, plan, finished(plan, 3)]
        follow_up = verbs.follow_up(facts_with(*story[1:]), None, day(TODAY), via=None)
        assert "tell" not in due_days_by_rule([*story, follow_up], TODAY)
