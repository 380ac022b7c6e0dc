"""Default paths of the journal and the settings.

On Linux they follow from two variables and the home folder, as in the XDG Base Directory Specification. Platformdirs
would do the same, but loading it takes longer than reading a thousand events, so it serves the other systems only.
"""

import os
import sys
from collections.abc import Mapping

PROGRAM = "feedback-loop"


def default_journal(environment: Mapping[str, str]) -> str:
    """Return the default path of the journal."""
    if folder := _xdg_folder(environment, "XDG_DATA_HOME", ".local/share"):
        return os.path.join(folder, "journal.json")
    from platformdirs import user_data_path

    return str(user_data_path(PROGRAM) / "journal.json")


def default_settings(environment: Mapping[str, str]) -> str:
    """Return the default path of the settings."""
    if folder := _xdg_folder(environment, "XDG_CONFIG_HOME", ".config"):
        return os.path.join(folder, "config.toml")
    from platformdirs import user_config_path

    return str(user_config_path(PROGRAM) / "config.toml")


def _xdg_folder(environment: Mapping[str, str], variable: str, default: str) -> str | None:
    """Return the program's folder on Linux; None on other systems or without a home folder."""
    base, home = environment.get(variable, ""), environment.get("HOME")
    if sys.platform != "linux" or not (base.strip() or home):
        return None
    return os.path.join(base if base.strip() else os.path.join(str(home), default), PROGRAM)
