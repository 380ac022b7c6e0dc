"""Options and arguments that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_person, complete_target

_Completer = Callable[[typer.Context, str], list[tuple[str, str]]]


def argument(metavar: str, explanation: str, complete: _Completer | None = None) -> object:
    """Return an argument whose help shows no default; where there is one, its explanation names it."""
    return typer.Argument(
        metavar=metavar, help=explanation, case_sensitive=False, show_default=False, autocompletion=complete
    )


def option(metavar: str, explanation: str, *names: str, complete: _Completer | None = None) -> object:
    """Return an option with a value, named like its parameter unless ``names`` are given."""
    return typer.Option(*names, metavar=metavar, help=explanation, autocompletion=complete)


_PERSON = "'Dana Lee <dana@acme.example> (recruiter)'"

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Print it all at once, however long it is.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask for confirmation.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would happen, and change nothing.")]
Redact = Annotated[bool, typer.Option("--redact", help="Replace the names of people and companies with pseudonyms.")]
Target = Annotated[
    str | None, argument("TARGET", "Part of the company's name, company/role, or an id.", complete_target)
]
Targets = Annotated[
    list[str] | None, argument("TARGET...", "Part of a company's name, company/role, or an id.", complete_target)
]
Stale = Annotated[
    int | None,
    typer.Option("--stale", metavar="DAYS", min=1, help="All loops without outcome and without news for DAYS."),
]
AnyTarget = Annotated[str | None, argument("TARGET", "A loop, a person, or the id of an event.", complete_target)]
On = Annotated[str | None, option("DATE", "Date when it happened (default: today).", "--on")]
With = Annotated[
    str | None,
    option("PERSON", f"Part of a person's name, or somebody new, e.g. {_PERSON}.", "--with", complete=complete_person),
]
People = Annotated[
    list[str] | None,
    option("PERSON", f"Person involved, e.g. {_PERSON}. Repeat for more.", "--with", complete=complete_person),
]
Via = Annotated[str | None, option("HOW", "Channel, e.g. mail, phone or LinkedIn.", "--via")]
Note = Annotated[str | None, option("TEXT", "Note to keep with it.", "--note")]
Draft = Annotated[bool, typer.Option("--draft", help="Print a draft of the message, and record nothing.")]
Eml = Annotated[Path | None, option("FILE", "Write the draft to a file for your mail program.")]
OpenIt = Annotated[bool, typer.Option("--open", help="Open the draft in your mail program.")]
EditFirst = Annotated[bool, typer.Option("--edit", help="Edit the draft in your editor first.")]
Again = Annotated[bool, typer.Option("--again", help="Record it although it looks like something recorded before.")]
Builtin = Annotated[bool, typer.Option("--builtin", help="Use the built-in template, not your own.")]
DecisionBy = Annotated[str | None, option("DATE", "Date by which they want to decide.", "--decision-by")]
Short = Annotated[bool, typer.Option("--short", help="Draft at most 300 characters, e.g. for LinkedIn.")]
Phone = Annotated[bool, typer.Option("--phone", help="Draft three lines to say on the phone.")]
Language = Annotated[str | None, option("CODE", "Language of the draft: en, de, fr, es or nl.", "--language")]
AskAdvice = Annotated[bool, typer.Option("--ask-advice", help="Also ask for advice in thanks after an interview.")]
