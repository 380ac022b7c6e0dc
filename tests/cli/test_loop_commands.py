"""The loop group: what each verb and each of its options records, prints and refuses."""

import pytest

from .harness import Document, Program

DANA = "Dana Lee <dana@acme.example> (recruiter)"


@pytest.fixture
def acme(program: Program) -> Program:
    """A journal with one application of 1 June and its recruiter."""
    program.days(("2026-06-01", f"apply Acme 'Data Analyst' --with '{DANA}'"))
    return program


def held(program: Program) -> Program:
    program.ok("interviewed acme --with dana", today="2026-06-05")
    return program


def test_apply_records_every_option(program: Program) -> None:
    program.ok(
        "apply '  Acme   Corp ' 'Data Analyst' --on 2026-06-01 --source LinkedIn --url https://acme.example/7"
        f" --location Berlin --with '{DANA}' --with 'Kim Ito' --note 'Referred.\nBy a friend.'"
    )
    assert program.last() == [
        {
            "kind": "applied",
            "on": "2026-06-01",
            "company": "Acme Corp",
            "role": "Data Analyst",
            "source": "LinkedIn",
            "url": "https://acme.example/7",
            "location": "Berlin",
            "people": [DANA, "Kim Ito"],
            "note": "Referred.\nBy a friend.",
        },
    ]


def test_apply_needs_a_company_only(program: Program) -> None:
    ran = program.ok("apply Acme")
    assert program.last() == [{"kind": "applied", "on": "2026-06-15", "company": "Acme"}]
    assert "Acme" in ran.out
    assert "feedback-loop interviewed acme" in ran.out
    assert "15 Jun" not in ran.out


def test_a_change_says_its_day_with_the_weekday_unless_it_is_today(program: Program) -> None:
    assert "Mon 1 Jun" in program.ok("apply Acme --on 2026-06-01").out
    assert "Sun 1 Jun 2025" in program.ok("apply Globex --on 2025-06-01").out


def test_a_change_is_confirmed_in_one_line_and_the_next_step_in_another(acme: Program) -> None:
    lines = acme.ok("interviewed acme --with dana").out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Acme (Data Analyst): ")
    assert lines[1].endswith("feedback-loop thank acme")
    assert "Tue 16 Jun" in lines[1]


def test_the_same_company_and_role_still_open_is_refused(acme: Program) -> None:
    before = acme.journal.read_bytes()
    ran = acme("apply ACME 'data-analyst'")
    assert (ran.code, ran.out) == (1, "")
    assert "Mon 1 Jun" in ran.err
    assert "--again" in ran.err
    assert acme.journal.read_bytes() == before
    acme.ok("apply ACME 'data-analyst' --again")
    acme.ok("apply Acme 'Data Scientist'")
    assert len(acme.events) == 3


def test_a_closed_application_may_be_made_again(acme: Program) -> None:
    acme.ok("outcome acme rejected")
    acme.ok("apply Acme 'Data Analyst'")


def test_interviewed_records_every_option(acme: Program) -> None:
    acme.ok(
        "interviewed acme --on 'last friday' --at 9:05 --round 'phone  screen' --with dana"
        " --with 'Kim Ito <kim@acme.example> (engineer)' --decision-by 'in 2 weeks' --rating 4 --note 'went well'"
    )
    assert acme.last() == [
        {
            "kind": "interviewed",
            "application": acme.events[0]["id"],
            "on": "2026-06-12",
            "at": "09:05",
            "round": "phone screen",
            "people": [DANA, "Kim Ito <kim@acme.example> (engineer)"],
            "decision_by": "2026-06-29",
            "rating": 4,
            "note": "went well",
        },
    ]


def test_an_interview_may_lie_ahead_and_is_next_until_its_day(acme: Program) -> None:
    ran = acme.ok("interviewed acme --on 'in 3 days' --round onsite")
    assert acme.events[-1]["on"] == "2026-06-18"
    assert "Thu 18 Jun" in ran.out
    assert "feedback-loop show acme" in ran.out
    assert acme.json("status")["loops"][0]["stage"] == "applied"
    assert acme.json("status", today="2026-06-18")["loops"][0]["stage"] == "interviewed"


@pytest.mark.parametrize("result", ["offer", "accepted", "turned-down", "rejected", "withdrawn", "ghosted"])
def test_every_outcome_is_recorded(acme: Program, result: str) -> None:
    acme.ok(f"outcome acme {result} --on 2d --note because")
    assert acme.last() == [
        {
            "kind": "outcome",
            "application": acme.events[0]["id"],
            "on": "2026-06-13",
            "result": result,
            "note": "because",
        },
    ]


