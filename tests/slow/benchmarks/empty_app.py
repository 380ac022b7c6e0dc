"""The baseline: a Typer app with ``sys.argv[1]`` commands that do nothing."""

import sys

import typer

app = typer.Typer()
for number in range(int(sys.argv.pop(1))):

    @app.command(f"command-{number}")
    def _nothing(name: str = "", count: int = 0) -> None:
        """Do nothing."""


if __name__ == "__main__":
    app()
