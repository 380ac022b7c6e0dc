"""Run git without prompts, hooks or remote-supplied code, and with a timeout."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.format.errors import os_error_reason, translate_os_errors

_SETTINGS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.alternateRefsCommand=true",
    "protocol.ext.allow=never",
    "fetch.fsckObjects=true",
    "push.gpgSign=false",
    "push.followTags=false",
    # One commit a sync leaves three objects; git's own measure of 6,700 would let copies of the journal pile up.
    "gc.auto=200",
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
)
_OTHER_SIDE = (f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "core.alternateRefsCommand=true")
_RECEIVING = (*_OTHER_SIDE, "receive.denyCurrentBranch=refuse", "receive.autogc=false")
_USERS_OWN = ("GIT_SSH", "GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_", "GIT_ASKPASS", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL",
              "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")  # fmt: skip
ALLOWED_PROTOCOLS = "file:git:http:https:ssh"
_CREDENTIALS = re.compile(r"(https?://)[^/\s]+@|(://[^/\s:@]+):[^/\s]*(@)")
IGNORED_STDERR = re.compile(r"(?:warning|hint|remote: *$|Warning: Permanently added|Cloning into)", re.IGNORECASE)
_GRACE_SECONDS = 2


class GitError(Exception):
    """Git did not do it; ``said`` is all that it said, and ``line`` what of it says why."""

    def __init__(self, said: str) -> None:
        self.said = without_credentials(said)
        lines = [line.strip() for line in self.said.splitlines() if line.strip() and not IGNORED_STDERR.match(line)]
        self.line = lines[0].removeprefix("fatal: ").removeprefix("error: ").rstrip(".") if lines else "it said nothing"
        super().__init__(self.line)


class TimedOutError(GitError):
    """Git waited too long for the other side."""


def without_credentials(text: str) -> str:
    """Return a text without the passwords of the URLs in it; on the web, a user name may be one."""
    return _CREDENTIALS.sub(lambda url: "".join(filter(None, url.groups())), text)


def git_of_a_folder(program: str) -> str:
    """Return what serves a repository in a folder here, without running what its own settings and hooks name."""
    settings = _RECEIVING if program == "receive-pack" else _OTHER_SIDE
    return " ".join(["git", *(f"-c {setting}" for setting in settings), program])


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one repository.

    Attributes:
        folder: the repository itself, without a work tree.
        interactive: whether somebody is there to type a password.
        seconds: how long the other side may take.
    """

    folder: Path
    interactive: bool = False
    seconds: float = 60.0

    def __call__(self, *arguments: str, content: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        """Run one git command and return what it printed.

        Args:
            *arguments: the command and what belongs to it.
            content: its standard input.
            more: additions to its environment.

        Raises:
            GitError: it failed.
            TimedOutError: it did not end in time.
            JournalError: there is no git.
        """
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command = ["git", f"--git-dir={self.folder}", *settings, *arguments]
        with translate_os_errors(Path(tempfile.gettempdir()), "written"):
            kept = tempfile.TemporaryFile()  # noqa: SIM115  # the next line closes it
        with kept as said:
            code, printed = self._run(command, content, said.fileno(), _environment(more or {}, self.interactive))
            said.seek(0)
            if code:
                raise GitError((printed + said.read()).decode("utf-8", "replace"))
        return printed

    def _run(self, command: list[str], content: bytes, said: int, environment: Mapping[str, str]) -> tuple[int, bytes]:
        try:
            # Of its own session, nothing that git starts can ask at the terminal. What it says goes into a file:
            # a connection that ssh keeps open would hold a pipe open, too.
            process = subprocess.Popen(  # noqa: S603  # git and our own words; what others choose stands behind --
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env=environment,
                cwd=self.folder.parent,
                start_new_session=not self.interactive,
            )
        except OSError as error:
            raise JournalError(
                "sync needs the program git, which cannot be run here; install it "
                "(https://git-scm.com), then try again."
            ) from error
        try:
            printed, _ = process.communicate(content, self.seconds)
        except subprocess.TimeoutExpired as error:
            raise TimedOutError(f"no answer within {self.seconds:g} seconds") from error
        except OSError as error:
            raise GitError(f"git could not be talked to: {os_error_reason(error)}") from error
        finally:
            self._end(process)
        return process.returncode, printed

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        """End git, and what it started even where git is gone; first ask, so that it removes its lock files."""
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        if process.poll() is not None:
            return
        for end in (signal.SIGTERM, _KILL):
            with suppress(OSError):
                if self.interactive or sys.platform == "win32":
                    process.send_signal(end)
                else:
                    os.killpg(process.pid, end)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_GRACE_SECONDS)


_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def _environment(changes: Mapping[str, str], interactive: bool) -> dict[str, str]:
    """Return the user's environment without what would point git at another repository, or loosen our settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or _is_users_own(name)}
    ours = {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": ALLOWED_PROTOCOLS, "GIT_NO_LAZY_FETCH": "1"}
    silent = {} if interactive else {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never"}
    return kept | ours | silent | dict(changes)


def _is_users_own(name: str) -> bool:
    return name.startswith(_USERS_OWN)
