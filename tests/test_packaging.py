"""The page for packagers has every library with its range and its licence, as the project and the libraries state."""

import re
import tomllib
from importlib import metadata

import pytest

from doc_examples import ROOT

ROW = re.compile(r"^\| ([\w-]+) \| (?:`([^`]*)`)? *\| .* \| ([\w. -]+) \|$", re.MULTILINE)
LIBRARIES = {
    name: (versions, licence)
    for name, versions, licence in ROW.findall((ROOT / "docs/packaging.md").read_text("utf-8"))
}
REQUIREMENT = re.compile(r"([\w.-]+)([^;\[]*)")
LICENCE_NAMES = {"BSD License": "BSD-3-Clause", "MIT License": "MIT", "ISC License (ISCL)": "ISC"}


def declared() -> dict[str, str]:
    """Return the range of each library that the project names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pairs = [match.groups() for text in project["dependencies"] if (match := REQUIREMENT.match(text))]
    return {name: versions.strip() for name, versions in pairs}


def needed(names: list[str]) -> set[str]:
    """Return libraries together with those that they need here."""
    known: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop().lower().replace("_", "-")
        if name not in known and is_installed(name):
            known.add(name)
            requirements = [text for text in metadata.requires(name) or () if "extra ==" not in text]
            pending += [match[1] for text in requirements if (match := REQUIREMENT.match(text))]
    return known


def is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def test_the_ranges_are_those_of_the_project() -> None:
    assert {name: versions for name, (versions, _) in LIBRARIES.items() if versions} == declared()


def test_every_library_that_is_needed_is_listed() -> None:
    assert needed(list(declared())) - LIBRARIES.keys() == set()


@pytest.mark.parametrize("name", LIBRARIES)
def test_the_licence_is_the_one_that_the_library_states(name: str) -> None:
    if not is_installed(name):
        pytest.skip("It is not needed on this platform.")
    stated = metadata.metadata(name)
    names = [text for field in ("License-Expression", "License") for text in stated.get_all(field) or ()]
    names += [LICENCE_NAMES.get(text.rpartition(" :: ")[2], text) for text in stated.get_all("Classifier") or ()]
    assert LIBRARIES[name][1] in names


def test_every_bound_is_explained_or_is_the_lowest_that_was_tried() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for name, versions in declared().items():
        if "<" in versions or "!=" in versions:
            assert re.search(rf'^    "{name}[^"]*", # .+$', text, re.MULTILINE), name


def test_constraints_fit_the_ranges() -> None:
    lines = (ROOT / "packaging/constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.partition("==")[0] for line in lines}
    assert declared().keys() - pinned == set()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.+!-]+(?: ; .+)?", line)] == []
