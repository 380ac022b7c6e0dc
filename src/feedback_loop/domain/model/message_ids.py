"""Message-IDs of drafts and tokens of loops, which tell their mail apart and nobody anything else.

Each can be worked out again from the journal. They are derived with a secret salt of the journal, so that neither the
people nor the loop can be guessed from them.
"""

from functools import cache
from hashlib import blake2b

_DOMAIN = "feedback-loop.invalid"
_MARK = ".draft@"
_DIGEST_BYTES = 16
_MAX_KEY_BYTES = 64

DRAFT_MARK = f"{_MARK}{_DOMAIN}>"
"""End of the mark of each draft, in the References of its sent copy and of the replies."""

MAIL_SOURCE = "mail:"
"""Beginning of the source of what was taken from a mail; its Message-ID follows."""

UNSALTED = ""
"""The salt of a journal that this version has not written to yet."""


@cache
def draft_id(salt: str, loop_id: str, kind: str, person_key: str, number: int) -> str:
    """Return the Message-ID of the draft of one event: the number-th of its kind to a person."""
    return f"<{_digest(salt, loop_id, kind, person_key, str(number))}@{_DOMAIN}>"


@cache
def loop_token(salt: str, loop_id: str) -> str:
    """Return the token in the References of every draft of a loop, which replies keep."""
    return f"<{_digest(salt, loop_id)}@{_DOMAIN}>"


def draft_mark(id_: str) -> str:
    """Return the last reference of a draft, by which its sent copy is known if a mail program has changed its id."""
    return id_.replace("@", _MARK)


def drafted_id(reference: str) -> str:
    """Return the Message-ID of the draft that has a mark among its references; any other reference as it is."""
    return reference.replace(_MARK, "@") if is_draft_mark(reference) else reference


def is_draft_mark(reference: str) -> bool:
    """Return True if a reference is the mark of a draft, and no id of a message."""
    return reference.endswith(DRAFT_MARK)


def _digest(salt: str, *parts: str) -> str:
    text = "\n".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(text, key=salt.encode()[:_MAX_KEY_BYTES], digest_size=_DIGEST_BYTES).hexdigest()
