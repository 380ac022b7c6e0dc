"""Built-in templates, and the user's own, which win over them."""

import os
import traceback
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import CodeType

from jinja2 import TemplateSyntaxError, UndefinedError

from feedback_loop.domain.errors import UsageError
from feedback_loop.files import IrregularFileError, OversizedFileError, read_regular
from feedback_loop.messages.facts import TemplateFacts
from feedback_loop.messages.kinds import MessageKind
from feedback_loop.messages.sandbox import Sandbox

SUFFIX = ".txt"
_MAX_BYTES = 50_000
"""Limit for a template; a letter has a tenth of that."""


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
        sandbox.allow(self.source, facts)
        try:
            code = _compile(self.source, self.name)
            template = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
            return template.render(**facts)
        except TemplateSyntaxError as error:
            raise self.error(str(error.message), error.lineno) from error
        except UndefinedError as error:
            known = f"; the known names are {', '.join(facts)}"
            raise self.error(f"{error.message}{known}", self._line_of(error)) from error
        except (RecursionError, MemoryError, SyntaxError) as error:
            raise self.error("it is nested too deeply", self._line_of(error)) from error
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
    try:
        return read_regular(path, _MAX_BYTES)
    except IrregularFileError as error:
        raise UsageError(f"The template {path} is a {error.kind}, not a file. Move it, or use --builtin.") from error
    except OversizedFileError as error:
        problem = f"has over {_MAX_BYTES:,} bytes"
        raise UsageError(f"The template {path} {problem}. Shorten it, or use --builtin.") from error
    except OSError as error:
        raise UsageError(f"Cannot read the template {path}: {error.strerror}. Fix it, or use --builtin.") from error


def export(folder: Path) -> list[Path]:
    """Write the built-in templates that are missing in a folder that exists, and return their paths."""
    missing = [kind for kind in MessageKind if custom_path(kind, folder) is None]
    return [_write(builtin_template(kind), folder) for kind in missing]


def _write(template: Template, folder: Path) -> Path:
    path = folder / f"{template.kind}{SUFFIX}"
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(template.source, encoding="utf-8")
    return path
