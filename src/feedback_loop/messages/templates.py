"""Built-in templates, and the user's own, which win over them."""

import os
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

from jinja2 import TemplateSyntaxError, UndefinedError

from feedback_loop.domain.errors import UsageError
from feedback_loop.files import IrregularFileError, OversizedFileError, read_regular
from feedback_loop.messages.facts import TemplateFacts
from feedback_loop.messages.kinds import MessageKind, MessageLength
from feedback_loop.messages.language import DEFAULT, language_folder
from feedback_loop.messages.sandbox import Sandbox
from feedback_loop.messages.syntax import expand, join_sentences

SUFFIX = ".txt"
_MAX_BYTES = 50_000
"""Limit for a template; a letter has a tenth of that."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template, built-in unless it has a path."""

    kind: MessageKind
    source: str
    path: Path | None = None
    length: MessageLength = MessageLength.MAIL
    language: str = DEFAULT

    @property
    def name(self) -> str:
        """Name of its file in errors."""
        return str(self.path or f"{self.language}/{file_name(self.kind, self.length)}")

    def render(self, facts: TemplateFacts) -> str:
        """Fill the template in; if it is broken, raise an error that names file and line."""
        sandbox = Sandbox()
        sandbox.allow(self.source, facts)
        try:
            code = _compile(self.source, self.name, self.length is MessageLength.MAIL)
            template = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
            return join_sentences(template.render(**facts))
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
def _compile(source: str, name: str, is_mail: bool) -> CodeType:  # part of the cache's key
    return Sandbox().compile(expand(source, is_mail=is_mail), name=name, filename=name)


def file_name(kind: MessageKind, length: MessageLength = MessageLength.MAIL) -> str:
    """Return the name of a template's file: "ask.txt", "ask.short.txt"."""
    return f"{kind}{SUFFIX}" if length is MessageLength.MAIL else f"{kind}.{length}{SUFFIX}"


def builtin_template(
    kind: MessageKind, language: str = DEFAULT, length: MessageLength = MessageLength.MAIL
) -> Template:
    """Return the built-in template."""
    source = (language_folder(language) / file_name(kind, length)).read_text(encoding="utf-8")
    return Template(kind, source, None, length, language)


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The user's own templates: those of the language of the settings in the folder, others in a folder of theirs."""

    path: Path
    language: str = DEFAULT

    def folder(self, language: str) -> Path:
        """Return the folder of a language, where new templates go."""
        return self.path if language == self.language else self.path / language

    def find_path(self, kind: MessageKind, language: str, length: MessageLength = MessageLength.MAIL) -> Path | None:
        """Return the path of the user's own template, which may not be a file; None if nothing is there."""
        folders = dict.fromkeys((self.path / language, self.folder(language)))
        paths = (folder / file_name(kind, length) for folder in folders)
        return next(filter(os.path.lexists, paths), None)

    def find(self, kind: MessageKind, language: str, length: MessageLength = MessageLength.MAIL) -> Template:
        """Return the user's own template, else the built-in one."""
        path = self.find_path(kind, language, length)
        if path is None:
            return builtin_template(kind, language, length)
        content = _read(path)
        try:
            source = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise Template(kind, "", path).error("it is not UTF-8 text", line) from error
        return Template(kind, source, path, length, language)

    def export(self, language: str) -> list[Path]:
        """Write the built-in templates of a language that are missing in its folder, and return their paths."""
        folder = self.folder(language)
        choices = [(kind, length) for kind in MessageKind for length in MessageLength]
        missing = [choice for choice in choices if self.find_path(choice[0], language, choice[1]) is None]
        return [_write(builtin_template(kind, language, length), folder) for kind, length in missing]


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


def _write(template: Template, folder: Path) -> Path:
    path = folder / file_name(template.kind, template.length)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(template.source, encoding="utf-8")
    return path
