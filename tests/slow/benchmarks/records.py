"""Records of equal content for each program that is compared: applications that wait for an answer."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from simulation.journals import UNTIL

NOTE = "Found on their site"
NEW_COMPANY = "Contoso"
NEW_ROLE = "Analyst"
_DAYS = 30
_ROLES_OF_A_COMPANY = 3


class Application(NamedTuple):
    """An application that waits for an answer."""

    company: str
    role: str
    on: dt.date

    @property
    def sentence(self) -> str:
        """Role and company, for a program that has no fields for them."""
        return f"{self.role} at {self.company}"


def applications(count: int) -> Iterator[Application]:
    """Yield so many applications of the last thirty days."""
    for number in range(count):
        company, role = divmod(number, _ROLES_OF_A_COMPANY)
        yield Application(
            f"Northwind {company}", f"Analyst {role}", UNTIL - dt.timedelta(days=(count - number) * _DAYS // count)
        )


def count_records(listing: str) -> int:
    """Return the number of applications in what a program lists; each names its role once."""
    return listing.count("Analyst")


def restore(saved: Path, folder: Path) -> None:
    """Make a folder what it was, and touch no file that is unchanged, as a program may cache by modification time."""
    before = {path.relative_to(saved): path for path in saved.rglob("*") if path.is_file()}
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder) not in before:
            path.unlink()
    for name, source in before.items():
        if not _is_same(source, folder / name):
            shutil.copy2(source, folder / name)


def _is_same(first: Path, second: Path) -> bool:
    if not second.exists():
        return False
    one, other = first.stat(), second.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
