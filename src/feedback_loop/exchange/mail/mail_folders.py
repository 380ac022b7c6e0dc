"""Mails that were not sent, or thrown away: what folders, labels, flags and headers tell."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from feedback_loop.domain.text import casefold_key, word_set
from feedback_loop.exchange.mail.message import Message

_DRAFT = "a draft that was not sent"
_DELETED = "in the trash"
_JUNK = "in the folder for junk"
_NAMES = {
    _DRAFT: """
        draft,drafts,templates,outbox,unsent,unsent messages,entwurf,entwürfe,vorlagen,postausgang,brouillon,brouillons,
        modèles,boîte d'envoi,borrador,borradores,plantillas,bandeja de salida,concepten,sjablonen,postvak uit,
        rascunho,rascunhos,modelos,bozza,bozze,modelli,kopie robocze,wersje robocze,szkice,utkast,utkorgen
    """,
    _DELETED: """
        trash,bin,deleted,deleted items,deleted messages,papierkorb,gelöscht,gelöschte elemente,gelöschte objekte,
        corbeille,éléments supprimés,papelera,elementos eliminados,prullenbak,verwijderde items,lixeira,lixo,
        itens excluídos,itens eliminados,cestino,posta eliminata,kosz,elementy usunięte,papperskorg,papperskorgen,
        borttaget
    """,
    _JUNK: """
        spam,junk,junk mail,junk e-mail,junk email,bulk mail,spamverdacht,courrier indésirable,indésirables,
        correo no deseado,ongewenst,ongewenste e-mail,ongewenste reclame,lixo eletrônico,lixo eletrónico,
        posta indesiderata,skräppost
    """,
}
"""Names of folders and labels, in the languages of the classification."""
_REASONS = {
    casefold_key(name): reason for reason, names in _NAMES.items() for name in " ".join(names.split()).split(",")
}
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
_FLAG_REASONS = {"D": _DRAFT, "T": _DELETED}
_FOLDER_FILES = word_set("cur new mbox messages")
"""Names below a folder's own, which say nothing of it."""
_SUFFIXES = (".mbox", ".mbx", ".sbd", ".eml", ".emlx")
_MAX_LEVELS = 3
"""Folders above a mail that tell what it is; those further up belong to the user."""
_QUEUED, _TEMPLATE, _IMAP_DELETED = 0x1000, 0x01000000, 0x00200000
"""Bits of Thunderbird's status headers."""


def find_unsent(message: Message) -> str:
    """Return why a mail stands for nothing that happened: a draft, or thrown away; "" if neither."""
    return _find_by_headers(message) or _find_by_path(message.file)


def _find_by_headers(message: Message) -> str:
    labels = [label for name in ("x-gmail-labels", "x-gm-labels") for label in message.header(name).split(",")]
    if reason := next((reason for label in labels if (reason := _reason_of(label))), ""):
        return reason
    if message.header("x-mozilla-draft-info") or _bits(message, "x-mozilla-status") & _QUEUED:
        return _DRAFT
    status = _bits(message, "x-mozilla-status2")
    return _DRAFT if status & _TEMPLATE else _DELETED if status & _IMAP_DELETED else ""


def _bits(message: Message, name: str) -> int:
    try:
        return int(message.header(name).strip() or "0", 16)
    except ValueError:
        return 0


def _find_by_path(path: str) -> str:
    flags = _FLAGS.search(path)
    for flag in flags[1] if flags else "":
        if flag in _FLAG_REASONS:
            return _FLAG_REASONS[flag]
    return next((reason for name in _folder_names(path) if (reason := _reason_of(name))), "")


def _folder_names(path: str) -> Iterator[str]:
    """Yield the names of the mailbox of a mail and of the folders around it, the innermost first."""
    names = [name for name in reversed(PurePath(path).parts) if name not in _FOLDER_FILES]
    for name in names[:_MAX_LEVELS]:
        stem = name
        for suffix in _SUFFIXES:
            stem = stem.removesuffix(suffix)
        yield _decode_name(stem)
        # Maildir++ writes folders within folders as .INBOX.Drafts
        yield _decode_name(stem.rpartition(".")[2])


def _decode_name(name: str) -> str:
    """Return a name of which IMAP has encoded the letters beyond ASCII: Entw&APw-rfe."""
    try:
        return re.sub(r"&([^-]*)-", lambda match: f"+{match[1].replace(',', '/')}-", name).encode().decode("utf-7")
    except UnicodeDecodeError:
        return name


def _reason_of(name: str) -> str:
    return _REASONS.get(casefold_key(name.strip(" \"'[]").rpartition("/")[2]), "")
