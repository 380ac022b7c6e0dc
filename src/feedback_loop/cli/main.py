"""Entry point: print the cached output, or run one command and print any error as one sentence.

Everything slow is imported inside the functions, so that a cached output is printed before any of it is loaded.
"""

import gc
import os
import sys
from collections.abc import Sequence


def main() -> None:
    """Run the program on the command line and exit with its code."""
    arguments = sys.argv[1:]
    if _COMPLETION_VARIABLE in os.environ:
        _complete(arguments)
    code = _replay(arguments)
    if code is None:
        # A run ends before there is much to collect, and each collection would visit every event again.
        gc.disable()
        _open_closed_streams()
        code = run(arguments)
    _exit_fast(code)


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
    from feedback_loop.cli.exit_codes import BugError, Exit, exit_code
    from feedback_loop.cli.terminal import ReaderClosedPipeError, Terminal, discard
    from feedback_loop.domain.errors import FeedbackLoopError, JournalError

    terminal = Terminal(as_json="--json" in arguments)
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
    except OSError as error:
        discard(sys.stdout)
        failure = JournalError(f"The output could not be written: {error.strerror}.")
    except Exception:  # noqa: BLE001  # a bug must not show a traceback either
        failure = BugError(f"This is a bug in feedback-loop; the details are in {_write_traceback()}")
    else:
        return code
    terminal.write_error(failure)
    return exit_code(failure)


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


def _format_usage_error(error: Exception) -> str:
    from feedback_loop.cli.usage_errors import usage_sentence

    return usage_sentence(error)


def _write_traceback() -> str:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="feedback-loop-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exc(file=file)
    return file.name
