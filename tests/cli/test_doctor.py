"""The doctor command."""

import json
import platform
import shlex
from importlib import metadata
from pathlib import Path

import pytest

from feedback_loop import __version__

from .harness import Installed, Program, Screen, plain
from .test_cron import crontab

__all__ = ["crontab"]

pytestmark = pytest.mark.usefixtures("crontab")  # the real one may change meanwhile


@pytest.fixture
def search(program: Program) -> Program:
    """Four applications, and a backup of the day before with the first two."""
    for name in ("Acme", "Globex", "Initech", "Hooli"):
        program.ok(f"apply {name}", today="2026-06-01")
    folder = program.folder / "journal.json.backups"
    (today,) = folder.glob("*.json")
    lines = program.journal.read_bytes().splitlines(keepends=True)
    backup = b"".join([*lines[:2], lines[2].replace(b"},\n", b"}\n"), *lines[5:]])
    (folder / "2026-01-02.json").write_bytes(backup)
    (folder / "2026-01-02.json").chmod(0o600)
    today.unlink()
    program.folder.chmod(0o700)
    program.journal.chmod(0o600)
    return program


def cut_last_record(journal: Path) -> None:
    """Cut the end of a journal off, from within its last record."""
    content = journal.read_bytes()
    journal.write_bytes(content[: content.rindex(b"company")])


def test_an_intact_journal_has_no_issues(search: Program) -> None:
    document = search.json("doctor")
    kinds = [finding["check"] for finding in document["findings"] if finding["check"] != "clock"]
    assert (kinds, document["condition"], document["events"]) == ([], "fine", 4)


def test_each_issue_is_one_line_with_a_command(search: Program) -> None:
    search.journal.chmod(0o644)
    search.ok("apply Acme --again", today="2026-06-01")
    search.journal.chmod(0o644)
    (search.folder / "journal.sync-conflict-20260301-101010-ABCDEFG.json").write_bytes(search.journal.read_bytes())
    result = search.ok("doctor")
    assert f"Other users can read {search.journal}: chmod 600 {search.journal}" in result.out
    assert "are identical (applied)" in result.out
    assert "feedback-loop merge " in result.out
    for finding in search.json("doctor")["findings"]:
        assert list(finding) == ["check", "damage", "message", "remedy"]
        assert not finding["damage"]


def test_a_damaged_journal_lists_every_flaw_and_exits_with_4(search: Program) -> None:
    lines = search.journal.read_bytes().splitlines(keepends=True)
    lines[1], lines[3] = b'"1": {torn\n', b"\0\0\0\n"
    search.journal.write_bytes(b"".join(lines))
    result = search("doctor --json")
    assert result.code == 4
    findings = [finding for finding in result.document["findings"] if finding["damage"]]
    assert [finding["message"].partition(" ")[2].partition(" ")[0] for finding in findings] == ["2", "4"]
    page = search("doctor").out
    assert "Line 4 contains NUL characters, as after a crash of the machine: feedback-loop doctor --restore" in page


def test_the_page_counts_many_flaws_and_the_document_lists_all(search: Program) -> None:
    search.journal.write_bytes(b"torn\n" * 30)
    assert "and 20 more; see them all with --json" in search("doctor").out
    assert len(search("doctor --json").document["findings"]) >= 30


def test_restore_combines_the_backup_with_readable_events(search: Program) -> None:
    lines = search.journal.read_bytes().splitlines(keepends=True)
    search.journal.write_bytes(b"".join([lines[0], b"torn\n", *lines[3:4], lines[4][:-30]]))
    before = search.journal.read_bytes()
    result = search("doctor --restore --yes")
    assert result.code == 0, result
    assert "The backup of Fri 2 Jan has 2 events." in result.out
    assert (
        "From the damaged file: 1 event that it lacks:\nDay        What happened\nMon 1 Jun  Applied to Initech"
        in result.out
    )
    assert "2 lines or records could not be read; they stay in" in result.err
    (aside,) = search.folder.glob("journal.json.damaged-*")
    assert str(aside) in result.err
    assert aside.read_bytes() == before
    companies = [loop["company"] for loop in search.json("status --all")["loops"]]
    assert sorted(companies) == ["Acme", "Globex", "Initech"]


def test_restore_of_a_date_shows_what_would_be_lost_first(search: Program) -> None:
    before = search.journal.read_bytes()
    refused = search("doctor --restore 2026-01-02")
    assert refused.code == 1
    assert "It lacks 2 events that the journal has. You would lose:" in refused.out
    assert "Applied to Hooli" in refused.out
    assert "Applied to Hooli" not in refused.err
    assert search.journal.read_bytes() == before
    assert search("doctor --restore 2026-01-02 --yes").code == 0
    assert len(search.events) == 2
    (aside,) = search.folder.glob("journal.json.damaged-*")
    assert aside.read_bytes() == before


def test_a_date_without_a_backup_lists_the_backups(search: Program) -> None:
    result = search("doctor --restore 2026-01-03 --yes")
    assert result.code == 3
    assert "2026-01-02" in result.err
    assert search("doctor 2026-01-02").code == 2
    assert search("doctor --restore soon").code == 2


