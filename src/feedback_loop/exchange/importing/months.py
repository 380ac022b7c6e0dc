"""Names of months and weekdays in the languages of trackers."""

from feedback_loop.domain.text import casefold_key

# fmt: off
_MONTHS = {
    "en": "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, "
          "october oct, november nov, december dec",
    "de": "januar jan jänner, februar feb, märz mär mrz, april apr, mai, juni jun, juli jul, august aug, "
          "september sep sept, oktober okt, november nov, dezember dez",
    "fr": "janvier janv jan, février févr fév, mars mar, avril avr, mai, juin, juillet juil, août aoû, "
          "septembre sept sep, octobre oct, novembre nov, décembre déc",
    "es": "enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, "
          "septiembre setiembre sep sept set, octubre oct, noviembre nov, diciembre dic",
    "pt": "janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, "
          "outubro out, novembro nov, dezembro dez",
    "it": "gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, "
          "settembre set sett, ottobre ott, novembre nov, dicembre dic",
    "nl": "januari jan, februari feb, maart mrt mar, april apr, mei, juni jun, juli jul, augustus aug, "
          "september sep sept, oktober okt, november nov, december dec",
    "pl": "stycznia styczeń sty, lutego luty lut, marca marzec mar, kwietnia kwiecień kwi, maja maj, "
          "czerwca czerwiec cze, lipca lipiec lip, sierpnia sierpień sie, września wrzesień wrz, "
          "października październik paź, listopada listopad lis, grudnia grudzień gru",
    "tr": "ocak oca, şubat şub, mart mar, nisan nis, mayıs may, haziran haz, temmuz tem, ağustos ağu, eylül eyl, "
          "ekim eki, kasım kas, aralık ara",
    "sv": "januari jan, februari feb, mars mar, april apr, maj, juni jun, juli jul, augusti aug, september sep sept, "
          "oktober okt, november nov, december dec",
    "ru": "января январь янв, февраля февраль фев, марта март мар, апреля апрель апр, мая май, июня июнь июн, "
          "июля июль июл, августа август авг, сентября сентябрь сен сент, октября октябрь окт, ноября ноябрь ноя нояб, "
          "декабря декабрь дек",
}
_WEEKDAYS = {
    "en": "monday mon, tuesday tue tues, wednesday wed, thursday thu thur thurs, friday fri, saturday sat, sunday sun",
    "de": "montag mo, dienstag di, mittwoch mi, donnerstag do, freitag fr, samstag sa sonnabend, sonntag so",
    "fr": "lundi lun, mardi mar, mercredi mer, jeudi jeu, vendredi ven, samedi sam, dimanche dim",
    "es": "lunes lun, martes mar, miércoles mié, jueves jue, viernes vie, sábado sáb, domingo dom",
    "pt": "segunda seg, terça ter, quarta qua, quinta qui, sexta sex, sábado sáb, domingo dom",
    "it": "lunedì lun, martedì mar, mercoledì mer, giovedì gio, venerdì ven, sabato sab, domenica dom",
    "nl": "maandag ma, dinsdag di, woensdag wo, donderdag do, vrijdag vr, zaterdag za, zondag zo",
    "pl": "poniedziałek pon, wtorek wt, środa środę śr, czwartek czw, piątek pt, sobota sobotę sob, "
          "niedziela niedzielę niedz",
    "sv": "måndag mån, tisdag tis, onsdag ons, torsdag tors tor, fredag fre, lördag lör, söndag sön",
}
# fmt: on
_JAPANESE_WEEKDAYS = "月火水木金土日"
_CHINESE_WEEKDAYS = "一二三四五六日"


def _numbers(table: dict[str, str]) -> dict[str, frozenset[int]]:
    numbers: dict[str, frozenset[int]] = {}
    for names in table.values():
        for number, spellings in enumerate(names.split(","), 1):
            for word in spellings.split():
                key = casefold_key(word).replace("ı", "i")
                numbers[key] = numbers.get(key, frozenset()) | {number}
    return numbers


_MONTH_NUMBERS = _numbers(_MONTHS)
_WEEKDAY_NUMBERS = _numbers(_WEEKDAYS)


def month_number(word: str) -> int | None:
    """Return the number of the month that a word names in full or abbreviated; None if it names none or several."""
    numbers = _MONTH_NUMBERS.get(casefold_key(word).replace("ı", "i"), frozenset())
    return next(iter(numbers)) if len(numbers) == 1 else None


def weekday_number(word: str) -> int | None:
    """Return the number of the weekday that a word names in full or abbreviated, where Monday is 1; None if unclear."""
    numbers = _WEEKDAY_NUMBERS.get(casefold_key(word), frozenset())
    return next(iter(numbers)) if len(numbers) == 1 else None


def is_weekday(word: str, weekday: int) -> bool:
    """Return True if a word names the weekday with that number, where Monday is 1."""
    if len(word) == 1:
        return word in (_JAPANESE_WEEKDAYS[weekday - 1], _CHINESE_WEEKDAYS[weekday - 1])
    return weekday in _WEEKDAY_NUMBERS.get(casefold_key(word), frozenset())
