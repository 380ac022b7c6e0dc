"""Other programs of the command line that list and add records, measured beside ours.

Each gets the same applications through its own import or in its own format, lists all of them, and adds one.
"""

import csv
import json
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import MeasureError, Run, execute
from benchmarks.records import NEW_COMPANY, NEW_ROLE, NOTE, Application, applications, count_records, restore
from benchmarks.subjects import Subject, environment, program
from simulation.journals import write

LIST, ADD = "list", "add"
OURS = "feedback-loop"
_NEW = f"{NEW_ROLE} at {NEW_COMPANY}"
_DATABASE = "jobs.db"


class Workload(NamedTuple):
    """Commands of one program on its records.

    Attributes:
        list: Print all records.
        add: Add one.
        variables: Environment variables besides the usual ones.
    """

    list: Sequence[str]
    add: Sequence[str]
    variables: Mapping[str, str]


class Peer(NamedTuple):
    """Program that is compared.

    Attributes:
        name: Name in the tables.
        program: Name of its executable file.
        package: Its package on PyPI with the version that is measured, or None if the system's package manager has it.
        fill: Write the records into a folder, and return the commands.
    """

    name: str
    program: str
    package: str | None
    fill: Callable[[str, Path, Sequence[Application]], Workload]

    def find(self, folder: Path) -> str | None:
        """Return the path of the program, below the folder of the installed ones or on the system; None if neither."""
        if self.package is None:
            return shutil.which(self.program)
        path = folder / self.package.partition("==")[0] / "bin" / self.program
        return str(path) if path.exists() else None


def subject_name(peer: str, action: str) -> str:
    """Return the name of a subject."""
    return f"{peer}: {action}"


def peer_subjects(size: int, peers: Path, folder: Path) -> list[Subject]:
    """Return list and add of our program and of each peer that is installed, each with so many records.

    Args:
        size: Number of records.
        peers: Folder in which the peers are installed.
        folder: Folder for their data.
    """
    subjects = []
    for peer in (OURSELVES, *PEERS):
        path = "" if peer is OURSELVES else peer.find(peers)
        if path is None:
            continue
        try:
            subjects += _subjects_of(peer, path, size, folder / f"{size}-{peer.program}")
        except (MeasureError, OSError, sqlite3.Error) as error:
            subjects.append(_failing_subject(peer, path, size, error))
    return subjects


def _failing_subject(peer: Peer, path: str, size: int, error: Exception) -> Subject:
    """Return a subject that reports that its records could not be written."""

    def fail() -> None:
        raise MeasureError(f"its records could not be written: {error}")

    return Subject(subject_name(peer.name, LIST), size, Run([path], {}), prepare=fail)


def missing_peers(peers: Path) -> list[str]:
    """Return the names of the peers that are not installed."""
    return [peer.name for peer in PEERS if peer.find(peers) is None]


def _subjects_of(peer: Peer, path: str, size: int, folder: Path) -> list[Subject]:
    folder.mkdir(parents=True)
    records = list(applications(size))
    workload = peer.fill(path, folder, records)
    variables = environment(folder) | dict(workload.variables)
    listing, addition = Run(workload.list, variables), Run(workload.add, variables)
    saved = folder.with_name(f"{folder.name}-saved")
    shutil.copytree(folder, saved)

    def lists(count: int) -> bool:
        return count_records(execute(listing.command, variables).text) == count

    return [
        Subject(
            subject_name(peer.name, LIST),
            size,
            listing,
            lambda output: count_records(output.text) == size,
            lambda: restore(saved, folder),
        ),
        Subject(
            subject_name(peer.name, ADD), size, addition, lambda _: lists(size + 1), lambda: restore(saved, folder)
        ),
    ]


def _fill_ours(_: str, folder: Path, records: Sequence[Application]) -> Workload:
    journal = folder / "journal.json"
    write(journal, [])
    sheet = folder / "sheet.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Company", "Position", "Date Applied", "Status", "Notes"])
        writer.writerows([record.company, record.role, record.on, "Applied", NOTE] for record in records)
    variables = {"FEEDBACK_LOOP_FILE": str(journal)}
    run = program(environment(folder) | variables, "import", str(sheet))
    execute(run.command, run.environment)
    return Workload(
        program({}, "status").command, program({}, "apply", NEW_COMPANY, NEW_ROLE, "--note", NOTE).command, variables
    )


def _fill_taskwarrior(path: str, folder: Path, records: Sequence[Application]) -> Workload:
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder}\nconfirmation=off\ndefaultwidth=200\n", encoding="utf-8")
    file = folder / "tasks.json"
    tasks = [
        {
            "description": record.sentence,
            "project": record.company,
            "entry": f"{record.on:%Y%m%d}T090000Z",
            "status": "pending",
            "tags": ["applied"],
            "annotations": [{"entry": f"{record.on:%Y%m%d}T090000Z", "description": NOTE}],
        }
        for record in records
    ]
    file.write_text(json.dumps(tasks), encoding="utf-8")
    variables = {"TASKRC": str(settings)}
    execute([path, "import", str(file)], environment(folder) | variables)
    return Workload([path, "list"], [path, "add", _NEW, f"project:{NEW_COMPANY}", "+applied"], variables)