def test_an_offer_has_a_deadline_and_nothing_else_has(acme: Program) -> None:
    acme.ok("outcome acme offer --decision-by friday")
    assert acme.events[-1]["decision_by"] == "2026-06-19"
    assert acme("outcome acme rejected --decision-by friday").code == 2


def test_a_later_outcome_replaces_an_earlier_one(acme: Program) -> None:
    acme.days(("2026-06-10", "outcome acme rejected"), ("2026-06-12", "outcome acme offer"))
    assert acme.json("status")["loops"][0]["outcome"] == "offer"


def test_accepted_without_a_terminal_says_how_to_withdraw_the_others(acme: Program) -> None:
    acme.ok("apply Globex")
    ran = acme("outcome acme accepted")
    assert ran.code == 0
    assert "--yes" in ran.err
    assert [event["kind"] for event in acme.events] == ["applied", "applied", "outcome"]


def test_accepted_with_yes_withdraws_the_other_open_ones(acme: Program) -> None:
    acme.days(
        ("2026-06-02", "apply Globex"),
        ("2026-06-02", "apply Initech"),
        ("2026-06-02", "apply Hooli"),
        ("2026-06-03", "outcome initech rejected"),
        ("2026-06-04", "outcome hooli offer"),
    )
    ran = acme.ok("outcome acme accepted --yes")
    homes = {event["id"]: event["company"] for event in acme.events if event["kind"] == "applied"}
    results = {homes[event["application"]]: event["result"] for event in acme.events[-3:]}
    assert results == {"Acme": "accepted", "Globex": "withdrawn", "Hooli": "withdrawn"}
    assert "Globex" in ran.out
    assert "Hooli" in ran.out
    acme.ok("undo")
    assert {loop["outcome"] for loop in acme.json("status")["loops"]} == {None, "offer"}


def test_ask_feedback_records_every_option(acme: Program) -> None:
    held(acme)
    acme.ok("ask-feedback acme --with 'Kim Ito' --via LinkedIn --on yesterday")
    assert acme.last() == [
        {
            "kind": "asked",
            "application": acme.events[0]["id"],
            "on": "2026-06-14",
            "person": "Kim Ito",
            "via": "LinkedIn",
        },
    ]


def test_ask_feedback_goes_to_the_likely_person(acme: Program) -> None:
    held(acme)
    acme.ok("ask-feedback acme")
    assert acme.events[-1]["person"] == DANA


