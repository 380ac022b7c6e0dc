"""The local repository next to a journal.

It has no work tree and no branch of its own. This machine's events are in its journal, and the others' are in the
remote; so nothing here can get lost, diverge or conflict.
"""

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.atomic import make_private_dir
from feedback_loop.journal.disk.file import hold_lock, translate_os_errors
from feedback_loop.journal.sync.git import Git, GitError

_FILE = "journal.json"
_URL = "feedback-loop.url"
_PURGED_OF = "feedback-loop.forgotten"
_HISTORY = ("refs", "packed-refs", "FETCH_HEAD", "logs", "shallow", "objects")
_DEFAULT_IDENTITY = {"user.name": "feedback-loop", "user.email": "feedback-loop@machine.invalid"}


class NotAJournalRepositoryError(Exception):
    """A commit contains something other than a journal; ``content`` names it."""

    def __init__(self, content: str) -> None:
        super().__init__(content)
        self.content = content


class Repository:
    """The repository of the journal file at ``journal``, in the folder ``<name>.sync`` next to it."""

    def __init__(self, journal: Path, *, interactive: bool, seconds: float) -> None:
        self.folder = journal.with_name(f"{journal.name}.sync")
        self.git = Git(self.folder / "git", interactive, seconds)

    def locked(self, seconds: float) -> AbstractContextManager[None]:
        """Hold the lock of this repository, so that one sync runs at a time."""
        return hold_lock(self.folder, self.folder, seconds)

    @property
    def url(self) -> str | None:
        """The URL of the remote; None before the first sync."""
        return self._get_config(_URL, "--local") if self.git.folder.is_dir() else None

    def remember(self, url: str) -> None:
        """Set the URL of the remote for the next syncs."""
        self.git("config", "--local", _URL, url)

    def is_purged_of(self, deleted: frozenset[str]) -> bool:
        """Return True if nothing here holds any of the deleted records, as far as ``mark_purged`` knows."""
        if not (deleted and self.git.folder.is_dir()):
            return True
        try:
            return self._get_config(_PURGED_OF, "--local") == _digest(deleted)
        except JournalError:
            # Git was uninstalled, but its files are still here.
            return False

    def mark_purged(self, deleted: frozenset[str]) -> None:
        """Remember that nothing here holds any of the deleted records."""
        self.git("config", "--local", _PURGED_OF, _digest(deleted))

    def purge(self) -> None:
        """Delete every commit and object, for git itself would keep them; the next sync fetches the newest."""
        with translate_os_errors(self.folder, "written"):
            for path in map(self.git.folder.joinpath, _HISTORY):
                # Without these folders themselves it would not be a repository.
                for content in path.glob("*") if path.is_dir() else [path]:
                    if content.is_dir():
                        shutil.rmtree(content)
                    else:
                        content.unlink(missing_ok=True)

    def prepare(self, *, create: bool) -> None:
        """Remove the locks that a killed git left, and create or complete the repository if ``create`` is set."""
        with translate_os_errors(self.folder, "written"):
            make_private_dir(self.folder)
            foreign = sorted({*os.listdir(self.folder)} - {self.git.folder.name})  # noqa: PTH208  # names alone
            if foreign:
                raise JournalError(
                    f"{self.folder} contains {foreign[0]!a}, which does not belong to feedback-loop; "
                    "move it elsewhere, then sync again."
                )
            for folder, _, names in os.walk(self.git.folder):
                for name in names:
                    if name.endswith(".lock"):
                        Path(folder, name).unlink(missing_ok=True)
        if create:
            self.git("init", "--quiet", "--bare", "--template=", "--object-format=sha1")

    def read_blob(self, commit: str) -> bytes | None:
        """Return the text of the journal in ``commit``; None if the commit has no files.

        Raises:
            NotAJournalRepositoryError: it contains anything else.
        """
        entries = [entry.partition(b"\t") for entry in self.git("ls-tree", "-z", commit).split(b"\0") if entry]
        foreign = [os.fsdecode(name) for _, _, name in entries if name != _FILE.encode()]
        if foreign:
            raise NotAJournalRepositoryError(foreign[0])
        if not entries:
            return None
        mode, _, blob = entries[0][0].decode().split(" ")
        if mode != "100644":
            raise NotAJournalRepositoryError(f"{_FILE}, which is not a plain file")
        return self.git("cat-file", "blob", blob)

    def commit(self, text: bytes, parent: str | None, now: dt.datetime) -> str:
        """Return the id of a new commit of ``text`` alone, after ``parent``."""
        blob = self._create("hash-object", "-w", "--stdin", content=text)
        tree = self._create("mktree", content=f"100644 blob {blob}\t{_FILE}\n".encode())
        parents = ("-p", parent) if parent else ()
        return self._create("commit-tree", tree, *parents, "-m", "Sync the journal", variables=self._identity(now))

    def _create(self, *arguments: str, content: bytes = b"", variables: Mapping[str, str] | None = None) -> str:
        return self.git(*arguments, content=content, variables=variables).decode().strip()

    def _identity(self, now: dt.datetime) -> dict[str, str]:
        """Return the author as set up in git, else the program; never what git derives from login and host."""
        identity = {name: self._get_config(name) or default for name, default in _DEFAULT_IDENTITY.items()}
        # In UTC: a time zone would tell where somebody is.
        identity["date"] = f"{int(now.timestamp())} +0000"
        return {
            f"GIT_{role}_{name.rpartition('.')[2].upper()}": value
            for role in ("AUTHOR", "COMMITTER")
            for name, value in identity.items()
        }

    def _get_config(self, name: str, *options: str) -> str | None:
        try:
            return os.fsdecode(self.git("config", *options, "--get", name)).strip()
        except GitError:
            return None


def _digest(ids: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()
