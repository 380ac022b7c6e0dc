"""Two ways to run the program: started anew, and forked off this process, which has it loaded already.

A fork is the same program from its first own step on, and saves the tenth of a second that every start takes.
Both can run under strace, which does the damage.
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
_PATIENCE = 120
_SET_PTRACER = 0x59616D61
_ANYBODY = ctypes.c_ulong(-1)


class Ended(NamedTuple):
    """How one run of the program ended; the code is negative for a signal."""

    code: int
    out: str
    err: str


class Launcher(Protocol):
    """A way to run the program."""

    def __call__(self, line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Ended:
        """Run one command line on the journal in ``folder``; ``tracing`` are arguments for strace."""
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


class Cold:
    """The installed program, started anew."""

    def __init__(self, *, before: Sequence[str] = (), more: Mapping[str, str] | None = None) -> None:
        """Take words to put before the program, and variables to set for it."""
        self._before = tuple(before)
        self._more = dict(more or {})

    def __call__(self, line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Ended:
        tracer = (*STRACE, *tracing) if tracing else ()
        ran = subprocess.run(
            [*self._before, *tracer, sys.executable, "-m", "feedback_loop", *_words(line, folder)],
            env=environment(folder) | self._more,
            cwd=folder.anchor,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        return Ended(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def load() -> None:
    """Load all of the program, so that forks need not and make the same calls each time."""
    for module in pkgutil.walk_packages(feedback_loop.__path__, "feedback_loop."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for codec in ("utf-8-sig", "ascii", "unicode-escape"):
        codecs.lookup(codec)


def warm(line: str, folder: Path, *, tracing: Sequence[str] = ()) -> Ended:
    """Run the program in a fork of this process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _become(line, folder, out.fileno(), err.fileno())
        # It waits as soon as it is the program, so that each run makes the same calls from here on.
        os.waitpid(child, os.WUNTRACED)
        tracer = _attached(child, tracing) if tracing else None
        os.kill(child, signal.SIGCONT)
        _, status = os.waitpid(child, 0)
        if tracer:
            tracer.communicate(timeout=_PATIENCE)
        return Ended(os.waitstatus_to_exitcode(status), _content(out), _content(err))


def _become(line: str, folder: Path, out: int, err: int) -> NoReturn:
    """Turn into the program, once somebody lets this process continue."""
    code = 70
    try:
        _redirect(out, err)
        os.chdir(folder.anchor)
        variables = environment(folder)
        os.environ.clear()
        os.environ.update(variables)
        tempfile.tempdir = None
        sys.argv = ["feedback-loop", *_words(line, folder)]
        ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        main.main()
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    except BaseException:  # noqa: BLE001 - it must not go on as the campaign
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


def _attached(child: int, tracing: Sequence[str]) -> "subprocess.Popen[bytes]":
    tracer = subprocess.Popen([*STRACE, *tracing, "-p", str(child)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert tracer.stderr
    if b"attached" not in (said := tracer.stderr.readline()):
        raise ChildProcessError(said.decode())
    return tracer


def _words(line: str, folder: Path) -> list[str]:
    return [word.format(folder=folder) for word in shlex.split(line)]


def _content(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
