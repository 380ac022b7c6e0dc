"""What the campaign attacks: each command that writes, and the journals on which it is attacked.

``{folder}`` in a line is the folder that holds the journal and nothing that matters to anybody.
"""

import csv
import datetime as dt
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from feedback_loop.journal.disk.backups import MAX_BACKUPS

from .launch import Launcher

JOURNAL = "journal.json"
BACKUPS = "journal.json.backups"
LINKED = "elsewhere/career.json"


class Command(NamedTuple):
    """A command that writes.

    Attributes:
        line: what is typed after the program's name.
        before: what has to be typed first.
        writes: the file that is the old or the new one afterwards.
        again: whether the same command has to work once more after every attack.
        cleans: whether it changes the copies of the journal as well, each as a whole.
        heals: whether the journal is damaged before it, so that it has to work once more if it was kept from working.
    """

    line: str
    before: tuple[str, ...] = ()
    writes: str = JOURNAL
    again: bool = False
    cleans: bool = False
    heals: bool = False


_OTHER = "--file {folder}/other.json apply Zeta Analyst"
_REMOTE = (
    "!git init -q --bare {folder}/remote.git",
    _OTHER,
    "--file {folder}/other.json sync --init {folder}/remote.git",
)
_ACTED = ("act acme 'Tell the reason first'", "act acme --done --evidence 'Two mock interviews'")

COMMANDS = (
    Command("apply Initech Engineer --with 'Ann Low <ann@initech.example>'"),
    Command("interviewed umbrella --on 2026-06-12 --round onsite --with 'Lee Poe' --rating 4"),
    Command("outcome umbrella rejected"),
    Command("ask-feedback globex --with lou"),
    Command("record globex 'Draw the whole system first.' --with lou --theme system-design"),
    Command("act acme 'Tell the reason first' --by 2026-07-01"),
    Command("follow-up acme --with dana", before=_ACTED),
    Command("thank globex --with lou"),
    Command("undo"),
    Command("redo", before=("undo",)),
    Command("edit globex role='Staff engineer'"),
    Command("note globex 'They use a monorepo.'"),
    Command("snooze globex 2026-07-01"),
    Command("close umbrella 'No longer of interest'"),
    Command("import {folder}/sheet.csv"),
    Command("forget acme --yes", cleans=True),
    Command("doctor --restore --yes", before=("!sh -c 'printf x >> {folder}/journal.json'",), heals=True),
    Command("merge {folder}/other.json", before=(_OTHER,)),
    Command("sync --init {folder}/remote.git", before=_REMOTE, again=True),
    Command("export --format md --output {folder}/out.md", writes="out.md", again=True),
    Command("report --output {folder}/out.html", writes="out.html", again=True),
)

AFTERWARDS = "apply 'Afterwards Limited' Analyst"
"""What has to work after every attack."""

_STORY = (
    "apply Acme 'Data analyst' --on 2026-05-01 --with 'Dana Lee <dana@acme.example> (recruiter)'",
    "interviewed acme --on 2026-05-20 --round onsite --with 'Sam Roe <sam@acme.example>'",
    "outcome acme rejected --on 2026-05-30",
    "ask-feedback acme --with dana --on 2026-06-01",
    "record acme 'Say why before how.' --with dana --theme communication --on 2026-06-08",
    "apply Umbrella Tester --on 2026-06-02",
    "apply Globex Engineer --on 2026-06-01",
    "interviewed globex --on 2026-06-10 --round 'phone screen' --with 'Lou Orr <lou@globex.example>'",
)
_SHEET = (
    ("Company", "Role", "Date", "Status"),
    ("Hooli", "Analyst", "2026-05-04", "Rejected"),
    ("Vehement", "", "2026-06-01", ""),
)


def _as_it_is(_folder: Path) -> None:
    pass


def _first_ever(folder: Path) -> None:
    """There is no journal yet, nor its folder of backups."""
    (folder / JOURNAL).unlink()
    _forget_backups(folder)


def _new_day(folder: Path) -> None:
    """The next write makes a backup and drops the oldest, as there are as many as are kept."""
    _forget_backups(folder)
    (folder / BACKUPS).mkdir(0o700)
    content = (folder / JOURNAL).read_bytes()
    for days in range(1, MAX_BACKUPS + 1):
        backup = folder / BACKUPS / f"{dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days + 1)}.json"
        backup.write_bytes(content)
        backup.chmod(0o600)


def _linked(folder: Path) -> None:
    """The journal is a link to a file in another folder."""
    (folder / "elsewhere").mkdir(0o700)
    (folder / JOURNAL).rename(folder / LINKED)
    (folder / BACKUPS).rename(folder / f"{LINKED}.backups")
    (folder / JOURNAL).symlink_to(LINKED)


def _forget_backups(folder: Path) -> None:
    for backup in (folder / BACKUPS).iterdir():
        backup.unlink()
    (folder / BACKUPS).rmdir()


JOURNALS: dict[str, Callable[[Path], None]] = {
    "a journal with content": _as_it_is,
    "the first write of a day": _new_day,
    "a first-ever journal": _first_ever,
    "a journal behind a link": _linked,
}
"""The journals on which commands are attacked, each as a change of the told story."""


class SetupError(Exception):
    """A command does not even work when it is left alone."""


def told(folder: Path, launch: Launcher) -> None:
    """Make a folder with a journal in which things have happened."""
    folder.mkdir(0o700, parents=True)
    with (folder / "sheet.csv").open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows(_SHEET)
    for line in _STORY:
        done(launch, line, folder)


def done(launch: Launcher, line: str, folder: Path) -> str:
    """Run a line that has to work, and return what it printed; one that begins with ``!`` is for the shell."""
    if line.startswith("!"):
        subprocess.run(shlex.split(line[1:].format(folder=folder)), check=True, capture_output=True)
        return ""
    ended = launch(line, folder)
    if ended.code != 0:
        raise SetupError(f"{line}: {ended}")
    return ended.out
