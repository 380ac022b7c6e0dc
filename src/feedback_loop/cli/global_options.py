"""What was typed before the command."""

from pathlib import Path
from typing import NamedTuple


class GlobalOptions(NamedTuple):
    """What was typed before the command."""

    file: Path | None = None
    today: str | None = None
    color: bool = True
