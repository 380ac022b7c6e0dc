"""Mails that the user forwarded to themselves, read as those that they hold."""

import re
from dataclasses import replace
from email.utils import parseaddr

from feedback_loop.exchange.mail.message import Address, Message

_START = re.compile(
    r"^[ \t]*-{2,}[ ]?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado"
    r"|Doorgestuurd bericht|"
    r"Mensagem encaminhada|Messaggio inoltrato|Wiadomość przekazana|Vidarebefordrat meddelande|Original Message|"
    r"Ursprüngliche Nachricht|Begin forwarded message)[ ]?-{0,10}[ \t]*$|^Begin forwarded message:[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FIELD = re.compile(
    r"\*?(?P<name>From|Von|De|Van|Da|Od|Från|Subject|Betreff|Objet|Asunto|Onderwerp|Assunto|Oggetto|Temat|Ämne|Date"
    r"|Datum|To|An|À|"
    r"Para|Aan|A|Do|Till|Sent|Gesendet|Envoyé|Enviado|Verzonden|Inviato|Wysłano|Skickat|Fecha|Data"
    r"|Cc)\*? ?: ?(?P<value>[^\n]{0,400})",
    re.IGNORECASE,
)
_SENDERS = frozenset({"from", "von", "de", "van", "da", "od", "från"})
_SUBJECTS = frozenset({"subject", "betreff", "objet", "asunto", "onderwerp", "assunto", "oggetto", "temat", "ämne"})
_MAX_HEADER_LINES = 10


def read_forwarded(message: Message) -> Message | None:
    """Return the mail that a mail forwards, with its sender, subject and text; None if it forwards none."""
    start = _START.search(message.text)
    if start is None:
        return None
    lines = message.text[start.end() :].lstrip("\n").split("\n")
    fields: dict[str, str] = {}
    number = 0
    for number, line in enumerate(lines):  # the number is where the text begins
        match = _FIELD.match(line.strip())
        if not match and (fields or number > _MAX_HEADER_LINES):
            break
        if match:
            fields.setdefault(match["name"].lower(), match["value"].strip())
    sender = next((value for name, value in fields.items() if name in _SENDERS), "")
    name, address = parseaddr(sender)
    if not address:
        return None
    return replace(
        message,
        sender=Address(name, address.lower()),
        subject=next((value for key, value in fields.items() if key in _SUBJECTS), message.subject),
        text="\n".join(lines[number:]),
        references=(),
    )
