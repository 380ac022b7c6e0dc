"""The user's own editor, for texts and for the settings."""

import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError
from feedback_loop.files import OversizedFileError, read_regular

MAX_TEXT = 100_000
"""Most characters in one text, whether it comes from an editor or from standard input."""
MAX_TEXT_BYTES = 4 * MAX_TEXT
TOO_LONG = f"The text has over {MAX_TEXT:,} characters. Shorten it to what matters."


def editor_command() -> str:
    """Return the editor that the environment names, or an empty text."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def edit_text(text: str) -> str:
    """Return a text as the user left it in their editor; the temporary file is private."""
    import tempfile  # slow to import

    try:
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    except OSError as error:
        raise UsageError(
            f"There is no temporary folder for the editor: {error.strerror}. "
            "Set TMPDIR to a folder that you can write to, or type the text as an argument."
        ) from error
    with folder as name:
        path = Path(name) / "feedback.txt"
        path.write_text(text, encoding="utf-8")
        edit_file(path)
        return _read_text(path)


def _read_text(path: Path) -> str:
    try:
        return decode_text(read_regular(path, MAX_TEXT_BYTES))
    except OversizedFileError as error:
        raise UsageError(TOO_LONG) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("The editor left no UTF-8 text. Try again, or type the text as an argument.") from error


def decode_text(content: bytes) -> str:
    """Return a text; refuse one that is too long."""
    text = content.decode("utf-8-sig")
    if len(text) > MAX_TEXT:
        raise UsageError(TOO_LONG)
    return text


def edit_file(path: Path) -> None:
    """Open a file in the user's editor, and wait until it is closed."""
    import shlex
    import subprocess

    command = editor_command()
    if not command:
        raise UsageError(f"No editor is set. Set EDITOR, or edit {path} by hand.")
    try:
        subprocess.run([*shlex.split(command), str(path)], check=True)  # noqa: S603  # the user's own choice
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise UsageError(f"The editor {command!r} did not run. Check the variable EDITOR.") from error
