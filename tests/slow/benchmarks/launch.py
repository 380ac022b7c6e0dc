"""Run one process and print its wall seconds, CPU seconds, peak memory in KiB and exit code.

``python -I -S launch.py pipe|terminal COMMAND…``. It imports almost nothing, because on Linux the peak memory of a
process includes that of its parent at the start.
"""

import os
import sys
import time


def launch(output_kind: str, command: list[str]) -> tuple[float, float, int, int]:
    """Run a command without input, with its output to a terminal or /dev/null."""
    if sys.platform == "win32":
        raise NotImplementedError
    terminal, output = os.openpty() if output_kind == "terminal" else (None, os.open(os.devnull, os.O_RDWR))
    file_actions = [(os.POSIX_SPAWN_DUP2, output, 0), (os.POSIX_SPAWN_DUP2, output, 1)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=file_actions)
    os.close(output)
    if terminal is not None:
        read_all(terminal)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)


def read_all(terminal: int) -> None:
    """Read like a screen until the program closes the terminal."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the end on Linux
        pass


if __name__ == "__main__":
    sys.stdout.write(" ".join(map(str, launch(sys.argv[1], sys.argv[2:]))))
