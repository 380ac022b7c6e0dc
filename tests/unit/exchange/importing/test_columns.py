import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import Column, read_header
from feedback_loop.exchange.importing.fields import Field

COMPANY = "Company"
MEANINGS = {
    Field.COMPANY: "company|Employer|ORGANISATION|Company Name|companyName",
    Field.ROLE: "Role name|Job Title|Position|job|TITLE",
    Field.DATE: "Date|Applied|Applied On|date_applied|application_date|appliedDate",
    Field.STATUS: "Status|Stage|Result|Outcome|statusName",
    Field.STATUS_DATE: "Status Date|outcome date",
    Field.SOURCE: "Source|Site|Via|application_site",
    Field.URL: "Link|URL|Job Url",
    Field.LOCATION: "Location|City",
    Field.NOTE: "Notes|comment",
    Field.PERSON: "Recruiter|Recruiter name|Contact|Hiring Manager|Ansprechpartner|Interviewer",
    Field.PHONE: "Phone number|Telefonnummer",
    Field.ROUND: "Coding Challenge|Assessment|Phone|phone-screen|HR|Video|Technical|On-Campus|Onsite|Final|"
    "take home|Interview|Interview 1|1st interview|Round 2|second round interview|Interview Date|phoneScreen",
    Field.OTHER: "Salary|Interview notes|Date of birth|2|first||Résumé",
}


@pytest.mark.parametrize(
    ("field", "heading"), [(field, heading) for field, names in MEANINGS.items() for heading in names.split("|")]
)
def test_heading_is_known_in_any_spelling(field: Field, heading: str) -> None:
    header = [heading] if field is Field.COMPANY else [COMPANY, heading]
    assert read_header(header)[-1].field is field


@pytest.mark.parametrize("header", [["Date", "Date Applied", COMPANY], [COMPANY, "Date Applied", "Date"]])
def test_more_specific_heading_wins_in_any_position(header: list[str]) -> None:
    fields = {column.heading: column.field for column in read_header(header)}
    assert fields == {COMPANY: Field.COMPANY, "Date Applied": Field.DATE, "Date": Field.OTHER}


def test_first_of_two_equal_headings_wins_and_the_other_is_kept() -> None:
    assert [column.field for column in read_header([COMPANY, "Role", "role"])][1:] == [Field.ROLE, Field.OTHER]


def test_column_without_heading_is_named_by_its_number() -> None:
    assert [column.heading for column in read_header([COMPANY, " "], width=3)] == [COMPANY, "Column 2", "Column 3"]


def test_round_name_is_its_heading_on_one_line_without_control_characters() -> None:
    column = read_header([COMPANY, "Phone\n  SCREEN\x07"])[1]
    assert column == Column("Phone SCREEN", Field.ROUND, "phone screen")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Role,Date", r"no heading for the company.*'Role, Date'.*--map company="),
        ("\x1b[31m" + "x" * 99, r"no heading for the company.*'\[31mx"),
        ("Saved Date,Job Url,Job Title,Company Name", "lists saved jobs"),
    ],
)
def test_header_without_applications_is_refused(header: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_header(header.split(","))


def test_applied_is_the_date_unless_another_column_is() -> None:
    assert read_header([COMPANY, "Applied"])[1].field is Field.DATE
    fields = {column.heading: column.field for column in read_header([COMPANY, "Applied", "Date"])}
    assert fields == {COMPANY: Field.COMPANY, "Applied": Field.SENT, "Date": Field.DATE}
