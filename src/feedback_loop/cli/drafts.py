"""Drafts on the command line: printed, written to a file, edited or opened; never sent."""

import shlex
from typing import TYPE_CHECKING

from feedback_loop.cli.context import Session
from feedback_loop.cli.output_files import write_private
from feedback_loop.cli.settings import at_home, templates_folder
from feedback_loop.cli.system.desktop import open_with_desktop, private_file
from feedback_loop.cli.system.editor import typed_in_editor
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Asked, Document, FollowedUp, Thanked
from feedback_loop.domain.model.people import person_handle, typed
from feedback_loop.domain.rules.status import Standing
from feedback_loop.messages.drafts import Draft, draft
from feedback_loop.messages.mail import as_link, as_message, as_text, from_text
from feedback_loop.messages.situations import Move, Situation, recipients, situation, spelled
from feedback_loop.messages.templates import built_in, template
from feedback_loop.views.json import SCHEMA_VERSION

if TYPE_CHECKING:
    from feedback_loop.cli.draft_options import Decide, Delivery

_VERBS = {Asked: "ask-feedback", Thanked: "thank", FollowedUp: "follow-up"}


def show_draft(here: Session, standing: Standing, decide: "Decide", delivery: "Delivery") -> None:
    """Write the message that goes with an event, record nothing, and say how to record it when it is sent."""
    case = here.overview.case(standing.loop)
    move = spelled(case, decide(here.overview, standing))
    kind = situation(case, move)
    _refuse_to_mix(kind, move)
    chosen = built_in(kind) if delivery.builtin else template(kind, templates_folder(here.settings))
    written = draft(chosen, case, move, here.settings.me)
    if delivery.edit:
        written = from_text(typed_in_editor(as_text(written)), written)
    command = _recording(standing, move, insist=delivery.insist)
    _deliver(here, written, delivery)
    if here.terminal.as_json:
        here.terminal.document(_document(written, command))
    else:
        _explain(here, written, command)


def _refuse_to_mix(kind: Situation, move: Move) -> None:
    """Refuse to thank several people for what one of them said."""
    if kind is Situation.THANKS_FOR_FEEDBACK and len(recipients(move)) > 1:
        raise UsageError("Thanks for feedback go to one person at a time; name one with --with:", recipients(move))


def _recording(standing: Standing, move: Move, *, insist: bool) -> str:
    """Return the command that records the very event, once its message was sent."""
    people = standing.loop.people()
    named = [f"--with {_handle(person, people)}" for person in recipients(move)]
    if people and not named:
        named = [f"--with {typed(standing.loop.application.company)}"]
    via = [] if isinstance(move, Thanked) or not move.via else [f"--via {shlex.quote(move.via)}"]
    yes = ["--yes"] if insist else []
    return " ".join(["feedback-loop", _VERBS[type(move)], standing.target, *named, *via, *yes])


def _handle(person: str, people: list[str]) -> str:
    return person_handle(person, people) if person in people else shlex.quote(person)


def _deliver(here: Session, written: Draft, delivery: "Delivery") -> None:
    if delivery.eml:
        write_private(at_home(delivery.eml), as_message(written), besides=here.journal_path[0])
        here.terminal.note(f"The draft is in {delivery.eml}; open it with your mail program.")
    if delivery.open:
        open_with_desktop(as_link(written) or str(private_file("message.eml", as_message(written))))
        here.terminal.note("The draft is open in your mail program; send it from there.")
    if not (delivery.eml or delivery.open or here.terminal.as_json):
        here.terminal.text(as_text(written))


def _explain(here: Session, written: Draft, command: str) -> None:
    if written.gaps:
        here.terminal.note(f"Fill in before you send it: {', '.join(f'{{{gap}}}' for gap in written.gaps)}")
    if not written.fits:
        suits = f"{written.length.shortest} to {written.length.longest}"
        here.terminal.note(f"It has {written.words} words; {suits} are read most readily.")
    here.terminal.note(f"Nothing is recorded yet. When it is sent: {command}")


def _document(written: Draft, command: str) -> Document:
    return {
        "schema_version": SCHEMA_VERSION,
        "draft": {
            "situation": written.situation,
            "to": [{"name": person.name, "email": person.email} for person in written.to],
            "subject": written.subject,
            "body": written.body,
            "words": written.words,
            "placeholders": list(written.gaps),
        },
        "command": command,
    }
