"""The commands and journals that the campaign attacks.

``{folder}`` in a line stands for the temporary folder of the journal.
"""

import csv
import datetime as dt
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from feedback_loop.journal.disk.backups import MAX_BACKUPS

from .launchers import Launcher

JOURNAL = "journal.json"
BACKUPS = "journal.json.backups"
LINK_TARGET = "elsewhere/career.json"


class Command(NamedTuple):
    """A command that writes.

    Attributes:
        line: Command line without the program's name.
        before: Command lines to run first.
        writes: File that must be the old or the new one afterwards.
        repeatable: True if the command must succeed again after every attack.
        purges: True if it also rewrites the copies of the journal, each atomically.
        repairs: True if the journal is damaged before, and the command must succeed again if it had no effect.
    """

    line: str
    before: tuple[str, ...] = ()
    writes: str = JOURNAL
    repeatable: bool = False
    purges: bool = False
    repairs: bool = False


_OTHER = "--file {folder}/other.json apply Zeta Analyst"
_REMOTE = (
    "!git init -q --bare {folder}/remote.git",
    _OTHER,
    "--file {folder}/other.json sync --init {folder}/remote.git",
)
_ONSITE = "interviewed globex --on 2026-06-20 --round onsite"
_REJECTION = (
    r"From: Lou Orr <lou@globex.example>\nSubject: Your application at Globex\nDate: Fri, 12 Jun 2026 09:00:00 +0000\n"
    r"Message-ID: <no@globex.example>\n\nUnfortunately, we have decided to move forward with another candidate.\n"
)
_WRITE_REJECTION = f"!sh -c \"printf '{_REJECTION}' > {{folder}}/no.eml\""
_FINISHED_ACTION = ("act acme 'Tell the reason first'", "act acme --done --evidence 'Two mock interviews'")

COMMANDS = (
    Command("apply Initech Engineer --with 'Ann Low <ann@initech.example>'"),
    Command("interviewed umbrella --on 2026-06-12 --round onsite --with 'Lee Poe' --rating 4"),
    Command("reschedule globex 2026-07-03 --at 10:00", before=(_ONSITE,)),
    Command("cancel globex 'They froze hiring'", before=(_ONSITE,)),
    Command("debrief globex --on 2026-06-10 --rating 4 --asked 'Why us?' --well 'A calm start'"),
    Command("check-in globex --with lou"),
    Command("outcome umbrella rejected"),
    Command("ask-feedback globex --with lou"),
    Command("ask-feedback globex --with lou --with 'Ann Roe <ann@globex.example>'"),
    Command("record globex 'Draw the whole system first.' --with lou --theme system-design"),
    Command("act acme 'Tell the reason first' --by 2026-07-01"),
    Command("act acme --action 1 --by 2026-08-01", before=_FINISHED_ACTION[:1]),
    Command("follow-up acme --with dana", before=_FINISHED_ACTION),
    Command("thank globex --with lou"),
    Command("undo"),
    Command("redo", before=("undo",)),
    Command("edit globex role='Staff engineer'"),
    Command("note globex 'They use a monorepo.'"),
    Command("snooze globex 2026-07-01"),
    Command("snooze umbrella globex 2026-07-01 --yes"),
    Command("outcome umbrella globex rejected --yes"),
    Command("join umbrella globex"),
    Command("close umbrella --reason 'No longer of interest'"),
    Command("import {folder}/sheet.csv"),
    Command("mail {folder}/no.eml --yes", before=(_WRITE_REJECTION,)),
    Command("forget acme --yes", purges=True),
    Command("doctor --restore --yes", before=("!sh -c 'printf x >> {folder}/journal.json'",), repairs=True),
    Command("merge {folder}/other.json", before=(_OTHER,)),
    Command("sync --init {folder}/remote.git", before=_REMOTE, repeatable=True),
    Command("export --format md --output {folder}/out.md", writes="out.md", repeatable=True),
    Command("report --output {folder}/out.html", writes="out.html", repeatable=True),
)

NEXT_COMMAND = "apply 'Afterwards Limited' Analyst"
"""A command that must work after every attack."""

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
    ("Company", "Role", "Date Applied", "Status", "Recruiter", "Feedback"),
    ("Hooli", "Analyst", "2026-05-04", "Rejected", "Ada Moss", "Say why first"),
    ("Vehement", "", "2026-06-01", "", "", ""),
)


def _keep(_folder: Path) -> None:
    pass


def _remove_journal(folder: Path) -> None:
    """Remove the journal and its backups."""
    (folder / JOURNAL).unlink()
    _delete_backups(folder)


def _create_max_backups(folder: Path) -> None:
    """Create as many old backups as are kept, so that the next write adds one and deletes the oldest."""
    _delete_backups(folder)
    (folder / BACKUPS).mkdir(0o700)
    content = (folder / JOURNAL).read_bytes()
    for days in range(1, MAX_BACKUPS + 1):
        backup = folder / BACKUPS / f"{dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days + 1)}.json"
        backup.write_bytes(content)
        backup.chmod(0o600)


def _replace_by_link(folder: Path) -> None:
    """Replace the journal by a link to a file in another folder."""
    (folder / "elsewhere").mkdir(0o700)
    (folder / JOURNAL).rename(folder / LINK_TARGET)
    (folder / BACKUPS).rename(folder / f"{LINK_TARGET}.backups")
    (folder / JOURNAL).symlink_to(LINK_TARGET)


def _delete_backups(folder: Path) -> None:
    for backup in (folder / BACKUPS).iterdir():
        backup.unlink()
    (folder / BACKUPS).rmdir()


JOURNALS: dict[str, Callable[[Path], None]] = {
    "a journal with content": _keep,
    "the first write of a day": _create_max_backups,
    "a first-ever journal": _remove_journal,
    "a journal behind a link": _replace_by_link,
}
"""The journals on which commands are attacked, each as a change of the story's folder."""


class SetupError(Exception):
    """A command fails even undisturbed."""


def create_story(folder: Path, launch: Launcher) -> None:
    """Create a folder with a spreadsheet and a journal with content."""
    folder.mkdir(0o700, parents=True)
    with (folder / "sheet.csv").open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows(_SHEET)
    for line in _STORY:
        run_setup(launch, line, folder)


def run_setup(launch: Launcher, line: str, folder: Path) -> str:
    """Run a line that must succeed and return its output; one that begins with ``!`` is a program of the system."""
    if line.startswith("!"):
        subprocess.run(shlex.split(line[1:].format(folder=folder)), check=True, capture_output=True)
        return ""
    completed = launch(line, folder)
    if completed.code != 0:
        raise SetupError(f"{line}: {completed}")
    return completed.out
