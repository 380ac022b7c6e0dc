"""Copies of one mail in several folders, of which one counts."""

from collections.abc import Iterable

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.screening import Reading
from feedback_loop.exchange.mail.sources import mail_source


def drop_copies(readings: Iterable[Reading]) -> list[Reading]:
    """Return each mail once, by its Message-ID: the first copy, but not a draft of what was sent."""
    first: dict[str, Reading] = {}
    for number, reading in enumerate(readings):
        message = reading.message
        # Without an id and a day, two damaged mails would look the same.
        is_told_apart = bool(message.message_id or message.sent_at)
        source = mail_source(message) if is_told_apart else str(number)
        earlier = first.get(source)
        if earlier is None or earlier.classification.kind is MailKind.NOTHING:
            first[source] = reading
    return list(first.values())
