"""Domains of webmail, tracking services, job boards and employers."""

import pytest

from feedback_loop.exchange.mail.domains import is_webmail, own_label, service_names, service_of, tenant_of


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("dana@acme.example", "acme"),
        ("jobs@mail.acme.co.uk", "acme"),
        ("dana.lee@gmail.com", ""),
        ("acme@myworkday.com", ""),
        ("nobody", ""),
        ("dana@localhost", ""),
    ],
)
def test_own_label_is_the_employers_part_of_a_domain(address: str, label: str) -> None:
    assert own_label(address) == label


@pytest.mark.parametrize(
    ("address", "tenant"),
    [
        ("acme@myworkday.com", "acme"),
        ("acme-jobs@m.personio.de", "acme"),
        ("e+7kq2m.acme@recruitee-email.com", "acme"),
        ("pellworth+autoreply@talent.icims.com", "pellworth"),
        ("camille@acme.teamtailor-mail.com", "acme"),
        ("no-reply@mail.teamtailor.com", ""),
        ("no-reply@acme.recruitee.com", "acme"),
        ("noreply@acme.tal.net", "acme"),
        ("noreply@myworkday.com", ""),
        ("no-reply@us.greenhouse-mail.io", ""),
        ("dana@acme.example", ""),
    ],
)
def test_tenant_is_the_employer_in_an_address_of_a_service(address: str, tenant: str) -> None:
    assert tenant_of(address) == tenant


def test_service_is_found_by_the_end_of_a_domain() -> None:
    service = service_of("no-reply@eu.greenhouse-mail.io")
    assert service
    assert not service.is_board
    assert service_of("dana@notgreenhouse-mail.io") is None
    board = service_of("alerts@jobalert.indeed.com")
    assert board
    assert board.is_board
    assert "indeed" in service_names()


def test_webmail_is_nobodys_company() -> None:
    assert is_webmail("dana@googlemail.com")
    assert not is_webmail("dana@acme.example")
