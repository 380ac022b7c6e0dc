"""The sender, apart from everything else about messages, since the settings are read by every command."""

import msgspec


class Sender(msgspec.Struct, frozen=True):
    """The person who signs messages, from the settings under ``[me]``."""

    name: str | None = None
    phone: str | None = None
    link: str | None = None
