"""Complete a command line: print the candidates as lines of data, which no shell ever evaluates.

The shell functions in ``completions/`` set ``_FEEDBACK_LOOP_COMPLETE`` and pass the words of the line, the incomplete
one last. The program prints one candidate per line: the value as the shell should understand it, a tab, and a
description.
"""

import shlex
import sys
from collections.abc import Iterator, Sequence

import typer

from feedback_loop.cli.app import build_app, command_name, split_global_options
from feedback_loop.domain.text import escape_control_chars, truncate

SHELLS = ("bash", "zsh", "fish")


def print_completions(words: Sequence[str]) -> None:
    """Print the candidates for the last of the words; print nothing if anything is wrong."""
    try:
        lines = [f"{value}\t{description}\n" for value, description in _complete_line(words)]
    except Exception:  # noqa: BLE001  # a completing shell has no place for a message
        return
    sys.stdout.buffer.write("".join(lines).encode("utf-8", "replace"))


def _complete_line(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    from typer._click import shell_completion  # typer exports it nowhere else

    *before, incomplete = map(_unquote, words)
    options, rest = split_global_options(before)
    program = typer.main.get_command(build_app(command_name(rest or ["--help"])))
    line = [*options, *rest]
    ctx = shell_completion._resolve_context(program, {}, "feedback-loop", line)  # noqa: SLF001  # no public name
    if line and line[-1].startswith("-"):
        # An option that still lacks its value keeps the words before it from being parsed.
        ctx.params |= shell_completion._resolve_context(program, {}, "feedback-loop", line[:-1]).params  # noqa: SLF001
    part, incomplete = shell_completion._resolve_incomplete(ctx, line, incomplete)  # noqa: SLF001  # likewise
    for item in part.shell_complete(ctx, incomplete):
        # Paths are left to the shell, and a value that cannot be shown cannot be typed.
        if item.type == "plain" and escape_control_chars(item.value) == item.value:
            yield item.value, truncate(escape_control_chars(item.help or ""))


def _unquote(word: str) -> str:
    """Return a word as its shell would read it, as far as it is typed; nothing in it is evaluated."""
    for closed in (word, word.removesuffix("\\"), f"{word}'", f'{word}"'):
        try:
            return "".join(shlex.split(closed)[:1])
        except ValueError:
            continue
    return word
