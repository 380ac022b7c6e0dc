"""Inputs of the benchmarks: mailboxes, records of other programs, and folders that are restored before each run."""

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.mailboxes import LARGE, SHORT, Mailbox, create_mailbox
from benchmarks.measure import execute
from benchmarks.peers import peer_subjects
from benchmarks.records import applications, count_records, restore
from feedback_loop.exchange.mail.mailboxes import MailReader

ADDRESS = "dana@acme.example"


@pytest.mark.parametrize("kind", [LARGE, SHORT])
def test_a_mailbox_has_its_size_and_mails_from_the_people_of_the_journal(kind: Mailbox, tmp_path: Path) -> None:
    path = tmp_path / "mails.mbox"
    create_mailbox(kind, 2_000_000, [ADDRESS], path)
    assert 2_000_000 <= path.stat().st_size < 5_000_000
    with MailReader() as reader:
        senders = [mail.header("from") for mail in reader.read([path])]
        assert not reader.problems
    assert None not in senders
    assert 1 <= senders.count(ADDRESS) < len(senders)


def test_applications_differ_and_are_counted_in_a_listing() -> None:
    records = list(applications(100))
    assert len(set(records)) == 100
    assert count_records("\n".join(record.sentence for record in records)) == 100


def test_a_folder_is_restored_without_touching_what_is_unchanged(tmp_path: Path) -> None:
    folder, saved = tmp_path / "data", tmp_path / "saved"
    (folder / "records").mkdir(parents=True)
    for name in ("same", "changed", "deleted"):
        (folder / "records" / name).write_text(name)
    shutil.copytree(folder, saved)
    identity = (folder / "records" / "same").stat()
    (folder / "records" / "changed").write_text("something else")
    (folder / "records" / "deleted").unlink()
    (folder / "records" / "new").touch()
    restore(saved, folder)
    texts = {path.name: path.read_text() for path in (folder / "records").iterdir()}
    assert texts == {name: name for name in ("same", "changed", "deleted")}
    assert os.path.samestat((folder / "records" / "same").stat(), identity)
    assert (folder / "records" / "same").stat().st_ctime_ns == identity.st_ctime_ns


def test_each_program_lists_its_records_and_adds_one(tmp_path: Path) -> None:
    for subject in peer_subjects(5, tmp_path / "none-installed", tmp_path / "data"):
        for _ in range(2):
            subject.prepare()
            output = execute(subject.run.command, subject.run.environment)
            assert subject.did_its_work(output), subject.label


def test_a_record_that_was_not_added_is_noticed(tmp_path: Path) -> None:
    listing, addition = peer_subjects(5, tmp_path / "none-installed", tmp_path / "data")[:2]
    output = execute(listing.run.command, listing.run.environment)
    assert listing.did_its_work(output)
    assert not addition.did_its_work(output)
