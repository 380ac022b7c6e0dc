"""The Debian package and the recipes for Homebrew and the AUR, as far as tools for them are installed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from doc_examples import ROOT
from feedback_loop import __version__

from .test_distributions import FIRST_DAY_OF_2026, TOOLS, dist, pytestmark, run

__all__ = ["dist", "pytestmark"]  # the fixture of the built distributions, and the tools that they need

ADDRESS = "https://feedback-loop.example"


@pytest.fixture
def recipes(dist: Path, tmp_path: Path) -> Path:
    """A folder with the distributions and the recipes that follow from them."""
    shutil.copytree(dist, tmp_path / "dist")
    run(ROOT / "packaging/fill-recipes", ADDRESS, f"{ADDRESS}/feedback-loop.tar.gz", tmp_path / "dist", cwd=tmp_path)
    return tmp_path / "dist"


def debian_package(folder: Path) -> Path:
    path = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"
    run(ROOT / "packaging/debian/build", folder, cwd=folder, PATH=path, SOURCE_DATE_EPOCH=FIRST_DAY_OF_2026)
    (package,) = folder.glob("*.deb")
    return package


@pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("strip") and Path("/usr/bin/py3compile").exists()),
    reason="needs Debian's dpkg, binutils and python3",
)
def test_the_debian_package_runs_with_debians_python(recipes: Path, tmp_path: Path) -> None:
    package = debian_package(recipes)
    content = package.read_bytes()
    run("dpkg-deb", "--extract", package, tmp_path / "root", cwd=tmp_path)
    script = (tmp_path / "root/usr/bin/feedback-loop").read_text("utf-8")
    program = tmp_path / "feedback-loop"
    program.write_text(script.replace("/usr/lib/feedback-loop", f"{tmp_path}/root/usr/lib/feedback-loop"), "utf-8")
    output = run("/usr/bin/python3", "-Es", program, "demo", cwd=tmp_path)
    assert "Followed up with Robin Hale" in output
    for path in (
        "man/man1/feedback-loop-apply.1.gz",
        "zsh/vendor-completions/_feedback-loop",
        "doc/feedback-loop/copyright",
    ):
        assert (tmp_path / "root/usr/share" / path).exists()
    assert f"\n Version: {__version__}-1\n" in run("dpkg-deb", "--info", package, cwd=tmp_path)
    assert debian_package(recipes).read_bytes() == content, "a second build has other bytes"


@pytest.mark.skipif(shutil.which("ruby") is None, reason="needs Ruby")
def test_ruby_accepts_the_formula(recipes: Path) -> None:
    assert run("ruby", "-c", recipes / "feedback-loop.rb", cwd=recipes) == "Syntax OK\n"


def test_recipes_name_the_archive_and_its_digest(recipes: Path) -> None:
    (archive,) = recipes.glob("*.tar.gz")
    digest = run("sha256sum", archive, cwd=recipes).partition(" ")[0]
    for name in ("feedback-loop.rb", "PKGBUILD"):
        text = (recipes / name).read_text("utf-8")
        assert digest in text
        assert f"{ADDRESS}/feedback-loop.tar.gz" in text
        assert "@HOMEPAGE@" not in text


def test_the_pkgbuild_is_a_script_with_the_functions_that_makepkg_calls(recipes: Path) -> None:
    script = f". {recipes}/PKGBUILD; declare -F build check package; echo $pkgname $pkgver"
    assert run("bash", "-euc", script, cwd=recipes).split() == [
        *("build", "check", "package"),
        *("feedback-loop", __version__),
    ]


@pytest.mark.parametrize("script", ["packaging/debian/build", "packaging/fill-recipes"])
def test_scripts_say_what_is_missing(script: str, tmp_path: Path) -> None:
    command: list[str | Path] = [ROOT / script, *([ADDRESS, ADDRESS] if "recipes" in script else []), tmp_path]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("Build ")
