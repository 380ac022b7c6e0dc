"""Table of how well mails are classified: ``PYTHONPATH=tests/unit python tests/slow/mail_table.py [FOLDER]``.

Without a folder, it is about the invented mails of the tests. A folder holds mails in ``eml/`` and, in
``expected.json``, the addresses of their owner and what should be concluded from each.
"""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange.mail.classify.invented_mails import all_mails
from feedback_loop.domain.model.companies import company_key
from feedback_loop.domain.text import casefold_key, one_line
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.classify.classifier import classify
from feedback_loop.exchange.mail.content import read_message

SILENT = frozenset({MailKind.NOTHING, MailKind.BOUNCE, MailKind.OUT_OF_OFFICE})
"""Kinds of which nothing is proposed."""
_FIELDS = ("company", "role", "person", "day", "sentence")
_INVISIBLE = str.maketrans({"\u00ad": None, "\u200b": None, "\u00a0": " "})


@dataclass(frozen=True)
class Trial:
    """One mail: what it was taken for, and what it is, where that is known."""

    kind: MailKind
    expected: Mapping[str, Any]
    classification: Classification

    @property
    def is_right(self) -> bool:
        """True if the kind is right; the kinds of which nothing is proposed are the same."""
        return self.classification.kind is self.kind or {self.classification.kind, self.kind} <= SILENT


def invented_trials() -> Iterator[Trial]:
    """Yield the trials of the invented mails."""
    for mail in all_mails():
        fields = mail.fields
        expected = {name: fields[name] for name in ("company", "role", "person") if name in fields}
        if mail.kind in ("invitation", "moved", "cancelled"):
            expected["day"] = fields.get("on"), fields.get("at") if "on" in fields else None
        yield Trial(MailKind(mail.kind), expected, mail.classify())


def folder_trials(folder: Path) -> Iterator[Trial]:
    """Yield the trials of a folder with mails and ``expected.json``."""
    table = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    own = frozenset(table["own"]["addresses"])
    for name, entry in table["files"].items():
        message = read_message((folder / "eml" / name).read_bytes(), name)
        yield Trial(MailKind(entry["kind"]), _expected_of(entry), classify(message, own))


def _expected_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    person = entry["person"]
    expected = {"role": entry["role"], "person": person["name"] if isinstance(person, dict) else person}
    expected["sentence"] = entry["deciding"]
    if entry["company"]:
        expected["company"] = entry["company"]
    interview = entry.get("interview") or {}
    if interview.get("start"):
        start = dt.datetime.fromisoformat(interview["start"])
        start = start.astimezone() if start.tzinfo else start
        expected["day"] = start.date(), f"{start:%H:%M}"
    return expected


def format_table(trials: Sequence[Trial]) -> Iterator[str]:
    """Yield the lines of a table: the kinds that were proposed and are right, and the names and days that are."""
    yield from ("| kind | mails | proposed | right | precision | recall |", "|---|---|---|---|---|---|")
    for kind in MailKind:
        mails = [trial for trial in trials if trial.kind is kind]
        proposed = [trial for trial in trials if trial.classification.kind is kind]
        if mails or proposed:
            yield f"| {kind} | {_row(len(mails), len(proposed), sum(trial.kind is kind for trial in proposed))} |"
    proposed = [trial for trial in trials if trial.classification.kind not in SILENT]
    real = [trial for trial in trials if trial.kind not in SILENT]
    yield f"| **all proposals** | {_row(len(real), len(proposed), sum(trial.is_right for trial in proposed))} |"
    yield from ("", "| told by the mail | right |", "|---|---|")
    for field in _FIELDS:
        counts = Counter(_matches(trial, field) for trial in real if trial.is_right and field in trial.expected)
        if counts:
            yield f"| {field} | {counts[True]} of {counts.total()} |"


def _row(mails: int, proposed: int, right: int) -> str:
    return f"{mails} | {proposed} | {right} | {_percent(right, proposed)} | {_percent(right, mails)}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _matches(trial: Trial, field: str) -> bool:
    expected, result = trial.expected[field], trial.classification
    actual: object
    match field:
        case "company":
            actual, expected = company_key(result.company or "-"), company_key(expected)
        case "role":
            actual, expected = casefold_key(result.role or ""), casefold_key(_clean(expected))
        case "person":
            actual = result.person.name if result.person else None
        case "day":
            actual = (result.on, result.at)
        case _:
            actual, expected = _clean(result.sentence), _clean(expected)
    return bool(actual == expected)


def _clean(text: str | None) -> str:
    return one_line((text or "").translate(_INVISIBLE))


def main(arguments: Sequence[str]) -> None:
    """Write the table of the folder that was named, or of the invented mails."""
    trials = folder_trials(Path(arguments[0])) if arguments else invented_trials()
    sys.stdout.writelines(f"{line}\n" for line in format_table(list(trials)))


if __name__ == "__main__":
    main(sys.argv[1:])
