"""The event types: frozen, typed records, told apart by their ``kind``.

A record on disk is the same thing as JSON, without the fields that hold their default. Dates are ISO dates
of the user's own calendar; ``recorded_at`` is a UTC instant of the real clock.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, TypeVar

import msgspec
from msgspec import Meta


class Result(StrEnum):
    """How an application ended, for now or for good."""

    OFFER = "offer"
    ACCEPTED = "accepted"
    TURNED_DOWN = "turned-down"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    GHOSTED = "ghosted"


class FeedbackType(StrEnum):
    """What a feedback point is worth: something missing, something good, both, or nothing usable."""

    GAP = "gap"
    STRENGTH = "strength"
    MIXED = "mixed"
    NONE = "none"


class Reply(StrEnum):
    """Whether the person who was asked gave feedback or declined to."""

    ANSWERED = "answered"
    DECLINED = "declined"


Id = Annotated[str, Meta(min_length=1)]
Instant = Annotated[dt.datetime, Meta(tz=True)]
Rating = Annotated[int, Meta(ge=1, le=5)]
Changes = dict[str, str | int | list[str] | None]


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every record has.

    Attributes:
        id: random, at least 60 bits, lower case; blank until the journal has stamped it.
        on: the day on which it happened; None only for imported history that does not say.
        recorded_at: when it was written down; rises strictly within a batch.
        batch: shared by the events of one command.
        note: free text.
    """

    reference_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that hold ids of other events."""
    fixed_fields: ClassVar[tuple[str, ...]] = ()
    """Further fields that say what the event is about; like references, they are never corrected."""

    id: str = ""
    on: dt.date | None
    recorded_at: Instant = dt.datetime.min.replace(tzinfo=dt.UTC)
    batch: str = ""
    note: str | None = None

    @property
    def kind(self) -> str:
        """The name of the kind, as it stands in the journal."""
        return str(self.__struct_config__.tag)


class LoopEvent(Event, frozen=True, kw_only=True):
    """An event of one loop, named by its application's id."""

    reference_fields = ("application",)

    application: Id


class Applied(Event, frozen=True, kw_only=True, tag="applied"):
    """An application was sent."""

    company: str
    role: str | None = None
    source: str | None = None
    url: str | None = None
    location: str | None = None
    people: tuple[str, ...] = ()
    source_id: str | None = None

    @property
    def label(self) -> str:
        """Company and role, as a sentence names the loop."""
        return f"{self.company} ({self.role})" if self.role else self.company


class Interviewed(LoopEvent, frozen=True, kw_only=True, tag="interviewed"):
    """One meeting with the company took place, or is set for a day to come."""

    round: str | None = None
    at: str | None = None
    people: tuple[str, ...] = ()
    decision_by: dt.date | None = None
    rating: Rating | None = None


class Heard(LoopEvent, frozen=True, kw_only=True, tag="heard"):
    """The other side was in touch, with neither an outcome nor feedback."""

    text: str
    person: str | None = None
    decision_by: dt.date | None = None


class Outcome(LoopEvent, frozen=True, kw_only=True, tag="outcome"):
    """The application ended, or an offer opened; a later outcome replaces an earlier one."""

    result: Result
    decision_by: dt.date | None = None


class Asked(LoopEvent, frozen=True, kw_only=True, tag="asked"):
    """One person was asked for feedback; None is the company."""

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
    """Some people were thanked; nobody named is the company."""

    people: tuple[str, ...] = ()


class Planned(Event, frozen=True, kw_only=True, tag="planned"):
    """An action was decided on; it answers the points in ``feedback``, of one loop or of a theme across loops."""

    reference_fields = ("application", "feedback")

    text: str
    application: Id | None = None
    theme: str | None = None
    feedback: tuple[str, ...] = ()
    by: dt.date | None = None
    measure: str | None = None


class ActionEvent(Event, frozen=True, kw_only=True):
    """An event of one action, named by the id of its ``planned`` event."""

    reference_fields = ("action",)

    action: Id


class Progressed(ActionEvent, frozen=True, kw_only=True, tag="progressed"):
    """Something was done on an action."""

    text: str


class Finished(ActionEvent, frozen=True, kw_only=True, tag="finished"):
    """An action was completed, with what shows for it."""

    evidence: str | None = None


class Dropped(ActionEvent, frozen=True, kw_only=True, tag="dropped"):
    """An action was given up; its points count as set aside."""

    reason: str


class SetAside(Event, frozen=True, kw_only=True, tag="set_aside"):
    """Points were looked at and left, for good or until a day."""

    reference_fields = ("feedback",)

    feedback: tuple[str, ...]
    reason: str
    until: dt.date | None = None


