"""The other applications of somebody who accepts an offer."""

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.text import count_noun


def confirm_withdrawals(context: CommandContext, accepted: str) -> bool:
    """Ask whether to withdraw the other applications; without a terminal, name the option that does."""
    statuses = context.overview.statuses
    others = verbs.withdraw_others(statuses[accepted].loop, statuses.values(), context.today)
    if not others:
        return False
    applications = count_noun(len(others), "other open application")
    if context.terminal.is_interactive:
        return context.terminal.confirm(f"Withdraw {applications} too?")
    context.terminal.warn(f"You have {applications}. Add --yes to withdraw there too.")
    return False
