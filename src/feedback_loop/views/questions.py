"""View of the questions that interviewers asked."""

import datetime as dt
from collections.abc import Sequence

from feedback_loop.domain.insight.questions import Question
from feedback_loop.domain.model.events import Document
from feedback_loop.domain.text import one_line
from feedback_loop.views.blocks import Column, Page, flexible, table
from feedback_loop.views.event_sentences import event_date
from feedback_loop.views.json import to_document
from feedback_loop.views.preparation import question_json

_COLUMNS = (
    flexible("Question"),
    flexible("Company", stacked=True),
    flexible("Round", stacked=True),
    Column("Day", stacked=True),
)


def questions_page(questions: Sequence[Question], today: dt.date) -> Page:
    """Return the questions as a table."""
    return [table(_COLUMNS, [_row(question, today) for question in questions])]


def questions_json(questions: Sequence[Question]) -> Document:
    """Return the questions in the order given."""
    return to_document(questions=[question_json(question) for question in questions])


def _row(question: Question, today: dt.date) -> tuple[str, str, str, str]:
    company, interview = question.loop.application.company, question.interview
    return one_line(question.text), company, interview.round or "", event_date(interview, today)
