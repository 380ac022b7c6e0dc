"""What numbers can be compared by."""

from enum import StrEnum


class Grouping(StrEnum):
    """What rates are compared by."""

    SOURCE = "source"
    ROUND = "round"
    MONTH = "month"
