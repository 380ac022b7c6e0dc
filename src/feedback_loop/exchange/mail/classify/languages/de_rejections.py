"""Phrases of German mails that say no."""

from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE

REJECTION = {
    EXPLICIT: """
        ist (die|diese) (stelle|position|rolle|vakanz) (weg|fort|vom tisch)
        (stelle|stellen|job|jobs|position|rolle|vakanz|anstellung|posten|schichten|praktikumsplatze|praktikumsplatz|ausbildungsplatze|ausbildungsplatz) .. (ist|sind|ging|geht|haben|hat|konnten|wurde|wurden|gehen) .. (weg|vergeben|besetzt|besetzen|vergriffen|gestrichen|an (eine|einen|jemand|die|den|unsere|meine))
        (stelle|position|rolle|job|posten) .. (unbesetzt|vakant) .. (lassen|bleibt|bleiben)?
        (lassen|bleibt) .. (stelle|position|rolle|posten) .. (unbesetzt|vakant|leer|frei)
        (stelle|position|posten|job) .. (gestrichen|weggefallen|eingespart|entfallt|gekurzt|weggekurzt)
        (stelle|position|job|posten) .. (jemand|kollege|kollegin|person) .. (gegeben|bekommen|ubernommen|ubernimmt)
        (stelle|position|job) .. (andere*|anderen|jemand*|kollegin|kollegen) .. (vergeben|besetz*|bekommen|gegeben)
        nicht (einstellen|anstellen|beschaftigen|eingestellt|angestellt)
        (stellen|stelle) (wir|ich)? (dich|sie|ihn) .. nicht ein
        (keine|nicht) .. (anstellung|einstellung|beschaftigung) .. (stellen|anbieten|moglich|aussicht)
        keine (moglichkeit|chance|perspektive) .. (beschaftigen|einzustellen|anzustellen|beschaftigung|einstellung|anstellung|mitarbeit)
        (andere|anderen|anderer|weitere) (person|bewerber*|kandidat*|lehrkraft|kollegin|kollegen) .. (zur einstellung|eingestellt|berufen|ernannt)
        (kunde|auftraggeber|mandant|fachbereich) (hat)? .. (profil|lebenslauf|bewerbung|unterlagen|sie|dich) .. (abgelehnt|aussortiert|abgesagt)
        keine (passende|passenden|geeignete|freie|offene|offenen|vakante|entsprechende) (stelle|stellen|position|positionen|vakanz|vakanzen)
    """,
    SURE: """
        (anderen|andere|anderer|anderem) (bewerber*|kandidat*|person|profil*|bewerbenden) ... (entschieden|beschlossen|beginnen|weiter*|vorzug|ausgewahlt|besetz*|zugesagt|eingestellt|fortsetz*|vergeben)
        (entscheidung|wahl) ... (fiel|fallt|gefallen) ... auf (einen|eine|jemand|jemanden|die|den) (_)? (mitbewerber*|anderen|andere|bewerber*|kandidat*|person|kollegen|kollegin)
        (stelle|position|job|vakanz) .. (ist|war) .. (schon|bereits|leider|inzwischen) (weg|fort)
        (beschlossen|entschieden|ausgewahlt|zugesagt|eingestellt|entscheidung|wahl) ... (anderen|andere|anderer|anderem) (bewerber*|kandidat*|person|bewerbenden)
        fur .. (person|kandidat*|bewerber*) .. (mit|die|der|dessen|deren) ... entschieden
        fur .. (andere*|anderen|anderer|einen|eine|jemand|jemanden|intern*) .. (kandidat*|bewerber*|bewerbung*|person|personen|profil*|bewerbenden|anderen|anders|besetzung) .. entschieden
        fur (einen|eine|jemanden|jemand) (anderen|andere) (kandidat*|bewerber*|person|entschieden)
        (haben|hat) .. uns .. fur (einen|eine|andere) (_)? (_)? (kandidat*|bewerber*|person) .. entschieden
        entschieden .. (nicht|gegen) .. (berucksichtig*|weiter*|fortsetz*|fortfahr*|fortzuf*|einladen|einzuladen|bewerbung|verfolgen|besetz*)
        gegen (deine|ihre|eine|die) .. (bewerbung|zusammenarbeit|einladung|einstellung) .. entschieden
        (nicht|keine) .. (weiter)? (berucksichtigen|berucksichtigt|berucksichtigung) .. (konnen|konnten|werden|finden|wird|haben)?
        (stelle|position|vakanz|rolle) ... (mit)? .. (jemand anderem|jemand anders|jemand anderen|anderweitig|intern|bereits) ... (besetz*|vergeben)
        (stelle|position|vakanz|ausschreibung|rolle) ... (bereits|inzwischen|mittlerweile|anderweitig|schon|nicht mehr|jetzt) ... (besetzt|vergeben|ausgeschrieben|verfugbar|zu besetzen)
        (stelle|position|vakanz|ausschreibung) ... (gestrichen|zuruckgezogen|zuruckgestellt|auf eis|nicht besetz*|pausier*|eingestellt|nicht mehr)
        (keine|leider|nur eine) .. absage & !((grunden|grunde) (einer|fur|der|ihrer|unserer)|begrundung|auskunft)
        hat es .. fur (sie|dich) .. nicht (gereicht|geklappt)
        (absage|abzusagen|absagen mussen) .. (bewerbung|stelle|erteilen|mitteilen|leider|ihnen|dir|mussen) & !((grunden|grunde) (einer|fur|der|ihrer|unserer)|begrundung|auskunft)
        (leider|bedauer*) .. (absage|absagen|eine absage)
        (keine zusage|nicht zusagen) .. (geben|machen|konnen|erteilen)
        nicht in die (engere|nahere|nachste) (wahl|auswahl|runde)
        (kein angebot|keine stelle|keine position) .. (machen|anbieten|unterbreiten)
        (bewerbung|unterlagen) .. (nicht|leider nicht) .. (erfolgreich|weiterverfolg*|berucksichtig*|weiter verfolg*|uberzeug*|entsprochen)
        (andere|anderen) (kandidat*|bewerber*|bewerbung*|profil*) .. (vorzug|weiter*|besser|naher|fortsetz*|fortzusetzen|entschieden|ausgewahlt)
        nicht (weiter)? (im|in den|am) .. (auswahlverfahren|bewerbungsprozess|auswahlprozess|prozess|verfahren) .. (berucksichtig*|weiter*|fortsetz*)?
        (bewerbungsprozess|bewerbungsverfahren|auswahlprozess|auswahlverfahren|prozess|gesprache) .. (mit dir|mit ihnen) .. nicht (fortsetz*|fortzusetzen|weiter*|fortfuhr*|fortzufuhren|fortfahren)
        (mit dir|mit ihnen) .. nicht (weiter*|fortsetz*|fortzusetzen|fortfahren|weitergehen|in die nachste)
        nicht (mit|fur) (dir|ihnen|dich|sie) .. (weiter*|entschieden|weitergehen|fortsetz*)
        nicht (zu einem)? (vorstellungsgesprach|gesprach|interview) .. (einladen|einzuladen)
        (nicht|keine) .. (einladen|einladung) .. (konnen|werden|konnten)
        (wahl|entscheidung) .. (nicht auf|auf (eine|einen|jemand) (andere|anderen)) .. (sie|dich|person|bewerb*|kandidat*|gefallen)?
        (bewerbung|bewerber|bewerberin|kandidat|kandidatin) .. (passender|besser pass*|besser passt|naher kommt|am nachsten kommt|eher entspr*)
        (nicht|leider nicht) .. (passt|passen|zusammen passen|zusammenpassen|entspr*) .. (stelle|position|anforderung*|profil|rolle)
        (ihre|deine) unterlagen .. (entlastung|zuruck|zu unserer entlastung)
        von (einer|ihrer|deiner) .. (einstellung|bewerbung) .. (absehen|abgesehen|abstand)
        (uberqualifiziert)
        nicht zusammen (kommen|finden|arbeiten)
        (bewerbung|bewerbungen|lebenslauf|unterlagen) .. (unberucksichtigt|ausgeschieden|aussortiert|nicht berucksichtig*|ausgeschlossen)
        nichts .. (frei|offen|passendes|passend) .. (lebenslauf|profil|bewerbung|fur sie|fur dich|qualifikation)?
        (erfullen|erfullt|erfullst) .. (voraussetzungen|anforderungen|kriterien|bedingungen) .. (nicht|leider)
        (gehoren|gehorst|zahlen|zahlst|sind|bist|waren) .. nicht .. (engeren|kreis|auswahl|eingeladenen|ausgewahlten|kandidat*)
        (zum gesprach|vorstellungsgesprach) .. (andere|nicht) .. (eingeladen|einladen)
        (nicht|keine|kein) .. (positive|positiven|positiver|bessere|gunstigere) (antwort|bescheid|ruckmeldung|nachricht|entscheidung)
        wahl .. (fiel|gefallen|fallt) .. auf (sie|ihn|jemand*|eine|einen)
        von (weiteren gesprachen|einem gesprach|einer weiteren) .. (ab|abzusehen|absehen)
        (jemand|jemandem|anderen|anderem|bewerberin|bewerber|davon) .. (angebot|stelle|job|position) .. (gemacht|unterbreitet|angeboten|vorgelegt)
        angebot .. (wird es|gibt es|werden|konnen) .. (nicht|kein*)
        kein angebot
        (voll besetzt|komplett besetzt)
        (stellen|stellt) .. niemanden .. ein
        (nimmt|nehmen) .. (die|den) (andere|anderen) (bewerber*|kandidat*)
        (nicht|nimmer) .. (weitermachen|weitergehen|weiterverfolgen|fortfahren)
        (starken|talente|fahigkeiten|kenntnisse) .. (anderswo|woanders|an anderer stelle)
        (anderer|andere) (bewerber|bewerberin|kandidat|kandidatin) .. (besser|starker|vorn|weiter|spur)
        (stelle|position|rolle|aufgabe) nicht .. (richtige*|passende*) .. (fur|sie|dich|schritt)?
        (statt|anstatt) .. (einzustellen|anzustellen)
    """,
    LIKELY: """
        (jemanden|jemand) .. (gefunden|eingestellt|genommen)
        (vorzug|zuschlag) .. (gegeben|erhalten|bekommen)
        (nicht|keine|keinen) !(zogern|nur|notig|erreich*) ... (weiterverfolg*|weiter verfolg*|nachste runde|nachsten runde|engere wahl|berucksichtig*|anforderung*|zusage|ausgewahlt|anbieten|weiterkommen|weitergehen|fortsetz*|einladen)
        (entspricht|entsprechen|passt|passen) .. nicht .. (anforderung*|profil|stelle|suchen|vorstellung*)
        (ein|eine|einer|einem|einen|anderer|andere) (bewerber*|kandidat*|person) ... (bekommen|erhalten|gemacht|genommen|eingestellt|bevorzugt|durchgesetzt|zuschlag|vorn)
        (zuschlag|rennen) .. (bekommen|gemacht|erhalten|ging|geht)
        (leider|bedauer*) ... (nicht|keine|kein) .. (berucksichtig*|weiter*|entschieden|anbieten|zusage|erfolgreich|aufnehmen|auswahlen|ausgewahlt|ausgewahlt*)
        (leider|bedauer*) .. (anderweitig|andere) .. (entschieden|besetzt|vergeben)
        (jemand|jemanden) (anderen|anderes|anders|anderem) .. (entschieden|genommen|eingestellt|besetz*|gefunden)
        (einstellungsstopp|einstellungs stopp)
        passt .. nicht .. (zusammen|ganz|fur)
        (leider|schade) .. hat .. nicht (geklappt|gereicht)
        (sage|sagen) .. (dir|ihnen|euch) .. (ab|nein)
        (absage|absagen) .. (diesmal|mussen|fur diesmal|leider) & !((grunden|grunde) (einer|fur|der|ihrer|unserer)|begrundung|auskunft)
        (muss|mussen|leider) .. enttauschen
        (keine|schlechte|leider schlechte) (guten|schonen|erfreulichen)? (nachricht|nachrichten|neuigkeiten)
        (kein|keinen) (platz|bedarf|raum) .. (fur dich|fur sie|im|mehr|frei|haben)?
        (anderen|andere|mitbewerber*) .. (weiter|besser|vorn|erfahrener|naher|stuck)
        wird .. (mit uns|das|es|daraus) .. (leider)? (nichts|nicht klappen)
        (knapp|eng) .. zwischen
        (zweite|zweiter|zweiten platz|letzten zwei|zweitplatzier*)
        (haben|hab|habe|ich) .. (schon|jetzt|inzwischen|bereits) (jemanden|jemand) .. (gefunden|der|die)
        (fiel|fallen|gefallen) .. auf (andere|jemand*)
        (brauche|brauchen|benotigen) .. (dich|sie|niemanden) .. (nicht mehr|nicht|mehr)
        nicht (platziert|gelistet|auf der liste|unter den)
        (unterlagen|zeugnisse) .. (zuruck|liegen bei|wieder)
        anders entschieden
        (hat|haben) nicht (sollen sein|gereicht|geklappt)
        (belassen|lassen) .. (dabei|darauf beruhen)
        nein sagen
        (noch nicht|nicht) (so weit|bereit|weit genug)
        (gehalt|stelle|person) .. nicht (verantworten|leisten|finanzieren)
        (hier|damit) ist .. schluss
        (punktzahl|punkte|bewertung|ergebnis) .. unter
        (niemanden|keine leute) .. (aufnehmen|nehmen|brauchen|einstellen|beschaftigen)
        inzwischen .. (angestellt|eingestellt|gefunden|verpflichtet)
        (du|sie) (bist|sind) es .. nicht
        (haben|hat) (einen|eine) .. mit .. (genommen|eingestellt)
    """,
    HINT: """
        (leider|bedauer*) ... (nicht|kein*|abs*)
        nicht (leichtgefallen|leicht gefallen|einfach gemacht)
        (alles gute|viel erfolg|daumen) .. (weiter*|suche|zukunft|beruf*)
        leider .. nicht
    """,
}
