"""Whole trackers through the import command: what a careful person would take from each."""

import pytest

from .harness import Document, Program
from .tables import workbook

TODAY = "--today 2026-04-01"


Rows = list[tuple[str, ...]]


def write_file(program: Program, name: str, content: str | bytes) -> str:
    path = program.folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def import_file(program: Program, content: str | bytes, options: str = "", name: str = "search.csv") -> Document:
    """Import a file, and again to see that the second time adds nothing; return the first document."""
    path = write_file(program, name, content)
    document = program.json(f"{TODAY} import {options}", path)
    before = program.journal.read_bytes()
    again = program.json(f"{TODAY} import {options}", path)
    assert program.journal.read_bytes() == before
    assert again["rows"] == document["rows"] == again["same"] + len(again["left_out"])
    return document


def taken(program: Program) -> Rows:
    """Return each event of the journal as its kind and main fields, with the company in place of the application."""
    companies = {event["id"]: event["company"] for event in program.events if "company" in event}
    fields = ("role", "round", "result", "text", "on")
    return [
        (
            event["kind"],
            companies[event.get("application", event["id"])],
            *(str(event[name]) for name in fields if name in event),
        )
        for event in program.events
    ]


def left_out(document: Document) -> list[tuple[int, str]]:
    return [(problem["row"], problem["text"]) for problem in document["left_out"]]


def rules(program: Program) -> list[tuple[str, list[str]]]:
    """Return each prompt as its rule and people."""
    return [(prompt["rule"], prompt["people"]) for prompt in program.json(f"{TODAY} remind")["prompts"]]


def applied(company: str, role: str, on: str) -> tuple[str, ...]:
    return "applied", company, role, on


@pytest.mark.parametrize(
    "heading",
    ["Date Added", "Apply Date", "Submission Date", "App Submitted Date", "Timestamp", "Activity Date", "Added On"],
)
def test_only_date_is_that_of_the_application(program: Program, heading: str) -> None:
    import_file(
        program,
        f"{heading},Company,Role,Status\n2026-03-01,Globex,Analyst,Applied\n2026-03-02,Initech,Clerk,Rejected\n",
    )
    assert taken(program) == [
        applied("Globex", "Analyst", "2026-03-01"),
        applied("Initech", "Clerk", "2026-03-02"),
        ("outcome", "Initech", "rejected", "None"),
    ]


def test_date_of_finding_a_job_needs_a_status_that_says_it_was_sent(program: Program) -> None:
    document = import_file(program, "Date Found,Company,Status\n2026-03-01,Globex,Applied\n2026-03-02,Initech,\n")
    assert [row[1] for row in taken(program)] == ["Globex"]
    assert left_out(document) == [(3, "2026-03-02")]


def test_unknown_date_heading_is_named_once_with_what_to_type(program: Program) -> None:
    path = write_file(program, "a.csv", "Sent when,Company,Role\n2026-03-01,Globex,Cook\n2026-03-02,Initech,Clerk\n")
    result = program("import", path)
    assert (result.code, result.out, program.events) == (2, "", [])
    assert result.err.count("\n") == 1
    assert "the headings are 'Sent when, Company, Role'" in result.err
    assert '--map "date=HEADING"' in result.err
    assert program.json("import --map 'date=Sent when'", path)["added"] == 2


def test_rows_that_were_never_sent_are_left_out_by_their_word(program: Program) -> None:
    document = import_file(
        program,
        "Date,Company,Role,Status\n2026-03-01,Globex,Analyst,Applied\n2026-03-02,Initech,Clerk,Found\n"
        "2026-03-03,Hooli,Dev,Drafted\n2026-03-04,Umbrella,Cook,Ready to apply\n2026-03-05,Stark,Smith,Not submitted\n"
        "2026-03-06,Wayne,Smith,Skipped; too far\n",
    )
    assert taken(program) == [applied("Globex", "Analyst", "2026-03-01")]
    assert [text for _, text in left_out(document)] == [
        "Found", "Drafted", "Ready to apply", "Not submitted", "Skipped; too far",
    ]  # fmt: skip


