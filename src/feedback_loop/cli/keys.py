"""Single keys typed on a terminal, or whole lines where a terminal has no such mode."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

ENTER = "\n"
END = ""
"""The end of the input: Ctrl-D, or a terminal that is gone."""
ESCAPE = "\x1b"

_INTERRUPT = "\x03"
_END_KEYS = "\x04\x00"
"""Ctrl-D. What was pressed before the mode was changed, the system may keep as a NUL."""


def read_key(stream: TextIO) -> str:
    """Wait for one key and return it; it is not echoed.

    A key that sends several characters, such as an arrow, is returned as all of them, so that none of them counts as a
    letter. Ctrl-C interrupts, as it does everywhere else. Where there are no single keys (no terminal, ``TERM=dumb``
    as in an editor's shell), it is the first character of a line.

    Returns:
        The key: ``ENTER`` for Enter, ``END`` for Ctrl-D.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed.
    """
    terminal = _terminal_of(stream)
    key = _read_line_key(stream) if terminal is None else _read_terminal_key(terminal)
    if key == _INTERRUPT:
        raise KeyboardInterrupt
    if key and key in _END_KEYS:
        return END
    return ENTER if key == "\r" else key


def _terminal_of(stream: TextIO) -> int | None:
    """Return the descriptor of a terminal that can send single keys."""
    if os.environ.get("TERM") == "dumb":
        return None
    try:
        descriptor = stream.fileno()
    except OSError:  # a stream in memory has none
        return None
    return descriptor if os.isatty(descriptor) else None


def _read_line_key(stream: TextIO) -> str:
    line = stream.readline()
    return line.strip()[:1] or (ENTER if line else END)


if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
    import msvcrt

    _PREFIXES = "\x00\xe0"
    """The first of the two characters that a key such as an arrow sends."""
    _END_OF_FILE = "\x1a"

    def _read_terminal_key(_: int) -> str:
        key = msvcrt.getwch()
        if key in _PREFIXES:
            return f"{ESCAPE}{msvcrt.getwch()}"
        return END if key == _END_OF_FILE else key

else:
    import select
    import signal
    import termios

    _SEQUENCE_SECONDS = 0.05
    """Time within which the rest of a key arrives that sends several characters; it sends them at once."""
    _MAX_SEQUENCE = 32

    def _read_terminal_key(terminal: int) -> str:
        with _single_key_mode(terminal):
            key = _read_byte(terminal)
            if key == ESCAPE.encode():
                key += _read_escape_sequence(terminal)
            else:
                key += b"".join(_read_next(terminal) for _ in range(_continuation_bytes(key)))
        return key.decode("utf-8", "replace")

    @contextmanager
    def _single_key_mode(terminal: int) -> Iterator[None]:
        """Let a terminal send each key at once and unechoed; its mode is restored however this ends."""
        before = termios.tcgetattr(terminal)
        mode = termios.tcgetattr(terminal)
        control_characters = list(mode[6])
        mode[3] &= ~(termios.ICANON | termios.ECHO)
        control_characters[termios.VMIN], control_characters[termios.VTIME] = 1, 0
        # Ctrl-C comes as a key; as a signal, it could be missed just before the program waits.
        control_characters[termios.VINTR] = os.fpathconf(terminal, "PC_VDISABLE").to_bytes()
        mode[6] = control_characters

        def restore_and_terminate(number: int, _: object) -> None:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        handler = signal.signal(signal.SIGTERM, restore_and_terminate)
        try:
            termios.tcsetattr(terminal, termios.TCSADRAIN, mode)
            yield
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
            signal.signal(signal.SIGTERM, handler)

    def _read_byte(terminal: int) -> bytes:
        try:
            return os.read(terminal, 1)
        except OSError:  # the terminal is gone
            return b""

    def _read_next(terminal: int) -> bytes:
        """Return the next byte of the same key, or nothing if there is none."""
        return _read_byte(terminal) if select.select([terminal], [], [], _SEQUENCE_SECONDS)[0] else b""

    def _continuation_bytes(lead: bytes) -> int:
        """Return how many bytes follow the first one of a character in UTF-8."""
        return sum(lead >= bound for bound in (b"\xc2", b"\xe0", b"\xf0"))

    def _read_escape_sequence(terminal: int) -> bytes:
        """Read what follows an escape: ``[``, parameters and a final letter, or ``O`` and a letter, or one key."""
        sequence = _read_next(terminal)
        if sequence not in (b"[", b"O"):
            return sequence
        while len(sequence) < _MAX_SEQUENCE and (byte := _read_next(terminal)):
            sequence += byte
            if b"@" <= byte <= b"~":
                break
        return sequence
