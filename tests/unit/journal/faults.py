"""Make a chosen system call of the journal fail, or kill the process there."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

CALLS = ("open", "read", "write", "fsync", "replace", "unlink", "mkdir", "close", "scandir", "listdir", "lstat")
"""The functions of ``os`` through which the journal touches the disk."""

SIGKILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows has no such signal, and skips the tests that use it."""

_REAL_CALLS = {name: getattr(os, name) for name in CALLS}

Trap = Callable[[str], None]
"""Called with the name of a function just before it runs; may raise in its place."""


def install(trap: Trap) -> None:
    """Call ``trap`` before each system call, for good."""
    for name in CALLS:
        setattr(os, name, _trapped(name, trap))


@contextmanager
def injected(trap: Trap) -> Iterator[None]:
    """Call ``trap`` before each system call of the block."""
    install(trap)
    try:
        yield
    finally:
        for name, real in _REAL_CALLS.items():
            setattr(os, name, real)


def _trapped(name: str, trap: Trap) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        trap(name)
        return _REAL_CALLS[name](*args, **kwargs)

    return call


def counting(calls: list[str]) -> Trap:
    return calls.append


def failing(call: str, turn: int, number: int) -> Trap:
    """Fail the ``turn``-th (from 1) ``call`` with the error ``number``, and go on after it."""
    calls: list[str] = []

    def trap(name: str) -> None:
        calls.append(name)
        if name == call and calls.count(call) == turn:
            raise OSError(number, os.strerror(number))

    return trap


def failing_from(call: str, turn: int, number: int) -> Trap:
    """Fail the ``turn``-th (from 1) ``call`` and every one after it."""
    calls: list[str] = []

    def trap(name: str) -> None:
        calls.append(name)
        if name == call and calls.count(call) >= turn:
            raise OSError(number, os.strerror(number))

    return trap


def killing(turn: int) -> Trap:
    """Kill the process at its ``turn``-th call, whichever it is."""
    calls: list[str] = []

    def trap(name: str) -> None:
        calls.append(name)
        if len(calls) == turn:
            kill_self()

    return trap


def killing_in_a_write(turn: int) -> Trap:
    """Kill the process in the middle of its ``turn``-th write: half of the bytes get through."""
    calls: list[str] = []
    write = _REAL_CALLS["write"]

    def write_half(file: int, content: bytes) -> NoReturn:
        write(file, bytes(content)[: len(content) // 2])
        kill_self()

    def trap(name: str) -> None:
        calls.append(name)
        if calls.count("write") == turn:
            _REAL_CALLS["write"] = write_half

    return trap


def kill_self() -> NoReturn:
    os.kill(os.getpid(), SIGKILL)
    raise SystemExit
