"""Who signs the messages."""

import msgspec

from feedback_loop.messages.wording import cut, gap, name

_CONTACT_WORDS = 7


class Me(msgspec.Struct, frozen=True):
    """Who signs; from the settings under ``[me]``."""

    name: str | None = None
    phone: str | None = None
    link: str | None = None

    def signature(self, words: int) -> str:
        """Return the lines below the greeting, the name in at most so many words."""
        who = name(self.name, words) if self.name else gap("your name")
        return "\n".join([who, *(cut(line, _CONTACT_WORDS) for line in (self.phone, self.link) if line)])
