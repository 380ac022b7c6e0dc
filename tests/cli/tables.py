"""Builders of files as other programs write them: LinkedIn, Teal, Simplify, Huntr, JobSync, workbooks."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence


def _headings(line: str) -> list[str]:
    return line.split(",")


LINKEDIN = (
    "Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title", "Job Url", "Resume Name",
    "Question And Answers",
)  # fmt: skip
SECRETS = ("me@home.example", "+1 555 0100", "my-cv.pdf", "What do you earn?")
"""Content of LinkedIn's private columns."""

TEAL = _headings(
    "company_name,location,role,url,excitement,source,resume_uuid,availability_status,min_salary,max_salary,"
    "salary_currency,salary_pay_period,added_at,application_deadline,applied_at,checked_availability_at,created_at,"
    "follow_up_at,posted_at,updated_at,archived_at,id,status,statusName"
)
SIMPLIFY = ("Job Title", "Company Name", "Job URL", "Applied Date", "Status", "Status Date", "Archived")
HUNTR = ("Company", "Title", "List", "Date Applied")
JOBSYNC = _headings("index,createdAt,applied,appliedDate,Company,JobTitle,jobType,Location,JobSource,Status")


def table(header: Sequence[str], *rows: Sequence[str], delimiter: str = ",") -> str:
    """Return delimited text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([header, *rows])
    return text.getvalue()


def records(header: Sequence[str], *rows: Mapping[str, str]) -> str:
    """Return delimited text of rows given by column name."""
    assert all(set(row) <= set(header) for row in rows)
    return table(header, *([row.get(name, "") for name in header] for row in rows))


def linkedin(*rows: tuple[str, str, str, str]) -> str:
    """Return LinkedIn's list of applications; a row is date, company, title and link."""
    mail, phone, resume, answers = SECRETS
    return table(
        LINKEDIN, *([on, mail, phone, company, title, url, resume, answers] for on, company, title, url in rows)
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file_archive:
        for name, text in files.items():
            file_archive.writestr(name, text)
    return content.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an Excel workbook."""
    from openpyxl import Workbook  # noqa: PLC0415  # takes long to import

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
