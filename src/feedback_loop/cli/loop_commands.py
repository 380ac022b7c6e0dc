"""The loop: apply, interviewed, outcome, record."""

from typing import Annotated

import typer

from feedback_loop.cli.options import DecisionBy, Json, Note, On, People, Target, Via, With, Yes
from feedback_loop.cli.session import Session, session
from feedback_loop.cli.typed import line, text_of
from feedback_loop.domain import verbs
from feedback_loop.domain.dates import parse_time
from feedback_loop.domain.events import AnyEvent, Applied, Asked, Interviewed, Result, Sort
from feedback_loop.domain.likely import named_people
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.people import parse_person
from feedback_loop.domain.review import Standing
from feedback_loop.domain.text import one_line
from feedback_loop.domain.themes import normalised


def apply(
    context: typer.Context,
    company: Annotated[str | None, typer.Argument(metavar="COMPANY", help="The company.", show_default=False)] = None,
    role: Annotated[str | None, typer.Argument(metavar="[ROLE]", help="The role.", show_default=False)] = None,
    on: On = None,
    source: Annotated[str | None, typer.Option(metavar="SOURCE", help="Where you found it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it is advertised.")] = None,
    location: Annotated[str | None, typer.Option(metavar="PLACE", help="Where the work is.")] = None,
    people: People = None,
    note: Note = None,
    again: Annotated[bool, typer.Option("--again", help="Another application to the same role.")] = False,
    as_json: Json = False,
) -> None:
    """Record an application; it opens a loop."""
    here = session(context, as_json=as_json)
    missing = "Which company? Type: feedback-loop apply COMPANY ROLE"
    applied = Applied(
        company=one_line(here.value(company, "Company", missing), "company"),
        role=line(role, "role"),
        on=here.calendar.happened(on),
        source=line(source, "source"),
        url=line(url, "url"),
        location=line(location, "location"),
        people=tuple(str(parse_person(person)) for person in people or ()),
        note=text_of(note, "note"),
    )
    entry = here.record(lambda seen: [verbs.apply(applied, seen.standings.values(), again=again)])
    here.confirm(entry, entry.added[0].id)


def interviewed(
    context: typer.Context,
    target: Target = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day; one ahead is a date that is set.")] = None,
    at: Annotated[str | None, typer.Option(metavar="HH:MM", help="The time of day.")] = None,
    round_: Annotated[str | None, typer.Option("--round", metavar="ROUND", help="Say phone screen, or onsite.")] = None,
    people: People = None,
    decision_by: DecisionBy = None,
    rating: Annotated[int | None, typer.Option(min=1, max=5, help="How it went, before you know the outcome.")] = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Record an interview that took place, or one that is set for a day to come."""
    here = session(context, as_json=as_json)
    day = here.calendar.any_day(on)
    decision = here.calendar.decision_day(decision_by, day)
    time = parse_time(at) if at is not None else None
    here.record_in(
        target,
        lambda _, standing: [
            Interviewed(
                application=standing.id,
                on=day,
                at=time,
                round=line(round_, "round"),
                people=named_people(standing.loop, people) if people else (),
                decision_by=decision,
                rating=rating,
                note=text_of(note, "note"),
            ),
        ],
        with_person=next(iter(people or ()), None),
    )


def outcome(
    context: typer.Context,
    target: Target = None,
    result: Annotated[
        Result | None,
        typer.Argument(case_sensitive=False, metavar="RESULT", help=f"One of {', '.join(Result)}.", show_default=False),
    ] = None,
    on: On = None,
    decision_by: Annotated[str | None, typer.Option(metavar="DATE", help="An offer's deadline.")] = None,
    note: Note = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record how it ended; a later outcome replaces an earlier one."""
    here = session(context, as_json=as_json)
    day = here.calendar.happened(on)
    deadline = here.calendar.decision_day(decision_by, day)
    written = text_of(note, "note")
    target = target or here.chosen_target()
    chosen = result or Result(here.pick("How did it end", list(Result), "Which outcome? Add one of"))
    if chosen is Result.ACCEPTED:
        target = here.found(target).id
    withdraw = chosen is Result.ACCEPTED and (yes or _wants_to_withdraw(here, target))

    def decide(seen: Overview, standing: Standing) -> list[AnyEvent]:
        ended = verbs.outcome(standing.loop, chosen, day, decision_by=deadline, note=written)
        others = verbs.withdrawals(standing.loop, seen.standings.values(), day) if withdraw else []
        closed = [ended, *others] if chosen is not Result.OFFER else []
        return [ended, *others, *(off for one in closed for off in verbs.called_off(seen.cases[one.application]))]

    here.record_in(target, decide)


def _wants_to_withdraw(here: Session, accepted: str) -> bool:
    """Offer to withdraw the other applications; where nobody can answer, say how."""
    standings = here.overview.standings
    others = verbs.withdrawals(standings[accepted].loop, standings.values(), here.today)
    if not others:
        return False
    if not here.terminal.interactive:
        here.terminal.note(f"Other applications are open: {len(others)}. Add --yes to withdraw them as well.")
        return False
    return here.terminal.confirmed(f"Withdraw the other open applications ({len(others)}) as well?")


def record(
    context: typer.Context,
    target: Target = None,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]", help="What they said, in their words; - reads standard input.", show_default=False
        ),
    ] = None,
    person: With = None,
    themes: Annotated[
        list[str] | None, typer.Option("--theme", metavar="THEME", help="What it is about. Repeat for more.")
    ] = None,
    sort: Annotated[Sort | None, typer.Option(case_sensitive=False, help="What it is worth; gap if left out.")] = None,
    via: Via = None,
    on: On = None,
    declined: Annotated[bool, typer.Option("--declined", help="They gave none.")] = False,
    as_json: Json = False,
) -> None:
    """Record one point of feedback, in the giver's words."""
    here = session(context, as_json=as_json)
    target = target or here.chosen_target()
    words = text if declined and text != "-" else here.text(text, "What did they say")
    said = verbs.Said(text_of(words, "text"), tuple(map(normalised, themes or ())), sort, declined)
    day, how = here.calendar.happened(on), line(via, "via")
    here.record_in(
        target,
        lambda seen, standing: [verbs.record(seen.case(standing.loop), said, person, day, via=how)],
        with_person=person,
        prefer=lambda loop: bool(loop.of(Asked)),
    )
