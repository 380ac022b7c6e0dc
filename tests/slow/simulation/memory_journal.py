"""A journal in memory, stamped like a real one but reproducible for a seed."""

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


class MemoryJournal:
    """The events recorded so far, and their state today.

    Attributes:
        events: Events in the order recorded.
        today: Current date.
    """

    def __init__(self, rng: random.Random, today: dt.date, events: Sequence[AnyEvent] = ()) -> None:
        self._rng = rng
        self.today = today
        self.events: list[AnyEvent] = list(events)
        morning = dt.datetime.combine(today, dt.time(), dt.UTC)
        self._now = max([morning, *(event.recorded_at for event in events)])
        self._history: History | None = None
        self._overview: Overview | None = None

    def start_day(self, today: dt.date) -> None:
        """Advance to some moment in the evening of a day."""
        self.today = today
        evening = dt.time(18, self._rng.randrange(60), self._rng.randrange(60), self._rng.randrange(1_000_000))
        self._now = max(self._now, dt.datetime.combine(today, evening, dt.UTC))
        self._overview = None

    def reuse(self, overview: Overview) -> None:
        """Adopt the overview of the same events on the same day, to save computing it again."""
        self._history, self._overview = overview.history, overview

    def new_id(self) -> str:
        """Return a new id like those of a journal."""
        return "".join(self._rng.choices(_ALPHABET, k=_ID_LENGTH))

    def record(self, *events: AnyEvent) -> None:
        """Record the events of one command."""
        self._now += dt.timedelta(seconds=self._rng.randrange(5, 90), microseconds=self._rng.randrange(1_000_000))
        batch = self.new_id()
        for event in events:
            stamps = {"id": event.id or self.new_id(), "batch": batch, "recorded_at": self._now}
            self.events.append(msgspec.structs.replace(event, **stamps))
            self._now += _TICK
        if events:
            self._history = self._overview = None

    @property
    def history(self) -> History:
        """The folded events."""
        if self._history is None:
            self._history = fold(self.events)
        return self._history

    @property
    def facts(self) -> Mapping[str, LoopFacts]:
        """The facts about each loop today."""
        return self.overview.facts

    @property
    def overview(self) -> Overview:
        """The overview of today."""
        if self._overview is None:
            self._overview = Overview(self.events, self.history, self.today, DEFAULT_DAYS)
        return self._overview