class FollowedUp(LoopEvent, frozen=True, kw_only=True, tag="followed_up"):
    """A giver was told what came of their advice; later ones keep in touch."""

    person: str | None = None
    via: str | None = None


class Noted(LoopEvent, frozen=True, kw_only=True, tag="noted"):
    """Something worth keeping."""

    text: str


class Snoozed(LoopEvent, frozen=True, kw_only=True, tag="snoozed"):
    """A rule, or every rule, is silent until a day; without a day, for good."""

    until: dt.date | None = None
    rule: str | None = None


class Closed(LoopEvent, frozen=True, kw_only=True, tag="closed"):
    """The user closed the loop by hand."""

    reason: str | None = None


class Amended(Event, frozen=True, kw_only=True, tag="amended"):
    """Fields of an earlier event were corrected; per field the latest ``recorded_at`` wins."""

    reference_fields = ("target",)
    fixed_fields = ("changes",)

    target: Id
    changes: Changes


class PersonAmended(Event, frozen=True, kw_only=True, tag="person_amended"):
    """A person was renamed, reached a new address or company, or turned out to be another one.

    Attributes:
        person: the person's key (see ``people``).
        changes: any of ``name``, ``email``, ``company``, ``same_as`` (another person's key).
    """

    fixed_fields = ("person", "changes")

    person: Id
    changes: Changes


class ThemeRenamed(Event, frozen=True, kw_only=True, tag="theme_renamed"):
    """A theme goes by another name from its first mention on."""

    old: Id
    new: Id


class Retracted(Event, frozen=True, kw_only=True, tag="retracted"):
    """An event, or a whole batch, is taken back; retracting a retraction brings it again."""

    reference_fields = ("target",)

    target: Id


class Forgotten(Event, frozen=True, kw_only=True, tag="forgotten"):
    """A tombstone: these events were removed for good and never come back by a merge.

    Attributes:
        ids: their ids.
        anew: for those of them that were recorded anew without a name, the new id by the old one.
    """

    fixed_fields = ("ids", "anew")

    ids: tuple[str, ...]
    anew: dict[str, str] = {}


# fmt: off
AnyEvent = (
    Applied | Interviewed | Heard | Outcome | Asked | Recorded | Thanked
    | Planned | Progressed | Finished | Dropped | SetAside | FollowedUp
    | Noted | Snoozed | Closed | Amended | PersonAmended | ThemeRenamed | Retracted | Forgotten
)
# fmt: on

KINDS: tuple[type[AnyEvent], ...] = AnyEvent.__args__
"""Every kind in the order in which a search goes, which breaks ties between events of one day."""

RANK: Mapping[type[Event], int] = {kind: rank for rank, kind in enumerate(KINDS)}

_BY_TAG: Mapping[object, type[AnyEvent]] = {kind.__struct_config__.tag: kind for kind in KINDS}

E = TypeVar("E", bound=Event)
Document = dict[str, object]
Record = AnyEvent | Document


def owner_id(event: Event) -> str | None:
    """Return the id of the one event that ``event`` belongs to: its application, action or target, if it names one.

    A retraction may name a whole batch instead.
    """
    ids = (getattr(event, name) for name in event.reference_fields)
    return next((id_ for id_ in ids if isinstance(id_, str)), None)


def references(event: Event) -> tuple[str, ...]:
    """Return the ids of all events that ``event`` refers to, its owner first."""
    owner = owner_id(event)
    points: tuple[str, ...] = getattr(event, "feedback", ())
    return (owner, *points) if owner else points


def decode(document: Document) -> AnyEvent:
    """Turn one raw record into its event.

    Raises:
        msgspec.ValidationError: the record does not fit its kind.
    """
    # Naming the kind spares msgspec a look at every other one; what names none fails as it should.
    kind = document.get("kind")
    event: AnyEvent = msgspec.convert(document, _BY_TAG.get(kind, AnyEvent) if isinstance(kind, str) else AnyEvent)
    if not (event.id and event.batch):
        raise msgspec.ValidationError("Object missing required field `id` or `batch`")
    if event.on is None and not isinstance(event, Interviewed | Outcome):
        raise msgspec.ValidationError("Expected a date, got `null` - at `$.on`")
    return event


def encode(event: Event) -> Document:
    """Turn an event into the raw record that the journal keeps."""
    document: Document = msgspec.to_builtins(event)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in document.items()}


SortKey = tuple[dt.date, int, dt.datetime, str]
"""Where an event stands among others: day, kind, instant, id."""


def sort_key(event: Event, on: dt.date) -> SortKey:
    """Return the place of an event that counts on the day ``on``."""
    return (on, RANK[type(event)], event.recorded_at, event.id)


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
"""What feedback is commonly about; users add their own freely."""

PROCESS_THEMES = frozenset({"process", "logistics"})
"""Themes of the company's making: nothing needs to be decided about them."""
