"""Whatever happens to a file: every record that is whole comes back, and none is invented."""

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

from .benches import MemoryStore
from .samples import DAY, NOW, adding, applied, companies, everything_in, filled, raw, text

RECORDS = [raw(1, note="Größe ✓"), raw(2, note='a "1": {"b": 2} c'), raw(3), raw(4, people=["Dana"]), raw(5)]
WHOLE = render({"events": {str(number): record for number, record in enumerate(RECORDS, 1)}})
LINES = WHOLE.split(b"\n")
JUNK = [b"\0" * 512, b"\n\n", b'"9": {', b"\xff\xfe", b"\xfe\xff", b"<<<<<<< ours\n"]
FEW = settings(deadline=None, max_examples=200)


def ids(documents: list[Document]) -> list[object]:
    return [document["id"] for document in documents]


def whole_lines(content: bytes) -> list[object]:
    """The ids of the original lines that are still there as they were."""
    there = set(content.split(b"\n"))
    return [record["id"] for record, line in zip(RECORDS, LINES[1:], strict=False) if line in there]


def check(content: bytes) -> None:
    try:
        found = salvage(content)
    except NewerSchemaError:
        # The number itself was hit: nobody can tell that from a file of a newer version.
        assert not content.startswith(b'{"schema": 1,')
        return
    assert set(whole_lines(content)) <= set(ids(found.documents))
    assert len(found.documents) == len(set(ids(found.documents)))
    assert (found.flaws == []) == (found.unread == 0 and _is_read(content))


def _is_read(content: bytes) -> bool:
    place = MemoryStore()
    place.put(content)
    try:
        Journal(Path("journal.json"), place=place).events()
    except JournalError:
        return False
    return True


def test_a_whole_journal_comes_back_whole_with_no_flaw() -> None:
    found = salvage(WHOLE)
    assert (found.documents, found.flaws, found.unread) == (RECORDS, [], 0)


def test_a_file_cut_at_any_byte_gives_every_record_before_the_cut() -> None:
    for size in range(len(WHOLE)):
        found = salvage(WHOLE[:size])
        complete = WHOLE[:size].count(b"}\n") + WHOLE[:size].count(b"},\n")
        assert found.documents[:complete] == RECORDS[: min(complete, len(RECORDS))]
        assert all(document in RECORDS for document in found.documents)
        assert len(found.documents) - complete in (0, 1, -1)


