"""``questions``: list what interviewers asked."""

from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import Json, argument
from feedback_loop.domain.insight.questions import asked_questions
from feedback_loop.views.questions import questions_json, questions_page


def questions(
    ctx: typer.Context,
    text: Annotated[
        str | None, argument("[TEXT]", "Only questions that mention TEXT, also as company, role or round.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List every question that you were asked in an interview, the latest first."""
    context = command_context(ctx, as_json=as_json)
    asked = asked_questions(context.overview.history, text)
    if context.terminal.as_json:
        context.terminal.write_json(questions_json(asked))
    elif asked:
        context.terminal.show(questions_page(asked, context.today))
    elif text is None:
        context.terminal.warn("No question is noted yet. After an interview, type: feedback-loop debrief")
    else:
        context.terminal.warn(f"No question mentions {text!r}. List all with: feedback-loop questions")
