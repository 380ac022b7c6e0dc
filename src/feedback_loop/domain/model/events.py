"""Event types: a frozen, typed struct for each kind of record in the journal.

On disk a record is the same struct as JSON, without the fields that hold their default. Dates are of the user's own
calendar; ``recorded_at`` is a UTC instant of the real clock.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Annotated, ClassVar, TypeVar

import msgspec
from msgspec import Meta


class Result(StrEnum):
    """Result of an application, for now or for good."""

    OFFER = "offer"
    ACCEPTED = "accepted"
    TURNED_DOWN = "turned-down"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    GHOSTED = "ghosted"


class FeedbackType(StrEnum):
    """Kind of feedback: something missing, something good, both, or nothing usable."""

    GAP = "gap"
    STRENGTH = "strength"
    MIXED = "mixed"
    NONE = "none"


class Reply(StrEnum):
    """Reply to a request for feedback: feedback, or a refusal to give any."""

    ANSWERED = "answered"
    DECLINED = "declined"


BUILT_IN_THEMES = (
    "technical-depth",
    "coding",
    "system-design",
    "domain-knowledge",
    "experience-gap",
    "communication",
    "interview-technique",
    "level",
    "values-team",
    "motivation",
    "logistics",
    "process",
)
"""Common subjects of feedback; users may add their own."""

PROCESS_THEMES = frozenset({"process", "logistics"})
"""Themes that are up to the company, so the user has nothing to decide about them."""

# fmt: off
TEXT_FIELDS = frozenset({
    "note", "text", "reason", "evidence", "measure", "summary", "posting",
    "talked_about", "questions", "went_well", "differently", "next_steps",
})
# fmt: on
"""Fields that may have several lines; every other text is one line."""

Id = Annotated[str, Meta(min_length=1)]
Instant = Annotated[dt.datetime, Meta(tz=True)]
Rating = Annotated[int, Meta(ge=1, le=5)]
Changes = dict[str, str | int | bool | list[str] | None]


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """Fields of every record.

    Attributes:
        id: random, at least 60 bits, lower case; empty until the journal stamps it.
        on: the day on which it happened; None only for imported history without a date.
        recorded_at: the instant of recording; strictly increasing within a batch.
        batch: an id shared by all events of one command.
        note: free text, private: it never reaches another person.
        source_id: what an import, a mail or a calendar calls it, by which the same thing is never taken twice.
    """

    reference_fields: ClassVar[tuple[str, ...]] = ()
    """Fields that hold ids of other events."""
    fixed_fields: ClassVar[tuple[str, ...]] = ()
    """Other fields that define the subject of the event; like references, they cannot be corrected."""

    id: str = ""
    on: dt.date | None
    recorded_at: Instant = dt.datetime.min.replace(tzinfo=dt.UTC)
    batch: str = ""
    note: str | None = None
    source_id: str | None = None

    @property
    def kind(self) -> str:
        """The name of the kind in the journal."""
        return str(self.__struct_config__.tag)


class LoopEvent(Event, frozen=True, kw_only=True):
    """An event of one loop, identified by the id of its application."""

    reference_fields: ClassVar[tuple[str, ...]] = ("application",)

    application: Id


class Applied(Event, frozen=True, kw_only=True, tag="applied"):
    """An application that was sent.

    Attributes:
        language: the language of what is written to them, as a code such as "de".
        cv: the version of the CV that was sent.
        posting: the text of the advertisement.
        agency: the agency that arranged it; its people are not the company's.
    """

    company: str
    role: str | None = None
    source: str | None = None
    url: str | None = None
    location: str | None = None
    people: tuple[str, ...] = ()
    language: str | None = None
    cv: str | None = None
    posting: str | None = None
    agency: str | None = None

    @property
    def label(self) -> str:
        """Company and role, as a sentence names the loop."""
        return f"{self.company} ({self.role})" if self.role else self.company


class Interviewed(LoopEvent, frozen=True, kw_only=True, tag="interviewed"):
    """One meeting with the company, held or set for a day, and the debrief of it.

    Attributes:
        at: the time of day, as ``HH:MM``.
        decision_by: the day by which they wanted to decide.
        rating: how it went, from 1 to 5, in the user's own view and before the outcome is known.
        talked_about: what a letter to them may mention.
        questions: what they asked.
        next_steps: what they said about what comes next.
        set: True if it was recorded for a day to come, or for later on the same day.
        held: True once an interview that was set is known to have taken place.
    """

    fixed_fields = ("set", "held")

    round: str | None = None
    at: str | None = None
    people: tuple[str, ...] = ()
    decision_by: dt.date | None = None
    rating: Rating | None = None
    talked_about: str | None = None
    questions: tuple[str, ...] = ()
    went_well: str | None = None
    differently: str | None = None
    next_steps: str | None = None
    set: bool = False
    held: bool = False

    @property
    def has_debrief(self) -> bool:
        """True if anything was noted about how it went; a plain note may be older than the interview."""
        return bool(
            self.rating or self.talked_about or self.questions or self.went_well or self.differently or self.next_steps
        )


class InterviewEvent(Event, frozen=True, kw_only=True):
    """An event of one interview that was set, identified by the id of its ``interviewed`` event."""

    reference_fields = ("interview",)

    interview: Id


class Rescheduled(InterviewEvent, frozen=True, kw_only=True, tag="rescheduled"):
    """A new day, and perhaps time, of an interview; the latest counts."""

    to: dt.date
    at: str | None = None


class Cancelled(InterviewEvent, frozen=True, kw_only=True, tag="cancelled"):
    """The end of an interview that will not take place."""

    reason: str | None = None


class CheckedIn(LoopEvent, frozen=True, kw_only=True, tag="checked_in"):
    """A message that asked where things stand, to one person or, if None, to the company."""

    person: str | None = None
    via: str | None = None


class Joined(LoopEvent, frozen=True, kw_only=True, tag="joined"):
    """The discovery that an application is the same candidacy as another one, ``into``."""

    reference_fields = ("application", "into")

    into: Id


class Dismissed(Event, frozen=True, kw_only=True, tag="dismissed"):
    """Proposals that the user declined for good, as digests of what they came from.

    Attributes:
        application: the loop that they were about, with which they are forgotten.
    """

    reference_fields = ("application",)
    fixed_fields = ("source_ids",)

    source_ids: tuple[str, ...]
    application: Id | None = None


class Heard(LoopEvent, frozen=True, kw_only=True, tag="heard"):
    """News from the company that is neither an outcome nor feedback."""

    text: str
    person: str | None = None
    decision_by: dt.date | None = None


class Outcome(LoopEvent, frozen=True, kw_only=True, tag="outcome"):
    """An offer, or the end of the application; a later outcome replaces an earlier one."""

    result: Result
    decision_by: dt.date | None = None


class Asked(LoopEvent, frozen=True, kw_only=True, tag="asked"):
    """A request for feedback to one person, or to the company if None."""

    person: str | None = None
    via: str | None = None


class Recorded(LoopEvent, frozen=True, kw_only=True, tag="recorded"):
    """One feedback point in the giver's words, or their refusal to give any."""

    text: str = ""
    person: str | None = None
    via: str | None = None
    themes: tuple[str, ...] = ()
    type: FeedbackType
    reply: Reply


