"""The user's own editor, for texts and for the settings."""

import os
from pathlib import Path

from feedback_loop.domain.errors import UsageError


def has_editor() -> bool:
    """Tell whether the environment names an editor."""
    return bool(_command())


def edit_text(text: str) -> str:
    """Return what the user makes of a text in their editor; the file in between is private and vanishes.

    Raises:
        UsageError: the editor cannot be run, or what it leaves is no UTF-8 text.
    """
    import tempfile  # noqa: PLC0415  # few commands open an editor

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feedback.txt"
        path.write_text(text, encoding="utf-8")
        edit_file(path)
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("The editor left no UTF-8 text; try again, or type the text as an argument.") from error


def edit_file(path: Path) -> None:
    """Open a file in the user's editor and wait until it is closed.

    Raises:
        UsageError: no editor is set, or it cannot be run.
    """
    import shlex  # noqa: PLC0415  # few commands open an editor
    import subprocess  # noqa: PLC0415

    command = _command()
    if not command:
        raise UsageError(f"No editor is set: set EDITOR, or edit {path} by hand.")
    try:
        subprocess.run([*shlex.split(command), str(path)], check=True)  # noqa: S603  # the user's own choice
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise UsageError(f"The editor {command!r} did not run; check the variable EDITOR.") from error


def _command() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
