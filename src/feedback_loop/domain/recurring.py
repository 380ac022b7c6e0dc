"""Recurring themes: what people who do not share a company both said."""

from itertools import combinations

from feedback_loop.domain.loop import Book, wants_decision
from feedback_loop.domain.text import folded


def recurring(book: Book) -> list[str]:
    """Return the themes of gaps that two people at two companies named, in alphabetical order."""
    voices: dict[str, set[tuple[str, str]]] = {}
    for loop in book.loops.values():
        company = loop.application.company
        for point in filter(wants_decision, loop.points):
            who = book.people.key(point.person, company) if point.person else ""
            for theme in point.themes:
                voices.setdefault(theme, set()).add((who or folded(company), folded(company)))
    return sorted(theme for theme, heard in voices.items() if _from_apart(heard))


def _from_apart(heard: set[tuple[str, str]]) -> bool:
    return any(one[0] != other[0] and one[1] != other[1] for one, other in combinations(heard, 2))
