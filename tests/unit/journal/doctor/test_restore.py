"""A restore ends with the union of all that can be read, minus what was forgotten."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_loop.domain.errors import JournalError
from feedback_loop.domain.model.events import Document, Forgotten
from feedback_loop.journal.doctor.diagnosis import backups
from feedback_loop.journal.doctor.restore import plan_restore, restore
from feedback_loop.journal.format.codec import render
from feedback_loop.journal.format.errors import NewerJournalError
from feedback_loop.journal.journal import Journal
from hypothesis_profiles import scale_examples
from journal.samples import DAY, NOW, companies, files_in, make_journal_over_days, raw, text

RECORDS = [
    raw(number, note=note)
    for number, note in enumerate(['a "quoted" {note}', "Größe ✓", '"7": {', "", "x" * 40, "}}", "plain", "\\"], 1)
]
JUNK = [b"\0" * 40, b'"9": {', b"}\n", b'"', b"\n"]
PROPERTY = settings(deadline=None, max_examples=scale_examples(150))


def numbered(records: list[Document]) -> bytes:
    return render({"events": {str(number): record for number, record in enumerate(records, 1)}})


def tombstone(number: int, *ids: str) -> Document:
    stamps = {"id": f"t{number}", "batch": f"t{number}", "on": "2026-03-02", "recorded_at": "2026-03-02T08:00:00Z"}
    return {"kind": "forgotten", **stamps, "ids": list(ids)}


def put_backup(path: Path, number: int, content: bytes, day: str = "2026-03-01") -> Path:
    folder = path.with_name("journal.json.backups")
    folder.mkdir(0o700, exist_ok=True)
    backup = folder / f"{number:06}-{day}.json"
    backup.write_bytes(content)
    return backup


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """A text with flipped, deleted and inserted bytes, perhaps cut off."""
    damaged = bytearray(content)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(0, len(damaged) - 1)))
        match draw(st.sampled_from(["flip", "delete", "insert", "cut"])):
            case "flip" if damaged:
                damaged[place] ^= 1 << draw(st.integers(0, 7))
            case "delete":
                del damaged[place : place + draw(st.integers(1, 60))]
            case "insert":
                damaged[place:place] = draw(
                    st.binary(max_size=20) | st.sampled_from([b"\0" * 40, b'"9": {', b"}\n", b'"'])
                )
            case "cut":
                del damaged[place + len(damaged) // 2 :]
    return bytes(damaged)


def untouched_ids(content: bytes, records: list[Document]) -> set[object]:
    """The ids of the records whose own lines are still there as they were."""
    remaining = {line.removesuffix(b",") for line in content.split(b"\n")}
    lines = (line.removesuffix(b",") for line in numbered(records).split(b"\n")[1:])
    return {record["id"] for record, line in zip(records, lines, strict=False) if line in remaining}


@PROPERTY
@given(st.data())
def test_every_untouched_record_survives_unless_it_was_forgotten(data: st.DataObject) -> None:
    forgotten = data.draw(st.sets(st.sampled_from([record["id"] for record in RECORDS]), max_size=2))
    stones = [tombstone(1, *map(str, sorted(forgotten, key=str)))] if forgotten else []
    readable: set[object] = set()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.json"
        for number in range(data.draw(st.integers(0, 3)) + 1):
            records = data.draw(st.lists(st.sampled_from(RECORDS), unique_by=lambda record: str(record["id"])))
            content = data.draw(damaged(numbered([*records, *stones])))
            readable |= untouched_ids(content, [*records, *stones])
            if number:
                put_backup(path, number, content)
            else:
                path.write_bytes(content)
        before = files_in(Path(folder))
        try:
            restore(Journal(path), None, NOW)
        except JournalError:
            assert not readable or b'"schema": 2,' not in before["journal.json"]
            assert files_in(Path(folder)) == before
            return
        after = {event.id: event for event in Journal(path).events()}
        # A damaged tombstone may name other records than it did.
        stone = after.get("t1")
        hidden = set(stone.ids) if isinstance(stone, Forgotten) else set()
        assert readable - hidden <= after.keys()
        assert not hidden & after.keys()
        assert "t1" not in readable or forgotten <= hidden


def test_union_has_what_any_backup_or_damaged_copy_has(path: Path) -> None:
    path.write_bytes(text(raw(1))[:-1])
    put_backup(path, 1, text(raw(2)))
    put_backup(path, 2, text(raw(3)))
    path.with_name("journal.json.damaged-20260101T000000Z").write_bytes(text(raw(4))[:-2])
    plan = plan_restore(Journal(path), None)
    assert companies(plan.events) == ["Company 3", "Company 1", "Company 2", "Company 4"]
    assert (companies(plan.salvaged), companies(plan.recovered)) == (["Company 1"], ["Company 2", "Company 4"])
    assert plan.backup == backups(path)[0]


def test_union_adds_to_an_intact_file_and_removes_nothing(path: Path) -> None:
    path.write_bytes(text(raw(1)))
    put_backup(path, 1, text(raw(2), raw(1)))
    aside = restore(Journal(path), None, NOW)
    assert companies(Journal(path).events()) == ["Company 1", "Company 2"]
    assert aside
    assert restore(Journal(path), None, NOW) is None
    assert not plan_restore(Journal(path), None).changes


def test_tombstone_of_any_source_applies(path: Path) -> None:
    path.write_bytes(text(raw(1), raw(2))[:-1])
    put_backup(path, 1, text(raw(2), raw(3)))
    put_backup(path, 2, text(tombstone(1, "id0002"))[:-1])
    restore(Journal(path), None, NOW)
    assert sorted(companies(Journal(path).events())) == ["Company 1", "Company 3"]
    assert b"Company 2" not in b"".join(files_in(path.with_name("journal.json.backups")).values())


def test_later_version_wins_and_of_one_instant_the_intact_one(path: Path) -> None:
    later = raw(1, company="Later", recorded_at="2026-03-01T09:00:00Z")
    path.write_bytes(text(later, raw(2, company="Cmpany"))[:-1])
    put_backup(path, 1, text(raw(1), raw(2)))
    restore(Journal(path), None, NOW)
    assert companies(Journal(path).events()) == ["Later", "Company 2"]


def test_record_with_an_unreadable_value_is_kept_without_it(path: Path) -> None:
    line = json.dumps(raw(1, rating="RATING", note="kept")).replace('"RATING"', "1e999")
    path.write_bytes(
        b'{"schema": 2, "events": {\n"1": %b,\n"2": %b\n}}\n' % (line.encode(), json.dumps(raw(2)).encode())
    )
    restore(Journal(path), None, NOW)
    first, second = Journal(path).documents()
    assert {first["id"], second["id"]} == {"id0001", "id0002"}
    assert raw(1, note="kept") in (first, second)


def test_intact_version_is_preferred_to_a_partly_read_one(path: Path) -> None:
    line = json.dumps(raw(1, rating="RATING")).replace('"RATING"', "1e999")
    path.write_bytes(b'{"schema": 2, "events": {\n"1": %b\n}}\n' % line.encode())
    put_backup(path, 1, text(raw(1, rating=3)))
    restore(Journal(path), None, NOW)
    assert Journal(path).documents() == [raw(1, rating=3)]


@pytest.mark.parametrize("value", ["1e999", "NaN", "9" * 5000, '"\\ud800"'])
@pytest.mark.parametrize("layout", ['{"events": {"1": %s}, "schema": 99}', '{"schema": 99, "events": {"1": %s}}'])
def test_newer_file_with_an_unreadable_value_is_not_replaced(path: Path, value: str, layout: str) -> None:
    make_journal_over_days(path, 2)
    record = json.dumps(raw(1, extra="VALUE")).replace('"VALUE"', value)
    path.write_text(layout % record, "utf-8")
    before = path.read_bytes()
    with pytest.raises(NewerJournalError):
        restore(Journal(path), None, NOW)
    assert path.read_bytes() == before


@pytest.mark.parametrize("schema", ["x", "", '"2"', "-1", "2.5", "null"])
def test_damaged_schema_number_loses_no_record(path: Path, schema: str) -> None:
    old = {**raw(2), "kind": "recorded", "application": "id0001", "text": "Slower", "sort": "gap", "reply": "answered"}
    records = ",\n".join(f'"{number}": {json.dumps(record)}' for number, record in ((1, raw(1)), (2, old)))
    path.write_text(f'{{"schema": {schema}, "events": {{\n{records}\n}}}}\n', "utf-8")
    restore(Journal(path), None, NOW)
    assert [record.get("type") for record in Journal(path).documents()] == [None, "gap"]


def test_other_tables_of_a_damaged_file_are_kept(path: Path) -> None:
    content = render({"events": {"1": raw(1), "2": raw(2)}, "moods": {"1": "calm"}, "version": 7})
    path.write_bytes(content.replace(b'"id0002"', b'"id0002'))
    put_backup(path, 1, render({"events": {"1": raw(3)}, "moods": {"2": "tense"}}))
    restore(Journal(path), None, NOW)
    tables = json.loads(path.read_bytes())
    assert (tables["moods"], tables["version"]) == ({"1": "calm", "2": "tense"}, 7)


def test_exact_restore_applies_every_tombstone(path: Path) -> None:
    path.write_bytes(text(raw(1)))
    put_backup(path, 1, text(raw(2), raw(3)))
    put_backup(path, 2, text(tombstone(1, "id0002")), "2026-03-02")
    restore(Journal(path), backups(path)[1], NOW)
    assert companies(Journal(path).events()) == ["Company 3"]


def test_exact_restore_of_a_damaged_file_lists_what_only_other_backups_have(path: Path) -> None:
    path.write_bytes(text(raw(1))[:-1])
    put_backup(path, 1, text(raw(2)))
    put_backup(path, 2, text(raw(3)))
    plan = plan_restore(Journal(path), backups(path)[1])
    assert (companies(plan.events), companies(plan.lacking)) == (["Company 2", "Company 1"], ["Company 3"])


def test_newer_unreadable_and_irregular_sources_are_left_out(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("it has no such files")
    import os  # noqa: PLC0415  # for the pipe alone

    path.write_bytes(text(raw(1))[:-1])
    put_backup(path, 1, text(raw(2), schema=99))
    os.mkfifo(put_backup(path, 2, b"").with_name("000003-2026-03-01.json"))
    restore(Journal(path), None, NOW + 1 * DAY)
    assert companies(Journal(path).events()) == ["Company 1"]


def test_undone_events_stay_undone(path: Path) -> None:
    undo = {**raw(2), "kind": "retracted", "target": "id0001"}
    path.write_bytes(text(undo)[:-1])
    put_backup(path, 1, text(raw(1)))
    restore(Journal(path), None, NOW)
    assert [record["kind"] for record in Journal(path).documents()] == ["applied", "retracted"]
