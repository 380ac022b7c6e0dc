"""What a person newly wrote in a reply: history, signatures and legal texts are cut, and nothing that is theirs."""

import re
from pathlib import Path

import pytest

from feedback_loop.exchange.mail.reply_text import new_text

BODY = {
    "en": "Hi Mira,\n\nYour tests were thorough. You could explain your choices earlier.\n\nBest,\nDana",
    "de": "Hallo Mira,\n\ndeine Tests waren gründlich. Erkläre deine Wahl früher.\n\nViele Grüße\nDana",
    "fr": "Bonjour Mira,\n\nVos tests étaient complets. Expliquez vos choix plus tôt.\n\nBien cordialement,\nDana",
    "es": "Hola, Mira:\n\nTus pruebas eran completas. Explica antes tus decisiones.\n\nUn saludo,\nDana",
    "nl": "Hoi Mira,\n\nJe tests waren grondig. Leg je keuzes eerder uit.\n\nMet vriendelijke groet,\nDana",
    "pt": "Olá Mira,\n\nOs seus testes eram completos. Explique antes as escolhas.\n\nCumprimentos,\nDana",
    "it": "Ciao Mira,\n\ni tuoi test erano completi. Spiega prima le scelte.\n\nCordiali saluti\nDana",
    "sv": "Hej Mira,\n\ndina tester var grundliga. Förklara dina val tidigare.\n\nMed vänlig hälsning\nDana",
    "pl": "Cześć Mira,\n\ntwoje testy były dokładne. Wyjaśniaj wcześniej swoje wybory.\n\nPozdrawiam\nDana",
}

OLD = "Dear Dana,\nthank you for the talk. What is the one thing I should work on?\nMira"
QUOTED = "\n".join(f"> {line}" for line in OLD.split("\n"))

ATTRIBUTIONS = {
    "gmail en": ("en", "On Thu, Mar 5, 2026 at 9:12 AM Mira Holm <mira@post.example> wrote:"),
    "gmail en wrapped": ("en", "On Thu, 5 Mar 2026 at 09:12, Mira Holm-Featherstonehaugh\n<mira@post.example> wrote:"),
    "gmail en wrapped in the address": ("en", "On Thu, 5 Mar 2026 at 09:12, Mira Holm <\nmira@post.example>\nwrote:"),
    "apple en": ("en", "On 5 Mar 2026, at 09:12, Mira Holm <mira@post.example> wrote:"),
    "apple en without address": ("en", "On Mar 5, 2026, at 9:12 AM, Mira Holm wrote:"),
    "thunderbird en": ("en", "On 3/5/26 09:12, Mira Holm wrote:"),
    "mutt": ("en", "On Thu, Mar 05, 2026 at 09:12:00AM +0100, Mira Holm wrote:"),
    "name first": ("en", "Mira Holm <mira@post.example> writes:"),
    "gmail de": ("de", "Am Do., 5. März 2026 um 09:12 Uhr schrieb Mira Holm <mira@post.example>:"),
    "gmail de wrapped": ("de", "Am Do., 5. März 2026 um 09:12 Uhr schrieb Mira Holm <\nmira@post.example>:"),
    "apple de": ("de", "Am 05.03.2026 um 09:12 schrieb Mira Holm <mira@post.example>:"),
    "thunderbird de": ("de", "Am 05.03.26 um 09:12 schrieb Mira Holm:"),
    "web de": ("de", "Mira Holm <mira@post.example> hat am 05.03.2026 09:12 CET geschrieben:"),
    "gmail fr": ("fr", "Le jeu. 5 mars 2026 à 09:12, Mira Holm <mira@post.example> a écrit :"),
    "gmail fr wrapped": ("fr", "Le jeu. 5 mars 2026 à 09:12, Mira Holm <mira@post.example> a\nécrit :"),
    "apple fr": ("fr", "Le 5 mars 2026 à 09:12, Mira Holm <mira@post.example> a écrit :"),
    "gmail es": ("es", "El jue, 5 mar 2026 a las 9:12, Mira Holm (<mira@post.example>) escribió:"),
    "gmail es wrapped": ("es", "El jue, 5 mar 2026 a las 9:12, Mira Holm (<mira@post.example>)\nescribió:"),
    "gmail nl": ("nl", "Op do 5 mrt 2026 om 09:12 schreef Mira Holm <mira@post.example>:"),
    "apple nl": ("nl", "Op 5 mrt 2026, om 09:12 heeft Mira Holm <mira@post.example> het volgende geschreven:"),
    "gmail pt": ("pt", "Em qui., 5 de mar. de 2026 às 09:12, Mira Holm <mira@post.example>\nescreveu:"),
    "gmail it": ("it", "Il giorno gio 5 mar 2026 alle ore 09:12 Mira Holm <mira@post.example>\nha scritto:"),
    "gmail sv": ("sv", "Den tors 5 mars 2026 kl 09:12 skrev Mira Holm <mira@post.example>:"),
    "apple sv": ("sv", "5 mars 2026 kl. 09:12 skrev Mira Holm <mira@post.example>:"),
    "gmail pl": ("pl", "czw., 5 mar 2026 o 09:12 Mira Holm <mira@post.example> napisał(a):"),
    "thunderbird pl": ("pl", "W dniu 05.03.2026 o 09:12, Mira Holm pisze:"),
}

