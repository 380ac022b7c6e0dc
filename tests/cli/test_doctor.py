"""Doctor: what is wrong, one line each with what to do; and the way back."""

import shlex
from pathlib import Path

import pytest

from .harness import Installed, Program, Screen
from .test_cron_command import crontab

__all__ = ["crontab"]


@pytest.fixture
def search(program: Program) -> Program:
    """Four applications, and a backup of the day before with the first two."""
    for name in ("Acme", "Globex", "Initech", "Hooli"):
        program.ok(f"apply {name}", today="2026-06-01")
    folder = program.folder / "journal.json.backups"
    (today,) = folder.glob("2*.json")
    lines = program.journal.read_bytes().splitlines(keepends=True)
    backup = b"".join([*lines[:2], lines[2].replace(b"},\n", b"}\n"), lines[-1]])
    (folder / "2026-01-02.json").write_bytes(backup)
    (folder / "2026-01-02.json").chmod(0o600)
    today.unlink()
    program.folder.chmod(0o700)
    program.journal.chmod(0o600)
    return program


def test_a_whole_journal_has_no_findings(search: Program) -> None:
    document = search.json("doctor")
    kinds = [finding["check"] for finding in document["findings"] if finding["check"] != "clock"]
    assert (kinds, document["condition"], document["events"]) == ([], "fine", 4)


def test_advice_is_one_line_each_with_what_to_type_and_no_failure(search: Program) -> None:
    search.journal.chmod(0o644)
    search.ok("apply Acme --again", today="2026-06-01")
    search.journal.chmod(0o644)
    (search.folder / "journal.sync-conflict-20260301-101010-ABCDEFG.json").write_bytes(search.journal.read_bytes())
    ran = search.ok("doctor")
    assert f"Other users can read {search.journal}: chmod 600 {search.journal}" in ran.out
    assert "are identical (applied)" in ran.out
    assert "feedback-loop merge " in ran.out
    for finding in search.json("doctor")["findings"]:
        assert list(finding) == ["check", "damage", "message", "remedy"]
        assert not finding["damage"]


def test_every_flaw_of_a_damaged_journal_is_told_and_the_exit_code_is_4(search: Program) -> None:
    lines = search.journal.read_bytes().splitlines(keepends=True)
    lines[1], lines[3] = b'"1": {torn\n', b"\0\0\0\n"
    search.journal.write_bytes(b"".join(lines))
    ran = search("doctor --json")
    assert ran.code == 4
    findings = [finding for finding in ran.document["findings"] if finding["damage"]]
    assert [finding["message"].partition(" ")[2].partition(" ")[0] for finding in findings] == ["2", "4"]
    page = search("doctor").out
    assert "Line 4 contains NUL characters, as after a crash of the machine: feedback-loop doctor --restore" in page


def test_many_flaws_are_counted_on_the_page_and_all_in_the_document(search: Program) -> None:
    search.journal.write_bytes(b"torn\n" * 30)
    assert "and 20 more; see them all with --json" in search("doctor").out
    assert len(search("doctor --json").document["findings"]) >= 30


def test_restore_brings_the_backup_and_what_can_be_read(search: Program) -> None:
    lines = search.journal.read_bytes().splitlines(keepends=True)
    search.journal.write_bytes(b"".join([lines[0], b"torn\n", *lines[3:4], lines[4][:-30]]))
    before = search.journal.read_bytes()
    ran = search("doctor --restore --yes")
    assert ran.code == 0, ran
    assert "The backup of Fri 2 Jan has 2 events." in ran.out
    salvaged = "Day        What happened\nMon 1 Jun  Applied to Initech"
    assert f"From the damaged file: 1 event that it lacks:\n{salvaged}" in ran.out
    assert "2 lines or records could not be read; they stay in" in ran.err
    (aside,) = search.folder.glob("journal.json.damaged-*")
    assert str(aside) in ran.err
    assert aside.read_bytes() == before
    companies = [loop["company"] for loop in search.json("status --all")["loops"]]
    assert sorted(companies) == ["Acme", "Globex", "Initech"]


def test_restore_of_a_day_shows_what_it_lacks_and_asks_first(search: Program) -> None:
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


def test_a_day_without_a_backup_lists_those_there_are(search: Program) -> None:
    ran = search("doctor --restore 2026-01-03 --yes")
    assert ran.code == 3
    assert "2026-01-02" in ran.err
    assert search("doctor 2026-01-02").code == 2
    assert search("doctor --restore soon").code == 2


def test_without_a_backup_what_can_be_read_is_put_back(search: Program) -> None:
    (search.folder / "journal.json.backups" / "2026-01-02.json").unlink()
    search.journal.write_bytes(search.journal.read_bytes()[:-9])
    ran = search("doctor --restore --yes")
    assert ran.code == 0
    assert "Restored what could be read, with 3 events from the damaged file." in ran.err
    assert len(search.events) == 3


