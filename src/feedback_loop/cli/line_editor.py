"""Editing of one line on the terminal, with a text to start from."""

import sys

from feedback_loop.cli.terminal import Terminal


def edit_line(terminal: Terminal, text: str) -> str:
    """Return a line as the user edited it; where lines cannot be edited, an empty answer keeps it."""
    if sys.platform == "win32" or not sys.stdout.isatty():
        return terminal.ask_optional("Type it anew, or press Enter to keep it") or text
    import readline  # it changes how input() reads

    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return input("> ").strip()
    except EOFError:
        return ""
    finally:
        readline.set_startup_hook(None)
