"""The log command, and the keys of its document."""

from .harness import Program


def test_document_has_the_events_by_date(four_loops: Program) -> None:
    document = four_loops.json("log")
    assert list(document) == ["schema_version", "events"]
    assert [event["on"] for event in document["events"]] == sorted(event["on"] for event in four_loops.events)
    by_id = {event["id"]: event for event in four_loops.events}
    assert all(by_id[event["id"]] == event for event in document["events"])


def test_an_empty_journal_has_no_events(program: Program) -> None:
    assert program.json("log") == {"schema_version": 1, "events": []}
    result = program("log")
    assert (result.code, result.out) == (0, "")


def test_target_selects_the_events_of_one_loop(four_loops: Program) -> None:
    assert [event["kind"] for event in four_loops.json("log acme")["events"]] == ["applied", "interviewed", "outcome"]


def test_search_finds_names_and_words(four_loops: Program) -> None:
    four_loops.ok("note initech 'Ask about the SQL test' --on 2026-06-12")
    assert [event["kind"] for event in four_loops.json("log --search sql")["events"]] == ["noted"]
    assert [event["kind"] for event in four_loops.json("log --search KIM")["events"]] == ["interviewed"]
    assert len(four_loops.json("log --search hooli")["events"]) == 2
    result = four_loops("log --search xyzzy")
    assert (result.code, result.out) == (0, "")
    assert result.err
    assert four_loops.json("log --search xyzzy")["events"] == []


def test_page_shows_ids_that_undo_accepts(four_loops: Program) -> None:
    line = next(line for line in four_loops.ok("log").out.splitlines() if "withdrawn" in line)
    event_id = next(
        event["id"] for event in four_loops.events if event["kind"] == "outcome" and "withdrawn" in str(event)
    )
    # A day or a one may begin an id as well.
    prefix = next(word for word in line.split() if len(word) >= 4 and event_id.startswith(word))
    four_loops.ok(f"undo {prefix}")
    assert four_loops.events[-1]["target"] == event_id


def test_page_marks_undone_events(four_loops: Program) -> None:
    four_loops.ok("undo")
    gone = [event["kind"] for event in four_loops.json("log")["events"] if event.get("retracted")]
    assert gone == ["outcome"]
    assert "(undone)" in four_loops.ok("log").out


def test_page_names_what_was_taken_back_and_restored(four_loops: Program) -> None:
    four_loops.ok("undo")
    four_loops.ok("redo")
    four_loops.ok("undo")
    lines = [line for line in four_loops.ok("log").out.splitlines() if "Undid" in line or "Restored" in line]
    assert ["Undid: Outcome: withdrawn" in line for line in lines] == [True, False, True]
    assert "Restored: Outcome: withdrawn" in lines[1]
    assert [event["kind"] for event in four_loops.json("log --search 'undid outcome'")["events"]] == ["retracted"] * 2


def test_page_counts_what_an_undo_took_back(four_loops: Program) -> None:
    four_loops.ok("outcome acme accepted --yes")
    four_loops.ok("undo")
    assert "Undid: 3 events recorded together (3 outcomes)" in four_loops.ok("log").out
