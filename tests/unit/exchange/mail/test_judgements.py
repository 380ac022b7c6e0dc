"""Type of a point of feedback by its words."""

import pytest

from feedback_loop.domain.model.events import FeedbackType
from feedback_loop.exchange.mail.judgements import judge


@pytest.mark.parametrize(
    "point",
    [
        "You explained your projects very clearly.",
        "Ihr Vortrag war sehr überzeugend.",
        "Votre entretien a convaincu : très bien, exemples solides.",
        "Lo mejor: tu actitud.",
        "Je presentatie was helder.",
    ],
)
def test_praise_alone_is_a_strength(point: str) -> None:
    assert judge(point) is FeedbackType.STRENGTH


@pytest.mark.parametrize(
    "point",
    [
        "Your design answer stayed too shallow.",
        "Your answers were not clear.",
        "Es fehlten konkrete Beispiele.",
        "Vos réponses étaient trop courtes.",
        "Te faltó soltura.",
        "Voorbeelden ontbraken.",
    ],
)
def test_lack_alone_is_a_gap(point: str) -> None:
    assert judge(point) is FeedbackType.GAP


@pytest.mark.parametrize(
    "point",
    [
        "Your essay was excellent, but you struggled with the layout.",
        "We expected a clear structure.",
        "Bring your own laptop.",
        "Ihre Antworten waren gut, aber zu lang.",
        "Das ist eine gute Frage!",
        "Vielleicht hilft Ihnen ein Kurs.",
        "You could also ask Ann.",
    ],
)
def test_both_or_neither_is_mixed(point: str) -> None:
    assert judge(point) is FeedbackType.MIXED
