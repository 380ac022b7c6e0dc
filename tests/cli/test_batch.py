"""Close, snooze and outcome for several loops at once."""

import pytest

from .harness import Program, Screen


@pytest.fixture
def search(program: Program) -> Program:
    """Loops of several ages: stale, quiet, with an interview ahead, with an outcome, closed by hand, and recent."""
    program.days(
        ("2026-01-05", "apply Acme Analyst"),
        ("2026-05-01", "apply Globex Clerk"),
        ("2026-05-02", "apply Initech"),
        ("2026-05-03", "interviewed initech --on 2026-06-20"),
        ("2026-05-03", "apply Hooli"),
        ("2026-05-04", "outcome hooli offer"),
        ("2026-05-05", "apply Umbrella"),
        ("2026-05-06", "close umbrella"),
        ("2026-06-10", "apply Wonka"),
    )
    return program


COMMANDS = [
    ("close {}", "closed", {}),
    ("snooze {} 2w", "snoozed", {"until": "2026-06-29"}),
    ("outcome {} ghosted", "outcome", {"result": "ghosted"}),
]


@pytest.mark.parametrize(("command", "kind", "fields"), COMMANDS)
@pytest.mark.parametrize("loops", ["acme globex", "--stale 40", "acme globex acme"])
def test_changes_all_of_them_in_one_batch(
    search: Program, command: str, kind: str, fields: dict[str, str], loops: str
) -> None:
    before = search.json("status --all")
    document = search.json(f"{command.format(loops)} --yes")
    assert [event["kind"] for event in document["events"]] == [kind, kind]
    assert document["event"] == document["events"][0]
    homes = {event["id"]: event["company"] for event in search.events if event["kind"] == "applied"}
    added = search.events[-2:]
    assert [homes[event["application"]] for event in added] == ["Acme", "Globex"]
    assert len({event["batch"] for event in added}) == 1
    assert all(event[name] == value for event in added for name, value in fields.items())
    search.ok("undo")
    assert search.json("status --all") == before


@pytest.mark.parametrize(("command", "_kind", "_fields"), COMMANDS)
@pytest.mark.parametrize("loops", ["acme globex", "--stale 40"])
def test_without_a_terminal_needs_yes(
    search: Program, command: str, loops: str, _kind: str, _fields: dict[str, str]
) -> None:
    before = search.journal.read_bytes()
    result = search(command.format(loops))
    assert (result.code, result.out) == (1, "")
    assert all(text in result.err for text in ("--yes", "Acme (Analyst)", "Globex (Clerk)"))
    error = search(f"{command.format(loops)} --json").error
    assert [line.split(" ")[0] for line in error["candidates"]] == ["acme", "globex"]
    assert search.journal.read_bytes() == before


@pytest.mark.parametrize(("days", "companies"), [(161, ["Acme"]), (45, ["Acme", "Globex"]), (46, ["Acme"]), (162, [])])
def test_stale_counts_from_the_last_event(search: Program, days: int, companies: list[str]) -> None:
    search.json(f"outcome --stale {days} ghosted --yes")
    homes = {event["id"]: event["company"] for event in search.events if event["kind"] == "applied"}
    ghosted = [homes[event["application"]] for event in search.events if event.get("result") == "ghosted"]
    assert ghosted == companies


def test_nothing_stale_is_no_error(search: Program) -> None:
    result = search("close --stale 500")
    assert (result.code, result.out) == (0, "")
    assert "500 days" in result.err
    assert search.json("close --stale 500")["events"] == []


def test_a_note_counts_as_an_event(search: Program) -> None:
    search.ok("note acme 'Called them'")
    search.ok("close --stale 40 --yes")
    assert [event["kind"] for event in search.events[-2:]] == ["noted", "closed"]


def test_answers_decide_on_a_terminal(search: Program, screen: Screen) -> None:
    before = search.journal.read_bytes()
    result = screen("close acme globex", ("Close these 2 loops?", "n\n"))
    assert (result.code, search.journal.read_bytes()) == (1, before)
    assert screen("close acme globex", ("Close these 2 loops?", "y\n")).code == 0
    assert [event["kind"] for event in search.events[-2:]] == ["closed", "closed"]


def test_closing_cancels_the_interviews_ahead_of_each(search: Program) -> None:
    search.ok("close acme initech --yes")
    assert [event["kind"] for event in search.events[-3:]] == ["closed", "closed", "cancelled"]


@pytest.mark.parametrize(
    "words", ["acme 'not for me'", "acme globex 'not for me'", "acme 'globe'x", "acme 'globex was better'"]
)
def test_a_reason_in_place_of_a_target_is_never_guessed(search: Program, words: str) -> None:
    before = search.journal.read_bytes()
    result = search(f"close {words}")
    assert result.code in (1, 3)
    assert "--reason" in result.err or "--yes" in result.err
    assert search.journal.read_bytes() == before


def test_the_reason_counts_for_each(search: Program) -> None:
    search.ok("close acme globex --reason 'not for me' --yes")
    assert [event["reason"] for event in search.events[-2:]] == ["not for me", "not for me"]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("outcome acme rejeted", 2, "Did you mean rejected?"),
        ("outcome acme globex reject", 2, "Did you mean rejected?"),
        ("outcome acme xyz", 2, "turned-down"),
        ("outcome acme", 2, "turned-down"),
        ("outcome --stale 40", 2, "turned-down"),
        ("outcome acme globex accepted", 2, "one TARGET"),
        ("outcome acme globex", 2, "Which outcome?"),
        ("outcome rejected", 2, "Which loop?"),
        ("snooze acme globex", 2, "Until when?"),
        ("snooze acme whenever", 2, "not a date"),
        ("snooze --stale 40", 2, "Until when?"),
        ("snooze acme 2w --rule outcom", 2, "Did you mean outcome?"),
        ("close acme --stale 40", 2, "not both"),
        ("close --stale 0", 2, "--stale"),
        ("close --stale -3", 2, "--stale"),
        ("close acme nowhere --reason x", 3, "nowhere"),
        ("snooze acme nowhere 2w", 3, "nowhere"),
        ("outcome nowhere acme rejected", 3, "nowhere"),
    ],
)
def test_wrong_words_change_nothing_and_say_what_is_wrong(search: Program, line: str, code: int, words: str) -> None:
    before = search.journal.read_bytes()
    result = search(line)
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert search.journal.read_bytes() == before


def test_an_outcome_may_be_typed_in_words(search: Program) -> None:
    search.ok("outcome acme 'Turned Down'")
    assert search.events[-1]["result"] == "turned-down"


def test_a_loop_that_is_called_like_an_outcome_is_a_target(program: Program) -> None:
    program.ok("apply Rejected")
    program.ok("outcome rejected rejected")
    assert program.events[-1]["result"] == "rejected"
    assert "Which outcome?" in program("outcome rejected").err
