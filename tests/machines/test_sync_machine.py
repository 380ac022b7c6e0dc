"""Three machines and a bare repository: whatever is typed where and synced when, all end with the same journal.

By default a few stories; ``pytest --hypothesis-profile=large tests/machines`` plays many.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cli.conftest import isolated
from feedback_loop.domain.model.events import Forgotten
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.sync import shared_text
from journal.samples import NOW

from .replicas import BareRepository, Machine

EXAMPLES = (settings.default or settings()).max_examples // 20
NAMES = ("desk", "lap", "phone")
LOOKS = ("status --all", "log", "people", "themes", "stats")
machines = st.sampled_from(NAMES)
companies = st.sampled_from(["Acme", "Globex", "Initech"])


class SyncStateMachine(RuleBasedStateMachine):
    """One user, who never waits for a sync."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="machines-"))
        self.patch = pytest.MonkeyPatch()
        program = isolated(self.folder, self.patch)
        self.machines = {name: Machine(program, name) for name in NAMES}
        self.remote = BareRepository(self.folder / "remote.git")
        self.commits: list[str] = []
        self.recorded: set[str] = set()
        self.forgotten: set[str] = set()

    @initialize(company=companies)
    def begins(self, company: str) -> None:
        """One search, which every machine has from the start."""
        self._type("desk", f"apply {company} --with 'Dana Lee <dana@acme.example>'")
        for machine in self.machines.values():
            machine.ok(f"sync --init {self.remote.path}")

    @rule(name=machines, company=companies)
    def applies(self, name: str, company: str) -> None:
        self._type(name, f"apply {company}")

    @rule(name=machines, company=companies, what=st.sampled_from(["interviewed", "record", "note", "outcome"]))
    def records(self, name: str, company: str, what: str) -> None:
        more = {
            "interviewed": "--rating 3",
            "record": "'Be faster' --theme coding",
            "note": "Hm",
            "outcome": "rejected",
        }
        self._type(name, f"{what} {company} {more[what]}")

    @rule(name=machines, company=companies, role=st.sampled_from(["Analyst", "Engineer"]))
    def edits(self, name: str, company: str, role: str) -> None:
        self._type(name, f"edit {company} role={role}")

    @rule(name=machines, new=st.sampled_from(["Dana Poe", "D. Lee"]))
    def renames(self, name: str, new: str) -> None:
        self._type(name, f"edit dana name='{new}'")

    @rule(name=machines, what=st.sampled_from(["undo", "undo --yes", "redo"]))
    def takes_back(self, name: str, what: str) -> None:
        self._type(name, what)

    @rule(name=machines, chance=st.integers(0, 100))
    def forgets(self, name: str, chance: int) -> None:
        journal = Journal(self.machines[name].path)
        events = journal.events()
        gone = events[chance % len(events)]
        if not isinstance(gone, Forgotten):
            journal.record(lambda _: [Forgotten(ids=(gone.id,), on=NOW.date())], NOW)
            self.forgotten.add(gone.id)
            self._note(name)

    @rule(name=machines, chance=st.integers(0, 100), note=st.sampled_from(["one", "two"]))
    def edits_by_hand(self, name: str, chance: int, note: str) -> None:
        machine = self.machines[name]
        event = machine.events[chance % len(machine.events)]
        if event["kind"] != "forgotten" and "note" not in event:
            machine.edit_by_hand(f'"id":"{event["id"]}"', f'"id":"{event["id"]}","note":"{note}"')

    @rule(name=machines)
    def syncs(self, name: str) -> None:
        self.machines[name].ok("sync")
        if self.remote.path.exists():
            self.commits += self.remote.git("rev-parse", *self.remote.branches()).split()

    @rule()
    def takes_the_stick_out_or_puts_it_back(self) -> None:
        pocket = self.folder / "pocket"
        context, there = (self.remote.path, pocket) if self.remote.path.exists() else (pocket, self.remote.path)
        context.rename(there)

    @rule(chance=st.integers(0, 100))
    def pushes_over_by_force(self, chance: int) -> None:
        if self.commits and self.remote.path.exists():
            for branch in self.remote.branches():
                self.remote.git("update-ref", f"refs/heads/{branch}", self.commits[chance % len(self.commits)])

    @rule()
    def empties_the_repository(self) -> None:
        if self.remote.path.exists():
            for branch in self.remote.branches():
                self.remote.git("update-ref", "-d", f"refs/heads/{branch}")

    def _type(self, name: str, line: str) -> None:
        assert self.machines[name](line).code in (0, 1, 3)
        self._note(name)

    def _note(self, name: str) -> None:
        self.recorded |= {str(event["id"]) for event in self.machines[name].events}

    def teardown(self) -> None:
        try:
            self._converges()
        finally:
            self.patch.undo()
            shutil.rmtree(self.folder)

    def _converges(self) -> None:
        """When every machine has synced twice, all are the same, and nothing is lost that was not forgotten."""
        if not self.recorded:
            return
        if not self.remote.path.exists():
            self.takes_the_stick_out_or_puts_it_back()
        for machine in (*self.machines.values(), *self.machines.values()):
            machine.ok("sync")
        journals = [Journal(machine.path) for machine in self.machines.values()]
        assert {shared_text(journal.documents()) for journal in journals} == {self.remote.text()}
        assert {event.id for event in journals[0].events()} == self.recorded - self.forgotten
        for line in LOOKS:
            desk, *others = (machine.json(line) for machine in self.machines.values())
            assert [desk] * len(others) == others


TestSync = SyncStateMachine.TestCase
TestSync.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
