"""The local repository next to a journal.

It has no work tree and no branch of its own. This machine's events are in its journal, and the others' are in the
remote; so nothing here can get lost, diverge or conflict.
"""

import datetime as dt
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.files import MEGABYTE
from feedback_loop.journal.disk import MAX_BYTES
from feedback_loop.journal.disk.atomic import make_private_dir
from feedback_loop.journal.disk.file import hold_lock, translate_os_errors
from feedback_loop.journal.sync.git import Git, GitError

_FILE = "journal.json"
_URL = "feedback-loop.url"
_PURGED_OF = "feedback-loop.forgotten"
_HISTORY = ("refs", "packed-refs", "FETCH_HEAD", "logs", "shallow", "objects")
_LEFTOVERS = re.compile(
    r".+\.lock|tmp_.+|\.tmp-.+|incoming-.+|(?:shallow|refs|packs)_[0-9A-Za-z]{6}|packed-refs\.new|gc\.pid"
)
"""Names of locks and temporary files and folders of git, which a killed git leaves."""

_MAX_TREE_BYTES = 4096
"""The limit for the list of files of a commit; that of a journal has one."""

_NOT_SET = 1
"""The exit code of git for a setting that is not set."""

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

    @contextmanager
    def locked(self, seconds: float) -> Iterator[None]:
        """Hold the lock of this repository, so that one sync runs at a time; leave nothing of a stopped git behind."""
        with self._translate_missing_locks(), hold_lock(self.folder, self.folder, seconds):
            try:
                yield
            finally:
                # The next sync tries again, and says why it cannot.
                with suppress(JournalError):
                    self.remove_leftovers()

    @contextmanager
    def _translate_missing_locks(self) -> Iterator[None]:
        try:
            yield
        except JournalError as error:
            if isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.ENOLCK:
                raise JournalError(
                    f"{self.folder} cannot be locked: its disk has no file locks, which sync needs. Move the journal "
                    "to a local disk, then name it with --file."
                ) from error
            raise

    @property
    def url(self) -> str | None:
        """The URL of the remote; None before the first sync.

        Raises:
            GitError: the settings of the repository or of the user cannot be read.
        """
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
        except (GitError, JournalError):
            # Git was uninstalled or fails, but its files are still here.
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
                    _remove(content)

    def remove_leftovers(self) -> None:
        """Remove the locks and temporary files that a killed git left; under our own lock, no other git is at work."""
        with translate_os_errors(self.folder, "written"):
            for path in list(_find_leftovers(self.git.folder)):
                _remove(path)

    def prepare(self, *, create: bool) -> None:
        """Remove what a killed git left, and create or complete the repository if ``create`` is set."""
        with translate_os_errors(self.folder, "written"):
            make_private_dir(self.folder)
            foreign = sorted({*os.listdir(self.folder)} - {self.git.folder.name})  # noqa: PTH208  # names alone
            if foreign:
                raise JournalError(
                    f"{self.folder} contains {foreign[0]!a}, which does not belong to feedback-loop; "
                    "move it elsewhere, then sync again."
                )
        self.remove_leftovers()
        if create:
            self.git("init", "--quiet", "--bare", "--template=", "--object-format=sha1")

    def read_blob(self, commit: str) -> bytes | None:
        """Return the text of the journal in ``commit``; None if the commit has no files.

        Raises:
            NotAJournalRepositoryError: it contains anything else, or too much.
        """
        if self._size(f"{commit}^{{tree}}") > _MAX_TREE_BYTES:
            raise NotAJournalRepositoryError("many files")
        entries = [entry.partition(b"\t") for entry in self.git("ls-tree", "-z", commit).split(b"\0") if entry]
        foreign = [os.fsdecode(name) for _, _, name in entries if name != _FILE.encode()]
        if foreign:
            raise NotAJournalRepositoryError(ascii(foreign[0]))
        if not entries:
            return None
        mode, _, blob = os.fsdecode(entries[0][0]).partition(" blob ")
        if mode != "100644":
            raise NotAJournalRepositoryError(f"{_FILE}, which is not a plain file")
        if self._size(blob) > MAX_BYTES:
            raise NotAJournalRepositoryError(f"{_FILE} of over {MAX_BYTES // MEGABYTE:,} MB")
        return self.git("cat-file", "blob", blob)

    def committed_at(self, commit: str) -> dt.datetime | None:
        """Return the date of a commit; None if it is invalid."""
        try:
            return dt.datetime.fromtimestamp(int(self.git("show", "-s", "--format=%ct", commit, "--")), dt.UTC)
        except (ValueError, OverflowError, OSError):
            return None

    def _size(self, object_: str) -> int:
        try:
            return int(self.git("cat-file", "-s", object_))
        except ValueError as error:
            raise GitError(f"git gave no size of {object_}") from error

    def commit(self, text: bytes, parent: str | None, now: dt.datetime) -> str:
        """Return the id of a new commit of ``text`` alone, after ``parent``."""
        blob = self._create("hash-object", "-w", "--stdin", content=text)
        tree = self._create("mktree", content=f"100644 blob {blob}\t{_FILE}\n".encode())
        parents = ("-p", parent) if parent else ()
        return self._create("commit-tree", tree, *parents, "-m", "Sync the journal", variables=self._identity(now))

    def _create(self, *arguments: str, content: bytes = b"", variables: Mapping[str, str] | None = None) -> str:
        return self.git(*arguments, content=content, variables=variables).decode("ascii", "replace").strip()

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
        except GitError as error:
            if error.code == _NOT_SET:
                return None
            raise


def _find_leftovers(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        names = [name for name in (*folders, *files) if _LEFTOVERS.fullmatch(name)]
        yield from (Path(parent, name) for name in names)
        folders[:] = set(folders).difference(names)


def _remove(path: Path) -> None:
    """Remove a file or folder; a git that outlived a killed sync may remove its own at the same time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _digest(ids: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()
