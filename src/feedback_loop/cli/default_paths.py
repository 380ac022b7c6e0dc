"""Default places of the journal and the settings.

On Linux two variables and the home folder say so, as the XDG Base Directory Specification has it. That is all that
platformdirs would look at, and loading it takes longer than reading a thousand events. It is asked everywhere else.
"""

import os
import sys
from collections.abc import Mapping

PROGRAM = "feedback-loop"


def default_journal(environment: Mapping[str, str]) -> str:
    """Return where the journal is when nobody says otherwise."""
    if folder := _on_linux(environment, "XDG_DATA_HOME", ".local/share"):
        return os.path.join(folder, "journal.json")
    from platformdirs import user_data_path  # noqa: PLC0415

    return str(user_data_path(PROGRAM) / "journal.json")


def default_settings(environment: Mapping[str, str]) -> str:
    """Return where the settings are when nobody says otherwise."""
    if folder := _on_linux(environment, "XDG_CONFIG_HOME", ".config"):
        return os.path.join(folder, "config.toml")
    from platformdirs import user_config_path  # noqa: PLC0415

    return str(user_config_path(PROGRAM) / "config.toml")


def _on_linux(environment: Mapping[str, str], variable: str, folder: str) -> str | None:
    """Return the program's folder, if this is Linux and somebody is at home."""
    above, home = environment.get(variable, ""), environment.get("HOME")
    if sys.platform != "linux" or not (above.strip() or home):
        return None
    return os.path.join(above if above.strip() else os.path.join(str(home), folder), PROGRAM)
