"""Keeping: undo, redo, edit, note, snooze, close, doctor."""

from typing import Annotated

import typer

from feedback_loop.cli.options import DecisionBy, Json, On, Target, With, Yes
from feedback_loop.cli.session import Session, session
from feedback_loop.domain import editing, undoing, verbs
from feedback_loop.domain.errors import RefusedError, UsageError
from feedback_loop.domain.events import AnyEvent, Closed, Document, Heard, Noted, Retracted, Snoozed
from feedback_loop.domain.likely import likely_person, named_person
from feedback_loop.domain.loop import Loop
from feedback_loop.domain.meant import meant, person_key
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Standing
from feedback_loop.domain.rules import NAMES
from feedback_loop.domain.text import free_text
from feedback_loop.views import taken_back
from feedback_loop.views.documents import SCHEMA_VERSION
from feedback_loop.views.page import Cell, Column, Table


def undo(
    context: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="An event, as log shows them; the newest command if left out.", show_default=False
        ),
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Take back the newest command, or one event; an import is taken back as a whole."""
    here = session(context, as_json=as_json)
    taken: list[AnyEvent] = []

    def decide(seen: Overview) -> list[Retracted]:
        taken[:] = undoing.named(seen.events, id_) if id_ is not None else undoing.newest(seen.events)
        _refuse_orphans(undoing.dependants(seen.events, taken), yes=yes)
        whole = id_ is None or len(taken) > 1
        return [Retracted(target=taken[0].batch if whole else taken[0].id, on=here.today)]

    entry = here.record(decide)
    _say_taken(here, "Took back", entry.added[0], taken)


def _refuse_orphans(later: list[AnyEvent], *, yes: bool) -> None:
    if later and not yes:
        raise RefusedError(
            f"That application has {len(later)} later events, which would go with it; add --yes to do it."
        )


def _say_taken(here: Session, verb: str, event: AnyEvent, taken: list[AnyEvent]) -> None:
    if here.terminal.as_json:
        here.terminal.document(taken_back.document(event, taken))
    else:
        here.terminal.show(taken_back.page(verb, taken, here.today))


def redo(context: typer.Context, as_json: Json = False) -> None:
    """Bring back what the latest undo took."""
    here = session(context, as_json=as_json)
    back: list[AnyEvent] = []

    def decide(seen: Overview) -> list[Retracted]:
        undos, back[:] = undoing.undone(seen.events)
        return [Retracted(target=undo.id, on=here.today) for undo in undos]

    entry = here.record(decide)
    _say_taken(here, "Brought back", entry.added[0], back)


def edit(
    context: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(metavar="TARGET", help="A loop, a person, or the id of an event.", show_default=False),
    ] = None,
    assignments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE]...", help="What to correct; without any, what there is.", show_default=False
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Correct an application, a person or any event; without FIELD=VALUE, show what can be corrected."""
    here = session(context, as_json=as_json)
    query = here.value(target, "What to correct", "What to correct? Name a loop, a person or an event's id.")
    if assignments:
        touched: list[str | None] = []

        def decide(seen: Overview) -> list[AnyEvent]:
            correction, home = _correction(here, seen, query, assignments)
            touched[:] = [home]
            return [correction]

        entry = here.record(decide)
        here.confirm(entry, touched[0])
    else:
        _show_fields(here, query)


def _correction(here: Session, seen: Overview, query: str, assignments: list[str]) -> tuple[AnyEvent, str | None]:
    """Return the correction and the loop that it is about, if it is about one."""
    what = meant(seen, query)
    if isinstance(what, str):
        return editing.edit_person(what, assignments, here.today, lambda text: person_key(seen, text)), None
    home = next(
        (id_ for id_, one in seen.standings.items() if what.id in {event.id for event in one.loop.events}), None
    )
    return editing.edit(what, assignments, here.today, day_first=here.settings.day_first), home


def _show_fields(here: Session, query: str) -> None:
    what = meant(here.overview, query)
    if isinstance(what, str):
        person = here.overview.book.people.person(what)
        company = here.overview.book.people.company(what)
        fields: Document = {"name": person.name, "email": person.email, "role": person.role, "company": company}
    else:
        fields = editing.editable(what)
    if here.terminal.as_json:
        here.terminal.document({"schema_version": SCHEMA_VERSION, "fields": fields})
    else:
        rows = [[Cell(name.replace("_", "-")), Cell(_written(value))] for name, value in fields.items()]
        here.terminal.show([Table((Column("Field"), Column("Value", flexible=True)), rows)])


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def note(
    context: typer.Context,
    target: Target = None,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What to keep; - reads standard input.", show_default=False),
    ] = None,
    heard: Annotated[bool, typer.Option("--heard", help="They were in touch: it counts as a word from them.")] = False,
    person: With = None,
    decision_by: DecisionBy = None,
    on: On = None,
    as_json: Json = False,
) -> None:
    """Keep a note, or with --heard that they were in touch without an outcome or feedback."""
    here = session(context, as_json=as_json)
    if not heard and (person or decision_by):
        raise UsageError("--with and --decision-by are about a word from them; add --heard.")
    target = target or here.chosen_target()
    words = here.required_text(text, "What to note")
    day = here.calendar.happened(on)
    decision = here.calendar.decision_day(decision_by, day)

    def event(standing: Standing) -> Heard | Noted:
        if not heard:
            return Noted(application=standing.id, text=words, on=day)
        who = named_person(standing.loop, person) if person else _likely_or_nobody(standing.loop)
        return Heard(application=standing.id, text=words, person=who, decision_by=decision, on=day)

    here.record_in(target, lambda _, standing: [event(standing)], with_person=person)


def _likely_or_nobody(loop: Loop) -> str | None:
    """Word from "them" needs no name: who exactly wrote matters less than that they did."""
    try:
        return likely_person(loop)
    except UsageError:
        return None


def snooze(
    context: typer.Context,
    target: Target = None,
    until: Annotated[
        str | None,
        typer.Argument(metavar="UNTIL", help="A date, such as 2w or friday, or never.", show_default=False),
    ] = None,
    rule: Annotated[str | None, typer.Option(metavar="RULE", help="Only this rule; every rule if left out.")] = None,
    as_json: Json = False,
) -> None:
    """Silence the prompts of a loop until a day, or for good."""
    here = session(context, as_json=as_json)
    if rule is not None and rule not in NAMES:
        raise UsageError(f"There is no rule {rule!r}; the rules are:", NAMES)
    target = target or here.chosen_target()
    typed = here.value(until, "Until when", "Until when? Add a date, such as 2w or friday, or never.")
    never = typed.strip().lower() == "never"
    day = None if never else here.calendar.ahead(typed)
    here.record_in(
        target,
        lambda _, standing: [Snoozed(application=standing.id, until=day, rule=rule, on=here.today)],
    )


def close(
    context: typer.Context,
    target: Target = None,
    reason: Annotated[str | None, typer.Argument(metavar="[REASON]", help="Why.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Close a loop by hand; nothing is asked of you in it until something happens."""
    here = session(context, as_json=as_json)
    why = free_text(reason, "reason") if reason is not None else None

    def decide(seen: Overview, standing: Standing) -> list[AnyEvent]:
        closed = Closed(application=standing.id, reason=why, on=here.today)
        return [closed, *verbs.called_off(seen.case(standing.loop))]

    here.record_in(target, decide)
