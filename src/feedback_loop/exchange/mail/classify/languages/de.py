"""Phrases of German mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.de_any_order import ANY_ORDER
from feedback_loop.exchange.mail.classify.languages.de_rejections import REJECTION

_INVITATION = {
    SURE: """
        zeit fur (ein|das|unser) .. (telefoninterview|interview|vorstellungsgesprach|bewerbungsgesprach|kennenlerngesprach|erstes gesprach|gesprach)
        (videointerview|videogesprach|telefontermin|vorstellungstermin|interviewtermin) .. (am|findet|statt|um|bestatig*|vereinbar*|einladen|einladung)
        (laden|einladen|einzuladen|eingeladen|einladung|lade) ... (vorstellungsgesprach|bewerbungsgesprach|interview|kennenlerngesprach|telefoninterview|fachgesprach|erstgesprach|zweitgesprach|videointerview|kennenlernen|personlichen gesprach|zweiten gesprach|ersten gesprach|probetag|probearbeiten|assessment center|gesprachstermin)
        (vorstellungsgesprach|bewerbungsgesprach|telefoninterview|kennenlerngesprach|interview|erstgesprach|fachgesprach|zweitgesprach) .. (einladen|einladung|laden|vereinbaren|am|findet|bestatig*|termin|um|vorschlag*|ausmachen|anbieten|statt)
        (einladung|termin|terminbestatigung|terminvorschlag|terminvorschlage) .. (zum|zu einem|fur das|fur ein|fur ihr|fur dein|zu ihrem|zu deinem|ihr|dein|vorstellungs*) .. (vorstellungsgesprach|gesprach|interview|kennenlern*|bewerbungsgesprach|telefoninterview)
        (personlich|naher)? kennenlernen und laden .. ein
        (wurden|mochten|wollen) .. (dich|sie) .. (kennenlernen|kennen lernen|kennenzulernen) .. (laden|einladen|gesprach|termin|passt|wann|am|telefon*|video*|hatten|haben)
        (freuen|freue) uns .. (dich|sie) .. (kennenzulernen|kennen zu lernen|einzuladen|gesprach)
        (kunde|auftraggeber|fachbereich|team) .. (mochte|will|wurde) .. (dich|sie) .. (kennenlernen|sprechen|treffen|sehen)
        (probearbeiten|probetag|probeschicht|hospitation|hospitieren|schnuppertag)
        (videogesprach|telefonat|videocall|call|gesprach) .. uber (die|diese|unsere) (stelle|position|rolle|aufgabe)
    """,
    LIKELY: """
        (magst|mogen|konnen|konntest|konnten|mochtest|mochten|kannst|wollen|willst) (du|sie) ... (kommen|vorbeikommen|telefonieren|sprechen|treffen|vorbeischauen)
        (bist|sind) (_)? eine runde weiter
        (hast|haben|hatten|hattest) (du|sie) ... zeit
        (lust|interesse) (auf|an) (ein|einem) .. (gesprach|kennenlernen)
        (wurden|mochten|wurde|mochte) .. (dich|sie|mit dir|mit ihnen) .. (kennenlernen|kennen lernen|sprechen|einladen|unterhalten|treffen|telefonieren|austauschen)
        (hatten|haben|hattest|hast) (sie|du) .. zeit .. (gesprach|telefonat|call|am|montag|dienstag|mittwoch|donnerstag|freitag|video*)
        (passt|wurde|ginge) (es)? (dir|ihnen) .. (am|montag|dienstag|mittwoch|donnerstag|freitag|um|passen)
        (wann|welcher termin) .. (passt|passen|zeit|wurde) .. (dir|ihnen|es|gesprach)
        (gesprach|telefonat|videocall|termin) .. (findet .. statt|vereinbaren|ist bestatigt|bestatigt|vorschlagen)
        (nachste|nachsten|nachster) (schritt|runde) .. (gesprach|interview|kennenlern*|telefonat|call)
        (wahlen|wahle|buchen|buche|suchen|such) .. (termin|zeitfenster) .. (aus|link|kalender|passend*|buchen)
        laden .. sie .. ein (am|zu)
        (komm|kommen|schau|schauen) .. (vorbei|rein|her|zu uns|bei uns)
        wollen wir .. (reden|sprechen|telefonieren|treffen|uns)
        in der (letzten|nachsten|zweiten|finalen|engeren) (runde|auswahl)
        (erwarten|empfangen) (sie|dich) .. (am|um|in)
        (hatten|haben|hast|hattest) (sie|du) .. (halbe stunde|viertelstunde|stunde|minuten|kurz zeit)
        (lust auf|bock auf) .. (kaffee|tee|mittagessen)
        passt (dir|ihnen) .. (telefonat|gesprach|call|video*)
    """,
    HINT: """
        (freuen|freue) (uns|mich) (auf|sie|dich) .. (gesprach|kennenlernen|kennenzulernen)
    """,
}

_MOVED = {
    SURE: """
        (verschieben|verschoben|verlegen|verlegt|verschiebt|verschob*|vorverlegen|vorziehen) ... (vorstellungsgesprach|gesprach|interview|gesprachstermin|telefoninterview|kennenlerngesprach)
        (vorstellungsgesprach|gesprach|interview|gesprachstermin|telefoninterview|kennenlerngesprach|bewerbungsgesprach) ... (verschieben|verschoben|verlegen|verlegt|vorverlegen|verschoben werden|neuen termin|neuer termin|anderen termin)
        (vorstellungsgesprach|gesprach|interview) ... auf ... (verschieben|verlegen|verschoben|verlegt)
        (neuer|neuen|anderer|anderen) (termin|terminvorschlag|uhrzeit) ... (fur|vorstellungsgesprach|gesprach|interview)
        (aktualisiert|geandert|terminanderung|terminverschiebung) ... (vorstellungsgesprach|gesprach|interview|bewerbungsgesprach)
        (konnen|konnten) wir .. (vorstellungsgesprach|gesprach|interview|termin) .. auf .. (legen|verlegen|schieben|verschieben)
    """,
    LIKELY: """
        (konnen|konnten|wollen|durfen) wir .. (termin|gesprach|uns|es|das|telefonat)? .. (verschieben|verlegen|stattdessen|lieber|vorziehen)
        (termin|telefonat|treffen|call) ... (verschieben|verschoben|verlegen|verlegt)
        (neuer|neuen) termin .. (ist|ware|am|vorschlagen|anbieten)
        (dazwischengekommen|dazwischen gekommen)
    """,
    HINT: """
        (kann|konnen|schaffe|schaffen) .. (leider)? nicht
    """,
}

_CANCELLED = {
    SURE: """
        (vorstellungsgesprach|gesprach|interview|gesprachstermin|telefoninterview|kennenlerngesprach|bewerbungsgesprach) ... (absagen|abgesagt|entfallt|entfallen|ausfallen|fallt aus|fallt .. aus|nicht stattfinden|abzusagen|nicht statt)
        (vorstellungstermin|interviewtermin|telefontermin|bewerbungstermin|kennenlerntermin) ... (absagen|abgesagt|abzusagen|entfallt|entfallen|ausfallen|stornier*|nicht stattfinden)
        (absagen|abgesagt|abzusagen|entfallt|stornier*) ... (vorstellungstermin|interviewtermin|telefontermin|kennenlerntermin)
        (auswahlgesprach|auswahlgesprache|fachgesprach|probearbeiten|probetag|assessment center) ... (absagen|abgesagt|abzusagen|entfallt|entfallen|ausfallen)
        (absagen|abgesagt|abzusagen|entfallt|entfallen) ... (auswahlgesprach|fachgesprach|probearbeiten|probetag)
        (vereinbarten|vereinbarte|geplanten|geplante) (_)? (termin|gesprach|telefonat|treffen) ... (absagen|abgesagt|abzusagen|ausfallen)
        (absagen|abgesagt|entfallt|storniert) ... (vorstellungsgesprach|gesprach|interview|bewerbungsgesprach|gesprachstermin|telefoninterview)
    """,
    LIKELY: """
        (termin|telefonat|treffen|call) ... (absagen|abgesagt|entfallt|entfallen|ausfallen|nicht stattfinden|abzusagen)
        (absagen|abgesagt|abzusagen) ... (termin|telefonat|treffen|call)
    """,
}

_OFFER = {
    SURE: """
        (ihnen|dir) .. (platz|stelle|position|rolle|job|anstellung) .. (anbieten|anzubieten)
        (ihnen|dir) .. (die|eine|diese) (stelle|position|anstellung|rolle|festanstellung) .. (anbieten|anzubieten|angeboten)
        (stelle|position|rolle) .. (anbieten zu konnen|anzubieten|wir ihnen anbieten|wir dir anbieten)
        (arbeitsvertrag|vertragsentwurf|anstellungsvertrag|vertragsangebot|jobangebot|stellenangebot fur sie) .. (anbei|anhang|beigefugt|finden|senden|schicken|erhalten|unterschreib*|unterzeichn*|zusenden|anhangend)
        (anbei|anhang|beigefugt|senden|schicken) .. (arbeitsvertrag|vertragsentwurf|anstellungsvertrag|vertragsangebot|jobangebot)
        (zusage|zusagen|vertragsangebot|jobangebot) .. (stelle|position|freuen|fur sie|fur dich|geben|machen|ihnen|dir|bewerbung)
        (mochten|wollen|wurden) .. (dich|sie) .. (einstellen|in unserem team|ins team|im team|als teil) .. (als|begrussen|haben|gewinnen|aufnehmen|holen|willkommen)
        (willkommen) .. (im team|bei uns|an bord) .. (vertrag|als|zum)
        (haben|hat) (uns)? .. fur (sie|dich) entschieden
        (entscheidung|wahl) .. (ist)? .. auf (sie|dich) (gefallen)
        (stelle|job|position) (gehort|ist) (dir|dein|deine|ihnen|ihre)
        (mochten|wollen) .. (sie|dich) .. (als|bei uns) .. (haben|einstellen|gewinnen)
    """,
    LIKELY: """
        (angebot) .. (unterbreiten|machen) .. (konnen|durfen|mochten|stelle|position)
        es hat geklappt
        wir wollen (dich|sie)
        wann (kannst|konnen|konntest|konnten) (du|sie) .. (anfangen|beginnen|starten)
        vertrag .. (stelle|schicke|unterschr*|fertig)
    """,
}

_ASSESSMENT = {
    SURE: """
        (online|technischer|technischen|technische|online assessment|programmier|coding) (test|aufgabe|assessment|challenge|prufung|eignungstest)
        (testaufgabe|probeaufgabe|fallstudie|programmieraufgabe|arbeitsprobe|onlinetest|eignungstest|einstellungstest|hausaufgabe|fachaufgabe|ubungsaufgabe) .. (bearbeit*|bis|anhang|anbei|losen|schicken|senden|link|zeit|stunden|nachster|nachste|schritt|einreichen|fur|zuruck*|absolvieren|haben)
        (bearbeit*|losen|schicken|senden|anbei|anhang|nachster schritt|nachste schritt|zeit|bitten|erhalten|absolvieren|bitte) .. (testaufgabe|probeaufgabe|fallstudie|programmieraufgabe|arbeitsprobe|onlinetest|eignungstest|einstellungstest|hausaufgabe|fachaufgabe|ubungsaufgabe|coding challenge|case study)
        (zeitversetztes|zeitversetzten|aufgezeichnetes) (videointerview|interview|video interview)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (bearbeiten|losen|absolvieren|einreichen|durchfuhren) .. (aufgabe|test|assessment)
        (aufgabe|test|assessment) .. (bearbeiten|losen|absolvieren|einreichen|zuruckschicken|zurucksenden|durchfuhren|bis)
        (probetext|probestunde|arbeitsprobe|ubung|textprobe|aufgabe) .. (losen|schreiben|bis|schicken|senden|bearbeiten|einreichen)
        (bitten|bitte) .. um .. (probetext|arbeitsprobe|textprobe|ubung|fallbeispiel)
    """,
}

_CONFIRMATION = {
    SURE: """
        (bewerbung|bewerbungsunterlagen|unterlagen) ... (erhalten|eingegangen|eingetroffen|angekommen|ubermittelt|versendet|gesendet|empfangen|eingereicht|bekommen|abgeschickt|vorliegen|liegt uns|liegen uns|weitergeleitet)
        (eingang|erhalt|eingangsbestatigung|empfangsbestatigung) ... (bewerbung|bewerbungsunterlagen|unterlagen|bestatig*)
        (deine|ihre) bewerbung .. (prufen|sichten|ansehen|bearbeit*|gepruft|lesen)
        (hast|haben) (dich|sie sich) (erfolgreich)? .. beworben
        (gut|sicher|erfolgreich) (bei uns)? (angekommen|eingegangen|ubermittelt)
        (lebenslauf|bewerbung|unterlagen|cv) .. (ist|sind|liegt|liegen) .. (da|angekommen|gelandet|hier|vor|eingetroffen|bei uns)
        (bewerbungsbogen|bewerbungsmappe|bewerbungsschreiben) .. (eingegangen|erhalten|da|angekommen)
    """,
    LIKELY: """
        dank fur (deine|ihre) (_)? (_)? (bewerbung|bewerbungsunterlagen|initiativbewerbung|onlinebewerbung|online bewerbung)
        (danke|bedanken|danken|bedankt) .. fur (deine|ihre) (_)? (bewerbung|bewerbungsunterlagen|initiativbewerbung)
        (dank|danke|danken) .. (interesse) .. (an|bei|der|unserem)
        (unterlagen|profil) .. (erhalten|eingegangen)
    """,
}

_OUTREACH = {
    SURE: """
        (auf|uber) (dein|ihr|das) profil .. (aufmerksam|gestossen|gesto*|gekommen|gefunden|gestolpert)
        (dein|ihr) (profil|lebenslauf|werdegang|hintergrund) .. (aufgefallen|angesprochen|spannend|passt|interessant|passen|aufmerksam|uberzeugt|perfekt)
        (suche|suchen|besetze|besetzen|vertrete|betreue|rekrutiere) .. (fur|im auftrag) .. (kunden|mandanten|klienten|auftraggeber|unternehmen|mandant|kunde)
        (fur|im auftrag) .. (kunden|mandanten|auftraggebers|klienten|mandant) .. (suche|suchen|besetzen|einen|eine|suche ich)
        (offen|interesse|interessiert|neugierig|vorstellen) .. (fur|an|auf)? .. (neue|neuen|neues|herausforderung|stelle|position|wechsel|austausch|telefonat|gesprach|rolle|moglichkeit)
        (wurde|konnte|hatten|haben|hatte|hast|bist|sind) .. (position|stelle|rolle|aufgabe|herausforderung) .. (interessieren|interessant|interesse|reizen|spannend|passen)
        (melde|kontaktiere|schreibe) .. (weil|da|bezuglich|wegen|mit|auf) .. (position|stelle|vakanz|rolle|suche|suchen|profil|kunden|spannend*)
        (headhunter|personalberater|personalberaterin|recruiterin|recruiter) .. (suche|bei|fur)
        (wir suchen|ich suche) .. (und|da|dabei) .. (gedacht|sie|dich|profil|dir|ihnen)
    """,
    LIKELY: """
        (spannende|interessante|neue|vertrauliche|attraktive) (position|stelle|vakanz|herausforderung|rolle|jobmoglichkeit|karrierechance|moglichkeit)
        (unverbindlich*) .. (gesprach|austausch|telefonat|kennenlernen)
    """,
}

_FEEDBACK = {
    LIKELY: """
        (deine|dein|ihre|ihr) ... (war|waren|wirkte|wirkten|hat|haben|ist|sind|blieb|blieben|kam|kamen|fehlte|hatte|hatten) .. (gut|sauber*|stark*|klar|uberzeug*|schwach|dunn|vage|oberflachlich|gefallen|beeindruck*|unklar|strukturiert|ausbaufahig|zu|sehr|besser|schlussig|solide|knapp|hervorragend|fundiert|lang|kurz|nervos|unsicher|nicht|wenig|noch)
        (hatten|hatte) (wir|ich) (_)? ... (gewunscht|erwartet|erhofft)
        (gut|stark|schwacher|schwach|starker|uberzeugend) (fanden|fand|war|waren) (wir|ich|der|die|das|dein|deine|ihr|ihre) .. (dein|deine|ihr|ihre|teil|antwort*|losung|beispiel*|herleitung)
        (wurde|wurden) (dir|ihnen) (_)? helfen
        (du hast|sie haben|hast du|haben sie|du warst|sie waren|du konntest|sie konnten) .. (gut|klar|wenig|zu|nicht|kaum|uberzeug*|sehr|erklart|gezeigt|nachgehakt|gefehlt|gefallen|strukturiert|schnell|stark|oberflachlich)
        (fehlte|fehlten|gefehlt|vermisst|vermissten) .. (uns|dir|ihnen|wir|erfahrung|tiefe|beispiel*|konkret*|praxis)
        (uns|mir) .. (fehlte|fehlten|gefehlt|gefallen|gefiel|beeindruckt|uberzeugt)
        (gewunscht|erwartet|erhofft|gerne gesehen|gern gesehen|mehr) .. (hatten|hatte|dass|mehr|gesehen|erfahrung|tiefe)
        (hatten|hatte) (wir|ich|uns|sich|er|sie|derya|_) .. (gewunscht|erwartet|erhofft|gern*)
        (starken|schwachen|verbesserungspotenzial|luft nach oben|positiv|negativ|pluspunkt*|entwicklungsfeld*)
        (andere|anderer|anderen) (person|kandidat*|bewerber*) .. (mehr|erfahrung|naher|einfach|hatte)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        (geben|erteilen|machen) .. (grundsatzlich|leider|generell) .. (keine|kein) .. (auskunft*|angaben|feedback|ruckmeldung*|begrundung*)
        (kein|keine|keinen|nicht) .. (individuell*|personlich*|detailliert*|inhaltlich*|ausfuhrlich*|konkret*|weitere*|naher*)? (_)? (feedback|ruckmeldung|ruckmeldungen|begrundung|auskunft|auskunfte|stellungnahme|angaben) .. (geben|machen|erteilen|moglich|konnen|durfen|anbieten|mitteilen|nennen)?
        (grunden|grunde) .. (unserer|der|fur|die)? .. (keine|nicht) .. (angaben|auskunft|nennen|mitteilen|machen|geben|eingehen)
        (feedback|ruckmeldung|begrundung) .. (nicht|leider|keine) .. (moglich|geben|konnen|durfen)
        (rechtlichen grunden|agg|gleichbehandlungsgesetz|datenschutz*) .. (keine|nicht|kein)
        (nicht|nichts|keine) .. (grunden|grunde|begrundung|auskunft) .. (sagen|nennen|mitteilen|angeben|geben|erteilen|machen)
        (grunden|grunde) .. (absage|entscheidung|ablehnung) .. (nicht|nichts|keine) .. (sagen|nennen|mitteilen|machen|geben)
    """,
}

_MORE_TIME = {
    SURE: """
        (brauchen|benotigen|brauche|benotige|bitten|bitte) .. (noch|etwas|mehr|ein wenig|um) .. (zeit|woche|wochen|tage|geduld)
        bis (zum|spatestens|ende|anfang|mitte) ... (bekommen|erhalten|kriegen|haben) (sie|du) .. (ruckmeldung|bescheid|nachricht|antwort|entscheidung)
        bis (zum|spatestens|ende|anfang|mitte) ... (geben|melden|sagen) wir .. (ruckmeldung|bescheid|uns|nachricht|antwort)
        (entscheidung|prozess|verfahren|ruckmeldung|auswahl|auswahlverfahren) .. (verzoger*|noch nicht|dauert|langer|verschiebt|noch aus|steht noch|noch etwas|noch offen)
        (noch nicht|noch keine) .. (entschieden|entscheidung|so weit|soweit|getroffen|abgeschlossen|ruckmeldung geben)
        (noch|etwas) .. (geduld|gedulden)
        (verzoger*) .. (entscheidung|prozess|auswahl|ruckmeldung)
        (bis|spatestens) .. (horen|melden|melde|bescheid|ruckmeldung|entscheidung) .. (sie|du|wir|mich|von)
        (horen|melde|melden) .. (bis|spatestens|ende|im) .. (woche|april|mai|juni|juli|marz|februar|januar|monat|freitag|montag)
        (nichts|keine) (neues|neuigkeiten|entscheidung) .. (krank|urlaub|noch|weil|da|entscheiden|ohne)
        (noch) (nichts neues|keine neuigkeiten|keine entscheidung)
    """,
    LIKELY: """
        noch (zwei|eine|drei|ein paar|einige|2|3) (wochen|woche|tage)
        (um|dauert) .. geduld
        (gib|geben|gebt) .. uns .. (noch|bis|zeit)
        (zieht|zogert|verzogert) sich
        (zwei|drei|eine|paar|einige) (wochen|woche|tage) geduld
        (noch) .. (wochen|woche|tage) .. geduld
        (antwort|entscheidung|ruckmeldung) .. (versprochen|zugesagt)
        (treffen|sprechen|sehen) .. noch .. (person|bewerber*|kandidat*|gesprach)
    """,
}

_SENT_ASK = {
    SURE: """
        (feedback|ruckmeldung|ruckmeldungen|hinweis*) .. (wurde|helfen|hilfreich|freuen|dankbar|geben|bekommen|zu meinem|zu meiner|konnten|konntest|ware)
        (bitte|bitten|um|wurde|konnten|konntest|ware|freuen|dankbar) .. (feedback|ruckmeldung zu|kurze ruckmeldung|ehrliche ruckmeldung|einschatzung)
        (woran|was|warum|wo) .. (gelegen|gefehlt|besser machen|verbessern|ausschlag*|gestort|lag|gegen mich|anders machen)
        (magst|konnen|konnten|konntest|kannst|wurden|wurdest|durfte|darf) .. (sagen|mitteilen|verraten|fragen) .. (woran|was|warum|wo|ob|wie)
    """,
}

_SENT_THANKS = {
    SURE: """
        (danke|dank|bedanken|danken) .. (fur)? .. (gesprach|interview|zeit|austausch|einladung|kennenlernen|telefonat|treffen|gestern|heute)
        (gesprach|austausch|kennenlernen|interview) .. (gefreut|gefallen|spass|angenehm|spannend)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (bin|befinde|sind) .. (ausser haus|nicht im buro|abwesend|im urlaub|nicht erreichbar|in elternzeit|ausserhalb|auf dienstreise|nicht im haus)
        (abwesenheitsnotiz|automatische antwort|abwesenheit)
        (nicht|keinen) (im buro|zugriff auf)
        (ab|bis) .. wieder (erreichbar|im buro|fur sie|da|zuruck)
    """,
}

_CONDITIONAL = """
    (falls|sofern|ob|sobald|soweit|bevor)
    wenn !(sie noch (wollen|mochten)|du noch (willst|magst|mochtest)|es (ihnen|dir|euch) (_)? (passt|recht)|du (magst|willst) ,|sie (mochten|wollen) ,)
    (sollte|sollten|solltest)
    im (falle|fall)
    ^ (kommen|kommst|passt|passen|uberzeugt|uberzeugen|gefallt|gefallen|findet|entscheiden|entscheidet|entspricht|entsprechen) (sie|du|wir|ihr|deine|ihre|dein|uns|es) .. ,
    , (kommen|kommst|passt|passen|uberzeugt|uberzeugen|gefallt|gefallen|findet|entscheiden|entscheidet|entspricht|entsprechen) (sie|du|wir|ihr|deine|ihre|dein|uns|es) .. ,
    ^ (konnen|werden|mussen|haben|hast|wirst|kannst|finden|wollen) (sie|du|wir|ihr|deine|ihre|dein) ... ,
    ^ (unvollstandige|verspatete|samtliche|alle) (bewerbungen|unterlagen)
    (gegebenenfalls|ggf|eventuell|gegebenen falls)
    (in der regel|ublicherweise|normalerweise)
    (bewerber*|kandidat*) , die
    nachdem (wir|sie|du)
    entweder
