"""``mail``: propose what mails and calendars say, from files; nothing is recorded that was not accepted."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.options import DryRun, Json, argument, option


def mail(  # the options of one command
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        argument("[PATH...]", "Mail files, mailboxes, folders of them, or calendars; - reads standard input."),
    ] = None,
    since: Annotated[str | None, option("DATE", "Leave out older mail.")] = None,
    me: Annotated[
        list[str] | None, option("ADDRESS", "An address of yours, to know what you sent. Repeat for more.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Propose also applications that the journal lacks.")] = False,
    dry_run: DryRun = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Record what is beyond doubt, without asking.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="List every message, and why it is not proposed. Records nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Propose what your mail says: what is confirmed, set, moved, declined, answered; nothing leaves your machine."""
    from feedback_loop.cli.mail_listing import list_proposals, record_certain  # only for mail; reading it needs much
    from feedback_loop.cli.mail_reading import ReadingOptions, read_mails

    context = command_context(ctx, as_json=as_json)
    # Unlike other commands, this one leaves cycles behind with each mail; what there is by now is never visited.
    gc.freeze()
    gc.enable()
    day = context.dates.past_date(since) if since is not None else None
    mails = read_mails(context, ReadingOptions(paths or (), day, me or (), takes_new=new, takes_all=explain))
    is_read_only = dry_run or explain
    if yes and not is_read_only:
        record_certain(context, mails, takes_new=new)
    elif context.terminal.is_interactive and context.terminal.is_tty and not is_read_only:
        from feedback_loop.cli.mail_session import MailSession  # only on a terminal

        MailSession(context, mails, takes_new=new).run()
    else:
        list_proposals(context, mails, takes_new=new, explain=explain)
