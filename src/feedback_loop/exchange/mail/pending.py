"""Events that a list of mails would record, and that most of its other mails do not depend on.

To look at a journal anew takes time that grows with it. A rejection, or an interview without names, changes one loop,
so that others are looked at as they were, until a mail comes that depends on that loop.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from feedback_loop.domain.model import message_ids
from feedback_loop.domain.model.events import Amended, AnyEvent, Cancelled, Interviewed, Outcome, Result
from feedback_loop.exchange.mail.message import Message
from feedback_loop.exchange.mail.proposals import Suggestion
from feedback_loop.exchange.mail.sources import message_id_of


def is_local(event: AnyEvent) -> bool:
    """Return True if an event changes nothing outside its loop: neither who is known, nor the names of other loops."""
    if isinstance(event, Outcome):
        return event.result is Result.REJECTED
    if isinstance(event, Interviewed):
        return not event.people
    return isinstance(event, Cancelled) or (isinstance(event, Amended) and event.changes.keys() == {"source_id"})


@dataclass
class Pending:
    """Events that the journal is not looked at with yet, the loops that they change, and the mails they are from."""

    events: list[AnyEvent] = field(default_factory=list)
    _loops: set[str] = field(default_factory=set)
    _message_ids: set[str] = field(default_factory=set)

    def add(self, events: Sequence[AnyEvent], suggestion: Suggestion) -> None:
        """Add what a suggestion would record."""
        self.events += events
        self._loops |= suggestion.considered
        self._message_ids.add(message_id_of(suggestion.source) or "")

    def is_about(self, suggestion: Suggestion) -> bool:
        """Return True if a suggestion depends on a loop that is changed."""
        return not self._loops.isdisjoint(suggestion.considered)

    def touches(self, message: Message, suggestions: Sequence[Suggestion]) -> bool:
        """Return True if the suggestions for a mail may be others once the journal has the events."""
        references = map(message_ids.drafted_id, message.references)
        ids = {message.message_id, *references, message.about_message_id} - {""}
        return not self._message_ids.isdisjoint(ids) or any(map(self.is_about, suggestions))