"""

_JOB = """
    (bewerbung|bewerbungen|bewerbungsunterlagen|bewerbungsprozess|bewerbungsverfahren|bewerber|bewerberin|bewerberinnen|bewirb|beworben|initiativbewerbung|bewerbungsgesprach|bewerbenden)
    (stelle|stellenausschreibung|stellenangebot|vakanz|stellenanzeige|arbeitsvertrag|anstellung|festanstellung|praktikum|ausbildung|werkstudent*|ausbildungsplatz)
    (auswahlgesprach*|auswahlverfahren|auswahlentscheidung|auswahlkommission|stellenbesetzung*|besetzungsverfahren|probearbeit*|dienstantritt|einstellungstest|vorstellungsgespraech*|bewerbungsgespraech*|bewerbungsfrist|stellenausschreibungen|bewerberauswahl)
    (vorstellungsgesprach|interview|kennenlerngesprach|personalabteilung|personalgewinnung|personalreferent*|recruiting|recruiter*|personal|hr|talent*|headhunter|personalberat*|arbeitgeber*)
    (lebenslauf|anschreiben|gehalt|gehaltsvorstellung*|arbeitsbeginn|eintrittstermin|karriere|job|jobs|kandidat|kandidatin|kandidaten)
    (m w d|w m d|m d w|d m w|m w x|w m x|all genders|gn|mwd)
    position (als|des|der|im)
    rolle als
    (nachste|nachsten|nachster|nachstes) (schritt|runde)
    (testaufgabe|probearbeit*|fallstudie)
    (entwickler*|ingenieur*|analyst*|sachbearbeit*|kauffrau|kaufmann|pflegefach*|erzieher*|lehrkraft|referent*|projektleit*|teamleit*|leiter*|leitung|berater*|buchhalter*|controller*|engineer|developer|manager*|mechatroniker*|techniker*|assistenz|assistent*|redakteur*|architekt*|administrator*|disponent*|designer*)
    (anstellung|beschaftigen|festanstellung|gehalt|berufungskommission|personalabteilung|professur|schichten|aushilfe|lagerhelfer|redaktion)
    (backend|frontend|rezeption|probearbeiten|probetag|kuchenchef|kanzlei|gehalt|angestellt|personal|personalstelle|bewerbungsbogen)
