"""The system calls of one run, each of which is a point of attack."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TRACE_FILTER = "--trace=%file,%desc,%process"
"""All calls that can touch a disk. A kill at any other call has the same effect as one at the next of these."""

_CALL = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_STANDARD_STREAM = re.compile(r"[12]<")
_IGNORED = ("execve", "exit_group", "wait4", "vfork", "clone", "clone3")
"""Calls that have no disk error, or that end the process anyway."""


class SystemCall(NamedTuple):
    """A system call of a run.

    Attributes:
        name: Name of the call.
        number: Number of calls of that name so far in its process, this one included.
        can_fail: True if it concerns the journal's folder or prints, in every process that makes it.
    """

    name: str
    number: int
    can_fail: bool


def parse_trace(trace: str, folder: Path) -> list[SystemCall]:
    """Return the distinct calls in an strace log, from the first one about ``folder`` on."""
    calls = list(_parse_lines(trace, folder))
    # A fault hits every process of the run, and a pipe between two of them cannot run out of disk space.
    unrelated = {(call.name, call.number) for call in calls if not call.can_fail}
    relevant = itertools.dropwhile(lambda call: not call.can_fail, calls)
    keys = dict.fromkeys((call.name, call.number) for call in relevant if call.name not in _IGNORED)
    return [SystemCall(*key, can_fail=key not in unrelated) for key in keys]


def _parse_lines(trace: str, folder: Path) -> Iterator[SystemCall]:
    counts: Counter[tuple[str, str]] = Counter()
    for line in trace.splitlines():
        if call := _CALL.match(line):
            counts[call["process"], call["name"]] += 1
            prints = call["name"] == "write" and bool(_STANDARD_STREAM.match(call["rest"]))
            yield SystemCall(call["name"], counts[call["process"], call["name"]], prints or str(folder) in call["rest"])
