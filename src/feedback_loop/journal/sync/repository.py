"""The local repository next to a journal.

It has no work tree and no branch of its own. What a machine knows is in its journal, and what others know at the other
side; so there is nothing here to get lost, to diverge or to be in conflict.
"""

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.atomic import make_private_dir
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.format.errors import translate_os_errors
from feedback_loop.journal.sync.git import Git, GitError

_FILE = "journal.json"
_MESSAGE = "Sync the journal"
_URL = "feedback-loop.url"
_FORGOTTEN = "feedback-loop.forgotten"
_HISTORY = ("refs", "packed-refs", "FETCH_HEAD", "logs", "shallow", "objects")
DEFAULT_IDENTITY = {"user.name": "feedback-loop", "user.email": "feedback-loop@machine.invalid"}


class NotAJournalRepositoryError(Exception):
    """A commit holds something else than a journal; ``what`` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Repository:
    """The repository of the journal file at ``journal``, in the folder ``<name>.sync`` beside it.

    Args:
        journal: the file itself, not a link to it.
        interactive: whether somebody is there to type a password.
        seconds: how long the other side may take to answer.
    """

    def __init__(self, journal: Path, *, interactive: bool, seconds: float) -> None:
        self.folder = journal.with_name(f"{journal.name}.sync")
        self.git = Git(self.folder / "git", interactive, seconds)

    @contextmanager
    def locked(self, seconds: float) -> Iterator[None]:
        """Let one sync in at a time.

        Raises:
            JournalError: another one did not end within ``seconds``.
        """
        with translate_os_errors(self.folder, "written"):
            make_private_dir(self.folder.parent)
            lock = acquire(self.folder, seconds)
        try:
            yield
        finally:
            release(lock)

    @property
    def url(self) -> str | None:
        """What it is synced with; None before that was said."""
        return self._known(_URL)

    def remember(self, url: str) -> None:
        """Sync with ``url`` from now on."""
        self.git("config", "--local", _URL, url)

    def is_purged_of(self, gone: frozenset[str]) -> bool:
        """Tell whether nothing here holds any of the records that are gone, as far as ``note_lack`` said."""
        if not (gone and self.git.folder.is_dir()):
            return True
        try:
            return self._known(_FORGOTTEN) == _digest(gone)
        except JournalError:
            # There is no git any more, but what it left is.
            return False

    def mark_purged(self, gone: frozenset[str]) -> None:
        """Remember for which records ``empty`` was done last, with what is here since being without them."""
        self.git("config", "--local", _FORGOTTEN, _digest(gone))

    def purge(self) -> None:
        """Delete every commit and every text here, for git itself would keep them; the next sync fetches the newest.

        Raises:
            JournalError: something could not be deleted.
        """
        with translate_os_errors(self.folder, "written"):
            for path in map(self.git.folder.joinpath, _HISTORY):
                # Of a folder only what is in it: without these folders it is no repository.
                for each in path.glob("*") if path.is_dir() else [path]:
                    if each.is_dir():
                        shutil.rmtree(each)
                    else:
                        each.unlink(missing_ok=True)

    def _known(self, name: str) -> str | None:
        if not self.git.folder.is_dir():
            return None
        try:
            return os.fsdecode(self.git("config", "--local", "--get", name)).removesuffix("\n")
        except GitError:
            return None

    def prepare(self, *, anew: bool) -> None:
        """Clear up after a killed sync.

        Args:
            anew: make the repository, or complete it.

        Raises:
            JournalError: something else is in its place.
        """
        with translate_os_errors(self.folder, "written"):
            make_private_dir(self.folder)
            foreign = sorted({*os.listdir(self.folder)} - {self.git.folder.name})  # noqa: PTH208  # names alone
            if foreign:
                raise JournalError(
                    f"{self.folder} holds {foreign[0]!a}, which is not of feedback-loop; "
                    "move it elsewhere, then sync again."
                )
            for lock in self.git.folder.rglob("*.lock"):
                with suppress(FileNotFoundError):
                    lock.unlink()
        if anew:
            self.git("init", "--quiet", "--bare", "--template=", "--object-format=sha1")

    def read_blob(self, commit: str) -> bytes | None:
        """Return the text of the journal in ``commit``; None where that holds no file at all.

        Raises:
            ForeignError: it holds anything else.
        """
        entries = [entry.partition(b"\t") for entry in self.git("ls-tree", "-z", commit).split(b"\0") if entry]
        foreign = [os.fsdecode(name) for _, _, name in entries if name != _FILE.encode()]
        if foreign:
            raise NotAJournalRepositoryError(foreign[0])
        if not entries:
            return None
        mode, _, blob = entries[0][0].decode().split(" ")
        if mode != "100644":
            raise NotAJournalRepositoryError(f"{_FILE}, which is no plain file")
        return self.git("cat-file", "blob", blob)

    def commit(self, text: bytes, parent: str | None, now: dt.datetime) -> str:
        """Return a new commit of ``text`` alone, after ``parent``."""
        blob = self._id("hash-object", "-w", "--stdin", content=text)
        tree = self._id("mktree", content=f"100644 blob {blob}\t{_FILE}\n".encode())
        parents = ("-p", parent) if parent else ()
        return self._id("commit-tree", tree, *parents, "-m", _MESSAGE, more=self._identity(now))

    def _id(self, *arguments: str, content: bytes = b"", more: Mapping[str, str] | None = None) -> str:
        return self.git(*arguments, content=content, more=more).decode().strip()

    def _identity(self, now: dt.datetime) -> dict[str, str]:
        """Return who commits: as git is set up, else the program; never what git makes of login and host."""
        who = {name: self._setting(name) or nobody for name, nobody in DEFAULT_IDENTITY.items()}
        # In UTC: the time zone would tell where somebody is.
        who["date"] = f"{int(now.timestamp())} +0000"
        return {
            f"GIT_{role}_{name.rpartition('.')[2].upper()}": value
            for role in ("AUTHOR", "COMMITTER")
            for name, value in who.items()
        }

    def _setting(self, name: str) -> str | None:
        try:
            return os.fsdecode(self.git("config", "--get", name)).strip()
        except GitError:
            return None


def _digest(ids: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()
