"""``remind``: show what is due."""

from typing import Annotated

import typer

from feedback_loop.cli.cache_writer import store_output
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.exit_codes import Exit
from feedback_loop.cli.options import Json
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import due_prompts, next_change_date
from feedback_loop.views.remind import Prompt, brief_page, count_prompts, name_prompts, remind_json, remind_page


def remind(
    ctx: typer.Context,
    ahead: Annotated[int, typer.Option(min=0, max=3650, metavar="DAYS", help="Also what falls due within DAYS.")] = 0,
    calm: Annotated[bool, typer.Option("--calm", help="For cron: each on its first three days, then weekly.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="One line, for a login.")] = False,
    notify: Annotated[bool, typer.Option("--notify", help="A desktop notification as well.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something is due.")] = False,
    as_json: Json = False,
) -> None:
    """Show what is due, and nothing at all when nothing is."""
    context = command_context(ctx, as_json=as_json)
    due = due_prompts(context.overview, ahead)
    found = [prompt for prompt in due if not calm or _is_loud(prompt)]
    code = Exit.REFUSED if exit_code and any(status.prompt for status, _ in found) else Exit.DONE
    with context.terminal.tee_stdout() as said:
        if as_json:
            context.terminal.write_json(remind_json(found, context.today))
        elif found:
            context.terminal.show(brief_page(found) if brief else remind_page(found))
    if notify and found:
        _notify(context, found)
    until = add_days(context.today, 1) if due else next_change_date(context.overview.statuses.values(), context.today)
    store_output(context, "".join(said), code, until)
    raise typer.Exit(code)


def _notify(context: CommandContext, found: list[Prompt]) -> None:
    from feedback_loop.cli.system.desktop import notify  # noqa: PLC0415  # only where it is wanted

    if problem := notify(count_prompts(found), name_prompts(found)):
        context.terminal.warn(problem)


_LOUD_DAYS = 3


_WEEK = 7


def _is_loud(prompt: Prompt) -> bool:
    status, step = prompt
    late = step.overdue_days(status.today)
    return late < _LOUD_DAYS or late % _WEEK == 0