def test_without_a_backup_readable_events_are_restored(search: Program) -> None:
    (search.folder / "journal.json.backups" / "2026-01-02.json").unlink()
    cut_last_record(search.journal)
    result = search("doctor --restore --yes")
    assert result.code == 0
    assert "Restored what could be read, with 3 events from the damaged file." in result.err
    assert len(search.events) == 3


def test_a_deleted_journal_is_restored(search: Program) -> None:
    search.journal.unlink()
    assert "there are backups of it: feedback-loop doctor --restore" in search("doctor").out
    assert search("doctor --restore --yes").code == 0
    assert len(search.events) == 2


def test_standard_error_never_quotes_the_journal(search: Program) -> None:
    cut_last_record(search.journal)
    for line in ("doctor --restore", "doctor", "log", "doctor --restore --json"):
        result = search(line)
        assert not [name for name in ("Acme", "Globex", "Initech", "Hooli") if name in result.err]


def test_an_interrupted_forget_is_finished(search: Program) -> None:
    (copy,) = search.folder.glob("journal.json.backups/*.json")
    before = copy.read_bytes()
    search.ok("forget acme --yes")
    assert b"Acme" not in copy.read_bytes()
    copy.write_bytes(before)
    search.ok("doctor")
    assert b"Acme" not in copy.read_bytes()


def test_a_copy_that_cannot_be_purged_is_named(search: Program) -> None:
    search.ok("forget acme --yes")
    aside = search.folder / "journal.json.damaged-20260101T000000Z"
    aside.write_bytes(b"torn")
    aside.chmod(0o600)
    issues = [finding for finding in search.json("doctor")["findings"] if finding["check"] == "forgotten"]
    assert [finding["remedy"] for finding in issues] == [f"rm {aside}"]


def test_a_read_only_journal_is_checked(search: Program) -> None:
    search.ok("forget acme --yes")
    search.journal.chmod(0o400)
    assert "chmod u+w" in search.ok("doctor").out


def test_restore_asks_on_a_terminal(installed: Installed, screen: Screen) -> None:
    installed("apply Acme")
    installed("apply Globex")
    journal = installed.folder / "journal.json"
    cut_last_record(journal)
    refused = screen("doctor --restore", ("Replace ", "n\n"), width=60)
    assert (refused.code, refused.out.splitlines()[-1].strip()) == (1, "Nothing was changed.")
    done = screen("doctor --restore", ("Replace ", "y\n"), width=60)
    assert done.code == 0
    assert "is fine: 1 event." in done.out
    assert len(list(Path(installed.folder).glob("journal.json.damaged-*"))) == 1


def test_a_reminder_of_a_deleted_installation_is_an_issue(search: Program) -> None:
    search.ok("cron install --at 07:30 --notify")
    assert not [issue for issue in search.json("doctor")["findings"] if issue["check"] == "reminder"]
    lines = search.folder / "crontab"
    (program,) = {word for word in lines.read_text("utf-8").split() if word.endswith("/feedback-loop")}
    lines.write_text(lines.read_text("utf-8").replace(program, "/gone/bin/feedback-loop"), "utf-8")
    (issue,) = [issue for issue in search.json("doctor")["findings"] if issue["check"] == "reminder"]
    assert "runs /gone/bin/feedback-loop, which no longer exists" in issue["message"]
    search.ok(issue["remedy"].removeprefix("feedback-loop "))
    assert not [issue for issue in search.json("doctor")["findings"] if issue["check"] == "reminder"]
    assert lines.read_text("utf-8").startswith("30 7 ")
    assert "--notify" in lines.read_text("utf-8")


@pytest.mark.parametrize("line", ["", "0 8 * * * true # feedback-loop reminder", "0 8 * * * '# feedback-loop reminder"])
def test_other_crontab_lines_are_no_issue(search: Program, line: str) -> None:
    (search.folder / "crontab").write_text(f"{line}\n", "utf-8")
    assert "reminder" not in {issue["check"] for issue in search.json("doctor")["findings"]}


def test_the_command_for_a_conflict_copy_merges_it(installed: Installed) -> None:
    # The command must work as typed in a shell, even if the name has blanks and quotes.
    assert installed("apply Acme").code == 0
    journal = installed.folder / "journal.json"
    copy = installed.folder / "journal (Dana's conflicted copy 2026-03-01).json"
    copy.write_bytes(journal.read_bytes())
    assert installed(f"--file {shlex.quote(str(copy))} apply Globex").code == 0
    (issue,) = [issue for issue in installed("doctor --json").document["findings"] if issue["check"] == "conflicts"]
    assert installed.shell(issue["remedy"].replace("feedback-loop", "$F", 1)).code == 0
    assert not [issue for issue in installed("doctor --json").document["findings"] if issue["check"] == "conflicts"]
    loops = installed("status --all --json").document["loops"]
    assert sorted(loop["company"] for loop in loops) == ["Acme", "Globex"]


