"""Builders of job searches, each with a different message due."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from domain.builders import (
    applied,
    asked,
    day,
    declined,
    followed_up,
    interviewed,
    make_event,
    outcome,
    planned,
    recorded,
    rejected,
    thanked,
)
from feedback_loop.domain.commands import check_in as check_ins
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    CheckedIn,
    Event,
    FeedbackType,
    Finished,
    Planned,
    Progressed,
    Result,
    SetAside,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules.facts import JobSearchFacts, LoopFacts
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.kinds import MessageEvent, MessageLength, recipients, with_canonical_people
from feedback_loop.messages.language import load_language
from feedback_loop.messages.letter import Letter
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import situation_of
from feedback_loop.messages.templates import builtin_template

ALEX = Sender("Alex Moreau", "+33 6 12 34 56 78", "https://alex.example")
DANA = "Dana Lee <dana@acme.example>"
RAY = "Ray Poe <ray@acme.example> (recruiter)"
KIM = "Kim Oh <kim@globex.example>"
_FIRST = dt.date(2026, 3, 2)


class Search(NamedTuple):
    """A journal, the day, and the message that is due in its first loop, with its sender."""

    events: Sequence[Event]
    day: int
    decide: Callable[[LoopFacts, dt.date], MessageEvent]
    sender: Sender = ALEX

    def due(self) -> tuple[LoopFacts, MessageEvent]:
        today = _FIRST + dt.timedelta(days=self.day)
        history = fold(cast("Sequence[AnyEvent]", self.events))
        first = next(event for event in self.events if isinstance(event, Applied))
        facts = LoopFacts(history.loops[first.id], history, today, DEFAULT_DAYS, JobSearchFacts(history, today))
        return facts, self.decide(facts, today)


def letters(
    facts: LoopFacts, event: MessageEvent, sender: Sender, language: str = "en", *, formal: bool = True
) -> list[Letter]:
    """Return one letter for each recipient."""
    event = with_canonical_people(facts, event)
    people = recipients(event) or (None,)
    return [
        Letter(event, person, situation_of(facts, event, person), load_language(language), formal, sender)
        for person in people
    ]


def drafts_of(
    facts: LoopFacts,
    event: MessageEvent,
    sender: Sender,
    language: str = "en",
    length: MessageLength = MessageLength.MAIL,
) -> list[MessageDraft]:
    """Return the built-in drafts of an event, one for each recipient."""
    return [
        write_draft(builtin_template(letter.situation.kind, language, length), facts, letter)
        for letter in letters(facts, event, sender, language)
    ]


def thank(*people: str) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda facts, today: verbs.thank(facts, people, today)


def ask(person: str | None = None) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda facts, today: verbs.ask(facts, person, today, via=None, insist=False)


def check_in(person: str | None = None) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda facts, today: check_ins.check_in(facts, person, today, via=None)


def follow_up(person: str | None = None) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda facts, today: verbs.follow_up(facts, person, today, via=None)


def progress(plan: Planned, on: int, text: str) -> Progressed:
    return make_event(Progressed, on, action=plan.id, text=text)


def finish(plan: Planned, on: int, evidence: str | None = None) -> Finished:
    return make_event(Finished, on, action=plan.id, evidence=evidence)


def nothing_but_an_application() -> Search:
    return Search([applied("Acme")], 5, ask(), Sender())


def after_a_good_interview() -> Search:
    loop = applied("Acme", role="Data analyst")
    interview = interviewed(loop, 3, DANA, rating=5, talked_about="How the team reviews its forecasts every Friday.")
    return Search([loop, interview], 4, thank())


def after_a_panel() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, 3, DANA, "Li Na", rating=2)], 3, thank())


def after_an_interview_on_an_unknown_day() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, None, DANA), rejected(loop, 9)], 10, thank("dana"))


def turned_down_after_a_bad_interview() -> Search:
    other, loop = applied("Globex"), applied("Acme", role="Data analyst")
    interview = interviewed(loop, 10, DANA, rating=1, note="Froze at the question about cohort tables")
    feedback = recorded(other, 5, KIM, text="Say what you think while you think.", themes=("communication",))
    return Search([loop, other, feedback, interview, rejected(loop, 20)], 22, ask())


def ghosted() -> Search:
    loop = applied("Acme")
    return Search([loop, interviewed(loop, 3, RAY, rating=4), outcome(loop, 40, Result.GHOSTED)], 42, ask())


def no_reply_by_mail() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, 3, RAY), rejected(loop, 8), asked(loop, 10, RAY, via="mail")], 17, ask())


def no_reply_by_phone() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, 3, RAY), rejected(loop, 8), asked(loop, 10, RAY, via="phone")], 17, ask())


def several_points() -> Search:
    loop = applied("Acme", role="Data analyst")
    good = recorded(loop, 12, DANA, FeedbackType.STRENGTH, text="Clear slides.")
    gap = recorded(loop, 12, DANA, text="Your SQL is slow. Practise window functions!")
    plan = planned(loop, 13, gap, text="One window function exercise a day until May")
    return Search([loop, interviewed(loop, 3, DANA), good, gap, plan], 13, thank("dana"))


def only_praise() -> Search:
    loop = applied("Acme")
    feedback = recorded(loop, 12, DANA, FeedbackType.STRENGTH, text="Best take-home task this year")
    return Search([loop, interviewed(loop, 3, DANA), asked(loop, 10, DANA), feedback], 13, thank("dana"))


def refused() -> Search:
    loop = applied("Acme", role="Data analyst")
    events = [loop, interviewed(loop, 3, RAY), rejected(loop, 8), asked(loop, 10, RAY), declined(loop, 12, RAY)]
    return Search(events, 13, thank("ray"))


def nothing_usable() -> Search:
    loop = applied("Acme", role="Data analyst")
    feedback = recorded(loop, 12, RAY, FeedbackType.NONE, text="We had many strong candidates.")
    return Search([loop, interviewed(loop, 3, RAY), rejected(loop, 8), feedback], 13, thank("ray"))


def set_aside() -> Search:
    loop = applied("Acme")
    feedback = recorded(loop, 12, DANA, text="Move to Berlin")
    decision = make_event(SetAside, 13, feedback=(feedback.id,), reason="No")
    return Search([loop, interviewed(loop, 3, DANA), feedback, decision], 13, thank("dana"))


def one_theme_across_loops() -> Search:
    first, second = applied("Acme", role="Data analyst"), applied("Globex", role="Analyst")
    first_point = recorded(first, 5, DANA, text="Think aloud.", themes=("communication",))
    second_point = recorded(second, 9, KIM, text="We could not follow your thoughts", themes=("communication",))
    plan = planned(
        None, 10, first_point, second_point, text="Weekly mock interviews with a friend", theme="communication"
    )
    steps = [progress(plan, 40, "Ten interviews so far"), finish(plan, 131, "Two offers of a second round")]
    return Search([first, second, first_point, second_point, plan, *steps], 140, follow_up())


def several_givers_and_actions() -> Search:
    loop = applied("Acme", role="Data analyst")
    by_dana, by_ray = recorded(loop, 5, DANA, text="Think aloud"), recorded(loop, 6, RAY, text="Learn dbt")
    talk, learn = planned(loop, 7, by_dana, text="Mock interviews"), planned(loop, 7, by_ray, text="The dbt course")
    more = planned(loop, 8, by_ray, text="A model of my own savings in dbt")
    ends = [finish(talk, 30, "Talks flow"), finish(learn, 60), finish(more, 90, "A public repository with it")]
    return Search([loop, by_dana, by_ray, talk, learn, more, *ends], 100, follow_up("ray"))


def offer_accepted_elsewhere() -> Search:
    loop, other = applied("Acme", role="Data analyst"), applied("Globex", role="Senior analyst")
    feedback = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 7, feedback, text="Mock interviews")
    ends = [finish(plan, 60, "Talks flow"), followed_up(loop, 70, DANA)]
    return Search([loop, other, feedback, plan, *ends, outcome(other, 90, Result.ACCEPTED)], 97, follow_up())


def follow_up_after_an_offer_elsewhere() -> Search:
    loop, other = applied("Acme"), applied("Globex", role="Senior analyst")
    feedback = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 7, feedback, text="Mock interviews")
    return Search([loop, other, feedback, plan, finish(plan, 60), outcome(other, 90, Result.ACCEPTED)], 97, follow_up())


def half_a_year_later() -> Search:
    loop = applied("Acme Inc.", role="Data analyst")
    feedback = recorded(loop, 5, DANA, text="Think aloud!")
    plan = planned(loop, 7, feedback, text="Mock interviews")
    more = planned(loop, 75, feedback, text="A talk at the local meetup")
    ends = [
        finish(plan, 60, "Talks flow"),
        followed_up(loop, 70, DANA),
        progress(more, 120, "The talk is on 3 November."),
    ]
    return Search([loop, feedback, plan, more, *ends], 250, follow_up())


def nobody_known() -> Search:
    loop = applied("Acme", role="Data analyst")
    feedback = recorded(loop, 5, None, text="Too junior for this role.")
    plan = planned(loop, 7, feedback, text="A year as a working student")
    return Search([loop, feedback, plan, finish(plan, 300)], 310, follow_up(), Sender())


def names_of_other_scripts() -> Search:
    loop = applied("株式会社アクメ", role="データアナリスト")
    return Search(
        [loop, interviewed(loop, 3, "李 小龙 <li@acme.example>", talked_about="チームの進め方。")], 4, thank()
    )


def long_texts() -> Search:
    company = "The Very Old and Honourable Acme Company of Lower Saxony and Bremen GmbH & Co. KG"
    loop = applied(company, role="Senior principal staff data analyst for everything that moves (m/f/d)")
    text = "You know your tables. " + "But when we asked why a number was what it was you went back to the query. " * 9
    feedback = recorded(loop, 5, DANA, text=text)
    plan = planned(loop, 7, feedback, text="Explain one number a day to somebody who does not care about tables. " * 5)
    steps = [
        progress(plan, 20 + 30 * n, f"Explained {n} numbers to my neighbours, who asked back. " * 4) for n in (1, 2)
    ]
    return Search(
        [loop, feedback, plan, *steps, finish(plan, 99, "They now ask me before they vote. " * 7)], 120, follow_up()
    )


def thanks_before_anything() -> Search:
    loop = applied("Acme", people=("Dr. Bo Ek (referrer)",))
    return Search([loop, thanked(loop, 1)], 2, thank("bo"))


def silence_after_an_application() -> Search:
    return Search([applied("Acme", role="Data analyst")], 30, check_in(), Sender())


def late_decision() -> Search:
    loop = applied("Acme", role="Data analyst", people=(RAY,))
    return Search([loop, interviewed(loop, 3, DANA, decision_by=day(10))], 12, check_in())


def end(result: Result) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda facts, today: verbs.outcome(facts.loop, result, today, decision_by=None, note=None)


def checked_in_after_an_interview() -> Search:
    loop = applied("Acme", role="Data analyst")
    check = make_event(CheckedIn, 20, application=loop.id, person=DANA)
    return Search([loop, interviewed(loop, 3, DANA)], 20, lambda _facts, _today: check)


def good_news_for_a_referrer() -> Search:
    loop = applied("Acme", role="Data analyst", people=("Bo Ek (referrer)",))
    return Search([loop, interviewed(loop, 3, DANA), outcome(loop, 20, Result.ACCEPTED)], 21, thank("bo"))


def withdrawn() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, 3, DANA)], 20, end(Result.WITHDRAWN))


def offer_turned_down() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, 3, DANA), outcome(loop, 9, Result.OFFER)], 20, end(Result.TURNED_DOWN))


SEARCHES: dict[str, Callable[[], Search]] = {
    build.__name__.replace("_", "-"): build
    for build in (
        nothing_but_an_application,
        after_a_good_interview,
        after_a_panel,
        after_an_interview_on_an_unknown_day,
        turned_down_after_a_bad_interview,
        ghosted,
        no_reply_by_mail,
        no_reply_by_phone,
        several_points,
        only_praise,
        refused,
        nothing_usable,
        set_aside,
        one_theme_across_loops,
        several_givers_and_actions,
        offer_accepted_elsewhere,
        follow_up_after_an_offer_elsewhere,
        half_a_year_later,
        nobody_known,
        names_of_other_scripts,
        long_texts,
        thanks_before_anything,
        silence_after_an_application,
        late_decision,
        checked_in_after_an_interview,
        good_news_for_a_referrer,
        withdrawn,
        offer_turned_down,
    )
}
