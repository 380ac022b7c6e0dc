"""``shell-init``: print shell integration."""

import os
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from feedback_loop.cli.context import command_context
from feedback_loop.cli.default_paths import PROGRAM
from feedback_loop.cli.options import Json, argument
from feedback_loop.domain.errors import UsageError
from feedback_loop.views.json import SCHEMA_VERSION


class Shell(StrEnum):
    """A supported shell."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def shell_init(
    ctx: typer.Context,
    shell: Annotated[Shell | None, argument("[bash|zsh|fish]", "Shell (default: your login shell).")] = None,
    as_json: Json = False,
) -> None:
    """Print shell integration: completion, the alias iv, and a reminder at login."""
    context = command_context(ctx, as_json=as_json)
    shell = shell or _login_shell()
    from importlib import resources  # slow to import

    completion = resources.files("feedback_loop.cli").joinpath("completions", f"{PROGRAM}.{shell}")
    script = _SCRIPTS[shell].replace("COMPLETION", completion.read_text(encoding="utf-8").rstrip())
    if context.terminal.as_json:
        context.terminal.write_json({"schema_version": SCHEMA_VERSION, "shell": shell, "script": script})
    else:
        context.terminal.write_text(script)
    if shutil.which(PROGRAM) is None:
        context.terminal.warn(f"{PROGRAM} is not on your PATH. Until it is, these lines do nothing.")


def _login_shell() -> Shell:
    try:
        return Shell(Path(os.environ.get("SHELL", "")).name)
    except ValueError as error:
        raise UsageError("Which shell? Add bash, zsh or fish.") from error


_HEAD = """\
# feedback-loop: completion, iv as an alias for debrief, and one line at login if something is due.
# Add it to your start-up file: feedback-loop shell-init"""

# In a non-interactive shell, any output breaks scp and rsync. A missing program must not break the login.
_AT_LOGIN = """\
case $- in
    *i*) if command -v feedback-loop >/dev/null; then feedback-loop remind --brief || :; fi ;;
esac"""

_SCRIPTS = {
    Shell.BASH: f"""\
{_HEAD} bash >> ~/.bashrc
COMPLETION
alias iv='feedback-loop debrief'
_feedback_loop_iv() {{
    COMP_WORDS=(feedback-loop debrief "${{COMP_WORDS[@]:1}}")
    COMP_CWORD=$((COMP_CWORD + 1))
    _feedback_loop
}}
complete -o default -F _feedback_loop_iv iv
{_AT_LOGIN}""",
    Shell.ZSH: f"""\
{_HEAD} zsh >> ~/.zshrc
(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit -i; }}
COMPLETION
alias iv='feedback-loop debrief'
{_AT_LOGIN}""",
    Shell.FISH: f"""\
{_HEAD} fish >> ~/.config/fish/config.fish
COMPLETION
alias iv='feedback-loop debrief'
if status is-interactive; and command -q feedback-loop
    feedback-loop remind --brief; or true
end""",
}