def test_unknown_status_under_a_plain_date_is_doubtful(program: Program) -> None:
    path = write_file(program, "a.csv", "Date,Company,Status\n2026-03-01,Globex,Zorg\n2026-03-02,Initech,Zorg\n")
    document = program.json(f"{TODAY} import", path)
    assert (document["added"], document["unread"]) == (0, [{"option": "--status", "text": "Zorg", "count": 2}])
    assert program.json(f"{TODAY} import --status applied=Zorg", path)["added"] == 2


NEGATIVE = """Company,Role,Date Applied,Status
Globex,Analyst,2026-03-01,Negative
Initech,Clerk,2026-03-02,Negative
Hooli,Dev,2026-03-03,Negative
Umbrella,Cook,2026-03-04,Shortlisted
"""


def test_unread_word_is_listed_once_and_can_be_taught(program: Program) -> None:
    path = write_file(program, "a.csv", NEGATIVE)
    output = program.ok(f"{TODAY} import --dry-run", path).out
    assert "2, 3, 4  Status  Negative" in output
    assert "Negative (3 rows): --status MEANING=Negative" in output
    document = program.json(
        f"{TODAY} import --status rejected=Negative --status 'round:phone screen=Shortlisted'", path
    )
    assert (document["outcomes"], document["interviews"], document["unread"]) == (3, 1, [])
    assert ("interviewed", "Umbrella", "phone screen", "None") in taken(program)


def test_words_and_columns_can_be_taught_in_the_settings(program: Program) -> None:
    program.set('[import]\nstatus = ["rejected=Negative", "note=Shortlisted"]\nmap = ["date=Sent when", "url=Nix"]\n')
    content = NEGATIVE.replace("Date Applied", "Sent when")
    document = import_file(program, content)
    assert (document["added"], document["outcomes"], document["unread"]) == (4, 3, [])
    program.set('[import]\nstatus = "rejected=Negative"\n')
    assert "must be a list of texts" in program("status").err


def test_german(program: Program) -> None:
    import_file(
        program,
        "Firma;Stelle;Beworben am;Status;Absage am;Erstgespräch\n"
        "Globex;Analyst;01.03.2026;Absage;20.03.2026;10.03.2026\n"
        "Initech;Clerk;02.03.2026;offen;;nein\nHooli;Dev;13.03.2026;Zusage;;ja\n",
    )
    assert taken(program) == [
        applied("Globex", "Analyst", "2026-03-01"),
        ("interviewed", "Globex", "erstgespräch", "2026-03-10"),
        ("outcome", "Globex", "rejected", "2026-03-20"),
        applied("Initech", "Clerk", "2026-03-02"),
        applied("Hooli", "Dev", "2026-03-13"),
        ("interviewed", "Hooli", "erstgespräch", "None"),
        ("outcome", "Hooli", "offer", "None"),
    ]


def test_french(program: Program) -> None:
    import_file(
        program,
        "Entreprise,Poste,Date de candidature,Statut\nGlobex,Analyste,13/03/2026,Refusé\n"
        "Initech,Commis,02/03/2026,En attente\nHooli,Dev,03/03/2026,Entretien\n",
    )
    assert taken(program) == [
        applied("Globex", "Analyste", "2026-03-13"),
        ("outcome", "Globex", "rejected", "None"),
        applied("Initech", "Commis", "2026-03-02"),
        applied("Hooli", "Dev", "2026-03-03"),
        ("interviewed", "Hooli", "None"),
    ]


