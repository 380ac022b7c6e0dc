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
from feedback_loop.messages.facts import Facts
from feedback_loop.messages.situations import MessageKind
from feedback_loop.messages.wording import strip_double_stop

_MOST_STEPS = 10_000
"""Turns of loops and calls in one template; a letter needs a dozen."""
_LARGEST = 10_000
"""The length of a text, and the size of a number, that a template may multiply its way to."""


class Sandbox(SandboxedEnvironment):
    """A place for one rendering: an unknown name is an error and not an empty place, and nothing is escaped."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=False, undefined=StrictUndefined, finalize=strip_double_stop)
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


SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Template:
    """One template.

    Attributes:
        situation: what it is for.
        source: its text.
        path: the user's own file; None for a built-in one.
    """

    situation: MessageKind
    source: str
    path: Path | None = None

    @property
    def name(self) -> str:
        """Its file, as errors name it."""
        return str(self.path or f"{self.situation}{SUFFIX}")

    def render(self, facts: Facts) -> str:
        """Fill the template in.

        Raises:
            UsageError: it is broken; file and line are named.
        """
        sandbox = Sandbox()
        try:
            code = _compiled(self.source, self.name)
            template = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
            return template.render(**facts)
        except TemplateSyntaxError as error:
            raise self.error(str(error.message), error.lineno) from error
        except UndefinedError as error:
            known = f"; there are {', '.join(facts)}"
            raise self.error(f"{error.message}{known}", self._line_of(error)) from error
        except Exception as error:  # whatever a template of the user's own raises is its own fault
            raise self.error(str(error) or type(error).__name__, self._line_of(error)) from error

    def _line_of(self, error: Exception) -> int | None:
        frames = traceback.extract_tb(error.__traceback__)
        return next((frame.lineno for frame in reversed(frames) if frame.filename == self.name), None)

    def error(self, problem: str, line: int | None) -> UsageError:
        """Return the error that names what is wrong, and where."""
        where = f"{self.name}, line {line}" if line else self.name
        hint = "mend it, or use --builtin" if self.path else "this is a bug"
        return UsageError(f"The template {where} is broken: {problem.rstrip('.')}. To go on, {hint}.")


@cache
def _compiled(source: str, name: str) -> CodeType:
    return Sandbox().compile(source, name=name, filename=name)


def builtin_template(situation: MessageKind) -> Template:
    """Return the template that comes with the program."""
    folder = resources.files("feedback_loop.messages") / "templates"
    return Template(situation, (folder / f"{situation}{SUFFIX}").read_text(encoding="utf-8"))


def find_template(situation: MessageKind, folder: Path) -> Template:
    """Return the user's own template in ``folder``, else the built-in one.

    Raises:
        UsageError: the user's own cannot be read.
    """
    path = custom_path(situation, folder)
    if path is None:
        return builtin_template(situation)
    content = _content(path)
    try:
        return Template(situation, content.decode("utf-8-sig").replace("\r\n", "\n"), path)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Template(situation, "", path).error("that is no UTF-8 text", line) from error


def custom_path(situation: MessageKind, folder: Path) -> Path | None:
    """Return where the user's own template is, whatever stands there."""
    path = folder / f"{situation}{SUFFIX}"
    return path if os.path.lexists(path) else None


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise UsageError(f"The template {path} is no file; move it away, or use --builtin.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"The template {path} cannot be read: {error.strerror}. Mend it, or use --builtin.") from error


def export(folder: Path) -> list[Path]:
    """Write the built-in templates that ``folder`` lacks into it, and return where.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lacking = [situation for situation in MessageKind if custom_path(situation, folder) is None]
        return [_exported(builtin_template(situation), folder) for situation in lacking]
    except OSError as error:
        raise UsageError(f"The templates cannot be written to {folder}: {error.strerror}.") from error


def _exported(template: Template, folder: Path) -> Path:
    path = folder / f"{template.situation}{SUFFIX}"
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(template.source, encoding="utf-8")
    return path
