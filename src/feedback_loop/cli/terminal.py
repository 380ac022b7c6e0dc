"""The one place that writes standard output and standard error, and that asks questions."""

import codecs
import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress
from functools import cached_property
from typing import TYPE_CHECKING, TextIO, cast

from feedback_loop.cli.exit_codes import error_document
from feedback_loop.domain.errors import FeedbackLoopError, UsageError
from feedback_loop.domain.text import casefold_key, escape_control_chars, escape_del, truncate
from feedback_loop.views.text import ASCII, wrap_words

if TYPE_CHECKING:
    from rich.console import Console

    from feedback_loop.domain.model.events import Document
    from feedback_loop.views.blocks import Page


def _encode_fallback(error: UnicodeError) -> tuple[str, int]:
    """Write in ASCII what the output's encoding lacks: our own symbols by a look-alike, the rest as escapes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(ASCII)
    return text.encode("ascii", "backslashreplace").decode("ascii"), error.end


ERRORS = "feedback-loop"
codecs.register_error(ERRORS, _encode_fallback)


class ReaderClosedPipeError(Exception):
    """The reader closed the pipe; Typer would turn a BrokenPipeError into an exit code of its own."""


@contextmanager
def _convert_broken_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderClosedPipeError from error


@contextmanager
def _prompt_on_stderr() -> Iterator[None]:
    """Prompt on standard error only; Typer would write the last character of each question to the results."""
    try:
        with redirect_stdout(sys.stderr):
            yield
    except UnicodeDecodeError as error:
        raise UsageError("Your answer is not UTF-8 text. Type it again.") from error


def discard(stream: TextIO) -> None:
    """Redirect a broken stream to the null device; Python would report it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _encodable(text: str) -> str:
    """Return a text with what the output's encoding lacks written in ASCII, so that its width is known."""
    escaped = escape_control_chars(text)
    encoding = sys.stdout.encoding or "utf-8"
    return escaped if escaped.isascii() else escaped.encode(encoding, ERRORS).decode(encoding)


_MAX_COLUMNS = 10_000
"""Limit for the width of a terminal, whatever ``COLUMNS`` says."""


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, _MAX_COLUMNS)


def _format_json(document: "Document", indent: int | None = None) -> str:
    """Return a document as JSON in printable ASCII."""
    import json  # only for --json

    return escape_del(json.dumps(document, indent=indent))


def match_choice(answer: str, choices: Sequence[str]) -> list[int]:
    """Return the indexes of the choices that an answer means: by number, else exactly, by the beginning or by a part.

    What is typed counts letter by letter before case, accents and punctuation are left aside.
    """
    typed = answer.strip()
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(choices):
        return [int(typed) - 1]
    for simplify in (str.casefold, casefold_key):
        wanted, keys = simplify(typed), [simplify(choice) for choice in choices]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            if wanted and (matched := [index for index, key in enumerate(keys) if fits(key, wanted)]):
                return matched
    return []


_NO = frozenset({"n", "no", "q", "quit"})
"""Answers that choose nothing from a list, although they may be part of what it has."""


class _Tee:
    """A stream that also collects what is written to it."""

    def __init__(self, stream: TextIO, pieces: list[str]) -> None:
        self._stream = stream
        self._pieces = pieces

    def write(self, text: str) -> int:
        self._pieces.append(text)
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