OTHER_LANGUAGES = {
    "es": "Empresa;Puesto;Fecha de postulación;Estado;Entrevista\nGlobex;Cook;03/02/2026;Rechazado;10 feb 2026\n",
    "pt": "Empresa,Vaga,Data da candidatura,Situação,Entrevista\n"
    "Globex,Cook,3 de fevereiro de 2026,Reprovado,10/02/2026\n",
    "it": "Azienda,Ruolo,Data candidatura,Esito,Colloquio\nGlobex,Cook,3 febbraio 2026,Scartato,10/2/2026\n",
    "nl": "Bedrijf,Functie,Gesolliciteerd op,Status,Gesprek\nGlobex,Cook,03-02-2026,Afgewezen,10 feb. 2026\n",
    "pl": "Firma,Stanowisko,Data wysłania,Wynik,Rozmowa\nGlobex,Cook,3 lutego 2026,Odrzucono,10.02.2026\n",
    "tr": "Şirket,Pozisyon,Başvuru Tarihi,Durum,Mülakat\nGlobex,Cook,3 Şubat 2026,Red,10.02.2026\n",
    "sv": "Företag,Roll,Ansökningsdatum,Status,Intervju\nGlobex,Cook,2026-02-03,Avslag,10 februari 2026\n",
    "zh": "公司,岗位,投递时间,状态,一面\nGlobex,Cook,2026年2月3日,挂了,2月10日\n",
    "ja": "会社名,職種,応募日,選考結果,一次面接\nGlobex,Cook,2026/02/03,不採用,2026/02/10(火)\n",
    "ru": "Компания;Должность;Дата отклика;Статус;Собеседование\nGlobex;Cook;03.02.2026;Отказ;10 февраля 2026\n",
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_other_languages_need_no_option(program: Program, language: str) -> None:
    document = import_file(program, OTHER_LANGUAGES[language])
    kinds = [(row[0], row[-1]) for row in taken(program)]
    assert kinds == [("applied", "2026-02-03"), ("interviewed", "2026-02-10"), ("outcome", "None")]
    assert (document["left_out"], document["not_understood"]) == ([], [])


@pytest.mark.parametrize(
    ("language", "encoding"), [("zh", "gb18030"), ("ja", "cp932"), ("ru", "cp1251"), ("tr", "cp1254")]
)
def test_encodings_of_spreadsheet_programs_are_recognised(program: Program, language: str, encoding: str) -> None:
    document = import_file(program, OTHER_LANGUAGES[language].encode(encoding))
    assert (document["added"], document["interviews"], document["outcomes"]) == (1, 1, 1)


GERMAN_SHEETS: dict[str, list[list[object]]] = {
    "Überblick": [["Bewerbungen 2026"], ["Gesamt", 1]],
    "Liste": [["Firma", "Stelle", "Beworben am", "Status"], ["Globex", "Analyst", "01.03.2026", "Absage"]],
}


def test_all_sheets_with_applications_are_read_and_named(program: Program) -> None:
    document = import_file(program, workbook(GERMAN_SHEETS), name="a.xlsx")
    assert (document["sheet"], document["skipped"], document["added"]) == ("Liste", ["Überblick"], 1)
    header: list[object] = ["Company", "Role", "Date Applied"]
    sheets: dict[str, list[list[object]]] = {
        "2025": [header, ["Acme", "Cook", "2025-01-01"]],
        "Contacts": [["Company", "Name", "Email"], ["Acme", "Dana Lee", "dana@acme.example"]],
        "Rejected": [header, ["Hooli", "Cook", "2026-01-01"], ["Acme", "cook", "2025-01-01"]],
    }
    document = import_file(program, workbook(sheets), name="b.xlsx")
    assert (document["sheet"], document["skipped"], document["added"]) == ("2025, Rejected", ["Contacts"], 2)
    assert [row[:3] for row in taken(program) if row[0] == "outcome"][1:] == [
        ("outcome", "Acme", "rejected"),
        ("outcome", "Hooli", "rejected"),
    ]


def test_a_workbook_without_a_known_header_names_its_sheets(program: Program) -> None:
    path = write_file(program, "a.xlsx", workbook({"One": [["a", "b"], [1, 2]], "Two": [["c", "d"], [3, 4]]}))
    result = program("import --json", path)
    assert (result.code, result.error["candidates"]) == (2, ["One", "Two"])


def test_undated_results_of_late_are_open(program: Program) -> None:
    import_file(
        program,
        "Company,Role,Date Applied,Phone Screen,Status\nGlobex,Analyst,2026-03-01,,Offer\n"
        "Initech,Clerk,2026-03-01,2026-03-10,Rejected\n",
    )
    assert [rule for rule, _ in rules(program)] == ["answer", "ask"]


@pytest.mark.parametrize(
    "heading",
    ["Response Date", "Rejection Date", "Date Rejected", "Date Decision", "Reply Date", "Absage am", "first_reply_on"],
)
def test_date_of_the_outcome_has_many_names(program: Program, heading: str) -> None:
    import_file(
        program,
        f"Company,Role,Date Applied,Phone Screen,Status,{heading}\n"
        "Globex,Analyst,2026-03-01,2026-03-10,Rejected,2026-03-15\n",
    )
    assert taken(program)[-1] == ("outcome", "Globex", "rejected", "2026-03-15")


def test_columns_may_be_outcomes(program: Program) -> None:
    document = import_file(
        program,
        "Company,Applied,Offer,Rejected,Ghosted\nGlobex,2026-01-02,,x,\nInitech,2026-01-03,yes,,\n"
        "Hooli,2026-01-04,no,2026-02-01,\nStark,2026-01-05,,,\nWayne,2026-01-06,50k,,\nAcme,2026-01-07,,x,x\n",
    )
    assert [row[1:] for row in taken(program) if row[0] == "outcome"] == [
        ("Globex", "rejected", "None"),
        ("Initech", "offer", "None"),
        ("Hooli", "rejected", "2026-02-01"),
    ]
    assert [problem["text"] for problem in document["not_understood"]] == ["50k", "x", "x"]


def test_a_second_header_starts_another_table(program: Program) -> None:
    document = import_file(
        program,
        "Company,Role,Date Applied,Status\nGlobex,Analyst,2026-03-01,Applied\n,,,\n"
        "Role,Company,Date Applied,Status\nClerk,Initech,2026-03-02,Rejected\n",
    )
    assert taken(program)[1] == applied("Initech", "Clerk", "2026-03-02")
    assert (document["rows"], document["left_out"]) == (2, [])


def test_titles_months_and_totals_are_no_applications(program: Program) -> None:
    document = import_file(
        program,
        "My search,,,\n,,,\nCompany,Role,Date Applied,Status\nJanuary 2026,,,\nGlobex,Cook,2026-01-02,Applied\n"
        "Week 3,,,\nInitech,Cook,2026-01-15,Applied\n,,,\nTotal,2,,\n",
    )
    assert (document["added"], left_out(document)) == (2, [(4, "January 2026"), (6, "Week 3"), (9, "Total")])


def test_round_cells(program: Program) -> None:
    import_file(
        program,
        "Company,Role,Date Applied,OA,Phone Screen,Onsite\nGlobex,Analyst,2026-02-01,x,X,1\n"
        "Initech,Clerk,2026-02-02,HackerRank,27-Feb,\n"
        'Hooli,Dev,2026-02-03,Online Assessment,"1st: 3/2, 2nd: 20/2",2026-03-10 with Dana\n',
        "--day-first",
    )
    assert [row[1:] for row in taken(program) if row[0] == "interviewed"] == [
        ("Globex", "oa", "None"),
        ("Globex", "phone screen", "None"),
        ("Globex", "onsite", "None"),
        ("Initech", "oa", "None"),
        ("Initech", "phone screen", "2026-02-27"),
        ("Hooli", "oa", "None"),
        ("Hooli", "phone screen", "2026-02-03"),
        ("Hooli", "phone screen", "2026-02-20"),
        ("Hooli", "onsite", "2026-03-10"),
    ]
    assert program.events[-1]["people"] == ["Dana"]
    assert "OA: HackerRank" in program.events[4]["note"]


def test_people_columns_become_people(program: Program) -> None:
    import_file(
        program,
        "Company,Role,Date Applied,Phone Screen,Status,Status Date,Recruiter,"
        "Contact Person,Contact Email,Recruiter Phone\n"
        "Globex,Analyst,2026-03-01,2026-03-10,Rejected,2026-03-15,Dana Lee,Dana Lee,dana@globex.example,+1 555 0100\n",
    )
    assert program.events[0]["people"] == ["Dana Lee <dana@globex.example> (recruiter)"]
    assert program.events[0]["note"] == "Recruiter Phone: +1 555 0100"
    assert rules(program) == [("ask", ["Dana Lee <dana@globex.example> (recruiter)"])]


def test_feedback_columns_become_feedback(program: Program) -> None:
    document = import_file(
        program,
        "Company,Role,Date Applied,Phone Screen,Status,Status Date,Feedback,Reason for rejection\n"
        "Globex,Analyst,2026-03-01,2026-03-10,Rejected,2026-03-15,Think aloud more while you code,Too little SQL\n"
        "Initech,Clerk,2026-03-01,,Withdrawn,2026-03-15,no feedback,Better offer\n",
    )
    assert [row for row in taken(program) if row[0] == "recorded"] == [
        ("recorded", "Globex", "Think aloud more while you code", "2026-03-15"),
        ("recorded", "Globex", "Too little SQL", "2026-03-15"),
    ]
    assert document["feedback"] == 2
    assert rules(program) == [("decide", [])]
    assert "Reason for rejection: Better offer" in next(event["note"] for event in program.events if "note" in event)


def test_dates_in_many_forms(program: Program) -> None:
    document = import_file(
        program,
        "Company,Role,Date Applied,Status\nGlobex,Analyst,3-Feb-26,Applied\nInitech,Clerk,3. März 2026,Applied\n"
        "Hooli,Dev,46054,Applied\nUmbrella,Cook,20260203,Applied\nStark,Smith,2026-02-10,Applied\n"
        "Wayne,Butler,Feb 12,Applied\n",
    )
    assert [row[-1] for row in taken(program)] == ["2026-02-03", "2026-03-03", "2026-02-01", "2026-02-03", "2026-02-10"]
    assert left_out(document) == [(7, "Feb 12")]


MARKDOWN = """# Jobs

## Open

| Company | Role | Applied | Status |
|---|---|---|---|
| **Globex** | [Analyst](https://globex.example/1) | 2026-03-01 | `Rejected` |

## Closed

| Company | Role | Applied | Outcome | Notes |
|:--|:--|:--|:--|:--|
| Initech | Clerk | 2026-03-02 | Rejected | kind people |
"""


def test_markdown_tables(program: Program) -> None:
    document = import_file(program, MARKDOWN, name="applications.md")
    assert taken(program) == [
        applied("Globex", "Analyst", "2026-03-01"),
        ("outcome", "Globex", "rejected", "None"),
        applied("Initech", "Clerk", "2026-03-02"),
        ("outcome", "Initech", "rejected", "None"),
    ]
    assert (program.events[0]["url"], program.events[2]["note"]) == ("https://globex.example/1", "kind people")
    assert (document["rows"], document["left_out"]) == (2, [])


def test_section_above_a_table_without_a_status_is_the_status(program: Program) -> None:
    table = "\n\n| Company | Date |\n|-|-|\n| {} | 2026-03-01 |\n\n"
    sections = (f"## {title}{table.format(name)}" for title, name in (("Wishlist", "Acme"), ("Rejected", "Globex")))
    document = import_file(program, "".join(sections), name="a.md")
    assert taken(program)[-1] == ("outcome", "Globex", "rejected", "None")
    assert left_out(document) == [(5, "Wishlist")]


JSON = {
    "list": '[{"company":"Globex","role":"Cook","appliedDate":"2026-03-01","status":"rejected",'
    '"interviews":[{"round":"Phone","date":"2026-03-05"}]}]',
    "airtable": '{"records":[{"id":"recA","fields":{"Company":"Globex","Role":"Cook","Applied":"2026-03-01",'
    '"Status":"Rejected","Phone":"2026-03-05"}}]}',
    "lines": '{"company":{"name":"Globex"},"role":"Cook","applied_on":"2026-03-01",'
    '"status":"Rejected","phone":"2026-03-05"}\n'
    '{"company":{"name":"Globex"},"role":"Cook","status":"saved"}',
    "wrapped": '{"applications":[{"company":"Globex","title":"Cook","applied":"2026-03-01T10:00:00Z",'
    '"status":{"name":"Rejected"},"phone":"2026-03-05"}]}',
}


@pytest.mark.parametrize("name", JSON)
def test_json_lists_of_objects(program: Program, name: str) -> None:
    import_file(program, JSON[name], name="a.json")
    assert [(row[0], row[1], row[-1]) for row in taken(program)] == [
        ("applied", "Globex", "2026-03-01"),
        ("interviewed", "Globex", "2026-03-05"),
        ("outcome", "Globex", "None"),
    ]


def test_free_text_under_a_status_is_a_note_without_a_complaint(program: Program) -> None:
    text = "The head chef rang and hoped for somebody who has run a kitchen alone"
    document = import_file(
        program, f"Company,Role,Date Applied,Status,Outcome\nGlobex,Cook,2026-03-01,Rejected,{text}\n"
    )
    assert taken(program)[-1] == ("outcome", "Globex", "rejected", "None")
    assert (program.events[0]["note"], document["not_understood"]) == (f"Outcome: {text}", [])


def test_name_is_the_company_where_nothing_else_is(program: Program) -> None:
    import_file(program, "Name,Date,Stage\nGlobex,2026-03-01,Rejected\nInitech,2026-03-02,Applied\n")
    assert [row[:2] for row in taken(program)] == [
        ("applied", "Globex"),
        ("outcome", "Globex"),
        ("applied", "Initech"),
    ]


def test_a_second_date_column_fills_in_where_the_first_is_blank(program: Program) -> None:
    header = "Company,Role,Date Applied,Status,Response Date\n"
    content = f"{header}Globex,Analyst,,Rejected,2026-03-20\nInitech,Clerk,2026-03-02,Applied,\n"
    path = write_file(program, "a.csv", content)
    assert left_out(program.json(f"{TODAY} import --dry-run", path)) == [(2, "")]
    import_file(program, content, '--map "date=Date Applied" --map "date=Response Date"')
    assert taken(program) == [
        applied("Globex", "Analyst", "2026-03-20"),
        ("outcome", "Globex", "rejected", "2026-03-20"),
        applied("Initech", "Clerk", "2026-03-02"),
    ]


def test_unquoted_commas_are_reported_with_both_counts(program: Program) -> None:
    document = import_file(
        program,
        "Company,Role,Date Applied,Status,Notes\nGlobex, Inc.,Analyst,2026-03-01,Applied,\n"
        "Initech,Clerk,2026-03-02,Rejected,nice, but late\n",
    )
    assert [row[1] for row in taken(program)] == ["Initech", "Initech"]
    assert "6 cells under 5 headings" in document["left_out"][0]["reason"]
    assert "6 cells under 5 headings" in document["not_understood"][0]["reason"]
    assert "but late" in program.events[0]["note"]


def test_corrected_rows_follow_their_id(program: Program) -> None:
    header = "id,Company,Role,Date Applied,Status,Notes\n"
    path = write_file(
        program, "a.csv", f"{header}1,Globex,Cook,2026-03-01,Applied,one\n2,Initech,Cook,2026-03-02,Applied,\n"
    )
    program.ok(f"{TODAY} import", path)
    document = import_file(
        program, f"{header}1,Globex,Head cook,2026-03-03,Rejected,two\n2,Initech,Cook,2026-03-02,Applied,\n"
    )
    assert (document["added"], document["updated"], document["same"]) == (0, 1, 1)
    loop = program.json(f"{TODAY} show globex")["loop"]
    assert (loop["role"], loop["applied_on"], loop["outcome"]) == ("Head cook", "2026-03-03", "rejected")
    assert program.events[-1]["text"] == "two"


def test_numbers_that_only_count_the_rows_join_nothing(program: Program) -> None:
    header = "id,Company,Role,Date Applied\n"
    path = write_file(program, "a.csv", f"{header}1,Globex,Cook,2026-03-01\n2,Initech,Clerk,2026-03-02\n")
    program.ok(f"{TODAY} import", path)
    document = import_file(
        program, f"{header}1,Hooli,Dev,2026-03-05\n2,Globex,Cook,2026-03-01\n3,Initech,Clerk,2026-03-02\n"
    )
    assert (document["added"], document["same"]) == (1, 2)


def test_corrected_row_without_an_id_is_said_to_replace_one_that_is_gone(program: Program) -> None:
    header = "Company,Role,Date Applied\n"
    path = write_file(program, "a.csv", f"{header}Globex,Cook,2026-03-01\nInitech,Clerk,2026-03-02\n")
    program.ok(f"{TODAY} import", path)
    document = program.json(
        f"{TODAY} import", write_file(program, "b.csv", f"{header}Globex,Cook,2026-03-20\nInitech,Clerk,2026-03-02\n")
    )
    assert document["added"] == 1
    assert "no longer has Globex (Cook) of 2026-03-01" in document["not_understood"][0]["reason"]


def test_row_with_a_date_nearby_is_in_doubt(program: Program) -> None:
    header = "Company,Role,Date Applied\n"
    path = write_file(program, "a.csv", f"{header}Globex,C++ Cook,2026-03-01\nInitech,Clerk,2026-03-02\n")
    program.ok(f"{TODAY} import", path)
    path = write_file(program, "b.csv", f"{header}Globex,C++ Cook,2026-03-04\nInitech,Clerk,2026-03-02\n")
    document = program.json(f"{TODAY} import", path)
    assert (document["added"], document["not_understood"]) == (0, [])
    assert [row["row"] for row in document["similar"]] == [2]
    document = program.json(f"{TODAY} import --again", path)
    assert (document["added"], document["not_understood"]) == (1, [])
    path = write_file(program, "c.csv", f"{header}Globex,C Cook,2026-03-02\nInitech,Clerk,2026-03-02\n")
    assert program.json(f"{TODAY} import", path)["added"] == 1


def test_what_was_corrected_by_hand_wins_over_the_file(program: Program) -> None:
    content = "id,Company,Role,Date Applied\na1,Globex,Cook,2026-03-01\n"
    import_file(program, content)
    program.ok(f"{TODAY} edit globex role=Chef")
    import_file(program, content.replace("Cook", "Baker"))
    assert program.json(f"{TODAY} show globex")["loop"]["role"] == "Chef"


def test_standard_input(program: Program) -> None:
    assert program.json(f"{TODAY} import -", stdin=MARKDOWN.encode())["added"] == 2
    assert program.json(f"{TODAY} import -", stdin=NEGATIVE.encode())["added"] == 2


def test_dry_run_shows_the_first_rows_as_they_would_be_recorded(program: Program) -> None:
    path = write_file(
        program,
        "a.csv",
        "Company,Role,Date Applied,Phone,Status,Contact\nGlobex,Cook,2026-03-01,2026-03-10,Rejected,Dana Lee\n",
    )
    output = program.ok(f"{TODAY} import --dry-run", path).out
    assert "2    Globex   Cook  2026-03-01  phone Tue 10 Mar  rejected  Dana Lee" in output
    assert program.events == []
    assert program.json(f"{TODAY} import --dry-run", path)["preview"][0]["interviews"] == [
        {"round": "phone", "on": "2026-03-10", "at": None}
    ]


def test_a_cell_too_long_for_its_field_goes_into_the_note(program: Program) -> None:
    long = "x" * 2_500
    document = import_file(
        program,
        f"Company,Role,Date Applied,Link,Contact\nGlobex,{long},2026-03-01,{long},{long}\n{long},Cook,2026-03-01,,\n",
    )
    assert document["added"] == 1
    assert [problem["column"] for problem in document["not_understood"]] == ["Role", "Link"]
    assert program.events[0]["note"].count(long) == 3
    assert left_out(document) == [(3, long)]


def test_own_address_in_every_row_is_nobody(program: Program) -> None:
    rows = "".join(f"Company {number},2026-03-01,me@home.example\n" for number in range(4))
    import_file(program, f"Company,Date Applied,Email\n{rows}")
    assert all("people" not in event for event in program.events)
