"""Lessons for ``import``: the meaning of columns and words, by options, settings, or answers to questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from feedback_loop.cli.settings import remember_import
from feedback_loop.exchange.importing.columns import ColumnMapping, MissingColumnError, parse_mappings
from feedback_loop.exchange.importing.statuses import MEANING_NAMES
from feedback_loop.exchange.importing.taught_words import ATTENDANCE_NAMES, TaughtWords, parse_words
from feedback_loop.results import UnreadWord

if TYPE_CHECKING:
    from feedback_loop.cli.context import CommandContext

_MAX_QUESTIONS = 30
"""Most words that an import asks about; a file with more has sentences there, not words."""
_KEEP = "keep it in the note"
_SKIP = "there is none; stop"


class Lessons:
    """Columns and words that the user explained, and those to remember for the next import."""

    def __init__(
        self,
        context: "CommandContext",
        columns: Sequence[str],
        statuses: Sequence[str],
        rounds: Sequence[str],
    ) -> None:
        self._context = context
        taught = context.settings.imports
        self._remembered = parse_mappings(taught.map, is_optional=True)
        self._typed = {"map": list(columns), "status": list(statuses), "round": list(rounds)}
        self._known = {"status": list(taught.status), "round": list(taught.round)}
        self._answers: dict[str, list[str]] = {}
        self.mappings  # noqa: B018 - wrong options are refused before anything is read

    @property
    def mappings(self) -> tuple[ColumnMapping, ...]:
        """The mappings of columns; what was typed for this import wins."""
        options = parse_mappings(self._typed["map"])
        columns = {mapping.column for mapping in options}
        return (*(mapping for mapping in self._remembered if mapping.column not in columns), *options)

    @property
    def words(self) -> TaughtWords:
        """The meanings of words; what was typed for this import wins."""
        return parse_words(
            [*self._known["status"], *self._typed["status"]], [*self._known["round"], *self._typed["round"]]
        )

    def ask_for_column(self, error: MissingColumnError) -> None:
        """Ask which column has a field that no heading names; elsewhere than on a terminal, raise the error."""
        terminal = self._context.terminal
        if not (terminal.is_interactive and error.headings):
            raise error
        terminal.warn(error.message)
        choices = [*error.headings, _SKIP]
        answer = terminal.choose(f"Which column has the {error.field}", choices)
        if answer == len(error.headings):
            raise error
        self._learn("map", f"{error.field}={error.headings[answer]}")

    def ask_for_words(self, words: Sequence[UnreadWord]) -> bool:
        """Ask on a terminal what each unread word means; return True if there was anything to ask."""
        terminal = self._context.terminal
        if not terminal.is_interactive or not words or len(words) > _MAX_QUESTIONS:
            return False
        for word in words:
            name = word.option.removeprefix("--")
            choices = MEANING_NAMES[:] if name == "status" else ATTENDANCE_NAMES[:]
            choices[choices.index("note")] = _KEEP
            terminal.warn(f"{word.text} ({word.count} {'row' if word.count == 1 else 'rows'}):")
            meaning = choices[terminal.choose(f"What does {word.text} mean", choices)]
            self._learn(name, f"{'note' if meaning == _KEEP else meaning}={word.text}")
        return True

    def offer_to_remember(self) -> None:
        """Offer to write the answers to the settings."""
        if not self._answers:
            return
        path = self._context.settings.path
        if self._context.terminal.confirm(f"Remember these answers in {path}"):
            remember_import(path, self._answers)
            self._context.terminal.warn(f"Written to {path}, section [import].")

    def _learn(self, name: str, lesson: str) -> None:
        self._typed[name].append(lesson)
        self._answers.setdefault(name, []).append(lesson)
