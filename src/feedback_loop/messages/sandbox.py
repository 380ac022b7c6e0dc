"""A sandbox for templates: no access to anything but the facts, and bounds on work, output and memory.

Every value that a template computes is at most some pages long, and every operation that could multiply texts is paid
for in advance: by the sizes of its operands, multiplied.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from itertools import chain
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from feedback_loop.messages.wording import mark_sentence_end

_MAX_STEPS = 10_000
"""Limit for turns of loops and calls in one template; a letter needs a dozen."""
_MAX_SIZE = 20_000
"""Limit for a value: the characters of a text, the items of a list with their sizes, the size of a number."""
_MAX_WORK = 1_000_000
"""Limit for all sizes together that one template computes and writes."""
_WIDE_FORMAT = re.compile(r"\d{4,}|\{[^{}]+\{|%[^%a-z]*\*")
"""Width in a format string: four digits, or one that is itself a field."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one rendering, in which an unknown name is an error and nothing is escaped."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=False, undefined=StrictUndefined, finalize=self._write, optimized=False)
        self.filters = {name: self._pay_for(name, function) for name, function in self.filters.items()}
        self.filters |= {"counted": self._count_items, "checked": self._check, "concatenated": self._concatenate}
        self._steps = 0
        self._step_size = 1
        self._max_size: float = _MAX_SIZE
        self._work: float = _MAX_WORK

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Bounds().visit(super()._parse(source, name, filename))
        return tree

    def allow(self, source: str, facts: Mapping[str, object]) -> None:
        """Prepare for one rendering: each step may write the whole template, and long facts need more work."""
        size = _add_size(facts, 0, math.inf)
        self._step_size = len(source)
        self._max_size += size
        self._work += 10 * size

    @pass_context
    def _write(self, _context: Context, value: object) -> str:
        """Return the text of a value; it is given the context so that nothing is written before the template runs."""
        self._spend(self._measure(value))
        return mark_sentence_end(value)

    def _check(self, value: object) -> object:
        self._spend(self._measure(value))
        return value

    def _concatenate(self, values: list[object]) -> str:
        self._spend(self._measure(values))
        return "".join(map(str, values))

    def _count_items(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._count_step()
            yield item

    def _count_step(self) -> None:
        self._steps += 1
        self._spend(self._step_size)
        if self._steps > _MAX_STEPS:
            raise SecurityError(f"it takes more than {_MAX_STEPS:,} steps")

    def _spend(self, size: float) -> None:
        self._work -= size
        if self._work < 0:
            raise SecurityError(f"it computes or writes more than {_MAX_WORK:,} characters")

    def _measure(self, value: object) -> float:
        """Return the size of a value; refuse one that is too large."""
        size = _add_size(value, 0, self._max_size)
        if not size <= self._max_size:
            raise SecurityError("a text, list or number is too large")
        return size

    def _pay(self, *operands: object) -> None:
        product = math.prod(max(1, self._measure(operand)) for operand in operands)
        if not product <= self._max_size:
            raise SecurityError("the result would be too large")
        self._spend(product)

    def _pay_for(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that is paid for by the sizes of its operands."""

        @wraps(function)
        def paid(*args: object, **kwargs: object) -> object:
            operands = [value for value in (*args, *kwargs.values()) if _is_value(value)]
            if name == "format":
                _check_format(operands[0])
            self._pay(*operands)
            return self._check(function(*args, **kwargs))

        return paid

    def call(self, context: Context, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as in the base class
        """Call a function or method, and count the call."""
        self._count_step()
        method = getattr(function, "__wrapped__", function)
        owner = getattr(method, "__self__", None)
        if method is not function:
            _check_format(owner)
        self._pay(*(value for value in (owner, *args, *kwargs.values()) if _is_value(value)))
        return self._check(super().call(context, function, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # as in the base class
        """Add, multiply or format, unless the result would be too large."""
        if operator == "**":
            raise SecurityError("powers are not allowed")
        if operator == "%":
            _check_format(left)
        self._pay(*([[left, right]] if operator == "+" else [left, right]))
        return super().call_binop(context, operator, left, right)


class _Bounds(NodeTransformer):
    """Let the environment count the turns of loops, and check what is put together."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  # the name that the base class looks for
        if node.recursive:
            raise TemplateSyntaxError("recursive loops are not allowed", node.lineno)
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "counted", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802  # likewise
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "concatenated")

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802  # likewise
        self.generic_visit(node)
        return _filtered(node, "checked")

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802  # likewise
        self.generic_visit(node)
        return _filtered(node, "checked")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802  # likewise
        self.generic_visit(node)
        return _filtered(node, "checked") if node.ctx == "load" else node


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _is_value(value: object) -> bool:
    return isinstance(value, str | int | float | range | list | tuple | set | frozenset | dict)


def _check_format(text: object) -> None:
    if isinstance(text, str) and _WIDE_FORMAT.search(text):
        raise SecurityError("it formats with a width of over 999 characters")


def _add_size(value: object, size: float, limit: float) -> float:
    """Return a size plus that of a value, or anything above the limit once that is reached."""
    if isinstance(value, str | range):
        return size + len(value)
    if isinstance(value, int | float):
        return size + abs(value)
    if isinstance(value, list | tuple | set | frozenset | dict):
        for item in chain(value, value.values() if isinstance(value, dict) else ()):
            is_small = isinstance(item, int | float) and abs(item) < limit
            size = size + 1 if is_small else _add_size(item, size + 1, limit)
            if not size <= limit:
                break
    return size
