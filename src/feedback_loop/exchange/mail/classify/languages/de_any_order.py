"""Phrases of German mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (stelle|position|job|rolle) & (gegeben|bekommen|erhalten|geht an|ging an|ubertragen) & (einer|einem|jemand*|bewerber*|kandidat*|kollegin|kollegen) & !(sie die stelle|noch|du die)
            (kein|keinen|derzeit kein) & (personalbedarf|bedarf) & !(noch)
            (bewerbungsmappe|bewerbungsunterlagen|unterlagen) & (entlastung|zuruckreichen|zurucksenden|zurucksenden)
            (ander*|weiter*|intern*|einheimisch*) (_)? (bewerber*|kandidat*|person|personen|profil*|bewerbung*|mitbewerber*|kollegin|kollegen|besetzung) & (entschieden|entschied|entscheidung|besetz*|vergeben|fortgesetzt|fortsetz*|fortzusetzen|fortfuhr*|fortzufuhren|weiterverfolg*|vorzug|zugesagt|ausgewahlt|gewahlt|eingestellt|vorgezogen|gefallen|weiterzugehen|weitergehen|weiterzumachen|weitermachen|konzentrier*) & !(noch|bevor|nachdem|erst|vermiet*|wohnung)
            mitbewerber* & (entschieden|entschied|besetz*|vergeben|vorzug|zugesagt|ausgewahlt|gewahlt|eingestellt|gefallen|erhalten)
            (ihre|deine|eure|ihrer|deiner) (_)? (bewerbung|kandidatur|initiativbewerbung|bewerbungsunterlagen) & (abgelehnt|ablehnen|abzulehnen|abschlagig|nicht erfolgreich|keinen erfolg|nicht berucksichtig*|nicht weiter*|nicht in die|nicht in den|nicht fur|zuruckgewiesen|nicht uberzeug*|nicht entspr*|nicht entsprochen|nicht mehr|ausgeschieden) & !(unvollstandig*|noch nicht|fertig|abgeschickt)
            (nicht|keine|keinen|kein) & (berucksichtigen|berucksichtigt|berucksichtigung|weiterverfolgen|weiter verfolgen|weiterverfolgt|fortsetzen|fortzusetzen|fortfuhren|fortzufuhren|fortzufahren|weiterzumachen|weiterzugehen|einzustellen|in betracht|in die engere|in den engeren|nachste runde|nachsten schritt) & (sie|dich|ihre|deine|ihrer|deiner|ihnen|dir|ihr|dein) & !(noch nicht|unvollstandig*|zogern|bis zum|erreich*|unterlagen nicht|fertig)
            keine & (stelle|position|anstellung|vakanz|einsatzmoglichkeit|beschaftigung|moglichkeit|perspektive|zusage|passende*) & (anbieten|angeboten|anzubieten|geben|bieten|machen|erteilen|offerieren) & !(noch keine)
            (suchen|suchten|brauchen|benotigen|gesucht) (wir)? & (jemand*|person*|kandidat*|bewerber*|profil) & (aber|jedoch|allerdings|leider) & (ander*|mehr|tief*|starker*|langjahrig*|erfahrener)
            absage & (erteilen|erteilt|mitteilen|senden|schicken|geben|zukommen|uberbringen|aussprechen) & (ihnen|dir|ihrer|deiner|leider|mussen|heute) & !(oder|entweder|zusage)
            (stelle|position|rolle|vakanz|ausschreibung) & (besetzt|vergeben|besetzen|gestrichen|zuruckgezogen|zuruckgestellt|eingefroren|gestoppt|entfallt|abgesagt) & (bereits|inzwischen|mittlerweile|intern|anderweitig|nun|jetzt|leider|haben wir|schon|nicht mehr|wurde|worden) & !(bis die|bevor|sobald|noch nicht|zu besetzen ist)
            nicht & (passend*|passt|passen|passgenau*|ubereinstimm*|entspricht|entsprechen|deckt|decken|deckungsgleich) & (profil|erfahrung*|anforderung*|stelle|position|qualifikation*|suchen|vorstellung*|kenntnisse) & (ihr|ihre|ihren|dein|deine|deinen|sie|du) & !(unterlagen|termin|falls)
            wahl & (nicht auf|auf eine andere|auf einen anderen|auf jemand*) & (sie|dich|gefallen|fiel)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (danken|danke|dank|bedanken) & (zusendung|einsendung|ubersendung|zukommen) & (bewerbung|unterlagen|bewerbungsunterlagen)
            (bewerbung|bewerbungsunterlagen|unterlagen|initiativbewerbung) & (erhalten|eingegangen|eingang|angekommen|empfangen|ubermittelt|zugegangen|erreicht|eingetroffen|vorliegen|vorliegt) & (ihre|ihrer|deine|deiner|dein|ihren|deinen|bestatig*|danke*) & !(absage|nicht|leider|noch|nach erhalt)
            (prufen|sichten|sichtung|prufung|bearbeiten|bearbeitung) & (ihre|deine|ihrer|deiner) (_)? (bewerbung|unterlagen|bewerbungsunterlagen|angaben) & (wir|nun|jetzt|derzeit|sorgfaltig|zeit|werden|in kurze|melden) & !(nach (_)? (_)? (prufung|sichtung|durchsicht)|leider|nicht|entschieden)
        """,
        LIKELY: """
            (danke|dank|bedanken) & (bewerbung) & (melden|ruckmeldung|horen|bescheid) & !(leider|nicht|absage)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (vorstellungsgesprach|bewerbungsgesprach|interview|kennenlerngesprach|telefoninterview|videointerview|erstgesprach|zweitgesprach|gesprachstermin|telefongesprach) & (einladen|einzuladen|laden|lade|einladung|vereinbaren|vorschlagen|schlage|schlagen|findet|stattfinden|bestatig*|freuen|terminvorschl*|passt|passen|buchen) & !(absage*|abgesagt|verschieb*|verlegen|verlegt|danke*|dank|nach dem|nach unserem|nicht|mussen wir|leider)
            (kennenlernen|kennenzulernen|kennen lernen) & (telefon*|video*|teams|zoom|termin|gesprach|personlich|vor ort) & (mochten|wurden|freuen|gerne|gern) & !(danke*|dank|leider|nicht)
        """,
        LIKELY: """
            (such|suche|suchen|wahle|wahlen|buch|buche|buchen) & (termin|zeitfenster|slot) & (link|kalender|telefonat|gesprach|kennenlernen|call) & !(absag*|danke)
            (kommen sie|kommst du|komm|vorbeikommen|vorbei|reinschauen|vorbeischauen) & (hatten|haben|passt|konnten|konnen|kannst|magst|mogen|schauen|einfach|gern|gerne) & (uns|gesprach|arbeiten|kennenlernen|zeigen|betrieb|probe*|werkstatt|laden) & (#|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen) & !(leider|stattdessen|absag*|danke*|nicht)
            (gesprach|telefonat|termin|kennenlernen|interview|treffen|call|videocall|videogesprach|austausch|vorstellen) & (findet|stattfinden|passt|passen|zeit|vorschlag*|schlage|vorschlagen|moglich|ware|einladen|laden|konnen sie|kannst du|hattest|hatten) & (#|uhr|montag|dienstag|mittwoch|donnerstag|freitag|morgen|woche|teams|zoom|telefonisch) & !(absag*|abgesagt|verschieb*|verschoben|verlegen|stattdessen|danke*|dank|entfallt|leider)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (sie|dich) & (nehmen|haben|einstellen|begrussen|anfangen|starten) & (gern|gerne|freuen|wurden|mochten) & (brutto|unbefristet|monat|vollzeit|teilzeit|ab dem|zum 1|probezeit) & !(nicht|leider|gesprach|kennenlernen)
            (mochten|wollen|wurden|freuen) & (sie|dich) & (einstellen|einzustellen|einstellung) & !(nicht|leider|gesprach)
            (vertrag|arbeitsvertrag|vertragsangebot|vertragsentwurf|jobangebot|arbeitsvertrags) & (senden|schicken|ubersenden|zusenden|zukommen|unterschrieben|unterzeichn*|anbei|anhang|beigefugt|unterbreiten|erhalten) & (ihnen|dir|ihren|deinen|freuen|gern|gerne) & !(kunde|strom*|handy*|miet*|versicherung*|nicht|leider|kein)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (entscheidung|auswahlverfahren|bewerbungsprozess|auswahlprozess|bewerbungsverfahren|ruckmeldung|prozess|verfahren) & (noch|verzogert|verzogerung|verschiebt|langer|dauert|geduld) & (nicht|etwas|laufen|lauft|dauert|dauern|verzogert|verzogerung|woche*|tage*|geduld|andauern) & !(absage|entschieden|anderen|andere|danke)
        """,
        LIKELY: """
            (entscheiden|entscheidung|bescheid|geduld) & (noch|erst|vorher|bis) & (geduld|woche*|mitte|anfang|ende|urlaub|nicht|warten) & !(gegen|anderen|andere|absage|entschieden)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (aufgabe|test|fallstudie|onlinetest|online test|arbeitsprobe|assessment) & (anhang|link|losung|bearbeit*|absolvier*|losen|einreichen|teilnehmen) & (runde|schritt|bis|tage|stunden|bewerbung*|nachste*) & !(danke*|dank|erhalten|eingegangen|absolviert)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (feedback|ruckmeldung|woran|was|warum|grund|grunde|tipp|tipps|hinweis) & (konnten|konnen|konntest|kannst|durfte|darf|freuen|dankbar|sagen|verraten|wissen|fragen) & (gelegen|gefehlt|besser|verbessern|ausschlaggebend|entscheidung|feedback|ruckmeldung|lernen|nachste mal|nachsten mal|gescheitert)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (danke|dank|bedanken|bedanke) & (gesprach|fuhrung|zeit|einblick*|empfang|besuch|probetag|rundgang|telefonat|kennenlernen) & !(feedback|ruckmeldung|ihre bewerbung|deine bewerbung)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (feedback|ruckmeldung|ruckmeldungen|auskunft|auskunfte|begrundung|begrundungen) & (keine|kein|nicht) & (geben|erteilen|moglich|einzeln*|individuell*|detailliert*|leisten|ausfuhrlich*) & !(noch|zogern)
        """,
    },
}