def test_a_journal_that_is_gone_comes_back(search: Program) -> None:
    search.journal.unlink()
    assert "there are backups of it: feedback-loop doctor --restore" in search("doctor").out
    assert search("doctor --restore --yes").code == 0
    assert len(search.events) == 2


def test_the_words_of_the_journal_are_on_standard_output_only(search: Program) -> None:
    search.journal.write_bytes(search.journal.read_bytes()[:-9])
    for line in ("doctor --restore", "doctor", "log", "doctor --restore --json"):
        ran = search(line)
        assert not [name for name in ("Acme", "Globex", "Initech", "Hooli") if name in ran.err]


def test_doctor_finishes_a_forgetting_that_was_cut_short(search: Program) -> None:
    (copy,) = search.folder.glob("journal.json.backups/2*.json")
    before = copy.read_bytes()
    search.ok("forget acme --yes")
    assert b"Acme" not in copy.read_bytes()
    copy.write_bytes(before)
    search.ok("doctor")
    assert b"Acme" not in copy.read_bytes()


def test_doctor_names_what_it_cannot_clean(search: Program) -> None:
    search.ok("forget acme --yes")
    aside = search.folder / "journal.json.damaged-20260101T000000Z"
    aside.write_bytes(b"torn")
    aside.chmod(0o600)
    found = [finding for finding in search.json("doctor")["findings"] if finding["check"] == "forgotten"]
    assert [finding["remedy"] for finding in found] == [f"rm {aside}"]


def test_a_read_only_journal_is_looked_at_all_the_same(search: Program) -> None:
    search.ok("forget acme --yes")
    search.journal.chmod(0o400)
    assert "chmod u+w" in search.ok("doctor").out


def test_somebody_at_a_terminal_is_asked_before_a_restoration(installed: Installed, screen: Screen) -> None:
    installed("apply Acme")
    installed("apply Globex")
    journal = installed.folder / "journal.json"
    journal.write_bytes(journal.read_bytes()[:-5])
    done = screen("doctor --restore", ("Replace ", "y\n"), width=60)
    assert done.code == 0
    assert "is fine: 1 event." in done.out
    assert len(list(Path(installed.folder).glob("journal.json.damaged-*"))) == 1


@pytest.mark.usefixtures("crontab")
def test_a_reminder_of_an_installation_that_is_gone_is_told_with_what_sets_it_anew(search: Program) -> None:
    search.ok("cron install --at 07:30 --notify")
    assert not [each for each in search.json("doctor")["findings"] if each["check"] == "reminder"]
    lines = search.folder / "crontab"
    (program,) = {word for word in lines.read_text("utf-8").split() if word.endswith("/feedback-loop")}
    lines.write_text(lines.read_text("utf-8").replace(program, "/gone/bin/feedback-loop"), "utf-8")
    (found,) = [each for each in search.json("doctor")["findings"] if each["check"] == "reminder"]
    assert "runs /gone/bin/feedback-loop, which does not exist any more" in found["message"]
    search.ok(found["remedy"].removeprefix("feedback-loop "))
    assert not [each for each in search.json("doctor")["findings"] if each["check"] == "reminder"]
    assert lines.read_text("utf-8").startswith("30 7 ")
    assert "--notify" in lines.read_text("utf-8")


@pytest.mark.usefixtures("crontab")
@pytest.mark.parametrize("line", ["", "0 8 * * * true # feedback-loop reminder", "0 8 * * * '# feedback-loop reminder"])
def test_a_crontab_in_which_nothing_is_gone_has_no_finding(search: Program, line: str) -> None:
    (search.folder / "crontab").write_text(f"{line}\n", "utf-8")
    assert "reminder" not in {each["check"] for each in search.json("doctor")["findings"]}


def test_what_doctor_says_about_a_conflict_copy_brings_its_events_and_ends_the_finding(installed: Installed) -> None:
    """As typed in a shell, also where the name has blanks and quotes."""
    assert installed("apply Acme").code == 0
    journal = installed.folder / "journal.json"
    copy = installed.folder / "journal (Dana's conflicted copy 2026-03-01).json"
    copy.write_bytes(journal.read_bytes())
    assert installed(f"--file {shlex.quote(str(copy))} apply Globex").code == 0
    (found,) = [each for each in installed("doctor --json").document["findings"] if each["check"] == "conflicts"]
    assert installed.shell(found["remedy"].replace("feedback-loop", "$F", 1)).code == 0
    assert not [each for each in installed("doctor --json").document["findings"] if each["check"] == "conflicts"]
    loops = installed("status --all --json").document["loops"]
    assert sorted(loop["company"] for loop in loops) == ["Acme", "Globex"]
