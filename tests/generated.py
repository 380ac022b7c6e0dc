"""Generate what the documentation takes from the program: reference and manual pages, pictures, output of examples.

``python tests/generated.py`` writes the files, and a test compares them.
"""

import contextlib
import io
from collections.abc import Callable, Mapping

from typer.main import get_command

from doc_examples import ROOT, TODAY, fill_documents
from feedback_loop.cli.app import COMMANDS, build_app
from feedback_loop.cli.settings import DEFAULT_CONFIG
from feedback_loop.domain.rules.conditions import ClosedReason
from feedback_loop.domain.rules.table import DAY_SETTINGS, RULES
from man_pages import MAN_FOLDER, man_pages
from pictures import demo_end, demo_film, environment, tour_picture


def rules_page() -> str:
    """Return ``docs/rules.md``: the rules table and the settings behind its numbers."""
    numbers = {name: str(days.default or "off") for name, days in DAY_SETTINGS.items()}
    rows = (f"| {rule.name} | {rule.applies} | {rule.due} | {rule.ends} |" for rule in RULES)
    rules = [row.format_map(numbers) for row in rows]
    settings = [
        f"| `{name}` | {days.default} | {days.meaning} | {days.source} |" for name, days in DAY_SETTINGS.items()
    ]
    reasons = [f"| `{reason}` | {_REASONS[reason]} |" for reason in ClosedReason]
    config = f"```toml\n{DEFAULT_CONFIG.rstrip()}\n```\n"
    return "\n".join([_RULES_HEAD, *rules, _CLOSED_HEAD, *reasons, _NUMBERS_HEAD, *settings, _CONFIG_HEAD, config])


_RULES_HEAD = """<!-- Generated from domain/rules/table.py by tests/generated.py; a test compares it. -->
# All rules

Each row says when something is due. A loop shows **one prompt at a time: the first row that applies and is due**.
`feedback-loop show` lists the rest. "+ 7" means seven days later, "- 1" the day before. Something that is due today is
not late yet. All days count from when things happened, never from when you typed them in.

| rule | applies when | due | ends |
|---|---|---|---|"""

_CLOSED_HEAD = """
What the table doesn't say:

- **While they are still deciding, you are only prompted to ask where things stand**, never for feedback: asking what to
  improve in the middle of a process helps nobody. Once it's over, you are prompted to ask one person for advice: the
  company's recruiter, else whoever interviewed you last. An agency's recruiter or the friend who referred you can't say
  why. If that person declines or doesn't reply, it's the next who interviewed you. The command `ask-feedback` works at
  any time.
- **One ask, one nudge.** Nobody is asked a third time without having replied, whatever else happens in the loop. No
  reply is the normal ending: in one informal poll, nearly 60 % of recruiters never gave any feedback.
- A first check-in comes before the prompt to note the outcome and gives way to it. If you get an answer, note it with
  `note --heard`, and with `--decision-by` if they named a day: that moves what is due.
- Nothing follows from an interview before it was held, and a loop isn't quiet while one is ahead. From the next day on,
  one that was set counts as held: `reschedule` or `cancel` it if it didn't take place.
- `remind` and `status` list interviews and deadlines first, then what is overdue longest.
- `remind --calm`, which is made for cron, shows interviews and deadlines on every day that they are due. It shows
  anything else on the day it's due and the two days after, and then whenever it wasn't shown in the last seven days.
  So a computer that is off on Sundays still gets to speak.
- An action for a theme across loops is prompted in one of them: the one with the latest point that it answers. If that
  loop is closed by hand or its prompt is silenced for good, the oldest of the others takes over.
- A prompt about the company itself, where no person was named, adds `--with` and the company's name to its command once
  the loop knows anybody who could be meant instead.

## When a loop is closed

A loop is closed once no rule except keep-in-touch and revisit can still apply to it. An interview after a rejection
reopens it, and so does any word from the company after you took its silence for ghosting. Setting an interview reopens
a loop that you closed by hand.

| `closed_because` | what ended the loop |
|---|---|"""

_REASONS: Mapping[ClosedReason, str] = {
    ClosedReason.TOLD: "you told somebody what came of their advice",
    ClosedReason.NO_REPLY: "you asked, and nobody replied",
    ClosedReason.DECLINED: "they declined to give feedback",
    ClosedReason.NOTHING_TO_DO: "the feedback asks for nothing: only strengths, nothing usable, or all set aside",
    ClosedReason.NOT_ASKED: "you didn't ask, and it's too late now",
    ClosedReason.QUIET: "it was their move, and nothing was heard for 90 days; or an offer of unknown day, 180 days on",
    ClosedReason.NO_INTERVIEW: "you were rejected or ghosted without an interview",
    ClosedReason.ACCEPTED: "you accepted the offer",
    ClosedReason.TURNED_DOWN: "you turned the offer down",
    ClosedReason.WITHDRAWN: "you withdrew",
    ClosedReason.BY_HAND: "you closed it with `close`",
}

_NUMBERS_HEAD = """
What these rules lead to over a year, for a thousand candidates with different habits, is in
[the simulated year](simulation.md).

## The numbers

You can change each of them under `[days]` in the [settings](guides/settings.md).

| setting | default | days … | where the default comes from |
|---|---|---|---|"""

_CONFIG_HEAD = """
This is a settings file with every default:
"""


def commands_page() -> str:
    """Return ``docs/commands.md``: the help of every command."""
    parts = [
        "<!-- Generated from --help by tests/generated.py; a test compares it. -->",
        "# All commands",
        "",
        "## feedback-loop",
        "",
        _help_block(),
    ]
    for heading, commands in COMMANDS.items():
        parts += [f"## {heading}", ""]
        for command in commands:
            parts += [f"### {command}", "", _help_block(command)]
    return "\n".join(parts)


def _help_block(*command: str) -> str:
    output = io.StringIO()
    with environment(COLUMNS="80"), contextlib.redirect_stdout(output):
        get_command(build_app(*command)).main([*command, "--help"], prog_name="feedback-loop", standalone_mode=False)
    return f"```text\n{output.getvalue().rstrip()}\n```\n"


TOUR = {
    "status": "status",
    "remind": "remind",
    "show": "show initech",
    "draft": "ask-feedback acme --draft",
    "themes": "themes",
}
"""Commands whose output the tour shows, by the name of the picture."""

PAGES: Mapping[str, Callable[[], str]] = {
    "docs/rules.md": rules_page,
    "docs/commands.md": commands_page,
    "docs/demo.svg": demo_end,
    "docs/pictures/demo.svg": demo_film,
    **{f"docs/pictures/{name}.svg": tour_picture(line) for name, line in TOUR.items()},
}


def write_all() -> None:
    """Write every generated file, and the output of every example; the manual follows from both."""
    for name, text in {**{name: page() for name, page in PAGES.items()}, **fill_documents(TODAY)}.items():
        (ROOT / name).write_text(text, encoding="utf-8")
    for old in (ROOT / MAN_FOLDER).glob("*.1"):
        old.unlink()
    (ROOT / MAN_FOLDER).mkdir(exist_ok=True)
    for name, text in man_pages().items():
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_all()
