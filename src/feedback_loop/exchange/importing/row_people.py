"""The people that one row names, with their addresses, and the feedback that they gave."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from feedback_loop.domain.model.events import Interviewed, Recorded, Reply
from feedback_loop.domain.text import casefold_key, clean_text
from feedback_loop.exchange.importing.feedback_cells import is_feedback, points_in
from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.people_cells import attach_address, find_addresses, merge_people, read_people
from feedback_loop.exchange.importing.row_cells import Cell

if TYPE_CHECKING:
    from feedback_loop.domain.model.people import Person

_INTERVIEWER = "interviewer"
_RECRUITER = "recruiter"


class RowPeople:
    """People of one row, in the order of the columns."""

    def __init__(self) -> None:
        self._people: list[Person] = []

    def read(self, cell: Cell) -> bool:
        """Read a cell with people, addresses or telephone numbers; return True if it says more than was taken."""
        if cell.column.field is Field.PERSON:
            reading = read_people(cell.text, cell.column.role)
            self._people = [*merge_people([*self._people, *reading.people])]
            return reading.says_more
        if cell.column.field is Field.PHONE:
            return True
        addresses = find_addresses(cell.text)
        for address in addresses:
            self._people = attach_address(self._people, self._owner(cell.column.heading), address)
        return " ".join(addresses) != cell.text

    def _owner(self, heading: str) -> int | None:
        """Return the index of the person whose address a column has: by role, else the last one named."""
        key = casefold_key(heading)
        by_role = [index for index, person in enumerate(self._people) if person.role and person.role in key]
        if by_role:
            return by_role[-1]
        named = [index for index, person in enumerate(self._people) if person.name]
        return named[-1] if named else None

    def assign_interviewer(self, interviews: Sequence[Interviewed]) -> tuple[Interviewed, ...]:
        """Return the interviews, of which the only one has the interviewers."""
        people = tuple(str(person) for person in self._people if person.role == _INTERVIEWER)
        if len(interviews) == 1 and people and not interviews[0].people:
            return (msgspec.structs.replace(interviews[0], people=people),)
        return tuple(interviews)

    @property
    def applied(self) -> tuple[str, ...]:
        """The people of the application."""
        return tuple(map(str, self._people))

    def read_feedback(self, cell: Cell, on: dt.date, note: str | None) -> list[Recorded]:
        """Return the points of feedback in a cell, from the person it names or the only one of the row."""
        if not is_feedback(cell.text):
            return []
        giver = self._giver(cell.column.heading)
        return [
            Recorded(
                application="",
                on=on,
                person=giver,
                text=clean_text(text, "feedback"),
                type=type_,
                reply=Reply.ANSWERED,
                note=note,
            )
            for text, type_ in points_in(cell.text)
        ]

    def _giver(self, heading: str) -> str | None:
        key = casefold_key(heading)
        role = next((role for role in (_RECRUITER, _INTERVIEWER) if role in key), None)
        people = [person for person in self._people if role is None or person.role == role]
        return str(people[0]) if len(people) == 1 else None
