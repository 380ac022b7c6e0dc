"""The system calls of one run, by which an attack says where it strikes."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WATCHED = "--trace=%file,%desc,%process"
"""What can touch a disk. A kill at any other call leaves what a kill at the next of these leaves."""

_CALL = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_OUTPUT = re.compile(r"[12]<")
_NOT_STOPPED = ("execve", "exit_group", "wait4", "vfork", "clone", "clone3")
"""Calls that have no error of a disk, or that end the process anyway."""


class Call(NamedTuple):
    """A system call of a run.

    Attributes:
        name: its name.
        turn: how many of that name its process has made, with it.
        touches: whether it is about the folder of the journal, or prints something, in each process that makes it.
    """

    name: str
    turn: int
    touches: bool


def calls(trace: str, folder: Path) -> list[Call]:
    """Return the calls in a trace of strace, from the first on that is about ``folder``, each once."""
    every = list(_all(trace, folder))
    # An attack strikes every process of the run, and a pipe between two of them has no disk that could be full.
    elsewhere = {(call.name, call.turn) for call in every if not call.touches}
    found = itertools.dropwhile(lambda call: not call.touches, every)
    names = dict.fromkeys((call.name, call.turn) for call in found if call.name not in _NOT_STOPPED)
    return [Call(*name, touches=name not in elsewhere) for name in names]


def _all(trace: str, folder: Path) -> Iterator[Call]:
    turns: Counter[tuple[str, str]] = Counter()
    for line in trace.splitlines():
        if call := _CALL.match(line):
            turns[call["process"], call["name"]] += 1
            printed = call["name"] == "write" and bool(_OUTPUT.match(call["rest"]))
            yield Call(call["name"], turns[call["process"], call["name"]], printed or str(folder) in call["rest"])
