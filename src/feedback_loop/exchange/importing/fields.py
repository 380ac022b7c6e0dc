"""Fields that the columns of a table hold."""

from enum import IntEnum, auto


class Field(IntEnum):
    """Content of a column.

    SENT states whether an application was sent; RESULT says yes, no or when to one outcome; OWN_ID is an id that this
    program assigned, SOURCE_ID one that another program or the user did; REASON is feedback where they rejected the
    user. PRIVATE and IGNORED columns are never stored.
    """

    COMPANY = auto()
    ROLE = auto()
    DATE = auto()
    SENT = auto()
    STATUS = auto()
    STATUS_DATE = auto()
    RESULT = auto()
    SOURCE = auto()
    URL = auto()
    LOCATION = auto()
    NOTE = auto()
    ROUND = auto()
    PERSON = auto()
    EMAIL = auto()
    PHONE = auto()
    FEEDBACK = auto()
    REASON = auto()
    AGENCY = auto()
    LANGUAGE = auto()
    CV = auto()
    POSTING = auto()
    OWN_ID = auto()
    SOURCE_ID = auto()
    PRIVATE = auto()
    IGNORED = auto()
    OTHER = auto()
