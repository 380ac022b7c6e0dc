"""Generate the manual pages: one of the program and one of each command, from what ``--help`` and the guides take."""

import itertools
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from typer.main import get_command

from doc_examples import ROOT, commands_in, documents
from feedback_loop import __version__
from feedback_loop.cli.app import COMMANDS, build_app
from feedback_loop.cli.default_paths import PROGRAM
from feedback_loop.cli.exit_codes import EXIT_CODE_MEANINGS

if TYPE_CHECKING:
    from typer._click import Command, Context

MAN_FOLDER = "docs/man"
_MAX_EXAMPLES = 3
_MAX_EXAMPLE_LENGTH = 71
"""What a page shows in one line of 80 columns."""
_PLACES = (
    ("~/.local/share/feedback-loop/journal.json", "The journal, unless --file or the environment names another one."),
    ("~/.local/share/feedback-loop/journal.json.backups/", "Its backups, one for each day on which it was changed."),
    ("~/.config/feedback-loop/config.toml", "The settings."),
    ("~/.config/feedback-loop/messages/", "Your own templates of messages."),
)
"""Places on Linux, with what is there."""

_Entries = Iterable[tuple[str, str]]
"""Terms with their explanations."""


def man_pages() -> dict[str, str]:
    """Return the text of each manual page by its path in the project."""
    group = get_command(build_app())
    program = group.make_context(PROGRAM, [], resilient_parsing=True)
    names = list(itertools.chain.from_iterable(COMMANDS.values()))
    examples = _examples()
    pages = {PROGRAM: _program_page(group, program)}
    for name in names:
        command = group.commands[name]  # type: ignore[attr-defined]  # it is a group
        context = command.make_context(name, [], parent=program, resilient_parsing=True)
        pages[f"{PROGRAM}-{name}"] = _command_page(name, command, context, examples.get(name, ()))
    return {f"{MAN_FOLDER}/{name}.1": page for name, page in pages.items()}


def _program_page(group: "Command", context: "Context") -> str:
    subtitle, text = _split_help(group)
    commands = [
        (heading, [(f"{PROGRAM}-{name}(1)", _summary(context, name)) for name in names])
        for heading, names in COMMANDS.items()
    ]
    sections = [
        ("DESCRIPTION", [_paragraphs([subtitle, *text])]),
        ("OPTIONS", [_definitions(_options(group, context))]),
        ("COMMANDS", [part for heading, entries in commands for part in (_subsection(heading), _definitions(entries))]),
        ("EXIT STATUS", [_definitions((str(int(code)), meaning) for code, meaning in EXIT_CODE_MEANINGS.items())]),
        ("ENVIRONMENT", [_definitions(_variables())]),
        ("FILES", [_definitions(_PLACES)]),
        (
            "SEE ALSO",
            [
                _paragraphs(
                    [f"{PROGRAM} demo plays an example search. {PROGRAM} help COMMAND prints the help of a command."]
                )
            ],
        ),
    ]
    return _page(PROGRAM, subtitle, [PROGRAM, "[OPTIONS]", "COMMAND", "[ARGS]..."], sections)


def _command_page(name: str, command: "Command", context: "Context", examples: Sequence[str]) -> str:
    subtitle, text = _split_help(command)
    arguments = [
        record
        for parameter in command.get_params(context)
        if parameter.param_type_name == "argument" and (record := parameter.get_help_record(context))
    ]
    sections = [
        ("DESCRIPTION", [_paragraphs([subtitle, *text])]),
        ("ARGUMENTS", [_definitions(arguments)] if arguments else []),
        ("OPTIONS", [_definitions(_options(command, context))]),
        ("EXAMPLES", ["".join(f".PP\n.nf\n{_escape(f'$ {example}')}\n.fi\n" for example in examples)]),
        ("SEE ALSO", [f".PP\n.BR {_escape(PROGRAM)} (1),\nwhich has the exit codes, files and variables\n"]),
    ]
    usage = [PROGRAM, name, *command.collect_usage_pieces(context)]
    return _page(f"{PROGRAM}-{name}", subtitle, usage, [(title, parts) for title, parts in sections if any(parts)])


def _page(name: str, subtitle: str, usage: Sequence[str], sections: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return a page; it has no date, so that every build makes the same."""
    head = [
        '.\\" Generated from --help by tests/man_pages.py; a test compares it.\n',
        f'.TH {name.upper()} 1 "" "{PROGRAM} {__version__}" ""\n',
        f".SH NAME\n{_escape(name)} \\- {_escape(subtitle.rstrip('.'))}\n",
        f".SH SYNOPSIS\n.B {_escape(usage[0])}\n{_escape(' '.join(usage[1:]))}\n",
    ]
    return "".join([*head, *itertools.chain.from_iterable((f".SH {title}\n", *parts) for title, parts in sections)])


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f".PP\n{_escape(text)}\n" for text in texts)


def _subsection(heading: str) -> str:
    return f".SS {_escape(heading)}\n"


def _definitions(entries: _Entries) -> str:
    return "".join(f".TP\n.B {_escape(term)}\n{_escape(explanation)}\n" for term, explanation in entries)


def _split_help(command: "Command") -> tuple[str, list[str]]:
    """Return the first sentence of a command's help, and its other paragraphs."""
    first, *others = re.split(r"\n\s*\n", (command.help or "").strip())
    return " ".join(first.split()), [" ".join(other.split()) for other in others]


def _summary(context: "Context", name: str) -> str:
    command = context.command.commands[name]  # type: ignore[attr-defined]  # it is a group
    return str(command.get_short_help_str(limit=200))


def _options(command: "Command", context: "Context") -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if parameter.param_type_name == "option" and record:
            yield record


def _variables() -> list[tuple[str, str]]:
    """Return the environment variables, from the guide to the settings."""
    guide = (ROOT / "docs" / "guides" / "settings.md").read_text(encoding="utf-8")
    _, _, table = guide.partition("| variable | meaning |\n")
    return [
        (names.replace("`", ""), meaning.replace("`", ""))
        for names, meaning in re.findall(r"^\| (`[A-Z_`, ]+`) \| (.*) \|$", table, re.MULTILINE)
    ]


def _examples() -> Mapping[str, Sequence[str]]:
    """Return the first short examples of each command in the README and the guides, all of which are run."""
    examples: dict[str, list[str]] = {}
    for document in documents():
        for line in commands_in((ROOT / document).read_text(encoding="utf-8")):
            program, name, *_ = [*shlex.split(line), "", ""]
            known = examples.setdefault(name, [])
            is_plain = program == PROGRAM and "|" not in line and len(line) <= _MAX_EXAMPLE_LENGTH
            if is_plain and line not in known and len(known) < _MAX_EXAMPLES:
                known.append(line)
    return examples


def _escape(text: str) -> str:
    """Return a text for troff: in ASCII, with hyphens that can be copied, and no requests."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = re.sub(r"[^\x00-\x7f]", lambda character: f"\\[u{ord(character[0]):04X}]", escaped)
    return re.sub(r"^(?=[.'])", r"\\&", escaped, flags=re.MULTILINE)
