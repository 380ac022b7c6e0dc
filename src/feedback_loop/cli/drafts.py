"""Drafts on the command line: printed, written to a file, edited or opened; never sent."""

import shlex
from typing import TYPE_CHECKING

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.output_files import write_private
from feedback_loop.cli.settings import expand_home, templates_dir
from feedback_loop.cli.system.desktop import open_with_desktop, private_file
from feedback_loop.cli.system.editor import edit_text
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Asked, CheckedIn, Document, FollowedUp, Thanked
from feedback_loop.domain.model.people import person_slug, shell_slug
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import count_noun
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.kinds import MessageEvent, MessageKind, message_kind, recipients, with_canonical_people
from feedback_loop.messages.mail import as_message, as_text, from_text
from feedback_loop.messages.templates import builtin_template, find_template
from feedback_loop.views.json import SCHEMA_VERSION

if TYPE_CHECKING:
    from feedback_loop.cli.draft_options import Decide, DraftOptions

_COMMANDS = {Asked: "ask-feedback", CheckedIn: "check-in", Thanked: "thank", FollowedUp: "follow-up"}


def show_draft(context: CommandContext, status: LoopStatus, decide: "Decide", options: "DraftOptions") -> None:
    """Write the message that belongs to an event, record nothing, and show the command that records it."""
    facts = context.overview.facts_of(status.loop)
    event = with_canonical_people(facts, decide(context.overview, status))
    kind = message_kind(facts, event)
    _check_recipients(kind, event)
    template = builtin_template(kind) if options.builtin else find_template(kind, templates_dir(context.settings))
    draft = write_draft(template, facts, event, context.settings.me)
    if options.edit:
        draft = from_text(edit_text(as_text(draft)), draft)
    command = _recording_command(status, event, insist=options.insist)
    _deliver(context, draft, options)
    if context.terminal.as_json:
        context.terminal.write_json(_draft_document(draft, command))
    else:
        _explain(context, draft, command)


def _check_recipients(kind: MessageKind, event: MessageEvent) -> None:
    """Refuse to thank several people for the feedback of one."""
    if kind is MessageKind.THANKS_FOR_FEEDBACK and len(recipients(event)) > 1:
        raise UsageError("Thank one person at a time for feedback. Choose with --with:", recipients(event))


def _recording_command(status: LoopStatus, event: MessageEvent, *, insist: bool) -> str:
    """Return the command that records exactly this event, once its message is sent."""
    people = status.loop.people()
    named = [f"--with {_name_argument(person, people)}" for person in recipients(event)]
    if people and not named:
        named = [f"--with {shell_slug(status.loop.application.company)}"]
    via = [] if isinstance(event, Thanked) or not event.via else [f"--via {shlex.quote(event.via)}"]
    yes = ["--yes"] if insist else []
    return " ".join(["feedback-loop", _COMMANDS[type(event)], status.target, *named, *via, *yes])


def _name_argument(person: str, people: list[str]) -> str:
    return person_slug(person, people) if person in people else shlex.quote(person)


def _deliver(context: CommandContext, draft: MessageDraft, options: "DraftOptions") -> None:
    if options.eml:
        write_private(expand_home(options.eml), as_message(draft), journal=context.journal_path[0])
        context.terminal.warn(f"Wrote the draft to {options.eml}. Open it with your mail program.")
    if options.open:
        open_with_desktop(private_file("message.eml", as_message(draft)))
        context.terminal.warn("Opened the draft in your mail program. Send it from there.")
    if not (options.eml or options.open or context.terminal.as_json):
        context.terminal.write_text(as_text(draft))


def _explain(context: CommandContext, draft: MessageDraft, command: str) -> None:
    if draft.placeholders:
        placeholders = ", ".join(f"{{{placeholder}}}" for placeholder in draft.placeholders)
        context.terminal.warn(f"Fill in before you send it: {placeholders}")
    if not draft.fits:
        best = f"{draft.kind.shortest} to {draft.kind.longest}"
        context.terminal.warn(f"The draft has {count_noun(draft.words, 'word')}; {best} work best.")
    context.terminal.warn(f"Nothing is recorded yet. Once you have sent it: {command}")


def _draft_document(draft: MessageDraft, command: str) -> Document:
    return {
        "schema_version": SCHEMA_VERSION,
        "draft": {
            "situation": draft.kind,
            "to": [{"name": person.name, "email": person.email} for person in draft.to],
            "subject": draft.subject,
            "body": draft.body,
            "words": draft.words,
            "placeholders": list(draft.placeholders),
        },
        "command": command,
    }