def test_ask_feedback_goes_to_the_company_when_nobody_is_known(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("ask-feedback acme")
    assert "person" not in program.events[-1]


def test_a_third_ask_is_refused_without_yes(acme: Program) -> None:
    held(acme)
    acme.days(("2026-06-10", "ask-feedback acme"), ("2026-06-12", "ask-feedback acme"))
    ran = acme("ask-feedback acme")
    assert (ran.code, ran.out) == (1, "")
    assert "Dana Lee" in ran.err
    acme.ok("ask-feedback acme --with 'Kim Ito'")
    acme.ok("ask-feedback acme --with dana --yes")
    assert [event["person"] for event in acme.events if event["kind"] == "asked"][2:] == ["Kim Ito", DANA]


@pytest.mark.parametrize("since", ["outcome acme rejected", "record acme 'Learn SQL'"])
def test_asks_are_counted_anew_after_an_outcome_and_after_a_reply(acme: Program, since: str) -> None:
    held(acme)
    acme.days(("2026-06-10", "ask-feedback acme"), ("2026-06-11", "ask-feedback acme"), ("2026-06-12", since))
    acme.ok("ask-feedback acme")


def test_record_records_every_option(acme: Program) -> None:
    held(acme)
    acme.ok(
        "record acme 'Too junior.\nLearn SQL.' --with dana --theme 'System Design' --theme level --type mixed"
        " --via phone --on '10 jun'"
    )
    assert acme.last() == [
        {
            "kind": "recorded",
            "application": acme.events[0]["id"],
            "on": "2026-06-10",
            "text": "Too junior.\nLearn SQL.",
            "person": DANA,
            "via": "phone",
            "themes": ["system-design", "level"],
            "type": "mixed",
            "reply": "answered",
        },
    ]


def test_a_point_is_a_gap_unless_said_otherwise_and_needs_no_ask(acme: Program) -> None:
    acme.ok("record acme 'Learn SQL'")
    assert (acme.events[-1]["type"], acme.events[-1]["reply"]) == ("gap", "answered")


@pytest.mark.parametrize("type", ["gap", "strength", "mixed", "none"])
def test_every_type_is_recorded(acme: Program, type: str) -> None:
    acme.ok(f"record acme 'Words' --type {type}")
    assert acme.events[-1]["type"] == type


def test_record_reads_standard_input(acme: Program) -> None:
    acme.ok("record acme -", stdin="\ufeffFirst line\r\nZweite Zeile: ü\r\n\r\n".encode())
    assert acme.events[-1]["text"] == "First line\nZweite Zeile: ü"


@pytest.mark.parametrize("stdin", [b"", b"  \n \n", b"\xff\xfe"])
def test_nothing_usable_on_standard_input_is_wrong_usage(acme: Program, stdin: bytes) -> None:
    before = acme.journal.read_bytes()
    ran = acme("record acme -", stdin=stdin)
    assert (ran.code, ran.out, acme.journal.read_bytes()) == (2, "", before)


def test_declined_needs_no_text(acme: Program) -> None:
    acme.ok("record acme --declined")
    assert [acme.events[-1].get(name) for name in ("reply", "type", "text")] == ["declined", "none", None]
    acme.ok("record acme 'Company policy' --declined")
    assert acme.events[-1]["text"] == "Company policy"


@pytest.mark.parametrize("option", ["--type gap", "--theme level"])
def test_a_refusal_has_neither_type_nor_theme(acme: Program, option: str) -> None:
    assert acme(f"record acme --declined {option}").code == 2


def test_record_prefers_a_loop_with_an_ask(acme: Program) -> None:
    acme.ok("apply Acme 'Head of Data'", today="2026-06-02")
    held_of = acme.events[-1]["id"]
    assert acme("record acme 'Learn SQL'").code == 3
    acme.ok("ask-feedback acme/head")
    acme.ok("record acme 'Learn SQL'")
    assert acme.events[-1]["application"] == held_of


def test_with_narrows_the_loops_first(acme: Program) -> None:
    acme.ok("apply Acme 'Head of Data' --with 'Kim Ito'")
    acme.ok("ask-feedback acme --with kim")
    assert (acme.events[-1]["application"], acme.events[-1]["person"]) == (acme.events[1]["id"], "Kim Ito")


def test_several_likely_people_are_wrong_usage_with_the_candidates(program: Program) -> None:
    program.ok("apply Acme --with 'Kim Ito' --with 'Ann Roe'")
    program.ok("interviewed acme --with kim --with ann")
    ran = program("record acme 'Learn SQL'")
    assert (ran.code, ran.out) == (2, "")
    assert "Kim Ito" in ran.err
    assert "Ann Roe" in ran.err
    assert program("record acme 'Learn SQL' --with o --json").error["candidates"] == ["Kim Ito", "Ann Roe"]


def test_with_finds_a_person_by_any_part_of_name_or_address(acme: Program) -> None:
    for part in ("LEE", "dana@", "acme.example"):
        acme.ok("record acme Words --with", part)
        assert acme.events[-1]["person"] == DANA


def test_follow_up_records_every_option(acme: Program) -> None:
    acme.days(
        ("2026-06-05", "record acme 'Learn SQL' --with dana"),
        ("2026-06-06", "act acme 'A course' --done"),
    )
    acme.ok("follow-up acme --with dana --via mail --on '13 jun'")
    assert acme.last() == [
        {
            "kind": "followed_up",
            "application": acme.events[0]["id"],
            "on": "2026-06-13",
            "person": DANA,
            "via": "mail",
        },
    ]


@pytest.mark.parametrize(
    "before",
    [[], ["record acme 'Learn SQL'"], ["record acme 'Learn SQL'", "act acme 'A course'"]],
    ids=["nothing recorded", "no action", "action open"],
)
def test_there_is_nothing_to_tell_before_an_action_is_finished(acme: Program, before: list[str]) -> None:
    for command in before:
        acme.ok(command)
    count = len(acme.events)
    ran = acme("follow-up acme")
    assert (ran.code, ran.out, len(acme.events)) == (1, "", count)


def test_thank_goes_to_all_interviewers_unless_named(acme: Program) -> None:
    acme.ok("interviewed acme --with dana --with 'Kim Ito'", today="2026-06-14")
    acme.ok("thank acme --on today")
    assert acme.last() == [
        {"kind": "thanked", "application": acme.events[0]["id"], "on": "2026-06-15", "people": [DANA, "Kim Ito"]},
    ]
    acme.ok("thank acme --with kim")
    assert acme.events[-1]["people"] == ["Kim Ito"]


def test_thank_for_feedback_goes_to_its_giver(acme: Program) -> None:
    acme.days(
        ("2026-06-10", "interviewed acme --with 'Kim Ito'"),
        ("2026-06-11", "thank acme"),
        ("2026-06-12", "record acme 'Learn SQL' --with dana"),
    )
    acme.ok("thank acme")
    assert acme.events[-1]["people"] == [DANA]


def test_there_is_nothing_to_thank_for_before_an_interview(acme: Program) -> None:
    assert acme("thank acme").code == 1
    acme.ok("thank acme --with 'Ann Roe'")


@pytest.mark.parametrize("command", ["ask-feedback", "follow-up", "thank"])
def test_a_draft_records_nothing(acme: Program, command: str) -> None:
    held(acme)
    before = acme.journal.read_bytes()
    acme(f"{command} acme --draft")
    assert acme.journal.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        "apply ''",
        "apply Globex ''",
        "apply Globex --source ''",
        "apply Globex --url ''",
        "apply Globex --location ''",
        "apply Globex --note ' '",
        "apply Globex --with ''",
        "apply Globex --on ''",
        "interviewed acme --at ''",
        "interviewed acme --round ' '",
        "interviewed acme --with ''",
        "interviewed acme --decision-by ''",
        "interviewed acme --rating ''",
        "interviewed acme --note ''",
        "outcome acme ''",
        "outcome acme offer --note ''",
        "ask-feedback acme --with ''",
        "ask-feedback acme --via ''",
        "record acme ''",
        "record acme ' \n '",
        "record acme Words --with ''",
        "record acme Words --theme ''",
        "record acme Words --via ''",
        "record acme '' --declined",
        "follow-up acme --with ''",
        "thank acme --with ''",
        "note acme ''",
        "note acme Words --heard --with ''",
        "snooze acme ''",
        "snooze acme 2w --rule ''",
        "close acme ''",
        "edit acme ''",
        "edit acme company=",
    ],
)
def test_empty_text_is_wrong_usage(acme: Program, command: str) -> None:
    acme.days(("2026-06-05", "record acme 'Learn SQL'"), ("2026-06-06", "act acme 'A course' --done"))
    before = acme.journal.read_bytes()
    ran = acme(command)
    assert (ran.code, ran.out) == (2, "")
    assert acme.journal.read_bytes() == before


