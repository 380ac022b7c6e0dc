"""Run one process and print its wall seconds, CPU seconds, peak memory in KiB and exit code.

``python -I -S launch.py pipe|terminal COMMAND…`` runs it without input to its end. ``python -I -S launch.py
question:KEYS COMMAND…`` runs it on a terminal until its first question, which ends the wall time, types the keys, and
waits for its end; CPU time and memory are those of the whole process.

It imports almost nothing, because on Linux the peak memory of a process includes that of its parent at the start.
"""

import os
import sys
import time

QUESTION = "question:"
_QUESTION_END = b": "
"""End of the output of a program that has asked something."""


def launch(output_kind: str, command: list[str]) -> tuple[float, float, int, int]:
    """Run a command, and return wall and CPU seconds, peak memory in KiB and the exit code."""
    if sys.platform == "win32":
        raise NotImplementedError
    asks = output_kind.startswith(QUESTION)
    terminal, output = (None, os.open(os.devnull, os.O_RDWR)) if output_kind == "pipe" else os.openpty()
    descriptors = (0, 1, 2) if asks else (0, 1)
    file_actions = [(os.POSIX_SPAWN_DUP2, output, descriptor) for descriptor in descriptors]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=file_actions)
    os.close(output)
    answered, shown = None, b""
    if terminal is not None and asks:
        read_question(terminal)
        answered = time.perf_counter()
        os.write(terminal, output_kind.removeprefix(QUESTION).encode())
    if terminal is not None:
        shown = read_all(terminal)
    _, status, usage = os.wait4(process, 0)
    wall = (answered or time.perf_counter()) - start
    code = os.waitstatus_to_exitcode(status)
    if code:
        sys.stderr.write(shown.decode(errors="replace"))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, code


def read_question(terminal: int) -> None:
    """Read until the program has asked something.

    Raises:
        RuntimeError: The program ended without a question.
    """
    output = b""
    while not output.endswith(_QUESTION_END):
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            piece = b""
        if not piece:
            raise RuntimeError(f"It asked nothing: {output.decode(errors='replace')}")
        output += piece


def read_all(terminal: int) -> bytes:
    """Read like a screen until the program closes the terminal, and return the last that it showed."""
    last = b""
    try:
        while piece := os.read(terminal, 65536):
            last = piece
    except OSError:  # the end on Linux
        pass
    return last


if __name__ == "__main__":
    sys.stdout.write(" ".join(map(str, launch(sys.argv[1], sys.argv[2:]))))