HEADERS = {
    "outlook en": (
        "en",
        "From: Mira Holm <mira@post.example>\nSent: Thursday, March 5, 2026 9:12 AM\nTo: Dana Lee\nSubject: Re: Talk",
    ),
    "outlook en bold": (
        "en",
        (
            "*From:* Mira Holm <mira@post.example>\n*Sent:* Thursday, March 5, 2026 9:12 AM\n*To:* Dana Lee\n"
            "*Subject:* Talk"
        ),
    ),
    "outlook en ruled": (
        "en",
        "_" * 32 + "\nFrom: Mira Holm <mira@post.example>\nSent: 05 March 2026 09:12\nTo: Dana Lee\nSubject: Talk",
    ),
    "outlook en titled": (
        "en",
        "-----Original Message-----\nFrom: Mira Holm\nSent: 05 March 2026 09:12\nTo: Dana Lee\nSubject: Talk",
    ),
    "outlook mobile": (
        "en",
        (
            "________________________________\nFrom: Mira Holm <mira@post.example>\n"
            "Date: Thursday, 5 March 2026 at 09:12\nTo: Dana Lee <dana@acme.example>\nSubject: Re: Talk"
        ),
    ),
    "outlook de": (
        "de",
        (
            "Von: Mira Holm <mira@post.example>\nGesendet: Donnerstag, 5. März 2026 09:12\nAn: Dana Lee\n"
            "Betreff: AW: Gespräch"
        ),
    ),
    "outlook de titled": (
        "de",
        (
            "-----Ursprüngliche Nachricht-----\nVon: Mira Holm\nGesendet: 5. März 2026 09:12\nAn: Dana Lee\n"
            "Betreff: Gespräch"
        ),
    ),
    "gmx": (
        "de",
        (
            'Gesendet: Donnerstag, 05. März 2026 um 09:12 Uhr\nVon: "Mira Holm" <mira@post.example>\n'
            "An: dana@acme.example\nBetreff: Gespräch"
        ),
    ),
    "outlook fr": (
        "fr",
        "De : Mira Holm <mira@post.example>\nEnvoyé : jeudi 5 mars 2026 09:12\nÀ : Dana Lee\nObjet : RE: Entretien",
    ),
    "outlook fr titled": (
        "fr",
        (
            "-----Message d'origine-----\nDe : Mira Holm\nEnvoyé : jeudi 5 mars 2026 09:12\nÀ : Dana Lee\n"
            "Objet : Entretien"
        ),
    ),
    "outlook es": (
        "es",
        (
            "De: Mira Holm <mira@post.example>\nEnviado: jueves, 5 de marzo de 2026 9:12\nPara: Dana Lee\n"
            "Asunto: RE: Entrevista"
        ),
    ),
    "outlook nl": (
        "nl",
        (
            "Van: Mira Holm <mira@post.example>\nVerzonden: donderdag 5 maart 2026 09:12\nAan: Dana Lee\n"
            "Onderwerp: RE: Gesprek"
        ),
    ),
    "outlook pt": (
        "pt",
        (
            "De: Mira Holm <mira@post.example>\nEnviada em: quinta-feira, 5 de março de 2026 09:12\n"
            "Para: Dana Lee\nAssunto: RE: Entrevista"
        ),
    ),
    "outlook it": (
        "it",
        "Da: Mira Holm <mira@post.example>\nInviato: giovedì 5 marzo 2026 09:12\nA: Dana Lee\nOggetto: R: Colloquio",
    ),
    "outlook sv": (
        "sv",
        "Från: Mira Holm <mira@post.example>\nSkickat: den 5 mars 2026 09:12\nTill: Dana Lee\nÄmne: SV: Samtal",
    ),
    "outlook pl": (
        "pl",
        "Od: Mira Holm <mira@post.example>\nWysłano: czwartek, 5 marca 2026 09:12\nDo: Dana Lee\nTemat: RE: Rozmowa",
    ),
    "forward": (
        "en",
        (
            "---------- Forwarded message ---------\nFrom: Mira Holm <mira@post.example>\nDate: Thu, 5 Mar 2026\n"
            "Subject: Talk\nTo: <dana@acme.example>"
        ),
    ),
    "apple forward": (
        "en",
        (
            "Begin forwarded message:\n\nFrom: Mira Holm <mira@post.example>\nSubject: Talk\n"
            "Date: 5 March 2026 at 09:12\nTo: Dana Lee"
        ),
    ),
}