def test_restore_over_an_intact_journal_shows_how_much_would_be_lost(program: Program) -> None:
    for name in ("Acme", "Globex", "Initech"):
        program.ok(f"apply {name}", today="2026-06-01")
    (backup,) = program.json("doctor")["backups"]
    result = program(f"doctor --restore {backup['day']}", today=backup["day"])
    assert result.code == 1
    assert "has 3 events, the backup 0" in result.err


def test_document_of_an_intact_journal(interviewed_acme: Program) -> None:
    document = interviewed_acme.json("doctor")
    assert list(document)[:7] == ["schema_version", "path", "condition", "events", "problem", "line", "backups"]
    assert (document["path"], document["events"], document["problem"]) == (str(interviewed_acme.journal), 2, None)
    assert "2 events" in interviewed_acme.ok("doctor").out


def test_a_missing_journal_is_no_failure(program: Program) -> None:
    program.journal.unlink()
    result = program("doctor")
    assert result.code == 0
    assert str(program.journal) in result.out


@pytest.mark.parametrize("path", [".", "/"])
def test_a_folder_is_reported_as_one(program: Program, path: str) -> None:
    result = program("doctor --file", path)
    assert result.code == 4
    assert "is a folder" in result.out


def test_damage_is_explained_and_restored(interviewed_acme: Program) -> None:
    interviewed_acme.ok("apply Globex")
    whole = interviewed_acme.journal.read_bytes()
    interviewed_acme.journal.write_bytes(whole[:-20])
    result = interviewed_acme("doctor")
    assert result.code == 4
    assert "feedback-loop doctor --restore" in result.out
    refused = interviewed_acme("doctor --restore")
    assert refused.code == 1
    assert "1 line or record could not be read" in refused.out
    assert "--yes" in refused.err
    assert interviewed_acme.journal.read_bytes() == whole[:-20]
    restored = interviewed_acme("doctor --restore --yes")
    assert restored.code == 0
    assert interviewed_acme.json("doctor")["problem"] is None
    copies = [
        path for path in interviewed_acme.folder.rglob("*") if path.is_file() and path.read_bytes() == whole[:-20]
    ]
    assert len(copies) == 1


def test_restore_without_a_backup_changes_nothing(program: Program) -> None:
    program.journal.write_text("damaged", encoding="utf-8")
    assert program("doctor --restore --yes").code == 4
    assert program.journal.read_text(encoding="utf-8") == "damaged"


def test_a_bug_report_has_versions_system_terminal_places_and_sizes(search: Program) -> None:
    search.patch.setenv("LC_ALL", "de_DE.UTF-8")
    page = search.ok("doctor", width=200).out.partition("For a bug report\n")[2]
    facts = {row[:15].strip(): row[15:] for row in page.splitlines()[1:]}
    assert list(facts) == [
        *("feedback-loop", "Python", "System", "Libraries", "Terminal"),
        *("Journal", "Backups", "Settings", "Templates"),
    ]
    assert facts["feedback-loop"] == __version__
    assert facts["Python"].startswith(platform.python_version())
    assert f"typer {metadata.version('typer')}" in facts["Libraries"]
    assert "pytest" not in facts["Libraries"]
    expected = "TERM xterm-256color, 200 columns, utf-8, locale de_DE.UTF-8, on a terminal: neither input nor output"
    assert facts["Terminal"] == expected
    assert facts["Journal"] == f"~/journal.json: 1 file, {search.journal.stat().st_size} bytes"
    assert facts["Backups"].startswith("~/journal.json.backups: 1 file, ")
    assert facts["Settings"] == "~/config.toml: not there"


def test_a_bug_report_names_nobody_and_no_home(search: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    search.set("[me]\nname = 'Alex Moreau'\n")
    installation = json.dumps(search.json("doctor")["installation"])
    for secret in ("Acme", "Globex", "Alex", str(search.folder)):
        assert secret not in installation
    monkeypatch.setenv("HOME", "/nowhere")
    assert str(search.journal) in json.dumps(search.json("doctor")["installation"])


@pytest.mark.parametrize(("size", "text"), [(999, "999 bytes"), (1_500_000, "1.5 MB"), (25_000_000, "25 MB")])
def test_a_bug_report_has_sizes_that_can_be_read(search: Program, size: int, text: str) -> None:
    messages = search.folder / "messages"
    messages.mkdir()
    with (messages / "ask.txt").open("wb") as template:
        template.truncate(size)
    (messages / "linked.txt").symlink_to("gone")
    assert f"Templates      ~/messages: 1 file, {text}\n" in search.ok("doctor").out


def test_a_terminal_shows_the_bug_report_and_its_size(installed: Installed, screen: Screen) -> None:
    assert installed("apply Acme").code == 0
    assert "on a terminal: input and output" in " ".join(plain(screen("doctor", width=120).out).split())


def test_a_damaged_journal_comes_with_a_bug_report(search: Program) -> None:
    search.journal.write_bytes(b"torn")
    result = search("doctor")
    assert (result.code, "For a bug report" in result.out) == (4, True)
