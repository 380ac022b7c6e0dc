"""Drafts on the command line: printed, written to a file, edited or opened; never sent."""

import shlex
from typing import TYPE_CHECKING

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.output_files import write_private
from feedback_loop.cli.settings import expand_home, templates_dir
from feedback_loop.cli.system.desktop import open_with_desktop, private_file
from feedback_loop.cli.system.editor import edit_text
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Asked, Document, FollowedUp, Thanked
from feedback_loop.domain.model.people import person_slug, shell_slug
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.kinds import MessageEvent, MessageKind, message_kind, recipients, with_canonical_people
from feedback_loop.messages.mail import as_link, as_message, as_text, from_text
from feedback_loop.messages.templates import builtin_template, find_template
from feedback_loop.views.json import SCHEMA_VERSION

if TYPE_CHECKING:
    from feedback_loop.cli.draft_options import Decide, DraftOptions

_VERBS = {Asked: "ask-feedback", Thanked: "thank", FollowedUp: "follow-up"}


def show_draft(context: CommandContext, status: LoopStatus, decide: "Decide", delivery: "DraftOptions") -> None:
    """Write the message that goes with an event, record nothing, and say how to record it when it is sent."""
    facts = context.overview.facts_of(status.loop)
    move = with_canonical_people(facts, decide(context.overview, status))
    kind = message_kind(facts, move)
    _check_recipients(kind, move)
    chosen = builtin_template(kind) if delivery.builtin else find_template(kind, templates_dir(context.settings))
    written = write_draft(chosen, facts, move, context.settings.me)
    if delivery.edit:
        written = from_text(edit_text(as_text(written)), written)
    command = _recording_command(status, move, insist=delivery.insist)
    _deliver(context, written, delivery)
    if context.terminal.as_json:
        context.terminal.write_json(_document(written, command))
    else:
        _explain(context, written, command)


def _check_recipients(kind: MessageKind, move: MessageEvent) -> None:
    """Refuse to thank several people for what one of them said."""
    if kind is MessageKind.THANKS_FOR_FEEDBACK and len(recipients(move)) > 1:
        raise UsageError("Thanks for feedback go to one person at a time; name one with --with:", recipients(move))


def _recording_command(status: LoopStatus, move: MessageEvent, *, insist: bool) -> str:
    """Return the command that records the very event, once its message was sent."""
    people = status.loop.people()
    named = [f"--with {_handle(person, people)}" for person in recipients(move)]
    if people and not named:
        named = [f"--with {shell_slug(status.loop.application.company)}"]
    via = [] if isinstance(move, Thanked) or not move.via else [f"--via {shlex.quote(move.via)}"]
    yes = ["--yes"] if insist else []
    return " ".join(["feedback-loop", _VERBS[type(move)], status.target, *named, *via, *yes])


def _handle(person: str, people: list[str]) -> str:
    return person_slug(person, people) if person in people else shlex.quote(person)


def _deliver(context: CommandContext, written: MessageDraft, delivery: "DraftOptions") -> None:
    if delivery.eml:
        write_private(expand_home(delivery.eml), as_message(written), besides=context.journal_path[0])
        context.terminal.warn(f"The draft is in {delivery.eml}; open it with your mail program.")
    if delivery.open:
        open_with_desktop(as_link(written) or str(private_file("message.eml", as_message(written))))
        context.terminal.warn("The draft is open in your mail program; send it from there.")
    if not (delivery.eml or delivery.open or context.terminal.as_json):
        context.terminal.write_text(as_text(written))


def _explain(context: CommandContext, written: MessageDraft, command: str) -> None:
    if written.placeholders:
        context.terminal.warn(f"Fill in before you send it: {', '.join(f'{{{gap}}}' for gap in written.placeholders)}")
    if not written.fits:
        suits = f"{written.length.shortest} to {written.length.longest}"
        context.terminal.warn(f"It has {written.words} words; {suits} are read most readily.")
    context.terminal.warn(f"Nothing is recorded yet. When it is sent: {command}")


def _document(written: MessageDraft, command: str) -> Document:
    return {
        "schema_version": SCHEMA_VERSION,
        "draft": {
            "situation": written.kind,
            "to": [{"name": person.name, "email": person.email} for person in written.to],
            "subject": written.subject,
            "body": written.body,
            "words": written.words,
            "placeholders": list(written.placeholders),
        },
        "command": command,
    }
