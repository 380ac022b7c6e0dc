"""``undo``: retract a command or an event."""

import datetime as dt
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_event
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.options import Json, Yes, argument
from feedback_loop.domain.commands.undo import (
    dependent_events,
    find_events,
    last_command,
    later_elsewhere,
    retraction_target,
)
from feedback_loop.domain.errors import RefusedError
from feedback_loop.domain.model.events import AnyEvent, Retracted
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import count_noun
from feedback_loop.views.undo import later_elsewhere_note, undo_json, undo_page, undone_subject


def undo(
    ctx: typer.Context,
    id_: Annotated[
        str | None,
        argument("[ID]", "Id of an event in log (default: the last command typed on this machine).", complete_event),
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Undo the last command, or one event; an import is undone as a whole."""
    context = command_context(ctx, as_json=as_json)
    undone: list[AnyEvent] = []
    note = ""

    def decide(overview: Overview) -> list[Retracted]:
        nonlocal note
        if id_ is not None:
            undone[:] = find_events(overview.events, id_)
            target = undone[0].batch if len(undone) > 1 else undone[0].id
        else:
            undone[:] = last_command(overview.events, context.journal.origin)
            target = retraction_target(overview.events, undone)
            note = _name_later_command(context, overview, undone)
        if not yes:
            _refuse_orphans(undone, dependent_events(overview.events, undone), note, context.today)
        return [Retracted(target=target, on=context.today)]

    recording = context.record(decide)
    if context.terminal.as_json:
        context.terminal.write_json(undo_json(recording.added[0], undone))
    else:
        context.terminal.show(undo_page("Undone", undone, context.before))
    if note:
        context.terminal.warn(note)


def _name_later_command(context: CommandContext, overview: Overview, undone: list[AnyEvent]) -> str:
    event = later_elsewhere(overview.events, undone, context.journal.origin)
    return later_elsewhere_note(event, overview.short_ids()[event.id], context.today) if event else ""


def _refuse_orphans(undone: list[AnyEvent], dependents: list[AnyEvent], note: str, today: dt.date) -> None:
    if dependents:
        subject, events = undone_subject(undone, today), count_noun(len(dependents), "later event")
        message = f"This would undo {events} of that application too ({subject}). Add --yes to do it."
        raise RefusedError(f"{message} {note}".strip())
