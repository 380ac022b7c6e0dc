"""Reports of mail servers: whether they gave up, and the words that say why."""

from dataclasses import replace

from feedback_loop.domain.text import one_line
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.message import Message


def read_report(message: Message, classification: Classification) -> Classification:
    """Return a bounce with the words that say what failed; a report of a delay says nothing."""
    if message.has_no_failure:
        return Classification(MailKind.NOTHING, why="a report of a delay or a delivery; nothing failed")
    return replace(classification, sentence=_find_failure(message))


def _find_failure(message: Message) -> str:
    """Return the first paragraph that names an address that failed and says more; without one, the first of all."""
    paragraphs = [one_line(paragraph) for paragraph in message.text.split("\n\n") if paragraph.strip()]
    naming = (
        paragraph
        for paragraph in paragraphs
        if any(address in paragraph.lower() for address in message.failed_recipients) and " " in paragraph
    )
    return next(naming, next(iter(paragraphs), ""))
