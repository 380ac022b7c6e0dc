"""Made-up searches: what the journal knows of each differs, and so does the message that is due."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from domain.builders import (
    applied,
    asked,
    declined,
    interviewed,
    make_event,
    outcome,
    planned,
    recorded,
    rejected,
    thanked,
)
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.model.events import (
    AnyEvent,
    Applied,
    Event,
    FeedbackType,
    Finished,
    FollowedUp,
    Planned,
    Progressed,
    Result,
    SetAside,
)
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.rules import facts as search
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.table import DEFAULT_DAYS
from feedback_loop.messages.sender import Sender
from feedback_loop.messages.situations import MessageEvent

ALEX = Sender("Alex Moreau", "+33 6 12 34 56 78", "https://alex.example")
DANA = "Dana Lee <dana@acme.example>"
RAY = "Ray Poe <ray@acme.example> (recruiter)"
KIM = "Kim Oh <kim@globex.example>"
_FIRST = dt.date(2026, 3, 2)


class Search(NamedTuple):
    """A journal, the day, who signs, and the message that is due in its first loop."""

    events: Sequence[Event]
    day: int
    decide: Callable[[LoopFacts, dt.date], MessageEvent]
    me: Sender = ALEX

    def due(self) -> tuple[LoopFacts, MessageEvent]:
        today = _FIRST + dt.timedelta(days=self.day)
        book = fold(cast("Sequence[AnyEvent]", self.events))
        first = next(event for event in self.events if isinstance(event, Applied))
        case = LoopFacts(book.loops[first.id], book, today, DEFAULT_DAYS, search.JobSearchFacts(book, today))
        return case, self.decide(case, today)


def thank(*people: str) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda case, today: verbs.thank(case, people, today)


def ask(person: str | None = None) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda case, today: verbs.ask(case, person, today, via=None, insist=False)


def follow_up(person: str | None = None) -> Callable[[LoopFacts, dt.date], MessageEvent]:
    return lambda case, today: verbs.follow_up(case, person, today, via=None)


def progress(plan: Planned, on: int, text: str) -> Progressed:
    return make_event(Progressed, on, action=plan.id, text=text)


def finish(plan: Planned, on: int, evidence: str | None = None) -> Finished:
    return make_event(Finished, on, action=plan.id, evidence=evidence)


def told(loop: Applied, on: int, person: str) -> FollowedUp:
    return make_event(FollowedUp, on, application=loop.id, person=person)


def nothing_but_an_application() -> Search:
    return Search([applied("Acme")], 5, ask(), Sender())


def after_a_good_interview() -> Search:
    loop = applied("Acme", role="Data analyst")
    met = interviewed(loop, 3, DANA, rating=5, note="How the team reviews its own forecasts every Friday.")
    return Search([loop, met], 4, thank())


def after_a_panel() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, 3, DANA, "Li Na", rating=2)], 3, thank())


def after_an_interview_on_an_unknown_day() -> Search:
    loop = applied("Acme", role="Data analyst")
    return Search([loop, interviewed(loop, None, DANA), rejected(loop, 9)], 10, thank("dana"))


def turned_down_after_a_bad_interview() -> Search:
    other, loop = applied("Globex"), applied("Acme", role="Data analyst")
    met = interviewed(loop, 10, DANA, rating=1, note="Froze at the question about cohort tables")
    hint = recorded(other, 5, KIM, text="Say what you think while you think.", themes=("communication",))
    return Search([loop, other, hint, met, rejected(loop, 20)], 22, ask())


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
    said = recorded(loop, 12, DANA, FeedbackType.STRENGTH, text="Best take-home task this year")
    return Search([loop, interviewed(loop, 3, DANA), asked(loop, 10, DANA), said], 13, thank("dana"))


def refused() -> Search:
    loop = applied("Acme", role="Data analyst")
    events = [loop, interviewed(loop, 3, RAY), rejected(loop, 8), asked(loop, 10, RAY), declined(loop, 12, RAY)]
    return Search(events, 13, thank("ray"))


def nothing_usable() -> Search:
    loop = applied("Acme", role="Data analyst")
    said = recorded(loop, 12, RAY, FeedbackType.NONE, text="We had many strong candidates.")
    return Search([loop, interviewed(loop, 3, RAY), rejected(loop, 8), said], 13, thank("ray"))


def set_aside() -> Search:
    loop = applied("Acme")
    said = recorded(loop, 12, DANA, text="Move to Berlin")
    aside = make_event(SetAside, 13, feedback=(said.id,), reason="No")
    return Search([loop, interviewed(loop, 3, DANA), said, aside], 13, thank("dana"))


def one_theme_across_loops() -> Search:
    first, second = applied("Acme", role="Data analyst"), applied("Globex", role="Analyst")
    one = recorded(first, 5, DANA, text="Think aloud.", themes=("communication",))
    two = recorded(second, 9, KIM, text="We could not follow your thoughts", themes=("communication",))
    plan = planned(None, 10, one, two, text="Weekly mock interviews with a friend", theme="communication")
    steps = [progress(plan, 40, "Ten interviews so far"), finish(plan, 131, "Two offers of a second round")]
    return Search([first, second, one, two, plan, *steps], 140, follow_up())


def several_givers_and_actions() -> Search:
    loop = applied("Acme", role="Data analyst")
    one, two = recorded(loop, 5, DANA, text="Think aloud"), recorded(loop, 6, RAY, text="Learn dbt")
    talk, learn = planned(loop, 7, one, text="Mock interviews"), planned(loop, 7, two, text="The dbt course")
    more = planned(loop, 8, two, text="A model of my own savings in dbt")
    ends = [finish(talk, 30, "Talks flow"), finish(learn, 60), finish(more, 90, "A public repository with it")]
    return Search([loop, one, two, talk, learn, more, *ends], 100, follow_up("ray"))


def offer_accepted_elsewhere() -> Search:
    loop, other = applied("Acme", role="Data analyst"), applied("Globex", role="Senior analyst")
    said = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 7, said, text="Mock interviews")
    ends = [finish(plan, 60, "Talks flow"), told(loop, 70, DANA)]
    return Search([loop, other, said, plan, *ends, outcome(other, 90, Result.ACCEPTED)], 97, follow_up())


def told_after_an_offer_elsewhere() -> Search:
    loop, other = applied("Acme"), applied("Globex", role="Senior analyst")
    said = recorded(loop, 5, DANA, text="Think aloud")
    plan = planned(loop, 7, said, text="Mock interviews")
    return Search([loop, other, said, plan, finish(plan, 60), outcome(other, 90, Result.ACCEPTED)], 97, follow_up())


def half_a_year_later() -> Search:
    loop = applied("Acme Inc.", role="Data analyst")
    said = recorded(loop, 5, DANA, text="Think aloud!")
    plan = planned(loop, 7, said, text="Mock interviews")
    more = planned(loop, 75, said, text="A talk at the local meetup")
    ends = [finish(plan, 60, "Talks flow"), told(loop, 70, DANA), progress(more, 120, "The talk is on 3 November.")]
    return Search([loop, said, plan, more, *ends], 250, follow_up())


def nobody_known() -> Search:
    loop = applied("Acme", role="Data analyst")
    said = recorded(loop, 5, None, text="Too junior for this role.")
    plan = planned(loop, 7, said, text="A year as a working student")
    return Search([loop, said, plan, finish(plan, 300)], 310, follow_up(), Sender())


def names_of_other_scripts() -> Search:
    loop = applied("株式会社アクメ", role="データアナリスト")
    return Search([loop, interviewed(loop, 3, "李 小龙 <li@acme.example>", note="チームの進め方。")], 4, thank())


def long_texts() -> Search:
    company = "The Very Old and Honourable Acme Company of Lower Saxony and Bremen GmbH & Co. KG"
    loop = applied(company, role="Senior principal staff data analyst for everything that moves (m/f/d)")
    text = "You know your tables. " + "But when we asked why a number was what it was you went back to the query. " * 9
    said = recorded(loop, 5, DANA, text=text)
    plan = planned(loop, 7, said, text="Explain one number a day to somebody who does not care about tables. " * 5)
    steps = [
        progress(plan, 20 + 30 * n, f"Explained {n} numbers to my neighbours, who asked back. " * 4) for n in (1, 2)
    ]
    return Search(
        [loop, said, plan, *steps, finish(plan, 99, "They now ask me before they vote. " * 7)], 120, follow_up()
    )


def thanks_before_anything() -> Search:
    loop = applied("Acme", people=("Dr. Bo Ek (referrer)",))
    return Search([loop, thanked(loop, 1)], 2, thank("bo"))


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
        told_after_an_offer_elsewhere,
        half_a_year_later,
        nobody_known,
        names_of_other_scripts,
        long_texts,
        thanks_before_anything,
    )
}
