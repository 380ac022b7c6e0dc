"""What the columns of a table can hold."""

from enum import Enum, auto


class Holds(Enum):
    """What stands in a column.

    SENT says yes or no to whether an application was sent; OWN_ID is an id that this program gave, SOURCE_ID one that
    another gave; PRIVATE is nobody's business, and IGNORED is of no use to anybody: neither is kept anywhere.
    """

    COMPANY = auto()
    ROLE = auto()
    DATE = auto()
    SENT = auto()
    STATUS = auto()
    STATUS_DATE = auto()
    SOURCE = auto()
    URL = auto()
    LOCATION = auto()
    NOTE = auto()
    ROUND = auto()
    OWN_ID = auto()
    SOURCE_ID = auto()
    PRIVATE = auto()
    IGNORED = auto()
    OTHER = auto()
