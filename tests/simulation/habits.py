"""Habits: how candidates search, and how well they do what the program asks of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """How one sort of candidate lives.

    Attributes:
        name: what the report calls it.
        obeys: how likely a prompt is obeyed, each day.
        looks: how likely the prompts are looked at, each day.
        snoozes: how likely one that is not is snoozed, each day.
        late: the most days until something that happened is typed in.
        shuffled: whether what is typed in on a day comes in any order.
        unprompted: how likely something is done without a prompt, each day.
        corrects: how likely something is taken back or corrected, each day.
        applies: applications a day, while searching.
        panel: the most interviewers of one meeting.
        agency: how likely an application goes through a recruiter who serves several companies.
        same_company: how likely an application goes to a company applied to before.
        replies: how likely somebody who was asked replies.
        slow: the most days until they do.
        offers: how likely the interviews end with an offer.
        returns: how likely a company comes back after a "no" or silence.
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
    Habit("busy", obeys=0.7, snoozes=0.05, late=3, applies=0.2),
)
