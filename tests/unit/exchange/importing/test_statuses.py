import pytest

from feedback_loop.domain.model.events import Result
from feedback_loop.exchange.importing.status_words import Meaning, StatusMeaning
from feedback_loop.exchange.importing.statuses import read_status

STATUSES: dict[Meaning | None, str] = {
    Result.REJECTED: "Rejected|reeejected|Rejection :(|rejected |REJECTED!!|Not selected|❌ Rejected"
    "|Absage|abgesagt|Refusé"
    "|Rechazado|Rejeitado|Rifiutato|Afgewezen|Odrzucono|Reddedildi|REDDEDİLDİ|Avslag|拒绝|不採用|Отказ",
    Result.ACCEPTED: "Accepted!|Offer accepted|aceppted|Angebot angenommen|Offre acceptée|已接受|内定承諾",
    Result.OFFER: "Offer|offer received|Zusage|Offre|Oferta|Teklif|Оффер|内定",
    Result.TURNED_DOWN: "Declined offer|Offer turned down|Angebot abgelehnt",
    Result.WITHDRAWN: "Withdrew|withdrawn|Zurückgezogen|Retiré|撤回|辞退",
    Result.GHOSTED: "Ghosted|ghosted 👻|geghostet",
    StatusMeaning.APPLIED: "Applied|no answer|No response yet|Beworben|Postulé|已投递|応募済み|Откликнулся|Başvuruldu",
    StatusMeaning.WAITING: "pending|ongoing|In Progress|waiting...|offen|En attente|进行中|選考中",
    StatusMeaning.INTERVIEWED: "Interviewing|INTERVIEW|Entretien|Gespräch|面试|面接|Mülakat",
    StatusMeaning.AT_A_ROUND: "Phone Screen|On-site|2nd interview|Interview 2|Round 3|Zweitgespräch|一面|最終面接",
    StatusMeaning.NOT_APPLIED: "Saved|wish list|Bookmarked|to apply"
    "|Found|Drafted|Ready to apply|Not submitted|To do"
    "|Skipped; too far|Skipped|未投递|À postuler|Entwurf",
    None: "Suspected Ghost Job|Accepted?|Rejected?|declined|turned down|akzepted|not rejected|:(|1|Negative|Shortlisted"
    "|Rejected by me|Accepted for interview|Offer call|Accepted (2nd round)"
    "|Offer pending|Offer - not yet|Interview, then rejected|New"
    "|Closed|Applied but rejected before|Not interested|Red",
}


@pytest.mark.parametrize(
    ("meaning", "cell"), [(meaning, cell) for meaning, cells in STATUSES.items() for cell in cells.split("|")]
)
def test_status_has_known_spellings_only(meaning: Meaning | None, cell: str) -> None:
    assert read_status(cell).meaning is meaning


@pytest.mark.parametrize(
    ("cell", "meaning", "interviewed"),
    [
        ("Rejected (CV)", Result.REJECTED, False),
        ("Rejected after interview", Result.REJECTED, True),
        ("Rejected without interview", Result.REJECTED, False),
        ("Absage nach Gespräch", Result.REJECTED, True),
        ("Ghosted (silence)", Result.GHOSTED, False),
        ("Ghosted - no reply", Result.GHOSTED, False),
        ("Interview scheduled", StatusMeaning.INTERVIEWED, False),
        ("Hired - offer accepted", Result.ACCEPTED, False),
        ("rejected 12/3", Result.REJECTED, False),
        ("Rejected on 2026-03-12", Result.REJECTED, False),
        ("3. Rejected", Result.REJECTED, False),
        ("Rejected. They had somebody with more years of experience", Result.REJECTED, False),
        ("Applied -> Interview -> Rejected", Result.REJECTED, True),
        ("Refusé (CV)", Result.REJECTED, False),
        ("Applied; interview; offer; accepted", Result.ACCEPTED, True),
        ("Phone screen scheduled for 4/10/2026", StatusMeaning.AT_A_ROUND, False),
    ],
)
def test_known_beginning_of_a_status_is_read(cell: str, meaning: Meaning, interviewed: bool) -> None:
    reading = read_status(cell)
    assert (reading.meaning, reading.interviewed, reading.exact) == (meaning, interviewed, False)


def test_long_text_is_no_status_to_teach() -> None:
    assert read_status("The head chef rang and hoped for somebody who has run a kitchen alone").is_prose
    assert not read_status("Negative").is_prose


@pytest.mark.parametrize("cell", [" " * 100_000 + "x", "(" * 100_000, "a, " * 40_000, "rejected " * 12_000])
def test_any_length_is_read_at_once(cell: str) -> None:
    assert read_status(cell) == read_status(cell)
