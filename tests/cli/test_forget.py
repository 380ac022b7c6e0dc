"""Forget: what goes for good, and what nobody finds anywhere afterwards."""

import json

import pytest

from feedback_loop.domain.errors import JournalError

from .harness import Document, Installed, Program, Screen

SECRETS = ("dana", "thinking", "käthe")
STORY = (
    ("2026-06-01", "apply Acme Analyst --with 'Dana Käthe <dana@acme.example> (recruiter)' --note 'Käthe phoned'"),
    ("2026-06-02", "interviewed acme --with dana --with 'Kim Oh'"),
    ("2026-06-03", "outcome acme rejected"),
    ("2026-06-05", "ask-feedback acme --with dana"),
    ("2026-06-06", "record acme 'Say what you are thinking, \"aloud\".' --with dana --theme communication"),
    ("2026-06-07", "act acme 'Think aloud, as Dana said'"),
    ("2026-06-08", "apply Globex --note 'dana@acme.example told me'"),
)


@pytest.fixture
def search(program: Program) -> Program:
    program.days(*STORY)
    return program


def assert_nowhere(folder: Program | Installed, *secrets: str) -> None:
    """No file beside the journal holds a secret, in no case and no escaped form."""
    for path in folder.folder.rglob("*"):
        if path.is_file() and path.name != "config.toml":
            content = path.read_bytes()
            forms = [content.decode("utf-8", "replace").lower(), content.decode("unicode_escape", "replace").lower()]
            assert not [secret for secret in secrets if any(secret in form for form in forms)], path


def test_a_person_is_nowhere_afterwards(search: Program) -> None:
    ran = search.ok("forget dana --yes")
    assert ran.out == "Removed the person from 6 events.\n"
    assert_nowhere(search, *SECRETS)
    assert search.ok("people").out.count("Kim Oh") == 1
    assert len(search.json("status --all")["loops"]) == 2
    search.ok("doctor")


def test_a_loop_is_nowhere_afterwards_and_what_mentions_it_is_named(search: Program) -> None:
    search.ok("note globex 'Better than Acme'")
    ran = search.ok("forget acme --yes")
    assert ran.out.startswith("Permanently deleted 6 events.")
    assert "Note: “Better than Acme”" in ran.out
    assert [loop["company"] for loop in search.json("status --all")["loops"]] == ["Globex"]
    search.ok(f"forget {search.json('log')['events'][-2]['id']} --yes")
    assert_nowhere(search, "analyst", "thinking", "better")


