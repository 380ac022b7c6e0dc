"""Names in mails: companies, agencies, roles and people."""

import pytest

from feedback_loop.exchange.mail.classify.employers import OtherNames, find_employer
from feedback_loop.exchange.mail.classify.people import (
    find_person,
    find_signature,
    is_generic,
    looks_like_name,
    put_right,
)
from feedback_loop.exchange.mail.classify.roles import find_role
from feedback_loop.exchange.mail.classify.sentences import split_sentences
from feedback_loop.exchange.mail.message import Address


@pytest.mark.parametrize(
    ("name", "address", "subject", "text", "company"),
    [
        ("Acme Careers", "no-reply@us.greenhouse-mail.io", "Your application", "Hello", "Acme"),
        ("Talent Team at Acme", "no-reply@hire.lever.co", "Your application", "Hello", "Acme"),
        ("Workday", "acme@myworkday.com", "Hello", "Thank you.\nTalent Acquisition, Acme Mutual", "Acme Mutual"),
        ("LinkedIn", "jobs-noreply@linkedin.com", "Your application was sent to Acme", "Hello", "Acme"),
        ("Codetrial on behalf of Acme", "no-reply@codetrial.example", "A test", "Acme has invited you.", "Acme"),
        ("Dana Lee", "dana@acme-labs.example", "Hello", "Hello", "Acme Labs"),
        ("Dana Lee", "dana@acme.example", "Hello", "Best,\nDana Lee\nAcme Robotics", "Acme Robotics"),
        ("Dana Lee", "dana.lee@gmail.com", "Hello", "Hello", None),
        ("", "milo@tuesday.example", "Hello", "See you at Tuesday.", "Tuesday"),
        ("Recruiting", "no-reply@ashbyhq.com", "Analyst at Acme", "Hello", "Acme"),
        (
            "InfoJobs",
            "alertas@push.infojobs.net",
            "Novedades",
            "La empresa Acme Sur ha cerrado el proceso.",
            "Acme Sur",
        ),
    ],
)
def test_company(name: str, address: str, subject: str, text: str, company: str | None) -> None:
    person = name if name == "Dana Lee" else None
    employer = find_employer(Address(name, address), subject, text.split("\n"), OtherNames(person=person))
    assert employer.company == company
    assert employer.agency is None


@pytest.mark.parametrize(
    ("subject", "text", "role"),
    [
        ("Your application for Data Analyst at Acme", "Hello.", "Data Analyst"),
        ("Ihre Bewerbung als Konstrukteur (m/w/d)", "Hallo.", "Konstrukteur (m/w/d)"),
        ("Your application was submitted: R-10482 Senior Data Analyst", "Hello.", "Senior Data Analyst"),
        ("Hello", 'Thank you for applying for the position "Data Engineer" with us.', "Data Engineer"),
        ("Hello", "We have filled the Head of Sales role.", "Head of Sales"),
        ("Bonjour", "Votre candidature au poste d’Analyste de données a bien été reçue.", "Analyste de données"),
        ("Hola", "Tu candidatura al puesto de «Analista de BI» se ha registrado.", "Analista de BI"),
        ("Hoi", "We zoeken iemand voor de functie van Projectleider.", "Projectleider"),
        ("Dzień dobry", "Aplikacja na stanowisko Specjalista ds. zakupów dotarła.", "Specjalista ds. zakupów"),
        ("Hej", "Din ansökan till tjänsten som Systemutvecklare har kommit in.", "Systemutvecklare"),
        ("Hallo", "Die Stelle des Softwareentwicklers ist besetzt.", "Softwareentwickler"),
        ("Je sollicitatie naar Technisch beheerder", "Hoi.", "Technisch beheerder"),
        ("Dzień dobry", "Aplikacja na stanowisko Analityk systemowy dotarła.", "Analityk systemowy"),
        ("Dzień dobry", "Aplikacja na stanowisko Analityk danych dotarła.", "Analityk danych"),
        ("Candidature Développeur web", "Bonjour.", "Développeur web"),
        ("Hoi", "Je sollicitatie naar de functie van medewerker bezwaarschriften.", "medewerker bezwaarschriften"),
        ("Interview: Acme - Data Analyst", "Hello.", "Data Analyst"),
        ("Hello", "Thank you for applying to Acme.", None),
        ("Hello", "We met for the interview.", None),
    ],
)
def test_role(subject: str, text: str, role: str | None) -> None:
    sentences = split_sentences(text)
    assert find_role(subject, sentences, sentences[0].text, excluded=["Acme"]) == role