class Thanked(LoopEvent, frozen=True, kw_only=True, tag="thanked"):
    """Thanks to some people, or to the company if nobody is named."""

    people: tuple[str, ...] = ()


class Planned(Event, frozen=True, kw_only=True, tag="planned"):
    """An action that the user decided on; it answers the points in ``feedback``, which may come from several loops."""

    reference_fields = ("application", "feedback")

    text: str
    application: Id | None = None
    theme: str | None = None
    feedback: tuple[str, ...] = ()
    by: dt.date | None = None
    measure: str | None = None


class ActionEvent(Event, frozen=True, kw_only=True):
    """An event of one action, identified by the id of its ``planned`` event."""

    reference_fields = ("action",)

    action: Id


class Progressed(ActionEvent, frozen=True, kw_only=True, tag="progressed"):
    """Progress on an action."""

    text: str


class Finished(ActionEvent, frozen=True, kw_only=True, tag="finished"):
    """The completion of an action, with evidence, and a summary in one sentence that a letter may use."""

    evidence: str | None = None
    summary: str | None = None


class Dropped(ActionEvent, frozen=True, kw_only=True, tag="dropped"):
    """The end of an action that was given up; its points count as set aside."""

    reason: str


class SetAside(Event, frozen=True, kw_only=True, tag="set_aside"):
    """A decision to do nothing about some points, for good or until a day."""

    reference_fields = ("feedback",)

    feedback: tuple[str, ...]
    reason: str
    until: dt.date | None = None


class FollowedUp(LoopEvent, frozen=True, kw_only=True, tag="followed_up"):
    """A message to a giver about what came of their advice; later ones keep in touch."""

    person: str | None = None
    via: str | None = None


class Noted(LoopEvent, frozen=True, kw_only=True, tag="noted"):
    """A note about the loop."""

    text: str


class Snoozed(LoopEvent, frozen=True, kw_only=True, tag="snoozed"):
    """A pause of one rule, or of every rule, until a day or, without one, for good."""

    until: dt.date | None = None
    rule: str | None = None