"""

_OTHER = """
    (mittagessen|abendessen|bier|feierabendbier|geburtstag|grillen|grillabend|brunch)
    (ehrenamtlich*|freiwillige|freiwilligen|nachbar*|tag der offenen tur|sommerfest)
    (jury|fotopreis|kunstpreis|literaturpreis|stipendiat*|projekt einreichen|freischalten|vorsprechen|stuck|parzelle)
    (mitglied*|ehrenamt|vorstandswahl|casting|vorsingen|chor|orchester|wettbewerb|gewinnspiel|preis)
    (parkausweis|genehmigung|sozialamt|jugendamt|zuschuss|beihilfe)
    (massage|kosmetik|fitnessstudio|sporthalle|restaurant|probestunde|tanz*)
    (kreditkarte|kredit|darlehen|hypothek|finanzierung|kreditantrag|konto|girokonto|bank|sparkasse)
    (antrag|beantragt|antrags|visum|visa|aufenthalt*|einburgerung|reisepass|personalausweis|bafog|elterngeld|wohngeld|baugenehmigung|bauantrag)
    (wohnung|mietwohnung|vermieter|vermietung|besichtigung|mietinteressent*|wg|zimmer|mieter|makler)
    (studienplatz|zulassung|studiengang|hochschule|universitat|immatrikulation|schulplatz|kita|kitaplatz|kindergarten|betreuungsplatz|schule)
    (stipendium|forderung|forderantrag|projektantrag|mitgliedschaft|verein|bibliothek*|bibliotheksausweis|leserausweis|spende*|ehrenamt*)
    (beitrag|manuskript|einreichung|gutachten|tagung|konferenz|abstract|zeitschrift|workshop|vortragsvorschlag)
    (paket|sendung|lieferung|bestellung|bestellt|rechnung|rucksendung|reklamation|garantie|reparatur|gutschein|rabatt|abo|abonnement|versand)
    (arzt|arztin|zahnarzt*|praxis|behandlung|patient*|impf*|friseur*|werkstatt|hauptuntersuchung|fuhrerschein|fahrschule|fahrstunde|fahrprufung|tierarzt*)
    (konzert|ticket|tickets|karten|vorstellung am|veranstaltung|auffuhrung|festival|theater|kino)
    (kurs|webinar|seminar|lehrgang|yoga|training|fortbildung|vorlesung|sprachkurs|abschlussprufung|fahrprufung)
    (versicherung|versicherungsschutz|police|tarif|strom|gas|okostrom|handyvertrag)
    (umfrage|newsletter|podcast|magazin)
    (reise|flug|hotel|buchung|reservierung|zug|bahn|tisch)
    (ausschreibung|angebotsabgabe|lieferant*|vergabe)
    (aufstellung|training|tor|verkaufer haben|kaufangebot|mieter)
    (ihren sohn|ihre tochter|ihr kind|warteliste|zeltlager)
    (trainer|jugend|liga|kassenwart|amt des|wahl ist durch|angetreten)
    (auftrag an|klempner|kostenvoranschlag)
    (film|komparsen)
    (steht in der zeitung|wohnungstausch)
    (stimmen|elternbeirat|kandidatur|wohnung)
