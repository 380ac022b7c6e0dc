"""Single keys, read from a real pseudo-terminal."""

import io
import os
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from typing import TextIO

import pytest

from feedback_loop.cli.keys import END, ENTER, read_key
from feedback_loop.cli.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)


@pytest.fixture(autouse=True)
def _capable_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def keyboard() -> Iterator[tuple[int, TextIO]]:
    """The descriptor to type on, and the terminal that reads it."""
    typing_side, program_side = os.openpty()
    with os.fdopen(program_side, encoding="utf-8") as terminal:
        yield typing_side, terminal
    os.close(typing_side)


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"y", "y"),
        (b"?", "?"),
        (b"\r", ENTER),
        (b"\n", ENTER),
        (b"\x04", END),
        ("ä".encode(), "ä"),
        ("你".encode(), "你"),
        (b"\x1b[A", "\x1b[A"),
        (b"\x1bOQ", "\x1bOQ"),
        (b"\x1b[1;5C", "\x1b[1;5C"),
        (b"\x1bq", "\x1bq"),
        (b"\x1b", "\x1b"),
        (b"\xe4", "\ufffd"),
    ],
)
def test_each_key_is_one_key_whatever_it_sends(keyboard: tuple[int, TextIO], sent: bytes, key: str) -> None:
    typing_side, terminal = keyboard
    mode = termios.tcgetattr(terminal)
    os.write(typing_side, sent)
    assert read_key(terminal) == key
    assert termios.tcgetattr(terminal) == mode


def test_keys_that_were_typed_ahead_are_read_one_by_one(keyboard: tuple[int, TextIO]) -> None:
    typing_side, terminal = keyboard
    os.write(typing_side, "yä\x1b[Aq".encode())
    assert [read_key(terminal) for _ in range(4)] == ["y", "ä", "\x1b[A", "q"]


def test_ctrl_c_interrupts_and_restores_the_terminal() -> None:
    # The terminal controls the program, so that Ctrl-C interrupts it also before it reads keys: as a signal.
    script = (
        "import fcntl, sys, termios\n"
        "from feedback_loop.cli.keys import read_key\n"
        "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
        "mode = termios.tcgetattr(0)\n"
        "try:\n"
        "    print('ready', flush=True)\n"
        "    read_key(sys.stdin)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', termios.tcgetattr(0) == mode)\n"
    )
    typing_side, program_side = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=program_side, stdout=subprocess.PIPE, start_new_session=True, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert _interrupt(process, typing_side) == "interrupted True\n"
    os.close(typing_side)
    os.close(program_side)


def _interrupt(process: "subprocess.Popen[str]", typing_side: int) -> str:
    """Press Ctrl-C until the program ends, and return what it prints.

    Python misses a signal that comes in the instant between its last look for one and its wait for input.
    """
    for _ in range(30):
        os.write(typing_side, b"\x03")
        try:
            return process.communicate(timeout=2)[0]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return "not interrupted"


def test_a_terminated_program_restores_the_terminal() -> None:
    script = (
        "import os, signal, sys\n"
        "from feedback_loop.cli.keys import read_key\n"
        "signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGTERM))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.2)\n"
        "read_key(sys.stdin)\n"
    )
    typing_side, program_side = os.openpty()
    mode = termios.tcgetattr(program_side)
    result = subprocess.run([sys.executable, "-c", script], stdin=program_side, check=False)
    assert result.returncode == -signal.SIGTERM
    assert termios.tcgetattr(program_side) == mode
    os.close(typing_side)
    os.close(program_side)


def test_a_terminal_that_is_gone_is_the_end() -> None:
    typing_side, program_side = os.openpty()
    os.close(typing_side)
    with os.fdopen(program_side, encoding="utf-8") as terminal:
        assert read_key(terminal) == END


@pytest.mark.parametrize(("line", "key"), [("yes\n", "y"), ("  q \n", "q"), ("\n", ENTER), ("", END), ("\x04", END)])
def test_without_a_terminal_a_key_is_the_first_letter_of_a_line(line: str, key: str) -> None:
    assert read_key(io.StringIO(line)) == key


def test_a_dumb_terminal_sends_lines(keyboard: tuple[int, TextIO], monkeypatch: pytest.MonkeyPatch) -> None:
    typing_side, terminal = keyboard
    monkeypatch.setenv("TERM", "dumb")
    os.write(typing_side, b"skip\n")
    assert read_key(terminal) == "s"


def test_a_question_is_asked_again_until_one_of_its_keys_is_pressed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\nY\n"))
    assert Terminal().ask_key("Record this?", "yq\n") == "y"
    assert capsys.readouterr().err == ("Record this? x\nPress one of these: y, q, Enter.\nRecord this? y\n")


def test_the_end_of_the_input_answers_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert Terminal().ask_key("Record this?", "yq") == END
