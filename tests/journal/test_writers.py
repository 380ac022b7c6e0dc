"""Many processes at once: every record is kept, and readers see a whole file at each moment."""

import json
from pathlib import Path

from feedback_loop.journal.journal import Journal

from .processes import finish, start
from .samples import strays_in

WRITERS, EACH = 20, 5


def test_twenty_writers_at_once_lose_nothing_and_readers_never_see_half_a_file(path: Path) -> None:
    journal = Journal(path)
    writers = [start("writer", path, EACH) for _ in range(WRITERS)]
    seen: list[str] = []
    while any(writer.poll() is None for writer in writers):
        ids = [event.id for event in journal.events()]
        assert ids[: len(seen)] == seen
        seen = ids
    results = [finish(writer) for writer in writers]
    assert [(code, len(lines), complaints) for code, lines, complaints in results] == [(0, EACH, "")] * WRITERS
    acknowledged = {line for _, lines, _ in results for line in lines}
    assert len(acknowledged) == WRITERS * EACH
    assert {event.id for event in journal.events()} == acknowledged
    assert list(json.loads(path.read_bytes())["events"]) == [str(n + 1) for n in range(WRITERS * EACH)]
    assert strays_in(path.parent) == []