class Terminal:
    """Standard input, output and error; ``as_json`` is for results and errors as JSON documents."""

    def __init__(self, *, color: bool = True, as_json: bool = False, may_ask: bool = True) -> None:
        self.as_json = as_json
        self._may_ask = may_ask
        self.color = color
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure") and stream.errors != ERRORS:  # it flushes
                stream.reconfigure(errors=ERRORS)

    @cached_property
    def is_interactive(self) -> bool:
        """True if there is a terminal on which to ask questions."""
        return self._may_ask and not self.as_json and sys.stdin.isatty() and sys.stderr.isatty()

    @cached_property
    def is_tty(self) -> bool:
        """True if the output is a terminal, not a pipe or file."""
        return sys.stdout.isatty()

    def show(self, page: "Page") -> None:
        """Print a page on standard output: formatted on a terminal, as plain text elsewhere."""
        if self.is_tty:
            self.render(page, self.console(sys.stdout))
        else:
            from feedback_loop.views.blocks import plain_lines

            with _convert_broken_pipe():
                sys.stdout.writelines(f"{line}\n" for line in plain_lines(page, _encodable))

    @staticmethod
    def render(page: "Page", console: "Console") -> None:
        """Print a page on a Rich console, formatted, with what standard output lacks written in ASCII."""
        from feedback_loop.views.render_rich import show  # Rich is slow to import

        show(console, page, _encodable)

    def show_at_once(self, page: "Page") -> None:
        """Print lines without Rich, which takes longer to import than a session to ask its first question."""
        from feedback_loop.views.blocks import plain_lines

        for text in plain_lines(page, _encodable):
            sys.stdout.writelines(f"{line}\n" for line in wrap_words(text, _columns()))

    @contextmanager
    def tee_stdout(self) -> Iterator[list[str]]:
        """Collect what is printed on standard output meanwhile, in pieces."""
        pieces: list[str] = []
        stream = sys.stdout
        sys.stdout = cast("TextIO", _Tee(stream, pieces))
        try:
            yield pieces
        finally:
            sys.stdout = stream

    @staticmethod
    def encode(text: str) -> bytes:
        """Return the bytes that standard output writes for a text."""
        return text.replace("\n", os.linesep).encode(sys.stdout.encoding or "utf-8", ERRORS)

    def console(self, stream: TextIO) -> "Console":
        """Return a Rich console that interprets nothing in what it prints."""
        from rich.console import Console, ConsoleDimensions  # Rich is slow to import

        plain = not self.color or "NO_COLOR" in os.environ
        console = Console(
            file=stream,
            markup=False,
            highlight=False,
            emoji=False,
            no_color=plain,
            color_system=None if plain else "auto",
        )
        # Rich assumes 80 columns for a terminal without escape sequences.
        columns = shutil.get_terminal_size().columns if console.is_dumb_terminal else console.width
        console.size = ConsoleDimensions(min(columns, _MAX_COLUMNS), console.height)
        return console

    def write_text(self, text: str) -> None:
        """Print a text, with control characters escaped."""
        with _convert_broken_pipe():
            sys.stdout.writelines(f"{_encodable(line)}\n" for line in text.splitlines())

    def write_file_content(self, text: str) -> None:
        """Print the content of a file: byte for byte, except on a terminal, where control characters are escaped."""
        if self.is_tty:
            self.write_text(text.removeprefix("\ufeff"))
            return
        with _convert_broken_pipe():
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()

    def write_json(self, document: "Document") -> None:
        """Print one JSON document, in ASCII."""
        with _convert_broken_pipe():
            sys.stdout.write(f"{_format_json(document, indent=2)}\n")

    def warn(self, text: str) -> None:
        """Print a note on standard error, after the results that were printed before it."""
        self._warn([text])

    def warn_lines(self, text: str) -> None:
        """Print a note of several lines on standard error."""
        self._warn(text.splitlines())

    def _warn(self, lines: Sequence[str]) -> None:
        with _convert_broken_pipe():
            sys.stdout.flush()  # both may end in one pipe or file
        self._write_sentences(lines)

    def write_error(self, error: FeedbackLoopError) -> None:
        """Print an error on standard error."""
        if self.as_json:
            self._write_stderr([_format_json(error_document(error))])
        else:
            self._write_sentences([error.message, *(f"  {candidate}" for candidate in error.candidates)])

    def _write_sentences(self, texts: Iterable[str]) -> None:
        """Write texts on standard error; on a terminal, between words, which a JSON document must not be."""
        lines = [escape_control_chars(text) for text in texts]
        if not self.as_json and sys.stderr.isatty():
            lines = [part for line in lines for part in wrap_words(line, _columns())]
        self._write_stderr(lines)

    @staticmethod
    def _write_stderr(lines: Sequence[str]) -> None:
        """Write lines on standard error; if that fails, only the exit code is left to report an error."""
        try:
            sys.stderr.writelines(f"{line}\n" for line in lines)
            sys.stderr.flush()
        except OSError:
            discard(sys.stderr)

    @contextmanager
    def deferred_notes(self) -> Iterator[None]:
        """With JSON, print notes at the end, or as part of an error's message, which must be one document."""
        if not self.as_json:
            yield
            return
        notes = io.StringIO()
        try:
            with redirect_stderr(notes):
                yield
        except FeedbackLoopError as error:
            error.message = " ".join([*notes.getvalue().splitlines(), error.message])
            raise
        self._write_stderr(notes.getvalue().splitlines())

    def ask(self, question: str) -> str:
        """Ask for a line until something is typed."""
        return self._prompt(question)

    @staticmethod
    def _prompt(question: str, **options: object) -> str:
        import typer

        with _prompt_on_stderr():
            answer: str = typer.prompt(question, **options)  # type: ignore[arg-type]  # its own options
        return answer

    def read_line(self, question: str) -> str | None:
        """Ask for a line, which may be blank, with the keys of readline to edit it; return None for Ctrl-D."""
        with suppress(ImportError):  # Windows edits lines by itself
            import readline  # noqa: F401
        # Python edits lines only where the question goes to standard output, which has to be a terminal, too.
        place = nullcontext() if self.is_tty else redirect_stdout(sys.stderr)
        try:
            with place:
                return input(f"{escape_control_chars(question)}: ").strip()
        except EOFError:
            self.warn("")
            return None
        except UnicodeDecodeError as error:
            raise UsageError("Your answer is not UTF-8 text. Type it again.") from error

    def ask_optional(self, question: str) -> str | None:
        """Ask for a line; return None if it is blank."""
        return self._prompt(question, default="", show_default=False).strip() or None

    def choose(self, question: str, choices: Sequence[str]) -> int:
        """Ask for one of several choices, by its number or any part of it that no other has, and return its index."""
        for number, choice in enumerate(choices, start=1):
            self.warn(f"{number:3}  {choice}")
        numbers = f"a number from 1 to {len(choices)}, or a part that only one has" if len(choices) > 1 else "1"
        while True:
            answer = self.ask_optional(question) or ""
            matched = [] if answer.casefold() in _NO else match_choice(answer, choices)
            if len(matched) == 1:
                return matched[0]
            problem = f"{truncate(answer)!r} fits {len(matched) or 'none'} of these. " if answer else ""
            self.warn(f"{problem}Type {numbers}, or Ctrl-D to stop.")

    def ask_key(self, question: str, keys: str) -> str:
        """Ask for one of several keys, in lower case, and return it, or "" for Ctrl-D."""
        from feedback_loop.cli.keys import END, ENTER, read_key

        names = ", ".join("Enter" if key == ENTER else key for key in keys)
        while True:
            sys.stderr.write(f"{escape_control_chars(question)} ")
            sys.stderr.flush()
            key = read_key(sys.stdin).lower()
            sys.stderr.write(f"{key if key.isprintable() else ''}\n")
            if key == END or key in keys:
                return key
            self.warn(f"Press one of these: {names}.")

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask a yes-or-no question, to which Enter answers ``default``; without a terminal, the answer is no."""
        import typer

        if not self.is_interactive:
            return False
        try:
            with _prompt_on_stderr():
                return typer.confirm(question, default=default)
        except UsageError:
            return False
