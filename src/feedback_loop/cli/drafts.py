"""Drafts on the command line: printed, written to a file, edited or opened; never sent."""

import datetime as dt
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from feedback_loop.cli.context import CommandContext
from feedback_loop.cli.output_files import write_private
from feedback_loop.cli.settings import expand_home, templates_dir
from feedback_loop.cli.system.desktop import open_with_desktop, private_file
from feedback_loop.cli.system.editor import edit_text
from feedback_loop.domain.errors import UsageError
from feedback_loop.domain.model.events import Asked, CheckedIn, Document, FollowedUp, Outcome, Thanked
from feedback_loop.domain.model.people import person_slug, shell_slug
from feedback_loop.domain.rules.facts import LoopFacts
from feedback_loop.domain.rules.overview import LoopStatus
from feedback_loop.domain.text import count_noun
from feedback_loop.messages.drafts import MessageDraft, write_draft
from feedback_loop.messages.hints import everything_about, hints_for
from feedback_loop.messages.kinds import (
    MAX_SHORT_LENGTH,
    MessageEvent,
    MessageLength,
    recipients,
    with_canonical_people,
)
from feedback_loop.messages.language import DEFAULT, Language, find_language, language_codes, load_language
from feedback_loop.messages.letter import Letter, channel
from feedback_loop.messages.mail import as_editable_text, as_message, as_text, from_text
from feedback_loop.messages.situations import situation_of
from feedback_loop.messages.templates import TemplateFolder, builtin_template
from feedback_loop.views.json import SCHEMA_VERSION

if TYPE_CHECKING:
    from feedback_loop.cli.draft_options import Decide, DraftOptions

_COMMANDS = {
    Asked: "ask-feedback",
    CheckedIn: "check-in",
    Thanked: "thank",
    FollowedUp: "follow-up",
    Outcome: "outcome",
}
_SEPARATOR = "\n----\n\n"


def show_draft(context: CommandContext, status: LoopStatus, decide: "Decide", options: "DraftOptions") -> None:
    """Write the messages that belong to an event, record nothing, and show the command that records it."""
    facts = context.overview.facts_of(status.loop)
    event = with_canonical_people(facts, decide(context.overview, status))
    language = _language(context, facts, options)
    length = _length(event, options)
    letters = _letters(context, facts, event, language, options)
    drafts = [_write(context, facts, letter, length, options) for letter in letters]
    command = _recording_command(status, event, insist=options.insist)
    _deliver(context, drafts, options)
    if context.terminal.as_json:
        context.terminal.write_json(_draft_document(drafts, command))
    else:
        _explain(context, facts, drafts, command)


def _language(context: CommandContext, facts: LoopFacts, options: "DraftOptions") -> Language:
    """Return the language that was typed, else that of the application, else that of the settings."""
    if options.language is not None:
        code = find_language(options.language)
        if code is None:
            raise UsageError(
                f"There are no messages in {options.language!r}. Choose one of {', '.join(language_codes())}."
            )
        return load_language(code)
    default = context.settings.me.language or DEFAULT
    wanted = facts.loop.application.language
    code = find_language(wanted) if wanted else default
    if code is None:
        context.terminal.warn(f"There are no messages in {wanted!r}, so this one is in {default!r}.")
    return load_language(code or default)


def _length(event: MessageEvent, options: "DraftOptions") -> MessageLength:
    if options.short and options.phone:
        raise UsageError("--short and --phone can't be used together.")
    if options.short or options.phone:
        return MessageLength.SHORT if options.short else MessageLength.PHONE
    lengths = {"phone": MessageLength.PHONE, "linkedin": MessageLength.SHORT}
    via = None if isinstance(event, Thanked | Outcome) else event.via
    return lengths.get(channel(via), MessageLength.MAIL)


def _letters(
    context: CommandContext, facts: LoopFacts, event: MessageEvent, language: Language, options: "DraftOptions"
) -> list[Letter]:
    """Return one letter for each recipient."""
    sender = context.settings.me
    salt = next(iter(context.journal.salts()), "")
    people = recipients(event) or ((facts.main_contact(),) if isinstance(event, Outcome) else (None,))
    return [
        Letter(
            event,
            person,
            situation_of(facts, event, person),
            language,
            formal=sender.formality != "informal",
            sender=sender,
            asks_advice=options.asks_advice,
            salt=salt,
        )
        for person in people
    ]