@FEW
@given(st.data())
def test_flipped_bytes_cost_no_other_record(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    check(bytes(content))


@FEW
@given(st.lists(st.sampled_from(range(len(LINES))), max_size=12), st.sampled_from([b"\n", b"\r\n"]))
def test_lines_that_are_missing_doubled_or_swapped_cost_no_record_that_is_there(picked: list[int], end: bytes) -> None:
    content = end.join(LINES[line] for line in picked)
    found = salvage(content)
    there = [RECORDS[line - 1] for line in dict.fromkeys(picked) if 1 <= line <= len(RECORDS)]
    assert sorted(map(json.dumps, found.documents)) == sorted(map(json.dumps, there))


@FEW
@given(st.integers(0, len(WHOLE)), st.binary(max_size=40) | st.sampled_from(JUNK))
@example(WHOLE.index(b'id0001"') + 6, b'":{')
@example(WHOLE.index(b'"company"') + 3, b'":{')
def test_what_was_pushed_in_costs_no_other_record(place: int, junk: bytes) -> None:
    content = WHOLE[:place] + junk + WHOLE[place:]
    check(content)


@FEW
@given(st.integers(0, len(WHOLE)), st.integers(0, 600))
def test_nul_characters_in_the_place_of_a_part_cost_only_that_part(start: int, length: int) -> None:
    content = WHOLE[:start] + b"\0" * min(length, len(WHOLE) - start) + WHOLE[start + length :]
    check(content)
    assert all(document in RECORDS for document in salvage(content).documents)


@given(st.binary(max_size=300) | st.text(alphabet='{}[]",:0123456789 \nabkind', max_size=300).map(str.encode))
def test_from_nothing_comes_nothing(content: bytes) -> None:
    assert salvage(content).documents == []


def test_both_sides_of_a_conflict_come_back() -> None:
    ours, theirs = raw(6), raw(7)
    mine, other = (f'"6": {json.dumps(each)}'.encode() for each in (ours, theirs))
    conflict = b"\n".join([b"<<<<<<< ours", mine, b"=======", other, b">>>>>>> theirs"])
    found = salvage(WHOLE.replace(b"\n}}", b",\n" + conflict + b"\n}}"))
    assert found.documents == [*RECORDS, ours, theirs]
    assert [flaw.problem for flaw in found.flaws].count("is the mark of a conflict that another program left") >= 2
    assert found.unread == 3


@pytest.mark.parametrize("indent", [None, 4])
def test_any_layout_of_the_text_is_read(indent: int | None) -> None:
    pretty = json.dumps(json.loads(WHOLE), indent=indent).encode()
    assert salvage(pretty[:-1]).documents == RECORDS
    cut = salvage(pretty[: pretty.rindex(b"Company 5")])
    assert cut.documents == RECORDS[:4]
    assert cut.unread >= 1


def test_records_of_a_table_under_another_name_come_back() -> None:
    found = salvage(WHOLE.replace(b'"events"', b'" events"'))
    assert found.documents == RECORDS
    assert found.flaws[0].problem == "the file holds no table of events"


def test_a_record_with_something_like_a_record_in_it_comes_back_whole() -> None:
    odd = raw(1, extra={"kind": "applied", "2": raw(2)})
    assert salvage(text(odd, raw(3))[:-1]).documents == [odd, raw(3)]


def test_text_in_utf_16_is_read_too() -> None:
    assert salvage(WHOLE.decode().encode("utf-16")).documents == RECORDS


def test_every_flaw_is_told_with_its_place() -> None:
    broken = [raw(1), raw(2, on="soon"), raw(3, company=7), {"id": "x"}, "no record", raw(1)]
    lines = ",\n".join(f'"{number}": {json.dumps(record)}' for number, record in enumerate(broken, 1))
    found = salvage(f'{{"schema": 1, "events": {{\n{lines}\n}}}}\n'.encode())
    assert [(flaw.record, flaw.line, flaw.problem) for flaw in found.flaws] == [
        (2, 3, "does not fit its kind, see its `on`"),
        (3, 4, "does not fit its kind, see its `company`"),
        (4, 5, "does not fit its kind, see its `kind`"),
        (5, 6, "is not a record"),
        (6, 7, "has the id of an earlier record"),
    ]
    assert (ids(found.documents), found.unread) == (["id0001"], 5)


def test_every_damaged_line_is_told_where_the_file_is_no_json() -> None:
    lines = LINES.copy()
    lines[2], lines[4] = lines[2][:-20], b"\0" * 30
    found = salvage(b"\n".join(lines))
    assert ids(found.documents) == ["id0001", "id0003", "id0005"]
    assert [flaw.line for flaw in found.flaws] == [3, 5]
    assert found.unread == 2


def test_a_document_number_that_is_none_costs_no_record() -> None:
    found = salvage(json.dumps({"schema": 1, "events": {"zero": raw(1), "0": raw(2)}}).encode())
    assert ids(found.documents) == ["id0001", "id0002"]
    assert len(found.flaws) == 2


@pytest.mark.parametrize("cut", [0, 1])
def test_what_a_newer_version_wrote_is_not_judged(cut: int) -> None:
    content = text(raw(1), schema=99)
    with pytest.raises(NewerSchemaError):
        salvage(content[: len(content) - cut])


def test_a_schema_that_is_none_is_a_flaw_and_costs_no_record() -> None:
    found = salvage(b'{"schema": "x", "events": {"1": %b}}' % json.dumps(raw(1)).encode())
    assert (ids(found.documents), len(found.flaws)) == (["id0001"], 1)


def test_other_tables_are_no_damage(path: Path) -> None:
    whole = text(raw(1), raw(1), plugins={"1": {}})
    assert salvage(whole).others == {"plugins": {"1": {}}}
    path.write_bytes(whole)
    restore(Journal(path), None, NOW)
    assert json.loads(path.read_bytes())["plugins"] == {"1": {}}


def grown(path: Path, days: int = 4) -> Journal:
    journal = Journal(path)
    for day in range(days):
        journal.record(adding(applied(f"Day {day}")), NOW + day * DAY)
    return journal


def test_a_damaged_file_and_its_backup_come_together(path: Path) -> None:
    journal = grown(path)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], b"torn", *lines[3:]]))
    before = path.read_bytes()
    found = plan_restore(journal, backups(path)[1])
    assert companies(found.events) == ["Day 0", "Day 1", "Day 2", "Day 3"]
    assert (companies(found.salvaged), found.lacking, found.unread) == (["Day 2", "Day 3"], [], 1)
    assert path.read_bytes() == before
    aside = restore(journal, backups(path)[1], NOW)
    assert aside
    assert aside.read_bytes() == before
    assert companies(journal.events()) == ["Day 0", "Day 1", "Day 2", "Day 3"]
    assert len(path.read_bytes().splitlines()) == 6


