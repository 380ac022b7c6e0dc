"""Texts that the user has in a file: a transcript, notes, a job ad."""

from pathlib import Path

from feedback_loop.cli.system.editor import MAX_TEXT_BYTES, TOO_LONG, decode_text, edit_text, editor_command
from feedback_loop.cli.terminal import Terminal
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.text import clean_text
from feedback_loop.files import OversizedFileError, read_regular


def read_text_file(name: str) -> str:
    """Return the text in a file; refuse one that is no text, or too long."""
    try:
        path = Path(name).expanduser()
        return clean_text(decode_text(read_regular(path, MAX_TEXT_BYTES)), "file")
    except OversizedFileError as error:
        raise UsageError(TOO_LONG) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not UTF-8 text. Convert it first, or paste the text.") from error
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{name} cannot be read: {reason}. Check the path, or paste the text.") from error


def is_file_name(text: str) -> bool:
    """Return True if a text is, or can only be, the path of a file: a word with a dot or slash that is no link."""
    try:
        if "\n" not in text and Path(text).expanduser().is_file():
            return True
    except (OSError, ValueError, RuntimeError):  # too long, or no path at all
        return False
    is_word = len(text.split()) == 1 and "://" not in text and not text.startswith("www.")
    return is_word and not {".", "/"}.isdisjoint(text.strip("."))


def ask_for_notes(terminal: Terminal) -> str:
    """Return the text of a file that the user names, or writes in the editor."""
    can_edit = bool(editor_command())
    answer = terminal.read_line(f"Which file{' (Enter opens your editor)' if can_edit else ''}")
    if answer:
        return read_text_file(answer)
    if answer is None or not can_edit:
        raise UsageError("Nothing was read. Name a file, or type the answer.")
    return clean_text(edit_text(""), "text")
