"""Handles: the shortest thing to type that means one loop, or one person of a loop."""

import shlex
from collections.abc import Sequence

from feedback_loop.domain.people import matches, read_person
from feedback_loop.domain.text import folded


def typed(name: str) -> str:
    """Return a name as one would type it in a shell: lower case, hyphens for spaces, quotes only where needed."""
    slug = folded(name).replace(" ", "-")
    if slug and slug.isascii():
        return slug
    # Other scripts keep their marks, which comparing drops.
    return name if name.isalnum() else shlex.quote(name)


def person_handle(person: str, people: Sequence[str]) -> str:
    """Return what to type after ``--with`` for a person, given everybody in the loop."""
    known = read_person(person)
    first = folded(known.name).split(" ")[0]
    for candidate in (first, folded(known.name), known.email or ""):
        if candidate and [other for other in people if matches(read_person(other), candidate)] in ([person], []):
            return typed(candidate) if candidate != known.email else candidate
    return shlex.quote(person)
