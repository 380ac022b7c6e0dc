"""Names of companies and roles as mails and journals write them."""

import pytest

from feedback_loop.exchange.mail.company_names import (
    CompanyWords,
    is_label_of,
    is_named_in,
    is_part_of,
    is_same_company,
)
from feedback_loop.exchange.mail.roles import RoleFit, compare_roles


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Acme", "ACME GmbH"),
        ("Kelbrook", "Kelbrook Mutual"),
        ("Elbwarte Logistik GmbH", "Elbwarte Logistik"),
        ("Verdance", "Atelier Verdance"),
        ("The Corner Room", "Corner Room Ltd."),
        ("Solanera Energía", "Solanera Energia S.A."),
        ("Gruenland Kueche", "Grünland Küche GmbH"),
        ("Institut Meeresforschung", "Institut für Meeresforschung"),
        ("Mairie Montclair", "Mairie de Montclair"),
    ],
)
def test_one_company_in_two_spellings(name: str, other: str) -> None:
    assert is_same_company(name, other)
    assert is_same_company(other, name)


@pytest.mark.parametrize(
    ("name", "other"), [("Harbor", "Blue Harbor"), ("Delta Faucet", "Delta Airlines"), ("Acme", "Acmeon"), ("", "Acme")]
)
def test_two_companies_that_share_a_word(name: str, other: str) -> None:
    assert not is_same_company(name, other)


@pytest.mark.parametrize(
    ("label", "company", "fits"),
    [
        ("acme", "Acme GmbH", True),
        ("elbwarte-logistik", "Elbwarte Logistik GmbH", True),
        ("fernholt", "Fernholt Systems", True),
        ("verdance", "Atelier Verdance", True),
        ("acmehq", "Acme", True),
        ("joinacme", "Acme", True),
        ("gruenland", "Grünland Küche", True),
        ("montclair", "Mairie de Montclair", True),
        ("stern-soehne", "Gärtnerei Stern & Söhne", True),
        ("brightmoor-univ", "Brightmoor University", True),
        ("ws-veendam", "Waterschap Veendam", True),
        ("wx-veendam", "Waterschap Veendam", False),
        ("adminvos", "Administratiekantoor Vos", False),
        ("adminvoss", "Administratiekantoor Voss", True),
        ("bouwdegroot", "Bouwbedrijf De Groot", True),
        ("bsdelinde", "Basisschool De Linde", True),
        ("harbor", "Blue Harbor", False),
        ("acmetools", "Acme", False),
        ("ac", "AC Services", False),
        ("westdale", "Ayuntamiento de Westdale", True),
        ("labs", "Acme Labs", False),
        ("", "Acme", False),
    ],
)
def test_a_domain_stands_for_the_company_that_it_is_named_after(label: str, company: str, fits: bool) -> None:
    assert is_label_of(label, company) is fits


def test_a_name_in_a_text_has_its_capital() -> None:
    assert is_named_in("Tuesday", "News from Tuesday")
    assert not is_named_in("Tuesday", "see you on tuesday")
    assert not is_named_in("Acme", "Acmeon is hiring")


def test_a_name_of_several_words_is_found_within_a_longer_one() -> None:
    assert is_part_of("Solanera Energía", "Lucía Ferrán Solanera Energía")
    assert not is_part_of("Harbor", "Blue Harbor")


def test_names_are_looked_up_in_the_words_of_a_text() -> None:
    words = CompanyWords(["Corner Room", "Acme"])
    assert words.are_in(["your", "offer", "from", "corner", "room"])
    assert not words.are_in(["the", "room", "at", "the", "corner"])


@pytest.mark.parametrize(
    ("mentioned", "recorded", "fit"),
    [
        ("Data Analyst", "data analyst", RoleFit.SAME),
        ("Datenanalyst (m/w/d)", "Datenanalyst", RoleFit.SAME),
        ("Sr. Data Analyst", "Senior Data Analyst", RoleFit.SAME),
        ("Data Engineer, Pricing", "Data Engineer", RoleFit.WITHIN),
        ("Senior Data Engineer", "Data Engineer", RoleFit.PART),
        ("Head of Data Engineering", "Data Engineering Manager", RoleFit.PART),
        ("Machine Learning Engineer", "Data Engineer", RoleFit.OTHER),
        ("Cook", "Clerk", RoleFit.OTHER),
        ("RSO", "Research Software Officer", RoleFit.SAME),
        ("CTO", "Research Software Officer", RoleFit.OTHER),
        (None, "Clerk", RoleFit.UNKNOWN),
        ("Clerk", None, RoleFit.UNKNOWN),
        ("(m/w/d)", "Clerk", RoleFit.UNKNOWN),
    ],
)
def test_roles_are_compared_by_their_words(mentioned: str | None, recorded: str | None, fit: RoleFit) -> None:
    assert compare_roles(mentioned, recorded) is fit