def test_that_the_copies_could_not_be_cleaned_is_told_with_that_the_journal_was(
    search: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise JournalError("The disk is full.")

    monkeypatch.setattr("feedback_loop.cli.commands.forget.purge_copies", refused)
    ran = search("forget acme --yes")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("The journal has forgotten it, but perhaps not every copy: The disk is full. The next")
    assert [loop["company"] for loop in search.json("status --all")["loops"]] == ["Globex"]


def test_a_dry_run_lists_what_would_go_and_changes_nothing(search: Program) -> None:
    before = search.journal.read_bytes()
    ran = search.ok("forget dana --dry-run")
    assert "Would stay without the person (6 events)" in ran.out
    assert "(forgotten)" in ran.out
    assert "note: somebody phoned" in ran.out
    assert "git remote" in ran.out
    document = search.json("forget acme --dry-run")
    assert [len(document[name]) for name in ("deleted", "rewritten", "mentions")] == [6, 0, 0]
    assert document["event"] is None
    assert search.journal.read_bytes() == before


def test_nothing_goes_without_a_yes_and_the_refusal_names_nobody(search: Program) -> None:
    before = search.journal.read_bytes()
    ran = search("forget dana")
    assert (ran.code, ran.out) == (1, "")
    assert "add --yes" in ran.err
    assert not [secret for secret in SECRETS if secret in ran.err.lower()]
    assert search.journal.read_bytes() == before


def test_who_or_what_is_meant_is_said_like_elsewhere(search: Program) -> None:
    assert search("forget nobody --yes").code == 3
    assert search("forget --yes").code == 2
    assert search("forget ''", "--yes").code == 3


def test_the_document_has_the_tombstone_with_ids_only(search: Program) -> None:
    document: Document = search.json("forget dana --yes")
    keys = ["schema_version", "event", "next", "deleted", "rewritten", "mentions", "copies", "unpurged"]
    assert list(document) == keys
    event = document["event"]
    assert sorted(event) == ["anew", "batch", "id", "ids", "kind", "on", "recorded_at"]
    assert [each["now"] for each in document["rewritten"]] == list(event["anew"].values())
    assert not [secret for secret in SECRETS if secret in json.dumps(document).lower()]


def test_undo_cannot_bring_it_back_and_takes_the_command_before(search: Program) -> None:
    search.ok("forget dana --yes")
    tombstone = next(event for event in search.events if event["kind"] == "forgotten")
    refused = search(f"undo {tombstone['id']}")
    assert (refused.code, "cannot be undone" in refused.err) == (1, True)
    assert "Applied to Globex" in search.ok("undo").out
    assert "Applied to Globex" in search.ok("redo").out
    assert_nowhere(search, *SECRETS)


def test_commands_go_on_with_the_record_that_took_the_place(search: Program) -> None:
    search.ok("forget dana --yes")
    search.ok("act acme --done --evidence 'A recording'")
    search.ok("edit acme role='Senior analyst'")
    loop = search.json("show acme")["loop"]
    assert (loop["role"], loop["steps"]["acted"]) == ("Senior analyst", "2026-06-15")


def test_backups_and_files_kept_aside_lose_it_too(search: Program) -> None:
    whole = search.journal.read_bytes()
    (search.folder / "journal.json.damaged-20260101T000000Z").write_bytes(whole)
    (search.folder / "journal.sync-conflict-20260301-101010-ABCDEFG.json").write_bytes(whole)
    search.ok("forget dana --yes")
    assert_nowhere(search, *SECRETS)


def test_a_damaged_copy_is_deleted_after_a_yes_and_named(search: Program) -> None:
    aside = search.folder / "journal.json.damaged-20260101T000000Z"
    aside.write_bytes(search.journal.read_bytes()[:-99])
    ran = search("forget dana --yes")
    assert ran.code == 0
    assert ran.err == f"{aside} could not be cleaned, and was deleted.\n"
    assert_nowhere(search, *SECRETS)


def test_somebody_at_a_terminal_sees_it_first_and_may_keep_a_damaged_copy(installed: Installed, screen: Screen) -> None:
    for day, line in STORY:
        installed(line, environment={"FEEDBACK_LOOP_TODAY": day})
    journal = installed.folder / "journal.json"
    aside = installed.folder / "journal.json.damaged-20260101T000000Z"
    aside.write_bytes(journal.read_bytes()[:-99])
    before = journal.read_bytes()
    refused = screen("forget dana", ("Forget this for good?", "n\n"))
    assert (refused.code, journal.read_bytes()) == (1, before)
    assert "Would stay without the person" in refused.out
    done = screen("forget dana", ("Forget this for good?", "y\n"), ("Delete that file?", "n\n"))
    assert done.code == 0
    assert "delete it" in done.out
    aside.unlink()
    assert_nowhere(installed, *SECRETS)


def test_a_field_that_this_version_does_not_know_is_named_by_its_id(search: Program) -> None:
    text = search.journal.read_text(encoding="utf-8")
    search.journal.write_text(text.replace('"result":', '"colour":"dana@acme.example","result":'), encoding="utf-8")
    ran = search("forget dana --yes")
    id_ = next(event["id"] for event in search.events if event["kind"] == "outcome")
    assert ran.err == f"The full name or address still stands in: {id_}. Look: feedback-loop log\n"
