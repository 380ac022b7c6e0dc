"""Messages: ask-feedback, follow-up and thank, each recorded or drafted; and the templates."""

from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.delivery import Decide, Delivery
from feedback_loop.cli.options import Builtin, Draft, EditFirst, Eml, Json, On, OpenIt, People, Target, Via, With, Yes
from feedback_loop.cli.session import Session, session
from feedback_loop.cli.settings import templates_folder
from feedback_loop.cli.typed import line
from feedback_loop.domain import verbs
from feedback_loop.domain.events import Asked, FollowedUp, Thanked
from feedback_loop.domain.overview import Overview
from feedback_loop.domain.review import Standing


def ask_feedback(
    context: typer.Context,
    target: Target = None,
    person: With = None,
    via: Via = None,
    on: On = None,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Record that you asked for feedback; a second time, without a reply, it is a nudge."""
    here = session(context, as_json=as_json)
    day, how = here.calendar.happened(on), line(via, "via")

    def decide(seen: Overview, standing: Standing) -> Asked:
        return verbs.ask(seen.case(standing.loop), person, day, via=how, insist=yes)

    _draft_or_record(here, target, decide, Delivery(draft, eml, open_it, edit, builtin, yes), person)


def follow_up(
    context: typer.Context,
    target: Target = None,
    person: With = None,
    via: Via = None,
    on: On = None,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    as_json: Json = False,
) -> None:
    """Record that you told them what came of their advice."""
    here = session(context, as_json=as_json)
    day, how = here.calendar.happened(on), line(via, "via")

    def decide(seen: Overview, standing: Standing) -> FollowedUp:
        return verbs.follow_up(seen.case(standing.loop), person, day, via=how)

    _draft_or_record(here, target, decide, Delivery(draft, eml, open_it, edit, builtin), person)


def thank(
    context: typer.Context,
    target: Target = None,
    people: People = None,
    on: On = None,
    draft: Draft = False,
    eml: Eml = None,
    open_it: OpenIt = False,
    edit: EditFirst = False,
    builtin: Builtin = False,
    as_json: Json = False,
) -> None:
    """Record that you said thanks, after an interview or for feedback."""
    here = session(context, as_json=as_json)
    day = here.calendar.happened(on)

    def decide(seen: Overview, standing: Standing) -> Thanked:
        return verbs.thank(seen.case(standing.loop), people or (), day)

    _draft_or_record(here, target, decide, Delivery(draft, eml, open_it, edit, builtin), next(iter(people or ()), None))


def _draft_or_record(
    here: Session,
    target: str | None,
    decide: Decide,
    delivery: Delivery,
    person: str | None,
) -> None:
    if delivery:
        from feedback_loop.cli.drafts import show_draft  # noqa: PLC0415  # templates and mail take long to import

        show_draft(here, here.found(target, with_person=person), decide, delivery)
    else:
        here.record_in(target, lambda seen, standing: [decide(seen, standing)], with_person=person)


def messages(
    context: typer.Context,
    export: Annotated[
        bool, typer.Option("--export", help="Write the built-in templates where you can change them.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Fill each template in with sample loops.")] = False,
    as_json: Json = False,
) -> None:
    """Show the templates of the messages that --draft writes, and which are your own."""
    from feedback_loop.messages import samples, templates  # noqa: PLC0415  # templates take long to import
    from feedback_loop.views import templates as templates_view  # noqa: PLC0415  # only here

    here = session(context, as_json=as_json)
    folder = templates_folder(here.settings)
    if export:
        _say_written(here, templates.export(folder))
    rows = samples.checked(folder) if check else samples.listed(folder)
    if as_json:
        here.terminal.document(templates_view.document(str(folder), rows))
    else:
        here.terminal.show(templates_view.page(str(folder), rows))
    samples.refuse_broken(rows)


def _say_written(here: Session, written: list[Path]) -> None:
    for path in written:
        here.terminal.note(f"Wrote {path}")
    if not written:
        here.terminal.note("All of them are there already; none was overwritten.")
