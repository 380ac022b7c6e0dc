"""Spreadsheets to import, in several languages."""

import csv
import datetime as dt
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Output
from benchmarks.subjects import Subject, environment, program
from simulation.journals import UNTIL, write

_MAX_DAYS = 3650
_LOOPS_OF_A_COMPANY = 3


class Wording(NamedTuple):
    """Words of a spreadsheet in one language.

    Attributes:
        headings: Headings of company, role, date, status and note.
        statuses: Statuses: applied, rejected, interview, offer, ghosted and withdrawn.
        date_format: Format of dates, as in ``strftime``.
        note: Note of each row.
    """

    headings: Sequence[str]
    statuses: Sequence[str]
    date_format: str
    note: str


WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        ("Company", "Position", "Date Applied", "Status", "Notes"),
        ("Applied", "Rejected", "Interview", "Offer", "Ghosted", "Withdrawn"),
        "%Y-%m-%d",
        "Found on their site",
    ),
    "de": Wording(
        ("Firma", "Stelle", "Beworben am", "Status", "Notizen"),
        ("Beworben", "Absage", "Vorstellungsgespräch", "Zusage", "Geghostet", "Zurückgezogen"),
        "%d.%m.%Y",
        "Auf ihrer Seite gefunden",
    ),
    "fr": Wording(
        ("Entreprise", "Poste", "Date de candidature", "Statut", "Remarques"),
        ("Postulé", "Refusé", "Entretien", "Offre", "Ghosté", "Retiré"),
        "%d/%m/%Y",
        "Trouvé sur leur site",
    ),
    "es": Wording(
        ("Empresa", "Puesto", "Fecha de solicitud", "Estado", "Notas"),
        ("Postulado", "Rechazado", "Entrevista", "Oferta", "Ghosteado", "Retirado"),
        "%d/%m/%Y",
        "Visto en su página",
    ),
    "nl": Wording(
        ("Bedrijf", "Functie", "Sollicitatiedatum", "Status", "Opmerkingen"),
        ("Gesolliciteerd", "Afgewezen", "Gesprek", "Aanbod", "Geghost", "Ingetrokken"),
        "%d-%m-%Y",
        "Gevonden op hun site",
    ),
    "pl": Wording(
        ("Firma", "Stanowisko", "Data aplikacji", "Status", "Uwagi"),
        ("Wysłano", "Odrzucono", "Rozmowa", "Oferta", "Ghosting", "Wycofano"),
        "%d.%m.%Y",
        "Znalezione na ich stronie",
    ),
}


def import_name(language: str, rows: int) -> str:
    """Return the name of an import in the tables."""
    return f"import of {rows:,} rows, {language}"


def create_sheet(language: str, rows: int, path: Path) -> Path:
    """Write a realistic spreadsheet of applications."""
    rng = random.Random(rows)
    wording = WORDINGS[language]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(wording.headings)
        for number in range(rows):
            day = UNTIL - dt.timedelta(days=rng.randrange(_MAX_DAYS))
            company = f"{rng.choice(('North', 'South', 'East', 'West'))}wind {number // _LOOPS_OF_A_COMPANY}"
            role = f"Analyst {number % _LOOPS_OF_A_COMPANY}"
            status = rng.choice(wording.statuses)
            writer.writerow([company, role, day.strftime(wording.date_format), status, wording.note])
    return path


def imports(rows: int, folder: Path) -> list[Subject]:
    """Return the imports of a spreadsheet in each language into an empty journal."""
    variables = environment(folder)
    journal = folder / "journal.json"

    def has_read_all(output: Output) -> bool:
        return f"{rows:,} rows: {rows:,} new" in output.text and not output.errors

    return [
        Subject(
            import_name(language, rows),
            None,
            program(variables, "import", str(create_sheet(language, rows, folder / f"sheet-{language}.csv"))),
            has_read_all,
            lambda: write(journal, []),
        )
        for language in WORDINGS
    ]
