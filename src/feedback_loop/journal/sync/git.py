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
from itertools import islice
from pathlib import Path

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.text import truncate
from feedback_loop.journal.disk.file import os_error_reason, translate_os_errors

_REMOTE_SETTINGS = (f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "core.alternateRefsCommand=true")
_RECEIVE_SETTINGS = (*_REMOTE_SETTINGS, "receive.denyCurrentBranch=refuse", "receive.autogc=false")
_SETTINGS = (
    *_REMOTE_SETTINGS,
    "protocol.ext.allow=never",
    "fetch.fsckObjects=true",
    "push.gpgSign=false",
    "push.followTags=false",
    # One commit per sync leaves three objects; git's own limit of 6,700 would let copies of the journal pile up.
    "gc.auto=200",
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
)
_USER_VARIABLES = ("GIT_SSH", "GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_", "GIT_ASKPASS", "GIT_EXEC_PATH",
                   "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")  # fmt: skip
_ALLOWED_PROTOCOLS = "file:git:http:https:ssh"
_CREDENTIALS = re.compile(r"(https?://)[^/\s]+@|(://[^/\s:@]+):[^/\s]*(@)")
_IGNORED_LINE = re.compile(r"(?:warning|hint|remote: *$|Warning: Permanently added|Cloning into)", re.IGNORECASE)
_LOCK_FILE = re.compile(r"Unable to create '([^']+\.lock)': File exists")
_REJECTION = re.compile(r"rejected\].*\((.+)\)$")
_REMOTE_PREFIX = "remote: "
_MAX_REMOTE_LINES = 5
_MAX_LINE_LENGTH = 300
_GRACE_SECONDS = 2
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class GitError(Exception):
    """A git command failed.

    Attributes:
        output: everything it printed, without passwords.
        reason: the line of it that says why, or how to remove a lock.
        remote_lines: the first lines that the remote itself printed.
        code: its exit code; 0 if it printed something else than it should.
    """

    def __init__(self, output: str, code: int = 0) -> None:
        self.output = without_credentials(output)
        self.reason = _find_reason(self.output)
        self.code = code
        self.remote_lines = _find_remote_lines(self.output)
        super().__init__(self.reason)


class BusyError(GitError):
    """Another machine pushed first, or a git that outlived a killed sync still works or left a lock."""

    pattern = re.compile(
        r"lock(?:'| config file (?:(?!: file exists|lock ).)*+): file exists|\[rejected\]|cannot lock ref"
        "|failed to update ref|incorrect old value"
        # Of a history that was fetched in part, git may not push a commit that was once its edge.
        r"|fetch first|reference already exists|shallow update not allowed|shallow file has changed",
        re.IGNORECASE,
    )


class RejectedError(GitError):
    """The remote rejected the push."""

    pattern = re.compile(r"rejected\]")


class AccessDeniedError(GitError):
    """The remote denied access."""

    pattern = re.compile(
        "could not read (?:username|password)|permission denied|authentication failed|host key verification failed|"
        "terminal prompts disabled|error: 40[13]|access denied|insufficient permission|not authorized",
        re.IGNORECASE,
    )


class UnreachableError(GitError):
    """The remote cannot be reached now, or does not answer."""

    pattern = re.compile(
        "could not resolve|not known|name resolution|nodename nor servname|unable to look up|no route to host|"
        "host is down|network is (?:unreachable|down)|connection (?:refused|timed out|reset|closed|was reset)|"
        "timed out|failed to connect|(?:couldn't|could not|unable to) connect|remote end hung up unexpectedly|"
        "early eof",
        re.IGNORECASE,
    )


def _classify(output: str, code: int) -> GitError:
    # A remote of another object format hangs up, too, but trying again does not help.
    kinds = () if "hash algorithm" in output else (BusyError, RejectedError, AccessDeniedError, UnreachableError)
    return next((kind for kind in kinds if kind.pattern.search(output)), GitError)(output, code)


def _find_reason(output: str) -> str:
    if lock := _LOCK_FILE.search(output):
        return f"{os.path.normpath(lock[1])} exists; delete it if no other sync is running"
    lines = [line for line in output.splitlines() if line.strip() and not _IGNORED_LINE.match(line.strip())]
    rejections = [line for line in lines if "rejected]" in line]
    line = _shorten((rejections or lines or ["git gave no reason"])[0])
    if rejection := _REJECTION.search(line):
        return rejection[1]
    return line.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")


