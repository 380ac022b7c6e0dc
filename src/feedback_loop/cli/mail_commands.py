"""Commands that a user types in the place of a proposal, for a session of ``mail``."""

import shlex
from collections.abc import Collection, Sequence

from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import word_set
from feedback_loop.exchange.mail.actions import PROGRAM

_VERBS = word_set(
    """
    apply interviewed reschedule cancel debrief check-in outcome ask-feedback record act follow-up thank edit note
    snooze close
    """
)
"""Commands that record what a mail may say."""


def split_commands(text: str, proposed: Collection[Sequence[str]]) -> list[list[str]]:
    """Return the words of each command of a line, without the program's name.

    Args:
        text: the line, with ``&&`` between commands.
        proposed: the commands of the proposal, which may remain whatever they are.

    Raises:
        UsageError: one of them records nothing that a mail may say.
    """
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError("A quotation mark is missing in the command. Press e to edit it again.") from error
    commands: list[list[str]] = [[]]
    for word in words:
        if word == "&&":
            commands.append([])
        else:
            commands[-1].append(word)
    commands = [command[command[:1] == [PROGRAM] :] for command in commands]
    commands = [command for command in commands if command]
    for command in commands:
        if command[0] not in _VERBS and tuple(command) not in {tuple(words) for words in proposed}:
            raise UsageError(
                f"{command[0]!r} is no command that records what a mail says. Press e to edit it again, or q to quit "
                "first."
            )
    return commands
