"""Dates typed as options, checked against the side of today that they must be on."""

import datetime as dt

import msgspec

from feedback_loop.domain.dates import Direction, check_direction, parse_date


class DateReader(msgspec.Struct, frozen=True):
    """What reads dates.

    Attributes:
        today: the day that they count from.
        day_first: whether ``3/4`` is the third of April; None leaves it refused.
    """

    today: dt.date
    day_first: bool | None = None

    def past_date(self, text: str | None) -> dt.date:
        """Return the day on which something happened, today unless said otherwise.

        Raises:
            UsageError: it cannot be read, or lies ahead.
        """
        return self._date(text, Direction.PAST) or self.today

    def future_date(self, text: str | None) -> dt.date | None:
        """Return a day that must not have passed, or None where nothing was typed.

        Raises:
            UsageError: it cannot be read, or has passed.
        """
        return self._date(text, Direction.FUTURE)

    def meeting_date(self, text: str | None) -> dt.date:
        """Return the day of a meeting, which may lie ahead; a day without a year looks back."""
        if text is None:
            return self.today
        day = parse_date(text, self.today, Direction.PAST, day_first=self.day_first)
        check_direction(day, self.today, Direction.FUTURE if day > self.today else Direction.PAST, "date")
        return day

    def decision_date(self, text: str | None, on: dt.date) -> dt.date | None:
        """Return the day of a decision to come, which may not lie before the day on which it was announced."""
        if text is None:
            return None
        day = parse_date(text, self.today, Direction.FUTURE, day_first=self.day_first)
        check_direction(day, min(on, self.today), Direction.FUTURE, "date")
        return day

    def _date(self, text: str | None, look: Direction) -> dt.date | None:
        if text is None:
            return None
        day = parse_date(text, self.today, look, day_first=self.day_first)
        check_direction(day, self.today, look, "date")
        return day