def _find_remote_lines(output: str) -> tuple[str, ...]:
    lines = (line.removeprefix(_REMOTE_PREFIX) for line in output.splitlines() if line.startswith(_REMOTE_PREFIX))
    return tuple(islice(filter(None, map(_shorten, lines)), _MAX_REMOTE_LINES))


def _shorten(line: str) -> str:
    return truncate(line, _MAX_LINE_LENGTH)


def without_credentials(text: str) -> str:
    """Return a text without the passwords of the URLs in it; on the web, a user name may be one."""
    return _CREDENTIALS.sub(lambda url: "".join(filter(None, url.groups())), text)


def local_server_command(program: str) -> str:
    """Return the command that serves a repository in a local folder without running its own settings and hooks."""
    settings = _RECEIVE_SETTINGS if program == "receive-pack" else _REMOTE_SETTINGS
    return " ".join(["git", *(f"-c {setting}" for setting in settings), program])


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one repository.

    Attributes:
        folder: the repository itself, without a work tree.
        interactive: True if somebody can type a password.
        seconds: how long the remote may take.
    """

    folder: Path
    interactive: bool = False
    seconds: float = 60.0

    def __call__(self, *arguments: str, content: bytes = b"", variables: Mapping[str, str] | None = None) -> bytes:
        """Run one git command and return its standard output.

        Raises:
            UnreachableError: it did not end in time.
            GitError: it failed.
            JournalError: git could not be run.
        """
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command = ["git", f"--git-dir={self.folder}", *settings, *arguments]
        environment = _environment(variables or {}, self.interactive)
        with translate_os_errors(Path("A temporary file"), "written"):
            file = tempfile.TemporaryFile()  # noqa: SIM115  # the next line closes it
        with file as stderr:
            code, output = self._run(command, content, stderr.fileno(), environment)
            if code == 0:
                return output
            stderr.seek(0)
            messages = (output + stderr.read()).decode("utf-8", "replace")
        raise _classify(messages, code)

    def _run(
        self, command: list[str], content: bytes, stderr: int, environment: Mapping[str, str]
    ) -> tuple[int, bytes]:
        try:
            # In its own session, nothing that git starts can ask at the terminal. Its errors go to a file:
            # a connection that ssh keeps open would hold a pipe open, too.
            process = subprocess.Popen(  # noqa: S603  # git and our own words; what others choose stands behind --
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=environment,
                cwd=self.folder.parent,
                start_new_session=not self.interactive,
            )
        except (FileNotFoundError, PermissionError) as error:
            raise JournalError(
                "sync needs git, which could not be run; install it (https://git-scm.com), then try again."
            ) from error
        except OSError as error:
            raise JournalError(f"git could not be run: {os_error_reason(error)}.") from error
        except ValueError as error:
            raise GitError("git printed a NUL character where it should not") from error
        try:
            output, _ = process.communicate(content, self.seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreachableError(f"no answer within {self.seconds:g} seconds") from error
        except OSError as error:
            raise GitError(f"could not communicate with git: {os_error_reason(error)}") from error
        finally:
            self._end(process)
        return process.returncode, output

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        """End git and everything that it started; ask first, so that it removes its lock files."""
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        if process.poll() is not None:
            return
        for number in (signal.SIGTERM, _KILL):
            with suppress(OSError):
                if self.interactive or sys.platform == "win32":
                    process.send_signal(number)
                else:
                    os.killpg(process.pid, number)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_GRACE_SECONDS)


def _environment(changes: Mapping[str, str], interactive: bool) -> dict[str, str]:
    """Return the user's environment without what would point git at another repository, or loosen our settings."""
    kept = [name for name in os.environ if not name.startswith("GIT_") or name.startswith(_USER_VARIABLES)]
    inherited = {name: os.environ[name] for name in kept}
    ours = {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": _ALLOWED_PROTOCOLS, "GIT_NO_LAZY_FETCH": "1"}
    silent = {} if interactive else {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never"}
    return inherited | ours | silent | dict(changes)
