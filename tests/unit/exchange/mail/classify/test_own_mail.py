"""Purpose of mails that the user wrote in their own words."""

import pytest

from exchange.mail.classify.invented_mails import OWN
from exchange.mail.mails import mail
from feedback_loop.domain.model.events import CheckedIn, FollowedUp
from feedback_loop.exchange.mail.classification import Classification, MailKind
from feedback_loop.exchange.mail.classify.classifier import classify
from feedback_loop.exchange.mail.content import read_message

CHECK_INS = (
    "I just wanted to check in about my application for the editor position.",
    "Is there any news on my application yet?",
    "Could you let me know where things stand with the role?",
    "I am following up on my interview from last week.",
    "Wie ist der aktuelle Stand meiner Bewerbung?",
    "Ich wollte kurz nachfragen, ob es zu meiner Bewerbung schon etwas Neues gibt.",
    "Haben Sie sich in Sachen Stelle schon entschieden, oder gibt es Neuigkeiten zur Bewerbung?",
    "Auriez-vous des nouvelles concernant ma candidature ?",
    "Où en est le recrutement pour le poste ?",
    "¿Hay alguna novedad sobre mi candidatura?",
    "Quería preguntar por el estado de mi candidatura.",
    "Is er al nieuws over mijn sollicitatie?",
    "Ik ben benieuwd hoe het staat met de sollicitatie.",
)
FOLLOW_UPS = (
    "I followed your advice and practised case interviews for three weeks.",
    "Since our conversation I have worked on my statistics and finished a course.",
    "Ich habe Ihren Rat befolgt und jede Woche ein Modell gebaut.",
    "J'ai suivi vos conseils : j'ai préparé trois exemples pour chaque entretien.",
    "He seguido tu consejo y he practicado todas las semanas.",
    "Ik heb je advies opgevolgd en elke week geoefend.",
)
WITHDRAWALS = (
    "I am writing to withdraw my application for the editor role.",
    "I have decided to withdraw from the recruitment process.",
    "Hiermit ziehe ich meine Bewerbung zurück.",
    "Ich möchte meine Bewerbung als Redakteurin leider zurückziehen.",
    "Je souhaite retirer ma candidature pour le poste de rédactrice.",
    "Quiero retirar mi candidatura al puesto.",
    "Ik wil mijn sollicitatie graag intrekken.",
)
OTHERS = (
    "Let me check in for the flight and send you the tickets.",
    "Wie steht es mit dem Garten?",
    "I withdrew some money this morning.",
    "I will follow your advice, thank you.",
    "Je te donne des nouvelles demain.",
)


def classify_sent(text: str, *, is_known: bool = True) -> Classification:
    """Classify a mail of the user's own with a text."""
    raw = mail(f"Hello Kim,\n\n{text}\n\nSam", From=f"Sam Archer <{OWN}>", To="Kim <kim@acme.example>", Subject="Hello")
    return classify(read_message(raw, "-"), frozenset({OWN}), is_known=is_known)


@pytest.mark.parametrize("text", CHECK_INS)
def test_question_where_things_stand_is_a_check_in(text: str) -> None:
    classification = classify_sent(text)
    assert (classification.kind, classification.draft) == (MailKind.SENT_ASK, CheckedIn)
    assert classification.sentence == text


@pytest.mark.parametrize("text", FOLLOW_UPS)
def test_report_of_what_came_of_advice_is_a_follow_up(text: str) -> None:
    classification = classify_sent(text)
    assert (classification.kind, classification.draft) == (MailKind.SENT_THANKS, FollowedUp)


@pytest.mark.parametrize("text", WITHDRAWALS)
def test_withdrawal_is_one(text: str) -> None:
    assert classify_sent(text).kind is MailKind.SENT_WITHDRAWAL


@pytest.mark.parametrize("text", OTHERS)
@pytest.mark.parametrize("is_known", [True, False])
def test_other_mail_to_somebody_of_a_loop_is_nothing(text: str, *, is_known: bool) -> None:
    assert classify_sent(text, is_known=is_known).kind is MailKind.NOTHING


def test_question_for_feedback_beside_a_check_in_asks_for_feedback() -> None:
    classification = classify_sent("Is there any news on my application? Could you give me some feedback as well?")
    assert (classification.kind, classification.draft) == (MailKind.SENT_ASK, None)
