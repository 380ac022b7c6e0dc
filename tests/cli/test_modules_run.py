"""Everyday commands run functions of few modules, so that a reader can follow one."""

import json
import shlex
import sys

import pytest

from .harness import Installed

MAX_MODULES = 33

_PROBE = """
import json, os, sys, types
from feedback_loop.cli.main import main

path = sys.argv.pop(1)
package = os.path.dirname(os.path.dirname(sys.modules["feedback_loop.cli.main"].__file__))
modules = set()

def note(frame, event, argument):
    code = frame.f_code
    # The bodies of modules and classes are not optimized.
    if event == "call" and code.co_flags & 1 and code.co_filename.startswith(package):
        modules.add(os.path.relpath(code.co_filename, package))

def leave(code):
    sys.setprofile(None)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(sorted(modules), file)
    sys.stdout.flush()
    exit_(code)

exit_, os._exit = os._exit, leave
sys.setprofile(note)
main()
"""


@pytest.mark.parametrize(
    "line",
    ["apply Globex Clerk", "record acme 'Show results first' --theme communication --with Dana", "remind", "status"],
)
def test_an_everyday_command_runs_functions_of_few_modules(installed: Installed, line: str) -> None:
    for story in ("apply Acme Analyst --on '20 days ago' --with Dana", "interviewed acme --on '9 days ago'"):
        assert installed(story).code == 0
    output = installed.folder / "modules.json"
    result = installed(f"{shlex.quote(str(output))} {line}", program=(sys.executable, "-c", _PROBE))
    assert result.code == 0, result.err
    modules = json.loads(output.read_text(encoding="utf-8"))
    assert "cli/main.py" in modules
    assert len(modules) <= MAX_MODULES, "\n".join(modules)
