"""What the simulated year prints: laws, distributions, and the first broken laws if there are any."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from simulation.habits import HABITS
from simulation.laws import SPANS
from simulation.watch import Tally

_LAWS = {
    "forgotten": "None forgotten: an open loop has a next step or a reason for none; a closed one owes nothing",
    "endless": "None nags for ever: a prompt that can end by itself does so within its rule's span",
    "never closed": "Liveness: obeying every prompt closes every loop",
    "disordered": "No order matters: of the file, of typing in, of undo and redo",
    "unheeded": "The command of a prompt means its loop, is accepted, and ends or moves the prompt",
    "typed": "The same through the real command line: accepted, and that prompt is over",
}
_UNITS = {
    "forgotten": "candidates' days",
    "endless": "prompts' days",
    "never closed": "journals played on to their end",
    "disordered": "journals, each in three ways",
    "unheeded": "prompts obeyed on their first day",
    "typed": "prompts typed into the program",
}
_SHARES = (50, 90, 99)


def report(tally: Tally, title: str) -> str:
    """Return the report as text, at most 110 columns wide."""
    parts = [
        [title, "", *_size(tally)],
        _laws(tally),
        _daily(tally),
        _by_rule(tally),
        _by_loop(tally),
        _closing(tally),
    ]
    if tally.broken:
        parts.append(["The first that were broken", "", *tally.broken])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def page(text: str, command: str) -> str:
    """Return a report as ``docs/simulation.md``."""
    return f"{_PAGE_HEAD.format(command=command)}\n```text\n{text}```\n"


_PAGE_HEAD = """<!-- Made by tests/simulation/year.py --keep. -->
# The simulated year

The promise of the program is that no loop is forgotten and none nags for ever. Stories in tests cannot show that. So
candidates of different habits live for a year in memory, through the same functions as the commands. They apply, are
interviewed by one or by six, alone or through agencies, for several roles at one company. They type things in weeks
late and in any order, correct and take back, plan, drop and set aside; they obey prompts, ignore them or snooze them.
Companies decide, offer, say nothing, reply after months, and come back. Every day is judged by the laws below.

Run it with another seed, or larger; it prints the same for the same seed, and fails when a law is broken:

```console
$ {command}
```

