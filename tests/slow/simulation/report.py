"""The report of the simulated year: invariants, distributions, and the first violations if there are any."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from simulation.habits import HABITS
from simulation.invariants import MAX_DAYS
from simulation.observer import Tally

_INVARIANTS = {
    "forgotten": "No loop is forgotten: an open one has a next step or a reason for none; a closed one is finished",
    "endless": "No prompt is endless: one that can end by itself does so within its rule's days",
    "never closed": "Liveness: obeying every prompt closes every loop",
    "disordered": "Order does not matter: of the file, of recording, of undo and redo",
    "misplaced": "No event lands in a loop that its words do not mean, nor in a closed one while an open one fits",
    "unheeded": "The command of a prompt resolves to its loop, is accepted, and ends or moves the prompt",
    "typed": "The same in the real program: the command is accepted, and the prompt is over",
}
_UNITS = {
    "forgotten": "days of candidates",
    "endless": "days of prompts",
    "never closed": "journals continued to the end",
    "disordered": "journals, each in three ways",
    "misplaced": "words typed for some loop",
    "unheeded": "prompts obeyed on their first day",
    "typed": "prompts run in the program",
}
_PERCENTILES = (50, 90, 99)
_PAGE_HEAD = """<!-- Made by tests/slow/simulation/year.py --keep. -->
# The simulated year

The program promises that no loop is forgotten and that no prompt is endless. Example tests cannot show that. Therefore
candidates with different habits live for a year in memory, through the same functions as the commands. They apply, are
interviewed by one person or six, alone or through agencies, for several roles at one company. They set interviews, move
and cancel them, note how they went, check in, and join two loops that are one. They record events weeks late and in any
order, correct and undo, plan, drop and set aside; they obey prompts, ignore them or snooze them. Companies decide, make
offers, say nothing, reply after months, and come back. The invariants below are checked every day.

Run it with another seed, or larger; it is reproducible for a seed, and fails when an invariant is violated:

```console
$ {command}
```

