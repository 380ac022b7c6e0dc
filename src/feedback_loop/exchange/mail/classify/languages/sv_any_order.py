"""Phrases of Swedish mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (tjansten|platsen|jobbet|rollen|uppdraget|praktikplatsen) & (gick|gatt|gar) & till & (nagon annan|annan|en annan|en intern|nagon med) & !(lagenhet*|annu)
            (avbryta|avbrutit|avbrots|avslutat|lagga ner|dragit tillbaka) & (rekryteringen|tjansten|rekryteringsprocessen|tillsattningen) & !(din medverkan)
            (hittat|valt|anstallt|gatt vidare med|bestamt oss for) & (nagon annan|en annan (person|sokande|kandidat)|annan sokande) & !(lagenhet*|kopare|annu)
            (redan|tyvarr) & (folk|bemannat|fullt|fulltaligt) & (inget|inte|racker)
            (annan|andra|annat|intern) (_)? (kandidat*|person*|sokande|profil*) & (valt|valde|beslutat|bestamt|beslut|vidare|anstallt|tillsatt|val|fallit|prioriter*) & !(annu|innan|forst|bostad*|lagenhet*|inte mottagit)
            (ansokan|kandidatur|profil|cv) & (inte|avslag|avslagits|tyvarr ej) & (gatt|gar|ga|vidare|aktuell|valts|vald|kvalific*|fatt|matchar|motsvarar|lyckad|stammer|passar) & (din|er|dig|du) & !(annu|tvek*|om du|komplett*)
            ansokan & (avslag|avslagits|avbojts|avbojt|nekats)
            (tjansten|rollen|positionen|rekryteringen|jobbet|uppdraget) & (tillsatt|tillsatts|avslutad|avslutats|avbruten|avbrutits|pausad|pausats|stangd|fryst|indragen|dragits) & (ar|har|nu|redan|blivit) & !(annu|innan|nar|tills)
            inte & (aktuell|vidare|utvald|vald|kvar) & (du|dig|din|ni) & (tjansten|rollen|processen|rekrytering*|ansokan|gang|omgangen|steg|intervju) & !(annu|om du|tvek*)
            (tyvarr|ledsen|beklagar|trakigt) & (inte|ej) & (vidare|erbjuda|aktuell|utvald|vald|kalla|valt) & !(annu|om du)
        """,
        LIKELY: """
            (blev|blir|var) (tyvarr)? inte du
            (gick|gar) till nagon annan & !(lagenhet*)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (ansokan|cv) & (mottagit|mottagen|tagit emot|kommit in|registrerad|registrerats|inkommit|skickad|skickats|fatt|bekraftar|bekraftelse) & (din|er|tack|vi|nu) & !(inte|tyvarr|avslag|annu|efter)
            (gar igenom|granskar|laser|tittar pa|behandlar|ga igenom|granska) & (din|alla|er) (_)? (ansokan|ansokningar|cv) & !(inte|tyvarr|efter)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (kallad|kallas|kalla|bjuda|inbjuden|bjuder|valkommen|kallelse) & (intervju*|anstallningsintervju*|provjobb*|provpass|rekryteringsmote) & (du|dig|ni|er) & !(inte|tyvarr|installd*|korskola*|prov den)
            (kund|chefen|foretaget|agaren|teamet|rektorn) & (vill|skulle vilja|onskar) & (traffa|prata med|intervjua|mota) dig & !(inte|tyvarr|installd*)
            (intervju*|telefonintervju*|videointervju*) & (bjuda|bjuder|inbjud*|kalla|kallad|kallelse|boka|bokad|valkommen|traffa|tider|passar|bekrafta*) & !(inte|tyvarr|flytta*|omboka*|boka om|installd*|stalla in|tack for|efter)
        """,
        LIKELY: """
            (komma|kom|titta|kika) & (kan|kunde|skulle|vill|har du) & (forbi|in|hit|prata|verkstaden|kontoret|butiken|provjobba|traffa) & (#|mandag|tisdag|onsdag|torsdag|fredag|lordag|imorgon) & !(stalla in|istallet|tack for|inte)
            (intervju*|samtal|telefonsamtal|mote|traffa|traffas|prata|fika) & (passar|fungerar|kan du|skulle du|har du|foreslar|valkommen|garna|bokat) & (#|mandag|tisdag|onsdag|torsdag|fredag|imorgon|vecka|kl|teams|zoom) & !(stalla in|installd*|flytta*|boka om|omboka*|istallet|tack for|tyvarr)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (personlighetstest*|logiktest*|arbetsprov*|kodtest*|fardighetstest*|begavningstest*|programmeringstest*|case|test|tester) & (genomfor*|gora|gor|losa|skicka|lamna|fyll*|svara) & (nasta steg|processen|rekrytering*|lank*|dagar|senast|tjansten|ansokan|hemma) & !(genomfort|tack for|mottagit)
        """,
        LIKELY: """
            (litet|liten|kort) (_)? (test|uppgift|prov|ovning|case|arbetsprov) & (skickar|bifogar|gora|gor|har till|lamna|tillbaka|losa) & !(tack for|kurs*|lakare)
            (uppgift|testuppgift|arbetsprov|ovning|case|text) & (bifogat|bifogad|bifogar|skickar|liten|bilaga) & (losning|svar|tillbaka|senast|oversatt*|gor|timmar) & !(tack for|mottagit|kurs*|lakare)
            (forbered|forbereda|forbereder) & (presentation|provlektion|lektion) & (minuter|amne|tema|bilder) & !(seminari*|kurs*)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (glada|glad|noje|gladje|glatt) & (erbjuda|erbjudande) & (tjansten|anstallning*|jobbet|rollen|anstallningsavtal) & !(intervju|inte)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (ansokningstid*|sista ansokningsdag|urval|urvalet|urvalsarbet*|rekrytering*|beslut|tillsattning*) & (forlangt*|forlangd|forlangs|forsenad*|drar ut|pagar|drojer|fordrojd|tar langre|inte klar*|annu inte) & !(bidrag*|intervjun (ar|har)|inte gatt vidare|stipendi*)
            (beslut|beslutet|processen|rekryteringen|besked|aterkoppling) & (annu|forsen*|drojer|langre|talamod|mer tid|fortfarande) & (inte|nagra|vecka|veckor|dagar|an|tid|pagar|blivit|drojer|forsenad*) & !(annan kandidat|andra kandidat*|inte ga vidare)
        """,
        LIKELY: """
            (beslut|beslutet|svar|svaret|besked|beskedet) & (drojer|forsenat|forst|skjuts|tar lite langre) & (vecka|#|manad|mandag|fredag|till|langre) & !(intervjun|lan|bygglov)
            (kvar|aterstar|ytterligare) & (kandidat*|sokande|personer|intervjuer) & (traffa|intervjua|hor av mig|aterkommer|prata) & !(lagenhet*)
            (hor av mig|hor av oss|aterkommer|meddelar) & (besked|beslut|svar|fortfarande|urval*) & (#|mandag|tisdag|onsdag|torsdag|fredag|lordag|imorgon|morgon|vecka|veckan) & !(intervjun ar)
            (behover|drojer|traffas|tar) & (veckor|vecka|dagar|manad) & (besked|beslut|till|svar|innan) & !(annan kandidat|intervju den)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (feedback|aterkoppling|vad|varfor|tips) & (kan|skulle|far jag|garna|tacksam|beratta|veta|saga) & (battre|saknades|forbattra|avgjorde|beslut*|feedback|aterkoppling|nasta gang|utveckla)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            tack & (samtal*|tid|visning*|motet|intervju*|rundtur*|mottagand*|fika*) & !(din ansokan|aterkoppling)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            inte & (kommentera|motivera|motiveringar|motivering|aterkoppling|feedback) & (enskilda|individuell*|policy|princip|ansokningar|beslut|urval*) & !(annu|an)
            (aterkoppling|feedback) & (inte|ingen) & (individuell*|mojlighet|lamna|ger|lamnar|personlig*) & !(annu|tveka)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (intervju|intervjun|intervjuerna|intervjutid*|provpass*) & (stalla in|staller in|installd|installda|installt|blir inte av|blir tyvarr inte av|avbokad|avbokas|avboka|avlyst) & !(tjansten ar|om du|vill du)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (soker|letar|sokes|behover) & (intresserad|intresse|nyfiken|uppdrag|sugen|kund|omgaende) & (profil|kund|svetsare|ingenjor*|tekniker|ekonom|kock|larare|sjukskoterska|utvecklare|tjanst*|jobb|roll|medarbetare|uppdrag) & !(din ansokan|intervju|tyvarr|lagenhet*|volontar*)
        """,
    },
}
