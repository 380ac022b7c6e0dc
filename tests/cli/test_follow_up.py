"""The follow-up command."""

import pytest

from .harness import DANA, Program


def test_records_every_option(acme: Program) -> None:
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
def test_is_refused_before_an_action_is_finished(acme: Program, before: list[str]) -> None:
    for command in before:
        acme.ok(command)
    count = len(acme.events)
    result = acme("follow-up acme")
    assert (result.code, result.out, len(acme.events)) == (1, "", count)
