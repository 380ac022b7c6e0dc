"""Built-in templates, and the user's own, which win over them."""

import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from feedback_loop.domain.errors import UsageError
from feedback_loop.messages.facts import TemplateFacts
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.wording import mark_sentence_end

_MAX_STEPS = 10_000
"""Limit for turns of loops and calls in one template; a letter needs a dozen."""
_MAX_PRODUCT = 10_000
"""Limit for the size of a number and the length of a text that a template may multiply its way to."""


class Sandbox(SandboxedEnvironment):
    """An environment for one rendering, in which an unknown name is an error and nothing is escaped."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=False, undefined=StrictUndefined, finalize=mark_sentence_end)
        self.filters["counted"] = self._count_items
        self._steps = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return tree

    def _count_items(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._count_step()
            yield item

    def _count_step(self) -> None:
        self._steps += 1
        if self._steps > _MAX_STEPS:
            raise SecurityError(f"it takes more than {_MAX_STEPS:,} steps")

    def call(self, context: Context, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as in the base class
        """Call a function, and count the call."""
        self._count_step()
        return super().call(context, function, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # as in the base class
        """Multiply, unless the product would be too large."""
        if operator == "**":
            raise SecurityError("powers are not allowed")
        if _size(left) * _size(right) > _MAX_PRODUCT:
            raise SecurityError("the product is too large")
        return super().call_binop(context, operator, left, right)


def _size(value: object) -> float:
    return abs(value) if isinstance(value, int | float) else len(value) if isinstance(value, str | list | tuple) else 1


SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Template:
    """One template, built-in unless it has a path."""

    kind: MessageKind
    source: str
    path: Path | None = None

    @property
    def name(self) -> str:
        """Name of its file in errors."""
        return str(self.path or f"{self.kind}{SUFFIX}")

    def render(self, facts: TemplateFacts) -> str:
        """Fill the template in; if it is broken, raise an error that names file and line."""
        sandbox = Sandbox()
        try:
            code = _compile(self.source, self.name)
            template = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
            return template.render(**facts)
        except TemplateSyntaxError as error:
            raise self.error(str(error.message), error.lineno) from error
        except UndefinedError as error:
            known = f"; the known names are {', '.join(facts)}"
            raise self.error(f"{error.message}{known}", self._line_of(error)) from error
        except Exception as error:  # a template can raise anything
            raise self.error(str(error) or type(error).__name__, self._line_of(error)) from error

    def _line_of(self, error: Exception) -> int | None:
        frames = traceback.extract_tb(error.__traceback__)
        return next((frame.lineno for frame in reversed(frames) if frame.filename == self.name), None)

    def error(self, problem: str, line: int | None) -> UsageError:
        """Return the error that names the problem and its place."""
        place = f"{self.name}, line {line}" if line else self.name
        hint = "Fix it, or use --builtin." if self.path else "This is a bug; please report it."
        return UsageError(f"The template {place} is broken: {problem.rstrip('.')}. {hint}")


@cache
def _compile(source: str, name: str) -> CodeType:
    return Sandbox().compile(source, name=name, filename=name)


def builtin_template(kind: MessageKind) -> Template:
    """Return the built-in template."""
    folder = resources.files("feedback_loop.messages") / "templates"
    return Template(kind, (folder / f"{kind}{SUFFIX}").read_text(encoding="utf-8"))


def find_template(kind: MessageKind, folder: Path) -> Template:
    """Return the user's own template in ``folder``, else the built-in one."""
    path = custom_path(kind, folder)
    if path is None:
        return builtin_template(kind)
    content = _read(path)
    try:
        return Template(kind, content.decode("utf-8-sig").replace("\r\n", "\n"), path)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Template(kind, "", path).error("it is not UTF-8 text", line) from error


def custom_path(kind: MessageKind, folder: Path) -> Path | None:
    """Return the path of the user's own template, which may not be a file; None if nothing is there."""
    path = folder / f"{kind}{SUFFIX}"
    return path if os.path.lexists(path) else None


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise UsageError(f"The template {path} is not a file. Move it away, or use --builtin.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"Cannot read the template {path}: {error.strerror}. Fix it, or use --builtin.") from error


def export(folder: Path) -> list[Path]:
    """Write the built-in templates that are missing in ``folder``, and return their paths."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        missing = [kind for kind in MessageKind if custom_path(kind, folder) is None]
        return [_write(builtin_template(kind), folder) for kind in missing]
    except OSError as error:
        raise UsageError(f"Cannot write the templates to {folder}: {error.strerror}.") from error


def _write(template: Template, folder: Path) -> Path:
    path = folder / f"{template.kind}{SUFFIX}"
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(template.source, encoding="utf-8")
    return path
