import pytest

from feedback_loop.domain.errors import UsageError
from feedback_loop.exchange.importing.columns import Column, read_header
from feedback_loop.exchange.importing.sources import Field

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
    Field.ROUND: "Coding Challenge|Assessment|Recruiter|Phone|phone-screen|HR|Video|Technical|On-Campus|Onsite|Final|"
    "take home|Interview|Interview 1|1st interview|Round 2|second round interview|Interview Date|phoneScreen",
    Field.OTHER: "Salary|Phone number|Recruiter name|Interview notes|Date of birth|2|first||Résumé",
}


@pytest.mark.parametrize(
    ("holds", "heading"), [(holds, heading) for holds, names in MEANINGS.items() for heading in names.split("|")]
)
def test_headings_are_known_in_any_spelling(holds: Field, heading: str) -> None:
    header = [heading] if holds is Field.COMPANY else [COMPANY, heading]
    assert read_header(header)[-1].field is holds


@pytest.mark.parametrize("header", [["Date", "Date Applied", COMPANY], [COMPANY, "Date Applied", "Date"]])
def test_the_better_heading_wins_wherever_it_stands(header: list[str]) -> None:
    held = {column.heading: column.field for column in read_header(header)}
    assert held == {COMPANY: Field.COMPANY, "Date Applied": Field.DATE, "Date": Field.OTHER}


def test_of_two_like_headings_the_first_counts_and_the_other_is_kept() -> None:
    assert [column.field for column in read_header([COMPANY, "Role", "role"])][1:] == [Field.ROLE, Field.OTHER]


def test_columns_without_a_heading_are_named_by_their_number() -> None:
    assert [column.heading for column in read_header([COMPANY, " "], width=3)] == [COMPANY, "Column 2", "Column 3"]


def test_a_round_is_named_by_its_heading_on_one_line_without_control_characters() -> None:
    column = read_header([COMPANY, "Phone\n  SCREEN\x07"])[1]
    assert column == Column("Phone SCREEN", Field.ROUND, "phone screen")


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("Role,Date", r"names a company.*'Role, Date'.*--map company="),
        ("\x1b[31m" + "x" * 99, r"names a company.*'\[31mx"),
        ("Saved Date,Job Url,Job Title,Company Name", "saved is not applied"),
    ],
)
def test_refuses_in_words_what_is_no_header_of_applications(header: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        read_header(header.split(","))


def test_applied_says_yes_or_no_beside_the_date_of_the_application_and_is_the_date_itself_alone() -> None:
    assert read_header([COMPANY, "Applied"])[1].field is Field.DATE
    held = {column.heading: column.field for column in read_header([COMPANY, "Applied", "Date"])}
    assert held == {COMPANY: Field.COMPANY, "Applied": Field.SENT, "Date": Field.DATE}