"""

_VETO = """
    ich (habe|hab) .. (ein|mein) (vorstellungsgesprach|bewerbungsgesprach|interview)
    (bestatigen|bestatige|verifizieren|verifiziere) .. (e mail|email|adresse|konto|account|benutzerkonto|mailadresse)
    (passwort|kennwort) .. (zurucksetzen|andern|vergessen|neu)
    (konto|account|profil|benutzerkonto) .. (wurde|ist) .. (erstellt|angelegt|aktiviert|eingerichtet)
    (bewerbung) .. (noch nicht|nicht) .. (abgeschlossen|abgesendet|abgeschickt|vollstandig|eingereicht|fertig)
    (podcast|webinar|karrieretag|jobmesse|karrieremesse|infoveranstaltung|tag der offenen tur)
    (newsletter|abonniert|rundbrief) .. (abgemeldet|abmelden|erhalten|abonniert|weil|sie)
    (hiermit|ich) .. (bewerbe) (ich)? mich
    ich bewerbe mich
    (anbei|anhang) .. (meine|mein) (bewerbung*|lebenslauf)
    meine bewerbung (auf|als|um|fur)
    (ich habe|hab) .. (eine)? absage (bekommen|erhalten|gekriegt|kassiert)
    ich (hab|habe) .. absage .. (bekommen|erhalten|gekriegt|kassiert)
    (bewerber|kandidat|kandidatin) .. (interviewst|interviewen sie|bewertung|beurteilen|einschatzung zum)
    (tipps|ratgeber|so) .. (bewerbung|vorstellungsgesprach|absage)
    (absturzbericht|anwendungsfehler)
    liebe (mitglieder|eltern|nachbarn|familien)
"""

GERMAN = Language(
    code="de",
    common="und der die das wir sie ihre ihr fur mit ist nicht sich auf eine einen den von zu dich deine uns haben leider als dass ihnen dir im am hallo",
    kinds={
        MailKind.REJECTION: REJECTION,
        MailKind.INVITATION: _INVITATION,
        MailKind.MOVED: _MOVED,
        MailKind.CANCELLED: _CANCELLED,
        MailKind.OFFER: _OFFER,
        MailKind.ASSESSMENT: _ASSESSMENT,
        MailKind.CONFIRMATION: _CONFIRMATION,
        MailKind.OUTREACH: _OUTREACH,
        MailKind.FEEDBACK: _FEEDBACK,
        MailKind.DECLINED_FEEDBACK: _DECLINED_FEEDBACK,
        MailKind.MORE_TIME: _MORE_TIME,
        MailKind.SENT_ASK: _SENT_ASK,
        MailKind.SENT_THANKS: _SENT_THANKS,
        MailKind.OUT_OF_OFFICE: _OUT_OF_OFFICE,
    },
    any_order=ANY_ORDER,
    conditional=_CONDITIONAL,
    negative="(nicht|kein|keine|keinen|keinem|keiner)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
