"""Start the small programs in this folder."""

import os
import subprocess
import sys
from pathlib import Path

_PACKAGE = __name__.rpartition(".")[0]
_ROOT = Path(__file__).parents[_PACKAGE.count(".") + 1]


def start(module: str, *arguments: object, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start ``module`` of this folder, as an argument of the command ``prefix`` if there is one."""
    # Measuring coverage there would need files that some of them may not write.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    command = [*prefix, sys.executable, "-m", f"{_PACKAGE}.{module}", *map(str, arguments)]
    return subprocess.Popen(
        command,
        cwd=_ROOT,
        env=environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, list[str], str]:
    """Wait for it; return its exit code, the lines it printed, and its standard error."""
    output, errors = process.communicate(timeout=120)
    return process.returncode, output.splitlines(), errors


def run(module: str, *arguments: object, prefix: tuple[str, ...] = ()) -> tuple[int, list[str], str]:
    return finish(start(module, *arguments, prefix=prefix))
