"""The reschedule and cancel commands."""

import pytest

from .harness import Program


@pytest.fixture
def onsite(acme: Program) -> Program:
    """A journal with an interview that is set for 18 June."""
    acme.ok("interviewed acme --on 2026-06-18 --at 14:30 --round onsite --with dana")
    return acme


def test_moves_an_interview_and_drops_its_time(onsite: Program) -> None:
    result = onsite.ok("reschedule acme 'Mon 22 Jun'")
    assert onsite.last() == [
        {"kind": "rescheduled", "on": "2026-06-15", "interview": onsite.events[1]["id"], "to": "2026-06-22"}
    ]
    assert result.out.splitlines()[:2] == [
        "Acme (Data Analyst): Moved the onsite to Mon 22 Jun.",
        "The time, 14:30, no longer holds. Add --at if you know the new one.",
    ]
    assert "14:30" not in onsite.ok("reschedule acme 2026-06-22 --at 9:00").out
    assert "Today 09:00: onsite with Dana Lee." in onsite.ok("remind", today="2026-06-22").out
    assert onsite.ok("remind", today="2026-06-18").out == onsite.ok("remind", today="2026-06-16").out


def test_undo_brings_the_interview_back(onsite: Program) -> None:
    before = onsite.ok("remind", today="2026-06-18").out
    for command in ("reschedule acme 2026-07-01", "cancel acme 'They froze hiring'"):
        onsite.ok(command)
        assert onsite.ok("remind", today="2026-06-18").out != before
        onsite.ok("undo")
        assert onsite.ok("remind", today="2026-06-18").out == before


def test_cancels_an_interview_with_a_reason(onsite: Program) -> None:
    onsite.ok("reschedule acme 2026-06-22")
    result = onsite.ok("cancel acme 'They froze hiring'")
    assert onsite.last() == [
        {
            "kind": "cancelled",
            "on": "2026-06-15",
            "interview": onsite.events[1]["id"],
            "reason": "They froze hiring",
        }
    ]
    assert result.out.startswith(
        "Acme (Data Analyst): Cancelled: Interview with Dana Lee · onsite · Mon 22 Jun · “They froze hiring”.\n"
    )
    assert onsite("cancel acme").code == 1


@pytest.mark.parametrize("command", ["reschedule acme 2026-06-22", "cancel acme"])
def test_the_loop_is_the_only_one_at_the_company_with_an_interview_set(onsite: Program, command: str) -> None:
    onsite.ok("apply Acme 'Data Engineer'")
    onsite.ok("interviewed acme/engineer --on 2026-06-10")
    assert onsite.ok(command).out.startswith("Acme (Data Analyst): ")


def test_several_loops_with_an_interview_set_are_listed(onsite: Program) -> None:
    onsite.ok("apply Acme 'Data Engineer'")
    onsite.ok("interviewed acme/engineer --on 2026-06-19")
    assert [line.split()[0] for line in onsite("cancel acme --json").error["candidates"]] == [
        "acme/data-analyst",
        "acme/data-engineer",
    ]


def test_several_are_told_apart_by_round_or_id(onsite: Program) -> None:
    onsite.ok("interviewed acme --on 2026-06-19 --round panel")
    for command in ("reschedule acme 2026-06-25 --json", "cancel acme --json"):
        refused = onsite(command)
        assert (refused.code, len(refused.error["candidates"])) == (2, 2)
    panel = refused.error["candidates"][1].split()[0]
    onsite.ok(f"reschedule {panel} 2026-06-25")
    assert onsite.events[-1]["interview"] == onsite.events[2]["id"]
    onsite.ok("cancel acme --round onsite")
    assert onsite.events[-1]["interview"] == onsite.events[1]["id"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("reschedule acme", 2),
        ("reschedule acme yesterday", 2),
        ("reschedule acme never", 2),
        ("reschedule acme 'Fri 22 Jun'", 2),
        ("reschedule acme 2026-06-18", 1),
        ("reschedule acme tomorrow --at 25:00", 2),
        ("reschedule acme tomorrow --round ''", 2),
        ("reschedule acme tomorrow --round panel", 1),
        ("reschedule nobody tomorrow", 3),
        ("cancel acme ''", 2),
        ("cancel acme --round panel", 1),
        ("cancel nobody", 3),
        ("cancel", 2),
        ("reschedule", 2),
    ],
)
def test_bad_input_changes_nothing(onsite: Program, command: str, code: int) -> None:
    before = onsite.journal.read_bytes()
    result = onsite(command)
    assert (result.code, result.out) == (code, "")
    assert onsite.journal.read_bytes() == before


def test_one_that_did_not_take_place_is_moved_but_not_into_the_past(onsite: Program) -> None:
    assert onsite("reschedule acme 2026-06-19", today="2026-06-20").code == 2
    onsite.ok("reschedule acme 2026-06-22", today="2026-06-20")
    assert "Today: onsite" in onsite.ok("remind", today="2026-06-22").out