def _fill_todoman(path: str, folder: Path, records: Sequence[Application]) -> Workload:
    calendar = folder / "calendars" / "jobs"
    calendar.mkdir(parents=True)
    settings = folder / "config.py"
    settings.write_text(
        f'path = "{calendar.parent}/*"\ncache_path = "{folder}/cache.sqlite3"\ndefault_list = "jobs"\n',
        encoding="utf-8",
    )
    for number, record in enumerate(records):
        stamp = f"{record.on:%Y%m%d}T090000Z"
        lines = (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//example//applications//EN",
            "BEGIN:VTODO",
            f"UID:{number}@jobs.example",
            f"DTSTAMP:{stamp}",
            f"CREATED:{stamp}",
            f"SUMMARY:{record.sentence}",
            f"DESCRIPTION:{NOTE}",
            "CATEGORIES:applied",
            "STATUS:NEEDS-ACTION",
            "END:VTODO",
            "END:VCALENDAR",
            "",
        )
        (calendar / f"{number}.ics").write_bytes("\r\n".join(lines).encode())
    options = [path, "--config", str(settings)]
    execute([*options, "list"], environment(folder))  # fills its cache
    return Workload([*options, "list"], [*options, "new", _NEW], {})


def _fill_watson(path: str, folder: Path, records: Sequence[Application]) -> Workload:
    frames = []
    for number, record in enumerate(records):
        start = int(f"{record.on:%s}") + 9 * 3600
        identity = uuid.UUID(int=number).hex
        frames.append([start, start + 1800, record.company, identity, [record.role, "applied", NOTE], start])
    (folder / "frames").write_text(json.dumps(frames, indent=1), encoding="utf-8")
    times = ("--from", "2026-06-15 09:00", "--to", "2026-06-15 09:30")
    return Workload(
        [path, "log", "--all", "--no-pager"],
        [path, "add", *times, NEW_COMPANY, f"+{NEW_ROLE}", "+applied"],
        {"WATSON_DIR": str(folder)},
    )


def _fill_jrnl(path: str, folder: Path, records: Sequence[Application]) -> Workload:
    journal, settings, entries = folder / "journal.txt", folder / "jrnl.yaml", folder / "entries.txt"
    journal.touch()
    settings.write_text(
        f"version: v4.6\njournals:\n  default:\n    journal: {journal}\neditor: ''\nencrypt: false\n"
        "template: false\ndefault_hour: 9\ndefault_minute: 0\ntimeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '#@'\n"
        "highlight: true\nlinewrap: 79\nindent_character: '|'\n"
        "colors: {body: none, date: none, tags: none, title: none}\n",
        encoding="utf-8",
    )
    entries.write_text(
        "".join(f"[{record.on} 09:00] {record.sentence}, applied.\n{NOTE}\n\n" for record in records), encoding="utf-8"
    )
    options = [path, "--config-file", str(settings)]
    execute([*options, "--import", "--file", str(entries)], environment(folder))
    return Workload([*options, "--short"], [*options, f"{_NEW}, applied. {NOTE}"], {})


def _fill_applyr(path: str, folder: Path, records: Sequence[Application]) -> Workload:
    variables = {"APPLYR_HOME": str(folder / "applyr"), "APPLYR_CV_HOME": str(folder / "documents")}
    execute([path, "init"], environment(folder) | variables)
    database = sqlite3.connect(folder / "applyr" / _DATABASE)
    with database:
        database.executemany(
            "INSERT INTO offers (title, company, date_received, date_applied, status, applied, notes)"
            " VALUES (?, ?, ?, ?, 'applied', 1, ?)",
            [(record.role, record.company, str(record.on), str(record.on), NOTE) for record in records],
        )
    database.close()
    offer = {"title": NEW_ROLE, "company": NEW_COMPANY, "status": "applied", "notes": NOTE}
    return Workload([path, "list", "--all"], [path, "add", json.dumps(offer)], variables)


OURSELVES = Peer(OURS, "feedback-loop", None, _fill_ours)
PEERS = (
    Peer("Taskwarrior", "task", None, _fill_taskwarrior),
    Peer("applyr", "applyr", "applyr==1.20.0", _fill_applyr),
    Peer("Watson", "watson", "td-watson==2.1.0", _fill_watson),
    Peer("jrnl", "jrnl", "jrnl==4.6", _fill_jrnl),
    Peer("todoman", "todo", "todoman==4.7.0", _fill_todoman),
)


def versions(peers: Path) -> dict[str, str]:
    """Return the version of each peer that is installed, by its name."""
    found = {}
    for peer in PEERS:
        path = peer.find(peers)
        if path is None:
            continue
        found[peer.name] = peer.package.partition("==")[2] if peer.package else _printed_version(path)
    return found


def _printed_version(path: str) -> str:
    try:
        return execute([path, "--version"], {}).text.strip()
    except MeasureError:
        return "unknown version"
