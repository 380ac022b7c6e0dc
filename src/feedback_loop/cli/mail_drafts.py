"""Mails of the user's own that have the words of a draft, for ``mail``."""

from dataclasses import replace

from feedback_loop.domain.model.events import Asked, CheckedIn, Event, FollowedUp, Thanked
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.message import Message
from feedback_loop.exchange.mail.plans import DRAFT_KINDS
from feedback_loop.exchange.mail.reply_text import new_text

_SENT_KINDS = frozenset({MailKind.SENT_ASK, MailKind.SENT_THANKS, MailKind.SENT_WITHDRAWAL, MailKind.NOTHING})


def read_draft(message: Message, classification: Classification) -> Classification:
    """Return what a mail of the user's own was drafted for, if it has the words of a draft; else what it is."""
    from feedback_loop.messages.kinds import MessageKind  # few mails are the user's own
    from feedback_loop.messages.recognition import recognise

    recognised = recognise(new_text(message.text, message.sender.name))
    if recognised is None or classification.kind not in _SENT_KINDS:
        return classification
    events: dict[MessageKind, type[Event]] = {
        MessageKind.ASK: Asked,
        MessageKind.NUDGE: Asked,
        MessageKind.CHECK_IN: CheckedIn,
        MessageKind.THANKS: Thanked,
        MessageKind.THANKS_FOR_FEEDBACK: Thanked,
        MessageKind.FOLLOW_UP: FollowedUp,
        MessageKind.GOOD_NEWS: FollowedUp,
        MessageKind.KEEP_IN_TOUCH: FollowedUp,
    }
    if recognised.kind is MessageKind.WITHDRAWAL:
        return replace(
            classification, kind=MailKind.SENT_WITHDRAWAL, sentence=recognised.sentence, is_certain=True, draft=None
        )
    event = events.get(recognised.kind)
    if event is None:
        return Classification(MailKind.NOTHING, why="ends an application; record that with outcome")
    return replace(
        classification,
        kind=DRAFT_KINDS[event],
        sentence=recognised.sentence,
        is_certain=True,
        is_unclear=False,
        draft=event,
    )
