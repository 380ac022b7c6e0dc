import pytest

from feedback_loop.domain.model.events import Result
from feedback_loop.exchange.importing.cells import (
    AttendanceCell,
    StatusMeaning,
    attendance,
    is_blank_value,
    status,
    strip_control_chars,
)

STATUSES: dict[Result | StatusMeaning | None, str] = {
    Result.REJECTED: "Rejected|reeejected|Rejection :(|rejected |REJECTED!!|Not selected",
    Result.ACCEPTED: "Accepted!|Offer accepted|aceppted",
    Result.OFFER: "Offer|offer received",
    Result.TURNED_DOWN: "Declined offer|Offer turned down",
    Result.WITHDRAWN: "Withdrew|withdrawn",
    Result.GHOSTED: "Ghosted|ghosted 👻",
    StatusMeaning.WAITING: "Applied|pending|ongoing|In Progress|waiting...|no answer|No response yet",
    StatusMeaning.INTERVIEWED: "Interviewing|INTERVIEW",
    StatusMeaning.AT_A_ROUND: "Phone Screen|On-site",
    StatusMeaning.NOT_APPLIED: "Saved|wish list|Bookmarked|to apply",
    None: "Suspected Ghost Job|Accepted?|Rejected 2|declined|turned down|akzepted|not rejected|:(|1",
}


@pytest.mark.parametrize(
    ("meaning", "cell"), [(meaning, cell) for meaning, cells in STATUSES.items() for cell in cells.split("|")]
)
def test_status_has_known_spellings_only(meaning: Result | StatusMeaning | None, cell: str) -> None:
    assert status(cell) is meaning


ATTENDANCES: dict[AttendanceCell | None, str] = {
    AttendanceCell.YES: "yes|Y|TRUE|Done!|✓|✔\ufe0f|yesss",
    AttendanceCell.NO: "no|N|false|Nooo",
    AttendanceCell.YES_AND_MORE: "passed|Failed :(",
    AttendanceCell.NO_AND_MORE: "expired|Canceled|cancelled",
    None: "ongoing|yes?|2|x|maybe|555-1234|❌",
}


@pytest.mark.parametrize(
    ("meaning", "cell"), [(meaning, cell) for meaning, cells in ATTENDANCES.items() for cell in cells.split("|")]
)
def test_attendance_has_known_words_only(meaning: AttendanceCell | None, cell: str) -> None:
    assert attendance(cell) is meaning


@pytest.mark.parametrize("cell", ["", " ", "null", "N/A", "n/a ", "#N/A", "-", " — ", "--", "None", "blank", "(blank)"])
def test_blank_values(cell: str) -> None:
    assert is_blank_value(cell)


@pytest.mark.parametrize("cell", ["no", "0", "?", "Nonesuch", "a-b", "ok"])
def test_values_that_are_not_blank(cell: str) -> None:
    assert not is_blank_value(cell)


def test_control_characters_and_surrogates_are_removed_but_not_line_breaks() -> None:
    assert strip_control_chars(" a\x1b[31m\nb\ud800\x85 ") == "a[31m\nb"
