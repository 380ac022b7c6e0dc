"""Entry point: print the cached output, or run one command and print any error as one sentence.

Everything slow is imported inside the functions, so that a cached output is printed before any of it is loaded.
"""

import gc
import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False  # importing typing takes longer than all that this module does
if TYPE_CHECKING:
    from feedback_loop.domain.errors import FeedbackLoopError


def main() -> None:
    """Run the program on the command line and exit with its code."""
    try:
        code = _run_or_replay(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except (OSError, ImportError, MemoryError) as error:
        # Not even the modules that report errors could be loaded.
        code = 4
        _write_line(f"feedback-loop cannot be loaded: {error}. Try again, or install it anew.")
    _exit_fast(code)


def _run_or_replay(arguments: Sequence[str]) -> int:
    if _COMPLETION_VARIABLE in os.environ:
        _complete(arguments)
    code = _replay(arguments)
    if code is None:
        # A run ends before there is much to collect, and each collection would visit every event again.
        gc.disable()
        _open_closed_streams()
        code = run(arguments)
    return code


def _write_line(line: str) -> None:
    try:  # noqa: SIM105  # contextlib may be what cannot be loaded
        os.write(2, f"{line}\n".encode("utf-8", "replace"))
    except OSError:
        pass  # only the exit code is left


def _complete(words: Sequence[str]) -> None:
    """Print completions for a shell of ours and exit; a script of an older version gets none."""
    from feedback_loop.cli.complete_line import SHELLS, print_completions

    if os.environ[_COMPLETION_VARIABLE] in SHELLS and words:
        print_completions(words)
    _exit_fast(0)


def _replay(arguments: Sequence[str]) -> int | None:
    """Print the cached output of ``remind`` or ``status`` and return its exit code, or None if there is none."""
    if "remind" not in arguments and "status" not in arguments:
        return None
    from feedback_loop.cli import output_cache

    return output_cache.replay(arguments, os.environ)


def _open_closed_streams() -> None:
    """Open the streams that the shell closed (``>&-``), so that no other code has to check for None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # open until the process ends


def _drop_odd_sizes() -> None:
    """Forget sizes of the terminal that are no small numbers; libraries fail on some of them."""
    for name in ("COLUMNS", "LINES"):
        size = os.environ.get(name, "")
        if size and not (size.isascii() and size.isdigit() and len(size) <= _MAX_SIZE_DIGITS):
            del os.environ[name]


def _exit_fast(code: int) -> None:
    """Exit without interpreter teardown, which takes about a sixth of the run time."""
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105  # contextlib is not loaded yet when the output comes from the cache
            stream.flush()
        except (OSError, ValueError):
            pass  # the reader is gone or the stream closed, which was reported before
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are printed on standard error."""
    from feedback_loop.cli import run_state
    from feedback_loop.cli.exit_codes import Exit, exit_code
    from feedback_loop.cli.terminal import ReaderClosedPipeError, Terminal, discard
    from feedback_loop.domain.errors import FeedbackLoopError

    _drop_odd_sizes()
    terminal = Terminal(as_json="--json" in arguments)
    run_state.has_recorded = False
    failure: FeedbackLoopError
    try:
        with terminal.deferred_notes():
            code = _run_command(arguments)
        sys.stdout.flush()
    except FeedbackLoopError as error:
        failure = error
    except (BrokenPipeError, ReaderClosedPipeError):
        discard(sys.stdout)
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001  # not even a bug may show a traceback
        if isinstance(error, OSError):
            discard(sys.stdout)
        failure = _explain(error)
        if run_state.has_recorded:
            failure.message = f"It was recorded, but not shown. {failure.message}"
    else:
        return code
    terminal.write_error(failure)
    return exit_code(failure)


def _explain(error: Exception) -> "FeedbackLoopError":
    """Return the error that tells the user about an exception that no command expects."""
    from feedback_loop.cli.exit_codes import BugError
    from feedback_loop.domain.errors import JournalError, UsageError

    match error:
        case OSError() if error.filename is None:
            return JournalError(f"The output could not be written: {error.strerror or error}.")
        case OSError():
            return JournalError(
                f"{os.fsdecode(error.filename)} cannot be read or written: {error.strerror or error}. "
                "Check the file, its folder and the disk."
            )
        case ImportError():
            return JournalError(f"A part of feedback-loop cannot be loaded: {error}. Install it anew.")
        case MemoryError():
            return JournalError("There is not enough memory for this. Close other programs, or use a smaller file.")
        case RecursionError():
            return UsageError("A path or a file is nested too deeply. Use one with fewer levels.")
        case _:
            return BugError(f"This is a bug in feedback-loop; {_write_traceback(error)}")


def _run_command(arguments: Sequence[str]) -> int:
    import typer
    from typer._click.exceptions import ClickException  # typer raises it, and exports it nowhere else

    from feedback_loop.cli.app import build_app, command_name, split_global_options
    from feedback_loop.cli.exit_codes import Exit
    from feedback_loop.domain.errors import UsageError

    options, words = split_global_options([_decode(argument) for argument in arguments])
    program = typer.main.get_command(build_app(command_name(words)))
    try:
        code = program.main([*options, *words], prog_name="feedback-loop", standalone_mode=False)
    except ClickException as error:
        raise UsageError(_format_usage_error(error)) from error
    except typer.Abort:
        return Exit.INTERRUPTED
    return code if isinstance(code, int) else Exit.DONE


def _decode(argument: str) -> str:
    """Return an argument as the UTF-8 text that was typed, whatever the locale made of it."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError as error:
        from feedback_loop.domain.errors import UsageError

        raise UsageError(f"The argument {argument!a} is not UTF-8 text. Type it again.") from error


_COMPLETION_VARIABLE = "_FEEDBACK_LOOP_COMPLETE"
"""Set by the shell functions in ``completions/``, which ask for completions."""
_MAX_SIZE_DIGITS = 5


def _format_usage_error(error: Exception) -> str:
    from feedback_loop.cli.usage_errors import usage_sentence

    return usage_sentence(error)


def _write_traceback(error: Exception) -> str:
    """Write the details of a bug to a file, and return where they are."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="feedback-loop-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return f"it is a {type(error).__name__}, and no temporary file could be written for the details."
    return f"the details are in {file.name}"
