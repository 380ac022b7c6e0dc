"""Meanings of the words in spreadsheet cells that are no statuses."""

import re
import unicodedata
from enum import Enum, auto

from feedback_loop.domain.model.events import Result
from feedback_loop.exchange.importing.status_words import Meaning, StatusMeaning
from feedback_loop.exchange.importing.statuses import exact_status
from feedback_loop.exchange.importing.words import WordTable, keys, meanings_by_key, split_words, word_key


class AttendanceCell(Enum):
    """Meaning of a cell in a column of a round; the others than yes and no carry more than that."""

    YES = auto()
    NO = auto()
    YES_AND_MORE = auto()
    NO_AND_MORE = auto()


# fmt: off
_BLANK_WORDS = {""} | split_words(
    "null, n/a, #n/a, n.a., na, none, (none), nil, blank, (blank), not applicable, #value!, nan, undefined, tbd, "
    "tba, k.a., k. a., keine angabe, s/o, n.v.t., nvt, 无, 無, なし, нет данных"
)
_ATTENDANCES: WordTable[AttendanceCell] = {
    AttendanceCell.YES: {
        "en": "yes, y, yep, yeah, true, done, completed, complete, took place, attended, held, checked, x, ✓, ✔, ✅, "
              "☑, ✔️, ☑️, [x], √, 🗸, ✕✓, finished, took it, did it, had it",
        "de": "ja, erledigt, stattgefunden, gehabt, absolviert",
        "fr": "oui, fait, passé, effectué, terminé",
        "es": "sí, hecho, realizada, realizado, hecha",
        "pt": "sim, feito, feita, realizada, concluída, concluído",
        "it": "sì, fatto, svolto, effettuato",
        "nl": "gedaan, gehad",
        "pl": "tak, zrobione, odbyta, odbyło się",
        "tr": "evet, yapıldı, tamamlandı, oldu",
        "sv": "klar, genomförd, gjort",
        "zh": "是, 有, 已完成, 完成, 已面, 已参加",
        "ja": "はい, 済, 済み, 実施済み, 完了, ○, 〇",
        "ru": "да, прошло, было, состоялось, пройдено",
    },
    AttendanceCell.NO: {
        "en": "no, n, nope, false, not yet, no interview, ☐, ⬜, [ ], ✗, ✘",
        "de": "nein, noch nicht, keins, kein",
        "fr": "non, pas encore, aucun",
        "es": "no, todavía no, aún no",
        "pt": "não, ainda não",
        "it": "non ancora",
        "nl": "nee, nog niet",
        "pl": "nie, jeszcze nie",
        "tr": "hayır, henüz değil, yok",
        "sv": "nej, inte än",
        "zh": "否, 没有, 未, 未进行",
        "ja": "いいえ, まだ, 未, ×",
        "ru": "нет, еще нет, не было",
    },
    AttendanceCell.YES_AND_MORE: {
        "en": "passed, pass, failed, fail, cleared, successful, went well, went badly, great, good, bad, okay, ok, "
              "ace, aced",
        "de": "bestanden, nicht bestanden, gut, schlecht, lief gut, durchgefallen",
        "fr": "réussi, échoué",
        "es": "aprobada, aprobado, superada, superado",
        "pt": "aprovado, aprovada",
        "it": "superato, superata",
        "nl": "geslaagd, gezakt",
        "pl": "zaliczone, zaliczona",
        "sv": "godkänd, godkänt",
        "zh": "通过, 已通过",
        "ja": "合格, 通過",
        "tr": "geçti, geçtim",
        "ru": "сдал, прошел, прошла",
    },
    AttendanceCell.NO_AND_MORE: {
        "en": "expired, cancelled, missed, skipped, no show, scheduled, invited, to be scheduled, upcoming, pending, "
              "rescheduled, postponed, waiting, not scheduled, awaiting, to schedule, to do, invite, received, "
              "withdrew",
        "de": "geplant, eingeladen, abgesagt, verschoben, ausgefallen, offen, ausstehend",
        "fr": "prévu, annulé, reporté, à venir, en attente",
        "es": "programada, programado, cancelada, cancelado, pendiente",
        "pt": "agendada, agendado, cancelada, cancelado, pendente",
        "it": "programmato, annullato, rinviato, in attesa",
        "nl": "gepland, geannuleerd",
        "pl": "zaplanowana, odwołana",
        "tr": "planlandı, iptal, bekleniyor",
        "sv": "bokad, inställd, planerad",
        "zh": "待定, 已预约, 取消, 待面试, 放弃",
        "ja": "予定, 中止, 辞退",
        "ru": "назначено, отменено, запланировано, перенесено",
    },
}
_VENUES = keys(
    "hackerrank, hacker rank, codesignal, code signal, codility, hirevue, hire vue, karat, testgorilla, coderpad, "
    "leetcode, pymetrics, shl, criteria, plum, mettl, mercer mettl, byteboard, testdome, qualified, coderbyte, sova, "
    "arctic shores, cubiks, willo, spark hire, sparkhire, modern hire, zoom, teams, ms teams, microsoft teams, "
    "google meet, meet, skype, webex, facetime, phone, telephone, video, in person, onsite, on site, remote, "
    "virtual, online, telefon, telefonisch, vor ort, persönlich, per telefon, téléphone, visio, teléfono, telefone, "
    "telefono, telefonisk, 牛客, 赛码, 腾讯会议, 飞书, 电话, 线上, 线下"
)
# fmt: on
_DASHES = re.compile(r"[-_.\u2010-\u2015\u2212\s]+")
_TELEPHONE = re.compile(r"\+?\(?[0-9][0-9()/ .\-\u2010-\u2014]{5,24}[0-9](?: ?(?:x|ext\.?) ?[0-9]{1,6})?")
_MIN_TELEPHONE_DIGITS = 7
_ATTENDANCE_OF_WORD = meanings_by_key(_ATTENDANCES)
_ATTENDANCE_OF_NUMBER = {"1": AttendanceCell.YES, "0": AttendanceCell.NO}


def is_blank_value(cell: str) -> bool:
    """Return True if a cell is empty or stands for nothing, such as ``n/a`` or a dash."""
    word = cell.strip().casefold()
    return word in _BLANK_WORDS or bool(_DASHES.fullmatch(word))


def exported_status(cell: str) -> Meaning:
    """Return the meaning of a status in our own export, where anything but a result is only the stage of the loop."""
    meaning = next((result for result in Result if result == cell), None) or exact_status(cell)
    return meaning if isinstance(meaning, Result) else StatusMeaning.WAITING


def attendance(cell: str) -> AttendanceCell | None:
    """Return whether an interview took place; None if the cell says neither yes nor no."""
    return _ATTENDANCE_OF_NUMBER.get(cell.strip()) or _ATTENDANCE_OF_WORD.get(word_key(cell))


def is_venue(cell: str) -> bool:
    """Return True if a cell says by what means, or with what tool, an interview was held."""
    return word_key(cell) in _VENUES


def is_telephone(cell: str) -> bool:
    """Return True if a cell is the number of a telephone."""
    return bool(_TELEPHONE.fullmatch(cell.strip())) and sum(map(str.isdigit, cell)) >= _MIN_TELEPHONE_DIGITS


def strip_control_chars(cell: str) -> str:
    """Return a cell without control characters, unpaired surrogates and surrounding white space."""
    if cell.isprintable():
        return cell.strip()
    return "".join(c for c in cell if c in "\n\r\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
