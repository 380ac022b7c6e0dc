"""A journal in memory, stamped like a real one but the same for the same chance."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence

import msgspec

from feedback_loop.domain.model.events import AnyEvent
from feedback_loop.domain.model.fold import fold
from feedback_loop.domain.model.loop import History
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import Overview
from feedback_loop.domain.rules.table import DEFAULT_DAYS

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 13
_TICK = dt.timedelta(microseconds=1)


class Diary:
    """What was typed in so far, and how it looks today.

    Attributes:
        events: the journal, in the order recorded.
        today: the day.
    """

    def __init__(self, chance: random.Random, today: dt.date, events: Sequence[AnyEvent] = ()) -> None:
        """Begin on a day, with what was recorded before."""
        self._chance = chance
        self.today = today
        self.events: list[AnyEvent] = list(events)
        morning = dt.datetime.combine(today, dt.time(), dt.UTC)
        self._now = max([morning, *(event.recorded_at for event in events)])
        self._book: History | None = None
        self._seen: Overview | None = None

    def turn_to(self, today: dt.date) -> None:
        """Begin another day, at some moment of its evening."""
        self.today = today
        evening = dt.time(18, self._chance.randrange(60), self._chance.randrange(60), self._chance.randrange(1_000_000))
        self._now = max(self._now, dt.datetime.combine(today, evening, dt.UTC))
        self._seen = None

    def open_at(self, overview: Overview) -> None:
        """Take over how the same events look on the same day, which saves looking again."""
        self._book, self._seen = overview.history, overview

    def new_id(self) -> str:
        """Return an id as the journal gives them."""
        return "".join(self._chance.choices(_ALPHABET, k=_ID_LENGTH))

    def record(self, *events: AnyEvent) -> None:
        """Type in what one command records."""
        self._now += dt.timedelta(seconds=self._chance.randrange(5, 90), microseconds=self._chance.randrange(1_000_000))
        batch = self.new_id()
        for event in events:
            stamps = {"id": event.id or self.new_id(), "batch": batch, "recorded_at": self._now}
            self.events.append(msgspec.structs.replace(event, **stamps))
            self._now += _TICK
        if events:
            self._book = self._seen = None

    @property
    def book(self) -> History:
        """What the events fold into."""
        if self._book is None:
            self._book = fold(self.events)
        return self._book

    @property
    def cases(self) -> Mapping[str, LoopFacts]:
        """The facts about each loop today."""
        return self.seen.facts

    @property
    def seen(self) -> Overview:
        """The journal as it looks today."""
        if self._seen is None:
            self._seen = Overview(self.events, self.book, self.today, DEFAULT_DAYS)
        return self._seen
