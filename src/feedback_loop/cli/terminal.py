"""The one place that writes standard output and standard error, and that asks questions."""

import codecs
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cached_property
from typing import TYPE_CHECKING, TextIO, cast

from feedback_loop.cli.exit_codes import error_document
from feedback_loop.domain.errors import FeedbackLoopError, UsageError
from feedback_loop.domain.text import escape_control_chars, escape_del
from feedback_loop.views.text import ASCII

if TYPE_CHECKING:
    from rich.console import Console

    from feedback_loop.domain.model.events import Document
    from feedback_loop.views.blocks import Page


def _encode_fallback(error: UnicodeError) -> tuple[str, int]:
    """Write what the output's encoding lacks as ASCII: our own symbols by a likeness, the rest as escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(ASCII)
    return lacking.encode("ascii", "backslashreplace").decode("ascii"), error.end


ERRORS = "feedback-loop"
codecs.register_error(ERRORS, _encode_fallback)


class ReaderClosedPipeError(Exception):
    """The reader closed the pipe; of a BrokenPipeError Typer would make an exit code of its own."""


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderClosedPipeError from error


@contextmanager
def _asking() -> Iterator[None]:
    """Ask on standard error; left to itself, Typer writes the last character of each question to the results."""
    try:
        with redirect_stdout(sys.stderr):
            yield
    except UnicodeDecodeError as error:
        raise UsageError("What was typed is not UTF-8 text; type it again.") from error


def discard(stream: TextIO) -> None:
    """Let a stream that cannot be written end in nothing; Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _encodable(text: str) -> str:
    """Return a text with what the output's encoding lacks spelled in ASCII, so that its width is known."""
    encoding = sys.stdout.encoding or "utf-8"
    return escape_control_chars(text).encode(encoding, ERRORS).decode(encoding)


_MAX_COLUMNS = 10_000
"""The most columns that a terminal is taken to have, whatever ``COLUMNS`` says."""


class _Tee:
    """A stream that also remembers what is written to it."""

    def __init__(self, stream: TextIO, said: list[str]) -> None:
        self._stream = stream
        self._said = said

    def write(self, text: str) -> int:
        self._said.append(text)
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


class Terminal:
    """Standard input, output and error.

    Args:
        color: whether colours are wanted, where the output can show them.
        as_json: whether results and errors are JSON documents.
    """

    def __init__(self, *, color: bool = True, as_json: bool = False) -> None:
        self.as_json = as_json
        self.color = color
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure") and stream.errors != ERRORS:  # it flushes
                stream.reconfigure(errors=ERRORS)

    @cached_property
    def is_interactive(self) -> bool:
        """Whether somebody is there to answer a question."""
        return not self.as_json and sys.stdin.isatty() and sys.stderr.isatty()

    @cached_property
    def is_tty(self) -> bool:
        """Whether the output is a terminal and not a pipe or file."""
        return sys.stdout.isatty()

    def show(self, page: "Page") -> None:
        """Print a page on standard output: laid out on a terminal, as plain text elsewhere."""
        if self.is_tty:
            from feedback_loop.views.render_rich import show  # noqa: PLC0415  # Rich takes long to import

            show(self.console(sys.stdout), page)
        else:
            from feedback_loop.views.blocks import plain_lines  # noqa: PLC0415  # only where it is used

            with _writing():
                sys.stdout.writelines(f"{line}\n" for line in plain_lines(page, _encodable))

    @contextmanager
    def tee_stdout(self) -> Iterator[list[str]]:
        """Give what is printed on standard output meanwhile, in pieces; it is printed all the same."""
        said: list[str] = []
        stream = sys.stdout
        sys.stdout = cast("TextIO", _Tee(stream, said))
        try:
            yield said
        finally:
            sys.stdout = stream

    @staticmethod
    def encode(text: str) -> bytes:
        """Return a text as standard output writes it."""
        return text.replace("\n", os.linesep).encode(sys.stdout.encoding or "utf-8", ERRORS)

    def console(self, stream: TextIO) -> "Console":
        """Return a Rich console that interprets nothing in what it prints."""
        from rich.console import Console, ConsoleDimensions  # noqa: PLC0415  # Rich takes long to import

        plain = not self.color or "NO_COLOR" in os.environ
        console = Console(
            file=stream,
            markup=False,
            highlight=False,
            emoji=False,
            no_color=plain,
            color_system=None if plain else "auto",
        )
        # Rich takes a terminal that knows no escapes for one of 80 columns.
        columns = shutil.get_terminal_size().columns if console.is_dumb_terminal else console.width
        console.size = ConsoleDimensions(min(columns, _MAX_COLUMNS), console.height)
        return console

    def console_for_progress(self) -> "Console":
        """Return a console on standard error."""
        return self.console(sys.stderr)

    def write_text(self, text: str) -> None:
        """Print a text as it is, but for what a terminal would take as an order."""
        with _writing():
            sys.stdout.writelines(f"{_encodable(line)}\n" for line in text.splitlines())

    def write_file_content(self, text: str) -> None:
        """Print the text of a file: byte for byte as it would be written, but on a terminal as ``text`` does."""
        if self.is_tty:
            self.write_text(text.removeprefix("\ufeff"))
            return
        with _writing():
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()

    def write_json(self, document: "Document") -> None:
        """Print one JSON document, in ASCII."""
        with _writing():
            sys.stdout.write(f"{escape_del(json.dumps(document, indent=2))}\n")

    def warn(self, text: str) -> None:
        """Say something on standard error that is no result."""
        self._write_stderr([escape_control_chars(text)])

    def write_error(self, error: FeedbackLoopError) -> None:
        """Tell an error on standard error."""
        if self.as_json:
            self._write_stderr([escape_del(json.dumps(error_document(error)))])
        else:
            self._write_stderr(
                [
                    escape_control_chars(error.message),
                    *(f"  {escape_control_chars(candidate)}" for candidate in error.candidates),
                ]
            )

    @staticmethod
    def _write_stderr(lines: Sequence[str]) -> None:
        """Write on standard error; where that cannot be written, the exit code has to say it."""
        try:
            sys.stderr.writelines(f"{line}\n" for line in lines)
            sys.stderr.flush()
        except OSError:
            discard(sys.stderr)

    @contextmanager
    def deferred_notes(self) -> Iterator[None]:
        """Say what there is to note at the end, and in the message of an error, which is a document by itself."""
        if not self.as_json:
            yield
            return
        held = io.StringIO()
        try:
            with redirect_stderr(held):
                yield
        except FeedbackLoopError as error:
            error.message = " ".join([*held.getvalue().splitlines(), error.message])
            raise
        self._write_stderr(held.getvalue().splitlines())

    def ask(self, question: str) -> str:
        """Ask for a line until something is typed."""
        import typer  # noqa: PLC0415  # loaded by now

        with _asking():
            answer: str = typer.prompt(question)
        return answer

    def choose(self, question: str, choices: Sequence[str]) -> int:
        """Ask for one of several choices and return its position."""
        import typer  # noqa: PLC0415  # loaded by now

        for number, choice in enumerate(choices, start=1):
            self.warn(f"{number:3}  {choice}")
        while True:
            with _asking():
                number = typer.prompt(question, type=int)
            if 1 <= number <= len(choices):
                return int(number) - 1
            self.warn(f"Type a number from 1 to {len(choices)}.")

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question; without anybody to answer it is no."""
        import typer  # noqa: PLC0415  # loaded by now

        if not self.is_interactive:
            return False
        try:
            with _asking():
                return typer.confirm(question)
        except UsageError:
            return False  # what cannot be read is no yes
