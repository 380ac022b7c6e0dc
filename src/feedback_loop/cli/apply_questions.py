"""Questions about a new application."""

from collections.abc import Callable
from typing import NamedTuple

import typer

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.prompts import EXPLANATION, answer_step, ask_in_turn
from feedback_loop.domain.commands.recipients import resolve_people_of
from feedback_loop.domain.model.events import Applied
from feedback_loop.domain.model.people_lists import split_people
from feedback_loop.domain.text import clean_line


class TypedApplication(NamedTuple):
    """The options of an application, as they were typed."""

    company: str
    role: str | None
    on: str | None
    source: str | None
    url: str | None
    people: list[str] | None


def ask_about_application(context: CommandContext, company: str | None) -> TypedApplication:
    """Ask what is worth knowing of an application; Ctrl-D ends the questions, but not before the company is known."""
    answers = {"company": company} if company else {}

    def check_people(text: str) -> None:
        names = tuple(split_people(clean_line(text, "person")))
        applied = Applied(company=answers["company"], on=context.today, people=names)
        resolve_people_of(applied, context.overview.history)

    steps = [
        *([] if company else [answer_step(answers, "company", "Company", _check("company"), is_required=True)]),
        answer_step(answers, "role", "Role", _check("role")),
        answer_step(answers, "on", "When did you send it, e.g. yesterday (Enter: today)", context.dates.past_date),
        answer_step(answers, "source", "Where did you find it, e.g. LinkedIn", _check("source")),
        answer_step(answers, "url", "Link to the job ad", _check("url")),
        answer_step(answers, "people", "Who do you know there, e.g. Ann Ray (recruiter)", check_people),
    ]
    ask_in_turn(context.terminal, steps, f"{EXPLANATION} What you answered is recorded.")
    if "company" not in answers:
        raise typer.Abort
    people = split_people(answers["people"]) if "people" in answers else None
    role, on, source, url = (answers.get(name) for name in ("role", "on", "source", "url"))
    return TypedApplication(answers["company"], role, on, source, url, people)


def _check(field: str) -> Callable[[str], str]:
    return lambda text: clean_line(text, field)
