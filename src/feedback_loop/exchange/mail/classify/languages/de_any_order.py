"""Phrases of German mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (auswahl|wahl|entscheidung) & (nicht auf (sie|dich)|nicht (zu ihren gunsten|zu deinen gunsten)|nicht fur (sie|dich)|gegen (sie|dich)|andere person|anderen bewerber|andere bewerberin|mitbewerber*|jemand anderen) & !(noch|sobald|wohnung)
            (ausschreibung|ausschreibungsverfahren|stellenausschreibung|besetzungsverfahren|stellenbesetzungsverfahren|auswahlverfahren|stelle) & (aufgehoben|eingestellt|abgebrochen|zuruckgezogen|nicht besetzt|nicht mehr besetzt|besetzung der stelle erfolgt nicht|anderen bewerber|anderen bewerberin|anderweitig|intern besetzt|ohne ergebnis) & !(termin|gesprach|auswahlgesprach*|noch nicht)
            vorzug gegeben & (jemand*|bewerb*|mitbewerb*|anderen|andere|kandidat*) & !(wohnung|angebot)
            (engere|engeren) (wahl|auswahl) & (nicht|leider nicht) & (sie|ihre|du|deine|bewerbung) & !(noch nicht|wohnung|kita*|antrag)
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
            (lade|laden|ladt|einladen|einzuladen|eingeladen|einladung) & (auswahlgesprach*|vorstellungsgesprach*|bewerbungsgesprach*|auswahlinterview*|kennenlerngesprach*|probearbeit*|probetag*|hospitation*|eignungstest*|einstellungstest*|probeunterricht*|vorstellungstermin*|auswahlverfahren*|auswahltag*|assessment center|vorstellungsrunde|bewerbertag|auswahltermin*|vorstellungsgespraech*|auswahlgespraech*|bewerbungsgespraech*) & (sie|dich|ihnen|dir|euch) & !(nicht|leider|absag*|abgesagt|kein|keine|keinen|verschieb*|verschoben|nach (dem|unserem|ihrem)|danke*|feedback|ich bin|bin ich|daumen|stell dir)
            (engere|engeren) (wahl|auswahl) & (sie|du|ihre|deine|dich) & !(nicht|leider|kein|keine|keinen|konnte|konnten)
            (eingeladen|lade|laden|einladen) & (vorzustellen|vorstellung bei|personlichen vorstellung) & !(nicht|leider|kein*)
            (vorausgewahlt|nachsten runde|nachste runde|zweiten runde|zweite runde|nachste phase) & (sie|du|dich|sind|bist) & (bewerbung|gesprach|stelle|kennenlern*|auswahl*) & !(nicht|leider|kein*|fur die nachste runde bewerben)
            (vorstellungsgesprach|bewerbungsgesprach|interview|kennenlerngesprach|telefoninterview|videointerview|erstgesprach|zweitgesprach|gesprachstermin|telefongesprach) & (einladen|einzuladen|laden|lade|einladung|vereinbaren|vorschlagen|schlage|schlagen|findet|stattfinden|bestatig*|freuen|terminvorschl*|passt|passen|buchen) & !(absage*|abgesagt|verschieb*|verlegen|verlegt|danke*|dank|nach dem|nach unserem|nicht|mussen wir|leider)
            (kennenlernen|kennenzulernen|kennen lernen) & (telefon*|video*|teams|zoom|termin|gesprach|personlich|vor ort) & (mochten|wurden|freuen|gerne|gern) & !(danke*|dank|leider|nicht)
        """,
        LIKELY: """
            (termin|zeitpunkt) & (vorstellen|kennenlernen|gesprach|probearbeiten|vorbeikommen|personlich*) & (vereinbaren|ausmachen|machen|finden|abstimmen|anrufen|telefonisch|melden) & !(nicht|leider|absag*|arzt*|kein*)
            (sehen|treffen|sprechen|kennenlernen) & (sie|dich) & (wurde|mochte|wurden|mochten|gern|gerne) & (werkstatt|buro|betrieb|uns|telefon|restaurant|laden|praxis|schule|#|montag|dienstag|mittwoch|donnerstag|freitag) & !(nicht|leider|wiedersehen|absag*|freuen wir uns)
            (stellen sie sich|stellst du dich|stell dich|gebeten , sich|bitten sie , sich|bitten sie sich) & (vor|vorzustellen) & (#|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|ubermorgen|nachste woche|nachster woche) & !(stellen sie sich vor|nicht|leider)
            (kommen|komm|kommst|komme|schauen|schau|schaust|vorbeikommen|vorbeischauen|vorbeizukommen) & (vorbei|vorbeikommen|vorbeischauen|vorbeizukommen|zu uns|ins buro|in die werkstatt|rein|herein) & (#|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|ubermorgen|nachste woche|nachster woche) & !(nicht|leider|danke*|statt|kein*)
            (begrussen|empfangen|willkommen zu heissen|erwarten) & (freuen|durfen|haus|hause|buro|raumen) & (#|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|ubermorgen|nachste woche|nachster woche) & !(nicht|leider|gaste|messe|veranstaltung|dienstantritt|erster arbeitstag|start*)
            (zum gesprach|zu einem gesprach|fur ein gesprach|zum kennenlernen|zum probearbeiten) & (vorgesehen|eingeplant|vorgemerkt|erwarte*|eingetragen|reserviert|einladen|laden|treffen) & !(nicht|leider|kein*|absag*)
            (mochte|mochten|wurde|wurden|will|wollen) & (sie|dich) & (kennenlernen|kennen lernen|personlich sprechen|gerne sprechen|gern sprechen|treffen) & !(nicht|leider|kein*|absag*|ausserdem)
            (telefonieren|quatschen|zusammensetzen|unterhalten|austauschen|kennenlernen) & (passt|passen|zeit|hast du|haben sie|lust|wann|vorschlag*) & (#|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen|ubermorgen|nachste woche|nachster woche) & !(nicht|leider|statt|verschieb*)
            (such|suche|suchen|wahle|wahlen|buch|buche|buchen) & (termin|zeitfenster|slot) & (link|kalender|telefonat|gesprach|kennenlernen|call) & !(absag*|danke)
            (kommen sie|kommst du|komm|vorbeikommen|vorbei|reinschauen|vorbeischauen) & (hatten|haben|passt|konnten|konnen|kannst|magst|mogen|schauen|einfach|gern|gerne) & (uns|gesprach|arbeiten|kennenlernen|zeigen|betrieb|probe*|werkstatt|laden) & (#|montag|dienstag|mittwoch|donnerstag|freitag|samstag|morgen) & !(leider|stattdessen|absag*|danke*|nicht)
            (gesprach|telefonat|termin|kennenlernen|interview|treffen|call|videocall|videogesprach|austausch|vorstellen) & (findet|stattfinden|passt|passen|zeit|vorschlag*|schlage|vorschlagen|moglich|ware|einladen|laden|konnen sie|kannst du|hattest|hatten) & (#|uhr|montag|dienstag|mittwoch|donnerstag|freitag|morgen|woche|teams|zoom|telefonisch) & !(absag*|abgesagt|verschieb*|verschoben|verlegen|stattdessen|danke*|dank|entfallt|leider)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (fur (die|diese) (_)? (stelle|position|ausbildungsstelle)|als neue*|fur den posten) & (ausgewahlt|ausgesucht|vorgesehen|bekommen haben|uberzeugt|zuschlag) & (sie|du|ihnen|dich) & (freu*|mitteilen|gluckwunsch|schon|herzlich*) & !(nicht|leider|kein*|gesprach|andere*|bedauer*)
            (beabsichtig*|freuen|mochten|mochte|wurden|wollen|gern|gerne) & (sie|dich) & (einzustellen|einstellen|zu beschaftigen|anzustellen|anstellen|in unser team holen|ins team holen) & !(nicht|leider|kein*|darauf einstellen)
            (auswahlkommission|wahl|auswahl|entscheidung|entschieden) & (fur (sie|dich) entschieden|auf (sie|dich) gefallen|(zu ihren|zu deinen) gunsten) & !(nicht|leider|kein*|konnten wir uns)
            (haben|hast|bekommen|bekommst|kriegst|gehort) .. (die stelle|den job|die ausbildungsstelle|den ausbildungsplatz|den arbeitsplatz) & (sie|du|ihnen|dir) & !(nicht|leider|kein*|wie|beworben|gesehen|interess*|ausgeschrieben|noch)
            (noch (wollen|willst)|wenn (sie|du) (_)? (wollen|willst|mochten|magst)) & (die stelle|den job) & (haben|hast|gehort|bekommen|ihnen|dir|ihre|deine) & !(nicht|leider)
            (sie|dich) & (nehmen|haben|einstellen|begrussen|anfangen|starten) & (gern|gerne|freuen|wurden|mochten) & (brutto|unbefristet|monat|vollzeit|teilzeit|ab dem|zum 1|probezeit) & !(nicht|leider|gesprach|kennenlernen)
            (mochten|wollen|wurden|freuen) & (sie|dich) & (einstellen|einzustellen|einstellung) & !(nicht|leider|gesprach)
            (vertrag|arbeitsvertrag|vertragsangebot|vertragsentwurf|jobangebot|arbeitsvertrags) & (senden|schicken|ubersenden|zusenden|zukommen|unterschrieben|unterzeichn*|anbei|anhang|beigefugt|unterbreiten|erhalten) & (ihnen|dir|ihren|deinen|freuen|gern|gerne) & !(kunde|strom*|handy*|miet*|versicherung*|nicht|leider|kein)
        """,
        LIKELY: """
            (kannst|konnen|konntest|konnten) & (du|sie) & anfangen & (montag|#|sofort|ersten|nachste woche|nachsten woche|monat) & !(nicht|wann|leider|training|kurs)
            (du hast|sie haben) (den job|die stelle)
            (job|stelle) gehort (dir|ihnen)
            (haben|hast) (sie|du) (den job|die stelle) & !(wie|wo|gesehen|gefunden)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (auswahlentscheidung*|auswahlverfahren*|besetzungsverfahren*|stellenbesetzung*|bewerbungsverfahren*|bewerbungsprozess*|personalentscheidung*|personalauswahl|bewerberauswahl|bewerbungen|bewerbungsunterlagen|nachbesetzung|besetzung) & (verzoger*|verzoeger*|erst (ende|anfang|mitte|im|nach|in|kommende|nachste)|noch nicht abgeschlossen|noch nicht beendet|langer|in anspruch|noch einige|noch etwas|noch andauer*|dauert|dauern|verschiebt|noch nicht getroffen|steht noch aus|aussteh*|noch laufend|lauft noch|gedulden|geduld) & !(leider nicht berucksichtig*|absage|nicht ausgewahlt|andere*|bauantrag|forderung|entschieden haben)
            (bewerbungsfrist|bewerbungsschluss|ausschreibungsfrist|ausschreibung) & (verlangert|verlangern|verlangerung|verlaengert) & (daher|deshalb|ihre|deine|sie|auswahl|verzoger*|sodass|danach|anschliessend) & !(jetzt bewerben|bewerben sie sich|stipendi*|forder*|miet*)
            (entscheidung|ruckmeldung|antwort|auswahl) & (nicht vor|fruhestens|verzoger*|verzoeger*|noch aussteht|steht noch aus|erst nach|erst im|erst ende|erst mitte|erst anfang) & (bewerbung*|bewerber*|stelle|rechnen|kandidat*|gesprach*|gremi*|personalrat*|betriebsrat*|auswahl*) & !(absage|andere*|entschieden)
            (entscheidung|auswahlverfahren|bewerbungsprozess|auswahlprozess|bewerbungsverfahren|ruckmeldung|prozess|verfahren) & (noch|verzogert|verzogerung|verschiebt|langer|dauert|geduld) & (nicht|etwas|laufen|lauft|dauert|dauern|verzogert|verzogerung|woche*|tage*|geduld|andauern) & !(absage|entschieden|anderen|andere|danke)
        """,
        LIKELY: """
            (kommission|gremium|gremien|personalrat|betriebsrat|geschaftsfuhrung|chef|chefin|vorstand|team|jury) & (tagt|tagen|trifft sich|zusammen|zustimm*|entscheidet|entscheiden|urlaub|aussteh*|steht noch aus) & (erst|noch|vorher|danach|anschliessend) & !(forder*|stipendi*|gesprach am|eingeladen)
            noch & (gesprache|vorstellungsgesprache|bewerbungsgesprache|sichten|prufen|auswahlphase|auswahl) & (melden|melde|bescheid|ruckmeldung|erhalten|horen) & !(nicht weiter|absage|eingeladen|einladen)
            (brauchen|brauche|benotigen|benotige|dauert|lasst|lassen) & noch & (bisschen|etwas|weile|zeit|tage|woche*|moment|paar) & !(unterlagen von ihnen|ihre unterlagen|von dir)
            (gedulden|geduld) & (noch|bitte|etwas|bitten|wenig|kleine) & !(absage|fur ihre geduld , nun)
            (melde|melden|meldet|horen|horst|bescheid|sage|sagen) & (entscheidung|antwort|ergebnis|ruckmeldung|bescheid|stand) & (nachste woche|nachster woche|kommende woche|ende der woche|ende des monats|bis #|montag|dienstag|mittwoch|donnerstag|freitag|in den nachsten|in zwei wochen|bis ende|bis mitte|bis anfang) & !(ihre antwort|deine antwort|um ruckmeldung|bitte|bitten)
            (noch nicht alle|noch zwei|noch drei|noch einige|noch weitere|noch ein paar) & (gesehen|gesprache|bewerber|kandidat*|gesprochen|kennengelernt) & !(nicht weiter)
            (entscheiden|entscheidung|bescheid|geduld) & (noch|erst|vorher|bis) & (geduld|woche*|mitte|anfang|ende|urlaub|nicht|warten) & !(gegen|anderen|andere|absage|entschieden)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (aufgabe|test|fallstudie|onlinetest|online test|arbeitsprobe|assessment) & (anhang|link|losung|bearbeit*|absolvier*|losen|einreichen|teilnehmen) & (runde|schritt|bis|tage|stunden|bewerbung*|nachste*) & !(danke*|dank|erhalten|eingegangen|absolviert)
        """,
        LIKELY: """
            (kleine|kurze|praktische) (_)? (aufgabe|ubung|arbeitsprobe|fallstudie|testaufgabe|probeaufgabe|probe|schreibaufgabe) & (bekommen|bekommst|erhalten|erhaltst|schicke|schicken|senden|sende|losen|bearbeiten) & !(danke*|vielen dank)
            (aufgabe|probeaufgabe|testaufgabe|ubungsaufgabe|arbeitsprobe|fallstudie|fallbeispiel|schreibprobe|text|datensatz|ubersetzung|probeubersetzung|probetext) & (schreiben|ubersetzen|bearbeiten|losen|korrigieren|lektorieren|anbei|anhang|beigefugt*|angehangt*|aufwand) & (senden|schicken|zuruck|zurucksenden|zuruckschicken|bis|stunden|minuten) & !(vielen dank fur|danke fur|erhalten|zeugnis*|pass|vertrag)
            (kleine|kurze) (_)? (aufgabe|ubung|fallstudie|probe|arbeitsprobe|testaufgabe) & (fur dich|fur sie|dir|ihnen|bitten|wurden) & !(danke*|erhalten)
            (bereiten|bereite|bereitest|vorbereiten|vorzubereiten) & (prasentation|kurzvortrag|kurzprasentation|lehrprobe|probestunde|vortrag) & (minuten|minutige|zehnminutige|zwanzigminutige|funfzehnminutige|thema|folien) & !(vorstellungsgesprach am|seminar|gesprach am|danke*|nicht)
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
            (absage|absagen|ablehnung|ablehnungen|auswahlentscheidung|auswahlentscheidungen|entscheidung|entscheidungen) & (nicht|keine) & (begrunden|begrundet|begrundung|erlautern|kommentieren) & !(kredit*|antrag)
            (auskunfte|auskunft|begrundungen|ruckmeldungen|angaben) & nicht & (grunde|auswahlentscheidung|entscheidung|absage|individuell*|einzeln*) & !(berucksichtig*|einladen)
            (grunden|grunde|begrundung|auskunft|absagegrunde|absagegrunden|bewertung) & (kein|keine|keinen|nicht) & (aussern|nennen|mitteilen|erteilen|geben|moglich|eingehen|auskunft|darlegen|erlautern|mitzuteilen) & !(kredit*|berucksichtig*|aus (diesen|folgenden) grunden|stelle anzubieten|einladen|noch)
            (feedback|ruckmeldung|ruckmeldungen|auskunft|auskunfte|begrundung|begrundungen) & (keine|kein|nicht) & (geben|erteilen|moglich|einzeln*|individuell*|detailliert*|leisten|ausfuhrlich*) & !(noch|zogern)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (gesprach|gesprache|interview|telefoninterview|auswahlgesprach*|vorstellungsgesprach*|bewerbungsgesprach*|kennenlerngesprach*|probetag|probearbeiten|probearbeitstag|auswahltermin|vorstellungstermin|gespraech|vorstellungsgespraech) & (absagen|abgesagt|abzusagen|entfallt|entfallen|fallt aus|fallt leider aus|fallt krankheitsbedingt aus|ausfallen|canceln|cancelt|gecancelt|storniert|stornieren|aufgehoben|nicht stattfinden|nicht stattfindet|findet nicht statt|findet leider nicht statt|nicht wahrnehmen|abblasen|annulliert) & !(nach|danke*|dank|ihnen leider absagen|dir leider absagen|ihnen absagen|dir absagen|elterngesprach|fur (das|unser|ihr|dein) (_)? gesprach|falls|bewerbung*|stelle absagen|fur die stelle)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (suchen|suche|sucht) & (ab sofort|fur einen kunden|fur meinen kunden|fur unseren kunden|mandant*|im kundenauftrag|verstarkung|schnellstmoglich|auftraggeber*) & (interesse|interessiert|lust|vorstellen|gesprachsbereit|sie|dich) & !(ihre bewerbung|deine bewerbung|beworben|absag*|leider|kleinanzeige*|wohnung)
            (an dich|an sie) (denken|gedacht) & (suchen|suche|team|stelle|job|position|bauen) & !(leider|bewerbung)
        """,
    },
}