How to read it: a prompt that is obeyed is over in a day or two. The long ones are those that nobody obeyed: either they
end by themselves, or they are states that only the user can end, with the command of the prompt, `snooze` or `close`.
`remind --calm` shows those once a week.
"""


def _size(tally: Tally) -> list[str]:
    candidates = sum(count for seen, count in tally.counts.items() if seen[0] == "candidates")
    kinds = {str(seen[1]): count for seen, count in tally.counts.items() if seen[0] == "events of a kind"}
    told = ", ".join(f"{kind} {count:,}" for kind, count in sorted(kinds.items(), key=lambda one: -one[1]))
    sizes = f"{candidates:,} candidates, {tally.total('loops'):,} loops, {tally.total('events'):,} events:"
    return [sizes, *_wrapped(f"{told}; and {tally.total('refused'):,} commands that were refused")]


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if len(line) + len(word) > 108:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _laws(tally: Tally) -> list[str]:
    rows = [(law, f"{tally.total('judged', law):,}", _UNITS[law], f"{tally.total('broken', law):,}") for law in _LAWS]
    return [
        *_table("The laws", ("law", "judged", "of what", "broken"), rows),
        "",
        *(f"{law:<13} {sentence}" for law, sentence in _LAWS.items()),
    ]


def _daily(tally: Tally) -> list[str]:
    rows = []
    for habit in (*(habit.name for habit in HABITS), None):
        every, calm, loops = (
            _days(tally, what, habit) for what in ("prompts a day", "calm prompts a day", "open loops a day")
        )
        none = f"{100 * every[0] / max(1, every.total()):.0f} %"
        rows.append((habit or "all", _mean(loops), none, *_spread(every), _mean(every), *_spread(calm), _mean(calm)))
    head = ("habit", "open loops", "nothing due", *_heads(), "mean", *_heads("calm "), "calm mean")
    return _table("Prompts on one day's list (a loop has at most one)", head, rows)


def _days(tally: Tally, what: str, habit: str | None) -> Counter[int]:
    names = [habit] if habit else [one.name for one in HABITS]
    return sum((tally.spread(what, name) for name in names), Counter[int]())


def _by_rule(tally: Tally) -> list[str]:
    rules = sorted({str(seen[1]) for seen in tally.counts if seen[0] == "days shown"})
    rows = [_rule_row(tally, rule) for rule in rules]
    head = ("rule", "prompts", "over", *_heads("days "), "calm max", "ends by itself", "longest unrenewed")
    return [
        *_table("Prompts by rule: on how many days each was shown, obeyed or not", head, rows),
        "",
        "Over: ended within the year. Ends by itself: days after it was due, or after anything happened in its loop;",
        "“user” is a state that only the user can end. Longest unrenewed: days due without anything happening.",
    ]


def _rule_row(tally: Tally, rule: str) -> tuple[str, ...]:
    shown, loud = tally.spread("days shown", rule), tally.spread("days shown with --calm", rule)
    over = 100 * tally.total("over", rule) / max(1, shown.total())
    span = str(SPANS.get(rule, "user"))
    unrenewed = tally.spread("days since anything", rule)
    return rule, f"{shown.total():,}", f"{over:.0f} %", *_spread(shown), str(max(loud)), span, str(max(unrenewed))


def _by_loop(tally: Tally) -> list[str]:
    rows = [
        ("prompts of a loop in the year", *_row(tally.spread("prompts of a loop in the year", "all"))),
        ("the same with --calm", *_row(tally.spread("prompts of a loop in the year", "calm"))),
        (
            "days in a row that an open loop waits in silence",
            *_row(tally.spread("longest silence of an open loop", "all")),
        ),
    ]
    return _table("Loops", ("what", *_heads(), "mean"), rows)


def _closing(tally: Tally) -> list[str]:
    rows = [
        (
            f"days until everything closes, obeying; {replies}",
            *_row(tally.spread("days to close", replies)),
        )
        for replies in ("replies 0.0", "replies 0.5")
    ]
    rows += [
        (f"days from application to closed, {name}", *_row(tally.spread("days from application to closed", name)))
        for name in ("diligent", "usual", "never obeys")
    ]
    because = {str(seen[1]): count for seen, count in tally.counts.items() if seen[0] == "closed because"}
    told = ", ".join(f"{reason} {count:,}" for reason, count in sorted(because.items(), key=lambda one: -one[1]))
    return [*_table("Closing", ("what", *_heads(), "mean"), rows), "", f"Closed first because: {told}"]


def _heads(prefix: str = "") -> tuple[str, ...]:
    return (*(f"{prefix}{share} %" for share in _SHARES), f"{prefix}max")


def _row(values: Counter[int]) -> tuple[str, ...]:
    return (*_spread(values), _mean(values))


def _spread(values: Counter[int]) -> tuple[str, ...]:
    return (*(str(at_most(values, share)) for share in _SHARES), str(max(values, default=0)))


def at_most(values: Counter[int], share: int) -> int:
    """Return the least value that this share of all, in per cent, do not exceed."""
    left = values.total() * share / 100
    for value in sorted(values):
        left -= values[value]
        if left <= 0:
            return value
    return 0


def _mean(values: Counter[int]) -> str:
    return f"{sum(value * count for value, count in values.items()) / max(1, values.total()):.1f}"


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return [title, "", *("  ".join(_cells(line, widths)).rstrip() for line in lines)]


def _cells(line: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The first column stands left, the others right."""
    for column, (cell, width) in enumerate(zip(line, widths, strict=True)):
        yield cell.rjust(width) if column else cell.ljust(width)
