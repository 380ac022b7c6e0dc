"""Checks for contributors: ``nox -s quick`` before a commit, ``nox -s full`` before a release."""

import os
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.sessions = ["quick"]
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False

PYTHONS = ["3.11", "3.12", "3.13"]
PLATFORMS = ["linux", "darwin", "win32"]

# Sessions without an environment of their own use the tools beside the Python that runs nox.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"


@nox.session(venv_backend="none")
def quick(session: nox.Session) -> None:
    """Run lint, types and the everyday tests with the Python that runs nox; arguments go to pytest."""
    _lint(session)
    session.run("mypy")
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS)
def full(session: nox.Session) -> None:
    """Run every test with every Python that is installed, then all other sessions."""
    session.install("-e", ".[dev]")
    session.run("pytest", *session.posargs)
    session.run("pytest", "-m", "slow or hypothesis", *session.posargs, env={"HYPOTHESIS_PROFILE": "thorough"})
    for other in ("lint", "types", "docs", "site", "packages", "wheel", "lowest"):
        session.notify(other)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting, import rules and the CI workflow."""
    session.install("-e", ".[dev]", "check-jsonschema")
    _lint(session)
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/ci.yml")


@nox.session
def types(session: nox.Session) -> None:
    """Check types as on every platform and every Python."""
    session.install("-e", ".[dev]")
    for platform in PLATFORMS:
        for python in [*PYTHONS, "3.14"]:
            session.run(
                "mypy", "--platform", platform, "--python-version", python, f"--cache-dir=.mypy_cache/{platform}"
            )


@nox.session
def docs(session: nox.Session) -> None:
    """Regenerate the documentation, and check its examples, links and paths."""
    session.install("-e", ".[dev]")
    session.run("python", "tests/generated.py")
    session.run("pytest", "-m", "", "tests/test_generated.py")


@nox.session
def site(session: nox.Session) -> None:
    """Build the website into site/; anything that a page links to and that doesn't exist is an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-q", "-E", "-W", "--keep-going", "-c", "docs", ".", "site", *session.posargs)


@nox.session
def packages(session: nox.Session) -> None:
    """Build the wheel and the source archive, and check their bytes, their content and what they install."""
    session.install("-e", ".[dev,packaging]")
    session.run("pytest", "-m", "slow", "tests/slow/packaging", *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the everyday tests with the lowest version of each library that the ranges allow."""
    session.install("uv", "-e", ".[dev]")
    requirements = nox.project.load_toml("pyproject.toml")["project"]["dependencies"]
    session.run("uv", "pip", "install", "--resolution", "lowest-direct", *requirements)
    session.run("pytest", *session.posargs)


@nox.session
def inventory(session: nox.Session) -> None:
    """Write the bill of materials of a fresh installation (CycloneDX), and the constraints for development."""
    session.install("-e", ".[packaging]")
    session.install("cyclonedx-bom>=5")
    bare = Path(session.create_tmp()) / "bare"
    session.run("uv", "venv", "--quiet", "--clear", str(bare))
    session.run("uv", "pip", "install", "--quiet", "--python", str(bare), ".")
    output = ("--output-reproducible", "--output-file", "dist/interview-feedback-loop.cdx.json")
    Path("dist").mkdir(exist_ok=True)
    session.run("cyclonedx-py", "environment", "--pyproject", "pyproject.toml", *output, str(bare))
    constraints = ("--universal", "--no-header", "--no-annotate", "--output-file", "packaging/constraints.txt")
    extras = ("--extra", "dev", "--extra", "docs")
    session.run("uv", "pip", "compile", "--quiet", "--upgrade", *extras, *constraints, "pyproject.toml")


@nox.session(python=PYTHONS)
def wheel(session: nox.Session) -> None:
    """Play the demo from the wheel, in an environment that has nothing else."""
    session.install(".")  # pip builds the wheel, and installs that
    session.run("feedback-loop", "demo", silent=True)


def _lint(session: nox.Session) -> None:
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")