@pytest.mark.parametrize("name", ATTRIBUTIONS)
def test_text_above_a_quotation_is_kept_alone(name: str) -> None:
    language, attribution = ATTRIBUTIONS[name]
    assert new_text(f"{BODY[language]}\n\n{attribution}\n\n{QUOTED}\n") == BODY[language]
    assert new_text(f"{BODY[language]}\n{attribution}\n{QUOTED}") == BODY[language]


@pytest.mark.parametrize("name", ATTRIBUTIONS)
def test_text_below_a_quotation_is_kept_alone(name: str) -> None:
    language, attribution = ATTRIBUTIONS[name]
    assert new_text(f"{attribution}\n\n{QUOTED}\n\n{BODY[language]}\n\n-- \nDana Lee | Acme") == BODY[language]


@pytest.mark.parametrize("name", ATTRIBUTIONS)
def test_an_attribution_with_an_address_begins_history_that_has_no_marks(name: str) -> None:
    language, attribution = ATTRIBUTIONS[name]
    if "@" in attribution and not attribution.startswith("Mira"):
        assert new_text(f"{BODY[language]}\n\n{attribution}\n\n{OLD}") == BODY[language]


@pytest.mark.parametrize("name", HEADERS)
def test_text_above_headers_is_kept_alone(name: str) -> None:
    language, headers = HEADERS[name]
    assert new_text(f"{BODY[language]}\n\n{headers}\n\n{OLD}\n") == BODY[language]
    assert (
        new_text(f"{BODY[language]}\n\nDana Lee\nHead of Talent\n+44 161 496 0137\n\n{headers}\n\n{OLD}")
        == BODY[language]
    )


@pytest.mark.parametrize("language", BODY)
@pytest.mark.parametrize(
    "signature",
    [
        "-- \nDana Lee\nHead of Talent, Acme\nhttps://acme.example",
        "--\nDana Lee",
        "Dana Lee\nHead of Talent\nAcme Ltd\n+44 161 496 0137",
        "Dana Lee | Head of Talent | Acme",
        "*Dana Lee*\nTalent Partner\n\nAcme GmbH\nHauptstr. 5, 20457 Hamburg\nTel. +49 40 669 69-123\nwww.acme.example",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Get Outlook for iOS",
        "[image: Acme]",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.",
        "Acme GmbH, Sitz der Gesellschaft: Hamburg, Amtsgericht Hamburg HRB 123456\nGeschäftsführer: Kai Sörensen",
        "Ce message est confidentiel et réservé à son destinataire.",
        "Este mensaje es confidencial y va dirigido a su destinatario.",
        "P. Iva 01234567890 - Cap. Soc. 10.000 euro",
        "Please consider the environment before printing this email.",
    ],
)
def test_what_stands_under_the_name_is_cut(language: str, signature: str) -> None:
    assert new_text(f"{BODY[language]}\n\n{signature}\n") == BODY[language]
    assert new_text(f"{BODY[language]}\n\n{signature}\n", "Dana Lee") == BODY[language]


