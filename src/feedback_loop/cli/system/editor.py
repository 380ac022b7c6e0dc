"""The user's own editor, for texts and for the settings."""

import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError


def editor_command() -> str:
    """Return the editor that the environment names, or an empty text."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def edit_text(text: str) -> str:
    """Return a text as the user left it in their editor; the temporary file is private."""
    import tempfile  # slow to import

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feedback.txt"
        path.write_text(text, encoding="utf-8")
        edit_file(path)
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("The editor left no UTF-8 text. Try again, or type the text as an argument.") from error


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
