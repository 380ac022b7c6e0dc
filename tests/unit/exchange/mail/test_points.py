"""Points of feedback in a reply."""

import pytest

from feedback_loop.exchange.mail.reply_text import split_points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "Hi Mira,\n\nhere is what we noted:\n\n- SQL: strong\n- You explained late,\n  and fast\n\nBest\nDana",
            ["SQL: strong", "You explained late, and fast"],
        ),
        ("Hi Mira\n\n1. Good tests.\n2) Weak SQL.\n\nGood luck!\n\nDana", ["Good tests.", "Weak SQL."]),
        (
            "Hi,\n\nthanks. Your tests were good. You could, e.g. in talks, say more. For example on joins.\n\nDana",
            ["Your tests were good.", "You could, e.g. in talks, say more. For example on joins."],
        ),
        (
            "Hallo Mira,\n\nklar, gern. Dein Code war gut, z. B. die Tests. Uns fehlte Erfahrung.\n\nViele Grüße\nDana",
            ["Dein Code war gut, z. B. die Tests.", "Uns fehlte Erfahrung."],
        ),
        (
            "Bonjour,\n\nmerci. Votre code était bon. Il manquait des tests.\n\nBonne continuation,\nDana",
            ["Votre code était bon.", "Il manquait des tests."],
        ),
        ("Hola, Mira:\n\nClaro que sí. Te faltó SQL.\n\nUn saludo\nDana", ["Te faltó SQL."]),
        ("Hi,\n\nThanks, but your answers were too long.\n\nDana", ["Thanks, but your answers were too long."]),
        (
            "Hi,\n\nYour SQL was fine\nand your talk, too.\n\nShall we talk on Friday?",
            ["Your SQL was fine and your talk, too."],
        ),
        ("Hi Mira,\n\nThank you for asking.\n\nBest,\nDana", []),
        (
            "Your SQL was good.\n\nBest\nDana\n\nPS: Your CV is too long.",
            ["Your SQL was good.", "PS: Your CV is too long."],
        ),
        ("", []),
    ],
)
def test_points(text: str, points: list[str]) -> None:
    assert list(split_points(text)) == points
