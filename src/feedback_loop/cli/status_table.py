"""The table of loops, as ``status`` and the bare command print it."""

from collections.abc import Sequence

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.views.status import WELCOME_PAGE, status_page, summary_line


def show_status(
    context: CommandContext, loops: Sequence[LoopStatus], shown: Sequence[LoopStatus], *, use_pager: bool = False
) -> bool:
    """Print the table of the loops shown, a count of the others, or a welcome if there are none at all.

    Return True if it was shown in a pager.
    """
    terminal = context.terminal
    if not loops:
        terminal.show(WELCOME_PAGE)
    elif not shown:
        terminal.warn("Nothing to show. To show all loops: feedback-loop status --all")
    elif terminal.is_tty:
        page = [*status_page(shown), summary_line(loops, len(shown))]
        if use_pager:
            from feedback_loop.cli.pager import show_paged

            return show_paged(terminal, page)
        terminal.show(page)
    else:
        terminal.show(status_page(shown))
    return False
