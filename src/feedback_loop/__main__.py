"""Run the program with ``python -m feedback_loop``."""

from feedback_loop.cli.main import main

main()
