import pytest

from feedback_loop.exchange.importing.people_cells import read_people

READINGS: list[tuple[str, list[str], bool]] = [
    ("Dana Lee", ["Dana Lee (recruiter)"], False),
    ("Dana Lee <dana@acme.example>", ["Dana Lee <dana@acme.example> (recruiter)"], False),
    ("dana@acme.example", ["dana@acme.example (recruiter)"], False),
    ("Dana Lee, dana@acme.example", ["Dana Lee <dana@acme.example> (recruiter)"], False),
    ("Dana Lee (HR)", ["Dana Lee (HR)"], False),
    ("Dana Lee, Tom Hall", ["Dana Lee (recruiter)", "Tom Hall (recruiter)"], False),
    ("Dana & Tom", ["Dana (recruiter)", "Tom (recruiter)"], False),
    ("Hiring Manager: Ada Moss", ["Ada Moss (hiring manager)"], False),
    ("Ludwig van der Rohe", ["Ludwig van der Rohe (recruiter)"], False),
    ("王小明", ["王小明 (recruiter)"], False),
    ("Dana Lee +1 (555) 010-0100", ["Dana Lee (recruiter)"], True),
    ("Dana Lee https://www.linkedin.com/in/dana", ["Dana Lee (recruiter)"], True),
    ("Lee, Dana", [], True),
    ("recruiting team", [], True),
    ("Unknown", [], True),
    ("LinkedIn", [], True),
    ("jobs@acme.example", [], True),
    ("applied through the website", [], True),
    ("talked to 3 people", [], True),
    ("Dana " * 500, [], True),
]


@pytest.mark.parametrize(("cell", "people", "says_more"), READINGS)
def test_only_certain_names_are_people(cell: str, people: list[str], *, says_more: bool) -> None:
    reading = read_people(cell, "recruiter")
    assert ([*map(str, reading.people)], reading.says_more) == (people, says_more)
