"""Many processes at once: every record is kept, and readers always see a whole file."""

import json
from pathlib import Path

from feedback_loop.journal.journal import Journal

from .processes import finish, start
from .samples import temp_files_in

WRITERS, RECORDS_PER_WRITER = 20, 5


def test_concurrent_writers_lose_nothing_and_readers_see_whole_files(path: Path) -> None:
    journal = Journal(path)
    writers = [start("writer", path, RECORDS_PER_WRITER) for _ in range(WRITERS)]
    ids_before: list[str] = []
    while any(writer.poll() is None for writer in writers):
        ids = [event.id for event in journal.events()]
        assert ids[: len(ids_before)] == ids_before
        ids_before = ids
    results = [finish(writer) for writer in writers]
    assert [(code, len(lines), errors) for code, lines, errors in results] == [(0, RECORDS_PER_WRITER, "")] * WRITERS
    acknowledged = {line for _, lines, _ in results for line in lines}
    assert len(acknowledged) == WRITERS * RECORDS_PER_WRITER
    assert {event.id for event in journal.events()} == acknowledged
    assert list(json.loads(path.read_bytes())["events"]) == [str(n + 1) for n in range(WRITERS * RECORDS_PER_WRITER)]
    assert temp_files_in(path.parent) == []
