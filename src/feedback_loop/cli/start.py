"""Where the program starts: what was said a moment ago is said again, and anything else is worked out."""

import os
import sys

from feedback_loop.cli import answers

question: answers.Question | None = None
"""What this process was asked, as the world was before it read anything."""


def main() -> None:
    """Run the program on the command line and exit with its code."""
    global question  # noqa: PLW0603  # set once, before everything else
    question = answers.asked(sys.argv[1:], os.environ)
    try:
        code = answers.said_again(question) if question else None
    except OSError:
        code = None
    if code is None:
        from feedback_loop.cli.main import main as work_out  # noqa: PLC0415  # what takes long

        work_out()
    sys.exit(code)
