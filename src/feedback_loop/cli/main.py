"""Run one command; catch every error once and print it as one sentence."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from feedback_loop.cli.exit_codes import BugError, Exit, exit_code
from feedback_loop.cli.terminal import ReaderClosedPipeError, Terminal, discard
from feedback_loop.domain.errors import FeedbackLoopError, JournalError, UsageError


def main() -> int:
    """Run the program on the command line and return its exit code."""
    # A run is over before there is much to collect, while each collection looks at every event again.
    gc.disable()
    _open_streams()
    return run(sys.argv[1:])


def _open_streams() -> None:
    """Open the streams that the shell closed (``>&-``), so that nothing has to ask whether they are there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # until the end


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are told on standard error."""
    terminal = Terminal(as_json="--json" in arguments)
    try:
        with terminal.deferred_notes():
            code = _run(arguments)
        sys.stdout.flush()
    except FeedbackLoopError as error:
        return _failed(terminal, error)
    except (BrokenPipeError, ReaderClosedPipeError):
        discard(sys.stdout)
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        discard(sys.stdout)
        return _failed(terminal, JournalError(f"The output could not be written: {error.strerror}."))
    except Exception:  # noqa: BLE001  # a bug must not show a traceback either
        return _failed(terminal, BugError(f"This is a bug in feedback-loop; the details are in {write_traceback()}"))
    return code


def _failed(terminal: Terminal, error: FeedbackLoopError) -> int:
    terminal.write_error(error)
    return exit_code(error)


def _run(arguments: Sequence[str]) -> int:
    import typer  # noqa: PLC0415  # loaded inside the catch
    from typer._click.exceptions import ClickException  # noqa: PLC0415  # typer raises it and names no other

    from feedback_loop.cli.app import build_app  # noqa: PLC0415  # loaded inside the catch

    options, words = split_global_options([decode_argument(one) for one in arguments])
    command = typer.main.get_command(build_app(command_name(words)))
    try:
        code = command.main([*options, *words], prog_name="feedback-loop", standalone_mode=False)
    except ClickException as error:
        raise UsageError(_sentence(error)) from error
    except typer.Abort:
        return Exit.INTERRUPTED
    return code if isinstance(code, int) else Exit.DONE


def command_name(words: Sequence[str]) -> str | None:
    """Return the first word of a line, or of the line that a shell wants to complete; None where there is none."""
    if _COMPLETING in os.environ:
        line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
        words = split_global_options(line.split()[1:])[1] or ["--help"]
    return words[0] if words else None


def decode_argument(argument: str) -> str:
    """Return an argument as the UTF-8 that was typed, whatever the locale took it for."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError as error:
        raise UsageError(f"The argument {argument!a} is not UTF-8 text; type it again.") from error


_COMPLETING = "_FEEDBACK_LOOP_COMPLETE"
"""The variable by which a shell asks for completions; Typer's protocol."""

_GLOBAL = {"--file": 2, "--today": 2, "--no-color": 1}
"""Options before the command that may as well stand after it, and how many words each takes."""


def split_global_options(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Part the options of the program itself, wherever they were typed, from the command and its own words."""
    options: list[str] = []
    rest: list[str] = []
    remaining = list(arguments)
    while remaining and remaining[0] != "--":
        words = _GLOBAL.get(remaining[0], 1 if remaining[0].partition("=")[0] in _GLOBAL else 0)
        (options if words else rest).extend(remaining[: words or 1])
        del remaining[: words or 1]
    return options, rest + remaining


def _sentence(error: Exception) -> str:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "feedback-loop"
    sentence = message.strip().replace("a valid int range", "a whole number")
    return f"{sentence}{'' if sentence[-1:] in '.?!' else '.'} See: {where} --help"


def write_traceback() -> str:
    import tempfile  # noqa: PLC0415  # a bug is rare, and these take long to import
    import traceback  # noqa: PLC0415

    with tempfile.NamedTemporaryFile(
        "w", prefix="feedback-loop-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exc(file=file)
    return file.name
