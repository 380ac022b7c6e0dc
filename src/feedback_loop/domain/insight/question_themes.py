"""Questions that were asked in interviews, by theme."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import Interviewed
from feedback_loop.domain.model.loop import Loop
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.text import casefold_key

OTHER = "other"
"""Stands for the theme of questions that fit none."""

# A phrase of words, of each only the beginning, so that it fits every form: "motivat" is in motivation and motivated.
_PHRASES: Mapping[str, Sequence[str]] = {
    "system-design": ("system design", "architect", "design a", "scal", "systemdesign", "entwirf", "concevez"),
    "coding": ("cod", "algorithm", "implement", "leetcode", "whiteboard", "programm", "sql", "refactor", "unit test"),
    "technical-depth": ("how does", "how would you debug", "explain how", "under the hood", "wie funktioniert"),
    "domain-knowledge": ("our industry", "our market", "our product", "regulat", "competitor", "branche", "secteur"),
    "experience-gap": ("experience with", "have you ever", "have you worked", "erfahrung mit", "ervaring met"),
    "communication": ("explain to", "present", "stakeholder", "convince", "difficult convers", "präsent", "kommuniz"),
    "interview-technique": ("tell me about yourself", "walk me through", "introduce yourself", "about yourself",
                            "stellen sie sich", "présentez-vous", "parlez-moi de vous", "háblame de ti", "stel jezelf"),
    "level": ("lead", "mentor", "manage", "senior", "ownership", "your team", "führung", "équipe"),
    "values-team": ("conflict", "disagree", "values", "culture", "teamwork", "collaborat", "mistake", "fail",
                    "feedback", "weakness", "strength", "schwäche", "stärke", "faiblesse"),
    "motivation": ("why us", "why do you", "why are you", "why this", "why our", "motivat", "where do you see",
                   "five years", "leaving", "leave your", "warum", "pourquoi", "por qué", "waarom", "perché"),
    "logistics": ("salary", "notice period", "start date", "when can you start", "relocat", "visa", "remote", "gehalt",
                  "kündigungsfrist", "salaire", "salario", "opzegtermijn"),
    "process": ("other process", "other offers", "other companies", "how did you hear", "hear about us"),
}  # fmt: skip


class QuestionTheme(msgspec.Struct, frozen=True):
    """Questions on one theme.

    Attributes:
        theme: A built-in theme, one of the user's own, or ``other``.
        interviews: Number of interviews in which such a question was asked.
        of: Number of interviews with any question noted.
        questions: Number of questions.
        latest: The latest of them.
    """

    theme: str
    interviews: int
    of: int
    questions: int
    latest: str


def questions_by_theme(overview: Overview) -> list[QuestionTheme]:
    """Return the questions of all interviews by theme, the most common first; a question may have several themes."""
    asked = sorted(_asked_interviews(overview), key=lambda pair: pair[0].sort_key(pair[1]))
    phrases = _split_phrases(_own_themes(overview))
    interviews: dict[str, int] = {}
    questions: dict[str, list[str]] = {}
    for _, event in asked:
        by_theme = [(theme, question) for question in event.questions for theme in _themes_of(question, phrases)]
        for theme, question in by_theme:
            questions.setdefault(theme, []).append(question)
        for theme in dict.fromkeys(theme for theme, _ in by_theme):
            interviews[theme] = interviews.get(theme, 0) + 1
    rows = [
        QuestionTheme(theme, count, len(asked), len(questions[theme]), questions[theme][-1])
        for theme, count in interviews.items()
    ]
    return sorted(rows, key=lambda row: (row.theme == OTHER, -row.interviews, -row.questions, row.theme))


def _asked_interviews(overview: Overview) -> list[tuple[Loop, Interviewed]]:
    return [
        (status.loop, event)
        for status in overview.statuses.values()
        for event in status.loop.events_of(Interviewed)
        if event.questions
    ]


def _own_themes(overview: Overview) -> Iterable[str]:
    return dict.fromkeys(theme for loop in overview.history.loops.values() for p in loop.points for theme in p.themes)


def _split_phrases(own_themes: Iterable[str]) -> Mapping[str, list[list[str]]]:
    phrases = {theme: [theme.replace("-", " "), *_PHRASES.get(theme, ())] for theme in (*_PHRASES, *own_themes)}
    return {theme: [casefold_key(phrase).split() for phrase in texts] for theme, texts in phrases.items()}


def _themes_of(question: str, phrases: Mapping[str, Sequence[Sequence[str]]]) -> list[str]:
    words = casefold_key(question).split()
    themes = [theme for theme, texts in phrases.items() if any(_has_phrase(words, text) for text in texts)]
    return themes or [OTHER]


def _has_phrase(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Return True if consecutive words begin like those of a phrase; all but the last must be equal to them."""
    if not phrase:
        return False
    *whole, last = phrase
    return any(
        list(words[start : start + len(whole)]) == whole and words[start + len(whole)].startswith(last)
        for start in range(len(words) - len(whole))
    )
