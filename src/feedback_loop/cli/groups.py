"""The help page: commands in groups, in the order in which they are used."""

from itertools import groupby
from typing import TYPE_CHECKING

from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer._click import Context
    from typer._click.formatting import HelpFormatter


class Grouped(TyperGroup):
    """A group whose help lists its commands under the headings that they were registered with."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002  # the signature is Typer's
        """Return the commands in the order in which they were registered."""
        return list(self.commands)

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the commands under their headings."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        for heading, group in groupby(commands, key=lambda pair: str(getattr(pair[1], "rich_help_panel", ""))):
            with formatter.section(heading):
                formatter.write_dl([(name, command.get_short_help_str(limit=200)) for name, command in group])
