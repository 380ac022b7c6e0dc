"""``outcome``: record how applications ended."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer

from feedback_loop.cli.batch import Batch, record_in_loops
from feedback_loop.cli.completion import complete_target_or_result
from feedback_loop.cli.context import CommandContext, command_context
from feedback_loop.cli.draft_options import DraftOptions, draft_or_record
from feedback_loop.cli.options import (
    Again,
    Builtin,
    Draft,
    EditFirst,
    Eml,
    Json,
    Language,
    Note,
    On,
    OpenIt,
    Phone,
    Short,
    Stale,
    Yes,
    argument,
    option,
)
from feedback_loop.cli.withdrawals import confirm_withdrawals
from feedback_loop.domain.commands import verbs
from feedback_loop.domain.commands.outcomes import end_application
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import AnyEvent, Outcome, Result
from feedback_loop.domain.rules.overview import LoopStatus, Overview
from feedback_loop.domain.text import clean_text, did_you_mean, slug_to_words


def outcome(
    ctx: typer.Context,
    target: Annotated[
        list[str] | None,
        argument("TARGET... RESULT", f"Loops, then one of {', '.join(Result)}.", complete_target_or_result),
    ] = None,
    on: On = None,
    decision_by: Annotated[str | None, option("DATE", "Deadline of an offer.")] = None,
    note: Note = None,
    again: Again = False,
    stale: Stale = None,
    yes: Yes = False,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    short: Short = False,
    phone: Phone = False,
    language: Language = None,
    as_json: Json = False,
) -> None:
    """Record how applications ended; a later outcome replaces an earlier one."""
    context = command_context(ctx, as_json=as_json)
    day = context.dates.past_date(on)
    deadline = context.dates.decision_date(decision_by, day)
    note = clean_text(note, "note")
    options = DraftOptions(draft, eml, open_it, edit, builtin, short=short, phone=phone, language=language)
    targets, typed = _split_result(context, target or [], is_stale=stale is not None)
    if not targets and stale is None:
        targets = [context.choose_loop()]
    result = typed or Result(context.choose("How did it end", list(Result), "Which outcome? Add one of"))
    if options:
        _draft(context, _find_single(targets, stale), result, day, options)
        return
    if result is Result.ACCEPTED:
        targets = [_find_accepted(context, targets)]
    withdraw = result is Result.ACCEPTED and (yes or confirm_withdrawals(context, targets[0]))

    def decide(overview: Overview, status: LoopStatus) -> list[AnyEvent]:
        ended = verbs.outcome(status.loop, result, day, decision_by=deadline, note=note)
        return end_application(overview, status, ended, withdraw=withdraw, again=again)

    record_in_loops(context, Batch(targets, stale, f"record “{slug_to_words(result)}” for {{loops}}", yes), decide)


def _split_result(context: CommandContext, words: Sequence[str], *, is_stale: bool) -> tuple[list[str], Result | None]:
    """Return the TARGETs, and the result after them; None if it is missing.

    A loop may be called like a result, so a single word is a TARGET if it can be.
    """
    *targets, last = words or [""]
    typed = "-".join(last.lower().replace("-", " ").split())
    if typed in list(Result) and (targets or is_stale or not context.matches_loop(last)):
        return targets, Result(typed)
    is_target = not targets and not is_stale
    if last and not is_target and not context.matches_loop(last):
        suggestion = did_you_mean(typed, list(Result))
        raise UsageError(f"{last!r} is neither an outcome nor a loop.{suggestion} Outcomes: {', '.join(Result)}.")
    return list(words), None


def _find_accepted(context: CommandContext, targets: Sequence[str]) -> str:
    """Return the id of the one loop whose offer is accepted."""
    if len(targets) != 1:
        raise UsageError("An offer is accepted at one company. Name one TARGET.")
    return context.find_loop(targets[0]).id


def _find_single(targets: Sequence[str], stale: int | None) -> str:
    if len(targets) != 1 or stale is not None:
        raise UsageError("Each company gets its own message. Draft for one TARGET at a time.")
    return targets[0]


def _draft(context: CommandContext, target: str, result: Result, day: dt.date, options: DraftOptions) -> None:
    """Draft the message that withdraws an application or turns down an offer."""
    if result not in (Result.WITHDRAWN, Result.TURNED_DOWN):
        raise UsageError("Only withdrawn and turned-down have a message to draft. Leave --draft out to record it.")

    def decide(_: Overview, status: LoopStatus) -> Outcome:
        return verbs.outcome(status.loop, result, day, decision_by=None, note=None)

    draft_or_record(context, target, decide, options, None)
