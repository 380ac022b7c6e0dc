"""Run the program with ``python -m feedback_loop``."""

from feedback_loop.cli.entry import main

main()
