"""Output of the bare command: what is due, then the open loops."""

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.status_table import show_status
from feedback_loop.domain.rules.overview import due_prompts
from feedback_loop.views.blocks import command, line
from feedback_loop.views.remind import remind_json, remind_page
from feedback_loop.views.status import sort_key, status_json

_MAX_PROMPTS = 5
"""Prompts before the table of loops, which names the others too."""


def show_front_page(context: CommandContext) -> None:
    """Show what is due, interviews of today first, and the open loops; as JSON, ``status`` with ``remind`` prompts."""
    due = sorted(due_prompts(context.overview), key=lambda prompt: prompt[1].day != context.today)
    statuses = list(context.overview.statuses.values())
    open_loops = sorted((status for status in statuses if status.is_open), key=sort_key)
    if context.terminal.as_json:
        context.terminal.write_json({**status_json(open_loops, context.today), **remind_json(due, context.today)})
        return
    if due:
        context.terminal.show([*remind_page(due[:_MAX_PROMPTS]), line("")])
    if len(due) > _MAX_PROMPTS:
        context.terminal.show([command(f"And {len(due) - _MAX_PROMPTS} more: ", "feedback-loop remind"), line("")])
    show_status(context, statuses, open_loops)
