"""The sender, apart from everything else about messages, since the settings are read by every command."""

import msgspec


class Sender(msgspec.Struct, frozen=True):
    """The person who signs messages, from the settings under ``[me]``.

    Attributes:
        language: the language of messages, unless an application or an option names another.
        formality: "formal" (Sie, vous, usted, u) or "informal" (du, tu, tú, je).
    """

    name: str | None = None
    phone: str | None = None
    link: str | None = None
    language: str | None = None
    formality: str | None = None
