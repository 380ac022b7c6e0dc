"""Messages that prompts ask for, offered by a key."""

from pathlib import Path

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.draft_options import DraftOptions
from feedback_loop.domain.commands.prompted import MESSAGE_RULES, message_event
from feedback_loop.domain.rules.facts import add_days
from feedback_loop.domain.rules.overview import LoopStatus, NextStep

_PRINT, _EDIT, _FILE, _OPEN, _ENTER = "p", "e", "f", "o", "\n"


def offer_message(context: CommandContext, status: LoopStatus) -> None:
    """Offer the message of the next step of a loop by a key, if there is one and it can be sent by tomorrow."""
    step = status.next
    if step is None or step.rule not in MESSAGE_RULES or step.due > add_days(status.today, 1):
        return
    if context.terminal.ask_key("Press m for a draft of the message, or Enter to finish:", f"m{_ENTER}") == "m":
        show_message(context, status, step, DraftOptions(draft=True))


def choose_message(context: CommandContext, status: LoopStatus, step: NextStep) -> None:
    """Ask how to show the message of a prompt, and show it so."""
    keys = f"{_PRINT}{_EDIT}{_FILE}{_OPEN}{_ENTER}"
    question = "p print, e edit it, f write a file, o open it, Enter back:"
    key = context.terminal.ask_key(question, keys)
    if key == _FILE:
        name = context.terminal.read_line("Which file, e.g. message.eml")
        options = DraftOptions(eml=Path(name)) if name else DraftOptions()
    else:
        options = DraftOptions(draft=key == _PRINT, edit=key == _EDIT, open=key == _OPEN)
    if options:
        show_message(context, status, step, options)


def show_message(context: CommandContext, status: LoopStatus, step: NextStep, options: DraftOptions) -> None:
    """Write the message of a prompt; nothing is recorded."""
    from feedback_loop.cli.drafts import show_draft  # templates and mail are slow to import

    show_draft(context, status, lambda _, current: message_event(current, step), options)
