"""Prompts that ``remind --calm`` shows: some every day, others on their first days and then weekly.

The days on which prompts were shown are kept in a small file next to the journal, so that a machine which was off on
some day speaks on the next one. The file is optional: without it, or if it is damaged, every prompt is shown.
"""

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from feedback_loop.files import MEGABYTE, read_regular
from feedback_loop.journal.disk import SHOWN_SUFFIX
from feedback_loop.journal.disk.atomic import atomic_write
from feedback_loop.views.remind import Prompt

_DAILY_DAYS = 3
_PAUSE_DAYS = 7

_Shown = Mapping[tuple[str, str], dt.date]
"""The day on which each prompt was last shown, by the id of its loop and the name of its rule."""


def select_calm(prompts: Iterable[Prompt], journal: Path, today: dt.date) -> list[Prompt]:
    """Return the prompts to show: interviews, deadlines, new ones, and those not shown in the last seven days."""
    shown = _read(_path(journal))
    return [prompt for prompt in prompts if _is_shown(prompt, shown, today)]


def remember_shown(prompts: Iterable[Prompt], journal: Path, today: dt.date) -> None:
    """Keep the day on which prompts were shown; any error is ignored."""
    path = _path(journal)
    before = _read(path)
    recent = {key: day for key, day in before.items() if 0 <= (today - day).days < _PAUSE_DAYS}
    after = recent | {_key(prompt): today for prompt in prompts if not prompt[1].is_urgent}
    if after != before:
        rows = [(loop, rule, day) for (loop, rule), day in after.items()]
        with suppress(OSError, ValueError):
            atomic_write(path, msgspec.json.encode(rows))


def _is_shown(prompt: Prompt, shown: _Shown, today: dt.date) -> bool:
    step, last = prompt[1], shown.get(_key(prompt))
    if step.is_urgent or step.overdue_days(today) < _DAILY_DAYS or last is None:
        return True
    # What was shown today is shown again today; a later day comes from looking ahead.
    return not 0 < (today - last).days < _PAUSE_DAYS


def _key(prompt: Prompt) -> tuple[str, str]:
    status, step = prompt
    return status.id, step.rule


def _path(journal: Path) -> Path:
    return Path(os.path.realpath(journal) + SHOWN_SUFFIX)


def _read(path: Path) -> dict[tuple[str, str], dt.date]:
    try:
        rows = msgspec.json.decode(read_regular(path, MEGABYTE), type=list[tuple[str, str, dt.date]])
    except (OSError, ValueError, RecursionError):
        return {}
    return {(loop, rule): day for loop, rule, day in rows}