def _write(
    context: CommandContext, facts: LoopFacts, letter: Letter, length: MessageLength, options: "DraftOptions"
) -> MessageDraft:
    kind, code = letter.situation.kind, letter.language.code
    folder = TemplateFolder(templates_dir(context.settings), context.settings.me.language or DEFAULT)
    template = builtin_template(kind, code, length) if options.builtin else folder.find(kind, code, length)
    draft = write_draft(template, facts, letter)
    if options.edit:
        draft = from_text(edit_text(as_editable_text(draft, everything_about(facts))), draft)
    return draft


def _recording_command(status: LoopStatus, event: MessageEvent, *, insist: bool) -> str:
    """Return the command that records exactly this event, once its message is sent."""
    if isinstance(event, Outcome):
        return f"feedback-loop outcome {status.target} {event.result}"
    people = status.loop.people()
    named = [f"--with {_name_argument(person, people)}" for person in recipients(event)]
    if people and not named:
        named = [f"--with {shell_slug(status.loop.application.company)}"]
    via = [] if isinstance(event, Thanked) or not event.via else [f"--via {shlex.quote(event.via)}"]
    yes = ["--yes"] if insist else []
    return " ".join(["feedback-loop", _COMMANDS[type(event)], status.target, *named, *via, *yes])


def _name_argument(person: str, people: list[str]) -> str:
    return person_slug(person, people) if person in people else shlex.quote(person)


def _deliver(context: CommandContext, drafts: Sequence[MessageDraft], options: "DraftOptions") -> None:
    sent_at = dt.datetime.combine(context.today, context.now.astimezone().timetz())
    if options.eml:
        for path, draft in zip(_eml_paths(options.eml, len(drafts)), drafts, strict=True):
            write_private(expand_home(path), as_message(draft, sent_at), journal=context.journal_path[0])
            context.terminal.warn(f"Wrote the draft to {path}. Open it with your mail program.")
    if options.open:
        for draft in drafts:
            open_with_desktop(private_file("message.eml", as_message(draft, sent_at)))
        if len(drafts) == 1:
            context.terminal.warn("Opened the draft in your mail program. Send it from there.")
        else:
            context.terminal.warn(f"Opened {len(drafts)} drafts in your mail program. Send them from there.")
    if not (options.eml or options.open or context.terminal.as_json):
        context.terminal.write_text(_SEPARATOR.join(map(as_text, drafts)))
        context.terminal.warn("")  # sets the notes apart from what is sent


def _eml_paths(path: Path, count: int) -> list[Path]:
    """Return the path of each message file: ``thanks.eml``, ``thanks-2.eml``."""
    return [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1))]


def _explain(context: CommandContext, facts: LoopFacts, drafts: Sequence[MessageDraft], command: str) -> None:
    gaps = list(dict.fromkeys(gap for draft in drafts for gap in draft.placeholders))
    if gaps:
        context.terminal.warn(f"Fill in before you send it: {', '.join(f'{{{gap}}}' for gap in gaps)}")
    for draft in drafts:
        if not draft.fits:
            context.terminal.warn(_length_note(draft))
    hints = dict.fromkeys(hint for draft in drafts for hint in hints_for(facts, draft.kind))
    if hints:
        context.terminal.warn("From your journal, for you alone:")
    for hint in hints:
        context.terminal.warn(f"  {hint}")
    sent = "it" if len(drafts) == 1 else "them"
    context.terminal.warn(f"Nothing is recorded yet. Once you have sent {sent}: {command}")


def _length_note(draft: MessageDraft) -> str:
    if draft.length is MessageLength.SHORT:
        return f"The draft has {len(draft.body.strip())} characters; {MAX_SHORT_LENGTH} fit."
    best = f"{draft.kind.shortest} to {draft.kind.longest}"
    return f"The draft has {count_noun(draft.words, 'word')}; {best} work best."


def _draft_document(drafts: Sequence[MessageDraft], command: str) -> Document:
    documents = [_draft_fields(draft) for draft in drafts]
    return {"schema_version": SCHEMA_VERSION, "draft": documents[0], "drafts": documents, "command": command}


def _draft_fields(draft: MessageDraft) -> Document:
    return {
        "situation": draft.kind,
        "language": draft.language,
        "length": draft.length,
        "to": [{"name": person.name, "email": person.email} for person in draft.to],
        "subject": draft.subject,
        "body": draft.body,
        "words": draft.words,
        "placeholders": list(draft.placeholders),
    }
