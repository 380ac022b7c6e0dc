"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_target

_PERSON = "'Dana Lee <dana@acme.example> (recruiter)'"

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask for confirmation.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would happen, and change nothing.")]
Redact = Annotated[bool, typer.Option("--redact", help="Replace the names of people and companies with pseudonyms.")]
Target = Annotated[
    str | None,
    typer.Argument(
        metavar="TARGET",
        help="Part of the company's name, company/role, or an id.",
        autocompletion=complete_target,
        show_default=False,
    ),
]
AnyTarget = Annotated[
    str | None, typer.Argument(metavar="TARGET", help="A loop, a person, or the id of an event.", show_default=False)
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Date when it happened (default: today).")]
With = Annotated[
    str | None,
    typer.Option("--with", metavar="PERSON", help=f"Part of a person's name, or somebody new, e.g. {_PERSON}."),
]
People = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="PERSON", help=f"Person involved, e.g. {_PERSON}. Repeat for more."),
]
Via = Annotated[str | None, typer.Option("--via", metavar="HOW", help="Channel, e.g. mail, phone or LinkedIn.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Note to keep with it.")]
Draft = Annotated[bool, typer.Option("--draft", help="Print a draft of the message, and record nothing.")]
Eml = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the draft to a file for your mail program.")]
OpenIt = Annotated[bool, typer.Option("--open", help="Open the draft in your mail program.")]
EditFirst = Annotated[bool, typer.Option("--edit", help="Edit the draft in your editor first.")]
Builtin = Annotated[bool, typer.Option("--builtin", help="Use the built-in template, not your own.")]
DecisionBy = Annotated[
    str | None, typer.Option("--decision-by", metavar="DATE", help="Date by which they want to decide.")
]
