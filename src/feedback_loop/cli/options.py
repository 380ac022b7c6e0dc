"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.completion import complete_target
from feedback_loop.domain.text import clean_line, clean_text


def optional_line(value: str | None, field: str) -> str | None:
    """Return a one-line value, or None where nothing was typed.

    Raises:
        UsageError: it is empty or holds a control character.
    """
    return None if value is None else clean_line(value, field)


def optional_text(value: str | None, field: str) -> str | None:
    """Return a text that may have several lines, or None where nothing was typed.

    Raises:
        UsageError: it is empty or holds a control character.
    """
    return None if value is None else clean_text(value, field)


def _person(typed: str | None) -> str | None:
    return optional_line(typed, "person")


Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask, do it.")]
Target = Annotated[
    str | None,
    typer.Argument(
        metavar="TARGET",
        help="A part of the company's name, company/role, or an id.",
        autocompletion=complete_target,
        show_default=False,
    ),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it happened; today if left out.")]
With = Annotated[
    str | None,
    typer.Option(
        "--with",
        metavar="PERSON",
        callback=_person,
        help="A part of a name, or a new 'Dana Lee <dana@acme.example> (recruiter)'.",
    ),
]
People = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="PERSON", help="Who: 'Dana Lee <dana@acme.example> (recruiter)'. Repeat for more."),
]
Via = Annotated[str | None, typer.Option("--via", metavar="HOW", help="How: mail, phone, LinkedIn, in person.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Anything worth keeping.")]
Draft = Annotated[bool, typer.Option("--draft", help="Print a message to send, record nothing.")]
Eml = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the draft as a message for a mail program.")]
OpenIt = Annotated[bool, typer.Option("--open", help="Open the draft in your mail program.")]
EditFirst = Annotated[bool, typer.Option("--edit", help="Open the draft in your editor first.")]
Builtin = Annotated[bool, typer.Option("--builtin", help="Draft with the built-in template, not your own.")]
DecisionBy = Annotated[
    str | None,
    typer.Option("--decision-by", metavar="DATE", help="The day by which they want to decide."),
]
