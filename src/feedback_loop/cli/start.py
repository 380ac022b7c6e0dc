"""Where the program starts: what was said a moment ago is said again, and anything else is worked out."""

import os
import sys

from feedback_loop.cli import answers


def main() -> None:
    """Run the program on the command line and exit with its code."""
    answers.present = answers.asked(sys.argv[1:], os.environ)
    try:
        code = answers.said_again(answers.present) if answers.present else None
    except OSError:
        code = None
    if code is None:
        from feedback_loop.cli.main import main as work_out  # noqa: PLC0415  # what takes long

        work_out()
    sys.exit(code)
