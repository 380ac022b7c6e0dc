"""sync: what comes and goes, from where to where, and everything that may be wrong with the other side."""

import datetime as dt
import http.server
import json
import os
import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.harness import Installed, Program
from feedback_loop.domain.errors import JournalError
from feedback_loop.journal.disk.lock import acquire, release
from feedback_loop.journal.journal import Journal
from feedback_loop.journal.sync.git import without_credentials
from feedback_loop.journal.sync.sync import sync

from .clones import Bare, Machine

NOW = dt.datetime(2026, 6, 15, 10, tzinfo=dt.UTC)
JOURNAL = '{"schema": 1, "events": {}}'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="it needs a shell script")


@pytest.fixture
def both(desk: Machine, lap: Machine, stick: Bare) -> tuple[Machine, Machine]:
    """Two machines in step, with one application."""
    desk.ok("apply Acme Analyst")
    desk.ok(f"sync --init {stick.path}")
    lap.ok(f"sync --init {stick.path}")
    return desk, lap


def same(*machines: Machine) -> None:
    """All of them have the same events, and see the same."""
    first, *others = machines
    for other in others:
        assert by_id(first) == by_id(other)
        for line in ("status --all", "log", "people"):
            assert first.json(line) == other.json(line)


def by_id(machine: Machine) -> dict[str, object]:
    return {event["id"]: event for event in machine.events}