def test_the_backup_is_right_where_both_have_a_record(path: Path) -> None:
    journal = grown(path, 3)
    path.write_bytes(path.read_bytes().replace(b"Day 0", b"Day 9")[:-2])
    assert companies(plan_restore(journal, backups(path)[0]).events) == ["Day 0", "Day 1", "Day 2"]


def test_without_a_backup_what_can_be_read_comes_back(path: Path) -> None:
    journal = filled(path, 3)
    path.write_bytes(path.read_bytes()[:-30])
    restore(journal, None, NOW)
    assert companies(journal.events()) == ["Company 1", "Company 2"]


def test_a_whole_journal_gives_way_to_its_backup_and_what_it_lacks_is_told(path: Path) -> None:
    journal = grown(path)
    found = plan_restore(journal, backups(path)[-1])
    assert (companies(found.events), companies(found.lacking)) == (["Day 0"], ["Day 1", "Day 2", "Day 3"])
    assert found.content == backups(path)[-1].path.read_bytes()


def test_nothing_to_restore_is_a_sentence_and_changes_nothing(path: Path) -> None:
    path.write_bytes(b"torn")
    before = everything_in(path.parent)
    with pytest.raises(JournalError, match="Nothing can be restored"):
        restore(Journal(path), None, NOW)
    assert everything_in(path.parent) == before


def test_what_a_newer_version_wrote_is_not_restored_over(path: Path) -> None:
    journal = grown(path, 2)
    path.write_bytes(before := text(raw(1), schema=99))
    with pytest.raises(NewerJournalError):
        restore(journal, backups(path)[0], NOW)
    assert path.read_bytes() == before


def test_what_was_forgotten_does_not_come_back_from_a_backup_or_a_damaged_file(path: Path) -> None:
    from feedback_loop.domain.model.events import Forgotten  # noqa: PLC0415  # only here

    journal = grown(path, 3)
    old = path.read_bytes().splitlines()[1]
    gone = journal.events()[0].id
    journal.record(adding(Forgotten(on=dt.date(2026, 3, 7), ids=(gone,))), NOW + 3 * DAY)
    assert companies(plan_restore(journal, backups(path)[0]).events) == ["Day 1", "Day 2"]
    path.write_bytes(path.read_bytes()[:-3] + old)
    restore(journal, backups(path)[-1], NOW)
    assert companies(journal.events()) == ["Day 1", "Day 2"]
    assert not any(b"Day 0" in backup.path.read_bytes() for backup in backups(path))


def test_salvaged_records_are_as_they_were_with_fields_of_a_newer_version(path: Path) -> None:
    path.write_bytes(text(raw(1, colour="green"), raw(2))[:-1])
    restore(Journal(path), None, NOW)
    assert Journal(path).documents() == [raw(1, colour="green"), raw(2)]
    assert encode(Journal(path).events()[0])["company"] == "Company 1"
