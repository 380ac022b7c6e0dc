"""Journals to report on: make_event-up searches, and hostile text in every field."""

import random
from collections.abc import Iterator

from domain.builders import applied, asked, declined, finished, followed_up, interviewed, outcome, planned, recorded
from feedback_loop.domain.model.events import Applied, Event, FeedbackType, Result
from feedback_loop.views.report.html import ReportInfo

INFO = ReportInfo("1.0", 10)
TODAY = 400
_THEMES = ("technical-depth", "communication", "system-design", "experience-gap", "coding")
_ROUNDS = ("Recruiter call", "Phone screen", "Take-home", "Onsite", "Panel")

HOSTILE = (
    "</style></svg><script>alert(1)</script><img src=http://bad.example/x.png onerror=alert(1)>\"'&amp;{{7*7}}{% x %}"
)
"""A text that breaks out of unescaped HTML, SVG, style sheets, attributes and templates."""
INVISIBLE = "\u202eabc\u2066\u200b\x07\x1b[31m"
"""A text with direction overrides, invisible characters and terminal escapes."""
LONG = "W" * 300


def search(loops: int, seed: int = 1) -> list[Event]:
    """Return the events of a make_event-up search, about three per loop, the same in every run."""
    chance = random.Random(seed)
    return [event for number in range(loops) for event in _loop(number, chance)]


def _loop(number: int, chance: random.Random) -> Iterator[Event]:
    day = chance.randrange(300)
    company = f"Company {'ABCDEFGHIJ'[number % 10]}{number}"
    person = f"Person{number} Poe <p{number}@c{number}.example> (recruiter)"
    loop = applied(company, day, role="Analyst")
    yield loop
    if chance.random() < 0.5:
        return
    for name in chance.sample(_ROUNDS, chance.choice((1, 1, 2, 3))):
        yield interviewed(loop, (day := day + 5), person, round=name)
    if chance.random() < 0.8:
        yield outcome(loop, (day := day + 5), chance.choice(list(Result)))
    if chance.random() < 0.7:
        yield asked(loop, (day := day + 2), person)
        yield from _feedback(loop, person, day, chance)


def _feedback(loop: Applied, person: str, day: int, chance: random.Random) -> Iterator[Event]:
    if chance.random() < 0.2:
        yield declined(loop, day + 3, person)
        return
    point = recorded(loop, day + 3, person, themes=(chance.choice(_THEMES),))
    plan = planned(loop, day + 4, point)
    yield from (point, plan)
    if chance.random() < 0.7:
        yield finished(plan, day + 40)
        if chance.random() < 0.7:
            yield followed_up(loop, day + 50, person)


def many_rounds(loops: int, rounds: int = 14) -> list[Event]:
    """Return the events of a search with many interview rounds, always in the same order."""
    chance = random.Random(rounds)
    events: list[Event] = []
    for number in range(loops):
        day = chance.randrange(250, 350)
        loop = applied(f"Company {number}", day, source=chance.choice(("LinkedIn", "Referral")))
        held = chance.choice((0, 0, 1, 2, 4, 8, rounds))
        events.append(loop)
        events += [interviewed(loop, day + 3 * turn, round=f"Round number {turn}", rating=3) for turn in range(1, held)]
        if chance.random() < 0.8:
            events.append(outcome(loop, day + 3 * held + 4, chance.choice(list(Result))))
    return events


def hostile_text(field: str) -> str:
    """Return a long hostile text that begins with the name of its field."""
    return f"{field} {HOSTILE}{INVISIBLE} {LONG}"


def hostile_search() -> list[Event]:
    """Return loops with a hostile text in every field that takes one."""
    name = hostile_text("who").translate(str.maketrans("<>()", "{}[]"))
    person = f"{name} <dana@acme.example> (recruiter)"
    events: list[Event] = []
    for number in range(3):
        loop = applied(
            hostile_text(f"company{number}"),
            number,
            role=hostile_text("role"),
            source=hostile_text("source"),
            url="javascript:alert(1)",
            location=hostile_text("place"),
            note=hostile_text("note"),
        )
        point = recorded(
            loop,
            9,
            person,
            FeedbackType.MIXED,
            text=hostile_text("words"),
            themes=(hostile_text("theme"),),
            via=hostile_text("via"),
        )
        plan = planned(loop, 10, point, text=hostile_text("plan"), measure=hostile_text("measure"))
        events += [
            loop,
            interviewed(loop, 5, person, round=hostile_text(f"round{number}"), rating=3),
            outcome(loop, 6, Result.REJECTED),
            asked(loop, 7, person, via=hostile_text("via")),
            point,
            plan,
        ]
        events += [finished(plan, 30)] if number else []
    return events
