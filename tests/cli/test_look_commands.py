"""Looking: status, show, remind, log and the bare command, and the keys of their documents."""

import pytest

from .harness import Document, Program

LOOP = [
    "id", "company", "role", "applied_on", "stage", "state", "closed_because", "outcome", "steps", "next",
]  # fmt: skip
STEPS = ["applied", "interviewed", "asked", "recorded", "acted", "followed-up"]
NEXT = ["rule", "due", "overdue_days", "people", "why", "command"]
PROMPT = {"rule", "loop", "company", "role", "people", "due", "overdue_days", "why", "command"}


@pytest.fixture
def journal(program: Program) -> Program:
    """Four loops: one overdue, one due today, one that waits, one closed."""
    program.days(
        ("2026-05-01", "apply Acme Analyst --with 'Dana Lee (recruiter)'"),
        ("2026-05-10", "interviewed acme --with dana"),
        ("2026-06-08", "outcome acme rejected"),
        ("2026-06-01", "apply Globex Clerk"),
        ("2026-06-14", "interviewed globex --with 'Kim Ito'"),
        ("2026-06-02", "apply Initech"),
        ("2026-06-03", "apply Hooli"),
        ("2026-06-04", "outcome hooli withdrawn"),
    )
    return program


def names(document: Document) -> list[str]:
    return [loop["company"] for loop in document["loops"]]


def test_status_has_these_keys(journal: Program) -> None:
    document = journal.json("status")
    assert list(document) == ["schema_version", "today", "loops"]
    assert (document["schema_version"], document["today"]) == (1, "2026-06-15")
    for loop in document["loops"]:
        assert list(loop) == LOOP
        assert list(loop["steps"]) == STEPS
        assert loop["next"] is None or list(loop["next"]) == NEXT
    assert document["loops"][0] == {
        "id": journal.events[0]["id"],
        "company": "Acme",
        "role": "Analyst",
        "applied_on": "2026-05-01",
        "stage": "interviewed",
        "state": "open",
        "closed_because": None,
        "outcome": "rejected",
        "steps": dict.fromkeys(STEPS) | {"applied": "2026-05-01", "interviewed": "2026-05-10"},
        "next": {
            "rule": "ask",
            "due": "2026-06-10",
            "overdue_days": 5,
            "people": ["Dana Lee (recruiter)"],
            "why": document["loops"][0]["next"]["why"],
            "command": "feedback-loop ask-feedback acme --with dana",
        },
    }


def test_status_shows_open_loops_soonest_due_first(journal: Program) -> None:
    assert names(journal.json("status")) == ["Acme", "Globex", "Initech"]


def test_status_all_shows_closed_loops_last(journal: Program) -> None:
    document = journal.json("status --all")
    assert names(document) == ["Acme", "Globex", "Initech", "Hooli"]
    hooli = document["loops"][-1]
    assert (hooli["state"], hooli["closed_because"], hooli["next"]) == ("closed", "withdrawn", None)


def test_status_by_stage_shows_only_what_reached_it_and_no_further(journal: Program) -> None:
    assert names(journal.json("status --stage applied")) == ["Initech"]
    assert names(journal.json("status --stage interviewed")) == ["Acme", "Globex"]
    assert names(journal.json("status --stage applied --all")) == ["Initech", "Hooli"]
    assert names(journal.json("status --stage followed-up")) == []


def test_status_overdue_leaves_out_what_is_due_today(journal: Program) -> None:
    assert names(journal.json("status --overdue")) == ["Acme"]
    assert names(journal.json("status --overdue", today="2026-06-16")) == ["Acme", "Globex"]


@pytest.mark.parametrize("tty", [False, True])
def test_nothing_to_show_is_no_failure(journal: Program, tty: bool) -> None:
    ran = journal("status --stage followed-up", tty=tty)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("command", ["", "status", "status --all"])
def test_an_empty_journal_gets_a_welcome_with_the_first_command(program: Program, command: str, tty: bool) -> None:
    ran = program.ok(command, tty=tty)
    assert "feedback-loop apply" in ran.out
    assert "feedback-loop demo" in ran.out


@pytest.mark.parametrize(("command", "rest"), [("status", {"loops": []}), ("remind", {"prompts": []})])
def test_an_empty_journal_is_an_empty_list(program: Program, command: str, rest: Document) -> None:
    assert program.json(command) == {"schema_version": 1, "today": "2026-06-15"} | rest


def test_an_empty_log_is_an_empty_list(program: Program) -> None:
    assert program.json("log") == {"schema_version": 1, "events": []}
    ran = program("log")
    assert (ran.code, ran.out) == (0, "")


