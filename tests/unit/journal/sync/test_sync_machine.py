"""Three machines and a bare repository: whatever is typed and synced on any of them, all end with the same journal.

By default a few examples; ``pytest --hypothesis-profile=large tests/unit/journal/sync`` runs many.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cli.conftest import isolated
from cli.replicas import BareRepository, Machine
from feedback_loop.domain.model.events import Forgotten
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.sync import shared_text
from hypothesis_profiles import scale_examples
from journal.samples import NOW

NAMES = ("desk", "lap", "phone")
VIEWS = ("status --all", "log", "people", "themes", "stats")
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
        self.recorded: dict[str, dict[str, Any]] = {}
        self.forgotten: set[str] = set()

    @initialize(company=companies)
    def start(self, company: str) -> None:
        """Start one search, which every machine has from the start."""
        self._type("desk", f"apply {company} --with 'Dana Lee <dana@acme.example>'")
        for machine in self.machines.values():
            machine.ok(f"sync --init {self.remote.path}")

    @rule(name=machines, company=companies)
    def apply(self, name: str, company: str) -> None:
        self._type(name, f"apply {company}")

    @rule(name=machines, company=companies, command=st.sampled_from(["interviewed", "record", "note", "outcome"]))
    def record(self, name: str, company: str, command: str) -> None:
        arguments = {
            "interviewed": "--rating 3",
            "record": "'Be faster' --theme coding",
            "note": "Hm",
            "outcome": "rejected",
        }
        self._type(name, f"{command} {company} {arguments[command]}")

    @rule(name=machines, company=companies, role=st.sampled_from(["Analyst", "Engineer"]))
    def edit(self, name: str, company: str, role: str) -> None:
        self._type(name, f"edit {company} role={role}")

    @rule(name=machines, new=st.sampled_from(["Dana Poe", "D. Lee"]))
    def rename(self, name: str, new: str) -> None:
        self._type(name, f"edit dana name='{new}'")

    @rule(name=machines, command=st.sampled_from(["undo", "undo --yes", "redo"]))
    def undo_or_redo(self, name: str, command: str) -> None:
        self._type(name, command)

    @rule(name=machines, chance=st.integers(0, 100))
    def forget(self, name: str, chance: int) -> None:
        journal = Journal(self.machines[name].path)
        events = journal.events()
        target = events[chance % len(events)]
        if not isinstance(target, Forgotten):
            journal.record(lambda _: [Forgotten(ids=(target.id,), on=NOW.date())], NOW)
            self.forgotten.add(target.id)
            self._remember_events(name)

    @rule(name=machines, chance=st.integers(0, 100), note=st.sampled_from(["first", "second"]))
    def edit_by_hand(self, name: str, chance: int, note: str) -> None:
        machine = self.machines[name]
        event = machine.events[chance % len(machine.events)]
        if event["kind"] != "forgotten" and "note" not in event:
            machine.edit_by_hand(f'"id":"{event["id"]}"', f'"id":"{event["id"]}","note":"{note}"')

    @rule(name=machines, year=st.sampled_from(["2027", "2029", "9999"]))
    def put_clock_ahead(self, name: str, year: str) -> None:
        """Record something while the clock is years ahead."""
        machine = self.machines[name]
        self._type(name, "note Acme Ahead")
        instant = str(machine.events[-1]["recorded_at"])
        machine.edit_by_hand(instant, f"{year}{instant[4:]}")

    @rule(name=machines)
    def sync(self, name: str) -> None:
        self.machines[name].ok("sync")
        if self.remote.path.exists():
            self.commits += self.remote.git("rev-parse", *self.remote.branches()).split()

    @rule()
    def disconnect_or_reconnect_remote(self) -> None:
        unplugged = self.folder / "unplugged"
        source, target = (self.remote.path, unplugged) if self.remote.path.exists() else (unplugged, self.remote.path)
        source.rename(target)

    @rule(chance=st.integers(0, 100))
    def force_push_old_commit(self, chance: int) -> None:
        if self.commits and self.remote.path.exists():
            for branch in self.remote.branches():
                self.remote.git("update-ref", f"refs/heads/{branch}", self.commits[chance % len(self.commits)])

    @rule()
    def delete_branches(self) -> None:
        if self.remote.path.exists():
            for branch in self.remote.branches():
                self.remote.git("update-ref", "-d", f"refs/heads/{branch}")

    def _type(self, name: str, line: str) -> None:
        assert self.machines[name](line).code in (0, 1, 3)
        self._remember_events(name)

    def _remember_events(self, name: str) -> None:
        self.recorded |= {str(event["id"]): event for event in self.machines[name].events}

    def teardown(self) -> None:
        try:
            self._assert_convergence()
        finally:
            self.patch.undo()
            shutil.rmtree(self.folder)

    def _assert_convergence(self) -> None:
        """After two syncs of every machine all journals agree, without what was forgotten and what refers to it."""
        if not self.recorded:
            return
        if not self.remote.path.exists():
            self.disconnect_or_reconnect_remote()
        for machine in (*self.machines.values(), *self.machines.values()):
            machine.ok("sync")
        journals = [Journal(machine.path) for machine in self.machines.values()]
        assert {shared_text(journal.documents(), journal.salts()) for journal in journals} == {self.remote.text()}
        remaining = {event.id: event for event in journals[0].events()}
        lost = self.recorded.keys() - remaining.keys()
        assert self.forgotten <= lost
        for id_ in lost - self.forgotten:
            assert {self.recorded[id_].get("application"), self.recorded[id_].get("target")} & lost
        assert all(isinstance(remaining[id_], Forgotten) for id_ in remaining.keys() - self.recorded.keys())
        for line in VIEWS:
            desk, *others = (machine.json(line) for machine in self.machines.values())
            assert [desk] * len(others) == others


TestSync = SyncStateMachine.TestCase
TestSync.settings = settings(
    max_examples=scale_examples(5),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
