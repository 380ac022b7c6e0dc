"""A review: the prompts that are due, one after the other, each answered by a key and recorded at once.

What only some key needs is imported when it is pressed, so that the first question comes at once.
"""

from feedback_loop.cli.context import CommandContext
from feedback_loop.domain.errors import FeedbackLoopError, JournalError
from feedback_loop.domain.model.events import Retracted
from feedback_loop.domain.rules.overview import LoopStatus, NextStep, due_prompts
from feedback_loop.views.blocks import line
from feedback_loop.views.remind import remind_page

_KEYS = "dmsnlouq?\n"
_QUESTION = "d done, m message, s snooze, n not needed, l later, ? help:"
_HELP = """\
d  done: record it; what is missing is asked
m  message: print the draft, edit it, or open it in your mail program
s  snooze: silence this prompt until a day
n  not needed: set it aside, drop it, or close the loop
l  later: leave it as it is
o  open: show the loop
u  undo: take back the last answer of this review
q  quit (or Ctrl-D)"""

_RECORDING_KEYS = "dsn"

_PromptKey = tuple[str, str, str]


class Review:
    """One review at the terminal; ``ahead`` includes what falls due within so many days."""

    def __init__(self, context: CommandContext, ahead: int) -> None:
        self._context = context
        self._ahead = ahead
        self._seen: list[_PromptKey] = []
        self._answers: list[tuple[_PromptKey, str]] = []
        """The prompts that were answered, with the batch of each answer."""

    def run(self) -> None:
        """Ask about each prompt until there is none, or the user ends it."""
        while (prompt := self._next()) and self._ask(*prompt):
            pass
        self._show_end()

    def _pending(self) -> list[tuple[LoopStatus, NextStep]]:
        prompts = due_prompts(self._context.overview, self._ahead)
        return [(status, step) for status, step in prompts if _key(status, step) not in self._seen]

    def _next(self) -> tuple[LoopStatus, NextStep] | None:
        pending = self._pending()
        if not pending:
            return None
        number = len(self._seen) + 1
        self._context.terminal.show_at_once([line(""), line(f"{number} of {number - 1 + len(pending)}")])
        return pending[0]

    def _ask(self, status: LoopStatus, step: NextStep) -> bool:
        """Ask about one prompt until it is answered; return False to quit."""
        terminal = self._context.terminal
        terminal.show_at_once(remind_page([(status, step)]))
        while True:
            key = terminal.ask_key(_QUESTION, _KEYS)
            if key in ("", "q"):
                return False
            if key == "l":
                self._seen.append(_key(status, step))
                return True
            if key == "u":
                if self._undo():
                    return True
            elif key in _RECORDING_KEYS:
                if self._answer(key, status, step):
                    return True
            else:
                self._show(key, status, step)

    def _answer(self, key: str, status: LoopStatus, step: NextStep) -> bool:
        """Let the answer of a key record what it will, and show that; return True if it recorded anything."""
        from feedback_loop.cli import review_answers
        from feedback_loop.views.confirmation import event_lines

        keys = {"d": review_answers.mark_done, "s": review_answers.snooze, "n": review_answers.mark_unneeded}
        count = len(self._context.recordings)
        try:
            keys[key](self._context, status, step)
        except JournalError:
            raise
        except FeedbackLoopError as error:
            self._context.terminal.write_error(error)
        recordings = self._context.recordings[count:]
        if not recordings:
            return False
        overview = self._context.overview
        added = [event for recording in recordings for event in recording.added]
        self._context.terminal.show_at_once(event_lines(added[:1], overview, recordings[0].before))
        self._seen.append(_key(status, step))
        self._answers.append((self._seen[-1], added[0].batch))
        return True

    def _undo(self) -> bool:
        """Take back the last answer, whose prompt is asked again; return False if there is none."""
        if not self._answers:
            self._context.terminal.warn("There is nothing to undo in this review.")
            return False
        key, batch = self._answers.pop()
        self._context.record(lambda overview: [Retracted(target=batch, on=overview.today)])
        self._seen.remove(key)
        self._context.terminal.warn("Undone.")
        return True

    def _show(self, key: str, status: LoopStatus, step: NextStep) -> None:
        from feedback_loop.domain.commands.prompted import MESSAGE_RULES

        terminal = self._context.terminal
        if key == "o":
            from feedback_loop.domain.insight.preparation import prepare
            from feedback_loop.views.show import show_page

            terminal.show(show_page(status, prepare(status, status.overview.history)))
        elif key == "m" and step.rule in MESSAGE_RULES:
            from feedback_loop.cli.step_messages import choose_message

            choose_message(self._context, status, step)
        elif key == "m":
            terminal.warn("No message belongs to this one.")
        else:
            terminal.warn_lines(_HELP)

    def _show_end(self) -> None:
        """Show what was recorded and not undone, and what is due next."""
        from feedback_loop.views.confirmation import event_lines
        from feedback_loop.views.review import review_end_page

        batches = {batch for _, batch in self._answers}
        recordings = [
            recording
            for recording in self._context.recordings
            if recording.added[0].batch in batches and not isinstance(recording.added[0], Retracted)
        ]
        overview = self._context.overview
        lines = [
            block for recording in recordings for block in event_lines(recording.added, overview, recording.before)
        ]
        self._context.terminal.show_at_once(review_end_page(lines, overview))


def _key(status: LoopStatus, step: NextStep) -> _PromptKey:
    return status.id, step.rule, step.why
