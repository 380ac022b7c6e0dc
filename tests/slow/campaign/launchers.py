"""Two ways to run the program: as a new process, and as a fork of this process with the program loaded.

A fork is the same program without the start of Python, which saves a tenth of a second. Both can run under strace,
which injects the faults.
"""

import codecs
import ctypes
import os
import pkgutil
import shlex
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple, NoReturn, Protocol

import feedback_loop
from feedback_loop.cli import main

TODAY = "2026-06-15"
STRACE = ("strace", "-f", "-y", "-s", "0")
_TIMEOUT_SECONDS = 120
_SET_PTRACER = 0x59616D61
_ANY_PROCESS = ctypes.c_ulong(-1)


class Completed(NamedTuple):
    """Exit code and output of one run; the code is negative for a signal."""

    code: int
    out: str
    err: str


class Launcher(Protocol):
    """A way to run the program."""

    def __call__(self, line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Completed:
        """Run one command line on the journal in ``folder``, with strace if there are options for it."""
        ...


def environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "FEEDBACK_LOOP_FILE": str(folder / "journal.json"),
        "FEEDBACK_LOOP_CONFIG": str(folder / "config.toml"),
        "FEEDBACK_LOOP_TODAY": TODAY,
    }


class ColdLauncher:
    """Launcher of the installed program as a new process.

    Args:
        prefix: Command to put before the program.
        variables: Additional environment variables.
    """

    def __init__(self, *, prefix: Sequence[str] = (), variables: Mapping[str, str] | None = None) -> None:
        self._prefix = tuple(prefix)
        self._variables = dict(variables or {})

    def __call__(self, line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Completed:
        tracer = (*STRACE, *tracing) if tracing else ()
        ran = subprocess.run(
            [*self._prefix, *tracer, sys.executable, "-m", "feedback_loop", *_split(line, folder)],
            env=environment(folder) | self._variables,
            cwd=folder.anchor,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
        return Completed(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def preload() -> None:
    """Import the whole program, so that all forks make the same calls."""
    for module in pkgutil.walk_packages(feedback_loop.__path__, "feedback_loop."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for codec in ("utf-8-sig", "ascii", "unicode-escape"):
        codecs.lookup(codec)


def launch_fork(line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Completed:
    """Run the program in a fork of this process."""
    if sys.platform == "win32":
        raise NotImplementedError
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _run_child(line, folder, out.fileno(), err.fileno())
        # The child stops once it is ready, so that all runs make the same calls from then on.
        os.waitpid(child, os.WUNTRACED)
        tracer = _attach(child, tracing) if tracing else None
        os.kill(child, signal.SIGCONT)
        _, status = os.waitpid(child, 0)
        if tracer:
            tracer.communicate(timeout=_TIMEOUT_SECONDS)
        return Completed(os.waitstatus_to_exitcode(status), _read_all(out), _read_all(err))


def _run_child(line: str, folder: Path, out: int, err: int) -> NoReturn:
    """Run the program in this forked process once it is continued."""
    if sys.platform == "win32":
        raise NotImplementedError
    code = 70
    try:
        _redirect(out, err)
        os.chdir(folder.anchor)
        variables = environment(folder)
        os.environ.clear()
        os.environ.update(variables)
        tempfile.tempdir = None
        sys.argv = ["feedback-loop", *_split(line, folder)]
        ctypes.CDLL(None).prctl(_SET_PTRACER, _ANY_PROCESS, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        main.main()
    except SystemExit as error:
        code = int(error.code or 0)
    except BaseException:  # noqa: BLE001 - the child must not continue as the campaign
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _redirect(out: int, err: int) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(file, "rww"[file], encoding="utf-8", closefd=False) for file in range(3)
    )


def _attach(child: int, tracing: Sequence[str]) -> "subprocess.Popen[bytes]":
    tracer = subprocess.Popen([*STRACE, *tracing, "-p", str(child)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert tracer.stderr
    if b"attached" not in (line := tracer.stderr.readline()):
        raise ChildProcessError(line.decode())
    return tracer


def _split(line: str, folder: Path) -> list[str]:
    return [word.format(folder=folder) for word in shlex.split(line)]


def _read_all(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
