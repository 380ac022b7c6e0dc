"""Habits of candidates: how they search, and how they react to prompts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """Habits of one kind of candidate. Probabilities are per day unless stated otherwise.

    Attributes:
        name: Name in the report.
        obeys: Probability of obeying a prompt.
        snoozes: Probability of snoozing a prompt that is not obeyed.
        looks: Probability of looking at the prompts.
        late: Maximum number of days until an event is recorded.
        shuffled: True if the events of a day are recorded in any order.
        unprompted: Probability of doing something without a prompt.
        corrects: Probability of undoing or correcting something.
        applies: Probability of an application, while searching.
        panel: Maximum number of interviewers in one interview.
        agency: Probability that an application goes through a recruiter who serves several companies.
        same_company: Probability that an application goes to a company applied to before.
        replies: Probability that a person who was asked replies.
        slow: Maximum number of days until the reply.
        offers: Probability that the interviews end with an offer.
        returns: Probability that a company comes back after a "no" or silence.
        reviews: True if prompts are answered as in a review: done, snoozed or not needed.
    """

    name: str
    obeys: float
    snoozes: float
    looks: float = 0.6
    late: int = 0
    shuffled: bool = False
    unprompted: float = 0.1
    corrects: float = 0.01
    applies: float = 0.05
    panel: int = 2
    agency: float = 0.1
    same_company: float = 0.1
    replies: float = 0.4
    slow: int = 20
    offers: float = 0.12
    returns: float = 0.08
    reviews: bool = False


DILIGENT = Habit("diligent", obeys=1.0, snoozes=0.0, looks=1.0, unprompted=0.15)

HABITS = (
    DILIGENT,
    Habit("usual", obeys=0.5, snoozes=0.05, late=2),
    Habit("forgetful", obeys=0.2, snoozes=0.05, looks=0.15, late=12, unprompted=0.03),
    Habit("chaotic", obeys=0.4, snoozes=0.1, late=30, shuffled=True, unprompted=0.25, corrects=0.1),
    Habit("never obeys", obeys=0.0, snoozes=0.0, unprompted=0.02, replies=0.6),
    Habit("only snoozes", obeys=0.02, snoozes=0.5, looks=1.0, unprompted=0.1),
    Habit("panels", obeys=0.6, snoozes=0.05, late=3, panel=6, replies=0.6),
    Habit("agencies", obeys=0.6, snoozes=0.05, late=3, agency=0.9, replies=0.5),
    Habit("one company", obeys=0.5, snoozes=0.05, late=3, same_company=0.7),
    Habit("late replies", obeys=0.6, snoozes=0.05, replies=0.9, slow=120),
    Habit("reopened", obeys=0.6, snoozes=0.05, late=5, returns=0.6),
    Habit("offers", obeys=0.6, snoozes=0.05, late=1, offers=0.6, replies=0.6),
    Habit("reviews", obeys=0.9, snoozes=0.05, looks=0.15, late=3, reviews=True),
    Habit("busy", obeys=0.7, snoozes=0.05, late=3, applies=0.2),
)
