"""Conclusion about a mail, from its words alone, before it is matched with a loop."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from feedback_loop.domain.model.events import Event
from feedback_loop.exchange.mail.message import Address


class MailKind(StrEnum):
    """Kind of a mail."""

    CONFIRMATION = "confirmation"
    INVITATION = "invitation"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REJECTION = "rejection"
    OFFER = "offer"
    ASSESSMENT = "assessment"
    OUTREACH = "outreach"
    FEEDBACK = "feedback"
    DECLINED_FEEDBACK = "declined-feedback"
    MORE_TIME = "more-time"
    SENT_ASK = "sent-ask"
    SENT_THANKS = "sent-thanks"
    SENT_WITHDRAWAL = "sent-withdrawal"
    OUT_OF_OFFICE = "out-of-office"
    BOUNCE = "bounce"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Classification:
    """Conclusion about one mail.

    Attributes:
        sentence: the sentence that decided, verbatim but for white space; "" where none did.
        is_certain: True if the sentence decides by itself, whatever the loop.
        is_unclear: True if the mail seems to be about an application but its kind cannot be told; ``why`` says why.
        is_guess: True if only what the mail answers shows its kind.
        company: the employer as the mail names it; never a tracking service, a job board or an agency.
        agency: the agency that writes for a client, where one does.
        role: the job as the mail names it.
        person: the human on the other side; for a sent copy, its recipient.
        on: the day of the interview, or the new day of one that was moved, in the user's own zone.
        at: its time of day, as ``HH:MM``, in the user's own zone.
        round: the round of the interview, where the mail names one; "assessment" for an assessment.
        deadline: the day by which an assessment is due, an offer is to be answered, or a decision is announced.
        reply_text: for a reply of a person, what they newly wrote, greeting and closing included, without history,
            signature and legal text; "" otherwise.
        points: the reply split into points of feedback, verbatim.
        also: a second kind that the mail holds, such as the feedback in a rejection.
        draft: the kind of event that a mail of the user's own stands for, where its kind leaves that open.
        why: for what is unclear, and with ``--explain``, a reason in a few words.
    """

    kind: MailKind
    sentence: str = ""
    is_certain: bool = False
    is_unclear: bool = False
    is_guess: bool = False
    company: str | None = None
    agency: str | None = None
    role: str | None = None
    person: Address | None = None
    on: dt.date | None = None
    at: str | None = None
    round: str | None = None
    deadline: dt.date | None = None
    reply_text: str = ""
    points: tuple[str, ...] = ()
    also: tuple[MailKind, ...] = ()
    draft: type[Event] | None = None
    why: str = ""