def test_answers_between_quotations_are_kept() -> None:
    text = (
        "On Thu, 5 Mar 2026 at 09:12, Mira Holm <mira@post.example> wrote:\n"
        "> What went well?\n\nYour SQL.\n\n> What should I work on?\n>\n> And why?\n\n"
        "Tests, as ours failed twice\nbecause of them.\n\nDana\n\n> Mira\n"
    )
    assert new_text(text) == "Your SQL.\n\nTests, as ours failed twice\nbecause of them.\n\nDana"


@pytest.mark.parametrize(
    "text",
    [
        "Hi Mira,\n\nFrom Monday I am on leave. To be honest, the subject was hard.\n\nDana",
        "Hi Mira,\n\nOn Monday, Yusuf wrote:\nyour model is clean. I agree with every word of it.\n\nDana",
        "Hi,\n\n- SQL: strong\n- Communication: explain earlier\n- Time: you ran over\n\nDana",
        "Hi Mira,\n\n1. Strong: SQL\n2. Weak: tests",
        "Thanks!\n\nYour code was fine, and we all liked the tests.\n\nBest\nDana\n\nPS: Say hello to Jo.",
        "Hello,\n\nthe short answer:\n\nMore practice with streaming data.",
        "Hi Mira\n\nBest\nDana\n\nOne more thing, your second answer was much better than the first.",
        "Strengths:\n\nSQL and modelling\n\nWeaknesses:\n\nTests, streaming",
        "Hi Mira,\n\nplease keep this confidential: they went with somebody from the inside.",
        "Date: you were late\nTime: you ran over",
        "Hi Mira,\n\nyour estimate -- the second one -- was off.\n\nDana",
        "Hi Mira,\n\nYou never mentioned privacy, GDPR or the mailing list.",
    ],
)
def test_nothing_of_the_person_is_lost(text: str) -> None:
    assert new_text(text) == text
    assert new_text(text, "Dana Lee") == text


def test_a_citation_of_somebody_else_is_kept() -> None:
    text = "Hi Mira,\n\nthe client wrote this:\n\n> Good SQL.\n> Weak tests.\n\nDana"
    assert "Good SQL." in new_text(text)


def test_a_forward_without_a_word_has_no_new_text() -> None:
    assert new_text(f"{HEADERS['forward'][1]}\n\n{OLD}") == ""


def test_a_warning_of_the_mail_server_is_no_text() -> None:
    banner = "CAUTION: This email originated from outside of the organisation. Do not click links."
    assert new_text(f"{banner}\n\n{BODY['en']}") == BODY["en"]


def test_a_mailing_list_footer_is_cut() -> None:
    footer = (
        "_" * 47 + "\nData mailing list -- data@lists.example\nTo unsubscribe send an email to data-leave@lists.example"
    )
    assert new_text(f"{BODY['en']}\n{footer}") == BODY["en"]


@pytest.mark.parametrize(
    "line", ["> a\n", "On 1\n", "From: a\n", "-- \n", "a " * 50_000, "Dana\n", "Best\n", "\n", "wrote:\n", "____\n"]
)
def test_a_hostile_text_takes_linear_time(line: str) -> None:
    new_text(line * (60_000 // len(line)))


def read_cases() -> dict[str, tuple[str, str]]:
    parts = re.split(
        r"^===== (.*)\n", Path(__file__).with_name("replies.txt").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    names, texts = parts[1::2], parts[2::2]
    return {names[index]: (texts[index], texts[index + 1]) for index in range(0, len(names), 2)}


CASES = read_cases()


@pytest.mark.parametrize("name", CASES)
def test_replies_of_all_kinds(name: str) -> None:
    text, expected = CASES[name]
    senders = {"", "Dana Lee"} if "Dana" in expected and name != "only name sender" else {"Dana Lee"}
    for sender in senders:
        assert new_text(text, sender).split() == expected.split()


def test_attribution_with_no_more_than_a_weekday_leads_to_a_quotation() -> None:
    assert new_text(f"Your talk was clear.\n\nOn Sat, Mira wrote:\n{QUOTED}") == "Your talk was clear."