class Closed(LoopEvent, frozen=True, kw_only=True, tag="closed"):
    """The end of a loop that the user closed by hand."""

    reason: str | None = None


class Amended(Event, frozen=True, kw_only=True, tag="amended"):
    """A correction of fields of an earlier event; per field the latest ``recorded_at`` wins."""

    reference_fields = ("target",)
    fixed_fields = ("changes",)

    target: Id
    changes: Changes


class PersonAmended(Event, frozen=True, kw_only=True, tag="person_amended"):
    """A correction of a person: another name, address, role or company, or the same person as another.

    Attributes:
        person: the key of the person (see ``people``).
        changes: any of ``name``, ``email``, ``role``, ``company``, ``greeting`` (the form of address) and ``same_as``
            (the key of another person).
    """

    fixed_fields = ("person", "changes")

    person: Id
    changes: Changes


class ThemeRenamed(Event, frozen=True, kw_only=True, tag="theme_renamed"):
    """A new name for a theme, from its first mention on."""

    old: Id
    new: Id


class Retracted(Event, frozen=True, kw_only=True, tag="retracted"):
    """The undoing of an event or a whole batch; retracting a retraction restores them."""

    reference_fields = ("target",)

    target: Id


class Forgotten(Event, frozen=True, kw_only=True, tag="forgotten"):
    """A tombstone: these events were permanently deleted, and no merge may restore them.

    Attributes:
        ids: their ids.
        anew: the new ids by the old ones, for those that were recorded again without a name.
        key: the key of the digests; tombstones of one journal share it.
        digests: keyed digests of the names that were forgotten, by which records that name them again are found.
    """

    fixed_fields = ("ids", "anew", "key", "digests")

    ids: tuple[str, ...]
    anew: dict[str, str] = {}
    key: str | None = None
    digests: tuple[str, ...] = ()


# fmt: off
AnyEvent = (
    Applied | Interviewed | Rescheduled | Cancelled | CheckedIn | Joined | Dismissed
    | Heard | Outcome | Asked | Recorded | Thanked
    | Planned | Progressed | Finished | Dropped | SetAside | FollowedUp
    | Noted | Snoozed | Closed | Amended | PersonAmended | ThemeRenamed | Retracted | Forgotten
)
# fmt: on

KINDS: tuple[type[AnyEvent], ...] = AnyEvent.__args__
"""All kinds in the order of a job search, which breaks ties between events of one day."""

_RANK: Mapping[type[Event], int] = {kind: rank for rank, kind in enumerate(KINDS)}

_BY_TAG: Mapping[object, type[AnyEvent]] = {kind.__struct_config__.tag: kind for kind in KINDS}

E = TypeVar("E", bound=Event)
Document = dict[str, object]
Record = AnyEvent | Document
SortKey = tuple[dt.date, int, dt.datetime, str]

recording_order = attrgetter("recorded_at", "id")
"""Sort key of the order in which events were recorded."""


def sort_key(event: Event, on: dt.date) -> SortKey:
    """Return the sort key of an event that counts on the day ``on``: day, kind, instant, id."""
    return (on, _RANK[type(event)], event.recorded_at, event.id)


def owner_id(event: Event) -> str | None:
    """Return the id of the application, action or target that ``event`` belongs to, if it names one.

    A retraction may name a whole batch instead.
    """
    ids = (getattr(event, name) for name in event.reference_fields)
    return next((id_ for id_ in ids if isinstance(id_, str)), None)


def references(event: Event) -> tuple[str, ...]:
    """Return the ids of all events that ``event`` refers to, its owner first."""
    ids: list[str] = []
    for name in event.reference_fields:
        value = getattr(event, name)
        ids += [value] if isinstance(value, str) else value or ()
    return tuple(ids)


def decode(document: Document) -> AnyEvent:
    """Convert a raw record to its event.

    Raises:
        msgspec.ValidationError: the record is not valid for its kind.
    """
    # Converting to the named kind is faster than to the union, which is left to report a missing or unknown kind.
    kind = document.get("kind")
    event: AnyEvent = msgspec.convert(document, _BY_TAG.get(kind, AnyEvent) if isinstance(kind, str) else AnyEvent)
    if not (event.id and event.batch):
        raise msgspec.ValidationError("Object missing required field `id` or `batch`")
    if event.on is None and not isinstance(event, Interviewed | Outcome):
        raise msgspec.ValidationError("Expected a date, got `null` - at `$.on`")
    return event


def encode(event: Event) -> Document:
    """Convert an event to the raw record that the journal stores."""
    document: Document = msgspec.to_builtins(event)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in document.items()}
