"""The sender, who signs the messages."""

import msgspec


class Sender(msgspec.Struct, frozen=True):
    """Who signs; from the settings under ``[me]``."""

    name: str | None = None
    phone: str | None = None
    link: str | None = None