How to read it: a prompt that is obeyed is over in a day or two. The long ones are those that nobody obeyed: either they
end by themselves, or only the user can end them, with the command of the prompt, `snooze` or `close`. `remind --calm`
shows those once a week.
"""


def report(tally: Tally, title: str) -> str:
    """Return the report as text, at most 120 columns wide."""
    sections = [
        [title, "", *_size(tally)],
        _invariants(tally),
        _daily_prompts(tally),
        _prompts_by_rule(tally),
        _loops(tally),
        _closings(tally),
    ]
    if tally.violations:
        sections.append(["The first violations", "", *tally.violations])
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def page(text: str, command: str) -> str:
    """Return a report as ``docs/simulation.md``."""
    return f"{_PAGE_HEAD.format(command=command)}\n```text\n{text}```\n"


def percentile(values: Counter[int], share: int) -> int:
    """Return the smallest value that is not exceeded by this percentage of all values."""
    remaining = values.total() * share / 100
    for value in sorted(values):
        remaining -= values[value]
        if remaining <= 0:
            return value
    return 0


def _size(tally: Tally) -> list[str]:
    candidates = sum(count for name, count in tally.counts.items() if name[0] == "candidates")
    kinds = {str(name[1]): count for name, count in tally.counts.items() if name[0] == "events of a kind"}
    size = f"{candidates:,} candidates, {tally.total('loops'):,} loops, {tally.total('events'):,} events:"
    return [size, *_wrap(f"{_by_frequency(kinds)}; and {tally.total('refused'):,} refused commands")]


def _by_frequency(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {count:,}" for name, count in ordered)


def _wrap(text: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) > 108:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _invariants(tally: Tally) -> list[str]:
    rows = [
        (name, f"{tally.total('checked', name):,}", _UNITS[name], f"{tally.total('violated', name):,}")
        for name in _INVARIANTS
    ]
    return [
        *_table("The invariants", ("invariant", "checked", "on", "violated"), rows),
        "",
        *(f"{name:<13} {sentence}" for name, sentence in _INVARIANTS.items()),
    ]


def _daily_prompts(tally: Tally) -> list[str]:
    rows = []
    for habit in (*(habit.name for habit in HABITS), None):
        prompts, calm, loops = (
            _values_of_habit(tally, name, habit) for name in ("prompts a day", "calm prompts a day", "open loops a day")
        )
        nothing_due = f"{100 * prompts[0] / max(1, prompts.total()):.0f} %"
        rows.append((habit or "all", _mean(loops), nothing_due, *_distribution(prompts), *_distribution(calm)))
    head = ("habit", "open loops", "nothing due", *_headings(), "mean", *_headings("calm "), "calm mean")
    return _table("Prompts on one day's list (a loop has at most one)", head, rows)


def _values_of_habit(tally: Tally, name: str, habit: str | None) -> Counter[int]:
    habits = [habit] if habit else [habit.name for habit in HABITS]
    return sum((tally.values(name, habit) for habit in habits), Counter[int]())


def _prompts_by_rule(tally: Tally) -> list[str]:
    rules = sorted({str(name[1]) for name in tally.counts if name[0] == "days shown"})
    head = ("rule", "prompts", "over", *_headings("days "), "calm max", "ends by itself", "longest unrenewed")
    return [
        *_table(
            "Prompts by rule: the number of days on which each was shown, obeyed or not",
            head,
            [_rule_row(tally, rule) for rule in rules],
        ),
        "",
        "Over: ended within the year. Ends by itself: days after it was due, or after anything happened in its loop;",
        "“user” if only the user can end it. Longest unrenewed: days due without anything happening.",
    ]


def _rule_row(tally: Tally, rule: str) -> tuple[str, ...]:
    days, calm_days = tally.values("days shown", rule), tally.values("days shown with --calm", rule)
    over = f"{100 * tally.total('over', rule) / max(1, days.total()):.0f} %"
    limit = str(MAX_DAYS.get(rule, "user"))
    unrenewed = max(tally.values("days since anything", rule))
    return rule, f"{days.total():,}", over, *_percentiles(days), str(max(calm_days)), limit, str(unrenewed)


def _loops(tally: Tally) -> list[str]:
    rows = [
        ("prompts of a loop in the year", *_distribution(tally.values("prompts of a loop in the year", "all"))),
        ("the same with --calm", *_distribution(tally.values("prompts of a loop in the year", "calm"))),
        (
            "consecutive days without prompt or event of an open loop",
            *_distribution(tally.values("longest silence of an open loop", "all")),
        ),
    ]
    return _table("Loops", ("what", *_headings(), "mean"), rows)


def _closings(tally: Tally) -> list[str]:
    rows = [
        (
            f"days until everything closes, obeying; {replies}",
            *_distribution(tally.values("days to close", replies)),
        )
        for replies in ("replies 0.0", "replies 0.5")
    ]
    rows += [
        (
            f"days from application to closed, {habit}",
            *_distribution(tally.values("days from application to closed", habit)),
        )
        for habit in ("diligent", "usual", "never obeys")
    ]
    reasons = {str(name[1]): count for name, count in tally.counts.items() if name[0] == "closed because"}
    table = _table("Closing", ("what", *_headings(), "mean"), rows)
    return [*table, "", f"First reasons for closing: {_by_frequency(reasons)}"]


def _headings(prefix: str = "") -> tuple[str, ...]:
    return (*(f"{prefix}{share} %" for share in _PERCENTILES), f"{prefix}max")


def _distribution(values: Counter[int]) -> tuple[str, ...]:
    return (*_percentiles(values), _mean(values))


def _percentiles(values: Counter[int]) -> tuple[str, ...]:
    return (*(str(percentile(values, share)) for share in _PERCENTILES), str(max(values, default=0)))


def _mean(values: Counter[int]) -> str:
    return f"{sum(value * count for value, count in values.items()) / max(1, values.total()):.1f}"


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return [title, "", *("  ".join(_align(line, widths)).rstrip() for line in lines)]


def _align(line: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Align the first column left, the others right."""
    for column, (cell, width) in enumerate(zip(line, widths, strict=True)):
        yield cell.rjust(width) if column else cell.ljust(width)
