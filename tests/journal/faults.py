"""A layer between the journal and the system that fails, or kills, at a chosen system call."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

CALLS = ("open", "read", "write", "fsync", "replace", "unlink", "mkdir", "close", "scandir", "listdir", "lstat")
"""The functions of ``os`` through which the journal touches the disk."""

_REAL = {name: getattr(os, name) for name in CALLS}

Trap = Callable[[str], None]
"""Called with the name of a function just before it runs; may raise in its place."""


def install(trap: Trap) -> None:
    """Let ``trap`` see each call before it happens, for good."""
    for name in CALLS:
        setattr(os, name, _watched(name, trap))


@contextmanager
def layer(trap: Trap) -> Iterator[None]:
    """Let ``trap`` see each call before it happens, as long as the block runs."""
    install(trap)
    try:
        yield
    finally:
        for name, real in _REAL.items():
            setattr(os, name, real)


def _watched(name: str, trap: Trap) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        trap(name)
        return _REAL[name](*args, **kwargs)

    return call


def counting(counts: list[str]) -> Trap:
    return counts.append


def failing(call: str, turn: int, number: int) -> Trap:
    """Fail the ``turn``-th (from 1) ``call`` with the error ``number``, and go on after it."""
    seen: list[str] = []

    def trap(name: str) -> None:
        seen.append(name)
        if name == call and seen.count(call) == turn:
            raise OSError(number, os.strerror(number))

    return trap


def failing_from(call: str, turn: int, number: int) -> Trap:
    """Fail the ``turn``-th (from 1) ``call`` and every one after it."""
    seen: list[str] = []

    def trap(name: str) -> None:
        seen.append(name)
        if name == call and seen.count(call) >= turn:
            raise OSError(number, os.strerror(number))

    return trap


def killing(turn: int) -> Trap:
    """Kill the process at its ``turn``-th call, whichever it is."""
    seen: list[str] = []

    def trap(name: str) -> None:
        seen.append(name)
        if len(seen) == turn:
            die()

    return trap


def killing_in_a_write(turn: int) -> Trap:
    """Kill the process in the middle of its ``turn``-th write: half of the bytes get through."""
    seen: list[str] = []
    whole = _REAL["write"]

    def half(file: int, content: bytes) -> NoReturn:
        whole(file, bytes(content)[: len(content) // 2])
        die()

    def trap(name: str) -> None:
        seen.append(name)
        if seen.count("write") == turn:
            _REAL["write"] = half

    return trap


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit
