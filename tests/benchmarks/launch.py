"""Run one process and print what it took: wall seconds, CPU seconds, peak memory in KiB, exit code.

``python -I -S launch.py pipe|terminal COMMAND…``. It imports next to nothing, because on Linux the peak memory of a
process counts from that of the one that started it.
"""

import os
import sys
import time


def launch(where: str, command: list[str]) -> tuple[float, float, int, int]:
    """Run a command without input whose output goes to a terminal, or to nothing."""
    terminal, output = os.openpty() if where == "terminal" else (None, os.open(os.devnull, os.O_RDWR))
    placed = [(os.POSIX_SPAWN_DUP2, output, 0), (os.POSIX_SPAWN_DUP2, output, 1)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=placed)
    os.close(output)
    if terminal is not None:
        read_up(terminal)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)


def read_up(terminal: int) -> None:
    """Read as a screen does, until the program has closed the terminal."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # how Linux tells the end
        pass


if __name__ == "__main__":
    sys.stdout.write(" ".join(map(str, launch(sys.argv[1], sys.argv[2:]))))
