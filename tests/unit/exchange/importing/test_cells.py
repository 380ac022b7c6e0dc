import pytest

from feedback_loop.exchange.importing.cells import (
    AttendanceCell,
    attendance,
    is_blank_value,
    strip_control_chars,
)

ATTENDANCES: dict[AttendanceCell | None, str] = {
    AttendanceCell.YES: "x|X|1|ja|oui|sí|да|是|はい|evet|yes|Y|TRUE|Done!|✓|✔\ufe0f|yesss",
    AttendanceCell.NO: "0|✗|nein|non|нет|否|no|N|false|Nooo",
    AttendanceCell.YES_AND_MORE: "passed|Failed :(",
    AttendanceCell.NO_AND_MORE: "scheduled|geplant|expired|Canceled|cancelled",
    None: "ongoing|yes?|2|maybe|555-1234|❌",
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