def test_undo_of_an_empty_id_takes_nothing_back(acme: Program) -> None:
    before = acme.journal.read_bytes()
    assert acme("undo ''").code == 3
    assert acme.journal.read_bytes() == before


RECORDING = [
    ("apply Globex", "applied"),
    ("interviewed acme", "interviewed"),
    ("outcome acme rejected", "outcome"),
    ("ask-feedback acme", "asked"),
    ("record acme Words", "recorded"),
    ("act acme Learn", "planned"),
    ("act acme --set-aside later", "set_aside"),
    ("act acme --progress more", "progressed"),
    ("act acme --done", "finished"),
    ("act acme --drop enough", "dropped"),
    ("follow-up acme", "followed_up"),
    ("thank acme --with dana", "thanked"),
    ("note acme Words", "noted"),
    ("note acme Words --heard", "heard"),
    ("snooze acme 2w", "snoozed"),
    ("close acme", "closed"),
    ("edit acme role=Cook", "amended"),
    ("edit dana role=boss", "person_amended"),
    ("undo", "retracted"),
]


@pytest.mark.parametrize(("command", "kind"), RECORDING)
def test_a_command_that_records_prints_the_event_as_it_stands_and_what_is_next(
    acme: Program, command: str, kind: str
) -> None:
    acme.days(("2026-06-05", "record acme 'Learn SQL' --with dana"), ("2026-06-06", "act acme Try"))
    if kind == "set_aside":
        acme.ok("record acme 'And more'", today="2026-06-07")
    if kind == "followed_up":
        acme.ok("act acme --done", today="2026-06-07")
    said = acme.json(command)
    assert list(said)[:3] == ["schema_version", "event", "next"]
    assert list(said)[3:] == (["events"] if kind == "retracted" else [])
    assert said["schema_version"] == 1
    assert said["event"] == acme.events[-1]
    assert said["event"]["kind"] == kind
    check_next(said["next"])


def check_next(step: Document | None) -> None:
    keys = ["rule", "due", "overdue_days", "people", "why", "command"]
    assert step is None or list(step) == keys


def test_recorded_at_is_the_real_clock_whatever_today_says(program: Program) -> None:
    program.ok("apply Acme", today="2020-01-01")
    program.ok("apply Globex", today="2030-01-01")
    first, second = (event["recorded_at"] for event in program.events)
    assert first < second
    assert first[:4] == second[:4] != "2020"
    assert first.endswith("Z")


def test_one_command_is_one_batch(program: Program) -> None:
    program.ok("apply Acme")
    program.ok("apply Globex")
    assert len({event["batch"] for event in program.events}) == 2
    assert len({event["id"] for event in program.events}) == 2
