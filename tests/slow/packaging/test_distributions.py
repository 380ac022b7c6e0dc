"""The wheel and the source archive: the same bytes from every build, and a program in bare environments."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doc_examples import ROOT
from feedback_loop import __version__
from feedback_loop.cli.app import COMMANDS

TOOLS = Path(sys.executable).parent
FIRST_DAY_OF_2026 = "1767225600"

pytestmark = pytest.mark.skipif(
    not all((TOOLS / tool).exists() for tool in ("pyproject-build", "twine", "pipx", "uv")),
    reason="needs pip install -e '.[packaging]'",
)


def run(*command: str | Path, cwd: Path, **changes: str) -> str:
    """Run a command that must succeed, and return what it printed."""
    environment = {"HOME": str(cwd), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **installer_settings(), **changes}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def installer_settings() -> Mapping[str, str]:
    """Return the user's settings of pip and uv, such as a mirror, which a bare environment has too."""
    own = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_", "REQUESTS_"))}
    configured = Path("~/.config/pip/pip.conf").expanduser()
    return ({"PIP_CONFIG_FILE": str(configured)} if configured.exists() else {}) | own


def build(folder: Path, umask: int, **changes: str) -> dict[str, bytes]:
    """Build both distributions from a fresh copy of the project, and return them by name."""
    source = folder / "source"
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    before = os.umask(umask)
    try:
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (source / name).parent.mkdir(parents=True, exist_ok=True)
                (source / name).write_bytes((ROOT / name).read_bytes())
        run(TOOLS / "pyproject-build", "--outdir", folder / "dist", source, cwd=folder, **changes)
    finally:
        os.umask(before)
    return {file.name: file.read_bytes() for file in (folder / "dist").iterdir()}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("build")
    build(folder, 0o022, SOURCE_DATE_EPOCH=FIRST_DAY_OF_2026)
    return folder / "dist"


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (wheel,) = dist.glob("*.whl")
    return wheel


def test_two_builds_have_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    again = build(tmp_path, 0o077, SOURCE_DATE_EPOCH=FIRST_DAY_OF_2026, TZ="Asia/Tokyo", LC_ALL="C")
    assert sorted(again) == sorted(file.name for file in dist.iterdir())
    assert [name for name, content in again.items() if content != (dist / name).read_bytes()] == []


def test_the_distributions_are_fit_for_the_index(dist: Path) -> None:
    output = run(TOOLS / "twine", "check", "--strict", *dist.iterdir(), cwd=dist, NO_COLOR="1")
    assert output.count("PASSED") == 2


def test_the_source_archive_has_all_that_the_tests_need(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    expected = ("LICENSE", "pyproject.toml", "docs/man/feedback-loop.1", "tests/cli/harness.py", "docs/commands.md")
    assert [name for name in expected if name not in names] == []


def test_the_wheel_has_the_program_and_its_shared_files_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    data = f"interview_feedback_loop-{__version__}.data/data/share/"
    shared = {name.removeprefix(data) for name in names if name.startswith(data)}
    pages = ["feedback-loop", *(f"feedback-loop-{name}" for group in COMMANDS.values() for name in group)]
    assert shared == {
        *(f"man/man1/{page}.1" for page in pages),
        "bash-completion/completions/feedback-loop",
        "zsh/site-functions/_feedback-loop",
        "fish/vendor_completions.d/feedback-loop.fish",
    }
    folders = {name.partition("/")[0].removeprefix(f"interview_feedback_loop-{__version__}") for name in names}
    assert folders == {"feedback_loop", ".data", ".dist-info"}


def install_with_pip(wheel: Path, home: Path) -> Path:
    venv.create(home / "env", with_pip=True)
    scripts = home / "env" / TOOLS.name
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
    assert (home / "env/share/man/man1/feedback-loop-apply.1").exists()
    return scripts


def install_with_pipx(wheel: Path, home: Path) -> Path:
    run(TOOLS / "pipx", "install", "--python", sys.executable, wheel, cwd=home)
    assert (home / ".local/share/man/man1/feedback-loop-apply.1").exists(), "pipx links manual pages"
    return home / ".local/bin"


def install_with_uv(wheel: Path, home: Path) -> Path:
    run(TOOLS / "uv", "tool", "install", "--python", sys.executable, wheel, cwd=home, UV_TOOL_BIN_DIR=str(home / "bin"))
    return home / "bin"


@pytest.mark.parametrize("install", [install_with_pip, install_with_pipx, install_with_uv])
def test_the_demo_plays_from_the_wheel_alone(
    install: Callable[[Path, Path], Path], wheel: Path, tmp_path: Path
) -> None:
    program = install(wheel, tmp_path) / "feedback-loop"
    assert run(program, "--version", cwd=tmp_path) == f"feedback-loop {__version__}\n"
    assert "follow-up brightwater" in run(program, "demo", cwd=tmp_path)
    run(program, "apply", "Acme", "Analyst", cwd=tmp_path)
    assert run(program, "status", cwd=tmp_path).count("Acme") == 1


def test_each_shell_loads_its_completion_by_itself(wheel: Path, tmp_path: Path) -> None:
    scripts = install_with_pip(wheel, tmp_path)
    share, path = scripts.parent / "share", f"{scripts}{os.pathsep}{os.environ['PATH']}"
    bash = f". {share}/bash-completion/completions/feedback-loop && complete -p feedback-loop"
    assert "_feedback_loop feedback-loop" in run("bash", "-c", bash, cwd=tmp_path, PATH=path)
    if shutil.which("zsh"):
        fpath = f"fpath=({share}/zsh/site-functions $fpath)"
        zsh = f"{fpath}; autoload -Uz compinit && compinit -u; echo $_comps[feedback-loop]"
        assert run("zsh", "-f", "-c", zsh, cwd=tmp_path, PATH=path) == "_feedback-loop\n"
    if shutil.which("fish"):
        fish = 'complete --do-complete "feedback-loop sh"'
        assert "shell-init" in run("fish", "-c", fish, cwd=tmp_path, PATH=path, XDG_DATA_DIRS=str(share))
