"""The sync remote: fetch, push and user-facing errors."""

import os
import re
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from feedback_loop.domain.errors import JournalError, UsageError
from feedback_loop.journal.sync.git import (
    AccessDeniedError,
    BusyError,
    Git,
    GitError,
    RejectedError,
    UnreachableError,
    local_server_command,
    without_credentials,
)

_DEFAULT_BRANCH = "main"
_REMOTE_REF = "refs/feedback-loop/theirs"
_HEADS = "refs/heads/"
_SYMBOLIC_REF = re.compile(rf"ref: {_HEADS}(\w[\w/-]*)\s*", re.ASCII)


class Remote:
    """The repository at ``url``; if it is ``known`` from earlier syncs, a missing folder is expected to come back."""

    def __init__(self, git: Git, url: str, *, known: bool) -> None:
        self.url = url
        self._git = git
        self._known = known

    @property
    def shown(self) -> str:
        """The URL without user name and password."""
        return without_credentials(self.url)

    def fetch(self) -> tuple[str, str | None]:
        """Fetch the newest commit; return its branch and id, which is None if there is nothing yet.

        Raises:
            UnreachableError: the remote cannot be reached now.
            BusyError: another git is still at work here; try again.
            JournalError: there is no such repository, or access was denied.
        """
        listing = ("ls-remote", "--symref", *self._program("upload-pack"), "--", self.url, "HEAD", f"{_HEADS}*")
        heads, preferred = _parse_listing(os.fsdecode(self._ask(*listing)))
        branch = next((name for name in (*preferred, _DEFAULT_BRANCH, *sorted(heads)) if name in heads), None)
        if branch is None:
            return self._default_branch() or _DEFAULT_BRANCH, None
        if self._fetched_commit() != heads[branch]:
            # The newest commit is all that is needed; older ones may hold what was forgotten since.
            options = ("--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", *self._program("upload-pack"))
            self._ask("fetch", *options, "--", self.url, f"+{_HEADS}{branch}:{_REMOTE_REF}")
        return branch, self._fetched_commit()

    def _fetched_commit(self) -> str | None:
        return (
            self._git("for-each-ref", "--format=%(objectname)", _REMOTE_REF).decode("ascii", "replace").strip() or None
        )

    def push(self, commit: str, branch: str) -> None:
        """Make ``commit`` the end of the remote's ``branch``, unless another machine pushed since the fetch.

        Raises:
            BusyError: another machine pushed; fetch and try again.
            UnreachableError: the remote cannot be reached any more.
            JournalError: the remote rejected the push.
        """
        options = ("--quiet", "--porcelain", "--no-recurse-submodules", *self._program("receive-pack"))
        self._ask("push", *options, "--", self.url, f"{commit}:{_HEADS}{branch}")
        with suppress(GitError):
            self._git("update-ref", _REMOTE_REF, commit)

    def _default_branch(self) -> str | None:
        """Return the default branch of an empty repository in a folder; git does not tell that of others."""
        folder = folder_at(self.url)
        try:
            head = _SYMBOLIC_REF.fullmatch((folder / "HEAD").read_text("utf-8")) if folder else None
        except (OSError, ValueError):
            return None
        return head[1] if head else None

    def _program(self, name: str) -> tuple[str, ...]:
        """Return the option that names the program on the remote's side, if the remote is a local folder."""
        return (f"--{name}={local_server_command(name)}",) if self._is_folder else ()

    @cached_property
    def _is_folder(self) -> bool:
        """True if the URL is a folder after the replacements in the user's own settings."""
        return folder_at(os.fsdecode(self._git("ls-remote", "--get-url", "--", self.url)).strip()) is not None

    def _ask(self, *arguments: str) -> bytes:
        try:
            return self._git(*arguments)
        except GitError as error:
            folder = folder_at(self.url)
            if self._known and folder and not folder.exists():
                raise UnreachableError("the folder does not exist") from error
            if isinstance(error, BusyError | UnreachableError):
                raise
            raise JournalError(self._explain(error, folder)) from error

    def _explain(self, error: GitError, folder: Path | None) -> str:
        says = f" It says: {' | '.join(error.remote_lines)}" if error.remote_lines else ""
        if isinstance(error, RejectedError):
            advice = (
                "a rule of that repository forbids it, so ask whoever set it up"
                if "hook declined" in error.reason
                else "it must be a bare repository (git init --bare) that you may push to"
            )
            return f"{self.shown} rejected the push ({error.reason}); {advice}. Received events are saved.{says}"
        if isinstance(error, AccessDeniedError):
            return (
                f"Access to {self.shown} was denied ({error.reason}); set up a key or a credential helper, so that "
                f"`git ls-remote {self.shown}` works without asking.{says}"
            )
        command = f" with `git init --bare {folder}`" if folder else ""
        return (
            f"git could not sync with {self.shown}: {error.reason}. Check the URL; "
            f"if there is no repository yet, create an empty one{command}.{says}"
        )


def _parse_listing(listing: str) -> tuple[dict[str, str], list[str]]:
    """Return the branches of a repository with their commits, and its default branch, if it names one."""
    lines = [(value, name) for value, _, name in (line.partition("\t") for line in listing.splitlines())]
    heads = {name.removeprefix(_HEADS): value for value, name in lines if name.startswith(_HEADS)}
    return heads, [value.removeprefix(f"ref: {_HEADS}") for value, name in lines if name == "HEAD" and " " in value]


def checked_url(text: str) -> str:
    """Return a URL that is safe for git: not an option, and a folder as an absolute path."""
    url = text.strip()
    if not url or url.startswith("-") or not url.isprintable():
        raise UsageError(
            f"{text!r} is not the URL of a git repository; "
            "use something like git@host.example:me/journal.git, or a folder."
        )
    if re.match(r"[A-Za-z0-9+.-]+::", url):
        raise UsageError(f"{text!r} would run another program; use a folder, ssh or https.")
    if folder_at(url) and "://" not in url:
        return os.path.abspath(os.path.expanduser(url))  # noqa: PTH100, PTH111  # a link stays one
    return url


def folder_at(url: str) -> Path | None:
    """Return the folder that git takes a URL for; None for a repository on another machine."""
    if url.startswith("file://"):
        return Path(unquote(urlsplit(url).path))
    colon, slash = url.find(":"), url.find("/")
    has_drive = sys.platform == "win32" and colon == 1
    if "://" in url or (colon != -1 and (slash == -1 or colon < slash) and not has_drive):
        return None
    return Path(url)
