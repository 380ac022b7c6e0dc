"""The sync remote: fetch, push and user-facing errors."""

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from feedback_loop.domain.errors import JournalError, UsageError
from feedback_loop.journal.sync.git import Git, GitError, TimedOutError, git_of_a_folder, without_credentials

BRANCH = "main"
"""The branch of a repository that has none yet."""

REMOTE_REF = "refs/feedback-loop/theirs"
_HEADS = "refs/heads/"
UNREACHABLE = re.compile(
    "could not resolve|not known|name resolution|nodename nor servname|unable to look up|no route to host|host is down|"
    "network is (?:unreachable|down)|connection (?:refused|timed out|reset|closed|was reset)|timed out|"
    "failed to connect|(?:couldn't|could not|unable to) connect|remote end hung up unexpectedly|early eof"
)
ACCESS_DENIED = re.compile(
    "could not read (?:username|password)|permission denied|authentication failed|host key verification failed|"
    "terminal prompts disabled|error: 40[13]|access denied|insufficient permission|not authorized"
)
_MISSING = re.compile("does not appear to be a git repository|not found|does not exist|no such")
PUSH_RACE = re.compile(
    r"\[rejected\]|cannot lock ref|failed to update ref|incorrect old value|fetch first|reference already"
    # Of a history that was fetched in part, git may not push a commit that was once its edge.
    r"|shallow update not allowed"
)
_LOCK = re.compile(r"Unable to create '([^']+\.lock)'")
_PREFERRED = re.compile(rf"ref: {_HEADS}(\w[\w/-]*)\s*", re.ASCII)


class RemoteUnreachableError(Exception):
    """The other side cannot be reached now; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PushRejectedError(Exception):
    """Another machine pushed first, or a git that outlived a killed sync is not done yet; ``reason`` says how."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of the branch at the other side; ``commit`` is None where there is nothing yet."""

    branch: str = BRANCH
    commit: str | None = None


class Remote:
    """A repository at ``url``.

    Args:
        git: the repository beside the journal.
        url: as git knows it; a folder is absolute.
        known: whether it was reached before, so that a folder that is missing is one that comes back.
    """

    def __init__(self, git: Git, url: str, *, known: bool) -> None:
        self.url = url
        self._git = git
        self._known = known

    @property
    def shown(self) -> str:
        """The URL without user name and password."""
        return without_credentials(self.url)

    def fetch(self) -> Tip:
        """Bring here what is there.

        Raises:
            AwayError: it cannot be reached now.
            OvertakenError: another git works here still; try again.
            JournalError: there is no such repository, or it lets nobody in.
        """
        listing = ("ls-remote", "--symref", *self._program("upload-pack"), "--", self.url, "HEAD", f"{_HEADS}*")
        heads, preferred = _branches(os.fsdecode(self._ask(*listing)))
        branch = next((name for name in (*preferred, BRANCH, *sorted(heads)) if name in heads), None)
        if branch is None:
            return Tip(self.default_branch() or BRANCH)
        if self._seen() != heads[branch]:
            # The newest commit is all that is needed; older ones may hold what was forgotten since.
            options = ("--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", *self._program("upload-pack"))
            self._ask("fetch", *options, "--", self.url, f"+{_HEADS}{branch}:{REMOTE_REF}")
        return Tip(branch, self._seen())

    def _seen(self) -> str | None:
        """Return the commit that was there the last time."""
        return self._git("for-each-ref", "--format=%(objectname)", REMOTE_REF).decode().strip() or None

    def push(self, commit: str, branch: str) -> None:
        """Make ``commit`` the end of ``branch`` there, unless somebody else was there meanwhile.

        Raises:
            OvertakenError: somebody was; fetch and try again.
            AwayError: it cannot be reached any more.
            JournalError: it does not take it.
        """
        options = ("--quiet", "--porcelain", "--no-recurse-submodules", *self._program("receive-pack"))
        try:
            self._ask("push", *options, "--", self.url, f"{commit}:{_HEADS}{branch}")
        except GitError as error:
            refusals = [line for line in error.said.splitlines() if "rejected" in line] or [error.line]
            raise JournalError(
                f"{self.shown} takes no changes ({' '.join(refusals[0].split())}); it must be a repository without "
                "files of its own (git init --bare), and you must be allowed to push to it. "
                "What came from there is kept."
            ) from error
        with suppress(GitError):
            self._git("update-ref", REMOTE_REF, commit)

    def default_branch(self) -> str | None:
        """Return the branch that an empty repository in a folder prefers; others do not say it."""
        folder = folder_at(self.url)
        try:
            preferred = _PREFERRED.fullmatch((folder / "HEAD").read_text("utf-8")) if folder else None
        except (OSError, ValueError):
            return None
        return preferred[1] if preferred else None

    def _program(self, name: str) -> tuple[str, ...]:
        """Return the option that names the program at the other side, where that is a folder here."""
        return (f"--{name}={git_of_a_folder(name)}",) if self._is_folder else ()

    @cached_property
    def _is_folder(self) -> bool:
        """Whether the user's own settings make a folder of the URL, or leave it one."""
        return folder_at(os.fsdecode(self._git("ls-remote", "--get-url", "--", self.url)).strip()) is not None

    def _ask(self, *arguments: str) -> bytes:
        try:
            return self._git(*arguments)
        except TimedOutError as error:
            raise RemoteUnreachableError(error.line) from error
        except GitError as error:
            self.raise_user_error(error)
            raise

    def raise_user_error(self, error: GitError) -> None:
        """Raise what a failure of git means for the user; return where that depends on what was asked."""
        said = error.said.lower()
        folder = folder_at(self.url)
        if self._known and folder and not folder.exists():
            raise RemoteUnreachableError("the folder is not there") from error
        if PUSH_RACE.search(said):
            raise PushRejectedError(lock_message(error)) from error
        if "rejected]" in said:
            return
        if ACCESS_DENIED.search(said):
            raise JournalError(
                f"{self.shown} lets nobody in from here ({error.line}); set up a key or a credential helper, "
                f"until `git ls-remote {self.shown}` works without asking."
            ) from error
        if UNREACHABLE.search(said):
            raise RemoteUnreachableError(error.line) from error
        if _MISSING.search(said):
            make = f"make one with `git init --bare {folder}`" if folder else "make an empty one there"
            raise JournalError(
                f"There is no git repository at {self.shown} ({error.line}); check it, or {make}."
            ) from error
        raise JournalError(f"git cannot work with {self.shown}: {error.line}.") from error


