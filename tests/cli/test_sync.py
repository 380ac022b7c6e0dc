"""sync: what is received and sent, where to, and everything that may be wrong with the remote."""

import datetime as dt
import http.server
import json
import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.format.schema import SCHEMA
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.git import without_credentials
from feedback_loop.journal.sync.sync import sync

from .harness import Installed, Program
from .replicas import BareRepository, Machine

NOW = dt.datetime(2026, 6, 15, 10, tzinfo=dt.UTC)
JOURNAL = '{"schema": 1, "events": {}}'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="it needs a shell script")


@pytest.fixture
def synced(desk: Machine, lap: Machine, remote: BareRepository) -> tuple[Machine, Machine]:
    """Two machines in sync, with one application."""
    desk.ok("apply Acme Analyst")
    desk.ok(f"sync --init {remote.path}")
    lap.ok(f"sync --init {remote.path}")
    return desk, lap


def assert_same(*machines: Machine) -> None:
    """All of them have the same events and show the same."""
    first, *others = machines
    for other in others:
        assert by_id(first) == by_id(other)
        for line in ("status --all", "log", "people"):
            assert first.json(line) == other.json(line)


def by_id(machine: Machine) -> dict[str, object]:
    return {event["id"]: event for event in machine.events}


class TestInSync:
    def test_record_reaches_other_machine(self, synced: tuple[Machine, Machine]) -> None:
        desk, lap = synced
        lap.ok("interviewed acme")
        assert lap.ok("sync") == "Received 0 events, sent 1.\n"
        assert desk.ok("sync") == "Received 1 event, sent 0.\n"
        assert desk.ok("sync") == "No new events.\n"
        assert_same(desk, lap)

    def test_records_of_both_machines_are_on_both(self, synced: tuple[Machine, Machine]) -> None:
        desk, lap = synced
        desk.ok("interviewed acme --round phone")
        lap.ok("apply Globex")
        lap.ok("apply Initech")
        desk.ok("sync")
        assert lap.ok("sync") == "Received 1 event, sent 2.\n"
        assert desk.ok("sync") == "Received 2 events, sent 0.\n"
        assert_same(desk, lap)

    def test_new_machine_gets_everything(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, lap = synced
        assert lap.events == desk.events
        assert stat.S_IMODE(lap.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(lap.repository.stat().st_mode) == 0o700
        assert json.loads(remote.text())["schema"] == SCHEMA

    def test_empty_journal_and_empty_repository_are_in_sync(self, desk: Machine, remote: BareRepository) -> None:
        assert desk.ok(f"sync --init {remote.path}") == "No new events.\n"
        assert (desk.path.exists(), remote.branches()) == (False, [])

    def test_json_of_sync(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, _ = synced
        desk.ok("interviewed acme")
        assert desk.json("sync") == {
            "schema_version": 1,
            "url": str(remote.path),
            "before": None,
            "received": 0,
            "sent": 1,
            "forgotten": [],
            "erased": [],
            "replaced": [],
            "kept_local": [],
            "competing_edits": [],
            "clock_lead_seconds": None,
            "reached": True,
            "problem": None,
        }

    def test_same_events_give_same_tree(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, lap = synced
        lap.ok("interviewed acme")
        lap.ok("sync")
        tree = remote.git("rev-parse", "main^{tree}" if "main" in remote.branches() else "HEAD^{tree}")
        other = BareRepository(remote.path.with_name("other.git"))
        desk.ok("sync")
        desk.ok(f"sync --init {other.path}")
        assert other.git("rev-parse", "HEAD^{tree}") == tree

    def test_forgotten_record_is_deleted_on_other_machine_and_in_remote(
        self, synced: tuple[Machine, Machine], remote: BareRepository
    ) -> None:
        desk, lap = synced
        desk.ok("note acme", "a secret")
        desk.ok("sync")
        lap.ok("sync")
        id_ = lap.events[-1]["id"]
        tombstone = {"kind": "forgotten", "id": "tombstone", "batch": "b", "on": "2026-06-15", "ids": [id_]}
        forgot = desk.path.with_name("forgot.json")
        forgot.write_text(json.dumps({"schema": 1, "events": {"1": tombstone}}), "utf-8")
        desk.ok(f"merge {forgot}")
        assert desk.ok("sync") == "Received 0 events, sent 1.\n"
        assert b"secret" not in remote.text()
        assert lap.ok("sync") == "Received 1 event, sent 0. Deleted 1 event forgotten on another machine.\n"
        assert b"secret" not in lap.path.read_bytes()
        assert_same(desk, lap)

    def test_manual_edits_of_same_record_resolve_equally(self, synced: tuple[Machine, Machine]) -> None:
        desk, lap = synced
        desk.edit_by_hand("Analyst", "Zoologist")
        lap.edit_by_hand("Analyst", "Actor")
        desk.ok("sync")
        assert "has another version of 1 event" in lap.ok("sync")
        desk.ok("sync")
        assert [machine.events[0]["role"] for machine in synced] == ["Zoologist", "Zoologist"]


class TestClocks:
    """Two machines that were not synced between their commands; the clock of one may be ahead."""

    @pytest.fixture
    def ahead(self, synced: tuple[Machine, Machine]) -> tuple[Machine, Machine]:
        """Two machines in sync; what the first records gets the time four minutes ahead, like all of its clock."""
        desk, lap = synced
        for machine in synced:
            machine.ok("interviewed acme --with 'Dana Lee'")
            machine.ok("sync")
        desk.ok("sync")
        return desk, lap

    def put_ahead(self, machine: Machine, count: int, lead: dt.timedelta = dt.timedelta(minutes=4)) -> None:
        """Make the last records those of a clock that is ahead."""
        for event in machine.events[-count:]:
            instant = dt.datetime.fromisoformat(event["recorded_at"])
            later = (instant + lead).isoformat().replace("+00:00", "Z")
            machine.edit_by_hand(event["recorded_at"], later)

    def test_edits_of_one_field_are_listed_with_command_that_takes_other(self, ahead: tuple[Machine, Machine]) -> None:
        desk, lap = ahead
        desk.ok("edit acme role=Scientist")
        self.put_ahead(desk, 1)
        lap.ok("edit acme", 'role=Data "Q" Engineer')
        desk.ok("sync")
        ran = lap("sync")
        listed = "Edited on both sides: the role of Acme (Scientist). “Scientist” (there) counts. To take "
        assert listed + '“Data "Q" Engineer” (here): feedback-loop edit' in ran.out
        assert lap.json("status")["loops"][0]["role"] == "Scientist"
        lap.ok(ran.out.strip().splitlines()[-1].partition("feedback-loop ")[2])
        desk.ok("sync"), lap.ok("sync"), desk.ok("sync")
        assert [machine.json("status")["loops"][0]["role"] for machine in ahead] == ['Data "Q" Engineer'] * 2
        assert_same(*ahead)

    @pytest.mark.parametrize(
        ("ours", "theirs", "field"),
        [
            ("edit acme note='it is'", 'edit acme note="it\'s\nmore"', "note"),
            ("edit acme people=Zoe", "edit acme people='Ann Ray <ann@acme.example> (boss); Bob'", "people"),
            ("edit dana name='Dana Poe'", 'edit dana name="Dana O\'Poe"', "name"),
            ("edit dana email=d@acme.example", "edit dana email=e@acme.example", "email"),
            ("edit {id} rating=2", "edit {id} rating=5", "rating"),
            ("edit {id} on=2026-06-10", "edit {id} on=2026-06-11", "on"),
        ],
    )
    def test_command_takes_other_edit(self, ahead: tuple[Machine, Machine], ours: str, theirs: str, field: str) -> None:
        desk, lap = ahead
        id_ = lap.events[-1]["id"]
        desk.ok(theirs.format(id=id_))
        lap.ok(ours.format(id=id_))
        desk.ok("sync")
        (edit,) = lap.json("sync")["competing_edits"]
        assert (edit["field"], edit["counts_from"]) == (field, "here")
        other = desk.events[-1]["changes"][field]
        assert edit["other"] == other
        if "\n" not in str(other):  # which bash quotes in a way of its own
            lap.ok(edit["command"].removeprefix("feedback-loop "))
        else:
            words = subprocess.run(["bash", "-c", f"printf '%s\\0' {edit['command']}"], capture_output=True, check=True)
            lap.ok("", *words.stdout.decode().split("\0")[1:-1])
        assert lap.events[-1]["changes"] == {field: other}

    def test_same_edits_undone_edits_and_edits_of_other_fields_do_not_compete(
        self, ahead: tuple[Machine, Machine]
    ) -> None:
        desk, lap = ahead
        desk.ok("edit acme role=Scientist")
        lap.ok("edit acme role=Scientist")
        desk.ok("edit acme source=fair")
        lap.ok("edit acme location=Rome")
        desk.ok("edit dana name='Dana Poe'")
        lap.ok("edit dana name='Dana Liu'")
        lap.ok("undo")
        desk.ok("sync")
        assert lap.json("sync")["competing_edits"] == []

    def test_clock_of_other_machine_is_said_to_be_ahead(self, ahead: tuple[Machine, Machine]) -> None:
        desk, lap = ahead
        desk.ok("note acme Older")
        self.put_ahead(desk, 1)
        desk.ok("sync")
        assert "4 minutes ahead of this machine's clock" in lap("sync").err
        ran = lap("sync --json")
        assert 180 < ran.document["clock_lead_seconds"] <= 240
        assert lap.ok("note acme Newer")
        assert lap.events[-1]["recorded_at"] > lap.events[-2]["recorded_at"]

    def test_clocks_that_agree_are_not_mentioned(self, ahead: tuple[Machine, Machine]) -> None:
        desk, lap = ahead
        desk.ok("note acme Older")
        desk.ok("sync")
        assert lap("sync").err == ""

    def test_undo_takes_back_last_command_of_this_machine(self, ahead: tuple[Machine, Machine]) -> None:
        desk, lap = ahead
        desk.ok("note acme Older")
        self.put_ahead(desk, 1)
        lap.ok("note acme Newer")
        for machine in (desk, lap, desk):
            machine.ok("sync")
        assert "Newer" in lap.ok("undo")
        assert "Newer" in lap.ok("redo")
        assert "Older" in desk.ok("undo")

    @pytest.mark.parametrize("instant", ["9999-12-31T23:59:59.999999Z", "2199-01-01T00:00:00Z"])
    def test_record_of_far_future_changes_no_order(self, ahead: tuple[Machine, Machine], instant: str) -> None:
        desk, lap = ahead
        for line in ("edit acme role=Wrong source=fair", "edit dana name=Wrong", "note acme Wrong"):
            desk.ok(line)
            desk.edit_by_hand(desk.events[-1]["recorded_at"], instant)
        desk.ok("sync")
        assert lap("sync").err == ""
        lap.ok("edit acme role=Right")
        assert lap.json("show acme")["loop"]["role"] == "Right"
        lap.ok("undo")
        assert lap.json("show acme")["loop"]["role"] == "Wrong"
        lap.ok("redo")
        lap.ok("edit wrong name='Dana Right'")
        loop = lap.json("show acme")
        assert (loop["loop"]["role"], loop["people"][0]["name"]) == ("Right", "Dana Right")
        assert loop["events"][0]["source"] == "fair"
        lap.ok("note acme Right")
        assert "Right" in lap.ok("undo")
        assert max(event["recorded_at"] for event in lap.events[-3:]) < "2199"
        for machine in (lap, desk):
            machine.ok("sync")
        assert_same(desk, lap)


class TestRemoteContent:
    def test_default_branch_may_have_any_name(self, desk: Machine, lap: Machine, program: Program) -> None:
        trunk = BareRepository(program.folder / "trunk.git", "--initial-branch=trunk")
        desk.ok("apply Acme")
        desk.ok(f"sync --init {trunk.path}")
        lap.ok(f"sync --init file://{trunk.path}")
        assert trunk.branches() == ["trunk"]
        assert_same(desk, lap)

    def test_branch_may_be_renamed(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, lap = synced
        remote.git("branch", "-m", remote.branches()[0], "renamed")
        lap.ok("interviewed acme")
        assert lap.ok("sync") == "Received 0 events, sent 1.\n"
        desk.ok("sync")
        assert remote.branches() == ["renamed"]
        assert_same(desk, lap)

    def test_head_may_be_dangling(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, lap = synced
        remote.git("symbolic-ref", "HEAD", "refs/heads/nowhere")
        lap.ok("interviewed acme")
        lap.ok("sync")
        desk.ok("sync")
        assert len(remote.branches()) == 1
        assert_same(desk, lap)

    @pytest.mark.parametrize("back_to", ["the first commit", "nothing", "an unrelated journal"])
    def test_force_push_loses_nothing(
        self, synced: tuple[Machine, Machine], remote: BareRepository, back_to: str
    ) -> None:
        desk, lap = synced
        branch = remote.branches()[0]
        first = remote.git("rev-parse", branch).strip()
        lap.ok("interviewed acme")
        lap.ok("sync")
        desk.ok("apply Globex")
        if back_to == "nothing":
            remote.git("update-ref", "-d", f"refs/heads/{branch}")
        elif back_to == "the first commit":
            remote.git("update-ref", f"refs/heads/{branch}", first)
        else:
            remote.commit({"journal.json": JOURNAL}, branch)
        desk.ok("sync")
        lap.ok("sync")
        desk.ok("sync")
        assert len(desk.events) == 3
        assert_same(desk, lap)

    def test_file_of_older_schema_is_accepted(self, desk: Machine, remote: BareRepository) -> None:
        old = {"kind": "applied", "id": "old1", "on": "2026-01-02", "batch": "b", "company": "Acme", "more": 1}
        remote.commit({"journal.json": json.dumps({"events": {"7": old}})}, "main")
        assert desk.ok(f"sync --init {remote.path}") == "Received 1 event, sent 1.\n" or desk.events == [old]
        assert json.loads(remote.text())["schema"] == SCHEMA

    @pytest.mark.parametrize(
        ("files", "message"),
        [
            (
                {"journal.json": '{"schema": 9, "events": {}}'},
                "a newer feedback-loop (schema 9,",
            ),
            ({"journal.json": "<<<<<<< HEAD\n{}"}, "is damaged: line 1 is not valid JSON"),
            (
                {"journal.json": '{"schema": 1, "events": {"1": {}}}'},
                "damaged: record 1 has a missing or invalid `kind`",
            ),
            ({"journal.json": ""}, "Nothing"),
            ({"README.md": "# Hello"}, "it contains 'README.md'"),
            ({"journal.json": JOURNAL, "script.sh": "rm -rf /"}, "it contains 'script.sh'"),
        ],
    )
    def test_other_content_is_refused_and_nothing_changes(
        self, desk: Machine, remote: BareRepository, files: dict[str, str | bytes], message: str
    ) -> None:
        desk.ok("apply Acme")
        commit = remote.commit(files, "main")
        before = desk.path.read_bytes()
        ran = desk(f"sync --init {remote.path}")
        if message == "Nothing":
            assert ran.code == 0
            return
        assert (ran.code, ran.out, message in ran.err) == (4, "", True), ran
        assert (desk.path.read_bytes(), remote.git("rev-parse", "main").strip()) == (before, commit)
        assert desk("sync").code == 2

    def test_link_is_refused(self, desk: Machine, remote: BareRepository) -> None:
        remote.commit({"journal.json": "/etc/passwd"}, "main", mode="120000")
        ran = desk(f"sync --init {remote.path}")
        assert (ran.code, "not a plain file" in ran.err) == (4, True)

    def test_oversized_content_is_refused_unread(
        self, desk: Machine, remote: BareRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("feedback_loop.journal.sync.repository.MAX_BYTES", 2_000_000)
        remote.commit({"journal.json": b" " * 2_000_001}, "main")
        ran = desk(f"sync --init {remote.path}")
        assert (ran.code, "it contains journal.json of over 2 MB" in ran.err) == (4, True), ran
        remote.commit({f"{number}.json": "x" for number in range(200)}, "main")
        ran = desk(f"sync --init {remote.path}")
        assert (ran.code, "it contains many files" in ran.err) == (4, True), ran

    def test_empty_commit_counts_as_empty_repository(self, desk: Machine, remote: BareRepository) -> None:
        remote.commit({}, "main")
        desk.ok("apply Acme")
        assert desk.ok(f"sync --init {remote.path}") == "Received 0 events, sent 1.\n"

    def test_repository_with_work_tree_is_refused(self, desk: Machine, program: Program) -> None:
        desk.ok("apply Acme")
        BareRepository(program.folder / "tree" / ".git", "--initial-branch=main").git("config", "core.bare", "false")
        ran = desk(f"sync --init {program.folder / 'tree'}")
        assert (ran.code, "rejected the push" in ran.err) == (4, True), ran

    @POSIX
    def test_hostile_repository_runs_nothing(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, _ = synced
        trap = remote.path / "trap.sh"
        trap.write_text(f"#!/bin/sh\ntouch {remote.path}/SPRUNG-$(basename $0)\n", "utf-8")
        trap.chmod(0o755)
        (remote.path / "hooks").mkdir(exist_ok=True)
        for hook in ("pre-receive", "update", "post-receive", "post-update", "reference-transaction", "proc-receive"):
            shutil.copy(trap, remote.path / "hooks" / hook)
        for name in ("core.hooksPath=hooks", "receive.procReceiveRefs=refs/heads", "receive.autogc=true"):
            remote.git("config", *name.split("="))
        for name in ("core.fsmonitor", "core.alternateRefsCommand", "uploadpack.packObjectsHook", "core.sshCommand"):
            remote.git("config", name, str(trap))
        (remote.path / "objects" / "info" / "alternates").write_text(f"{desk.repository}/git/objects\n", "utf-8")
        desk.ok("interviewed acme")
        remote.git("config", "receive.procReceiveRefs", "refs/none")
        desk.ok("sync")
        remote.git("-c", "core.hooksPath=/dev/null", "update-ref", "-d", f"refs/heads/{remote.branches()[0]}")
        desk.ok("sync")
        assert list(remote.path.glob("SPRUNG*")) == []


class TestConnection:
    def test_missing_folder_is_tried_again(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, lap = synced
        lap.ok("interviewed acme")
        moved = remote.path.rename(remote.path.with_name("moved"))
        reason = f"Cannot reach {remote.path} (the folder does not exist). The next sync will try again."
        assert lap.ok("sync") == f"{reason}\n"
        assert lap.json("sync")["reached"] is False
        moved.rename(remote.path)
        assert lap.ok("sync") == "Received 0 events, sent 1.\n"
        desk.ok("sync")
        assert_same(desk, lap)

    def test_missing_network_is_tried_again(self, desk: Machine) -> None:
        desk.ok("apply Acme")
        assert "Cannot reach" in desk.ok("sync --init http://127.0.0.1:1/journal.git")
        assert "Could not resolve" in desk.ok("sync --init ssh://host.invalid/journal.git")
        assert "Cannot reach" in desk.ok("sync")

    @POSIX
    @pytest.mark.parametrize("trap", ["", "trap '' TERM; "])
    def test_server_that_never_answers_times_out(
        self, desk: Machine, monkeypatch: pytest.MonkeyPatch, trap: str
    ) -> None:
        monkeypatch.setattr("feedback_loop.journal.sync.git._GRACE_SECONDS", 0.1)
        pid = desk.path.with_name("pid")
        monkeypatch.setenv("GIT_SSH_COMMAND", f"echo $$ > {pid}; {trap}exec sleep 600;")
        desk.ok("apply Acme")
        done = sync(Journal(desk.path), "host.example:journal.git", NOW, seconds=0.5)
        assert done.unreachable_reason == "no answer within 0.5 seconds"
        ended = Path(f"/proc/{pid.read_text('utf-8').strip()}/cmdline")
        assert not ended.exists() or ended.read_bytes() == b""

    @POSIX
    def test_unknown_error_of_git_is_shown(self, desk: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_SSH_COMMAND", "echo 'warning: hm\nfatal: the moon is \33[31mfull.' >&2; exit 1;")
        ran = desk("sync --init host.example:journal.git")
        assert ran.code == 4
        assert "git could not sync with host.example:journal.git: the moon is \\x1b[31mfull. Check" in ran.err

    @POSIX
    def test_message_of_declining_hook_is_shown(
        self, desk: Machine, remote: BareRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hook = remote.path / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\necho 'No journals \033[31mhere.'; yes 'Ask Bob.' | head -100; exit 1\n", "utf-8")
        hook.chmod(0o755)
        serve_by_ssh(remote.path.parent, monkeypatch)
        desk.ok("apply Acme")
        ran = desk(f"sync --init host.example:{remote.path}")
        assert (ran.code, ran.out) == (4, "")
        assert "rejected the push (pre-receive hook declined); a rule of that repository forbids it" in ran.err
        assert "It says: No journals \\x1b[31mhere. | Ask Bob. |" in ran.err
        assert (ran.err.count("Ask Bob."), "\x1b" in ran.err) == (4, False)

    def test_folder_without_repository_is_not_remembered(self, desk: Machine, program: Program) -> None:
        ran = desk(f"sync --init {program.folder / 'nope'}")
        assert (ran.code, "does not appear to be a git repository" in ran.err, "git init --bare" in ran.err) == (
            4,
            True,
            True,
        )
        assert desk("sync").code == 2

    def test_access_denied_without_prompt(self, desk: Machine, password_server: str) -> None:
        ran = desk(f"sync --init {password_server}")
        assert (ran.code, "was denied" in ran.err) == (4, True), ran

    def test_password_in_url_is_never_shown(self, desk: Machine, password_server: str) -> None:
        url = password_server.replace("//", "//me:hush@")
        ran = desk(f"sync --init {url}")
        assert (ran.code, "hush" in ran.err + ran.out) == (4, False)
        assert "hush" not in desk.ok("sync --init http://me:hush@127.0.0.1:1/j.git")
        assert "hush" not in desk.ok("sync --json")

    @pytest.mark.parametrize(
        ("url", "shown"),
        [
            ("https://me:hu@sh@host.invalid/j.git", "https://host.invalid/j.git"),
            ("https://hush@host.invalid/j.git", "https://host.invalid/j.git"),
            ("ssh://git:hush@host.invalid/j.git", "ssh://git@host.invalid/j.git"),
            ("ssh://git@host.invalid/j.git", "ssh://git@host.invalid/j.git"),
            ("git@host.invalid:j.git", "git@host.invalid:j.git"),
        ],
    )
    def test_password_is_removed_from_url(self, url: str, shown: str) -> None:
        assert without_credentials(f"unable to access '{url}/'") == f"unable to access '{shown}/'"

    @POSIX
    @pytest.mark.parametrize(
        ("script", "message"),
        [
            ("head -c 3000 /dev/zero", "NUL"),
            ("exit 3", "git gave no reason"),
            ("kill -SEGV $$", "git gave no reason"),
            ("echo 'fatal: bad config line 1 in file x' >&2; exit 128", "bad config line 1 in file x"),
        ],
    )
    def test_failing_git_is_reported_and_forgets_no_remote(
        self, synced: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch, script: str, message: str
    ) -> None:
        desk, _ = synced
        git = desk.path.with_name("git")
        git.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        git.chmod(0o755)
        with monkeypatch.context() as during:
            during.setenv("PATH", f"{git.parent}{os.pathsep}{os.environ['PATH']}")
            ran = desk("sync")
        assert (ran.code, ran.out, message in ran.err) == (4, "", True), ran
        assert desk.ok("sync") == "No new events.\n"

    @pytest.mark.parametrize("name", ["HEAD", "objects", "refs", "config"])
    def test_init_repairs_damaged_repository(
        self, synced: tuple[Machine, Machine], remote: BareRepository, name: str
    ) -> None:
        desk, lap = synced
        path = desk.repository / "git" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        assert desk("sync").code in (2, 4)
        desk.ok("interviewed acme")
        desk.ok(f"sync --init {remote.path}")
        lap.ok("sync")
        assert_same(desk, lap)

    def test_repository_of_other_object_format_is_refused(self, desk: Machine, program: Program) -> None:
        other = BareRepository(program.folder / "other.git", "--object-format=sha256")
        desk.ok("apply Acme")
        ran = desk(f"sync --init {other.path}")
        assert (ran.code, "hash algorithm" in ran.err) == (4, True), ran

    def test_missing_git_is_reported(self, desk: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(desk.path.parent))
        ran = desk("sync --init nowhere.example:journal.git")
        assert (ran.code, "install it" in ran.err) == (4, True)


@pytest.fixture
def password_server() -> Iterator[str]:
    """A server that wants a password."""

    class PasswordHandler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), PasswordHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/journal.git"
        server.shutdown()


class TestInit:
    def test_first_sync_needs_init(self, desk: Machine) -> None:
        ran = desk("sync")
        assert (ran.code, "feedback-loop sync --init URL" in ran.err) == (2, True)
        assert not desk.repository.exists()

    @pytest.mark.parametrize("url", ["--upload-pack=x", "-x", "", " ", "ext::sh -c x", "fd::3", "a\nb"])
    def test_invalid_url_is_refused(self, desk: Machine, url: str) -> None:
        ran = desk("sync", f"--init={url}")
        assert (ran.code, ran.out) == (2, "")
        assert not desk.repository.exists()

    def test_init_with_other_url_changes_remote(
        self, synced: tuple[Machine, Machine], remote: BareRepository, program: Program
    ) -> None:
        desk, _ = synced
        other = BareRepository(program.folder / "other.git")
        output = desk.ok(f"sync --init {other.path}")
        assert output.startswith(f"This journal now syncs with {other.path} instead of {remote.path}.")
        assert "now syncs with" not in desk.ok(f"sync --init {other.path}")
        assert other.text() == remote.text()

    def test_relative_folder_becomes_absolute(
        self, desk: Machine, remote: BareRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(remote.path.parent)
        desk.ok("apply Acme")
        desk.ok(f"sync --init {remote.path.name}")
        monkeypatch.chdir("/")
        assert desk.json("sync")["url"] == str(remote.path)


class TestLocalRepository:
    def test_repository_is_next_to_link_target(self, desk: Machine, lap: Machine, remote: BareRepository) -> None:
        lap.ok("apply Acme")
        desk.path.parent.mkdir()
        desk.path.symlink_to(lap.path)
        desk.ok(f"sync --init {remote.path}")
        assert (lap.repository.is_dir(), desk.repository.exists(), desk.path.is_symlink()) == (True, False, True)

    def test_foreign_files_are_refused(self, synced: tuple[Machine, Machine]) -> None:
        desk, _ = synced
        (desk.repository / "mine.txt").write_text("mine", "utf-8")
        ran = desk("sync")
        assert (ran.code, "'mine.txt'" in ran.err) == (4, True)
        assert (desk.repository / "mine.txt").read_text("utf-8") == "mine"

    def test_file_in_its_place_is_refused(self, desk: Machine, remote: BareRepository) -> None:
        desk.ok("apply Acme")
        desk.repository.write_text("mine", "utf-8")
        assert desk(f"sync --init {remote.path}").code == 4
        assert desk.repository.read_text("utf-8") == "mine"

    def test_damaged_repository_is_rebuilt(self, synced: tuple[Machine, Machine], remote: BareRepository) -> None:
        desk, lap = synced
        for file in (desk.repository / "git" / "objects").rglob("*"):
            if file.is_file():
                file.chmod(0o600)
                file.write_bytes(b"")
        desk.ok("interviewed acme")
        ran = desk("sync")
        if ran.code:
            assert (ran.code, str(desk.repository) in ran.err) == (4, True), ran
            shutil.rmtree(desk.repository)
            desk.ok(f"sync --init {remote.path}")
        lap.ok("sync")
        assert_same(desk, lap)

    @pytest.mark.parametrize(
        "name", ["config.lock", "shallow.lock", "refs/feedback-loop/theirs.lock", "packed-refs.lock"]
    )
    def test_stale_lock_of_killed_git_is_removed(self, synced: tuple[Machine, Machine], name: str) -> None:
        desk, lap = synced
        (desk.repository / "git" / name).touch()
        lap.ok("apply Globex")
        lap.ok("sync")
        desk.ok("interviewed acme")
        desk.ok("sync")
        assert not (desk.repository / "git" / name).exists()

    @pytest.mark.parametrize(
        "name",
        [
            "objects/pack/tmp_pack_Xy1Zab",
            "objects/pack/tmp_idx_Xy1Zab",
            "objects/pack/.tmp-77-pack-0f.pack",
            "objects/0f/tmp_obj_Xy1Zab",
            "objects/tmp_objdir-incoming-Xy1Zab/pack/tmp_pack_1",
            "shallow_Xy1Zab",
            "gc.pid",
            "refs/feedback-loop/deep/down/theirs.lock",
        ],
    )
    @pytest.mark.parametrize("line", ["sync", "apply Globex"])
    def test_leftovers_of_killed_git_are_removed_by_next_sync(
        self, synced: tuple[Machine, Machine], name: str, line: str
    ) -> None:
        desk, _ = synced
        leftover = desk.repository / "git" / name
        leftover.parent.mkdir(parents=True, exist_ok=True)
        leftover.write_bytes(b"half a pack")
        desk.ok(line)
        desk.ok("sync")
        assert [path for path in desk.repository.rglob("*") if "Xy1Zab" in str(path)] == []
        assert not leftover.exists()

    @POSIX
    def test_interrupted_sync_leaves_no_temporary_files(
        self, synced: tuple[Machine, Machine], installed: Installed
    ) -> None:
        desk, lap = synced
        lap.ok("apply Globex")
        lap.ok("sync")
        git = desk.repository / "git"
        leave = f"touch {git}/objects/pack/tmp_pack_1 {git}/shallow.lock; kill -INT $PPID; sleep 1"
        wrap_git(desk.path.parent, f'case "$*" in *" fetch "*) {leave};; esac')
        path = {"PATH": f"{desk.path.parent}{os.pathsep}{os.environ['PATH']}"}
        ran = installed(f"--file {desk.path} sync", environment=path)
        assert (ran.code, ran.err) == (130, "")
        assert [path.name for path in git.rglob("*") if path.name.startswith("tmp_") or path.suffix == ".lock"] == []

    @POSIX
    @pytest.mark.parametrize(
        ("command", "lock"),
        [
            ("init", "config.lock"),
            ("fetch", "shallow.lock"),
            ("fetch", "refs/feedback-loop/theirs.lock"),
            ("config", "config.lock"),
        ],
    )
    def test_first_sync_removes_lock_of_git_that_outlived_a_killed_sync(
        self, synced: tuple[Machine, Machine], remote: BareRepository, program: Program, command: str, lock: str
    ) -> None:
        """Such a git may take its lock at any moment, here just before each command for the first time."""
        new = Machine(program, "new")
        path = new.repository / "git" / lock
        lock_once = f"[ -e locked ] || {{ touch locked; mkdir -p {path.parent}; touch {path}; }}"
        wrap_git(remote.path, f'case "$*" in *" {command} "*) {lock_once};; esac', remote.path)
        program.patch.setenv("PATH", f"{remote.path}{os.pathsep}{os.environ['PATH']}")
        new.ok(f"sync --init {remote.path}")
        assert (remote.path / "locked").exists()
        assert_same(new, *synced)

    def test_one_sync_at_a_time(self, synced: tuple[Machine, Machine]) -> None:
        desk, _ = synced
        lock = acquire(desk.repository, 0)
        try:
            with pytest.raises(JournalError, match="Another feedback-loop"):
                sync(Journal(desk.path, lock_seconds=0), None, NOW)
        finally:
            release(lock)

    def test_environment_of_git_is_ignored(
        self, synced: tuple[Machine, Machine], remote: BareRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, _ = synced
        desk.ok("interviewed acme")
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_CONFIG_PARAMETERS"):
            monkeypatch.setenv(name, "'nonsense")
        assert desk.ok("sync") == "Received 0 events, sent 1.\n"
        monkeypatch.undo()
        assert len(json.loads(remote.text())["events"]) == 2


class TestCommits:
    @pytest.mark.usefixtures("synced")
    def test_default_author_reveals_nothing(self, remote: BareRepository) -> None:
        entry = remote.git("log", "-1", "--format=%an|%ae|%cn|%ce|%B|%ai", remote.branches()[0])
        identity = "feedback-loop|feedback-loop@machine.invalid"
        assert entry.startswith(f"{identity}|{identity}|Sync the journal\n|")
        assert entry.strip().endswith("+0000")

    def test_author_is_taken_from_git_config(
        self, synced: tuple[Machine, Machine], remote: BareRepository, program: Program
    ) -> None:
        desk, _ = synced
        (program.folder / ".gitconfig").write_text("[user]\nname = Me\nemail = me@mine.example\n", "utf-8")
        desk.ok("interviewed acme")
        desk.ok("sync")
        assert remote.git("log", "-1", "--format=%an %ce", remote.branches()[0]) == "Me me@mine.example\n"


class TestRaces:
    @POSIX
    def test_rejected_push_is_repeated(
        self, synced: tuple[Machine, Machine], installed: Installed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, lap = synced
        lap.ok("apply Globex")
        desk.ok("interviewed acme")
        overtaking = f"{sys.executable} -m feedback_loop --file {lap.path} sync"
        wrap_git(
            desk.path.parent,
            f'case "$*" in *" push "*) [ -e once ] || {{ touch once; {overtaking}; }};; esac',
            desk.path.parent,
        )
        monkeypatch.setenv("PATH", f"{desk.path.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("HOME", str(installed.folder))
        assert desk.ok("sync") == "Received 1 event, sent 1.\n"
        lap.ok("sync")
        assert_same(desk, lap)

    @POSIX
    def test_sync_recovers_from_kill_at_any_git_command(
        self, synced: tuple[Machine, Machine], installed: Installed
    ) -> None:
        desk, lap = synced
        bin_ = desk.path.with_name("bin")
        bin_.mkdir()
        killed = 0
        for turn in range(1, 40, 3):
            lap.ok(f"apply There{turn}")
            lap.ok("sync")
            desk.ok(f"apply Here{turn}")
            wrap_git(bin_, f"echo x >> count; [ $(wc -l < count) = {turn} ] && kill -9 $PPID", bin_)
            (bin_ / "count").unlink(missing_ok=True)
            path = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
            code = installed(f"--file {desk.path} sync", environment=path).code
            killed += code == -9
            desk.ok("sync")
            if code == 0:
                break
        lap.ok("sync")
        assert_same(desk, lap)
        assert len(desk.events) == 1 + 2 * (killed + 1)
        assert killed >= 4

    @POSIX
    def test_first_sync_recovers_from_kill_at_any_git_command(
        self, synced: tuple[Machine, Machine], installed: Installed, remote: BareRepository, program: Program
    ) -> None:
        for turn in (1, 3, 5, 7):
            fresh = Machine(program, f"fresh{turn}")
            wrap_git(
                remote.path, f"echo x >> count{turn}; [ $(wc -l < count{turn}) = {turn} ] && kill -9 $PPID", remote.path
            )
            path = {"PATH": f"{remote.path}{os.pathsep}{os.environ['PATH']}"}
            assert installed(f"--file {fresh.path} sync --init {remote.path}", environment=path).code == -9
            fresh.ok(f"sync --init {remote.path}")
            assert_same(fresh, *synced)

    @POSIX
    def test_push_rejected_every_time_gives_up_and_keeps_received_events(
        self, synced: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, lap = synced
        lap.ok("apply Globex")
        lap.ok("sync")
        desk.ok("interviewed acme")
        wrap_git(desk.path.parent, 'case "$*" in *" push "*) echo "! x:y [rejected] (fetch first)"; kill $$;; esac')
        monkeypatch.setenv("PATH", f"{desk.path.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setattr("feedback_loop.journal.sync.sync._PAUSE_SECONDS", 0)
        ran = desk("sync")
        assert (ran.code, "kept changing during the sync" in ran.err, len(desk.events)) == (4, True, 3)

    @pytest.mark.slow
    def test_stale_lock_in_remote_is_named(
        self, synced: tuple[Machine, Machine], remote: BareRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, _ = synced
        (branch,) = (remote.path / "refs/heads").iterdir()
        lock = branch.with_name(f"{branch.name}.lock")
        lock.touch()
        monkeypatch.setattr("feedback_loop.journal.sync.sync._PAUSE_SECONDS", 0)
        desk.ok("interviewed acme")
        ran = desk("sync")
        assert (ran.code, f"({lock} exists; delete it if no other sync is running)" in ran.err) == (4, True)
        lock.unlink()
        desk.ok("sync")

    def test_concurrent_syncs_all_succeed(self, remote: BareRepository, program: Program, installed: Installed) -> None:
        machines = [Machine(program, f"m{number}") for number in range(4)]
        for number, machine in enumerate(machines):
            machine.ok(f"apply Company{number}")
        codes: list[int] = []
        threads = [
            threading.Thread(
                target=lambda machine=machine: codes.append(
                    installed(f"--file {machine.path} sync --init {remote.path}").code
                )
            )
            for machine in machines
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert codes == [0] * 4
        for machine in machines:
            machine.ok("sync")
        assert_same(*machines)
        assert len(machines[0].events) == 4


def serve_by_ssh(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Make git reach every host by an "ssh" that runs the other end here."""
    ssh = folder / "ssh"
    ssh.write_text('#!/bin/sh\nshift\nexec sh -c "$*"\n')
    ssh.chmod(0o755)
    patch.setenv("GIT_SSH", str(ssh))
    patch.setenv("GIT_SSH_VARIANT", "simple")


def wrap_git(folder: Path, command: str, cwd: Path | None = None) -> None:
    """Put a ``git`` into a folder that runs a shell command first."""
    git = folder / "git"
    change = f"cd {cwd}; " if cwd else ""
    git.write_text(
        f'#!/bin/sh\n({change}{command})\nexec {shutil.which("git", path="/usr/bin:/bin:/usr/local/bin")} "$@"\n'
    )
    git.chmod(0o755)


def test_fetched_commit_can_be_pushed_to_emptied_repository(
    lap: Machine, desk: Machine, remote: BareRepository
) -> None:
    lap.ok("apply Acme Analyst")
    for machine in (lap, desk):
        sync(Journal(machine.path), str(remote.path), NOW)
    for branch in remote.branches():
        remote.git("update-ref", "-d", f"refs/heads/{branch}")
    # The same text at the same second is the same commit, which git knows here as the edge of what it fetched.
    assert sync(Journal(desk.path), None, NOW).sent
    sync(Journal(lap.path), None, NOW)
    assert desk.events == lap.events
