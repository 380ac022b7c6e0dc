"""The forget command."""

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
    """Check that no file next to the journal contains a secret, in any case or escaped form."""
    for path in folder.folder.rglob("*"):
        if path.is_file() and path.name != "config.toml":
            content = path.read_bytes()
            forms = [content.decode("utf-8", "replace").lower(), content.decode("unicode_escape", "replace").lower()]
            assert not [secret for secret in secrets if any(secret in form for form in forms)], path


def test_a_person_is_erased_everywhere(search: Program) -> None:
    result = search.ok("forget dana --yes")
    summary, searched = result.out.splitlines()
    assert summary == "Removed the person from 6 events."
    assert "These may remain: nicknames" in searched
    assert_nowhere(search, *SECRETS)
    assert search.ok("people").out.count("Kim Oh") == 1
    assert len(search.json("status --all")["loops"]) == 2
    search.ok("doctor")


def test_a_loop_is_erased_and_its_mentions_are_listed(search: Program) -> None:
    search.ok("note globex 'Better than Acme'")
    result = search.ok("forget acme --yes")
    assert result.out.startswith("Permanently deleted 6 events.")
    assert "Note: “Better than Acme”" in result.out
    assert [loop["company"] for loop in search.json("status --all")["loops"]] == ["Globex"]
    search.ok(f"forget {search.json('log')['events'][-2]['id']} --yes")
    assert_nowhere(search, "analyst", "thinking", "better")


def test_a_failure_to_purge_copies_is_reported(search: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise JournalError("The disk is full.")

    monkeypatch.setattr("feedback_loop.cli.commands.forget.purge_copies", refused)
    result = search("forget acme --yes")
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith(
        "It was deleted from the journal, but perhaps not from every copy: The disk is full. The next"
    )
    assert [loop["company"] for loop in search.json("status --all")["loops"]] == ["Globex"]


def test_dry_run_lists_what_would_be_deleted(search: Program) -> None:
    before = search.journal.read_bytes()
    result = search.ok("forget dana --dry-run")
    assert "Would stay without the person (6 events)" in result.out
    assert "(forgotten)" in result.out
    assert "note: somebody phoned" in result.out
    assert "repository that you sync with" in result.out
    document = search.json("forget acme --dry-run")
    assert [len(document[name]) for name in ("deleted", "rewritten", "mentions")] == [6, 0, 1]
    assert document["event"] is None
    assert search.journal.read_bytes() == before


def test_without_yes_nothing_is_deleted_and_no_name_is_printed(search: Program) -> None:
    before = search.journal.read_bytes()
    result = search("forget dana")
    assert (result.code, result.out) == (1, "")
    assert "add --yes" in result.err
    assert not [secret for secret in SECRETS if secret in result.err.lower()]
    assert search.journal.read_bytes() == before


def test_unknown_and_missing_targets_are_refused(search: Program) -> None:
    assert search("forget nobody --yes").code == 3
    assert search("forget --yes").code == 2
    assert search("forget ''", "--yes").code == 3


def test_document_contains_only_ids(search: Program) -> None:
    document: Document = search.json("forget dana --yes")
    keys = ["schema_version", "event", "next", "deleted", "rewritten", "mentions", "copies", "unpurged"]
    assert list(document) == keys
    event = document["event"]
    assert sorted(event) == ["anew", "batch", "digests", "id", "ids", "key", "kind", "on", "recorded_at"]
    assert [renewed["now"] for renewed in document["rewritten"]] == list(event["anew"].values())
    assert not [secret for secret in SECRETS if secret in json.dumps(document).lower()]


def test_undo_skips_an_erasure(search: Program) -> None:
    search.ok("forget dana --yes")
    tombstone = next(event for event in search.events if event["kind"] == "forgotten")
    refused = search(f"undo {tombstone['id']}")
    assert (refused.code, "cannot be undone" in refused.err) == (1, True)
    assert "Applied to Globex" in search.ok("undo").out
    assert "Applied to Globex" in search.ok("redo").out
    assert_nowhere(search, *SECRETS)


def test_commands_work_on_rewritten_records(search: Program) -> None:
    search.ok("forget dana --yes")
    search.ok("act acme --done --evidence 'A recording'")
    search.ok("edit acme role='Senior analyst'")
    loop = search.json("show acme")["loop"]
    assert (loop["role"], loop["steps"]["acted"]) == ("Senior analyst", "2026-06-15")


def test_backups_and_copies_are_purged(search: Program) -> None:
    whole = search.journal.read_bytes()
    (search.folder / "journal.json.damaged-20260101T000000Z").write_bytes(whole)
    (search.folder / "journal.sync-conflict-20260301-101010-ABCDEFG.json").write_bytes(whole)
    search.ok("forget dana --yes")
    assert_nowhere(search, *SECRETS)


def test_yes_deletes_a_damaged_copy(search: Program) -> None:
    aside = search.folder / "journal.json.damaged-20260101T000000Z"
    aside.write_bytes(search.journal.read_bytes()[:-99])
    result = search("forget dana --yes")
    assert result.code == 0
    assert result.err == f"Deleted {aside}, which was damaged and may still have contained it.\n"
    assert_nowhere(search, *SECRETS)


def test_a_terminal_shows_a_preview_and_may_keep_a_damaged_copy(installed: Installed, screen: Screen) -> None:
    for day, line in STORY:
        installed(line, environment={"FEEDBACK_LOOP_TODAY": day})
    journal = installed.folder / "journal.json"
    aside = installed.folder / "journal.json.damaged-20260101T000000Z"
    aside.write_bytes(journal.read_bytes()[:-99])
    before = journal.read_bytes()
    refused = screen("forget dana", ("Delete this permanently?", "n\n"))
    assert (refused.code, journal.read_bytes()) == (1, before)
    assert "Would stay without the person" in refused.out
    assert refused.out.splitlines()[-1].strip() == "Nothing was deleted."
    done = screen("forget dana", ("Delete this permanently?", "y\n"), ("Delete that file?", "n\n"))
    assert done.code == 0
    assert "was kept." in " ".join(done.out.split())
    assert "Delete that file." not in " ".join(done.out.split())
    aside.unlink()
    assert_nowhere(installed, *SECRETS)


def test_an_unknown_field_with_the_name_is_reported_by_id(search: Program) -> None:
    text = search.journal.read_text(encoding="utf-8")
    search.journal.write_text(text.replace('"result":', '"colour":"dana@acme.example","result":'), encoding="utf-8")
    result = search("forget dana --yes")
    id_ = next(event["id"] for event in search.events if event["kind"] == "outcome")
    assert result.err == f"The full name or address is still in: {id_}. See: feedback-loop log\n"
