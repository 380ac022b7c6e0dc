"""Salvage: every intact record of any damaged file comes back, and none is invented."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import Document, encode
from feedback_loop.journal.doctor.diagnosis import backups
from feedback_loop.journal.doctor.restore import plan_restore, restore
from feedback_loop.journal.doctor.salvage import salvage
from feedback_loop.journal.format.codec import render
from feedback_loop.journal.format.errors import NewerJournalError
from feedback_loop.journal.format.schema import NewerSchemaError
from feedback_loop.journal.journal import Journal
from hypothesis_profiles import scale_examples
from journal.samples import (
    DAY,
    NOW,
    adding,
    companies,
    files_in,
    make_journal,
    make_journal_over_days,
    raw,
    text,
)
from journal.stores import MemoryStore

RECORDS = [raw(1, note="Größe ✓"), raw(2, note='a "1": {"b": 2} c'), raw(3), raw(4, people=["Dana"]), raw(5)]
INTACT = render({"events": {str(number): record for number, record in enumerate(RECORDS, 1)}})
LINES = INTACT.split(b"\n")
JUNK = [b"\0" * 512, b"\n\n", b'"9": {', b"\xff\xfe", b"\xfe\xff", b"<<<<<<< ours\n"]
NO_DEADLINE = settings(deadline=None, max_examples=scale_examples(200))


def ids(documents: list[Document]) -> list[object]:
    return [document["id"] for document in documents]


def intact_ids(content: bytes) -> list[object]:
    """The ids of the original lines that are still there as they were."""
    remaining = set(content.split(b"\n"))
    return [record["id"] for record, line in zip(RECORDS, LINES[1:], strict=False) if line in remaining]


def check(content: bytes) -> None:
    try:
        result = salvage(content)
    except NewerSchemaError:
        # The number itself was hit: nobody can tell that from a file of a newer version.
        assert not content.startswith(b'{"schema": 1,')
        return
    assert set(intact_ids(content)) <= set(ids(result.documents))
    assert len(result.documents) == len(set(ids(result.documents)))
    assert (result.errors == []) == (result.unread == 0 and _is_read(content))


def _is_read(content: bytes) -> bool:
    memory = MemoryStore()
    memory.put(content)
    try:
        Journal(Path("journal.json"), store=memory).events()
    except JournalError:
        return False
    return True


def test_intact_journal_is_salvaged_without_errors() -> None:
    result = salvage(INTACT)
    assert (result.documents, result.errors, result.unread) == (RECORDS, [], 0)


def test_truncated_file_gives_every_record_before_cut() -> None:
    for size in range(len(INTACT)):
        result = salvage(INTACT[:size])
        complete = INTACT[:size].count(b"}\n") + INTACT[:size].count(b"},\n")
        assert result.documents[:complete] == RECORDS[: min(complete, len(RECORDS))]
        assert all(document in RECORDS for document in result.documents)
        assert len(result.documents) - complete in (0, 1, -1)


@NO_DEADLINE
@given(st.data())
def test_flipped_bytes_lose_no_other_record(data: st.DataObject) -> None:
    content = bytearray(INTACT)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    check(bytes(content))


@NO_DEADLINE
@given(st.lists(st.sampled_from(range(len(LINES))), max_size=12), st.sampled_from([b"\n", b"\r\n"]))
def test_missing_duplicate_or_swapped_lines_lose_no_other_record(picked: list[int], end: bytes) -> None:
    content = end.join(LINES[line] for line in picked)
    result = salvage(content)
    expected = [RECORDS[line - 1] for line in dict.fromkeys(picked) if 1 <= line <= len(RECORDS)]
    assert sorted(map(json.dumps, result.documents)) == sorted(map(json.dumps, expected))


@NO_DEADLINE
@given(st.integers(0, len(INTACT)), st.binary(max_size=40) | st.sampled_from(JUNK))
@example(INTACT.index(b'id0001"') + 6, b'":{')
@example(INTACT.index(b'"company"') + 3, b'":{')
def test_inserted_bytes_lose_no_other_record(place: int, junk: bytes) -> None:
    content = INTACT[:place] + junk + INTACT[place:]
    check(content)


@NO_DEADLINE
@given(st.integers(0, len(INTACT)), st.integers(0, 600))
def test_nul_characters_lose_only_what_they_replace(start: int, length: int) -> None:
    content = INTACT[:start] + b"\0" * min(length, len(INTACT) - start) + INTACT[start + length :]
    check(content)
    assert all(document in RECORDS for document in salvage(content).documents)


@given(st.binary(max_size=300) | st.text(alphabet='{}[]",:0123456789 \nabkind', max_size=300).map(str.encode))
def test_random_bytes_give_no_records(content: bytes) -> None:
    assert salvage(content).documents == []


def test_both_sides_of_conflict_are_salvaged() -> None:
    ours, theirs = raw(6), raw(7)
    our_line, their_line = (f'"6": {json.dumps(record)}'.encode() for record in (ours, theirs))
    conflict = b"\n".join([b"<<<<<<< ours", our_line, b"=======", their_line, b">>>>>>> theirs"])
    result = salvage(INTACT.replace(b"\n}}", b",\n" + conflict + b"\n}}"))
    assert result.documents == [*RECORDS, ours, theirs]
    assert [error.problem for error in result.errors].count("is a conflict marker of another program") >= 2
    assert result.unread == 3


@pytest.mark.parametrize("indent", [None, 4])
def test_any_json_layout_is_salvaged(indent: int | None) -> None:
    pretty = json.dumps(json.loads(INTACT), indent=indent).encode()
    assert salvage(pretty[:-1]).documents == RECORDS
    cut = salvage(pretty[: pretty.rindex(b"Company 5")])
    assert cut.documents == RECORDS[:4]
    assert cut.unread >= 1


def test_records_of_renamed_table_are_salvaged() -> None:
    result = salvage(INTACT.replace(b'"events"', b'" events"'))
    assert result.documents == RECORDS
    assert result.errors[0].problem == "the file has no table of events"


def test_record_that_contains_a_record_is_salvaged_whole() -> None:
    odd = raw(1, extra={"kind": "applied", "2": raw(2)})
    assert salvage(text(odd, raw(3))[:-1]).documents == [odd, raw(3)]


def test_utf_16_is_salvaged() -> None:
    assert salvage(INTACT.decode().encode("utf-16")).documents == RECORDS


def test_record_that_became_a_part_of_another_is_salvaged() -> None:
    joined = json.dumps({"schema": 2, "events": {"1": {**raw(1), "ext": raw(2), "3": raw(3)}, "4": raw(4)}})
    for damaged in (joined.encode(), joined.encode()[:-1]):
        assert sorted(map(str, ids(salvage(damaged).documents))) == ["id0001", "id0002", "id0003", "id0004"]


def test_of_two_versions_of_a_record_the_later_one_is_salvaged() -> None:
    later = raw(1, company="Later", recorded_at="2026-03-01T09:00:00Z")
    for pair in ((raw(1), later), (later, raw(1))):
        assert salvage(text(*pair)[:-1]).documents == [later]


def test_record_behind_a_damaged_key_is_salvaged() -> None:
    for before, after in ((b'"3": {', b'"3: {'), (b'"3": {', b'"x": {'), (b'"3": ', b""), (b'"3": {', b'"3" {')):
        assert ids(salvage(INTACT.replace(before, after)).documents) == ids(RECORDS)


def test_every_error_has_its_place() -> None:
    broken = [raw(1), raw(2, on="soon"), raw(3, company=7), {"id": "x"}, "no record", raw(1)]
    lines = ",\n".join(f'"{number}": {json.dumps(record)}' for number, record in enumerate(broken, 1))
    result = salvage(f'{{"schema": 1, "events": {{\n{lines}\n}}}}\n'.encode())
    assert [(error.record, error.line, error.problem) for error in result.errors] == [
        (2, 3, "has a missing or invalid `on`"),
        (3, 4, "has a missing or invalid `company`"),
        (4, 5, "has a missing or invalid `kind`"),
        (5, 6, "is not a record"),
        (6, 7, "has the id of an earlier record"),
    ]
    assert (ids(result.documents), result.unread) == (["id0001"], 5)


def test_every_damaged_line_is_an_error_in_invalid_json() -> None:
    lines = LINES.copy()
    lines[2], lines[4] = lines[2][:-20], b"\0" * 30
    result = salvage(b"\n".join(lines))
    assert ids(result.documents) == ["id0001", "id0003", "id0005"]
    assert [error.line for error in result.errors] == [3, 5]
    assert result.unread == 2


def test_invalid_document_number_loses_no_record() -> None:
    result = salvage(json.dumps({"schema": 1, "events": {"zero": raw(1), "0": raw(2)}}).encode())
    assert ids(result.documents) == ["id0001", "id0002"]
    assert len(result.errors) == 2


@pytest.mark.parametrize("cut", [0, 1])
def test_newer_schema_is_not_salvaged(cut: int) -> None:
    content = text(raw(1), schema=99)
    with pytest.raises(NewerSchemaError):
        salvage(content[: len(content) - cut])


def test_invalid_schema_is_an_error_and_loses_no_record() -> None:
    result = salvage(b'{"schema": "x", "events": {"1": %b}}' % json.dumps(raw(1)).encode())
    assert (ids(result.documents), len(result.errors)) == (["id0001"], 1)


def test_other_tables_are_kept(path: Path) -> None:
    whole = text(raw(1), raw(1), plugins={"1": {}})
    assert salvage(whole).others == {"plugins": {"1": {}}}
    path.write_bytes(whole)
    restore(Journal(path), None, NOW)
    assert json.loads(path.read_bytes())["plugins"] == {"1": {}}


def test_a_table_with_a_damaged_name_is_an_error_and_stops_no_restore(path: Path) -> None:
    path.write_bytes(text(raw(1), raw(2)).partition(b'"2"')[0] + b'"\x802": {"kind":"applied"')
    result = salvage(path.read_bytes())
    assert (len(result.documents), result.others) == (1, {})
    restore(Journal(path), None, NOW)
    assert companies(Journal(path).events()) == ["Company 1"]


def test_restore_joins_damaged_file_and_backup(path: Path) -> None:
    journal = make_journal_over_days(path, 4)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], b"torn", *lines[3:]]))
    before = path.read_bytes()
    plan = plan_restore(journal, backups(path)[1])
    assert companies(plan.events) == ["Day 0", "Day 1", "Day 2", "Day 3"]
    assert (companies(plan.salvaged), plan.lacking, plan.unread) == (["Day 2", "Day 3"], [], 1)
    assert path.read_bytes() == before
    aside = restore(journal, backups(path)[1], NOW)
    assert aside
    assert aside.read_bytes() == before
    assert companies(journal.events()) == ["Day 0", "Day 1", "Day 2", "Day 3"]
    assert len(path.read_bytes().splitlines()) == 7


def test_backup_wins_if_both_have_a_record(path: Path) -> None:
    journal = make_journal_over_days(path, 3)
    path.write_bytes(path.read_bytes().replace(b"Day 0", b"Day 9")[:-2])
    assert companies(plan_restore(journal, backups(path)[0]).events) == ["Day 0", "Day 1", "Day 2"]


def test_restore_without_backup_keeps_readable_records(path: Path) -> None:
    journal = make_journal(path, 3)
    path.write_bytes(path.read_bytes()[: path.read_bytes().index(b"salts") - 30])
    restore(journal, None, NOW)
    assert companies(journal.events()) == ["Company 1", "Company 2"]


def test_plan_lists_events_that_backup_lacks(path: Path) -> None:
    journal = make_journal_over_days(path, 4)
    plan = plan_restore(journal, backups(path)[-1])
    assert (companies(plan.events), companies(plan.lacking)) == (["Day 0"], ["Day 1", "Day 2", "Day 3"])
    assert plan.content == backups(path)[-1].path.read_bytes()


def test_nothing_to_restore_is_reported(path: Path) -> None:
    path.write_bytes(b"torn")
    before = files_in(path.parent)
    with pytest.raises(JournalError, match="Nothing can be restored"):
        restore(Journal(path), None, NOW)
    assert files_in(path.parent) == before


def test_newer_file_is_not_overwritten_by_restore(path: Path) -> None:
    journal = make_journal_over_days(path, 2)
    path.write_bytes(before := text(raw(1), schema=99))
    with pytest.raises(NewerJournalError):
        restore(journal, backups(path)[0], NOW)
    assert path.read_bytes() == before


def test_restore_does_not_bring_back_forgotten_records(path: Path) -> None:
    from feedback_loop.domain.model.events import Forgotten  # noqa: PLC0415  # only here

    journal = make_journal_over_days(path, 3)
    old = path.read_bytes().splitlines()[1]
    deleted = journal.events()[0].id
    journal.record(adding(Forgotten(on=dt.date(2026, 3, 7), ids=(deleted,))), NOW + 3 * DAY)
    assert companies(plan_restore(journal, backups(path)[0]).events) == ["Day 1", "Day 2"]
    path.write_bytes(path.read_bytes()[:-3] + old)
    restore(journal, backups(path)[-1], NOW)
    assert companies(journal.events()) == ["Day 1", "Day 2"]
    assert not any(b"Day 0" in backup.path.read_bytes() for backup in backups(path))


def test_salvaged_records_keep_unknown_fields(path: Path) -> None:
    path.write_bytes(text(raw(1, colour="green"), raw(2))[:-1])
    restore(Journal(path), None, NOW)
    assert Journal(path).documents() == [raw(1, colour="green"), raw(2)]
    assert encode(Journal(path).events()[0])["company"] == "Company 1"
