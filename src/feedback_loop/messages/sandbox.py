"""Where templates run: plain text, no way out of the sandbox, and an end to everything."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from feedback_loop.messages.wording import ended

_MOST_STEPS = 10_000
"""Turns of loops and calls in one template; a letter needs a dozen."""
_LARGEST = 10_000
"""The length of a text, and the size of a number, that a template may multiply its way to."""


class Sandbox(SandboxedEnvironment):
    """A place for one rendering: an unknown name is an error and not an empty place, and nothing is escaped."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=False, undefined=StrictUndefined, finalize=ended)
        self.filters["counted"] = self._counted
        self._steps = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return tree

    def _counted(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._step()
            yield item

    def _step(self) -> None:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise SecurityError(f"it takes more than {_MOST_STEPS} steps")

    def call(self, context: Context, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # as in the base class
        """Call what a template calls, and count it."""
        self._step()
        return super().call(context, function, *arguments, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # as in the base class
        """Multiply, as long as the result stays small."""
        if operator == "**":
            raise SecurityError("powers are not for letters")
        if _size(left) * _size(right) > _LARGEST:
            raise SecurityError("the product is too large")
        return super().call_binop(context, operator, left, right)


def _size(value: object) -> float:
    return abs(value) if isinstance(value, int | float) else len(value) if isinstance(value, str | list | tuple) else 1