class TestInStep:
    def test_what_one_records_comes_to_the_other(self, both: tuple[Machine, Machine]) -> None:
        desk, lap = both
        lap.ok("interviewed acme")
        assert lap.ok("sync") == "Received 0 events, sent 1.\n"
        assert desk.ok("sync") == "Received 1 event, sent 0.\n"
        assert desk.ok("sync") == "No new events.\n"
        same(desk, lap)

    def test_what_both_recorded_meanwhile_is_on_both(self, both: tuple[Machine, Machine]) -> None:
        desk, lap = both
        desk.ok("interviewed acme --round phone")
        lap.ok("apply Globex")
        lap.ok("apply Initech")
        desk.ok("sync")
        assert lap.ok("sync") == "Received 1 event, sent 2.\n"
        assert desk.ok("sync") == "Received 2 events, sent 0.\n"
        same(desk, lap)

    def test_a_fresh_machine_gets_everything(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, lap = both
        assert lap.events == desk.events
        assert stat.S_IMODE(lap.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(lap.repository.stat().st_mode) == 0o700
        assert json.loads(stick.text())["schema"] == 1

    def test_an_empty_journal_and_an_empty_repository_are_in_step(self, desk: Machine, stick: Bare) -> None:
        assert desk.ok(f"sync --init {stick.path}") == "No new events.\n"
        assert (desk.path.exists(), stick.branches()) == (False, [])

    def test_the_document_says_the_same(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, _ = both
        desk.ok("interviewed acme")
        assert desk.json("sync") == {
            "schema_version": 1,
            "url": str(stick.path),
            "before": None,
            "received": 0,
            "sent": 1,
            "forgotten": [],
            "replaced": [],
            "kept_local": [],
            "reached": True,
            "problem": None,
        }

    def test_the_same_events_give_the_same_commit_tree(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, lap = both
        lap.ok("interviewed acme")
        lap.ok("sync")
        tree = stick.git("rev-parse", "main^{tree}" if "main" in stick.branches() else "HEAD^{tree}")
        other = Bare(stick.path.with_name("other.git"))
        desk.ok("sync")
        desk.ok(f"sync --init {other.path}")
        assert other.git("rev-parse", "HEAD^{tree}") == tree

    def test_what_is_forgotten_on_one_goes_on_the_other_and_from_the_tip(
        self, both: tuple[Machine, Machine], stick: Bare
    ) -> None:
        desk, lap = both
        desk.ok("note acme", "a secret")
        desk.ok("sync")
        lap.ok("sync")
        id_ = lap.events[-1]["id"]
        tombstone = {"kind": "forgotten", "id": "tombstone", "batch": "b", "on": "2026-06-15", "ids": [id_]}
        forgot = desk.path.with_name("forgot.json")
        forgot.write_text(json.dumps({"schema": 1, "events": {"1": tombstone}}), "utf-8")
        desk.ok(f"merge {forgot}")
        assert desk.ok("sync") == "Received 0 events, sent 1.\n"
        assert b"secret" not in stick.text()
        assert lap.ok("sync") == "Received 1 event, sent 0. Deleted 1 event forgotten on another machine.\n"
        assert b"secret" not in lap.path.read_bytes()
        same(desk, lap)

    def test_where_two_machines_edited_one_line_by_hand_both_keep_the_same(self, both: tuple[Machine, Machine]) -> None:
        desk, lap = both
        desk.edit_by_hand("Analyst", "Zoologist")
        lap.edit_by_hand("Analyst", "Actor")
        desk.ok("sync")
        assert "has another version of 1 event" in lap.ok("sync")
        desk.ok("sync")
        assert [one.events[0]["role"] for one in both] == ["Zoologist", "Zoologist"]


class TestTheOtherSide:
    def test_may_prefer_a_branch_of_any_name(self, desk: Machine, lap: Machine, program: Program) -> None:
        trunk = Bare(program.folder / "trunk.git", "--initial-branch=trunk")
        desk.ok("apply Acme")
        desk.ok(f"sync --init {trunk.path}")
        lap.ok(f"sync --init file://{trunk.path}")
        assert trunk.branches() == ["trunk"]
        same(desk, lap)

    def test_may_rename_its_branch(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, lap = both
        stick.git("branch", "-m", stick.branches()[0], "renamed")
        lap.ok("interviewed acme")
        assert lap.ok("sync") == "Received 0 events, sent 1.\n"
        desk.ok("sync")
        assert stick.branches() == ["renamed"]
        same(desk, lap)

    def test_may_have_a_head_that_leads_nowhere(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, lap = both
        stick.git("symbolic-ref", "HEAD", "refs/heads/nowhere")
        lap.ok("interviewed acme")
        lap.ok("sync")
        desk.ok("sync")
        assert len(stick.branches()) == 1
        same(desk, lap)

    @pytest.mark.parametrize("back_to", ["the first commit", "nothing", "an unrelated journal"])
    def test_may_be_pushed_over_by_force_and_nothing_is_lost(
        self, both: tuple[Machine, Machine], stick: Bare, back_to: str
    ) -> None:
        desk, lap = both
        branch = stick.branches()[0]
        first = stick.git("rev-parse", branch).strip()
        lap.ok("interviewed acme")
        lap.ok("sync")
        desk.ok("apply Globex")
        if back_to == "nothing":
            stick.git("update-ref", "-d", f"refs/heads/{branch}")
        elif back_to == "the first commit":
            stick.git("update-ref", f"refs/heads/{branch}", first)
        else:
            stick.commit({"journal.json": JOURNAL}, branch)
        desk.ok("sync")
        lap.ok("sync")
        desk.ok("sync")
        assert len(desk.events) == 3
        same(desk, lap)

    def test_may_hold_the_file_of_an_older_version(self, desk: Machine, stick: Bare) -> None:
        old = {"kind": "applied", "id": "old1", "on": "2026-01-02", "batch": "b", "company": "Acme", "more": 1}
        stick.commit({"journal.json": json.dumps({"events": {"7": old}})}, "main")
        assert desk.ok(f"sync --init {stick.path}") == "Received 1 event, sent 1.\n" or desk.events == [old]
        assert json.loads(stick.text())["schema"] == 1

    @pytest.mark.parametrize(
        ("files", "says"),
        [
            ({"journal.json": '{"schema": 2, "events": {}}'}, "schema 2 of a newer feedback-loop"),
            ({"journal.json": "<<<<<<< HEAD\n{}"}, "is damaged: line 1 is not valid JSON"),
            ({"journal.json": '{"schema": 1, "events": {"1": {}}}'}, "is damaged: record 1 does not fit its kind"),
            ({"journal.json": ""}, "Nothing"),
            ({"README.md": "# Hello"}, "it holds 'README.md'"),
            ({"journal.json": JOURNAL, "script.sh": "rm -rf /"}, "it holds 'script.sh'"),
        ],
    )
    def test_that_holds_something_else_is_refused_and_nothing_changes(
        self, desk: Machine, stick: Bare, files: dict[str, str | bytes], says: str
    ) -> None:
        desk.ok("apply Acme")
        commit = stick.commit(files, "main")
        before = desk.path.read_bytes()
        ran = desk(f"sync --init {stick.path}")
        if says == "Nothing":
            assert ran.code == 0
            return
        assert (ran.code, ran.out, says in ran.err) == (4, "", True), ran
        assert (desk.path.read_bytes(), stick.git("rev-parse", "main").strip()) == (before, commit)
        assert desk("sync").code == 2

    def test_that_holds_a_link_is_refused(self, desk: Machine, stick: Bare) -> None:
        stick.commit({"journal.json": "/etc/passwd"}, "main", mode="120000")
        ran = desk(f"sync --init {stick.path}")
        assert (ran.code, "no plain file" in ran.err) == (4, True)

    def test_that_holds_an_empty_commit_is_an_empty_one(self, desk: Machine, stick: Bare) -> None:
        stick.commit({}, "main")
        desk.ok("apply Acme")
        assert desk.ok(f"sync --init {stick.path}") == "Received 0 events, sent 1.\n"

    def test_that_has_files_of_its_own_is_refused(self, desk: Machine, program: Program) -> None:
        desk.ok("apply Acme")
        Bare(program.folder / "tree" / ".git", "--initial-branch=main").git("config", "core.bare", "false")
        ran = desk(f"sync --init {program.folder / 'tree'}")
        assert (ran.code, "takes no changes" in ran.err) == (4, True), ran

    @POSIX
    def test_that_is_hostile_runs_nothing(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, _ = both
        trap = stick.path / "trap.sh"
        trap.write_text(f"#!/bin/sh\ntouch {stick.path}/SPRUNG-$(basename $0)\n", "utf-8")
        trap.chmod(0o755)
        (stick.path / "hooks").mkdir(exist_ok=True)
        for hook in ("pre-receive", "update", "post-receive", "post-update", "reference-transaction", "proc-receive"):
            shutil.copy(trap, stick.path / "hooks" / hook)
        for name in ("core.hooksPath=hooks", "receive.procReceiveRefs=refs/heads", "receive.autogc=true"):
            stick.git("config", *name.split("="))
        for name in ("core.fsmonitor", "core.alternateRefsCommand", "uploadpack.packObjectsHook", "core.sshCommand"):
            stick.git("config", name, str(trap))
        (stick.path / "objects" / "info" / "alternates").write_text(f"{desk.repository}/git/objects\n", "utf-8")
        desk.ok("interviewed acme")
        stick.git("config", "receive.procReceiveRefs", "refs/none")
        desk.ok("sync")
        stick.git("-c", "core.hooksPath=/dev/null", "update-ref", "-d", f"refs/heads/{stick.branches()[0]}")
        desk.ok("sync")
        assert list(stick.path.glob("SPRUNG*")) == []


class TestReaching:
    def test_a_stick_that_is_not_there_is_tried_again(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, lap = both
        lap.ok("interviewed acme")
        gone = stick.path.rename(stick.path.with_name("pocket"))
        said = lap.ok("sync")
        assert said == f"Cannot reach {stick.path} (the folder is not there). The next sync will try again.\n"
        assert lap.json("sync")["reached"] is False
        gone.rename(stick.path)
        assert lap.ok("sync") == "Received 0 events, sent 1.\n"
        desk.ok("sync")
        same(desk, lap)

    def test_a_network_that_is_not_there_is_tried_again(self, desk: Machine) -> None:
        desk.ok("apply Acme")
        assert "Cannot reach" in desk.ok("sync --init http://127.0.0.1:1/journal.git")
        assert "Could not resolve" in desk.ok("sync --init ssh://host.invalid/journal.git")
        assert "Cannot reach" in desk.ok("sync")

    @POSIX
    @pytest.mark.parametrize("stubborn", ["", "trap '' TERM; "])
    def test_a_server_that_never_answers_is_given_up(
        self, desk: Machine, monkeypatch: pytest.MonkeyPatch, stubborn: str
    ) -> None:
        monkeypatch.setattr("feedback_loop.journal.sync.git._GRACE_SECONDS", 0.1)
        pid = desk.path.with_name("pid")
        monkeypatch.setenv("GIT_SSH_COMMAND", f"echo $$ > {pid}; {stubborn}exec sleep 600;")
        desk.ok("apply Acme")
        done = sync(Journal(desk.path), "host.example:journal.git", NOW, seconds=0.5)
        assert done.unreachable_reason == "no answer within 0.5 seconds"
        ended = Path(f"/proc/{pid.read_text('utf-8').strip()}/cmdline")
        assert not ended.exists() or ended.read_bytes() == b""

    @POSIX
    def test_what_git_says_is_passed_on_where_nothing_is_known_about_it(
        self, desk: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_SSH_COMMAND", "echo 'warning: hm\nfatal: the moon is \33[31mfull.' >&2; exit 1;")
        ran = desk("sync --init host.example:journal.git")
        assert ran.code == 4
        assert ran.err.splitlines()[-1] == "git cannot work with host.example:journal.git: the moon is \\x1b[31mfull."

    def test_a_folder_without_a_repository_is_said_and_not_kept(self, desk: Machine, program: Program) -> None:
        ran = desk(f"sync --init {program.folder / 'nope'}")
        assert (ran.code, "There is no git repository" in ran.err, "git init --bare" in ran.err) == (4, True, True)
        assert desk("sync").code == 2

    def test_without_credentials_it_says_so_and_does_not_ask(self, desk: Machine, closed_door: str) -> None:
        ran = desk(f"sync --init {closed_door}")
        assert (ran.code, "lets nobody in from here" in ran.err) == (4, True), ran

    def test_a_password_in_the_url_is_never_shown(self, desk: Machine, closed_door: str) -> None:
        url = closed_door.replace("//", "//me:hush@")
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
    def test_a_url_is_shown_without_its_password(self, url: str, shown: str) -> None:
        assert without_credentials(f"unable to access '{url}/'") == f"unable to access '{shown}/'"

    def test_without_git_it_says_what_to_install(self, desk: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(desk.path.parent))
        ran = desk("sync --init nowhere.example:journal.git")
        assert (ran.code, "install it" in ran.err) == (4, True)


@pytest.fixture
def closed_door() -> Iterator[str]:
    """A server that wants a password."""

    class Closed(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Closed) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/journal.git"
        server.shutdown()


class TestInit:
    def test_comes_first(self, desk: Machine) -> None:
        ran = desk("sync")
        assert (ran.code, "feedback-loop sync --init URL" in ran.err) == (2, True)
        assert not desk.repository.exists()

    @pytest.mark.parametrize("url", ["--upload-pack=x", "-x", "", " ", "ext::sh -c x", "fd::3", "a\nb"])
    def test_refuses_what_is_no_url(self, desk: Machine, url: str) -> None:
        ran = desk("sync", f"--init={url}")
        assert (ran.code, ran.out) == (2, "")
        assert not desk.repository.exists()

    def test_with_another_url_changes_it_and_says_so(
        self, both: tuple[Machine, Machine], stick: Bare, program: Program
    ) -> None:
        desk, _ = both
        other = Bare(program.folder / "other.git")
        said = desk.ok(f"sync --init {other.path}")
        assert said.startswith(f"This journal now syncs with {other.path} instead of {stick.path}.")
        assert "now syncs with" not in desk.ok(f"sync --init {other.path}")
        assert other.text() == stick.text()

    def test_takes_a_folder_from_where_it_is_typed(
        self, desk: Machine, stick: Bare, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(stick.path.parent)
        desk.ok("apply Acme")
        desk.ok(f"sync --init {stick.path.name}")
        monkeypatch.chdir("/")
        assert desk.json("sync")["url"] == str(stick.path)


class TestTheRepositoryBeside:
    def test_is_beside_the_file_that_a_link_leads_to(self, desk: Machine, lap: Machine, stick: Bare) -> None:
        lap.ok("apply Acme")
        desk.path.parent.mkdir()
        desk.path.symlink_to(lap.path)
        desk.ok(f"sync --init {stick.path}")
        assert (lap.repository.is_dir(), desk.repository.exists(), desk.path.is_symlink()) == (True, False, True)

    def test_with_foreign_files_is_refused(self, both: tuple[Machine, Machine]) -> None:
        desk, _ = both
        (desk.repository / "mine.txt").write_text("mine", "utf-8")
        ran = desk("sync")
        assert (ran.code, "'mine.txt'" in ran.err) == (4, True)
        assert (desk.repository / "mine.txt").read_text("utf-8") == "mine"

    def test_that_is_a_file_is_refused(self, desk: Machine, stick: Bare) -> None:
        desk.ok("apply Acme")
        desk.repository.write_text("mine", "utf-8")
        assert desk(f"sync --init {stick.path}").code == 4
        assert desk.repository.read_text("utf-8") == "mine"

    def test_that_is_damaged_can_be_made_anew(self, both: tuple[Machine, Machine], stick: Bare) -> None:
        desk, lap = both
        for file in (desk.repository / "git" / "objects").rglob("*"):
            if file.is_file():
                file.chmod(0o600)
                file.write_bytes(b"")
        desk.ok("interviewed acme")
        ran = desk("sync")
        if ran.code:
            assert (ran.code, str(desk.repository) in ran.err) == (4, True), ran
            shutil.rmtree(desk.repository)
            desk.ok(f"sync --init {stick.path}")
        lap.ok("sync")
        same(desk, lap)

    @pytest.mark.parametrize("name", ["config.lock", "refs/feedback-loop/theirs.lock", "packed-refs.lock"])
    def test_with_the_lock_of_a_killed_git_goes_on(self, both: tuple[Machine, Machine], name: str) -> None:
        desk, lap = both
        (desk.repository / "git" / name).touch()
        lap.ok("apply Globex")
        lap.ok("sync")
        desk.ok("interviewed acme")
        desk.ok("sync")
        assert not (desk.repository / "git" / name).exists()

    def test_is_used_by_one_sync_at_a_time(self, both: tuple[Machine, Machine]) -> None:
        desk, _ = both
        lock = acquire(desk.repository, 0)
        try:
            with pytest.raises(JournalError, match="Another feedback-loop"):
                sync(Journal(desk.path, lock_seconds=0), None, NOW)
        finally:
            release(lock)

    def test_is_found_whatever_the_environment_of_git_says(
        self, both: tuple[Machine, Machine], stick: Bare, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, _ = both
        desk.ok("interviewed acme")
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_CONFIG_PARAMETERS"):
            monkeypatch.setenv(name, "'nonsense")
        assert desk.ok("sync") == "Received 0 events, sent 1.\n"
        monkeypatch.undo()
        assert len(json.loads(stick.text())["events"]) == 2


class TestCommits:
    @pytest.mark.usefixtures("both")
    def test_say_nothing_about_the_user(self, stick: Bare) -> None:
        told = stick.git("log", "-1", "--format=%an|%ae|%cn|%ce|%B|%ai", stick.branches()[0])
        who = "feedback-loop|feedback-loop@machine.invalid"
        assert told.startswith(f"{who}|{who}|Sync the journal\n|")
        assert told.strip().endswith("+0000")

    def test_are_by_whom_git_is_set_up_for(self, both: tuple[Machine, Machine], stick: Bare, program: Program) -> None:
        desk, _ = both
        (program.folder / ".gitconfig").write_text("[user]\nname = Me\nemail = me@mine.example\n", "utf-8")
        desk.ok("interviewed acme")
        desk.ok("sync")
        assert stick.git("log", "-1", "--format=%an %ce", stick.branches()[0]) == "Me me@mine.example\n"


class TestRaces:
    @POSIX
    def test_who_is_overtaken_starts_again(
        self, both: tuple[Machine, Machine], installed: Installed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, lap = both
        lap.ok("apply Globex")
        desk.ok("interviewed acme")
        overtaking = f"{sys.executable} -m feedback_loop --file {lap.path} sync"
        wrapped(
            desk.path.parent,
            f'case "$*" in *" push "*) [ -e once ] || {{ touch once; {overtaking}; }};; esac',
            desk.path.parent,
        )
        monkeypatch.setenv("PATH", f"{desk.path.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("HOME", str(installed.folder))
        assert desk.ok("sync") == "Received 1 event, sent 1.\n"
        lap.ok("sync")
        same(desk, lap)

    @POSIX
    def test_a_sync_that_is_killed_anywhere_is_taken_up_by_the_next(
        self, both: tuple[Machine, Machine], installed: Installed
    ) -> None:
        desk, lap = both
        bin_ = desk.path.with_name("bin")
        bin_.mkdir()
        killed = 0
        for turn in range(1, 40, 3):
            lap.ok(f"apply There{turn}")
            lap.ok("sync")
            desk.ok(f"apply Here{turn}")
            wrapped(bin_, f"echo x >> count; [ $(wc -l < count) = {turn} ] && kill -9 $PPID", bin_)
            (bin_ / "count").unlink(missing_ok=True)
            path = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
            code = installed(f"--file {desk.path} sync", environment=path).code
            killed += code == -9
            desk.ok("sync")
            if code == 0:
                break
        lap.ok("sync")
        same(desk, lap)
        assert len(desk.events) == 1 + 2 * (killed + 1)
        assert killed >= 4

    @POSIX
    def test_a_first_sync_that_is_killed_anywhere_is_taken_up_by_the_next(
        self, both: tuple[Machine, Machine], installed: Installed, stick: Bare, program: Program
    ) -> None:
        for turn in (1, 3, 5, 7):
            fresh = Machine(program, f"fresh{turn}")
            wrapped(
                stick.path, f"echo x >> count{turn}; [ $(wc -l < count{turn}) = {turn} ] && kill -9 $PPID", stick.path
            )
            path = {"PATH": f"{stick.path}{os.pathsep}{os.environ['PATH']}"}
            assert installed(f"--file {fresh.path} sync --init {stick.path}", environment=path).code == -9
            fresh.ok(f"sync --init {stick.path}")
            same(fresh, *both)

    @POSIX
    def test_who_is_overtaken_all_the_time_gives_up_and_keeps_what_came(
        self, both: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, lap = both
        lap.ok("apply Globex")
        lap.ok("sync")
        desk.ok("interviewed acme")
        wrapped(desk.path.parent, 'case "$*" in *" push "*) echo "! x:y [rejected] (fetch first)"; kill $$;; esac')
        monkeypatch.setenv("PATH", f"{desk.path.parent}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setattr("feedback_loop.journal.sync.sync._PAUSE_SECONDS", 0)
        ran = desk("sync")
        assert (ran.code, "busy all the time" in ran.err, len(desk.events)) == (4, True, 3)

    def test_a_lock_that_a_killed_git_left_at_the_other_side_is_named(
        self, both: tuple[Machine, Machine], stick: Bare, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, _ = both
        (branch,) = (stick.path / "refs/heads").iterdir()
        lock = branch.with_name(f"{branch.name}.lock")
        lock.touch()
        monkeypatch.setattr("feedback_loop.journal.sync.sync._PAUSE_SECONDS", 0)
        desk.ok("interviewed acme")
        ran = desk("sync")
        assert (ran.code, f"({lock} is in the way; delete it if no other sync runs)" in ran.err) == (4, True)
        lock.unlink()
        desk.ok("sync")

    def test_many_machines_at_once_all_arrive(self, stick: Bare, program: Program, installed: Installed) -> None:
        machines = [Machine(program, f"m{number}") for number in range(4)]
        for number, machine in enumerate(machines):
            machine.ok(f"apply Company{number}")
        codes: list[int] = []
        threads = [
            threading.Thread(
                target=lambda one=one: codes.append(installed(f"--file {one.path} sync --init {stick.path}").code)
            )
            for one in machines
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert codes == [0] * 4
        for machine in machines:
            machine.ok("sync")
        same(*machines)
        assert len(machines[0].events) == 4


def wrapped(folder: Path, first: str, where: Path | None = None) -> None:
    """Put a ``git`` into a folder that does something first."""
    git = folder / "git"
    change = f"cd {where}; " if where else ""
    git.write_text(
        f'#!/bin/sh\n({change}{first})\nexec {shutil.which("git", path="/usr/bin:/bin:/usr/local/bin")} "$@"\n'
    )
    git.chmod(0o755)


def test_a_first_commit_that_was_fetched_can_be_made_again_in_an_emptied_repository(
    lap: Machine, desk: Machine, stick: Bare
) -> None:
    lap.ok("apply Acme Analyst")
    for machine in (lap, desk):
        sync(Journal(machine.path), str(stick.path), NOW)
    for branch in stick.branches():
        stick.git("update-ref", "-d", f"refs/heads/{branch}")
    # The same text at the same second is the same commit, which git knows here as the edge of what it fetched.
    assert sync(Journal(desk.path), None, NOW).sent
    sync(Journal(lap.path), None, NOW)
    assert desk.events == lap.events
