"""Check in: ask where things stand."""

import datetime as dt

from feedback_loop.domain.commands.recipients import resolve_person
from feedback_loop.domain.model.events import CheckedIn
from feedback_loop.domain.rules.facts import LoopFacts


def check_in(facts: LoopFacts, person: str | None, on: dt.date, *, via: str | None) -> CheckedIn:
    """Return a check-in with a person, by default with who can say where things stand."""
    who = resolve_person(facts, person) if person else facts.main_contact()
    return CheckedIn(application=facts.loop.id, person=who, via=via, on=on)