def lock_message(error: GitError) -> str:
    """Say what keeps git from going on: the lock that a killed git left, or what it says of its own."""
    if lock := _LOCK.search(error.said):
        return f"{os.path.normpath(lock[1])} is in the way; delete it if no other sync runs"
    return next((line.strip() for line in error.said.splitlines() if PUSH_RACE.search(line.lower())), error.line)


def _branches(listed: str) -> tuple[dict[str, str], list[str]]:
    """Return the branches of a repository with their commits, and the one that it prefers, where it says so."""
    lines = [(what, name) for what, _, name in (line.partition("\t") for line in listed.splitlines())]
    heads = {name.removeprefix(_HEADS): what for what, name in lines if name.startswith(_HEADS)}
    return heads, [what.removeprefix(f"ref: {_HEADS}") for what, name in lines if name == "HEAD" and " " in what]


def checked_url(typed: str) -> str:
    """Return a URL as git may have it: one that is no option, with a folder as an absolute path.

    Raises:
        UsageError: it is none.
    """
    url = typed.strip()
    if not url or url.startswith("-") or not url.isprintable():
        raise UsageError(
            f"{typed!r} is no URL of a git repository; it looks like git@host.example:me/journal.git, or a folder."
        )
    if re.match(r"[A-Za-z0-9+.-]+::", url):
        raise UsageError(f"{typed!r} would run a program of its own; use a folder, ssh or https.")
    if folder_at(url) and "://" not in url:
        return os.path.abspath(os.path.expanduser(url))  # noqa: PTH100, PTH111  # a link stays one
    return url


def folder_at(url: str) -> Path | None:
    """Return the folder that a URL means, as git reads it; None where it is on another machine."""
    if url.startswith("file://"):
        return Path(unquote(urlsplit(url).path))
    colon, slash = url.find(":"), url.find("/")
    drive = sys.platform == "win32" and colon == 1
    if "://" in url or (colon != -1 and (slash == -1 or colon < slash) and not drive):
        return None
    return Path(url)
