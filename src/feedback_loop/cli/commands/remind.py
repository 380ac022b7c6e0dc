"""``remind``: show what is due."""

from typing import Annotated

import typer

from feedback_loop.cli import output_cache
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import due_prompts, next_change_date, next_interview_end
from feedback_loop.views.remind import Prompt, brief_page, count_prompts, remind_json, remind_page


def remind(
    ctx: typer.Context,
    ahead: Annotated[
        int,
        typer.Option(
            min=0, max=3650, metavar="DAYS", show_default=False, help="Include what falls due within DAYS (default: 0)."
        ),
    ] = 0,
    calm: Annotated[
        bool,
        typer.Option(
            "--calm",
            help="For cron: show interviews and deadlines daily, the rest on its first three days, then weekly.",
        ),
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Print a single line, e.g. at login.")] = False,
    notify: Annotated[bool, typer.Option("--notify", help="Show a desktop notification too.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if something is due.")] = False,
    as_json: Json = False,
) -> None:
    """Show what is due; print nothing if nothing is."""
    context = command_context(ctx, as_json=as_json)
    due = due_prompts(context.overview, ahead)
    prompts = _select_calm(context, due) if calm else due
    code = Exit.REFUSED if exit_code and any(status.prompt for status, _ in prompts) else Exit.DONE
    with context.terminal.tee_stdout() as pieces:
        if context.terminal.as_json:
            context.terminal.write_json(remind_json(prompts, context.today))
        elif prompts:
            context.terminal.show(brief_page(prompts) if brief else remind_page(prompts))
    if notify and prompts:
        _notify(context, prompts)
    if calm:
        _remember_shown(context, prompts)
    statuses = context.overview.statuses.values()
    until = add_days(context.today, 1) if due else next_change_date(statuses, context.today)
    output_cache.store(context, "".join(pieces), code, until, next_interview_end(statuses, context.today))
    raise typer.Exit(code)


def _notify(context: CommandContext, prompts: list[Prompt]) -> None:
    from feedback_loop.cli.system.desktop import notify

    if problem := notify(count_prompts(prompts)):
        context.terminal.warn(problem)


def _select_calm(context: CommandContext, due: list[Prompt]) -> list[Prompt]:
    from feedback_loop.cli.calm import select_calm

    return select_calm(due, context.journal.path, context.today)


def _remember_shown(context: CommandContext, prompts: list[Prompt]) -> None:
    from feedback_loop.cli.calm import remember_shown

    remember_shown(prompts, context.journal.path, context.today)
