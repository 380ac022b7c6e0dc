"""Journals to report on: small, large, and hostile in every field."""

import random
from collections.abc import Iterator

from domain.journals import applied, asked, declined, finished, followed_up, interviewed, outcome, planned, recorded
from feedback_loop.domain.model.events import Applied, Event, FeedbackType, Result
from feedback_loop.views.report.html import ReportInfo

INFO = ReportInfo("1.0", 10)
TODAY = 400
_THEMES = ("technical-depth", "communication", "system-design", "experience-gap", "coding")
_ROUNDS = ("Recruiter call", "Phone screen", "Take-home", "Onsite", "Panel")

HOSTILE = (
    "</style></svg><script>alert(1)</script><img src=http://bad.example/x.png onerror=alert(1)>\"'&amp;{{7*7}}{% x %}"
)
"""What breaks out of HTML, of SVG, of a style sheet, of an attribute, or of a template that does not escape."""
INVISIBLE = "\u202eabc\u2066\u200b\x07\x1b[31m"
"""Letters that turn the direction of text, that nobody sees, or that a terminal obeys."""
LONG = "W" * 300


def search(loops: int, seed: int = 1) -> list[Event]:
    """Return the events of a made-up search, the same in every run: about three a loop."""
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


def nasty(field: str) -> str:
    """Return a text that attacks, names its field, and goes on for long."""
    return f"{field} {HOSTILE}{INVISIBLE} {LONG}"


def hostile() -> list[Event]:
    """Return loops with a hostile text in every field that takes one."""
    name = nasty("who").translate(str.maketrans("<>()", "{}[]"))
    person = f"{name} <dana@acme.example> (recruiter)"
    events: list[Event] = []
    for number in range(3):
        loop = applied(
            nasty(f"company{number}"),
            number,
            role=nasty("role"),
            source=nasty("source"),
            url="javascript:alert(1)",
            location=nasty("place"),
            note=nasty("note"),
        )
        point = recorded(
            loop, 9, person, FeedbackType.MIXED, text=nasty("words"), themes=(nasty("theme"),), via=nasty("via")
        )
        plan = planned(loop, 10, point, text=nasty("plan"), measure=nasty("measure"))
        events += [
            loop,
            interviewed(loop, 5, person, round=nasty(f"round{number}"), rating=3),
            outcome(loop, 6, Result.REJECTED),
            asked(loop, 7, person, via=nasty("via")),
            point,
            plan,
        ]
        events += [finished(plan, 30)] if number else []
    return events
