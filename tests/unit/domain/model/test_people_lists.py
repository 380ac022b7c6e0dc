"""Several people in one answer."""

import pytest

from feedback_loop.domain.model.people_lists import split_people


@pytest.mark.parametrize(
    ("answer", "people"),
    [
        ("Kim", ["Kim"]),
        ("Ann Ray and Bob Cho", ["Ann Ray", "Bob Cho"]),
        ("Ann Ray, Bob Cho (cto) & Kim; Ed", ["Ann Ray", "Bob Cho (cto)", "Kim", "Ed"]),
        ("Ann Ray (recruiter, London), Bob", ["Ann Ray (recruiter, London)", "Bob"]),
        ("Ann Ray, PhD", ["Ann Ray, PhD"]),
        ("Ann Ray, hiring manager", ["Ann Ray, hiring manager"]),
        ('"Ray, Ann" <ann@acme.example>', ['"Ray, Ann" <ann@acme.example>']),
        ("Andy Sand", ["Andy Sand"]),
        ("Ann Ray,", ["Ann Ray,"]),
    ],
)
def test_each_person_is_one(answer: str, people: list[str]) -> None:
    assert split_people(answer) == people
