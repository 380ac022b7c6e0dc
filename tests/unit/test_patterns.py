"""Regular expressions: each takes a time that grows with the length of the text and no faster."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import feedback_loop

AnyPattern = re.Pattern[str] | re.Pattern[bytes]

LENGTH = 100_000
"""So long that a pattern which tries every end of the text for every start would take longer than the whole suite."""

FRAGMENTS = (
    *" \n\t-.@<()>\"'\\/:,=%&+_#aA1",
    *("é", "e\u0301", "\u0301", "\u200b", "李", "\ue000", "\ufeff"),
    *("a@", "a.", "a-", "a ", "a1", "aA", "1 ", '"1', '"a', '\n"', '"1":', "<a", "(a", "a:a@", "%4"),
    *("://", "a://", "http://", "http://a:", "www.", "xn--", "ref: refs/heads/a", "remote: ", "Saved Jobs", "1-1-"),
    *("can't open ", "can't open: ", "lock config file ", "lock' ", "Unable to create '", "Unable to create a.lock "),
    *("[a", "a = ", "a=", "@a ", "* ", "\\ud", "field `", "at `$.", "mon, "),
)


def named_patterns() -> Iterator[tuple[str, AnyPattern, bool]]:
    """Yield each pattern that a module or one of its classes keeps: name, value, and whether it is searched for."""
    for module_info in pkgutil.walk_packages(feedback_loop.__path__, "feedback_loop."):
        if module_info.name.endswith("__main__"):
            continue
        module = importlib.import_module(module_info.name)
        source = inspect.getsource(module)
        classes = (value for value in vars(module).values() if inspect.isclass(value))
        kept_in = {"": module, **{value.__name__: value for value in classes if value.__module__ == module.__name__}}
        for owner, holder in kept_in.items():
            for name, value in vars(holder).items():
                if isinstance(value, re.Pattern):
                    is_searched = re.search(rf"\b{name}\.(?:search|finditer|findall|sub|split)\b", source)
                    yield f"{module.__name__}.{owner}{name}", value, is_searched is not None


PATTERNS = {name: (pattern, is_searched) for name, pattern, is_searched in named_patterns()}


def test_every_pattern_is_among_those_tried() -> None:
    assert len(PATTERNS) > 35
    assert sum(is_searched for _, is_searched in PATTERNS.values()) > 15


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern_takes_linear_time(name: str) -> None:
    pattern, is_searched = PATTERNS[name]
    is_text = isinstance(pattern.pattern, str)
    for fragment in FRAGMENTS:
        text = fragment * (LENGTH // len(fragment))
        subject: Any = text if is_text else text.encode()
        matches = [pattern.match(subject), pattern.fullmatch(subject)]
        assert all(match is None or match.start() == 0 for match in matches)
        if is_searched:
            assert sum(1 for _ in pattern.finditer(subject)) <= len(subject) + 1