def test_show_has_these_keys(journal: Program) -> None:
    journal.days(
        ("2026-06-09", "ask-feedback acme --via mail"),
        ("2026-06-10", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-11", "act acme 'A course' --by '1 jul'"),
        ("2026-06-12", "act acme --progress 'Week 1'"),
        ("2026-06-13", "act acme --done --evidence 'A paper'"),
    )
    document = journal.json("show acme")
    assert list(document)[:8] == [
        "schema_version", "today", "loop", "events", "people", "asks", "feedback", "actions",
    ]  # fmt: skip
    assert list(document["loop"]) == LOOP
    context = journal.events[0]["id"]
    of_loop = [event for event in journal.events if context in (event["id"], event.get("application"))]
    actions = [event for event in journal.events if "action" in event]
    assert document["events"] == [*of_loop, *actions]
    assert document["people"] == [{"name": "Dana Lee", "email": None, "role": "recruiter", "company": "Acme"}]
    assert document["asks"] == [event for event in journal.events if event["kind"] == "asked"]
    assert document["feedback"] == [{"number": 1} | event for event in journal.events if event["kind"] == "recorded"]
    planned = next(event for event in journal.events if event["kind"] == "planned")
    assert document["actions"] == [
        {"number": 1} | planned | {"state": "finished", "progress": [actions[0]], "end": actions[1]}
    ]
    assert [list(step) for step in document["todo"]] == [NEXT] * len(document["todo"])


@pytest.mark.parametrize("tty", [False, True])
def test_show_shows_one_loop_whole(journal: Program, tty: bool) -> None:
    journal.days(
        ("2026-06-10", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-11", "act acme 'A course' --measure 'a certificate'"),
        ("2026-06-12", "act acme --done --evidence 'A paper'"),
    )
    shown = journal.ok("show acme", tty=tty, width=200).out
    for wanted in (
        "Acme", "Analyst", "rejected", "Dana Lee", "recruiter", "Learn SQL", "coding", "A course", "a certificate",
        "A paper", "feedback-loop thank acme", "feedback-loop follow-up acme", "Sun 10 May", "Fri 12 Jun",
    ):  # fmt: skip
        assert wanted in shown


def test_show_says_what_to_have_ready_before_an_interview(journal: Program) -> None:
    journal.days(
        ("2026-06-10", "record acme 'Learn SQL' --theme coding"),
        ("2026-06-11", "record globex 'Practise SQL' --theme coding"),
        ("2026-06-12", "act --theme coding 'A course'"),
        ("2026-06-13", "act --theme coding --done --evidence 'A certificate'"),
    )
    assert "A certificate" not in journal.ok("show initech").out
    journal.ok("interviewed initech --on 'in 2 days' --at 9:30 --round onsite")
    shown = journal.ok("show initech").out
    assert "coding" in shown
    assert "A course: A certificate" in shown
    assert "09:30" in shown


def test_remind_has_these_keys(journal: Program) -> None:
    document = journal.json("remind")
    assert list(document) == ["schema_version", "today", "prompts"]
    assert [set(prompt) for prompt in document["prompts"]] == [PROMPT, PROMPT]
    assert [(one["company"], one["rule"], one["due"], one["overdue_days"]) for one in document["prompts"]] == [
        ("Acme", "ask", "2026-06-10", 5),
        ("Globex", "thank", "2026-06-15", 0),
    ]
    assert [one["loop"] for one in document["prompts"]] == [journal.events[0]["id"], journal.events[3]["id"]]


@pytest.mark.parametrize("tty", [False, True])
@pytest.mark.parametrize("option", ["", "--calm", "--brief", "--ahead 1", "--exit-code"])
def test_remind_prints_nothing_at_all_when_nothing_is_due(program: Program, option: str, tty: bool) -> None:
    program.ok("apply Acme")
    ran = program(f"remind {option}", tty=tty)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("tty", [False, True])
def test_remind_says_what_why_and_what_to_type(journal: Program, tty: bool) -> None:
    said = journal.ok("remind", tty=tty).out
    for prompt in journal.json("remind")["prompts"]:
        assert prompt["command"] in said
        assert prompt["company"] in said
    assert "5 days late" in said
    assert "today" in said


def test_remind_looks_ahead(journal: Program) -> None:
    journal.ok("record initech 'Learn SQL'")
    assert [one["company"] for one in journal.json("remind")["prompts"]] == ["Acme", "Globex"]
    ahead = journal.json("remind --ahead 1")["prompts"]
    assert [(one["company"], one["overdue_days"]) for one in ahead][-1] == ("Initech", -1)


def test_calm_shows_each_on_its_first_three_days_and_then_weekly(journal: Program) -> None:
    days = range(10, 30)
    loud = [
        day
        for day in days
        if any(one["company"] == "Acme" for one in journal.json("remind --calm", today=f"2026-06-{day}")["prompts"])
    ]
    assert loud == [10, 11, 12, 17, 24]


@pytest.mark.parametrize("tty", [False, True])
def test_brief_is_one_line(journal: Program, tty: bool) -> None:
    said = journal.ok("remind --brief", tty=tty, width=200).out
    assert said.count("\n") == 1
    assert "2 things" in said
    assert "feedback-loop remind" in said
    assert "1 thing " in journal.ok("remind --brief", today="2026-06-12").out


def test_exit_code_is_1_only_when_something_is_due(journal: Program) -> None:
    assert journal("remind --exit-code").code == 1
    assert journal("remind --exit-code --json").code == 1
    assert journal("remind").code == 0
    assert journal("remind --exit-code", today="2026-06-05").code == 0
    assert journal("remind --exit-code --ahead 5", today="2026-06-05").code == 0


@pytest.mark.parametrize("tty", [False, True])
def test_the_bare_command_shows_what_is_due_and_the_table(journal: Program, tty: bool) -> None:
    said = journal.ok("", tty=tty).out
    assert "feedback-loop ask-feedback acme --with dana" in said
    assert "feedback-loop thank globex" in said
    assert said.index("feedback-loop thank globex") < said.index("Company") < said.index("Initech")
    assert "Hooli" not in said


def test_the_bare_command_names_the_rest_of_many_prompts(program: Program) -> None:
    for number in range(8):
        program.ok(f"apply Company{number}", today="2026-06-01")
        program.ok(f"interviewed company{number} --with Kim", today="2026-06-10")
    assert program.ok("").out.count("feedback-loop thank") == 5
    assert "3 more" in program.ok("").out
    assert program.ok("remind").out.count("feedback-loop thank") == 8


def test_log_has_the_events_in_the_order_in_which_they_happened(journal: Program) -> None:
    document = journal.json("log")
    assert list(document) == ["schema_version", "events"]
    assert [event["on"] for event in document["events"]] == sorted(event["on"] for event in journal.events)
    by_id = {event["id"]: event for event in journal.events}
    assert all(by_id[event["id"]] == event for event in document["events"])


def test_log_of_a_loop_is_its_events_alone(journal: Program) -> None:
    assert [event["kind"] for event in journal.json("log acme")["events"]] == ["applied", "interviewed", "outcome"]


def test_log_searches_names_and_words(journal: Program) -> None:
    journal.ok("note initech 'Ask about the SQL test' --on 2026-06-12")
    assert [event["kind"] for event in journal.json("log --search sql")["events"]] == ["noted"]
    assert [event["kind"] for event in journal.json("log --search KIM")["events"]] == ["interviewed"]
    assert len(journal.json("log --search hooli")["events"]) == 2
    ran = journal("log --search xyzzy")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err
    assert journal.json("log --search xyzzy")["events"] == []


def test_log_shows_an_id_that_undo_takes(journal: Program) -> None:
    line = next(line for line in journal.ok("log").out.splitlines() if "withdrawn" in line)
    shown = next(event["id"] for event in journal.events if event["kind"] == "outcome" and "withdrawn" in str(event))
    # A day or a one may begin an id as well.
    prefix = next(word for word in line.split() if len(word) >= 4 and shown.startswith(word))
    journal.ok(f"undo {prefix}")
    assert journal.events[-1]["target"] == shown


def test_log_says_what_was_taken_back(journal: Program) -> None:
    journal.ok("undo")
    gone = [event["kind"] for event in journal.json("log")["events"] if event.get("retracted")]
    assert gone == ["outcome"]
    assert "(undone)" in journal.ok("log").out


@pytest.mark.parametrize("command", ["", "status", "status --all", "show acme", "remind", "remind --calm", "log"])
def test_looking_never_writes(journal: Program, command: str) -> None:
    def written() -> tuple[int, int, list[str]]:
        state = journal.journal.stat()
        return state.st_ino, state.st_mtime_ns, sorted(path.name for path in journal.folder.iterdir())

    before = written()
    journal.ok(command)
    journal.ok(command, tty=True)
    assert written() == before


def test_today_moves_the_clock_and_hides_no_event(journal: Program) -> None:
    assert len(journal.json("log", today="2026-05-01")["events"]) == len(journal.events)