@pytest.mark.parametrize(
    ("name", "address", "text", "person"),
    [
        ("Dana Lee", "dana.lee@acme.example", "Hello", "Dana Lee"),
        ("Lee, Dana", "dana.lee@acme.example", "Hello", "Dana Lee"),
        ("Dana Lee | Acme", "dana@acme.example", "Hello", "Dana Lee"),
        ("Acme Careers", "careers@acme.example", "Kind regards,\nDana Lee\nAcme", "Dana Lee"),
        ("Acme Careers", "careers@acme.example", "Our recruiter Dana Lee calls you.", "Dana Lee"),
        ("Acme", "no-reply@hire.lever.co", "Best,\nThe Acme team", None),
        ("Dana Lee via LinkedIn", "inmail-hit-reply@linkedin.com", "Hello", "Dana Lee"),
        ("Dana Lee - Acme", "acme@acme.teamtailor-mail.com", "Hello\nDana", "Dana Lee"),
        ("Waterschap Veendam HR", "werving@ws-veendam.example", "Groet,\nWaterschap Veendam", None),
        ("Region Sundvik", "rekrytering@sundvik.example", "Med vänlig hälsning,\nRegion Sundvik, HR", None),
        ("Talentos Oliva", "talentos@oliva.example", "Abraço,\nTime Oliva", None),
        ("Sam Archer", "sam@post.example", "Hello", None),
        ("", "", "Hello", None),
    ],
)
def test_person(name: str, address: str, text: str, person: str | None) -> None:
    result = find_person(Address(name, address), text.split("\n"), frozenset({"sam@post.example"}))
    assert (result.name if result else None) == person


def test_relay_address_is_not_the_persons_own() -> None:
    person = find_person(Address("Dana Lee via LinkedIn", "inmail-hit-reply@linkedin.com"), ["Hello"], frozenset())
    assert person == Address("Dana Lee", "")


def test_signature_is_the_name_below_the_closing() -> None:
    assert find_signature(["Hello", "Viele Grüße", "Lee, Dana | Acme"]) is None
    assert find_signature(["Hello", "Cordialement,", "", "Dana Lee"]) == "Dana Lee"


def test_line_of_a_signature_is_no_role() -> None:
    sentences = split_sentences("We would like to meet you.\n\nDana Lee\nHead of Accounting")
    assert find_role("Hello", sentences[:1], sentences[0].text, signed=sentences[1:]) is None


def test_family_name_in_capitals_is_written_as_others() -> None:
    assert put_right("Dana LEE-HOLM") == "Dana Lee-Holm"


@pytest.mark.parametrize("name", ["Garage Moreau", "Region Norrvik", "Villa Aurora", "Lindner Pflege"])
def test_name_of_an_organisation_is_nobodys(name: str) -> None:
    assert not looks_like_name(name)


@pytest.mark.parametrize(
    ("address", "expected"), [("jobs@acme.example", True), ("dana@acme.example", False), ("", True)]
)
def test_generic_address_is_nobodys_own(address: str, *, expected: bool) -> None:
    assert is_generic(address) is expected


def test_name_that_cannot_be_put_right_stays() -> None:
    assert put_right("Dana Lee; Sam Holm") == "Dana Lee; Sam Holm"
