"""Output of the bare command: what is due, then the table of loops."""

from feedback_loop.cli.commands.status import show_status
from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.rules.overview import due_prompts
from feedback_loop.views.blocks import command, line
from feedback_loop.views.remind import remind_page
from feedback_loop.views.status import sort_key

_MOST_PROMPTS = 5
"""Prompts before the table of loops; it names the others too."""


def front_page(context: CommandContext) -> None:
    """Show what is due and the table of loops: what the bare command prints."""
    due = due_prompts(context.overview)
    if due:
        context.terminal.show([*remind_page(due[:_MOST_PROMPTS]), line("")])
    if len(due) > _MOST_PROMPTS:
        context.terminal.show([command(f"And {len(due) - _MOST_PROMPTS} more: ", "feedback-loop remind"), line("")])
    statuses = list(context.overview.statuses.values())
    still_open = sorted((one for one in statuses if one.is_open), key=sort_key)
    show_status(context, statuses, still_open)
